import {decodeText, parseCsv} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Release, SourceFile} from "../../contract/release.js";
import type {FetchContext} from "../../fetch/plan.js";
import {missingKeys, problemOfMissing, registerKeys} from "../register.js";
import {
  collector,
  dynamikBySign,
  dynamikByWord,
  keyChecker,
  merkmaleOf,
  parseCount,
  reasonOf,
  releaseOf,
  statusByWord
} from "./gemeinsam.js";
import type {Klasse} from "./gemeinsam.js";
import {classRows, withoutClasses} from "./klassen.js";

/** The layer of all 542 Planungsräume as the geo service gives it, or its part for Bezirk 10, typed over. */
export const files2025 = ["mss2025_indizes_542.csv", "mss2025_indizes_542_bez10_transcribed.csv"] as const;

const header2025 = "plr_id plr_name bez_id ew si_n si_v di_n di_v sdi sdi_n zeit kom".split(" ");
const unassigned = "Planungsraum ohne Zuordnung";

/** The edition of 2025 for the Bezirke the file holds: inhabitants and classes per Planungsraum. Throws InputError. */
export function parseMss2025({name, bytes}: SourceFile, context: FetchContext): Release {
  const register = registerKeys(context, "2021", "plr");
  const {rows} = parseCsv(decodeText(bytes, name), name, {delimiter: ";", headers: [header2025]});
  const {problems, add} = collector(name);
  const check = keyChecker(register, "2021");
  const klassen = new Map<string, Klasse>();
  for (const row of rows) {
    const id = row.get("plr_id");
    const fault = check(id, row.line);
    if (fault) add(row, "plr_id", fault);
    if (row.get("bez_id") !== id.slice(0, 2)) add(row, "bez_id", `passt nicht zum Planungsraum ${id}`);
    if (row.get("zeit") !== "202412") add(row, "zeit", "ist nicht der Datenstand der Ausgabe 2025 (202412)");
    const ew = parseCount(row.get("ew"));
    if (Number.isNaN(ew)) add(row, "ew", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    const kom = row.get("kom");
    if (row.get("si_n") === "-9999") {
      for (const column of ["si_v", "di_v", "sdi"])
        if (row.get(column) !== unassigned) add(row, column, `widerspricht si_n -9999 (erwartet „${unassigned}“)`);
      for (const column of ["di_n", "sdi_n"])
        if (row.get(column) !== "-9999") add(row, column, "widerspricht si_n -9999 (erwartet -9999)");
      if (kom === "gültig" || kom === "") add(row, "kom", "nennt keinen Grund, obwohl keine Klasse zugeordnet ist");
      klassen.set(id, {ew, klassen: null, anmerkung: reasonOf(kom), line: row.line});
      continue;
    }
    const status = parseCount(row.get("si_n"));
    const dynamik = parseCount(row.get("di_n"));
    const sign = Object.entries(dynamikBySign).find(([, number]) => number === dynamik)?.[0] ?? "";
    if (!Object.values(statusByWord).includes(status))
      add(row, "si_n", "ist keine Klasse des Status-Index (1 bis 4 oder -9999)");
    else if (statusByWord[row.get("si_v")] !== status) add(row, "si_v", `ist nicht der Name der Klasse ${status}`);
    if (sign === "") add(row, "di_n", "ist keine Klasse des Dynamik-Index (1, 3, 5 oder -9999)");
    else if (dynamikByWord[row.get("di_v")] !== dynamik) add(row, "di_v", `ist nicht der Name der Klasse ${dynamik}`);
    if (row.get("sdi") !== `${status}${sign}`)
      add(row, "sdi", `passt nicht zu den Klassen (erwartet ${status}${sign})`);
    if (row.get("sdi_n") !== `${status}${dynamik}`)
      add(row, "sdi_n", `passt nicht zu den Klassen (erwartet ${status}${dynamik})`);
    if (kom !== "gültig") add(row, "kom", "widerspricht der zugeordneten Klasse (erwartet „gültig“)");
    klassen.set(id, {ew, klassen: {status, dynamik}, anmerkung: "", line: row.line});
  }
  const whole = name.endsWith(files2025[0]);
  const bezirke = [...new Set([...klassen.keys()].map((key) => key.slice(0, 2)))].sort();
  const expected = whole ? register : register.filter((key) => bezirke.includes(key.slice(0, 2)));
  if (problems.length === 0)
    problems.push(...problemOfMissing(missingKeys(expected, new Set(klassen.keys()), "2024-12-31"), name, 0));
  if (problems.length > 0) throw new InputError(problems);
  const hinweise = [
    whole
      ? "Alle Planungsräume, aus dem amtlichen Geodienst (WFS)."
      : `Nur die Planungsräume des Bezirks ${bezirke.join(", ")}; aus dem amtlichen Dienst (WFS) abgeschrieben.`,
    "Der Status-Index hat seit der Ausgabe 2023 vier statt drei Indikatoren.",
    `Ohne Klasse: ${withoutClasses(klassen).join(", ") || "keine"}.`
  ];
  return releaseOf(
    "2025",
    "2021",
    merkmaleOf("2025", ["ew", "status", "dynamik"]),
    "Layer mss2025_indizes_542",
    classRows(klassen),
    hinweise
  );
}
