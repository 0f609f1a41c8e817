import type {Beleg, Belegart} from "../../../loaders/marts/standardsShapes.js";
import {formatZahl} from "../format.js";
import {istZahl, type Zahl} from "../schutz.js";
import {texteSchutz} from "./schutz.js";

const zahl = (wert: Zahl): string => (istZahl(wert) ? formatZahl(wert) : texteSchutz.imSatz);
const mehr = (wert: Zahl, eins: string, viele: string): string => `${zahl(wert)} ${wert === 1 ? eins : viele}`;
const teile = (beleg: Beleg): string =>
  beleg.teile
    .map(({titel, anzahl}) => `${titel} (${istZahl(anzahl) ? formatZahl(anzahl) : texteSchutz.legende})`)
    .join(", ");

/** What the records say about a standard, as a phrase; a withheld number stays its sign and its name. */
const belege: Record<Belegart, (beleg: Beleg) => string> = {
  angebote: ({anzahl}) => mehr(anzahl, "Angebot", "Angebote"),
  zielgruppen: (beleg) => `Angebote nach Zielgruppe: ${teile(beleg)}`,
  anliegen_umfrage: ({anzahl}) => `${mehr(anzahl, "Anliegen", "Anliegen")} aus Umfragen`,
  anliegen_gespraech: ({anzahl}) => `${mehr(anzahl, "Anliegen", "Anliegen")} aus Gesprächen`,
  anliegen_gremium: ({anzahl}) => `${mehr(anzahl, "Anliegen", "Anliegen")} aus Gremien`,
  anliegen_beschwerde: ({anzahl}) => `${mehr(anzahl, "Anliegen", "Anliegen")} aus Beschwerden`,
  angebote_bedarfsermittlung: ({anzahl}) => `${mehr(anzahl, "Angebot", "Angebote")} zur Bedarfsermittlung`,
  felder_mit_angebot: (beleg) => `Anliegen, zu denen es Angebote im passenden Leistungsbereich gibt: ${teile(beleg)}`,
  beratungen: ({anzahl}) => mehr(anzahl, "Beratungskontakt", "Beratungskontakte"),
  vermittlungen: (beleg) => `Vermittlungen: ${teile(beleg)}`,
  verbund_und_runden: (beleg) => `Sitzungen: ${teile(beleg)}`,
  vereinbarung: ({text}) => `Kooperationsvereinbarung als Nachweis genannt bei: ${text ?? ""}`,
  angebote_selbsthilfe: ({anzahl}) =>
    `${mehr(anzahl, "Angebot", "Angebote")} im Leistungsbereich „Ehrenamt, Selbsthilfe, Nachbarschaftshilfe, Inklusion und Diversität“`,
  oeffnungszeiten: ({text}) => `Öffnungszeiten, heutiges Verzeichnis: ${text ?? ""}`,
  barrierefrei: ({text}) => `Barrierefreier Zugang, heutiges Verzeichnis: ${text ?? ""}`,
  angebote_raumnutzung: ({anzahl}) => `${mehr(anzahl, "Angebot", "Angebote")} zur Raumnutzung`,
  gremien: (beleg) => `Sitzungen: ${teile(beleg)}`,
  angebote_wochenplan: ({anzahl}) =>
    `${mehr(anzahl, "Angebot steht", "Angebote stehen")} mit Wochenplan auf diesen Seiten`,
  ehrenamtliche: ({anzahl}) =>
    `${mehr(anzahl, "Ehrenamtliche oder Ehrenamtlicher", "Ehrenamtliche")} (höchste gemeldete Zahl)`,
  fortbildungen: ({anzahl}) => `${mehr(anzahl, "Teilnahme", "Teilnahmen")} Ehrenamtlicher an Fortbildungen`,
  sozialkommission: ({anzahl}) => `${mehr(anzahl, "Sitzung", "Sitzungen")} der Sozialkommission`,
  monate: ({anzahl, von}) => `${zahl(anzahl)} von ${zahl(von)} Monaten gemeldet`,
  nachweis_umfrage: ({text}) => `Umfrage als Nachweis genannt bei: ${text ?? ""}`
};

/** Words of the page about the thirteen minimum standards. */
export const texteStandards = {
  beleg: (beleg: Beleg): string => belege[beleg.art](beleg),
  wahl: {
    gruppe: "Auswahl",
    jahr: "Jahr",
    sicht: "Ansicht",
    sichten: {standard: "Nach Standard", zentrum: "Nach Zentrum", offen: "Offene Punkte"},
    standard: "Standard",
    zentrum: "Zentrum"
  },
  unbekannt: {
    jahr: (wunsch: string, statt: string): string => `Das Jahr „${wunsch}“ gibt es hier nicht. Gezeigt wird ${statt}.`,
    sicht: (wunsch: string): string => `Die Ansicht „${wunsch}“ gibt es nicht. Gezeigt wird „Nach Standard“.`,
    standard: (wunsch: string, statt: string): string =>
      `Den Standard „${wunsch}“ gibt es nicht. Gezeigt wird „${statt}“.`,
    zentrum: (wunsch: string, jahr: string, statt: string): string =>
      `Für „${wunsch}“ gibt es ${jahr} keine Dokumentation. Gezeigt wird „${statt}“.`
  },
  ausfuhr: {
    titel: (titel: string): string => `Standards: ${titel}`,
    untertitel: (jahr: string): string =>
      `Stadtteilzentren in Marzahn-Hellersdorf · ${jahr} · Selbsteinschätzung und Belege`
  },
  fenster: (titel: string, jahr: string): string => `Standards: ${titel} ${jahr} | Bedarfsatlas Marzahn-Hellersdorf`,
  meldung: (titel: string, jahr: string): string => `Gezeigt wird jetzt: ${titel}, ${jahr}.`,
  anforderungen: "Das verlangt das Rahmenkonzept",
  spalten: {
    zentrum: "Zentrum",
    standard: "Standard",
    einschaetzung: "Eigene Einschätzung",
    nachweise: "Genannte Nachweise",
    belege: "Aus der Leistungsdokumentation"
  },
  beschriftung: (titel: string, jahr: number): string => `${titel}, Berichtsjahr ${jahr}`,
  titelVon: (nummer: number, titel: string): string => `${nummer}. ${titel}`,
  nichtEingeschaetzt: "nicht eingeschätzt",
  nichtGemeldet: "nicht gemeldet",
  keineNachweise: "keine genannt",
  keineBelege: "In der Leistungsdokumentation steht dazu nichts.",
  zumZentrum: "Zur Seite des Zentrums",
  ohneDokumentation: (namen: string): string => `Ohne Dokumentation für dieses Jahr: ${namen}.`,
  quelle: (stand: string): string =>
    `Quelle: Leistungsdokumentation der Zentren, ${stand}. Die Einschätzung ist die eigene Angabe des Zentrums.`,
  regeln: {
    titel: "Woraus die letzte Spalte entsteht",
    text: "Eine feste Tabelle sagt, welche Angaben zu welchem Standard passen. Gezeigt werden nur veröffentlichte Zahlen. Sie belegen nicht, dass ein Standard erfüllt ist."
  },
  offen: {
    titel: (jahr: number): string => `Standards: offene Punkte für die Verbundsitzung ${jahr}`,
    untertitel: (jahr: number, stand: string): string =>
      `Dreizehn Mindeststandards, Rahmenkonzept 2017, Abschnitt 4.3 · Berichtsjahr ${jahr} · ${stand}`,
    kurztitel: (jahr: number): string => `Standards: offene Punkte ${jahr}`,
    hinweis:
      "Die Liste hilft beim Gespräch. Sie bewertet kein Zentrum und bildet keine Rangfolge. Die Zentren stehen in der Reihenfolge des Alphabets.",
    tabelle: (jahr: number): string => `Offene Punkte nach Standard, alle Zentren, Berichtsjahr ${jahr}`,
    spalten: {standard: "Standard", punkt: "Offener Punkt", zentren: "Zentren", verabredung: "Verabredung"},
    arten: {
      teilweise: "Eigene Einschätzung: teilweise erfüllt",
      nicht_erfuellt: "Eigene Einschätzung: nicht erfüllt",
      ohneEinschaetzung: "Noch nicht eingeschätzt",
      ohneNachweis: "Eingeschätzt, kein Nachweis genannt",
      ohneBeleg: "In der Leistungsdokumentation steht dazu nichts"
    },
    nichtGemeldet: (namen: string): string => `Für dieses Jahr hat kein Monat gemeldet: ${namen}.`,
    keine: "Für dieses Jahr gibt es keine offenen Punkte.",
    ohnePunkt: (titel: string): string => `Ohne offenen Punkt: ${titel}.`,
    quelle: "Quelle: Leistungsdokumentation der Zentren. Einschätzung und Nachweise sind eigene Angaben der Zentren.",
    felder: ["Verbundsitzung am", "Protokoll"]
  },
  dateiname: ["standards", "offene-punkte"]
} as const;
