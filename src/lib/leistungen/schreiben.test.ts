import {describe, expect, it} from "vitest";
import {leseMappe} from "./mappe.js";
import {schreibeMappe} from "./schreiben.js";

describe("schreibeMappe", () => {
  it("writes what is read again, signs that XML knows otherwise included", () => {
    const werte = ["a < b & \"c\" > 'd'", "zwei\nZeilen", "_x0041_", "  Rand  ", "\u0001Steuer", 1.25, -3];
    const [blatt] = leseMappe(
      "x.xlsx",
      schreibeMappe([{name: "A & B", spalten: [], zeilen: [[{wert: "Kopf"}], werte.map((wert) => ({wert}))]}])
    );
    expect(blatt?.blatt).toBe("A & B");
    expect(blatt?.zeilen[0]?.zellen).toEqual([
      "a < b & \"c\" > 'd'",
      "zwei\nZeilen",
      "_x0041_",
      "  Rand  ",
      "Steuer",
      1.25,
      -3
    ]);
  });

  it("gives the same bytes for the same sheets", () => {
    const blaetter = [{name: "A", spalten: [{breite: 8}], zeilen: [[{wert: "x", stil: {fett: true as const}}]]}];
    expect(schreibeMappe(blaetter)).toEqual(schreibeMappe(blaetter));
  });
});
