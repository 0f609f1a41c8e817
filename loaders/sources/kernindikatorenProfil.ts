import {decodeText, parseCsv} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {BERLIN} from "../contract/lor.js";
import type {Release, ReleaseRow, SourceFile, StatusOhneWert} from "../contract/release.js";
import type {FetchContext} from "../fetch/plan.js";
import {kernMerkmal, slugOf} from "./kernindikatorenListe.js";
import {registerKeys} from "./register.js";

const download = "Bitte die Tabelle des Profils neu herunterladen und unverändert ablegen.";

/** Path of a table of a profile that holds a Kernindikator: the region as the folder writes it, and the code. */
export const profilTable = /(?:^|\/)(?:profil_)?([^/]+)\/\d_Tabelle_(C1|D2|D4|D5|D6|E1)\.csv$/;

interface Table {
  code: string;
  header: readonly string[];
  /** Column of the shares of each year. */
  shares: Readonly<Record<number, string>>;
}

const head = ["LOR-Nummer", "LOR-Name"];
const tables: readonly Table[] = [
  {
    code: "C1",
    header: [
      ...head,
      ...["Anzahl 2017", "Veränderung Anzahl zu 2016", "Veränderung Anzahl zu 2012"],
      ...["Quote in % 2017", "Quote in % 2016", "Quote in % 2012"]
    ],
    shares: {2017: "Quote in % 2017", 2016: "Quote in % 2016", 2012: "Quote in % 2012"}
  },
  {
    code: "D2",
    header: [
      ...head,
      ...["Anzahl 2017", "Veränderung Anzahl in % zu 2016", "Veränderung Anzahl in % zu 2012"],
      ...["Quote in % 2017", "Quote in % 2016", "Quote in % 2012"]
    ],
    shares: {2017: "Quote in % 2017", 2016: "Quote in % 2016", 2012: "Quote in % 2012"}
  },
  ...["D4", "D5"].map((code) => ({
    code,
    header: [...head, "Anzahl 2017", "Veränderung gegenüber 2016 in %", "Quote in % 2017", "Quote in % 2016"],
    shares: {2017: "Quote in % 2017", 2016: "Quote in % 2016"}
  })),
  {
    code: "D6",
    header: [
      ...head,
      ...["Anzahl 2017", "Veränderung gegenüber 2016 in %", "Veränderung gegenüber 2012 in %"],
      ...["Quote in % 2017", "Anteil in % 2016", "Anteil in % 2012"]
    ],
    shares: {2017: "Quote in % 2017", 2016: "Anteil in % 2016", 2012: "Anteil in % 2012"}
  },
  {
    code: "E1",
    header: [
      ...head,
      ...["Anzahl 2015-2017", "Veränderung zu 2014-2016 in %", "Veränderung zu 2010-2012 in %"],
      ...["Quote in % 2015-2017", "Anteil in % 2014-2016", "Anteil in % 2010-2012"]
    ],
    shares: {2017: "Quote in % 2015-2017", 2016: "Anteil in % 2014-2016", 2012: "Anteil in % 2010-2012"}
  }
];
const years = [2012, 2016, 2017];
/** Only the school entry examination has no figures below the Bezirksregion. */
const withoutPlr = "E1";

/** Shares by area and year; *fehlt* where the table says k.A. */
type Shares = Map<string, Map<number, number | "fehlt">>;

/** A share as any of these tables writes it: 20.9, "42,6" or "42,9*"; undefined for anything else. */
function parseShare(cell: string): number | "fehlt" | undefined {
  if (cell === "k.A.") return "fehlt";
  const digits = /^(\d+(?:[.,]\d+)?)\*?$/.exec(cell)?.[1];
  return digits === undefined ? undefined : Number(digits.replace(",", "."));
}

function readTable({name, bytes}: SourceFile, table: Table, profil: string, context: FetchContext): Shares {
  const text = decodeText(bytes, name);
  const testLine = text.split("\n").findIndex((line) => /Testzahl/i.test(line));
  if (testLine >= 0)
    throw new InputError({
      datei: name,
      zeile: testLine + 1,
      wert: "Testzahlen",
      regel: "steht in der Datei: sie enthält erfundene Zahlen zum Probieren",
      abhilfe: "Bitte diesen Ordner nicht ablegen; er ist keine Quelle."
    });
  const {rows} = parseCsv(text, name, {delimiter: ",", headers: [table.header]});
  const known = new Set(context.gebiete.filter(({lor_stand}) => lor_stand === "2019").map(({gebiet_id}) => gebiet_id));
  const problems: Problem[] = [];
  const lines = new Map<string, number>();
  const shares: Shares = new Map();
  for (const row of rows) {
    const add = (spalte: string, regel: string, abhilfe = download): void => {
      problems.push({datei: name, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
    };
    const number = row.get("LOR-Nummer");
    const key = number === "" && row.get("LOR-Name").trim() === "Berlin" ? BERLIN : number;
    const earlier = lines.get(key);
    if (!known.has(key)) add("LOR-Nummer", "ist kein Gebiet des LOR-Stands 2019");
    else if (earlier !== undefined) add("LOR-Nummer", `kommt doppelt vor (schon in Zeile ${earlier})`);
    lines.set(key, row.line);
    const ofYears = new Map<number, number | "fehlt">();
    for (const [jahr, column] of Object.entries(table.shares)) {
      const share = parseShare(row.get(column));
      if (share === undefined) add(column, "ist weder eine Zahl noch „k.A.“");
      else if (share !== "fehlt" && share > 100) add(column, "ist kein Anteil zwischen 0 und 100 Prozent");
      ofYears.set(Number(jahr), share ?? "fehlt");
    }
    shares.set(key, ofYears);
  }
  const regions = context.gebiete.filter(
    ({lor_stand, ebene, name}) => lor_stand === "2019" && ebene === "bzr" && slugOf(name) === slugOf(profil)
  );
  const region = regions.length === 1 ? regions[0]?.gebiet_id : undefined;
  if (problems.length === 0 && region === undefined)
    problems.push({
      datei: name,
      wert: profil,
      regel: "ist der Name des Ordners und keine Bezirksregion des LOR-Stands 2019",
      abhilfe: "Bitte den Ordner so nennen wie in der Quelle, etwa „profil_hellersdorf-sued“."
    });
  else if (problems.length === 0 && region !== undefined) {
    const plr = registerKeys(context, "2019", "plr").filter((key) => key.startsWith(region));
    const expected = [BERLIN, region.slice(0, 2), region, ...(table.code === withoutPlr ? [] : plr)];
    const missing = expected.filter((key) => !lines.has(key));
    const strange = [...lines].filter(([key]) => !expected.includes(key));
    if (missing.length > 0)
      problems.push({
        datei: name,
        spalte: "LOR-Nummer",
        wert: missing.map((key) => (key === BERLIN ? "Berlin" : key)).join(", "),
        regel: "fehlt; die Tabelle ist unvollständig",
        abhilfe: download
      });
    for (const [key, zeile] of strange)
      problems.push({
        datei: name,
        zeile,
        spalte: "LOR-Nummer",
        wert: key,
        regel: `gehört nicht in die Tabelle der Bezirksregion ${region}`,
        abhilfe: download
      });
  }
  if (problems.length > 0) throw new InputError(problems);
  return shares;
}

/**
 * The shares of one profile (tables C1, D2, D4, D5, D6, E1): one release a year 2012, 2016 and 2017. Figures of 2017 for
 * the Bezirksregion and the Bezirk belong to the Kernindikatoren 2017; *bekannt* holds those by area and Merkmal, so that
 * they are compared and not stored twice. "k.A." is *fehlt*; E1 does not exist for Planungsräume and is *entfaellt*.
 * Throws InputError for an incomplete table, an unknown area, a cell that is no share, and figures that contradict.
 */
export function readProfil(
  profil: string,
  files: readonly SourceFile[],
  bekannt: ReadonlyMap<string, ReleaseRow["werte"]>,
  context: FetchContext
): Release[] {
  const problems: Problem[] = [];
  const read = new Map<string, {datei: string; shares: Shares}>();
  for (const table of tables) {
    const [file, second] = files.filter(({name}) => profilTable.exec(name)?.[2] === table.code);
    try {
      if (!file || second)
        problems.push({
          datei: second?.name ?? `profil_${profil}/…_Tabelle_${table.code}.csv`,
          regel: file
            ? "ist eine zweite Fassung derselben Tabelle"
            : "fehlt; ein Profil wird aus sechs Tabellen gelesen",
          abhilfe: file ? "Bitte nur eine Fassung liegen lassen." : "Bitte die Datei in den Ordner des Profils legen."
        });
      else read.set(table.code, {datei: file.name, shares: readTable(file, table, profil, context)});
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);

  for (const [code, {datei, shares}] of read)
    for (const [key, ofYears] of shares) {
      const [share, other] = [ofYears.get(2017), bekannt.get(key)?.[code.toLowerCase()]];
      if (typeof share === "number" && other !== undefined && share !== other)
        problems.push({
          datei,
          spalte: "Quote 2017",
          wert: String(share),
          regel: `widerspricht den Kernindikatoren 2017: dort hat ${key} bei ${code} den Wert ${other}`,
          abhilfe: download
        });
    }
  if (problems.length > 0) throw new InputError(problems);

  const keys = [...(read.get("D2")?.shares.keys() ?? [])].sort();
  const region = keys.find((key) => key.length === 6) ?? "";
  const name = context.gebiete.find((g) => g.lor_stand === "2019" && g.gebiet_id === region)?.name ?? profil;
  return years.map((jahr): Release => {
    const codes = tables.filter(({shares}) => jahr in shares).map(({code}) => code);
    const stored = jahr === 2017 ? keys.filter((key) => key === BERLIN || key.length === 8) : keys;
    const zeilen = stored.flatMap((gebiet_id): ReleaseRow[] => {
      const werte = Object.fromEntries(
        codes.map((code): [string, number | StatusOhneWert] => {
          const share = read.get(code)?.shares.get(gebiet_id)?.get(jahr);
          return [code.toLowerCase(), share ?? "entfaellt"];
        })
      );
      return Object.values(werte).some((wert) => typeof wert === "number") ? [{gebiet_id, werte, anmerkung: ""}] : [];
    });
    return {
      quelle: "kernindikatoren",
      release: `profil-${profil}-${jahr}`,
      titel: `Bezirksregionenprofil ${name}, Werte für ${jahr}`,
      datensatz: `Bezirksregionenprofil ${name} (${region}), Stand 2017, Tabellen C1, D2, D4, D5, D6 und E1`,
      stichtag: `${jahr}-12-31`,
      lor_stand: "2019",
      merkmale: codes.map((code) => kernMerkmal(code, jahr)),
      zeilen,
      hinweise: [
        "Die Tabellen mischen Dezimalpunkt und Dezimalkomma; gelesen sind nur die Anteile in Prozent.",
        "E1 gibt es nur ab der Ebene der Bezirksregion.",
        ...(jahr === 2017
          ? [
              "Die Werte der Bezirksregion und des Bezirks stehen in den Kernindikatoren 2017 und stimmen damit überein."
            ]
          : ["Für Berlin nennt die Quelle in diesem Jahr keine Werte (k.A.)."])
      ],
      adapter: {name: "kernindikatoren", version: 1}
    };
  });
}
