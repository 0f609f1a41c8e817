import {describe, expect, it} from "vitest";
import type {Equation, ProtectedCell} from "./types.js";
import {verraeterischeVeraenderungen} from "./veraenderungen.js";

const thresholds = {default: 5};
const gezeigt = (id: string): boolean => !id.startsWith("rest/");
const offen = (id: string, value: number, previous?: number): ProtectedCell => ({
  ...{id, value, status: "open"},
  ...(previous !== undefined && {previous})
});
const geschuetzt = (id: string, value: number): ProtectedCell => ({
  id,
  value,
  status: "secondary",
  withheld: "register"
});
const summe: Equation[] = [{total: "summe", parts: ["a", "b", "c"]}];
const suche = (cells: ProtectedCell[], equations = summe): string[] =>
  verraeterischeVeraenderungen(cells, equations, thresholds, gezeigt);

describe("the change of withheld numbers between two releases", () => {
  it("is found where the total and the open part give it away, although both changed by enough themselves", () => {
    // Total 210 to 218, open part 48 to 54: the two withheld ones went up by 2.
    const cells = [offen("summe", 218, 210), offen("a", 54, 48), geschuetzt("b", 10), geschuetzt("c", 154)];
    expect(suche(cells)).toEqual(["a"]);
  });

  it("is none if it is as large as the threshold, or if nothing changed", () => {
    const rest = [geschuetzt("b", 10), geschuetzt("c", 154)];
    expect(suche([offen("summe", 221, 210), offen("a", 54, 48), ...rest])).toEqual([]);
    expect(suche([offen("summe", 216, 210), offen("a", 54, 48), ...rest])).toEqual([]);
  });

  it("cannot be told in a first release, nor without the total", () => {
    const rest = [geschuetzt("b", 10), geschuetzt("c", 154)];
    expect(suche([offen("summe", 218), offen("a", 54), ...rest])).toEqual([]);
    expect(suche([geschuetzt("summe", 218), offen("a", 54, 48), ...rest])).toEqual([]);
  });

  it("counts a number that was not there before as all of its change", () => {
    const cells = [offen("summe", 222, 210), offen("a", 10), geschuetzt("b", 10), geschuetzt("c", 154)];
    expect(suche(cells)).toEqual(["a"]);
  });

  it("is found over a total that nobody publishes, from two lists that share it", () => {
    const listen: Equation[] = [
      {total: "rest/summe", parts: ["a", "b"]},
      {total: "rest/summe", parts: ["d"]}
    ];
    const total: ProtectedCell = {id: "rest/summe", value: 64, status: "hidden", hidden: true, people: false};
    const cells = [total, offen("a", 54, 48), geschuetzt("b", 10), offen("d", 64, 56)];
    expect(suche(cells, listen)).toEqual(["a"]);
  });

  it("of people nobody counts, and of what may be anything, is nobody's", () => {
    const stunden = [offen("summe", 218, 210), offen("a", 54, 48), geschuetzt("b", 10), geschuetzt("c", 154)];
    expect(suche(stunden.map((cell) => ({...cell, people: false})))).toEqual([]);
  });
});
