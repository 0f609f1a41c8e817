/** Words of the pages as readers without JavaScript get them; figures, verdicts and signs have those of the pages themselves. */
export const texteTextfassung = {
  rahmen: "Tabelle",
  /** For a page, or a part of one, that has no version of its own. */
  teil: "Diesen Teil der Seite zeigt nur ein Browser mit JavaScript. Alle Werte gibt es auch als Dateien.",
  dateien: {titel: "Alle Werte als Dateien", adresse: "/daten"},
  werkzeuge: {
    vergleich: {
      text: "Gebiete auswählen und nebeneinanderstellen geht nur mit JavaScript. Die Werte stehen in den Profilen und auf den Seiten der Indikatoren, mit Intervall und Einordnung.",
      links: [
        {titel: "Alle Gebiete", adresse: "/gebiete/"},
        {titel: "Alle Indikatoren", adresse: "/indikatoren/"}
      ]
    },
    jahresplanung: {
      text: "Themen sammeln, abstimmen und beschließen geht nur mit JavaScript, weil alles in Ihrem Browser bleibt. Die Zahlen hinter den Vorschlägen stehen auf diesen Seiten.",
      links: [
        {titel: "Problemfelder", adresse: "/problemfelder"},
        {titel: "Infrastrukturlücken", adresse: "/luecken"},
        {titel: "Bedarfsindex", adresse: "/bedarfsindex"}
      ]
    },
    foerderantrag: {
      text: "Das Blatt für Antrag und Bericht entsteht nur mit JavaScript, weil es in Ihrem Browser geschrieben wird. Seine Zahlen stehen auf diesen Seiten.",
      links: [
        {titel: "Alle Zentren", adresse: "/zentren/"},
        {titel: "Alle Gebiete", adresse: "/gebiete/"},
        {titel: "Infrastrukturlücken", adresse: "/luecken"}
      ]
    },
    "daten-pruefen": {
      text: "Die Prüfung läuft in Ihrem Browser und braucht deshalb JavaScript. Ohne JavaScript prüft die Stelle, die den Atlas betreibt, Ihre Datei mit demselben Programm.",
      links: [
        {titel: "Was die Zentren melden", adresse: "/standards"},
        {titel: "Kontakt", adresse: "/impressum"}
      ]
    }
  },
  karte: {
    einleitung:
      "Ohne JavaScript steht hier statt der Karte eine Tabelle: ein Indikator für alle Planungsräume und Bezirksregionen. Alle anderen stehen auf ihren Seiten.",
    alle: "Alle Indikatoren",
    zumBezirk: "Zum übrigen Bezirk",
    zuBerlin: "Zu Berlin"
  },
  gebiet: {
    lage: "Lage",
    einordnung: "Einordnung",
    einordnungSatz: "Die Einordnung steht nur da, wo das 95-%-Intervall sie trägt."
  },
  indikator: {quelle: "Datensatz beim Herausgeber"},
  problemfelder: {
    einleitung:
      "Ohne JavaScript stehen hier die ausgewählten Zahlen jedes Problemfelds für den Bezirk und die Bezirksregionen, jede mit ihrer Einordnung.",
    gebiet: "Gebiet",
    vermerk:
      "Die Einordnung vergleicht eine Bezirksregion mit dem übrigen Bezirk und den Bezirk mit Berlin. Planungsräume stehen auf den Seiten der Indikatoren.",
    spalte: (titel: string, stand: string): string => `${titel} (${stand})`,
    tabelle: (feld: string): string => `${feld}: ausgewählte Zahlen für Bezirk und Bezirksregionen`,
    leistung: "Was die Zentren dazu dokumentiert haben, steht bei den Infrastrukturlücken.",
    nurPlr: (titel: readonly string[]): string => `Nur je Planungsraum veröffentlicht: ${titel.join(", ")}.`
  },
  bedarfsindex: {
    einleitung: "Ohne JavaScript steht hier die Vorgabe: jedes Thema mit dem Gewicht, das der Atlas vorsieht.",
    gruppe: "Gruppe",
    rang: (spanne: string, n: string): string => `${spanne} von ${n}`,
    gewichte: "Gewichte der Vorgabe",
    quellen: "Quellen"
  },
  luecken: {
    einleitung: "Ohne JavaScript steht hier die übliche Ansicht. Andere Gruppen und Sichten brauchen JavaScript."
  },
  zielgruppen: {
    uebersicht: "Menschen je Zielgruppe im Bezirk",
    regionen: (stand: string): string => `Menschen je Zielgruppe und Bezirksregion${stand === "" ? "" : `, ${stand}`}`,
    lage: "Hinweise auf Bedarf je Zielgruppe",
    gruppe: "Zielgruppe"
  },
  zentren: {marke: "Beispieldaten"},
  datenstand: {indikatoren: "Den Stand jedes Indikators nennt das Verzeichnis der Indikatoren"},
  standards: {
    uebersicht: (jahr: number): string => `Eigene Einschätzung der Zentren zu den dreizehn Standards, ${jahr}`,
    standard: "Standard",
    nachweise: "Nachweise und Angaben aus der Dokumentation stehen auf den Seiten der Zentren."
  }
} as const;
