import {describe, expect, it} from "vitest";
import {formatOeffnung, parseOeffnung} from "./oeffnung.js";

const lies = (text: string): string => {
  const offen = parseOeffnung(text);
  if (typeof offen === "string") throw new Error(offen);
  return formatOeffnung(offen);
};

describe("a weekly schedule as offices write it", () => {
  it.each([
    ["Mo 09:00–18:00", "Mo 09:00–18:00"],
    ["Mo 09:00–18:00; Di 10:00–12:00", "Mo 09:00–18:00; Di 10:00–12:00"],
    ["Montag 9-18 Uhr", "Mo 09:00–18:00"],
    ["Mo-Mi 9.00 bis 12.30 Uhr", "Mo 09:00–12:30; Di 09:00–12:30; Mi 09:00–12:30"],
    ["Mo, Mi: 10-12", "Mo 10:00–12:00; Mi 10:00–12:00"],
    ["Di 9-12 und 14-18, Do 14-20", "Di 09:00–12:00, 14:00–18:00; Do 14:00–20:00"],
    ["dienstags von 14 bis 17 Uhr", "Di 14:00–17:00"],
    ["Sonnabend 10 - 13 Uhr", "Sa 10:00–13:00"],
    ["Do 14-16; Mo 9-11", "Mo 09:00–11:00; Do 14:00–16:00"],
    ["Fr 18:00–24:00", "Fr 18:00–24:00"]
  ])("%s", (text, erwartet) => {
    expect(lies(text)).toBe(erwartet);
    expect(lies(erwartet)).toBe(erwartet);
  });

  it("every day", () => {
    expect(lies("täglich 10-12").split("; ")).toHaveLength(7);
  });

  it("counts minutes since midnight", () => {
    expect(parseOeffnung("Mi 15:00–17:30")).toEqual([{tag: "Mi", von: 900, bis: 1050}]);
  });
});

describe("what cannot be read is said in words", () => {
  it.each([
    ["nach Vereinbarung", "weder Wochentag noch Uhrzeit"],
    ["Mo ab 9 Uhr", "„ab“"],
    ["Mo 9 Uhr", "nennt zu 09:00 Uhr kein Ende"],
    ["9-18 Uhr", "ohne Wochentag"],
    ["Mo 18-9", "endet um 09:00 Uhr vor dem Anfang um 18:00 Uhr"],
    ["Mo 25-26", "keine Uhrzeit"],
    ["Mo 9:75-10", "keine Uhrzeit"],
    ["Mo", "ohne Uhrzeiten"],
    ["Fr-Mo 9-12", "falscher Folge"],
    ["Mo 9-12, 11-14", "überschneiden"]
  ])("%s", (text, worte) => {
    expect(parseOeffnung(text)).toContain(worte);
  });
});
