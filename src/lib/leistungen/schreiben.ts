import {strToU8, zipSync} from "fflate";
import {columnName} from "../archiv.js";

/** How a cell is shown; `text` keeps a spreadsheet from making a date of 03.2025. */
export type Format = "text" | "ganzzahl" | "dezimal" | "grad" | "datum";

export interface Stil {
  format?: Format;
  fett?: true;
  kursiv?: true;
  umbruch?: true;
  /** Background, six hexadecimal digits. */
  farbe?: string;
}

export interface Zelle {
  wert: string | number | Date | null;
  stil?: Stil;
}

/** A list to choose from, or a text shown beside a chosen cell. */
export interface Eingabehilfe {
  /** Cells it belongs to: "B2:B2000". */
  bereich: string;
  /** The cells that hold the list, "Listen!$A$2:$A$9". Other entries stay possible: the check refuses, not the sheet. */
  liste?: string;
  hinweis?: {titel: string; text: string};
}

export interface Blatt {
  name: string;
  /** Width in characters; the style holds for all cells of the column that are empty yet. */
  spalten: readonly {breite: number; stil?: Stil}[];
  zeilen: readonly (readonly (Zelle | null)[])[];
  /** Rows that stay in view. */
  fest?: number;
  hilfen?: readonly Eingabehilfe[];
}

const formatcodes: Record<Format, {id: number; code?: string}> = {
  text: {id: 49},
  ganzzahl: {id: 1},
  dezimal: {id: 164, code: "0.0##"},
  grad: {id: 165, code: "0.0000##"},
  // Named as German: LibreOffice would otherwise show, and export, days in the order of its own language.
  datum: {id: 166, code: "[$-407]dd\\.mm\\.yyyy"}
};

const kopf = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const beziehung = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const paket = "http://schemas.openxmlformats.org/package/2006";
const arten = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** *text* for XML; characters that XML 1.0 does not know are left out. */
function escape(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are the characters that would break the file
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\uFFFD")
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("\n", "&#10;")
  );
}

/** Numbers a set of things in the order in which they come up. */
class Verzeichnis {
  private readonly nummern = new Map<string, number>();

  nummerOf(schluessel: string): number {
    const nummer = this.nummern.get(schluessel) ?? this.nummern.size;
    this.nummern.set(schluessel, nummer);
    return nummer;
  }

  get schluessel(): string[] {
    return [...this.nummern.keys()];
  }
}

function stileXml(stile: readonly Stil[]): string {
  const fonts = ["", "<b/>", "<i/>", "<b/><i/>"].map(
    (art) => `<font>${art}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
  );
  const farben = [...new Set(stile.flatMap(({farbe}) => farbe ?? []))];
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...farben.map(
      (farbe) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="FF${farbe}"/><bgColor indexed="64"/></patternFill></fill>`
    )
  ];
  const xfs = stile.map(({format, fett, kursiv, umbruch, farbe}) => {
    const font = (fett ? 1 : 0) + (kursiv ? 2 : 0);
    const fill = farbe === undefined ? 0 : farben.indexOf(farbe) + 2;
    const numFmt = format === undefined ? 0 : formatcodes[format].id;
    const ausrichtung = umbruch ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
    return `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${ausrichtung}</xf>`;
  });
  const eigene = Object.values(formatcodes).filter(({code}) => code !== undefined);
  return `${kopf}<styleSheet xmlns="${ns}"><numFmts count="${eigene.length}">${eigene
    .map(({id, code}) => `<numFmt numFmtId="${id}" formatCode="${escape(code!)}"/>`)
    .join(
      ""
    )}</numFmts><fonts count="${fonts.length}">${fonts.join("")}</fonts><fills count="${fills.length}">${fills.join(
    ""
  )}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join(
    ""
  )}</cellXfs><cellStyles count="1"><cellStyle name="Standard" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** Days since the beginning of Excel's calendar. */
const seriennummer = (datum: Date): number => datum.getTime() / 86_400_000 + 25569;

function hilfeXml({bereich, liste, hinweis}: Eingabehilfe): string {
  const art = liste === undefined ? "" : ' type="list"';
  const text =
    hinweis === undefined
      ? ""
      : ` showInputMessage="1" promptTitle="${escape(hinweis.titel.slice(0, 32))}" prompt="${escape(hinweis.text.slice(0, 255))}"`;
  const formel = liste === undefined ? "" : `<formula1>${escape(liste)}</formula1>`;
  return `<dataValidation${art} allowBlank="1" showErrorMessage="0"${text} sqref="${bereich}">${formel}</dataValidation>`;
}

function blattXml(blatt: Blatt, erstes: boolean, stil: (stil: Stil) => number, text: (text: string) => number): string {
  const {spalten, zeilen, fest = 0, hilfen = []} = blatt;
  const cols = spalten
    .map(
      ({breite, stil: s = {}}, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${breite}" style="${stil(s)}" customWidth="1"/>`
    )
    .join("");
  // Styles are compared by content, which costs too much to do for every cell of a large sheet.
  const spaltenstile = spalten.map((spalte) => stil(spalte.stil ?? {}));
  const namen: string[] = [];
  const rows = zeilen.map((zellen, z) => {
    const inhalt = zellen.map((zelle, i) => {
      if (zelle === null) return "";
      const s = zelle.stil ? stil(zelle.stil) : (spaltenstile[i] ?? 0);
      const ort = `r="${(namen[i] ??= columnName(i))}${z + 1}" s="${s}"`;
      if (zelle.wert === null || zelle.wert === "") return `<c ${ort}/>`;
      if (typeof zelle.wert === "string") return `<c ${ort} t="s"><v>${text(zelle.wert)}</v></c>`;
      return `<c ${ort}><v>${zelle.wert instanceof Date ? seriennummer(zelle.wert) : zelle.wert}</v></c>`;
    });
    return `<row r="${z + 1}">${inhalt.join("")}</row>`;
  });
  const pane =
    fest > 0 ? `<pane ySplit="${fest}" topLeftCell="A${fest + 1}" activePane="bottomLeft" state="frozen"/>` : "";
  const validations =
    hilfen.length > 0
      ? `<dataValidations count="${hilfen.length}">${hilfen.map(hilfeXml).join("")}</dataValidations>`
      : "";
  return `${kopf}<worksheet xmlns="${ns}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${erstes ? ' tabSelected="1"' : ""}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols><sheetData>${rows.join("")}</sheetData>${validations}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/**
 * An .xlsx workbook of *blaetter*; the same bytes for the same sheets. Dates are days in UTC. Written here and not with
 * write-excel-file, which packs large sheets in workers made of blobs: the site's Content-Security-Policy forbids
 * them.
 */
export function schreibeMappe(blaetter: readonly Blatt[]): Uint8Array {
  const stile = new Verzeichnis();
  stile.nummerOf("{}");
  const texte = new Verzeichnis();
  const xml = blaetter.map((blatt, i) =>
    blattXml(
      blatt,
      i === 0,
      (stil) => stile.nummerOf(JSON.stringify(stil)),
      (text) => texte.nummerOf(text)
    )
  );
  const teile: Record<string, string> = {
    "[Content_Types].xml": `${kopf}<Types xmlns="${paket}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${arten}.sheet.main+xml"/>${blaetter
      .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${arten}.worksheet+xml"/>`)
      .join(
        ""
      )}<Override PartName="/xl/styles.xml" ContentType="${arten}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${arten}.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `${kopf}<Relationships xmlns="${paket}/relationships"><Relationship Id="rId1" Type="${beziehung}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${kopf}<workbook xmlns="${ns}" xmlns:r="${beziehung}"><sheets>${blaetter
      .map(({name}, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${kopf}<Relationships xmlns="${paket}/relationships">${blaetter
      .map(
        (_, i) => `<Relationship Id="rId${i + 1}" Type="${beziehung}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
      )
      .join(
        ""
      )}<Relationship Id="rId${blaetter.length + 1}" Type="${beziehung}/styles" Target="styles.xml"/><Relationship Id="rId${blaetter.length + 2}" Type="${beziehung}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...Object.fromEntries(xml.map((text, i) => [`xl/worksheets/sheet${i + 1}.xml`, text])),
    "xl/styles.xml": stileXml(stile.schluessel.map((stil) => JSON.parse(stil) as Stil)),
    "xl/sharedStrings.xml": `${kopf}<sst xmlns="${ns}" uniqueCount="${texte.schluessel.length}">${texte.schluessel
      .map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`)
      .join("")}</sst>`
  };
  return zipSync(
    Object.fromEntries(Object.entries(teile).map(([pfad, text]) => [pfad, strToU8(text)])),
    // zip knows no date before 1980, and the same sheets are to give the same file.
    {level: 6, mtime: new Date(1980, 0, 1)}
  );
}
