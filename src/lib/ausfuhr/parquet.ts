import type {ColumnSource} from "hyparquet-writer";
import {lizenzenOf} from "./lizenz.js";
import type {Angaben, Ausfuhrtabelle} from "./modell.js";
import {einfach, vollstaendig} from "./tabelle.js";
import {zitat} from "./zitat.js";

const groessteGanzzahl = 2 ** 31 - 1;

function spalteOf({spalten, zeilen}: Ausfuhrtabelle, i: number): ColumnSource {
  const {name, art} = spalten[i]!;
  const data = zeilen.map((zeile) => einfach(zeile[i]!));
  if (art === "text")
    return {name, data: data.map((wert) => (wert === null ? null : String(wert))), type: "STRING", nullable: true};
  if (art === "ja_nein") return {name, data, type: "BOOLEAN", nullable: true};
  const ganz = art === "ganzzahl" && data.every((wert) => wert === null || Math.abs(Number(wert)) <= groessteGanzzahl);
  return {name, data, type: ganz ? "INT32" : "DOUBLE", nullable: true};
}

/**
 * *tabelle* as a Parquet file, with title, sources, licences, version and the meaning of each column in its key-value metadata. Loads
 * its writer when it is first called.
 */
export async function parquetOf(tabelle: Ausfuhrtabelle, angaben: Angaben): Promise<Uint8Array<ArrayBuffer>> {
  const {parquetWriteBuffer} = await import("hyparquet-writer");
  const ganz = vollstaendig(tabelle, angaben);
  const {titel, untertitel, vermerke, datenstand, version, adresse, quellen, zeichen, hinweise} = angaben;
  const metadaten = {
    ...{titel, untertitel, tabelle: ganz.titel, datenstand, version, adresse, zitat: zitat(angaben)},
    ...{quellen: quellen.join("\n"), lizenz: lizenzenOf(quellen), vermerke: vermerke.join("\n")},
    zeichen: zeichen.map((z) => `${z.zeichen} ${z.bedeutung}`).join("\n"),
    hinweise: hinweise.join("\n"),
    spalten: JSON.stringify(ganz.spalten)
  };
  const buffer = parquetWriteBuffer({
    columnData: ganz.spalten.map((_, i) => spalteOf(ganz, i)),
    kvMetadata: Object.entries(metadaten).map(([key, value]) => ({key, value})),
    createdBy: "Bedarfsatlas Marzahn-Hellersdorf"
  });
  return new Uint8Array(buffer);
}
