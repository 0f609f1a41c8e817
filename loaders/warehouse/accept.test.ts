import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {z} from "zod";
import {acceptTyped, UNORDERED} from "./accept.js";
import {columnsOf} from "./grammar.js";
import {langform, langformConditions} from "./long.js";

const folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-accept-"));
const path = join(folder, "lang.csv");
let connection: DuckDBConnection;

const good = [
  "lor_stand,gebiet_id,merkmal,zeitraum,geschlecht,altersgruppe,wert,status,anmerkung",
  "2019,10010101,a,2020-12-31,insgesamt,insgesamt,12,wert,",
  "2019,10010101,a,2020-12-31,maennlich,insgesamt,-0.5,wert,",
  "2021,10,a,2018/2020,insgesamt,insgesamt,0.000001,wert,Eine Anmerkung",
  "2021,10,a,2026-07,insgesamt,insgesamt,,geschuetzt,",
  '2021,10,b,2020,insgesamt,a00_06,0,null_wert,"Mit Komma, und ""Zitat"""',
  "2021,10100101,a,2020,insgesamt,insgesamt,1234567.125,wert,",
  ""
].join("\n");

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(UNORDERED);
  await connection.run(
    "CREATE TABLE gebiete AS FROM (VALUES ('2019', '10010101'), ('2021', '10'), ('2021', '10100101')) t(lor_stand, gebiet_id)"
  );
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, {recursive: true, force: true});
});

async function accepted(text: string): Promise<boolean> {
  writeFileSync(path, text);
  try {
    return await acceptTyped(connection, {
      ...{path, grammar: langform, table: "langwerte", temp: true, conditions: langformConditions, zeilen: 6}
    });
  } catch {
    return false;
  }
}

describe("a file in long form", () => {
  it("is accepted and loaded with its types, an empty cell as none", async () => {
    expect(await accepted(good)).toBe(true);
    const rows = await connection.runAndReadAll(
      "SELECT gebiet_id, wert, status, anmerkung FROM langwerte WHERE lor_stand = '2021' ORDER BY ALL"
    );
    expect(rows.getRowObjectsJS()).toEqual([
      {gebiet_id: "10", wert: 0, status: "null_wert", anmerkung: 'Mit Komma, und "Zitat"'},
      {gebiet_id: "10", wert: 0.000001, status: "wert", anmerkung: "Eine Anmerkung"},
      {gebiet_id: "10", wert: null, status: "geschuetzt", anmerkung: ""},
      {gebiet_id: "10100101", wert: 1234567.125, status: "wert", anmerkung: ""}
    ]);
  });

  const faults: [string, string | RegExp, string][] = [
    ["another header", "merkmal,zeitraum", "zeitraum,merkmal"],
    ["an edition there is not", "2021,10,b", "2022,10,b"],
    ["an area of the other edition", "2019,10010101,a,2020-12-31,insg", "2019,10100101,a,2020-12-31,insg"],
    ["an area there is not", "2021,10100101", "2021,10100199"],
    ["a Merkmal in capitals", ",b,2020", ",B,2020"],
    ["a date written otherwise", "2026-07", "07.2026"],
    ["a sex there is not", "maennlich", "m"],
    ["a decimal comma", "-0.5", '"-0,5"'],
    ["a thousands separator", "1234567.125", "1.234.567"],
    ["a zero too many at the end", "-0.5", "-0.50"],
    ["a zero too many at the front", ",12,", ",012,"],
    ["a negative zero", ",0,null_wert", ",-0,null_wert"],
    ["an exponent", ",12,", ",1e1,"],
    ["more digits than a number keeps", "1234567.125", "1234567.1250000001"],
    ["a number that is none", ",12,", ",NaN,"],
    ["a state there is not", "geschuetzt", "geheim"],
    ["a state with a number", ",,geschuetzt", ",5,geschuetzt"],
    ["a value without a number", ",12,wert", ",,wert"],
    ["a zero that is not called so", ",0,null_wert", ",0,wert"],
    ["a formula in a remark", "Eine Anmerkung", "=A1+1"],
    ["a space too many", "Eine Anmerkung", "Eine  Anmerkung"],
    ["a character nobody sees", "Eine Anmerkung", "Eine\u200bAnmerkung"],
    ["quotes that are not needed", ",Eine Anmerkung", ',"Eine Anmerkung"'],
    ["a stray quote", "Eine Anmerkung", 'Eine "Anmerkung"'],
    ["a field too many", ",12,wert,", ",12,wert,,"],
    ["a field too few", ",12,wert,", ",12,wert"],
    ["a row that comes twice", /(2021,10,b.*\n)/, "$1$1"],
    [
      "a key that comes twice",
      "2021,10100101,a,2020,insgesamt,insgesamt,1234567.125",
      "2021,10,b,2020,insgesamt,a00_06,5"
    ],
    ["rows out of order", /(.*maennlich.*\n)(2021.*\n)/, "$2$1"],
    ["a row too few", /.*maennlich.*\n/, ""],
    ["a header that comes twice", /^(.*\n)/, "$1$1"],
    ["an empty line", /\n2021/, "\n\n2021"],
    ["Windows line ends", /\n/g, "\r\n"],
    ["one Windows line end and no last line end", /^([^]*?)\n([^]*)\n$/, "$1\r\n$2"],
    ["a byte order mark", /^/, "\ufeff"],
    ["an end that is missing", /125,wert,\n$/, "125,we"],
    ["a last line without end", /\n$/, ""]
  ];
  it.each(faults)("with %s is in doubt", async (_, from, to) => {
    const damaged = good.replace(from, to);
    expect(damaged).not.toBe(good);
    expect(await accepted(damaged)).toBe(false);
  });

  it("that is no UTF-8 is in doubt", async () => {
    writeFileSync(path, Buffer.from(good.replace("Eine", "Ä"), "latin1"));
    await expect(
      acceptTyped(connection, {path, grammar: langform, table: "langwerte", temp: true, conditions: []}).catch(
        () => false
      )
    ).resolves.toBe(false);
  });
});

describe("columnsOf", () => {
  it("takes patterns, types and ranges from the schema, so that it is written once", () => {
    const shape = z.strictObject({
      art: z.enum(["a.b", "c"]),
      plz: z.string().regex(/^(\d{5})?$/),
      zahl: z.int().min(0).max(9).nullable(),
      lat: z.number().min(52.3)
    });
    const [art, plz, zahl, lat] = columnsOf(shape);
    expect(art).toEqual({name: "art", muster: "(?:a\\.b|c)", typ: "VARCHAR"});
    expect(plz).toEqual({name: "plz", muster: "(?:(\\d{5})?)", typ: "VARCHAR"});
    expect(zahl).toMatchObject({typ: "INTEGER", min: 0, max: 9});
    expect(lat).toMatchObject({typ: "DOUBLE", min: 52.3});
    expect(new RegExp(`^${zahl?.muster}$`).test("")).toBe(true);
    expect(new RegExp(`^${lat?.muster}$`).test("")).toBe(false);
  });

  it("fails on a pattern that is not anchored and on a type no cell can hold", () => {
    expect(() => columnsOf(z.strictObject({a: z.string().regex(/a/)}))).toThrow("not anchored");
    expect(() => columnsOf(z.strictObject({a: z.boolean()}))).toThrow("type: a");
  });
});
