import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LeaderType,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type IStylesOptions
} from "docx";
import {strToU8, unzipSync, zipSync} from "fflate";
import {texteDokument} from "../texte/dokument.js";
import {ohneSteuerzeichen} from "../zeichensatz.js";
import {spaltenbreiten} from "./breiten.js";
import type {Dokument, Dokumentblock} from "./modell.js";

// Twentieths of a point: A4 with margins of 1.8 cm.
const blatt = {breite: 11906, hoehe: 16838, rand: 1021};
const textbreite = blatt.breite - 2 * blatt.rand;
const farben = {
  tinte: "000000",
  gedaempft: "444444",
  linie: "BBBBBB",
  kopf: "F2F0EB",
  vermerk: "8A4B08",
  hinweis: "FDF1DC"
};
/** Tables up to this many rows stay on one sheet. */
const kurzeTabelle = 4;

/** *text* with U+FFFD for every character that XML 1.0 or a reader's eye cannot take. */
const reinerText = (text: string): string => ohneSteuerzeichen(text).replace(/[\p{Surrogate}\ufffe\uffff]/gu, "\ufffd");

/** Runs of *text*; a line break in it stays one. */
const laeufe = (text: string, optionen: {bold?: boolean; color?: string} = {}): TextRun[] =>
  reinerText(text)
    .split(/\r\n|\r|\n/)
    .map((zeile, i) => new TextRun({text: zeile, ...optionen, ...(i > 0 ? {break: 1} : {})}));

const absatz = (text: string, optionen: Omit<IParagraphOptions, "text" | "children"> = {}): Paragraph =>
  new Paragraph({...optionen, children: laeufe(text)});

const schriftart = "Arial";

const stile: IStylesOptions = {
  default: {
    document: {
      run: {
        font: schriftart,
        size: 19,
        color: farben.tinte,
        language: {value: "de-DE", eastAsia: "de-DE", bidirectional: "de-DE"}
      },
      paragraph: {spacing: {line: 240, lineRule: "auto"}}
    },
    heading1: {
      run: {font: schriftart, size: 26, bold: true, color: farben.tinte},
      paragraph: {spacing: {before: 0, after: 60, line: 240, lineRule: "auto"}, keepNext: true, outlineLevel: 0}
    },
    heading2: {
      run: {font: schriftart, size: 23, bold: true, color: farben.tinte},
      paragraph: {
        spacing: {before: 140, after: 40, line: 240, lineRule: "auto"},
        keepNext: true,
        keepLines: true,
        outlineLevel: 1
      }
    },
    heading3: {
      run: {font: schriftart, size: 20, bold: true, color: farben.tinte},
      paragraph: {
        spacing: {before: 140, after: 60, line: 240, lineRule: "auto"},
        keepNext: true,
        keepLines: true,
        outlineLevel: 2
      }
    },
    caption: {
      run: {font: schriftart, size: 18, bold: true, italics: false, color: farben.tinte},
      paragraph: {spacing: {before: 100, after: 40, line: 240, lineRule: "auto"}, keepNext: true, keepLines: true}
    },
    listParagraph: {run: {size: 19}, paragraph: {spacing: {after: 20}}}
  },
  paragraphStyles: [
    {
      id: "Untertitel",
      name: "Untertitel",
      basedOn: "Normal",
      run: {size: 20, color: farben.gedaempft},
      paragraph: {spacing: {after: 120}}
    },
    {
      id: "Vermerk",
      name: "Vermerk",
      basedOn: "Normal",
      run: {bold: true, color: farben.vermerk},
      paragraph: {spacing: {after: 80}}
    },
    {id: "Absatz", name: "Absatz", basedOn: "Normal", paragraph: {spacing: {after: 60}}},
    {
      id: "Tabellentext",
      name: "Tabellentext",
      basedOn: "Normal",
      run: {size: 17},
      paragraph: {spacing: {line: 240, lineRule: "auto", before: 12, after: 12}}
    },
    {
      id: "Quelle",
      name: "Quelle",
      basedOn: "Normal",
      run: {size: 15, color: farben.gedaempft},
      paragraph: {spacing: {before: 40, after: 60, line: 240, lineRule: "auto"}}
    },
    {
      id: "Hinweis",
      name: "Hinweis",
      basedOn: "Normal",
      run: {color: farben.vermerk},
      paragraph: {
        spacing: {before: 120, after: 160},
        keepLines: true,
        indent: {left: 120, right: 120},
        shading: {type: ShadingType.CLEAR, color: "auto", fill: farben.hinweis},
        border: Object.fromEntries(
          ["top", "bottom", "left", "right"].map((seite) => [
            seite,
            {style: BorderStyle.SINGLE, size: 4, space: 6, color: farben.vermerk}
          ])
        )
      }
    },
    {id: "Feld", name: "Feld", basedOn: "Normal", paragraph: {spacing: {before: 480, after: 0}, keepLines: true}},
    {
      id: "Kopffuss",
      name: "Kopf und Fuß",
      basedOn: "Normal",
      run: {size: 16, color: farben.gedaempft},
      paragraph: {spacing: {line: 240, lineRule: "auto"}}
    }
  ]
};

const aufzaehlung = [
  {reference: "punkte", format: LevelFormat.BULLET, text: "•"},
  {reference: "nummern", format: LevelFormat.DECIMAL, text: "%1."}
].map(({reference, format, text}) => ({
  reference,
  levels: [
    {level: 0, format, text, alignment: AlignmentType.LEFT, style: {paragraph: {indent: {left: 400, hanging: 400}}}}
  ]
}));

const linie = {style: BorderStyle.SINGLE, size: 4, color: farben.linie};
const keine = {style: BorderStyle.NONE, size: 0, color: "auto"};

/** Properties of the first paragraph of a block, which may begin a new sheet. */
type Beginn = Pick<IParagraphOptions, "pageBreakBefore">;

type Tabelle = Extract<Dokumentblock, {art: "tabelle"}>;

function tabelle({titel, spalten, zeilen, quelle}: Tabelle, beginn: Beginn): FileChild[] {
  // Twentieths of a point: a bold letter of 8.5 points, and the margins of a cell.
  const weite = spaltenbreiten(spalten, zeilen, {gesamt: textbreite, jeZeichen: 106, innen: 140});
  const zelle = (text: string, i: number, {kopf, keepNext}: {kopf: boolean; keepNext: boolean}): TableCell =>
    new TableCell({
      width: {size: weite[i]!, type: WidthType.DXA},
      verticalAlign: kopf ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      ...(kopf ? {shading: {type: ShadingType.CLEAR, color: "auto", fill: farben.kopf}} : {}),
      children: [
        new Paragraph({
          style: "Tabellentext",
          keepNext,
          alignment: spalten[i]!.zahl ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: laeufe(text, kopf ? {bold: true} : {})
        })
      ]
    });
  const zeile = (texte: readonly string[], optionen: {kopf: boolean; keepNext: boolean}): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(optionen.kopf ? {tableHeader: true} : {}),
      children: spalten.map((_, i) => zelle(texte[i] ?? "", i, optionen))
    });
  const letzte = zeilen.length - 1;
  // The source stays with the last row, and that row with the one before it.
  const bleibt = (i: number): boolean =>
    i === letzte ? quelle !== undefined : zeilen.length <= kurzeTabelle || i >= letzte - 1;
  return [
    absatz(titel, {...beginn, style: "Caption"}),
    new Table({
      rows: [
        zeile(
          spalten.map((spalte) => spalte.titel),
          {kopf: true, keepNext: zeilen.length > 0 || quelle !== undefined}
        ),
        ...zeilen.map((texte, i) => zeile(texte, {kopf: false, keepNext: bleibt(i)}))
      ],
      width: {size: textbreite, type: WidthType.DXA},
      columnWidths: weite,
      layout: TableLayoutType.FIXED,
      margins: {left: 60, right: 60},
      tableLook: {firstRow: true, firstColumn: true, noHBand: true, noVBand: true},
      borders: {top: linie, bottom: linie, insideHorizontal: linie, left: keine, right: keine, insideVertical: keine}
    }),
    quelle === undefined ? new Paragraph({style: "Quelle"}) : absatz(quelle, {style: "Quelle"})
  ];
}

/** The paragraphs of *block*; *instanz* numbers the lists, since each counts from 1. */
function blockTeile(block: Dokumentblock, instanz: number, beginn: Beginn): FileChild[] {
  switch (block.art) {
    case "ueberschrift":
      return [
        absatz(block.text, {
          ...beginn,
          heading: block.ebene === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3
        })
      ];
    case "absatz":
      return [
        new Paragraph({
          ...beginn,
          style: block.klein ? "Quelle" : "Absatz",
          children: [
            ...laeufe(block.text),
            ...(block.geaendert ? [new TextRun({text: `\u00a0${texteDokument.geaendert.zeichen}`, bold: true})] : [])
          ]
        })
      ];
    case "liste":
      return block.punkte.map((punkt, i) =>
        absatz(punkt, {
          ...(i === 0 ? beginn : {}),
          style: "ListParagraph",
          numbering: {reference: block.nummeriert ? "nummern" : "punkte", level: 0, instance: instanz}
        })
      );
    case "tabelle":
      return tabelle(block, beginn);
    case "hinweis":
      return [absatz(block.text, {...beginn, style: "Hinweis"})];
    case "felder":
      return block.titel.map(
        (titel, i) =>
          new Paragraph({
            ...(i === 0 ? beginn : {}),
            style: "Feld",
            keepNext: i < block.titel.length - 1,
            tabStops: [{type: TabStopType.RIGHT, position: textbreite, leader: LeaderType.UNDERSCORE}],
            children: [...laeufe(`${titel}: `), new TextRun({text: "\t"})]
          })
      );
    case "seitenwechsel":
      return [];
  }
}

/** All blocks; what follows a change of sheet begins a new one, without an empty paragraph in between. */
const inhalt = (bloecke: readonly Dokumentblock[]): FileChild[] =>
  bloecke.flatMap((block, i) =>
    blockTeile(block, i + 1, bloecke[i - 1]?.art === "seitenwechsel" ? {pageBreakBefore: true} : {})
  );

const rechtsAussen = [{type: TabStopType.RIGHT, position: textbreite}];
const farblinie = (space: number) => ({...linie, space});

function kopf({kurztitel, vermerke}: Dokument): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Kopffuss",
        tabStops: rechtsAussen,
        border: {bottom: farblinie(4)},
        children: [
          ...laeufe(kurztitel),
          new TextRun({text: "\t"}),
          ...laeufe(vermerke.join(" · "), {bold: true, color: farben.vermerk})
        ]
      })
    ]
  });
}

function fuss({version, adresse}: Dokument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: "Kopffuss",
        tabStops: rechtsAussen,
        border: {top: farblinie(4)},
        children: [
          ...laeufe(texteDokument.version(version)),
          new TextRun({
            children: [
              "\t",
              `${texteDokument.seite} `,
              PageNumber.CURRENT,
              ` ${texteDokument.von} `,
              PageNumber.TOTAL_PAGES
            ]
          })
        ]
      }),
      absatz(adresse, {style: "Kopffuss"})
    ]
  });
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (zeichen) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;"})[zeichen]!);

/** Properties of the file. Its dates are the document's own: the clock would make every file another one. */
function eigenschaften({titel, untertitel, stand}: Dokument): string {
  const tag = `${`${stand}-01-01`.slice(0, 10)}T00:00:00Z`;
  const w3c = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${tag}</dcterms:${name}>`;
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`,
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escape(reinerText(titel))}</dc:title><dc:subject>${escape(reinerText(untertitel))}</dc:subject>`,
    `<dc:creator>${texteDokument.urheber}</dc:creator><cp:lastModifiedBy>${texteDokument.urheber}</cp:lastModifiedBy>`,
    `<cp:revision>1</cp:revision>${w3c("created")}${w3c("modified")}<dc:language>de-DE</dc:language></cp:coreProperties>`
  ].join("");
}

/** The bytes of *dokument* as DOCX; docxOf says what they hold. */
export async function schreibeDocx(dokument: Dokument): Promise<Uint8Array<ArrayBuffer>> {
  const {titel, untertitel, vermerke, bloecke} = dokument;
  const {geaendert} = texteDokument;
  const hatGeaenderte = bloecke.some((block) => block.art === "absatz" && block.geaendert === true);
  const datei = new Document({
    title: reinerText(titel),
    creator: texteDokument.urheber,
    styles: stile,
    numbering: {config: aufzaehlung},
    sections: [
      {
        properties: {
          page: {
            size: {width: blatt.breite, height: blatt.hoehe},
            margin: {top: blatt.rand, right: blatt.rand, bottom: blatt.rand, left: blatt.rand, header: 567, footer: 567}
          }
        },
        headers: {default: kopf(dokument)},
        footers: {default: fuss(dokument)},
        children: [
          ...(vermerke.length > 0 ? [absatz(vermerke.join(" · "), {style: "Vermerk"})] : []),
          absatz(titel, {heading: HeadingLevel.HEADING_1}),
          absatz(untertitel, {style: "Untertitel"}),
          ...inhalt(bloecke),
          ...(hatGeaenderte
            ? [absatz(`${geaendert.zeichen} ${geaendert.erklaerung}`, {style: "Quelle", spacing: {before: 360}})]
            : [])
        ]
      }
    ]
  });
  const gepackt = unzipSync(new Uint8Array(await Packer.toArrayBuffer(datei)));
  const teile = {...gepackt, "docProps/core.xml": strToU8(eigenschaften(dokument))};
  // zip knows no date before 1980.
  return zipSync(teile, {level: 6, mtime: new Date(1980, 0, 1)});
}
