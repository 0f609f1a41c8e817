import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {CommandError, formatFailure} from "./command.js";
import {nimmSperre} from "./sperre.js";
import {stoerungOf} from "./stoerung.js";
import {pruefeUhr} from "./uhr.js";

/** An error of Node's file functions. */
const system = (code: string, syscall = "open", pfad = "/srv/atlas/x.duckdb"): Error =>
  Object.assign(new Error(`${code}: something, ${syscall} '${pfad}'`), {code, syscall, path: pfad});

describe("a fault of the computer", () => {
  it.each([
    ["ENOSPC", /Speicherplatz reicht nicht/, /Platz schaffen/],
    ["EFBIG", /Speicherplatz reicht nicht/, /Platz schaffen/],
    ["EDQUOT", /Speicherplatz reicht nicht/, /Platz schaffen/],
    ["EROFS", /schreibgeschützt/, /anderen Ordner/],
    ["EACCES", /kein Zugriff/, /Rechte prüfen/],
    ["EPERM", /kein Zugriff/, /Rechte prüfen/],
    ["ENOTDIR", /Ordner sein soll, liegt eine Datei/, /umbenennen/],
    ["EISDIR", /Datei sein soll, liegt ein Ordner/, /umbenennen/],
    ["ENOENT", /Eine Datei fehlt/, /wiederherstellen/],
    ["EMFILE", /zu viele Dateien/, /andere Programme schließen/],
    ["EBUSY", /anderen Programm benutzt/, /warten/],
    ["EIO", /Datenträger meldet einen Fehler/, /prüfen lassen/]
  ])("%s is told in German: what happened, that the last state stays, what to do", (code, was, abhilfe) => {
    const text = formatFailure(system(code), false);
    expect(text).toMatch(was);
    expect(text).toMatch(abhilfe);
    expect(text).toContain("Der letzte gute Stand bleibt.");
    expect(text).not.toMatch(/\n\s+at |errno|something/);
    if (!/^E(MFILE)$/.test(code)) expect(text).toContain("/srv/atlas/x.duckdb");
  });

  it("is known by what other programs say of it, and behind another failure", () => {
    const duckdb = 'IO Error: Could not write file "/srv/x.duckdb": No space left on device';
    expect(stoerungOf(new Error(duckdb))).toMatch(/Speicherplatz.*\/srv\/x\.duckdb/);
    expect(stoerungOf(new Error("index.html: could not write", {cause: system("ENOSPC")}))).toMatch(/Speicherplatz/);
    expect(stoerungOf('Error: EROFS: read-only file system, mkdir "/srv/dist"')).toMatch(/schreibgeschützt/);
    expect(stoerungOf(system("ENOENT", "mkdir"))).toMatch(/Ordner lässt sich nicht anlegen/);
  });

  it("is not made of what is none", () => {
    for (const error of [new Error("Catalog Error: Table x does not exist"), system("ECONNREFUSED"), "nichts", null])
      expect(stoerungOf(error)).toBeNull();
    expect(formatFailure(new CommandError("Schon deutsch, ENOSPC im Text."), false)).toBe(
      "Schon deutsch, ENOSPC im Text."
    );
  });

  it("still shows all there is to whoever asks for it", () => {
    expect(formatFailure(system("ENOSPC"), true)).toMatch(/ENOSPC[^]*\n\s+at /);
  });
});

describe("a lock", () => {
  let dir = "";
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "sperre-"))));
  afterEach(() => rmSync(dir, {recursive: true, force: true}));

  it("is held by one process at a time, which the message names", () => {
    const datei = join(dir, "unter", "bau.sperre");
    const gibFrei = nimmSperre(datei, "Die Datenbank wird");
    expect(() => nimmSperre(datei, "Die Datenbank wird")).toThrow(CommandError);
    expect(() => nimmSperre(datei, "Die Datenbank wird")).toThrow(
      new RegExp(`Die Datenbank wird gerade schon gebaut, vom Prozess ${process.pid}.*bau\\.sperre löschen`)
    );
    gibFrei();
    nimmSperre(datei, "Die Datenbank wird")();
  });

  it.each([
    ["of a killed process", "4194304"],
    ["of a process that had our number", String(process.pid)],
    ["that was never written", ""],
    ["with other content", "x"]
  ])("%s counts for nothing", (_, inhalt) => {
    const datei = join(dir, "bau.sperre");
    writeFileSync(datei, inhalt);
    nimmSperre(datei, "Die Datenbank wird")();
  });
});

describe("the clock", () => {
  it("is believed from the day of the newest figures on, for ten years", () => {
    for (const tag of ["2025-12-31", "2026-03-01", "2035-12-31"])
      expect(pruefeUhr(tag, "2025-12-31")).toEqual({tag, hinweis: null});
  });

  it.each(["1970-01-01", "2025-12-30", "2099-12-31"])(
    "is not believed on %s, and no record is called one of the future",
    (heute) => {
      const {tag, hinweis} = pruefeUhr(heute, "2025-12-31");
      expect(tag).toBe("2035-12-31");
      expect(hinweis).toMatch(/^Hinweis: Die Uhr dieses Rechners zeigt den .* Bitte die Uhr stellen\./);
    }
  );
});
