import {expect, it} from "vitest";
import {formatCsv} from "./csv.js";

it("opens in a German spreadsheet: mark, semicolons, decimal commas, no formulas", () => {
  expect(formatCsv([["=1+1", "-a", "@x", "a;b", 'sagt "ja"', -0.25, 3, null]])).toBe(
    `\ufeff'=1+1;'-a;'@x;"a;b";"sagt ""ja""";-0,25;3;\r\n`
  );
});
