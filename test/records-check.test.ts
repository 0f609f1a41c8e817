import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createContext, runInContext} from "node:vm";
import {build} from "esbuild";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readRegister} from "../loaders/leistungen/register.js";
import {dokuDatei, withVertrag} from "../loaders/leistungen/vorlageDoku.js";
import {leseDatei} from "../src/lib/leistungen/lesen.js";
import {pruefe} from "../src/lib/leistungen/pruefen.js";
import {tabellen, vertragsversion} from "../src/lib/leistungen/vertrag.js";
import {bundleCommands, project} from "./support/commandProcess.js";
import type {CommandProcess} from "./support/commandProcess.js";
import {mappeAus} from "./support/mappen.js";

const {register, regeln} = readRegister(join(project, "data"));
const zentrum = register.zentren[0]!;
const gut: Record<string, string> = {
  "meldestand.csv": `zentrum_id;zeitraum;gemeldet;stand\n${zentrum.id};01.2025;ja;01.02.2025\n`,
  "angebote.csv": `Zentrum;Angebot;Titel;Leistungsbereich;Zielgruppe;Format;Gültig von\n${zentrum.id};cafe;Café;${
    register.leistungsbereiche[0]!.id
  };alle;offen;01.01.2024\n`,
  "leistungen.csv": `Zentrum;Angebot;Zeitraum;Termine;Stunden;Teilnahmen\n${zentrum.id};cafe;01.2025;4;7,5;46\n`
};

describe("the commands for the centres' records", () => {
  let dir = "";
  let commands: CommandProcess;
  const schreibe = (ordner: string, dateien: Record<string, string>): string => {
    mkdirSync(join(dir, ordner), {recursive: true});
    for (const [name, text] of Object.entries(dateien)) writeFileSync(join(dir, ordner, name), text);
    return join(dir, ordner);
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "meldung-"));
    commands = await bundleCommands();
  });
  afterAll(() => {
    commands.remove();
    rmSync(dir, {recursive: true, force: true});
  });

  it("take the CSV files of a folder as one delivery and show what would appear", async () => {
    const {code, stdout, stderr} = await commands.run(["check", schreibe("gut", gut)]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toContain("Fehler");
    expect(stdout).toContain("Gelesene Zeilen: Angebote 1, Leistungen 1, Meldestand 1");
    expect(stdout).toContain(
      `${zentrum.titel}, 2025: 1 von 12 Monaten gemeldet; Angebote 1, Termine 4, Stunden 7,5, Teilnahmen 46, Beratungen nicht erfasst`
    );
  });

  it("end with 1 and the place of the fault, faults before warnings, good files beside it judged on their own", async () => {
    const schlecht = schreibe("schlecht", {
      ...gut,
      "leistungen.csv": gut["leistungen.csv"]!.replace("7,5;46", "7,5;k. A.") + `${zentrum.id};cafe;01.2025;x;;\n`
    });
    const {code, stdout, stderr} = await commands.run(["check", join(dir, "gut"), schlecht]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/leistungen\.csv, Zeile 3, Spalte „Termine“: „x“ .+\. \S/);
    expect(stdout.indexOf("Fehler  ")).toBeLessThan(stdout.indexOf("k. A."));
    expect(stderr).toBe("1 von 2 Meldungen enthalten Fehler. Bitte berichtigen und noch einmal prüfen.\n");
    expect(stdout + stderr).not.toMatch(/^ {4}at |Error:|undefined/m);
  });

  it("say what an unreadable file is, and what to do", async () => {
    const datei = join(schreibe("alt", {}), "meldung.xls");
    writeFileSync(datei, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]));
    const {code, stdout} = await commands.run(["check", datei]);
    expect(code).toBe(1);
    expect(stdout).toContain("hat das alte Format von Excel (.xls)");
    expect((await commands.run(["check", join(dir, "gibt-es-nicht")])).stderr).toContain("gibt es nicht");
    expect((await commands.run(["check"])).stderr).toContain("npm run check -- DATEI");
  });

  it("write the corrected workbook, and never over a file that is there", async () => {
    const ziel = join(dir, "korrektur.xlsx");
    const aufruf = ["check", schreibe("gut", gut), "--korrektur", ziel];
    expect((await commands.run(aufruf)).code).toBe(0);
    const {saetze, fehler} = pruefe(await leseDatei("korrektur.xlsx", readFileSync(ziel)), {
      ...{register, regeln},
      heute: "2026-02-15"
    });
    expect([fehler, saetze.leistungen?.[0]?.werte["stunden"]]).toEqual([0, 7.5]);
    const nochmal = await commands.run(aufruf);
    expect([nochmal.code, nochmal.stderr]).toEqual([1, expect.stringContaining("gibt es schon")]);
  });

  it("write the template for a centre and year, and know the centres", async () => {
    const ziel = join(dir, "vorlage.xlsx");
    const aufruf = ["vorlage", "--jahr", "2026", "--zentrum", zentrum.id, "--out", ziel];
    expect(await commands.run(aufruf)).toMatchObject({code: 0, stderr: ""});
    const blaetter = await leseDatei("vorlage.xlsx", readFileSync(ziel));
    const titel = tabellen.map((tabelle) => tabelle.titel);
    expect(blaetter.map(({blatt}) => blatt)).toEqual(["Anleitung", ...titel, "Beispiele", "Listen", "Meldung"]);
    const unbekannt = await commands.run(["vorlage", "--zentrum", "xyzzy", "--out", join(dir, "x.xlsx")]);
    expect(unbekannt.stderr).toContain(zentrum.id);
    expect(existsSync(join(dir, "x.xlsx"))).toBe(false);
  });
});

describe("the description for the centres", () => {
  const text = readFileSync(join(project, dokuDatei), "utf8");

  it("has the columns and rules of the contract (npm run vorlage -- --doku)", () => {
    expect(withVertrag(text)).toBe(text);
    expect(text).toContain(`Version des Vertrags: ${vertragsversion}`);
    for (const {spalten} of tabellen) for (const {name} of spalten) expect(text).toContain(`\`${name}\``);
  });
});

it("files are read and written with nothing of Node, as in a worker of the browser", async () => {
  const {outputFiles} = await build({
    stdin: {
      contents: `export {leseDatei} from "./lesen.js"; export {vorlageMappe} from "./vorlage.js"; export {korrigierteMappe} from "./korrektur.js";`,
      resolveDir: join(project, "src/lib/leistungen")
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "leistungen"
  });
  // No Buffer, process, require; TextDecoder is the only help, and DataView and the like belong to the language.
  const welt = createContext({TextDecoder, TextEncoder, bytes: mappeAus([["Zentrum"], ["haus"]]), register});
  const ergebnis: unknown = await runInContext(
    `${outputFiles[0]!.text}
    (async () => {
      const [blatt] = await leistungen.leseDatei("leistungen.xlsx", bytes);
      const vorlage = await leistungen.vorlageMappe({register, jahr: 2026});
      const blaetter = await leistungen.leseDatei("vorlage.xlsx", vorlage);
      const [csv] = await leistungen.leseDatei("angebote.csv", new TextEncoder().encode("Zentrum;Titel\\nhaus;Café\\n"));
      return JSON.stringify([blatt.zeilen[0].zellen, blaetter[0].blatt, csv.zeilen[0].zellen]);
    })()`,
    welt
  );
  expect(JSON.parse(ergebnis as string)).toEqual([["haus"], "Anleitung", ["haus", "Café"]]);
});
