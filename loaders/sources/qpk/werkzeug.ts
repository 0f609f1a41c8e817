import {existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {parseBericht} from "../../contract/bericht.js";
import type {BerichtRelease} from "../../contract/bericht.js";
import {decodeText} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import {LorStand} from "../../contract/lor.js";
import type {Gebiet} from "../../contract/lor.js";
import {parseGebiete} from "../../contract/registers.js";
import {sha256Of} from "../../contract/table.js";
import {buildEintraege} from "./entwurf.js";
import type {Vorgabe} from "./entwurf.js";
import {findGebiete} from "./gebiete.js";
import {readPdfPage} from "./pdf.js";
import {findTabellen} from "./pdfTabelle.js";
import type {PdfTabelle} from "./pdfTabelle.js";
import {buildEntwurf, buildVorlage, eintragOf} from "./vorlage.js";
import type {Eintrag} from "./vorlage.js";

/** Options of the command fetch that make files for people to fill in, instead of reading deliveries. */
export const qpkOptions = {
  vorlage: {type: "boolean"},
  pdf: {type: "string"},
  seite: {type: "string"},
  tabelle: {type: "string"},
  bericht: {type: "string"},
  titel: {type: "string"},
  jahr: {type: "string"},
  kennzahl: {type: "string"},
  zeitraum: {type: "string"},
  "lor-stand": {type: "string"},
  out: {type: "string"}
} as const;

/** Their part of the help text. */
export const qpkHilfe = `Berichte der QPK
  npm run fetch -- qpk --vorlage
  npm run fetch -- qpk --vorlage --bericht NAME
  npm run fetch -- qpk --pdf DATEI --seite N

  --vorlage        schreibt qpk-vorlage.xlsx zum Abtippen von Zahlen; mit --bericht NAME eine Mappe mit den Zahlen,
                   die von diesem Bericht schon da sind, zum Weiterschreiben
  --pdf DATEI      liest eine Tabelle aus einer PDF-Datei und schreibt einen Entwurf zum Prüfen
  --seite N        Seite der PDF-Datei, gezählt ab ihrer ersten
  --tabelle N      die wievielte Tabelle der Seite (sonst die größte)
  --bericht NAME   Kennung des Berichts, zum Beispiel sozialbericht-2026 (sonst nach dem Dateinamen)
  --titel TEXT     Titel des Berichts, --jahr JJJJ sein Erscheinungsjahr
  --kennzahl NAME  Kennzahl aller Spalten, oder für jede Spalte eine, durch Komma getrennt
  --zeitraum TEXT  31.12.2019, 2019 oder 2015/2017, ebenso
  --lor-stand JAHR 2019 oder 2021
  --out DATEI      schreibt Vorlage oder Entwurf unter diesem Namen
`;

type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface WerkzeugContext {
  /** Folder with official/lor. */
  dataDir: string;
  /** Shows one German line. */
  line: (text: string) => void;
}

const refuse = (datei: string, regel: string, abhilfe: string, wert?: string): never => {
  throw new InputError({datei, ...(wert !== undefined && {wert}), regel, abhilfe});
};

function readGebiete(dataDir: string): Gebiet[] {
  return LorStand.options.flatMap((stand) => {
    const file = join(dataDir, "official", "lor", `${stand}.csv`);
    if (!existsSync(file))
      refuse(file, "fehlt", "Bitte zuerst die Quelle lor einlesen („npm run fetch -- lor --from ORDNER“).");
    return parseGebiete(decodeText(readFileSync(file), file), file);
  });
}

/** Writes a new file, whole or not at all; a file that is there already stays. */
function writeNew(path: string, bytes: Uint8Array): void {
  if (existsSync(path))
    refuse(
      path,
      "gibt es schon und wird nicht überschrieben",
      "Bitte mit --out einen anderen Namen nennen, oder die Datei umbenennen."
    );
  const beside = `${path}.${process.pid}.neu`;
  try {
    writeFileSync(beside, bytes, {flag: "wx"});
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, {force: true});
    throw new InputError(
      {
        datei: path,
        regel: "lässt sich nicht schreiben",
        abhilfe: "Bitte prüfen, ob es den Ordner gibt und ob Sie dort schreiben dürfen."
      },
      {cause: error}
    );
  }
}

function numberOption(values: Values, name: string): number | null {
  const value = values[name];
  if (value === undefined) return null;
  const number = Number(value);
  if (!/^\d+$/.test(String(value)) || number < 1)
    refuse("Aufruf", `ist keine Nummer für --${name}`, "Bitte eine ganze Zahl ab 1 nennen.", String(value));
  return number;
}

/** An id for a report, from the name of its file. */
function idOf(name: string): string {
  return basename(name)
    .toLowerCase()
    .replace(/\.pdf$/, "")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^(qpk-)?-*|-+$/g, "");
}

const listOf = (text: string): string[] => (text === "" ? [] : text.split(",").map((part) => part.trim()));

/** The table as lines of text, columns below each other. */
function preview({kopf, zeilen}: PdfTabelle): string[] {
  const rows = [["", ...kopf], ...zeilen.map(({name, zellen}) => [name, ...zellen.map((zelle) => zelle ?? "")])];
  const cut = (text: string): string => (text.length > 26 ? `${text.slice(0, 25)}…` : text);
  const widths = rows[0]?.map((_, k) => Math.max(...rows.map((row) => cut(row[k] ?? "").length))) ?? [];
  return rows.map((row) =>
    row
      .map((text, k) => (k === 0 ? cut(text).padEnd(widths[k] ?? 0) : cut(text).padStart(widths[k] ?? 0)))
      .join("  ")
      .trimEnd()
  );
}

/** What is doubtful, in lines: one a cell, or one for many cells of a column with the same doubt. */
function doubts(eintraege: readonly Eintrag[]): string[] {
  const groups = new Map<string, Eintrag[]>();
  for (const eintrag of eintraege) {
    const key = `${eintrag.Kennzahl ?? ""} ${eintrag.Bezeichnung ?? ""}: ${eintrag.Zweifel ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), eintrag]);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (group.length < 4 || !first) return group.map((e) => `${e["Im PDF"] ?? ""}: ${e.Zweifel ?? ""}`);
    const column = first.Bezeichnung === "" ? first.Kennzahl : first.Bezeichnung;
    return [`Spalte „${column ?? ""}“, ${group.length} Zahlen: ${first.Zweifel ?? ""}`];
  });
  return lines.length > 20 ? [...lines.slice(0, 20), `… und ${lines.length - 20} weitere, gelb in der Mappe`] : lines;
}

/** What has been read of the report *id* so far. */
function readBisher(id: string, dataDir: string): BerichtRelease {
  const folder = join(dataDir, "official", "qpk");
  const known = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".csv"))
    .map((name) => name.slice(0, -4))
    .sort();
  if (!known.includes(id))
    refuse(
      "Aufruf",
      "ist kein Bericht, von dem schon Zahlen da sind",
      known.length > 0
        ? `Bekannt sind: ${known.join(", ")}. Für einen neuen Bericht --bericht weglassen.`
        : "Bitte --bericht weglassen.",
      id
    );
  const [csv = "", meta = ""] = ["csv", "meta.json"].map((end) => join(folder, `${id}.${end}`));
  if (!existsSync(meta)) refuse(meta, "fehlt", "Bitte die Fassung aus der Versionsverwaltung wiederherstellen.");
  return parseBericht(decodeText(readFileSync(csv), csv), decodeText(readFileSync(meta), meta), csv).release;
}

async function writeVorlage(values: Values, {dataDir, line}: WerkzeugContext): Promise<void> {
  const bericht = values["bericht"];
  const gebiete = readGebiete(dataDir);
  const bisher = typeof bericht === "string" ? readBisher(bericht, dataDir) : undefined;
  const path = String(values["out"] ?? (bisher ? `qpk-${bisher.release}.xlsx` : "qpk-vorlage.xlsx"));
  const eintraege = bisher?.zeilen.map((wert) => eintragOf(wert, bisher, gebiete)) ?? [];
  writeNew(path, await buildVorlage(gebiete, eintraege));
  line(`Vorlage geschrieben: ${path}`);
  if (bisher)
    line(
      `Darin stehen ${eintraege.length === 1 ? "die 1 Zahl, die" : `die ${eintraege.length} Zahlen, die`} von ${bisher.release} schon da ${eintraege.length === 1 ? "ist" : "sind"}. Neue bitte darunter eintragen.`
    );
  line("Wie sie auszufüllen ist, steht im Blatt „Anleitung“.");
}

async function writeEntwurf(pdf: string, values: Values, {dataDir, line}: WerkzeugContext): Promise<void> {
  const text = (name: string): string => String(values[name] ?? "").trim();
  const seite = numberOption(values, "seite");
  if (seite === null)
    return refuse("Aufruf", "nennt keine Seite", "Bitte mit --seite N sagen, auf welcher Seite die Tabelle steht.");
  const nummer = numberOption(values, "tabelle");
  const lorStand = text("lor-stand");
  if (lorStand !== "" && lorStand !== "2019" && lorStand !== "2021")
    return refuse("Aufruf", "ist kein LOR-Stand", "Bitte 2019 oder 2021 nennen.", lorStand);
  const bericht = text("bericht") || idOf(pdf);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(bericht))
    return refuse("Aufruf", "ist keine Kennung für --bericht", "Erlaubt sind a–z, 0–9 und der Bindestrich.", bericht);
  if (!existsSync(pdf)) return refuse(pdf, "gibt es nicht", "Bitte hinter --pdf eine vorhandene Datei nennen.");
  const gebiete = readGebiete(dataDir);
  const bytes = new Uint8Array(readFileSync(pdf));
  const page = await readPdfPage(bytes, basename(pdf), seite);
  const isGebiet = (name: string): boolean =>
    LorStand.options.some((stand) => findGebiete(name, stand, gebiete).length > 0);
  const tabellen = findTabellen(page, isGebiet);
  const cells = ({kopf, zeilen}: PdfTabelle): number => kopf.length * zeilen.length;
  const largest = tabellen.reduce(
    (best, tabelle, i) => (cells(tabelle) > cells(tabellen[best] ?? tabelle) ? i : best),
    0
  );
  const chosen = nummer === null ? largest : nummer - 1;
  const tabelle = tabellen[chosen];
  if (!tabelle)
    return refuse(
      basename(pdf),
      tabellen.length === 0
        ? `hat auf Seite ${seite} keine Tabelle, die sich lesen lässt`
        : `hat auf Seite ${seite} nur ${tabellen.length} Tabellen`,
      tabellen.length === 0
        ? "Bitte die Zahlen mit der Vorlage abtippen („npm run fetch -- qpk --vorlage“)."
        : "Bitte eine kleinere Nummer hinter --tabelle nennen."
    );
  const vorgabe: Vorgabe = {
    bericht,
    titel: text("titel"),
    jahr: text("jahr"),
    seite: String(seite),
    lorStand,
    kennzahlen: listOf(text("kennzahl")),
    zeitraeume: listOf(text("zeitraum"))
  };
  const {eintraege, offen} = buildEintraege(tabelle, vorgabe, gebiete, page.ocr);
  const suffix = tabellen.length > 1 ? `-tabelle-${chosen + 1}` : "";
  const path = text("out") || `qpk-${bericht}-seite-${seite}${suffix}-entwurf.xlsx`;
  const herkunft = {pdf: basename(pdf), sha256: sha256Of(bytes), seite, tabelle: chosen + 1};
  writeNew(path, await buildEntwurf(eintraege, herkunft, gebiete));

  if (tabellen.length > 1)
    line(
      `Auf Seite ${seite} stehen ${tabellen.length} Tabellen. Gelesen wurde Nummer ${chosen + 1}; eine andere mit --tabelle N.`
    );
  if (tabelle.ueberschrift !== "") line(tabelle.ueberschrift);
  for (const row of preview(tabelle)) line(row);
  const doubtful = eintraege.filter((eintrag) => (eintrag.Zweifel ?? "") !== "");
  line("");
  line(`${eintraege.length} Zahlen gelesen, davon ${doubtful.length} zweifelhaft${doubtful.length > 0 ? ":" : "."}`);
  for (const text of doubts(doubtful)) line(`  ${text}`);
  line("");
  line(`Entwurf geschrieben: ${path}`);
  if (offen.length > 0) line(`Darin auszufüllen: ${offen.join(", ")}.`);
  line(
    "Bitte jede Zeile mit dem Bericht vergleichen und in der Spalte „Bestätigt“ „ja“ oder „nein“ eintragen. Vorher zählt keine Zahl."
  );
}

/**
 * Writes the template (`--vorlage`) or a draft read from a PDF (`--pdf`), if *values* ask for one; false if they do not. Throws InputError
 * for options that do not fit together, a file that is there already, and every PDF that cannot be read.
 */
export async function runWerkzeug(
  values: Values,
  sources: readonly string[],
  context: WerkzeugContext
): Promise<boolean> {
  const used = Object.keys(qpkOptions).filter((name) => values[name] !== undefined);
  if (used.length === 0) return false;
  const {vorlage, pdf} = values;
  if (vorlage === undefined && pdf === undefined)
    refuse(
      "Aufruf",
      "gilt nur zusammen mit --vorlage oder --pdf",
      "Bitte eines davon dazunehmen.",
      `--${used[0] ?? ""}`
    );
  if (vorlage !== undefined && pdf !== undefined)
    refuse("Aufruf", "nennt --vorlage und --pdf zugleich", "Bitte zwei Befehle daraus machen.");
  if (sources.join(" ") !== "qpk")
    refuse(
      "Aufruf",
      `gehört zur Quelle qpk`,
      "Bitte so aufrufen: npm run fetch -- qpk --vorlage",
      vorlage === undefined ? "--pdf" : "--vorlage"
    );
  if (values["from"] !== undefined)
    refuse(
      "Aufruf",
      "nennt --from; Vorlage und Entwurf werden nicht aus einem Ordner gelesen",
      "Bitte --from weglassen."
    );
  if (typeof pdf === "string") await writeEntwurf(pdf, values, context);
  else await writeVorlage(values, context);
  return true;
}
