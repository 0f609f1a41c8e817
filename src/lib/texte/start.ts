/** Words of the ways in on the start page. */
export const texteStart = {
  aufgaben: {
    bedarf: {
      titel: "Bedarf erkennen",
      satz: "Für Planung und Verwaltung: Wo häufen sich Hinweise auf Bedarf, und was tun die Zentren dort? Ein Problemfeld ist ein Thema wie Armut oder Alter.",
      links: [
        {adresse: "/karte", titel: "Karte"},
        {adresse: "/bedarfsindex", titel: "Bedarfsindex"},
        {adresse: "/vergleich", titel: "Gebiete vergleichen"}
      ]
    },
    jahresplanung: {
      titel: "Schwerpunkte für das Jahr festlegen",
      satz: "Für den Verbund der Stadtteilzentren: von der Themenliste über die Abstimmung zum Beschluss mit Protokoll. Alles bleibt auf Ihrem Rechner.",
      links: [
        {adresse: "/problemfelder", titel: "Problemfelder ansehen"},
        {adresse: "/standards", titel: "Mindeststandards"},
        {adresse: "/zielgruppen", titel: "Zielgruppen"}
      ]
    },
    antrag: {
      titel: "Einen Antrag oder Bericht begründen",
      satz: "Für ein Stadtteilzentrum: ein kurzes Blatt mit Sozialraum, Bedarf und, soweit gemeldet, Ihrer dokumentierten Leistung, als Word-Datei.",
      links: [
        {adresse: "/zentren/", titel: "Alle Zentren"},
        {adresse: "/daten-pruefen", titel: "Daten prüfen"}
      ]
    },
    bericht: {
      titel: "Eine Karte oder Zahl übernehmen",
      satz: "Für Berichte und Presse: jede Zahl mit Gebiet, Stichtag, Quelle und Lizenz.",
      links: [
        {adresse: "/indikatoren/", titel: "Alle Indikatoren"},
        {adresse: "/datenstand", titel: "Quellen und Lizenzen"},
        {adresse: "/glossar", titel: "Abkürzungen im Glossar"}
      ]
    }
  },
  felder: {
    problemfeld: "Problemfeld",
    zielgruppe: "Zielgruppe",
    zentrum: "Zentrum",
    zweck: "Zweck",
    indikator: "Indikator"
  },
  knoepfe: {
    problemfeld: "Problemfeld ansehen",
    zielgruppe: "Lücken für diese Gruppe",
    jahresplanung: "Jahresplanung öffnen",
    antrag: "Blatt erstellen",
    karte: "Karte zeigen"
  },
  /** What stands in the pickers before anybody chooses. */
  vorgaben: {
    problemfeld: "kinder_familien",
    zielgruppe: "familien",
    zweck: "zuwendungsantrag",
    indikator: "mss_kinderarmut"
  },
  bitteZentrum: "Bitte wählen",
  zentren: "Zentren im Bezirk",
  beispielzentren: "Erfundene Zentren (Beispieldaten)",
  zwecke: [
    {id: "zuwendungsantrag", titel: "Zuwendungsantrag"},
    {id: "sachbericht", titel: "Sachbericht"},
    {id: "kurzprofil", titel: "Kurzprofil"}
  ]
} as const;
