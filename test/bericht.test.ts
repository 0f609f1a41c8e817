import {spawn} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {befundeData} from "../loaders/marts/befunde.js";
import type {BefundeData} from "../loaders/marts/befundeShapes.js";
import {readSiteInput} from "../loaders/marts/site.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {texteBericht} from "../src/lib/texte/bericht.js";
import {formatMitEinheit, formatZeitraum} from "../src/lib/format.js";
import {findChromium} from "../tools/browser.js";
import {finished, project} from "./support/commandProcess.js";
import type {Run} from "./support/commandProcess.js";
import {readPdf} from "./support/pdf.js";
import type {Pdf} from "./support/pdf.js";

const chromium = await findChromium();
if (chromium === null) process.stderr.write("test/bericht.test.ts: no Chromium here, the report is NOT tested\n");

const dir = mkdtempSync(join(tmpdir(), "bericht-"));
afterAll(() => rmSync(dir, {recursive: true, force: true}));

const bericht = (args: readonly string[], env: Record<string, string> = {}): Promise<Run> =>
  finished(
    spawn(process.execPath, ["--import", "tsx", join(project, "tools/bericht.ts"), ...args], {
      cwd: project,
      env: {...process.env, BEDARFSATLAS_WAREHOUSE: inject("warehouse"), ...env}
    })
  );

const glatt = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, " ").trim();

describe.skipIf(chromium === null)("the needs report as PDF", () => {
  const datei = join(dir, "bericht.pdf");
  let pdf: Pdf;
  let befunde: BefundeData;
  beforeAll(async () => {
    const {code, stderr} = await bericht(["--out", datei]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    pdf = await readPdf(readFileSync(datei));
    const warehouse = await openWarehouse(inject("warehouse"), "oeffentlich");
    const {werte, catalogue} = await readSiteInput(warehouse);
    befunde = befundeData(werte, catalogue);
    warehouse.closeSync();
  }, 180_000);

  it("is tagged, German and titled, with headings, tables and their headers in its structure", () => {
    expect(pdf).toMatchObject({markiert: true, sprache: "de", titel: texteBericht.titel});
    const rollen = new Set(pdf.seiten.flatMap(({rollen: r}) => Object.keys(r)));
    for (const rolle of ["H1", "H2", "H3", "Table", "Caption", "TR", "TH", "TD", "L", "LI", "Link"])
      expect([...rollen], rolle).toContain(rolle);
  });

  it("has every field and every Bezirksregion among its bookmarks, and the contents name their pages", () => {
    const [titel] = pdf.lesezeichen;
    const kapitel = titel!.unter.map((k) => k.titel);
    for (const {titel: feld} of befunde.problemfelder) expect(kapitel).toContain(feld);
    const [, inhalt] = pdf.seiten;
    for (const {name} of befunde.gebiete.bzr) {
      const region = texteBericht.region.titel(name);
      expect(kapitel).toContain(region);
      const [, seite] = new RegExp(`${region} (\\d+)`).exec(inhalt!.text)!;
      expect(pdf.seiten[Number(seite) - 1]!.text).toContain(`${region} Die Bezirksregion hat`);
    }
    expect(befunde.gebiete.bzr).toHaveLength(9);
  });

  it("has name, date, version, mark and page n of m on every sheet, and something to read on each", () => {
    pdf.seiten.forEach(({text, laeufe}, i) => {
      for (const wort of [texteBericht.kurztitel, "Datenstand ", "Version ", `Seite ${i + 1} von ${pdf.seiten.length}`])
        expect(text, `page ${i + 1}`).toContain(wort);
      expect(text).toContain(texteBericht.beispielmarke);
      expect(laeufe.length, `page ${i + 1}`).toBeGreaterThan(15);
    });
    expect(pdf.seiten.length).toBeLessThanOrEqual(60);
  });

  it("is nowhere smaller than 8.5 points and runs over no edge", () => {
    for (const [i, {laeufe, breite}] of pdf.seiten.entries())
      for (const {text, groesse, x} of laeufe) {
        expect(groesse, `page ${i + 1}: ${text}`).toBeGreaterThan(8.45);
        expect(x, `page ${i + 1}: ${text}`).toBeLessThan(breite - 30);
      }
  });

  it("has the published child poverty of every Bezirksregion with its unit and date", () => {
    const {kopf, ebenen} = befunde.indikatoren.find((i) => i.kopf.id === "mss_kinderarmut")!;
    const reihe = ebenen.find(({ebene}) => ebene === "bzr")!;
    const stand = formatZeitraum(reihe.zeitraum);
    expect(pdf.text).toContain(`${kopf.titel} (Belastung) in den Bezirksregionen, ${stand}`);
    befunde.gebiete.bzr.forEach(({name}, i) => {
      const wert = glatt(formatMitEinheit(reihe.wert[i]!, kopf.einheit_kurz, kopf.nachkommastellen));
      expect(pdf.text).toContain(`${name} ${wert}`);
      expect(pdf.text).toContain(`${kopf.titel} in ${name}: ${wert} (${stand}`);
    });
  });

  it("names the licence of every source of its figures", () => {
    // Lines break inside an address.
    const ohneLuecken = pdf.text.replaceAll(" ", "");
    const vermerke = befunde.indikatoren.flatMap(({ebenen}) => ebenen.flatMap((e) => e.quellenvermerke));
    expect(vermerke.length).toBeGreaterThan(50);
    for (const vermerk of new Set(vermerke)) expect(ohneLuecken).toContain(vermerk.replaceAll(/[\s\u00a0\u202f]/g, ""));
  });

  it("has no English words", () => {
    const english =
      /\b(the|and|of|to|is|are|with|for|this|that|not|page|error|value|values|table|source|sources|no|yes|area|areas|date|undefined|null|NaN|Infinity)\b/i;
    const names = /Open Data Product|Creative Commons/g;
    expect(pdf.text.replaceAll(names, "").match(english)?.[0]).toBeUndefined();
  });

  it("is the same file for the same data, whenever it is made", async () => {
    const zweite = join(dir, "zweite.pdf");
    expect((await bericht(["--out", zweite])).code).toBe(0);
    expect(readFileSync(zweite).equals(readFileSync(datei))).toBe(true);
  }, 180_000);
});

describe("a report that cannot be made", () => {
  it.each<[string, string[], Record<string, string>, RegExp]>([
    ["no database", [], {BEDARFSATLAS_WAREHOUSE: join(dir, "fehlt.duckdb")}, /keine Datenbank .*npm run warehouse/],
    ["no browser", [], {CHROMIUM_PATH: join(dir, "kein-chromium")}, /kein Chromium.*CHROMIUM_PATH/],
    ["an unknown option", ["--seite", "3"], {}, /Option „--seite“ gibt es nicht/],
    ["an unknown edition", ["--profil", "geheim"], {}, /„geheim“ gibt es nicht/]
  ])("%s: says so in German and leaves the last one", async (_, args, env, meldung) => {
    const datei = join(dir, "alt.pdf");
    writeFileSync(datei, "alt");
    const {code, stderr} = await bericht(["--out", datei, ...args], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(meldung);
    expect(readFileSync(datei, "utf8")).toBe("alt");
    expect(readdirSync(dir).filter((name) => name.endsWith(".neu"))).toEqual([]);
  });

  it("a folder that is a file, and a name that is no PDF", async () => {
    const datei = join(dir, "datei");
    writeFileSync(datei, "");
    const [ordner, name] = await Promise.all([
      bericht(["--out", join(datei, "bericht.pdf")]),
      bericht(["--out", join(dir, "bericht.txt")])
    ]);
    expect(ordner.stderr).toContain("kann nicht geschrieben werden");
    expect(name.stderr).toContain("endet nicht auf .pdf");
    expect([ordner.code, name.code]).toEqual([1, 1]);
    expect(existsSync(join(dir, "bericht.txt"))).toBe(false);
  });
});
