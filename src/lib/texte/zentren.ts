import {formatMitEinheit, formatZahl} from "../format.js";
import {istZahl, type Zahl} from "../schutz.js";
import {texteSchutz} from "./schutz.js";

/** A count with its noun in the right number: "1 Angebot", "12 Angebote". */
const mehr = (anzahl: number, eins: string, viele: string): string =>
  `${formatZahl(anzahl)} ${anzahl === 1 ? eins : viele}`;

/** The same for a number that may be withheld: "• (geschützt)". */
const mehrOderSchutz = (anzahl: NonNullable<Zahl>, eins: string, viele: string): string =>
  istZahl(anzahl) ? mehr(anzahl, eins, viele) : texteSchutz.imSatz;

/** Words of the list of centres and of the page of each. */
export const texteZentren = {
  angabe: {
    bestaetigt: "bestätigt",
    zu_bestaetigen: "zu bestätigen",
    gemeldet: "vom Zentrum gemeldet"
  },
  angabeErklaerung: {
    bestaetigt: "Die Angaben stehen so in einer öffentlichen Quelle.",
    zu_bestaetigen: "Nicht alle Angaben stehen sicher in einer öffentlichen Quelle. Das Zentrum sollte sie bestätigen.",
    gemeldet: "Das Zentrum hat die Angaben selbst gemeldet."
  },
  barrierefrei: {ja: "ja", teilweise: "teilweise", nein: "nein"},
  unbekannt: "nicht bekannt",

  liste: {
    ausfuhr: {
      titel: "Verzeichnis der Stadtteilzentren",
      untertitel: (n: number): string => `Marzahn-Hellersdorf · ${n} Zentren`
    },
    echt: "Zentren im Bezirk",
    echtEinleitung:
      "Was über die Stadtteilzentren öffentlich bekannt ist. Quelle und Stand stehen dabei. „Zu bestätigen“ heißt: Nicht alles steht sicher in einer öffentlichen Quelle.",
    keineMeldung: "Diese Zentren haben noch keine Leistungsdokumentation gemeldet. Deshalb steht hier keine Leistung.",
    leer: "Das Verzeichnis der Zentren ist noch leer.",
    beispiel: "Erfundene Zentren (Beispieldaten)",
    beschriftung: (anzahl: number): string => `${mehr(anzahl, "Zentrum", "Zentren")} nach dem Alphabet`,
    beschriftungBeispiel: (anzahl: number): string =>
      `Beispieldaten: ${mehr(anzahl, "erfundenes Zentrum", "erfundene Zentren")} nach dem Alphabet, mit gemeldeten Monaten`,
    spalten: {
      nummer: "Nr.",
      zentrum: "Zentrum",
      traeger: "Träger und Adresse",
      region: "Bezirksregion",
      angabe: "Angaben",
      meldung: (jahr: number): string => `Gemeldet ${jahr}`
    },
    ohneRegion: "nicht zugeordnet",
    monate: (gemeldet: number, erwartet: number): string =>
      erwartet === 0 ? "nicht in Betrieb" : `${gemeldet} von ${erwartet} Monaten`,
    keinBericht: "keine Meldung",
    keineWertung:
      "Die Tabelle ordnet nach dem Alphabet. Sie wertet nicht: Größe, Auftrag und Ausstattung der Zentren sind verschieden.",
    melden: "So melden Zentren ihre Leistungen:",
    pruefen: "Vorlage holen und Daten prüfen",
    hsds: {
      vor: "Für andere Verzeichnisse und Programme gibt es die Zentren und ihre Angebote auch ",
      ziel: "als Datei im Format HSDS 3 (JSON)"
    },
    karte: "Lage der Zentren",
    karteBeispiel: "Lage der erfundenen Zentren (Beispieldaten)",
    karteErklaerung: (gezeigt: number, alle: number): string =>
      `Die Nummern der Tabelle im Bezirk mit seinen Bezirksregionen.${
        gezeigt < alle
          ? ` ${mehr(alle - gezeigt, "Zentrum hat", "Zentren haben")} keinen Punkt, weil die Koordinaten fehlen.`
          : ""
      }`,
    karteQuelle: (quelle: string, lizenz: string): string => `Grenzen: ${quelle}, ${lizenz}`
  },

  ausfuhr: {
    titel: (name: string): string => name,
    untertitel: (jahr: string): string => `Dokumentierte Leistung ${jahr} · Einheit je Spalte`
  },
  kopf: {
    alle: "Alle Zentren",
    traeger: "Träger",
    adresse: "Adresse",
    region: "Bezirksregion",
    barrierefrei: "Barrierefrei",
    offenSeit: "In Betrieb seit",
    offenBis: "In Betrieb bis",
    oeffnungszeiten: "Öffnungszeiten",
    oeffnungBeschriftung: (name: string): string => `Öffnungszeiten, ${name}`,
    tag: "Tag",
    zeiten: "Uhrzeiten",
    geschlossen: "geschlossen",
    tage: [
      ["Mo", "Montag"],
      ["Di", "Dienstag"],
      ["Mi", "Mittwoch"],
      ["Do", "Donnerstag"],
      ["Fr", "Freitag"],
      ["Sa", "Samstag"],
      ["So", "Sonntag"]
    ],
    angaben: "Angaben zum Haus",
    quelle: (quelle: string, stand: string): string => `Quelle: ${quelle}, Stand ${stand}.`,
    drucken: "Drucken",
    aufDieserSeite: "Auf dieser Seite"
  },

  jahr: "Jahr",
  jahrUnbekannt: (wunsch: string, gezeigt: number): string =>
    `Für das Jahr „${wunsch}“ gibt es zu diesem Zentrum keine Daten. Gezeigt wird ${gezeigt}.`,
  druckjahr: (name: string, jahr: number): string => `${name}, Jahr ${jahr}`,
  leistungVon: (jahr: number): string => `Dokumentierte Leistung ${jahr}`,

  monate: {
    titel: "Gemeldete Monate",
    namen: ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
    lang: [
      ...["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"],
      ...["August", "September", "Oktober", "November", "Dezember"]
    ],
    zustand: {gemeldet: "gemeldet", fehlt: "nicht gemeldet", entfaellt: "nicht in Betrieb"},
    zeichen: {gemeldet: "●", fehlt: "○", entfaellt: "–"},
    alle: (erwartet: number): string =>
      erwartet === 12 ? "Alle 12 Monate sind gemeldet." : `Alle ${erwartet} Monate in Betrieb sind gemeldet.`,
    keine: "Für dieses Jahr ist kein Monat gemeldet. Das heißt nicht, dass es keine Leistung gab.",
    teils: (gemeldet: number, erwartet: number, fehlend: string): string =>
      `${gemeldet} von ${erwartet} Monaten sind gemeldet. Es fehlen: ${fehlend}. Alle Zahlen dieses Jahres sind deshalb unvollständig.`,
    spanne: (von: string, bis: string): string => `${von} bis ${bis}`,
    alleZentren: (satz: string): string => `Im ganzen Bezirk: ${satz}.`
  },

  blick: {
    titel: "Auf einen Blick",
    beschriftung: (name: string, jahr: number): string => `Dokumentierte Leistung ${jahr}, ${name}`,
    spalten: {was: "Was", veraenderung: "Veränderung"},
    zeilen: {
      angebote: "Angebote",
      termine: "Termine",
      stunden: "Angebotsstunden",
      teilnahmen: "Teilnahmen (Besuche)",
      beratungen: "Beratungskontakte",
      ehrenamtliche: "Ehrenamtliche (höchster gemeldeter Stand)",
      ehrenamt_stunden: "Ehrenamtsstunden"
    },
    nichtErfasst: "nicht erfasst",
    nichtGemeldet: "nicht gemeldet",
    gleich: "gleich",
    ohneVeraenderung: "–",
    ohneVeraenderungWort: "keine Angabe",
    ohneAngabe: (anzahl: number): string =>
      `ohne ${mehr(anzahl, "Angebot, bei dem", "Angebote, bei denen")} die Zahl fehlt`,
    lueckenhaft: "nicht in jedem Zeitraum erfasst",
    unvollstaendig: "unvollständig",
    warum: {
      jahr: (jahre: readonly number[]): string =>
        `Eine Veränderung steht nur, wenn beide Jahre vollständig gemeldet sind. Unvollständig: ${jahre.join(" und ")}.`,
      kein: (jahr: number): string => `Zum Vorjahr ${jahr} gibt es keine Daten, deshalb steht keine Veränderung da.`,
      laenge: "Das Zentrum war in den beiden Jahren verschieden lang in Betrieb, deshalb steht keine Veränderung da.",
      luecken: "Wo ein Teil der Zahl fehlt, steht keine Veränderung.",
      geschuetzt: "Wo eine der beiden Zahlen geschützt ist, steht keine Veränderung."
    },
    besuche:
      "Teilnahmen sind Besuche: Wer dreimal kam, zählt dreimal. Verschiedene Menschen stehen bei den Angeboten, soweit erfasst. Über Monate und Angebote lassen sie sich nicht zusammenzählen."
  },

  angebote: {
    titel: "Angebote",
    beschriftung: (name: string, jahr: number): string => `Angebote ${jahr}, ${name}`,
    keine: (jahr: number): string => `Für ${jahr} ist kein Angebot eingetragen.`,
    spalten: {
      angebot: "Angebot",
      bereich: "Leistungsbereich und Format",
      gruppen: "Zielgruppen",
      plaetze: "Plätze",
      wochenplan: "Wochenplan",
      termine: "Termine",
      stunden: "Stunden",
      teilnahmen: "Teilnahmen",
      personen: "Personen"
    },
    sprachen: (sprachen: string): string => `Sprachen: ${sprachen}`,
    barrierefrei: (wert: string): string => `barrierefrei: ${wert}`,
    ohnePlaetze: "ohne Angabe",
    unregelmaessig: "unregelmäßig",
    mindestens: (anzahl: number): string => `mind. ${formatZahl(anzahl)}`,
    ehrenamtliche: (anzahl: string): string => `Ehrenamtliche: ${anzahl}`,
    ehrenamtlicheGeschuetzt: (angebote: number): string =>
      `Ehrenamtliche: bei ${mehr(angebote, "Angebot", "Angeboten")} ${texteSchutz.imSatz}.`,
    lueckenhaft: "nicht überall erfasst",
    personenErklaerung:
      "Personen: die größte Zahl verschiedener Menschen in einem gemeldeten Zeitraum. Im ganzen Jahr waren es mindestens so viele.",
    beginn: (von: string): string => `ab ${von}`,
    ende: (bis: string): string => `bis ${bis}`
  },

  gruppen: {
    titel: "Zielgruppen",
    figur: (jahr: number): string => `Angebotsstunden ${jahr} nach Zielgruppen`,
    untertitel: (name: string, jahr: number): string => `${name} · ${jahr} · Stunden`,
    befund: (gruppen: number): string =>
      `Die Angebote nennen ${mehr(gruppen, "Zielgruppe", "Zielgruppen")}. Ein Angebot für mehrere Gruppen zählt bei jeder, deshalb ergeben die Balken zusammen mehr als alle Stunden.`,
    keine: (jahr: number): string => `Für ${jahr} nennt kein Angebot eine Zielgruppe.`,
    spalten: {gruppe: "Zielgruppe", angebote: "Angebote", stunden: "Stunden", teilnahmen: "Teilnahmen"},
    geschuetzt: `${texteSchutz.legende}: kein Balken. Diese Gruppen stehen unten, ohne Rücksicht auf ihre Größe.`,
    beschriftung: (jahr: number): string => `Angebote, Stunden und Teilnahmen ${jahr} nach Zielgruppen`
  },

  davon: {
    titel: "Teilnahmen: davon",
    einleitung:
      "Nur soweit erfasst: Nicht jedes Angebot zählt diese Merkmale. Deshalb steht bei jeder Zahl, von wie vielen Teilnahmen sie ein Teil ist.",
    spalten: {merkmal: "Merkmal", anzahl: "Teilnahmen", von: "Soweit erfasst", anteil: "Anteil"},
    von: (von: string): string => `von ${von}`,
    unterEins: `unter ${formatMitEinheit(1, "%")}`,
    zuKlein: (mindestens: number): string => `Ein Anteil steht erst ab ${formatZahl(mindestens)} erfassten Teilnahmen.`,
    beschriftung: (jahr: number): string => `Teilnahmen ${jahr} nach Merkmalen, soweit erfasst`,
    keine: "Merkmale der Teilnehmenden sind nicht erfasst."
  },

  beratungen: {
    titel: "Beratungen",
    themen: (jahr: number): string => `Beratungskontakte ${jahr} nach Thema`,
    vermittlungen: (jahr: number): string => `Vermittlungen ${jahr} an Fachstellen, soweit erfasst`,
    spalten: {thema: "Thema", kontakte: "Kontakte", stelle: "Fachstelle", vermittlungen: "Vermittlungen"},
    keine: "Beratungen sind nicht erfasst.",
    keineVermittlung: "Vermittlungen an Fachstellen sind nicht erfasst."
  },

  anliegen: {
    titel: "Genannte Anliegen",
    einleitung:
      "Was Menschen dem Zentrum als Bedarf nannten, gezählt nach Problemfeld. Das ist ein Hinweis auf Bedarf, keine Befragung aller.",
    beschriftung: (jahr: number): string => `Genannte Anliegen ${jahr} nach Problemfeld`,
    kanaele: (jahr: number): string => `Genannte Anliegen ${jahr} nach Weg, auf dem sie bekannt wurden`,
    gebiete: (jahr: number): string => `Genannte Anliegen ${jahr} nach Gebiet, das sie betreffen`,
    ohneGebiet: "ohne Angabe eines Gebiets",
    spalten: {feld: "Problemfeld", kanal: "Weg", gebiet: "Gebiet", anzahl: "Nennungen"},
    keine: "Anliegen sind nicht erfasst."
  },

  ehrenamt: {
    titel: "Ehrenamt",
    satz: (menschen: Zahl, stunden: Zahl): string =>
      [
        menschen === null
          ? "Wie viele Menschen freiwillig mitwirkten, ist nicht erfasst."
          : `Höchster gemeldeter Stand: ${mehrOderSchutz(menschen, "freiwillig engagierter Mensch", "freiwillig engagierte Menschen")}.`,
        stunden === null
          ? "Ihre Stunden sind nicht erfasst."
          : `Freiwillige Arbeit im Jahr: ${mehrOderSchutz(stunden, "Stunde", "Stunden")}.`
      ].join(" "),
    neu: (menschen: Zahl): string =>
      menschen === null
        ? "Wie viele Menschen neu dabei waren, ist nicht erfasst."
        : `Im Jahr zum ersten Mal dabei, soweit erfasst: ${mehrOderSchutz(menschen, "Mensch", "Menschen")}.`,
    fortbildungen: (teilnahmen: Zahl): string =>
      teilnahmen === null
        ? "Fortbildungen sind nicht erfasst."
        : `Fortbildungen im Jahr, soweit erfasst: ${mehrOderSchutz(teilnahmen, "Teilnahme", "Teilnahmen")}.`,
    erklaerung:
      "Menschen lassen sich über Monate nicht zusammenzählen. Deshalb steht hier die größte gemeldete Zahl: Im ganzen Jahr waren es mindestens so viele.",
    keine: "Ehrenamt ist nicht erfasst."
  },

  gremien: {
    titel: "Gremien",
    beschriftung: (jahr: number): string => `Sitzungen ${jahr}, an denen das Zentrum teilnahm`,
    spalten: {gremium: "Gremium", sitzungen: "Sitzungen"},
    keine: "Sitzungen sind nicht erfasst."
  },

  reichweite: {
    titel: "Einsatzgebiet und Reichweite",
    einsatz: "Als Einsatzgebiet gilt:",
    keinEinsatz: "Ein Einsatzgebiet ist nicht angegeben.",
    beschriftung: "Menschen, die das Zentrum zu Fuß erreichen (geschätzt, Luftlinie)",
    spalten: {
      gruppe: "Zielgruppe",
      minuten: (minuten: number): string => `bis ${formatZahl(minuten)} Minuten`,
      stand: "Gezählt am"
    },
    erklaerung:
      "Wer in der kürzeren Zeit da ist, zählt auch bei der längeren. Gerechnet ist mit der Luftlinie und einem Zuschlag für Umwege, nicht mit Wegen. Für ältere Menschen gilt ein langsameres Tempo. Die Menschen sind gleichmäßig über ihren Planungsraum verteilt, die Zahlen gerundet. Menschen in Brandenburg fehlen.",
    keine: "Für dieses Zentrum ist keine Reichweite berechnet.",
    keinOrt: "Der genaue Ort fehlt im Verzeichnis. Deshalb ist keine Reichweite berechnet."
  },

  standards: {
    titel: "Dreizehn Standards",
    einleitung:
      "Eigene Einschätzung des Zentrums zu den Mindeststandards des Rahmenkonzepts, mit den genannten Nachweisen. Daraus wird keine Punktzahl.",
    beschriftung: (jahr: number): string => `Selbsteinschätzung ${jahr} zu den dreizehn Standards`,
    spalten: {standard: "Standard", einschaetzung: "Einschätzung", nachweise: "Nachweise"},
    keineNachweise: "keine genannt",
    offen: "nicht eingeschätzt",
    offenePunkte: (anzahl: number): string =>
      anzahl === 0
        ? "Zu allen Standards gibt es eine Einschätzung."
        : `Offen: Zu ${mehr(anzahl, "Standard", "Standards")} fehlt die Einschätzung.`,
    ohneNachweis: (anzahl: number): string =>
      `Ohne Nachweis: ${mehr(anzahl, "Standard ist eingeschätzt", "Standards sind eingeschätzt")}, aber nicht belegt.`,
    keine: (jahr: number): string => `Für ${jahr} gibt es keine Einschätzung.`
  },

  hinweise: {
    titel: "Datenqualität: zum Nachsehen",
    einleitung: "Diese Angaben sind ungewöhnlich oder unvollständig. Sie können richtig sein. Bitte nachsehen.",
    keine: "Zu diesem Jahr ist nichts nachzusehen.",
    allgemein: "ohne Jahr",
    mal: (anzahl: number): string => mehr(anzahl, "Stelle", "Stellen"),
    abhilfe: "Was zu tun ist: ",
    pruefen: "Eine Datei prüfen: Daten prüfen"
  },

  ohneDaten: {
    titel: "Noch keine Leistungsdaten",
    text: "Dieses Zentrum hat noch keine Leistungsdokumentation gemeldet. Deshalb steht hier keine Zahl. Das heißt nicht, dass es keine Leistung gab.",
    dann: "Sobald es meldet, steht hier:",
    punkte: [
      "welche Monate gemeldet sind und was noch fehlt,",
      "Angebote, Termine, Stunden und Teilnahmen, mit dem Vorjahr,",
      "Zielgruppen, Beratungen, Anliegen und Ehrenamt,",
      "die eigene Einschätzung zu den dreizehn Standards."
    ],
    wie: "So geht es: Vorlage herunterladen, ausfüllen, auf der Seite „Daten prüfen“ prüfen und an die Stelle geben, die diesen Atlas betreibt. Beim Prüfen verlässt nichts Ihren Rechner.",
    ziel: "Zur Seite „Daten prüfen“"
  }
} as const;
