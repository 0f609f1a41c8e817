import {createHash} from "node:crypto";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {strFromU8, unzipSync} from "fflate";
import jsonld from "jsonld";
import type {Node} from "jsonld";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {looksLikeFormula} from "../loaders/contract/csv.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {dcatLizenz} from "../loaders/marts/offeneLizenzen.js";
import {offeneDatenPfad} from "../loaders/marts/offenMetadaten.js";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {IndexDatei, IndikatorDatei, TabellenDatei} from "../loaders/marts/offenShapes.js";
import {readSiteInput} from "../loaders/marts/site.js";
import {karteData, karteIndikatoren} from "../loaders/marts/karte.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {ladeAlle} from "../src/lib/ausfuhr/alle.js";
import {einfach} from "../src/lib/ausfuhr/tabelle.js";
import {roundTo} from "../src/method/klassen.js";
import {listFiles} from "../tools/addresses.js";
import {writeOpenData} from "../tools/open-data.js";
import {DataPackage, readTable} from "./support/datapackage.js";
import type {Row} from "./support/datapackage.js";
import {bezirkEinwohner} from "./fixtures/published.js";
import {breach, type Schema} from "./support/jsonSchema.js";
import {parquetAngaben, parquetZeilen} from "./support/parquet.js";

const site = mkdtempSync(join(tmpdir(), "offene-daten-"));
const folder = join(site, offeneDatenPfad);
const catalogue = readCatalogue("data/catalogue");
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));
/** Tables and boundaries as they are listed to people and programs. */
const filesOf = (pattern: RegExp): string[] =>
  listFiles(folder).filter((name) => !name.includes("/") && pattern.test(name));
const json = (name: string): unknown => JSON.parse(bytesOf(name).toString("utf8"));
const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const warehouse = join(site, "warehouse.duckdb");
let addresses: string[];
let datapackage: DataPackage;
const tables = new Map<string, Row[]>();
const rowsOf = (name: string): Row[] => tables.get(name) ?? [];

beforeAll(async () => {
  await buildWarehouse({dataDir: "data", out: warehouse, report: () => undefined});
  addresses = await writeOpenData(site, warehouse, join(site, "kein-archiv"));
  datapackage = DataPackage.parse(JSON.parse(bytesOf("datapackage.json").toString("utf8")));
}, 300_000);
afterAll(() => rmSync(site, {recursive: true, force: true}));

describe("datapackage.json", () => {
  it("describes every CSV file there is, with its size and checksum", () => {
    const paths = datapackage.resources.map(({path}) => path);
    expect(paths.toSorted()).toEqual(filesOf(/\.csv$/));
    expect(addresses).toEqual(listFiles(folder).map((name) => `/daten/v1/${name}`));
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
    for (const name of ["beobachtungen", "indikatoren", "gebiete", "bedarfsindex", "quellen"])
      expect(rowsOf(name)).not.toEqual([]);
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

describe("the other forms of the tables", () => {
  const rowsAsLists = ({name, schema}: DataPackage["resources"][number]): unknown[][] =>
    rowsOf(name).map((row) => schema.fields.map((f) => row[f.name]));

  it("hold the same in Parquet, and say in each file whose figures they are", async () => {
    for (const resource of datapackage.resources) {
      const file = new Uint8Array(bytesOf(`${resource.name}.parquet`));
      const [read, expected] = [await parquetZeilen(file), rowsAsLists(resource)];
      expect(read.length, resource.name).toBe(expected.length);
      expect(read.filter((row, i) => JSON.stringify(row) !== JSON.stringify(expected[i]))).toEqual([]);
      const {rechte, version} = await parquetAngaben(file);
      expect([rechte !== "", version]).toEqual([true, datapackage.version]);
    }
    expect(bytesOf("beobachtungen.parquet").length).toBeLessThan(bytesOf("beobachtungen.csv").length / 10);
  });

  it("hold the same in JSON", () => {
    const both = datapackage.resources.filter(({name}) => existsSync(join(folder, `${name}.json`)));
    expect(both.map(({name}) => name.replace("beispieldaten_", ""))).toEqual([
      "indikatoren",
      "gebiete",
      "bedarfsindex",
      "leistungen"
    ]);
    for (const resource of both.filter(({name}) => name !== "indikatoren")) {
      const {felder, zeilen} = TabellenDatei.parse(json(`${resource.name}.json`));
      expect(felder.map((f) => f.name)).toEqual(resource.schema.fields.map((f) => f.name));
      expect(zeilen).toEqual(rowsAsLists(resource));
    }
  });

  it("hold the same by indicator: every value is in the file of one, with or without age and sex", () => {
    const {indikatoren, anzahl} = IndexDatei.parse(json("index.json"));
    const zeilen = indikatoren.map((i) => i.zeilen + (i.zeilen_gliederung ?? 0));
    expect(zeilen.reduce((a, b) => a + b)).toBe(anzahl.werte);
    expect(anzahl.werte).toBe(rowsOf("beobachtungen").length);
    for (const {id, json: pfad, csv, gliederung_json} of indikatoren.filter((i) =>
      /^(einwohner|mss_kinderarmut)$/.test(i.id)
    )) {
      const own = rowsOf("beobachtungen").filter((r) => r["indikator_id"] === id);
      const totals = own.filter((r) => r["altersgruppe"] === "insgesamt" && r["geschlecht"] === "insgesamt");
      const parts = [
        [pfad, totals],
        ...(gliederung_json ? [[gliederung_json, own.filter((r) => !totals.includes(r))]] : [])
      ] as const;
      for (const [file, rows] of parts) {
        const {felder, zeilen} = IndikatorDatei.parse(json(file as string));
        expect(zeilen, String(file)).toEqual((rows as Row[]).map((r) => felder.map((f) => r[f.name])));
      }
      const resource = datapackage.resources.find(({name}) => name === "beobachtungen")!;
      const records = parse(bytesOf(csv).toString("utf8"), {relax_column_count: true}) as string[][];
      expect(readTable(resource, records)).toEqual(totals);
    }
  });

  it("round to what the map shows", async () => {
    const connection = await openWarehouse(warehouse, "oeffentlich");
    const {werte} = await readSiteInput(connection);
    connection.closeSync();
    const {gebiete} = karteData(werte, catalogue);
    let verglichen = 0;
    for (const [id, {ebenen, nachkommastellen}] of karteIndikatoren(werte, catalogue)) {
      if (!existsSync(join(folder, `indikatoren/${id}.json`))) continue;
      const datei = IndikatorDatei.parse(json(`indikatoren/${id}.json`));
      const {tabellen} = await ladeAlle(id, {
        adresse: "/",
        version: datei.version,
        fetch: () => Promise.resolve({ok: true, status: 200, json: () => Promise.resolve(datei)})
      });
      const {spalten, zeilen} = tabellen[0]!;
      const at = (name: string): number => spalten.findIndex((s) => s.name === name);
      const [stand, gebiet, zeitraum, wert] = ["lor_stand", "gebiet_id", "zeitraum", "wert"].map(at) as [
        number,
        number,
        number,
        number
      ];
      const geladen = new Map(zeilen.map((z) => [[z[stand], z[gebiet], z[zeitraum]].join(" "), einfach(z[wert]!)]));
      const unterschiede = ebenen.flatMap(({ebene, reihen}) =>
        reihen.flatMap((reihe) =>
          gebiete[reihe.lor_stand]![ebene]!.flatMap(({gebiet_id}, i) => {
            const gezeigt = reihe.werte[i] ?? null;
            verglichen += 1;
            const key = [reihe.lor_stand, gebiet_id, reihe.zeitraum].join(" ");
            const soll = gezeigt === null ? null : roundTo(gezeigt, nachkommastellen);
            // An area that did not exist yet has no row, and nothing on the map.
            return (geladen.get(key) ?? null) === soll ? [] : [{key, gezeigt, geladen: geladen.get(key)}];
          })
        )
      );
      expect(unterschiede, id).toEqual([]);
    }
    expect(verglichen).toBeGreaterThan(10_000);
  });
});

describe("openapi.json", () => {
  interface Operation {
    responses: {
      200: {content: Record<string, {schema?: Schema & {properties?: {zeilen?: Schema}}; example?: unknown}>};
    };
  }
  interface Path {
    parameters?: {name: string; schema: {enum: string[]}}[];
    get: Operation;
  }
  const openapi = () =>
    json("openapi.json") as {paths: Record<string, Path>; components: {schemas: Record<string, Schema>}};

  /** Every file that an address stands for. */
  const expand = (address: string, parameters: Path["parameters"] = []): string[] =>
    parameters.reduce<string[]>(
      (paths, {name, schema}) => schema.enum.flatMap((value) => paths.map((p) => p.replace(`{${name}}`, value))),
      [address.slice(1)]
    );

  it("leads to every file there is, by every value of its parameters", () => {
    const named = Object.entries(openapi().paths).flatMap(([address, {parameters}]) => expand(address, parameters));
    expect([...named, "openapi.json"].sort()).toEqual(listFiles(folder));
    expect(named.filter((name) => /^indikatoren\/[a-z0-9_]+\.json$/.test(name))).toHaveLength(
      rowsOf("indikatoren").length
    );
  });

  it("describes every field of every file, in its place, and no other", () => {
    const {paths, components} = openapi();
    for (const [address, {parameters, get}] of Object.entries(paths)) {
      const [[type, {schema = {}, example}]] = Object.entries(get.responses[200].content) as [
        [string, {schema?: Schema; example?: unknown}]
      ];
      const columns = (schema["x-felder"] as {name: string}[] | undefined)?.map((f) => f.name);
      for (const name of expand(address, parameters)) {
        if (type === "text/csv") {
          const header = bytesOf(name).subarray(0, 2000).toString("utf8").split("\n")[0];
          expect(header, name).toBe(columns?.join(","));
        }
        if (!/json$/.test(type)) continue;
        const file = json(name) as {felder?: {name: string}[]; zeilen?: unknown[]};
        if (file.felder) {
          const places = schema.properties?.["zeilen"]?.items?.prefixItems?.map((item) => item.title);
          expect(places, name).toEqual(file.felder.map((f) => f.name));
        }
        // The first rows tell as much as all of them, which the schema of the CSV file was tried on.
        expect(
          breach({...file, ...(file.zeilen && {zeilen: file.zeilen.slice(0, 100)})}, schema, components.schemas),
          name
        ).toBeNull();
      }
      if (example !== undefined && type !== "text/csv")
        expect(breach(example, schema, components.schemas), address).toBeNull();
    }
  });
});

it("the archive holds the files as they stand beside it", () => {
  const {paket, paket_dieser_ausgabe: diese} = IndexDatei.parse(json("index.json"));
  expect(bytesOf(paket.pfad).equals(bytesOf(diese.pfad))).toBe(true);
  expect([paket.bytes, paket.sha256]).toEqual([bytesOf(paket.pfad).length, sha256Of(bytesOf(paket.pfad))]);
  const parts = Object.entries(unzipSync(new Uint8Array(bytesOf(paket.pfad))));
  const [[first]] = parts as [[string, Uint8Array]];
  const root = `${first.split("/")[0]}/`;
  expect(diese.pfad).toBe(`${root.slice(0, -1)}.zip`);
  const names = parts.map(([name]) => name.replace(root, ""));
  expect(names).toEqual(expect.arrayContaining(filesOf(/\.(csv|parquet|geojson)$/)));
  for (const [name, bytes] of parts) {
    const outside = join(folder, name.replace(root, ""));
    if (existsSync(outside)) expect(Buffer.from(bytes).equals(readFileSync(outside)), name).toBe(true);
  }
  const text = strFromU8(parts.find(([name]) => name.endsWith("LIESMICH.txt"))![1]);
  for (const source of catalogue.lizenzen.filter(({id}) => id !== "ohne-lizenzangabe"))
    expect(text).toContain(source.name);
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
    // Neither invented figures nor an archive that holds some.
    const shown = filesOf(/\.(csv|parquet|geojson)$|^datapackage/).filter((name) => !name.startsWith("beispieldaten_"));
    expect(found.sort()).toEqual(shown);
  });

  it("names the interface and its description", () => {
    const [service] = ofType(dcat("DataService"));
    expect(idsOf(service, dcat("endpointDescription"))).toEqual([`${base}openapi.json`]);
    expect(idsOf(service, dcat("servesDataset"))).toEqual([ofType(dcat("Dataset"))[0]?.["@id"]]);
  });

  it("names licences of the DCAT-AP.de list only, and all of them where rows differ", () => {
    const known = new Set(catalogue.lizenzen.map(dcatLizenz));
    for (const d of ofType(dcat("Distribution"))) {
      const [licence = ""] = idsOf(d, dct("license"));
      const name = idsOf(d, dcat("downloadURL")).join().replace(base, "");
      const table = name.replace(/\.parquet$/, ".csv").replace(/^gebiete-\d+\.geojson$/, "gebiete.csv");
      const own = datapackage.resources.find(({path}) => path === table)?.licenses ?? datapackage.licenses;
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
