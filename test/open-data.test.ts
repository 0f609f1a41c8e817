import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import jsonld from "jsonld";
import type {Node} from "jsonld";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {looksLikeFormula} from "../loaders/contract/csv.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {dcatLizenz} from "../loaders/marts/offeneLizenzen.js";
import {offeneDatenPfad} from "../loaders/marts/offenMetadaten.js";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {writeOpenData} from "../tools/open-data.js";
import {DataPackage, readTable} from "./support/datapackage.js";
import type {Row} from "./support/datapackage.js";
import {bezirkEinwohner} from "./fixtures/published.js";

const site = mkdtempSync(join(tmpdir(), "offene-daten-"));
const folder = join(site, offeneDatenPfad);
const catalogue = readCatalogue("data/catalogue");
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));
const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

let addresses: string[];
let datapackage: DataPackage;
const tables = new Map<string, Row[]>();
const rowsOf = (name: string): Row[] => tables.get(name) ?? [];

beforeAll(async () => {
  const warehouse = join(site, "warehouse.duckdb");
  await buildWarehouse({dataDir: "data", out: warehouse, report: () => undefined});
  addresses = await writeOpenData(site, warehouse);
  datapackage = DataPackage.parse(JSON.parse(bytesOf("datapackage.json").toString("utf8")));
}, 300_000);
afterAll(() => rmSync(site, {recursive: true, force: true}));

describe("datapackage.json", () => {
  it("describes every CSV file there is, with its size and checksum", () => {
    const paths = datapackage.resources.map(({path}) => path);
    expect([...paths, "datapackage.json", "dcat.jsonld"].sort()).toEqual(readdirSync(folder).sort());
    expect(addresses).toEqual([...paths, "datapackage.json", "dcat.jsonld"].sort().map((name) => `/daten/v1/${name}`));
    for (const {path, bytes, hash} of datapackage.resources) {
      const file = bytesOf(path);
      expect([path, file.length, `sha256:${sha256Of(file)}`]).toEqual([path, bytes, hash]);
    }
  });

  it("has a schema that every row of every file meets", () => {
    for (const resource of datapackage.resources) {
      const text = new TextDecoder("utf-8", {fatal: true}).decode(bytesOf(resource.path));
      expect(text.startsWith("\uFEFF") || text.includes("\r")).toBe(false);
      const records = parse(text, {relax_column_count: true}) as string[][];
      tables.set(resource.name, readTable(resource, records));
      expect(records.flat().filter((cell) => looksLikeFormula(cell) && !/^-?\d/.test(cell))).toEqual([]);
    }
    for (const name of ["beobachtungen", "indikatoren", "gebiete", "quellen"]) expect(rowsOf(name)).not.toEqual([]);
  });

  it("has primary keys that are unique and foreign keys that lead somewhere", () => {
    const keyOf = (row: Row, fields: readonly string[]): string => fields.map((f) => String(row[f])).join("|");
    for (const {name, schema} of datapackage.resources) {
      const rows = rowsOf(name);
      expect(new Set(rows.map((row) => keyOf(row, schema.primaryKey))).size, name).toBe(rows.length);
      for (const {fields, reference} of schema.foreignKeys ?? []) {
        const targets = new Set(rowsOf(reference.resource ?? name).map((row) => keyOf(row, reference.fields)));
        const set = rows.filter((row) => fields.every((f) => row[f] !== null));
        expect(
          set.filter((row) => !targets.has(keyOf(row, fields))),
          `${name}: ${fields.join()}`
        ).toEqual([]);
      }
    }
  });

  it("names the licences of all its figures and no others", () => {
    const urls = new Map(catalogue.lizenzen.map(({id, url}) => [id, url]));
    for (const {name, licenses, schema} of datapackage.resources) {
      if (!schema.fields.some((f) => f.name === "lizenz")) continue;
      const used = new Set(rowsOf(name).flatMap((row) => String(row["lizenz"]).split(" ")));
      expect(new Set(licenses.map(({path}) => path)), name).toEqual(new Set([...used].map((id) => urls.get(id))));
    }
  });
});

it("leaves no source out but those that name no licence", () => {
  const closed = catalogue.sources.filter(({lizenz}) => lizenz === "ohne-lizenzangabe");
  const found = /Nicht enthalten, weil die Quelle keine offene Lizenz nennt: ([^.]*)\./.exec(
    datapackage.description
  )?.[1];
  expect(found ?? "").toBe(closed.map(({kurztitel}) => kurztitel).join(", "));
  const open = new Set(rowsOf("quellen").map((row) => row["id"]));
  expect(closed.filter(({id}) => open.has(id))).toEqual([]);
});

describe("the figures", () => {
  const total = (indikator: string, gebiet: string, zeitraum: string, stand = "2021"): Row | undefined =>
    rowsOf("beobachtungen").find(
      (r) =>
        r["indikator_id"] === indikator &&
        r["gebiet_id"] === gebiet &&
        r["zeitraum"] === zeitraum &&
        r["lor_stand"] === stand &&
        r["geschlecht"] === "insgesamt" &&
        r["altersgruppe"] === "insgesamt"
    );

  it("are the published ones", () => {
    for (const jahr of [2005, 2020, 2025] as const)
      expect(total("einwohner", "10", `${jahr}-12-31`)).toMatchObject({
        gebiet_name: "Marzahn-Hellersdorf",
        wert: bezirkEinwohner[jahr],
        einheit: "Personen",
        status: "wert"
      });
  });

  it("are empty with a reason where there is none, and 0 only where the source says 0", () => {
    expect(total("mss_status", "10100205", "2020-12-31")).toMatchObject({wert: null, status: "entfaellt"});
    const without = new Set(["geschuetzt", "fehlt", "nicht_gemeldet", "entfaellt"]);
    for (const row of rowsOf("beobachtungen")) {
      expect(row["wert"] === null).toBe(without.has(String(row["status"])));
      expect(row["wert"] === 0 && row["status"] !== "null_wert" && row["zaehler"] === 0).toBe(false);
    }
  });

  it("have their interval and verdicts, and say where the denominator behind them is only approximated", () => {
    const armut = total("mss_kinderarmut", "102004", "2020-12-31");
    expect(armut).toMatchObject({nenner: null, ki_angenaehert: true, wenige_faelle: false, vergleich_bezirk: "ueber"});
    expect(String(armut?.["lizenz"])).toContain("cc-by");
    expect(total("mss_kinderarmut", "10", "2012-12-31")).toMatchObject({ki_unten_95: null, ki_angenaehert: false});
    expect(total("anteil_unter_18", "102004", "2025-12-31")).toMatchObject({
      ki_angenaehert: false,
      wenige_faelle: false
    });
    const angenaehert = new Set(catalogue.indicators.filter((i) => i.ki_nenner !== null).map(({id}) => id));
    for (const row of rowsOf("beobachtungen")) {
      const [unten, oben, nenner] = ["ki_unten_95", "ki_oben_95", "ki_nenner"].map((key) => row[key] ?? null);
      expect([unten === null, oben === null]).toEqual([nenner === null, nenner === null]);
      // Six decimals: a limit may round past its value.
      const wert = Number(row["wert"]);
      if (unten !== null) expect(wert >= Number(unten) - 1e-6 && wert <= Number(oben) + 1e-6).toBe(true);
      if (row["ki_angenaehert"]) expect(angenaehert).toContain(row["indikator_id"]);
      const faelle = nenner !== null && Number(nenner) < catalogue.methode.mindestnenner;
      expect(row["wenige_faelle"]).toBe(faelle);
      for (const key of ["vergleich_bezirk", "vergleich_berlin"])
        if (row[key] !== null) expect(row[key] === "zu_wenige_faelle").toBe(faelle);
    }
  });

  it("cover Berlin, the Bezirk and its areas, and nothing else", () => {
    const areas = new Set(rowsOf("gebiete").map((r) => String(r["gebiet_id"])));
    expect([...areas].filter((id) => id !== "00" && !id.startsWith("10"))).toEqual([]);
    expect([...areas].filter((id) => id.length === 8)).toHaveLength(41 + 33);
  });
});

describe("dcat.jsonld", () => {
  const dcat = (name: string): string => `http://www.w3.org/ns/dcat#${name}`;
  const dct = (name: string): string => `http://purl.org/dc/terms/${name}`;
  const base = "https://atlas.example/daten/v1/";
  let nodes: Node[];

  beforeAll(async () => {
    nodes = await jsonld.flatten(JSON.parse(bytesOf("dcat.jsonld").toString("utf8")), null, {
      base,
      documentLoader: (url) => Promise.reject(new Error(`nothing may be loaded: ${url}`))
    });
  });
  const ofType = (type: string): Node[] => nodes.filter((n) => n["@type"]?.includes(type));
  const idsOf = (node: Node | undefined, property: string): string[] =>
    (node?.[property] ?? []).map((value) => value["@id"] ?? "");
  const valuesOf = (node: Node | undefined, property: string): string[] =>
    (node?.[property] ?? []).map((value) => value["@value"] ?? "");

  it("has what DCAT-AP.de demands of catalogue, dataset and distribution", () => {
    const [catalog, ...others] = ofType(dcat("Catalog"));
    expect(others).toEqual([]);
    const [dataset] = ofType(dcat("Dataset"));
    for (const node of [catalog, dataset]) {
      for (const property of ["title", "description"]) expect(valuesOf(node, dct(property)).join()).not.toBe("");
      const [publisher] = idsOf(node, dct("publisher"));
      const agent = nodes.find((n) => n["@id"] === publisher);
      expect(valuesOf(agent, "http://xmlns.com/foaf/0.1/name").join()).not.toBe("");
    }
    expect(idsOf(catalog, dcat("dataset"))).toEqual([dataset?.["@id"]]);
    expect(idsOf(dataset, dcat("theme"))).toEqual(["http://publications.europa.eu/resource/authority/data-theme/SOCI"]);
    expect(idsOf(dataset, dct("spatial"))).toHaveLength(1);
    expect(idsOf(dataset, dct("temporal"))).toHaveLength(1);
    const distributions = ofType(dcat("Distribution"));
    expect(idsOf(dataset, dcat("distribution")).sort()).toEqual(distributions.map((d) => d["@id"]).sort());
    for (const d of distributions)
      for (const property of [dcat("accessURL"), dcat("downloadURL"), dct("license"), dct("format"), dcat("mediaType")])
        expect(idsOf(d, property), `${d["@id"]} ${property}`).toHaveLength(1);
  });

  it("leads to every file, with its size and checksum", () => {
    const found = ofType(dcat("Distribution")).map((d) => {
      const [url = ""] = idsOf(d, dcat("downloadURL"));
      const file = bytesOf(url.replace(base, ""));
      const [checksum] = idsOf(d, "http://spdx.org/rdf/terms#checksum");
      const sum = nodes.find((n) => n["@id"] === checksum);
      expect(valuesOf(d, dcat("byteSize"))).toEqual([String(file.length)]);
      expect(valuesOf(sum, "http://spdx.org/rdf/terms#checksumValue")).toEqual([sha256Of(file)]);
      return url.replace(base, "");
    });
    expect(found.sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== "dcat.jsonld")
        .sort()
    );
  });

  it("names licences of the DCAT-AP.de list only, and all of them where rows differ", () => {
    const known = new Set(catalogue.lizenzen.map(dcatLizenz));
    for (const d of ofType(dcat("Distribution"))) {
      const [licence = ""] = idsOf(d, dct("license"));
      const name = idsOf(d, dcat("downloadURL")).join().replace(base, "");
      const own = datapackage.resources.find(({path}) => path === name)?.licenses ?? datapackage.licenses;
      if (own.length === 1) expect(known.has(licence), name).toBe(true);
      else {
        expect(licence).toBe("http://dcat-ap.de/def/licenses/other-open");
        const [rights] = idsOf(d, dct("rights"));
        const text = valuesOf(
          nodes.find((n) => n["@id"] === rights),
          "http://www.w3.org/2004/02/skos/core#prefLabel"
        ).join();
        for (const {path} of own) expect(text).toContain(path);
      }
      expect(valuesOf(d, "http://dcat-ap.de/def/dcatde/licenseAttributionByText").join()).toContain("Quelle:");
    }
  });
});
