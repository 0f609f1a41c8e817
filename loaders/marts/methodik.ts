import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BEZIRK, GebietId} from "../contract/lor.js";
import {berechneIndex, vorgabeOf, zaehlendeSpalten} from "../../src/lib/bedarfsindex.js";
import {roundTo} from "../../src/method/klassen.js";
import {amRand, correlation, momentsOf, mssGrenzen, treatOutliers} from "../../src/method/needIndex.js";
import {assumptions} from "../../src/method/robustness.js";
import {leseMss2021, merkmale, mss2021, rundung} from "../warehouse/mssNachrechnung.js";
import type {MssZeile} from "../warehouse/mssNachrechnung.js";
import {begruendungOf, felderOf, indicatorOf, optionenOf} from "./bedarfsindex.js";
import type {IndexStand} from "./bedarfsindex.js";
import type {Bezirkswerte} from "./bezirkswerte.js";
import {kennzahlKopfOf, vermerkeOf} from "./koepfe.js";
import {queryRows} from "./query.js";
import type {GebietRef, MethodikData} from "./shapes.js";

const Zahl = z.number().nullable();

const NachrechnungRow = z.strictObject({
  gebiet_id: GebietId,
  name: z.string(),
  einwohner: Zahl,
  bewertet: z.boolean(),
  status_summe: Zahl,
  status_index: Zahl,
  status_klasse: Zahl,
  status_index_amtlich: Zahl,
  status_klasse_amtlich: Zahl,
  dynamik_index: Zahl,
  dynamik_klasse: Zahl,
  dynamik_index_amtlich: Zahl,
  dynamik_klasse_amtlich: Zahl,
  grund: z.string()
});
type NachrechnungRow = z.infer<typeof NachrechnungRow>;

const nachrechnungSql = `
-- What comes out of the MSS index computed anew, for every Planungsraum of Berlin, and why does the source leave some out?
SELECT m.gebiet_id, g.name, m.einwohner, bewertet, status_summe, status_index, status_klasse, status_index_amtlich,
  status_klasse_amtlich, dynamik_index, dynamik_klasse, dynamik_index_amtlich, dynamik_klasse_amtlich,
  coalesce(r.anmerkung, '') AS grund
FROM mss_nachrechnung m
JOIN gebiete g ON g.gebiet_id = m.gebiet_id AND g.lor_stand = '2021'
LEFT JOIN beobachtungen r ON r.gebiet_id = m.gebiet_id AND r.lor_stand = '2021' AND r.quelle = 'mss'
  AND r.release = '${mss2021.release}' AND r.indikator_id = 'mss_status'
ORDER BY m.gebiet_id`;

const AnnahmeRow = z.strictObject({
  annahme: z.enum(assumptions),
  allein: z.number(),
  allein_unten: z.number(),
  allein_oben: z.number(),
  gesamt: z.number(),
  gesamt_unten: z.number(),
  gesamt_oben: z.number()
});
type AnnahmeRow = z.infer<typeof AnnahmeRow>;

const annahmenSql = `
-- Which assumption moves the ranks of the need index?
SELECT annahme, round(allein, 6) AS allein, round(allein_unten, 6) AS allein_unten, round(allein_oben, 6) AS allein_oben,
  round(gesamt, 6) AS gesamt, round(gesamt_unten, 6) AS gesamt_unten, round(gesamt_oben, 6) AS gesamt_oben
FROM bedarfsindex_annahmen`;

/** What the page about the method reads beside the index itself. */
export interface MethodikStand {
  mss: readonly MssZeile[];
  nachrechnung: readonly NachrechnungRow[];
  annahmen: readonly AnnahmeRow[];
}

/** Reads the MSS of 2021, its recomputation and the shares of the assumptions. */
export async function readMethodik(warehouse: DuckDBConnection): Promise<MethodikStand> {
  return {
    mss: await leseMss2021(warehouse),
    nachrechnung: await queryRows(warehouse, NachrechnungRow, nachrechnungSql),
    annahmen: await queryRows(warehouse, AnnahmeRow, annahmenSql)
  };
}

const ref = ({gebiet_id, name}: NachrechnungRow): GebietRef => ({gebiet_id, name, ebene: "plr"});

const klassenOf = (indicator: Indicator): {wert: number; name: string}[] => indicator.klassen ?? [];

/** The status index of the Planungsraum of the Bezirk in which it is the highest, step by step. */
function rechenbeispielOf(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  {mss, nachrechnung}: MethodikStand
): MethodikData["rechenbeispiel"] {
  const row = nachrechnung
    .filter(({gebiet_id, status_index}) => gebiet_id.startsWith(BEZIRK) && status_index !== null)
    .reduce<NachrechnungRow | null>((a, b) => (a && a.status_index! >= b.status_index! ? a : b), null);
  const zeile = mss.find(({gebiet_id}) => gebiet_id === row?.gebiet_id);
  if (!row || !zeile) throw new Error(`rechenbeispiel: no area of the Bezirk is in the MSS of ${mss2021.release}`);
  const zahl = (x: number | null): number => {
    if (x === null) throw new Error(`rechenbeispiel: ${row.gebiet_id} lacks a figure in the MSS of ${mss2021.release}`);
    return x;
  };
  const bewertet = mss.filter(({status}) => status !== null);
  const momente = (spalte: readonly (number | null)[]): {mean: number; sd: number} => {
    const m = momentsOf(spalte);
    if (!m) throw new Error(`rechenbeispiel: no figures in the MSS of ${mss2021.release}`);
    return m;
  };
  const status = indicatorOf(catalogue, "mss_status");
  const name = (klasse: number | null): string => klassenOf(status).find(({wert}) => wert === klasse)?.name ?? "";
  const summen = momente(nachrechnung.map(({status_summe}) => status_summe));
  return {
    gebiet: ref(row),
    stichtag: mss2021.stichtag,
    planungsraeume: bewertet.length,
    quellenvermerk: vermerkeOf(
      werte,
      catalogue,
      status,
      werte.totals(status.id, "plr").filter((r) => r.gebiet_id === row.gebiet_id && r.zeitraum === mss2021.stichtag)
    ).join(" "),
    merkmale: merkmale.map((merkmal) => {
      const {mean, sd} = momente(bewertet.map((b) => b[merkmal]));
      const wert = zahl(zeile[merkmal]);
      return {
        titel: indicatorOf(catalogue, `mss_${merkmal}`).titel,
        ...{wert, mittelwert: mean, standardabweichung: sd, z: (wert - mean) / sd}
      };
    }),
    summe: zahl(row.status_summe),
    // 0 but for the last bits, since every z has the mean 0.
    summe_mittelwert: roundTo(summen.mean, 6),
    summe_standardabweichung: summen.sd,
    index: zahl(row.status_index),
    klasse: name(row.status_klasse),
    index_amtlich: zahl(row.status_index_amtlich),
    klasse_amtlich: name(row.status_klasse_amtlich)
  };
}

/** The need index of one area with the default choice, step by step; null if that is not a plain mean of z values. */
function indexbeispielOf(
  catalogue: Catalogue,
  {eingabe}: IndexStand,
  gebiet: GebietRef
): MethodikData["indexbeispiel"] {
  const wahl = vorgabeOf(eingabe);
  const i = eingabe.gebiete.indexOf(gebiet.gebiet_id);
  const ergebnis = berechneIndex(eingabe, wahl);
  const index = ergebnis?.index[i] ?? null;
  if (wahl.normalisierung !== "z" || wahl.mittel !== "arithmetic" || !ergebnis || index === null) return null;
  const zaehlend = zaehlendeSpalten(eingabe);
  return {
    gebiet,
    felder: felderOf(catalogue).flatMap(({id, titel, gewicht}) => {
      const wert = ergebnis.felder[id]?.[i] ?? null;
      if (wert === null) return [];
      const eigene = zaehlend.filter(({feld}) => feld === id);
      return {
        ...{titel, gewicht, wert},
        merkmale: eigene.flatMap((spalte) => {
          const gedreht = spalte.werte.map((x) => (x === null ? null : x * spalte.richtung));
          const [x, m] = [gedreht[i] ?? null, momentsOf(gedreht)];
          if (x === null || !m) return [];
          return {
            titel: indicatorOf(catalogue, spalte.id).titel,
            ...{wert: x, mittelwert: m.mean, standardabweichung: m.sd}
          };
        })
      };
    }),
    index
  };
}

function nachrechnungOf(catalogue: Catalogue, rows: readonly NachrechnungRow[]): MethodikData["nachrechnung"] {
  const bewertet = rows.filter((r) => r.bewertet);
  const verteilung = (was: "status" | "dynamik"): {klasse: string; anzahl: number}[] =>
    klassenOf(indicatorOf(catalogue, `mss_${was}`)).map(({wert, name}) => ({
      klasse: name,
      anzahl: bewertet.filter((r) => r[`${was}_klasse`] === wert).length
    }));
  const grenzfaelle = (["status", "dynamik"] as const).flatMap((was) =>
    bewertet.flatMap((row) => {
      const index = row[`${was}_index`];
      if (index === null || !amRand(index, mssGrenzen[was], rundung)) return [];
      return [{gebiet: ref(row), index, was}];
    })
  );
  const abweichungen = bewertet.flatMap((r) =>
    (["status", "dynamik"] as const).map((was) =>
      Math.abs((r[`${was}_index`] ?? NaN) - (r[`${was}_index_amtlich`] ?? NaN))
    )
  );
  return {
    bewertet: bewertet.length,
    status: verteilung("status"),
    dynamik: verteilung("dynamik"),
    gleich: bewertet.filter(
      (r) => r.status_klasse === r.status_klasse_amtlich && r.dynamik_klasse === r.dynamik_klasse_amtlich
    ).length,
    groesste_abweichung: Math.max(0, ...abweichungen),
    grenzfaelle,
    ausgeschlossen: rows
      .filter((r) => !r.bewertet)
      .map((row) => ({gebiet: ref(row), einwohner: row.einwohner, grund: row.grund}))
  };
}

function indikatorenOf(catalogue: Catalogue, {eingabe}: IndexStand): MethodikData["indikatoren"] {
  const {anzahl, felder, spalten} = eingabe;
  const zaehlend = zaehlendeSpalten(eingabe);
  const index = berechneIndex(eingabe, vorgabeOf(eingabe))?.index ?? [];
  const gewichte = zaehlend.map(({feld}) => felder.find(({id}) => id === feld)?.gewicht ?? 0);
  const alle = felder.reduce((sum, {id, gewicht}) => sum + (zaehlend.some((s) => s.feld === id) ? gewicht : 0), 0);
  return spalten.map((spalte) => {
    const {id, feld, vorgabe, zeitraum, werte} = spalte;
    const i = zaehlend.indexOf(spalte);
    const imFeld = zaehlend.filter((s) => s.feld === feld).length;
    return {
      kopf: kennzahlKopfOf(indicatorOf(catalogue, id), catalogue),
      ...{feld, vorgabe, begruendung: begruendungOf(catalogue, id), zeitraum},
      gewicht: i < 0 ? 0 : gewichte[i]! / imFeld / alle,
      einfluss: i < 0 ? null : correlation(werte.slice(0, anzahl), index)
    };
  });
}

/** What the page about the method shows live; throws if the catalogue or the warehouse lacks part of it. */
export function methodikData(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  stand: IndexStand,
  methodik: MethodikStand
): MethodikData {
  const {eingabe} = stand;
  const zaehlend = zaehlendeSpalten(eingabe);
  const namen = new Map(methodik.nachrechnung.map(({gebiet_id, name}) => [gebiet_id, name]));
  const rechenbeispiel = rechenbeispielOf(werte, catalogue, methodik);
  return {
    rechenbeispiel,
    indexbeispiel: indexbeispielOf(catalogue, stand, rechenbeispiel.gebiet),
    nachrechnung: nachrechnungOf(catalogue, methodik.nachrechnung),
    felder: felderOf(catalogue),
    indikatoren: indikatorenOf(catalogue, stand),
    nicht_enthalten: catalogue.bedarfsindex.nicht_enthalten,
    optionen: optionenOf(catalogue),
    annahmen: assumptions.flatMap((annahme) =>
      methodik.annahmen
        .filter((row) => row.annahme === annahme)
        .map((row) => ({
          annahme,
          allein: {wert: row.allein, unten: row.allein_unten, oben: row.allein_oben},
          gesamt: {wert: row.gesamt, unten: row.gesamt_unten, oben: row.gesamt_oben}
        }))
    ),
    ausreisser: zaehlend.flatMap(({id, werte: spalte}) => {
      const {treatment} = treatOutliers(spalte, eingabe.optionen.ausreisser_hoechstens);
      if (!treatment) return [];
      return {
        indikator: id,
        verfahren: treatment.method,
        gebiete: treatment.changes.map(({area, from, to}) => {
          const gebiet_id = eingabe.gebiete[area] ?? "";
          return {gebiet_id, name: namen.get(gebiet_id) ?? "", von: from, nach: to};
        })
      };
    }),
    doppelt: berechneIndex(eingabe, vorgabeOf(eingabe))?.doppelt ?? [],
    brueche: zaehlend.flatMap(({id}) =>
      indicatorOf(catalogue, id).brueche.map(({ab, grund}) => ({indikator: id, ab, grund}))
    )
  };
}
