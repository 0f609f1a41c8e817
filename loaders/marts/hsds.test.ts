import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../contract/readCatalogue.js";
import {hsdsText, readHsds, uuidOf} from "./hsds.js";
import type {HsdsDaten} from "./hsds.js";

type Json = Record<string, unknown>;

/**
 * Required keys, keys with fixed values and known keys of the objects we write, from the JSON schemas of the specification
 * (openreferral/specification, folder schema, 3.0 to 3.2).
 */
const objekte: Record<string, {required: string[]; known: string[]; enums?: Record<string, string[]>}> = {
  service: {
    required: ["id", "name", "status"],
    known: [
      ...["organization_id", "description", "eligibility_description", "assured_date", "schedules", "service_areas"],
      ...["service_at_locations", "languages", "organization", "attributes", "metadata"]
    ],
    enums: {status: ["active", "inactive", "defunct", "temporarily closed"]}
  },
  organization: {required: ["id", "name", "description"], known: ["locations"]},
  location: {
    required: ["id", "location_type"],
    known: [
      ...["name", "description", "latitude", "longitude", "external_identifier", "external_identifier_type"],
      ...["addresses", "accessibility", "schedules", "metadata"]
    ],
    enums: {location_type: ["physical", "postal", "virtual"]}
  },
  address: {
    required: ["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
    known: ["location_id", "region"],
    enums: {address_type: ["physical", "postal", "virtual"]}
  },
  service_at_location: {required: ["id"], known: ["service_id", "location_id", "location"]},
  schedule: {
    required: ["id"],
    known: [
      ...["service_id", "location_id", "valid_from", "valid_to", "description", "freq", "interval", "wkst", "byday"],
      ...["opens_at", "closes_at", "notes"]
    ],
    enums: {freq: ["WEEKLY", "MONTHLY"], wkst: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]}
  },
  service_area: {required: ["id"], known: ["service_id", "name", "description"]},
  language: {required: ["id"], known: ["service_id", "name", "code"]},
  accessibility: {required: ["id"], known: ["location_id", "description"]},
  attribute: {
    required: ["id"],
    known: ["link_id", "link_entity", "link_type", "taxonomy_term_id", "taxonomy_term"]
  },
  taxonomy_term: {required: ["id", "name", "description"], known: ["code", "taxonomy", "taxonomy_id", "language"]},
  taxonomy: {required: ["id", "name", "description"], known: []},
  metadata: {
    required: [
      ...["id", "last_action_date", "last_action_type", "field_name", "previous_value", "replacement_value"],
      "updated_by"
    ],
    known: ["resource_id", "resource_type"]
  }
};

/** What an object is, by the key it stands under. */
const artOf: Record<string, string> = {
  services: "service",
  organizations: "organization",
  organization: "organization",
  locations: "location",
  location: "location",
  addresses: "address",
  accessibility: "accessibility",
  schedules: "schedule",
  service_areas: "service_area",
  service_at_locations: "service_at_location",
  languages: "language",
  attributes: "attribute",
  taxonomy_term: "taxonomy_term",
  taxonomy_terms: "taxonomy_term",
  taxonomies: "taxonomy",
  metadata: "metadata"
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Faults of *value* against the specification, each with its path. */
function faultsOf(value: unknown, art: string, pfad: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => faultsOf(item, art, `${pfad}[${i}]`));
  const object = value as Json;
  const {required, known, enums = {}} = objekte[art]!;
  return [
    ...required.filter((key) => object[key] === undefined).map((key) => `${pfad}.${key} is missing`),
    ...Object.keys(object)
      .filter((key) => !required.includes(key) && !known.includes(key))
      .map((key) => `${pfad}.${key} is unknown`),
    ...Object.entries(enums)
      .filter(([key, werte]) => object[key] !== undefined && !werte.includes(String(object[key])))
      .map(([key]) => `${pfad}.${key} is ${String(object[key])}`),
    ...Object.entries(object)
      .filter(([key, id]) => (key === "id" || key.endsWith("_id")) && !uuid.test(String(id)))
      .map(([key]) => `${pfad}.${key} is no UUID`),
    ...Object.entries(object)
      .filter(([, part]) => part === null)
      .map(([key]) => `${pfad}.${key} is null`),
    ...Object.entries(object).flatMap(([key, part]) => (artOf[key] ? faultsOf(part, artOf[key], `${pfad}.${key}`) : []))
  ];
}

interface Dokument extends Json {
  organizations: (Json & {locations: Json[]})[];
  services: (Json & {schedules?: Json[]; service_areas: Json[]; languages?: Json[]; attributes: Json[]})[];
}

const parts = ["organizations", "services", "taxonomies", "taxonomy_terms"] as const;
const catalogue = readCatalogue("data/catalogue");

const zentrum = `INSERT INTO zentren (zentrum_id, beispiel, name, traeger, strasse, plz, lat, lon, gebiet_id, bezirksregionen,
  einsatzgebiet, barrierefrei, oeffnungszeiten, angabe, quelle, stand, anmerkung) VALUES`;

async function warehouseWith(rows: readonly string[]): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`INSERT INTO gebiete VALUES
    ('2021', '104008', 'bzr', 'Kaulsdorf', '1040', 1), ('2021', '10400835', 'plr', 'Kaulsdorf Nord', '104008', 1),
    ('2021', '10400836', 'plr', 'Alt-Kaulsdorf', '104008', 1), ('2021', '104009', 'bzr', 'Mahlsdorf', '1040', 1),
    ('2021', '10400940', 'plr', 'Elsensee', '104009', 1), ('2021', '10400941', 'plr', 'Pilgramer Straße', '104009', 1)`);
  for (const row of rows) await connection.run(row);
  return connection;
}

describe("the export of centres and offers", () => {
  let daten: HsdsDaten;
  let text: string;
  let dokument: Dokument;

  beforeAll(async () => {
    const warehouse = await warehouseWith([
      `${zentrum} ('kaulsdorf', false, 'Stadtteilzentrum Kaulsdorf', 'Träger e. V.', 'Dorfplatz 1', '12621', NULL, NULL, NULL,
        ['104008'], ['10400835', '10400836'], NULL, NULL, 'zu_bestaetigen', 'Presse', '2024-08-19', 'Die PLZ ist offen.')`,
      `${zentrum} ('kastanie', false, 'Haus Kastanie', 'Träger e. V.', 'Kastanienallee', '', NULL, NULL, NULL,
        ['104009'], ['10400940'], NULL, NULL, 'zu_bestaetigen', 'Presse', '2024-08-19', '')`,
      `${zentrum} ('beispiel-a', true, 'Beispielzentrum A', 'Beispielträger A', 'Beispielstraße 1', '12621', 52.5, 13.6,
        '10400940', ['104008'], ['10400835', '10400836', '10400940'], 'ja', 'Mo 09:00–12:00; Mi 09:00–12:00, 14:00–18:00',
        'gemeldet', 'Beispieldaten', '2026-01-31', '')`,
      `INSERT INTO angebote VALUES
        ('beispiel-a', 'sprachcafe', 'Sprachcafé', 'generationen_kultur_freizeit', ['migrantinnen_migranten', 'gefluechtete'],
          'offen', 20, 'Russisch, Arabisch, constructor', 'ja', 'Di 15:00–17:00; Do 15:00–17:00', NULL, '2024-01-01', NULL),
        ('beispiel-a', 'chor', 'Chor', 'generationen_kultur_freizeit', ['alle'],
          'gruppe', NULL, NULL, NULL, NULL, ['10400941'], '2023-01-01', '2024-06-30')`,
      `INSERT INTO meldestand VALUES ('beispiel-a', '2025-12', true, '2026-01-31', 'a.csv')`
    ]);
    daten = await readHsds(warehouse);
    text = hsdsText(daten, catalogue);
    dokument = JSON.parse(text) as Dokument;
    warehouse.closeSync();
  });

  const serviceOf = (name: string): Dokument["services"][number] =>
    dokument.services.find((service) => String(service["name"]).startsWith(name))!;

  it("has the required keys, fixed values and no others than the specification knows", () => {
    expect(parts.flatMap((part) => faultsOf(dokument[part], artOf[part]!, part))).toEqual([]);
  });

  it("lists both real centres of an operator with source and date, without an offer", () => {
    const traeger = dokument.organizations.find(({name}) => name === "Träger e. V.")!;
    expect(traeger.locations.map(({name}) => name)).toEqual(["Haus Kastanie", "Stadtteilzentrum Kaulsdorf"]);
    expect(traeger.locations[1]!["metadata"]).toMatchObject([
      {last_action_date: "2024-08-19", updated_by: "Presse", replacement_value: "zu_bestaetigen"}
    ]);
    expect(dokument.services.every(({organization_id}) => organization_id !== traeger["id"])).toBe(true);
  });

  it("gives an address only if it is whole, and says what is known of another", () => {
    const [kastanie, kaulsdorf] = dokument.organizations.find(({name}) => name === "Träger e. V.")!.locations;
    expect(kaulsdorf!["addresses"]).toMatchObject([{address_1: "Dorfplatz 1", postal_code: "12621", country: "DE"}]);
    expect(kastanie!["addresses"]).toBeUndefined();
    expect(kastanie!["description"]).toBe("Anschrift unvollständig: Kastanienallee.");
    expect(kastanie).not.toHaveProperty("latitude");
  });

  it("marks everything invented in name and description, and the document as well", () => {
    const erfunden = [
      ...dokument.services,
      ...dokument.organizations.filter(({name}) => String(name).startsWith("Beispielträger")),
      dokument
    ];
    for (const object of erfunden) {
      expect(String(object["name"] ?? object["title"])).toContain("Beispieldaten");
      expect(String(object["description"])).toMatch(/Beispieldaten|erfunden/);
    }
    expect(JSON.stringify(dokument.organizations.find(({name}) => name === "Träger e. V."))).not.toContain("Beispiel");
  });

  it("writes a weekly schedule as a rule for the days with the same hours", () => {
    expect(serviceOf("Sprachcafé").schedules).toMatchObject([
      {freq: "WEEKLY", byday: "TU,TH", opens_at: "15:00", closes_at: "17:00", valid_from: "2024-01-01"}
    ]);
    const haus = dokument.organizations.find(({name}) => String(name).startsWith("Beispielträger"))!.locations[0]!;
    expect(haus["schedules"]).toMatchObject([
      {byday: "MO,WE", opens_at: "09:00", closes_at: "12:00"},
      {byday: "WE", opens_at: "14:00", closes_at: "18:00"}
    ]);
  });

  it("names a Bezirksregion where all its Planungsräume are served, else the Planungsräume", () => {
    expect(serviceOf("Sprachcafé").service_areas.map(({name}) => name)).toEqual(["Kaulsdorf", "Elsensee"]);
    expect(serviceOf("Chor").service_areas.map(({name}) => name)).toEqual(["Pilgramer Straße"]);
  });

  it("names languages with their codes, and groups and Leistungsbereich as terms", () => {
    expect(serviceOf("Sprachcafé").languages).toMatchObject([
      {name: "Russisch", code: "ru"},
      {name: "Arabisch", code: "ar"},
      {name: "constructor"}
    ]);
    // A word of a file is no key of our tables.
    expect(serviceOf("Sprachcafé").languages![2]).not.toHaveProperty("code");
    const begriffe = serviceOf("Sprachcafé").attributes.map(({taxonomy_term}) => (taxonomy_term as Json)["code"]);
    expect(begriffe).toEqual(["generationen_kultur_freizeit", "offen", "migrantinnen_migranten", "gefluechtete"]);
  });

  it("says of a house how to get in, and of an offer only who can take part", () => {
    const haus = dokument.organizations.find(({name}) => String(name).startsWith("Beispielträger"))!.locations[0]!;
    expect(haus["accessibility"]).toMatchObject([{description: "Zugang ohne Stufen, mit barrierefreier Toilette."}]);
    expect(serviceOf("Sprachcafé")["description"]).toContain("Menschen mit Behinderung können teilnehmen.");
    expect(serviceOf("Sprachcafé")["description"]).not.toContain("Toilette");
  });

  it("calls an offer inactive once it has ended", () => {
    expect([serviceOf("Sprachcafé")["status"], serviceOf("Chor")["status"]]).toEqual(["active", "inactive"]);
  });

  it("keeps identifiers that are unique, and the same every time", () => {
    expect(hsdsText(daten, catalogue)).toBe(text);
    const ids = [
      ...dokument.services.flatMap((s) => [s, ...(s.schedules ?? []), ...s.service_areas, ...s.attributes]),
      ...dokument.organizations.flatMap((o) => [o, ...o.locations])
    ].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("refuses an offer whose group the catalogue does not know", () => {
    const fremd = daten.angebote.map((angebot) => ({...angebot, zielgruppen: ["marsmenschen"]}));
    expect(() => hsdsText({...daten, angebote: fremd}, catalogue)).toThrow("marsmenschen");
  });
});

it("writes a document without marks where there are real centres only", async () => {
  const warehouse = await warehouseWith([
    `${zentrum} ('kaulsdorf', false, 'Stadtteilzentrum Kaulsdorf', '', '', '', NULL, NULL, NULL, ['104008'], ['10400835'],
      NULL, NULL, 'zu_bestaetigen', 'Presse', '2024-08-19', '')`
  ]);
  const text = hsdsText(await readHsds(warehouse), catalogue);
  const dokument = JSON.parse(text) as Dokument;
  expect(text).not.toContain("Beispieldaten");
  expect(dokument.services).toEqual([]);
  expect(dokument.organizations).toMatchObject([{name: "Stadtteilzentrum Kaulsdorf"}]);
  warehouse.closeSync();
});

it("makes a UUID of version 5 of a name", () => {
  expect(uuidOf("a", "b")).toMatch(uuid);
  expect(uuidOf("a", "b")).toBe(uuidOf("a", "b"));
  expect(uuidOf("a", "b")).not.toBe(uuidOf("a", "c"));
});
