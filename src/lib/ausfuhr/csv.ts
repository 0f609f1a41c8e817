import {formatCsv} from "../csv.js";
import {texteAusfuhr} from "../texte/ausfuhr.js";
import type {Ausfuhrtabelle, Ausfuhrwert} from "./modell.js";
import {einfach, zahlOf} from "./tabelle.js";

function feld(wert: Ausfuhrwert): string {
  if (typeof wert === "object" && wert !== null) return zahlOf(wert).toFixed(wert.stellen);
  const text = String(einfach(wert) ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * *tabelle* as CSV for programs (RFC 4180, but LF): UTF-8 without mark, comma, decimal point, headings are the columns' names; an
 * empty cell where there is no value. Texts stay as they are, so a file of strangers' texts is not for a spreadsheet.
 */
export function csvMaschine({spalten, zeilen}: Ausfuhrtabelle): string {
  const rows = [spalten.map(({name}) => name), ...zeilen];
  return rows.map((row) => `${row.map(feld).join(",")}\n`).join("");
}

/**
 * *tabelle* as a spreadsheet in German opens it: byte order mark, semicolon, decimal comma, CRLF, headings for people, and no text that would
 * be run as a formula.
 */
export function csvExcel({spalten, zeilen}: Ausfuhrtabelle): string {
  const zelle = (wert: Ausfuhrwert): Exclude<Ausfuhrwert, boolean> =>
    typeof wert === "boolean" ? (wert ? texteAusfuhr.ja : texteAusfuhr.nein) : wert;
  return formatCsv([spalten.map(({titel}) => titel), ...zeilen.map((zeile) => zeile.map(zelle))]);
}
