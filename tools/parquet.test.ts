import {expect, it} from "vitest";
import {csvText, type Feld} from "../loaders/marts/offenSpalten.js";
import {parquetOf} from "./parquet.js";
import {parquetAngaben, parquetZeilen} from "../test/support/parquet.js";

const felder: Feld[] = [
  {name: "id", type: "string", title: "Id", description: "x"},
  {name: "wert", type: "number", title: "Wert", description: "x"},
  {name: "plaetze", type: "integer", title: "Plätze", description: "x"},
  {name: "ja", type: "boolean", title: "Ja", description: "x"}
];
const zeilen = [
  ["01", 1.5, 3, true],
  ['a, "b"\nc', null, null, false],
  ["Größe; 0,5", -0.000001, 0, true]
];
const tabelle = {name: "probe", csv: csvText({felder, zeilen}), felder, angaben: {titel: "Pröbe's", version: "1.2.3"}};

it("writes the very values of the CSV text, with their types, and says in its footer what they are", async () => {
  const datei = (await parquetOf([tabelle])).get("probe")!;
  expect(await parquetZeilen(datei)).toEqual(zeilen);
  expect(await parquetAngaben(datei)).toMatchObject(tabelle.angaben);
});

it("writes the same bytes for the same table", async () => {
  const [a, b] = [await parquetOf([tabelle]), await parquetOf([tabelle])];
  expect(Buffer.from(a.get("probe")!).equals(Buffer.from(b.get("probe")!))).toBe(true);
});

it("refuses a cell that does not fit its column", async () => {
  await expect(parquetOf([{...tabelle, csv: "id,wert,plaetze,ja\na,viel,1,true\n"}])).rejects.toThrow();
});
