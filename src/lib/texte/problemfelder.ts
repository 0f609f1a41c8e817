import type {Urteil} from "../zustaende.js";
import {formatZahl, formatZeitraum} from "../format.js";
import type {Lueckenurteil} from "../leistungen/lueckenurteil.js";

const gebiete = (n: number, ebene: "bzr" | "plr"): string =>
  `${formatZahl(n)} ${ebene === "bzr" ? (n === 1 ? "Bezirksregion" : "Bezirksregionen") : n === 1 ? "Planungsraum" : "Planungsräume"}`;

/** The same after a preposition with the dative. */
const gebieteDativ = (n: number, ebene: "bzr" | "plr"): string =>
  ebene === "plr" && n !== 1 ? `${gebiete(n, ebene)}n` : gebiete(n, ebene);

const zahl = (n: number, eins: string, viele: string): string => `${formatZahl(n)} ${n === 1 ? eins : viele}`;

/** Every word of the page of problem fields that is not written in the page, in the data or in the sentences by rule. */
export const texteProblemfelder = {
  gebiete,

  /** Names of the parameters of the address, for notices. */
  angaben: {
    feld: "Ein Problemfeld",
    gebiet: "Ein Gebiet",
    region: "Eine Bezirksregion",
    spalten: "Ein Gebiet",
    art: "Eine Auswahl",
    gruppe: "Eine Zielgruppe",
    treffen: "Eine Auswahl",
    nur: "Eine Auswahl",
    sortierung: "Eine Ordnung",
    offen: "Ein Problemfeld",
    indikator: "Einen Indikator"
  },
  hinweis: {
    unbekannt: (was: string, wert: string): string =>
      `${was} „${wert}“ gibt es hier nicht. Die Angabe bleibt unbeachtet.`,
    ohneAusgabe: "Es gibt noch keine frühere Ausgabe der Analyse. Gezeigt werden alle Felder."
  },

  polaritaet: {belastung: "Belastung", ressource: "Ressource", keine_wertung: "ohne Wertung"},

  bedienung: {
    titel: "Auswahl für die Übersicht",
    mehr: (gesetzt: number): string => (gesetzt === 0 ? "Weitere Auswahl" : `Weitere Auswahl (${gesetzt} gesetzt)`),
    art: "Zeilen",
    arten: {
      alle: "alle Zeilen",
      belastung: "nur Belastungen",
      ressource: "nur Ressourcen",
      keine_wertung: "nur ohne Wertung"
    },
    gruppe: "Zielgruppe",
    alleGruppen: "alle",
    treffen: "Bedarf und Rückstand",
    treffenWerte: {alle: "alle Felder", ja: "nur wo beides zusammentrifft"},
    nur: "Neu seit letzter Ausgabe",
    nurWerte: {
      alle: "alle Felder",
      geaendert: "nur neue Zahlen",
      urteil: "nur neue Urteile"
    },
    sortierung: "Ordnung der Felder",
    sortierungen: {
      zahlen: "verglichene zuerst",
      katalog: "Rahmenkonzept",
      haeufung: "Zahl der Gebiete ▲",
      name: "Name"
    },
    gebiet: "Gebiet",
    mit: "im Vergleich mit",
    alleGebiete: "alle Bezirksregionen",
    keines: "keinem weiteren",
    regionen: "Bezirksregionen",
    planungsraeume: (region: string): string => `Planungsräume in ${region}`
  },

  matrix: {
    titel: "Problemfelder und Gebiete",
    beschriftung: (gezeigt: string): string =>
      `Problemfelder in Zeilen, Gebiete in Spalten. ${gezeigt} Jede Zelle: Wert, Urteil, Veränderung.`,
    druck: (adresse: string): string => `Diese Ansicht: ${adresse}`,
    alleRegionen: "Gezeigt: Bezirk und alle Bezirksregionen.",
    nurGebiete: (namen: string): string => `Gezeigt: Bezirk und ${namen}.`,
    tasten:
      "Mit Tab in die Tabelle, mit den Pfeiltasten von Zelle zu Zelle. Eingabe öffnet das Blatt zur Zelle, Esc schließt es.",
    rahmen: "Übersicht, seitlich verschiebbar",
    indikator: "Indikator",
    bezirk: "Bezirk",
    oeffnen: "öffnen",
    schliessen: "schließen",
    /** The name of the button begins with what it shows. */
    knopf: (name: string, wort: string, n: number): string => `${name} ${wort}: ${gebiete(n, "plr")}`,
    feldOeffnen: "Blatt öffnen",
    alleIndikatoren: (n: number): string => `Alle ${formatZahl(n)} Indikatoren`,
    nurLeit: "Weniger Indikatoren",
    alsZeile: "Als Leitzeile zeigen",
    vorgabe: "Vorgabe zurück",
    stand: (zeitraum: string): string => formatZeitraum(zeitraum),
    ausFeld: (titel: string): string => `aus dem Feld ${titel}`,
    nurPlr: "nur je Planungs\u00adraum",
    nurBzr: "nur je Bezirks\u00adregion",
    /** Over several areas; *klappbar*: the table's head opens a Bezirksregion. */
    spannePlr: (klappbar: boolean): string =>
      `Nur je Planungsraum veröffentlicht – ${klappbar ? "oben eine Bezirksregion öffnen" : "oben einen Planungsraum wählen"}`,
    spanneBzr: "Nur je Bezirksregion veröffentlicht",
    standDesWerts: (stand: string): string => `Stand ${stand}`,
    nichtEbene: "auf dieser Ebene keine Zahl",
    /** How many areas lie above, of the named indicator; only a burden is worded as one. */
    klarUeber: (
      indikator: string,
      polaritaet: "belastung" | "ressource" | "keine_wertung",
      teile: readonly {n: number; ebene: "bzr" | "plr"; stand: string}[]
    ): string => {
      const menge = ({n, ebene}: (typeof teile)[number]): string =>
        n > 0 ? gebiete(n, ebene) : ebene === "bzr" ? "keine Bezirksregion" : "kein Planungsraum";
      const einStand = teile.every(({stand}) => stand === teile[0]!.stand);
      const text = teile.map((t) => (einStand ? menge(t) : `${menge(t)} (${t.stand})`)).join(", ");
      return `${indikator} – ${polaritaet === "belastung" ? "klar über dem übrigen Bezirk" : "höherer Wert als im übrigen Bezirk"}: ${text}${einStand ? ` (${teile[0]!.stand})` : ""}`;
    },
    keineZahl: "Keine kleinräumige Zahl steht für dieses Feld.",
    fehlt: (titel: readonly string[]): string => `Es fehlt: ${titel.join("; ")}.`,
    gehoert: (jahr: number, anzahl: string): string => `In den Zentren genannt ${jahr}: ${anzahl} Anliegen.`,
    gehoertNicht: (jahr: number): string => `In den Zentren ist ${jahr} dazu kein Anliegen dokumentiert.`,
    leer: "Zu dieser Auswahl gibt es keine Felder.",
    zuruecksetzen: "Auswahl zurücksetzen",
    klasse: (nummer: number, von: number): string => `Klasse ${nummer} von ${von}`,
    gewaehlt: (was: string, wert: string): string => `${was}: ${wert}.`,
    ansage: (n: number): string =>
      n === 0 ? "Kein Problemfeld gezeigt." : `${zahl(n, "Problemfeld", "Problemfelder")} gezeigt.`
  },

  /** Rows of documented supply. */
  leistung: {
    titel: (gruppe: string): string => `Dokumentierte Leistung: ${gruppe}`,
    angabe: (groesse: string, jahr: number): string => `${groesse} je 1.000 · ${jahr}`,
    ohneGruppe: (gruppen: readonly string[]): string =>
      `Dokumentierte Leistung je 1.000: keine Angabe. Diese Zielgruppe ist kleinräumig nicht gezählt: ${gruppen.join(", ")}.`,
    /** The words are those of the page of gaps. */
    zeichen: {kein_rueckstand: "✓", etwas_darunter: "◦", robust: "■", nicht_robust: "□"} satisfies Record<
      Lueckenurteil,
      string
    >
  },

  /** Where a sign of need and a shortfall coincide. */
  treffen: {
    zeichen: "◉",
    wort: "trifft zusammen",
    titel: "Wo Hinweis auf Bedarf und Rückstand zusammentreffen",
    kurz: (felder: readonly string[]): string =>
      felder.length === 0
        ? "In keinem Feld treffen ein Hinweis auf Bedarf und eine robuste Lücke im selben Gebiet zusammen."
        : `Hinweis auf Bedarf und robuste Lücke treffen in ${zahl(felder.length, "Feld", "Feldern")} zusammen: ${felder.join(", ")}.`,
    zeigen: "Gebiete zeigen",
    kopf: (feld: string, ebene: "bzr" | "plr", n: number): string => `${feld}, ${gebiete(n, ebene)}: `,
    grund: (indikator: string, stand: string, gruppe: string, jahr: number): string =>
      ` Dort liegt „${indikator}“ über dem übrigen Bezirk (${formatZeitraum(stand)}). Für „${gruppe}“ besteht ${jahr} eine robuste Lücke.`,
    luecken: (gruppe: string): string => `Lücken für „${gruppe}“`,
    plr: "Planungsräume eines Einsatzgebiets haben nach der Rechenregel gleich viel Leistung je Person. Prüfen Sie deshalb zuerst die Bezirksregionen.",
    hinweis: "Das ist ein Anlass zum Nachfragen, kein Beleg für einen Zusammenhang."
  },

  /** Signs and short words in cells; the legend explains each. */
  urteil: {
    ueber: {zeichen: "▲", wort: "über"},
    unter: {zeichen: "▼", wort: "unter"},
    nicht_erkennbar: {zeichen: "○", wort: "nicht erkennbar"},
    zu_wenige_faelle: {zeichen: "( )", wort: "zu wenige Fälle"}
  } satisfies Record<Urteil, {zeichen: string; wort: string}>,
  /** Sign of a change that has no interval. */
  ohneSicherheit: "?",
  ohneUrteil: {zeichen: "–", wort: "ohne Urteil"},
  neu: {
    zeichen: "◆",
    zahl: "neue Zahl",
    urteil: "neues Urteil",
    arten: {
      neu: "neu",
      entfallen: "entfallen",
      erstmals: "erstmals",
      ohne_zahl: "jetzt ohne Zahl",
      neuer_stand: "neue Zahl",
      berichtigt: "berichtigt"
    }
  },

  legende: {
    titel: "Zeichen und Farben",
    farben: {
      belastung: "Belastung: dunkler heißt mehr Belastung",
      ressource: "Ressource: dunkler heißt mehr Ressource",
      keine_wertung: "ohne Wertung: dunkler heißt höherer Wert, weder gut noch schlecht"
    },
    abweichung: {
      belastung: "Belastung mit Werten um 0: links unter 0, rechts darüber",
      ressource: "Ressource mit Werten um 0: links unter 0, rechts darüber",
      keine_wertung: "ohne Wertung mit Werten um 0: links unter 0, rechts darüber"
    },
    kurz: {
      titel: "Die wichtigsten Zeichen",
      ueber: "über dem übrigen Bezirk",
      unter: "darunter",
      nichtErkennbar: "Unterschied nicht erkennbar",
      richtung: "gestiegen, gesunken",
      flaeche: "Farbfläche: mit Urteil ▲ oder ▼",
      rand: "Farbrand: ohne dieses Urteil",
      alle: "Alle Zeichen und Farben",
      hilfe: {
        titel: "Urteil",
        text: "Das Urteil vergleicht ein Gebiet mit dem übrigen Bezirk, den Bezirk mit Berlin. Es steht nur, wo ein Intervall es trägt. „ohne Urteil“ heißt: Es fehlt das Intervall oder der Vergleichswert."
      }
    },
    farbsatz:
      "Die Klassen und Farben sind dieselben wie auf der Karte. Die Fläche ist gefüllt, wo das Urteil „über“ oder „unter“ lautet. Sonst zeigt nur der linke Rand die Klasse. Ohne Farbe: keine Klasse.",
    urteil: {
      ueber: "Wert liegt über dem übrigen Bezirk (beim Bezirk: über Berlin), das Intervall schließt ihn aus",
      unter: "Wert liegt darunter, das Intervall schließt ihn aus",
      nicht_erkennbar: "ein Unterschied ist nicht erkennbar",
      zu_wenige_faelle: "zu wenige Fälle; der Wert wird mit keinem anderen verglichen"
    },
    ohneUrteil: "ohne Urteil: Es gibt kein Intervall oder keinen Maßstab",
    jahr: "Eine Jahreszahl hinter einem Wert oder Urteil: Es gilt für diesen anderen Stand, nicht für den am Anfang der Zeile.",
    richtung: {
      steigend: "Veränderung der letzten Jahre: gestiegen",
      fallend: "gesunken",
      nicht_erkennbar: "Veränderung nicht erkennbar",
      ohne: "Veränderung ohne Angabe zur Sicherheit"
    },
    neu: (ausgabe: string): string => `neue Zahl oder neues Urteil seit der Ausgabe ${ausgabe}`,
    luecke: (wort: string): string => `dokumentierte Leistung: ${wort}`,
    treffen:
      "Hinweis auf Bedarf und Rückstand treffen zusammen: Eine Leitzahl der Belastung liegt mit ihrem Intervall über dem übrigen Bezirk. Eine gezählte Zielgruppe des Feldes hat dort eine robuste Lücke. Lücken, die von der Rechnung abhängen, zählen nicht."
  },
  richtung: {
    steigend: "gestiegen",
    fallend: "gesunken",
    nicht_erkennbar: "nicht erkennbar",
    ohne_sicherheit: "ohne Sicherheit"
  },

  blatt: {
    titel: (feld: string, gebiet: string): string => `${feld} – ${gebiet}`,
    fenster: (feld: string, gebiet: string): string =>
      `${feld}, ${gebiet} – Problemfelder – Bedarfsatlas Marzahn-Hellersdorf`,
    schliessen: "Blatt schließen",
    zurueck: "Blatt schließen, zurück zur Übersicht",
    grundlage: (text: string): string => `Grundlage: ${text}.`,
    profil: (name: string): string => `Profil ${name}`,
    karte: "Karte",
    indikator: "Indikator",
    was: "Was die Zahlen sagen",
    weitere: (n: number): string => `Weitere ${zahl(n, "Zahl", "Zahlen")} dieses Feldes`,
    keine: "Zu diesem Feld gibt es hier keine Zahl.",
    leit: "Leitindikator",
    warum: (text: string): string => `Warum dieser: ${text}`,
    wo: "Wo",
    woSatz: (titel: string, ebene: "bzr" | "plr", namen: readonly string[], von: number, stand: string): string =>
      `${titel} (${stand}): ${
        namen.length === 0
          ? `Keines von ${gebieteDativ(von, ebene)} liegt erkennbar über dem übrigen Bezirk.`
          : `${formatZahl(namen.length)} von ${gebieteDativ(von, ebene)} ${namen.length === 1 ? "liegt" : "liegen"} über dem übrigen Bezirk: ${namen.join(", ")}.`
      }`,
    woOhne: "Für dieses Feld gibt es keine Urteile mit Intervall. Die Karte zeigt die Werte.",
    woHinweis: "Über dem übrigen Bezirk heißt: Das Intervall des Gebiets schließt dessen Wert aus.",
    seit: "Seit wann",
    seitZeile: (titel: string, stand: string, satz: string): string => `${titel} (Stand ${stand}): ${satz}`,
    seitOhne: "Eine Entwicklung über mehrere Jahre lässt sich nicht angeben.",
    wen: "Wen es betrifft",
    gezaehltAls: (wen: string): string => `(gezählt: ${wen})`,
    wenSpalten: {gruppe: "Zielgruppe", personen: "Menschen im Gebiet", stand: "Stand"},
    wenTitel: (gebiet: string): string => `Zielgruppen des Feldes in ${gebiet}`,
    nichtGezaehlt: "nicht kleinräumig gezählt",
    dokumentiert: "Was dagegen dokumentiert ist",
    angebote: (titel: string, jahr: number, jetzt: string, vorjahr: string): string =>
      `Angebote aller Zentren für „${titel}“: ${jetzt} im Jahr ${jahr}, ${vorjahr} im Jahr ${jahr - 1}.`,
    bezirkMenge: (titel: string, jahr: number, menge: string): string =>
      `Im Bezirk sind ${jahr} für „${titel}“ ${menge} dokumentiert.`,
    luecken: (titel: string): string => `Lücken für „${titel}“`,
    ohneLeistung: "Es liegt keine Leistungsdokumentation vor.",
    qpk: "Was die Berichte der QPK sagen",
    qpkTitel: (gebiet: string): string => `Zahlen aus Berichten der QPK für ${gebiet} und den Bezirk`,
    qpkSpalten: {kennzahl: "Zahl", gebiet: "Gebiet", stand: "Stand", wert: "Wert", fundort: "Fundort"},
    qpkOhne: "Aus den Berichten der QPK ist zu diesem Feld keine Zahl für dieses Gebiet oder den Bezirk erfasst.",
    qpkPlr: "Die Berichte nennen Bezirksregionen. Gezeigt ist die Bezirksregion dieses Planungsraums.",
    seite: (seite: string): string => `Seite ${seite}`,
    ohneSeite: "Seite nicht erfasst",
    tabelle: (tabelle: string): string => `Tabelle ${tabelle}`,
    berichtsjahr: (jahr: number): string => `erschienen ${jahr}`,
    ohneJahr: "Erscheinungsjahr nicht erfasst",
    anliegen: "Was Menschen in den Zentren sagen",
    anliegenOhne: "Zu diesem Feld ist kein Anliegen dokumentiert.",
    anliegenJahr: (jahr: number): string => `${jahr}: `,
    anliegenGruppen: "davon nach Gruppe:",
    anliegenZentren: (gebiet: string): string => `davon in Zentren in ${gebiet}:`,
    anliegenKein: (gebiet: string): string => `Aus Zentren in ${gebiet} ist dazu kein Anliegen dokumentiert.`,
    anliegenSatz: "Ein Anliegen ist, was Menschen dem Zentrum als Bedarf nennen. Es ist keine Umfrage.",
    luecke: "Was nicht bekannt ist",
    kleinste: (ebene: string | null): string =>
      ebene === null ? "Keine Statistik nennt eine Zahl." : `Kleinste Ebene: ${ebene}.`,
    neu: (ausgabe: string): string => `Was seit der Ausgabe ${ausgabe} neu ist`,
    neuOhne: "Keine neue Zahl und kein neues Urteil.",
    datenluecken: "Alle bekannten Datenlücken"
  },

  fortschreibung: {
    titel: (ausgabe: string): string => `Fortschreibung: Was ist neu seit der Ausgabe ${ausgabe}?`,
    ohne: "Es gibt noch keine Ausgabe der Analyse. Sie entsteht mit „npm run analyse“.",
    ausgabe: (name: string, stand: string, rolle: string): string =>
      `Verglichen wird mit der Ausgabe ${name}: Zahlen mit Stichtag bis ${formatZeitraum(stand)}. Erstellt von: ${rolle}.`,
    befund: (felder: readonly {titel: string; urteile: number}[]): string =>
      felder.length === 0
        ? "In keinem Feld gibt es neue Urteile."
        : `In ${zahl(felder.length, "Feld", "Feldern")} gibt es neue Urteile: ${felder.map(({titel, urteile}) => `${titel} (${formatZahl(urteile)})`).join(", ")}.`,
    urteilHeisst:
      "Ein neues Urteil heißt: Ein Gebiet wird anders mit dem übrigen Bezirk verglichen als zuvor, etwa „über“ statt „nicht erkennbar“. Gezählt ist jedes Paar aus Indikator und Gebiet.",
    tabelle: (ausgabe: string): string =>
      `Neues je Problemfeld seit der Ausgabe ${ausgabe}, in Bezirksregionen und Planungsräumen`,
    tabelleOhne: (ausgabe: string): string => `Felder ohne neues Urteil seit der Ausgabe ${ausgabe}`,
    ohneUrteil: (n: number): string => `${zahl(n, "Feld", "Felder")} ohne neues Urteil`,
    spalten: {
      feld: "Problemfeld",
      urteile: "Neue Urteile",
      indikatoren: "Indikatoren mit neuen Zahlen",
      ohneZahl: "Gebiete jetzt ohne Zahl",
      entfallen: "Entfallene Indikatoren"
    },
    wechsel: "Neue Urteile bei Leitindikatoren",
    wechselOhne: "Bei den Leitindikatoren hat sich kein Urteil geändert.",
    wechselZeile: (gebiet: string, alt: string, neu: string): string => `${gebiet}: bisher „${alt}“, jetzt „${neu}“`,
    hinweis: "Eine neue Zahl ist noch keine Veränderung. Ob sich etwas verändert hat, sagt der Satz im Blatt.",
    entfallenListe: (titel: readonly string[]): string => `Nicht mehr enthalten: ${titel.join("; ")}.`
  },

  /** The table as a file. */
  ausfuhr: {
    titel: "Problemfelder und Gebiete",
    untertitel: (gebiete: readonly string[], felder: number): string =>
      `${gebiete.join(", ")} · ${felder === 1 ? "1 Problemfeld" : `${felder} Problemfelder`} · neuester Stand je Indikator`,
    leistung: (jahr: number | null): string => `Dokumentierte Leistung${jahr === null ? "" : ` ${jahr}`}`,
    hinweis:
      "Die Zahlen sind ein Hinweis auf Bedarf. Werte mehrerer Indikatoren werden nicht zu einer Note verrechnet.",
    beispiel: (marke: string): string => `${marke} (dokumentierte Leistung)`,
    ohneFeld:
      "Diese Auswahl zeigt kein Problemfeld. Zum Mitnehmen gibt es deshalb nichts. Bitte ändern Sie die Auswahl.",
    ohneZahl:
      "Zu dieser Auswahl gibt es keine kleinräumige Zahl. Zum Mitnehmen gibt es deshalb nichts. Bitte ändern Sie die Auswahl.",
    spalten: {
      problemfeld: {titel: "Problemfeld", beschreibung: "Thema der Problemfeldanalyse."},
      gebiet_id: {titel: "Gebietsschlüssel", beschreibung: "LOR-Schlüssel als Text; 10 ist der Bezirk."},
      gebiet_name: {titel: "Gebiet", beschreibung: "Name des Gebiets."},
      ebene: {titel: "Ebene", beschreibung: "bezirk, bzr (Bezirksregion) oder plr (Planungsraum)."},
      zielgruppe: {titel: "Zielgruppe", beschreibung: "Für wen die Leistung dokumentiert ist."},
      jahr: {art: "ganzzahl", titel: "Jahr", beschreibung: "Berichtsjahr."},
      messgroesse: {titel: "Messgröße", beschreibung: "Was gezählt ist."},
      sicht: {titel: "Sicht", beschreibung: "Wie Leistung einem Gebiet zugerechnet ist."},
      wert: {
        art: "zahl",
        titel: "Wert",
        beschreibung: "Dokumentierte Menge; leer, wenn es keine Zahl gibt. Dann sagt der Status, warum."
      },
      einheit: {titel: "Einheit", beschreibung: "Einheit des Werts."},
      status: {
        titel: "Status",
        beschreibung:
          "wert, null_wert (kein Angebot), fehlt (Angebot ohne diese Zahl), nicht_gemeldet, geschuetzt oder entfaellt."
      },
      zeichen: {titel: "Zeichen", beschreibung: "Zeichen, das auf der Seite an der Stelle der Zahl steht."},
      je_1000: {
        art: "zahl",
        titel: "je 1.000",
        beschreibung: "Menge je 1.000 Menschen der Gruppe; leer, wenn nicht berechenbar."
      },
      deckung_prozent: {
        art: "zahl",
        titel: "Deckung (%)",
        beschreibung: "Menge geteilt durch den Anteil nach Menschen und Bedarf; leer, wenn nicht berechenbar."
      },
      urteil: {titel: "Urteil zur Lücke", beschreibung: "In Worten; leer ohne Urteil."},
      zentren_gemeldet: {
        art: "ganzzahl",
        titel: "Zentren mit Meldung",
        beschreibung: "Zentren, die für das Jahr alle Monate gemeldet haben."
      },
      zentren: {art: "ganzzahl", titel: "Zentren", beschreibung: "Zentren, die hier zuständig sind."},
      quelle: {titel: "Quelle", beschreibung: "Woher die Zahlen stammen."},
      lizenz: {titel: "Lizenz", beschreibung: "Leer: Für diese Zahlen ist keine Lizenz vergeben."}
    }
  },

  quellen: {
    titel: "Quellen",
    stand: (zeitraum: string): string => `Stand der Zahlen: ${zeitraum}`
  }
} as const;
