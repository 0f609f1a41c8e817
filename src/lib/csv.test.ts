import {expect, it} from "vitest";
import {formatCsv} from "./csv.js";

it("opens in a German spreadsheet: mark, semicolons, decimal commas, no formulas", () => {
  expect(formatCsv([["=1+1", "-a", "@x", "a;b", 'sagt "ja"', -0.25, 3, null]])).toBe(
    `\ufeff'=1+1;'-a;'@x;"a;b";"sagt ""ja""";-0,25;3;\r\n`
  );
});

it.each(["\t=1", "\r=1", " =1", "|cmd", "\uff1d1", "\u22121"])("makes %j text too", (text) => {
  expect(formatCsv([[text]])).toMatch(/^\ufeff"?'/);
});

it("shows what would turn the reading direction", () => {
  expect(formatCsv([["a\u202eb\u0000"]])).toBe("\ufeffa\ufffdb\ufffd\r\n");
});
