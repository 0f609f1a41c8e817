import type {Logik, Messgroesse, Versorgungsebene} from "../../../loaders/marts/leistungenShapes.js";
import {aufzaehlung, formatMitEinheit, formatZahl, formatZeitraum} from "../format.js";
import {vonBis} from "./karte.js";
import {texteLeistungen} from "./leistungen.js";
import {texteSchutz} from "./schutz.js";

const ebenen: Record<Versorgungsebene, {einzahl: string; mehrzahl: string}> = {
  bzr: {einzahl: "Bezirksregion", mehrzahl: "Bezirksregionen"},
  plr: {einzahl: "Planungsraum", mehrzahl: "Planungsräume"}
};

const gebiete = (n: number): string => `${formatZahl(n)} ${n === 1 ? "Gebiet" : "Gebiete"}`;
const einheitOf = (m: Messgroesse): string => texteLeistungen.messgroesse[m].einheit;
const prozent = (anteil: number, stellen = 0): string => formatMitEinheit(100 * anteil, "%", stellen);

/** The weight of need in words: 0, 0.5 and 1 have names, others are told as a number. */
function gewicht(lambda: number): string {
  if (lambda === 0) return "nur nach Köpfen";
  if (lambda === 0.5) return "Bedarf zählt mit";
  if (lambda === 1) return "Bedarf zählt stark";
  return `Gewicht ${formatZahl(lambda, 2)}`;
}

const sichtOf = (ebene: Versorgungsebene, logik: Logik): string =>
  `${ebenen[ebene].mehrzahl} · Sicht: ${texteLeistungen.logik[logik].titel}`;

/** Every word of the page of gaps that is not written in the page itself, in the data or in texteLeistungen. */
export const texteLuecken = {
  ebenen,
  gebiete,
  gewicht,
  prozent,

  bedienung: {
    titel: "Auswahl für Tabelle, Karte und Diagramm",
    zielgruppe: "Zielgruppe",
    nichtGezaehlt: "(keine Personenzahl)",
    sicht: "Sicht: Wo zählt die Leistung?",
    messgroesse: "Messgröße",
    angebot: "Angebot",
    nutzung: "Nutzung (ohne Lücke)",
    ebene: "Gebiete",
    jahr: "Jahr",
    gewicht: "Gewicht des Bedarfs",
    sprungTabelle: "Zur Tabelle",
    sprungKarte: "Zur Karte",
    sprungDiagramm: "Zum Diagramm"
  },

  hinweis: {
    unbekannt: (name: string, wert: string, gezeigt: string): string =>
      `${name} „${wert}“ gibt es hier nicht. Gezeigt: ${gezeigt}.`,
    gebiet: (wert: string): string => `Ein Gebiet „${wert}“ gibt es auf dieser Ebene nicht. Es ist keines ausgewählt.`,
    sichtOhneMessgroesse: (messgroesse: string, gezeigt: string): string =>
      `„${messgroesse}“ lässt sich nicht auf ein Einzugsgebiet verteilen. Gezeigt: ${gezeigt}.`,
    ohneSicht: (messgroesse: string, gezeigt: string): string =>
      `Für „${messgroesse}“ gibt es die Sicht „${texteLeistungen.logik.einzugsgebiet.titel}“ nicht. Gezeigt: ${gezeigt}.`,
    sortierung: (wert: string): string => `Nach „${wert}“ lässt sich diese Tabelle nicht ordnen.`
  },

  laden: {
    laedt: (titel: string): string => `„${titel}“: Die Daten werden geladen.`,
    fehler: (titel: string): string =>
      `„${titel}“: Die Daten konnten nicht geladen werden. Prüfen Sie die Verbindung, oder wählen Sie eine andere Zielgruppe.`,
    erneut: "Erneut versuchen"
  },

  titel: {
    haupt: (messgroesse: string, gruppe: string): string => `${messgroesse}: ${gruppe}`,
    unter: (jahr: number, ebene: Versorgungsebene, logik: Logik): string => `${jahr} · ${sichtOf(ebene, logik)}`,
    abdeckung: (
      jahr: number,
      {gemeldet, zentren, teilweise}: {gemeldet: number; zentren: number; teilweise: number}
    ): string => {
      const ohne = zentren - gemeldet - teilweise;
      const rest = [
        teilweise > 0 && `${formatZahl(teilweise)} nur für einen Teil der Monate`,
        ohne > 0 && `${formatZahl(ohne)} gar nicht`
      ].filter(Boolean);
      const satz = `${jahr}: ${texteLeistungen.abdeckung(gemeldet, zentren)}`;
      return rest.length > 0 ? `${satz} (${rest.join(", ")})` : satz;
    },
    meldung: (titel: string, unter: string): string => `${titel}, ${unter.replaceAll(" · ", ", ")}.`,
    fenster: (titel: string, jahr: number, beispiel: boolean): string =>
      `Infrastrukturlücken: ${titel}, ${jahr}${beispiel ? ` (${texteLeistungen.beispiel.marke})` : ""} – Bedarfsatlas Marzahn-Hellersdorf`,
    druck: (gewichtWort: string | null, adresse: string): string =>
      [gewichtWort && `Gewicht des Bedarfs: ${gewichtWort}.`, `Diese Ansicht: ${adresse}`].filter(Boolean).join(" "),
    ebeneUndSicht: (ebene: Versorgungsebene, logik: Logik): string => sichtOf(ebene, logik)
  },

  worte: {
    titel: "In Worten",
    deckung: (name: string, anteil: number): string => `${name} ${prozent(anteil)}`,
    niedrigste: "Am wenigsten gedeckt",
    niedrigsteMitAngebot: "Am wenigsten gedeckt, wo es Angebote gibt",
    undWeitere: (n: number): string => `und ${formatZahl(n)} weitere`,
    keinAngebot: (n: number, namen: string): string =>
      `${gebiete(n)} ohne Angebot für diese Zielgruppe in dieser Sicht: ${namen}.`,
    robust: (n: number, namen: string, unter: number): string =>
      `${n === 1 ? "Eine Lücke ist" : `${formatZahl(n)} Lücken sind`} robust: ${namen}. Die Deckung liegt dort bei jedem Gewicht des Bedarfs unter ${prozent(unter)} und in fast allen Proberechnungen auch.`,
    keineUnter: (unter: number): string => `In keinem Gebiet liegt die Deckung hier unter ${prozent(unter)}.`,
    keineRobust: (unter: number): string =>
      `Keine Lücke ist robust: Keine liegt bei jedem Gewicht des Bedarfs und in fast allen Proberechnungen unter ${prozent(unter)}.`,
    robustStandort:
      "In dieser Sicht ist jeder Planungsraum ohne Zentrum eine solche Lücke. Sehen Sie deshalb auch die anderen Sichten an.",
    gleichverteilt:
      "In dieser Sicht hat innerhalb eines Einsatzgebiets jeder Planungsraum gleich viel je Person: So ist die Regel, es ist kein Befund je Planungsraum.",
    beratungOhneGruppe:
      "Kontakte, bei denen keine Zielgruppe erfasst ist, sind nicht enthalten. Die Zahl ist deshalb eine Untergrenze.",
    robustUnbekannt: "Ob Lücken robust sind, ist hier nicht berechnet.",
    erkennbar: (unter: number, ueber: number, ohne: number): string =>
      `Gemessen an den Menschen erkennbar weniger Angebot: ${gebiete(unter)}. Erkennbar mehr: ${gebiete(ueber)}. Kein erkennbarer Unterschied: ${gebiete(ohne)}.`,
    nichtGemeldet: (n: number, alle: number): string =>
      n === alle
        ? "Alle Gebiete sind „nicht gemeldet“: Für jedes fehlt mindestens ein Monat eines zuständigen Zentrums."
        : `${gebiete(n)} von ${formatZahl(alle)} ${n === 1 ? "ist" : "sind"} „nicht gemeldet“. Dort gibt es keine Lücke und keine Deckung; das heißt nicht, dass es keine Leistung gab.`,
    geschuetzt: (n: number, alle: number): string =>
      `${gebiete(n)} von ${formatZahl(alle)} ${n === 1 ? "ist" : "sind"} geschützt (${texteSchutz.zeichen}). Dort steht weder eine Zahl noch eine Lücke. Ob die Zahl groß oder klein ist, sagt das nicht.`,
    soweit: (satz: string): string => `Soweit veröffentlicht: ${satz}`,
    soweitKopf: (kopf: string): string => `${kopf} (soweit veröffentlicht)`,
    keineLuecke:
      "Für diese Auswahl steht keine Lücke: Sie vergleicht alle Gebiete, und einzelne Zahlen fehlen oder sind geschützt.",
    fehlt: (n: number): string => `${gebiete(n)} mit Angeboten, aber ohne diese Zahl.`,
    hoover: (anteil: number, einheit: string, gewichtWort: string, n: number): string =>
      `${prozent(anteil)} der ${einheit} müssten anders verteilt sein, damit alle ${formatZahl(n)} Gebiete mit vollständigen Zahlen genau ihren Anteil haben (${gewichtWort}). Das sagt nicht, ob es insgesamt genug sind.`,
    mengen: (name: string, wert: string): string => `${name} ${wert}`,
    meiste: "Am meisten",
    niemandZaehlt: (gruppe: string): string =>
      `Für „${gruppe}“ gibt es keine offene Personenzahl je Planungsraum oder Bezirksregion, höchstens Anteile. Deshalb stehen hier nur dokumentierte Mengen aus Angeboten, die diese Gruppe nennen: keine Raten, kein Anteil, keine Lücke.`,
    nurNutzung: (messgroesse: string): string =>
      `„${messgroesse}“ sagt, wie Angebote genutzt wurden. Eine Lücke wird nur aus Angebotsstunden und Platzstunden berechnet: Wenig Nutzung kann auch wenig Bedarf heißen.`,
    angebote:
      "Die Zahl der Angebote sagt nicht, wie oft sie stattfinden. Eine Lücke wird nur aus Angebotsstunden und Platzstunden berechnet. Ein Angebot zählt in jedem Gebiet, für das es da ist.",
    langsam: "Für diese Gruppe ist ein langsameres Gehtempo angenommen.",
    keineReihe: "Für diese Auswahl liegt nichts vor. Wählen Sie eine andere Sicht oder Messgröße.",
    ohneAngabe:
      "Einzelne Angebote oder Zentren haben diese Zahl nicht erfasst. Sie fehlt dort; wie oft, steht in der Tabelle."
  },

  tabelle: {
    titel: "Bedarf und dokumentierte Leistung",
    ansicht: "Die Tabelle zeigt",
    eine: "diese Sicht",
    drei: "alle drei Sichten",
    ueberspringen: "Tabelle überspringen, weiter zur Karte",
    beschriftung: (titel: string, unter: string): string => `${titel}. ${unter}`,
    /** *als*: who is counted, where that is not the very group. */
    personen: (stand: string | null, als: string | null): string =>
      `${als ?? "Menschen der Gruppe"}${stand === null ? "" : ` am ${formatZeitraum(stand)}`}`,
    bedarf: "Bedarfsindex",
    mehrBedarf: "mehr Bedarf",
    wenigerBedarf: "weniger Bedarf",
    wert: (m: Messgroesse): string => `Dokumentierte ${einheitOf(m)}`,
    je1000: "je 1.000",
    fair: "Anteil nach Menschen und Bedarf",
    luecke: "Abstand",
    deckung: "Deckung",
    fehlend: "Es fehlen",
    differenz: "Anteil am Angebot minus Anteil an den Menschen",
    differenzWert: (wert: string): string => `${wert} Pp.`,
    intervall: (unten: string, oben: string): string => vonBis(unten, oben),
    urteil: {
      ueber: "mehr",
      unter: "weniger",
      nicht_erkennbar: "kein erkennbarer Unterschied",
      zu_wenige_faelle: "zu wenige Fälle"
    },
    urteilLuecke: "Urteil zur Lücke",
    gemeldet: "Zentren mit Meldung",
    nVonN: (gemeldet: number, zentren: number): string => `${formatZahl(gemeldet)} von ${formatZahl(zentren)}`,
    teilwert: (text: string): string => `gemeldet: ${text}`,
    ohneAngabe: (n: number, m: Messgroesse): string =>
      m === "beratungen"
        ? `${formatZahl(n)} ${n === 1 ? "Zentrum" : "Zentren"} mit Kontakten ohne Zielgruppe`
        : `${formatZahl(n)} ${n === 1 ? "Angebot" : "Angebote"} ohne diese Zahl`,
    deckungVon: (text: string): string => `Deckung ${text}`,
    je1000Von: (text: string): string => `${text} je 1.000`,
    bezirk: "Bezirk",
    auswahl: "Auswahl",
    auswaehlen: "auswählen",
    zeichen: "Zeichen in der Tabelle",
    sortiert: (spalte: string, richtung: "auf" | "ab"): string =>
      `Tabelle sortiert nach „${spalte}“, ${richtung === "auf" ? "aufsteigend" : "absteigend"}.`,
    notiz: {
      bedarf: (stand: string): string =>
        `Bedarfsindex vom ${formatZeitraum(stand)}: 0 ist der Durchschnitt Berlins, über 0 mehr Hinweise auf Bedarf. Er gilt für das Gebiet, nicht eigens für die Zielgruppe.`,
      fair: "„Anteil nach Menschen und Bedarf“ ist, was das Gebiet hätte, wenn alles Dokumentierte nach Menschen und Bedarf verteilt wäre. „Deckung“ ist, was es hat, geteilt durch diesen Anteil. 100 % heißt: genau dieser Anteil, nicht: genug.",
      differenz:
        "Pp. sind Prozentpunkte, mit 95-%-Intervall. Schließt es 0 ein, ist kein Unterschied erkennbar. Das Intervall ist eine grobe Orientierung und vergleicht nur mit den Menschen. Die Deckung beachtet auch den Bedarf; deshalb kann beides verschieden ausfallen.",
      drei: "Die drei Sichten beantworten verschiedene Fragen. Ihre Zahlen dürfen nicht zusammengezählt werden."
    },
    bedarfSpalte: "Bedarfsindex (über 0: mehr Hinweise)",
    etwaDurchschnitt: "etwa Durchschnitt",
    nachKoepfen: (urteil: string): string => `nach Köpfen: ${urteil}`,
    zeichenErklaerung: {
      bedarf: "Bedarfsindex: Für dieses Gebiet liegt keiner vor.",
      personen: "Menschen der Gruppe und Raten: Die Zahl der Menschen liegt nicht vor.",
      nichtBerechnet: "nicht berechnet: Dafür fehlt der Bedarfsindex, oder das Gebiet hat keinen Anteil.",
      ohneZentrum: "Zentren mit Meldung: Für dieses Gebiet ist kein Zentrum zuständig."
    }
  },

  auswahl: {
    titel: "Ausgewähltes Gebiet",
    titelMitName: (name: string): string => `Ausgewählt: ${name}`,
    waehlen: "Gebiet",
    keines: "keines",
    hinweis: "Wählen Sie ein Gebiet aus der Liste, mit einem Klick in die Karte oder mit dem Knopf in der Tabelle.",
    sichten: "In den drei Sichten",
    gewichte: "Deckung bei anderem Gewicht des Bedarfs",
    laeufe: (anteil: number, unter: number): string =>
      `In ${prozent(anteil)} der Proberechnungen liegt die Deckung unter ${prozent(unter)}.`,
    profil: "Zum Gebietsprofil"
  },

  karte: {
    mitnehmen: "Karte mitnehmen",
    titel: "Karte",
    deckung: "Deckung",
    deckungTitel: (messgroesse: string): string => `Deckung mit ${messgroesse}`,
    klassen: {
      haelfte: "Deckung: weniger als die Hälfte des Anteils",
      unter: (bis: number): string => `Deckung unter ${formatMitEinheit(bis, "%")}`,
      gleich: (von: number, bis: number): string => `Deckung ${von} bis ${formatMitEinheit(bis, "%")}: etwa der Anteil`,
      ueber: (ab: number): string => `Deckung über ${formatMitEinheit(ab, "%")}`,
      doppelt: "Deckung: mehr als das Doppelte des Anteils",
      menge: (von: string, bis: string, einheit: string): string => `${von === bis ? von : vonBis(von, bis)} ${einheit}`
    },
    erklaerung:
      "Braun: weniger als der Anteil nach Menschen und Bedarf. Blaugrün: mehr. Die Farben sagen nichts über die Sicherheit; sie steht in der Tabelle.",
    ohneDeckung: {
      name: "keine Deckung berechnet",
      erklaerung: "Für dieses Gebiet gibt es keinen Bedarfsindex."
    },
    erklaerungMenge: "Dunkel heißt: höherer Wert. Eine Wertung ist damit nicht verbunden.",
    zentren: "Zentren auf der Karte",
    zentrenBuchstaben: "Auf kleinen Karten erscheinen die Buchstaben erst beim Vergrößern.",
    zentrenOhneOrt: "Ohne Ort auf der Karte",
    zentrum: (name: string, gemeldet: number, erwartet: number): string =>
      `${name}: ${erwartet === 0 ? "in diesem Jahr nicht geöffnet" : `${formatZahl(gemeldet)} von ${formatZahl(erwartet)} Monaten gemeldet`}`,
    beschriftung: (groesse: string, gruppe: string, unter: string, gewichtWort: string | null): string =>
      `${groesse}: ${gruppe}. ${[unter, gewichtWort].filter(Boolean).join(" · ")}`,
    zentrenZeigen: "Zentren zeigen"
  },

  diagramm: {
    titel: "Bedarf und Deckung zusammen",
    untertitel: (unter: string): string => `${unter} · waagerecht Bedarfsindex, senkrecht Deckung in Prozent`,
    quadranten: {
      mehrWeniger: "mehr Bedarf, weniger Angebot",
      mehrMehr: "mehr Bedarf, mehr Angebot",
      wenigerWeniger: "weniger Bedarf, weniger Angebot",
      wenigerMehr: "weniger Bedarf, mehr Angebot"
    },
    achseX: "Bedarfsindex (0 = Durchschnitt Berlins)",
    achseY: "Deckung",
    befund: (n: number, kritisch: string, unter: number): string =>
      [
        `${gebiete(n)} mit Bedarf und Deckung.`,
        kritisch !== ""
          ? `Davon mehr Bedarf und eine Deckung unter ${prozent(unter)}: ${kritisch}.`
          : `Keines davon hat zugleich mehr Bedarf und eine Deckung unter ${prozent(unter)}.`
      ].join(" "),
    lesen:
      "Gefüllte Punkte: Der Anteil am Angebot unterscheidet sich erkennbar vom Anteil an den Menschen. Leere Punkte: kein erkennbarer Unterschied. Die senkrechte Achse beachtet dazu den Bedarf, die Füllung nicht. Rauten: robuste Lücke. Ringe mit Punkt: kein Angebot. Auf der waagerechten Linie hat ein Gebiet genau seinen Anteil.",
    zeichen: {
      erkennbar: "erkennbarer Unterschied",
      nichtErkennbar: "kein erkennbarer Unterschied",
      robust: "robuste Lücke",
      ohneAngebot: "kein Angebot"
    },
    gestaucht: "Die senkrechte Achse ist oben gestaucht, weil einzelne Gebiete ein Vielfaches ihres Anteils haben.",
    ohnePunkt: (grund: string, namen: string): string => `Ohne Punkt (${grund}): ${namen}.`,
    ohneBedarf: "kein Bedarfsindex",
    datenstand: (bedarf: string, jahr: number): string => `Bedarfsindex ${formatZeitraum(bedarf)}, Leistungen ${jahr}`,
    spalten: {gebiet: "Gebiet", bedarf: "Bedarfsindex", deckung: "Deckung", lage: "Lage", sicherheit: "Sicherheit"}
  },

  rechnung: {
    titel: "Wie gerechnet wird",
    schritte: (daten: {lambda: readonly number[]; unter: number; laeufe: number}): string[] => [
      "Zu jedem Angebot nennen die Zentren seine Zielgruppen. Nennt es die gewählte Gruppe, zählt es ganz. Ist es für alle da, zählt der Teil, den die Gruppe unter den Menschen des Einsatzgebiets ausmacht.",
      "Angebotsstunden sind die dokumentierten Stunden. Platzstunden sind Stunden mal Plätze; ohne Angabe der Plätze zählt die mittlere Zahl der Teilnehmenden.",
      `Der Anteil eines Gebiets wächst mit seinen Menschen und mit seinem Bedarfsindex. Gerechnet ist mit ${aufzaehlung(daten.lambda.map((l) => `„${gewicht(l)}“`))}. Bei „Bedarf zählt mit“ hebt ein um 1 höherer Index den Anspruch um 41 Prozent, bei „Bedarf zählt stark“ um 100 Prozent. Der Index beschreibt das Gebiet, nicht die Zielgruppe.`,
      "Der Abstand ist Leistung minus Anteil. Alle Abstände zusammen sind 0: Verglichen wird die Verteilung dessen, was es gibt. Ob es insgesamt genug ist, sagt die Zahl nicht.",
      `Eine Lücke heißt robust, wenn die Deckung bei jedem Gewicht unter ${prozent(daten.unter)} liegt und in mindestens ${prozent(daten.laeufe)} der Proberechnungen auch.`,
      "Gebiete mit fehlenden Meldungen nehmen an der Verteilung nicht teil. Fehlende Zahlen sind nie 0."
    ],
    sichten: "Was die drei Sichten bedeuten",
    sichtenFragen: {
      standort: "Die Frage dahinter: Wo findet etwas statt?",
      einsatzgebiet: "Die Frage dahinter: Für welche Gebiete sagt das Zentrum, dass es da ist?",
      einzugsgebiet: "Die Frage dahinter: Wer erreicht etwas zu Fuß?"
    } satisfies Record<Logik, string>,
    luftlinie: "Luftlinie, Rand und Brandenburg",
    wege: (e: {
      minuten: readonly number[];
      gewichte: readonly number[];
      umweg: number;
      tempo: number;
      tempo_langsam: number;
    }): string[] => [
      `Ein Weg ist die Luftlinie mal ${formatZahl(e.umweg, 1)}. Straßen, Bahntrassen und Treppen sind nicht enthalten. Gerechnet ist mit ${formatMitEinheit(e.tempo, "km/h", 1)}, für ältere Menschen und Menschen mit Behinderung mit ${formatMitEinheit(e.tempo_langsam, "km/h", 1)}.`,
      `Wer näher wohnt, zählt mehr: ${aufzaehlung(e.minuten.map((m, i) => `bis ${formatMitEinheit(m, "Minuten")} ${formatZahl(e.gewichte[i] ?? 0, 2)}`))}. Weiter entfernte Menschen zählen nicht.`,
      "Menschen aus Nachbarbezirken, die ein Zentrum erreichen, zählen mit. Ihr Teil der Leistung steht in keinem Gebiet von Marzahn-Hellersdorf.",
      "Menschen in Brandenburg fehlen, weil ihre Zahlen hier nicht vorliegen. Am Stadtrand wirkt das Angebot deshalb größer, als es ist. Um wie viel, ist nicht berechnet."
    ],
    methodik: "Mehr zur Methode",
    zentren: "Zu den Zentren",
    zielgruppen: "Zu den Zielgruppen"
  },

  weitere: {
    titel: "Weitere soziale Infrastruktur",
    vorspann:
      "Zentren sind ein Teil der sozialen Infrastruktur. Diese Zahlen liegen für Bezirksregionen vor. Gezählt wird am Standort; Menschen nutzen auch Einrichtungen in Nachbargebieten.",
    beschriftung: "Weitere soziale Infrastruktur nach Bezirksregionen",
    vorbehalte: "Was zu diesen Zahlen zu wissen ist",
    ohneTitel: "Wonach oft gefragt wird und was niemand verlässlich liefert",
    ohne: "Für diese Einrichtungen zeigt die Seite keinen Wert, auch keinen geschätzten.",
    mehr: "Alle Lücken in den Daten stehen im Verzeichnis der Indikatoren.",
    kurz: (titel: string, einheit: string, zeitraum: string): string =>
      `${titel} (${[titel.includes(einheit) ? "" : einheit, formatZeitraum(zeitraum)].filter(Boolean).join(", ")})`
  },

  fuss: {
    leistungen: "Leistungsdokumentation der Stadtteilzentren",
    leistungenBeispiel: "Erfundene Leistungsdokumentation (Beispieldaten)",
    personen: (stand: string): string => `Bevölkerung vom ${formatZeitraum(stand)}.`
  },

  /** The table as a file. */
  ausfuhr: {
    echt: "Leistungsdokumentation",
    zahl: "Zahl",
    bezirkSchluessel: "10",
    bezirkGehoertZu: "Berlin",
    gewicht: (lambda: number): string => `${gewicht(lambda)} (${formatZahl(lambda, 2)})`,
    gezaehlt: (wer: string): string => `Gezählte Menschen: ${wer}`,
    personen: (stand: string): string => `Stand der Bevölkerung: ${stand}`,
    bedarf: (stand: string): string => `Stand des Bedarfsindex: ${stand}`,
    spalten: {
      gebiet_id: {titel: "Schlüssel", beschreibung: "LOR-Schlüssel als Text; 10 ist der Bezirk."},
      gebiet_name: {titel: "Gebiet", beschreibung: "Name des Gebiets."},
      gehoert_zu: {titel: "gehört zu", beschreibung: "Übergeordnetes Gebiet."},
      jahr: {art: "ganzzahl", titel: "Jahr", beschreibung: "Berichtsjahr der Zentren."},
      zielgruppe: {titel: "Zielgruppe", beschreibung: "Für wen die Leistung dokumentiert ist."},
      sicht: {titel: "Sicht", beschreibung: "Wie Leistung einem Gebiet zugerechnet ist; Sichten werden nie gemischt."},
      messgroesse: {titel: "Messgröße", beschreibung: "Was gezählt ist."},
      einheit: {titel: "Einheit", beschreibung: "Einheit der Werte."},
      personen: {
        art: "zahl",
        titel: "Menschen der Gruppe",
        beschreibung: "Menschen der Gruppe im Gebiet; leer, wenn niemand sie zählt."
      },
      bedarfsindex: {
        art: "zahl",
        titel: "Bedarfsindex",
        beschreibung: "Höher heißt: mehr Hinweise auf Bedarf; leer, wenn es keinen gibt."
      },
      wert: {
        art: "zahl",
        titel: "Dokumentierter Wert",
        beschreibung: "Leer, wenn es keine Zahl gibt; dann sagt der Zustand, warum."
      },
      status: {
        titel: "Status",
        beschreibung: "Kennung: wert, null_wert, fehlt, nicht_gemeldet, geschuetzt oder entfaellt."
      },
      zustand: {titel: "Zustand", beschreibung: "Der Status in Worten."},
      zeichen: {titel: "Zeichen", beschreibung: "Zeichen, das auf der Seite an der Stelle der Zahl steht."},
      teilwert: {
        art: "zahl",
        titel: "Teilwert der vollständig meldenden Zentren",
        beschreibung: "Geht in keine Lücke ein; leer, wenn alle gemeldet haben."
      },
      je_1000: {
        art: "zahl",
        titel: "je 1.000 Menschen der Gruppe",
        beschreibung: "Leer, wenn es nicht zu rechnen ist."
      },
      gewicht: {titel: "Gewicht des Bedarfs", beschreibung: "Wie stark der Bedarf im Anteil zählt; leer ohne Lücke."},
      anteil_fair: {
        art: "zahl",
        titel: "Anteil nach Menschen und Bedarf",
        beschreibung: "Was das Gebiet bei gleicher Verteilung hätte, in der Einheit; leer ohne Lücke."
      },
      abstand: {
        art: "zahl",
        titel: "Abstand",
        beschreibung: "Dokumentierter Wert minus Anteil, in der Einheit; leer ohne Lücke."
      },
      deckung_prozent: {
        art: "zahl",
        titel: "Deckung (%)",
        beschreibung: "Dokumentierter Wert geteilt durch den Anteil; leer ohne Lücke."
      },
      es_fehlen: {
        art: "zahl",
        titel: "Es fehlen",
        beschreibung: "Was bis zum Anteil fehlt, in der Einheit; leer ohne Lücke."
      },
      differenz_prozentpunkte: {
        art: "zahl",
        titel: "Anteil am Angebot minus Anteil an den Menschen (Prozentpunkte)",
        beschreibung: "Vergleich nach Köpfen, ohne Bedarf; leer ohne Lücke."
      },
      ki_unten_95: {
        art: "zahl",
        titel: "95-%-Intervall von",
        beschreibung: "Untere Grenze des Vergleichs nach Köpfen; leer ohne Intervall."
      },
      ki_oben_95: {
        art: "zahl",
        titel: "95-%-Intervall bis",
        beschreibung: "Obere Grenze des Vergleichs nach Köpfen; leer ohne Intervall."
      },
      urteil: {titel: "Urteil", beschreibung: "Der Vergleich nach Köpfen in Worten; leer ohne Urteil."},
      anteil_laeufe_prozent: {
        art: "zahl",
        titel: "Anteil der Proberechnungen unter der Schwelle (%)",
        beschreibung: "Leer ohne Lücke."
      },
      robust: {titel: "Robuste Lücke", beschreibung: "In Worten; leer ohne Lücke."},
      zentren_gemeldet: {
        art: "ganzzahl",
        titel: "Zentren mit vollständiger Meldung",
        beschreibung: "Zentren, die alle Monate gemeldet haben."
      },
      zentren: {art: "ganzzahl", titel: "zuständige Zentren", beschreibung: "Zentren, die hier zuständig sind."},
      ohne_angabe: {
        art: "ganzzahl",
        titel: "Angebote (bei Beratungen: Zentren) ohne diese Zahl",
        beschreibung: "Sie gehen nicht in den Wert ein; leer bei geschützten Werten."
      },
      art: {titel: "Art der Daten", beschreibung: "Leistungsdokumentation oder Beispieldaten."}
    }
  }
} as const;
