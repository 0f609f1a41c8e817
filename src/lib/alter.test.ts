import {expect, it} from "vitest";
import {alterOf, formatAlter, istVeraltet} from "./alter.js";

const am = (tag: string): Date => new Date(`${tag}T12:00:00`);

it("tells the age of figures, and when newer ones are overdue", () => {
  expect(alterOf("2025-12-31", am("2026-03-31"))).toBe(3);
  expect(istVeraltet("2020-12-31", 24, am("2026-03-01"))).toBe(true);
  expect(istVeraltet("2025-12-31", 12, am("2026-03-01"))).toBe(false);
  // The figures of a running year are no sign of a wrong clock.
  expect(alterOf("2026", am("2026-03-01"))).toBe(0);
});

it.each(["1970-01-01", "2099-12-31"])(
  "says of a clock that shows %s that it is wrong, and calls nothing old by it",
  (tag) => {
    for (const zeitraum of ["2020-12-31", "2025-12-31", "2018/2020", "2022"]) {
      expect(alterOf(zeitraum, am(tag))).toBeNull();
      expect(istVeraltet(zeitraum, 12, am(tag))).toBe(false);
      expect(formatAlter(alterOf(zeitraum, am(tag)))).toMatch(/Uhr dieses Geräts/);
    }
  }
);
