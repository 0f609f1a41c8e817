import {csvExcel, csvMaschine} from "./csv.js";
import type {Ausfuhr} from "./modell.js";
import {dateinameOf} from "./name.js";
import {tabellenOf, vollstaendig} from "./tabelle.js";
import {mitUmfang} from "./umfang.js";

/** The formats of data, in the order in which they are offered. */
export const formate = ["xlsx", "csv_excel", "csv", "json", "parquet"] as const;
export type Ausfuhrformat = (typeof formate)[number];

export interface Ausfuhrdatei {
  name: string;
  inhalt: string | Uint8Array<ArrayBuffer>;
  /** Media type. */
  typ: string;
}

const endungen = {csv: "csv", csv_excel: "csv", xlsx: "xlsx", json: "json", parquet: "parquet"} as const;
const typen = {
  // Every row has the marks: no line may stand before the headings, as speichere() writes it into other CSV files.
  csv: "text/csv;charset=utf-8;header=present",
  csv_excel: "text/csv;charset=utf-8;header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  parquet: "application/vnd.apache.parquet"
} as const;

async function inhaltOf(ausfuhr: Ausfuhr, format: Ausfuhrformat, heute?: Date): Promise<Ausfuhrdatei["inhalt"]> {
  if (tabellenOf(ausfuhr).length === 0) throw new Error(`${ausfuhr.titel}: nothing to export`);
  if (format === "json") return (await import("./json.js")).jsonOf(ausfuhr);
  if (format === "xlsx") return (await import("./xlsx.js")).xlsxOf(ausfuhr, heute);
  // Their rows are all they have: no cover says what they are about.
  const erste = vollstaendig(mitUmfang(ausfuhr.tabellen[0]!, ausfuhr), ausfuhr);
  if (format === "csv") return csvMaschine(erste);
  if (format === "csv_excel") return csvExcel(erste);
  return (await import("./parquet.js")).parquetOf(erste, ausfuhr);
}

/**
 * *ausfuhr* as a file. XLSX and JSON hold all tables, CSV and Parquet the first. The writers of the larger formats are loaded when
 * they are asked for; rejects if one cannot be had, or if there is no table.
 */
export async function dateiOf(ausfuhr: Ausfuhr, format: Ausfuhrformat, heute?: Date): Promise<Ausfuhrdatei> {
  const {name, version, vermerke} = ausfuhr;
  const ansicht = format === "csv_excel" ? `${name.ansicht}-excel` : name.ansicht;
  return {
    name: dateinameOf({...name, ansicht}, version, endungen[format], vermerke),
    inhalt: await inhaltOf(ausfuhr, format, heute),
    typ: typen[format]
  };
}
