import {existsSync, statSync} from "node:fs";
import {join} from "node:path";
import {tagOf} from "../src/lib/heute.js";
import {CommandError, readCommandLine, runCommand} from "./command.js";
import type {CommandLine, CommandSpec} from "./command.js";
import {readCatalogue} from "./contract/readCatalogue.js";
import {fetchFromFolder, sourcePlans} from "./fetch/fetch.js";
import {finishJournal} from "./fetch/journal.js";
import {cacheDirOf, fetchOnline} from "./fetch/online.js";
import type {OnlineFiles} from "./fetch/online.js";
import {createProgress} from "./progress.js";
import type {Progress} from "./progress.js";
import {hashInputs, stempleDatenbank, warehouseInputs} from "./warehouse/stempel.js";
import {qpkHilfe, qpkOptions, runWerkzeug} from "./sources/qpk/werkzeug.js";

interface Command extends CommandSpec {
  run(line: CommandLine, progress: Progress): Promise<void>;
}

const german = (n: number): string => n.toLocaleString("de-DE");

/** Text of an option, or *fallback*; an empty one is refused, since it would mean the current folder. */
function textOption({values}: CommandLine, name: string, fallback: string): string {
  const value = values[name];
  if (value === undefined) return fallback;
  if (typeof value === "string" && value !== "") return value;
  throw new CommandError(`Die Option „--${name}“ braucht einen Wert.`);
}

/** Ends what a killed run had begun to write, before anything is read. */
function tidyUp(dataDir: string, progress: Progress): void {
  const files = finishJournal(dataDir);
  if (files > 0) progress.line(`Ein unterbrochenes Einlesen ist zu Ende geführt (${german(files)} Dateien).`);
}

/** Gets what the catalogue in *dataDir* says about *sources* (all if empty) into the folder of downloads. */
async function getOnline(dataDir: string, sources: readonly string[], progress: Progress): Promise<OnlineFiles> {
  const catalogue = join(dataDir, "catalogue");
  requireFolder(catalogue, "data");
  const wanted = sources.length > 0 ? sources : sourcePlans.map(({quelle}) => quelle);
  const quellen = readCatalogue(catalogue).sources.filter(({id}) => wanted.includes(id));
  const missing = sources.find((name) => !quellen.some(({id}) => id === name));
  if (missing !== undefined)
    throw new CommandError(
      `Zur Quelle „${missing}“ steht im Katalog keine Adresse. Bitte die Dateien herunterladen und den Ordner nennen:\n  npm run fetch -- ${missing} --from ORDNER`
    );
  progress.step("Dateien werden abgerufen");
  const files = await fetchOnline({
    quellen,
    named: sources.length > 0,
    cacheDir: cacheDirOf(dataDir),
    report: progress.report,
    live: process.stdout.isTTY ? progress.report : undefined
  });
  progress.done(`${german(files.paths.length)} Dateien`);
  return files;
}

function requireFolder(folder: string, option: string): void {
  if (!existsSync(folder))
    throw new CommandError(
      `Den Ordner „${folder}“ gibt es nicht. Bitte hinter --${option} einen vorhandenen Ordner nennen.`
    );
  if (!statSync(folder).isDirectory())
    throw new CommandError(`„${folder}“ ist eine Datei. Bitte hinter --${option} den Ordner nennen, in dem sie liegt.`);
}

function requireSources(sources: readonly string[]): void {
  const known = sourcePlans.map(({quelle}) => quelle);
  const unknown = sources.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CommandError(`Die Quelle „${unknown}“ gibt es nicht. Bekannt sind: ${known.join(", ")}.`);
}

const warehouse: Command = {
  aufruf: "npm run warehouse --",
  hilfe: `Baut die Datenbank des Bedarfsatlas aus den Dateien in data/.

  npm run warehouse
  npm run warehouse -- --uebernehmen
  npm run warehouse -- --data ORDNER --out DATEI

Alle Dateien werden gelesen, geprüft und verrechnet. Bei einem Fehler bleibt die letzte Datenbank, wie sie ist.

Danach werden die Werte mit dem zuletzt übernommenen Stand verglichen (data/official/stand.csv). Der Änderungsbericht steht
neben der Datenbank in changes.md. Ändern sich in einem früheren Zeitraum mehr als 5 % der Werte eines Indikators, muss das
in data/catalogue/freigaben.json freigegeben werden.

Optionen
  --uebernehmen   macht die Werte dieses Baus zum übernommenen Stand
  --data ORDNER   liest einen anderen Ordner mit catalogue/ und official/ (sonst data)
  --out DATEI     schreibt eine andere Datenbank (sonst data/build/bedarfsatlas.duckdb)
  --help          zeigt diesen Text
`,
  options: {data: {type: "string"}, out: {type: "string"}, uebernehmen: {type: "boolean"}},
  positionals: false,
  async run(line, progress) {
    // Loaded only here: reading files needs no database.
    const [{buildWarehouse}, {freigabePfad, warehousePath}] = await Promise.all([
      import("./warehouse/build.js"),
      import("./warehouse/open.js")
    ]);
    const dataDir = textOption(line, "data", "data");
    const out = textOption(line, "out", warehousePath());
    const uebernehmen = line.values["uebernehmen"] === true;
    requireFolder(dataDir, "data");
    tidyUp(dataDir, progress);
    progress.step("Datenbank wird gebaut");
    const inputs = hashInputs(warehouseInputs);
    const summary = await buildWarehouse({dataDir, out, uebernehmen, report: progress.report});
    stempleDatenbank(dataDir, [out, freigabePfad(out)], uebernehmen ? hashInputs(warehouseInputs) : inputs);
    const {releases, beobachtungen, pruefungen, geaendert, bericht} = summary;
    progress.done(
      `${german(releases)} Lieferungen, ${german(beobachtungen)} Werte, ${german(pruefungen)} Prüfungen bestanden`
    );
    progress.line(`Gespeichert in ${out}`);
    progress.line(
      geaendert === 0
        ? `Änderungsbericht: ${bericht}`
        : `${german(geaendert)} frühere Werte sind anders als im übernommenen Stand. Änderungsbericht: ${bericht}`
    );
    if (uebernehmen) progress.line("Die Werte sind jetzt der übernommene Stand (official/stand.csv).");
  }
};

const fetchCommand: Command = {
  aufruf: "npm run fetch --",
  hilfe: `Liest amtliche Dateien ein und legt sie geprüft in data/official/ und data/geometry/ ab.

  npm run fetch                             ruft alle Quellen aus dem Internet ab
  npm run fetch -- ewr                      nur die genannten
  npm run fetch -- --from ORDNER            liest heruntergeladene Dateien
  npm run fetch -- ewr mss --from ORDNER

Ohne Namen werden mit --from alle Quellen gelesen, die im Ordner liegen. Bei einem Fehler wird nichts geschrieben.

Abgerufen wird nur von den Adressen im Katalog (data/catalogue/sources.json), nur über https. Was schon da ist,
liegt in data/build/abruf/ und wird nur neu geladen, wenn es sich geändert hat. Was sich nicht abrufen lässt,
nennt der Befehl mit einer Anleitung. In Netzen mit Proxy gelten HTTPS_PROXY und NO_PROXY:

  HTTPS_PROXY=http://proxy.beispiel.de:8080 npm run fetch

Quellen
${sourcePlans.map(({quelle, titel}) => `  ${quelle.padEnd(15)} ${titel}`).join("\n")}

Optionen
  --from ORDNER   Ordner mit den heruntergeladenen Dateien; ohne diese Angabe wird abgerufen
  --data ORDNER   schreibt in einen anderen Ordner (sonst data)
  --help          zeigt diesen Text

${qpkHilfe}`,
  options: {from: {type: "string"}, data: {type: "string"}, ...qpkOptions},
  positionals: true,
  async run(line, progress) {
    const dataDir = textOption(line, "data", "data");
    const from = textOption(line, "from", "");
    if (await runWerkzeug(line.values, line.positionals, {dataDir, line: progress.line})) return;
    requireSources(line.positionals);
    if (from !== "") requireFolder(from, "from");
    tidyUp(dataDir, progress);
    const online = from === "" ? await getOnline(dataDir, line.positionals, progress) : undefined;
    if (online?.paths.length === 0) return progress.line("Es gibt nichts, was sich automatisch abrufen lässt.");
    const catalogue = join(dataDir, "catalogue");
    progress.step("Amtliche Dateien werden gelesen");
    const {deliveries, hinweise, abgelehnt, written, unchanged} = await fetchFromFolder({
      folder: online ? cacheDirOf(dataDir) : from,
      ...(online && {only: online.paths}),
      dataDir,
      sources: online?.quellen ?? line.positionals,
      plans: sourcePlans,
      ...(existsSync(catalogue) ? {quellen: readCatalogue(catalogue).sources} : {}),
      report: progress.report
    });
    progress.done(`${german(deliveries)} Lieferungen`);
    for (const hinweis of hinweise) progress.line(hinweis);
    for (const message of abgelehnt) progress.line(`Abgelehnt: ${message}`);
    progress.line(
      `${german(written.length)} Dateien geschrieben, ${german(unchanged.length)} waren schon auf diesem Stand.`
    );
    if (written.length > 0) progress.line("Die Datenbank danach neu bauen: npm run warehouse");
  }
};

const today = (): string => tagOf(new Date());

/** Says once more, as the exit code does, that a file is not in order. */
const nichtInOrdnung = (n: number, alle: number): string =>
  alle === 1
    ? "Die Meldung enthält Fehler. Bitte berichtigen und noch einmal prüfen."
    : `${german(n)} von ${german(alle)} Meldungen enthalten Fehler. Bitte berichtigen und noch einmal prüfen.`;

const check: Command = {
  aufruf: "npm run check --",
  hilfe: `Prüft Leistungsdokumentationen der Zentren, ohne etwas zu übernehmen.

  npm run check -- DATEI …
  npm run check -- ORDNER
  npm run check -- DATEI --korrektur NEUE-DATEI

Gelesen werden .xlsx und .csv. Jede Mappe wird für sich geprüft, die CSV-Dateien eines Ordners zusammen als eine Meldung.
Gibt es einen Fehler, endet der Befehl mit dem Code 1. Hinweise hindern nicht.

Was hineingehört, steht in docs/leistungsdokumentation.md. Eine leere Vorlage schreibt „npm run vorlage“.

Optionen
  --korrektur DATEI   schreibt die Meldung in sauberer Form als .xlsx, mit einer Spalte „Bitte prüfen“
  --data ORDNER       liest Katalog und Verzeichnisse aus einem anderen Ordner (sonst data)
  --help              zeigt diesen Text
`,
  options: {data: {type: "string"}, korrektur: {type: "string"}},
  positionals: true,
  async run(line, progress) {
    const {bekannteSaetze, berichtOf, pruefeDateien, prueflingeOf, vorschauOf} = await import("./leistungen/pruefe.js");
    const {readRegister} = await import("./leistungen/register.js");
    const {betriebstage} = await import("./leistungen/zentren.js");
    const dataDir = textOption(line, "data", "data");
    const korrektur = textOption(line, "korrektur", "");
    requireFolder(dataDir, "data");
    const prueflinge = prueflingeOf(line.positionals);
    if (korrektur !== "" && prueflinge.length > 1)
      throw new CommandError("Mit --korrektur bitte nur eine Datei oder einen Ordner mit CSV-Dateien nennen.");
    const {register, regeln, zentren} = readRegister(dataDir);
    const kontext = {register, regeln, heute: today(), zentren: betriebstage(zentren)};
    const bekannt = await bekannteSaetze(dataDir, kontext);
    let schlecht = 0;
    for (const pruefling of prueflinge) {
      progress.step(`${pruefling.name} wird geprüft`);
      let gemeldet = 0;
      const saetze = bekannt(pruefling.pfade);
      const vorjahr = {...saetze, zentren: [...kontext.zentren, ...(saetze.zentren ?? [])]};
      const befund = await pruefeDateien(pruefling, {...kontext, vorjahr}, (zeilen) => {
        // A line for every pause would bury the findings where progress cannot be written over.
        if (!process.stdout.isTTY && zeilen < gemeldet + 50_000) return;
        gemeldet = zeilen;
        progress.report(`${german(zeilen)} Zeilen`);
      });
      progress.done();
      for (const text of berichtOf(pruefling, befund)) progress.line(text);
      for (const text of vorschauOf(befund, register)) progress.line(text);
      if (befund.fehler > 0) schlecht++;
      if (korrektur === "") continue;
      if (!befund.ergebnis)
        throw new CommandError("Eine Korrektur lässt sich nicht schreiben, weil die Datei nicht gelesen werden kann.");
      const [{korrigierteMappe}, {writeNeu}] = await Promise.all([
        import("../src/lib/leistungen/korrektur.js"),
        import("./leistungen/vorlage.js")
      ]);
      writeNeu(korrektur, await korrigierteMappe(befund.ergebnis, {register}));
      progress.line(`Die korrigierte Mappe steht in ${korrektur}.`);
    }
    if (schlecht > 0) throw new CommandError(nichtInOrdnung(schlecht, prueflinge.length));
  }
};

const vorlage: Command = {
  aufruf: "npm run vorlage --",
  hilfe: `Schreibt die Vorlage für die Leistungsdokumentation, eine Excel-Mappe mit Auswahllisten.

  npm run vorlage
  npm run vorlage -- --jahr 2026 --zentrum KENNUNG

Mit einem Zentrum stehen seine Angebote und die Monate des Jahres schon darin. Eine vorhandene Datei bleibt, wie sie ist.

Optionen
  --jahr JJJJ         Berichtsjahr (sonst das laufende)
  --zentrum KENNUNG   Kennung des Zentrums aus zentren.csv
  --out DATEI         Name der Mappe (sonst leistungsdokumentation-JJJJ.xlsx)
  --data ORDNER       liest Katalog und Verzeichnisse aus einem anderen Ordner (sonst data)
  --doku              schreibt stattdessen die Tabellen in docs/leistungsdokumentation.md neu
  --help              zeigt diesen Text
`,
  options: {
    jahr: {type: "string"},
    zentrum: {type: "string"},
    out: {type: "string"},
    data: {type: "string"},
    doku: {type: "boolean"}
  },
  positionals: false,
  async run(line, progress) {
    const {buildLeistungsvorlage, refreshDoku, writeNeu} = await import("./leistungen/vorlage.js");
    if (line.values["doku"] === true)
      return progress.line(
        refreshDoku() ? "docs/leistungsdokumentation.md ist neu geschrieben." : "docs/leistungsdokumentation.md stimmt."
      );
    const dataDir = textOption(line, "data", "data");
    const zentrum = textOption(line, "zentrum", "");
    const jahr = textOption(line, "jahr", today().slice(0, 4));
    requireFolder(dataDir, "data");
    if (!/^20\d\d$/.test(jahr)) throw new CommandError(`„${jahr}“ ist kein Berichtsjahr. Bitte wie 2026 schreiben.`);
    const name = zentrum === "" ? "" : `${zentrum}-`;
    const out = textOption(line, "out", `leistungsdokumentation-${name}${jahr}.xlsx`);
    writeNeu(out, await buildLeistungsvorlage({dataDir, jahr: Number(jahr), zentrum, heute: today()}));
    progress.line(`Gespeichert in ${out}`);
  }
};

const analyse: Command = {
  aufruf: "npm run analyse --",
  hilfe: `Hält den Stand der Problemfeldanalyse als Ausgabe fest.

  npm run analyse -- --ausgabe 2026
  npm run analyse -- --ausgabe 2026 --bis 2026-06-30 --rolle "QPK"

Geschrieben werden data/analyse/2026.csv und 2026.meta.json, aus der öffentlichen Datenbank. Eine Ausgabe wird nie
überschrieben. Die Seite „Problemfelder“ zeigt danach, was sich seither geändert hat.

Optionen
  --ausgabe NAME    Name der Ausgabe (a–z, 0–9, Bindestrich)
  --bis JJJJ-MM-TT  nur Zahlen mit Stichtag bis zu diesem Tag (sonst heute)
  --rolle TEXT      wer die Ausgabe erstellt, als Rolle und ohne Namen (sonst „ohne Angabe“)
  --hinweis TEXT    ein Satz zu dieser Ausgabe
  --data ORDNER     liest den Katalog aus einem anderen Ordner und schreibt dorthin (sonst data)
  --help            zeigt diesen Text
`,
  options: {
    ausgabe: {type: "string"},
    bis: {type: "string"},
    rolle: {type: "string"},
    hinweis: {type: "string"},
    data: {type: "string"}
  },
  positionals: false,
  async run(line, progress) {
    const [
      {erstelleAusgabe, pruefeFrei, schreibeAusgabe},
      {readAusgaben},
      {openWarehouse, warehousePath},
      {readBezirkswerte}
    ] = await Promise.all([
      import("./analyse/erstelle.js"),
      import("./analyse/ausgabe.js"),
      import("./warehouse/open.js"),
      import("./marts/bezirkswerte.js")
    ]);
    const dataDir = textOption(line, "data", "data");
    const name = textOption(line, "ausgabe", "");
    if (name === "") throw new CommandError("Bitte hinter --ausgabe den Namen der Ausgabe nennen, zum Beispiel 2026.");
    const auftrag = {
      ...{name, heute: today(), bis: textOption(line, "bis", today())},
      ...{rolle: textOption(line, "rolle", "ohne Angabe"), hinweis: textOption(line, "hinweis", "")}
    };
    requireFolder(dataDir, "data");
    const ordner = join(dataDir, "analyse");
    pruefeFrei(ordner, name);
    progress.step("Frühere Ausgaben werden geprüft");
    progress.done(`${german(readAusgaben(ordner).length)} Ausgaben`);
    progress.step("Werte werden gelesen");
    // What is committed is public, whatever edition of the site is being built.
    const werte = await readBezirkswerte(await openWarehouse(warehousePath(), "oeffentlich"));
    progress.done(`${german(werte.rows.length)} Werte`);
    progress.step("Befunde werden berechnet");
    const ausgabe = erstelleAusgabe(werte, readCatalogue(join(dataDir, "catalogue")), auftrag);
    progress.done(`${german(ausgabe.zeilen.length)} Zeilen`);
    progress.line(`Gespeichert in ${schreibeAusgabe(ordner, ausgabe)}`);
    if (ausgabe.meta.hinweis !== "") progress.line(ausgabe.meta.hinweis);
  }
};

const commands: Record<string, Command> = {warehouse, fetch: fetchCommand, check, vorlage, analyse};

const overview = `Befehle des Bedarfsatlas

  npm run warehouse   baut die Datenbank
  npm run fetch       liest amtliche Dateien ein
  npm run check       prüft Leistungsdokumentationen der Zentren
  npm run vorlage     schreibt die Vorlage dafür
  npm run analyse     hält den Stand der Problemfelder als Ausgabe fest

Mehr zu einem Befehl: npm run warehouse -- --help
`;

await runCommand(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  if (name === "--help" || name === "-h") return void process.stdout.write(overview);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new CommandError(
      `${name === "" ? "Es fehlt der Befehl." : `Den Befehl „${name}“ gibt es nicht.`}\n\n${overview}`
    );
  const line = readCommandLine(args, command);
  if (line.help) return void process.stdout.write(command.hilfe);
  const progress = createProgress();
  try {
    await command.run(line, progress);
  } catch (error) {
    progress.fail();
    throw error;
  }
});
