import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {formatWert, formatZeitraum, jahrOf} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {ohneIndex, regionenOf, zeitraeumeOf, type Stand} from "./stand.js";
import {formatGewicht, zaehlendeIndikatoren, type Ebene} from "./zustand.js";

type Zelle = string | number | null;

/** A figure with a decimal comma; text that a spreadsheet would take for a formula is made text. */
function zelle(wert: Zelle): string {
  if (wert === null) return "";
  if (typeof wert === "number") return String(Number(wert.toFixed(6))).replace(".", ",");
  const text = /^[=+\-@\t\r]/.test(wert) ? `'${wert}` : wert;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a spreadsheet in German reads them: byte order mark, semicolons, CRLF. */
export const formatCsv = (zeilen: readonly (readonly Zelle[])[]): string =>
  `\ufeff${zeilen.map((zeile) => zeile.map(zelle).join(";")).join("\r\n")}\r\n`;

/** Lines of attribution of everything the view shows, each once. */
export function quellenOf(data: BedarfsindexData, stand: Stand): string[] {
  const {mss, gssa} = data.amtlich;
  return [
    ...new Set([
      ...zaehlendeIndikatoren(data, stand.wahl).flatMap(({quellenvermerke}) => quellenvermerke),
      mss.quellenvermerk,
      gssa.quellenvermerk
    ])
  ];
}

function tabellePlr(data: BedarfsindexData, stand: Stand): Zelle[][] {
  const {csv, tabelle} = texteBedarfsindex;
  const s = csv.spalten;
  const {mss, gssa} = data.amtlich;
  return [
    [
      ...[s.schluessel, s.gebiet, s.gehoertZu, s.gruppe, tabelle.index],
      ...stand.felder.map(({titel}) => titel),
      ...[s.rangVon, s.rangBis, s.median, s.bester, s.schlechtester, s.besterDenkbar, s.schlechtesterDenkbar],
      ...[s.oben, s.obenFrei, `${tabelle.status} ${mss.edition}`, `${tabelle.dynamik} ${mss.edition}`],
      ...[`${tabelle.gesix} ${gssa.zeitraum}`, s.anmerkung]
    ],
    ...data.gebiete.map(({gebiet_id, name, parent_name}, i): Zelle[] => {
      const r = stand.raenge?.[i] ?? null;
      const amtlich = mss.werte[i]!;
      const index = stand.index[i] ?? null;
      return [
        ...[gebiet_id, name, parent_name, r && r.gruppe, index],
        ...stand.felder.map(({werte}) => werte[i] ?? null),
        ...[r && r.rang_unten, r && r.rang_oben, r && r.median, r && r.bester, r && r.schlechtester],
        ...[r && r.bester_denkbar, r && r.schlechtester_denkbar, r && r.oberstes, r && r.oberstes_frei],
        ...[formatWert(amtlich.status, mss.status), formatWert(amtlich.dynamik, mss.dynamik)],
        gssa.werte[i]!.wert ?? formatWert(gssa.werte[i]!, gssa.indikator),
        index === null ? ohneIndex(data, stand.wahl, i).grund : ""
      ];
    })
  ];
}

function tabelleBzr(data: BedarfsindexData, stand: Stand): Zelle[][] {
  const {csv, tabelle} = texteBedarfsindex;
  const s = csv.spalten;
  return [
    [s.schluessel, s.gebiet, tabelle.mittelwert, s.unten, s.hoch, tabelle.anzahl, tabelle.einwohner],
    ...regionenOf(data, stand).map((r) => [
      r.gebiet_id,
      r.name,
      r.mittel,
      r.unten,
      r.oben,
      r.planungsraeume,
      r.einwohner
    ])
  ];
}

export interface CsvOptions {
  ebene: Ebene;
  version: string;
  adresse: string;
}

/** The table of the view as a file, below it the choice it was made with: weights, indicators, method, sources. */
export function csvOf(
  data: BedarfsindexData,
  stand: Stand,
  {ebene, version, adresse}: CsvOptions
): {name: string; text: string} {
  const {csv, skalen, mittel, oberste} = texteBedarfsindex;
  const {angaben} = csv;
  const {optionen} = data;
  const zeitraeume = zeitraeumeOf(data, stand.wahl);
  const zeilen: Zelle[][] = [
    ...(ebene === "plr" ? tabellePlr(data, stand) : tabelleBzr(data, stand)),
    [],
    [angaben.titel],
    ...data.felder.map(({id, titel}) => [angaben.gewicht(titel), formatGewicht(stand.wahl.gewichte[id] ?? 0)]),
    [
      angaben.indikatoren,
      zaehlendeIndikatoren(data, stand.wahl)
        .map(({kopf}) => kopf.titel)
        .join(", ")
    ],
    [angaben.skala, skalen[stand.wahl.normalisierung].lang],
    [angaben.mittel, mittel[stand.wahl.mittel].kurz],
    [angaben.laeufe, optionen.laeufe],
    [angaben.startzahl, optionen.startzahl],
    [angaben.oben, oberste(optionen.oberster_anteil)],
    [angaben.methode, csv.methode],
    [angaben.daten, zeitraeume.map(formatZeitraum).join(", ")],
    ...quellenOf(data, stand).map((quelle) => [angaben.quelle, quelle]),
    [angaben.version, version],
    [angaben.adresse, adresse]
  ];
  const jahr = Math.max(...zeitraeume.map(jahrOf));
  const wahl = stand.istVorgabe ? "vorgabe" : "eigene";
  return {name: `mh_bedarfsindex_${ebene}_${jahr}_${wahl}_v${version}.csv`, text: formatCsv(zeilen)};
}
