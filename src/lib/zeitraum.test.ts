import {describe, expect, it} from "vitest";
import {endeOf} from "./alter.js";
import {formatZeitraum, jahrOf} from "./format.js";

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
