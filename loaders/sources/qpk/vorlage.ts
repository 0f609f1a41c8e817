import writeXlsxFile from "write-excel-file/node";
import type {BerichtRelease, Berichtswert} from "../../contract/bericht.js";
import {BERLIN, BEZIRK} from "../../contract/lor.js";
import type {Gebiet} from "../../contract/lor.js";
import {zeichenByStatus} from "../../contract/release.js";
import {columnName} from "../../contract/workbook.js";
import {germanPeriod} from "./berichtswerte.js";
import {nameWithEbene} from "./gebiete.js";
import {kennzahlen} from "./kennzahlen.js";
import {blaetter, spalten, weitereSpalten} from "./tabelle.js";
import type {Spalte} from "./tabelle.js";

/** A row to be written into the sheet "Werte"; columns that are left out stay empty. */
export type Eintrag = Partial<Record<Spalte, string>>;

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>["features"]>[number];

interface Cell {
  value: string;
  type: StringConstructor;
  format: "@";
  wrap?: true;
  fontWeight?: "bold";
  fontStyle?: "italic";
  backgroundColor?: string;
}
interface Sheet {
  sheet: string;
  data: Cell[][];
  columns: {width: number}[];
  stickyRowsCount?: number;
}

const widths: Record<Spalte, number> = {
  Bericht: 22,
  Titel: 40,
  Jahr: 7,
  Seite: 7,
  Tabelle: 24,
  "LOR-Stand": 10,
  Gebiet: 28,
  Kennzahl: 20,
  Zeitraum: 13,
  Wert: 11,
  Einheit: 11,
  Anmerkung: 36,
  Bezeichnung: 36,
  "Im PDF": 44,
  Zweifel: 44,
  Bestätigt: 11
};
/** Rows below the last entry that are formatted as text, so that no spreadsheet turns 3.5 into the third of May. */
const spareRows = 500;
const einheiten = ["Prozent", "Personen", "Prozentpunkte", "Haushalte", "Euro"];
const [kopfFarbe, beispielFarbe, zweifelFarbe] = ["#d9e2ec", "#eeeeee", "#fff2a8"];

const textCell = (value: string, style: Partial<Cell> = {}): Cell => ({value, type: String, format: "@", ...style});

/** A number as it is typed: decimal comma, no separator of thousands, and never three decimals, which can be misread. */
export function formatEingabe(wert: number): string {
  const text = String(wert).replace(".", ",");
  return /,\d{3}$/.test(text) ? `${text}0` : text;
}

function gebieteOf(gebiete: readonly Gebiet[]): Gebiet[] {
  const own = gebiete.filter(({gebiet_id}) => gebiet_id === BERLIN || gebiet_id.startsWith(BEZIRK));
  return own.sort((a, b) => b.lor_stand.localeCompare(a.lor_stand) || (a.gebiet_id < b.gebiet_id ? -1 : 1));
}

const heading = (cells: readonly string[]): Cell[] =>
  cells.map((text) => textCell(text, {fontWeight: "bold", backgroundColor: kopfFarbe}));

function gebieteSheet(list: readonly Gebiet[]): Sheet {
  const rows = list.map((g) =>
    [g.lor_stand, g.gebiet_id, g.name, nameWithEbene(g).replace(/^.*\((.*)\)$/, "$1"), nameWithEbene(g)].map((text) =>
      textCell(text)
    )
  );
  return {
    sheet: blaetter.gebiete,
    data: [heading(["LOR-Stand", "Schlüssel", "Name", "Ebene", "Eintragen als"]), ...rows],
    columns: [10, 12, 34, 16, 48].map((width) => ({width})),
    stickyRowsCount: 1
  };
}

const kennzahlenSheet: Sheet = {
  sheet: blaetter.kennzahlen,
  data: [
    heading(["Kennzahl", "Was sie misst", "Einheit"]),
    ...kennzahlen.map(({name, titel, einheit}) => [name, titel, einheit].map((text) => textCell(text)))
  ],
  columns: [22, 100, 12].map((width) => ({width})),
  stickyRowsCount: 1
};

const anleitungVorlage = [
  "Zahlen aus einem Bericht abtippen",
  "",
  "1. Im Blatt „Werte“ bekommt jede Zahl eine eigene Zeile. Die grauen Beispiele dürfen stehen bleiben, sie werden übergangen.",
  "2. Bericht: eine kurze Kennung aus a–z, 0–9 und Bindestrich, in allen Zeilen gleich, zum Beispiel sozialbericht-2026.",
  "3. Titel und Jahr: so, wie der Bericht zitiert wird. Das Jahr darf leer bleiben, wenn es nicht bekannt ist.",
  "4. Seite und Tabelle: wo die Zahl im Bericht steht. Beide dürfen leer bleiben, wenn sie nicht bekannt sind.",
  "5. LOR-Stand: 2019 für Gebiete bis Ende 2020, 2021 für Gebiete ab 2021. Manche Namen gibt es in beiden, mit anderen Grenzen.",
  "6. Gebiet: Schlüssel oder Name aus dem Blatt „Gebiete“. Heißen zwei Gebiete gleich, den Schlüssel nehmen.",
  "7. Kennzahl: ein Name aus dem Blatt „Kennzahlen“. Für eine neue Kennzahl einen Namen aus a–z, 0–9 und _ erfinden und in der Spalte „Bezeichnung“ sagen, was sie misst.",
  "8. Zeitraum: ein Tag (31.12.2019), ein Jahr (2019) oder zwei Jahre für ein Mittel oder eine Veränderung (2015/2017).",
  "9. Wert: 42,9 oder 1234. Keine Punkte und keine Leerzeichen zwischen den Tausendern. Oder eines der Zeichen:",
  "     k. A.   keine Angabe: der Bericht nennt keine Zahl",
  "     •   geschützt: die Zahl ist bekannt, wird aber nicht gezeigt",
  "     –   nichts vorhanden: das zählt als 0",
  "     x   entfällt: eine Angabe ist hier nicht sinnvoll",
  "10. Einheit: Prozent (0 bis 100), Personen (ganze Zahlen) oder eine andere.",
  "11. Anmerkung: was eine Fußnote zu dieser Zahl sagt. Steht im Bericht ein Stern, muss hier etwas stehen.",
  "12. Nur Werte eintragen, keine Formeln. Keine Zellen verbinden und keine Zeilen ausblenden.",
  "",
  "Danach die Mappe unter einem Namen speichern, der mit qpk- beginnt, in einen eigenen Ordner legen und einlesen:",
  "npm run fetch -- qpk --from ORDNER"
];

const anleitungEntwurf = [
  "Zahlen aus einer PDF-Datei prüfen",
  "",
  "Diese Zahlen hat ein Programm aus der PDF-Datei gelesen. Keine davon zählt, bevor jemand sie mit dem Bericht verglichen hat.",
  "",
  "1. Den Bericht daneben öffnen und im Blatt „Werte“ jede Zeile vergleichen. In der Spalte „Im PDF“ steht, was gelesen wurde.",
  "2. Gelbe Zeilen sind zweifelhaft. Den Grund nennt die Spalte „Zweifel“. Bitte berichtigen, was falsch ist, und ausfüllen, was fehlt.",
  "3. In der Spalte „Bestätigt“ jede Zeile mit „ja“ bestätigen, oder mit „nein“, wenn sie nicht zählen soll.",
  "4. Leere Zellen in Titel, Kennzahl, Zeitraum oder Einheit ausfüllen. Das Jahr darf leer bleiben.",
  "5. Die Mappe unter ihrem Namen speichern, in einen Ordner legen und einlesen: npm run fetch -- qpk --from ORDNER",
  "",
  "Die Namen der Gebiete und Kennzahlen stehen in den Blättern dahinter. Wie man Zahlen und Zeichen schreibt:",
  "42,9 oder 1234; k. A. (keine Angabe), • (geschützt), – (nichts vorhanden, zählt als 0), x (entfällt)."
];

const anleitungSheet = (lines: readonly string[]): Sheet => ({
  sheet: blaetter.anleitung,
  data: lines.map((line, i) => [textCell(line, {wrap: true, ...(i === 0 && {fontWeight: "bold"})})]),
  columns: [{width: 110}]
});

function werteSheet(columns: readonly Spalte[], eintraege: readonly {eintrag: Eintrag; style: Partial<Cell>}[]): Sheet {
  const rows = eintraege.map(({eintrag, style}) => columns.map((name) => textCell(eintrag[name] ?? "", style)));
  const spare = Array.from({length: spareRows}, () => columns.map(() => textCell("")));
  return {
    sheet: blaetter.werte,
    data: [heading(columns), ...rows, ...spare],
    columns: columns.map((name) => ({width: widths[name]})),
    stickyRowsCount: 1
  };
}

/** Drop-down lists for the sheet "Werte". They offer, and refuse nothing: the reading checks. */
function dropDowns(columns: readonly Spalte[], rows: number, lists: Partial<Record<Spalte, string>>): Feature {
  const validations = columns.flatMap((name, i) => {
    const list = lists[name];
    if (list === undefined) return [];
    const range = `${columnName(i)}2:${columnName(i)}${rows}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>${list}</formula1></dataValidation>`
    ];
  });
  const xml = `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`;
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (content, options) =>
            options.sheet === blaetter.werte ? content.replace("</sheetData>", `</sheetData>${xml}`) : content
        }
      }
    }
  };
}

async function buildWorkbook(
  sheets: readonly Sheet[],
  columns: readonly Spalte[],
  gebiete: number
): Promise<Uint8Array> {
  const rows = sheets.find(({sheet}) => sheet === blaetter.werte)?.data.length ?? 0;
  const feature = dropDowns(columns, rows, {
    "LOR-Stand": '"2019,2021"',
    Gebiet: `${blaetter.gebiete}!$E$2:$E$${gebiete + 1}`,
    Kennzahl: `${blaetter.kennzahlen}!$A$2:$A$${kennzahlen.length + 1}`,
    Einheit: `"${einheiten.join(",")}"`,
    Bestätigt: '"ja,nein"'
  });
  return new Uint8Array(await writeXlsxFile([...sheets], {features: [feature]}).toBuffer());
}

/** A figure of *release* as somebody would type it; reading it gives the same figure. */
export function eintragOf(w: Berichtswert, {merkmale}: BerichtRelease, gebiete: readonly Gebiet[]): Eintrag {
  const gebiet = gebiete.find((g) => g.lor_stand === w.lor_stand && g.gebiet_id === w.gebiet_id);
  const zeichen =
    w.status === "fehlt" ? "k. A." : w.status === "wert" || w.status === "null_wert" ? "" : zeichenByStatus[w.status];
  return {
    Bericht: w.bericht,
    Titel: w.titel,
    Jahr: w.jahr === null ? "" : String(w.jahr),
    Seite: w.seite,
    Tabelle: w.tabelle,
    "LOR-Stand": w.lor_stand,
    Gebiet: gebiet ? nameWithEbene(gebiet) : w.gebiet_id,
    Kennzahl: w.kennzahl,
    Zeitraum: germanPeriod(w.zeitraum),
    Wert: w.wert === null ? zeichen : formatEingabe(w.wert),
    Einheit: w.einheit,
    Anmerkung: w.anmerkung,
    Bezeichnung: merkmale.find(({name}) => name === w.kennzahl)?.titel ?? ""
  };
}

/**
 * The template for typing figures, an .xlsx workbook; *gebiete* are the areas of both LOR editions. With *eintraege* these stand
 * in it, else two examples.
 */
export async function buildVorlage(
  gebiete: readonly Gebiet[],
  eintraege: readonly Eintrag[] = []
): Promise<Uint8Array> {
  const list = gebieteOf(gebiete);
  const columns = [...spalten, "Bezeichnung"] as const;
  const beispiel: Eintrag = {
    Bericht: "beispiel-2020",
    Titel: "Beispiel: Titel des Berichts",
    Jahr: "2020",
    Seite: "12",
    Tabelle: "Tabelle 3",
    "LOR-Stand": "2019",
    Gebiet: "100204 Hellersdorf-Nord (Bezirksregion)",
    Kennzahl: "arbeitslose",
    Zeitraum: "31.12.2019",
    Wert: "1234",
    Einheit: "Personen",
    Anmerkung: "Diese Zeile ist ein Beispiel und wird übergangen."
  };
  const style = {backgroundColor: beispielFarbe, fontStyle: "italic"} as const;
  const beispiele = [
    {eintrag: beispiel, style},
    {eintrag: {...beispiel, Kennzahl: "arbeitslosenquote", Wert: "6,3", Einheit: "Prozent"}, style}
  ];
  const sheets = [
    anleitungSheet(anleitungVorlage),
    werteSheet(columns, eintraege.length > 0 ? eintraege.map((eintrag) => ({eintrag, style: {}})) : beispiele),
    gebieteSheet(list),
    kennzahlenSheet
  ];
  return buildWorkbook(sheets, columns, list.length);
}

/** Where a draft was read from. */
export interface Herkunft {
  pdf: string;
  sha256: string;
  seite: number;
  /** Which table of the page, from 1. */
  tabelle: number;
}

/** A draft for review, an .xlsx workbook in the layout of the template; rows with a `Zweifel` are highlighted. */
export async function buildEntwurf(
  eintraege: readonly Eintrag[],
  {pdf, sha256, seite, tabelle}: Herkunft,
  gebiete: readonly Gebiet[]
): Promise<Uint8Array> {
  const list = gebieteOf(gebiete);
  const columns = [...spalten, ...weitereSpalten] as const;
  const rows = eintraege.map((eintrag) => ({
    eintrag,
    style: (eintrag.Zweifel ?? "") === "" ? {} : {backgroundColor: zweifelFarbe}
  }));
  const herkunft: Sheet = {
    sheet: blaetter.herkunft,
    data: [
      ["PDF-Datei", pdf],
      ["SHA-256", sha256],
      ["Seite", String(seite)],
      ["Tabelle auf der Seite", String(tabelle)]
    ].map((row) => row.map((text) => textCell(text))),
    columns: [{width: 24}, {width: 70}]
  };
  const sheets = [
    anleitungSheet(anleitungEntwurf),
    werteSheet(columns, rows),
    gebieteSheet(list),
    kennzahlenSheet,
    herkunft
  ];
  return buildWorkbook(sheets, columns, list.length);
}
