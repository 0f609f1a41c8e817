/** Words of the page "Daten und Schnittstelle". */
export const texteDaten = {
  intern: [
    "In der internen Ausgabe gibt es diese Dateien nicht. Sie enthält ungeschützte kleine Zahlen, die niemand weitergeben darf.",
    "Alle freigegebenen Zahlen stehen in der öffentlichen Ausgabe als Dateien bereit, dort auf derselben Seite."
  ],
  fehler:
    "Die Liste der Dateien konnte nicht geladen werden. Prüfen Sie die Verbindung, und laden Sie die Seite neu. Diese Adressen gelten immer:",
  /** Addresses that every edition has. */
  feste: [
    {pfad: "bedarfsatlas.zip", titel: "Alles in einem Archiv"},
    {pfad: "beobachtungen.csv", titel: "Werte aller Indikatoren"},
    {pfad: "indikatoren.csv", titel: "Register der Indikatoren"},
    {pfad: "gebiete.csv", titel: "Gebiete beider LOR-Stände"},
    {pfad: "quellen.csv", titel: "Quellen und Lizenzen"},
    {pfad: "LIZENZEN.txt", titel: "Lizenzen und Quellenvermerke"},
    {pfad: "index.json", titel: "Verzeichnis aller Dateien"},
    {pfad: "openapi.json", titel: "Beschreibung aller Adressen (OpenAPI 3.1)"}
  ],
  inhalt: "Auf dieser Seite",
  stand: (version: string, datenstand: string): string => `Version ${version} · neueste Quelle: ${datenstand}`,
  datei: (format: string, groesse: string): string => `${format}, ${groesse}`,
  kopieren: "Kopieren",
  kopiereWas: (was: string): string => `${was} kopieren`,
  kopiert: (was: string): string => `Kopiert: ${was}.`,
  nichtKopiert: "Das Kopieren ist hier gesperrt. Bitte markieren Sie den Text und kopieren Sie ihn von Hand.",

  paket: {
    id: "paket",
    titel: "Alles auf einmal",
    text: "Ein Archiv mit allen Tabellen als CSV und Parquet, dazu Grenzen, Erklärungen, Lizenzen und Prüfsummen.",
    laden: (groesse: string): string => `Paket laden (ZIP, ${groesse})`,
    umfang: (werte: string, indikatoren: string, gebiete: string): string =>
      `${werte} Werte von ${indikatoren} Indikatoren für ${gebiete} Gebiete beider LOR-Stände`,
    von: (hier: string, alle: string): string => `${hier} von ${alle}`,
    fehlend: (anzahl: number, quellen: string): string =>
      anzahl === 1
        ? `1 Indikator des Atlas fehlt hier, weil seine Quelle keine offene Lizenz nennt: ${quellen}.`
        : `${anzahl} Indikatoren des Atlas fehlen hier, weil ihre Quellen keine offene Lizenz nennen: ${quellen}.`
  },

  dateien: {
    id: "dateien",
    titel: "Tabellen und Karten",
    beschriftung: "Alle Tabellen mit Zeilen und Größe",
    spalten: {inhalt: "Inhalt", zeilen: "Zeilen", formate: "Datei"}
  },

  indikator: {
    id: "indikator",
    titel: "Ein einzelner Indikator",
    text: "Alle Gebiete und Zeiträume eines Indikators, mit Intervall, Status und Quelle in jeder Zeile.",
    wahl: "Indikator",
    zeilen: (anzahl: string): string => (anzahl === "1" ? "1 Zeile" : `${anzahl} Zeilen`),
    gliederung: "Nach Alter und Geschlecht"
  },

  formate: {
    id: "formate",
    titel: "Welches Format wofür",
    beschriftung: "Formate und wofür sie gut sind",
    spalten: {format: "Format", wofuer: "Wofür"},
    zeilen: [
      [
        "CSV",
        "Für R, Python, QGIS und Datenbanken. Trenner ist das Komma, vor Nachkommastellen steht ein Punkt. In Excel: siehe „In Excel öffnen“."
      ],
      ["JSON", "Für Webseiten und kleine Programme. Jede Datei erklärt ihre Spalten und nennt ihre Quellen."],
      [
        "Parquet",
        "Für große Auswertungen mit DuckDB, R oder Python. Dieselben Werte, etwa zwanzigmal kleiner als CSV."
      ],
      ["GeoJSON", "Für Karten, etwa in QGIS. Die Grenzen sind vereinfacht und taugen nicht zum Messen."],
      ["ZIP", "Zum Aufheben und Weitergeben. Alles, was zum Lesen nötig ist, liegt darin."]
    ]
  },

  excel: {
    id: "excel",
    titel: "In Excel öffnen",
    text: "So bleibt die Tabelle mit dem Atlas verbunden und lässt sich später aktualisieren.",
    einzeln: {
      vor: "Nur ein Indikator als Excel-Datei? Die gibt es auf seiner Seite in der Leiste unter „Daten“: ",
      ziel: "Alle Indikatoren",
      adresse: "../../indikatoren/"
    },
    schritte: [
      "In Excel „Daten“ und „Aus dem Web“ wählen.",
      "Die Adresse einer CSV-Datei einfügen, zum Beispiel diese:",
      "„Daten transformieren“ wählen. Die Spalten gebiet_id und lor_stand auf den Typ Text stellen, sonst fehlt die führende Null.",
      "Bei den Wertspalten „Typ ändern mit Gebietsschema“ und „Englisch (USA)“ wählen, sonst deutet Excel den Punkt falsch.",
      "„Schließen und laden“ wählen. Mit „Alle aktualisieren“ holt Excel später den neuen Stand."
    ],
    was: "Adresse"
  },

  programme: {
    id: "schnittstelle",
    titel: "Für Programme",
    text: [
      "Jede Datei hat eine feste Adresse und braucht keine Anmeldung. Es sind fertige Dateien: Abfragen mit Filtern gibt es nicht.",
      "Was es gibt, sagt index.json, mit Größe und Prüfsumme. Alle Adressen und Spalten beschreibt openapi.json nach OpenAPI 3.1."
    ],
    beispiele: {
      verzeichnis: "Verzeichnis abrufen",
      indikator: "Einen Indikator abrufen",
      duckdb: "Mit DuckDB auswerten",
      r: "In R lesen",
      python: "In Python lesen"
    }
  },

  zusage: {
    id: "zusage",
    titel: "Was bleibt, was sich ändert",
    punkte: [
      "Adressen und Spalten bleiben, solange „v1“ in der Adresse steht. Neue Spalten kommen am Ende dazu.",
      "Wird das einmal anders, gibt es daneben „v2“. Die alten Adressen bleiben dann mindestens ein Jahr bestehen.",
      "Version und Datenstand stehen in jeder Datei mit Werten. Datenstand ist der Tag der neuesten Quelle. Eine neue Lieferung ändert den Datenstand, eine neue Berechnung die Version.",
      "Das Paket mit Version und Datenstand im Namen hat immer denselben Inhalt. Es bleibt mindestens fünf Jahre abrufbar.",
      "Gleiche Daten ergeben gleiche Dateien. Die Prüfsummen zeigen, ob sich etwas geändert hat."
    ]
  },

  zitat: {
    id: "zitieren",
    titel: "So zitieren Sie",
    was: "Zitat",
    adresse: (adresse: string): string => `Abrufbar unter ${adresse}`
  },

  lizenzen: {
    id: "lizenzen",
    titel: "Lizenzen",
    beschriftung: "Quellen mit Lizenz und Vermerk",
    spalten: {quelle: "Quelle", lizenz: "Lizenz", vermerk: "Diesen Vermerk nennen", stand: "Neuester Stichtag"},
    ohneStand: "ohne Stichtag",
    hinweis:
      "Wer Auswertungen der Einrichtungen aus OpenStreetMap weitergibt, muss das unter derselben Lizenz (ODbL) tun."
  },

  archiv: {
    id: "archiv",
    titel: "Ältere Ausgaben",
    beschriftung: "Pakete älterer Ausgaben",
    spalten: {ausgabe: "Ausgabe", datenstand: "Datenstand", paket: "Paket"},
    keine:
      "Noch gibt es keine ältere Ausgabe. Jede veröffentlichte Ausgabe kommt hierher und bleibt mindestens fünf Jahre."
  },

  weiteres: {id: "weiteres", titel: "Beschreibungen und weitere Dateien"}
} as const;
