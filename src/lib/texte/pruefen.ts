import {formatZahl} from "../format.js";
import {regeln} from "../leistungen/regeln.js";

const anzahl = (n: number, einzahl: string, mehrzahl: string): string =>
  n === 1 ? `1 ${einzahl}` : `${formatZahl(n)} ${mehrzahl}`;

const fehler = (n: number): string => anzahl(n, "Fehler", "Fehler");
const hinweise = (n: number): string => anzahl(n, "Hinweis", "Hinweise");
const zeilen = (n: number): string => anzahl(n, "Zeile", "Zeilen");
const datei = (dateien: number): string => (dateien === 1 ? "Die Datei kann" : "Die Dateien können");

/** Rules of reading, before a table is understood. */
const leseregeln: Record<string, string> = {
  datei_leer: "Leere Datei",
  format: "Anderes Dateiformat",
  webseite: "Webseite statt Tabelle",
  beschaedigt: "Beschädigte Datei",
  kennwort: "Mit Kennwort geschützt",
  makros: "Datei mit Makros",
  unsicher: "Unsicherer Inhalt",
  zu_gross: "Zu große Datei",
  zeilenende: "Falsches Zeilenende",
  anfuehrungszeichen: "Falsche Anführungszeichen",
  steuerzeichen: "Unzulässige Zeichen",
  formel_ohne_wert: "Formel ohne Ergebnis",
  fehlerwert: "Fehlerwert",
  prozentformat: "Zahl im Prozentformat",
  verbundene_zellen: "Verbundene Zellen",
  ausgeblendet: "Ausgeblendeter Inhalt"
};

/** Title of a rule of reading or of the check; that of all others if nobody knows it. */
export const regelTitel = (regel: string): string =>
  (regeln as Record<string, {titel: string}>)[regel]?.titel ?? leseregeln[regel] ?? "Weitere Meldungen";

/** Every word of the page "Daten prüfen" that is not written in the page itself, in the contract or in a finding. */
export const textePruefen = {
  fehler,
  hinweise,
  zeilen,

  wahl: {
    titel: "Leistungsdokumentation prüfen",
    feld: "Dateien auswählen",
    anleitung:
      "Oder ziehen Sie die Dateien hierher. Möglich sind eine Excel-Datei (.xlsx) oder alle CSV-Dateien Ihres Zentrums zusammen.",
    ordner: "Ganzen Ordner auswählen",
    beispiel: "Mit Beispieldatei ausprobieren",
    beispielErklaerung: "Sie enthält Fehler, die oft vorkommen. Es sind Beispieldaten.",
    grenze: (megabyte: number): string => `Zusammen höchstens ${formatZahl(megabyte)} MB.`,
    keine: "Darin war keine Datei. Ziehen Sie eine Excel-Datei, CSV-Dateien oder einen Ordner hierher.",
    keineLesbare:
      "Darin ist keine Excel-Datei (.xlsx) und keine CSV-Datei. Andere Dateien kann die Prüfung nicht lesen.",
    zuGross: (name: string, megabyte: number, dateien: number, moeglich: number): string =>
      dateien === 1
        ? `„${name}“ ist mit ${formatZahl(megabyte)} MB zu groß. Möglich sind ${formatZahl(moeglich)} MB. Eine Leistungsdokumentation ist viel kleiner. Prüfen Sie, ob Bilder oder andere Blätter darin sind.`
        : `Die ${formatZahl(dateien)} Dateien sind mit ${formatZahl(megabyte)} MB zusammen zu groß. Möglich sind ${formatZahl(moeglich)} MB. Am größten ist „${name}“. Prüfen Sie, ob Bilder oder andere Blätter darin sind.`,
    uebergangen: (namen: readonly string[]): string =>
      `Nicht gelesen, weil es keine Excel- oder CSV-Dateien sind: ${namen.join(", ")}.`,
    unlesbarerOrdner: "Der Ordner konnte nicht gelesen werden. Wählen Sie die Dateien bitte einzeln aus."
  },

  lauf: {
    titel: "Die Prüfung läuft",
    lesen: (name: string): string => `„${name}“ wird gelesen.`,
    pruefen: (fertig: number, gesamt: number): string => `${formatZahl(fertig)} von ${zeilen(gesamt)} geprüft.`,
    vorschau: "Die Vorschau wird berechnet.",
    balken: "Fortschritt der Prüfung",
    abbrechen: "Abbrechen",
    abgebrochen: "Die Prüfung wurde abgebrochen. Es ist nichts gespeichert."
  },

  panne: {
    start: "Die Prüfung konnte nicht gestartet werden. Laden Sie die Seite neu und wählen Sie die Datei noch einmal.",
    dateiFort:
      "Die Datei konnte nicht gelesen werden. Vielleicht wurde sie inzwischen geändert, verschoben oder ist noch geöffnet. Wählen Sie sie bitte noch einmal.",
    speicher:
      "Die Prüfung wurde unerwartet beendet. Vielleicht ist die Datei zu groß für diesen Browser. Wählen Sie die Datei noch einmal, oder teilen Sie sie auf.",
    mappe: "Die Datei konnte nicht erstellt werden. Versuchen Sie es bitte noch einmal."
  },

  ergebnis: {
    titel: "Ergebnis",
    /** The verdict: one sentence, with what comes next. */
    urteil: (f: number, w: number, dateien: number, leer: boolean): string => {
      if (f > 0)
        return `${fehler(f)} ${f === 1 ? "muss" : "müssen"} behoben werden${w > 0 ? `, ${hinweise(w)} zum Nachsehen` : ""}.`;
      if (leer) return "Es gibt nichts abzugeben: Keine Zeile ist ausgefüllt.";
      const folge =
        w === 0
          ? "Es gibt keine Fehler und keine Hinweise."
          : `Es gibt ${hinweise(w)} zum Nachsehen, aber keine Fehler.`;
      return `${datei(dateien)} abgegeben werden. ${folge}`;
    },
    /** What a year still lacks, beside the verdict: a file may be right and not be all. */
    monate: (jahre: readonly {jahr: number; zentrum: string; gemeldet: number}[]): string =>
      jahre
        .map(({jahr, zentrum, gemeldet}) => `${zentrum}, ${jahr}: ${formatZahl(gemeldet)} von 12 Monaten gemeldet.`)
        .join(" "),
    gelesen: (tabellen: readonly {titel: string; zeilen: number}[]): string =>
      tabellen.length === 0
        ? "Es wurde keine Zeile gelesen."
        : `Gelesen: ${tabellen.map(({titel, zeilen: n}) => `${titel} ${zeilen(n)}`).join(", ")}.`,
    dateien: (namen: readonly string[]): string =>
      `${namen.length === 1 ? "Geprüfte Datei" : "Geprüfte Dateien, zusammen eine Abgabe"}: ${namen.join(", ")}`,
    neu: "Neue Prüfung",
    beispiel: "Diese Datei ist erfunden. Sie zeigt, wie die Prüfung arbeitet."
  },

  meldungen: {
    fehler: "Fehler",
    fehlerErklaerung: "Mit diesen Fehlern wird die Datei nicht angenommen.",
    warnung: "Hinweise zum Nachsehen",
    warnungErklaerung: "Die Datei wird trotzdem angenommen. Sehen Sie nach, ob die Angaben stimmen.",
    blatt: "Blatt",
    alleBlaetter: "Alle Blätter",
    gefiltert: (n: number): string => `${anzahl(n, "Meldung", "Meldungen")} auf diesem Blatt.`,
    gruppe: (titel: string, n: number): string => `${titel} (${formatZahl(n)})`,
    stelle: "Stelle",
    zeile: (n: number): string => `Zeile ${n}`,
    spalte: (name: string): string => `Spalte „${name}“`,
    was: "Was nicht stimmt",
    abhilfe: "Was Sie tun können",
    weitere: (n: number): string => `${formatZahl(n)} weitere anzeigen`,
    mehr: (name: string): string => `zu „${name}“`,
    unvollstaendig: (je: number, gesamt: number): string =>
      `Je Regel und Blatt sind höchstens ${formatZahl(je)} Stellen aufgeführt. Gefunden wurden ${formatZahl(gesamt)}. Beheben Sie die aufgeführten und prüfen Sie dann noch einmal.`,
    kopieren: "Liste kopieren",
    kopiert: "Die Liste ist kopiert. Sie können sie in eine E-Mail oder ein Dokument einfügen.",
    vonHand: "Der Browser erlaubt das Kopieren nicht. Markieren Sie den Text und kopieren Sie ihn selbst.",
    text: "Liste als Text",
    drucken: "Drucken"
  },

  korrektur: {
    titel: "Korrigierte Datei",
    erklaerung:
      "Hier entsteht auf Wunsch eine Excel-Datei mit Ihren Angaben in der Form der Vorlage. Ihre eigene Datei bleibt unverändert.",
    unklar:
      "Was unklar ist, bleibt stehen, wie es war, und ist gelb. Die letzte Spalte „Bitte prüfen“ sagt je Zeile, was noch zu tun ist.",
    anders: "Diese Schreibweisen werden vereinheitlicht:",
    nichts: "An den Schreibweisen gibt es nichts zu ändern.",
    spalte: (tabelle: string, spalte: string): string => `${tabelle}, Spalte „${spalte}“: `,
    wird: " wird ",
    mal: (n: number): string => (n === 1 ? "" : ` (${formatZahl(n)} Einträge dieser Art)`),
    knopf: "Korrigierte Datei herunterladen",
    laeuft: "Die Datei wird erstellt.",
    fertig: (name: string): string => `„${name}“ ist heruntergeladen. Sehen Sie die gelben Zellen durch.`,
    datei: "leistungsdokumentation_korrigiert.xlsx",
    dateiBeispiel: "beispieldaten_leistungsdokumentation_korrigiert.xlsx"
  },

  vorlage: {
    titel: "Vorlage herunterladen",
    erklaerung:
      "Die Vorlage ist eine Excel-Datei mit allen Blättern, Auswahllisten und Erklärungen. Sie entsteht hier im Browser.",
    zentrum: "Zentrum",
    jahr: "Jahr",
    knopf: "Vorlage herunterladen",
    laeuft: "Die Vorlage wird erstellt.",
    fertig: (name: string): string => `„${name}“ ist heruntergeladen.`,
    keine: "Es ist noch kein Zentrum eingetragen. Die Vorlage gibt es, sobald das Verzeichnis der Zentren vorliegt.",
    datei: (zentrum: string, jahr: number): string => `leistungsdokumentation_${zentrum}_${jahr}.xlsx`
  },

  vorschau: {
    titel: (mehrere: boolean): string =>
      mehrere ? "Vorschau: so erscheinen Ihre Jahre" : "Vorschau: so erscheint Ihr Jahr",
    erklaerung:
      "So fasst der Bedarfsatlas Ihre Angaben zusammen. Was niemand erfasst hat, heißt „nicht erfasst“ und zählt nie als 0.",
    mitFehlern:
      "Die Datei hat noch Fehler. Die Vorschau zeigt nur, was schon verstanden wurde. Die Zahlen können sich noch ändern.",
    keine: "Für eine Vorschau fehlen lesbare Zeilen in „Leistungen“ oder „Meldestand“.",
    nichtErfasst: "nicht erfasst",
    monate: "Gemeldete Monate",
    gemeldet: "gemeldet",
    nichtGemeldet: "nicht gemeldet",
    monateSatz: (fehlend: readonly string[]): string =>
      fehlend.length === 0
        ? "Alle 12 Monate sind gemeldet."
        : `Nicht gemeldet: ${fehlend.length === 12 ? "alle 12 Monate" : fehlend.join(", ")}. Ein solcher Monat zählt als unbekannt, nicht als 0.`,
    ohneAngabe: (n: number): string => `bei ${anzahl(n, "Angebot", "Angeboten")} teilweise nicht erfasst`,
    kennzahlen: {
      angebote: "Angebote",
      termine: "Termine",
      stunden: "Stunden",
      teilnahmen: "Teilnahmen",
      beratungen: "Beratungskontakte",
      ehrenamtliche: "Ehrenamtliche",
      ehrenamt_stunden: "Stunden im Ehrenamt"
    },
    tabelle: (zentrum: string, jahr: number): string => `Angebote von ${zentrum} im Jahr ${jahr}`,
    angebot: "Angebot",
    weitere: (n: number): string => `${formatZahl(n)} weitere Angebote anzeigen`
  },

  weiter: {
    titel: "Und jetzt?",
    erst: "Beheben Sie zuerst die Fehler in Ihrer Datei und prüfen Sie sie noch einmal. Dann geben Sie sie ab.",
    abgeben: "Geben Sie die Datei an die Stelle, die diesen Atlas betreibt. Sie steht im Impressum.",
    korrektur:
      "Sie wollen später etwas ändern? Geben Sie den ganzen Monat noch einmal ab, mit einem späteren Tag in der Spalte „Stand“ des Blatts „Meldestand“. Die neuere Abgabe ersetzt die ältere.",
    gleich: "Zwei verschiedene Abgaben mit demselben Stand werden abgewiesen.",
    monat: "Nur Monate, die im Blatt „Meldestand“ mit „ja“ stehen, gelten als gemeldet.",
    personen: "Tragen Sie nur Summen ein, nie Namen, Telefonnummern oder E-Mail-Adressen."
  }
} as const;
