import {createHash} from "node:crypto";
import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {parseOeffnung, uhr} from "../../src/lib/leistungen/oeffnung.js";
import {formate} from "../../src/lib/leistungen/vertrag.js";
import {texteHsds} from "../../src/lib/texte/hsds.js";
import {texteLeistungen} from "../../src/lib/texte/leistungen.js";
import {ohneSteuerzeichen} from "../../src/lib/zeichensatz.js";
import type {Catalogue} from "../contract/catalogue.js";
import {groupBy} from "../warehouse/query.js";
import {readLeistungsstand} from "./leistungsstand.js";
import {queryRows} from "./query.js";
import {readVerzeichnis, zusammengefasst} from "./zentren.js";
import type {AngebotRow, Verzeichnis, ZentrumRow} from "./zentren.js";

export interface HsdsDaten extends Verzeichnis {
  /** Whether the records that count are invented. */
  beispiel: boolean;
  /** Day of the newest report of each centre that has one. */
  meldungen: ReadonlyMap<string, string>;
}

const MeldungRow = z.strictObject({zentrum_id: z.string(), stand: z.string()});

const meldungenSql = `
-- As of which day did each centre report?
SELECT zentrum_id, strftime(max(stand), '%Y-%m-%d') AS stand
FROM meldestand WHERE stand IS NOT NULL GROUP BY zentrum_id ORDER BY zentrum_id`;

/** Reads the centres, their offers, the names of areas, and how new the reports are. */
export async function readHsds(warehouse: DuckDBConnection): Promise<HsdsDaten> {
  const meldungen = await queryRows(warehouse, MeldungRow, meldungenSql);
  return {
    ...(await readVerzeichnis(warehouse)),
    beispiel: (await readLeistungsstand(warehouse)).beispiel,
    meldungen: new Map(meldungen.map(({zentrum_id, stand}) => [zentrum_id, stand]))
  };
}

const namensraum = Buffer.from("6f2d3c5e8b7a4c1d9e0f1a2b3c4d5e6f", "hex");

/** The UUID of *name*, always the same (version 5 of RFC 9562, in a name space of our own). */
export function uuidOf(...name: string[]): string {
  const hash = createHash("sha1").update(namensraum).update(name.join("/")).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

type Json = Record<string, unknown>;

/** *object* without keys that hold nothing: HSDS has no null, an unknown value has no key. */
const known = (object: Json): Json =>
  Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)
    )
  );

const marke = texteLeistungen.beispiel.marke;
const named = (name: string, beispiel: boolean): string => (beispiel ? `${name} (${marke})` : name);
const described = (text: string, beispiel: boolean): string =>
  beispiel && !text.includes(marke) ? `${marke}, erfunden. ${text}`.trim() : text;

/** ISO 639-1 codes of languages that records name; another language has its name only. */
const sprachcodes: ReadonlyMap<string, string> = new Map([
  ["Arabisch", "ar"],
  ["Bulgarisch", "bg"],
  ["Dari", "prs"],
  ["Englisch", "en"],
  ["Farsi", "fa"],
  ["Französisch", "fr"],
  ["Kurdisch", "ku"],
  ["Polnisch", "pl"],
  ["Rumänisch", "ro"],
  ["Russisch", "ru"],
  ["Spanisch", "es"],
  ["Türkisch", "tr"],
  ["Ukrainisch", "uk"],
  ["Vietnamesisch", "vi"]
]);

const wochentage = {Mo: "MO", Di: "TU", Mi: "WE", Do: "TH", Fr: "FR", Sa: "SA", So: "SU"} as const;

/**
 * A weekly schedule as HSDS has it: one entry for all days with the same hours. Times are local, since the offset to UTC changes
 * twice a year. A text that is no schedule stays a description.
 */
function schedulesOf(
  text: string | null,
  key: readonly string[],
  link: Json,
  gueltig: [string | null, string | null]
): Json[] {
  if (text === null) return [];
  const offen = parseOeffnung(text);
  const gemeinsam = {...link, valid_from: gueltig[0], valid_to: gueltig[1], description: text};
  if (typeof offen === "string") return [known({id: uuidOf("schedule", ...key), ...gemeinsam})];
  const zeiten = groupBy(offen, ({von, bis}) => `${uhr(von)}–${uhr(bis)}`);
  return [...zeiten].map(([zeit, tage]) =>
    known({
      id: uuidOf("schedule", ...key, zeit),
      ...gemeinsam,
      freq: "WEEKLY",
      interval: 1,
      wkst: "MO",
      byday: tage.map(({tag}) => wochentage[tag]).join(","),
      opens_at: uhr(tage[0]!.von),
      closes_at: uhr(tage[0]!.bis),
      notes: "Ortszeit Berlin"
    })
  );
}

/** Where an entry comes from. HSDS keeps a record of changes; the one we know of is that it was taken over. */
const metadataOf = (
  key: readonly string[],
  ressource: string,
  id: string,
  stand: string,
  quelle: string,
  angabe: string
): Json[] => [
  {
    id: uuidOf("metadata", ...key),
    resource_id: id,
    resource_type: ressource,
    last_action_date: stand,
    last_action_type: "import",
    field_name: "angabe",
    previous_value: "",
    replacement_value: angabe,
    updated_by: quelle
  }
];

function locationOf(zentrum: ZentrumRow): Json {
  const {zentrum_id, beispiel, strasse, plz, barrierefrei} = zentrum;
  const id = uuidOf("location", zentrum_id);
  // An address needs street, house number and postcode; what is known of an incomplete one stands in the description.
  const vollstaendig = plz !== "" && /\d/.test(strasse);
  const ort =
    vollstaendig || strasse === "" ? "" : `Anschrift unvollständig: ${[strasse, plz].filter(Boolean).join(", ")}.`;
  return known({
    id,
    location_type: "physical",
    name: named(zentrum.name, beispiel),
    description: described([ort, zentrum.anmerkung].filter(Boolean).join(" "), beispiel),
    latitude: zentrum.lat,
    longitude: zentrum.lon,
    external_identifier: zentrum_id,
    external_identifier_type: "Kennung im Verzeichnis der Zentren",
    addresses: vollstaendig
      ? [
          {
            id: uuidOf("address", zentrum_id),
            location_id: id,
            address_1: strasse,
            city: "Berlin",
            region: "Marzahn-Hellersdorf",
            state_province: "Berlin",
            postal_code: plz,
            country: "DE",
            address_type: "physical"
          }
        ]
      : [],
    accessibility:
      barrierefrei === null
        ? []
        : [
            {
              id: uuidOf("accessibility", zentrum_id),
              location_id: id,
              description: texteHsds.zugang[barrierefrei]
            }
          ],
    schedules: schedulesOf(zentrum.oeffnungszeiten, ["zentrum", zentrum_id], {location_id: id}, [
      zentrum.offen_seit,
      zentrum.offen_bis
    ]),
    metadata: metadataOf(["location", zentrum_id], "location", id, zentrum.stand, zentrum.quelle, zentrum.angabe)
  });
}

/** The operator; a centre whose operator is not known stands for itself. */
const traegerOf = ({traeger, name}: ZentrumRow): string => traeger || name;
const organizationId = (zentrum: ZentrumRow): string =>
  uuidOf("organization", zentrum.beispiel ? marke : "", traegerOf(zentrum));

function organizationOf(zentren: readonly ZentrumRow[]): Json {
  const [erstes] = zentren as [ZentrumRow];
  return {
    id: organizationId(erstes),
    name: named(traegerOf(erstes), erstes.beispiel),
    description: described(`Träger von: ${zentren.map(({name}) => name).join(", ")}.`, erstes.beispiel)
  };
}

/** A vocabulary of the catalogue with what each of its terms means. */
interface Vokabular {
  id: string;
  titel: string;
  beschreibung: string;
  begriffe: readonly {id: string; titel: string; beschreibung: string}[];
}

function vokabulareOf(catalogue: Catalogue): Record<"leistungsbereich" | "zielgruppe" | "format", Vokabular> {
  return {
    leistungsbereich: {
      id: "leistungsbereich",
      titel: "Leistungsbereiche",
      beschreibung: "Bereiche nach Abschnitt 4 des Rahmenkonzepts Soziale Stadtteilzentren 2017.",
      begriffe: catalogue.leistungsbereiche
    },
    zielgruppe: {
      id: "zielgruppe",
      titel: "Zielgruppen",
      beschreibung: "Gruppen, an die sich Angebote der Stadtteilzentren richten.",
      begriffe: catalogue.zielgruppen
    },
    format: {
      id: "format",
      titel: "Formate",
      beschreibung: "Form eines Angebots.",
      begriffe: formate.map(({id, titel}) => ({id, titel, beschreibung: titel}))
    }
  };
}

const taxonomyOf = ({id, titel, beschreibung}: Vokabular): Json => ({
  id: uuidOf("taxonomy", id),
  name: titel,
  description: beschreibung
});

function termOf(vokabular: Vokabular, {id, titel, beschreibung}: Vokabular["begriffe"][number]): Json {
  return {
    id: uuidOf("taxonomy_term", vokabular.id, id),
    code: id,
    name: titel,
    description: beschreibung,
    taxonomy: vokabular.titel,
    taxonomy_id: uuidOf("taxonomy", vokabular.id),
    language: "de"
  };
}

/** An offer is active if it runs and its house is open on *tag*, the day of the newest report. */
function istAktiv({gueltig_von, gueltig_bis}: AngebotRow, {offen_bis}: ZentrumRow, tag: string): boolean {
  return gueltig_von <= tag && (gueltig_bis === null || gueltig_bis >= tag) && (offen_bis === null || offen_bis >= tag);
}

function serviceOf(
  angebot: AngebotRow,
  zentrum: ZentrumRow,
  {gebiete, meldungen}: HsdsDaten,
  vokabulare: ReturnType<typeof vokabulareOf>,
  tag: string,
  organization: Json
): Json {
  const {zentrum_id, angebot_id, plaetze, zielgruppen} = angebot;
  const stand = meldungen.get(zentrum_id) ?? null;
  const key = [zentrum_id, angebot_id];
  const id = uuidOf("service", ...key);
  const attribute = (name: keyof typeof vokabulare, begriff: string, art: string): Json => {
    const vokabular = vokabulare[name];
    const eintrag = vokabular.begriffe.find((b) => b.id === begriff);
    if (!eintrag) throw new Error(`${name}: ${begriff} of an offer is not in the catalogue`);
    const term = termOf(vokabular, eintrag);
    return {
      id: uuidOf("attribute", ...key, name, begriff),
      link_id: id,
      link_entity: "service",
      link_type: art,
      taxonomy_term_id: term["id"],
      taxonomy_term: term
    };
  };
  const titelOf = (name: keyof typeof vokabulare, begriff: string): string =>
    vokabulare[name].begriffe.find((b) => b.id === begriff)?.titel ?? begriff;
  const text = [
    `${titelOf("format", angebot.format)}, ${titelOf("leistungsbereich", angebot.leistungsbereich)}.`,
    plaetze === null ? "" : `Plätze: ${plaetze}.`,
    angebot.barrierefrei === null ? "" : texteHsds.teilnahme[angebot.barrierefrei]
  ];
  const location = locationOf(zentrum);
  const ids = angebot.einsatzgebiet ?? zentrum.einsatzgebiet;
  return known({
    id,
    organization_id: organization["id"],
    name: named(angebot.titel, zentrum.beispiel),
    description: described(text.filter(Boolean).join(" "), zentrum.beispiel),
    status: istAktiv(angebot, zentrum, tag) ? "active" : "inactive",
    eligibility_description: zielgruppen.map((gruppe) => titelOf("zielgruppe", gruppe)).join("; "),
    assured_date: stand,
    schedules: schedulesOf(angebot.wochenplan, ["angebot", ...key], {service_id: id}, [
      angebot.gueltig_von,
      angebot.gueltig_bis
    ]),
    service_areas: zusammengefasst(gebiete, ids).map(({gebiet_id, name}) => ({
      id: uuidOf("service_area", ...key, gebiet_id),
      service_id: id,
      name,
      description: `${gebiet_id.length === 6 ? "Bezirksregion" : "Planungsraum"} ${gebiet_id} (LOR 2021)`
    })),
    service_at_locations: [
      {
        id: uuidOf("service_at_location", ...key),
        service_id: id,
        location_id: location["id"],
        location
      }
    ],
    languages: (angebot.sprachen ?? "")
      .split(/[,;]/)
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => known({id: uuidOf("language", ...key, name), service_id: id, name, code: sprachcodes.get(name)})),
    organization,
    attributes: [
      attribute("leistungsbereich", angebot.leistungsbereich, "service_type"),
      attribute("format", angebot.format, "format"),
      ...zielgruppen.map((gruppe) => attribute("zielgruppe", gruppe, "intended_audience"))
    ],
    metadata: metadataOf(
      ["service", ...key],
      "service",
      id,
      stand ?? zentrum.stand,
      zentrum.beispiel ? marke : "Meldung des Zentrums",
      "gemeldet"
    )
  });
}

/**
 * Centres and offers as one JSON document with the objects of the Human Services Data Specification 3 (Open Referral): operators
 * with their locations, offers with place, times, languages, areas and terms. Identifiers stay the same as long as the ids of
 * centres and offers do. What is not known has no key; an incomplete address stands in the description of its location.
 */
export function hsdsText(daten: HsdsDaten, catalogue: Catalogue): string {
  const {zentren, angebote, beispiel, meldungen} = daten;
  const vokabulare = vokabulareOf(catalogue);
  const newest = (days: readonly string[]): string | undefined => days.toSorted().at(-1);
  const tag = newest([...meldungen.values()]) ?? newest(zentren.map((z) => z.stand)) ?? "";
  const traeger = groupBy(zentren, organizationId);
  const zentrumOf = (id: string): ZentrumRow => {
    const zentrum = zentren.find((z) => z.zentrum_id === id);
    if (!zentrum) throw new Error(`zentrum_id: ${id} of an offer is not among the centres`);
    return zentrum;
  };
  const document = {
    version: "3.0",
    title: named("Stadtteilzentren in Marzahn-Hellersdorf und ihre Angebote", beispiel),
    description: [
      beispiel ? texteLeistungen.beispiel.text : "",
      "Eine Angabe mit „zu_bestaetigen“ ist nicht belegt.",
      "Koordinaten aus OpenStreetMap: © OpenStreetMap-Mitwirkende (ODbL 1.0)."
    ]
      .filter(Boolean)
      .join(" "),
    date: tag,
    organizations: [...traeger.values()].map((eigene) => ({
      ...organizationOf(eigene),
      locations: eigene.map(locationOf)
    })),
    services: angebote.map((angebot) => {
      const zentrum = zentrumOf(angebot.zentrum_id);
      const organization = organizationOf(traeger.get(organizationId(zentrum))!);
      return serviceOf(angebot, zentrum, daten, vokabulare, tag, organization);
    }),
    taxonomies: Object.values(vokabulare).map(taxonomyOf),
    taxonomy_terms: Object.values(vokabulare).flatMap((v) => v.begriffe.map((begriff) => termOf(v, begriff)))
  };
  return `${JSON.stringify(document, (_, part: unknown) => (typeof part === "string" ? ohneSteuerzeichen(part) : part), 2)}\n`;
}
