import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BEZIRK, Ebene} from "../contract/lor.js";
import {leseEinwohner, leseIndexEingabe} from "../warehouse/bedarfsindex.js";
import type {Einwohner, GeleseneEingabe, GeleseneSpalte} from "../warehouse/bedarfsindex.js";
import {berechneIndex, vorgabeOf} from "../../src/lib/bedarfsindex.js";
import {roundTo} from "../../src/method/klassen.js";
import {kiOf, type Bezirkswerte} from "./bezirkswerte.js";
import {kennzahlKopfOf, vermerkeOf} from "./koepfe.js";
import {mssUnterOf} from "./profil.js";
import {queryRows} from "./query.js";
import {IndexOptionen, IndexRang} from "./shapes.js";
import type {BedarfsindexData, Intervall} from "./shapes.js";

const Zahl = z.number().nullable();

const IndexwertRow = z.strictObject({
  gebiet_id: z.string(),
  ebene: Ebene,
  feld: z.string(),
  wert: Zahl,
  unten: Zahl,
  oben: Zahl,
  planungsraeume: z.int(),
  einwohner: Zahl
});
type IndexwertRow = z.infer<typeof IndexwertRow>;

const indexwerteSql = `
-- What is the need index of every Planungsraum and Bezirksregion, as a whole and by problem field?
-- Six decimals are more than any page shows.
SELECT gebiet_id, ebene, feld, round(wert, 6) AS wert, round(unten, 6) AS unten, round(oben, 6) AS oben, planungsraeume, einwohner
FROM bedarfsindex ORDER BY gebiet_id, feld`;

const RangRow = z.strictObject({gebiet_id: z.string(), ...IndexRang.shape});
type RangRow = z.infer<typeof RangRow>;

const raengeSql = `
-- How firmly does every Planungsraum hold its rank?
SELECT * FROM bedarfsindex_raenge ORDER BY gebiet_id`;

/** The index as the warehouse holds it, and what it was computed from. */
export interface IndexStand {
  eingabe: GeleseneEingabe;
  einwohner: Einwohner;
  werte: readonly IndexwertRow[];
  raenge: ReadonlyMap<string, IndexRang>;
}

/** Reads the index with its input; throws if the warehouse has no population to weigh its areas with. */
export async function readIndex(warehouse: DuckDBConnection, catalogue: Catalogue): Promise<IndexStand> {
  const eingabe = await leseIndexEingabe(warehouse, catalogue);
  const einwohner = await leseEinwohner(warehouse, eingabe);
  if (!einwohner) throw new Error("einwohner: no date at which all Planungsräume of the index are counted");
  const raenge = await queryRows(warehouse, RangRow, raengeSql);
  return {
    eingabe,
    einwohner,
    werte: await queryRows(warehouse, IndexwertRow, indexwerteSql),
    raenge: new Map(raenge.map(({gebiet_id, ...rang}) => [gebiet_id, rang]))
  };
}

/** The indicator of a column; throws if the catalogue lacks it. */
export function indicatorOf(catalogue: Catalogue, id: string): Indicator {
  const indicator = catalogue.indicators.find((i) => i.id === id);
  if (!indicator) throw new Error(`indikator: ${id} is not in the catalogue`);
  return indicator;
}

/** Problem fields of the index with title, weight and reason; throws if the catalogue lacks one. */
export function felderOf(catalogue: Catalogue): BedarfsindexData["felder"] {
  return catalogue.bedarfsindex.felder.map(({problemfeld, gewicht, begruendung}) => {
    const feld = catalogue.problemfelder.find(({id}) => id === problemfeld);
    if (!feld) throw new Error(`problemfeld: ${problemfeld} is not in the catalogue`);
    return {id: feld.id, titel: feld.titel, beschreibung: feld.beschreibung, gewicht, begruendung};
  });
}

/** The choices of the index besides what goes into it. */
export function optionenOf({bedarfsindex}: Catalogue): BedarfsindexData["optionen"] {
  // Without the strictness: the catalogue's entry holds more than the page computes with.
  return z.object(IndexOptionen.shape).parse(bedarfsindex);
}

/** Why an indicator is part of the index. */
export function begruendungOf({bedarfsindex}: Catalogue, id: string): string {
  return bedarfsindex.indikatoren.find(({indikator}) => indikator === id)?.begruendung ?? "";
}

/** The interval of a figure, in more decimals than any page shows; null where figure or interval is missing. */
function kiOfIndex(werte: Bezirkswerte, {id, zeitraum}: GeleseneSpalte, gebiet: string): Intervall | null {
  const row = werte.row(id, "2021", gebiet, zeitraum);
  const ki = row ? kiOf(row) : null;
  return ki && {...ki, unten: roundTo(ki.unten, 4), oben: roundTo(ki.oben, 4)};
}

function indexIndikatorOf(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  spalte: GeleseneSpalte,
  gebiete: readonly string[]
): BedarfsindexData["indikatoren"][number] {
  const {id, richtung, vorgabe, zeitraum, nenner, faktor} = spalte;
  const indicator = indicatorOf(catalogue, id);
  const rows = gebiete.flatMap((gebiet) => werte.row(id, "2021", gebiet, zeitraum) ?? []);
  return {
    kopf: kennzahlKopfOf(indicator, catalogue),
    richtung,
    vorgabe,
    begruendung: begruendungOf(catalogue, id),
    zeitraum,
    quellenvermerke: vermerkeOf(werte, catalogue, indicator, rows),
    werte: [...spalte.werte],
    status: spalte.status.slice(0, gebiete.length),
    nenner: nenner && [...nenner],
    faktor,
    ki: gebiete.map((gebiet, i) => (spalte.werte[i] === null ? null : kiOfIndex(werte, spalte, gebiet)))
  };
}

function amtlichOf(werte: Bezirkswerte, catalogue: Catalogue, gebiete: readonly string[]): BedarfsindexData["amtlich"] {
  const mss = mssUnterOf(werte, catalogue, werte.gebiet("2021", BEZIRK));
  const gssa = indicatorOf(catalogue, "gssa_gesix");
  const zeitraum = werte.newest(gssa.id, "plr");
  if (!mss || zeitraum === null) throw new Error("amtlich: no official rating of Planungsräume in LOR 2021");
  const {zeilen, ...kopf} = mss;
  return {
    mss: {
      ...kopf,
      werte: gebiete.map((id) => {
        const zeile = zeilen.find(({gebiet_id}) => gebiet_id === id);
        if (!zeile) throw new Error(`amtlich: ${id} is not in the MSS of ${mss.edition}`);
        return {status: zeile.status, dynamik: zeile.dynamik};
      })
    },
    gssa: {
      indikator: kennzahlKopfOf(gssa, catalogue),
      zeitraum,
      quellenvermerk: vermerkeOf(
        werte,
        catalogue,
        gssa,
        gebiete.flatMap((id) => werte.row(gssa.id, "2021", id, zeitraum) ?? [])
      ).join(" "),
      werte: gebiete.map((id) => werte.wert(gssa.id, "2021", id, zeitraum))
    }
  };
}

/**
 * What the page of the need index computes with, the warehouse's result for the default weights and the official ratings
 * beside it. Throws if the catalogue lacks a problem field or an indicator, or the warehouse an official rating.
 */
export function bedarfsindexData(werte: Bezirkswerte, catalogue: Catalogue, stand: IndexStand): BedarfsindexData {
  const {eingabe, einwohner, raenge} = stand;
  const ids = eingabe.gebiete.slice(0, eingabe.anzahl);
  const gebiete = ids.map((id) => werte.gebiet("2021", id));
  const regionen = werte.gebieteOf("2021", "bzr");
  const byKey = new Map(stand.werte.map((row) => [`${row.gebiet_id} ${row.feld}`, row]));
  const wertOf = (id: string, feld: string): number | null => byKey.get(`${id} ${feld}`)?.wert ?? null;
  return {
    felder: felderOf(catalogue),
    indikatoren: eingabe.spalten.map((spalte) => indexIndikatorOf(werte, catalogue, spalte, ids)),
    nicht_enthalten: catalogue.bedarfsindex.nicht_enthalten,
    gebiete: gebiete.map(({gebiet_id, name, parent_id}) => ({
      gebiet_id,
      name,
      parent_id: parent_id ?? BEZIRK,
      parent_name: werte.gebiet("2021", parent_id ?? BEZIRK).name,
      einwohner: einwohner.zahl.get(gebiet_id) ?? null
    })),
    bezirksregionen: regionen.map(({gebiet_id, name}) => ({gebiet_id, name})),
    einwohner_zeitraum: einwohner.zeitraum,
    einwohner_quellenvermerke: vermerkeOf(
      werte,
      catalogue,
      indicatorOf(catalogue, "einwohner"),
      ids.flatMap((id) => werte.row("einwohner", "2021", id, einwohner.zeitraum) ?? [])
    ),
    planungsraeume_berlin: berechneIndex(eingabe, vorgabeOf(eingabe))?.bewertet ?? 0,
    optionen: optionenOf(catalogue),
    mindestbesetzung_klasse: catalogue.methode.mindestbesetzung_klasse,
    amtlich: amtlichOf(werte, catalogue, ids),
    vorgabe: {
      index: ids.map((id) => wertOf(id, "gesamt")),
      felder: eingabe.felder.map((feld) => ids.map((id) => wertOf(id, feld.id))),
      raenge: ids.map((id) => raenge.get(id) ?? null),
      bezirksregionen: regionen.map(({gebiet_id}) => {
        const row = byKey.get(`${gebiet_id} gesamt`);
        if (!row) return {mittel: null, unten: null, oben: null, planungsraeume: 0, einwohner: null};
        const {wert: mittel, unten, oben, planungsraeume, einwohner: menschen} = row;
        return {mittel, unten, oben, planungsraeume, einwohner: menschen};
      })
    }
  };
}
