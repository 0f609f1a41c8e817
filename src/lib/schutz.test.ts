import {expect, it} from "vitest";
import {groesstesZuerst, nurZahl, type Zahl} from "./schutz.js";

it("orders the largest first and leaves what is no number at the end as it stood, whatever it hides", () => {
  const liste: [string, Zahl][] = [
    ["a", "geschuetzt"],
    ["b", 3],
    ["c", null],
    ["d", 0],
    ["e", 12],
    ["f", "geschuetzt"]
  ];
  expect(
    liste
      .toSorted((x, y) => groesstesZuerst(x[1], y[1]))
      .map(([name]) => name)
      .join("")
  ).toBe("ebdacf");
});

it("never gives a number for a state", () => {
  expect([nurZahl(0), nurZahl(null), nurZahl("geschuetzt")]).toEqual([0, null, null]);
});
