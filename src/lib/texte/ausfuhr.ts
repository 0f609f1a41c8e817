import {formatZahl} from "../format.js";
import {texteLeistungen} from "./leistungen.js";

const zeilen = (n: number): string => (n === 1 ? "1 Zeile" : `${formatZahl(n)} Zeilen`);

/** Words of everything that leaves the atlas as a file: names of columns and sheets, and the bar at the foot of a view. */
export const texteAusfuhr = {
  beispiel: {marke: texteLeistungen.beispiel.marke, dateiname: texteLeistungen.beispiel.dateiname},
  ja: "ja",
  nein: "nein",

  /** What a reader copies below a figure. */
  zitat: {
    quelle: (n: number): string => (n === 1 ? "Quelle" : "Quellen"),
    trenner: " · ",
    stand: (stand: string): string => `neueste Zahl: ${stand}`,
    atlas: (version: string): string => `Bedarfsatlas Marzahn-Hellersdorf, Version ${version}`,
    abgerufen: (tag: string): string => `abgerufen am ${tag}`
  },

  angaben: {
    titel: "Titel",
    untertitel: "Gebiet, Zeitraum, Einheit",
    vermerke: "Vermerk",
    datenstand: "Datenstand",
    version: "Version",
    adresse: "Adresse der Ansicht",
    zitat: "So zitieren Sie",
    quellen: "Quellen",
    lizenz: "Lizenzen (Kennungen)",
    zeichen: "Zeichen",
    hinweise: "Hinweise",
    herausgeber: "Aus",
    atlas: "Bedarfsatlas Marzahn-Hellersdorf"
  },

  mappe: {
    deckblatt: "Deckblatt",
    inhalt: "Inhalt",
    hinweise: "Hinweise",
    blatt: "Blatt",
    enthaelt: "Enthält",
    zeilen: "Zeilen",
    angabe: "Angabe",
    wert: "Inhalt",
    was: "Was",
    bedeutung: "Bedeutung",
    deckblattTitel: "Titel, Stand, Quelle und Zitat",
    hinweiseTitel: "Spalten, Zeichen, Hinweise und Quellen mit Lizenz",
    spalte: (titel: string, name: string): string => `Spalte „${titel}“ (${name})`,
    seite: "Seite",
    von: "von"
  },

  /** The columns that no row may lose. */
  endspalten: {
    quelle: {
      titel: "Quelle",
      beschreibung: "Wer die Zahlen veröffentlicht hat, mit Lizenz; mehrere durch „ | “ getrennt."
    },
    lizenz: {
      titel: "Lizenz",
      beschreibung:
        "Kennung der Lizenz der Quelle, mehrere durch Leerzeichen getrennt. „ohne-lizenzangabe“: Die Quelle nennt keine."
    },
    datenstand: {titel: "Datenstand", beschreibung: "Bezugsdatum der neuesten Zahl in dieser Datei."},
    version: {titel: "Version", beschreibung: "Version des Bedarfsatlas, aus der die Datei stammt."},
    vermerk: {titel: "Vermerk", beschreibung: "Was beim Weitergeben zu beachten ist."}
  },

  /** Columns of indicator values, by their names in files for programs. */
  werte: {
    gebiet_id: {
      titel: "Gebiet",
      beschreibung: "LOR-Schlüssel, als Text zu lesen; 00 Berlin, 10 Bezirk Marzahn-Hellersdorf."
    },
    gebiet_name: {titel: "Name des Gebiets", beschreibung: "Zum Lesen; zum Verknüpfen den Schlüssel nehmen."},
    ebene: {
      titel: "Ebene",
      beschreibung: "berlin, bezirk, pgr (Prognoseraum), bzr (Bezirksregion), plr (Planungsraum)."
    },
    lor_stand: {
      titel: "LOR-Stand",
      beschreibung:
        "Stand der Gebiete: 2019 galt bis Ende 2020, 2021 gilt seitdem. Schlüssel beider Stände nie mischen."
    },
    indikator_id: {titel: "Indikator-Kennung", beschreibung: "Kennung im Verzeichnis der Indikatoren."},
    indikator: {titel: "Indikator", beschreibung: "Titel des Indikators."},
    zeitraum: {
      titel: "Zeitraum",
      beschreibung: "Stichtag JJJJ-MM-TT, Monat JJJJ-MM, Jahr JJJJ oder erstes und letztes Jahr JJJJ/JJJJ."
    },
    wert: {
      titel: "Wert",
      beschreibung: "Gerundet wie angezeigt. Leer heißt nie 0; dann sagt der Status, warum keine Zahl da ist."
    },
    klasse: {titel: "Klasse", beschreibung: "Name der Klasse, die der Wert bezeichnet; sonst leer."},
    einheit: {titel: "Einheit", beschreibung: "Einheit des Werts und seines Intervalls."},
    zaehler: {titel: "Zähler", beschreibung: "Leer, wenn er nicht veröffentlicht ist oder in dieser Ansicht fehlt."},
    nenner: {
      titel: "Nenner",
      beschreibung: "Leer, wenn er nicht veröffentlicht ist, in dieser Ansicht fehlt oder es keinen gibt."
    },
    ki_unten_95: {
      titel: "Untere Grenze (95 %)",
      beschreibung: "Des 95-%-Intervalls; leer, wenn es keines gibt oder diese Ansicht keines zeigt."
    },
    ki_oben_95: {
      titel: "Obere Grenze (95 %)",
      beschreibung: "Des 95-%-Intervalls; leer, wenn es keines gibt oder diese Ansicht keines zeigt."
    },
    status: {
      titel: "Status",
      beschreibung:
        "wert, null_wert (die Quelle nennt 0), geschuetzt, fehlt (keine Angabe), nicht_gemeldet, entfaellt (nicht sinnvoll oder ausgenommen)."
    },
    zeichen: {
      titel: "Zeichen",
      beschreibung:
        "Zeichen, das in der Ansicht steht: • geschützt, … keine Angabe, n. g. nicht gemeldet, x entfällt, ( ) zu wenige Fälle."
    },
    wenige_faelle: {
      titel: "Zu wenige Fälle",
      beschreibung:
        "Ja, wenn der Nenner so klein ist, dass der Wert stark vom Zufall abhängt. Er wird nicht verglichen."
    },
    vergleich_bezirk: {
      titel: "Vergleich mit dem übrigen Bezirk",
      beschreibung:
        "Wie das Intervall zum Wert des übrigen Bezirks liegt: ueber, unter, nicht_erkennbar, zu_wenige_faelle; leer, wenn diese Ansicht keinen Vergleich zeigt."
    },
    vergleich_berlin: {
      titel: "Vergleich mit Berlin",
      beschreibung:
        "Wie das Intervall zum Wert für Berlin liegt: ueber, unter, nicht_erkennbar, zu_wenige_faelle; leer, wenn diese Ansicht keinen Vergleich zeigt."
    },
    umgerechnet: {titel: "Umgerechnet", beschreibung: "Ja, wenn der Wert vom anderen LOR-Stand übertragen ist."},
    anmerkung: {titel: "Anmerkung", beschreibung: "Zum einzelnen Wert; leer, wenn es keine gibt."}
  },

  /** The areas that stand beside others. */
  gebiete: {bezirk: "Marzahn-Hellersdorf", berlin: "Berlin"},

  /** Charts of one indicator, away from its page. */
  indikator: {
    titel: (indikator: string, befund: string): string => `${indikator}. ${befund}`,
    untertitel: (plural: string, stand: string, einheit: string): string =>
      [`${plural} in Marzahn-Hellersdorf`, stand, einheit].join(" · "),
    bruch: (ab: string, grund: string): string => `Bruch ab ${ab}: ${grund}`
  },

  /** The bar at the foot of a view. */
  leiste: {
    titel: "Zum Mitnehmen",
    titelMit: (titel: string): string => `Zum Mitnehmen: ${titel}`,
    daten: "Daten",
    bild: "Bild",
    zitat: "Quelle kopieren",
    einbetten: "Einbetten",
    drucken: "Drucken",
    kopiert: "Quellenangabe kopiert. Fügen Sie sie unter dem Bild oder der Zahl ein.",
    nichtKopiert: (text: string): string => `Das Kopieren ist hier gesperrt. Bitte von Hand kopieren: ${text}`,
    leer: "Dazu ist noch nichts geladen. Bitte warten Sie, bis die Ansicht steht.",
    ohneTabelle: "Diese Ansicht zeigt keine Tabelle mit Zahlen. Zum Mitnehmen gibt es hier deshalb nichts.",
    laedt: "Wird vorbereitet.",
    fehler: (name: string): string =>
      `„${name}“ ließ sich nicht öffnen. Prüfen Sie die Verbindung, und laden Sie die Seite dann neu.`
  },

  daten: {
    titel: "Daten speichern",
    umfang: "Welche Werte?",
    angezeigt: (n: number): string => `Angezeigte Daten (${zeilen(n)})`,
    alle: (n: number): string => `Alle Gebiete und Jahre (${zeilen(n)})`,
    alleLaedt: "Alle Gebiete und Jahre (wird geladen)",
    alleFehlt: "Alle Gebiete und Jahre (nicht verfügbar)",
    alleFehler:
      "Die Daten aller Gebiete und Jahre ließen sich nicht laden. Die angezeigten Daten können Sie trotzdem speichern.",
    erneut: "Erneut versuchen",
    alleIntern:
      "Alle Gebiete und Jahre gibt es in der internen Ausgabe nicht als Datei. Sie stehen in der öffentlichen Ausgabe.",
    tabellen: (n: number, erste: string): string =>
      `Die Ansicht hat ${formatZahl(n)} Tabellen. Excel und JSON enthalten alle, CSV und Parquet nur „${erste}“.`,
    format: "Format",
    formate: {
      xlsx: {
        titel: "Excel (XLSX)",
        wofuer: "Für Berichte: Mappe mit Deckblatt, Erklärungen, Quellen und einer Tabelle zum Filtern."
      },
      csv_excel: {
        titel: "CSV für Excel",
        wofuer:
          "Öffnet sich mit deutschem Excel und LibreOffice per Doppelklick. Gebietsschlüssel werden dabei zu Zahlen (00 zu 0)."
      },
      csv: {
        titel: "CSV",
        wofuer: "Für Programme wie R, Python und QGIS: Komma als Trenner, Punkt vor Nachkommastellen."
      },
      json: {titel: "JSON", wofuer: "Für Webseiten und Programme, mit Erklärung jeder Spalte."},
      parquet: {titel: "Parquet", wofuer: "Für Statistikprogramme und große Auswertungen."}
    },
    schreibt: (format: string): string => `${format} wird erstellt.`,
    gespeichert: (name: string, n: number): string => `Gespeichert als „${name}“ (${zeilen(n)}).`,
    gescheitert: (format: string): string =>
      `${format} ließ sich nicht erstellen. Es wurde nichts gespeichert. Prüfen Sie die Verbindung, und laden Sie die Seite neu, oder wählen Sie ein anderes Format.`
  },

  einbetten: {
    titel: "In eine Webseite einbetten",
    feld: "Diesen Text gibt Ihre Webredaktion in die Seite ein",
    hinweis: "Der Rahmen zeigt die Ansicht mit Quelle und Link.",
    kopieren: "Text kopieren",
    kopiert: "Text zum Einbetten kopiert.",
    nichtKopiert: "Das Kopieren ist hier gesperrt. Markieren Sie den Text im Feld, und kopieren Sie ihn von Hand."
  }
} as const;
