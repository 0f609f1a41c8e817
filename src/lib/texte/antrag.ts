import {aufzaehlung, formatZahl, formatZeitraum} from "../format.js";
import type {Satzfehler} from "../antrag/satz.js";
import {satzHoechstens} from "../antrag/satz.js";
import type {Zielrichtung, Zweck} from "../antrag/typen.js";

const anzahl = (n: number, eins: string, viele: string): string => `${formatZahl(n)} ${n === 1 ? eins : viele}`;

/** Words of the page of funding sheets and of the sheets themselves. */
export const texteAntrag = {
  fenster: (zweck: string, zentrum: string): string => `${zweck}: ${zentrum}`,

  zweck: {
    zuwendungsantrag: {
      titel: "Zuwendungsantrag",
      blatt: "Begründung zum Zuwendungsantrag",
      erklaerung: "Zwei Seiten: Sozialraum, Bedarf, Zielgruppen, Leistungen, Lücke und Ziele.",
      ohneMeldung:
        "Sozialraum, Bedarf und Ziele. Zielgruppen, Leistungen und Lücke fehlen, weil noch nichts gemeldet ist.",
      jahr: "Leistungsjahr"
    },
    sachbericht: {
      titel: "Sachbericht",
      blatt: "Sachbericht",
      erklaerung: "Leistungsdaten mit Vorjahr, dann Zielstellung, Ergebnis und Bewertung.",
      ohneMeldung: "Das Haus, Ziele und Bedarf. Leistungsdaten fehlen, weil noch nichts gemeldet ist.",
      jahr: "Berichtsjahr"
    },
    kurzprofil: {
      titel: "Kurzprofil",
      blatt: "Kurzprofil",
      erklaerung: "Eine Seite: das Haus, sein Gebiet und seine Leistungen.",
      ohneMeldung: "Das Haus und sein Gebiet. Leistungen fehlen, weil noch nichts gemeldet ist.",
      jahr: "Leistungsjahr"
    }
  } satisfies Record<Zweck, {titel: string; blatt: string; erklaerung: string; ohneMeldung: string; jahr: string}>,

  wahl: {
    titel: "Was soll auf dem Blatt stehen?",
    zentrum: "Zentrum",
    bitte: "Bitte wählen",
    echt: "Zentren im Bezirk",
    beispiel: "Erfundene Zentren (Beispieldaten)",
    zweck: "Zweck",
    zielgruppe: "Zielgruppe",
    jahr: "Jahr",
    keinJahr: "ohne Meldung",
    gebiet: "Gebiet",
    programm: "Programm",
    ersteFrage: "Für welches Zentrum ist das Blatt?",
    ersteErklaerung:
      "Es ist noch kein Zentrum gewählt. Drücken Sie unten auf eines. Danach steht das Blatt gleich da, alles Weitere ist freiwillig."
  },
  hinweise: {
    zentrum: (wunsch: string): string => `Das Zentrum „${wunsch}“ gibt es hier nicht. Bitte wählen Sie eines.`,
    zweck: (wunsch: string, statt: string): string => `Den Zweck „${wunsch}“ gibt es nicht. Gezeigt wird: ${statt}.`,
    gruppe: (wunsch: string, statt: string): string =>
      `Die Zielgruppe „${wunsch}“ gibt es nicht. Gezeigt wird: ${statt}.`,
    jahr: (wunsch: string, statt: string): string =>
      `Für das Jahr „${wunsch}“ gibt es zu diesem Zentrum keine Daten. Gezeigt wird: ${statt}.`,
    gebiet: (wunsch: string, statt: string): string =>
      `Das Gebiet „${wunsch}“ gehört nicht zu diesem Zentrum. Gezeigt wird: ${statt}.`,
    programm: (wunsch: string, statt: string): string =>
      `Das Programm „${wunsch}“ ist nicht eingetragen. Gezeigt wird: ${statt}.`,
    indikatoren: (wunsch: string): string => `Nicht verfügbar für Gruppe und Gebiet: ${wunsch}.`,
    zuViele: (hoechstens: number): string => `Gezeigt werden höchstens ${hoechstens} Indikatoren.`,
    schalter: (wunsch: string): string => `Die Angabe „${wunsch}“ im Link bleibt unbeachtet.`,
    standards: (wunsch: string): string => `Unbekannte Standards bleiben unbeachtet: ${wunsch}.`
  },

  vorschau: "Vorschau",
  vorschauNeu: (wovon: string): string => `Die Vorschau zeigt jetzt: ${wovon}.`,
  vorschauZeigen: "Vorschau zeigen",
  vorschauSchliessen: "Vorschau schließen",
  ohneMeldung: {
    titel: (zentrum: string): string => `${zentrum}: noch keine Meldung`,
    text: "Das Blatt zeigt das Gebiet und die Hinweise auf Bedarf, aber keine Leistungen. So kommen Sie weiter:",
    schritte: [
      "Das Blatt jetzt nutzen: Wählen Sie links die Indikatoren, und schreiben Sie Ihre eigenen Angaben dazu.",
      "Leistungen ergänzen: Füllen Sie die Excel-Vorlage aus, und prüfen Sie sie hier im Browser."
    ],
    ziel: "Daten prüfen",
    adresse: "/daten-pruefen"
  },
  angaben: {
    titel: "Angaben des Zentrums",
    erklaerung: (hoechstens: number): string =>
      `Was der Bedarfsatlas nicht weiß, zum Beispiel „Unser Haus hat drei Räume“. Höchstens ${hoechstens} Zeichen, keine Namen und keine Kontaktdaten.`,
    feld: "Eigene Angaben",
    rest: (n: number): string => `Noch ${anzahl(n, "Zeichen", "Zeichen")} frei.`,
    marke: "Eigene Angabe, nicht aus dem Bedarfsatlas",
    vorher: "Im Blatt steht darüber: „Eigene Angabe, nicht aus dem Bedarfsatlas“."
  },
  personendatum: {
    was: (was: string): string => `Das sieht aus wie ${was}. Bitte nehmen Sie es heraus.`,
    name: "Das sieht aus wie der Name eines Menschen. Bitte nennen Sie nur die Rolle."
  },
  satznamen: {
    lage: "Das Gebiet und seine Menschen",
    mss: "Sozialer Status der Planungsräume",
    orte: "Planungsräume mit besonders hohen Werten",
    luecke: "Angebotsstunden im Gebiet",
    personen: "Größe der Zielgruppe",
    angebote: "Zielgruppen der Angebote",
    anliegen: "Genannte Anliegen"
  },
  orte: {
    wahl: "Planungsräume nennen, die klar über dem übrigen Bezirk liegen",
    einleitung: (orte: readonly string[]): string =>
      `Planungsräume klar über dem übrigen Bezirk, mit 95-%-Intervall: ${orte.join("; ")}.`,
    ort: (o: {
      indikator: string;
      name: string;
      wert: string;
      intervall: string;
      stand: string;
      weitere: number;
    }): string =>
      `${o.indikator} (${o.stand}): ${o.name} ${o.wert} (${o.intervall})${o.weitere > 0 ? ` und ${anzahl(o.weitere, "weiterer", "weitere")}` : ""}`
  },
  laden: {
    laedt: (zentrum: string): string => `${zentrum}: Die Daten werden geladen.`,
    fehler: (zentrum: string): string => `${zentrum}: Die Daten ließen sich nicht laden.`,
    erneut: "Noch einmal versuchen"
  },

  indikatoren: {
    titel: "Indikatoren zum Bedarf",
    erklaerung: (hoechstens: number): string =>
      `Höchstens ${hoechstens}. Was Sie nicht wählen, nennt das Blatt unter „Methode und Quellen“.`,
    gewaehlt: (n: number, hoechstens: number): string => `${n} von ${hoechstens} gewählt`,
    vorgabe: "Vorgabe wiederherstellen",
    voll: (hoechstens: number): string => `Es sind schon ${hoechstens} gewählt. Bitte zuerst einen anderen abwählen.`,
    keine: "Für diese Gruppe gibt es hier keine kleinräumige Zahl."
  },
  standards: {
    titel: "Bezug zu den dreizehn Standards",
    erklaerung:
      "Gewählte Standards stehen mit Einschätzung und Nachweisen auf dem Blatt. Sonst verweist es auf die Selbsteinschätzung.",
    uebrige: "Auch die nicht gewählten Standards mit ihrer Einschätzung nennen"
  },
  soll: {
    titel: "Sollzahlen",
    erklaerung: "Was vereinbart war. Leere Felder bleiben leer; das Ist kommt aus den Meldungen.",
    wert: (groesse: string): string => `Soll: ${groesse}`,
    bewertung: (groesse: string): string => `Bewertung: ${groesse}`,
    bewertungHinweis: "Stand und Ursachen für Abweichungen, in eigenen Worten",
    ungueltig: (wert: string): string => `„${wert}“ ist keine Zahl ab 0. Bitte schreiben Sie zum Beispiel 1.200.`,
    ist: (ist: string, differenz: string): string => `Ist ${ist}, Ist − Soll ${differenz}.`,
    nichtGemeldet: "Das Ist ist nicht gemeldet, deshalb keine Differenz.",
    nichtErfasst: "Das Ist ist nicht erfasst, deshalb keine Differenz.",
    geschuetzt: "Das Ist ist geschützt, deshalb keine Differenz.",
    unvollstaendig: "Das Ist ist unvollständig, deshalb keine Differenz."
  },
  ziele: {
    titel: "Ziele",
    erklaerung: (hoechstens: number): string =>
      `Bis zu ${hoechstens} Ziele, jedes mit einem Indikator. Der Ausgangswert kommt aus dem Register.`,
    neu: "Ziel hinzufügen",
    weg: (nummer: number): string => `Ziel ${nummer} entfernen`,
    nummer: (nummer: number): string => `Ziel ${nummer}`,
    text: "Was soll erreicht werden?",
    indikator: "Indikator",
    ohneIndikator: "ohne Indikator",
    richtung: "Richtung",
    wert: "Zielwert (freiwillig)",
    ausgang: (text: string): string => `Ausgangswert: ${text}`
  },
  richtung: {senken: "senken", erhoehen: "erhöhen", halten: "halten"} satisfies Record<Zielrichtung, string>,
  beschluss: {
    titel: "Schwerpunkte des Verbunds",
    erklaerung: "Öffnen Sie die Datei der Jahresplanung (JSON). Sie wird nur in diesem Browser gelesen.",
    datei: "Datei der Jahresplanung",
    weg: "Nicht mehr nennen",
    offen: "Diese Planung ist noch nicht abgeschlossen. Genannt werden nur beschlossene Schwerpunkte.",
    keineSitzung: "Das ist keine Datei einer Jahresplanung.",
    unlesbar: "Die Datei ließ sich nicht lesen. Prüfen Sie die Verbindung, und laden Sie die Seite neu.",
    genannt: (n: number, jahr: number): string => `${anzahl(n, "Schwerpunkt", "Schwerpunkte")} für ${jahr} genannt.`
  },
  saetze: {
    titel: "Sätze bearbeiten",
    erklaerung:
      "Jeder Satz entsteht nach einer Regel. Worte können Sie ändern, Zahlen nicht. Neue Zahlen gehören unter „Angaben des Zentrums“. Geänderte Sätze sind im Blatt gekennzeichnet.",
    bearbeiten: "Bearbeiten",
    uebernehmen: "Übernehmen",
    abbrechen: "Abbrechen",
    zurueck: "Zurück zum Regelsatz",
    feld: (ort: string): string => `Satz zu: ${ort}`,
    zahlen: (zahlen: readonly string[]): string =>
      `${zahlen.length === 0 ? "Dieser Satz hat keine Zahlen." : `Diese Zahlen müssen stehen bleiben, in dieser Folge: ${zahlen.join(" · ")}.`} Neue Zahlen und Zahlwörter sind hier nicht möglich. Eigene Zahlen schreiben Sie unter „Angaben des Zentrums“.`,
    uebernommen: "Der Satz ist übernommen.",
    zurueckgesetzt: "Es gilt wieder der Regelsatz.",
    geaendert: "geändert",
    veraltet: (n: number): string =>
      `${anzahl(n, "geänderter Satz gilt", "geänderte Sätze gelten")} nicht mehr, weil sich Zahlen geändert haben. Es steht der Regelsatz da.`,
    fehler: ({art, werte}: Satzfehler): string => {
      const liste = werte.map((wert) => `„${wert}“`);
      switch (art) {
        case "leer":
          return "Bitte schreiben Sie einen Satz, oder gehen Sie zurück zum Regelsatz.";
        case "lang":
          return `Der Text ist zu lang. Höchstens ${satzHoechstens} Zeichen passen aufs Blatt.`;
        case "fehlt":
          return `Diese Zahlen aus dem Register fehlen oder sind verändert: ${aufzaehlung(liste)}. Bitte lassen Sie jede Zahl stehen.`;
        case "neu":
          return `Diese Zahlen stehen nicht im Register: ${aufzaehlung(liste)}. Bitte schreiben Sie sie unter „Angaben des Zentrums“.`;
        case "reihenfolge":
          return `Die Zahlen müssen in ihrer Folge bleiben: ${liste.join(", ")}.`;
        case "zahlwort":
          return `Diese Wörter nennen eine neue Menge: ${aufzaehlung(liste)}. Bitte schreiben Sie sie unter „Angaben des Zentrums“.`;
      }
    }
  },
  speicher: {
    titel: "Ihre Eingaben",
    erklaerung:
      "Angaben, Sollzahlen, Ziele und geänderte Sätze bleiben nur in diesem Browser. Sie stehen weder im Link noch auf einem Server.",
    ohne: "Dieser Browser speichert hier nichts. Ihre Eingaben gelten, bis Sie die Seite verlassen.",
    loeschen: "Eingaben zu diesem Blatt löschen",
    geloescht: "Die Eingaben zu diesem Blatt sind gelöscht. Bis Sie etwas Neues eingeben, können Sie sie zurückholen.",
    nichts: "Zu diesem Blatt gibt es keine Eingaben.",
    zurueckholen: "Eingaben zurückholen",
    zurueckgeholt: "Die Eingaben zu diesem Blatt sind wieder da."
  },

  abschnitt: {
    einrichtung: "Das Zentrum",
    sozialraum: "Sozialraum",
    bedarf: "Hinweise auf Bedarf und Ressourcen",
    zielgruppen: "Zielgruppen",
    leistungen: "Angebote und Leistungen",
    leistungsdaten: "Leistungsdaten",
    luecke: "Lücke",
    ziele: "Ziele und Indikatoren",
    sollIst: "Zielstellung und Ergebnis",
    bezug: "Bezug zu Standards und Schwerpunkten",
    angaben: "Angaben des Zentrums",
    methode: "Methode und Quellen"
  },

  blatt: {
    untertitel: (teile: readonly string[]): string => teile.filter((teil) => teil !== "").join(" · "),
    bezirksregion: (name: string): string => `Bezirksregion ${name}`,
    ohneMeldung: "ohne gemeldetes Jahr",
    mitStand: (text: string, stand: string): string => `${text} (Stand ${stand})`,
    quelle: (quellen: readonly string[]): string => `Quelle: ${quellen.join("; ")}.`,
    eigeneQuelle: "Leistungsdokumentation des Zentrums",
    verbundQuelle: "Leistungsdokumentation der Zentren",
    verzeichnis: (stand: string): string => `Verzeichnis der Zentren, Stand ${stand}`,
    zeichen: (zeichen: readonly {zeichen: string; name: string}[]): string =>
      `Zeichen: ${zeichen.map((z) => `${z.zeichen} ${z.name}`).join("; ")}.`
  },

  einrichtung: {
    titel: "Einrichtung",
    spalten: ["Merkmal", "Angabe"],
    traeger: "Träger",
    adresse: "Adresse",
    lage: "Planungsraum, Bezirksregion",
    menschen: "Menschen in der Bezirksregion",
    einsatz: "Einsatzgebiet",
    zielgruppen: "Zielgruppen der Angebote",
    oeffnung: "Öffnungszeiten",
    foerderung: "Förderprogramm",
    unbekannt: "keine Angabe"
  },

  sozialraum: {
    lage: (name: string, planungsraeume: number): string =>
      `${name} ist eine Bezirksregion von Marzahn-Hellersdorf mit ${anzahl(planungsraeume, "Planungsraum", "Planungsräumen")}.`,
    mss: (
      stand: string,
      klassen: readonly {name: string; gebiete: readonly string[]}[],
      ohne: readonly string[]
    ): string =>
      `Sozialer Status der Planungsräume im Monitoring Soziale Stadtentwicklung (${stand}): ${[
        ...klassen.map(({name, gebiete}) => `${name}: ${gebiete.join(", ")}`),
        ...(ohne.length > 0 ? [`ohne Angabe: ${ohne.join(", ")}`] : [])
      ].join("; ")}.`,
    tabelle: (stand: string): string => `Bevölkerung am ${stand}, Anteile in Prozent`,
    spalten: {
      gebiet: "Gebiet",
      einwohner: "Menschen",
      alter: ["unter 6", "6–17", "18–64", "65–79", "ab 80"],
      auslaender: "Ausl.",
      mh: "Migr.-hint.",
      veraenderung: (jahre: string): string => `Veränd. ${jahre}`
    },
    fussnote: (auslaender: string, mh: string): string => {
      const am = (stand: string): string => (stand === "" ? "" : ` (${stand})`);
      return auslaender === mh
        ? `Ausl.: Ausländerinnen und Ausländer. Migr.-hint.: Menschen mit Migrationshintergrund.${mh === "" ? "" : ` Beide am ${mh}.`}`
        : `Ausl.: Ausländerinnen und Ausländer${am(auslaender)}. Migr.-hint.: Menschen mit Migrationshintergrund${am(mh)}.`;
    },
    bezirk: "Bezirk insgesamt"
  },

  bedarf: {
    einleitung: "Die Zahlen sind Hinweise auf Bedarf. Ob Bedarf besteht, beurteilen die Fachleute vor Ort.",
    keine: (gruppe: string, gebiet: string): string =>
      `Für „${gruppe}“ ist in ${gebiet} kein Indikator gewählt oder verfügbar.`,
    tabelle: (gebiet: string): string => `Indikatoren für ${gebiet} mit Vergleich`,
    spalten: {
      indikator: "Indikator",
      stand: "Stand",
      wert: "Wert",
      intervall: "95-%-Intervall",
      bezirk: "Übriger Bezirk",
      berlin: "Berlin",
      urteil: "Zum übrigen Bezirk"
    },
    art: {belastung: "Belastung", ressource: "Ressource", keine_wertung: "ohne Wertung"}
  },

  zielgruppen: {
    personen: (gruppe: string, gebiet: string, zahl: string, stand: string): string =>
      `${gruppe} in ${gebiet}: ${zahl} Menschen (${stand}).`,
    nichtGezaehlt: (gruppe: string): string => `Für „${gruppe}“ gibt es keine offene Personenzahl im Gebiet.`,
    eigene: (jahr: number, angebote: number, alle: number, gruppe: string): string =>
      `${jahr} nannten ${formatZahl(angebote)} von ${formatZahl(alle)} Angeboten des Zentrums die Zielgruppe „${gruppe}“.`,
    alle: (jahr: number, gruppen: readonly {titel: string; angebote: number}[]): string =>
      `Zielgruppen der Angebote ${jahr}, mit Zahl der Angebote: ${gruppen.map((g) => `${g.titel} (${formatZahl(g.angebote)})`).join(", ")}.`,
    keine: (jahr: number): string => `Für ${jahr} ist kein Angebot gemeldet.`,
    anliegen: (jahr: number, felder: readonly {titel: string; anzahl: string}[]): string =>
      `Am häufigsten nannten Menschen dem Zentrum ${jahr} diese Anliegen: ${felder.map((f) => `${f.titel} (${f.anzahl})`).join(", ")}.`,
    keineAnliegen: (jahr: number): string => `Anliegen sind für ${jahr} nicht erfasst.`
  },

  leistungen: {
    ganz: (jahr: number, monate: number): string => `${jahr} sind alle ${monate} Monate gemeldet.`,
    teils: (jahr: number, gemeldet: number, monate: number): string =>
      `${jahr} sind ${gemeldet} von ${monate} Monaten gemeldet. Alle Zahlen des Jahres sind deshalb unvollständig.`,
    keine: (jahr: number): string =>
      `Für ${jahr} hat das Zentrum nicht gemeldet. Das heißt nicht, dass es keine Leistung gab.`,
    ohneJahr:
      "Das Zentrum hat noch keine Leistungsdokumentation gemeldet. Das heißt nicht, dass es keine Leistung gab.",
    tabelle: (zentrum: string, vorjahr: number, jahr: number): string =>
      `Dokumentierte Leistung, ${zentrum}, ${vorjahr} und ${jahr}, Anzahl im Jahr`,
    spalten: {
      kennzahl: "Kennzahl",
      veraenderung: "Veränd.",
      soll: "Soll",
      differenz: "Ist − Soll",
      anmerkung: "Anmerkung"
    },
    nichtErfasst: "nicht erfasst",
    beideOhne: (n: number): string => `Für ${anzahl(n, "Angebot", "Angebote")} fehlt die Zahl, deshalb keine Differenz`,
    ohneAngabe: (jahr: number, n: number): string => `${jahr} fehlt die Zahl für ${anzahl(n, "Angebot", "Angebote")}`,
    keineDifferenz: (grund: string): string => `${grund}, deshalb keine Differenz`,
    lueckenhaft: (jahr: number): string => `${jahr} nicht in jedem Zeitraum erfasst`,
    unvollstaendig: (jahr: number): string => `${jahr} unvollständig`,
    ohne: (kopf: string, wert: string, n: number): string =>
      `${kopf}: ${wert}, ohne ${anzahl(n, "Angebot, bei dem", "Angebote, bei denen")} die Zahl fehlt. Deshalb gibt es keinen Vergleich mit dem Vorjahr.`,
    kopf: (titel: string, jahr: number): string => `${titel} ${jahr}`,
    ohneSoll: "Sollzahlen sind nicht eingetragen.",
    besuche: "Teilnahmen sind Besuche: Wer dreimal kam, zählt dreimal.",
    veraenderungRegel: "Eine Differenz steht nur, wo beide Zahlen vollständig und öffentlich sind (sonst –).",
    sollRegel: "Das Soll ist eine Angabe des Zentrums."
  },

  luecke: {
    einleitung: (jahr: number): string =>
      `Verglichen ist die dokumentierte Leistung aller Zentren im Gebiet ${jahr} mit dem Anteil nach Menschen und Bedarf.`,
    ohne: "Es liegt keine Leistungsdokumentation vor, aus der sich eine Lücke berechnen ließe.",
    nurBeispiel:
      "Für den Bezirk liegen bisher nur Beispieldaten vor. Auf dem Blatt eines echten Zentrums steht deshalb keine Lücke.",
    tabelle: (gruppe: string, jahr: number): string => `Versorgung ${jahr}, Zielgruppe: ${gruppe}, Angebotsstunden`,
    spalten: {
      gebiet: "Gebiet",
      personen: "Personen",
      stunden: "Stunden",
      je1000: "je 1.000",
      differenz: "Zum Anteil",
      deckung: "Deckung",
      gemeldet: "Gemeldet"
    },
    gemeldet: (gemeldet: number, zentren: number): string => `${gemeldet} von ${zentren}`,
    personenStand: (stand: string): string => `Personen am ${stand}.`,
    erklaerung:
      "Zum Anteil: Stunden über (+) oder unter (−) dem Anteil nach Menschen und Bedarf. Das sagt nicht, ob das Angebot genügt.",
    kommentar: (text: string, rolle: string, datum: string): string =>
      `Bemerkung vor Ort: „${text}“ (${rolle}, ${formatZeitraum(datum)})`,
    mehrKommentare: (n: number): string => `Im Gebietsprofil: ${anzahl(n, "weitere Bemerkung", "weitere Bemerkungen")}.`
  },

  zieltabelle: {
    titel: (gebiet: string): string => `Ziele des Zentrums, Ausgangswerte für ${gebiet}`,
    spalten: ["Ziel", "Indikator", "Ausgangswert (Stand)", "Zielwert"],
    keine: "Ziele sind noch nicht eingetragen.",
    ohneIndikator: "ohne Indikator",
    ohneText: "ohne Text",
    zielwert: (richtung: string, wert: string | null): string => (wert === null ? richtung : `${richtung} auf ${wert}`),
    ausgang: (wert: string, stand: string): string => `${wert} (${stand})`,
    quelle: "Ziel und Zielwert: Angabe des Zentrums. Ausgangswert: Register des Bedarfsatlas."
  },

  sollIst: {
    titel: (jahr: number): string => `Zielstellung, Ergebnis und Bewertung ${jahr}`,
    spalten: ["Zielstellung laut Antrag", "Ergebnis", "Bewertung, Stand, Ursachen für Abweichungen"],
    soll: (titel: string, soll: string): string => `${titel}: ${soll}`,
    ohneSoll: (titel: string): string => `${titel}: nicht eingetragen`,
    quelle: "Zielstellung und Bewertung: Angabe des Zentrums. Ergebnis: Leistungsdokumentation und Register."
  },

  davon: {
    titel: (jahr: number): string => `Teilnahmen ${jahr} nach Merkmalen, soweit erfasst`,
    spalten: ["Merkmal", "Teilnahmen", "von", "Anteil"],
    unterEins: "unter 1\u202f%"
  },

  bezug: {
    programm: (titel: string): string => `Förderprogramm: ${titel}.`,
    programmziele: (ziele: readonly string[]): string => `Ziele des Programms: ${aufzaehlung(ziele)}.`,
    standards: (jahr: number): string => `Mindeststandards des Rahmenkonzepts, Selbsteinschätzung ${jahr}:`,
    standard: (nummer: number, titel: string, einschaetzung: string, nachweise: readonly string[]): string =>
      `${nummer} ${titel}: ${einschaetzung}${nachweise.length > 0 ? `; Nachweise: ${nachweise.join(", ")}` : "; kein Nachweis genannt"}`,
    nichtEingeschaetzt: "nicht eingeschätzt",
    uebrige: (gruppen: readonly {einschaetzung: string; nummern: readonly number[]}[]): string =>
      `Nicht gewählte Standards: ${gruppen.map((g) => `${g.nummern.join(", ")} ${g.einschaetzung}`).join("; ")}.`,
    siehe: "Weitere Standards: siehe Selbsteinschätzung im Bedarfsatlas.",
    keineStandards: "Zu den dreizehn Standards liegt keine Selbsteinschätzung vor.",
    schwerpunkte: (jahr: number, tag: string): string =>
      `Schwerpunkte des Verbunds für ${jahr}, beschlossen am ${formatZeitraum(tag)}:`,
    keineSchwerpunkte: "Ein Beschluss des Verbunds zu Jahresschwerpunkten ist nicht angegeben."
  },

  methode: {
    auswahl: "Alle Zahlen kommen aus dem Bedarfsatlas Marzahn-Hellersdorf. Sätze entstehen nach festen Regeln.",
    intervall:
      "Das 95-Prozent-Intervall zeigt die zufällige Schwankung. „Über“ und „unter“ stehen nur, wo das Intervall es trägt.",
    wirkung: "Gezeigt ist die dokumentierte Leistung. Was sie bei den Menschen bewirkt, sagt sie nicht.",
    nichtGewaehlt: "Verfügbar und nicht gewählt:",
    alleGewaehlt: "Verfügbar und nicht gewählt: keiner.",
    eintrag: (titel: string, wert: string, stand: string, urteil: string): string =>
      `${titel} ${wert} (${stand}; ${urteil})`,
    ohneWert: (urteil: string, titel: readonly string[]): string => `${urteil}: ${titel.join(", ")}`,
    geaendert: "Geänderte Sätze, im Wortlaut der Regel:",
    quellen: "Quellen:"
  }
} as const;
