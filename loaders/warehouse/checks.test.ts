import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {writeSmallData} from "../../test/support/smallData.js";
import {buildWarehouse} from "./build.js";
import {checks} from "./checks.js";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bedarfsatlas-pruefungen-"));
  writeSmallData(dataDir, ["ewr/2020-12", "qpk/soziale-lage-2020"]);
});
afterEach(() => rmSync(dataDir, {recursive: true, force: true}));

const edit = (file: string, change: (text: string) => string): void => {
  const path = join(dataDir, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after, `${file} is changed`).not.toBe(before);
  writeFileSync(path, after);
};
const messageOf = (): Promise<string> =>
  buildWarehouse({dataDir, out: join(dataDir, "build/x.duckdb"), report: () => undefined}).then(
    () => "",
    (error: unknown) => (error instanceof Error ? error.message : String(error))
  );

describe("checks", () => {
  it("refuse a figure of a report at a level its indicator does not show", async () => {
    edit("official/qpk/soziale-lage-2020.csv", (text) =>
      text.replace(/^(.*,2019),10,(arbeitslose,.*),10015,(.*)\n/m, (row, a: string, b: string, c: string) =>
        [row, `${a},100101,${b},900,${c}\n`, `${a},100102,${b},800,${c}\n`].join("")
      )
    );
    edit("official/qpk/soziale-lage-2020.meta.json", (text) => text.replace('"zeilen": 4', '"zeilen": 6'));
    const message = await messageOf();
    expect(message).toContain("Kennzahl arbeitslose, Ebene bzr: 2 Zahlen aus soziale-lage-2020 verletzt die Regel");
    expect(message).toMatch(/data\/catalogue\/indicators\.json.*„ebenen“[^\n]*\.$/m);
  });

  it("say where a Merkmal that nobody uses is to be entered", async () => {
    edit("catalogue/indicators.json", (text) => {
      const all = JSON.parse(text) as {id: string}[];
      return JSON.stringify(all.filter(({id}) => id !== "qpk_arbeitslose"));
    });
    const message = await messageOf();
    expect(message).toMatch(/qpk arbeitslose verletzt.*indicators\.json.*methode\.json.*„nicht_verwendet“[^\n]*\.$/m);
  });

  it("end what the reader can do with a full stop", () => {
    for (const {name, abhilfe} of checks) if (abhilfe !== undefined) expect(abhilfe, name).toMatch(/\.$/);
  });
});
