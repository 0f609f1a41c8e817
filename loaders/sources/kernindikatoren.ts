import {decodeText, parseCsv} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {Release, ReleaseRow, SourceFile, StatusOhneWert} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {Delivery, FetchContext, SourcePlan} from "../fetch/plan.js";
import {codes, kernMerkmal, kernindikatoren, slugOf} from "./kernindikatorenListe.js";
import {profilTable, readProfil} from "./kernindikatorenProfil.js";
import {problemOfMissing, registerKeys} from "./register.js";

const published = {
  herausgeber: "Amt für Statistik Berlin-Brandenburg und Senatsverwaltung für Stadtentwicklung und Wohnen Berlin",
  lizenz: "cc-by-3.0-de"
};
const download = "Bitte die Datei neu herunterladen und unverändert im Ordner der Region ablegen.";
const overviewFile = "indikatorenOverview.json";

/** Shares of children: where nobody under 18 lives, the 0,0 of the source has nothing to be a share of. */
const ofChildren = ["A6", "A7", "C3", "D5", "E1", "E2", "E3", "E5", "E6", "E8"];
const noChildren =
  "Niemand unter 18 Jahren gemeldet; Anteile an Kindern und Jugendlichen haben keine Bezugsgröße (Quelle: 0,0).";
const noSchool = "E5 und E6 stehen in der Quelle beide auf 0,0; vermutlich keine öffentliche Grundschule im Gebiet.";

/** Folder names that are neither the name of their Bezirksregion nor begin with its number. */
const shortened: Record<string, string> = {koellnvorstadtspindlersf: "koellnischevorstadtspindlersfeld"};

/**
 * Key of the area (LOR 2019) a folder stands for: a Bezirk, or one of its Bezirksregionen by its name; in Reinickendorf
 * ("Ost 1") the folder adds a description to the name. Undefined if none or several fit.
 */
export function areaOfFolder(bezirk: string, region: string | undefined, {gebiete}: FetchContext): string | undefined {
  const areas = gebiete.filter((g) => g.lor_stand === "2019");
  const only = (found: {gebiet_id: string}[]): string | undefined =>
    found.length === 1 ? found[0]?.gebiet_id : undefined;
  const bezirkId = only(areas.filter((g) => g.ebene === "bezirk" && slugOf(g.name) === bezirk));
  if (region === undefined || bezirkId === undefined) return bezirkId;
  const regions = areas.filter((g) => g.ebene === "bzr" && g.parent_id?.startsWith(bezirkId));
  const named = regions.filter((g) => slugOf(g.name) === (shortened[region] ?? region));
  if (named.length > 0) return only(named);
  return only(
    regions.filter((g) => {
      const slug = slugOf(g.name);
      return /\d$/.test(slug) && region.startsWith(slug) && /^[a-z]/.test(region.slice(slug.length));
    })
  );
}

const inFolder = /(?:^|\/)(\d{4})\/([^/]+)\/(?:bzr-data\/([^/]+)\/)?indikatoren\.csv$/;

/** Faults of the overview file: a code it lacks or has besides ours, and a unit other than the one we take the values in. */
function checkOverview({name, bytes}: SourceFile): Problem[] {
  const text = decodeText(bytes, name);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new InputError({datei: name, regel: "ist kein gültiges JSON", abhilfe: download}, {cause: error});
  }
  const units = new Map<string, string>();
  for (const group of Object.values((json ?? {}) as Record<string, {indikatoren?: Record<string, {unit?: unknown}>}>))
    for (const [code, {unit}] of Object.entries(group?.indikatoren ?? {})) units.set(code, String(unit ?? ""));
  const expected = kernindikatoren.filter(({unit}) => unit !== null);
  return [
    ...expected.flatMap(({code, unit}): Problem[] => {
      const found = units.get(code);
      if (found === unit) return [];
      const changed = {wert: found ?? code, regel: `ist nicht die Einheit von ${code} (${unit})`};
      const gone = {wert: code, regel: "fehlt unter den Kernindikatoren"};
      return [
        {
          datei: name,
          spalte: `${code}, unit`,
          ...(found === undefined ? gone : changed),
          abhilfe: "Die Festlegung der Kernindikatoren hat sich geändert. Bitte zuerst den Katalog anpassen."
        }
      ];
    }),
    ...[...units.keys()]
      .filter((code) => !expected.some((k) => k.code === code))
      .map((code) => ({
        datei: name,
        wert: code,
        regel: "ist kein bekannter Kernindikator",
        abhilfe: "Bitte zuerst den Katalog um diesen Kernindikator erweitern."
      }))
  ];
}

const folderHelp = "Bitte den Ordner so nennen wie in der Quelle, etwa „marzahnhellersdorf/bzr-data/marzahnnord“.";

/** What one indikatoren.csv says: figures by code, and the line of each. */
interface Area {
  datei: string;
  values: Map<string, number>;
  lines: Map<string, number>;
}

/** Figures of one area by code. Throws InputError with line and column for a code or a value that cannot be. */
function readIndikatoren({name, bytes}: SourceFile): Omit<Area, "datei"> {
  const {rows} = parseCsv(decodeText(bytes, name), name, {
    delimiter: ",",
    headers: [["name", "wert", "phase_b", "phase_bz"]]
  });
  const problems: Problem[] = [];
  const values = new Map<string, number>();
  const lines = new Map<string, number>();
  for (const row of rows) {
    const add = (spalte: string, regel: string, abhilfe = download): void => {
      problems.push({datei: name, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
    };
    const code = row.get("name");
    const known = kernindikatoren.find((k) => k.code === code);
    const earlier = lines.get(code);
    if (!known) add("name", "ist kein bekannter Kernindikator");
    else if (earlier !== undefined) add("name", `kommt doppelt vor (schon in Zeile ${earlier})`);
    lines.set(code, row.line);
    for (const column of ["phase_b", "phase_bz"])
      if (row.get(column) !== "") add(column, "steht in einer Spalte, die in bekannten Lieferungen leer ist");
    const cell = row.get("wert");
    const value = /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : NaN;
    if (Number.isNaN(value)) add("wert", "ist keine Zahl mit Dezimalpunkt");
    else if (code === "DA1" && !Number.isInteger(value)) add("wert", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    else if (value < 0 && code !== "C2" && code !== "C3") add("wert", `ist negativ; ${code} ist 0 oder größer`);
    else if (known?.einheit === "Prozent" && value > 100)
      add("wert", `ist kein Anteil zwischen 0 und 100 Prozent (${code})`);
    else if (known?.einheit === "je 100 Personen" && Math.abs(value) > 100)
      add("wert", `ist keine Zahl je 100 Personen zwischen -100 und 100 (${code})`);
    values.set(code, value);
  }
  const missing = codes.filter((code) => !values.has(code));
  if (missing.length > 0)
    problems.push({
      datei: name,
      spalte: "name",
      wert: missing.join(", "),
      regel: "fehlt; die Datei ist unvollständig",
      abhilfe: download
    });
  if (problems.length > 0) throw new InputError(problems);
  return {values, lines};
}

function rowOf(gebiet_id: string, values: ReadonlyMap<string, number>): ReleaseRow {
  const zero = (code: string): boolean => values.get(code) === 0;
  const withoutChildren = zero("B1");
  const withoutSchool = !withoutChildren && zero("E5") && zero("E6");
  const stateOf = (code: string): StatusOhneWert | undefined => {
    if (withoutChildren && ofChildren.includes(code) && zero(code)) return "entfaellt";
    return withoutSchool && (code === "E5" || code === "E6") ? "fehlt" : undefined;
  };
  const werte = Object.fromEntries(
    codes.map((code) => [code.toLowerCase(), stateOf(code) ?? (values.get(code) as number)])
  );
  return {gebiet_id, werte, anmerkung: withoutChildren ? noChildren : withoutSchool ? noSchool : ""};
}

/** The figures of the area the folder of *file* stands for; throws InputError for a folder that names no area. */
function readArea(file: SourceFile, context: FetchContext): {gebiet_id: string; werte: ReleaseRow["werte"]} & Area {
  const [, , bezirk = "", region] = inFolder.exec(file.name) ?? [];
  const gebiet_id = areaOfFolder(bezirk, region, context);
  if (gebiet_id === undefined)
    throw new InputError({
      datei: file.name,
      wert: region ?? bezirk,
      regel: "ist kein Ordner, der zu genau einem Gebiet des LOR-Stands 2019 gehört",
      abhilfe: folderHelp
    });
  const read = readIndikatoren(file);
  return {gebiet_id, datei: file.name, ...read, werte: rowOf(gebiet_id, read.values).werte};
}

/**
 * The Kernindikatoren of one year for all Bezirksregionen and Bezirke of LOR 2019, from one indikatoren.csv a folder;
 * names of *files* are paths, since only the folder says which area a file is about. A 0,0 without anything to be a share
 * of becomes *entfaellt*, E5 and E6 both at 0,0 *fehlt*. Throws InputError for a folder that names no area, a missing area,
 * a code or unit the overview file does not bear out, or people of a Bezirk that are not the sum of its regions.
 */
function parseKernindikatoren(jahr: number, files: readonly SourceFile[], context: FetchContext): Release {
  const bezirke = registerKeys(context, "2019", "bezirk");
  const regions = registerKeys(context, "2019", "bzr");
  const problems: Problem[] = [];
  const overview = files.find(({name}) => name.endsWith(overviewFile));
  if (overview) problems.push(...checkOverview(overview));
  else
    problems.push({
      datei: overviewFile,
      regel: "fehlt; ohne sie lassen sich Namen und Einheiten der Kernindikatoren nicht prüfen",
      abhilfe: "Bitte die Datei neben den Ordner der Jahre legen."
    });

  const found = new Map<string, Area>();
  for (const file of files.filter(({name}) => inFolder.test(name))) {
    try {
      const area = readArea(file, context);
      const earlier = found.get(area.gebiet_id);
      if (earlier)
        problems.push({
          datei: file.name,
          regel: `ist ein zweiter Ordner für das Gebiet ${area.gebiet_id} (schon in ${earlier.datei})`,
          abhilfe: folderHelp
        });
      found.set(area.gebiet_id, area);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);

  const missing = [...bezirke, ...regions].filter((key) => !found.has(key));
  problems.push(...problemOfMissing(missing, `${jahr}/…/indikatoren.csv`, 0));
  if (missing.length === 0)
    for (const bezirk of bezirke) {
      const {datei, values, lines} = found.get(bezirk) as Area;
      const sum = regions
        .filter((key) => key.startsWith(bezirk))
        .reduce((total, key) => total + (found.get(key)?.values.get("DA1") ?? NaN), 0);
      if (values.get("DA1") !== sum)
        problems.push({
          datei,
          zeile: lines.get("DA1") ?? 1,
          spalte: "wert",
          wert: String(values.get("DA1")),
          regel: `ist nicht die Summe der Bezirksregionen (${sum})`,
          abhilfe: download
        });
    }
  if (problems.length > 0) throw new InputError(problems);

  const zeilen = [...found]
    .map(([key, {values}]) => rowOf(key, values))
    .sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : 1));
  const withRemark = (text: string): string =>
    zeilen.flatMap(({gebiet_id, anmerkung}) => (anmerkung === text ? [gebiet_id] : [])).join(", ") || "keine";
  return {
    quelle: "kernindikatoren",
    release: String(jahr),
    titel: `Kernindikatoren der Bezirksregionenprofile ${jahr}`,
    datensatz: `Kernindikatoren für Bezirksregionen und Bezirke, 31.12.${jahr}`,
    stichtag: `${jahr}-12-31`,
    lor_stand: "2019",
    merkmale: codes.map((code) => kernMerkmal(code, jahr)),
    zeilen,
    hinweise: [
      `E1, E2 und E3 sind Mittelwerte der Einschulungsuntersuchungen ${jahr - 2} bis ${jahr}.`,
      "E4 und E7 gibt es in der Quelle nicht.",
      "Werte für Berlin enthält die Lieferung nicht. Die Zahl „average“ der Übersicht ist nicht der Wert für Berlin und wird nicht übernommen.",
      "A6: Die Quelle nennt an einer Stelle Kinder unter 6, an einer anderen unter 7 Jahren. Zur Größe der Werte passt unter 7.",
      `Anteile ohne Bezugsgröße (Quelle: 0,0) entfallen: ${withRemark(noChildren)}.`,
      `E5 und E6 sind als fehlend gesetzt, wo beide auf 0,0 stehen: ${withRemark(noSchool)}.`
    ],
    adapter: {name: "kernindikatoren", version: 1}
  };
}

/**
 * What the Kernindikatoren say of the region of a profile and of its Bezirk, by area. A faulty file is left out: it is
 * refused with the Kernindikatoren themselves.
 */
function readKnown(
  profil: string,
  files: readonly SourceFile[],
  context: FetchContext
): Map<string, ReleaseRow["werte"]> {
  const own = slugOf(profil);
  const bezirk = files.map(({name}) => inFolder.exec(name)).find((match) => match?.[3] === own)?.[2];
  const known = new Map<string, ReleaseRow["werte"]>();
  for (const file of files) {
    const [, , ofBezirk, region = own] = inFolder.exec(file.name) ?? [];
    if (ofBezirk !== bezirk || region !== own) continue;
    try {
      const {gebiet_id, werte} = readArea(file, context);
      known.set(gebiet_id, werte);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return known;
}

/** The files of a delivery under their paths, which name the area; *paths* and *files* have the same order. */
const withPaths = (paths: readonly string[], files: readonly SourceFile[]): SourceFile[] =>
  files.map(({name, bytes}, i) => {
    const path = paths[i] ?? name;
    const start = Math.max(path.search(/(?<=^|\/)(\d{4}|profil_[^/]+)\//), 0);
    return {name: inFolder.test(path) || profilTable.test(path) ? path.slice(start) : name, bytes};
  });

const yearOf = (path: string): string | undefined => inFolder.exec(path)?.[1];
const profilOf = (path: string): string | undefined => profilTable.exec(path)?.[1];

/** The Kernindikatoren, one release a year, and the tables of the profiles of single Bezirksregionen. */
export const kernindikatorenPlan: SourcePlan = {
  quelle: "kernindikatoren",
  titel: "Kernindikatoren der Bezirksregionenprofile",
  namen: "indikatoren.csv in Ordnern je Jahr und Bezirk (JJJJ/BEZIRK/indikatoren.csv)",
  deliveries(paths) {
    const distinct = (names: (string | undefined)[]): string[] =>
      [...new Set(names.flatMap((name) => name ?? []))].sort();
    const filesOf = (jahr: string): string[] =>
      paths.filter((path) => yearOf(path) === jahr || path.endsWith(overviewFile));
    const yearly = distinct(paths.map(yearOf)).map((jahr): Delivery => {
      const files = filesOf(jahr);
      return {
        release: jahr,
        files,
        read: async (read, context) => {
          const named = withPaths(files, read);
          return releaseFiles(parseKernindikatoren(Number(jahr), named, context), named, context, published);
        }
      };
    });
    const profiles = distinct(paths.map(profilOf)).map((profil): Delivery => {
      const tables = paths.filter((path) => profilOf(path) === profil);
      const files = [...tables, ...filesOf("2017").filter((path) => inFolder.test(path))];
      return {
        release: `Profil ${profil}`,
        files,
        read: async (read, context) => {
          const named = withPaths(files, read);
          const bekannt = readKnown(profil, named.slice(tables.length), context);
          const ofProfil = named.slice(0, tables.length);
          return readProfil(profil, ofProfil, bekannt, context).flatMap((release) =>
            releaseFiles(release, ofProfil, context, published)
          );
        }
      };
    });
    return [...yearly, ...profiles];
  }
};
