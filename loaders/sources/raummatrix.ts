import {decodeText, parseCsv} from "../contract/csv.js";
import type {CsvRow} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {LorStand} from "../contract/lor.js";
import type {Merkmal, ReleaseRow, SourceFile} from "../contract/release.js";
import type {FetchContext} from "../fetch/plan.js";
import {missingKeys, problemOfMissing, registerKeys} from "./register.js";

const keyParts = ["BEZ", "PGR", "BZR", "PLR"];
const download = "Bitte die Datei beim Amt für Statistik Berlin-Brandenburg neu herunterladen und unverändert ablegen.";
const original =
  "Bitte die Datei aus dem Ordner nehmen und die ursprüngliche Datei beim Amt für Statistik Berlin-Brandenburg beschaffen. Sie lässt sich nicht sicher reparieren.";

/** What a small matrix of the population register must be. */
export interface RaummatrixSpec {
  headers: readonly (readonly string[])[];
  /** Name of the first column, which holds the time. */
  zeitColumn: string;
  /** What must stand there, and how a reader calls it: ["202012", "der Monat"]. */
  zeit: readonly [wert: string, name: string];
  lorStand: LorStand;
  stichtag: string;
  /** Key of the one Bezirk an excerpt holds; the whole of Berlin if left out. */
  bezirk: string | undefined;
  /** Columns that hold whole persons, with the name and the title of their Merkmal; null where the column is only checked. */
  counts: readonly (readonly [column: string, merkmal: string | null, titel: string])[];
  /** Rules within a row whose counts are all there; *add* reports a fault of a column. */
  check(counts: ReadonlyMap<string, number>, row: CsvRow, add: (spalte: string, regel: string) => void): void;
}

/** Refuses what a spreadsheet leaves of such a file: single CR as line end, or whole rows packed into one quoted cell. */
function refuseDamaged(text: string, datei: string): void {
  const loneReturn = /\r(?!\n)/.test(text);
  const packed = text.split(/\r\n|\r|\n/).findIndex((line) => /^"\d{4,6};""/.test(line));
  const lostZeros = /[\r\n]\d{4,6};\d{7};/.test(text);
  const faults = [
    loneReturn && "die Zeilen enden mit einem einzelnen Wagenrücklauf (CR)",
    packed >= 0 && "ganze Zeilen stehen in Anführungszeichen in einer einzigen Zelle",
    lostZeros && "führende Nullen der Schlüssel sind verloren gegangen"
  ].filter((fault) => fault !== false);
  if (faults.length === 0) return;
  throw new InputError({
    datei,
    ...(packed >= 0 && {zeile: packed + 1}),
    regel: `ist durch ein Tabellenprogramm beschädigt: ${faults.join("; ")}`,
    abhilfe: original
  });
}

/**
 * Rows of a small matrix of the population register, sorted by Planungsraum: persons by Merkmal. A row of NA becomes
 * *fehlt*. *hinweise* name an excerpt, rows of NA and areas without a row (at most ten; an excerpt must be whole). Throws
 * InputError for a file damaged by a spreadsheet, another time, an unknown, misspelt or repeated key, a count that is not
 * whole or is 1 or 2 (SAFE leaves none), and whatever *check* finds.
 */
export function readRaummatrix(
  {name, bytes}: SourceFile,
  spec: RaummatrixSpec,
  context: FetchContext
): {merkmale: Merkmal[]; zeilen: ReleaseRow[]; hinweise: string[]} {
  const {headers, zeitColumn, lorStand, stichtag, bezirk, counts: columns} = spec;
  const [zeit, zeitName] = spec.zeit;
  const register = registerKeys(context, lorStand, "plr").filter((key) => !bezirk || key.startsWith(bezirk));
  const known = new Set(register);
  const text = decodeText(bytes, name);
  refuseDamaged(text, name);
  const {header, rows} = parseCsv(text, name, {delimiter: ";", headers});
  const merkmalColumns = columns.flatMap(([column, merkmal, titel]) =>
    merkmal === null ? [] : [{column, merkmal, titel}]
  );

  const problems: Problem[] = [];
  const lineByKey = new Map<string, number>();
  const withoutFigures: string[] = [];
  const zeilen: ReleaseRow[] = [];
  for (const row of rows) {
    const add = (spalte: string, regel: string, abhilfe = download): void => {
      problems.push({datei: name, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
    };
    const before = problems.length;
    if (row.get(zeitColumn) !== zeit)
      add(
        zeitColumn,
        `ist nicht ${zeitName} im Dateinamen (${zeit})`,
        "Bitte prüfen, ob die Datei umbenannt wurde, und die richtige herunterladen."
      );
    const key = row.get("RAUMID");
    if (!/^\d{8}$/.test(key)) {
      add("RAUMID", "ist kein Schlüssel eines Planungsraums (8 Ziffern)");
      continue;
    }
    keyParts.forEach((column, i) => {
      const part = key.slice(2 * i, 2 * i + 2);
      if (row.get(column) !== part) add(column, `passt nicht zur RAUMID ${key} (erwartet ${part})`);
    });
    const earlier = lineByKey.get(key);
    if (earlier !== undefined) add("RAUMID", `kommt doppelt vor (schon in Zeile ${earlier})`);
    lineByKey.set(key, row.line);
    if (bezirk && !key.startsWith(bezirk))
      add(
        "RAUMID",
        `liegt nicht im Bezirk ${bezirk}, den der Dateiname nennt`,
        "Bitte die Zeile oder den Namen prüfen."
      );
    else if (!known.has(key))
      add(
        "RAUMID",
        `ist kein Planungsraum des LOR-Stands ${lorStand}`,
        "Bitte prüfen, ob die Datei zum anderen LOR-Stand gehört (Dateiname mit oder ohne L21)."
      );

    if (header.slice(7).every((column) => row.get(column) === "NA")) {
      withoutFigures.push(key);
      const werte = Object.fromEntries(merkmalColumns.map(({merkmal}) => [merkmal, "fehlt" as const]));
      zeilen.push({gebiet_id: key, werte, anmerkung: "In der Quelle ohne Angabe (NA)."});
      continue;
    }
    const counts = new Map<string, number>();
    for (const [column] of columns) {
      const cell = row.get(column);
      const whole = /^(-?\d+)(,0+)?$/.exec(cell)?.[1];
      const count = Number(whole);
      if (cell.trim() === "") add(column, "ist leer; fehlende Angaben stehen in diesen Dateien als NA");
      else if (whole === undefined)
        add(column, cell === "NA" ? "steht nur in einem Teil der Spalten dieser Zeile" : "ist keine ganze Zahl");
      else if (count < 0) add(column, "ist negativ; Einwohnerzahlen sind 0 oder größer");
      else if (count === 1 || count === 2)
        add(column, "kommt nach dem Geheimhaltungsverfahren SAFE nicht vor (0 oder mindestens 3)");
      counts.set(column, count);
    }
    if (problems.length > before) continue;
    spec.check(counts, row, (spalte, regel) => add(spalte, regel));
    const werte = Object.fromEntries(
      merkmalColumns.map(({column, merkmal}) => [merkmal, counts.get(column) as number])
    );
    zeilen.push({gebiet_id: key, werte, anmerkung: ""});
  }

  const missing = missingKeys(register, new Set(lineByKey.keys()), stichtag);
  if (problems.length === 0) problems.push(...problemOfMissing(missing, name, bezirk ? 0 : undefined));
  if (problems.length > 0) throw new InputError(problems);

  const hinweise: string[] = [];
  if (bezirk)
    hinweise.push(`Auszug: enthält nur die ${register.length} Planungsräume des Bezirks ${bezirk}, nicht ganz Berlin.`);
  if (withoutFigures.length > 0) hinweise.push(`Ohne Angabe (NA): ${withoutFigures.join(", ")}.`);
  if (missing.length > 0) hinweise.push(`Nicht in der Lieferung enthalten: ${missing.join(", ")}.`);
  return {
    merkmale: merkmalColumns.map(({merkmal, titel}) => ({
      name: merkmal,
      titel,
      einheit: "Personen",
      zeitraum: stichtag,
      summierbar: true
    })),
    zeilen: zeilen.sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : 1)),
    hinweise
  };
}
