// Profiles and an indicator page in the loaders' form, small enough to add up by hand; used by tests only.
import type {
  GebietProfil,
  IndikatorSeite,
  Kennzahl,
  KennzahlKopf,
  Urteil,
  Wert
} from "../../../loaders/marts/shapes.js";
import {nichtVeroeffentlicht} from "../../lib/texte/profil.js";
import {compareToBenchmark, wilsonInterval} from "../../method/uncertainty.js";

export const wert = (zahl: number, zaehler: number | null = null, nenner: number | null = null): Wert => ({
  wert: zahl,
  status: zahl === 0 ? "null_wert" : "wert",
  zaehler,
  nenner,
  ki: null,
  anmerkung: ""
});

/** A share of *nenner* people, per cent, with Wilson's interval; in brackets below 100 people. */
export function anteilWert(zaehler: number, nenner: number): Wert {
  const {lower, upper} = wilsonInterval(zaehler, nenner);
  const ki = {unten: lower * 100, oben: upper * 100, wenige: nenner < 100};
  return {...wert((zaehler / nenner) * 100, zaehler, nenner), ki};
}

/** The verdict on a share against a benchmark, by the rule of the method. */
export function urteilZu({ki}: Wert, massstab: number): Urteil | null {
  if (!ki) return null;
  return ki.wenige ? "zu_wenige_faelle" : compareToBenchmark({lower: ki.unten, upper: ki.oben}, massstab);
}

export const ohneUrteil = {rest_bezirk: null, urteile: {bezirk: null, berlin: null}} as const;

export const ohne = (status: Wert["status"], anmerkung = ""): Wert => ({
  wert: null,
  status,
  zaehler: null,
  nenner: null,
  ki: null,
  anmerkung
});

export const ausreisser = "Im MSS-Indexverfahren nicht berücksichtigt (Ausreißerproblematik).";

const kurz = {
  id: "mss_kinderarmut",
  titel: "Kinderarmut",
  kurztitel: "Kinderarmut",
  einheit: "Prozent",
  einheit_kurz: "%",
  nachkommastellen: 1,
  problemfeld: "armut",
  polaritaet: "belastung" as const,
  ebenen_vergleichbar: true,
  klassen: null
};

const lang = {
  definition: "Anteil der unter 15-Jährigen in einem Haushalt mit Leistungen nach dem SGB II.",
  hinweise: ["Gemessen wird der Bezug von Leistungen."],
  brueche: [{ab: "2018-12-31", grund: "Seit 2019 wird anders gezählt."}],
  klassifikation: {verfahren: "quantile" as const, anzahl: 5},
  ki_verfahren: "keines" as const
};

const kopf: KennzahlKopf = {
  ...kurz,
  veraenderung: false,
  quelle_kurz: "MSS",
  quellenvermerk: "Senatsverwaltung, Monitoring Soziale Stadtentwicklung, dl-de/zero-2-0",
  turnus_monate: 38
};

const ewr = {
  problemfeld: "bevoelkerung",
  polaritaet: "keine_wertung" as const,
  quelle_kurz: "EWR",
  quellenvermerk: "Amt für Statistik Berlin-Brandenburg, CC BY 3.0 DE",
  turnus_monate: 12
};

const mss2021 = ["Senatsverwaltung, Monitoring Soziale Stadtentwicklung 2021, dl-de/zero-2-0"];
const mss2025 = ["Senatsverwaltung, Monitoring Soziale Stadtentwicklung 2025, dl-de/zero-2-0"];

const status: KennzahlKopf = {
  ...kopf,
  id: "mss_status",
  titel: "Sozialer Status (MSS-Klasse)",
  kurztitel: "Sozialer Status",
  einheit: "Klasse",
  einheit_kurz: "",
  nachkommastellen: 0,
  problemfeld: "soziale_lage",
  klassen: [
    {wert: 1, name: "hoch", kurz: "1"},
    {wert: 2, name: "mittel", kurz: "2"},
    {wert: 3, name: "niedrig", kurz: "3"},
    {wert: 4, name: "sehr niedrig", kurz: "4"}
  ]
};

const dynamik: KennzahlKopf = {
  ...status,
  id: "mss_dynamik",
  titel: "Soziale Dynamik (MSS-Klasse)",
  kurztitel: "Soziale Dynamik",
  klassen: [
    {wert: 1, name: "positiv", kurz: "+"},
    {wert: 3, name: "stabil", kurz: "+/-"},
    {wert: 5, name: "negativ", kurz: "-"}
  ]
};

const plr = (zahlen: (number | null)[]): Kennzahl["verteilung"] =>
  [
    "Marzahn West",
    "Rosenbecker Straße",
    "Wittenberger Straße",
    "Golliner Straße",
    "Gewerbegebiet Bitterfelder Straße"
  ].map((name, i) => ({
    gebiet_id: `1010010${i + 1}`.replace("10100105", "10100205"),
    name,
    wert: zahlen[i] ?? null,
    ki: null,
    status: zahlen[i] === null || zahlen[i] === undefined ? ("entfaellt" as const) : ("wert" as const)
  }));

export const kinderarmut: Kennzahl = {
  indikator: kopf,
  zeitraum: "2020-12-31",
  quellenvermerke: mss2021,
  gebiet: wert(38.78),
  bzr: wert(39.84),
  bezirk: wert(38.9),
  berlin: wert(26.9),
  ...ohneUrteil,
  vergleich: null,
  verteilung: plr([38.78, 49.46, 36.86, 39.47, null])
};

export const einwohner: Kennzahl = {
  indikator: {
    ...kopf,
    ...ewr,
    id: "einwohner",
    titel: "Einwohnerinnen und Einwohner",
    kurztitel: "Einwohner",
    einheit: "Personen",
    einheit_kurz: "Ew.",
    nachkommastellen: 0
  },
  zeitraum: "2025-12-31",
  quellenvermerke: [ewr.quellenvermerk],
  gebiet: wert(5826, 5826),
  bzr: wert(25333, 25333),
  bezirk: wert(296687, 296687),
  berlin: wert(3897145, 3897145),
  ...ohneUrteil,
  vergleich: null,
  verteilung: plr([5826, 3725, 8113, 7669, 1247])
};

/** A share of *nenner* people beside 19.7 per cent in the rest of the Bezirk and 17.5 in Berlin. */
export function anteil(id: string, titel: string, zaehler: number, nenner = 5826): Kennzahl {
  const gebiet = anteilWert(zaehler, nenner);
  const zahl = gebiet.wert!;
  return {
    indikator: {...kopf, ...ewr, id, titel, kurztitel: titel},
    zeitraum: "2025-12-31",
    quellenvermerke: [ewr.quellenvermerk],
    gebiet,
    bzr: wert(19.9),
    bezirk: wert(19.6),
    berlin: wert(17.5),
    rest_bezirk: 19.7,
    urteile: {bezirk: urteilZu(gebiet, 19.7), berlin: urteilZu(gebiet, 17.5)},
    vergleich: null,
    verteilung: plr([zahl, zahl - 1, zahl + 1, zahl + 3, zahl - 2]).map((d, i) => ({
      ...d,
      ki: i === 0 ? gebiet.ki : {unten: d.wert! - 1.2, oben: d.wert! + 1.2, wenige: false}
    }))
  };
}

export const veraenderung: Kennzahl = {
  ...anteil("veraenderung_5_jahre", "Veränderung der Einwohnerzahl in fünf Jahren", 717),
  ...ohneUrteil,
  verteilung: plr([12.3, 11, 13, 15, 10]),
  indikator: {
    ...kopf,
    ...ewr,
    id: "veraenderung_5_jahre",
    titel: "Veränderung der Einwohnerzahl in fünf Jahren",
    kurztitel: "Veränderung",
    veraenderung: true
  },
  zeitraum: "2020/2025",
  quellenvermerke: [ewr.quellenvermerk, ...mss2021],
  gebiet: wert(12.3, 408, 3317)
};

const mssStatus: Kennzahl = {
  indikator: status,
  zeitraum: "2024-12-31",
  quellenvermerke: mss2025,
  gebiet: wert(4),
  bzr: ohne("fehlt", nichtVeroeffentlicht),
  bezirk: ohne("fehlt", nichtVeroeffentlicht),
  berlin: ohne("fehlt", nichtVeroeffentlicht),
  ...ohneUrteil,
  vergleich: null,
  verteilung: plr([4, 3, 3, 4, null])
};

export const altersgruppen: GebietProfil["altersaufbau"]["gruppen"] = [
  {von: 0, bis: 18, anzahl: 1136, anteil: 19.5, anteil_bezirk: 18.3},
  {von: 18, bis: 25, anzahl: 478, anteil: 8.2, anteil_bezirk: 7.2},
  {von: 25, bis: 65, anzahl: 3134, anteil: 53.8, anteil_bezirk: 52.3},
  {von: 65, bis: 80, anzahl: 886, anteil: 15.2, anteil_bezirk: 16.4},
  {von: 80, bis: 110, anzahl: 192, anteil: 3.3, anteil_bezirk: 5.8}
];

export const profil: GebietProfil = {
  gebiet: {gebiet_id: "10100101", name: "Marzahn West", ebene: "plr", hektar: 69.6, lor_stand: "2021"},
  ueber: [
    {gebiet_id: "10", name: "Marzahn-Hellersdorf", ebene: "bezirk"},
    {gebiet_id: "1010", name: "Marzahn", ebene: "pgr"},
    {gebiet_id: "101001", name: "Marzahn-Nord", ebene: "bzr"}
  ],
  unter: [],
  nachbarn: [{gebiet_id: "10100102", name: "Rosenbecker Straße", ebene: "plr"}],
  bis_2020: [{gebiet_id: "10010101", name: "Marzahn West", anteil: 100}],
  kennzahlen: [
    einwohner,
    anteil("anteil_unter_18", "Anteil der Kinder und Jugendlichen unter 18 Jahren", 1136),
    anteil("anteil_65_plus", "Anteil der Menschen ab 65 Jahren", 1078),
    kinderarmut,
    mssStatus,
    {...mssStatus, indikator: dynamik, gebiet: wert(1), verteilung: plr([1, 1, 5, 3, null])}
  ],
  problemfelder: [
    {id: "soziale_lage", titel: "Soziale Lage"},
    {id: "armut", titel: "Armut"},
    {id: "bildung", titel: "Bildung"},
    {id: "bevoelkerung", titel: "Bevölkerung"}
  ],
  nicht_verfuegbar: [
    {id: "sprache", kurztitel: "Sprachdefizite", problemfeld: "bildung", ebenen: ["bzr"]},
    {id: "sgb12", kurztitel: "Grundsicherung", problemfeld: "armut", ebenen: ["bezirk", "berlin"]}
  ],
  einrichtungen: {
    arten: [
      {art: "kita", anzahl: 2, ohne_namen: 0, plaetze: 180, quelle_kurz: "Kitaverzeichnis"},
      {art: "spielplatz", anzahl: 3, ohne_namen: 2, plaetze: null, quelle_kurz: "OpenStreetMap"}
    ],
    liste: [
      {art: "kita", name: "Kita Ahorn", adresse: "Ahornweg 1, 12687 Berlin", traeger: "Träger A", plaetze: 120},
      {art: "kita", name: "Kita Birke", adresse: "Birkenweg 2, 12687 Berlin", traeger: "", plaetze: 60},
      {art: "spielplatz", name: "Drachenspielplatz", adresse: "", traeger: "", plaetze: null}
    ],
    quellen: [
      {
        id: "kita",
        kurztitel: "Kitaverzeichnis",
        quellenvermerk: "Quelle: Senatsverwaltung, Kitaverzeichnis",
        stichtag: "2026-07-31",
        hinweise: []
      },
      {
        id: "osm",
        kurztitel: "OpenStreetMap",
        quellenvermerk: "© OpenStreetMap-Mitwirkende, ODbL 1.0",
        stichtag: "2026-07-01",
        hinweise: []
      }
    ]
  },
  altersaufbau: {zeitraum: "2025-12-31", gruppen: altersgruppen, maennlich: wert(2866), weiblich: wert(2960)},
  bevoelkerung: {
    gebiet_id: "10100101",
    lor_stand: "2021",
    name: "Marzahn West",
    summe_aus: [],
    quellenvermerke: [ewr.quellenvermerk],
    reihe: [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map((jahr) => {
      const zahl = {2017: 5600, 2018: 5650, 2019: 5690, 2020: 5709, 2025: 5826}[jahr] ?? null;
      return {
        zeitraum: `${jahr}-12-31`,
        wert: zahl,
        status: zahl === null ? "fehlt" : "wert",
        umgerechnet: jahr <= 2020
      };
    })
  },
  mss: [
    {
      edition: "2013",
      stichtag: "2012-12-31",
      lor_stand: "2019",
      gebiet_id: "10010101",
      name: "Marzahn West",
      status: wert(4),
      dynamik: wert(3),
      bruch: ""
    },
    {
      edition: "2015",
      stichtag: "2014-12-31",
      lor_stand: "2019",
      gebiet_id: "10010101",
      name: "Marzahn West",
      status: wert(3),
      dynamik: wert(1),
      bruch: ""
    },
    {
      edition: "2017",
      stichtag: "2016-12-31",
      lor_stand: "2019",
      gebiet_id: "10010101",
      name: "Marzahn West",
      status: wert(3),
      dynamik: wert(1),
      bruch: ""
    },
    {
      edition: "2019",
      stichtag: "2018-12-31",
      lor_stand: "2019",
      gebiet_id: "10010101",
      name: "Marzahn West",
      status: wert(3),
      dynamik: wert(3),
      bruch: "Drei statt vier Merkmale."
    },
    {
      edition: "2021",
      stichtag: "2020-12-31",
      lor_stand: "2021",
      gebiet_id: "10100101",
      name: "Marzahn West",
      status: wert(2),
      dynamik: wert(1),
      bruch: "Neue Gebietsgrenzen."
    },
    {
      edition: "2025",
      stichtag: "2024-12-31",
      lor_stand: "2021",
      gebiet_id: "10100101",
      name: "Marzahn West",
      status: wert(4),
      dynamik: wert(1),
      bruch: "Vier statt drei Merkmale."
    }
  ],
  mss_unter: null,
  trends: [
    {
      indikator_id: "mss_kinderarmut",
      reihe: [
        {zeitraum: "2014-12-31", wert: 45, status: "wert", ki: {unten: 43, oben: 47, wenige: false}, bezirk: 40.62},
        {zeitraum: "2016-12-31", wert: null, status: "fehlt", ki: null, bezirk: 35.96},
        {zeitraum: "2018-12-31", wert: 40.2, status: "wert", ki: null, bezirk: 31.28},
        {zeitraum: "2020-12-31", wert: 38.78, status: "wert", ki: null, bezirk: 38.9}
      ],
      brueche: [{ab: "2018-12-31", grund: "Anders abgegrenzt."}],
      satz: "Veränderung seit 2018: ohne Angabe zur Sicherheit."
    }
  ],
  zielgruppen: {
    zeilen: [
      {
        ...{
          id: "kinder",
          titel: "Kinder",
          gezaehlt_als: null,
          stand: "2025-12-31",
          personen: 800,
          anteil: 13.7,
          anteil_bezirk: 15.3
        },
        urteil: null
      },
      {
        ...{
          id: "aeltere",
          titel: "Ältere Menschen",
          gezaehlt_als: "Menschen ab 65 Jahren",
          stand: "2025-12-31",
          personen: 1078,
          anteil: 18.5
        },
        ...{anteil_bezirk: 22.2, urteil: "unter"}
      },
      {
        ...{
          id: "hochaltrige",
          titel: "Hochaltrige",
          gezaehlt_als: null,
          stand: "2025-12-31",
          personen: null,
          anteil: null
        },
        ...{anteil_bezirk: 5.8, urteil: null}
      }
    ],
    nicht_gezaehlt: [{id: "gefluechtete", titel: "Geflüchtete Menschen"}],
    quellenvermerke: ["Quelle: Amt für Statistik Berlin-Brandenburg, CC BY 3.0 DE."]
  },
  angebote: {
    ...{beispiel: true, jahr: 2025, stand: "2026-01-28", deckung_unter: 0.8},
    meldung: {zentren: 11, gemeldet: 10, teilweise: 1},
    zeilen: [
      {
        ...{
          id: "kinder",
          titel: "Kinder",
          gezaehlt_als: null,
          gezaehlt: true,
          personen: 800,
          wert: 160,
          status: "wert",
          je_1000: 200
        },
        ...{bezirk_je_1000: 122.8, deckung: 1.2, urteil: "kein_rueckstand", zentren: 2, gemeldet: 2}
      },
      {
        ...{
          id: "aeltere",
          titel: "Ältere Menschen",
          gezaehlt_als: "Menschen ab 65 Jahren",
          gezaehlt: true,
          personen: 1078,
          wert: 30,
          status: "wert"
        },
        ...{je_1000: 27.8, bezirk_je_1000: 94.7, deckung: 0.3, urteil: "robust", zentren: 2, gemeldet: 2}
      },
      {
        ...{
          id: "hochaltrige",
          titel: "Hochaltrige",
          gezaehlt_als: null,
          gezaehlt: true,
          personen: 200,
          wert: null,
          status: "geschuetzt"
        },
        ...{je_1000: null, bezirk_je_1000: 95.8, deckung: null, urteil: null, zentren: 2, gemeldet: 2}
      },
      {
        ...{
          id: "gefluechtete",
          titel: "Geflüchtete Menschen",
          gezaehlt_als: null,
          gezaehlt: false,
          personen: null,
          wert: 16
        },
        ...{status: "wert", je_1000: null, bezirk_je_1000: null, deckung: null, urteil: null, zentren: 2, gemeldet: 2}
      }
    ],
    zentren: [
      {
        ...{zentrum_id: "beispiel-nord", name: "Beispielzentrum Nord", beispiel: true, steht_hier: true},
        ...{arbeitet_hier: true, gemeldet: 6, erwartet: 12}
      },
      {
        ...{zentrum_id: "treff", name: "Treff", beispiel: false, steht_hier: true, arbeitet_hier: false},
        ...{gemeldet: 0, erwartet: 0}
      }
    ],
    anliegen: {
      region: {gebiet_id: "101001", name: "Marzahn-Nord"},
      zentren: [{zentrum_id: "beispiel-nord", name: "Beispielzentrum Nord"}],
      felder: [
        {problemfeld: "wohnen", titel: "Wohnen", anzahl: 40},
        {problemfeld: "alter", titel: "Alter", anzahl: "geschuetzt"}
      ]
    }
  },
  stimmen: [
    {
      gebiet: {gebiet_id: "10100101", name: "Marzahn West", ebene: "plr"},
      ...{rolle: "Leitung eines Treffs", datum: "2026-03-12", text: "Viele sind allein.", beispiel: true},
      problemfeld: {id: "alter", titel: "Alter"},
      geprueft: {von: "Sozialplanung", am: "2026-03-20"},
      korrektur: {am: "2026-04-01", grund: "Zahl berichtigt"}
    },
    {
      gebiet: {gebiet_id: "10100101", name: "Marzahn West", ebene: "plr"},
      ...{rolle: "Anwohnerin", datum: "2026-01-05", text: "", beispiel: true, problemfeld: null},
      geprueft: {von: "Sozialplanung", am: "2026-01-06"},
      korrektur: {am: "2026-02-01", grund: "auf Wunsch"}
    }
  ]
};

/** The area that the MSS leaves out although people live there. */
export const ausreisserProfil: GebietProfil = {
  ...profil,
  gebiet: {...profil.gebiet, gebiet_id: "10100205", name: "Gewerbegebiet Bitterfelder Straße"},
  kennzahlen: profil.kennzahlen.map((k) =>
    k.indikator.polaritaet === "belastung" ? {...k, gebiet: ohne("entfaellt", ausreisser)} : k
  ),
  mss: profil.mss.map((d) => ({...d, status: ohne("entfaellt", ausreisser), dynamik: ohne("entfaellt", ausreisser)}))
};

/** An area cut out of an old one in 2021: its series is the old area's, its people are part of the old ones. */
export const alterRaumProfil: GebietProfil = {
  ...profil,
  gebiet: {...profil.gebiet, gebiet_id: "10100313", name: "Alt-Marzahn"},
  bis_2020: [{gebiet_id: "10010309", name: "Alt-Marzahn", anteil: 26.2}],
  kennzahlen: [...profil.kennzahlen, veraenderung],
  mss: profil.mss.map((d) =>
    d.lor_stand === "2019"
      ? {...d, gebiet_id: "10010309", name: "Alt-Marzahn"}
      : {...d, gebiet_id: "10100313", name: "Alt-Marzahn"}
  ),
  bevoelkerung: {
    ...profil.bevoelkerung,
    gebiet_id: "10010309",
    lor_stand: "2019",
    name: "Alt-Marzahn",
    summe_aus: [
      {gebiet_id: "10100313", name: "Alt-Marzahn", ebene: "plr"},
      {gebiet_id: "10100314", name: "Auersbergstraße", ebene: "plr"},
      {gebiet_id: "10100315", name: "Bärenstein", ebene: "plr"}
    ]
  }
};

const bzrNamen = ["Biesdorf", "Hellersdorf-Nord", "Kaulsdorf", "Marzahn-Nord"];
const bzrWerte = [7.7, 43.36, 5.86, 39.84];

export const seite: IndikatorSeite = {
  indikator: {
    ...kurz,
    ...lang,
    stichworte: [],
    zaehler: "Personen unter 15 Jahren in Bedarfsgemeinschaften",
    nenner: "Alle Personen unter 15 Jahren",
    altersgruppe: "0 bis unter 15 Jahre",
    quelle: "mss",
    stichtag: "31. Dezember",
    veroeffentlichung: "alle zwei Jahre",
    lor_staende: ["2019", "2021"],
    ebenen: ["plr", "bzr", "bezirk", "berlin"],
    ki_nenner: null,
    ki_hinweis: "Die Quelle veröffentlicht nur Anteile.",
    geheimhaltung: "Die Quelle lässt Gebiete unter 300 Einwohnern aus.",
    kontakt: "siehe Impressum",
    berechnung: {art: "uebernahme", quelle: "mss", merkmal: "s4"}
  },
  kopf: {...kopf, ...lang, ki_verfahren: "keines"},
  quellen: [
    {
      id: "mss",
      titel: "Monitoring Soziale Stadtentwicklung",
      kurztitel: "MSS",
      herausgeber: "Senatsverwaltung",
      datensatz_url: "https://example.org/mss",
      lizenz: "Datenlizenz Deutschland – Zero – Version 2.0",
      lizenz_url: "https://www.govdata.de/dl-de/zero-2-0",
      quellenvermerk: kopf.quellenvermerk,
      turnus: "alle zwei Jahre",
      rolle: "haupt",
      jahre: [2012, 2014, 2016, 2018, 2020]
    }
  ],
  auf_karte: true,
  problemfeld: "Armut",
  ebenen: [
    {
      ebene: "bzr",
      zeitraum: "2020-12-31",
      quellenvermerke: mss2021,
      zeilen: bzrNamen.map((name, i) => ({
        gebiet_id: `10100${i + 1}`,
        name,
        parent_name: "Marzahn",
        wert: wert(bzrWerte[i]!),
        urteile: ohneUrteil.urteile
      }))
    },
    {
      ebene: "bezirk",
      zeitraum: "2020-12-31",
      quellenvermerke: mss2021,
      zeilen: [
        {
          gebiet_id: "10",
          name: "Marzahn-Hellersdorf",
          parent_name: "Berlin",
          wert: wert(28.6),
          urteile: ohneUrteil.urteile
        }
      ]
    },
    {
      ebene: "berlin",
      zeitraum: "2020-12-31",
      quellenvermerke: mss2021,
      zeilen: [{gebiet_id: "00", name: "Berlin", parent_name: "", wert: wert(26.9), urteile: ohneUrteil.urteile}]
    }
  ],
  reihen: [
    {zeitraum: "2012-12-31", bezirk: wert(42.58), berlin: wert(34)},
    {zeitraum: "2014-12-31", bezirk: wert(40.62), berlin: wert(32.5)},
    {zeitraum: "2016-12-31", bezirk: wert(35.96), berlin: ohne("fehlt")},
    {zeitraum: "2018-12-31", bezirk: wert(31.28), berlin: wert(28)},
    {zeitraum: "2020-12-31", bezirk: wert(28.6), berlin: wert(26.9)}
  ],
  verlauf: {art: "veraenderung", von: "2018-12-31", bis: "2020-12-31", differenz: -2.68, ki: null},
  releases: [
    {quelle_kurz: "MSS", release: "2021", titel: "MSS 2021", stichtag: "2020-12-31", lor_stand: "2021", zeilen: 542}
  ]
};

/** The same page with counts of four areas, one of them small, and verdicts against 28 per cent in the Bezirk and 26.9 in Berlin. */
export const mitIntervallen: IndikatorSeite = {
  ...seite,
  ebenen: seite.ebenen.map((ebene) => ({
    ...ebene,
    zeilen: ebene.zeilen.map((zeile, i) => {
      const counts = [
        [77, 1000],
        [434, 1000],
        [60, 90],
        [280, 1000]
      ] as const;
      const [zaehler, nenner] = counts[i]!;
      const gebiet =
        ebene.ebene === "bzr" ? anteilWert(zaehler, nenner) : anteilWert(ebene.ebene === "bezirk" ? 2860 : 2690, 10000);
      return {
        ...zeile,
        wert: gebiet,
        urteile: {
          bezirk: ebene.ebene === "bzr" ? urteilZu(gebiet, 28) : null,
          berlin: ebene.ebene === "berlin" ? null : urteilZu(gebiet, 26.9)
        }
      };
    })
  }))
};
