import {existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {CommandError, readCommandLine, runCommand} from "../loaders/command.js";
import {createProgress} from "../loaders/progress.js";
import {freigabePfad, openWarehouse, warehousePath} from "../loaders/warehouse/open.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {berichtOf} from "../src/lib/bericht/bericht.js";
import {berichtPdf} from "./bericht-pdf.js";
import {readBerichtsdaten} from "./berichtsdaten.js";
import {launchChromium} from "./browser.js";
import {readProfil} from "./edition.js";

const dateiOf: Record<Profil, string> = {
  oeffentlich: "data/build/bedarfsbericht.pdf",
  intern: "data/build/bedarfsbericht-intern.pdf"
};

const spec = {
  aufruf: "npm run bericht --",
  hilfe: `Schreibt den Bedarfsbericht des Bezirks als PDF: Übersicht, ein Kapitel je Problemfeld und je Bezirksregion,
dokumentierte Leistung, Datenlücken, Methode und Quellen.

  npm run bericht
  npm run bericht -- --out /srv/berichte/bedarfsbericht.pdf

Gelesen wird die öffentliche Datenbank in data/build/. Das PDF hat Lesezeichen und ist für Vorleseprogramme ausgezeichnet.
Gesetzt wird es mit Chromium: dem in CHROMIUM_PATH genannten, dem des Systems oder dem mitgelieferten (Linux x64).
Ein früherer Bericht wird erst ersetzt, wenn der neue fertig ist.

Optionen
  --out DATEI     eine andere Datei (sonst data/build/bedarfsbericht.pdf)
  --profil NAME   oeffentlich (ohne Angabe) oder intern: „Nur für den Dienstgebrauch“, mit ungeschützten kleinen Zahlen
  --help          zeigt diesen Text
`,
  options: {out: {type: "string"}, profil: {type: "string"}},
  positionals: false
} as const;

/** The file that --out names; throws CommandError if it is no file that can be written. */
function readDatei(text: string | boolean | undefined, profil: Profil): string {
  if (text === undefined) return dateiOf[profil];
  if (typeof text !== "string" || text.trim() === "")
    throw new CommandError("--out: Bitte eine Datei nennen, zum Beispiel „--out bedarfsbericht.pdf“.");
  if (!text.toLowerCase().endsWith(".pdf"))
    throw new CommandError(`--out: „${text}“ endet nicht auf .pdf. Bitte eine PDF-Datei nennen.`);
  if (existsSync(text) && statSync(text).isDirectory())
    throw new CommandError(
      `--out: „${text}“ ist ein Ordner. Bitte eine Datei nennen, zum Beispiel „${join(text, "bedarfsbericht.pdf")}“.`
    );
  return text;
}

/** Throws CommandError if there is no warehouse to read. */
function requireDatenbank(profil: Profil): void {
  const datei = profil === "intern" ? warehousePath() : freigabePfad();
  if (!existsSync(datei))
    throw new CommandError(`Es gibt noch keine Datenbank unter ${datei}. Bitte zuerst „npm run warehouse“ ausführen.`);
}

const neben = (datei: string): string => `${datei}.neu`;

/** Begins the file beside *datei* that will take its place, before anything is computed; throws CommandError if it cannot be written. */
function beginne(datei: string): void {
  try {
    mkdirSync(dirname(datei), {recursive: true});
    writeFileSync(neben(datei), "");
  } catch (error) {
    const {code = "unbekannt"} = error as NodeJS.ErrnoException;
    throw new CommandError(
      `In den Ordner ${dirname(datei)} kann nicht geschrieben werden (${code}). Bitte die Rechte prüfen oder mit --out einen anderen Ort nennen.`,
      {cause: error}
    );
  }
}

await runCommand(async () => {
  const {help, values} = readCommandLine(process.argv.slice(2), spec);
  if (help) return void process.stdout.write(spec.hilfe);
  const profil = readProfil(values["profil"]);
  const datei = readDatei(values["out"], profil);
  requireDatenbank(profil);
  beginne(datei);
  const progress = createProgress();
  try {
    progress.step("Chromium startet");
    const browser = await launchChromium();
    try {
      progress.step("Werte werden gelesen");
      const warehouse = await openWarehouse(warehousePath(), profil);
      const bericht = berichtOf(await readBerichtsdaten(warehouse, profil));
      warehouse.closeSync();
      progress.done(`${bericht.dokument.bloecke.filter(({art}) => art === "tabelle").length} Tabellen`);
      progress.step("Bericht wird gesetzt");
      writeFileSync(neben(datei), await berichtPdf(bericht, browser));
      renameSync(neben(datei), datei);
      progress.done(`Ausgabe ${bericht.ausgabe}`);
    } finally {
      await browser.close();
    }
    progress.line(`Gespeichert in ${datei}`);
  } catch (error) {
    progress.fail();
    throw error;
  } finally {
    rmSync(neben(datei), {force: true});
  }
});
