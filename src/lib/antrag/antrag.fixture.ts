import type {AntragData} from "../../../loaders/marts/antrag.js";
import type {BefundeData, Befundreihe, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {ohneTexte, type Antragsdaten, type Eingabe} from "./typen.js";

type Reihenteil = Partial<Befundreihe>;

/** A series of one Bezirksregion and the Bezirk; every list has one entry. */
function reihe(ebene: "bzr" | "bezirk" | "plr", wert: number | null, teil: Reihenteil = {}): Befundreihe {
  const n = ebene === "plr" ? 2 : 1;
  const je = <T>(x: T): T[] => Array.from({length: n}, () => x);
  return {
    ...{
      ebene,
      zeitraum: "2025-12-31",
      quellenvermerke: ["Quelle: Amt, Register, CC BY 3.0 DE (https://lizenz.example/by)"]
    },
    ...{wert: je(wert), status: je(wert === null ? "fehlt" : "wert"), zaehler: je(null), nenner: je(null)},
    ...{unten: je(wert === null ? null : wert - 1), oben: je(wert === null ? null : wert + 1), wenige: je(false)},
    ...{anmerkung: je(""), verfahren: "quantile", klassen: [], klasse: je(null), rest_bezirk: je(20)},
    ...{urteil_bezirk: je("ueber"), urteil_berlin: je(null), vergleich: null},
    berlin: {wert: null, status: "fehlt", zaehler: null, nenner: null, ki: null, anmerkung: ""},
    verlauf: {
      ...{art: je(null), von: je(null), wert_von: je(null), differenz: je(null), unten: je(null), oben: je(null)},
      richtung: je(null)
    },
    ...teil
  };
}

function indikator(
  id: string,
  problemfeld: string,
  wert: number | null,
  {
    polaritaet = "belastung" as "belastung" | "ressource" | "keine_wertung",
    einheit = "Prozent",
    ...teil
  }: Reihenteil & {
    polaritaet?: "belastung" | "ressource" | "keine_wertung";
    einheit?: string;
  } = {}
): BefundeData["indikatoren"][number] {
  return {
    kopf: {
      ...{id, titel: `Titel ${id}`, kurztitel: id, einheit, einheit_kurz: einheit === "Prozent" ? "%" : "Ew."},
      ...{nachkommastellen: einheit === "Prozent" ? 1 : 0, problemfeld, ebenen_vergleichbar: true, polaritaet},
      ...{
        klassen: null,
        veraenderung: false,
        quelle_kurz: "Register",
        quellenvermerk: "Quelle: Amt",
        turnus_monate: 12
      },
      ...{definition: "", hinweise: [], brueche: [], klassifikation: {verfahren: "quantile", anzahl: 5}},
      ki_verfahren: "wilson"
    },
    ebenen: [reihe("bzr", wert, teil), reihe("bezirk", wert === null ? null : wert - 2, {rest_bezirk: [null]})],
    alle_ebenen: ["bzr", "bezirk"]
  };
}

/** Small figures in the form of befunde.json: one Bezirksregion, one figure per field, and what must not be chosen. */
export const befunde: BefundeData = {
  gebiete: {
    bezirk: [{gebiet_id: "10", name: "Bezirk", parent_id: "00"}],
    bzr: [{gebiet_id: "101001", name: "Nord", parent_id: "1010"}],
    plr: [
      {gebiet_id: "10100101", name: "West", parent_id: "101001"},
      {gebiet_id: "10100102", name: "Ost", parent_id: "101001"}
    ]
  },
  problemfelder: [
    ["armut", ["wenig"]],
    ["arbeit", ["arbeitslose"]],
    ["kinder", ["kinder"]],
    ["alter", ["aeltere"]],
    ["jugend", ["jugend"]],
    ["infrastruktur", ["alle"]]
  ].map(([id, zielgruppen]) => ({
    ...{id: id as string, titel: `Feld ${id as string}`, beschreibung: ""},
    ...{zielgruppen: zielgruppen as string[], leistungsbereiche: [], beratungsthemen: []}
  })),
  zielgruppen: [
    {id: "alle", titel: "Alle", indikatoren: ["einwohner"]},
    {id: "kinder", titel: "Kinder", indikatoren: ["anteil_kinder"]}
  ],
  indikatoren: [
    indikator("einwohner", "bevoelkerung", 25333, {einheit: "Personen", unten: [null], oben: [null]}),
    indikator("armutsquote", "armut", 43.5),
    indikator("armut_alt", "armut", 12, {zeitraum: "2014-12-31"}),
    indikator("arbeitslos", "arbeit", 5.9),
    indikator("anteil_kinder", "kinder", 19.5, {polaritaet: "keine_wertung"}),
    indikator("kinder_ohne", "kinder", null),
    indikator("alt", "alter", 3.3, {urteil_bezirk: ["unter"], polaritaet: "keine_wertung"}),
    indikator("junge", "jugend", 8.2),
    indikator("kitas", "infrastruktur", 94, {polaritaet: "ressource", unten: [null], oben: [null]})
  ]
};

export const regeln: AntragData = {
  programme: [{id: "ifp", titel: "Förderprogramm", ziele: ["Teilhabe", "Zusammenarbeit"]}],
  hoechstalter_jahre: 6,
  standards: [1, 2, 3].map((nummer) => ({nummer, titel: `Standard ${nummer}`, vorgabe: nummer === 1})),
  leitindikatoren: [
    {problemfeld: "armut", indikatoren: ["armutsquote", "armut_alt"]},
    {problemfeld: "arbeit", indikatoren: ["arbeitslos"]},
    {problemfeld: "kinder", indikatoren: ["anteil_kinder", "kinder_ohne"]},
    {problemfeld: "alter", indikatoren: ["alt"]},
    {problemfeld: "jugend", indikatoren: ["junge"]},
    {problemfeld: "infrastruktur", indikatoren: ["kitas"]}
  ]
};

const stand: ZentrumSeite["stand"] = {
  ...{beispiel: true, stand: "2026-01-31", vorgabejahr: 2025},
  meldejahre: [2024, 2025].map((jahr) => ({jahr, zentren: 1, gemeldet: 1, teilweise: 0}))
};

export const bild: VersorgungsbildData = {
  ...{stand, jahr: 2025, logik: "einsatzgebiet", messgroesse: "stunden", lambda: 1, deckung_unter: 0.8},
  gruppen: [
    {
      ...{id: "alle", titel: "Alle", gezaehlt: true, gezaehlt_als: null, personen_stand: "2025-12-31"},
      ebenen: [
        {
          ...{ebene: "bzr", personen: [25333], wert: [2535], status: ["wert"], je_1000: [100.1], fair: [2581.4]},
          ...{
            luecke: [-46.4],
            deckung: [0.982],
            urteil: ["etwas_darunter"],
            anteil_laeufe: [0.01],
            haengt_ab: [true],
            ohne_angabe: [1]
          },
          ...{zentren: [1], gemeldet: [1]}
        }
      ],
      bezirk: {wert: 25062, status: "wert", je_1000: 84},
      ...{angebote: 57, angebote_vorjahr: 58}
    },
    {
      ...{id: "kinder", titel: "Kinder", gezaehlt: true, gezaehlt_als: null, personen_stand: "2025-12-31"},
      ebenen: [
        {
          ...{ebene: "bzr", personen: [3000], wert: [null], status: ["geschuetzt"], je_1000: [null], fair: [400]},
          ...{
            luecke: [null],
            deckung: [null],
            urteil: [null],
            anteil_laeufe: [null],
            haengt_ab: [null],
            ohne_angabe: [0],
            zentren: [1],
            gemeldet: [1]
          }
        }
      ],
      bezirk: {wert: null, status: "geschuetzt", je_1000: null},
      ...{angebote: 3, angebote_vorjahr: 3}
    }
  ],
  index: {bzr: [1], plr: [1, 1], plr_oberstes: [0.5, 0.5], plr_gruppe: [1, 1]},
  anliegen: []
};

const monate = (jahr: number): ZentrumSeite["jahre"][number]["monate"] =>
  Array.from({length: 12}, (_, i) => ({monat: `${jahr}-${String(i + 1).padStart(2, "0")}`, gemeldet: true}));

const jahr = (j: number): ZentrumSeite["jahre"][number] => ({
  ...{jahr: j, monate: monate(j), angebote: 15, termine: j === 2025 ? 941 : 944, stunden: j === 2025 ? 2535 : 2544},
  ...{teilnahmen: 8126, ohne_angabe: {termine: 0, stunden: 0, teilnahmen: 2}},
  davon: [
    {merkmal: "weiblich", anzahl: 4902, von: 8126},
    {merkmal: "divers", anzahl: "geschuetzt", von: 8126}
  ],
  ...{ehrenamtliche: j === 2025 ? "geschuetzt" : 20, ehrenamt_neu: 5, fortbildungen: 5, ehrenamt_stunden: null},
  ...{ehrenamt_lueckenhaft: false, beratungen: j === 2025 ? 406 : "geschuetzt", themen: [], vermittlungen: []},
  anliegen: [
    {problemfeld: "armut", titel: "Feld armut", anzahl: 42},
    {problemfeld: "kinder", titel: "Feld kinder", anzahl: "geschuetzt"}
  ],
  ...{anliegen_kanaele: [], anliegen_gebiete: [], gremien: []},
  gruppen: [{zielgruppe: "kinder", titel: "Kinder", angebote: 2, stunden: 637, teilnahmen: 2046}],
  standards: [1, 2, 3].map((nummer) => ({
    ...{nummer, id: `s${nummer}`, titel: `Standard ${nummer}`},
    einschaetzung: nummer === 3 ? "nicht_erfuellt" : "erfuellt",
    nachweise: nummer === 1 ? ["Konzept oder Plan"] : []
  }))
});

/** An invented centre with two whole years, some figures of which are withheld or not recorded. */
export const zentrum: ZentrumSeite = {
  stand,
  kopf: {
    ...{
      zentrum_id: "haus-nord",
      beispiel: true,
      name: "Haus Nord",
      traeger: "Verein",
      adresse: "Straße 1, 12689 Berlin"
    },
    ...{lat: null, lon: null, lage: null, gebiet: null, angabe: "gemeldet", quelle: "erfunden", stand: "2026-01-31"},
    bezirksregionen: [{gebiet_id: "101001", name: "Nord", im_bezirk: true}],
    ...{anmerkung: "", barrierefrei: null},
    monate: [2024, 2025].map((j) => ({jahr: j, gemeldet: 12, erwartet: 12}))
  },
  ...{oeffnungszeiten: null, offen_seit: null, offen_bis: null, einsatzgebiet: [], reichweite: []},
  ...{reichweite_vermerke: [], angebote: [], jahre: [jahr(2024), jahr(2025)], mindestnenner: 100, hinweise: null}
};

/** A real centre that has reported nothing. */
export const echtes: ZentrumSeite = {
  ...zentrum,
  kopf: {...zentrum.kopf, zentrum_id: "echt", name: "Echtes Haus", beispiel: false, monate: [], angabe: "bestaetigt"},
  jahre: []
};

export const daten: Antragsdaten = {befunde, bild, regeln, zentrum, kommentare: []};

export const eingabe: Eingabe = {
  ...{zweck: "zuwendungsantrag", jahr: 2025, zielgruppe: "alle", gebiet: "101001"},
  ...{indikatoren: ["armutsquote", "alt", "kitas"], standards: [1], programm: "ifp", texte: ohneTexte},
  ...{uebrigeStandards: false, orte: true},
  ...{version: "1.2.3", adresse: "https://atlas.example/foerderantrag?zentrum=haus-nord", intern: false}
};
