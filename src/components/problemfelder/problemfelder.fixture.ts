import type {BefundeData, Befundreihe, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";

/**
 * An invented Bezirk of two Bezirksregionen with two Planungsräume each, and three fields: "armut" with a burden for both
 * levels, a resource for Bezirksregionen only and another burden; "alter" without judgement; "inklusion" without any figure.
 */
const gebiete: BefundeData["gebiete"] = {
  bezirk: [{gebiet_id: "10", name: "Musterbezirk", parent_id: "00"}],
  bzr: [
    {gebiet_id: "101001", name: "Nord", parent_id: "1010"},
    {gebiet_id: "101002", name: "Süd", parent_id: "1010"}
  ],
  plr: [
    {gebiet_id: "10100101", name: "Nordring", parent_id: "101001"},
    {gebiet_id: "10100102", name: "Nordpark", parent_id: "101001"},
    {gebiet_id: "10100203", name: "Südring", parent_id: "101002"},
    {gebiet_id: "10100204", name: "Südpark", parent_id: "101002"}
  ]
};

type Ebene = Befundreihe["ebene"];

/** A series with the interval ±2 around each value; a null is missing. */
export function reihe(
  ebene: Ebene,
  zeitraum: string,
  wert: (number | null)[],
  extra: Partial<Befundreihe> = {}
): Befundreihe {
  const ohne = wert.map(() => null);
  return {
    ...{ebene, zeitraum, wert, quellenvermerke: ["Quelle: Muster."]},
    status: wert.map((w) => (w === null ? "fehlt" : w === 0 ? "null_wert" : "wert")),
    ...{zaehler: ohne, nenner: ohne},
    unten: wert.map((w) => (w === null ? null : w - 2)),
    oben: wert.map((w) => (w === null ? null : w + 2)),
    wenige: wert.map(() => false),
    anmerkung: wert.map(() => ""),
    verfahren: "quantile",
    klassen: [
      {von: null, bis: 20, name: null, stufe: 1, anzahl: 1},
      {von: 20, bis: null, name: null, stufe: 4, anzahl: 1}
    ],
    klasse: wert.map((w) => (w === null ? null : w < 20 ? 0 : 1)),
    rest_bezirk: wert.map(() => 20),
    urteil_bezirk: wert.map((w) =>
      w === null || ebene === "bezirk" ? null : w > 22 ? "ueber" : w < 18 ? "unter" : "nicht_erkennbar"
    ),
    urteil_berlin: wert.map((w) => (w === null ? null : "nicht_erkennbar")),
    berlin: {wert: 20, status: "wert", zaehler: null, nenner: null, ki: null, anmerkung: ""},
    vergleich: null,
    verlauf: {art: ohne, von: ohne, wert_von: ohne, differenz: ohne, unten: ohne, oben: ohne, richtung: ohne},
    ...extra
  };
}

const kopf = (
  id: string,
  problemfeld: string,
  polaritaet: "belastung" | "ressource" | "keine_wertung"
): BefundeData["indikatoren"][number]["kopf"] => ({
  ...{id, titel: `Anteil ${id}`, kurztitel: id, einheit: "Prozent", einheit_kurz: "%", nachkommastellen: 1},
  ...{problemfeld, ebenen_vergleichbar: true, polaritaet, klassen: null, veraenderung: false, quelle_kurz: "Muster"},
  ...{quellenvermerk: "Quelle: Muster.", turnus_monate: 12, definition: "Anteil.", hinweise: [], brueche: []},
  ...{klassifikation: {verfahren: "quantile", anzahl: 5}, ki_verfahren: "wilson"}
});

const steigend: Befundreihe["verlauf"] = {
  art: ["veraenderung", "veraenderung"],
  von: ["2020-12-31", "2020-12-31"],
  wert_von: [20, 15],
  differenz: [10, -5],
  unten: [6, -9],
  oben: [14, -1],
  richtung: ["steigend", "fallend"]
};

export const befunde: BefundeData = {
  gebiete,
  problemfelder: [
    {
      ...{id: "armut", titel: "Armut", beschreibung: "Wenig Geld."},
      ...{zielgruppen: ["kinder"], leistungsbereiche: [], beratungsthemen: []}
    },
    {
      ...{id: "alter", titel: "Alter", beschreibung: "Im Alter."},
      ...{zielgruppen: ["aeltere"], leistungsbereiche: [], beratungsthemen: []}
    },
    {
      ...{id: "inklusion", titel: "Inklusion", beschreibung: "Teilhabe."},
      ...{zielgruppen: ["behinderte"], leistungsbereiche: [], beratungsthemen: []}
    }
  ],
  zielgruppen: [
    {id: "kinder", titel: "Kinder", indikatoren: []},
    {id: "aeltere", titel: "Ältere", indikatoren: []},
    {id: "behinderte", titel: "Menschen mit Behinderung", indikatoren: []}
  ],
  indikatoren: [
    {
      kopf: kopf("kinderarmut", "armut", "belastung"),
      ebenen: [
        reihe("bezirk", "2024-12-31", [20]),
        reihe("bzr", "2024-12-31", [30, 10], {verlauf: steigend}),
        reihe("plr", "2024-12-31", [35, 25, null, 10])
      ],
      alle_ebenen: ["plr", "bzr", "bezirk"]
    },
    {
      kopf: kopf("spielplatz", "armut", "ressource"),
      ebenen: [reihe("bzr", "2017", [5, 8], {unten: [null, null], oben: [null, null], urteil_bezirk: [null, null]})],
      alle_ebenen: ["bzr"]
    },
    {
      kopf: kopf("transfer", "armut", "belastung"),
      ebenen: [reihe("bzr", "2024-12-31", [19, 21]), reihe("plr", "2024-12-31", [19, 19, 21, 21])],
      alle_ebenen: ["plr", "bzr"]
    },
    {
      kopf: kopf("hochaltrig", "alter", "keine_wertung"),
      ebenen: [reihe("bzr", "2024-12-31", [20, 20]), reihe("plr", "2024-12-31", [20, 20, 20, 30])],
      alle_ebenen: ["plr", "bzr"]
    }
  ]
};

const ohne = {wert: null, status: "fehlt" as const};
export const bild: VersorgungsbildData = {
  stand: {
    beispiel: true,
    stand: "2026-01-31",
    meldejahre: [{jahr: 2025, zentren: 2, gemeldet: 2, teilweise: 0}],
    vorgabejahr: 2025
  },
  ...{jahr: 2025, logik: "einsatzgebiet", messgroesse: "stunden", lambda: 0.5, deckung_unter: 0.8},
  gruppen: [
    {
      ...{id: "kinder", titel: "Kinder", gezaehlt: true, gezaehlt_als: null, personen_stand: "2025-12-31"},
      ebenen: [
        {
          ...{ebene: "bzr", personen: [1000, 2000], wert: [120, null], status: ["wert", "geschuetzt"]},
          ...{je_1000: [120, null], fair: [300, null], luecke: [180, null], deckung: [0.4, null]},
          ...{
            urteil: ["robust", null],
            haengt_ab: [false, null],
            ohne_angabe: [0, 0],
            anteil_laeufe: [1, null],
            zentren: [1, 1],
            gemeldet: [1, 1]
          }
        }
      ],
      bezirk: {...ohne, status: "geschuetzt", je_1000: null},
      ...{angebote: 4, angebote_vorjahr: 3}
    },
    {
      ...{
        id: "aeltere",
        titel: "Ältere",
        gezaehlt: false,
        gezaehlt_als: null,
        personen_stand: null,
        ebenen: [],
        bezirk: null
      },
      ...{angebote: 0, angebote_vorjahr: 0}
    },
    {
      ...{
        id: "behinderte",
        titel: "Menschen mit Behinderung",
        gezaehlt: false,
        gezaehlt_als: null,
        personen_stand: null
      },
      ...{ebenen: [], bezirk: null, angebote: 1, angebote_vorjahr: 1}
    }
  ],
  index: {bzr: [1, -1], plr: [1, 0, -1, null], plr_oberstes: [1, 0, 0, null], plr_gruppe: [1, 2, 2, null]},
  anliegen: [
    {
      ...{jahr: 2025, problemfeld: "armut", alle: 42},
      gruppen: [{zielgruppe: "kinder", anzahl: "geschuetzt"}],
      zentren: [
        {zentrum_id: "a", name: "Zentrum Nord", bezirksregion: "101001", anzahl: 30},
        {zentrum_id: "b", name: "Zentrum Süd", bezirksregion: "101002", anzahl: "geschuetzt"}
      ]
    },
    {jahr: 2025, problemfeld: "inklusion", alle: 7, gruppen: [], zentren: []}
  ]
};

const meta = {
  ...{name: "2024", datum: "2024-02-01", datenstand: "2023-12-31", rolle: "QPK", hinweis: "Rückwirkend erstellt."},
  ...{lor_stand: "2021" as const, zeilen: 9}
};
type Reihe = ProblemfelderData["letzte"][number]["ebenen"][number];
const alteReihe = (
  ebene: Reihe["ebene"],
  zeitraum: string,
  wert: (number | null)[],
  urteil: Reihe["urteil"]
): Reihe => ({
  ...{ebene, zeitraum, urteil_zeitraum: zeitraum, wert, urteil},
  status: wert.map((w) => (w === null ? "fehlt" : "wert")),
  unten: wert.map((w) => (w === null ? null : w - 2)),
  oben: wert.map((w) => (w === null ? null : w + 2)),
  wenige: wert.map(() => false),
  richtung: wert.map(() => null)
});

export const felder: ProblemfelderData = {
  felder: [
    {
      ...{id: "armut", grundlage: "Rahmenkonzept 4.2"},
      leitindikatoren: [
        {indikator: "kinderarmut", begruendung: "Für beide Ebenen."},
        {indikator: "spielplatz", begruendung: "Die einzige Zahl."}
      ],
      datenluecken: []
    },
    {
      ...{id: "alter", grundlage: "Rahmenkonzept 4.1"},
      leitindikatoren: [{indikator: "hochaltrig", begruendung: "Größe der Gruppe."}],
      datenluecken: []
    },
    {
      ...{id: "inklusion", grundlage: "Rahmenkonzept 5.2", leitindikatoren: []},
      datenluecken: [
        {
          ...{titel: "Menschen mit Schwerbehinderung", beschreibung: "Nicht veröffentlicht."},
          ...{kleinste_ebene: "bezirk", auskunft: "Landesamt."}
        }
      ]
    }
  ],
  berichtswerte: [
    {
      ...{problemfeld: "armut", indikator: "kinderarmut", bericht: "Soziale Lage", jahr: 2020, seite: "12"},
      ...{tabelle: "3", kennzahl: "Kinder in Armut", gebiet_id: "101001", zeitraum: "2019-12-31", wert: 31.5},
      ...{status: "wert", einheit: "Prozent", anmerkung: ""}
    },
    {
      ...{problemfeld: "armut", indikator: "kinderarmut", bericht: "Soziale Lage", jahr: null, seite: ""},
      ...{tabelle: "", kennzahl: "Kinder in Armut", gebiet_id: "10", zeitraum: "2019-12-31", wert: 21},
      ...{status: "wert", einheit: "Prozent", anmerkung: ""}
    }
  ],
  ausgaben: [meta],
  letzte: [
    {
      ...{indikator: "kinderarmut", feld: "armut", titel: "Anteil kinderarmut"},
      ebenen: [
        alteReihe("bzr", "2022-12-31", [20, 10], ["nicht_erkennbar", "unter"]),
        alteReihe("plr", "2022-12-31", [35, 25, 20, 10], ["ueber", "ueber", "nicht_erkennbar", "unter"])
      ]
    },
    {
      ...{indikator: "spielplatz", feld: "armut", titel: "Anteil spielplatz"},
      ebenen: [{...alteReihe("bzr", "2017", [5, 8], [null, null]), urteil_zeitraum: null}]
    },
    {
      ...{indikator: "transfer", feld: "armut", titel: "Anteil transfer"},
      ebenen: [
        alteReihe("bzr", "2024-12-31", [19, 20.5], ["nicht_erkennbar", "nicht_erkennbar"]),
        alteReihe("plr", "2024-12-31", [19, 19, 21, 21], Array<"nicht_erkennbar">(4).fill("nicht_erkennbar"))
      ]
    },
    {
      ...{indikator: "langzeit", feld: "armut", titel: "Anteil langzeit"},
      ebenen: [alteReihe("bzr", "2020-12-31", [4, 5], ["ueber", "unter"])]
    }
  ]
};
