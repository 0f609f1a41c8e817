import {strToU8, zipSync} from "fflate";
import type {Zippable} from "fflate";
import {formatZahl, formatZeitraum} from "../../src/lib/format.js";
import {texteLeistungen} from "../../src/lib/texte/leistungen.js";
import {zustaende} from "../../src/lib/zustaende.js";
import {rechteOf, zitatOf, type OffeneDatei} from "./offenDateien.js";
import {beschreibungOf, datensatztitel} from "./offenMetadaten.js";
import type {Herausgeber} from "./offenMetadaten.js";
import type {Nachschlag} from "./offenNachschlag.js";
import {lizenzIds} from "./offeneLizenzen.js";
import type {OffeneTabellen} from "./offenTabellen.js";

/** Name of the archive of one edition, without its ending. */
export const paketname = ({version, datenstand}: OffeneTabellen["ausgabe"]): string =>
  `bedarfsatlas_v${version}_${datenstand}`;

/** Names that archives of editions have; the groups are version and reference date. */
export const paketmuster = /^bedarfsatlas_v(\d+\.\d+\.\d+[0-9A-Za-z.-]*)_(\d{4}-\d{2}-\d{2})\.zip$/;

const linie = (text: string): string => `${text}\n${"=".repeat(text.length)}`;
const unter = (text: string): string => `${text}\n${"-".repeat(text.length)}`;

/** LIZENZEN.txt: each licence with its sources and the line that each of them demands, and what holds for the centres' own figures. */
export function lizenzenText({tabellen}: OffeneTabellen, find: Nachschlag): string {
  const quellen = find.sources(tabellen.flatMap((t) => t.quellen.map(({id}) => id)));
  const lizenzen = find.catalogue.lizenzen.filter(({id}) => quellen.some((s) => lizenzIds(s).includes(id)));
  const eigene = tabellen.filter((t) => t.eigene !== null);
  return [
    linie("Lizenzen und Quellenvermerke"),
    "Die Zahlen kommen aus mehreren Quellen. Für jede gilt ihre Lizenz, auch wenn Sie die Zahlen weiterverwenden.\nNennen Sie den Quellenvermerk der Quelle. Sagen Sie dazu, wenn Sie Zahlen ändern oder zusammenfassen.\nIn den Tabellen nennt jede Zeile ihre Quelle und ihre Lizenz. Stehen dort mehrere, sind alle einzuhalten.",
    ...lizenzen.map(({id, name, url}) =>
      [
        unter(name),
        `Kennung: ${id}\nText der Lizenz: ${url}`,
        ...quellen
          .filter((s) => lizenzIds(s).includes(id))
          .map((s) => `* ${s.titel} (Kennung ${s.id})\n  ${s.quellenvermerk}`)
      ].join("\n\n")
    ),
    ...eigene.map((t) => [unter(t.titel), `Datei: ${t.name}.csv\n${rechteOf([], t.eigene, find)}`].join("\n\n"))
  ]
    .join("\n\n")
    .concat("\n");
}

function kontaktOf({name, email}: Herausgeber): string {
  if (!name && !email) return "Der Betreiber des Bedarfsatlas ist noch nicht benannt.";
  return [name, email].filter(Boolean).join("\n");
}

function dateiliste(dateien: readonly OffeneDatei[]): string {
  return dateien
    .map(({pfad, titel, zeilen}) => `* ${pfad}: ${titel}${zeilen === null ? "" : ` (${formatZahl(zeilen)} Zeilen)`}`)
    .join("\n");
}

/** LIESMICH.txt: what the archive holds, how it is cited, what must be known to read it, and whom to ask. */
export function liesmichText(
  offen: OffeneTabellen,
  dateien: readonly OffeneDatei[],
  herausgeber: Herausgeber,
  find: Nachschlag
): string {
  const {version, datenstand} = offen.ausgabe;
  const {tabellen} = offen;
  const quellen = find.sources(tabellen.flatMap((t) => t.quellen.map(({id}) => id)));
  const eigene = tabellen.filter((t) => t.eigene !== null);
  return [
    linie(datensatztitel),
    `Version ${version}, Datenstand ${formatZeitraum(datenstand)}`,
    beschreibungOf(offen),
    ...(dateien.some(({beispiel}) => beispiel) ? [`Achtung: ${texteLeistungen.beispiel.text}`] : []),
    unter("Dateien"),
    dateiliste(dateien),
    "CSV: UTF-8, Komma als Trenner, Punkt vor Nachkommastellen. In Excel über „Daten > Aus Text/CSV“ öffnen.\nParquet: dieselben Tabellen, klein und mit festen Datentypen, etwa für DuckDB, R oder Python.\ndatapackage.json erklärt jede Spalte. pruefsummen.txt hat die SHA-256-Summe jeder Datei.",
    unter("So zitieren Sie"),
    zitatOf(offen.ausgabe, herausgeber),
    "Dasselbe für Literaturprogramme steht in CITATION.cff.",
    unter("Lizenz"),
    rechteOf(quellen, null, find),
    ...eigene.map((t) => `${t.titel}: ${rechteOf([], t.eigene, find)}`),
    "Die Quellenvermerke stehen in LIZENZEN.txt.",
    unter("Was Sie wissen müssen"),
    [
      "Die Zahlen sind Hinweise auf Bedarf. Sie ersetzen nicht die fachliche Einschätzung vor Ort.",
      "Ein leerer Wert ist nie 0. Warum er fehlt, sagt die Spalte status.",
      "Alle Schlüssel sind Texte mit führender Null. Schlüssel der LOR-Stände 2019 und 2021 nie mischen.",
      "Ein Intervall (ki_unten_95, ki_oben_95) zeigt, wie stark der Zufall einen Wert dieser Größe bewegt.",
      "Definition, Brüche und Hinweise jedes Indikators stehen in indikatoren.csv. Das Verfahren steht auf der Seite Methodik des Bedarfsatlas."
    ]
      .map((satz) => `* ${satz}`)
      .join("\n"),
    ...tabellen
      .filter(({hinweise}) => hinweise.length > 0)
      .map(({titel, hinweise}) => [`${titel}:`, ...hinweise.map((satz) => `* ${satz}`)].join("\n")),
    unter("Zeichen und Status"),
    [
      "wert: eine Zahl",
      "null_wert: Die Quelle nennt 0.",
      ...Object.entries(zustaende).map(
        ([status, {zeichen, name, erklaerung}]) => `${status} (auf den Seiten ${zeichen}): ${name}. ${erklaerung}`
      )
    ]
      .map((satz) => `* ${satz}`)
      .join("\n"),
    unter("Kontakt"),
    [kontaktOf(herausgeber), ...(herausgeber.webadresse ? [herausgeber.webadresse] : [])].join("\n")
  ]
    .join("\n\n")
    .concat("\n");
}

const yaml = (text: string): string => JSON.stringify(text);

/** CITATION.cff, version 1.2.0 of the format: how programs cite the data set. */
export function citationText(offen: OffeneTabellen, {name, webadresse}: Herausgeber): string {
  const {version, datenstand} = offen.ausgabe;
  return [
    "cff-version: 1.2.0",
    `message: ${yaml("Bitte so zitieren, dazu die Quellenvermerke der verwendeten Zahlen (LIZENZEN.txt).")}`,
    "type: dataset",
    `title: ${yaml(datensatztitel)}`,
    `abstract: ${yaml(beschreibungOf(offen))}`,
    `version: ${yaml(version)}`,
    `date-released: ${yaml(datenstand)}`,
    "authors:",
    `  - name: ${yaml(name ?? "Betreiber des Bedarfsatlas Marzahn-Hellersdorf (noch nicht benannt)")}`,
    ...(webadresse ? [`url: ${yaml(webadresse)}`] : [])
  ]
    .join("\n")
    .concat("\n");
}

const bytesOf = (inhalt: string | Uint8Array): Uint8Array => (typeof inhalt === "string" ? strToU8(inhalt) : inhalt);

/**
 * The archive of an edition: *dateien* in one folder, those that are packed already stored as they are. Same input, same bytes: its
 * entries have the reference date of the data, since an archive dates them in local time and a build has no clock.
 */
export function paketBytes(
  ausgabe: OffeneTabellen["ausgabe"],
  dateien: readonly {pfad: string; inhalt: string | Uint8Array}[]
): Uint8Array {
  const ordner = paketname(ausgabe);
  const [jahr = 1980, monat = 1, tag = 1] = ausgabe.datenstand.split("-").map(Number);
  const inhalt: Zippable = Object.fromEntries(
    dateien.map((d) => [
      `${ordner}/${d.pfad}`,
      [bytesOf(d.inhalt), {level: d.pfad.endsWith(".parquet") ? 0 : 9}] as const
    ])
  );
  return zipSync(inhalt, {mtime: new Date(jahr, monat - 1, tag, 12)});
}
