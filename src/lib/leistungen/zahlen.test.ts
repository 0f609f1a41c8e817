import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {leseZahl} from "./zahlen.js";

describe("a number as Germans write it", () => {
  it.each([
    ["46", 46],
    ["0", 0],
    ["7,5", 7.5],
    ["1.234", 1234],
    ["12.345.678", 12345678],
    ["1.234,5", 1234.5],
    ["1 234", 1234],
    ["1\u00a0234", 1234],
    ["1\u202f234,25", 1234.25],
    ["1'234", 1234],
    ["-3", -3],
    ["−3", -3],
    ["007", 7],
    // Four digits behind the point, or a leading zero, cannot be thousands.
    ["7.5", 7.5],
    ["52.5663", 52.5663],
    ["0.125", 0.125]
  ])("%s", (text, zahl) => {
    expect(leseZahl(text)).toBe(zahl);
  });

  it("in degrees a point is a decimal point", () => {
    expect(leseZahl("13.568", true)).toBe(13.568);
    expect(leseZahl("13.568")).toBe(13568);
    expect(leseZahl("13,568", true)).toBe(13.568);
  });

  it.each(["", "-", "12a", "1.23.4", "1,2,3", "1.234.5", "12.34,5", "1e3", "0x10", "½", "10%", "+5", "1 23", "٣"])(
    "%s is none",
    (text) => {
      expect(leseZahl(text)).toBeUndefined();
    }
  );

  it("reads back every number that the browser writes in German", () => {
    fc.assert(
      fc.property(fc.integer({min: -1_000_000, max: 1_000_000}), fc.boolean(), (hundertstel, useGrouping) => {
        const zahl = hundertstel / 100;
        expect(leseZahl(zahl.toLocaleString("de-DE", {useGrouping, minimumFractionDigits: 2}))).toBe(zahl);
      })
    );
  });
});
