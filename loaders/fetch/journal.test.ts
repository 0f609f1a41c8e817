import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {sha256Of} from "../contract/table.js";
import {finishJournal, removeHalfBuilt, writeOutputs} from "./journal.js";

const dead = 2 ** 22 + 1;

describe("the journal", () => {
  let dataDir = "";
  const at = (path: string): string => join(dataDir, path);
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), {recursive: true});
    writeFileSync(at(path), text);
  };
  const files = (): Record<string, string> =>
    Object.fromEntries(
      (readdirSync(dataDir, {recursive: true}) as string[])
        .filter((path) => statSync(at(path)).isFile())
        .map((path) => [path.replaceAll("\\", "/"), readFileSync(at(path), "utf8")])
    );
  const journalOf = (entries: readonly [von: string, nach: string, text: string][]): string =>
    JSON.stringify({
      dateien: entries.map(([von, nach, text]) => ({von, nach, sha256: sha256Of(new TextEncoder().encode(text))}))
    });

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "journal-"));
    put("official/ewr/a.csv", "alt");
    put("official/ewr/a.meta.json", "alt");
  });
  afterEach(() => rmSync(dataDir, {recursive: true, force: true}));

  const outputs = [
    {path: "official/ewr/a.csv", text: "neu"},
    {path: "official/ewr/a.meta.json", text: "neu"}
  ];

  it("is gone after a write that went well, with all it staged", () => {
    expect(writeOutputs(dataDir, outputs)).toEqual({written: outputs.map(({path}) => path), unchanged: []});
    expect(files()).toEqual({"official/ewr/a.csv": "neu", "official/ewr/a.meta.json": "neu"});
    expect(existsSync(at("build/einlesen"))).toBe(false);
  });

  it.each([
    ["before the first rename", ["0.neu", "1.neu"], {"official/ewr/a.csv": "alt", "official/ewr/a.meta.json": "alt"}],
    ["between two renames", ["1.neu"], {"official/ewr/a.csv": "neu", "official/ewr/a.meta.json": "alt"}],
    ["after the last rename", [], {"official/ewr/a.csv": "neu", "official/ewr/a.meta.json": "neu"}]
  ])("of a run killed %s is carried out by the next command", (_, staged, state) => {
    for (const [path, text] of Object.entries(state)) put(path, text);
    for (const name of staged) put(`build/einlesen/${dead}-ab/${name}`, "neu");
    put(
      "build/einlesen/journal.json",
      journalOf([
        [`${dead}-ab/0.neu`, "official/ewr/a.csv", "neu"],
        [`${dead}-ab/1.neu`, "official/ewr/a.meta.json", "neu"]
      ])
    );
    expect(finishJournal(dataDir)).toBe(2);
    expect(files()).toEqual({"official/ewr/a.csv": "neu", "official/ewr/a.meta.json": "neu"});
    expect(finishJournal(dataDir)).toBe(0);
  });

  it("that was cut off counts for nothing, since no rename had begun", () => {
    put(`build/einlesen/${dead}-ab/0.neu`, "neu");
    put("build/einlesen/journal.json", '{"dateien": [{"von":');
    expect(finishJournal(dataDir)).toBe(0);
    expect(files()).toEqual({"official/ewr/a.csv": "alt", "official/ewr/a.meta.json": "alt"});
  });

  it("refuses staged files that are damaged, before it renames any", () => {
    put(`build/einlesen/${dead}-ab/0.neu`, "neu");
    put(`build/einlesen/${dead}-ab/1.neu`, "n");
    put(
      "build/einlesen/journal.json",
      journalOf([
        [`${dead}-ab/0.neu`, "official/ewr/a.csv", "neu"],
        [`${dead}-ab/1.neu`, "official/ewr/a.meta.json", "neu"]
      ])
    );
    expect(() => finishJournal(dataDir)).toThrow("ist beschädigt");
    expect(files()).toMatchObject({"official/ewr/a.csv": "alt", "official/ewr/a.meta.json": "alt"});
  });

  it("of another run is carried out before a new one is written", () => {
    put(`build/einlesen/${dead}-ab/0.neu`, "von einem anderen");
    put("build/einlesen/journal.json", journalOf([[`${dead}-ab/0.neu`, "official/mss/b.csv", "von einem anderen"]]));
    writeOutputs(dataDir, outputs);
    expect(files()).toEqual({
      "official/ewr/a.csv": "neu",
      "official/ewr/a.meta.json": "neu",
      "official/mss/b.csv": "von einem anderen"
    });
  });

  it("leaves the staged files of a run that is still at work, and removes those of dead ones", () => {
    put(`build/einlesen/${dead}-ab/0.neu`, "x");
    put(`build/einlesen/${process.pid}-ab/0.neu`, "x");
    finishJournal(dataDir);
    expect(Object.keys(files()).filter((path) => path.startsWith("build"))).toEqual([
      `build/einlesen/${process.pid}-ab/0.neu`
    ]);
  });

  it("is not begun where a file could not be put in place", () => {
    put("official/mss", "eine Datei, wo ein Ordner stehen müsste");
    const before = files();
    expect(() => writeOutputs(dataDir, [...outputs, {path: "official/mss/b.csv", text: "x"}])).toThrow();
    expect(files()).toEqual(before);
  });

  it("half-written files of killed runs go, those of running ones and whole files stay", () => {
    for (const name of ["d.duckdb", `d.duckdb.${dead}.neu`, `d.duckdb.${dead}.neu.wal`, `d.duckdb.${process.pid}.neu`])
      put(`build/${name}`, "x");
    put(`build/changes.md.${dead}.neu`, "x");
    removeHalfBuilt(at("build/d.duckdb"));
    expect(readdirSync(at("build")).sort()).toEqual(["d.duckdb", `d.duckdb.${process.pid}.neu`]);
  });
});
