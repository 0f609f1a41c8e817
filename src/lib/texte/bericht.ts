import {formatZahl} from "../format.js";
import {texteLeistungen} from "./leistungen.js";

const anzahl = (n: number, eins: string, viele: string): string => `${formatZahl(n)} ${n === 1 ? eins : viele}`;

const aufzaehlung = (teile: readonly string[]): string =>
  teile.length < 2 ? (teile[0] ?? "") : `${teile.slice(0, -1).join(", ")} und ${teile.at(-1)}`;

/** Words of the needs report for paper that stand neither in the data nor in the sentences by rule. */
export const texteBericht = {
  titel: "Bedarfsbericht Marzahn-Hellersdorf",
  serie: "Bedarfsatlas Marzahn-Hellersdorf",
  untertitel: "Hinweise auf Bedarf und dokumentierte Leistung in den Bezirksregionen und Planungsräumen",
  kurztitel: "Bedarfsbericht Marzahn-Hellersdorf",
  hinweis:
    "Die Zahlen sind Hinweise auf Bedarf. Ob Bedarf besteht und was zu tun ist, beurteilen die Fachleute und die Menschen vor Ort.",
  beispielmarke: `enthält ${texteLeistungen.beispiel.marke}`,
  beispielText: `Enthält ${texteLeistungen.beispiel.marke}. ${texteLeistungen.beispiel.text} Tabellen und Sätze mit diesen Zahlen tragen die Marke „${texteLeistungen.beispiel.marke}“.`,

  deckblatt: {
    herausgeber: "Herausgeber",
    ausgabe: "Ausgabe",
    stand: "Datenstand",
    standText: (neueste: string, aelteste: string): string =>
      `${neueste} (jüngste Zahl). Jede Zahl nennt ihren eigenen Stichtag, der älteste ist ${aelteste}.`,
    leistung: "Leistungen der Zentren",
    leistungText: (jahr: number, abdeckung: string): string => `Berichtsjahr ${jahr}, ${abdeckung}`,
    ohneLeistung: "Es liegt keine Leistungsdokumentation vor.",
    gebiete: "Gebiete",
    gebieteText: (bzr: number, plr: number): string =>
      `${anzahl(bzr, "Bezirksregion", "Bezirksregionen")}, ${anzahl(plr, "Planungsraum", "Planungsräume")} (LOR ab 2021)`,
    version: "Version"
  },

  druck: {
    seite: "Seite",
    von: "von",
    stand: (stand: string): string => `Datenstand ${stand}`
  },
  inhalt: "Inhalt",

  tabelle: (nummer: number, titel: string): string => `Tabelle ${formatZahl(nummer)}: ${titel}`,
  siehe: (nummer: number): string => `Die Werte stehen in Tabelle ${formatZahl(nummer)}.`,
  art: {belastung: "Belastung", ressource: "Ressource", keine_wertung: "ohne Wertung"},
  arten: {gewertet: "Belastungen und Ressourcen", keine_wertung: "Zahlen ohne Wertung"},
  mitArt: (titel: string, art: string): string => `${titel} (${art})`,
  mitStand: (text: string, stand: string): string => `${text} (${stand})`,
  bezirk: "Bezirk insgesamt",
  berlin: "Berlin",
  keine: "keine",
  strich: "–",
  quelle: (quellen: readonly string[]): string => `Quelle: ${quellen.join("; ")}.`,

  kurz: {
    titel: "Das Wichtigste in Kürze",
    umfang: (felder: number, indikatoren: number): string =>
      `Dieser Bericht ordnet ${anzahl(indikatoren, "Indikator", "Indikatoren")} nach ${anzahl(felder, "Problemfeld", "Problemfeldern")}. Er stellt Belastungen und Ressourcen nebeneinander und zeigt, welche Leistung der Stadtteilzentren dokumentiert ist.`,
    regel:
      "Alle Sätze entstehen nach festen Regeln aus den Zahlen. „Über“ oder „unter“ steht nur, wo das Intervall den Vergleichswert ausschließt.",
    bevoelkerung: "Bevölkerung",
    jeRegion: (name: string, wert: string): string => `${name} ${wert}`,
    regionen: (teile: readonly string[]): string => `Je Bezirksregion: ${teile.join("; ")}.`,
    wo: "Wo die Zahlen klar über dem übrigen Bezirk liegen",
    woOhne: "Keine Belastung lässt sich zwischen den Bezirksregionen mit Intervall vergleichen.",
    uebersicht: (stand: string): string => `Belastungen mit Urteil je Bezirksregion${stand}`,
    region: "Bezirksregion",
    urteil: (titel: string): string => `${titel}: zum übrigen Bezirk`,
    plr: (titel: string): string => `${titel}: Planungsräume darüber`,
    plrVon: (n: number, von: number): string => `${formatZahl(n)} von ${formatZahl(von)}`,
    plrErklaerung:
      "Planungsräume darüber: Zahl der Planungsräume der Region, deren Intervall über dem übrigen Bezirk liegt, von allen mit Urteil.",
    ohneZahl: (felder: readonly string[]): string =>
      `Für ${anzahl(felder.length, "Problemfeld", "Problemfelder")} steht keine kleinräumige Zahl: ${aufzaehlung(felder)}. Das heißt nicht, dass es dort keinen Bedarf gibt.`,
    ohneUrteil: (felder: readonly string[]): string =>
      `Zahlen gibt es, aber keine Belastung mit Urteil: ${aufzaehlung(felder)}. Dort sind die Werte ohne Rangfolge zu lesen.`
  },

  lesen: {
    titel: "So lesen Sie diesen Bericht",
    aufbau:
      "Nach der Übersicht folgt je Problemfeld ein Kapitel, danach je Bezirksregion eines. Beide Teile zeigen dieselben Zahlen: einmal nach Thema, einmal nach Ort.",
    urteil: "Urteil",
    urteilText:
      "Verglichen wird ein Gebiet mit dem übrigen Bezirk, also dem Bezirk ohne dieses Gebiet. Der Bezirk wird mit Berlin verglichen. Ohne Intervall oder Vergleichswert gibt es kein Urteil.",
    intervall: "95-Prozent-Intervall",
    intervallText:
      "Das Intervall beschreibt, wie weit ein Wert in einem Gebiet dieser Größe allein durch Zufall schwanken kann. Fehler des Registers enthält es nicht.",
    klasse: "Klasse",
    klasseText:
      "Die Klasse ist die der Karte: 1 enthält die niedrigsten Werte. Bei neun Bezirksregionen sind es höchstens drei.",
    veraenderung: "Veränderung",
    veraenderungText:
      "„Gestiegen“ oder „gesunken“ steht nur, wo das Intervall der Differenz oder ein Trendtest es trägt. Differenzen von Anteilen sind Prozentpunkte.",
    art: "Belastung, Ressource, ohne Wertung",
    artText:
      "Bei einer Belastung weist ein hoher Wert auf Bedarf hin, bei einer Ressource auf gute Bedingungen. Alter, Herkunft, Familienform und Wohndauer sind ohne Wertung.",
    leitzahl: "Leitzahl",
    leitzahlText:
      "Für jedes Feld stehen wenige Zahlen. Warum gerade sie, steht im Kapitel. Sie werden nie zu einem Mittelwert verrechnet.",
    tabelle: "Zeichen und ihre Bedeutung",
    spalten: {zeichen: "Zeichen", name: "Name", bedeutung: "Bedeutung"},
    worte: "Urteile und ihre Bedeutung",
    wortSpalten: {wort: "Wort", bedeutung: "Bedeutung"},
    urteile: {
      ueber: "Der Wert liegt über dem Vergleichswert. Das Intervall schließt ihn aus.",
      unter: "Der Wert liegt unter dem Vergleichswert. Das Intervall schließt ihn aus.",
      nicht_erkennbar: "Das Intervall enthält den Vergleichswert. Der Unterschied kann Zufall sein.",
      zu_wenige_faelle: "Der Nenner ist zu klein. Der Wert steht in Klammern und wird mit keinem anderen verglichen.",
      ohne: "Es fehlt das Intervall oder der Vergleichswert. Die Werte lassen sich ansehen, aber nicht ordnen."
    },
    lueckenurteile: {
      kein_rueckstand:
        "Das Gebiet hat mindestens seinen Anteil an der dokumentierten Leistung. Das heißt nicht, dass sie reicht.",
      etwas_darunter:
        "Das Gebiet liegt etwas unter seinem Anteil. Eine Lücke wird es erst ab einem größeren Abstand genannt.",
      robust: "Das Gebiet liegt deutlich unter seinem Anteil, gleich wie stark der Bedarf zählt.",
      nicht_robust: "Das Gebiet liegt deutlich unter seinem Anteil, aber nicht bei jeder Rechnung."
    },
    mitStand: "Steht hinter einem Urteil ein Datum, stammt es von diesem Stand. Ein neueres gibt es nicht.",
    leistung: "Dokumentierte Leistung",
    strich: {
      zeichen: "–",
      name: "ohne Angabe dieser Art",
      bedeutung:
        "Diese Angabe gibt es hier nicht, oder die Quelle rechnet die Ebenen so, dass sie nicht vergleichbar sind."
    },
    abkuerzungen:
      "Abkürzungen: GSSA Gesundheits- und Sozialstrukturatlas; LOR lebensweltlich orientierte Räume; MSS Monitoring Soziale Stadtentwicklung; QPK Qualitätsentwicklung, Planung und Koordination des öffentlichen Gesundheitsdienstes; SGB Sozialgesetzbuch."
  },

  uebersicht: {
    titel: "Übersicht: Problemfelder und Bezirksregionen",
    einleitung:
      "Je Problemfeld die Leitzahlen, die es für Bezirksregionen gibt. In jeder Zelle stehen Wert, Urteil und Veränderung, soweit sie erkennbar ist.",
    farbe:
      "Getönt sind Belastungen mit dem Urteil „über“ oder „unter“ in orange bis braun, Ressourcen in grün. Je dunkler, desto höher die Klasse.",
    tabelle: "Leitzahlen der Problemfelder im Bezirk und in den Bezirksregionen",
    spalten: {zeile: "Problemfeld und Leitzahl", bezirk: "Bezirk"},
    zeile: (feld: string, titel: string, stand: string): string => `${feld}:
${titel}
${stand}`,
    urteilStand: (urteil: string, stand: string): string => `${urteil} (${stand})`,
    fussnote:
      "Datum hinter einem Wert oder Urteil: Es ist von diesem Stand. Steht keine dritte Zeile, ist keine Veränderung erkennbar oder keine angegeben.",
    nurPlr: (eintraege: readonly string[]): string =>
      `Nur für Planungsräume veröffentlicht und deshalb nicht in der Tabelle: ${eintraege.join("; ")}.`,
    ohne: (felder: readonly string[]): string =>
      `Ohne kleinräumige Zahl: ${aufzaehlung(felder)}. Die Kapitel sagen, warum.`
  },

  feld: {
    grundlage: (text: string): string => `Grundlage: ${text}.`,
    zielgruppen: (gruppen: readonly string[]): string => `Zielgruppen: ${gruppen.join(", ")}.`,
    keineZahl: "Für dieses Feld steht keine kleinräumige Zahl. Was fehlt und wer Auskunft geben kann, steht unten.",
    keineArt: {
      belastung: "Zu Belastungen gibt es in diesem Feld keine kleinräumige Zahl.",
      ressource: "Zu Ressourcen gibt es in diesem Feld keine kleinräumige Zahl."
    },
    warum: (art: string, titel: string, text: string): string => `${art}: ${titel}. Warum diese Zahl: ${text}`,
    leitTabelle: (titel: string, art: string, stand: string): string =>
      `${titel} (${art}) in den Bezirksregionen, ${stand}`,
    spalten: {
      region: "Bezirksregion",
      wert: "Wert",
      intervall: "95-%-Intervall",
      klasse: "Klasse",
      urteil: "Zum übrigen Bezirk",
      veraenderung: "Veränderung"
    },
    klasse: (nummer: number, von: number): string => `${nummer} von ${von}`,
    bezirkUrteil: (urteil: string): string => `${urteil} (zu Berlin)`,
    ohneTabelle: (feld: string): string => `Leitzahlen ohne Urteil in den Bezirksregionen: ${feld}`,
    ohneSpalte: (titel: string, stand: string): string => `${titel}, ${stand}`,
    verglichen: (n: number): string => `Verglichen sind ${anzahl(n, "Planungsraum", "Planungsräume")}.`,
    plrTabelle: (titel: string, art: string, stand: string, n: number, alle: number): string =>
      n === alle
        ? `${titel} (${art}): Planungsräume über dem übrigen Bezirk, ${stand}`
        : `${titel} (${art}): die ${formatZahl(n)} höchsten von ${formatZahl(alle)} Planungsräumen über dem übrigen Bezirk, ${stand}`,
    plrSpalte: "Planungsraum",
    plrWeitere: (namen: readonly string[]): string => `Ebenfalls darüber: ${namen.join(", ")}.`,
    eigeneKlassen: (
      titel: string,
      stand: string,
      klassen: readonly {name: string; gebiete: readonly string[]}[]
    ): string =>
      `${titel} der Planungsräume (${stand}): ${klassen.map(({name, gebiete}) => `„${name}“: ${gebiete.join(", ")}`).join("; ")}.`,
    randklasse: (
      titel: string,
      stand: string,
      welche: "hoechste" | "niedrigste",
      spanne: string,
      gebiete: readonly string[]
    ): string =>
      `${titel} (${stand}), ohne Urteil: Die Planungsräume der ${welche === "hoechste" ? "höchsten" : "niedrigsten"} Klasse der Karte (${spanne}) sind ${aufzaehlung(gebiete)}.`,
    spanne: {
      ab: (von: string): string => `ab ${von}`,
      bis: (bis: string): string => `bis ${bis}`,
      vonBis: (von: string, bis: string): string => `${von} bis ${bis}`
    },
    veraenderung: {
      mit: (wort: string, seit: number, differenz: string, ki: string): string =>
        `${wort} seit ${seit}: ${differenz} (${ki})`,
      offen: (wort: string, seit: number, ki: string | null): string =>
        `${wort} seit ${seit}${ki === null ? "" : ` (${ki})`}`,
      ohne: (seit: number, differenz: string, wort: string): string => `seit ${seit}: ${differenz}, ${wort}`,
      trend: (wort: string, seit: number, von: string, bis: string): string =>
        `${wort} seit ${seit}: von ${von} auf ${bis}`,
      vonBis: (von: string, bis: string): string => `${von} bis ${bis}`
    },
    weitere: "Weitere Zahlen des Feldes",
    weitereTabelle: (feld: string): string => `Weitere Indikatoren: ${feld}`,
    weitereSpalten: {
      zahl: "Indikator",
      stand: "Stand",
      bezirk: "Bezirk",
      berlin: "Berlin",
      ueber: "Über dem übrigen Bezirk"
    },
    weiterePlr: (n: number, von: number): string =>
      `${formatZahl(n)} von ${anzahl(von, "Planungsraum", "Planungsräumen")}`,
    ohneUrteilWort: "ohne Urteil",
    gruppen: "Zielgruppen und dokumentierte Leistung",
    gruppenTabelle: (feld: string, jahr: number | null): string =>
      jahr === null
        ? `Zielgruppen: ${feld}, Bezirk`
        : `Zielgruppen und dokumentierte Leistung: ${feld}, Bezirk, ${jahr}`,
    gruppenSpalten: {
      gruppe: "Zielgruppe",
      personen: "Menschen im Bezirk",
      menge: (einheit: string, jahr: number): string => `${einheit} ${jahr}`,
      je1000: "je 1.000",
      angebote: (jahr: number): string => `Angebote ${jahr} (${jahr - 1})`,
      luecke: "Robuste Lücke in"
    },
    gezaehltAls: (titel: string, als: string): string => `${titel} (gezählt: ${als})`,
    nichtGezaehlt: "nicht gezählt",
    angebote: (jetzt: number, vorjahr: number): string => `${formatZahl(jetzt)} (${formatZahl(vorjahr)})`,
    personenStand: (staende: readonly string[]): string => `Menschen am ${staende.join(", ")}.`,
    leistungQuelle: "Leistungsdokumentation der Zentren",
    bevoelkerungQuelle: "Einwohnerregister und Statistischer Bericht A I 16",
    qpk: "Zahlen aus Berichten der QPK",
    qpkTabelle: (feld: string): string => `Zahlen aus Berichten der QPK: ${feld}`,
    qpkGebiet: "Gebiet",
    qpkKennzahl: (titel: string, stand: string): string => `${titel}, ${stand}`,
    qpkSatz: (kennzahl: string, gebiet: string, stand: string, wert: string, fundort: string): string =>
      `${kennzahl}, ${gebiet} (${stand}): ${wert}. Fundort: ${fundort}.`,
    qpkSiehe: (kennzahl: string, nummer: number, fundort: string): string =>
      `${kennzahl}: siehe Tabelle ${formatZahl(nummer)}. Fundort: ${fundort}.`,
    anliegen: "Was Menschen in den Zentren sagen",
    anliegenTabelle: (feld: string): string => `Genannte Anliegen: ${feld}, alle Zentren`,
    anliegenSpalten: {jahr: "Jahr", alle: "insgesamt"},
    anliegenOhne: "In den Zentren ist zu diesem Feld kein Anliegen dokumentiert.",
    anliegenSatz: "Ein Anliegen ist, was Menschen dem Zentrum als Bedarf nennen. Es ist keine Umfrage.",
    luecken: "Was nicht bekannt ist",
    luecke: (titel: string, text: string): string => `${titel}: ${text}`
  },

  region: {
    titel: (name: string): string => `Bezirksregion ${name}`,
    planungsraeume: (n: number): string => `Die Bezirksregion hat ${anzahl(n, "Planungsraum", "Planungsräume")}.`,
    tabelle: (name: string): string => `Leitzahlen aller Problemfelder in ${name}`,
    spalten: {
      zahl: "Leitzahl",
      stand: "Stand",
      wert: "Wert",
      rest: "Übriger Bezirk",
      urteil: "Urteil",
      veraenderung: "Veränderung"
    },
    ressourcenHoch: (namen: readonly string[]): string =>
      `Ressourcen in der höchsten Klasse der Bezirksregionen: ${namen.join("; ") || "keine"}.`,
    ressourcenNiedrig: (namen: readonly string[]): string =>
      `In der niedrigsten Klasse: ${namen.join("; ") || "keine"}. Die Klassen ordnen Werte, sie sind kein Urteil.`,
    ohneRessource: "Zu Ressourcen gibt es hier keine Zahl.",
    plr: "Planungsräume",
    plrTabelle: {
      belastung: (name: string): string => `Belastungen in den Planungsräumen von ${name}`,
      ressource: (name: string): string => `Ressourcen in den Planungsräumen von ${name}`
    },
    plrKopf: (titel: string, stand: string): string => `${titel}, ${stand}`,
    plrZelle: (wert: string, urteil: string): string => `${wert} (${urteil})`,
    plrFussnote: "Wort in Klammern: Urteil zum übrigen Bezirk. Ohne Wort gibt es keines.",
    leistung: "Dokumentierte Leistung",
    leistungTabelle: (name: string, jahr: number): string => `Dokumentierte Leistung je Zielgruppe in ${name}, ${jahr}`,
    leistungSpalten: {
      gruppe: "Zielgruppe",
      personen: "Menschen",
      menge: "Stunden",
      je1000: "je 1.000",
      fair: "Anteil nach Menschen und Bedarf",
      deckung: "Deckung",
      urteil: "Urteil"
    },
    meldung: (gemeldet: number, zentren: number): string =>
      `Meldungen: ${texteLeistungen.abdeckung(gemeldet, zentren)}.`,
    keinZentrum: "Für diese Region ist kein Zentrum zuständig.",
    ohneLeistung: "Es liegt keine Leistungsdokumentation vor.",
    anliegen: "Anliegen aus den Zentren der Region",
    anliegenZeile: (zentrum: string, jahr: number, felder: readonly string[]): string =>
      `${zentrum}, ${jahr}: ${felder.join("; ")}.`,
    anliegenFeld: (feld: string, anzahl: string): string => `${feld} ${anzahl}`,
    anliegenOhne: "Aus Zentren in dieser Region ist kein Anliegen dokumentiert.",
    stimmen: "Stimmen vor Ort",
    stimme: (text: string, ort: string, rolle: string, datum: string): string =>
      `„${text}“ (${ort}; ${rolle}, ${datum})`
  },

  treffen: {
    titel: "Wo Hinweis auf Bedarf und Lücke zusammentreffen",
    tabelle: (jahr: number): string => `Belastung über dem übrigen Bezirk und robuste Lücke im selben Gebiet, ${jahr}`,
    spalten: {feld: "Problemfeld", zahl: "Leitzahl", gruppe: "Zielgruppe", gebiete: "Gebiete"},
    bzr: (namen: readonly string[]): string => `Bezirksregionen: ${namen.join(", ")}`,
    plr: (namen: readonly string[]): string => `Planungsräume: ${namen.join(", ")}`,
    ohneLeistung: "Ohne Leistungsdokumentation lässt sich das nicht sagen."
  },

  neu: {
    titel: (ausgabe: string): string => `Was seit der Ausgabe ${ausgabe} neu ist`,
    tabelle: (ausgabe: string): string => `Neue Urteile bei Leitzahlen seit der Ausgabe ${ausgabe}`,
    spalten: {zahl: "Leitzahl", gebiet: "Gebiet", alt: "bisher", neu: "jetzt"},
    plr: (name: string, region: string): string => `${name} (${region})`
  },

  datenluecken: {
    titel: "Datenlücken",
    einleitung:
      "Diese Angaben fehlen für eine vollständige Bedarfsermittlung. Fehlt eine Zahl, heißt das nicht, dass es keinen Bedarf gibt.",
    tabelle: "Fehlende Angaben, kleinste vorhandene Ebene und Auskunft",
    spalten: {titel: "Es fehlt", feld: "Problemfeld", ebene: "Kleinste Ebene", auskunft: "Auskunft"},
    keineEbene: "keine Statistik",
    infrastruktur: "Einrichtungen ohne verlässliche Zahl"
  },

  methode: {
    titel: "Methode in Kürze",
    punkte: [
      "Hinweis auf Bedarf: Eine Zahl zeigt, wo es sich lohnt, genauer hinzusehen. Ob Bedarf besteht, beurteilen die Menschen, die das Gebiet kennen.",
      "Fehlend ist nicht 0: Jede Zelle ist eine Zahl oder hat ein Zeichen, das sagt, warum keine da steht.",
      "Erst Summen, dann Anteile: Zähler und Nenner werden getrennt addiert, dann geteilt. Anteile werden nie gemittelt.",
      "Gebiete: Alle Zahlen gelten für die lebensweltlich orientierten Räume ab 2021. Ältere Zahlen stehen nur da, wo sich die Bevölkerung des Gebiets nicht geändert hat.",
      "Intervalle: Anteile haben Wilson-Intervalle, Zahlen je Einwohner solche nach Byar. Wo die Quelle den Nenner nicht nennt, ist er angenähert.",
      "Vergleiche: Verglichen wird ein Gebiet mit dem übrigen Bezirk, damit es nicht mit sich selbst verglichen wird.",
      "Veränderung: Zwei Stichtage ergeben eine Differenz mit Intervall. Einen Trend gibt es erst ab fünf Stichtagen.",
      "Brüche: Über einen Wechsel von Merkmal oder Gebiet hinweg wird nichts verglichen.",
      "Dokumentierte Leistung: Gezählt wird, was die Zentren melden, im angegebenen Einsatzgebiet. Sie sagt nicht, was ein Angebot bei den Menschen bewirkt hat.",
      "Anteil und Lücke: Die Leistung des Bezirks wird nach Menschen der Gruppe und nach dem Bedarfsindex geteilt. Eine Lücke heißt robust, wenn sie bei jedem Gewicht des Bedarfs besteht.",
      "Schutz: Kleine Zahlen der Zentren werden zurückgehalten, auch solche, aus denen sie sich ausrechnen ließen."
    ],
    ausfuehrlich:
      "Ausführlich steht die Methode im Bedarfsatlas auf der Seite „Methodik“. Jeder Indikator hat dort eine eigene Seite mit Definition und Grenzen."
  },

  quellen: {
    titel: "Quellen und Lizenzen",
    einleitung: "Die Zahlen dieses Berichts stammen aus diesen Quellen:",
    leistung: (jahr: number, stand: string): string =>
      `Quelle: Leistungsdokumentation der Stadtteilzentren, Berichtsjahr ${jahr}, ${stand}; kleine Zahlen geschützt, eigene Berechnung`,
    zitat: "So zitieren Sie diesen Bericht",
    zitatText: (ausgabe: string, version: string): string =>
      `Bedarfsatlas Marzahn-Hellersdorf: Bedarfsbericht Marzahn-Hellersdorf, Ausgabe ${ausgabe}, Version ${version}.`
  }
} as const;
