import {strToU8, zipSync} from "fflate";
import {columnName} from "../archiv.js";

/** How a cell is shown; `text` keeps a spreadsheet from making a date of 03.2025. */
export type Format = "text" | "ganzzahl" | "dezimal" | "grad" | "datum" | Zahlformat;
/** A figure with exactly so many decimals, its thousands set apart. */
export type Zahlformat = `zahl${0 | 1 | 2 | 3 | 4 | 5 | 6}`;

export interface Stil {
  format?: Format;
  fett?: true;
  kursiv?: true;
  umbruch?: true;
  /** Background, six hexadecimal digits. */
  farbe?: string;
}

export interface Zelle {
  wert: string | number | boolean | Date | null;
  stil?: Stil;
  /** Another place of the workbook that a click leads to: "'Werte'!A1". */
  verweis?: string;
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
  /** Makes a table with filters of all rows, the first of which holds its headings: texts, all different. */
  tabelle?: {name: string};
  /** Lines of text in each row, where they are known: not every program finds the height of a row by itself. */
  textzeilen?: readonly number[];
  /**
   * Lines at the head and foot of each printed page, in the code of spreadsheets (&P is the page); the first `fest` rows are repeated, on a
   * sheet of several pages side by side also the first `spalten` columns.
   */
  druck?: {kopf: string; fuss: string; seitenNebeneinander?: number; spalten?: number};
}

const formatcodes: Record<Exclude<Format, Zahlformat>, {id: number; code?: string}> = {
  text: {id: 49},
  ganzzahl: {id: 1},
  dezimal: {id: 164, code: "0.0##"},
  grad: {id: 165, code: "0.0000##"},
  // Named as German: LibreOffice would otherwise show, and export, days in the order of its own language.
  datum: {id: 166, code: "[$-407]dd\\.mm\\.yyyy"}
};

const zahlformat = (format: Zahlformat): {id: number; code: string} => {
  const stellen = Number(format.slice(4));
  return {id: 170 + stellen, code: stellen === 0 ? "#,##0" : `#,##0.${"0".repeat(stellen)}`};
};
const istZahlformat = (format: Format): format is Zahlformat => format.startsWith("zahl");

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
    const numFmt = format === undefined ? 0 : (istZahlformat(format) ? zahlformat(format) : formatcodes[format]).id;
    const ausrichtung = umbruch ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
    return `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${ausrichtung}</xf>`;
  });
  const zahlen = new Set(stile.flatMap(({format}) => (format && istZahlformat(format) ? format : [])));
  const eigene = [
    ...Object.values(formatcodes).filter(({code}) => code !== undefined),
    ...[...zahlen].sort().map(zahlformat)
  ];
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

function zelleXml({wert}: Zelle, ort: string, text: (text: string) => number): string {
  if (wert === null || wert === "") return `<c ${ort}/>`;
  if (typeof wert === "string") return `<c ${ort} t="s"><v>${text(wert)}</v></c>`;
  if (typeof wert === "boolean") return `<c ${ort} t="b"><v>${Number(wert)}</v></c>`;
  return `<c ${ort}><v>${wert instanceof Date ? seriennummer(wert) : wert}</v></c>`;
}

/** The cells of the table of a sheet: "A1:W42". A table has at least one row below its headings, even if it is empty. */
const bereichOf = ({spalten, zeilen}: Blatt): string =>
  `A1:${columnName(spalten.length - 1)}${Math.max(2, zeilen.length)}`;

function tabelleXml(blatt: Blatt, name: string, nummer: number): string {
  const bereich = bereichOf(blatt);
  const spalten = blatt.zeilen[0]!.map(
    (zelle, i) => `<tableColumn id="${i + 1}" name="${escape(String(zelle?.wert))}"/>`
  );
  return `${kopf}<table xmlns="${ns}" id="${nummer}" name="${escape(name)}" displayName="${escape(name)}" ref="${bereich}" totalsRowShown="0"><autoFilter ref="${bereich}"/><tableColumns count="${spalten.length}">${spalten.join("")}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}

function verweiseXml({zeilen}: Blatt): string {
  const verweise = zeilen.flatMap((zellen, z) =>
    zellen.flatMap((zelle, i) =>
      zelle?.verweis === undefined
        ? []
        : `<hyperlink ref="${columnName(i)}${z + 1}" location="${escape(zelle.verweis)}" display="${escape(String(zelle.wert))}"/>`
    )
  );
  return verweise.length > 0 ? `<hyperlinks>${verweise.join("")}</hyperlinks>` : "";
}

function blattXml(blatt: Blatt, erstes: boolean, stil: (stil: Stil) => number, text: (text: string) => number): string {
  const {spalten, zeilen, fest = 0, hilfen = [], tabelle, textzeilen = [], druck} = blatt;
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
      return zelleXml(zelle, ort, text);
    });
    const hoehe = textzeilen[z] === undefined ? "" : ` ht="${15 * textzeilen[z]}" customHeight="1"`;
    return `<row r="${z + 1}"${hoehe}>${inhalt.join("")}</row>`;
  });
  const pane =
    fest > 0 ? `<pane ySplit="${fest}" topLeftCell="A${fest + 1}" activePane="bottomLeft" state="frozen"/>` : "";
  const validations =
    hilfen.length > 0
      ? `<dataValidations count="${hilfen.length}">${hilfen.map(hilfeXml).join("")}</dataValidations>`
      : "";
  const nebeneinander = druck?.seitenNebeneinander ? ` fitToWidth="${druck.seitenNebeneinander}"` : "";
  const namensraum = tabelle ? ` xmlns:r="${beziehung}"` : "";
  const seiten = druck
    ? `<headerFooter><oddHeader>${escape(druck.kopf)}</oddHeader><oddFooter>${escape(druck.fuss)}</oddFooter></headerFooter>`
    : "";
  // Keys such as 01 are texts on purpose.
  const teile = tabelle
    ? `<ignoredErrors><ignoredError sqref="${bereichOf(blatt)}" numberStoredAsText="1"/></ignoredErrors><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`
    : "";
  return `${kopf}<worksheet xmlns="${ns}"${namensraum}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${erstes ? ' tabSelected="1"' : ""}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols><sheetData>${rows.join("")}</sheetData>${validations}${verweiseXml(blatt)}<pageSetup paperSize="9" orientation="landscape"${nebeneinander} fitToHeight="0"/>${seiten}${teile}</worksheet>`;
}

/** What a table adds to a workbook: its part, and that its sheet has it. */
function tabellenteile(blaetter: readonly Blatt[]): {teile: Record<string, string>; arten: string} {
  const mitTabelle = blaetter.flatMap((blatt, i) =>
    blatt.tabelle ? [{blatt, name: blatt.tabelle.name, sheet: i + 1}] : []
  );
  const teile = mitTabelle.flatMap(({blatt, name, sheet}, i): [string, string][] => [
    [`xl/tables/table${i + 1}.xml`, tabelleXml(blatt, name, i + 1)],
    [
      `xl/worksheets/_rels/sheet${sheet}.xml.rels`,
      `${kopf}<Relationships xmlns="${paket}/relationships"><Relationship Id="rId1" Type="${beziehung}/table" Target="../tables/table${i + 1}.xml"/></Relationships>`
    ]
  ]);
  const overrides = mitTabelle.map(
    (_, i) => `<Override PartName="/xl/tables/table${i + 1}.xml" ContentType="${arten}.table+xml"/>`
  );
  return {teile: Object.fromEntries(teile), arten: overrides.join("")};
}

/** The rows and columns that are repeated on each printed page, of the sheets that have a head for print. */
function drucktitelXml(blaetter: readonly Blatt[]): string {
  const namen = blaetter.flatMap(({name, fest = 0, druck}, i) => {
    if (!druck || fest === 0) return [];
    const blatt = `'${name.replaceAll("'", "''")}'!`;
    const {spalten = 0} = druck;
    const wiederholt = [...(spalten > 0 ? [`${blatt}$A:$${columnName(spalten - 1)}`] : []), `${blatt}$1:$${fest}`];
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escape(wiederholt.join(","))}</definedName>`;
  });
  return namen.length > 0 ? `<definedNames>${namen.join("")}</definedNames>` : "";
}

/** Title and language of the workbook for programs that read aloud or list files. */
const eigenschaftenXml = (titel: string): string =>
  `${kopf}<cp:coreProperties xmlns:cp="${paket}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(titel)}</dc:title><dc:language>de-DE</dc:language></cp:coreProperties>`;

/**
 * An .xlsx workbook of *blaetter*, called *titel* in its properties; the same bytes for the same sheets. Dates are days in UTC. Written here and not with
 * write-excel-file, which packs large sheets in workers made of blobs: the site's Content-Security-Policy forbids
 * them.
 */
export function schreibeMappe(blaetter: readonly Blatt[], {titel}: {titel?: string} = {}): Uint8Array<ArrayBuffer> {
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
  const tabellen = tabellenteile(blaetter);
  const mitTitel =
    titel === undefined
      ? null
      : {pfad: "docProps/core.xml", art: "application/vnd.openxmlformats-package.core-properties+xml"};
  const teile: Record<string, string> = {
    "[Content_Types].xml": `${kopf}<Types xmlns="${paket}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${arten}.sheet.main+xml"/>${blaetter
      .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${arten}.worksheet+xml"/>`)
      .join(
        ""
      )}<Override PartName="/xl/styles.xml" ContentType="${arten}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${arten}.sharedStrings+xml"/>${tabellen.arten}${mitTitel ? `<Override PartName="/${mitTitel.pfad}" ContentType="${mitTitel.art}"/>` : ""}</Types>`,
    "_rels/.rels": `${kopf}<Relationships xmlns="${paket}/relationships"><Relationship Id="rId1" Type="${beziehung}/officeDocument" Target="xl/workbook.xml"/>${mitTitel ? `<Relationship Id="rId2" Type="${paket}/relationships/metadata/core-properties" Target="${mitTitel.pfad}"/>` : ""}</Relationships>`,
    "xl/workbook.xml": `${kopf}<workbook xmlns="${ns}" xmlns:r="${beziehung}"><sheets>${blaetter
      .map(({name}, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets>${drucktitelXml(blaetter)}</workbook>`,
    "xl/_rels/workbook.xml.rels": `${kopf}<Relationships xmlns="${paket}/relationships">${blaetter
      .map(
        (_, i) => `<Relationship Id="rId${i + 1}" Type="${beziehung}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
      )
      .join(
        ""
      )}<Relationship Id="rId${blaetter.length + 1}" Type="${beziehung}/styles" Target="styles.xml"/><Relationship Id="rId${blaetter.length + 2}" Type="${beziehung}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...Object.fromEntries(xml.map((text, i) => [`xl/worksheets/sheet${i + 1}.xml`, text])),
    ...tabellen.teile,
    ...(mitTitel && titel !== undefined && {[mitTitel.pfad]: eigenschaftenXml(titel)}),
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
