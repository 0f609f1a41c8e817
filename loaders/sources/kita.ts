import {decodeText, looksLikeFormula, parseCsv} from "../contract/csv.js";
import {einrichtungenFiles, tidyText} from "../contract/einrichtungen.js";
import type {Einrichtung, EinrichtungenRelease} from "../contract/einrichtungen.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {SourceFile} from "../contract/release.js";
import type {FetchContext, SourcePlan} from "../fetch/plan.js";
import {placeReader, problemsOfPlaces} from "./lage.js";
import type {AddProblem, Ort} from "./lage.js";
import {registerKeys} from "./register.js";

const published = {
  herausgeber: "Senatsverwaltung für Bildung, Jugend und Familie Berlin",
  lizenz: "cc-by-4.0"
};
const adapter = {name: "kita", version: 2};
const download = "Bitte die Datei neu herunterladen und unverändert ablegen.";
const filePattern = /(?:^|\/)berlin-daycare-centers-(\d{4}-(?:0[1-9]|1[0-2]))-details\.csv$/;
const header =
  "id,name,phone_number,places,type,sponsor_id,sponsor_name,street,zip_code,lat,lon,geojson_feature_id".split(",");
const arten = ["Reguläre Einrichtung", "Heilpädagogische Gruppe", "Sprachförderung"];
/** The largest Kita of Berlin has under 400 places; beyond this two numbers have run together. */
const mostPlaces = 1000;
/** A list with a larger share of rows without a place is not a list with gaps but a broken file. */
const mostUnplaced = 0.02;

/** How the list marks an entry that no longer holds: its name ends so, its valid twin has the next number. */
const invalidMark = /\(ungültig\)/i;

const monthNames = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ");

/** "Juli 2026" of "2026-07". */
export function nameOfMonth(month: string): string {
  return `${monthNames[Number(month.slice(5)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

const bezirkeWithout = (zeilen: readonly Einrichtung[], register: readonly string[]): string[] => {
  const found = new Set(zeilen.map(({gebiet_id}) => gebiet_id.slice(0, 2)));
  return [...new Set(register.map((key) => key.slice(0, 2)))].filter((bezirk) => !found.has(bezirk));
};

/**
 * The Kita list of one *month* (2026-07): every Kita of Berlin with places and Planungsraum, without phone numbers. A Kita
 * that cannot be placed is left out and named in the remarks, as is an entry the list marks as invalid; one without places is
 * kept and named. Throws InputError for anything the
 * list cannot mean: unknown areas, points far from them, twice the same number, a list that does not cover all Bezirke.
 */
export function parseKita(
  month: string,
  {name: datei, bytes}: SourceFile,
  context: FetchContext
): EinrichtungenRelease {
  const {rows} = parseCsv(decodeText(bytes, datei), datei, {delimiter: ",", headers: [header]});
  const problems: Problem[] = [];
  const add: AddProblem = (row, spalte, regel, abhilfe = download) => {
    problems.push({datei, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
  };
  const readPlace = placeReader(context, add);
  const lines = new Map<string, number>();
  const unplaced: string[] = [];
  const uncounted: string[] = [];
  const invalid: string[] = [];
  const places: {row: (typeof rows)[number]; ort: Exclude<Ort, string>}[] = [];
  const zeilen: Einrichtung[] = [];
  for (const row of rows) {
    const id = row.get("id");
    const earlier = lines.get(id);
    if (!/^\d{8}$/.test(id)) add(row, "id", "ist keine Kita-Nummer (8 Ziffern)");
    else if (earlier !== undefined) add(row, "id", `kommt doppelt vor (schon in Zeile ${earlier})`);
    lines.set(id, row.line);
    if (invalidMark.test(row.get("name"))) {
      invalid.push(id);
      continue;
    }
    const [nameText, strasse, traeger] = ["name", "street", "sponsor_name"].map((column) => {
      const cell = tidyText(row.get(column));
      if (cell === "") add(row, column, "ist leer");
      else if (looksLikeFormula(cell))
        add(row, column, "beginnt wie eine Formel", "Bitte die Zelle mit der Quelle vergleichen.");
      return cell;
    }) as [string, string, string];
    const unterart = row.get("type");
    if (!arten.includes(unterart)) add(row, "type", `ist keine bekannte Art (${arten.join(", ")})`);
    const plz = row.get("zip_code");
    if (!/^\d{5}$/.test(plz)) add(row, "zip_code", "ist keine Postleitzahl (5 Ziffern)");
    const count = row.get("places");
    const plaetze = count === "" ? null : Number(count);
    if (count === "") uncounted.push(id);
    else if (!/^\d+$/.test(count)) add(row, "places", "ist keine Zahl von Plätzen (ganze Zahl ab 0)");
    else if (Number(count) > mostPlaces)
      add(row, "places", `ist mehr, als eine Kita haben kann (höchstens ${mostPlaces})`);
    const ort = readPlace(row);
    if (ort === undefined) continue;
    if (typeof ort === "string") {
      unplaced.push(id);
      continue;
    }
    places.push({row, ort});
    zeilen.push({id, art: "kita", name: nameText, unterart, strasse, plz, traeger, plaetze, ...ort});
  }
  if (problems.length === 0 && unplaced.length > rows.length * mostUnplaced)
    problems.push({
      datei,
      spalte: "geojson_feature_id",
      wert: unplaced.slice(0, 5).join(", "),
      regel: `haben keinen Ort; die Liste ist unbrauchbar, wenn so viele Orte fehlen (${unplaced.length} von ${rows.length})`,
      abhilfe: download
    });
  const empty = bezirkeWithout(zeilen, registerKeys(context, "2021", "plr"));
  if (problems.length === 0 && empty.length > 0)
    problems.push({
      datei,
      wert: empty.join(", "),
      regel: "sind Bezirke ohne eine einzige Kita; die Datei ist vermutlich abgeschnitten",
      abhilfe: download
    });
  if (problems.length === 0) problems.push(...problemsOfPlaces(places, context, datei));
  if (problems.length > 0) throw new InputError(problems);

  const withZero = zeilen.filter(({plaetze}) => plaetze === 0).map(({id}) => id);
  const hinweise = [
    "Gelesen aus einer veröffentlichten Fassung Dritter (CSV). Telefonnummern sind nicht übernommen.",
    "Die Datei nennt nur den Monat; als Stichtag steht hier der erste Tag des Monats.",
    "Plätze sind die Plätze laut Liste. Ob sie belegt sind oder wegen Personalmangels fehlen, steht dort nicht.",
    ...(withZero.length > 0
      ? [
          `Mit 0 Plätzen in der Liste geführt: ${withZero.join(", ")}. Ob dort noch nicht oder nicht mehr betreut wird, steht dort nicht.`
        ]
      : []),
    ...(uncounted.length > 0 ? [`Ohne Angabe der Plätze, nicht als 0 gezählt: ${uncounted.join(", ")}.`] : []),
    ...(invalid.length > 0
      ? [`In der Liste mit „(Ungültig)“ gekennzeichnet und deshalb nicht enthalten: ${invalid.join(", ")}.`]
      : []),
    ...(unplaced.length > 0
      ? [`Ohne Koordinaten oder ohne Planungsraum und deshalb nicht enthalten: ${unplaced.join(", ")}.`]
      : [])
  ];
  return {
    quelle: "kita",
    release: month,
    titel: `Kitaliste ${nameOfMonth(month)}`,
    datensatz: "Verzeichnis der Kindertagesstätten in Berlin",
    stichtag: `${month}-01`,
    lor_stand: "2021",
    zeilen,
    hinweise,
    adapter
  };
}

/** The Kita lists, one release a month. */
export const kitaPlan: SourcePlan = {
  quelle: "kita",
  titel: "Kitaliste der Senatsverwaltung für Bildung, Jugend und Familie",
  namen: "berlin-daycare-centers-JJJJ-MM-details.csv",
  deliveries: (paths) =>
    paths.flatMap((path) => {
      const month = filePattern.exec(path)?.[1];
      if (month === undefined) return [];
      return [
        {
          release: month,
          files: [path],
          read: async (files, context) =>
            files.flatMap((file) => einrichtungenFiles(parseKita(month, file, context), [file], context, published))
        }
      ];
    })
};
