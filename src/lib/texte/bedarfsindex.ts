import {aufzaehlung, formatMitEinheit, formatZahl, formatZeitraum} from "../format.js";
import {seiten} from "./seiten.js";
import {rang, rangspanne, vonBis} from "./karte.js";

/** Names of scales and means: `wert` stands in the address, `kurz` and `lang` on the page. */
const skalen = {
  z: {wert: "abstand", kurz: "Abstand vom Durchschnitt", lang: "Abstand vom Durchschnitt (z-Wert)"},
  minmax: {wert: "spanne", kurz: "Spanne 0 bis 100", lang: "Spanne: niedrigster Wert 0, höchster 100"},
  rank: {wert: "rang", kurz: "Platz", lang: "Platz unter allen Planungsräumen Berlins, durchgezählt"},
  percentile: {wert: "prozentrang", kurz: "Prozentrang", lang: "Prozentrang: der Platz, umgerechnet auf 0 bis 1"},
  exponential: {wert: "exponentiell", kurz: "Exponentiell", lang: "Exponentiell: hebt die höchsten Werte hervor"}
} as const;

const mittel = {
  arithmetic: {wert: "arithmetisch", kurz: "arithmetisch", lang: "Arithmetisch: Felder gleichen sich aus"},
  geometric: {wert: "geometrisch", kurz: "geometrisch", lang: "Geometrisch: Felder gleichen sich nur teilweise aus"}
} as const;

const gebiete = (n: number): string => (n === 1 ? "1 Gebiet" : `${formatZahl(n)} Gebiete`);

/** A share (0 to 1) of the runs, never as a false certainty. */
const anteil = (p: number): string => {
  if (p >= 0.995) return `über ${formatMitEinheit(99, "%")}`;
  if (p < 0.005) return `unter ${formatMitEinheit(1, "%")}`;
  return formatMitEinheit(100 * p, "%");
};

/** The top areas in words: "obersten Fünftel", after "im". */
const oberste = (topAnteil: number): string =>
  topAnteil === 0.2 ? "obersten Fünftel" : `oberen Teil (${formatMitEinheit(100 * topAnteil, "%")})`;

/** What a group is, and what it follows. */
const gruppenSinn =
  "Die Rangspannen der Gebiete einer Gruppe überschneiden oder berühren sich. Ihre Reihenfolge ist unsicher.";
const gruppenFolge = "Gruppen folgen den Rängen der Läufe, nicht dem Indexwert.";

/** The usual order of the table. */
const geordnet = {plr: "Geordnet ist nach Gruppen.", bzr: "Geordnet ist nach Namen."};

/** Every word of the page of the need index that is not written in the page itself or in the data. */
export const texteBedarfsindex = {
  titel: "Bedarfsindex",
  skalen,
  mittel,
  gebiete,
  rang,
  rangspanne,
  vonBis,
  anteil,
  oberste,

  lage: {
    daten: (zeitraeume: readonly {zeitraum: string; alt: boolean}[]): string =>
      `Daten vom ${aufzaehlung(zeitraeume.map(({zeitraum, alt}) => `${formatZeitraum(zeitraum)}${alt ? ` (${seiten.datenstand.veraltet})` : ""}`))}.`,
    seitdem: "Die Rangspannen enthalten nicht, was sich seitdem verändert hat.",
    nurKlassen: (edition: string): string =>
      `Neuere Anteile je Planungsraum liegen hier nicht vor, nur Klassen. Status und Dynamik aus dem Monitoring Soziale Stadtentwicklung ${edition} stehen unverändert daneben.`,
    null_: (n: number): string =>
      `Der Indexwert 0 ist der Durchschnitt der ${formatZahl(n)} bewerteten Planungsräume Berlins. Werte über 0 zeigen mehr Hinweise auf Bedarf.`,
    andereSkala: "In dieser Einstellung ist 0 nicht der Durchschnitt. Höhere Werte zeigen mehr Hinweise auf Bedarf.",
    nichtEnthalten: "Was nicht enthalten ist, und warum"
  },

  gewichte: {
    titel: "Gewichte",
    hilfe: "0 heißt: zählt nicht. 2 heißt: zählt doppelt so viel wie 1.",
    zahl: (feld: string): string => `Gewicht von „${feld}“ als Zahl`,
    zaehlt: (p: number): string => `zählt ${formatMitEinheit(100 * p, "%")}`,
    zaehltNicht: "zählt nicht",
    ohneIndikator: "zählt nicht: kein Indikator gewählt",
    ungueltig: ({von, bis, schritt}: {von: string; bis: string; schritt: string}, wert: string): string =>
      `Möglich sind ${von} bis ${bis} in Schritten von ${schritt}. Es gilt weiter ${wert}.`,
    warum: "Gewicht der Vorgabe",
    indikatoren: (gewaehlt: number, alle: number): string =>
      `Indikatoren: ${formatZahl(gewaehlt)} von ${formatZahl(alle)}`,
    indikatorenVon: (feld: string): string => `Indikatoren von „${feld}“`,
    experten: "Rechenweg ändern",
    expertenHilfe:
      "Die Ränge beruhen immer auf vielen Läufen mit verschiedenen Rechenwegen. Hier ändern Sie den Indexwert.",
    skalenHilfe:
      "Platz und Prozentrang beachten nur die Reihenfolge der Planungsräume Berlins, nicht die Abstände. Der Platz zählt durch: 1 für die wenigsten Hinweise, die höchste Zahl für die stärksten. Der Prozentrang ist der Platz, umgerechnet: 0 für die wenigsten, 1 für die stärksten Hinweise.",
    skala: "Skala der Indikatoren",
    mittel: "Mittel der Problemfelder",
    zuruecksetzen: "Zur Vorgabe zurück",
    keine:
      "Kein Problemfeld zählt mit. Geben Sie mindestens einem Feld ein Gewicht über 0, und wählen Sie dort einen Indikator.",
    gezeigt: (vorgabe: boolean): string =>
      vorgabe ? "Gezeigt ist die Vorgabe." : "Gezeigt ist noch die letzte Ansicht."
  },

  doppelt: {
    paar: (a: string, b: string, r: number): string => `„${a}“ und „${b}“ (Korrelation ${formatZahl(r, 2)})`,
    gleichesFeld:
      "Was sie gemeinsam messen, zählt doppelt. Im selben Problemfeld verschiebt das nur wenig. Lassen Sie einen der beiden weg, wenn Sie das nicht wollen.",
    mehrere:
      "Was sie gemeinsam messen, zählt doppelt. Lassen Sie einen der beiden weg, oder geben Sie einem der Felder weniger Gewicht.",
    zusammenfassung: (n: number): string =>
      n === 1
        ? "Ein Paar von Indikatoren sagt fast dasselbe"
        : `${formatZahl(n)} Paare von Indikatoren sagen fast dasselbe`
  },

  rechnen: {
    laeuft: "Die Ränge werden neu berechnet. Bis dahin gelten die alten nicht mehr.",
    fertig: "Die Ränge sind neu berechnet.",
    fehler: "Die Ränge konnten nicht berechnet werden. Die Indexwerte stimmen.",
    erneut: "Ränge noch einmal berechnen",
    veraltet: "wird neu berechnet",
    zuWenige: "Für Ränge braucht es mindestens zwei bewertete Gebiete."
  },

  aenderung: {
    titel: "Was sich gegenüber der Vorgabe ändert",
    nichts: "Sie sehen die Vorgabe. Es ist nichts geändert.",
    ebene: "Die Ränge und Gruppen gelten für Planungsräume. Bezirksregionen haben keine.",
    eingestellt: (teile: readonly string[]): string => `Geändert: ${teile.join("; ")}.`,
    gewicht: (feld: string, neu: string, alt: string): string => `„${feld}“ hat das Gewicht ${neu} statt ${alt}`,
    mit: (namen: readonly string[]): string => `zusätzlich ${aufzaehlung(namen.map((n) => `„${n}“`))}`,
    ohne: (namen: readonly string[]): string => `ohne ${aufzaehlung(namen.map((n) => `„${n}“`))}`,
    skala: (neu: string, alt: string): string => `Skala „${neu}“ statt „${alt}“`,
    mittel: (neu: string, alt: string): string => `Mittel ${neu} statt ${alt}`,
    gleicherIndex: "Am Index ändert das nichts.",
    index: (gebiete: readonly string[]): string =>
      `Größte Änderungen des Indexwerts: ${aufzaehlung(gebiete)}. Diese Änderungen stehen ohne Angabe zur Sicherheit.`,
    indexwert: (name: string, neu: string, alt: string): string => `${name} (${neu} statt ${alt})`,
    wartet: "Was das für die Ränge bedeutet, wird gerade berechnet.",
    verschoben: (name: string, neu: string, alt: string): string => `${name} (Rang ${neu} statt ${alt})`,
    nachVorn: (namen: readonly string[]): string => `Am weitesten nach vorn: ${aufzaehlung(namen)}.`,
    nachHinten: (namen: readonly string[]): string => `Am weitesten nach hinten: ${aufzaehlung(namen)}.`,
    hinein: (teil: string, namen: readonly string[]): string =>
      `Jetzt in mehr als der Hälfte der Läufe im ${teil}: ${aufzaehlung(namen)}.`,
    heraus: (teil: string, namen: readonly string[]): string =>
      `Nicht mehr in mehr als der Hälfte der Läufe im ${teil}: ${aufzaehlung(namen)}.`,
    neuBewertet: (namen: readonly string[]): string => `Jetzt bewertet: ${aufzaehlung(namen)}.`,
    nichtMehrBewertet: (namen: readonly string[]): string => `Nicht mehr bewertet: ${aufzaehlung(namen)}.`,
    getrennt: (n: number, alle: number): string =>
      n === 0
        ? "Bei keinem Gebiet ist sicher, dass sich der Rang ändert."
        : `Bei ${formatZahl(n)} von ${formatZahl(alle)} Gebieten überschneidet sich die neue Rangspanne nicht mit der alten.`,
    gleichOben: (teil: string): string => `Im ${teil} liegen meist dieselben Gebiete wie in der Vorgabe.`
  },

  ebenen: {
    titel: "Ebene",
    plr: "Planungsräume",
    bzr: "Bezirksregionen",
    gezeigt: (n: number, ebene: "plr" | "bzr"): string =>
      `Gezeigt werden ${formatZahl(n)} ${ebene === "plr" ? "Planungsräume" : "Bezirksregionen"}.`
  },

  gruppe: {
    kopf: (gruppe: number, letzte: number): string => {
      if (letzte === 1) return "Gruppe 1";
      const zusatz =
        gruppe === 1 ? " · stärkste Hinweise auf Bedarf" : gruppe === letzte ? " · schwächste Hinweise auf Bedarf" : "";
      return `Gruppe ${gruppe}${zusatz}`;
    },
    kurz: (gruppe: number): string => `Gruppe ${gruppe}`,
    ohne: "Nicht bewertet"
  },

  tabelle: {
    titel: "Tabelle",
    beschriftung: (ebene: "plr" | "bzr"): string =>
      ebene === "plr" ? "Bedarfsindex nach Gruppen von Planungsräumen" : "Bedarfsindex der Bezirksregionen",
    erklaerung: `${gruppenSinn} In einer Gruppe stehen sie nach dem Alphabet. Auch Nachbargruppen können sich überschneiden. ${gruppenFolge}`,
    erklaerungSortiert: `Die Gruppe steht unter dem Namen. ${gruppenSinn} ${gruppenFolge}`,
    erklaerungBzr: (einwohner: string): string =>
      `Der Wert ist das Mittel der bewerteten Planungsräume, gewichtet mit ihren Einwohnern am ${formatZeitraum(einwohner)}. Die Spanne reicht vom niedrigsten zum höchsten Planungsraum. Ränge gibt es hier nicht.`,
    unbewertet: (namen: readonly string[]): string =>
      `Nicht bewertet: ${aufzaehlung(namen)}. Wer dort wohnt, fehlt im Mittel.`,
    rangErklaerung: (laeufe: number, n: number): string =>
      `Rangspanne: In mindestens 9 von 10 Läufen liegt der Rang dort. Gerechnet wurden ${formatZahl(laeufe)} Läufe. Rang 1 von ${formatZahl(n)} hat die stärksten Hinweise.`,
    rangZeichen:
      "Der Balken ist die Rangspanne, der Punkt der mittlere Rang. Die dünne Linie umfasst dazu die Ränge geprüfter Gewichtungen der Indikatoren, ohne Zufall und mit der gewählten Rechenweise.",
    amtlichErklaerung: (edition: string, mss: string, gssa: string): string =>
      `Amtlich, hier nicht verändert: Status und Dynamik aus dem Monitoring Soziale Stadtentwicklung ${edition} (Stand ${formatZeitraum(mss)}), GESIx aus dem Gesundheits- und Sozialstrukturatlas ${formatZeitraum(gssa)}. Ein hoher GESIx ist günstig.`,
    gebiet: {plr: "Planungsraum", bzr: "Bezirksregion"},
    index: "Indexwert",
    mittelwert: "Mittel",
    rang: "Rangspanne",
    oben: (teil: string): string => `im ${teil}`,
    status: "MSS Status",
    dynamik: "MSS Dynamik",
    dynamikKurz: "Dynamik",
    amtlichKurz: (status: string, dynamik: string, gesix: string): string =>
      `MSS: ${status}, ${dynamik}. GESIx: ${gesix}`,
    mss: (edition: string): string => `MSS ${edition}: Status`,
    gesix: "GESIx",
    spanne: "Spanne der Planungsräume",
    anzahl: "bewertete Planungsräume",
    einwohner: (zeitraum: string): string => `Einwohner dort am ${formatZeitraum(zeitraum)}`,
    nachGruppen: "Nach Gruppen ordnen",
    unabhaengig: "unabhängig von der Gewichtung",
    unabhaengigSatz: (teil: string): string =>
      `Keine geprüfte Gewichtung der gewählten Indikatoren führt das Gebiet aus dem ${teil}, gerechnet ohne Zufall und mit der gewählten Rechenweise.`,
    unabhaengigErklaerung: (satz: string): string => `„unabhängig von der Gewichtung“: ${satz}`,
    ueberspringen: "Tabelle überspringen, weiter zur Karte",
    sprungKarte: "Zur Karte",
    sprungTabelle: "Zur Tabelle",
    auswahl: "Auswahl",
    auswaehlen: "auswählen",
    sortiert: (spalte: string, richtung: "auf" | "ab"): string =>
      `Tabelle sortiert nach „${spalte}“, ${richtung === "auf" ? "aufsteigend" : "absteigend"}.`,
    gruppiert: "Tabelle nach Gruppen geordnet."
  },

  ohneIndex: {
    ausgelassen: "Vom Monitoring nicht bewertet.",
    fehlt: (namen: readonly string[]): string => `Hier nicht bewertet, es fehlt: ${aufzaehlung(namen)}.`,
    allgemein: "Hier nicht bewertet, es fehlen Werte.",
    wort: "nicht bewertet"
  },

  karte: {
    titel: "Karte",
    untertitel: (ebene: "plr" | "bzr", daten: string): string =>
      `${ebene === "plr" ? "Planungsräume" : "Bezirksregionen"} in Marzahn-Hellersdorf · ${daten}`,
    spanne: (von: string, bis: string, n: number): string => `Planungsräume von ${vonBis(von, bis)} (${gebiete(n)})`,
    rang: (von: number, bis: number, n: number): string => `Rangspanne ${rangspanne(von, bis)} von ${formatZahl(n)}`,
    farbenAbstand: "Orange und Braun: über dem Durchschnitt der Planungsräume Berlins. Blaugrün: darunter.",
    farben: "Dunkel heißt: mehr Hinweise auf Bedarf.",
    farbenOhneSicherheit: "Die Farben zeigen nur den Indexwert, ohne Angabe zur Sicherheit.",
    farbenGruppe: "Gebiete verschiedener Farbe können in derselben Gruppe sein.",
    farbenSpanne: "In einer Bezirksregion können Planungsräume weit auseinanderliegen. Die Spanne steht in der Tabelle."
  },

  gebiet: {
    titel: "Ausgewähltes Gebiet",
    titelMitName: (name: string): string => `Ausgewählt: ${name}`,
    waehlen: "Gebiet",
    keines: "keines",
    hinweis: "Wählen Sie ein Gebiet aus der Liste, in der Karte oder in der Tabelle.",
    index: "Indexwert",
    gruppe: "Gruppe",
    rangspanne: "Rangspanne",
    mittlerer: "Mittlerer Rang",
    von: (text: string, n: number): string => `${text} von ${formatZahl(n)}`,
    zusammen: "Mit geprüften Gewichtungen zusammen (dünne Linie)",
    moeglich: "Mit beliebigen Gewichten der Indikatoren",
    moeglichSatz: (gefunden: string, denkbar: string): string =>
      `Rang ${gefunden} gefunden, höchstens ${denkbar} möglich; ohne Zufall, mit der gewählten Rechenweise`,
    oben: (wort: string, teil: string, p: number): string =>
      `Das Gebiet liegt ${wort} im ${teil}: in ${anteil(p)} der Läufe.`,
    obenFrei: (teil: string, p: number): string =>
      `Mit beliebigen Gewichten der gewählten Felder liegt es in ${anteil(p)} der Fälle im ${teil}.`,
    worte: {
      sehr: "fast immer",
      wahrscheinlich: "meist",
      unsicher: "teils",
      unwahrscheinlich: "selten",
      kaum: "fast nie"
    },
    felder: "Problemfelder",
    feldBalken: "Die Balken zeigen den Abstand vom Durchschnitt der Planungsräume Berlins.",
    indikatoren: "Indikatoren dahinter",
    intervall: (grenzen: string): string => `95-%-Intervall ${grenzen}`,
    ohneIntervall: "ohne Angabe zur Sicherheit",
    zaehltNicht: (felder: readonly string[]): string => `Zählt nicht mit: ${aufzaehlung(felder)}.`,
    amtlich: "Amtliche Einordnung, unverändert",
    profil: "Zum Gebietsprofil",
    aufKarte: "Diesen Indikator auf der Karte zeigen",
    teile: "Planungsräume"
  },

  hinweis: {
    gewicht: (feld: string, wunsch: string, wert: string): string =>
      `Das Gewicht „${wunsch}“ für „${feld}“ ist nicht möglich. Es gilt ${wert}.`,
    indikator: (wunsch: string): string => `Den Indikator „${wunsch}“ gibt es hier nicht. Er bleibt unbeachtet.`,
    skala: (wunsch: string): string => `Die Skala „${wunsch}“ gibt es nicht. Es gilt die Vorgabe.`,
    mittel: (wunsch: string): string => `Das Mittel „${wunsch}“ gibt es nicht. Es gilt die Vorgabe.`,
    ebene: (wunsch: string): string => `Die Ebene „${wunsch}“ gibt es hier nicht. Gezeigt werden Planungsräume.`,
    gebiet: (wunsch: string): string => `Das Gebiet „${wunsch}“ gibt es hier nicht. Es ist kein Gebiet ausgewählt.`,
    sortierung: (wunsch: string, ebene: "plr" | "bzr"): string =>
      `Die Sortierung „${wunsch}“ gibt es nicht. ${geordnet[ebene]}`,
    sortierungFehlt: (spalte: string, ebene: "plr" | "bzr"): string =>
      `Die Tabelle hat hier keine Spalte „${spalte}“, nach der sie sich ordnen ließe. ${geordnet[ebene]}`
  },

  fuss: {
    gewichte: (felder: readonly (readonly [string, string])[]): string =>
      `Gewichte: ${felder.map(([feld, gewicht]) => `${feld} ${gewicht}`).join(", ")}.`,
    rechenweg: (indikatoren: readonly string[], skala: string, mittel: string): string =>
      `Indikatoren: ${indikatoren.join(", ")}. Skala: ${skala}. Mittel: ${mittel}.`,
    adresse: (adresse: string): string => `Adresse dieser Ansicht: ${adresse}`
  },

  karteMitnehmen: "Karte mitnehmen",
  nichtsMitnehmen:
    "Kein Problemfeld zählt mit. Zum Mitnehmen gibt es deshalb nichts. Geben Sie mindestens einem Feld ein Gewicht über 0.",
  /** The table as a file. */
  ausfuhr: {
    titel: (ebene: "plr" | "bzr"): string =>
      `Bedarfsindex der ${ebene === "plr" ? "Planungsräume" : "Bezirksregionen"} in Marzahn-Hellersdorf`,
    untertitel: (staende: readonly string[], einheit: string): string =>
      `Stand der Daten: ${staende.join(", ")} · ${einheit}`,
    umNull: "Punkte, 0 ist der Durchschnitt Berlins",
    feld: "Teilwert des Problemfelds in Punkten wie der Index; leer, wenn es keinen gibt.",
    amtlich: "Amtliche Einteilung, unverändert; das Zeichen, wenn es keine gibt.",
    gesix: "Amtlicher Index als Zahl, gerundet wie angezeigt; leer, wenn es keinen gibt.",
    gesixZeichen: {
      titel: (zeitraum: string): string => `GESIx ${zeitraum} (Zeichen)`,
      beschreibung: "Zeichen, das auf der Seite an der Stelle des GESIx steht; leer, wenn es ihn gibt."
    },
    einwohner: "Menschen in den bewerteten Planungsräumen; leer, wenn unbekannt.",
    anmerkung: {titel: "Anmerkung", beschreibung: "Warum ein Wert fehlt; sonst leer."},
    oberstes: (teil: string) => ({
      titel: `Anteil der Läufe im ${teil} (%)`,
      beschreibung: "In wie vielen Proberechnungen das Gebiet dort liegt; leer ohne Rang."
    }),
    oberstesFrei: (teil: string) => ({
      titel: `Anteil der geprüften Gewichtungen der Felder im ${teil} (%)`,
      beschreibung: "Bei wie vielen Gewichtungen das Gebiet dort liegt; leer ohne Rang."
    }),
    plr: {
      vorn: {
        gebiet_id: {titel: "Schlüssel", beschreibung: "LOR-Schlüssel als Text, Stand 2021."},
        gebiet_name: {titel: "Gebiet", beschreibung: "Name des Planungsraums."},
        bezirksregion: {titel: "Bezirksregion", beschreibung: "Übergeordnetes Gebiet."},
        gruppe: {
          art: "ganzzahl" as const,
          titel: "Gruppe",
          beschreibung: "1 hat die stärksten Hinweise auf Bedarf; in einer Gruppe ist die Reihenfolge unsicher."
        },
        index: {
          art: "zahl" as const,
          titel: "Indexwert",
          beschreibung: "Höher heißt: stärkere Hinweise auf Bedarf; leer, wenn es keinen gibt."
        },
        zeichen: {titel: "Zeichen", beschreibung: "Zeichen, das auf der Seite an der Stelle der Zahl steht."}
      },
      hinten: {
        rang_von: {art: "zahl" as const, titel: "Rangspanne von (5 %)", beschreibung: "Leer ohne Rang."},
        rang_bis: {art: "zahl" as const, titel: "Rangspanne bis (95 %)", beschreibung: "Leer ohne Rang."},
        rang_mitte: {art: "zahl" as const, titel: "Mittlerer Rang", beschreibung: "Median der Läufe; leer ohne Rang."},
        rang_bester: {
          art: "zahl" as const,
          titel: "Bester gefundener Rang",
          beschreibung: "In den Läufen; leer ohne Rang."
        },
        rang_schlechtester: {
          art: "zahl" as const,
          titel: "Schlechtester gefundener Rang",
          beschreibung: "In den Läufen; leer ohne Rang."
        },
        rang_bester_moeglich: {
          art: "zahl" as const,
          titel: "Bester möglicher Rang",
          beschreibung: "Über alle Gewichtungen; leer ohne Rang."
        },
        rang_schlechtester_moeglich: {
          art: "zahl" as const,
          titel: "Schlechtester möglicher Rang",
          beschreibung: "Über alle Gewichtungen; leer ohne Rang."
        }
      }
    },
    bzr: {
      gebiet_id: {titel: "Schlüssel", beschreibung: "LOR-Schlüssel als Text, Stand 2021."},
      gebiet_name: {titel: "Gebiet", beschreibung: "Name der Bezirksregion."},
      mittel: {
        art: "zahl" as const,
        titel: "Mittel",
        beschreibung: "Mittel der bewerteten Planungsräume; leer, wenn es keines gibt."
      },
      niedrigster: {
        art: "zahl" as const,
        titel: "Niedrigster Planungsraum",
        beschreibung: "Kleinster Indexwert in der Region."
      },
      hoechster: {
        art: "zahl" as const,
        titel: "Höchster Planungsraum",
        beschreibung: "Größter Indexwert in der Region."
      },
      zeichen: {titel: "Zeichen", beschreibung: "Zeichen, das auf der Seite an der Stelle der Zahl steht."},
      planungsraeume: {
        art: "ganzzahl" as const,
        titel: "bewertete Planungsräume",
        beschreibung: "Wie viele das Mittel zusammenfasst."
      }
    },
    angabe: {
      gewicht: (feld: string, gewicht: string): string => `Gewicht ${feld}: ${gewicht}`,
      indikatoren: (titel: readonly string[]): string => `Indikatoren: ${titel.join(", ")}`,
      rechenweg: (skala: string, mittel: string): string => `Skala: ${skala}. Mittel: ${mittel}.`,
      laeufe: (laeufe: number, startzahl: number, teil: string): string =>
        `Läufe: ${formatZahl(laeufe)}, Startzahl: ${startzahl}, gezählt ist der Platz im ${teil}`
    },
    methode:
      "Jeder Indikator wird über die bewerteten Planungsräume Berlins auf eine Skala gebracht. Im Problemfeld zählen Indikatoren gleich, zwischen den Feldern gelten die Gewichte. Jeder Lauf zieht Skala, Mittel, Gewichte, einen ausgelassenen Indikator, Ausreißer und den Zufall in den Werten neu. Der Index ist ein Hinweis auf Bedarf."
  }
};
