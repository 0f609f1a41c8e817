import {expect, it} from "vitest";
import {readAngabe, tausenderOf} from "./zahl.js";

it.each([
  ["42,9", 42.9],
  ["42.9", 42.9],
  ["0,936", 0.936],
  ["1234", 1234],
  ["1 234", 1234],
  ["1\u202f234,5", 1234.5],
  ["1.234,5", 1234.5],
  ["1,234.5", 1234.5],
  ["1.234.567", 1234567],
  ["–1,5", -1.5],
  ["−1,5", -1.5],
  ["+3", 3],
  ["17 %", 17],
  ["0", 0],
  ["-0", 0]
])("%s is a number", (text, wert) => {
  expect(readAngabe(text)).toMatchObject({art: "zahl", wert, fussnote: ""});
});

it("1.234 and 1,234 are left open unless the table decides", () => {
  for (const text of ["1.234", "1,234"])
    expect(readAngabe(text)).toMatchObject({art: "mehrdeutig", ganz: 1234, dezimal: 1.234});
  expect(readAngabe("1.234", ".")).toMatchObject({art: "zahl", wert: 1234});
  expect(readAngabe("1.234", ",")).toMatchObject({art: "zahl", wert: 1.234});
});

it("a table decides by what can be read in one way only, and not if it contradicts itself", () => {
  expect(tausenderOf(["1.234", "42,9"])).toBe(".");
  expect(tausenderOf(["1,234", "42.9 %"])).toBe(",");
  expect(tausenderOf(["1.234", "56"])).toBeNull();
  expect(tausenderOf(["-1,5", "20.9", "1.234"])).toBeNull();
});

it("signs are states, a dash is a zero, words and brackets are neither", () => {
  const states = {"k. A.": "fehlt", "k.A.": "fehlt", "…": "fehlt", "•": "geschuetzt", x: "entfaellt"};
  for (const [text, status] of Object.entries(states)) expect(readAngabe(text)).toMatchObject({art: "zustand", status});
  for (const text of ["–", "-", "—"]) expect(readAngabe(text)).toMatchObject({art: "nichts"});
  for (const text of ["", "/", "(12)", "ca. 12", "12 bis 14", "007", "1.23.4", "1 23"])
    expect([text, readAngabe(text).art]).toEqual([text, "unlesbar"]);
});

it("a mark is told apart from the number before it", () => {
  const marks = [
    ["42,9*", 42.9, "*"],
    ["42,9 **", 42.9, "**"],
    ["42,9²", 42.9, "²"],
    ["12 1)", 12, "1)"]
  ] as const;
  for (const [text, wert, fussnote] of marks) expect(readAngabe(text)).toMatchObject({art: "zahl", wert, fussnote});
  expect(readAngabe("k. A.*")).toMatchObject({art: "zustand", fussnote: "*"});
});
