import {describe, expect, it} from "vitest";
import {endeOf} from "./alter.js";
import {formatMitEinheit, formatZeitraum, jahrOf} from "./format.js";
import {vom, zum} from "./texte/zeit.js";

describe("periods of every form", () => {
  it.each([
    ["2020-12-31", "31.12.2020", 2020, "2020-12-31"],
    ["2026-02", "Februar 2026", 2026, "2026-02-28"],
    ["2022", "2022", 2022, "2022-12-31"],
    ["2015/2017", "2015 bis 2017", 2017, "2017-12-31"]
  ])("%s", (zeitraum, text, jahr, ende) => {
    expect(formatZeitraum(zeitraum)).toBe(text);
    expect(jahrOf(zeitraum)).toBe(jahr);
    expect(endeOf(zeitraum)).toBe(ende);
  });
});

it.each([
  ["2020-12-31", "am 31.12.2020", "vom 31.12.2020"],
  ["2026-07", "im Juli 2026", "vom Juli 2026"],
  ["2022", "im Jahr 2022", "aus dem Jahr 2022"],
  // A change and a mean of years read alike, so that neither is called the other.
  ["2015/2017", "für 2015 bis 2017", "für 2015 bis 2017"]
])("%s in a sentence", (zeitraum, wann, woher) => {
  expect([zum(zeitraum), vom(zeitraum)]).toEqual([wann, woher]);
});

it("a unit that is a word stands apart from its number, a sign close to it; neither breaks away", () => {
  expect(formatMitEinheit(28.5, "je 10.000", 1)).toBe("28,5\u00a0je\u00a010.000");
  expect(formatMitEinheit(28.5, "%", 1)).toBe("28,5\u202f%");
  expect(formatMitEinheit(12, "Ew.")).toBe("12\u202fEw.");
});
