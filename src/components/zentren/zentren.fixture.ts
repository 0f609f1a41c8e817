import type {Leistungsstand, ZentrumKopf, ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import type {Zentrumsjahr} from "../../lib/leistungen/jahreszahlen.js";

export const stand: Leistungsstand = {
  beispiel: true,
  stand: "2026-01-31",
  meldejahre: [2023, 2024, 2025].map((jahr) => ({jahr, zentren: 2, gemeldet: 1, teilweise: 1})),
  vorgabejahr: 2025
};

export const kopf: ZentrumKopf = {
  ...{zentrum_id: "beispiel-nord", beispiel: true, name: "Beispielzentrum Nord", traeger: "Beispielträger A"},
  ...{adresse: "Beispielstraße 1, 12689 Berlin", lat: 52.5655, lon: 13.5725, lage: [403200, 5825000]},
  gebiet: {gebiet_id: "10100101", name: "Marzahn West", im_bezirk: true},
  bezirksregionen: [{gebiet_id: "101001", name: "Marzahn-Nord", im_bezirk: true}],
  ...{angabe: "gemeldet", quelle: "Beispieldaten, erfunden", stand: "2026-01-31", anmerkung: "", barrierefrei: "ja"},
  monate: [
    {jahr: 2023, gemeldet: 0, erwartet: 3},
    {jahr: 2024, gemeldet: 12, erwartet: 12},
    {jahr: 2025, gemeldet: 12, erwartet: 12}
  ]
};

/** A real centre of which only public details are known. */
export const echt: ZentrumKopf = {
  ...kopf,
  ...{zentrum_id: "kompass", beispiel: false, name: "Haus im Stadtteil", traeger: "", lat: null, lon: null, lage: null},
  ...{gebiet: null, angabe: "zu_bestaetigen", quelle: "Presse", stand: "2024-08-19", barrierefrei: null, monate: []},
  adresse: "Ringstraße 42, 12619 Berlin",
  anmerkung: "Hausnummer <b>unklar</b>."
};

const monate = (jahr: number, von: number, bis: number, fehlend: readonly number[] = []): Zentrumsjahr["monate"] =>
  Array.from({length: bis - von + 1}, (_, i) => ({
    monat: `${jahr}-${String(von + i).padStart(2, "0")}`,
    gemeldet: !fehlend.includes(von + i)
  }));

const standards = (einschaetzung: "erfuellt" | null): Zentrumsjahr["standards"] =>
  Array.from({length: 13}, (_, i) => ({
    ...{nummer: i + 1, id: `s${i + 1}`, titel: `Standard ${i + 1}`},
    einschaetzung: i < 11 ? einschaetzung : null,
    nachweise: i < 5 && einschaetzung ? ["Konzept oder Plan"] : []
  }));

/** A year of which nothing is recorded. */
export const leer: Zentrumsjahr = {
  ...{jahr: 2023, monate: monate(2023, 10, 12, [10, 11, 12]), angebote: 1},
  ...{termine: null, stunden: null, teilnahmen: null, ohne_angabe: {termine: 0, stunden: 0, teilnahmen: 0}},
  ...{
    davon: [],
    ehrenamtliche: null,
    ehrenamt_stunden: null,
    ehrenamt_lueckenhaft: false,
    beratungen: null,
    themen: [],
    vermittlungen: []
  },
  ...{ehrenamt_neu: null, fortbildungen: null, anliegen_kanaele: [], anliegen_gebiete: []},
  ...{anliegen: [], gremien: [], gruppen: [], standards: standards(null)}
};

export const jahr2024: Zentrumsjahr = {
  ...leer,
  ...{jahr: 2024, monate: monate(2024, 1, 12), angebote: 2, termine: 100, stunden: 1200, teilnahmen: 3000},
  ...{beratungen: 40, ehrenamtliche: 12}
};

export const jahr2025: Zentrumsjahr = {
  ...jahr2024,
  ...{jahr: 2025, monate: monate(2025, 1, 12), angebote: 3, termine: 90, stunden: 1234.5, teilnahmen: 2900},
  ...{
    ohne_angabe: {termine: 0, stunden: 0, teilnahmen: 1},
    beratungen: 40,
    ehrenamt_stunden: 300,
    ehrenamt_neu: 4,
    fortbildungen: 1
  },
  davon: [
    {merkmal: "weiblich", anzahl: 600, von: 1000},
    {merkmal: "divers", anzahl: 0, von: 400}
  ],
  themen: [{id: "wohnen", titel: "Wohnen", anzahl: 40}],
  vermittlungen: [{id: "jugendamt", titel: "Jugendamt", anzahl: 3}],
  anliegen: [{problemfeld: "wohnen", titel: "Wohnen und Nachbarschaft", anzahl: 7}],
  anliegen_kanaele: [{id: "gespraech", titel: "Gespräch", anzahl: 7}],
  anliegen_gebiete: [
    {gebiet: {gebiet_id: "101001", name: "Marzahn-Nord", im_bezirk: true}, anzahl: 5},
    {gebiet: null, anzahl: 2}
  ],
  gremien: [{id: "verbund", titel: "Verbund der Stadtteilzentren", anzahl: 4}],
  gruppen: [
    {zielgruppe: "alle", titel: "Alle Bewohnerinnen und Bewohner", angebote: 1, stunden: 1000, teilnahmen: 2900},
    {zielgruppe: "kinder", titel: "Kinder", angebote: 2, stunden: null, teilnahmen: null}
  ],
  standards: standards("erfuellt")
};

export const seite: ZentrumSeite = {
  ...{stand, kopf, oeffnungszeiten: "Mo 09:00–12:00, 14:00–18:00; Do 12:00–20:00"},
  ...{offen_seit: "2023-10-01", offen_bis: null},
  einsatzgebiet: [{gebiet_id: "101001", name: "Marzahn-Nord", im_bezirk: true}],
  reichweite: [10, 20].map((minuten) => ({
    ...{minuten, zielgruppe: "alle", titel: "Alle Bewohnerinnen und Bewohner", personen: minuten * 600},
    stand: "2025-12-31"
  })),
  reichweite_vermerke: ["Quelle: Amt für Statistik Berlin-Brandenburg"],
  angebote: [
    {
      ...{angebot_id: "cafe", titel: "Café <script>alert(1)</script>", leistungsbereich: "Freizeit"},
      ...{zielgruppen: ["Alle Bewohnerinnen und Bewohner"], format: "Offenes Angebot", plaetze: null},
      ...{sprachen: "Russisch", barrierefrei: "ja", wochenplan: "Mi 15:00–17:00"},
      ...{gueltig_von: "2023-10-01", gueltig_bis: null},
      jahre: [
        {
          ...{
            jahr: 2024,
            termine: 100,
            stunden: 1200,
            teilnahmen: 3000,
            personen_mindestens: null,
            ehrenamtliche_mindestens: null
          },
          lueckenhaft: []
        },
        {
          ...{
            jahr: 2025,
            termine: 90,
            stunden: 1000,
            teilnahmen: 2900,
            personen_mindestens: 85,
            ehrenamtliche_mindestens: 6
          },
          lueckenhaft: ["teilnahmen"]
        }
      ]
    },
    {
      ...{angebot_id: "lernen", titel: "Lernhilfe", leistungsbereich: "Bildung", zielgruppen: ["Kinder"]},
      ...{format: "Kurs", plaetze: 12, sprachen: null, barrierefrei: null, wochenplan: null},
      ...{gueltig_von: "2025-04-01", gueltig_bis: null},
      jahre: [
        {
          jahr: 2025,
          termine: null,
          stunden: null,
          teilnahmen: null,
          personen_mindestens: null,
          ehrenamtliche_mindestens: null,
          lueckenhaft: []
        }
      ]
    }
  ],
  jahre: [leer, jahr2024, jahr2025],
  mindestnenner: 100,
  hinweise: [
    {
      ...{jahr: 2025, regel: "mad", tabelle: "leistungen", anzahl: 2},
      ...{text: "Die Dauer weicht stark ab.", abhilfe: "Bitte die Stunden prüfen."}
    },
    {
      ...{jahr: 2024, regel: "sprung", tabelle: "leistungen", anzahl: 1},
      ...{text: "Deutlich mehr als im Vorjahr.", abhilfe: "Bitte nachsehen."}
    }
  ]
};

export {monate};
