import {aufzaehlung, satz} from "../format.js";
import {zustaende} from "../zustaende.js";

/** The remark on a value that its source does not publish for areas of that level; pages then call its state by another name. */
export const nichtVeroeffentlicht = "Die Quelle veröffentlicht diese Zahl nicht für diese Ebene.";

const keineKlasse = "Eine fehlende Klasse heißt nicht, dass es keine Belastung gibt.";

const erklaerung =
  "Die Zahlen sind gezählt, nicht geschätzt. Das 95-%-Intervall zeigt, wie stark der Zufall einen Wert dieser Größe bewegen kann. „Liegt über“ oder „liegt unter“ steht nur, wenn das ganze Intervall dort liegt.";

interface Gruppe {
  name: string;
  namen: readonly string[];
}

/** Classes that occur, in quotes, and the areas without one at the end. */
const gruppen = (klassen: readonly Gruppe[], ohne: readonly string[]): Gruppe[] =>
  [...klassen.map(({name, namen}) => ({name: `„${name}“`, namen})), {name: "nicht klassifiziert", namen: ohne}].filter(
    ({namen}) => namen.length > 0
  );

/** Words of the area profile, the indicator page and their charts. */
export const texteProfil = {
  /** The profile as a file. */
  ausfuhr: {
    titel: (gebiet: string): string => `Gebietsprofil ${gebiet}`,
    werte: (gebiet: string): string => `Alle Kennzahlen: ${gebiet}, Bezirk und Berlin`,
    untertitel: (ebene: string, schluessel: string): string =>
      `${ebene} ${schluessel} · neuester Stand je Kennzahl · Einheit je Zeile`,
    jeEbene: "Die Werte bedeuten je Ebene etwas anderes und werden nicht nebeneinandergestellt."
  },
  ebenen: {
    plr: {titel: "Planungsraum", plural: "Planungsräume", dativ: "Planungsräumen"},
    bzr: {titel: "Bezirksregion", plural: "Bezirksregionen", dativ: "Bezirksregionen"},
    pgr: {titel: "Prognoseraum", plural: "Prognoseräume", dativ: "Prognoseräumen"},
    bezirk: {titel: "Bezirk", plural: "Bezirke", dativ: "Bezirken"},
    berlin: {titel: "Berlin", plural: "Berlin", dativ: "Berlin"}
  },
  bezirk: "Bezirk",
  berlin: "Berlin",
  zeichenLegende: "Zeichen",

  chart: {
    /** The licence lines as one sentence; most of them begin with the word themselves. */
    quellenzeile: (vermerke: readonly string[]): string => {
      const lines = vermerke.map((vermerk) => vermerk.replace(/^Quelle: |\.$/g, ""));
      return `${lines.length > 1 ? "Quellen" : "Quelle"}: ${lines.join(" · ")}.`;
    },
    datenstand: "Datenstand",
    tabelle: "Tabelle",
    trenner: " · "
  },
  tabelle: {
    rahmen: "Tabelle"
  },

  kopf: {
    pfad: "Lage im Bezirk",
    alleGebiete: "Gebiete",
    schluessel: "LOR-Schlüssel",
    ebene: "Ebene",
    einwohner: (stichtag: string): string => `Einwohner am ${stichtag}`,
    einwohnerOhneDatum: "Einwohner",
    flaeche: "Fläche",
    hektar: "ha",
    drucken: "Profil drucken",
    wege: "Weiter mit diesem Gebiet",
    aufDerKarte: "Karte",
    imBedarfsindex: "Bedarfsindex",
    luecken: "Lücken",
    vergleich: "Mit anderen vergleichen",
    problemfelder: "Problemfelder",
    antrag: "Förderantrag"
  },

  abschnitte: {
    alleOeffnen: "Alle Abschnitte öffnen",
    alleSchliessen: "Alle schließen",
    blick: "Auf einen Blick",
    bevoelkerung: "Bevölkerung",
    zielgruppen: "Zielgruppen",
    entwicklung: "Entwicklung",
    angebote: "Angebote und Lücken",
    einrichtungen: "Einrichtungen",
    stimmen: "Stimmen vor Ort",
    mss: "Soziales Monitoring (MSS)",
    kennzahlen: "Alle Kennzahlen nach Problemfeldern",
    gebiete: "Lage und Nachbarn",
    quellen: "Quellen",
    kennzahlenSatz: (anzahl: number, felder: number): string => `${anzahl} Kennzahlen in ${felder} Problemfeldern.`,
    quellenSatz: (anzahl: number): string => `${anzahl} Quellen mit Stand und Lizenz.`,
    gebieteSatz: (unter: string, nachbarn: number): string =>
      [unter, nachbarn > 0 && `${nachbarn} angrenzende Gebiete`].filter(Boolean).join(", ").concat("."),
    anzahl: (n: number, wort: string): string => `${n} ${wort}`,
    alter: "Altersaufbau",
    geschlecht: "Frauen und Männer",
    seit2001: "Bevölkerung seit 2001",
    druckRest: (adresse: string): string =>
      `Auf dem Papier steht eine Auswahl. Alle Kennzahlen nach Problemfeldern, Namen der Einrichtungen und Tabellen: ${adresse}`
  },

  zielgruppen: {
    befund: (teile: readonly string[]): string => satz(teile.join("; ")),
    befundGruppe: (gruppe: string, personen: string, anteil: string, urteil: string): string =>
      `${gruppe}: ${personen} (${anteil}), ${urteil}`,
    befundOhne: (n: number): string => `${n} Gruppen sind gezählt.`,
    gezaehlt: "gezählt:",
    keine: "Auf dieser Ebene zählt niemand die Menschen der Zielgruppen.",
    spalten: {
      gruppe: "Zielgruppe",
      personen: "Menschen",
      anteil: "Anteil",
      bezirk: "Anteil im Bezirk",
      urteil: "Zum übrigen Bezirk",
      stand: "Stand"
    },
    ohneUrteil: "ohne Angabe zur Sicherheit",
    tabelle: (gebiet: string): string => `Menschen je Zielgruppe, ${gebiet}`,
    doppelt: "Ein Mensch kann zu mehreren Gruppen gehören. Die Anteile ergeben zusammen nicht 100 %.",
    nichtGezaehlt: (namen: readonly string[]): string =>
      satz(`Diese Gruppen zählt je Gebiet niemand: ${aufzaehlung(namen)}. Das heißt nicht, dass hier keine leben`)
  },

  entwicklung: {
    keine: "Für dieses Gebiet gibt es keine Reihe mit drei Stichtagen.",
    zusammen: (teile: readonly string[]): string => teile.join(" "),
    untertitel: (von: number, bis: number, einheit: string): string => `${von} bis ${bis} · ${einheit} · Achse ab 0`,
    untertitelMit: (gebiet: string, von: number, bis: number, einheit: string): string =>
      `${gebiet} · ${von} bis ${bis} · ${einheit} · Achse ab 0`,
    hier: "Hier",
    titel: (indikator: string): string => indikator,
    lesehilfe:
      "Farbige Linie: dieses Gebiet, mit Band für das 95-%-Intervall. Dünne Linie: der ganze Bezirk. Über eine gestrichelte Linie hinweg lässt sich nicht vergleichen.",
    bruch: (nummer: number, ab: string): string => `Bruch ${nummer} (ab ${ab})`,
    luecke: (von: number, bis: number): string =>
      von === bis ? `Für ${von} gibt es keine Zahl.` : `Für ${von} bis ${bis} gibt es keine Zahlen.`,
    ohneSatz: "Zur Veränderung gibt es auf dieser Ebene kein Urteil.",
    spalten: {stand: "Stand", wert: "Dieses Gebiet", intervall: "95-%-Intervall", bezirk: "Bezirk"},
    tabelle: (indikator: string, gebiet: string): string => `${indikator} im Zeitverlauf, ${gebiet}`
  },

  angebote: {
    befundKeine: "Für keine gezählte Gruppe gibt es hier eine Lücke unter der Grenze.",
    befundLuecken: (namen: readonly string[], unter: string): string =>
      satz(`Unter ${unter} des Anteils: ${aufzaehlung(namen)}`),
    befundGeschuetzt: "Für einige Gruppen ist die Zahl geschützt; dort steht keine Lücke.",
    untertitel: (jahr: number, sicht: string, meldung: string): string => `${jahr} · Sicht: ${sicht} · ${meldung}`,
    spalten: {
      gruppe: "Zielgruppe",
      personen: "Menschen",
      stunden: "Stunden",
      je1000: "je 1.000",
      bezirk: "Bezirk je 1.000",
      deckung: "Deckung",
      urteil: "Einordnung",
      gemeldet: "Zentren gemeldet"
    },
    nVonN: (gemeldet: number, zentren: number): string => `${gemeldet} von ${zentren}`,
    tabelle: (gebiet: string, jahr: number): string =>
      `Dokumentierte Angebotsstunden je Zielgruppe, ${gebiet}, ${jahr}`,
    deckung:
      "Deckung: die Stunden hier, geteilt durch den Anteil, den das Gebiet nach Menschen und Bedarfsindex an allen dokumentierten Stunden hätte. 100 % heißt: genau dieser Anteil, nicht: genug.",
    ohnePersonen: "Ohne Personenzahl je Gebiet stehen nur Stunden aus Angeboten, die die Gruppe nennen.",
    nichtBerechnet: "–",
    gezaehltAls: (teile: readonly {titel: string; als: string}[]): string =>
      satz(`Gezählt sind ${aufzaehlung(teile.map(({titel, als}) => `bei „${titel}“ ${als}`))}`),
    zentren: "Zentren, die hier stehen oder arbeiten",
    keineZentren: "Hier steht kein bekanntes Zentrum, und keines nennt das Gebiet als Einsatzgebiet.",
    steht: "steht hier",
    arbeitet: "arbeitet hier",
    monate: (gemeldet: number, erwartet: number): string => `${gemeldet} von ${erwartet} Monaten gemeldet`,
    ohneMeldung: "noch keine Leistungsdaten",
    marke: "Beispieldaten",
    anliegen: (region: string, jahr: number): string => `Genannte Anliegen in ${region}, ${jahr}`,
    anliegenBefund: (zentren: readonly string[]): string =>
      satz(`Gezählt in Zentren, die in der Bezirksregion stehen: ${aufzaehlung(zentren)}`),
    anliegenKeine: (region: string): string => `In der Bezirksregion ${region} hat kein Zentrum Anliegen gemeldet.`,
    anliegenDruck: (teile: readonly string[]): string => satz(teile.join(", ")),
    anliegenAuswahl: (gezeigt: number, alle: number): string =>
      `Gezeigt sind die ${gezeigt} am häufigsten genannten von ${alle} Feldern.`,
    anliegenHinweis: "Wer wenig gefragt wird, nennt wenig. Die Zahlen sagen nicht, wie groß der Bedarf ist.",
    anliegenSpalten: {feld: "Problemfeld", anzahl: "Anliegen"},
    alleSichten: "Alle Sichten und Rechenwege",
    nurUnten: "Dokumentierte Leistung steht je Bezirksregion und Planungsraum.",
    keineDaten: "Noch hat kein Zentrum Leistungen gemeldet."
  },

  stimmen: {
    anzahl: (n: number): string => (n === 1 ? "1 Stimme." : `${n} Stimmen.`),
    keine: "Zu diesem Gebiet liegt noch keine geprüfte Stimme vor.",
    erklaerung:
      "Stimmen sind Eindrücke aus der Praxis, keine Zahlen. Sie nennen eine Rolle, keinen Namen, und sind vor der Veröffentlichung geprüft.",
    kopf: (rolle: string, datum: string): string => `${rolle}, ${datum}`,
    zu: (gebiet: string): string => `zu ${gebiet}`,
    weitere: (n: number): string =>
      `${n === 1 ? "Eine weitere Stimme steht" : `${n} weitere Stimmen stehen`} im Atlas.`,
    feld: (feld: string): string => `Problemfeld: ${feld}`,
    geprueft: (von: string, am: string): string => `Geprüft: ${von}, ${am}.`,
    berichtigt: (am: string, grund: string): string => satz(`Berichtigt am ${am}: ${grund}`),
    geloescht: (datum: string, am: string, grund: string): string =>
      satz(`Eine Stimme vom ${datum} wurde am ${am} gelöscht: ${grund}`),
    beispiel: "Beispieldaten: Diese Stimmen sind erfunden."
  },

  alter: {
    hinweis: "älter als üblich",
    erklaerung:
      "„Älter als üblich“ heißt: Nach der Erscheinungsweise der Quelle wäre seit mehr als einem halben Jahr eine neuere Zahl zu erwarten."
  },

  zustand: {
    nichtKlassifiziert: "nicht klassifiziert",
    nichtBewertet: "nicht bewertet",
    nichtVeroeffentlicht: "nicht veröffentlicht"
  },

  unsicherheit: {
    intervall: "95-%-Intervall",
    ohne: "ohne Angabe zur Sicherheit",
    ohneSatz: "Ohne Angabe zur Sicherheit.",
    veraenderungOhne: "Veränderung ohne Angabe zur Sicherheit",
    erklaerung,
    /** *angenaehert*: the page shows intervals with an approximated denominator. */
    blickhinweis: (angenaehert: boolean): string =>
      [
        angenaehert ? erklaerung.replace("Die Zahlen", "Die meisten Zahlen") : erklaerung,
        "Erkennbar heißt nicht groß: In großen Gebieten ist schon ein kleiner Unterschied erkennbar.",
        angenaehert &&
          "Beim Monitoring ist der Nenner angenähert; weil Haushalte gemeinsam betroffen sind, ist das Intervall eher zu schmal.",
        "Wo kein Intervall steht, fehlt eine Angabe zur Sicherheit. Die Zahlen sind ein Hinweis auf Bedarf, kein Beleg."
      ]
        .filter(Boolean)
        .join(" "),
    satz,
    gebiet: (urteil: string): string => `Das Gebiet ${urteil}.`,
    mit: (massstab: string, wert: string | null): string => (wert === null ? massstab : `${massstab} (${wert})`),
    und: " und ",
    zumBezirk: "Zum übrigen Bezirk",
    zuBerlin: "Zu Berlin",
    anzahl: (teile: readonly string[]): string => `Gebiete gegenüber dem übrigen Bezirk: ${teile.join(", ")}.`,
    wenige: (anzahl: number): string =>
      anzahl === 1 ? "1 Gebiet hat zu wenige Fälle." : `${anzahl} Gebiete haben zu wenige Fälle.`
  },

  blick: {
    nichtKlassifiziert: (grund: string): string => `nicht klassifiziert: ${grund}`,
    nichtBewertet: (einwohner: string | null): string =>
      `Das Monitoring bewertet dieses Gebiet nicht${einwohner === null ? "" : `; hier wohnen ${einwohner} Menschen`}.`,
    ohneWert: "Für dieses Gebiet liegt kein Wert vor. Der Grund steht unten in der Tabelle.",
    vergleich: (teile: readonly string[]): string => satz(`Zum Vergleich: ${teile.join(", ")}`),
    vergleichAm: (stand: string, teile: readonly string[]): string =>
      satz(`Zum Vergleich ${stand}: ${teile.join(", ")}`),
    urteilAm: (stand: string, wert: string, urteil: string): string => satz(`Stand ${stand}: ${wert}, ${urteil}`),
    /** *stand*: the date of the values, where another one is told beside it. */
    spanne: (anzahl: number, dativ: string, alle: boolean, von: string, bis: string, stand: string | null): string =>
      satz(
        `${stand === null ? "Unter" : `Stand ${stand}: Unter`} den ${anzahl} ${dativ}${alle ? "" : " mit Wert"} reichen die Werte von ${von} bis ${bis}`
      ),
    gleich: (anzahl: number, plural: string, wert: string): string =>
      satz(`Alle ${anzahl} ${plural} haben den Wert ${wert}`),
    hoechster: (anzahl: number, dativ: string, alle: boolean, sicherheit: string): string =>
      `Der Wert ist der höchste unter den ${anzahl} ${dativ}${alle ? "" : " mit Wert"}; ${sicherheit}.`,
    niedrigster: (anzahl: number, dativ: string, alle: boolean, sicherheit: string): string =>
      `Der Wert ist der niedrigste unter den ${anzahl} ${dativ}${alle ? "" : " mit Wert"}; ${sicherheit}.`,
    ueberschneidung: (anzahl: number): string =>
      anzahl === 0
        ? "sein Intervall überschneidet sich mit keinem anderen"
        : `sein Intervall überschneidet sich mit ${anzahl === 1 ? "einem anderen" : `${anzahl} anderen`}`,
    ohneAngabe: (anzahl: number): string => (anzahl === 1 ? "1 Gebiet ohne Angabe." : `${anzahl} Gebiete ohne Angabe.`),
    klasse: (anzahl: number, alle: number, dativ: string): string =>
      `In dieser Klasse sind ${anzahl} von ${alle} ${dativ}.`
  },

  kennzahlen: {
    bloecke: {
      belastung: "Belastungen",
      ressource: "Ressourcen",
      keine_wertung: "Ohne Wertung",
      index: "Soziale Lage im Vergleich mit Berlin (0 = Durchschnitt der Ebene)"
    },
    richtung: {
      belastung: "Ein hoher Wert weist auf eine Belastung hin.",
      ressource: "Ein hoher Wert steht für eine günstige Lage.",
      keine_wertung: ""
    },
    blockhinweise: {
      belastung: "Ein hoher Wert weist auf eine Belastung hin.",
      ressource: "Ein hoher Wert weist auf eine Ressource hin.",
      keine_wertung: "Hohe und niedrige Werte sind für sich weder gut noch schlecht."
    },
    klassenhinweis: (teile: readonly string[]): string =>
      `Lesehilfe: Für die höchste Belastung ${teile.length === 1 ? "steht die Klasse" : "stehen die Klassen"} ${aufzaehlung(teile)}.`,
    nichtVergleichbar: "nicht vergleichbar",
    nichtVergleichbarZeichen: "–",
    nichtVergleichbarSatz: (titel: readonly string[]): string =>
      `– nicht vergleichbar (${aufzaehlung(titel)}): Die Quelle rechnet diesen Wert für jede Ebene neu. Vergleichen lassen sich nur Gebiete derselben Ebene.`,
    klassenende: (titel: string, klasse: string): string => `${titel} „${klasse}“`,
    spalten: {
      kennzahl: "Kennzahl",
      wert: "Dieses Gebiet",
      zaehler: "Zähler (Personen)",
      stand: "Stand",
      bzr: "Bezirksregion",
      bezirk: "Bezirk",
      berlin: "Berlin"
    },
    streifen: (anzahl: number, plural: string): string => `Alle ${anzahl} ${plural}`,
    legende: (plural: string): {punkt: string; gebiet: string; bezirk: string; berlin: string} => ({
      punkt: `andere ${plural}`,
      gebiet: "dieses Gebiet",
      bezirk: "Bezirk",
      berlin: "Berlin"
    }),
    intervall: "95-%-Intervall; ohne Linie: ohne Angabe zur Sicherheit",
    achse: "Achsen ab 0, bei negativen Werten ab dem niedrigsten.",
    differenz: "Differenz",
    sieheWert: "siehe Wert",
    nichtGenannt: "nicht genannt",
    streifenName: (titel: string, teile: {wert: string; bezirk: string | null; berlin: string | null; ohne: boolean}) =>
      [
        `${titel}: dieses Gebiet ${teile.wert}`,
        teile.bezirk && `Bezirk ${teile.bezirk}`,
        teile.berlin && `Berlin ${teile.berlin}`,
        teile.ohne && "ohne Angabe zur Sicherheit"
      ]
        .filter(Boolean)
        .join(", "),
    keine: "Für dieses Gebiet liegen keine Kennzahlen vor."
  },

  problemfelder: {
    lesehilfe:
      "Belastung und Ressource heißen: Ein hoher Wert weist darauf hin. Werte ohne Wertung beschreiben nur. Beim Zähler stehen die gezählten Menschen, wo die Quelle sie nennt, bei einer Veränderung die Differenz.",
    befund: (teile: readonly string[]): string => satz(teile.join(", ")),
    befundUrteil: (wert: string, urteil: string): string => satz(`${wert}, ${urteil}`),
    ohneWerte: "Für dieses Gebiet liegen keine Werte vor.",
    nurVorbehalt: "Die Werte stehen unter einem Vorbehalt der Quelle, siehe Tabelle.",
    nichtEingetragen: "In OpenStreetMap ist hier nichts eingetragen. Das heißt nicht, dass es nichts gibt.",
    anzahl: (n: number): string => (n === 1 ? "1 Kennzahl" : `${n} Kennzahlen`),
    nichtVerfuegbar: (teile: readonly string[]): string =>
      satz(`Auf dieser Ebene nicht verfügbar: ${teile.join(", ")}`),
    nurAuf: (titel: string, ebenen: readonly string[]): string => `${titel} (nur ${aufzaehlung(ebenen)})`,
    alleOeffnen: "Alle öffnen",
    alleSchliessen: "Alle schließen"
  },

  gegenueber: {
    titel: (ueber: number, von: number, massstab: string, stand: string | null): string =>
      `${ueber === 0 ? "Keine" : ueber === 1 ? "Eine" : ueber} von ${von} Belastungen mit Urteil ${ueber > 1 ? "liegen" : "liegt"} über ${massstab}${stand === null ? "" : ` (Stand ${stand})`}`,
    massstabMit: (massstab: string, stand: string | null): string =>
      stand === null ? massstab : `${massstab} (Stand ${stand})`,
    quellen: (namen: readonly string[]): string[] => [`${namen.join(", ")} (vollständig unter „Quellen“)`],
    titelOhneUrteil: "Belastungen und Ressourcen",
    befundOhne: "Für diese Kennzahlen gibt es kein Urteil gegenüber dem Bezirk.",
    befundTeil: {
      ueber: (massstab: string, namen: string): string => `Über ${massstab}: ${namen}.`,
      unter: (massstab: string, namen: string): string => `Unter ${massstab}: ${namen}.`,
      nicht_erkennbar: (massstab: string, namen: string): string =>
        `Kein erkennbarer Unterschied zu ${massstab}: ${namen}.`,
      zu_wenige_faelle: (massstab: string, namen: string): string =>
        `Zu wenige Fälle für einen Vergleich mit ${massstab}: ${namen}.`
    },
    untertitel: (stand: string): string => `neueste Zahl vom ${stand}`,
    untertitelAchse: (plural: string): string => `jeder Streifen vom niedrigsten bis zum höchsten Wert der ${plural}`,
    streifen: (plural: string): string => `Alle ${plural}`,
    streifenName: (titel: string, eigen: readonly string[], linien: readonly string[], anzahl: number): string =>
      [`${titel}: dieses Gebiet ${eigen.join(", ")}`, ...linien, `${anzahl} Gebiete mit Wert`].join("; "),
    vergleich: "Einordnung",
    uebrigerBezirk: "übriger Bezirk",
    legende: {
      gebiet: "dieses Gebiet, mit 95-%-Intervall",
      andere: (plural: string): string => `andere ${plural}`,
      bezirk: "übriger Bezirk (ohne Urteil: ganzer Bezirk)"
    },
    achse: "Die Streifen beginnen nicht bei 0. Ihre Enden stehen darunter; Intervall und Linien können sie verlängern.",
    spaltenTabelle: {
      kennzahl: "Kennzahl",
      stand: "Stand",
      wert: "Dieses Gebiet",
      intervall: "95-%-Intervall",
      niedrigster: "Niedrigster Wert",
      hoechster: "Höchster Wert",
      uebrigerBezirk: "Übriger Bezirk",
      berlin: "Berlin"
    },
    tabelle: (gebiet: string): string => `Belastungen und Ressourcen, ${gebiet}`,
    hoechsteBelastung: (klasse: string): string => `Klasse mit der höchsten Belastung: „${klasse}“`,
    ohneUrteil: "Wo kein Urteil steht, steht der Vergleich ohne Angabe zur Sicherheit.",
    regel:
      "Auswahl nach fester Regel: zuerst aus jedem Problemfeld die Kennzahl mit dem neuesten Stand, dann die nächste, höchstens sechs. Zahlen, die älter als üblich sind, stehen zurück. Alle Kennzahlen stehen darunter.",
    jeBezirksregion: "Werte des Monitorings gibt es je Bezirksregion:",
    keine: {
      belastung: "Dazu liegen für dieses Gebiet keine Zahlen vor.",
      ressource: "Dazu liegen für dieses Gebiet keine Zahlen vor."
    }
  },

  einrichtungen: {
    spalten: {
      art: "Art",
      anzahl: "Anzahl",
      plaetze: "Plätze",
      quelle: "Quelle",
      name: "Name",
      adresse: "Adresse",
      traeger: "Träger"
    },
    zaehlung: (gebiet: string): string => `Einrichtungen im Gebiet ${gebiet} nach Art`,
    liste: (mehrzahl: string, gebiet: string): string => `${mehrzahl} im Gebiet ${gebiet}`,
    namen: (mehrzahl: string, n: number): string => `${mehrzahl}: Namen und Adressen (${n})`,
    ohneNamen: (n: number): string =>
      n === 1 ? "Eine weitere hat in der Quelle keinen Namen." : `${n} weitere haben in der Quelle keinen Namen.`,
    teil: (n: number, art: {einzahl: string; mehrzahl: string}): string =>
      `${n} ${n === 1 ? art.einzahl : art.mehrzahl}`,
    befund: (quelle: string, teile: readonly string[]): string => `${quelle}: ${aufzaehlung(teile)}.`,
    osm: "OpenStreetMap",
    inOsm: "In OpenStreetMap eingetragen",
    inOsmZaehlung: (gebiet: string): string => `In OpenStreetMap eingetragen, Gebiet ${gebiet}`,
    keine: "In diesem Gebiet nennen die Quellen keine Einrichtung. Das heißt nicht, dass es keine gibt.",
    keineDaten: "Zu Einrichtungen liegen noch keine Daten vor.",
    unvollstaendig:
      "Angaben aus OpenStreetMap tragen Freiwillige zusammen. Sie sind nicht vollständig und nicht amtlich. Fehlt eine Einrichtung, heißt das nicht, dass es sie nicht gibt.",
    namenUnten: "Namen und Adressen stehen in den Profilen der Bezirksregionen und Planungsräume."
  },

  altersaufbau: {
    titel: (unter18: string, ab65: string): string => `${unter18} sind unter 18, ${ab65} sind 65 oder älter`,
    titelOhne: "Altersaufbau",
    achse: "Anteil der Bevölkerung je Lebensjahr",
    alter: "Alter",
    untertitelTeil: "Anteil je Lebensjahr in %",
    befund: (gebiet: string): string => `Anteile an allen Menschen im Gebiet ${gebiet}.`,
    befundBezirk: (unter18: string, ab65: string): string =>
      `Zum Vergleich der Bezirk: ${unter18} sind unter 18, ${ab65} sind 65 oder älter.`,
    befundUrteile: (unter18: string, ab65: string): string => `Unter 18: ${unter18}. Ab 65: ${ab65}.`,
    befundOhne: "Die Altersgruppen liegen nicht vollständig vor.",
    ohneSicherheit: "Der Vergleich mit dem Bezirk je Altersgruppe steht ohne Angabe zur Sicherheit.",
    stand: (stichtag: string): string => `Stand ${stichtag}.`,
    geschlecht: (frauen: string, maenner: string): string => `Frauen: ${frauen}, Männer: ${maenner}.`,
    geschlechtGleich: (wert: string): string => `Frauen und Männer: je ${wert}.`,
    geschlechtOhne: "Zahlen nach Geschlecht liegen nicht vor.",
    frauen: "Frauen",
    maenner: "Männer",
    lesehilfe:
      "Die Fläche eines Balkens zeigt den Anteil der Altersgruppe, seine Länge den Anteil je Lebensjahr. Die letzte Gruppe ist bis 100 Jahre gezeichnet.",
    keinePyramide:
      "Alter und Geschlecht werden für kleine Gebiete nur getrennt veröffentlicht. Eine Pyramide nach Geschlecht ist deshalb nicht möglich.",
    gruppe: (von: number, bis: number): string =>
      bis >= 110 ? `${von} und älter` : von === 0 ? `unter ${bis}` : `${von} bis unter ${bis}`,
    spalten: {gruppe: "Alter in Jahren", anzahl: "Personen", anteil: "Anteil", bezirk: "Anteil im Bezirk"},
    tabelle: (gebiet: string, stichtag: string): string => `Bevölkerung nach Alter, ${gebiet}, ${stichtag}`
  },

  bevoelkerung: {
    titelMehr: (anzahl: string, jahr: number): string => `${anzahl} Menschen mehr als Ende ${jahr}`,
    titelWeniger: (anzahl: string, jahr: number): string => `${anzahl} Menschen weniger als Ende ${jahr}`,
    titelGleich: (jahr: number): string => `Ebenso viele Menschen wie Ende ${jahr}`,
    titelOhne: "Bevölkerung",
    befund: (name: string, erster: string, ersterTag: string, letzter: string, letzterTag: string): string =>
      `Im Gebiet ${name} lebten am ${ersterTag} ${erster} Menschen, am ${letzterTag} ${letzter}.`,
    befundEin: (name: string, wert: string, tag: string): string =>
      `Im Gebiet ${name} lebten am ${tag} ${wert} Menschen.`,
    befundOhne: "Für dieses Gebiet liegen keine Zahlen vor.",
    untertitelTeil: "Personen am Jahresende · Achse ab 0",
    titelAlterRaum: (alt: string, titel: string): string => `Früherer Planungsraum ${alt}: ${titel}`,
    heute: (gebiet: string, wert: string, tag: string): string =>
      `Am ${tag} lebten im Gebiet ${gebiet} ${wert} Menschen.`,
    veraenderung: (differenz: string, prozent: string, von: number, bis: number): string =>
      `Von ${von} bis ${bis} änderte sich die Zahl um ${differenz} (${prozent}).`,
    herausgeschnitten: (alt: string): string =>
      `Das Gebiet wurde 2021 aus dem früheren Planungsraum ${alt} herausgeschnitten. Für das Gebiet allein gibt es keine längere Reihe.`,
    befundAlterRaum: (alt: string, erster: string, ersterTag: string, letzter: string, letzterTag: string): string =>
      `Im früheren Planungsraum ${alt} lebten am ${ersterTag} ${erster} Menschen, am ${letzterTag} ${letzter}.`,
    ohneSicherheit: "Die Veränderung steht ohne Angabe zur Sicherheit.",
    keineZahlen: "keine Zahlen",
    keineZahlenSchmal: "keine\nZahlen",
    luecke: (von: string, bis: string): string =>
      von === bis
        ? `Für den ${von} liegen keine Zahlen vor. Die Linie ist dort unterbrochen.`
        : `Für die Jahresenden ${von} bis ${bis} liegen keine Zahlen vor. Die Linie ist dort unterbrochen.`,
    lorWechsel: "neue LOR ab 01.01.2021",
    lorHinweis:
      "Am 01.01.2021 wurden die Planungsräume (LOR) neu geschnitten. Die Reihe zählt davor und danach dieselbe Bevölkerung. Der Wechsel erzeugt keinen Sprung.",
    alterRaum: (alt: string, teile: readonly string[]): string =>
      `Die Reihe gilt für den früheren Planungsraum ${alt}; ab 2021 ist sie die Summe aus ${aufzaehlung(teile)}. Der Wechsel der LOR erzeugt keinen Sprung.`,
    alterName: (alt: string): string => `${alt} (Planungsraum bis 2020)`,
    spalten: {stichtag: "Stichtag", wert: "Personen", gezaehlt: "Gezählt in"},
    tabelle: (name: string): string => `Bevölkerung am Jahresende, ${name}`
  },

  mss: {
    titel: (status: string, edition: string): string => `Status ${status} in der Ausgabe ${edition}`,
    titelOhne: (edition: string): string => `In der Ausgabe ${edition} nicht klassifiziert`,
    status: "Status",
    dynamik: "Dynamik",
    dynamikzeichen: {1: "+", 3: "+/−", 5: "−"} as Record<number, string>,
    untertitelTeil: "Status und Dynamik je Ausgabe",
    ausgaben: (erste: string, letzte: string): string =>
      erste === letzte ? `Ausgabe ${erste}` : `Ausgaben ${erste} bis ${letzte}`,
    befund: (edition: string, status: string, dynamik: string): string =>
      `Ausgabe ${edition}: Status ${status}, Dynamik ${dynamik}.`,
    befundNie: (grund: string): string => `Keine Ausgabe ordnet das Gebiet in eine Klasse ein. ${grund} ${keineKlasse}`,
    befundOhne: (edition: string, grund: string): string =>
      `Die Ausgabe ${edition} ordnet das Gebiet nicht ein. ${grund} ${keineKlasse}`,
    grundUnbekannt: "Die Quelle nennt keinen Grund.",
    grund: (anmerkung: string): string => `Die Quelle vermerkt: „${anmerkung.replace(/\.$/, "")}“.`,
    bruchSatz: "Über eine gestrichelte Linie hinweg sind die Klassen nicht vergleichbar.",
    anteile:
      "Der Status fasst Anteile zusammen: 2013 bis 2017 vier (Arbeitslosigkeit, Langzeitarbeitslosigkeit, Transferbezug, Kinderarmut), 2019 und 2021 drei (ohne Langzeitarbeitslosigkeit), seit 2023 vier (dazu Kinder und Jugendliche in Haushalten von Alleinerziehenden).",
    erklaerung:
      "„Niedrig“ heißt beim Status: hohe soziale Belastung. Die Dynamik zeigt die Veränderung über zwei Jahre, verglichen mit ganz Berlin.",
    alterRaum: (editionen: string, name: string): string =>
      `Ausgaben ${editionen}: Klasse des früheren Planungsraums ${name}.`,
    fremderRaum: (editionen: string, name: string, gebiet: string): string =>
      `Gestrichelter Rahmen, Ausgaben ${editionen}: Diese Klassen galten für den früheren Planungsraum ${name}, nicht für ${gebiet} allein. Alte Werte werden nicht auf neue Gebiete verteilt.`,
    bis2020: (name: string): string => `${name} (bis 2020)`,
    ab2021: (name: string): string => `${name} (ab 2021)`,
    raum: "Klasse vergeben für",
    untertitelRaum: (name: string, ausgaben: string): string => `${name}: ${ausgaben}`,
    ohneKlasse: (status: string): string => (status === "fehlt" ? "keine Angabe" : "nicht klassifiziert"),
    bruchmarke: (nummer: number): string => `Bruch ${nummer}`,
    nurPlanungsraeume: "Das Monitoring Soziale Stadtentwicklung vergibt Klassen nur für Planungsräume.",
    verteilung: (edition: string, stichtag: string, klassen: readonly Gruppe[], ohne: readonly string[]): string =>
      `Status der Planungsräume in der Ausgabe ${edition} (Stand ${stichtag}): ${gruppen(klassen, ohne)
        .map(({name, namen}) => `${name} ${namen.length}-mal`)
        .join(", ")}.`,
    verteilungNamen: (klassen: readonly Gruppe[], ohne: readonly string[]): string =>
      gruppen(klassen, ohne)
        .map(({name, namen}) => `${name}: ${namen.join(", ")}.`)
        .join(" "),
    klassentabelle: (gebiet: string, edition: string, stichtag: string): string =>
      `Planungsräume in ${gebiet} · Ausgabe ${edition}, Stand ${stichtag} · Klassen`,
    ohneKlasseLegende: `${zustaende.entfaellt.zeichen} nicht klassifiziert: Die Quelle ordnet dieses Gebiet keiner Klasse zu.`,
    spalten: {
      planungsraum: "Planungsraum",
      edition: "Ausgabe",
      stichtag: "Stichtag",
      status: "Status",
      dynamik: "Dynamik",
      gebiet: "Klasse vergeben für",
      bruch: "Bruch"
    },
    tabelle: (gebiet: string): string => `Klassen des Monitorings Soziale Stadtentwicklung, ${gebiet}`
  },

  gebiete: {
    unter: (plural: string): string => `${plural} in diesem Gebiet`,
    ueber: "Gehört zu",
    nachbarn: "Angrenzende Gebiete",
    frueher: "Vor 2021",
    gleich: (name: string, schluessel: string): string =>
      `Planungsraum ${name} (${schluessel}) mit derselben Bevölkerung.`,
    teil: (name: string, schluessel: string, anteil: string): string =>
      `Teil des Planungsraums ${name} (${schluessel}). Von dessen Bevölkerung lebten am 31.12.2020 ${anteil} hier.`
  },

  quellen: {
    fuer: "Zahlen",
    altersaufbau: "Altersaufbau",
    bevoelkerung: "Bevölkerung seit 2001",
    mss: "Soziales Monitoring",
    datenstand: "Alle Quellen mit Stand und Lizenz",
    alleAusgaben: "alle Ausgaben",
    einrichtungen: "Einrichtungen",
    druck: (vermerke: readonly string[], adressen: readonly string[]): string =>
      `${vermerke.join(" · ")}. ${adressen.length > 0 ? satz(`Lizenzen und Adressen: ${adressen.join(" · ")}`) : ""}`.trim(),
    bearbeitung:
      "Summen, Anteile und Veränderungen sind eigene Berechnung, wo der Quellenvermerk es sagt. Alle anderen Zahlen stehen hier wie veröffentlicht."
  },

  indikator: {
    karte: "Diesen Indikator auf der Karte zeigen",
    ohneKarte: "Auf der Karte steht dieser Indikator nicht: Es gibt ihn nur für den ganzen Bezirk oder für Berlin.",
    vergleichbar: "Werte verschiedener Ebenen lassen sich nebeneinanderstellen.",
    nichtVergleichbar:
      "Werte verschiedener Ebenen lassen sich nicht nebeneinanderstellen: Die Quelle rechnet sie für jede Ebene neu.",
    quellenrolle: {haupt: "Quelle", nenner: "Quelle des Nenners", ergaenzung: "Ergänzende Quelle"},
    werteFuer: (jahre: string): string => `Werte für ${jahre}.`,
    vonBis: (von: number, bis: number): string => `${von} bis ${bis}`,
    lizenzVon: (quelle: string): string => `Lizenz (${quelle})`,
    alle: "Indikatoren",
    pfad: "Sie sind hier",
    neueste: (stichtag: string): string => `Stand ${stichtag}`,
    felder: {
      definition: "Definition",
      zaehler: "Zähler",
      nenner: "Nenner",
      altersgruppe: "Altersgruppe",
      einheit: "Einheit",
      problemfeld: "Problemfeld",
      polaritaet: "Bedeutung",
      quelle: "Quelle",
      lizenz: "Lizenz",
      stichtag: "Stichtag",
      veroeffentlichung: "Veröffentlichung",
      turnus: "Turnus",
      lor_staende: "Gebietsstände",
      ebenen: "Ebenen",
      vergleich: "Vergleich",
      unsicherheit: "Unsicherheit",
      geheimhaltung: "Geheimhaltung",
      klassen: "Klassen der Quelle",
      klassifikation: "Klassen auf der Karte",
      hinweise: "Hinweise",
      brueche: "Brüche",
      kontakt: "Kontakt"
    },
    polaritaet: {
      belastung: "Ein hoher Wert weist auf eine Belastung hin.",
      ressource: "Ein hoher Wert weist auf eine Ressource hin.",
      keine_wertung: "Keine Wertung: Ein hoher Wert ist für sich weder gut noch schlecht."
    },
    polaritaetKlassen: {
      belastung: (klasse: string): string => `Die Klasse „${klasse}“ weist auf die höchste Belastung hin.`,
      ressource: (klasse: string): string => `Die Klasse „${klasse}“ weist auf die größte Ressource hin.`,
      keine_wertung: (_klasse: string): string => "Keine Wertung: Die Klassen sind für sich weder gut noch schlecht."
    },
    klassifikation: (verfahren: "quantile" | "klassen", anzahl: number): string =>
      verfahren === "klassen"
        ? "Die Karte zeigt die Klassen der Quelle."
        : `${anzahl} Klassen mit möglichst gleich vielen Gebieten (Quantile).`,
    bruch: (ab: string, grund: string): string => `Ab ${ab}: ${grund}`,
    datensatz: "Zum Datensatz",
    verlauf: {
      achseAbNull: "Achse ab 0",
      achseMitNull: "Achse über und unter 0",
      titel: (titel: string, bezirk: string, jahr: number): string => `${titel}: ${bezirk} im Bezirk (${jahr})`,
      untertitel: (von: number, bis: number, einheit: string, achse: string): string =>
        `Bezirk Marzahn-Hellersdorf und Berlin · ${von} bis ${bis} · ${einheit} · ${achse}`,
      untertitelBezirk: (von: number, bis: number, einheit: string, achse: string): string =>
        `Bezirk Marzahn-Hellersdorf · ${von} bis ${bis} · ${einheit} · ${achse}`,
      befund: (stichtag: string, bezirk: string, berlin: string | null): string =>
        satz(`${stichtag}: Bezirk ${bezirk}${berlin === null ? "" : `, Berlin ${berlin}`}`),
      befundErst: (stichtag: string, bezirk: string, berlin: string | null): string =>
        satz(`Erster Wert der Reihe (${stichtag}): Bezirk ${bezirk}${berlin === null ? "" : `, Berlin ${berlin}`}`),
      trend: (von: number, bis: number, richtung: "steigend" | "fallend" | "nicht_erkennbar"): string =>
        `Trend im Bezirk von ${von} bis ${bis}: ${richtung === "nicht_erkennbar" ? "nicht erkennbar" : richtung}.`,
      veraenderung: (seit: number, differenz: string, sicherheit: string): string =>
        `Veränderung im Bezirk seit ${seit}: ${differenz}, ${sicherheit}.`,
      prozentpunkte: "Prozentpunkte",
      band: "Das helle Band um eine Linie ist das 95-%-Intervall.",
      keinVerlauf: "Jede Ausgabe ist für sich berechnet; die Punkte sind kein Verlauf.",
      nurBezirk: "Berlin ist nicht dargestellt, weil sich Summen verschieden großer Gebiete nicht vergleichen lassen.",
      luecke: (von: number, bis: number): string =>
        von === bis ? `Für ${von} liegen keine Zahlen vor.` : `Für ${von} bis ${bis} liegen keine Zahlen vor.`,
      bruch: (marke: string, ab: string, grund: string): string => `${marke} (ab ${ab}): ${grund}`,
      einer: "Bisher gibt es Werte für einen Stichtag. Ein Verlauf lässt sich daraus nicht zeigen.",
      keiner: "Für den Bezirk und für Berlin gibt es bei diesem Indikator keine Werte.",
      spalten: {
        stand: "Stand",
        bezirk: "Bezirk",
        bezirkIntervall: "95-%-Intervall Bezirk",
        berlin: "Berlin",
        berlinIntervall: "95-%-Intervall Berlin"
      },
      tabelle: (titel: string): string => `${titel}: Bezirk und Berlin im Zeitverlauf`
    },
    ebene: {
      titel: (plural: string, von: string, bis: string): string => `${plural}: von ${von} bis ${bis}`,
      titelGleich: (plural: string, wert: string): string => `${plural}: überall ${wert}`,
      titelOhne: (plural: string): string => `${plural}: keine Werte`,
      titelKlassen: (dativ: string, klasse: string, anzahl: number, alle: number): string =>
        `${anzahl} von ${alle} ${dativ}: ${klasse}`,
      befund: (hoechst: string, hoechstWert: string, niedrigst: string, niedrigstWert: string): string =>
        `Am höchsten: ${hoechst} (${hoechstWert}). Am niedrigsten: ${niedrigst} (${niedrigstWert}).`,
      mitIntervall: (wert: string, intervall: string): string => `${wert}, Intervall ${intervall}`,
      whisker: "Der dünne Strich am Ende eines Balkens ist das 95-%-Intervall.",
      punkte: "Die 95-%-Intervalle stehen in der Tabelle.",
      befundKlassen: (teile: readonly string[]): string => `Gebiete je Klasse: ${teile.join(", ")}.`,
      befundOhne: "Für diese Ebene liegt kein Wert vor.",
      spalten: {
        gebiet: "Gebiet",
        parent: "Gehört zu",
        wert: "Wert",
        zaehler: "Zähler",
        nenner: "Nenner",
        anmerkung: "Anmerkung"
      },
      tabelle: (titel: string, plural: string, stichtag: string): string => `${titel}, ${plural}, ${stichtag}`,
      gebiete: (anzahl: number): string => `${anzahl} Gebiete`,
      ohne: "ohne Angabe"
    },
    releases: {
      spalten: {release: "Lieferung", quelle: "Quelle", stichtag: "Stichtag", lor: "Gebietsstand", zeilen: "Gebiete"},
      tabelle: "Verwendete Lieferungen"
    }
  }
} as const;
