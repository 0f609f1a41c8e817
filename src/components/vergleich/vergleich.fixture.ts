import type {Aehnlichkeit} from "../../../loaders/contract/catalogue.js";
import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";

type Ebene = "bezirk" | "bzr" | "plr";
interface Reihe {
  ebene: Ebene;
  werte: (number | null)[];
  /** Half the width of the 95 per cent intervals; none without it. */
  halb?: number;
  status?: string[];
  wenige?: boolean[];
  urteile?: (string | null)[];
  zeitraum?: string;
  berlin?: number | null;
}

function reihe({ebene, werte, halb, status, wenige, urteile, zeitraum = "2025-12-31", berlin = null}: Reihe): unknown {
  const leer = werte.map(() => null);
  const ki = (seite: 1 | -1): (number | null)[] =>
    werte.map((wert) => (wert === null || halb === undefined ? null : wert + seite * halb));
  return {
    ...{ebene, zeitraum, quellenvermerke: ["Quelle: Probe"], wert: werte},
    status: status ?? werte.map((wert) => (wert === null ? "fehlt" : "wert")),
    ...{zaehler: leer, nenner: leer, unten: ki(-1), oben: ki(1)},
    wenige: wenige ?? werte.map(() => false),
    anmerkung: werte.map(() => ""),
    verfahren: "quantile",
    klassen: [
      {von: null, bis: 14.9, name: null, stufe: 1, anzahl: 2},
      {von: 15, bis: null, name: null, stufe: 5, anzahl: 1}
    ],
    klasse: werte.map((wert, i) => (wert === null || wenige?.[i] ? null : Number(wert >= 15))),
    rest_bezirk: werte.map(() => 13),
    ...{urteil_bezirk: urteile ?? leer, urteil_berlin: leer},
    berlin: {
      wert: berlin,
      status: berlin === null ? "fehlt" : "wert",
      zaehler: null,
      nenner: null,
      ki: null,
      anmerkung: ""
    },
    vergleich: null,
    verlauf: {art: leer, von: leer, wert_von: leer, differenz: leer, unten: leer, oben: leer, richtung: leer}
  };
}

function indikator(id: string, kurztitel: string, kopf: Record<string, unknown>, reihen: Reihe[]): unknown {
  return {
    kopf: {
      ...{id, titel: `Anteil ${kurztitel}`, kurztitel, einheit: "Prozent", einheit_kurz: "%", nachkommastellen: 1},
      ...{problemfeld: "kinder", ebenen_vergleichbar: true, polaritaet: "belastung", klassen: null},
      ...{veraenderung: false, quelle_kurz: "Probe", quellenvermerk: "Quelle: Probe", turnus_monate: 12},
      ...{definition: "Probe.", hinweise: [], brueche: [], ki_verfahren: "wilson"},
      klassifikation: {verfahren: "quantile", anzahl: 2},
      ...kopf
    },
    ebenen: reihen.map(reihe),
    alle_ebenen: reihen.map(({ebene}) => ebene)
  };
}

const gebiet = (gebiet_id: string, name: string, parent_id: string): unknown => ({gebiet_id, name, parent_id});

/** Three Bezirksregionen and five Planungsräume, with one indicator for every way in which a comparison can go. */
export const data = {
  gebiete: {
    bezirk: [gebiet("10", "Marzahn-Hellersdorf", "00")],
    bzr: [gebiet("101001", "Zeder", "1010"), gebiet("101002", "Ahorn", "1010"), gebiet("101003", "Öland", "1010")],
    plr: [
      gebiet("10100101", "Zeder Nord", "101001"),
      gebiet("10100102", "Zeder Süd", "101001"),
      gebiet("10100203", "Ahorn West", "101002"),
      gebiet("10100204", "Ahorn Ost", "101002"),
      gebiet("10100305", "Öland Mitte", "101003")
    ]
  },
  problemfelder: [
    {id: "kinder", titel: "Kinder", beschreibung: "", zielgruppen: [], leistungsbereiche: [], beratungsthemen: []},
    {id: "lage", titel: "Lage", beschreibung: "", zielgruppen: [], leistungsbereiche: [], beratungsthemen: []}
  ],
  zielgruppen: [],
  indikatoren: [
    indikator("anteil_unter_18", "Unter 18", {}, [
      {ebene: "bezirk", werte: [14], halb: 0.1, berlin: 16},
      {ebene: "bzr", werte: [20, 10, 10.5], halb: 1, berlin: 16, urteile: ["ueber", "unter", "unter"]},
      {ebene: "plr", werte: [21, 19, 9, null, 11], halb: 2, status: ["wert", "wert", "wert", "geschuetzt", "wert"]}
    ]),
    indikator("einwohner", "Einwohner", {einheit: "Personen", einheit_kurz: "Ew.", nachkommastellen: 0}, [
      {ebene: "bezirk", werte: [60_000]},
      {ebene: "bzr", werte: [10_000, 20_000, 30_000]},
      {ebene: "plr", werte: [5000, 5000, 10_000, 10_000, 30_000]}
    ]),
    indikator("ohne_intervall", "Ohne Intervall", {polaritaet: "ressource"}, [
      {ebene: "bzr", werte: [5, 7, 6]},
      {ebene: "plr", werte: [5, 5, 7, 7, 6]}
    ]),
    indikator("wenige", "Wenige Fälle", {}, [
      {ebene: "bzr", werte: [50, 10, 20], halb: 3, wenige: [true, false, false]}
    ]),
    indikator(
      "index",
      "Index",
      {ebenen_vergleichbar: false, problemfeld: "lage", einheit: "Punkte", einheit_kurz: "Punkte"},
      [
        {ebene: "bzr", werte: [1, 2, 3]},
        {ebene: "plr", werte: [1, 2, 3, 4, 5]}
      ]
    ),
    indikator(
      "stufe",
      "Stufe",
      {
        problemfeld: "lage",
        ...{einheit: "Klasse", einheit_kurz: "", nachkommastellen: 0},
        klassen: [
          {wert: 1, name: "hoch", kurz: "hoch"},
          {wert: 2, name: "niedrig", kurz: "niedrig"}
        ]
      },
      [{ebene: "plr", werte: [1, 2, 2, 1, null], zeitraum: "2024-12-31"}]
    )
  ]
} as unknown as BefundeData;

/** Two themes: the first of two indicators, the second of one. */
export const aehnlichkeit: Aehnlichkeit = {
  themen: [
    {
      titel: "Alter",
      begruendung: "Probe.",
      indikatoren: [
        {indikator: "anteil_unter_18", begruendung: "Junge Menschen."},
        {indikator: "wenige", begruendung: "Mit einem unsicheren Wert."}
      ]
    },
    {titel: "Anderes", begruendung: "Probe.", indikatoren: [{indikator: "ohne_intervall", begruendung: "Probe."}]}
  ],
  nicht_enthalten: [{titel: "Einwohnerzahl", grund: "Es geht nicht um die Größe."}],
  mindestens_gemeinsam: 2,
  anzahl: 5
};
