import type {DuckDBConnection} from "@duckdb/node-api";
import {LEISTUNGSDOKUMENTATION} from "../../contract/catalogue.js";
import type {Catalogue} from "../../contract/catalogue.js";
import {InputError} from "../../contract/errors.js";
import {groupBy, inTransaction, insertRows, rowsOf} from "../query.js";
import {gleichungenOf} from "./gleichungen.js";
import type {Angebotsgruppen} from "./gleichungen.js";
import {auditTables, protectTables, SchutzError} from "./index.js";
import {ohneErfundene, readRegister, sindEcht} from "./register.js";
import type {Register, Registereintrag} from "./register.js";
import {hatEinwilligung, istGeschaeftlich, thresholdsOf, zellenregeln} from "./regeln.js";
import type {Zellenregel, Zentrumstraeger} from "./regeln.js";
import type {
  AuditResult,
  Cell,
  Derived,
  Equation,
  Interval,
  PrimaryReason,
  ProtectedCell,
  ProtectOptions,
  ProtectResult,
  PublishedTables,
  Tables
} from "./types.js";
import {berechneZellen, istVerdeckt} from "./zellen.js";
import type {Zellenzeile} from "./zellen.js";

export interface SchutzOptionen {
  /** What the last release published and withheld; read from *dataDir* if left out. */
  register?: Register;
  options?: ProtectOptions;
}

/** What became of the cells. */
export interface Schutz {
  /** Keys of the cells that are withheld. */
  gesperrt: ReadonlySet<string>;
  /** What everybody knows: every row of zellen and every rest with what became of it, and all equations between them. */
  wissen: {cells: ProtectedCell[]; equations: Equation[]};
  anzahl: {zellen: number; gleichungen: number; primaer: number; sekundaer: number};
  /** Seconds: cells and equations, protection, audit. */
  sekunden: {zellen: number; schutz: number; pruefung: number};
}

const german = (n: number): string => n.toLocaleString("de-DE");

interface Grundlage {
  zeilen: Zellenzeile[];
  angebote: Angebotsgruppen[];
  zentren: Zentrumstraeger[];
  vollstaendig: Set<string>;
}

async function leseGrundlage(connection: DuckDBConnection): Promise<Grundlage> {
  const zeilen = await berechneZellen(connection);
  const angebote = (
    await connection.runAndReadAll("SELECT zentrum_id, angebot_id, zielgruppen FROM angebote ORDER BY ALL")
  ).getRowObjectsJson() as unknown as Angebotsgruppen[];
  const zentren = await rowsOf<Zentrumstraeger>(
    connection,
    "SELECT zentrum_id, traeger, beispiel FROM zentren ORDER BY zentrum_id"
  );
  const ganze = await rowsOf<{zentrum_id: string; jahr: number}>(
    connection,
    `-- Which centres reported every month of a year?
    SELECT zentrum_id, left(monat, 4)::INTEGER AS jahr FROM meldestand GROUP BY ALL HAVING bool_and(gemeldet)`
  );
  return {zeilen, angebote, zentren, vollstaendig: new Set(ganze.map((g) => `${g.zentrum_id} ${g.jahr}`))};
}

/** The sums of the Bezirk, which the district steers by. */
const istBezirk = ({tabelle, zentrum_id, zielgruppe}: Zellenzeile): boolean =>
  zentrum_id === null && (tabelle !== "anliegen_gruppe" || zielgruppe === "alle");

/** One cell for all *cells* that are one number: as sensitive as any of them, hidden only if all are. */
function zusammen(cells: readonly Cell[]): Cell {
  const [erste] = cells as [Cell, ...Cell[]];
  if (cells.length === 1) return erste;
  const mit = <K extends keyof Cell>(key: K): Partial<Pick<Cell, K>> => {
    const found = cells.find((cell) => cell[key] !== undefined);
    return found ? ({[key]: found[key]} as Partial<Pick<Cell, K>>) : {};
  };
  return {
    ...erste,
    people: cells.some(({people}) => people !== false),
    special: cells.some(({special}) => special),
    fixed: cells.some(({fixed}) => fixed),
    hidden: cells.every(({hidden}) => hidden),
    cost: cells.reduce((sum, {cost, value}) => sum + (cost ?? value), 0),
    ...mit("largestShare"),
    ...mit("withheld"),
    ...mit("previous")
  };
}

/** *equations* between the cells that stand for those of the records; those that say nothing any more are left out. */
function umbenannt(equations: readonly Equation[], idOf: (zelle: string) => string): Equation[] {
  return equations.flatMap((equation): Equation[] => {
    if (!("total" in equation)) return [equation];
    const [total, parts] = [idOf(equation.total), equation.parts.map(idOf)];
    return parts.length === 1 && parts[0] === total ? [] : [{...equation, total, parts}];
  });
}

interface Aufbau {
  /** Each number once. */
  tables: Tables;
  /** Each number as often as it is published, with rests; and all that is known of them. */
  einzeln: {cells: Cell[]; equations: Equation[]};
  /** Id in `tables` of a cell of `einzeln`. */
  idOf: (zelle: string) => string;
  konzentriert: ReadonlySet<string>;
  regelOf: (zelle: Zellenzeile) => Zellenregel;
}

/** What an earlier release says of a cell. */
function ausRegister(alt: Registereintrag | undefined): Partial<Cell> {
  if (alt === undefined) return {};
  return alt.zustand === "geschuetzt" ? {withheld: "register"} : {previous: alt.wert!};
}

/** True if a cell can stay published as far as it goes by itself. */
function istSicher({value, withheld, previous}: Cell, schwelle: number | null): boolean {
  const klein = (count: number): boolean => count > 0 && count < (schwelle ?? 0);
  return !klein(value) && withheld === undefined && (previous === undefined || !klein(Math.abs(value - previous)));
}

/**
 * In one centre all of it is that of one Träger. Not 1: what is linked with it is that Träger's, too, so that nobody is protected
 * from one who knows all of a cell.
 */
const fastAlles = 1 - 1e-9;

/** Cells and equations of the records, ready to be protected. */
function baueTabellen(
  {zeilen, angebote, zentren, vollstaendig}: Grundlage,
  catalogue: Catalogue,
  register: Register
): Aufbau {
  const gruppenOf = new Map(angebote.map((a) => [`${a.zentrum_id} ${a.angebot_id}`, a.zielgruppen]));
  const regelOf = zellenregeln(catalogue, (zentrum, angebot) => gruppenOf.get(`${zentrum} ${angebot}`) ?? []);
  const ohneEinwilligung = new Set(
    zentren.filter((zentrum) => !hatEinwilligung(catalogue, zentrum)).map(({zentrum_id}) => zentrum_id)
  );
  const {weitere, equations, gleiche, konzentriert} = gleichungenOf(
    zeilen,
    angebote,
    (zentrum, jahr) => vollstaendig.has(`${zentrum} ${jahr}`),
    (zelle) => regelOf(zelle).special
  );
  const summen = new Set(equations.flatMap((equation) => ("total" in equation ? [equation.total] : [])));
  const cellOf = (zeile: Zellenzeile): Cell => {
    const {zelle, zentrum_id, wert} = zeile;
    const {people, special, schwelle} = regelOf(zeile);
    const cell: Cell = {
      ...{id: zelle, value: wert, source: LEISTUNGSDOKUMENTATION, people, special},
      ...(istVerdeckt(zeile) && {hidden: true}),
      ...(ohneEinwilligung.has(zentrum_id ?? "") && istGeschaeftlich(catalogue, zeile) && {largestShare: fastAlles}),
      ...(konzentriert.has(zelle) && {withheld: "source"}),
      ...ausRegister(register.get(zelle))
    };
    // A sum of one centre alone cannot stay without that centre's number.
    const fixed = istBezirk(zeile) && !istVerdeckt(zeile) && summen.has(zelle) && istSicher(cell, schwelle);
    return fixed ? {...cell, fixed} : cell;
  };
  const vertreter = new Map(gleiche.flatMap((gruppe) => gruppe.map((zelle) => [zelle, gruppe[0]!] as const)));
  const idOf = (zelle: string): string => vertreter.get(zelle) ?? zelle;
  const cells = [...zeilen.map(cellOf), ...weitere.map((cell) => ({source: LEISTUNGSDOKUMENTATION, ...cell}))];
  const gleichheiten = gleiche.flatMap(([total, ...rest]) => rest.map((part) => ({total: total!, parts: [part]})));
  return {
    tables: {
      cells: [...groupBy(cells, ({id}) => idOf(id))].map(([id, own]) => ({...zusammen(own), id})),
      equations: umbenannt(equations, idOf),
      thresholds: thresholdsOf(catalogue),
      dominance: catalogue.methode.geheimhaltung.dominanz.anteil / 100
    },
    einzeln: {cells, equations: [...equations, ...gleichheiten]},
    idOf,
    konzentriert,
    regelOf
  };
}

const grundOf: Record<PrimaryReason, string> = {
  threshold: "schwelle",
  dominance: "dominanz",
  concentration: "konzentration",
  difference: "differenz",
  register: "register",
  source: "quelle"
};

/** One line for every Träger whose hours stay withheld, and for every consent that fits no Träger. */
function meldeEinwilligungen({zeilen, zentren}: Grundlage, catalogue: Catalogue, report: (line: string) => void): void {
  const mitZahlen = new Set(zeilen.map(({zentrum_id}) => zentrum_id));
  const ohne = zentren.filter((z) => mitZahlen.has(z.zentrum_id) && !hatEinwilligung(catalogue, z));
  for (const [traeger, own] of groupBy(ohne, (z) => z.traeger))
    report(
      `Träger „${traeger}“ hat nicht eingewilligt: Stunden von ${own.length === 1 ? "einem Zentrum" : `${own.length} Zentren`} ` +
        "bleiben geschützt. Liegt die Einwilligung vor, bitte in data/catalogue/einwilligungen.json eintragen (traeger, seit, grundlage)."
    );
  for (const {traeger} of catalogue.einwilligungen)
    if (!zentren.some((z) => z.traeger === traeger))
      report(
        `Einwilligung von „${traeger}“: kein Zentrum hat diesen Träger. Bitte die Schreibweise in data/catalogue/einwilligungen.json prüfen.`
      );
}

/** What the statistics tell of one table and year. */
interface Verlust {
  tabelle: string;
  jahr: number;
  zellen: number;
  geschuetzt: number;
  /** Share of the withheld ones in all counts of people, in whole per cent, rounded up; null if it is not told. */
  verlust_prozent: number | null;
  /** What that share tells about the withheld counts; null if nothing. */
  sagt: Derived | null;
}

/** Between which bounds counts lie that are *prozent* of all, rounded up, if the rest adds up to *frei*. */
export const spanneBei = (prozent: number, frei: number): Interval => ({
  low: (frei * (prozent - 1)) / (101 - prozent),
  high: (frei * prozent) / (100 - prozent)
});

function verlusteOf(
  zeilen: readonly Zellenzeile[],
  gesperrt: ReadonlySet<string>,
  {regelOf, idOf}: Pick<Aufbau, "regelOf" | "idOf">
): Verlust[] {
  const summe = (list: readonly Zellenzeile[]): number => list.reduce((sum, {wert}) => sum + wert, 0);
  const gezeigt = zeilen.filter((zeile) => !istVerdeckt(zeile));
  return [...groupBy(gezeigt, ({tabelle, jahr}) => `${tabelle} ${jahr}`)].map(([id, own]) => {
    const [{tabelle, jahr}] = own as [Zellenzeile, ...Zellenzeile[]];
    const personen = own.filter((zeile) => regelOf(zeile).people);
    const weg = personen.filter(({zelle}) => gesperrt.has(zelle));
    const alle = summe(personen);
    const kopf = {tabelle, jahr, zellen: own.length, geschuetzt: own.filter(({zelle}) => gesperrt.has(zelle)).length};
    if (weg.length === 0) return {...kopf, verlust_prozent: personen.length === 0 ? null : 0, sagt: null};
    const prozent = Math.max(1, Math.ceil((summe(weg) / alle) * 100));
    // All or nothing: a share of 100 would say that what is published adds up to next to nothing.
    if (!(prozent < 100)) return {...kopf, verlust_prozent: null, sagt: null};
    const terms = [...groupBy(weg, ({zelle}) => idOf(zelle))].map(([cell, same]) => ({cell, coefficient: same.length}));
    const sagt = {id: `verlust ${id}`, kind: "share" as const, terms, ...spanneBei(prozent, alle - summe(weg))};
    return {...kopf, verlust_prozent: prozent, sagt};
  });
}

/** *verluste* without the shares from which together with all that is published a withheld count would follow. */
async function sichereVerluste(tables: PublishedTables, verluste: readonly Verlust[]): Promise<Verlust[]> {
  let result = [...verluste];
  for (;;) {
    const derived = result.flatMap(({sagt}) => sagt ?? []);
    if (derived.length === 0) return result;
    const {safe, leaks} = await auditTables({...tables, derived: [...(tables.derived ?? []), ...derived]});
    if (safe) return result;
    const undicht = new Set(leaks.flatMap(({cell, using}) => [cell, ...using]));
    const schuld = derived.filter(({id, terms}) => undicht.has(id) || terms.some(({cell}) => undicht.has(cell)));
    const ohne = new Set((schuld.length > 0 ? schuld : derived).map(({id}) => id));
    result = result.map((v) => (v.sagt && ohne.has(v.sagt.id) ? {...v, verlust_prozent: null, sagt: null} : v));
  }
}

interface Freigabezeile {
  zelle: string;
  zustand: "frei" | "geschuetzt" | "verdeckt";
  grund: string | null;
  schwelle: number | null;
}

/** Dearer than all that could be withheld instead. */
const letztesMittel = 1e4;

/**
 * *tables* with less asked of the cells named: a sum of the Bezirk may be withheld as a last resort; what an earlier release
 * withheld stays withheld, but may follow from what is published if it is no small count. Null if nothing is left to yield.
 */
function nachgiebig(tables: Tables, genannt: ReadonlySet<string>): Tables | null {
  const alt = tables.cells.filter(({id, withheld}) => withheld === "register" && genannt.has(id));
  const feste = tables.cells.filter(({fixed}) => fixed);
  if (alt.length === 0 && feste.length === 0) return null;
  const gelockert = new Set((alt.length > 0 ? alt : feste).map(({id}) => id));
  const cells = tables.cells.map((cell): Cell => {
    if (!gelockert.has(cell.id)) return cell;
    const frei = {...cell};
    if (alt.length === 0) {
      delete frei.fixed;
      return {...frei, cost: letztesMittel * (1 + (cell.cost ?? cell.value))};
    }
    delete frei.withheld;
    delete frei.previous;
    return {...frei, hidden: true};
  });
  return {...tables, cells};
}

interface Geschuetzt {
  schutz: ProtectResult;
  pruefung: AuditResult;
  tables: Tables;
}

/**
 * Protects and audits *tables*, yielding only where nothing else helps. What the audit says in the end is the caller's to judge.
 * Throws a SchutzError if a small count cannot be protected.
 */
async function schuetze(tables: Tables, options?: ProtectOptions): Promise<Geschuetzt> {
  let weniger: Tables | null;
  try {
    const schutz = await protectTables(tables, options);
    const pruefung = await auditTables({...tables, cells: schutz.cells, derived: schutz.derived});
    weniger = pruefung.safe ? null : nachgiebig(tables, new Set(pruefung.leaks.map(({cell}) => cell)));
    if (weniger === null) return {schutz, pruefung, tables};
  } catch (error) {
    if (!(error instanceof SchutzError)) throw error;
    weniger = nachgiebig(tables, new Set(error.problems.flatMap(({wert}) => wert ?? [])));
    if (weniger === null) throw error;
  }
  return schuetze(weniger, options);
}

const seit = (start: number): number => (performance.now() - start) / 1000;

/**
 * Fills zellen (true values), freigabe and geheimhaltung: adds up the centres' records, withholds what the rules of *catalogue* ask
 * for and what else that needs, and has the result attacked. *register* says what the last release did. *report* gets German lines.
 * Nothing happens without records. Throws a German InputError that names every leak if the audit finds one.
 */
export async function schuetzeZellen(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  dataDir: string,
  report: (line: string) => void,
  {register = readRegister(dataDir), options}: SchutzOptionen = {}
): Promise<Schutz> {
  const start = performance.now();
  const grundlage = await leseGrundlage(connection);
  const {zeilen} = grundlage;
  const bisher = ohneErfundene(register, await sindEcht(connection));
  const {tables, einzeln, idOf, konzentriert, regelOf} = baueTabellen(grundlage, catalogue, bisher);
  const leer: Schutz = {
    gesperrt: new Set(),
    wissen: {cells: [], equations: []},
    anzahl: {zellen: 0, gleichungen: 0, primaer: 0, sekundaer: 0},
    sekunden: {zellen: seit(start), schutz: 0, pruefung: 0}
  };
  if (zeilen.length === 0) return leer;
  meldeEinwilligungen(grundlage, catalogue, report);
  const {schutz, pruefung, tables: angenommen} = await schuetze(tables, options);
  if (!pruefung.safe)
    throw new InputError(
      pruefung.leaks.map(({cell, text}) => ({
        datei: "Geheimhaltung",
        wert: cell,
        regel: `ließe sich errechnen: ${text.replace(/\.$/, "")}`,
        abhilfe:
          "Nichts wurde geschrieben. Das ist ein Fehler des Programms oder des Registers data/catalogue/geheimhaltung.csv."
      }))
    );
  const cellOf = new Map(schutz.cells.map((cell) => [cell.id, cell]));
  const freigaben = zeilen.map((zeile): Freigabezeile => {
    const {zelle} = zeile;
    const {schwelle} = regelOf(zeile);
    const {status, reason} = cellOf.get(idOf(zelle))!;
    if (istVerdeckt(zeile)) return {zelle, zustand: "verdeckt", grund: null, schwelle};
    if (status === "open") return {zelle, zustand: "frei", grund: null, schwelle};
    if (status === "hidden") return {zelle, zustand: "geschuetzt", grund: "register", schwelle};
    const grund = reason === "source" && konzentriert.has(zelle) ? "konzentration" : reason && grundOf[reason];
    return {zelle, zustand: "geschuetzt", grund: grund ?? "zusammen", schwelle};
  });
  const gesperrt = new Set(freigaben.flatMap(({zelle, zustand}) => (zustand === "frei" ? [] : [zelle])));
  const verluste = await sichereVerluste(
    {...angenommen, cells: schutz.cells, derived: schutz.derived},
    verlusteOf(zeilen, gesperrt, {regelOf, idOf})
  );
  const statistik = verluste.map(({tabelle, jahr, zellen, geschuetzt, verlust_prozent}) => ({
    ...{tabelle, jahr, zellen, geschuetzt, verlust_prozent}
  }));
  await inTransaction(connection, async () => {
    await insertRows(connection, "freigabe", freigaben, {
      ...{zelle: "VARCHAR", zustand: "VARCHAR", grund: "VARCHAR", schwelle: "INTEGER"}
    });
    await insertRows(connection, "geheimhaltung", statistik, {
      ...{tabelle: "VARCHAR", jahr: "INTEGER", zellen: "INTEGER", geschuetzt: "INTEGER", verlust_prozent: "INTEGER"}
    });
  });
  const zustaende = (status: ProtectedCell["status"]): number => schutz.cells.filter((c) => c.status === status).length;
  const anzahl = {
    zellen: zeilen.length,
    gleichungen: tables.equations.length,
    primaer: zustaende("primary"),
    sekundaer: zustaende("secondary")
  };
  report(
    `Geheimhaltung: ${german(freigaben.filter(({zustand}) => zustand === "geschuetzt").length)} von ${german(zeilen.length)} Zahlen ` +
      `der Zentren geschützt, ${german(pruefung.attacked)} davon angegriffen, keine lässt sich errechnen`
  );
  return {
    gesperrt,
    wissen: {
      cells: einzeln.cells.map((cell) => ({
        ...cell,
        status: cell.hidden ? "hidden" : cellOf.get(idOf(cell.id))!.status
      })),
      equations: einzeln.equations
    },
    anzahl,
    sekunden: {...leer.sekunden, schutz: schutz.seconds, pruefung: pruefung.seconds}
  };
}
