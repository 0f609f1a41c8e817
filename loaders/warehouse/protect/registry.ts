import type {DuckDBConnection} from "@duckdb/node-api";
import {LEISTUNGSDOKUMENTATION} from "../../contract/catalogue.js";
import type {Catalogue} from "../../contract/catalogue.js";
import {InputError} from "../../contract/errors.js";
import {groupBy, inTransaction, insertRows, rowsOf} from "../query.js";
import {gleichungenOf} from "./gleichungen.js";
import type {Angebotsgruppen} from "./gleichungen.js";
import {auditTables, protectTables, SchutzError} from "./index.js";
import {checkTables, linear} from "./model.js";
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
  Tables
} from "./types.js";
import {verraeterischeVeraenderungen} from "./veraenderungen.js";
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
  const alt = cells.flatMap(({previous}) => previous ?? []);
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
    ...(alt.length > 0 && {
      previous: alt.reduce((a, b) => (Math.abs(a - erste.value) <= Math.abs(b - erste.value) ? a : b))
    })
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

/** Tells of a centre's hours of volunteers that they are those of fewer than *schwelle* people, who are the most that any row names. */
function wenigeEhrenamtliche(zeilen: readonly Zellenzeile[], schwelle: number): (zeile: Zellenzeile) => boolean {
  const key = ({zentrum_id, jahr}: Zellenzeile): string => `${jahr} ${zentrum_id}`;
  const meiste = new Map<string, number>();
  for (const zeile of zeilen)
    if (zeile.groesse === "ehrenamtliche" || zeile.groesse === "ehrenamtliche_mindestens")
      meiste.set(key(zeile), Math.max(zeile.wert, meiste.get(key(zeile)) ?? 0));
  return (zeile) =>
    zeile.tabelle === "zentrum" &&
    zeile.groesse === "ehrenamt_stunden" &&
    (meiste.get(key(zeile)) ?? schwelle) < schwelle;
}

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
    (zelle) => regelOf(zelle).special,
    catalogue.methode.geheimhaltung.verwandt
  );
  const wenige = wenigeEhrenamtliche(zeilen, catalogue.methode.geheimhaltung.schwelle);
  const istEigen = (zeile: Zellenzeile): boolean =>
    (ohneEinwilligung.has(zeile.zentrum_id ?? "") && istGeschaeftlich(catalogue, zeile)) || wenige(zeile);
  const summen = new Set(equations.flatMap((equation) => ("total" in equation ? [equation.total] : [])));
  const cellOf = (zeile: Zellenzeile): Cell => {
    const {zelle, wert} = zeile;
    const {people, special, schwelle} = regelOf(zeile);
    const cell: Cell = {
      ...{id: zelle, value: wert, source: LEISTUNGSDOKUMENTATION, people, special},
      ...(istVerdeckt(zeile) && {hidden: true}),
      ...(istEigen(zeile) && {largestShare: fastAlles}),
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

interface Freigabezeile {
  zelle: string;
  zustand: "frei" | "geschuetzt" | "verdeckt";
  grund: string | null;
  schwelle: number | null;
}

/** Dearer than all that could be withheld instead. */
const letztesMittel = 1e4;

/** The cells in *sums*, lists of ids, that are linked with any of *start*, by how many lists that takes; *start* itself by 0. */
function entfernungen(sums: readonly (readonly string[])[], start: Iterable<string>): Map<string, number> {
  const listenVon = new Map<string, (readonly string[])[]>();
  for (const sum of sums)
    for (const id of sum) {
      const listen = listenVon.get(id);
      if (listen) listen.push(sum);
      else listenVon.set(id, [sum]);
    }
  // A map that grows while it is walked is walked to its new end.
  const result = new Map([...start].map((id) => [id, 0]));
  for (const [id, steps] of result)
    for (const sum of listenVon.get(id) ?? [])
      for (const other of sum) if (!result.has(other)) result.set(other, steps + 1);
  return result;
}

const idsOf = (equation: Equation): string[] => linear(equation).terms.map(({cell}) => cell);

/**
 * *tables* with less asked of the cells named: what an earlier release withheld stays withheld, but may follow from what is published
 * if it is no small count; else the sums of the Bezirk nearest to them may be withheld as a last resort. Null if nothing is left to
 * yield.
 */
function nachgiebig(tables: Tables, genannt: ReadonlySet<string>): Tables | null {
  const alt = new Set(tables.cells.flatMap((c) => (c.withheld === "register" && genannt.has(c.id) ? [c.id] : [])));
  if (alt.size > 0) {
    const cells = tables.cells.map((cell): Cell => {
      if (!alt.has(cell.id)) return cell;
      const frei: Cell = {...cell, hidden: true, fixed: false};
      delete frei.withheld;
      return frei;
    });
    return {...tables, cells};
  }
  const schritte = entfernungen(tables.equations.map(idsOf), genannt);
  const feste = tables.cells.filter(({fixed}) => fixed);
  if (feste.length === 0) return null;
  const weit = ({id}: Cell): number => schritte.get(id) ?? Infinity;
  const nah = Math.min(...feste.map(weit));
  const cells = tables.cells.map((cell): Cell => {
    if (!cell.fixed || weit(cell) > nah) return cell;
    return {...cell, fixed: false, cost: letztesMittel * (1 + (cell.cost ?? cell.value))};
  });
  return {...tables, cells};
}

/** *schutz* with more withheld: all that *weiter* names, but for what an earlier release published as it is. */
function mehrGeschuetzt(schutz: ProtectResult, weiter: (id: string) => boolean): ProtectResult {
  const cells = schutz.cells.map((cell): ProtectedCell =>
    cell.status === "open" && cell.previous !== cell.value && weiter(cell.id) ? {...cell, status: "secondary"} : cell
  );
  return {...schutz, cells};
}

interface Geschuetzt {
  schutz: ProtectResult;
  pruefung: AuditResult;
  verluste: Verlust[];
  /** Cells withheld only because the search for a protection left something to be worked out. */
  zuviel: number;
}

/** Audits *schutz* with all the shares of *verlusteBei* that can be told beside it. */
async function pruefe(
  tables: Tables,
  schutz: ProtectResult,
  verlusteBei: VerlusteBei
): Promise<Pick<Geschuetzt, "pruefung" | "verluste">> {
  let verluste = verlusteBei(schutz);
  for (;;) {
    const derived = verluste.flatMap(({sagt}) => sagt ?? []);
    const pruefung = await auditTables({...tables, cells: schutz.cells, derived: [...schutz.derived, ...derived]});
    if (pruefung.safe || derived.length === 0) return {pruefung, verluste};
    const undicht = new Set(pruefung.leaks.flatMap(({cell, using}) => [cell, ...using]));
    const schuld = derived.filter(({id, terms}) => undicht.has(id) || terms.some(({cell}) => undicht.has(cell)));
    const ohne = new Set((schuld.length > 0 ? schuld : derived).map(({id}) => id));
    verluste = verluste.map((v) => (v.sagt && ohne.has(v.sagt.id) ? {...v, verlust_prozent: null, sagt: null} : v));
  }
}

/** What the statistics tell of *schutz*. */
type VerlusteBei = (schutz: ProtectResult) => Verlust[];

/** Seconds that the search for protections may take in all; the audit comes on top. */
const suchzeit = 20;
/** How often protection may yield before it is tried with nothing fixed. */
const nachgiebigkeiten = 8;

/**
 * Protects and audits *tables*, yielding only where nothing else helps; if the audit still finds something, more is withheld than
 * needed: what the attack uses, then all that is linked with it, then everything. What it says in the end is the caller's to judge.
 */
async function schuetze(
  tables: Tables,
  verlusteBei: VerlusteBei,
  {timeLimit = suchzeit, ...options}: ProtectOptions = {}
): Promise<Geschuetzt> {
  const frist = performance.now() + 1000 * timeLimit;
  let versuch = tables;
  checkTables(tables);
  for (let n = 0; ; ++n) {
    let ergebnis: Geschuetzt | null = null;
    let genannt: Set<string>;
    try {
      const rest = timeLimit === 0 ? 0 : Math.max(0.1, (frist - performance.now()) / 1000);
      const schutz = await protectTables(versuch, {...options, timeLimit: rest});
      ergebnis = {schutz, zuviel: 0, ...(await pruefe(versuch, schutz, verlusteBei))};
      if (ergebnis.pruefung.safe) return ergebnis;
      genannt = new Set(ergebnis.pruefung.leaks.map(({cell}) => cell));
    } catch (error) {
      if (!(error instanceof SchutzError)) throw error;
      genannt = new Set(error.problems.flatMap(({wert}) => wert ?? []));
    }
    const weniger = nachgiebig(versuch, genannt);
    if (weniger === null) return haerte(versuch, ergebnis, verlusteBei);
    versuch =
      n < nachgiebigkeiten ? weniger : {...weniger, cells: weniger.cells.map((cell) => ({...cell, fixed: false}))};
  }
}

/** Like schuetze, with more withheld until the changes since the last release tell of no small change of what is withheld, either. */
async function schuetzeVeraenderungen(
  tables: Tables,
  gezeigt: ReadonlySet<string>,
  verlusteBei: VerlusteBei,
  options?: ProtectOptions
): Promise<Geschuetzt> {
  for (let versuch = tables; ;) {
    const ergebnis = await schuetze(versuch, verlusteBei, options);
    const {cells} = ergebnis.schutz;
    const mehr = new Set(
      verraeterischeVeraenderungen(cells, tables.equations, tables.thresholds, (id) => gezeigt.has(id))
    );
    if (mehr.size === 0 || !ergebnis.pruefung.safe) return ergebnis;
    versuch = {
      ...versuch,
      cells: versuch.cells.map((cell) => (mehr.has(cell.id) ? {...cell, withheld: "register"} : cell))
    };
  }
}

/** The last resort of schuetze: *ergebnis*, null if there is none, with more and more withheld until the audit is content. */
async function haerte(tables: Tables, ergebnis: Geschuetzt | null, verlusteBei: VerlusteBei): Promise<Geschuetzt> {
  const alle = (): boolean => true;
  const ohne: ProtectResult = {
    cells: tables.cells.map((cell) => ({...cell, status: cell.hidden ? "hidden" : "open"})),
    derived: (tables.derived ?? []).map((derived) => ({...derived, withheld: true})),
    ...{cost: 0, bound: 0, blocks: {exact: 0, heuristic: 0}, seconds: 0}
  };
  const sums = tables.equations.map(idsOf);
  const namen = tables.equations.map((equation) => equation.id ?? ("total" in equation ? equation.total : ""));
  const stufen: (() => (id: string) => boolean)[] = ergebnis
    ? [
        () => {
          const {leaks} = ergebnis.pruefung;
          const genutzt = new Set(leaks.flatMap(({cell, using}) => [cell, ...using]));
          const ids = new Set([...genutzt, ...sums.filter((_, i) => genutzt.has(namen[i]!)).flat()]);
          return (id) => ids.has(id);
        },
        () => {
          const linked = entfernungen(
            sums,
            ergebnis.pruefung.leaks.map(({cell}) => cell)
          );
          return (id) => linked.has(id);
        },
        () => alle
      ]
    : [() => alle];
  const vorher = new Set((ergebnis?.schutz ?? ohne).cells.flatMap(({id, status}) => (status === "open" ? [id] : [])));
  let letztes = ergebnis;
  for (const stufe of stufen) {
    const schutz = mehrGeschuetzt(letztes?.schutz ?? ohne, stufe());
    const zuviel = schutz.cells.filter(({id, status}) => status !== "open" && vorher.has(id)).length;
    letztes = {schutz, zuviel, ...(await pruefe(tables, schutz, verlusteBei))};
    if (letztes.pruefung.safe) break;
  }
  return letztes!;
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
  const gesperrtBei = ({cells}: ProtectResult): Set<string> => {
    const offen = new Set(cells.flatMap(({id, status}) => (status === "open" ? [id] : [])));
    return new Set(zeilen.flatMap((z) => (offen.has(idOf(z.zelle)) && !istVerdeckt(z) ? [] : [z.zelle])));
  };
  const {schutz, pruefung, verluste, zuviel} = await schuetzeVeraenderungen(
    tables,
    new Set(zeilen.flatMap((zeile) => (istVerdeckt(zeile) ? [] : [idOf(zeile.zelle)]))),
    (versuch) => verlusteOf(zeilen, gesperrtBei(versuch), {regelOf, idOf}),
    options
  );
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
  const gesperrt = gesperrtBei(schutz);
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
  if (schutz.blocks.heuristic > 0)
    report(
      `Geheimhaltung: ${german(schutz.blocks.heuristic)} von ${german(schutz.blocks.exact + schutz.blocks.heuristic)} Gruppen verbundener ` +
        "Zahlen sind vielleicht mehr geschützt als nötig, weil die Zeit für den kleinsten Verlust nicht reichte"
    );
  if (zuviel > 0)
    report(
      `Geheimhaltung: ${german(zuviel)} ${zuviel === 1 ? "Zahl ist" : "Zahlen sind"} mehr geschützt als nötig, weil die Suche keinen ` +
        "engeren Schutz fand, den die Prüfung bestätigt"
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
