import {decodeText, parseCsv} from "../contract/csv.js";
import type {CsvRow} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {BERLIN, BEZIRK, ebeneOf, Gebiet, parentOf, Umstieg} from "../contract/lor.js";
import type {LorStand} from "../contract/lor.js";
import {ReleaseMeta} from "../contract/release.js";
import type {Merkmal, SourceFile} from "../contract/release.js";
import {sha256Of} from "../contract/table.js";
import type {Delivery, FetchContext, OutputFile, SourcePlan} from "../fetch/plan.js";
import {areaOf, joinBorders, parseAreas, problemsOfTiling} from "./borders.js";
import type {Area} from "./borders.js";
import {buildTopology} from "./topology.js";
import {buildUmgebung} from "./umgebung.js";

/** How many areas an edition has: a register with fewer is cut off. */
export type AreaCounts = Record<"bezirk" | "pgr" | "bzr" | "plr", number>;

const counts: Record<LorStand, AreaCounts> = {
  "2019": {bezirk: 12, pgr: 60, bzr: 138, plr: 448},
  "2021": {bezirk: 12, pgr: 58, bzr: 143, plr: 542}
};
const plurals = {bezirk: "Bezirke", pgr: "Prognoseräume", bzr: "Bezirksregionen", plr: "Planungsräume"};

const again = "Bitte die Datei an ihrer Quelle noch einmal herunterladen und unverändert ablegen.";
const otherFile = "Bitte prüfen, ob die Datei zum richtigen LOR-Stand gehört und vollständig ist.";

/** Neighbouring borders of the same file run up to 1.2 m apart (10100205, edition 2021). */
const borderTolerance = 2;
const mostDeviation = 0.01;

const hektarOf = (squareMetres: number): number => Math.round(squareMetres / 100) / 100;
const damaged = /Ã.|Â|\uFFFD/;

/** The Bezirk's own spelling of its Bezirksregionen: "Hellersdorf-Nord" where the lists say "Hellersdorf Nord". */
function spellName(gebietId: string, name: string): string {
  const own = gebietId.length === 6 && gebietId.startsWith(BEZIRK);
  return own ? name.replace(/^(Marzahn|Hellersdorf) (Nord|Mitte|Süd|Ost)$/, "$1-$2") : name;
}

/** Every area of an edition from its PLR (square metres by key) and the names of all levels; sorted by key. */
function gebieteOf(
  lorStand: LorStand,
  squareMetresByPlr: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>
): Gebiet[] {
  const sums = new Map<string, number>();
  for (const [plr, squareMetres] of squareMetresByPlr)
    for (let key: string | null = plr; key !== null; key = parentOf(key))
      sums.set(key, (sums.get(key) ?? 0) + squareMetres);
  return [...sums.keys()].sort().map((gebiet_id) =>
    Gebiet.parse({
      lor_stand: lorStand,
      gebiet_id,
      ebene: ebeneOf(gebiet_id),
      name: gebiet_id === BERLIN ? "Berlin" : spellName(gebiet_id, names.get(gebiet_id) ?? ""),
      parent_id: parentOf(gebiet_id),
      hektar: hektarOf(sums.get(gebiet_id) ?? 0)
    })
  );
}

function problemsOfCounts(keys: Iterable<string>, expected: AreaCounts, datei: string): Problem[] {
  const plr = [...keys];
  return (["bezirk", "pgr", "bzr", "plr"] as const).flatMap((ebene, i) => {
    const found = new Set(plr.map((key) => key.slice(0, 2 * (i + 1)))).size;
    const regel = `${plurals[ebene]} statt ${expected[ebene]}; die Datei ist unvollständig oder gehört zu einem anderen LOR-Stand`;
    return found === expected[ebene] ? [] : [{datei, wert: String(found), regel, abhilfe: otherFile}];
  });
}

const columns2021 = {
  uuid: "techn. Schlüssel (UUID)",
  plr: "Planungsraum (Nummer)",
  plrName: "Planungsraum (Name)",
  bzr: "Bezirksregion (Nummer)",
  bzrName: "Bezirksregion (Name)",
  pgr: "Prognoseraum (Nummer)",
  pgrName: "Prognoseraum (Name)",
  bezirk: "Bezirk",
  flaeche: "Fläche in qm",
  stand: "Stand der Daten"
};

/**
 * All areas of the edition of 2021 from the key table (LOR_2021.csv): Berlin, Bezirke, PGR, BZR, PLR; hectares are summed
 * from the PLR. Throws InputError for keys that are no text of 8 digits, that do not nest, that repeat or belong to the old
 * edition, for names that are empty, damaged or contradict each other, for areas that are no positive number, and if the
 * table does not hold as many areas as *expected*.
 */
export function parseRegister2021({name: datei, bytes}: SourceFile, expected: AreaCounts = counts["2021"]): Gebiet[] {
  const c = columns2021;
  const {rows} = parseCsv(decodeText(bytes, datei), datei, {delimiter: ",", headers: [Object.values(c)]});
  const problems: Problem[] = [];
  const names = new Map<string, string>();
  const lines = new Map<string, number>();
  const squareMetres = new Map<string, number>();
  for (const row of rows) {
    const add = (spalte: string, regel: string, abhilfe = again): void => {
      problems.push({datei, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
    };
    const plr = row.get(c.plr);
    if (!/^\d{8}$/.test(plr)) {
      add(c.plr, "ist kein Schlüssel eines Planungsraums (8 Ziffern, mit führender Null)");
      continue;
    }
    if (plr[3] !== "0") add(c.plr, "ist kein Schlüssel des LOR-Stands 2021", otherFile);
    if (row.get(c.bzr) !== plr.slice(0, 6)) add(c.bzr, `ist nicht der Anfang des Schlüssels ${plr}`);
    if (row.get(c.pgr) !== plr.slice(0, 4)) add(c.pgr, `ist nicht der Anfang des Schlüssels ${plr}`);
    const earlier = lines.get(plr);
    if (earlier !== undefined) add(c.plr, `kommt doppelt vor (schon in Zeile ${earlier})`);
    lines.set(plr, row.line);

    const levels: [key: string, column: string][] = [
      [plr, c.plrName],
      [plr.slice(0, 6), c.bzrName],
      [plr.slice(0, 4), c.pgrName],
      [plr.slice(0, 2), c.bezirk]
    ];
    for (const [key, column] of levels) problems.push(...problemsOfName(row, datei, column, key, names));

    const flaeche = row.get(c.flaeche);
    if (!/^\d+(\.\d+)?$/.test(flaeche) || Number(flaeche) === 0)
      add(c.flaeche, "ist keine Fläche in Quadratmetern (Zahl mit Dezimalpunkt, größer als 0)");
    if (!/^ ?\d\d\.\d\d\.2021$/.test(row.get(c.stand))) add(c.stand, "ist kein Tag des Jahres 2021", otherFile);
    squareMetres.set(plr, Number(flaeche));
  }
  if (problems.length === 0) problems.push(...problemsOfCounts(lines.keys(), expected, datei));
  if (problems.length > 0) throw new InputError(problems);
  return gebieteOf("2021", squareMetres, names);
}

/** Enters the name of *key*; problems if it is empty, damaged or another than an earlier row gave. */
function problemsOfName(
  row: CsvRow,
  datei: string,
  spalte: string,
  key: string,
  names: Map<string, string>
): Problem[] {
  const wert = row.get(spalte);
  const name = wert.trim();
  const problem = (regel: string, abhilfe = again): Problem[] => [
    {datei, zeile: row.line, spalte, wert, regel, abhilfe}
  ];
  if (name === "") return problem(`ist leer; das Gebiet ${key} hat keinen Namen`);
  if (damaged.test(name))
    return problem("enthält zerstörte Umlaute; die Datei wurde im falschen Zeichensatz gelesen und gespeichert");
  const known = names.get(key);
  if (known !== undefined && known !== name)
    return problem(`widerspricht dem Namen „${known}“, den das Gebiet ${key} in einer früheren Zeile hat`);
  names.set(key, name);
  return [];
}

/** The files the edition until 2020 is put together from: borders and PLR names, and the four lists of the GSSA with names. */
export interface Files2019 {
  geometry: SourceFile;
  plr: SourceFile;
  bzr: SourceFile;
  pgr: SourceFile;
  bezirke: SourceFile;
}

const gssaValues = ["GESIx", "ESIx", "DI", "DII", "DIII"].flatMap((index) => [`${index}_2013`, `${index}_2022`]);

/** Names by key from a list of the GSSA, whose key column is *id*. */
function parseNames(
  {name: datei, bytes}: SourceFile,
  id: "plr" | "bzr" | "pgr" | "bez",
  length: number
): Map<string, string> {
  const [idColumn, nameColumn] = [`${id}ID`, `${id}NAME`];
  const {rows} = parseCsv(decodeText(bytes, datei), datei, {
    delimiter: ",",
    headers: [[idColumn, nameColumn, ...gssaValues]]
  });
  const names = new Map<string, string>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const key = row.get(idColumn);
    const add = (regel: string): void => {
      problems.push({datei, zeile: row.line, spalte: idColumn, wert: key, regel, abhilfe: again});
    };
    if (!/^\d+$/.test(key) || key.length !== length) add(`ist kein Schlüssel mit ${length} Ziffern`);
    else if (names.has(key)) add("kommt doppelt vor");
    else problems.push(...problemsOfName(row, datei, nameColumn, key, names));
  }
  if (problems.length > 0) throw new InputError(problems);
  return names;
}

const comparable = (name: string): string => name.toLowerCase().replaceAll("straße", "str.");

/**
 * A key that two areas bear is taken from the one that lies in another Bezirk, if that Bezirk lacks an area of the same
 * name: the file until 2020 gives 06010102 (Schloßstraße, Steglitz) to 04030417 (Schloßstraße, Charlottenburg) as well.
 */
function restoreKeys(areas: readonly Area[], names: ReadonlyMap<string, string>): {areas: Area[]; restored: string[]} {
  const present = new Set(areas.map(({gebiet_id}) => gebiet_id));
  const twice = areas.filter(({gebiet_id}, i) => areas.some((other, j) => j !== i && other.gebiet_id === gebiet_id));
  const restored: string[] = [];
  const result = areas.map((area) => {
    if (!twice.includes(area)) return area;
    const border = new Set(area.polygons.flat(2).map(String));
    const neighbours = areas.filter(
      (other) => !twice.includes(other) && other.polygons.flat(2).some((p) => border.has(String(p)))
    );
    const bezirke = new Set(neighbours.map(({gebiet_id}) => gebiet_id.slice(0, 2)));
    if (bezirke.size !== 1 || bezirke.has(area.gebiet_id.slice(0, 2))) return area;
    const lost = [...names].filter(
      ([key, name]) => !present.has(key) && bezirke.has(key.slice(0, 2)) && comparable(name) === comparable(area.name)
    );
    const key = lost.length === 1 ? lost[0]?.[0] : undefined;
    if (key === undefined) return area;
    restored.push(`${key} (in der Quelle ${area.gebiet_id})`);
    return {...area, gebiet_id: key};
  });
  return {areas: result, restored};
}

/**
 * All areas of the edition until 2020 with their borders. Keys come from the lists, names of the PLR from the borders'
 * file, which spells them out; hectares are planar areas in EPSG:25833. Throws InputError if borders and lists do not hold
 * the same keys, if keys do not nest, and if there are not as many areas as *expected*.
 */
export function parseRegister2019(
  files: Files2019,
  expected: AreaCounts = counts["2019"]
): {gebiete: Gebiet[]; areas: Area[]; restored: string[]} {
  const datei = files.geometry.name;
  const lists = {
    plr: parseNames(files.plr, "plr", 8),
    bzr: parseNames(files.bzr, "bzr", 6),
    pgr: parseNames(files.pgr, "pgr", 4),
    bezirk: parseNames(files.bezirke, "bez", 2)
  };
  const {areas, restored} = restoreKeys(
    parseAreas(files.geometry, {id: "id", name: "name", crs: "EPSG:4326"}),
    lists.plr
  );

  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const {gebiet_id, name} of areas) {
    const add = (wert: string, regel: string, abhilfe = again): void => {
      problems.push({datei, spalte: "id", wert, regel, abhilfe});
    };
    if (!/^\d{8}$/.test(gebiet_id))
      add(gebiet_id, "ist kein Schlüssel eines Planungsraums (8 Ziffern, mit führender Null)");
    else if (seen.has(gebiet_id)) add(gebiet_id, "kommt doppelt vor");
    else if (!lists.plr.has(gebiet_id)) add(gebiet_id, `steht nicht in ${files.plr.name}`, otherFile);
    if (damaged.test(name))
      add(name, "enthält zerstörte Umlaute; die Datei wurde im falschen Zeichensatz gelesen und gespeichert");
    seen.add(gebiet_id);
  }
  for (const key of lists.plr.keys())
    if (!seen.has(key))
      problems.push({
        datei,
        spalte: "id",
        wert: key,
        regel: `fehlt; das Gebiet steht in ${files.plr.name}`,
        abhilfe: otherFile
      });
  const above: [Map<string, string>, string, number][] = [
    [lists.bzr, files.bzr.name, 6],
    [lists.pgr, files.pgr.name, 4],
    [lists.bezirk, files.bezirke.name, 2]
  ];
  for (const [list, file, length] of above) {
    const used = new Set([...seen].map((key) => key.slice(0, length)));
    for (const key of used)
      if (!list.has(key))
        problems.push({
          datei: file,
          wert: key,
          regel: "fehlt; es gibt Planungsräume mit diesem Anfang",
          abhilfe: otherFile
        });
    for (const key of list.keys())
      if (!used.has(key)) problems.push({datei: file, wert: key, regel: "hat keine Planungsräume", abhilfe: otherFile});
  }
  if (problems.length === 0) problems.push(...problemsOfCounts(seen, expected, datei));
  if (problems.length > 0) throw new InputError(problems);

  const names = new Map([
    ...lists.bezirk,
    ...lists.pgr,
    ...lists.bzr,
    ...areas.map((a) => [a.gebiet_id, a.name] as const)
  ]);
  const squareMetres = new Map(areas.map(({gebiet_id, polygons}) => [gebiet_id, areaOf(polygons)]));
  return {gebiete: gebieteOf("2019", squareMetres, names), areas, restored};
}

const umstiegHeader = ["plr_old", "plr_new", "pop_new_20201231", "pop_old_20201231", "share_of_old"];

/**
 * Which part of each old PLR lies in which new one, by inhabitants of 31.12.2020. Throws InputError unless every PLR of
 * *alt* and of *neu* occurs, each new one once, all of an old one in one Bezirk, and the parts of an old one sum to it.
 */
export function parseUmstieg(
  {name: datei, bytes}: SourceFile,
  alt: readonly string[],
  neu: readonly string[]
): Umstieg[] {
  const {rows} = parseCsv(decodeText(bytes, datei), datei, {delimiter: ",", headers: [umstiegHeader]});
  const problems: Problem[] = [];
  const [knownAlt, knownNeu] = [new Set(alt), new Set(neu)];
  const parts = new Map<string, {row: CsvRow; einwohner: number; gesamt: number}[]>();
  const seen = new Set<string>();
  const umstieg: Umstieg[] = [];
  for (const row of rows) {
    const add = (spalte: string, regel: string, abhilfe = again): void => {
      problems.push({datei, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
    };
    const [plr_2019, plr_2021] = [row.get("plr_old"), row.get("plr_new")];
    if (!knownAlt.has(plr_2019))
      add("plr_old", `ist kein Planungsraum des Bezirks ${BEZIRK} im LOR-Stand 2019`, otherFile);
    if (!knownNeu.has(plr_2021))
      add("plr_new", `ist kein Planungsraum des Bezirks ${BEZIRK} im LOR-Stand 2021`, otherFile);
    if (seen.has(plr_2021)) add("plr_new", "kommt doppelt vor; ein neuer Planungsraum liegt in genau einem alten");
    seen.add(plr_2021);
    const whole = ["pop_new_20201231", "pop_old_20201231"].filter((column) => !/^\d+$/.test(row.get(column)));
    for (const column of whole) add(column, "ist keine Einwohnerzahl (ganze Zahl, 0 oder größer)");
    const share = row.get("share_of_old");
    if (!/^[01](\.\d+)?$/.test(share) || Number(share) > 1) add("share_of_old", "ist kein Anteil zwischen 0 und 1");
    if (whole.length > 0) continue;
    const [einwohner, gesamt] = [Number(row.get("pop_new_20201231")), Number(row.get("pop_old_20201231"))];
    if (Math.abs(Number(share) - einwohner / gesamt) > 0.00001)
      add("share_of_old", `passt nicht zu den Einwohnerzahlen (${einwohner} von ${gesamt})`);
    parts.set(plr_2019, [...(parts.get(plr_2019) ?? []), {row, einwohner, gesamt}]);
    umstieg.push(Umstieg.parse({plr_2019, plr_2021, einwohner}));
  }
  for (const [key, list] of parts) {
    const sum = list.reduce((total, {einwohner}) => total + einwohner, 0);
    const wrong = list.find(({gesamt}) => gesamt !== sum);
    if (wrong)
      problems.push({
        datei,
        zeile: wrong.row.line,
        spalte: "pop_old_20201231",
        wert: String(wrong.gesamt),
        regel: `ist nicht die Summe der Teile von ${key} (${sum})`,
        abhilfe: again
      });
  }
  if (problems.length === 0) {
    const missing = (column: string, keys: readonly string[], found: (key: string) => boolean): void => {
      for (const key of keys.filter((k) => !found(k)))
        problems.push({
          datei,
          spalte: column,
          wert: key,
          regel: "fehlt; der Planungsraum hat keine Zeile",
          abhilfe: otherFile
        });
    };
    missing("plr_old", alt, (key) => parts.has(key));
    missing("plr_new", neu, (key) => seen.has(key));
  }
  if (problems.length > 0) throw new InputError(problems);
  const order = (u: Umstieg): string => u.plr_2019 + u.plr_2021;
  return umstieg.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/**
 * *areas* of the Bezirk with borders that agree. Throws InputError if they are not exactly the PLR of the register, if a size
 * differs from it by more than 1 %, or if borders overlap or leave gaps.
 */
export function checkAreas(areas: readonly Area[], gebiete: readonly Gebiet[], datei: string): Area[] {
  const register = new Map(
    gebiete.filter((g) => g.ebene === "plr" && g.gebiet_id.startsWith(BEZIRK)).map((g) => [g.gebiet_id, g.hektar])
  );
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const add = (wert: string, regel: string, abhilfe = otherFile): void => {
    problems.push({datei, spalte: "Schlüssel", wert, regel, abhilfe});
  };
  for (const {gebiet_id, polygons} of areas) {
    const hektar = register.get(gebiet_id);
    if (seen.has(gebiet_id)) add(gebiet_id, "kommt doppelt vor", again);
    else if (hektar === undefined) add(gebiet_id, "steht nicht im Gebietsverzeichnis");
    else if (Math.abs(areaOf(polygons) / 10_000 / hektar - 1) > mostDeviation)
      add(
        gebiet_id,
        `ist ${hektarOf(areaOf(polygons))} ha groß, das Gebietsverzeichnis nennt ${hektar} ha (Abweichung über 1 %)`
      );
    seen.add(gebiet_id);
  }
  for (const key of register.keys()) if (!seen.has(key)) add(key, "fehlt; der Planungsraum hat keine Grenze");
  if (problems.length > 0) throw new InputError(problems);
  const joined = joinBorders(areas, borderTolerance);
  problems.push(...problemsOfTiling(joined, borderTolerance, datei));
  if (problems.length > 0) throw new InputError(problems);
  return joined;
}

const published = {herausgeber: "Amt für Statistik Berlin-Brandenburg", lizenz: "cc-by-3.0-de"};

const attribution = {
  quelle: "Amt für Statistik Berlin-Brandenburg / Senatsverwaltung für Stadtentwicklung, Bauen und Wohnen Berlin",
  lizenz: "CC BY 3.0 DE",
  lizenz_url: "https://creativecommons.org/licenses/by/3.0/de/",
  koordinatensystem: "EPSG:25833, Meter"
};

function geometryFile(
  lorStand: LorStand,
  plr: readonly Area[],
  gebiete: readonly Gebiet[],
  bezirke?: {areas: Area[]; datei: string}
): OutputFile {
  const text = buildTopology({
    plr,
    names: new Map(gebiete.map((g) => [g.gebiet_id, g.name])),
    ...(bezirke && {bezirke}),
    properties: {
      titel: `Lebensweltlich orientierte Räume (LOR) ${lorStand === "2021" ? "ab 01.01.2021" : "bis 31.12.2020"}, Bezirk Marzahn-Hellersdorf`,
      ...attribution,
      bearbeitung: "Grenzen vereinfacht, höhere Ebenen aus den Planungsräumen zusammengesetzt"
    }
  });
  return {path: `geometry/lor-${lorStand}.json`, text};
}

type RegisterMeta = Pick<ReleaseMeta, "release" | "titel" | "datensatz" | "stichtag" | "lor_stand" | "hinweise"> & {
  merkmal: Omit<Merkmal, "zeitraum">;
};

function registerFiles(
  rows: readonly Record<string, string | number | null>[],
  {merkmal, ...meta}: RegisterMeta,
  files: readonly SourceFile[],
  {quellen}: FetchContext
): OutputFile[] {
  const {herausgeber, lizenz} = quellen?.find(({id}) => id === "lor") ?? published;
  const cell = (column: string, value: string | number | null | undefined): string => {
    if (column === "hektar" && typeof value === "number") return value.toFixed(2);
    const text = String(value ?? "");
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const header = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => header.map((column) => cell(column, row[column])).join(","));
  const description = ReleaseMeta.parse({
    quelle: "lor",
    release: meta.release,
    form: "register",
    titel: meta.titel,
    herausgeber,
    datensatz: meta.datensatz,
    lizenz,
    stichtag: meta.stichtag,
    lor_stand: meta.lor_stand,
    dateien: files.map(({name, bytes}) => ({name, sha256: sha256Of(bytes)})),
    adapter: {name: "lor", version: 1},
    merkmale: [{...merkmal, zeitraum: meta.stichtag}],
    zeilen: rows.length,
    hinweise: meta.hinweise
  });
  const path = `official/lor/${meta.release}`;
  return [
    {path: `${path}.csv`, text: `${[header.join(","), ...lines].join("\n")}\n`},
    {path: `${path}.meta.json`, text: `${JSON.stringify(description, null, 2)}\n`}
  ];
}

const hektar = {name: "hektar", titel: "Fläche", einheit: "ha", summierbar: false};
const hyphens =
  "Bezirksregionen von Marzahn-Hellersdorf mit Bindestrich, wie der Bezirk sie schreibt (Hellersdorf-Nord); die Quelle schreibt „Hellersdorf Nord“.";

const fileNames = {
  keys2021: "LOR_2021.csv",
  borders2021: "mh_plr2021_fullres_25833.geojson",
  bezirke: "kiezfinder_bezirke.geojson",
  planungsraeume: "kiezfinder_kieze.geojson",
  borders2019: "berlin-lor-planning-areas-until-2020.geojson",
  plr2019: "gssa_2022_planungsraeume.csv",
  bzr2019: "gssa_2022_bezirksregionen.csv",
  pgr2019: "gssa_2022_prognoseraeume.csv",
  bezirke2019: "gssa_2022_bezirke.csv",
  umstieg: "mh_lor_crosswalk_population_20201231.csv"
};
type FileId = keyof typeof fileNames;

function read2019(file: (id: FileId) => SourceFile, context: FetchContext): OutputFile[] {
  const files = {
    geometry: file("borders2019"),
    plr: file("plr2019"),
    bzr: file("bzr2019"),
    pgr: file("pgr2019"),
    bezirke: file("bezirke2019")
  };
  const {gebiete, areas, restored} = parseRegister2019(files);
  const own = checkAreas(
    areas.filter(({gebiet_id}) => gebiet_id.startsWith(BEZIRK)),
    gebiete,
    files.geometry.name
  );
  const meta: RegisterMeta = {
    release: "2019",
    titel: "Lebensweltlich orientierte Räume (LOR) bis 31.12.2020",
    datensatz: "berlin-lor-planning-areas-until-2020",
    stichtag: "2020-12-31",
    lor_stand: "2019",
    merkmal: hektar,
    hinweise: [
      "Flächen aus den Grenzen gerechnet (Ebene von EPSG:25833, rund 0,05 % kleiner als die amtliche Fläche).",
      "Namen der Bezirksregionen, Prognoseräume und Bezirke aus dem Gesundheits- und Sozialstrukturatlas 2022.",
      hyphens,
      "448 Planungsräume: 09041403 (Allende II) kam 2019 hinzu.",
      ...restored.map((key) => `Schlüssel nach Lage und Name berichtigt: ${key}.`)
    ]
  };
  return [...registerFiles(gebiete, meta, Object.values(files), context), geometryFile("2019", own, gebiete)];
}

/** The Planungsräume of the other Bezirke, if their borders were delivered; without them the file stays as it is. */
function umgebungFile(source: SourceFile | undefined, gebiete: readonly Gebiet[]): OutputFile[] {
  if (!source) return [];
  const areas = parseAreas(source, {id: "plr_id", name: "plr_name", crs: "EPSG:4326"});
  const text = buildUmgebung(areas, gebiete, source.name, {
    titel: "Planungsräume der anderen Bezirke Berlins, LOR ab 01.01.2021",
    ...attribution,
    bearbeitung: "Grenzen stark vereinfacht, nur für Rechnungen mit Entfernungen",
    datei: source.name,
    sha256: sha256Of(source.bytes)
  });
  return [{path: "geometry/umgebung-2021.json", text}];
}

type Files = (id: FileId) => SourceFile;

function read2021(file: Files, context: FetchContext, extra: Partial<Record<FileId, SourceFile>>): OutputFile[] {
  const files = {keys: file("keys2021"), borders: file("borders2021"), bezirke: file("bezirke")};
  const gebiete = parseRegister2021(files.keys);
  const own = checkAreas(
    parseAreas(files.borders, {id: "plr_id", name: "plr_name", crs: "EPSG:25833"}),
    gebiete,
    files.borders.name
  );
  const bezirke = parseAreas(files.bezirke, {id: "id", name: "bez", crs: "EPSG:4326"});
  const expected = gebiete
    .filter((g) => g.ebene === "bezirk")
    .map((g) => g.gebiet_id)
    .join(" ");
  const found = bezirke
    .map(({gebiet_id}) => gebiet_id)
    .sort()
    .join(" ");
  if (found !== expected)
    throw new InputError({
      datei: files.bezirke.name,
      spalte: "id",
      wert: found,
      regel: "sind nicht die zwölf Bezirke von Berlin",
      abhilfe: otherFile
    });
  const meta: RegisterMeta = {
    release: "2021",
    titel: "Lebensweltlich orientierte Räume (LOR) ab 01.01.2021",
    datensatz: "LOR_2021",
    stichtag: "2021-01-01",
    lor_stand: "2021",
    merkmal: hektar,
    hinweise: ["Flächen der höheren Ebenen sind Summen der Planungsräume.", hyphens]
  };
  return [
    ...registerFiles(gebiete, meta, Object.values(files), context),
    geometryFile("2021", own, gebiete, {areas: bezirke, datei: files.bezirke.name}),
    ...umgebungFile(extra.planungsraeume, gebiete)
  ];
}

function readUmstieg(file: (id: FileId) => SourceFile, context: FetchContext): OutputFile[] {
  const inBezirk = (key: string): boolean => key.startsWith(BEZIRK);
  const alt = parseAreas(file("borders2019"), {id: "id", name: "name", crs: "EPSG:4326"})
    .map((a) => a.gebiet_id)
    .filter(inBezirk);
  const neu = parseRegister2021(file("keys2021"))
    .filter((g) => g.ebene === "plr")
    .map((g) => g.gebiet_id)
    .filter(inBezirk);
  const umstieg = parseUmstieg(file("umstieg"), alt, neu);
  const split = alt.filter((key) => umstieg.filter((u) => u.plr_2019 === key).length > 1);
  const meta: RegisterMeta = {
    release: "umstieg-2020",
    titel: "Umstieg der Planungsräume von Marzahn-Hellersdorf auf die LOR 2021, nach Einwohnern am 31.12.2020",
    datensatz: "mh_lor_crosswalk_population_20201231",
    stichtag: "2020-12-31",
    lor_stand: "2021",
    merkmal: {
      name: "einwohner",
      titel: "Einwohnerinnen und Einwohner des alten im neuen Planungsraum",
      einheit: "Personen",
      summierbar: false
    },
    hinweise: [`Jeder neue Planungsraum liegt in genau einem alten. Geteilt wurden: ${split.join(", ")}.`]
  };
  return registerFiles(umstieg, meta, [file("umstieg")], context);
}

const plans: {
  release: string;
  files: FileId[];
  /** Read as well where they are there; nothing else depends on them. */
  extra?: FileId[];
  read: (file: Files, context: FetchContext, extra: Partial<Record<FileId, SourceFile>>) => OutputFile[];
}[] = [
  {release: "2019", files: ["borders2019", "plr2019", "bzr2019", "pgr2019", "bezirke2019"], read: read2019},
  {release: "2021", files: ["keys2021", "borders2021", "bezirke"], extra: ["planungsraeume"], read: read2021},
  {release: "umstieg-2020", files: ["umstieg", "borders2019", "keys2021"], read: readUmstieg}
];

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/**
 * The LOR registers of both editions, the way from one to the other, and the maps. A delivery is offered where its first file
 * is there; one of its other files missing is an InputError.
 */
export const lorPlan: SourcePlan = {
  quelle: "lor",
  titel: "Lebensweltlich orientierte Räume (LOR)",
  namen: "LOR_2021.csv, berlin-lor-planning-areas-until-2020.geojson und die anderen Dateien des Registers",
  deliveries(paths) {
    const find = (id: FileId): string | undefined => paths.find((path) => baseName(path) === fileNames[id]);
    return plans.flatMap(({release, files, extra = [], read}): Delivery[] => {
      const found = files.map(find);
      if (found[0] === undefined) return [];
      const missing = files.filter((_, i) => found[i] === undefined);
      if (missing.length > 0)
        throw new InputError(
          missing.map((id) => ({
            datei: fileNames[id],
            regel: `fehlt; sie gehört zur Lieferung „${release}“ der LOR`,
            abhilfe: "Bitte die Datei neben die übrigen legen."
          }))
        );
      return [
        {
          release,
          files: [...(found as string[]), ...extra.flatMap((id) => find(id) ?? [])],
          read: (sources, context) => {
            const given = (id: FileId): SourceFile | undefined =>
              sources.find(({name}) => baseName(name) === fileNames[id]);
            const file: Files = (id) => {
              const source = given(id);
              if (!source) throw new Error(`files: ${fileNames[id]} was not handed over`);
              return source;
            };
            const found = extra.flatMap((id) => {
              const source = given(id);
              return source ? [[id, source] as const] : [];
            });
            return Promise.resolve().then(() => read(file, context, Object.fromEntries(found)));
          }
        }
      ];
    });
  }
};
