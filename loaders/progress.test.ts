import {expect, it} from "vitest";
import {createProgress} from "./progress.js";

function recorder(
  isTTY: boolean,
  columns?: number
): {isTTY: boolean; columns: number | undefined; text: string; write(text: string): void} {
  return {
    isTTY,
    columns,
    text: "",
    write(text) {
      this.text += text;
    }
  };
}

/** A clock that goes on by 1.2 seconds with every look at it. */
function clock(): () => number {
  let time = 0;
  return () => (time += 1200);
}

it("writes plain lines where there is no terminal", () => {
  const output = recorder(false);
  const progress = createProgress(output, clock());
  progress.step("Datenbank wird gebaut");
  progress.report("ewr 2020-12: 41 Gebiete");
  progress.done("12 Werte");
  expect(output.text).toBe(
    "… Datenbank wird gebaut\n  ewr 2020-12: 41 Gebiete\n✓ Datenbank wird gebaut: 12 Werte (1,2 s)\n"
  );
});

it("writes over one line on a terminal, no wider than it", () => {
  const output = recorder(true, 40);
  const progress = createProgress(output, clock());
  progress.step("Datenbank wird gebaut");
  progress.report("ein Bericht, der länger ist als die Zeile");
  progress.done();
  const lines = output.text.split("\r\u001b[2K").slice(1);
  expect(lines.slice(0, -1).every((line) => line.length < 40 && !line.includes("\n"))).toBe(true);
  expect(lines.at(-1)).toBe("✓ Datenbank wird gebaut (1,2 s)\n");
});

it("says which step failed, and ends a step when the next begins", () => {
  const output = recorder(false);
  const progress = createProgress(output, clock());
  progress.step("eins");
  progress.step("zwei");
  progress.fail();
  progress.fail();
  expect(output.text).toBe("… eins\n✓ eins (1,2 s)\n… zwei\n✗ zwei: abgebrochen (1,2 s)\n");
});
