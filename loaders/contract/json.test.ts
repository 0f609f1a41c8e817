import {describe, expect, it} from "vitest";
import {parseJson} from "./json.js";

const placeOf = (text: string): [number | undefined, string | undefined] | null => {
  const result = parseJson(text, "x.json");
  return "problem" in result ? [result.problem.zeile, result.problem.spalte] : null;
};

describe("parseJson", () => {
  it.each(['{"a": [1, -2.5e3, true, null, "\\u00e4\\n"], "b": {}}', " [] ", '"x"', "0", "\uFEFF[1]"])(
    "reads %s",
    (text) => {
      expect(parseJson(text, "x.json")).toEqual({value: JSON.parse(text.replace("\uFEFF", ""))});
    }
  );

  it.each<[string, number, string]>([
    ["", 1, "1"],
    ["[1,\n 2,\n]", 3, "1"],
    ['{"a": 1\n "b": 2}', 2, "2"],
    ['{"a": 1,\n "a": 2}', 2, "2"],
    ['{"a": "x\ny"}', 1, "7"],
    ["{a: 1}", 1, "2"],
    ["[01]", 1, "3"],
    ["[1] 2", 1, "5"],
    ["{'a': 1}", 1, "2"],
    ['["\\x"]', 1, "2"]
  ])("finds the fault of %j in line %d, column %s", (text, line, column) => {
    expect(placeOf(text)).toEqual([line, column]);
  });

  it("agrees with JSON.parse on what is JSON", () => {
    const pieces = ["{", "}", "[", "]", ",", ":", '"a"', '"b"', "1", "-", "null", " ", "\n"];
    let seed = 7;
    const next = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
    let accepted = 0;
    for (let run = 0; run < 4000; run++) {
      const text = Array.from({length: 1 + next(7)}, () => pieces[next(pieces.length)]).join("");
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      const ours = placeOf(text) === null;
      if (valid) accepted++;
      expect(ours, JSON.stringify(text)).toBe(valid);
    }
    expect(accepted).toBeGreaterThan(50);
  });
});
