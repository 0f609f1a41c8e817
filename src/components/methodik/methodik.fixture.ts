// The page's data in the loader's form; the example holds the published figures of the edition of 2021. Used by tests only.
import type {MethodikData} from "../../../loaders/marts/shapes.js";

const kopf = (id: string, kurztitel: string, problemfeld: string): MethodikData["indikatoren"][number]["kopf"] => ({
  id,
  titel: `${kurztitel} im Planungsraum`,
  kurztitel,
  einheit: "Prozent",
  einheit_kurz: "%",
  nachkommastellen: 1,
  problemfeld,
  ebenen_vergleichbar: true,
  polaritaet: "belastung",
  klassen: null,
  veraenderung: false,
  quelle_kurz: "MSS",
  quellenvermerk: "Quelle: Senatsverwaltung, Monitoring Soziale Stadtentwicklung, dl-de/zero-2-0",
  turnus_monate: 24
});

const anteil = (wert: number, unten: number, oben: number) => ({wert, unten, oben});

export const methodikData: MethodikData = {
  rechenbeispiel: {
    gebiet: {gebiet_id: "10200422", name: "Hellersdorfer Promenade", ebene: "plr"},
    stichtag: "2020-12-31",
    planungsraeume: 536,
    quellenvermerk: "Quelle: Senatsverwaltung, Monitoring Soziale Stadtentwicklung 2021, dl-de/zero-2-0",
    merkmale: [
      {
        titel: "Arbeitslosigkeit (SGB II)",
        wert: 10.89815,
        mittelwert: 4.971574048507464,
        standardabweichung: 2.9439042725448883,
        z: 2.0131687048265485
      },
      {
        titel: "Transferbezug",
        wert: 27.44887,
        mittelwert: 10.918009141791032,
        standardabweichung: 7.072749630736493,
        z: 2.3372608562827906
      },
      {
        titel: "Kinderarmut",
        wert: 53.66044,
        mittelwert: 24.540415708955248,
        standardabweichung: 16.654435324913017,
        z: 1.7484846362509048
      }
    ],
    summe: 6.098914197360243,
    summe_mittelwert: -9.32090225897986e-17,
    summe_standardabweichung: 2.9554711457031275,
    index: 2.063601333488664,
    klasse: "sehr niedrig",
    index_amtlich: 2.06,
    klasse_amtlich: "sehr niedrig"
  },
  indexbeispiel: {
    gebiet: {gebiet_id: "10200422", name: "Hellersdorfer Promenade", ebene: "plr"},
    felder: [
      {
        titel: "Armut und Existenzsicherung",
        gewicht: 1,
        merkmale: [
          {titel: "Transferbezug", wert: 27.44887, mittelwert: 10.918009141791, standardabweichung: 7.072749630736},
          {titel: "Kinderarmut", wert: 53.66044, mittelwert: 24.540415708955, standardabweichung: 16.654435324913},
          {titel: "Altersarmut", wert: 11.07, mittelwert: 7.11052238806, standardabweichung: 6.041366550851}
        ],
        wert: 1.580379953483
      },
      {
        titel: "Arbeit und Beschäftigung",
        gewicht: 1,
        merkmale: [
          {titel: "Arbeitslosigkeit", wert: 10.89815, mittelwert: 4.971574048507, standardabweichung: 2.943904272545}
        ],
        wert: 2.013168704827
      },
      {
        titel: "Jugend und junge Erwachsene",
        gewicht: 1,
        merkmale: [
          {titel: "Jugendarbeitslosigkeit", wert: 8.54, mittelwert: 3.18177238806, standardabweichung: 2.42598995651}
        ],
        wert: 2.208676749696
      }
    ],
    index: 1.934075136002
  },
  nachrechnung: {
    bewertet: 536,
    status: [
      {klasse: "hoch", anzahl: 75},
      {klasse: "mittel", anzahl: 366},
      {klasse: "niedrig", anzahl: 46},
      {klasse: "sehr niedrig", anzahl: 49}
    ],
    dynamik: [
      {klasse: "positiv", anzahl: 48},
      {klasse: "stabil", anzahl: 436},
      {klasse: "negativ", anzahl: 52}
    ],
    gleich: 536,
    groesste_abweichung: 0.00498,
    grenzfaelle: [
      {gebiet: {gebiet_id: "01100415", name: "Leipziger Straße", ebene: "plr"}, index: -0.9984, was: "status"}
    ],
    ausgeschlossen: [
      {
        gebiet: {gebiet_id: "10100205", name: "Gewerbegebiet Bitterfelder Straße", ebene: "plr"},
        einwohner: 1262,
        grund: "Im Indexverfahren nicht berücksichtigt (Ausreißer)."
      },
      {gebiet: {gebiet_id: "03400831", name: "Pankower Tor", ebene: "plr"}, einwohner: 0, grund: "Unter 300 Menschen."},
      {gebiet: {gebiet_id: "06200418", name: "Landweg", ebene: "plr"}, einwohner: null, grund: "Unter 300 Menschen."}
    ]
  },
  felder: [
    {id: "armut", titel: "Armut", beschreibung: "Wenig Geld.", gewicht: 1, begruendung: "Soziale Problemlagen."},
    {id: "arbeit", titel: "Arbeit", beschreibung: "Wenig Arbeit.", gewicht: 1, begruendung: "Merkmal des Status."},
    {id: "alter", titel: "Alter", beschreibung: "Hohes Alter.", gewicht: 0, begruendung: "Wählbar."}
  ],
  indikatoren: [
    {
      kopf: kopf("mss_kinderarmut", "Kinderarmut", "armut"),
      feld: "armut",
      vorgabe: true,
      begruendung: "Merkmal des Status.",
      zeitraum: "2020-12-31",
      gewicht: 0.5,
      einfluss: 0.97
    },
    {
      kopf: kopf("mss_transferbezug_auslaender", "Transferbezug: Ausländer", "armut"),
      feld: "armut",
      vorgabe: false,
      begruendung: "Wählbar.",
      zeitraum: "2020-12-31",
      gewicht: 0,
      einfluss: null
    },
    {
      kopf: kopf("mss_arbeitslosigkeit", "Arbeitslosigkeit (SGB II)", "arbeit"),
      feld: "arbeit",
      vorgabe: true,
      begruendung: "Merkmal des Status.",
      zeitraum: "2024-12-31",
      gewicht: 0.5,
      einfluss: 0.88
    },
    {
      kopf: kopf("anteil_80_plus", "80 Jahre und älter", "alter"),
      feld: "alter",
      vorgabe: true,
      begruendung: "Zählt nur mit Gewicht.",
      zeitraum: "2025-12-31",
      gewicht: 0,
      einfluss: null
    }
  ],
  nicht_enthalten: [{titel: "Herkunft", grund: "Herkunft ist kein Bedarf."}],
  optionen: {
    laeufe: 2000,
    startzahl: 20210101,
    gewicht_schwankung: 0.25,
    oberster_anteil: 0.2,
    robust_ab: 0.9,
    wahrscheinlich_ab: 0.66,
    mindestanteil: 0.66,
    ausreisser_hoechstens: 5,
    doppelt_ab: 0.8,
    normalisierung: "z",
    mittel: "arithmetic",
    rangspanne: 0.9,
    freie_gewichtungen: 2000
  },
  annahmen: [
    {annahme: "normalisation", allein: anteil(0.12, 0.06, 0.17), gesamt: anteil(0.22, 0.19, 0.26)},
    {annahme: "aggregation", allein: anteil(-0.004, -0.02, 0.01), gesamt: anteil(0.02, 0.018, 0.024)},
    {annahme: "treatment", allein: anteil(0, 0, 0), gesamt: anteil(0, 0, 0)},
    {annahme: "omission", allein: anteil(0.45, 0.38, 0.52), gesamt: anteil(0.61, 0.55, 0.68)},
    {annahme: "weights", allein: anteil(0.08, 0.03, 0.12), gesamt: anteil(0.15, 0.13, 0.17)},
    {annahme: "data", allein: anteil(0.11, 0.06, 0.16), gesamt: anteil(0.2, 0.17, 0.23)}
  ],
  ausreisser: [
    {
      indikator: "mss_arbeitslosigkeit",
      verfahren: "winsorised",
      gebiete: [{gebiet_id: "10200422", name: "Hellersdorfer Promenade", von: 10.9, nach: 9.4}]
    },
    {indikator: "mss_kinderarmut", verfahren: "log", gebiete: []}
  ],
  doppelt: [{a: "mss_kinderarmut", b: "mss_arbeitslosigkeit", r: 0.93}],
  brueche: [{indikator: "mss_arbeitslosigkeit", ab: "2018-12-31", grund: "Seitdem nur SGB II."}]
};
