import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readRegister} from "../loaders/leistungen/register.js";
import {korrigierteMappe} from "../src/lib/leistungen/korrektur.js";
import {leseDatei} from "../src/lib/leistungen/lesen.js";
import {pruefe} from "../src/lib/leistungen/pruefen.js";
import type {Pruefergebnis, Rohblatt, Saetze} from "../src/lib/leistungen/typen.js";
import {tabellen} from "../src/lib/leistungen/vertrag.js";
import {vorlageMappe} from "../src/lib/leistungen/vorlage.js";
import {project} from "./support/commandProcess.js";
import {fuelleAus} from "./support/mappen.js";

const {register, regeln} = readRegister(join(project, "data"));
const zentrum = register.zentren[0]!;
const kontext = {register, regeln, heute: "2026-02-15"};
const werteOf = (saetze: Saetze) =>
  Object.fromEntries(tabellen.map(({name}) => [name, (saetze[name] ?? []).map(({werte}) => werte)]));

/** The template of 2025 as a centre returns it: something in every sheet, months and standards complete. */
async function ausgefuellt(): Promise<Uint8Array> {
  const tag = (text: string): Date => new Date(`${text}T00:00:00Z`);
  const {titel: Zentrum} = zentrum;
  const monate = Array.from({length: 12}, (_, i) => `${String(i + 1).padStart(2, "0")}.2025`);
  const zielgruppen = register.zielgruppen.map(({titel}) => titel);
  const vorlage = await vorlageMappe({register, jahr: 2025, zentrum: zentrum.id});
  return fuelleAus(vorlage, {
    Angebote: [
      {
        zeile: 2,
        werte: {
          Zentrum,
          Angebot: "sprachcafe",
          Titel: "Sprachcafé „Größe & Mut“; mit Kaffee",
          Leistungsbereich: register.leistungsbereiche[0]!.titel,
          Zielgruppe: zielgruppen[1]!,
          "Zielgruppe 2": zielgruppen[2]!,
          "Zielgruppe 3": zielgruppen[3]!,
          Format: "Offenes Angebot",
          Plätze: 20,
          Wochenplan: "Mi 15:00–17:00",
          "Gültig von": tag("2024-01-01")
        }
      }
    ],
    Leistungen: monate.map((Zeitraum, i) => ({
      zeile: i + 2,
      werte: {Zentrum, Angebot: "sprachcafe", Zeitraum, Termine: 4, Stunden: 7.5, Teilnahmen: 40 + i, "davon ab 65": 0}
    })),
    Beratungen: [{zeile: 2, werte: {Zentrum, Zeitraum: "2025", Thema: "Wohnen", Kontakte: 12}}],
    Anliegen: [
      {
        zeile: 2,
        werte: {
          ...{Zentrum, Zeitraum: "15.03.2025", Problemfeld: register.problemfelder[0]!.titel},
          ...{Gebiet: register.gebiete[0]!.titel, Kanal: "Gespräch", Anzahl: 7}
        }
      }
    ],
    Ehrenamt: [{zeile: 2, werte: {Zentrum, Zeitraum: "2025", Ehrenamtliche: 24, Stunden: 180.25}}],
    Gremien: [{zeile: 2, werte: {Zentrum, Zeitraum: "03.2025", Gremium: "Stadtteil- oder Kiezrunde", Sitzungen: 2}}],
    Standards: register.standards.map((_, i) => ({zeile: i + 2, werte: {Einschätzung: "teilweise erfüllt"}})),
    Meldestand: monate.map((_, i) => ({zeile: i + 2, werte: {Gemeldet: "ja", Stand: tag("2026-01-31")}}))
  });
}

function geprueft(blaetter: readonly Rohblatt[]): Pruefergebnis {
  const ergebnis = pruefe(blaetter, kontext);
  expect(ergebnis.meldungen.filter(({schwere}) => schwere === "fehler")).toEqual([]);
  return ergebnis;
}

describe("the template", () => {
  it("without any entry is no fault in form: the check only misses rows", async () => {
    const leer = await leseDatei("v.xlsx", await vorlageMappe({register, jahr: 2025, zentrum: zentrum.id}));
    expect(pruefe(leer, kontext).meldungen.map(({regel}) => regel)).toEqual(["leer"]);
  });

  it("filled in is read without a fault and says what was typed, missing cells as missing and 0 as 0", async () => {
    const {saetze, zeilen} = geprueft(await leseDatei("v.xlsx", await ausgefuellt()));
    expect(zeilen).toMatchObject({angebote: 1, leistungen: 12, standards: 13, meldestand: 12});
    expect(saetze.angebote?.[0]?.werte).toMatchObject({
      zentrum_id: zentrum.id,
      titel: "Sprachcafé „Größe & Mut“; mit Kaffee",
      zielgruppen: register.zielgruppen.slice(1, 4).map(({id}) => id),
      plaetze: 20,
      gueltig_von: "2024-01-01",
      gueltig_bis: null
    });
    expect(saetze.leistungen?.[2]?.werte).toMatchObject({
      zeitraum: "2025-03",
      stunden: 7.5,
      teilnahmen: 42,
      ab_65: 0,
      unter_18: null
    });
    expect(saetze.anliegen?.[0]?.werte).toMatchObject({zeitraum: "2025-03-15", gebiet: register.gebiete[0]!.id});
    expect(saetze.meldestand?.map(({werte}) => werte["stand"])).toEqual(Array(12).fill("2026-01-31"));
  });

  it("for the next year holds the offers that go on, and only those of the centre", async () => {
    const {saetze} = geprueft(await leseDatei("v.xlsx", await ausgefuellt()));
    const angebot = saetze.angebote![0]!;
    const weitere = [
      {zeile: 3, werte: {...angebot.werte, angebot_id: "beendet", gueltig_bis: "2025-06-30"}},
      {zeile: 4, werte: {...angebot.werte, zentrum_id: register.zentren[1]!.id}}
    ];
    const bytes = await vorlageMappe({
      ...{register, jahr: 2026, zentrum: zentrum.id},
      saetze: {angebote: [angebot, ...weitere]}
    });
    const naechste = pruefe(await leseDatei("v.xlsx", bytes), kontext);
    expect(naechste.saetze.angebote?.map(({werte}) => werte)).toEqual([angebot.werte]);
  });

  it("with known offers prepares a row for each month of each; rows without figures are told, not read", async () => {
    const {saetze} = geprueft(await leseDatei("v.xlsx", await ausgefuellt()));
    const [angebot] = saetze.angebote!;
    const bis = {zeile: 3, werte: {...angebot!.werte, angebot_id: "bis-mai", gueltig_bis: "2025-05-02"}};
    const vorlage = await vorlageMappe({
      ...{register, jahr: 2025, zentrum: zentrum.id},
      saetze: {angebote: [angebot!, bis]}
    });
    const leer = (await leseDatei("v.xlsx", vorlage)).find(({blatt}) => blatt === "Leistungen")!;
    expect(leer.zeilen).toHaveLength(12 + 5);
    const tag = new Date("2026-01-31T00:00:00Z");
    const gefuellt = await fuelleAus(vorlage, {
      Leistungen: [{zeile: 2, werte: {Termine: 4, Stunden: 8, Teilnahmen: 40}}],
      Meldestand: [{zeile: 2, werte: {Gemeldet: "ja", Stand: tag}}]
    });
    const {saetze: gelesen, meldungen} = geprueft(await leseDatei("v.xlsx", gefuellt));
    expect(gelesen.leistungen?.map(({werte}) => [werte.angebot_id, werte.zeitraum, werte.teilnahmen])).toEqual([
      ["sprachcafe", "2025-01", 40]
    ]);
    const hinweis = meldungen.find(({regel}) => regel === "ohne_zahlen");
    expect(hinweis).toMatchObject({blatt: "Leistungen", zeile: 3});
    expect(hinweis?.text).toContain("16 vorbereitete Zeilen");
    const csv = {...leer, blatt: null, datei: "leistungen.csv"};
    expect(pruefe([csv], kontext).meldungen.map(({regel}) => regel)).toContain("mindestens_eine");
  });

  it("comes back from the correction with the same rows", async () => {
    const ergebnis = geprueft(await leseDatei("v.xlsx", await ausgefuellt()));
    const nochmal = geprueft(await leseDatei("k.xlsx", await korrigierteMappe(ergebnis, {register})));
    expect(werteOf(nochmal.saetze)).toEqual(werteOf(ergebnis.saetze));
  });
});

const hatLibreOffice = spawnSync("soffice", ["--version"]).status === 0;
if (!hatLibreOffice) console.warn("SKIPPED: soffice is missing, so the template is not sent through LibreOffice.");

describe.skipIf(!hatLibreOffice)("the template after LibreOffice", () => {
  let dir = "";
  let vorher: Saetze = {};

  /** Converts *datei* as a person would with "save as"; what it becomes stands in the folder *nach*. */
  function wandle(datei: string, art: string, nach: string): string {
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${dir}/profil`,
        "--headless",
        "--convert-to",
        art,
        "--outdir",
        join(dir, nach),
        datei
      ],
      {stdio: "pipe", timeout: 120_000}
    );
    return join(dir, nach);
  }

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "vorlage-"));
    const bytes = await ausgefuellt();
    vorher = geprueft(await leseDatei("v.xlsx", bytes)).saetze;
    writeFileSync(join(dir, "meldung.xlsx"), bytes);
  });
  afterAll(() => rmSync(dir, {recursive: true, force: true}));

  it("says the same when it was saved as .ods and as .xlsx again", {timeout: 240_000}, async () => {
    wandle(join(dir, "meldung.xlsx"), "ods", "ods");
    const zurueck = wandle(join(dir, "ods/meldung.ods"), "xlsx", "xlsx");
    const {saetze} = geprueft(await leseDatei("meldung.xlsx", readFileSync(join(zurueck, "meldung.xlsx"))));
    expect(werteOf(saetze)).toEqual(werteOf(vorher));
  });

  it("says the same as CSV, semicolons and Windows-1252, one file a sheet", {timeout: 240_000}, async () => {
    // Token 12 is -1: every sheet into its own file.
    const csv = wandle(
      join(dir, "meldung.xlsx"),
      "csv:Text - txt - csv (StarCalc):59,34,ANSI,1,,1031,false,true,false,false,false,-1",
      "csv"
    );
    const blaetter: Rohblatt[] = [];
    for (const {titel} of tabellen) {
      const name = readdirSync(csv).find((datei) => datei.endsWith(`-${titel}.csv`))!;
      for (const blatt of await leseDatei(`${titel}.csv`, readFileSync(join(csv, name)))) blaetter.push(blatt);
    }
    const {saetze} = geprueft(blaetter);
    expect(werteOf(saetze)).toEqual(werteOf(vorher));
  });
});
