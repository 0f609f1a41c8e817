import {decodeText, parseCsv} from "../contract/csv.js";
import type {CsvRow} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {Ebene} from "../contract/lor.js";
import type {Release, ReleaseRow, SourceFile} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {FetchContext, SourcePlan} from "../fetch/plan.js";
import {missingKeys, problemOfMissing, registerKeys} from "./register.js";

const published = {
  herausgeber: "Senatsverwaltung für Wissenschaft, Gesundheit und Pflege Berlin",
  lizenz: "cc-by-3.0-de"
};
const download = "Bitte die Datei beim Gesundheits- und Sozialstrukturatlas neu herunterladen und unverändert ablegen.";

/** Levels with the file of each and the prefix of its two key columns. */
const levels = [
  ["bezirk", "gssa_2022_bezirke.csv", "bez"],
  ["pgr", "gssa_2022_prognoseraeume.csv", "pgr"],
  ["bzr", "gssa_2022_bezirksregionen.csv", "bzr"],
  ["plr", "gssa_2022_planungsraeume.csv", "plr"]
] as const satisfies readonly (readonly [Ebene, string, string])[];

const indices: [name: string, column: string, titel: string][] = [
  ["gesix", "GESIx", "Gesundheits- und Sozialindex (GESIx)"],
  ["esix", "ESIx", "Einfacher Sozialindex (ESIx)"],
  ["di", "DI", "Dimension I des Gesundheits- und Sozialindex"],
  ["dii", "DII", "Dimension II des Gesundheits- und Sozialindex"],
  ["diii", "DIII", "Dimension III des Gesundheits- und Sozialindex"]
];
const years = ["2013", "2022"] as const;
const columns = indices.flatMap(([, column]) => years.map((year) => `${column}_${year}`));

/** The publisher's values end at -7; beyond ten standard deviations something is no index value. */
const furthest = 10;
/** Mean and standard deviation of a standardised column; the published ones keep it to seven decimals. */
const tolerance = 1e-5;

/**
 * What the files do not say of an area with values: a business park with shared accommodation; two of its three dimensions lie
 * more than four standard deviations from the mean, the third looks favourable. The Monitoring leaves it out as an outlier.
 */
const caution: Record<string, string> = {
  "10010203":
    "Gewerbegebiet mit Gemeinschaftsunterkunft; die Werte sind kaum aussagekräftig, das Monitoring Soziale Stadtentwicklung bewertet diesen Planungsraum nicht."
};

const leftOut = "In der Quelle ohne Wert; das Gebiet ist nicht in die Berechnung einbezogen.";

/** Index values by area and column; null where the cell is empty. */
type Level = Map<string, Map<string, number | null>>;

function parseIndex(cell: string): number | null | undefined {
  if (cell === "") return null;
  return /^-?(\d+|\d*\.\d+)$/.test(cell) ? Number(cell) : undefined;
}

/** A level is standardised over its own areas: mean 0 and standard deviation 1, unless a value was changed or is missing. */
function checkStandardised(rows: Level, datei: string): Problem[] {
  return columns.flatMap((column): Problem[] => {
    const values = [...rows.values()].flatMap((row) => row.get(column) ?? []);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1));
    if (Math.abs(mean) <= tolerance && Math.abs(deviation - 1) <= tolerance) return [];
    const shown = [mean, deviation].map((x) => x.toFixed(5).replace(".", ",")).join(" und ");
    return [
      {
        datei,
        spalte: column,
        wert: shown,
        regel: "sind Mittelwert und Standardabweichung der Spalte; ein Index ist auf 0 und 1 standardisiert",
        abhilfe: `Ein Wert ist verändert oder fehlt. ${download}`
      }
    ];
  });
}

function readLevel({name, bytes}: SourceFile, prefix: string, register: readonly string[]): Level {
  const key = `${prefix}ID`;
  const {rows} = parseCsv(decodeText(bytes, name), name, {
    delimiter: ",",
    headers: [[key, `${prefix}NAME`, ...columns]]
  });
  const problems: Problem[] = [];
  const add = (row: CsvRow, spalte: string, regel: string, abhilfe = download): void => {
    problems.push({datei: name, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
  };
  const known = new Set(register);
  const lines = new Map<string, number>();
  const result: Level = new Map();
  for (const row of rows) {
    const id = row.get(key);
    const earlier = lines.get(id);
    if (!known.has(id))
      add(row, key, "ist kein Gebiet des LOR-Stands 2019", "Die Dateien des Atlas 2022 haben die alten Schlüssel.");
    else if (earlier !== undefined) add(row, key, `kommt doppelt vor (schon in Zeile ${earlier})`);
    lines.set(id, row.line);
    const values = new Map<string, number | null>();
    for (const column of columns) {
      const value = parseIndex(row.get(column));
      if (value === undefined) add(row, column, "ist keine Zahl mit Dezimalpunkt");
      else if (value !== null && Math.abs(value) > furthest)
        add(row, column, `ist kein Indexwert (zwischen -${furthest} und ${furthest})`);
      values.set(column, value ?? null);
    }
    for (const year of years) {
      const ofYear = columns.filter((column) => column.endsWith(year));
      const empty = ofYear.filter((column) => row.get(column) === "");
      if (empty.length > 0 && empty.length < ofYear.length)
        for (const column of empty) add(row, column, `ist leer, andere Werte des Jahres ${year} sind es nicht`);
    }
    result.set(id, values);
  }
  if (problems.length === 0) {
    const missing = missingKeys(register, new Set(result.keys()), "2022-12-31");
    problems.push(...problemOfMissing(missing, name, 0));
  }
  if (problems.length === 0) problems.push(...checkStandardised(result, name));
  if (problems.length > 0) throw new InputError(problems);
  return result;
}

/**
 * The Gesundheits- und Sozialstrukturatlas 2022 from its four files: two releases, "2013" and "2022", each with all five
 * indices for Planungsräume, Bezirksregionen, Prognoseräume and Bezirke of LOR 2019 (standard deviations; negative is
 * worse). An area the atlas leaves out in a year has *entfaellt* for all five. Throws InputError where a file is missing,
 * a key is unknown, a cell is no index value, or a column is not standardised any more.
 */
export function parseGssa(files: readonly SourceFile[], context: FetchContext): Release[] {
  const absent = levels.filter(([, name]) => !files.some((f) => f.name === name));
  const twice = levels.filter(([, name]) => files.filter((f) => f.name === name).length > 1);
  const faults: Problem[] = [
    ...absent.map(([, datei]) => ({
      datei,
      regel: "fehlt; der Atlas 2022 wird aus vier Dateien gelesen",
      abhilfe: "Bitte die Datei in den Ordner legen."
    })),
    ...twice.map(([, datei]) => ({
      datei,
      regel: "liegt zweimal im Ordner",
      abhilfe: "Bitte nur eine Fassung liegen lassen."
    }))
  ];
  if (faults.length > 0) throw new InputError(faults);

  const problems: Problem[] = [];
  const read = levels.map(([ebene, name, prefix]): Level => {
    const file = files.find((f) => f.name === name) as SourceFile;
    try {
      return readLevel(file, prefix, registerKeys(context, "2019", ebene));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return new Map();
    }
  });
  if (problems.length > 0) throw new InputError(problems);
  const rows = read.flatMap((level) => [...level]).sort(([a], [b]) => (a < b ? -1 : 1));

  return years.map((year): Release => {
    const without = rows.flatMap(([id, values]) => (values.get(`GESIx_${year}`) === null ? [id] : []));
    return {
      quelle: "gssa",
      release: year,
      titel: `Gesundheits- und Sozialstrukturatlas 2022, Werte für ${year}`,
      datensatz: "Gesundheits- und Sozialstrukturatlas Berlin 2022, Tabellen der vier Raumebenen",
      stichtag: `${year}-12-31`,
      lor_stand: "2019",
      merkmale: indices.map(([name, , titel]) => ({
        name,
        titel,
        einheit: "Standardabweichungen",
        zeitraum: year,
        summierbar: false
      })),
      zeilen: rows.map(([gebiet_id, values]): ReleaseRow => {
        const werte = Object.fromEntries(
          indices.map(([name, column]) => [name, values.get(`${column}_${year}`) ?? ("entfaellt" as const)])
        );
        return {gebiet_id, werte, anmerkung: without.includes(gebiet_id) ? leftOut : (caution[gebiet_id] ?? "")};
      }),
      hinweise: [
        "Negative Werte stehen für eine ungünstigere Lage.",
        "Jede Raumebene ist für sich standardisiert (Mittelwert 0, Standardabweichung 1). Werte verschiedener Ebenen sind nicht vergleichbar.",
        `Die Quelle nennt nur das Jahr ${year}, keinen Tag.`,
        "Die Quelle rechnet auch 2022 mit den Gebieten des LOR-Stands 2019.",
        `Ohne Wert, weil nicht in die Berechnung einbezogen: ${without.join(", ") || "keine"}. Die Quelle nennt keinen Grund; es sind Gebiete, in denen wenige Menschen wohnen oder wohnten.`
      ],
      adapter: {name: "gssa", version: 2}
    };
  });
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The Gesundheits- und Sozialstrukturatlas: one delivery of four files, two releases. */
export const gssaPlan: SourcePlan = {
  quelle: "gssa",
  titel: "Gesundheits- und Sozialstrukturatlas",
  namen:
    "gssa_2022_bezirke.csv, gssa_2022_prognoseraeume.csv, gssa_2022_bezirksregionen.csv und gssa_2022_planungsraeume.csv",
  deliveries(paths) {
    const names: readonly string[] = levels.map(([, name]) => name);
    const files = paths.filter((path) => names.includes(nameOf(path)));
    if (files.length === 0) return [];
    return [
      {
        release: "2013 und 2022",
        files,
        read: async (files, context) =>
          parseGssa(files, context).flatMap((release) => releaseFiles(release, files, context, published))
      }
    ];
  }
};
