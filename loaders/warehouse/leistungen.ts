import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {formatZeitraum} from "../../src/lib/format.js";
import {tagOf} from "../../src/lib/heute.js";
import {zeitraumtabellen} from "../../src/lib/leistungen/meldestand.js";
import {pruefe} from "../../src/lib/leistungen/pruefen.js";
import {spalteOf} from "../../src/lib/leistungen/spalten.js";
import type {Meldung, Register, Saetze, Satz} from "../../src/lib/leistungen/typen.js";
import {tabellen, tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {Spalte, Tabellenname} from "../../src/lib/leistungen/vertrag.js";
import {zeitraumOf} from "../../src/lib/leistungen/zeitraum.js";
import type {Catalogue} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {Gebiet} from "../contract/lor.js";
import {errorsOf, readEingaenge} from "../leistungen/eingang.js";
import type {Geprueft, Grossdatei, Lieferkontext} from "../leistungen/eingang.js";
import {countedOf, eignerKey, geltungOf} from "../leistungen/geltung.js";
import type {Geltung} from "../leistungen/geltung.js";
import {lieferungenOf, withoutCopies} from "../leistungen/lieferung.js";
import type {Lieferung} from "../leistungen/lieferung.js";
import {leistungsquelle} from "../leistungen/ordner.js";
import {gebieteDesBezirks, readGebiete, registerOf} from "../leistungen/register.js";
import {
  betriebstage,
  planungsraeumeOf,
  planungsraumFinder,
  readZentrenregister,
  withMeldung
} from "../leistungen/zentren.js";
import type {Zentrum} from "../leistungen/zentren.js";
import {
  acceptGross,
  countedTwice,
  doubtfulLines,
  dropRows,
  insertWarnings,
  ohneHinweis,
  yearRows
} from "./leistungenGross.js";
import type {Grosskontext} from "./leistungenGross.js";
import {inTransaction, rowOf, tempTable} from "./query.js";

export interface LeistungenSummary {
  /** True if the records are the invented ones. */
  beispiel: boolean;
  zentren: number;
  lieferungen: number;
  /** Rows loaded by table. */
  zeilen: Partial<Record<Tabellenname, number>>;
  /** Months that centres should report, and that they did. */
  erwartet: number;
  gemeldet: number;
  /** Warnings that stand in leistungshinweise. */
  hinweise: number;
}

const german = (n: number): string => n.toLocaleString("de-DE");
const text = (satz: Satz, spalte: string): string => String(satz.werte[spalte] ?? "");

/** A large file whose rows stand in its table from the first to the second rowid. */
interface Geladen {
  datei: Grossdatei;
  eingang: number;
  zeilen: [number, number];
}

const kleiner = {
  regel: "ist nicht in der einfachen Form geschrieben, in der so große Dateien gelesen werden",
  abhilfe:
    "Bitte Kennungen statt Titeln, Zeiträume wie 2025-03 und Zahlen ohne Punkt für Tausender verwenden, ohne Anführungszeichen und Leerzeichen, oder die Datei teilen."
};

/** Bytes of the largest file that the exact reading takes. */
const meisteExakt = 50_000_000;

/**
 * Loads the large files of *geprueft*. A file in doubt is read exactly as far as it is in doubt, and refused with what that
 * finds; if it finds nothing, `exakt` names the files that have to be read exactly as a whole.
 */
async function loadGross(
  connection: DuckDBConnection,
  geprueft: readonly Geprueft[],
  exaktBis: number
): Promise<{geladen: Geladen[]; exakt: string[]}> {
  const geladen: Geladen[] = [];
  const exakt: string[] = [];
  const problems: Problem[] = [];
  for (const [eingang, {lieferung, kontext, blaetter, gross, saetze}] of geprueft.entries())
    for (const datei of gross) {
      const angebote = [...(saetze.angebote ?? []), ...(kontext.vorjahr?.angebote ?? [])];
      const own: Grosskontext = {
        register: kontext.register,
        heute: kontext.heute,
        erlaubt: kontext.erlaubt,
        angebote: angebote.map((satz) => ({
          zentrum_id: text(satz, "zentrum_id"),
          angebot_id: text(satz, "angebot_id")
        })),
        monate: declaredMonths(saetze)
      };
      const zeilen = await acceptGross(connection, datei, own);
      if (zeilen !== null) {
        geladen.push({datei, eingang, zeilen});
        continue;
      }
      const doubtful = await doubtfulLines(connection, datei, own);
      const found = errorsOf(pruefe([...blaetter, doubtful], kontext).meldungen, lieferung);
      if (found.length > 0) problems.push(...found);
      else if (datei.bytes <= exaktBis) exakt.push(datei.pfad);
      else problems.push({datei: datei.pfad, ...(doubtful.zeilen[0] && {zeile: doubtful.zeilen[0].zeile}), ...kleiner});
    }
  if (problems.length > 0) throw new InputError(problems);
  return {geladen, exakt};
}

/** Centres and months that the meldestand of *saetze* declares with "ja"; the row of a month says more than that of its year. */
function declaredMonths({meldestand = []}: Saetze): {zentrum_id: string; monat: string}[] {
  const declared = new Map<string, {zentrum_id: string; monat: string; ja: boolean}>();
  for (const satz of [...meldestand].sort((a, b) => text(a, "zeitraum").length - text(b, "zeitraum").length))
    for (const monat of zeitraumOf(text(satz, "zeitraum")).monate) {
      const zentrum_id = text(satz, "zentrum_id");
      declared.set(eignerKey(zentrum_id, monat), {zentrum_id, monat, ja: text(satz, "gemeldet") === "ja"});
    }
  return [...declared.values()].filter(({ja}) => ja).map(({zentrum_id, monat}) => ({zentrum_id, monat}));
}

/** Everything that was sent, read and checked; rows of large files stand in their tables already. */
async function readAll(
  connection: DuckDBConnection,
  lieferungen: readonly Lieferung[],
  kontext: Lieferkontext,
  {grossAb: ab, exaktBis = meisteExakt}: LeistungenOptions
): Promise<{geprueft: Geprueft[]; geladen: Geladen[]}> {
  const exakt = new Set<string>();
  for (;;) {
    const geprueft = await readEingaenge(lieferungen, kontext, {ab, exakt});
    const {geladen, exakt: more} = await loadGross(connection, geprueft, exaktBis);
    if (more.length === 0) {
      for (const {datei, eingang, zeilen} of geladen) {
        const own = geprueft[eingang]!;
        own.jahre = [...(own.jahre ?? []), ...(await yearRows(connection, datei, zeilen))];
      }
      return {geprueft, geladen};
    }
    for (const pfad of more) exakt.add(pfad);
    for (const tabelle of new Set(geladen.map(({datei}) => datei.tabelle)))
      await connection.run(`DELETE FROM ${tabelle}`);
  }
}

/** Deletes what other deliveries report instead from the tables of large files, and counts the warnings about what is left. */
async function settleGross(
  connection: DuckDBConnection,
  geladen: readonly Geladen[],
  {verdraengt}: Geltung
): Promise<void> {
  for (const {datei, eingang, zeilen} of geladen) {
    const keys = (verdraengt[eingang] ?? []).map((key) => {
      const [zentrum_id = "", einheit = ""] = key.split("\t");
      return {zentrum_id, einheit};
    });
    await dropRows(connection, datei, zeilen, keys);
    await insertWarnings(connection, datei, zeilen);
  }
}

/** Throws if a row of a large file counts again what another file counts, which only shows once all rows are there. */
async function refuseTwice(
  connection: DuckDBConnection,
  geladen: readonly Geladen[],
  counted: readonly Saetze[]
): Promise<void> {
  const letzte = new Map(geladen.map(({datei}) => [datei.tabelle, datei]));
  for (const [tabelle, {pfad}] of letzte) {
    // A file by itself was accepted without such rows.
    const files = geladen.filter(({datei}) => datei.tabelle === tabelle).length;
    if (files === 1 && counted.every((saetze) => (saetze[tabelle] ?? []).length === 0)) continue;
    const found = await countedTwice(connection, tabelle);
    if (found === null) continue;
    throw new InputError({
      datei: pfad,
      wert: found.wert,
      ...(found.gleich
        ? {
            regel: "steht doppelt da, in dieser und einer anderen Datei",
            abhilfe: "Bitte eine der beiden Zeilen löschen oder die Zahlen in einer Zeile zusammenzählen."
          }
        : {
            regel: "mischt Jahr, Monate und Tage, in dieser und einer anderen Datei",
            abhilfe: "Bitte das ganze Jahr noch einmal melden, nur mit einer Art von Zeitraum."
          })
    });
  }
}

const typeOf = ({art}: Spalte): string =>
  art === "anzahl" || art === "jahr"
    ? "INTEGER"
    : art === "stunden" || art === "koordinate"
      ? "DOUBLE"
      : art === "datum"
        ? "DATE"
        : "VARCHAR";

/** Inserts *rows* into *table*; columns in *lists* hold lists, which travel as one text since a nested list would be unnested too. */
async function insert(
  connection: DuckDBConnection,
  table: string,
  rows: readonly Record<string, unknown>[],
  types: Record<string, string>,
  lists: readonly string[] = []
): Promise<void> {
  const flat = rows.map((row) => {
    const joined = lists.map((name) => [name, (row[name] as readonly string[] | null)?.join(";") ?? null]);
    return {...row, ...Object.fromEntries(joined)} as Record<string, unknown>;
  });
  await tempTable(connection, "neu", flat, types);
  const columns = Object.keys(types).map((name) =>
    lists.includes(name) ? `CASE WHEN ${name} = '' THEN [] ELSE string_split(${name}, ';') END AS ${name}` : name
  );
  await connection.run(`INSERT INTO ${table} BY NAME SELECT ${columns.join(", ")} FROM neu ORDER BY ALL`);
  await connection.run("DROP TABLE neu");
}

const zentrenTypes: Record<string, string> = {
  ...Object.fromEntries(tabelleOf("zentren").spalten.map((spalte) => [spalte.name, typeOf(spalte)])),
  beispiel: "BOOLEAN",
  gebiet_id: "VARCHAR",
  angabe: "VARCHAR",
  quelle: "VARCHAR",
  stand: "DATE",
  anmerkung: "VARCHAR"
};

/** The centres of the registers, each with what it said of itself last; those that only their own records know come after them. */
function mergeZentren(
  register: readonly Zentrum[],
  counted: readonly Saetze[],
  {eigner}: Geltung,
  beispiel: boolean
): Zentrum[] {
  const byId = new Map(register.map((zentrum) => [zentrum.zentrum_id, zentrum]));
  for (const {zentren = []} of counted)
    for (const satz of zentren) {
      const id = text(satz, "zentrum_id");
      const stand = eigner.get(eignerKey(id, "zentrum"))?.stand ?? "";
      byId.set(id, withMeldung(byId.get(id), satz, stand, beispiel));
    }
  return [...byId.values()];
}

async function insertZentren(
  connection: DuckDBConnection,
  zentren: readonly Zentrum[],
  gebiete: readonly Gebiet[],
  geometrie: string
): Promise<void> {
  const planungsraumOf = planungsraumFinder(geometrie);
  const rows = zentren.map((zentrum) => {
    const {lat, lon, bezirksregionen, einsatzgebiet} = zentrum;
    return {
      ...zentrum,
      gebiet_id: lat === null || lon === null ? null : planungsraumOf(lat, lon),
      einsatzgebiet: planungsraeumeOf(einsatzgebiet.length > 0 ? einsatzgebiet : bezirksregionen, gebiete)
    };
  });
  await insert(connection, "zentren", rows, zentrenTypes, ["bezirksregionen", "einsatzgebiet"]);
}

/** Inserts the rows that count of every table but zentren and meldestand. */
async function insertSaetze(
  connection: DuckDBConnection,
  counted: readonly Saetze[],
  gebiete: readonly Gebiet[]
): Promise<void> {
  for (const {name, spalten} of tabellen) {
    if (name === "zentren" || name === "meldestand") continue;
    const lists = spalten.filter(({art}) => art === "mehrfach").map((spalte) => spalte.name);
    const rows = counted
      .flatMap((saetze) => saetze[name] ?? [])
      .map(({werte}) => {
        const row: Record<string, unknown> = {...werte};
        for (const spalte of lists) row[spalte] = werte[spalte] ?? [];
        if (name !== "angebote") return row;
        const areas = row["einsatzgebiet"] as readonly string[];
        return {...row, einsatzgebiet: areas.length === 0 ? null : planungsraeumeOf(areas, gebiete)};
      });
    const types = Object.fromEntries(spalten.map((spalte) => [spalte.name, typeOf(spalte)]));
    await insert(connection, name, rows, types, lists);
  }
}

/** True if *zentrum* was open on a day of *monat*. */
function isOpen({offen_seit, offen_bis}: Zentrum, monat: string): boolean {
  return (
    (offen_seit === null || offen_seit.slice(0, 7) <= monat) && (offen_bis === null || offen_bis.slice(0, 7) >= monat)
  );
}

/**
 * One row for every month in which a centre should have reported, in the years from the first to the last record. A centre that
 * is responsible for no Bezirksregion lies elsewhere and need not, unless it does.
 */
function meldestandOf(zentren: readonly Zentrum[], {meldungen}: Geltung, dateien: readonly string[]): object[] {
  const reporting = new Set(meldungen.map(({zentrum_id}) => zentrum_id));
  const declared = new Map(meldungen.map((m) => [eignerKey(m.zentrum_id, m.monat), m]));
  const years = meldungen.map(({monat}) => Number(monat.slice(0, 4)));
  if (years.length === 0) return [];
  const [first, last] = [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];
  const monate = Array.from({length: last - first + 1}, (_, i) => zeitraumOf(String(first + i)).monate).flat();
  const expected = zentren.filter((z) => z.bezirksregionen.length > 0 || reporting.has(z.zentrum_id));
  return expected.flatMap((zentrum) =>
    monate
      .filter((monat) => isOpen(zentrum, monat))
      .map((monat) => {
        const m = declared.get(eignerKey(zentrum.zentrum_id, monat));
        return {
          zentrum_id: zentrum.zentrum_id,
          monat,
          gemeldet: m?.gemeldet ?? false,
          stand: m?.stand ?? null,
          datei: m === undefined ? null : dateien[m.eingang]
        };
      })
  );
}

/** Rows of *saetze* that are not among *counted*, by table, file, sheet and line. */
function replacedRows(saetze: Saetze, counted: Saetze): Set<string> {
  const keys = new Set<string>();
  for (const name of Object.keys(counted) as Tabellenname[]) {
    const own = new Set(counted[name]);
    for (const satz of saetze[name] ?? [])
      if (!own.has(satz)) keys.add([name, satz.datei, satz.blatt ?? undefined, satz.zeile].join("\t"));
  }
  return keys;
}

/** A warning as a centre's own page says it: which offer and when, what stands there, what is odd about it. */
function hinweistext(
  {
    zentrum_id,
    regel,
    tabelle,
    spalte,
    wert,
    text
  }: Pick<Meldung, "regel" | "text"> & {
    zentrum_id: string;
    tabelle: Tabellenname | null;
    spalte: string | undefined;
    wert: string | undefined;
  },
  satz: Satz | undefined,
  titelOf: (zentrum: string, angebot: string) => string
): string {
  const value = wert === undefined ? "" : `„${wert}“ `;
  // It is about the sum of a year and names what is summed up.
  if (regel === "sprung") return `${value}${text.replace(` in „${zentrum_id}“`, "")}`;
  const {angebot_id: angebot, zeitraum} = satz?.werte ?? {};
  const place = [
    typeof angebot === "string" && titelOf(zentrum_id, angebot),
    typeof zeitraum === "string" && formatZeitraum(zeitraum)
  ].filter(Boolean);
  const column = tabelle && spalte && (spalteOf(tabelleOf(tabelle), spalte)?.titel ?? spalte);
  return `${place.length > 0 ? `${place.join(", ")}: ` : ""}${column ? `${column} ` : ""}${value}${text}`;
}

/** The warnings about what counts, by centre, year, rule and table, with the first of each in words. */
function hinweiseOf(geprueft: readonly Geprueft[], counted: readonly Saetze[]): Record<string, unknown>[] {
  const titel = new Map(
    counted.flatMap(({angebote = []}) =>
      angebote.map(({werte}) => [`${werte["zentrum_id"]}\t${werte["angebot_id"]}`, String(werte["titel"])] as const)
    )
  );
  const titelOf = (zentrum: string, angebot: string): string => titel.get(`${zentrum}\t${angebot}`) ?? angebot;
  const groups = new Map<string, {row: Record<string, unknown>; anzahl: number}>();
  geprueft.forEach(({warnungen, lieferung, saetze}, i) => {
    const replaced = replacedRows(saetze, counted[i]!);
    for (const {
      regel,
      datei,
      blatt,
      tabelle = null,
      zentrum_id: named,
      jahr = null,
      zeile,
      spalte,
      wert,
      text,
      abhilfe
    } of warnungen) {
      // A warning about a row that another delivery has replaced tells nobody anything.
      if (replaced.has([tabelle, datei, blatt, zeile].join("\t"))) continue;
      const zentrum_id = named ?? lieferung.erlaubt;
      if (zentrum_id === undefined) continue;
      const key = [zentrum_id, jahr, regel, tabelle].join("\t");
      const group = groups.get(key);
      if (group) group.anzahl += 1;
      else {
        const satz =
          tabelle &&
          saetze[tabelle]?.find((s) => s.zeile === zeile && s.datei === datei && (s.blatt ?? undefined) === blatt);
        const words = hinweistext({zentrum_id, regel, tabelle, spalte, wert, text}, satz || undefined, titelOf);
        groups.set(key, {
          row: {zentrum_id, jahr, regel, tabelle: tabelle ?? "", text: words, abhilfe},
          anzahl: 1
        });
      }
    }
  });
  return [...groups.values()].map(({row, anzahl}) => ({...row, anzahl}));
}

async function countRows(connection: DuckDBConnection): Promise<LeistungenSummary["zeilen"]> {
  const names = [...zeitraumtabellen, "angebote", "standards"] as const;
  return rowOf(
    connection,
    `SELECT ${names.map((name) => `(SELECT count(*) FROM ${name})::DOUBLE AS ${name}`).join(", ")}`
  );
}

export interface LeistungenOptions {
  /** ISO day; records of later months are refused. Today if left out. */
  heute?: string;
  /** Bytes from which on a CSV file counts as large, and up to which one in doubt is read exactly as a whole. */
  grossAb?: number;
  exaktBis?: number;
}

/**
 * Fills zentren, angebote, leistungen, beratungen, anliegen, ehrenamt, gremien, standards, meldestand and leistungshinweise
 * from the registers of centres and the records in *dataDir*; without either they stay empty. Per centre and month the
 * delivery with the newest day counts. Throws an InputError with all findings of all files; the database is then to be thrown
 * away, since rows of large files stand in it before they can be judged.
 */
export async function loadLeistungen(
  connection: DuckDBConnection,
  dataDir: string,
  catalogue: Catalogue,
  report: (line: string) => void,
  options: LeistungenOptions = {}
): Promise<LeistungenSummary> {
  const quelle = leistungsquelle(dataDir);
  const summary: LeistungenSummary = {
    beispiel: quelle.beispiel,
    zentren: 0,
    lieferungen: 0,
    zeilen: {},
    erwartet: 0,
    gemeldet: 0,
    hinweise: 0
  };
  if (quelle.ordner === null && quelle.zentren.length === 0) return summary;
  const gebiete = gebieteDesBezirks(readGebiete(dataDir));
  const zentren = quelle.zentren.flatMap(({datei, beispiel}) => readZentrenregister(datei, gebiete, beispiel));
  // Invented records are only ever those of invented centres, and real ones those of real centres.
  const own = zentren.filter(({beispiel}) => beispiel === quelle.beispiel);
  const register: Register = registerOf(catalogue, gebiete, own);

  const {verschieden, gleich} = withoutCopies(
    lieferungenOf(
      quelle,
      own.map(({zentrum_id}) => zentrum_id)
    )
  );
  const kontext: Lieferkontext = {
    register,
    regeln: catalogue.leistungen.pruefung,
    heute: options.heute ?? tagOf(new Date()),
    zentren: betriebstage(own)
  };
  const {geprueft, geladen} = await readAll(connection, verschieden, kontext, options);
  const geltung = geltungOf(geprueft);
  if (geltung.probleme.length > 0) throw new InputError(geltung.probleme);
  for (const {name, wie} of [...gleich, ...geltung.gleiche])
    report(`${name}: sagt dasselbe wie ${wie}, nichts geändert`);

  const counted = countedOf(geprueft, geltung);
  const merged = mergeZentren(zentren, counted, geltung, quelle.beispiel);
  const meldestand = meldestandOf(
    merged.filter(({beispiel}) => beispiel === quelle.beispiel),
    geltung,
    verschieden.map(({name}) => name)
  );
  const hinweise = hinweiseOf(geprueft, counted);
  for (const {datei} of geladen) report(`${datei.name}: große Datei, ohne die Hinweise auf ${ohneHinweis} geprüft`);
  await inTransaction(connection, async () => {
    await insertZentren(connection, merged, gebiete, readFileSync(join(dataDir, "geometry", "lor-2021.json"), "utf8"));
    await insertSaetze(connection, counted, gebiete);
    const texts = (...names: string[]): Record<string, string> =>
      Object.fromEntries(names.map((name) => [name, "VARCHAR"]));
    await insert(connection, "meldestand", meldestand as Record<string, unknown>[], {
      ...texts("zentrum_id", "monat", "datei"),
      gemeldet: "BOOLEAN",
      stand: "DATE"
    });
    await insert(connection, "leistungshinweise", hinweise, {
      ...texts("zentrum_id", "regel", "tabelle", "text", "abhilfe"),
      jahr: "INTEGER",
      anzahl: "INTEGER"
    });
    // In one transaction with what it is compared with, since rows may change their rowid at its end.
    await settleGross(connection, geladen, geltung);
  });
  await refuseTwice(connection, geladen, counted);
  const zeilen = await countRows(connection);
  const gemeldet = (meldestand as {gemeldet: boolean}[]).filter((m) => m.gemeldet).length;
  report(
    `Leistungsdokumentation${quelle.beispiel ? " (Beispieldaten)" : ""}: ${german(verschieden.length)} Lieferungen, ` +
      `${german(zeilen.leistungen ?? 0)} Zeilen Leistungen, ${german(gemeldet)} von ${german(meldestand.length)} Monaten gemeldet`
  );
  return {
    ...summary,
    zentren: merged.length,
    lieferungen: verschieden.length,
    zeilen,
    erwartet: meldestand.length,
    gemeldet,
    hinweise: hinweise.length
  };
}
