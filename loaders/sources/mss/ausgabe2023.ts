import {decodeText, parseCsv} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Release, ReleaseRow, SourceFile} from "../../contract/release.js";
import type {FetchContext} from "../../fetch/plan.js";
import {slugOf} from "../kernindikatorenListe.js";
import {missingKeys, problemOfMissing, registerKeys} from "../register.js";
import {collector, keyChecker, merkmaleOf, outOfRange, parseDecimal, releaseOf} from "./gemeinsam.js";

export const file2023 = "mss2023_indexind_bzr_bez10_transcribed.csv";

const columns: readonly (readonly [merkmal: string, column: string])[] = [
  ["s1", "unemployment_pct"],
  ["s2_alleinerziehend", "single_parent_pct"],
  ["s3", "welfare_pct"],
  ["s4", "child_poverty_pct"],
  ["d1", "unemployment_change"],
  ["d2_alleinerziehend", "single_parent_change"],
  ["d3", "welfare_change"],
  ["d4", "child_poverty_change"]
];
const header = ["district_id", "district_name", "population", ...columns.map(([, c]) => c), "deprivation_score"];

/**
 * The edition of 2023 for the Bezirksregionen of the Bezirke the file holds: inhabitants, shares and changes, without
 * classes. The column deprivation_score is no official index and is left out. Throws InputError.
 */
export function parseMss2023({name, bytes}: SourceFile, context: FetchContext): Release {
  const register = registerKeys(context, "2021", "bzr");
  const nameByKey = new Map(
    context.gebiete.filter((g) => g.lor_stand === "2021").map((g) => [g.gebiet_id, g.name] as const)
  );
  const {rows} = parseCsv(decodeText(bytes, name), name, {delimiter: ",", headers: [header]});
  const {problems, add} = collector(name);
  const check = keyChecker(register, "2021");
  const zeilen = rows.map((row): ReleaseRow => {
    const gebiet_id = row.get("district_id");
    const fault = check(gebiet_id, row.line);
    const expected = nameByKey.get(gebiet_id) ?? "";
    if (fault) add(row, "district_id", fault);
    else if (slugOf(row.get("district_name")) !== slugOf(expected))
      add(row, "district_name", `ist nicht der Name der Bezirksregion ${gebiet_id} (${expected})`);
    const people = row.get("population");
    const ew = /^\d+(\.0+)?$/.test(people) ? Number(people) : NaN;
    if (Number.isNaN(ew)) add(row, "population", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    const werte: ReleaseRow["werte"] = {ew};
    for (const [merkmal, column] of columns) {
      const value = parseDecimal(row.get(column));
      if (Number.isNaN(value)) add(row, column, "ist keine Zahl mit Dezimalpunkt");
      else if (outOfRange(merkmal, value)) add(row, column, "liegt außerhalb des möglichen Bereichs");
      werte[merkmal] = value;
    }
    return {gebiet_id, werte, anmerkung: ""};
  });
  const bezirke = [...new Set(zeilen.map(({gebiet_id}) => gebiet_id.slice(0, 2)))].sort();
  const expected = register.filter((key) => bezirke.includes(key.slice(0, 2)));
  if (problems.length === 0) {
    const missing = missingKeys(expected, new Set(zeilen.map(({gebiet_id}) => gebiet_id)), "2022-12-31");
    problems.push(...problemOfMissing(missing, name, 0));
  }
  if (problems.length > 0) throw new InputError(problems);
  return releaseOf(
    "2023",
    "2021",
    merkmaleOf("2023", ["ew", ...columns.map(([merkmal]) => merkmal)]),
    "Tabelle 2.2 (Bezirksregionen)",
    zeilen,
    [
      `Nur die Bezirksregionen des Bezirks ${bezirke.join(", ")}; abgeschrieben. Werte für Planungsräume, Bezirk und Berlin sowie die Klassen fehlen.`,
      "S2 zählt seit der Ausgabe 2023 Kinder und Jugendliche in Haushalten von Alleinerziehenden. Bis 2017 stand S2 für Langzeitarbeitslose.",
      "Der Status-Index hat seit der Ausgabe 2023 vier statt drei Indikatoren.",
      "Die Spalte „deprivation_score“ ist kein amtlicher Index und wird nicht übernommen."
    ]
  );
}
