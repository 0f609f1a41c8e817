import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import type {Rang} from "../../lib/bedarfsindex.js";
import {formatCsv, type Zelle} from "../../lib/csv.js";
import {formatWert, formatZeitraum, jahrOf} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {zustaende, zustandOf} from "../../lib/zustaende.js";
import {amtlichOf, feldText, indexText, ohneIndex, rangOf, regionenOf, zeitraeumeOf, type Stand} from "./stand.js";
import {formatGewicht, zaehlendeIndikatoren, type Ebene} from "./zustand.js";

/** Lines of attribution of everything the view of *ebene* shows, each once. */
export function quellenOf(data: BedarfsindexData, stand: Stand, ebene: Ebene): string[] {
  const {amtlich, einwohner_quellenvermerke} = data;
  return [
    ...new Set([
      ...zaehlendeIndikatoren(data, stand.wahl).flatMap(({quellenvermerke}) => quellenvermerke),
      ...(ebene === "bzr" ? einwohner_quellenvermerke : [amtlich.mss.quellenvermerk, amtlich.gssa.quellenvermerk])
    ])
  ];
}

/** An index or field value, or the sign that stands for it. */
const indexzelle = (wert: number | null, zeichen: string): Zelle =>
  wert === null ? zeichen : {zahl: wert, stellen: 2};
/** A share (0 to 1) in per cent. */
const prozent = (anteil: number): Zelle => ({zahl: 100 * anteil, stellen: 1});

function tabellePlr(data: BedarfsindexData, stand: Stand): Zelle[][] {
  const {csv, tabelle, oberste} = texteBedarfsindex;
  const s = csv.spalten;
  const {mss, gssa} = data.amtlich;
  const teil = oberste(data.optionen.oberster_anteil);
  return [
    [
      ...[s.schluessel, s.gebiet, s.gehoertZu, s.gruppe, tabelle.index],
      ...stand.felder.map(({titel}) => titel),
      ...[s.rangVon, s.rangBis, s.median, s.bester, s.schlechtester, s.besterDenkbar, s.schlechtesterDenkbar],
      ...[s.oben(teil), s.obenFrei(teil), `${tabelle.status} ${mss.edition}`, `${tabelle.dynamik} ${mss.edition}`],
      ...[`${tabelle.gesix} ${gssa.zeitraum}`, s.anmerkung]
    ],
    ...data.gebiete.map(({gebiet_id, name, parent_name}, i): Zelle[] => {
      const {rang, zeichen} = rangOf(data, stand, i);
      const rangzelle = (wert: (rang: Rang) => Zelle): Zelle => (rang ? wert(rang) : zeichen);
      const index = stand.index[i] ?? null;
      return [
        ...[gebiet_id, name, parent_name, rangzelle((r) => r.gruppe), indexzelle(index, indexText(data, stand, i))],
        ...stand.felder.map(({id, werte}) => indexzelle(werte[i] ?? null, feldText(data, stand, id, i))),
        ...[rangzelle((r) => r.rang_unten), rangzelle((r) => r.rang_oben), rangzelle((r) => r.median)],
        ...[rangzelle((r) => r.bester), rangzelle((r) => r.schlechtester)],
        ...[rangzelle((r) => r.bester_denkbar), rangzelle((r) => r.schlechtester_denkbar)],
        ...[rangzelle((r) => prozent(r.oberstes)), rangzelle((r) => prozent(r.oberstes_frei))],
        ...amtlichOf(data, i).slice(0, 2),
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
    [
      ...[s.schluessel, s.gebiet, tabelle.mittelwert, s.unten, s.hoch, tabelle.anzahl],
      ...[tabelle.einwohner(data.einwohner_zeitraum), s.anmerkung]
    ],
    ...regionenOf(data, stand).map((r): Zelle[] => {
      const {zeichen} = zustandOf(r.status);
      return [
        ...[r.gebiet_id, r.name],
        ...[r.mittel, r.unten, r.oben].map((wert) => indexzelle(wert, zeichen)),
        ...[r.planungsraeume, r.einwohner ?? zeichen],
        r.unbewertet.length > 0 ? tabelle.unbewertet(r.unbewertet) : ""
      ];
    })
  ];
}

/** What the signs mean that stand in *zeilen*. */
const zeichenIn = (zeilen: readonly (readonly Zelle[])[]): Zelle[][] =>
  Object.values(zustaende)
    .filter(({zeichen}) => zeilen.some((zeile) => zeile.includes(zeichen)))
    .map((zustand) => [texteBedarfsindex.csv.angaben.zeichen, texteBedarfsindex.csv.zeichen(zustand)]);

export interface CsvOptions {
  ebene: Ebene;
  version: string;
  adresse: string;
}

/**
 * The table of the view as a file: title and date of the figures, the table, below it what its signs mean and the choice it was
 * made with: weights, indicators, method, sources.
 */
export function csvOf(
  data: BedarfsindexData,
  stand: Stand,
  {ebene, version, adresse}: CsvOptions
): {name: string; text: string} {
  const {csv, skalen, mittel, oberste} = texteBedarfsindex;
  const {angaben} = csv;
  const {optionen} = data;
  const zeitraeume = zeitraeumeOf(data, stand.wahl);
  const tabelle = ebene === "plr" ? tabellePlr(data, stand) : tabelleBzr(data, stand);
  const zeilen: Zelle[][] = [
    [csv.titel(ebene)],
    [angaben.daten, zeitraeume.map(formatZeitraum).join(", ")],
    [],
    ...tabelle,
    [],
    ...zeichenIn(tabelle),
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
    ...quellenOf(data, stand, ebene).map((quelle) => [angaben.quelle, quelle]),
    [angaben.version, version],
    [angaben.adresse, adresse]
  ];
  const jahr = Math.max(...zeitraeume.map(jahrOf));
  const wahl = stand.istVorgabe ? "vorgabe" : "eigene";
  return {name: `mh_bedarfsindex_${ebene}_${jahr}_${wahl}_v${version}.csv`, text: formatCsv(zeilen)};
}
