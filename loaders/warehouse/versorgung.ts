import {BOOLEAN, DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR} from "@duckdb/node-api";
import type {DuckDBConnection, DuckDBType, DuckDBValue} from "@duckdb/node-api";
import type {Catalogue, Zielgruppe} from "../contract/catalogue.js";
import {BEZIRK} from "../contract/lor.js";
import {projectToUtm33} from "../sources/borders.js";
import {zaehlendeSpalten} from "../../src/lib/bedarfsindex.js";
import {logiken, lueckenMessgroessen, messgroessen as groessen} from "../../src/lib/leistungen/messgroessen.js";
import type {Logik, Messgroesse} from "../../src/lib/leistungen/messgroessen.js";
import type {Figure} from "../../src/method/needIndex.js";
import {createRandom} from "../../src/method/robustness.js";
import {
  catchmentShares,
  countShortfalls,
  drawIndexRuns,
  gapsOf,
  isRobust,
  poissonSampler,
  reachOf,
  shareDifferences,
  sharesBy,
  supplyState,
  zonesOf,
  zoneWeights
} from "../../src/method/versorgung.js";
import {roundTo} from "../../src/method/klassen.js";
import {leseIndexEingabe} from "./bedarfsindex.js";
import {leseUmrisse, punkteIn, umrisseUm} from "./gelaende.js";
import {lesePersonen, leseStichtage} from "./personen.js";
import {addInto, Wissen} from "./protect/abgeleitet.js";
import type {Summe, Veroeffentlicht} from "./protect/abgeleitet.js";
import type {Term} from "./protect/types.js";
import {zelleAngebot, zelleBeratung, zelleZentrum} from "./protect/zellen.js";
import type {Angebotsgroesse} from "./protect/zellen.js";
import {groupBy, inTransaction, rowsOf} from "./query.js";

/** Figures that an offer or a house has of itself; the number of offers is counted. */
type Groesse = Messgroesse;

interface Figurzeile {
  menge: Figure;
  lueckig: boolean;
  /** Withheld cells in it, with the factor each enters by; missing without any. */
  gesperrt?: readonly Term[];
}

/** A centre that should report, with its place among the areas. */
interface Zentrum {
  zentrum_id: string;
  name: string;
  ort: readonly [x: number, y: number] | null;
  /** Index of the area it stands in; -1 if none is known. */
  standort: number;
  /** Indexes of the areas it may stand in: that one, or without coordinates all of its Bezirksregionen. */
  moeglich: readonly number[];
  /** Indexes of the areas it works in. */
  einsatzgebiet: readonly number[];
}

/** An offer in one year, with what was recorded of it. */
interface Angebot {
  zentrum: number;
  zielgruppen: readonly string[];
  einsatzgebiet: readonly number[];
  zahlen: Partial<Record<Groesse, Figurzeile>>;
}

/** What a centre recorded in one year beyond its offers. */
interface Haus {
  zentrum: number;
  /** Consultations by group, "" where none is recorded. */
  beratungen: ReadonlyMap<string, Figurzeile>;
  /** All of them together. */
  alleBeratungen: Figurzeile;
  ehrenamt: Figurzeile | null;
}

interface Jahr {
  jahr: number;
  /** Centres expected in the year, and whether they reported all its months. */
  gemeldet: ReadonlyMap<number, boolean>;
  angebote: readonly Angebot[];
  haeuser: readonly Haus[];
}

/** The areas of the computation: the Planungsräume of the Bezirk first, then others that matter. */
interface Gebiete {
  ids: readonly string[];
  eigene: number;
  index: ReadonlyMap<string, number>;
  /** Planungsräume, Bezirksregionen and the Bezirk: what the tables have rows for. */
  zeilen: readonly {ebene: "plr" | "bzr" | "bezirk"; gebiet_id: string}[];
  /** Of each Planungsraum of the Bezirk, the row of its Bezirksregion. */
  bzrVon: readonly number[];
}

/** One thing that counts for a group: an offer, or a house with what is not part of an offer. */
interface Posten {
  zentrum: number;
  gebiete: readonly number[];
  /** Number of the offer in its year; -1 for a house. */
  angebot: number;
  zahlen: Partial<Record<Groesse, Figurzeile>>;
}

const isEigen = (id: string): boolean => id.startsWith(BEZIRK);

interface Meldezeile {
  zentrum_id: string;
  jahr: number;
  vollstaendig: boolean;
}

interface Zentrumszeile {
  zentrum_id: string;
  name: string;
  lat: number | null;
  lon: number | null;
  gebiet_id: string | null;
  bezirksregionen: string[];
  einsatzgebiet: string[];
}

interface Angebotszeile {
  zentrum_id: string;
  angebot_id: string;
  zielgruppen: string[];
  plaetze: number | null;
  einsatzgebiet: string[] | null;
  von: string;
  bis: string | null;
}

interface Leistungszeile {
  zentrum_id: string;
  angebot_id: string;
  jahr: number;
  zeilen: number;
  stunden: number | null;
  stunden_n: number;
  termine: number | null;
  termine_n: number;
  teilnahmen: number | null;
  teilnahmen_n: number;
  ehrenamt_stunden: number | null;
  ehrenamt_n: number;
  /** Attendances and dates of the rows that have both. */
  besuche: number | null;
  besuchte: number | null;
}

const jahrSql = "left(zeitraum, 4)::INTEGER AS jahr";
const teil = (spalte: string, kurz = spalte): string =>
  `sum(${spalte})::DOUBLE AS ${spalte}, count(${spalte})::INTEGER AS ${kurz}_n`;

async function leseZeilen(connection: DuckDBConnection) {
  const meldungen = await rowsOf<Meldezeile>(
    connection,
    `SELECT zentrum_id, left(monat, 4)::INTEGER AS jahr, bool_and(gemeldet) AS vollstaendig
    FROM meldestand GROUP BY ALL ORDER BY ALL`
  );
  if (meldungen.length === 0) return null;
  const lists = async (sql: string): Promise<unknown[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown[];
  return {
    meldungen,
    zentren: (await lists(
      `SELECT zentrum_id, name, lat, lon, gebiet_id, bezirksregionen, einsatzgebiet FROM zentren
      WHERE zentrum_id IN (SELECT zentrum_id FROM meldestand) ORDER BY zentrum_id`
    )) as Zentrumszeile[],
    angebote: (await lists(
      `SELECT zentrum_id, angebot_id, zielgruppen, plaetze, einsatzgebiet, gueltig_von::VARCHAR AS von,
        gueltig_bis::VARCHAR AS bis
      FROM angebote ORDER BY zentrum_id, angebot_id`
    )) as Angebotszeile[],
    leistungen: await rowsOf<Leistungszeile>(
      connection,
      `SELECT zentrum_id, angebot_id, ${jahrSql}, count(*)::INTEGER AS zeilen, ${teil("stunden")}, ${teil("termine")},
        ${teil("teilnahmen")}, ${teil("ehrenamt_stunden", "ehrenamt")},
        (sum(teilnahmen) FILTER (termine IS NOT NULL))::DOUBLE AS besuche,
        (sum(termine) FILTER (teilnahmen IS NOT NULL))::DOUBLE AS besuchte
      FROM leistungen GROUP BY ALL`
    ),
    beratungen: await rowsOf<{zentrum_id: string; jahr: number; zielgruppe: string; kontakte: number}>(
      connection,
      `SELECT zentrum_id, ${jahrSql}, coalesce(zielgruppe, '') AS zielgruppe, sum(kontakte)::DOUBLE AS kontakte
      FROM beratungen GROUP BY ALL`
    ),
    ehrenamt: await rowsOf<{
      zentrum_id: string;
      jahr: number;
      zeilen: number;
      stunden: number | null;
      stunden_n: number;
    }>(
      connection,
      `SELECT zentrum_id, ${jahrSql}, count(*)::INTEGER AS zeilen, ${teil("stunden")} FROM ehrenamt GROUP BY ALL`
    )
  };
}
type Zeilen = NonNullable<Awaited<ReturnType<typeof leseZeilen>>>;

/** The areas that matter, with the points their people live on; *weiteste* is the farthest straight way in metres. */
async function leseGebiete(
  connection: DuckDBConnection,
  {zentren, angebote}: Zeilen,
  dataDir: string,
  {weiteste, raster}: {weiteste: number; raster: number}
): Promise<{gebiete: Gebiete; punkte: Float64Array[]; orte: Zentrum["ort"][]}> {
  const rows = await rowsOf<{gebiet_id: string}>(
    connection,
    "SELECT gebiet_id FROM gebiete WHERE lor_stand = '2021' AND ebene = 'plr' ORDER BY gebiet_id"
  );
  const alle = rows.map(({gebiet_id}) => gebiet_id);
  const orte = zentren.map(({lat, lon}) => (lat === null || lon === null ? null : projectToUtm33([lon, lat])));
  const umrisse = leseUmrisse(dataDir);
  const nah = umrisseUm(
    umrisse,
    orte.filter((ort) => ort !== null),
    weiteste
  );
  const noetig = new Set([
    ...nah.map(({gebiet_id}) => gebiet_id),
    ...zentren.flatMap(({gebiet_id, einsatzgebiet}) => [...(gebiet_id === null ? [] : [gebiet_id]), ...einsatzgebiet]),
    ...angebote.flatMap(({einsatzgebiet}) => einsatzgebiet ?? [])
  ]);
  const eigene = alle.filter(isEigen);
  const ids = [...eigene, ...alle.filter((id) => !isEigen(id) && noetig.has(id))];
  const umrissVon = new Map(umrisse.map((umriss) => [umriss.gebiet_id, umriss]));
  const punkte = ids.map((id) => {
    const umriss = umrissVon.get(id);
    if (!umriss) throw new Error(`geometry: no outline of Planungsraum ${id}`);
    return punkteIn(umriss, raster);
  });
  const bzr = [...new Set(eigene.map((id) => id.slice(0, 6)))];
  return {
    gebiete: {
      ids,
      eigene: eigene.length,
      index: new Map(ids.map((id, i) => [id, i])),
      zeilen: [
        ...eigene.map((gebiet_id) => ({ebene: "plr" as const, gebiet_id})),
        ...bzr.map((gebiet_id) => ({ebene: "bzr" as const, gebiet_id})),
        {ebene: "bezirk", gebiet_id: BEZIRK}
      ],
      bzrVon: eigene.map((id) => eigene.length + bzr.indexOf(id.slice(0, 6)))
    },
    punkte,
    orte
  };
}

const figur = (summe: number | null, mit: number, zeilen: number): Figurzeile => ({
  menge: summe,
  lueckig: mit < zeilen
});

const ohne: Figurzeile = {menge: null, lueckig: true};

/** *zahl* with the withheld cells in it; as it is without any. */
const mitGesperrten = (zahl: Figurzeile, gesperrt: readonly Term[]): Figurzeile =>
  gesperrt.length === 0 || zahl.menge === null ? zahl : {...zahl, gesperrt};

/** Hours times places, or times the mean attendance of a date where the places are not known. */
function platzstundenOf({
  stunden,
  plaetze,
  besuche,
  besuchte
}: {
  stunden: Figurzeile;
  plaetze: number | null;
  besuche: number | null;
  besuchte: number | null;
}): Figurzeile {
  const je = plaetze ?? (besuche !== null && besuchte ? besuche / besuchte : null);
  return stunden.menge === null || je === null ? ohne : {menge: stunden.menge * je, lueckig: stunden.lueckig};
}

/** What an offer recorded in a year; an offer without a row has no figure, which is not 0. */
function zahlenOf(zeile: Leistungszeile | undefined, plaetze: number | null, wissen: Wissen): Angebot["zahlen"] {
  const angebote = {menge: 1, lueckig: false};
  if (!zeile)
    return {angebote, stunden: ohne, platzstunden: ohne, termine: ohne, teilnahmen: ohne, ehrenamt_stunden: ohne};
  const stunden = figur(zeile.stunden, zeile.stunden_n, zeile.zeilen);
  const zahlen = {
    angebote,
    stunden,
    platzstunden: platzstundenOf({...zeile, stunden, plaetze}),
    termine: figur(zeile.termine, zeile.termine_n, zeile.zeilen),
    teilnahmen: figur(zeile.teilnahmen, zeile.teilnahmen_n, zeile.zeilen),
    ehrenamt_stunden: figur(zeile.ehrenamt_stunden, zeile.ehrenamt_n, zeile.zeilen)
  };
  if (wissen.vollstaendig) return zahlen;
  const own = (groesse: Angebotsgroesse): Term[] =>
    wissen.gesperrte(zelleAngebot(zeile.zentrum_id, zeile.angebot_id, zeile.jahr, groesse));
  // The runs behind a gap draw the dates of every offer.
  const vonStunden = [...own("stunden"), ...own("termine")];
  const vonPlatzstunden = plaetze === null ? [...vonStunden, ...own("teilnahmen")] : vonStunden;
  return {
    angebote,
    stunden: mitGesperrten(zahlen.stunden, vonStunden),
    platzstunden: mitGesperrten(zahlen.platzstunden, vonPlatzstunden),
    termine: mitGesperrten(zahlen.termine, own("termine")),
    teilnahmen: mitGesperrten(zahlen.teilnahmen, own("teilnahmen")),
    ehrenamt_stunden: mitGesperrten(zahlen.ehrenamt_stunden, own("ehrenamt_stunden"))
  };
}

/** The records by year, centres and areas as indexes. An offer belongs to a year in which it is valid or has records. */
function jahreOf(
  {meldungen, angebote, leistungen, beratungen, ehrenamt}: Zeilen,
  zentren: readonly Zentrum[],
  gebiete: Gebiete,
  wissen: Wissen
): Jahr[] {
  const nummer = new Map(zentren.map(({zentrum_id}, i) => [zentrum_id, i]));
  const key = (row: {zentrum_id: string; jahr: number}, rest = ""): string => `${row.zentrum_id} ${row.jahr} ${rest}`;
  const leistungVon = new Map(leistungen.map((row) => [key(row, row.angebot_id), row]));
  const beratungVon = groupBy(beratungen, (row) => key(row));
  const ehrenamtVon = new Map(ehrenamt.map((row) => [key(row), row]));
  return [...new Set(meldungen.map(({jahr}) => jahr))].sort().map((jahr) => {
    const erwartet = meldungen.filter((m) => m.jahr === jahr && nummer.has(m.zentrum_id));
    const gemeldet = new Map(erwartet.map((m) => [nummer.get(m.zentrum_id)!, m.vollstaendig]));
    return {
      jahr,
      gemeldet,
      angebote: angebote.flatMap((angebot): Angebot[] => {
        const zentrum = nummer.get(angebot.zentrum_id);
        const zeile = leistungVon.get(key({...angebot, jahr}, angebot.angebot_id));
        const gilt = angebot.von <= `${jahr}-12-31` && (angebot.bis === null || angebot.bis >= `${jahr}-01-01`);
        if (zentrum === undefined || !gemeldet.has(zentrum) || !(zeile || gilt)) return [];
        const eigenes = (angebot.einsatzgebiet ?? []).flatMap((id) => gebiete.index.get(id) ?? []);
        return [
          {
            zentrum,
            zielgruppen: angebot.zielgruppen,
            einsatzgebiet: eigenes.length > 0 ? eigenes : zentren[zentrum]!.einsatzgebiet,
            zahlen: zahlenOf(zeile, angebot.plaetze, wissen)
          }
        ];
      }),
      haeuser: [...gemeldet.keys()].map((zentrum): Haus => {
        const {zentrum_id} = zentren[zentrum]!;
        const own = key({zentrum_id, jahr});
        const row = ehrenamtVon.get(own);
        const kontakte = beratungVon.get(own) ?? [];
        const zahl = (menge: number, zelle: string): Figurzeile =>
          mitGesperrten({menge, lueckig: false}, wissen.gesperrte(zelle));
        return {
          zentrum,
          beratungen: new Map(
            kontakte.map((b) => [b.zielgruppe, zahl(b.kontakte, zelleBeratung(zentrum_id, jahr, b.zielgruppe))])
          ),
          alleBeratungen: zahl(
            kontakte.reduce((sum, b) => sum + b.kontakte, 0),
            zelleZentrum(zentrum_id, jahr, "beratungen")
          ),
          ehrenamt: row
            ? mitGesperrten(
                figur(row.stunden, row.stunden_n, row.zeilen),
                wissen.gesperrte(zelleZentrum(zentrum_id, jahr, "ehrenamt_stunden"))
              )
            : null
        };
      })
    };
  });
}

/** The people of groups by year, aligned with the areas. */
interface Personen {
  /** Null in a year in which nobody counts the group. */
  von(zielgruppe: string, jahr: number): readonly Figure[] | null;
}

/** People of every group by year and area; a group that nobody counts by then has no entry. */
async function lesePersonenJeJahr(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  {ids}: Gebiete,
  jahre: readonly number[]
): Promise<Personen> {
  const stichtagOf = await leseStichtage(connection, catalogue);
  const gezaehlt = new Map<string, Figure[]>();
  for (const jahr of jahre)
    for (const [id, {personen}] of await lesePersonen(connection, catalogue, jahr, stichtagOf))
      gezaehlt.set(
        `${id} ${jahr}`,
        ids.map((gebiet) => personen.get(gebiet) ?? null)
      );
  return {von: (zielgruppe, jahr) => gezaehlt.get(`${zielgruppe} ${jahr}`) ?? null};
}

/** What people of the group are among all, in the areas; null if that cannot be told. */
function anteilIn(gebiete: readonly number[], gruppe: readonly Figure[], alle: readonly Figure[]): Figure {
  const [own, all] = [gruppe, alle].map((people) => gebiete.reduce((sum, i) => sum + (people[i] ?? 0), 0));
  return all! > 0 ? own! / all! : null;
}

const mal = ({menge, lueckig, gesperrt = []}: Figurzeile, anteil: Figure): Figurzeile =>
  anteil === null || menge === null
    ? ohne
    : mitGesperrten(
        {menge: menge * anteil, lueckig},
        gesperrt.map(({cell, coefficient}) => ({cell, coefficient: coefficient * anteil}))
      );

/** What counts for a group in a year, of the centres that reported. *anteil* is the group's part in what is open to all, by centre. */
function postenOf(
  zielgruppe: string,
  {angebote, haeuser, gemeldet}: Jahr,
  zentren: readonly Zentrum[],
  anteil: ((zentrum: number) => Figure) | null
): Posten[] {
  const mitHaus = new Set(haeuser.flatMap(({zentrum, ehrenamt}) => (ehrenamt ? [zentrum] : [])));
  const ausAngeboten = angebote.flatMap((eintrag, angebot): Posten[] => {
    const {zentrum, zielgruppen, einsatzgebiet: gebiete, zahlen} = eintrag;
    if (!gemeldet.get(zentrum)) return [];
    const ganz = zielgruppe === "alle" || zielgruppen.includes(zielgruppe);
    if (!ganz && !(anteil && zielgruppen.includes("alle"))) return [];
    const q = ganz ? 1 : anteil!(zentrum);
    const eigene = Object.entries(zahlen).flatMap(([groesse, zahl]) => {
      // The house's own figure holds the hours of its offers.
      if (groesse === "ehrenamt_stunden" && zielgruppe === "alle" && mitHaus.has(zentrum)) return [];
      return [[groesse, groesse === "angebote" ? zahl : mal(zahl, q)] as const];
    });
    return [{zentrum, gebiete, angebot, zahlen: Object.fromEntries(eigene)}];
  });
  const ausHaeusern = haeuser.flatMap((haus): Posten[] => {
    const {zentrum, ehrenamt} = haus;
    if (!gemeldet.get(zentrum)) return [];
    const zahlen: Posten["zahlen"] = {};
    if (zielgruppe === "alle" && ehrenamt) zahlen.ehrenamt_stunden = ehrenamt;
    const kontakte = beratungenOf(zielgruppe, haus, anteil && (() => anteil(zentrum)));
    if (kontakte) zahlen.beratungen = kontakte;
    return Object.keys(zahlen).length === 0
      ? []
      : [{zentrum, gebiete: zentren[zentrum]!.einsatzgebiet, angebot: -1, zahlen}];
  });
  return [...ausAngeboten, ...ausHaeusern];
}

/** Consultations of a group: those that name it, its part of those for all; where no group was recorded, the figure lacks. */
function beratungenOf(
  zielgruppe: string,
  {beratungen, alleBeratungen}: Haus,
  anteil: (() => Figure) | null
): Figurzeile | null {
  if (beratungen.size === 0) return null;
  if (zielgruppe === "alle") return alleBeratungen;
  const [eigene, offene] = [beratungen.get(zielgruppe), anteil ? beratungen.get("alle") : undefined];
  const ungenannt = beratungen.has("");
  if (eigene === undefined && offene === undefined) return ungenannt ? ohne : null;
  const teil = offene && mal(offene, anteil!());
  if (teil?.menge === null) return eigene === undefined ? ohne : {...eigene, lueckig: true};
  return mitGesperrten({menge: (eigene?.menge ?? 0) + (teil?.menge ?? 0), lueckig: ungenannt}, [
    ...(eigene?.gesperrt ?? []),
    ...(teil?.gesperrt ?? [])
  ]);
}

/** How a logic distributes what a centre or offer gives: shares by area, and the areas it serves. */
interface Verteilung {
  /** Adds up to 1; null where the figure cannot be told though there is an offer. */
  anteile: readonly number[] | null;
  /** Indexes aligned with `anteile`. */
  gebiete: readonly number[];
  /** True if all of it lies inside these areas, though nobody knows in which: a row that holds them all has the whole. */
  irgendwo?: true;
}

/** Everything of one Einzugsgebiet: which centres matter where, and how much people count for them at two sets of weights. */
interface Wege {
  erreicht: (zentrum: number, gebiet: number) => boolean;
  sanft: (zentrum: number) => Float64Array;
  steil: (zentrum: number) => Float64Array;
}

function wegeOf(
  punkte: readonly Float64Array[],
  orte: readonly Zentrum["ort"][],
  {minuten, gewichte, gewichte_steil, umweg}: Catalogue["leistungen"]["erreichbarkeit"],
  tempo: number
): Wege {
  const zonen = zonesOf(punkte, orte, reachOf(minuten, {tempo, umweg}));
  const [sanft, steil] = [gewichte, gewichte_steil].map((weights) => zoneWeights(zonen, weights));
  const own = (weights: Float64Array) => (zentrum: number) =>
    weights.subarray(zentrum * punkte.length, (zentrum + 1) * punkte.length);
  return {
    erreicht: (zentrum, gebiet) => sanft![zentrum * punkte.length + gebiet]! > 0,
    sanft: own(sanft!),
    steil: own(steil!)
  };
}

/** Rows of a table, kept by column: an object for each of some fifty thousand rows would take longer than the arithmetic. */
class Tabelle {
  readonly #werte: DuckDBValue[][];
  constructor(
    readonly name: string,
    readonly spalten: readonly string[]
  ) {
    this.#werte = spalten.map(() => []);
  }

  /** Adds a row, its values in the order of the columns. */
  add(...row: readonly DuckDBValue[]): void {
    for (let i = 0; i < row.length; i++) this.#werte[i]!.push(row[i]!);
  }

  /** Appends all rows; three times as fast as an INSERT of this many. */
  async write(connection: DuckDBConnection): Promise<void> {
    const columns = await rowsOf<{column_name: string; column_type: string}>(connection, `DESCRIBE ${this.name}`);
    const types: Record<string, DuckDBType> = {BOOLEAN, DOUBLE, INTEGER, VARCHAR};
    const werte = columns.map(({column_name}) => {
      const spalte = this.#werte[this.spalten.indexOf(column_name)];
      if (!spalte) throw new Error(`${this.name}: no values for ${column_name}`);
      return spalte;
    });
    const count = werte[0]!.length;
    const appender = await connection.createAppender(this.name);
    const size = 2048;
    for (let from = 0; from < count; from += size) {
      const rows = Math.min(size, count - from);
      const chunk = DuckDBDataChunk.create(
        columns.map(({column_type}) => types[column_type]!),
        rows
      );
      werte.forEach((spalte, i) => chunk.setColumnValues(i, spalte.slice(from, from + rows)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
}

const kopf = ["jahr", "zielgruppe", "logik", "ebene", "gebiet_id", "messgroesse"];
const neueTabellen = () => ({
  geschuetzt: new Tabelle("versorgung_geschuetzt", kopf),
  versorgung: new Tabelle("versorgung", [
    ...[...kopf, "wert", "status", "teilwert", "zentren", "gemeldet", "ohne_angabe", "personen", "je_1000"]
  ]),
  luecken: new Tabelle("versorgungsluecken", [...kopf, "bedarfsgewicht", "fair", "luecke", "deckung", "fehlend"]),
  vergleich: new Tabelle("versorgungsvergleich", [
    ...[...kopf, "anteil_angebot", "anteil_personen", "differenz", "unten", "oben", "urteil", "anteil_laeufe", "robust"]
  ]),
  hoover: new Tabelle("versorgung_hoover", [
    ...["jahr", "zielgruppe", "logik", "ebene", "messgroesse", "bedarfsgewicht", "hoover", "gebiete"]
  ])
});

/** The need index as the gaps use it, aligned with the rows of the tables; and its runs, drawn when they are first needed. */
interface Bedarf {
  z: readonly Figure[];
  /** People that weigh the Planungsräume in their Bezirksregion. */
  gewicht: readonly Figure[];
  /** Run by run, of the Planungsräume. */
  laeufe: Float64Array;
}

async function leseBedarf(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  {ids, eigene, zeilen}: Gebiete
): Promise<Bedarf> {
  const rows = await rowsOf<{gebiet_id: string; wert: Figure; einwohner: Figure}>(
    connection,
    "SELECT gebiet_id, wert, einwohner FROM bedarfsindex WHERE feld = 'gesamt'"
  );
  const werte = new Map(rows.map((row) => [row.gebiet_id, row]));
  const {luecke} = catalogue.leistungen;
  const {normalisierung, mindestanteil, gewicht_schwankung} = catalogue.bedarfsindex;
  const eingabe = await leseIndexEingabe(connection, catalogue);
  const spalten = zaehlendeSpalten(eingabe);
  const laeufe = new Float64Array(luecke.laeufe * eigene).fill(NaN);
  if (spalten.length > 0) {
    const felder = eingabe.felder.filter(({id}) => spalten.some(({feld}) => feld === id));
    const gezogen = drawIndexRuns(
      {
        matrix: eingabe.gebiete.map((_, row) =>
          spalten.map(({werte: own, richtung}) => (own[row] === null ? null : own[row]! * richtung))
        ),
        domains: felder.map(({id, gewicht}) => ({
          weight: gewicht,
          indicators: spalten.flatMap(({feld}, k) => (feld === id ? [k] : []))
        })),
        normalisation: normalisierung,
        minimumShare: mindestanteil,
        weightNoise: gewicht_schwankung,
        count: eingabe.anzahl
      },
      luecke.laeufe,
      luecke.startzahl
    );
    const stelle = ids.slice(0, eigene).map((id) => eingabe.gebiete.indexOf(id));
    for (let run = 0; run < luecke.laeufe; run++)
      stelle.forEach((from, i) => (laeufe[run * eigene + i] = gezogen[run * eingabe.anzahl + from] ?? NaN));
  }
  return {
    z: zeilen.map(({gebiet_id}) => werte.get(gebiet_id)?.wert ?? null),
    gewicht: ids.slice(0, eigene).map((id) => werte.get(id)?.einwohner ?? null),
    laeufe
  };
}

/** Claim per head in each run, 2^(lambda × need), of Planungsräume and then Bezirksregionen; NaN without an index. */
function anspruecheOf(
  {gewicht, laeufe}: Bedarf,
  {eigene, zeilen, bzrVon}: Gebiete,
  lambda: ArrayLike<number>
): Float64Array {
  const breite = zeilen.length - 1;
  const runs = lambda.length;
  const result = new Float64Array(runs * breite);
  const [summe, menschen] = [new Float64Array(breite - eigene), new Float64Array(breite - eigene)];
  for (let run = 0; run < runs; run++) {
    summe.fill(0);
    menschen.fill(0);
    for (let i = 0; i < eigene; i++) {
      const [z, people] = [laeufe[run * eigene + i]!, gewicht[i]!];
      result[run * breite + i] = 2 ** (lambda[run]! * z);
      if (Number.isNaN(z) || !people) continue;
      summe[bzrVon[i]! - eigene]! += z * people;
      menschen[bzrVon[i]! - eigene]! += people;
    }
    // Nobody in a rated Planungsraum: 0 / 0 is NaN, no index.
    summe.forEach((sum, b) => (result[run * breite + eigene + b] = 2 ** (lambda[run]! * (sum / menschen[b]!))));
  }
  return result;
}

/** What the runs draw anew besides the index: the weight of need, and how steeply the zones fall (0 as given, 1 steep). */
interface Laeufe {
  anzahl: number;
  ansprueche: Float64Array;
  steilheit: Float64Array;
}

function zieheLaeufe(catalogue: Catalogue, bedarf: Bedarf, gebiete: Gebiete): Laeufe {
  const {lambda, laeufe, startzahl} = catalogue.leistungen.luecke;
  const random = createRandom(startzahl + 1);
  const [kleinstes, groesstes] = [Math.min(...lambda), Math.max(...lambda)];
  const gezogen = Float64Array.from({length: laeufe}, () => kleinstes + (groesstes - kleinstes) * random());
  const steilheit = Float64Array.from({length: laeufe}, random);
  return {anzahl: laeufe, ansprueche: anspruecheOf(bedarf, gebiete, gezogen), steilheit};
}

/** For each offer of a year and run, the number of dates that chance gave as a share of those recorded; 1 without dates. */
function zieheTermine({jahr, angebote}: Jahr, laeufe: number, startzahl: number): Float64Array {
  const random = createRandom(startzahl + jahr);
  const samplers = new Map<number, ReturnType<typeof poissonSampler>>();
  const result = new Float64Array(laeufe * angebote.length).fill(1);
  angebote.forEach(({zahlen}, o) => {
    const termine = zahlen.termine?.menge ?? 0;
    if (!(termine > 0)) return;
    const sample = samplers.get(termine) ?? poissonSampler(termine);
    samplers.set(termine, sample);
    for (let run = 0; run < laeufe; run++) result[o * laeufe + run] = sample(random) / termine;
  });
  return result;
}

/** Offers that are distributed alike, for one group and measure: their sum in each run is distributed once. */
interface Buendel {
  zentrum: number;
  gebiete: readonly number[];
  summen: Float64Array;
}

function buendelOf(posten: readonly Posten[], groesse: Groesse, zufall: Float64Array, laeufe: number): Buendel[] {
  const mit = posten.filter((p) => p.angebot >= 0 && (p.zahlen[groesse]?.menge ?? null) !== null);
  return [...groupBy(mit, ({zentrum, gebiete}) => `${zentrum} ${gebiete.join(" ")}`).values()].map((own) => {
    const summen = new Float64Array(laeufe);
    for (const {angebot, zahlen} of own) {
      const menge = zahlen[groesse]!.menge!;
      const own = zufall.subarray(angebot * laeufe, (angebot + 1) * laeufe);
      for (let run = 0; run < laeufe; run++) summen[run]! += menge * own[run]!;
    }
    return {zentrum: own[0]!.zentrum, gebiete: own[0]!.gebiete, summen};
  });
}

const total = (list: readonly Figure[]): number => list.reduce<number>((sum, x) => sum + (x ?? 0), 0);

/**
 * Fills versorgung, versorgungsluecken, versorgungsvergleich and versorgung_hoover from the centres' records, the people of
 * the groups and the need index, and versorgung_geschuetzt with the rows that tell of cells which *zellen* withholds; does nothing
 * if no centre should report. *report* gets a German line for centres that a logic must leave out. The same figures give the same rows. Formulas: src/method/versorgung.ts and access.ts; what the
 * states mean: docs/methodik.md. Throws an InputError without boundaries.
 */
export async function computeVersorgung(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  dataDir: string,
  report: (line: string) => void = () => undefined,
  zellen: Veroeffentlicht = {cells: [], equations: []}
): Promise<void> {
  const wissen = new Wissen(zellen);
  const zeilen = await leseZeilen(connection);
  if (!zeilen || zeilen.zentren.length === 0) return;
  const {erreichbarkeit} = catalogue.leistungen;
  const weiteste = reachOf(erreichbarkeit.minuten, {
    tempo: Math.max(erreichbarkeit.tempo, erreichbarkeit.tempo_langsam),
    umweg: erreichbarkeit.umweg
  }).at(-1)!;
  const {gebiete, punkte, orte} = await leseGebiete(connection, zeilen, dataDir, {
    weiteste,
    raster: erreichbarkeit.raster
  });
  const zentren = zeilen.zentren.map(({zentrum_id, name, gebiet_id, bezirksregionen, einsatzgebiet}, i): Zentrum => {
    const standort = gebiet_id === null ? -1 : (gebiete.index.get(gebiet_id) ?? -1);
    const eigene = gebiete.ids.slice(0, gebiete.eigene);
    return {
      zentrum_id,
      name,
      ort: orte[i] ?? null,
      standort,
      moeglich:
        standort >= 0
          ? [standort]
          : eigene.flatMap((id, k) => (orte[i] || !bezirksregionen.some((bzr) => id.startsWith(bzr)) ? [] : [k])),
      einsatzgebiet: einsatzgebiet.flatMap((id) => gebiete.index.get(id) ?? [])
    };
  });
  const jahre = jahreOf(zeilen, zentren, gebiete, wissen);
  const personen = await lesePersonenJeJahr(
    connection,
    catalogue,
    gebiete,
    jahre.map(({jahr}) => jahr)
  );
  const wege = new Map(
    [...new Set([erreichbarkeit.tempo, erreichbarkeit.tempo_langsam])].map((tempo) => [
      tempo,
      wegeOf(punkte, orte, erreichbarkeit, tempo)
    ])
  );
  reportLeftOut(zentren, wege.get(erreichbarkeit.tempo)!, gebiete, report);
  const bedarf = await leseBedarf(connection, catalogue, gebiete);
  const laeufe = zieheLaeufe(catalogue, bedarf, gebiete);
  const tabellen = neueTabellen();
  for (const jahr of jahre) {
    const zufall = zieheTermine(jahr, laeufe.anzahl, catalogue.leistungen.luecke.startzahl);
    const alle = personen.von("alle", jahr.jahr) ?? gebiete.ids.map(() => null);
    for (const zielgruppe of catalogue.zielgruppen) {
      const gruppe = personen.von(zielgruppe.id, jahr.jahr);
      const tempo = zielgruppe.langsam ? erreichbarkeit.tempo_langsam : erreichbarkeit.tempo;
      const menschen = {alle, gruppe, zielgruppe};
      const umfeld = {jahr, zentren, gebiete, ...menschen, wege: wege.get(tempo)!, bedarf, laeufe, zufall, wissen};
      rechneGruppe(umfeld, catalogue.leistungen.luecke, tabellen);
    }
  }
  await inTransaction(connection, async () => {
    for (const tabelle of Object.values(tabellen)) await tabelle.write(connection);
  });
}

/** Says which centres have no place, and which nobody of the known people can walk to. */
function reportLeftOut(
  zentren: readonly Zentrum[],
  {erreicht}: Wege,
  {ids}: Gebiete,
  report: (line: string) => void
): void {
  const names = (list: readonly Zentrum[]): string => `${list.length}: ${list.map(({name}) => name).join(", ")}`;
  const ortlos = zentren.filter(({ort}) => !ort);
  const fern = zentren.filter(({ort}, j) => ort && !ids.some((_, i) => erreicht(j, i)));
  if (ortlos.length > 0)
    report(
      `Zentren ohne Koordinaten: als Standort nur je Bezirksregion gezählt, im Einzugsgebiet ohne Zahl: ${names(ortlos)}`
    );
  if (fern.length > 0) report(`Zentren, zu denen zu Fuß niemand in Berlin gelangt, ohne Einzugsgebiet: ${names(fern)}`);
}

interface Umfeld {
  jahr: Jahr;
  zentren: readonly Zentrum[];
  gebiete: Gebiete;
  /** All people, and those of the group; null where nobody counts them. */
  alle: readonly Figure[];
  gruppe: readonly Figure[] | null;
  zielgruppe: Zielgruppe;
  wege: Wege;
  bedarf: Bedarf;
  laeufe: Laeufe;
  zufall: Float64Array;
  wissen: Wissen;
}
type Luecke = Catalogue["leistungen"]["luecke"];
type Tabellen = ReturnType<typeof neueTabellen>;

/** The areas of the Einsatzgebiet by which what is open to all is divided among groups. */
function teilgebietOf({einsatzgebiet, standort}: Zentrum, eigene: number): readonly number[] {
  if (einsatzgebiet.length > 0) return einsatzgebiet;
  return standort >= 0 ? [standort] : Array.from({length: eigene}, (_, i) => i);
}

/** Which centres matter for each row of the tables, by logic: those expected, and those that reported all months. */
function zustaendigeOf(logik: Logik, {jahr, zentren, gebiete, wege}: Umfeld): {zentren: number[]; gemeldet: number[]} {
  const {zeilen, eigene, bzrVon} = gebiete;
  const result = {zentren: zeilen.map(() => 0), gemeldet: zeilen.map(() => 0)};
  for (const [z, gemeldet] of jahr.gemeldet) {
    const {ort, moeglich, einsatzgebiet} = zentren[z]!;
    const wirkt = new Set(
      logik === "einsatzgebiet"
        ? [...einsatzgebiet, ...jahr.angebote.flatMap((a) => (a.zentrum === z ? a.einsatzgebiet : []))]
        : logik === "standort" || !ort
          ? moeglich
          : gebiete.ids.flatMap((_, i) => (wege.erreicht(z, i) ? [i] : []))
    );
    const own = [...wirkt].filter((i) => i >= 0 && i < eigene);
    for (const row of new Set([
      ...own,
      ...own.map((i) => bzrVon[i]!),
      ...(own.length > 0 ? [zeilen.length - 1] : [])
    ])) {
      result.zentren[row]!++;
      if (gemeldet) result.gemeldet[row]!++;
    }
  }
  return result;
}

/** How each logic distributes what counts for a group; undefined for what serves no area. */
function verteilerOf(
  logik: Logik,
  {zentren, gebiete, alle, gruppe, wege}: Umfeld
): (posten: Posten) => Verteilung | undefined {
  const people = gruppe ?? alle;
  const cache = new Map<string, Verteilung | undefined>();
  const compute = ({zentrum, gebiete: bereich}: Posten): Verteilung | undefined => {
    const {ort, standort, moeglich} = zentren[zentrum]!;
    if (logik === "standort") {
      if (standort >= 0) return {gebiete: [standort], anteile: [1]};
      return moeglich.length === 0 ? undefined : {gebiete: moeglich, anteile: null, irgendwo: true};
    }
    if (logik === "einsatzgebiet") {
      const of = (list: readonly Figure[]): Figure[] => bereich.map((i) => list[i]!);
      return bereich.length === 0 ? undefined : {gebiete: bereich, anteile: sharesBy(of(people), of(alle))};
    }
    if (!ort) return moeglich.length === 0 ? undefined : {gebiete: moeglich, anteile: null};
    const erreichte = gebiete.ids.flatMap((_, i) => (wege.erreicht(zentrum, i) ? [i] : []));
    const anteile = catchmentShares(wege.sanft(zentrum), people);
    if (erreichte.length === 0 || anteile === null) return undefined;
    return {gebiete: erreichte, anteile: anteile === "unknown" ? null : erreichte.map((i) => anteile[i]!)};
  };
  return (posten) => {
    const key = logik === "einsatzgebiet" ? posten.gebiete.join(" ") : String(posten.zentrum);
    if (!cache.has(key)) cache.set(key, compute(posten));
    return cache.get(key);
  };
}

/** Offers, known figures, lacking figures and sums by measure and row of the tables. */
function zaehle(
  posten: readonly Posten[],
  verteile: (p: Posten) => Verteilung | undefined,
  {eigene, bzrVon, zeilen}: Gebiete
) {
  const feld = () => groessen.map(() => new Float64Array(zeilen.length));
  const [offers, known, lacking, sum] = [feld(), feld(), feld(), feld()];
  const letzte = zeilen.length - 1;
  const gesperrt = new Map<string, Map<string, number>>();
  for (const p of posten) {
    const verteilung = verteile(p);
    if (!verteilung) continue;
    const {gebiete, anteile, irgendwo} = verteilung;
    const teile = new Map<number, number>();
    gebiete.forEach((i, k) => {
      if (i >= eigene) return;
      // Without shares every area counts alike: what adds up to 1 holds them all.
      for (const row of [i, bzrVon[i]!, letzte])
        teile.set(row, (teile.get(row) ?? 0) + (anteile ? anteile[k]! : irgendwo ? 1 / gebiete.length : 0));
    });
    groessen.forEach((groesse, m) => {
      const zahl = p.zahlen[groesse];
      if (!zahl) return;
      const zaehlbar = groesse === "angebote";
      for (const [row, anteil] of teile) {
        const ganz = irgendwo === true && anteil > 1 - 1e-9;
        const bekannt = zahl.menge !== null && (anteile !== null || ganz || (zaehlbar && !irgendwo));
        offers[m]![row]!++;
        if (bekannt) known[m]![row]!++;
        if (!bekannt || zahl.lueckig) lacking[m]![row]!++;
        if (bekannt) sum[m]![row]! += zahl.menge! * (zaehlbar ? 1 : anteil);
        if (bekannt && zahl.gesperrt) addInto(gesperrt, `${m} ${row}`, zahl.gesperrt, anteil);
      }
    });
  }
  return (m: number, row: number) => {
    const geheim: Summe | undefined = gesperrt.get(`${m} ${row}`);
    return {
      offers: offers[m]![row]!,
      known: known[m]![row]!,
      lacking: lacking[m]![row]!,
      // The last bits of a sum would tell its parts.
      sum: geheim ? roundTo(sum[m]![row]!, 6) : sum[m]![row]!,
      geheim
    };
  };
}

const entfaellt = {wert: null, status: "entfaellt", teilwert: null};

/** All rows of one group in one year. */
function rechneGruppe(umfeld: Umfeld, luecke: Luecke, tabellen: Tabellen): void {
  const {jahr, zentren, gebiete, alle, gruppe, zielgruppe, wissen} = umfeld;
  const anteil = gruppe && ((z: number): Figure => anteilIn(teilgebietOf(zentren[z]!, gebiete.eigene), gruppe, alle));
  const posten = postenOf(zielgruppe.id, jahr, zentren, anteil);
  const people = gruppe && personenJeZeile(gruppe, gebiete);
  const buendel = new Map<Groesse, Buendel[]>(
    lueckenMessgroessen.map((groesse) => [
      groesse,
      people ? buendelOf(posten, groesse, umfeld.zufall, umfeld.laeufe.anzahl) : []
    ])
  );
  for (const logik of logiken) {
    const {zentren: erwartet, gemeldet} = zustaendigeOf(logik, umfeld);
    const verteile = verteilerOf(logik, umfeld);
    const zahl = zaehle(posten, verteile, gebiete);
    groessen.forEach((messgroesse, m) => {
      const eigene = buendel.get(messgroesse);
      const passt = logik !== "einzugsgebiet" || eigene !== undefined;
      const werte = gebiete.zeilen.map(({ebene, gebiet_id}, row) => {
        const tally = zahl(m, row);
        const stand = supplyState(tally, erwartet[row]!, gemeldet[row]!);
        const personen = people?.[row] ?? null;
        const {wert, status, teilwert} = passt ? stand : entfaellt;
        const je = wert === null || !personen ? null : (wert / personen) * 1000;
        const [n, ja] = [erwartet[row]!, gemeldet[row]!];
        const lacking = passt ? tally.lacking : 0;
        // Gaps tell of every row and by the runs behind them of every offer, not of sums alone.
        if (passt && tally.geheim && (eigene !== undefined || !wissen.folgt(tally.geheim)))
          tabellen.geschuetzt.add(jahr.jahr, zielgruppe.id, logik, ebene, gebiet_id, messgroesse);
        // prettier-ignore
        tabellen.versorgung.add(jahr.jahr, zielgruppe.id, logik, ebene, gebiet_id, messgroesse, wert, status, teilwert, n, ja, lacking, personen, je);
        return wert;
      });
      if (!people || !eigene) return;
      const termine = gebiete.zeilen.map((_, row) => zahl(groessen.indexOf("termine"), row).sum);
      const zuKurz = zaehleLaeufe(logik, eigene, verteile, werte, people, umfeld, luecke);
      for (const ebene of ["plr", "bzr"] as const)
        schreibeLuecken({logik, ebene, messgroesse}, {werte, people, termine, zuKurz}, umfeld, luecke, tabellen);
    });
  }
}

/** People of the group by row of the tables; null where one of the parts is. */
function personenJeZeile(gruppe: readonly Figure[], {zeilen, eigene, bzrVon}: Gebiete): Figure[] {
  const result = zeilen.map((_, row): Figure => (row < eigene ? gruppe[row]! : 0));
  for (let i = 0; i < eigene; i++)
    for (const row of [bzrVon[i]!, zeilen.length - 1])
      result[row] = result[row] === null || gruppe[i] === null ? null : result[row]! + gruppe[i]!;
  return result;
}

const spaltenOf = (teile: readonly {i: number; von: number; bis: number}[]) => ({
  ort: Uint16Array.from(teile, ({i}) => i),
  von: Float64Array.from(teile, ({von}) => von),
  bis: Float64Array.from(teile, ({bis}) => bis)
});

/** In what share of the runs each Planungsraum and Bezirksregion falls short; only rows with a value take part. */
function zaehleLaeufe(
  logik: Logik,
  buendel: readonly Buendel[],
  verteile: (p: Posten) => Verteilung | undefined,
  werte: readonly Figure[],
  people: readonly Figure[],
  {gebiete: {eigene, zeilen, bzrVon}, gruppe, wege, laeufe}: Umfeld,
  {deckung_unter}: Luecke
): Float64Array {
  const breite = zeilen.length - 1;
  /** What lies somewhere in one Bezirksregion. */
  const nurRegion: {row: number; summen: Float64Array}[] = [];
  const teile = buendel.flatMap((b) => {
    if (logik !== "einzugsgebiet") {
      const verteilung = verteile({...b, angebot: 0, zahlen: {}});
      const {gebiete = [], anteile = null, irgendwo} = verteilung ?? {};
      const regionen = new Set(irgendwo ? gebiete.map((i) => bzrVon[i]!) : []);
      if (regionen.size === 1) nurRegion.push({row: [...regionen][0]! - eigene, summen: b.summen});
      const own = anteile ? gebiete.flatMap((i, k) => (i < eigene ? [{i, von: anteile[k]!, bis: 0}] : [])) : [];
      return own.length === 0 ? [] : [{...spaltenOf(own), summen: b.summen, nenner: 1, nennerBis: 0}];
    }
    // Both numerator and denominator change evenly from the weights as given to the steep ones.
    const [sanft, steil] = [wege.sanft(b.zentrum), wege.steil(b.zentrum)];
    let [nenner, ende] = [0, 0];
    gruppe!.forEach((p, i) => {
      nenner += sanft[i] === 0 ? 0 : (p ?? NaN) * sanft[i]!;
      ende += sanft[i] === 0 ? 0 : (p ?? NaN) * steil[i]!;
    });
    if (!(nenner > 0 && ende > 0)) return [];
    const own = Array.from({length: eigene}, (_, i) => ({
      i,
      von: gruppe![i]! * sanft[i]!,
      bis: gruppe![i]! * (steil[i]! - sanft[i]!)
    })).filter(({von}) => von > 0);
    return [{...spaltenOf(own), summen: b.summen, nenner, nennerBis: ende - nenner}];
  });
  const [plr, region] = [new Float64Array(eigene), new Float64Array(breite - eigene)];
  const mit = Array.from({length: breite}, (_, row) => row).filter(
    (row) => werte[row] !== null && people[row] !== null && !Number.isNaN(laeufe.ansprueche[row]!)
  );
  const ebenen = [mit.filter((row) => row < eigene), mit.filter((row) => row >= eigene)].map((rows) => ({
    rows: Uint16Array.from(rows),
    supply: new Float64Array(rows.length),
    claims: new Float64Array(rows.length),
    zahl: new Uint32Array(rows.length)
  }));
  for (let run = 0; run < laeufe.anzahl; run++) {
    plr.fill(0);
    region.fill(0);
    const u = laeufe.steilheit[run]!;
    for (const {ort, von, bis, summen, nenner, nennerBis} of teile) {
      const je = summen[run]! / (nenner + u * nennerBis);
      for (let k = 0; k < ort.length; k++) plr[ort[k]!]! += je * (von[k]! + u * bis[k]!);
    }
    for (let i = 0; i < eigene; i++) region[bzrVon[i]! - eigene]! += plr[i]!;
    for (const {row, summen} of nurRegion) region[row]! += summen[run]!;
    for (const {rows, supply, claims, zahl} of ebenen) {
      for (let k = 0; k < rows.length; k++) {
        const row = rows[k]!;
        supply[k] = row < eigene ? plr[row]! : region[row - eigene]!;
        claims[k] = people[row]! * laeufe.ansprueche[run * breite + row]!;
      }
      countShortfalls(supply, claims, deckung_unter, zahl);
    }
  }
  const zuKurz = new Float64Array(breite);
  for (const {rows, zahl} of ebenen) rows.forEach((row, k) => (zuKurz[row] = zahl[k]! / laeufe.anzahl));
  return zuKurz;
}

/** Gaps, shares, robustness and Hoover index of one level. Areas without a figure have no row. */
function schreibeLuecken(
  {logik, ebene, messgroesse}: {logik: Logik; ebene: "plr" | "bzr"; messgroesse: Messgroesse},
  {
    werte,
    people,
    termine,
    zuKurz
  }: {werte: readonly Figure[]; people: readonly Figure[]; termine: readonly number[]; zuKurz: Float64Array},
  {jahr: {jahr}, zielgruppe: {id: zielgruppe}, gebiete, bedarf}: Umfeld,
  {lambda: lambdas, deckung_unter, anteil_laeufe: mindestens}: Luecke,
  tabellen: Tabellen
): void {
  const rows = gebiete.zeilen.flatMap((zeile, row) => (zeile.ebene === ebene ? [row] : []));
  const supply = rows.map((row) => werte[row]!);
  const persons = rows.map((row) => people[row]!);
  const need = rows.map((row) => bedarf.z[row]!);
  const deckungen = rows.map((): number[] => []);
  for (const lambda of lambdas) {
    const luecken = gapsOf(supply, persons, need, lambda);
    if (!luecken) continue;
    let mitAnspruch = 0;
    luecken.areas.forEach((area, k) => {
      if (!area) return;
      mitAnspruch++;
      const {gebiet_id} = gebiete.zeilen[rows[k]!]!;
      const {fair, gap, coverage, missing} = area;
      if (coverage !== null) deckungen[k]!.push(coverage);
      tabellen.luecken.add(
        ...[jahr, zielgruppe, logik, ebene, gebiet_id, messgroesse, lambda],
        ...[fair, gap, coverage, missing]
      );
    });
    tabellen.hoover.add(jahr, zielgruppe, logik, ebene, messgroesse, lambda, luecken.hoover, mitAnspruch);
  }
  const beteiligt = rows.filter((_, k) => supply[k] !== null && persons[k] !== null);
  const dates = total(beteiligt.map((row) => termine[row]!));
  shareDifferences(supply, persons, dates).forEach((difference, k) => {
    if (!difference) return;
    const row = rows[k]!;
    const vollstaendig = deckungen[k]!.length === lambdas.length;
    const anteil = vollstaendig ? zuKurz[row]! : null;
    const {anteil_angebot, anteil_personen, differenz, unten, oben, urteil} = difference;
    tabellen.vergleich.add(
      ...[jahr, zielgruppe, logik, ebene, gebiete.zeilen[row]!.gebiet_id, messgroesse],
      ...[anteil_angebot, anteil_personen, differenz, unten, oben, urteil, anteil],
      anteil === null ? null : isRobust(deckungen[k]!, anteil, {limit: deckung_unter, share: mindestens})
    );
  });
}
