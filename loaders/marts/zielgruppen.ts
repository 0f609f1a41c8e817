import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue, Indicator, Zielgruppe} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {compareNamen, jahrOf} from "../../src/lib/format.js";
import {groesstesZuerst} from "../../src/lib/schutz.js";
import type {Bezirkswerte, BezirkswertRow, GebietRow} from "./bezirkswerte.js";
import {kennzahlKopfOf, vermerkeOf} from "./koepfe.js";
import type {Leistungsstand, ZielgruppenData} from "./leistungenShapes.js";
import {queryRows} from "./query.js";
import {zahlOf} from "./zellen.js";

const AngebotRow = z.strictObject({
  jahr: z.int(),
  zielgruppe: z.string(),
  leistungsbereich: z.string(),
  anzahl: z.int()
});
const AnliegenRow = z.strictObject({
  jahr: z.int(),
  zielgruppe: z.string(),
  problemfeld: z.string(),
  wert: z.number().nullable()
});

/** What the centres recorded per group and year, over all centres. */
export interface Gruppenleistung {
  angebote: z.infer<typeof AngebotRow>[];
  anliegen: z.infer<typeof AnliegenRow>[];
}

const gruppenangeboteSql = `
-- How many offers that were valid or took place in a year name a group, by Leistungsbereich?
WITH jahre AS (SELECT DISTINCT left(monat, 4)::INTEGER AS jahr FROM meldestand),
  gelaufen AS (SELECT DISTINCT zentrum_id, angebot_id, jahr FROM zellen WHERE tabelle = 'angebot')
SELECT jahr, zielgruppe, leistungsbereich, count(*)::INTEGER AS anzahl
FROM (
  SELECT jahr, unnest(zielgruppen) AS zielgruppe, leistungsbereich FROM angebote, jahre
  WHERE year(gueltig_von) <= jahr AND (gueltig_bis IS NULL OR year(gueltig_bis) >= jahr)
    OR (zentrum_id, angebot_id, jahr) IN (FROM gelaufen)
)
GROUP BY ALL ORDER BY ALL`;

const gruppenanliegenSql = `
-- Which needs were voiced for a group in each year, over all centres? Every one of them counts for all people; a withheld one has no value.
SELECT jahr, zielgruppe, merkmal AS problemfeld, wert FROM zellen
WHERE tabelle = 'anliegen_gruppe' AND zielgruppe <> '' AND groesse = 'anzahl' ORDER BY ALL`;

/** Offers and voiced needs of every year with records; empty without. */
export async function readGruppenleistung(warehouse: DuckDBConnection): Promise<Gruppenleistung> {
  return {
    angebote: await queryRows(warehouse, AngebotRow, gruppenangeboteSql),
    anliegen: await queryRows(warehouse, AnliegenRow, gruppenanliegenSql)
  };
}

const stichtagOf = (jahr: number): string => `${jahr}-12-31`;

/** The rows whose numerators add up to the people of a group in an area; null unless all have one. */
function personenOf(
  werte: Bezirkswerte,
  indikatoren: readonly string[],
  gebietId: string,
  stichtag: string
): number | null {
  const zaehler = indikatoren.map((id) => werte.row(id, "2021", gebietId, stichtag)?.zaehler ?? null);
  return zaehler.some((x) => x === null) ? null : zaehler.reduce<number>((sum, x) => sum + x!, 0);
}

function personenTeil(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  {personen}: Zielgruppe
): ZielgruppenData["zielgruppen"][number]["personen"] {
  if (personen === null) return null;
  const [erster] = personen.indikatoren;
  const jahre = [...new Set(werte.totals(erster!, "bezirk").map((r) => jahrOf(r.zeitraum)))].sort((a, b) => a - b);
  const verlauf = jahre.flatMap((jahr) => {
    const wert = personenOf(werte, personen.indikatoren, BEZIRK, stichtagOf(jahr));
    return wert === null ? [] : [{jahr, wert}];
  });
  const letzter = verlauf.at(-1);
  if (!letzter) return null;
  const stand = stichtagOf(letzter.jahr);
  const anteilOf = (gebietId: string, wert: number | null): number | null => {
    const alle = personenOf(werte, ["einwohner"], gebietId, stand);
    return wert === null || !alle ? null : (wert / alle) * 100;
  };
  const gebietOf = ({gebiet_id, name, parent_id}: GebietRow) => {
    const wert = personenOf(werte, personen.indikatoren, gebiet_id, stand);
    const parent_name = parent_id === null ? "" : werte.gebiet("2021", parent_id).name;
    return {gebiet_id, name, parent_name, personen: wert, anteil: anteilOf(gebiet_id, wert)};
  };
  const byName = (a: GebietRow, b: GebietRow): number => compareNamen(a.name, b.name);
  const vermerke = personen.indikatoren.flatMap((id) => {
    const indicator = indicatorOf(catalogue, id);
    const rows = werte.totals(id, "bzr").filter((r) => r.lor_stand === "2021" && r.zeitraum === stand);
    return vermerkeOf(werte, catalogue, indicator, rows);
  });
  return {
    gezaehlt_als: personen.gezaehlt_als,
    hinweis: personen.hinweis,
    stand,
    verlauf,
    bezirk: letzter.wert,
    anteil: anteilOf(BEZIRK, letzter.wert),
    bzr: werte.gebieteOf("2021", "bzr").toSorted(byName).map(gebietOf),
    plr: werte.gebieteOf("2021", "plr").toSorted(byName).map(gebietOf),
    quellenvermerke: [...new Set(vermerke)]
  };
}

function indicatorOf(catalogue: Catalogue, id: string): Indicator {
  const indicator = catalogue.indicators.find((i) => i.id === id);
  if (!indicator) throw new Error(`indikator: ${id} is not in the catalogue`);
  return indicator;
}

/** Newest values of an indicator; null if the Bezirk has none at any level. */
function indikatorTeil(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  id: string
): ZielgruppenData["zielgruppen"][number]["indikatoren"][number] | null {
  const indicator = indicatorOf(catalogue, id);
  const zeitraum = werte.newest(id, "bezirk") ?? werte.newest(id, "bzr") ?? werte.newest(id, "plr");
  if (zeitraum === null) return null;
  return {
    indikator: kennzahlKopfOf(indicator, catalogue),
    zeitraum,
    bezirk: werte.wert(id, "2021", BEZIRK, zeitraum),
    berlin: werte.wert(id, "2021", BERLIN, zeitraum),
    spanne: spanneOf(werte, id, "bzr", zeitraum) ?? spanneOf(werte, id, "plr", zeitraum)
  };
}

/** The lowest and highest area of one level; null where fewer than two have a value. */
function spanneOf(
  werte: Bezirkswerte,
  id: string,
  ebene: "bzr" | "plr",
  zeitraum: string
): ZielgruppenData["zielgruppen"][number]["indikatoren"][number]["spanne"] {
  const rows = werte
    .totals(id, ebene)
    .filter(
      (r): r is BezirkswertRow & {wert: number} =>
        r.lor_stand === "2021" && r.zeitraum === zeitraum && r.wert !== null && !r.wenige
    )
    .toSorted((a, b) => a.wert - b.wert);
  const [niedrig] = rows;
  const hoch = rows.at(-1);
  if (!niedrig || !hoch || rows.length < 2) return null;
  const ende = ({gebiet_id}: BezirkswertRow) => ({
    name: werte.gebiet("2021", gebiet_id).name,
    wert: werte.wert(id, "2021", gebiet_id, zeitraum)
  });
  return {ebene, niedrig: ende(niedrig), hoch: ende(hoch)};
}

/** What the page of target groups shows: people, indicators, offers and voiced needs of every group of the catalogue. */
export function zielgruppenData(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  stand: Leistungsstand,
  {angebote, anliegen}: Gruppenleistung
): ZielgruppenData {
  const bereich = (id: string): string => catalogue.leistungsbereiche.find((b) => b.id === id)?.titel ?? id;
  const felder = catalogue.problemfelder.map(({id}) => id);
  const feld = (id: string): string => catalogue.problemfelder.find((f) => f.id === id)?.titel ?? id;
  return {
    stand,
    zielgruppen: catalogue.zielgruppen.map((gruppe) => ({
      id: gruppe.id,
      titel: gruppe.titel,
      beschreibung: gruppe.beschreibung,
      grundlage: gruppe.grundlage,
      hinweis: gruppe.hinweis,
      kleinste_ebene: gruppe.kleinste_ebene,
      personen: personenTeil(werte, catalogue, gruppe),
      indikatoren: gruppe.indikatoren.flatMap((id) => indikatorTeil(werte, catalogue, id) ?? []),
      angebote: angebote
        .filter((a) => a.zielgruppe === gruppe.id)
        .map(({jahr, leistungsbereich, anzahl}) => ({
          ...{jahr, leistungsbereich, anzahl},
          titel: bereich(leistungsbereich)
        })),
      anliegen: anliegen
        .filter((a) => a.zielgruppe === gruppe.id)
        .map((a) => ({
          ...{jahr: a.jahr, problemfeld: a.problemfeld, titel: feld(a.problemfeld)},
          anzahl: zahlOf(a)!
        }))
        .toSorted(
          (a, b) => groesstesZuerst(a.anzahl, b.anzahl) || felder.indexOf(a.problemfeld) - felder.indexOf(b.problemfeld)
        )
    }))
  };
}
