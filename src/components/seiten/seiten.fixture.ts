import type {Uebersicht, Wert} from "../../../loaders/marts/shapes.js";

type Gebiet = Uebersicht["gebiete"][number];

export function wert(zahl: number | null, status: Wert["status"] = zahl === null ? "fehlt" : "wert"): Wert {
  return {wert: zahl, status, zaehler: null, nenner: null, ki: null, anmerkung: ""};
}

export function gebiet(
  gebiet_id: string,
  name: string,
  ebene: Gebiet["ebene"],
  einwohner: number | null,
  fruehere_namen: string[] = [],
  stichtag = "2025-12-31"
): Gebiet {
  return {
    gebiet_id,
    name,
    ebene,
    parent_id: gebiet_id.slice(0, -2) || null,
    parent_name: "Elterngebiet",
    einwohner: wert(einwohner),
    stichtag,
    fruehere_namen
  };
}

/** A few areas of both kinds of trouble: umlauts, equal names, former names, a missing count. */
export const gebiete: Gebiet[] = [
  gebiet("10200417", "Zossener Straße", "plr", 8039, ["Alte Hellersdorfer Straße"]),
  gebiet("103007", "Biesdorf", "bzr", 30891),
  gebiet("1030", "Biesdorf", "pgr", 30891),
  gebiet("10100315", "Bärenstein", "plr", 8408),
  gebiet("10200423", "Böhlener Straße", "plr", 6284),
  gebiet("10200524", "Adele-Sandrock-Straße", "plr", 12037, [], "2024-12-31"),
  gebiet("10", "Marzahn-Hellersdorf", "bezirk", 296687),
  gebiet("10200526", "Boulevard Kastanienallee", "plr", null)
];

const kopf = {
  id: "mss_kinderarmut",
  titel: "Kinderarmut",
  kurztitel: "Kinderarmut",
  einheit: "Prozent",
  einheit_kurz: "%",
  nachkommastellen: 1,
  problemfeld: "armut",
  ebenen_vergleichbar: true,
  polaritaet: "belastung" as const,
  klassen: null,
  veraenderung: false,
  quelle_kurz: "Monitoring",
  quellenvermerk: "Quelle: Senatsverwaltung, Monitoring, dl-de/zero-2-0",
  turnus_monate: 24
};

export const kennzahl: Uebersicht["bezirk"][number] = {
  indikator: kopf,
  zeitraum: "2020-12-31",
  quellenvermerke: ["Quelle: Senatsverwaltung, Monitoring 2021, dl-de/zero-2-0"],
  gebiet: wert(28.6),
  bzr: null,
  bezirk: null,
  berlin: wert(26.41),
  rest_bezirk: null,
  urteile: {bezirk: null, berlin: null},
  vergleich: null,
  verteilung: []
};

export const indikatoren: Uebersicht["indikatoren"] = [
  {
    ...kopf,
    definition: "Anteil der unter 15-Jährigen in Haushalten mit SGB II.",
    stichworte: ["arme Kinder"],
    ebenen: ["plr", "bezirk"],
    neuester_zeitraum: "2020-12-31",
    aeltester_zeitraum: "2020-12-31",
    bezirk: wert(28.6),
    bezirk_zeitraum: "2020-12-31"
  },
  {
    ...kopf,
    id: "mss_status",
    titel: "Sozialer Status",
    einheit: "Klasse",
    einheit_kurz: "",
    klassen: [{wert: 1, name: "hoch", kurz: "1"}],
    problemfeld: "lage",
    definition: "Klasse im Vergleich mit Berlin.",
    stichworte: [],
    ebenen: ["plr"],
    neuester_zeitraum: "2024-12-31",
    aeltester_zeitraum: "2012-12-31",
    bezirk: wert(null, "entfaellt"),
    bezirk_zeitraum: ""
  }
];

export const problemfelder: Uebersicht["problemfelder"] = [
  {id: "lage", titel: "Soziale Lage", beschreibung: "Überblick.", indikatoren: 1, auf_karte: "mss_status"},
  {id: "armut", titel: "Armut", beschreibung: "Leistungen.", indikatoren: 1, auf_karte: null},
  {id: "bildung", titel: "Bildung", beschreibung: "Schule.", indikatoren: 0, auf_karte: null}
];

export const status: Uebersicht["status"] = [
  {id: "wert", zeichen: "", name: "Wert", erklaerung: "Eine Zahl."},
  {id: "null_wert", zeichen: "0", name: "Null", erklaerung: "Wirklich null."},
  {id: "geschuetzt", zeichen: "•", name: "geschützt", erklaerung: "Nicht gezeigt."},
  {id: "fehlt", zeichen: "…", name: "liegt nicht vor", erklaerung: "Keine Zahl."},
  {id: "nicht_gemeldet", zeichen: "n. g.", name: "nicht gemeldet", erklaerung: "Nicht gemeldet."},
  {id: "entfaellt", zeichen: "x", name: "entfällt", erklaerung: "Nicht vorgesehen."}
];

export const quelle: Uebersicht["quellen"][number] = {
  id: "mss",
  titel: "Monitoring Soziale Stadtentwicklung Berlin",
  kurztitel: "Monitoring",
  herausgeber: "Senatsverwaltung",
  datensatz_url: "https://example.org/mss",
  lizenz: "dl-de/zero-2-0",
  lizenz_url: "https://example.org/lizenz",
  quellenvermerk: "Quelle: Senatsverwaltung, Monitoring, dl-de/zero-2-0",
  turnus: "alle zwei Jahre",
  turnus_monate: 24,
  geheimhaltung: "Keine Personenzahlen.",
  hinweise: ["Die Ausgabe 2023 fehlt."],
  pruefungen: {regeln: 3, geprueft: 1200},
  releases: [
    {
      release: "2019",
      titel: "Ausgabe 2019",
      stichtag: "2018-12-31",
      lor_stand: "2019",
      zeilen: 447,
      adapter: "mss",
      adapter_version: 1,
      dateien: [{name: "alt.csv", sha256: "a".repeat(64)}],
      hinweise: []
    },
    {
      release: "2021",
      titel: "Ausgabe 2021",
      stichtag: "2020-12-31",
      lor_stand: "2021",
      zeilen: 542,
      adapter: "mss",
      adapter_version: 2,
      dateien: [{name: "neu.xlsx", sha256: "b".repeat(64)}],
      hinweise: ["6 Gebiete ohne Wert."]
    }
  ]
};
