import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../contract/catalogue.js";
import {BEZIRK} from "../contract/lor.js";
import type {Status} from "../contract/release.js";
import {endeOf} from "../../src/lib/alter.js";
import {
  berechneAnnahmen,
  berechneIndex,
  berechneRaenge,
  mittelDerTeile,
  vorgabeOf,
  zaehlendeSpalten
} from "../../src/lib/bedarfsindex.js";
import type {IndexEingabe, IndexSpalte} from "../../src/lib/bedarfsindex.js";
import {roundTo} from "../../src/method/klassen.js";
import type {Figure} from "../../src/method/needIndex.js";
import {assumptions} from "../../src/method/robustness.js";
import {groupBy, insertRows, inTransaction, quote, rowsOf} from "./query.js";

/** A column of the index with where it comes from. */
export interface GeleseneSpalte extends IndexSpalte {
  zeitraum: string;
  /** States of all rows; `fehlt` where the source has no row. */
  status: readonly Status[];
}

/** What the index computes with, and which areas its rows are. */
export interface GeleseneEingabe extends IndexEingabe {
  /** Keys of all rows: the Bezirk's Planungsräume first, both parts sorted. */
  gebiete: readonly string[];
  spalten: readonly GeleseneSpalte[];
}

/** Totals of the Planungsräume of LOR 2021 as they were counted there. */
export const planungsraeume = `beobachtungen JOIN gebiete USING (lor_stand, gebiet_id)
  WHERE lor_stand = '2021' AND ebene = 'plr' AND NOT umgerechnet AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'`;

const imBezirk = `starts_with(gebiet_id::VARCHAR, '${BEZIRK}')`;

/** The newest date by indicator at which Planungsräume inside and outside the Bezirk have values. */
async function readZeitraeume(connection: DuckDBConnection, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{indikator_id: string; zeitraum: string}>(
    connection,
    `SELECT indikator_id, zeitraum FROM ${planungsraeume} AND wert IS NOT NULL AND indikator_id IN (${ids.map(quote).join(", ")})
    GROUP BY indikator_id, zeitraum HAVING bool_or(${imBezirk}) AND bool_or(NOT ${imBezirk})`
  );
  rows.sort((a, b) => endeOf(a.zeitraum).localeCompare(endeOf(b.zeitraum)));
  return new Map(rows.map(({indikator_id, zeitraum}) => [indikator_id, zeitraum]));
}

/** Digits of a share that is computed here, as many as the sources publish of theirs. */
const nachkommastellen = 2;

/**
 * Reads what the need index computes with: per indicator of the catalogue the newest date at which Planungsräume of all
 * Berlin have values in LOR 2021, first those of the Bezirk, then all others that have a value of an indicator that counts
 * by default. Missing values are null, and so are all of an area without any value that counts by default: what the sources
 * leave unrated, the index leaves unrated, whatever is chosen. Denominators stand only where every value of the Bezirk has one. An indicator without
 * values is left out.
 */
export async function leseIndexEingabe(connection: DuckDBConnection, catalogue: Catalogue): Promise<GeleseneEingabe> {
  const {indikatoren, ...optionen} = catalogue.bedarfsindex;
  const felder = optionen.felder.map(({problemfeld, gewicht}) => ({id: problemfeld, gewicht}));
  const zeitraeume = await readZeitraeume(
    connection,
    indikatoren.map(({indikator}) => indikator)
  );
  const vorhanden = indikatoren.flatMap((eintrag) => {
    const indicator = catalogue.indicators.find(({id}) => id === eintrag.indikator);
    const zeitraum = zeitraeume.get(eintrag.indikator);
    return indicator && zeitraum !== undefined ? [{...eintrag, feld: indicator.problemfeld, indicator, zeitraum}] : [];
  });
  const stellen = vorhanden.map(({indikator, zeitraum}) => `(${quote(indikator)}, ${quote(zeitraum)})`);
  const rows =
    stellen.length === 0
      ? []
      : await rowsOf<{indikator_id: string; gebiet_id: string; wert: Figure; status: Status; ki_nenner: Figure}>(
          connection,
          `SELECT indikator_id, gebiet_id, wert, status, ki_nenner FROM ${planungsraeume}
          AND (indikator_id::VARCHAR, zeitraum::VARCHAR) IN (${stellen.join(", ")})`
        );
  const byIndikator = groupBy(rows, ({indikator_id}) => indikator_id);
  const zaehlend = zaehlendeSpalten({felder, spalten: vorhanden}).flatMap(
    ({indikator}) => byIndikator.get(indikator) ?? []
  );
  const mitWert = new Set(zaehlend.flatMap(({gebiet_id, wert}) => (wert === null ? [] : [gebiet_id])));
  const grund = new Map(zaehlend.map(({gebiet_id, status}) => [gebiet_id, status]));
  const alle = await rowsOf<{gebiet_id: string}>(
    connection,
    "SELECT gebiet_id FROM gebiete WHERE lor_stand = '2021' AND ebene = 'plr' ORDER BY gebiet_id"
  );
  const keys = alle.map(({gebiet_id}) => gebiet_id);
  const eigene = keys.filter((id) => id.startsWith(BEZIRK));
  const gebiete = [...eigene, ...keys.filter((id) => !id.startsWith(BEZIRK) && mitWert.has(id))];
  const spalten = vorhanden.map(({indikator, indicator, feld, bedarf_bei, vorgabe, zeitraum}): GeleseneSpalte => {
    const own = new Map((byIndikator.get(indikator) ?? []).map((row) => [row.gebiet_id, row]));
    const genau = indicator.berechnung.art === "uebernahme";
    const werte = gebiete.map((id) => {
      const wert = mitWert.has(id) ? (own.get(id)?.wert ?? null) : null;
      return wert === null || genau ? wert : roundTo(wert, nachkommastellen);
    });
    const nenner = eigene.map((id) => own.get(id)?.ki_nenner ?? null);
    const bekannt = indicator.einheit === "Prozent" && nenner.every((n, i) => n !== null || werte[i] === null);
    return {
      id: indikator,
      feld,
      richtung: bedarf_bei === "hoch" ? 1 : -1,
      vorgabe,
      werte,
      nenner: bekannt ? nenner.map((n, i) => (werte[i] === null ? null : n)) : null,
      faktor: bekannt ? 100 : 1,
      zeitraum,
      status: gebiete.map((id) => (mitWert.has(id) ? own.get(id)?.status : grund.get(id)) ?? "fehlt")
    };
  });
  return {
    anzahl: eigene.length,
    felder,
    spalten,
    optionen,
    gebiete
  };
}

/** People by Planungsraum of the Bezirk at the newest date not after that of the index at which all of them are counted. */
export interface Einwohner {
  zeitraum: string;
  /** By gebiet_id. */
  zahl: ReadonlyMap<string, number>;
}

/** Reads the people that weigh the Planungsräume in their Bezirksregion; null if there is no such date. */
export async function leseEinwohner(connection: DuckDBConnection, eingabe: GeleseneEingabe): Promise<Einwohner | null> {
  const {anzahl, gebiete} = eingabe;
  const bis = zaehlendeSpalten(eingabe)
    .map(({zeitraum}) => endeOf(zeitraum))
    .reduce((a, b) => (a > b ? a : b), "");
  const rows = await rowsOf<{gebiet_id: string; zeitraum: string; wert: number}>(
    connection,
    `SELECT gebiet_id, zeitraum, wert FROM ${planungsraeume} AND indikator_id = 'einwohner' AND wert IS NOT NULL AND ${imBezirk}`
  );
  const eigene = new Set(gebiete.slice(0, anzahl));
  const [newest] = [...groupBy(rows, ({zeitraum}) => zeitraum)]
    .filter(([zeitraum, own]) => endeOf(zeitraum) <= bis && own.length === eigene.size)
    .sort(([a], [b]) => endeOf(b).localeCompare(endeOf(a)));
  if (!newest) return null;
  const [zeitraum, own] = newest;
  return {zeitraum, zahl: new Map(own.map(({gebiet_id, wert}) => [gebiet_id, wert]))};
}

const statusMit = (wert: Figure, ohne: Status): Status => (wert === null ? ohne : wert === 0 ? "null_wert" : "wert");

/** The state of an area's index: without a value that of the indicators it lacks, left out by the source before missing. */
function statusOf(wert: Figure, spalten: readonly GeleseneSpalte[], area: number): Status {
  const lacking = spalten.filter(({werte}) => werte[area] === null).map(({status}) => status[area]);
  return statusMit(wert, lacking.includes("entfaellt") ? "entfaellt" : "fehlt");
}

const zahlen = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((n) => [n, "DOUBLE"]));

/**
 * Fills bedarfsindex, bedarfsindex_raenge and bedarfsindex_annahmen from beobachtungen with the catalogue's choices; leaves
 * them empty where fewer than two areas of the Bezirk have an index. The same figures give the same rows. Formulas:
 * src/lib/bedarfsindex.ts.
 */
export async function computeBedarfsindex(connection: DuckDBConnection, catalogue: Catalogue): Promise<void> {
  const eingabe = await leseIndexEingabe(connection, catalogue);
  const wahl = vorgabeOf(eingabe);
  const raenge = berechneRaenge(eingabe, wahl);
  if (!raenge) return;
  const einwohner = (await leseEinwohner(connection, eingabe))?.zahl;
  const gebiete = eingabe.gebiete.slice(0, eingabe.anzahl);
  const vorgaben = eingabe.spalten.filter(({vorgabe}) => vorgabe);
  const ganze = [
    {feld: "gesamt", gewichte: wahl.gewichte, spalten: zaehlendeSpalten(eingabe)},
    ...eingabe.felder.map(({id}) => ({
      feld: id,
      gewichte: {[id]: 1},
      spalten: vorgaben.filter(({feld}) => feld === id)
    }))
  ];
  const zeilen = ganze.flatMap(({feld, gewichte, spalten}) => {
    const index = berechneIndex(eingabe, {...wahl, gewichte})?.index ?? [];
    const teile = gebiete.map((gebiet_id, i) => ({
      gebiet_id,
      index: index[i] ?? null,
      einwohner: einwohner?.get(gebiet_id) ?? null,
      status: statusOf(index[i] ?? null, spalten, i)
    }));
    const plr = teile.map(({index: wert, ...rest}) => ({
      ...{ebene: "plr", feld, wert, planungsraeume: wert === null ? 0 : 1},
      ...rest
    }));
    const bzr = [...groupBy(teile, ({gebiet_id}) => gebiet_id.slice(0, -2))].map(([gebiet_id, own]) => {
      const {mittel: wert, ...rest} = mittelDerTeile(own);
      const ohne = own.every(({status}) => status === "entfaellt") ? "entfaellt" : "fehlt";
      return {gebiet_id, ebene: "bzr", feld, wert, status: statusMit(wert, ohne), ...rest};
    });
    return [...plr, ...bzr];
  });
  const annahmen = berechneAnnahmen(eingabe, wahl, catalogue.bedarfsindex.sobol_zeilen);
  const anteile = assumptions.flatMap((annahme, i) => {
    const [allein, gesamt] = [annahmen?.first[i], annahmen?.total[i]];
    if (!allein || !gesamt) return [];
    return {
      ...{annahme, allein: allein.value, allein_unten: allein.lower, allein_oben: allein.upper},
      ...{gesamt: gesamt.value, gesamt_unten: gesamt.lower, gesamt_oben: gesamt.upper}
    };
  });
  await inTransaction(connection, async () => {
    await insertRows(connection, "bedarfsindex", zeilen, {
      ...{gebiet_id: "VARCHAR", ebene: "VARCHAR", feld: "VARCHAR", status: "VARCHAR", planungsraeume: "INTEGER"},
      ...zahlen("wert", "unten", "oben", "einwohner")
    });
    await insertRows(
      connection,
      "bedarfsindex_raenge",
      raenge.flatMap((rang, i) => (rang ? [{gebiet_id: gebiete[i], ...rang}] : [])),
      {
        ...{gebiet_id: "VARCHAR", gruppe: "INTEGER"},
        ...zahlen("rang", "median", "rang_unten", "rang_oben", "oberstes", "oberstes_frei"),
        ...zahlen("bester", "schlechtester", "bester_denkbar", "schlechtester_denkbar")
      }
    );
    await insertRows(connection, "bedarfsindex_annahmen", anteile, {
      annahme: "VARCHAR",
      ...zahlen("allein", "allein_unten", "allein_oben", "gesamt", "gesamt_unten", "gesamt_oben")
    });
  });
}
