import {lizenzenOf} from "./lizenz.js";
import type {Ausfuhr} from "./modell.js";
import {einfach, tabellenOf} from "./tabelle.js";
import {zitat} from "./zitat.js";

/** *ausfuhr* as JSON: what it is, and each table with its columns explained and one object per row; null where there is no value. */
export function jsonOf(ausfuhr: Ausfuhr): string {
  const {titel, untertitel, vermerke, datenstand, version, adresse, quellen, zeichen, hinweise} = ausfuhr;
  const kopf = {
    ...{titel, untertitel, vermerke, datenstand, version, adresse, zitat: zitat(ausfuhr)},
    ...{quellen, lizenz: lizenzenOf(quellen), zeichen, hinweise}
  };
  const tabellen = tabellenOf(ausfuhr).map(({name, titel, spalten, zeilen}) => {
    const rows = zeilen.map((zeile) =>
      JSON.stringify(Object.fromEntries(spalten.map((spalte, i) => [spalte.name, einfach(zeile[i]!)])))
    );
    const ueber = Object.entries({name, titel, spalten}).map(
      ([key, wert]) => `${JSON.stringify(key)}:${JSON.stringify(wert)}`
    );
    return `{${ueber.join(",\n")},\n"zeilen":[\n${rows.join(",\n")}\n]}`;
  });
  const felder = Object.entries(kopf).map(([key, wert]) => `${JSON.stringify(key)}:${JSON.stringify(wert)}`);
  return `{${felder.join(",\n")},\n"tabellen":[\n${tabellen.join(",\n")}\n]}\n`;
}
