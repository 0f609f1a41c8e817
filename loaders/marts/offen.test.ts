import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {alleDateien, catalogue, daten, einwohner, kita, niemand, zeile} from "./offen.fixture.js";
import {readOffeneDaten} from "./offen.js";
import type {OffeneDatenInput} from "./offen.js";
import {dcatLizenz} from "./offeneLizenzen.js";
import type {OffeneDaten} from "./offenTabellen.js";

const texteOf = async (input: Partial<OffeneDatenInput>): Promise<Map<string, string>> =>
  new Map(
    (await alleDateien(input)).flatMap(({pfad, inhalt}) =>
      typeof inhalt === "string" ? [[pfad, inhalt] as const] : []
    )
  );
const files = (change: Partial<OffeneDaten> = {}, herausgeber: object = {}): Promise<Map<string, string>> =>
  texteOf({daten: {...daten, ...change}, herausgeber: {...niemand, ...herausgeber}});
const linesOf = async (name: string, map = files()): Promise<string[]> =>
  ((await map).get(name) ?? "").trimEnd().split("\n");

interface Distribution {
  "@id": string;
  "dct:license": {"@id": string};
  "dct:rights"?: {"skos:prefLabel": {"@value": string}};
}
const datasetOf = (map: Map<string, string>) =>
  (JSON.parse(map.get("dcat.jsonld") ?? "") as {"dcat:dataset": Record<string, unknown>})["dcat:dataset"];
const licenceOf = (name: string, map: Map<string, string>): Distribution | undefined =>
  (datasetOf(map)["dcat:distribution"] as Distribution[]).find((d) => d["@id"] === `#${name}`);

describe("the CSV files", () => {
  it("say every value with six decimals at most, its reason where there is none, and all its licences", async () => {
    expect((await linesOf("beobachtungen.csv")).slice(1)).toEqual([
      "10,Marzahn-Hellersdorf,bezirk,2021,einwohner,Einwohnerinnen und Einwohner,2025-12-31,insgesamt,insgesamt,296687,Personen,296687,,,,wert,false,false,ewr,by3,,,false,false,,,,2026-07-01,1.2.3",
      '10,Marzahn-Hellersdorf,bezirk,2021,plaetze_je_100,"Plätze, ""je 100""",2025-12-31,insgesamt,insgesamt,33.333333,Personen,1,3,,,wert,false,true,kita,by4 odbl by3,,,false,false,,,,2026-07-01,1.2.3',
      '10,Marzahn-Hellersdorf,bezirk,2021,plaetze_je_100,"Plätze, ""je 100""",2024,insgesamt,insgesamt,,Personen,,,,,fehlt,false,false,kita,by4 odbl by3,,,false,false,,,,2026-07-01,1.2.3',
      '10,Marzahn-Hellersdorf,bezirk,2021,plaetze_je_100,"Plätze, ""je 100""",2023,insgesamt,insgesamt,0,Personen,296687,,,,wert,false,false,kita,by4 odbl by3,,,false,false,,,,2026-07-01,1.2.3'
    ]);
  });

  it("say the interval, what it is compared with, and the licences of a count that only stands behind it", async () => {
    const armut = {...einwohner, id: "armut", ki_nenner: {quelle: "kita", merkmale: ["plaetze"]}};
    const ki = {ki_unten: 18.123456789, ki_oben: 42.5, ki_nenner: 40, wenige: true, rest_bezirk: 12};
    const verglichen = {vergleich_bezirk: "zu_wenige_faelle", vergleich_berlin: null} as const;
    const row = {...zeile, indikator_id: "armut", wert: 30, zaehler: null};
    const lines = await linesOf(
      "beobachtungen.csv",
      texteOf({
        daten: {
          ...daten,
          beobachtungen: [
            {...row, ...ki, ...verglichen},
            {...row, zeitraum: "2024"}
          ]
        },
        catalogue: {...catalogue, indicators: [...catalogue.indicators, armut]}
      })
    );
    expect(lines[0]).toMatch(
      /,ki_unten_95,ki_oben_95,.*,ki_nenner,ki_angenaehert,wenige_faelle,wert_uebriger_bezirk,vergleich_bezirk,vergleich_berlin,datenstand,version$/
    );
    expect(lines[1]).toContain(",18.123457,42.5,wert,");
    expect(lines[1]).toMatch(/,by3 by4 odbl,,40,true,true,12,zu_wenige_faelle,,2026-07-01,1\.2\.3$/);
    expect(lines[2], "without an interval no other source").toMatch(
      /,,,wert,false,false,ewr,by3,,,false,false,,,,2026-07-01,1\.2\.3$/
    );
  });

  it("list the indicators and sources that occur, no others", async () => {
    expect((await linesOf("indikatoren.csv")).map((line) => line.split(",")[0])).toEqual([
      "id",
      "einwohner",
      "plaetze_je_100"
    ]);
    expect((await linesOf("quellen.csv")).map((line) => line.split(",")[0])).toEqual(["id", "lor", "ewr", "kita"]);
  });

  it("have facilities only where there are any, unknown places as an empty cell", async () => {
    expect((await files()).has("einrichtungen.csv")).toBe(false);
    expect(await linesOf("einrichtungen.csv", files({einrichtungen: [kita]}))).toEqual([
      "quelle,art,id,name,unterart,strasse,plz,traeger,plaetze,lat,lon,lor_stand,gebiet_id,stand,lizenz",
      "kita,kita,10010010,Kita,,Musterweg 1,,,,52.5,13.6,2021,10100101,2026-07,by4 odbl"
    ]);
  });

  it("refuse a text that a spreadsheet would run, and ids the catalogue lacks", async () => {
    await expect(files({einrichtungen: [{...kita, name: "=1+1"}]})).rejects.toThrow(/einrichtungen, name: "=1\+1"/);
    await expect(files({beobachtungen: [{...zeile, quelle: "xyz"}]})).rejects.toThrow(
      "quelle: xyz is not in the catalogue"
    );
    await expect(files({beobachtungen: [{...zeile, indikator_id: "xyz"}]})).rejects.toThrow("indikator_id: xyz");
  });

  it("are the same for the same input", async () => {
    expect(await alleDateien()).toEqual(await alleDateien());
  });
});

describe("the descriptions", () => {
  it("date themselves by the newest delivery, not by a clock", async () => {
    const datapackage = JSON.parse((await files()).get("datapackage.json") ?? "") as Record<string, unknown>;
    expect(datapackage).toMatchObject({version: "1.2.3", created: "2026-07-01T00:00:00Z"});
  });

  it("name one licence where a file has one, and all of them where its rows differ", async () => {
    const map = await files({einrichtungen: [kita, {...kita, quelle: "osm", art: "apotheke", name: ""}]});
    expect(licenceOf("gebiete.csv", map)?.["dct:license"]["@id"]).toBe("http://dcat-ap.de/def/licenses/cc-by-de/3.0");
    const mixed = licenceOf("einrichtungen.csv", map);
    expect(mixed?.["dct:license"]["@id"]).toBe("http://dcat-ap.de/def/licenses/other-open");
    expect(mixed?.["dct:rights"]?.["skos:prefLabel"]["@value"]).toMatch(/cc-by\/4\.0.*odbl/);
  });

  it("name a contact, a data provider and a public address only if they are given", async () => {
    const without = datasetOf(await files());
    expect(without).not.toHaveProperty("dcat:contactPoint");
    expect(without).not.toHaveProperty("dcatde:contributorID");
    expect((await files()).get("dcat.jsonld")).not.toContain("@base");
    const map = await files(
      {},
      {
        name: "Bezirksamt",
        email: "daten@atlas.example",
        webadresse: "https://atlas.example/",
        dcatde_contributor_id: "http://dcat-ap.de/def/contributors/beispiel"
      }
    );
    expect(datasetOf(map)["dcat:contactPoint"]).toMatchObject({
      "vcard:hasEmail": {"@id": "mailto:daten@atlas.example"}
    });
    expect(datasetOf(map)["dcatde:contributorID"]).toEqual({"@id": "http://dcat-ap.de/def/contributors/beispiel"});
    expect(map.get("dcat.jsonld")).toContain('"@base": "https://atlas.example/daten/v1/"');
    expect(JSON.parse(map.get("datapackage.json") ?? "")).toMatchObject({
      homepage: "https://atlas.example/",
      contributors: [{title: "Bezirksamt", roles: ["publisher"], email: "daten@atlas.example"}, {}, {}]
    });
  });

  it("leave figures without an open licence out and name their source", async () => {
    const closed = {
      id: "keine",
      name: "keine Lizenz angegeben",
      url: "https://www.gesetze-im-internet.de/urhg/__51.html"
    };
    expect(dcatLizenz(closed)).toBeNull();
    const map = await texteOf({
      daten: {...daten, einrichtungen: [kita]},
      catalogue: {
        ...catalogue,
        lizenzen: [...catalogue.lizenzen, closed],
        sources: catalogue.sources.map((s) => (s.id === "kita" ? {...s, kurztitel: "Kitas", lizenz: "keine"} : s))
      }
    });
    expect(await linesOf("beobachtungen.csv", Promise.resolve(map))).toHaveLength(2);
    expect(await linesOf("indikatoren.csv", Promise.resolve(map))).toHaveLength(2);
    expect(map.has("einrichtungen.csv")).toBe(false);
    expect(map.get("quellen.csv")).not.toContain("kita");
    for (const name of ["datapackage.json", "dcat.jsonld"])
      expect(map.get(name)).toContain("Nicht enthalten, weil die Quelle keine offene Lizenz nennt: Kitas.");
  });
});

it("reads the Bezirk's values, by age only as counted, and its facilities if there are any", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`INSERT INTO gebiete VALUES ('2021', '10', 'bezirk', 'Marzahn-Hellersdorf', '00', 6182),
    ('2021', '11', 'bezirk', 'Lichtenberg', '00', 5212)`);
  const insert = (gebiet: string, alter: string, umgerechnet: boolean): Promise<unknown> =>
    connection.run(
      `INSERT INTO beobachtungen BY NAME SELECT 'einwohner' AS indikator_id, '2021' AS lor_stand, '${gebiet}' AS gebiet_id,
        '2025-12-31' AS zeitraum, 'insgesamt' AS geschlecht, '${alter}' AS altersgruppe, 5 AS zaehler, 5 AS wert, 'wert' AS status,
        'ewr' AS quelle, '2025-12' AS release, ${umgerechnet} AS umgerechnet, false AS bruch, '' AS anmerkung`
    );
  await insert("10", "insgesamt", true);
  await insert("10", "00_01", true);
  await insert("10", "01_02", false);
  await insert("11", "insgesamt", false);
  const without = await readOffeneDaten(connection);
  expect(without.beobachtungen.map((r) => [r.gebiet_id, r.altersgruppe])).toEqual([
    ["10", "01_02"],
    ["10", "insgesamt"]
  ]);
  expect(without.einrichtungen).toEqual([]);
  const facility = (release: string, id: string, gebiet: string): Promise<unknown> =>
    connection.run(
      `INSERT INTO einrichtungen BY NAME SELECT 'kita' AS quelle, '${release}' AS release, 'kita' AS art, '${id}' AS id,
        'Kita' AS name, '' AS unterart, '' AS strasse, '' AS plz, '' AS traeger, NULL AS plaetze, 52.5 AS lat, 13.6 AS lon,
        '${gebiet}' AS gebiet_id`
    );
  await facility("2026-07", "1", "10100101");
  await facility("2026-07", "2", "11100101");
  expect((await readOffeneDaten(connection)).einrichtungen).toMatchObject([
    {id: "1", plaetze: null, lat: 52.5, stand: "2026-07"}
  ]);
  await connection.run("DROP TABLE einrichtungen");
  expect((await readOffeneDaten(connection)).einrichtungen).toEqual([]);
  connection.closeSync();
});
