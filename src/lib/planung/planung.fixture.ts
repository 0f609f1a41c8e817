import {readFileSync} from "node:fs";
import type {Jahresplanung} from "../../../loaders/contract/catalogue.js";
import type {
  BefundeData,
  Befundreihe,
  Lueckenurteil,
  VersorgungsbildData
} from "../../../loaders/marts/befundeShapes.js";
import type {PlanungData} from "../../../loaders/marts/jahresplanung.js";
import type {z} from "zod";
import type {Urteil} from "../zustaende.js";
import type {Zahl} from "../schutz.js";
import type {Beleg, Sitzung, Stimme, Thema} from "./typen.js";
import type {Quellen} from "./vorschlaege.js";

export const planung: PlanungData = {
  regeln: JSON.parse(readFileSync("data/catalogue/jahresplanung.json", "utf8")) as Jahresplanung,
  index: {oberster_anteil: 0.2, robust_ab: 0.9, wahrscheinlich_ab: 0.66}
};

const gebiete: BefundeData["gebiete"] = {
  bezirk: [{gebiet_id: "10", name: "Marzahn-Hellersdorf", parent_id: "00"}],
  bzr: [
    {gebiet_id: "101001", name: "Nordkiez", parent_id: "1010"},
    {gebiet_id: "101002", name: "Südkiez", parent_id: "1010"}
  ],
  plr: [
    {gebiet_id: "10100101", name: "Nordplatz", parent_id: "101001"},
    {gebiet_id: "10100102", name: "Nordallee", parent_id: "101001"},
    {gebiet_id: "10100201", name: "Südplatz", parent_id: "101002"},
    {gebiet_id: "10100202", name: "Südallee", parent_id: "101002"}
  ]
};

/** A value of a region: with interval and verdict against the rest of the Bezirk. */
interface Zelle {
  wert: number | null;
  ki?: [number, number];
  urteil?: Urteil;
  wenige?: boolean;
}

export interface Indikatorteile {
  id: string;
  problemfeld: string;
  polaritaet?: "belastung" | "ressource" | "keine_wertung";
  zeitraum?: string;
  einheit_kurz?: string;
  brueche?: {ab: string; grund: string}[];
  bezirk?: Zelle;
  /** The two regions. */
  bzr?: [Zelle, Zelle];
}

function reihe(ebene: Befundreihe["ebene"], zeitraum: string, zellen: readonly Zelle[]): Befundreihe {
  const leer = zellen.map(() => null);
  return {
    ...{ebene, zeitraum, quellenvermerke: ["Quelle: Amt für Statistik Berlin-Brandenburg"]},
    wert: zellen.map(({wert}) => wert),
    status: zellen.map(({wert}) => (wert === null ? "fehlt" : "wert")),
    ...{zaehler: leer, nenner: leer},
    unten: zellen.map(({ki}) => ki?.[0] ?? null),
    oben: zellen.map(({ki}) => ki?.[1] ?? null),
    wenige: zellen.map(({wenige}) => wenige ?? false),
    anmerkung: zellen.map(() => ""),
    ...{verfahren: "quantile", klassen: [], klasse: leer, rest_bezirk: leer},
    urteil_bezirk: zellen.map(({urteil}) => (ebene === "bezirk" ? null : (urteil ?? null))),
    urteil_berlin: zellen.map(({urteil}) => (ebene === "bezirk" ? (urteil ?? null) : null)),
    berlin: {wert: null, status: "fehlt", zaehler: null, nenner: null, ki: null, anmerkung: ""},
    vergleich: null,
    verlauf: {
      ...{art: leer, von: leer, wert_von: leer, differenz: leer, unten: leer, oben: leer, richtung: leer}
    }
  };
}

function indikator(teile: Indikatorteile): BefundeData["indikatoren"][number] {
  const {id, problemfeld, polaritaet = "belastung", zeitraum = "2024-12-31", einheit_kurz = "%", brueche = []} = teile;
  return {
    kopf: {
      ...{id, titel: `Titel ${id}`, kurztitel: id, einheit: "Prozent", einheit_kurz, nachkommastellen: 1},
      ...{problemfeld, ebenen_vergleichbar: true, polaritaet, klassen: null, veraenderung: false, quelle_kurz: "AfS"},
      ...{quellenvermerk: `Quelle: AfS, ${id}`, turnus_monate: 12, definition: "", hinweise: [], brueche},
      ...{klassifikation: {verfahren: "quantile", anzahl: 5}, ki_verfahren: "wilson"}
    } as BefundeData["indikatoren"][number]["kopf"],
    ebenen: [
      ...(teile.bezirk ? [reihe("bezirk", zeitraum, [teile.bezirk])] : []),
      ...(teile.bzr ? [reihe("bzr", zeitraum, teile.bzr)] : [])
    ],
    alle_ebenen: ["bzr"]
  };
}

const felder = [
  ["kinder_familien", "Kinder und Familien", ["kinder"]],
  ["arbeit", "Arbeit", ["arbeitslose"]],
  ["migration", "Migration", ["gefluechtete"]]
] as const;

/** A small atlas of two regions with these indicators; groups name what *gruppen* says. */
export function befundeOf(indikatoren: readonly Indikatorteile[], gruppen: Record<string, string[]> = {}): BefundeData {
  return {
    gebiete,
    problemfelder: felder.map(([id, titel, zielgruppen]) => ({
      ...{id, titel, beschreibung: titel, zielgruppen: [...zielgruppen], leistungsbereiche: [], beratungsthemen: []}
    })),
    zielgruppen: [
      {id: "kinder", titel: "Kinder", indikatoren: gruppen["kinder"] ?? []},
      {id: "arbeitslose", titel: "Arbeitslose Menschen", indikatoren: gruppen["arbeitslose"] ?? []},
      {id: "gefluechtete", titel: "Geflüchtete Menschen", indikatoren: gruppen["gefluechtete"] ?? []}
    ],
    indikatoren: indikatoren.map(indikator)
  };
}

export interface Bildteile {
  /** Verdicts on children in the two regions. */
  kinder?: [z.infer<typeof Lueckenurteil> | null, z.infer<typeof Lueckenurteil> | null];
  bzr?: [number | null, number | null];
  plr_oberstes?: [number | null, number | null, number | null, number | null];
  /** Needs by field: of the whole Bezirk, and of one centre in each region. */
  anliegen?: Record<string, [Zahl, Zahl, Zahl]>;
  /** Needs of refugees in the field of migration. */
  gefluechtete?: Zahl;
}

export function bildOf(teile: Bildteile = {}): VersorgungsbildData {
  const urteile = teile.kinder ?? [null, null];
  const zahl = [1, 1];
  return {
    stand: {beispiel: true, stand: "2025-12-31", meldejahre: [], vorgabejahr: 2025},
    ...{jahr: 2025, logik: "einsatzgebiet", messgroesse: "stunden", lambda: 0.5, deckung_unter: 0.8},
    gruppen: (["kinder", "arbeitslose", "gefluechtete"] as const).map((id) => ({
      ...{id, titel: {kinder: "Kinder", arbeitslose: "Arbeitslose Menschen", gefluechtete: "Geflüchtete Menschen"}[id]},
      ...{
        gezaehlt: id === "kinder",
        gezaehlt_als: null,
        personen_stand: null,
        bezirk: null,
        angebote: 1,
        angebote_vorjahr: 1
      },
      ebenen:
        id === "kinder"
          ? [
              {
                ...{ebene: "bzr" as const, personen: [100, 100], wert: [50, 50], status: ["wert", "wert"] as "wert"[]},
                ...{je_1000: [500, 500], fair: [100, 100], luecke: [50, 50], deckung: [0.5, 0.5]},
                ...{
                  urteil: urteile,
                  anteil_laeufe: [1, 1],
                  haengt_ab: [false, false],
                  ohne_angabe: [0, 0],
                  zentren: zahl,
                  gemeldet: zahl
                }
              }
            ]
          : []
    })),
    index: {
      bzr: teile.bzr ?? [null, null],
      plr: [null, null, null, null],
      plr_oberstes: teile.plr_oberstes ?? [null, null, null, null],
      plr_gruppe: [null, null, null, null]
    },
    anliegen: Object.entries(teile.anliegen ?? {}).map(([problemfeld, [alle, nord, sued]]) => ({
      ...{jahr: 2025, problemfeld, alle},
      gruppen: problemfeld === "migration" ? [{zielgruppe: "gefluechtete", anzahl: teile.gefluechtete ?? null}] : [],
      zentren: [
        {zentrum_id: "nord", name: "Zentrum Nord", bezirksregion: "101001", anzahl: nord},
        {zentrum_id: "sued", name: "Zentrum Süd", bezirksregion: "101002", anzahl: sued}
      ]
    }))
  };
}

export const quellenOf = (
  indikatoren: readonly Indikatorteile[],
  bild: Bildteile = {},
  gruppen: Record<string, string[]> = {}
): Quellen => ({befunde: befundeOf(indikatoren, gruppen), bild: bildOf(bild), planung});

/** Evidence of a grade; "stark" and "mittel" with a clear gap, "schwach" with voiced needs. */
function belegMit(stufe: Beleg["stufe"]): Beleg {
  const zeilen: Beleg["zeilen"] = [
    {art: "kennzahl", staerke: stufe === "stark" ? "klar" : "nein", satz: "Kennzahl."},
    {art: "luecke", staerke: stufe === "stark" || stufe === "mittel" ? "klar" : "nein", satz: "Lücke."},
    {art: "anliegen", staerke: stufe === "schwach" ? "schwach" : "nein", satz: "Anliegen."}
  ];
  return {stufe, zeilen, indikatoren: []};
}

export const thema = (id: string, stufe: Beleg["stufe"] = "mittel", teile: Partial<Thema> = {}): Thema => ({
  ...{id, titel: `Thema ${id}`, herkunft: "daten" as const, problemfeld: null, zielgruppe: null},
  ...{gebiet_id: null, gebiet_name: null, beleg: belegMit(stufe)},
  ...teile
});

/** A session on the topics a to e, from the best evidence to none, voted on with five points. */
export const sitzungMit = (teile: Partial<Sitzung> = {}): Sitzung => ({
  ...{format: "bedarfsatlas-jahresplanung" as const, version: 1, id: "s-1", jahr: 2027, sitzung_am: "2026-11-20"},
  daten: {stand: "2026-07-31", version: "1.0.0", beispieldaten: false},
  rollen: ["Koordination des Verbunds"],
  themen: [thema("a", "stark"), thema("b"), thema("c"), thema("d", "schwach"), thema("e", "nicht_belegt")],
  kriterien: [
    {id: "k1", titel: "Ausmaß", erklaerung: "Wie viele?", gewicht: 1},
    {id: "k2", titel: "Schwere", erklaerung: "Wie stark?", gewicht: 1}
  ],
  verfahren: {art: "punkte", punkte: 5, hoechstens: 3},
  mindestens: 3,
  ...{stimmzettel: [], begruendungen: [], schwerpunkte: [], abgeschlossen: null},
  ...teile
});

/** Points as a ballot holds them: `punkte({a: 3, b: 2})`. */
export const punkte = (je: Record<string, number>): Stimme[] =>
  Object.entries(je).map(([id, wert]) => ({thema: id, kriterium: null, wert}));

/** Scores by k1 and k2: `werte({a: [8, 4]})`. */
export const werte = (je: Record<string, [number, number]>): Stimme[] =>
  Object.entries(je).flatMap(([id, [k1, k2]]) => [
    {thema: id, kriterium: "k1", wert: k1},
    {thema: id, kriterium: "k2", wert: k2}
  ]);
