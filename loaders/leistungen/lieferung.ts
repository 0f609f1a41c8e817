import {readFileSync, statSync} from "node:fs";
import {basename, dirname, extname, join} from "node:path";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {sha256Of} from "../contract/table.js";
import type {Leistungsquelle} from "./ordner.js";

/** One file of a delivery. */
export interface Lieferdatei {
  /** Name without folders. */
  name: string;
  /** Path to open, which messages name. */
  pfad: string;
  bytes: number;
}

/** What a centre sent at one time: a workbook, or the CSV files of one folder. */
export interface Lieferung {
  /** Path below the records' folder: of the workbook, or of the folder. */
  name: string;
  dateien: Lieferdatei[];
  /** The only centre whose rows are expected: the one that folder or file is named after. */
  erlaubt?: string;
}

/** The centre that a path's folder is named after, or that its workbook's name begins with: "haus.xlsx", "haus_korrektur.xlsx". */
function zentrumOf(pfad: string, zentren: ReadonlySet<string>): string | undefined {
  const [, ...teile] = pfad.split("/");
  return teile.map((teil) => teil.replace(/\.xlsx$/i, "").replace(/[_ ].*$/, "")).find((teil) => zentren.has(teil));
}

/**
 * The deliveries of *quelle*, by name. *zentren* are the ids that folders and workbooks may be named after. Throws an InputError
 * for a file outside of a year's folder or of another kind.
 */
export function lieferungenOf({ordner, dateien}: Leistungsquelle, zentren: readonly string[]): Lieferung[] {
  if (ordner === null) return [];
  const known = new Set(zentren);
  const problems: Problem[] = [];
  const byName = new Map<string, Lieferung>();
  for (const datei of dateien) {
    const pfad = join(ordner, datei);
    const art = extname(datei).toLowerCase();
    if (!/^\d{4}\//.test(datei))
      problems.push({
        datei: pfad,
        regel: "liegt nicht im Ordner eines Jahres",
        abhilfe: "Bitte die Datei in einen Ordner wie „2025“ legen."
      });
    else if (art !== ".csv" && art !== ".xlsx")
      problems.push({
        datei: pfad,
        regel: "ist weder eine Excel-Mappe (.xlsx) noch eine CSV-Datei",
        abhilfe: "Bitte die Datei als .xlsx oder .csv speichern oder aus dem Ordner nehmen."
      });
    else {
      const name = art === ".xlsx" ? datei : dirname(datei);
      const erlaubt = zentrumOf(art === ".xlsx" ? datei : name, known);
      const lieferung = byName.get(name) ?? {name, dateien: [], ...(erlaubt === undefined ? {} : {erlaubt})};
      lieferung.dateien.push({name: basename(datei), pfad, bytes: statSync(pfad).size});
      byName.set(name, lieferung);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return [...byName.values()];
}

/** *lieferungen* without those whose files are, byte for byte, those of another; `gleich` names the two. */
export function withoutCopies(lieferungen: readonly Lieferung[]): {
  verschieden: Lieferung[];
  gleich: {name: string; wie: string}[];
} {
  const seen = new Map<string, Lieferung>();
  const gleich: {name: string; wie: string}[] = [];
  const sizes = new Map<number, number>();
  const sizeOf = ({dateien}: Lieferung): number => dateien.reduce((n, {bytes}) => n + bytes, 0);
  for (const lieferung of lieferungen) sizes.set(sizeOf(lieferung), (sizes.get(sizeOf(lieferung)) ?? 0) + 1);
  const verschieden = lieferungen.filter((lieferung) => {
    // Only what is of the same size is worth the reading.
    if (sizes.get(sizeOf(lieferung)) === 1) return true;
    const mark = [
      lieferung.erlaubt ?? "",
      ...lieferung.dateien.map(({pfad}) => sha256Of(readFileSync(pfad))).sort()
    ].join(" ");
    const first = seen.get(mark);
    if (first === undefined) seen.set(mark, lieferung);
    else gleich.push({name: lieferung.name, wie: first.name});
    return first === undefined;
  });
  return {verschieden, gleich};
}
