import type {Dezimal} from "./ausfuhr/modell.js";
import {roundTo} from "../method/klassen.js";
import {ohneSteuerzeichen} from "./zeichensatz.js";

/** What a cell of a CSV file holds. */
export type Zelle = string | number | Dezimal | null;

/** A figure with a decimal comma; text that a spreadsheet would take for a formula is made text, as OWASP advises. */
function zelle(wert: Zelle): string {
  if (wert === null) return "";
  if (typeof wert === "number") return String(Number(wert.toFixed(6))).replace(".", ",");
  if (typeof wert === "object") return roundTo(wert.zahl, wert.stellen).toFixed(wert.stellen).replace(".", ",");
  const eindeutig = ohneSteuerzeichen(wert);
  const text = /^\s*[=+\-@|\u2212\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/.test(eindeutig) ? `'${eindeutig}` : eindeutig;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a spreadsheet in German reads them: byte order mark, semicolons, CRLF. */
export const formatCsv = (zeilen: readonly (readonly Zelle[])[]): string =>
  `\ufeff${zeilen.map((zeile) => zeile.map(zelle).join(";")).join("\r\n")}\r\n`;
