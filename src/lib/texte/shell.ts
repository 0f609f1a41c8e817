/** Words of header, footer and search: everything a reader meets on every page. */
export const shell = {
  marke: "Bedarfsatlas",
  ort: "Marzahn-Hellersdorf",
  zumInhalt: "Zum Inhalt springen",
  leicht: {adresse: "/leichte-sprache", titel: "Leichte Sprache"},
  navigation: "Hauptnavigation",
  /** The main navigation: groups that open, each with its pages. */
  gruppen: [
    {
      titel: "Bedarf",
      seiten: [
        {adresse: "/karte", titel: "Karte"},
        {adresse: "/problemfelder", titel: "Problemfelder"},
        {adresse: "/bedarfsindex", titel: "Bedarfsindex"},
        {adresse: "/zielgruppen", titel: "Zielgruppen"},
        {adresse: "/luecken", titel: "Lücken"}
      ]
    },
    {
      titel: "Gebiete",
      seiten: [
        {adresse: "/gebiete/", titel: "Gebietsprofile"},
        {adresse: "/vergleich", titel: "Vergleich"},
        {adresse: "/indikatoren/", titel: "Indikatoren"}
      ]
    },
    {
      titel: "Zentren",
      seiten: [
        {adresse: "/zentren/", titel: "Alle Zentren"},
        {adresse: "/foerderantrag", titel: "Förderantrag"},
        {adresse: "/daten-pruefen", titel: "Daten prüfen"}
      ]
    },
    {
      titel: "Verbund",
      seiten: [
        {adresse: "/jahresplanung", titel: "Jahresplanung"},
        {adresse: "/standards", titel: "Standards"}
      ]
    },
    {
      titel: "Hilfe",
      seiten: [
        {adresse: "/handbuch", titel: "Handbuch"},
        {adresse: "/glossar", titel: "Glossar"},
        {adresse: "/methodik", titel: "Methodik"},
        {adresse: "/datenstand", titel: "Quellen und Datenstand"},
        {adresse: "/daten", titel: "Daten und Schnittstelle"}
      ]
    }
  ],
  ohneScript:
    "Ohne JavaScript stehen die Zahlen hier als Text und Tabellen. Karte, Auswahl und Suche brauchen JavaScript. Auch damit wird nichts an andere Stellen gesendet.",
  suche: {
    feld: "Suche",
    beispiel: "Gebiet, Thema, Zentrum …",
    liste: "Treffer",
    /** The kind of a hit; areas and facilities say theirs themselves. */
    arten: {
      gebiet: "",
      indikator: "Indikator",
      luecke: "Datenlücke",
      zielgruppe: "Zielgruppe",
      seite: "Seite",
      zentrum: "Stadtteilzentrum",
      fachwort: "Fachwort",
      angebot: "Angebot",
      einrichtung: ""
    },
    laedt: "Die Suche wird geladen.",
    keine: "Kein Treffer. Prüfen Sie die Schreibweise, oder sehen Sie in den Listen nach.",
    gescheitert: "Die Suche ist gerade nicht verfügbar. Sehen Sie in den Listen nach.",
    listen: [
      {adresse: "/gebiete/", titel: "Alle Gebiete"},
      {adresse: "/indikatoren/", titel: "Alle Indikatoren"},
      {adresse: "/zentren/", titel: "Alle Zentren"},
      {adresse: "/indikatoren/#datenluecken", titel: "Datenlücken"}
    ],
    treffer: (anzahl: number, gezeigt: number): string =>
      anzahl === 1
        ? "1 Treffer. Eingabetaste öffnet ihn."
        : anzahl > gezeigt
          ? `${anzahl} Treffer, die besten ${gezeigt} stehen in der Liste. Pfeiltasten wählen aus.`
          : `${anzahl} Treffer. Pfeiltasten wählen aus.`,
    auch: (wort: string): string => `auch ${wort}`,
    schluessel: (schluessel: string): string => `Schlüssel ${schluessel}`,
    frueherSchluessel: (schluessel: string): string => `Schlüssel bis 2020: ${schluessel}`
  },
  fuss: {
    name: "Über diese Seiten",
    stand: "Datenstand",
    standFallback: "Alle Quellen mit ihrem Stand",
    klassen: "Klassen",
    anteile: "Anteile",
    zahlen: "Zahlen",
    weitereQuellen: (n: number): string => (n === 1 ? "und eine weitere Quelle" : `und ${n} weitere Quellen`),
    links: [
      {adresse: "/datenstand", titel: "Quellen und Lizenzen"},
      {adresse: "/daten", titel: "Daten und Schnittstelle"},
      {adresse: "/methodik", titel: "Methodik"},
      {adresse: "/glossar", titel: "Glossar"},
      {adresse: "/leichte-sprache", titel: "Leichte Sprache"},
      {adresse: "/barrierefreiheit", titel: "Barrierefreiheit"},
      {adresse: "/datenschutz", titel: "Datenschutz"},
      {adresse: "/geheimhaltung", titel: "Geheimhaltung"},
      {adresse: "/impressum", titel: "Impressum"}
    ],
    /** Only where the operator names a film; stands before the page it is on. */
    film: {adresse: "/barrierefreiheit#gebaerdensprache", titel: "Gebärdensprache"},
    /** Stands last among the links, and tells from which page it was followed. */
    melden: {adresse: "/barrierefreiheit#melden", titel: "Barriere melden"},
    hinweis: "Die Zahlen sind Hinweise auf Bedarf. Sie ersetzen nicht die fachliche Einschätzung vor Ort.",
    version: (version: string): string => `Version ${version}`
  },
  fehler: {
    teil: "Ein Teil dieser Seite konnte nicht geladen werden. Prüfen Sie die Verbindung zum Internet, und laden Sie die Seite neu.",
    ohneNetz:
      "Ein Teil dieser Seite konnte nicht geladen werden, denn dieses Gerät ist nicht mit dem Internet verbunden. Stellen Sie die Verbindung her, und laden Sie die Seite neu.",
    neuLaden: "Seite neu laden",
    technisch: "Technische Meldung"
  },
  /** The internal edition; the public one shows none of it. */
  edition: {
    vermerk: "Nur für den Dienstgebrauch",
    bereich: "Vermerk",
    /** Part of the names of saved files. */
    dateiname: "nur-fuer-den-dienstgebrauch",
    weitergabe: "Enthält ungeschützte kleine Zahlen. Nicht veröffentlichen.",
    fuss: "Interne Ausgabe. Sie enthält ungeschützte kleine Zahlen. Karten, Diagramme, Ausdrucke und Dateien aus ihr dürfen nicht veröffentlicht werden. Für Veröffentlichungen gibt es die öffentliche Ausgabe."
  },
  druck: {
    gedruckt: (tag: string): string => `Gedruckt am ${tag}`,
    seite: "Seite",
    von: "von",
    /** The mark of invented records, as texteLeistungen has it, and what every sheet with such figures says at its head. */
    beispiel: {marke: "Beispieldaten", kopf: "enthält Beispieldaten"}
  }
} as const;
