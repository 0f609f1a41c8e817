const punkt = (text: string): string => (/[.:?]$/.test(text) ? text : `${text}.`);

/** Words of the live parts of the page about the method; its prose stands in docs/methodik.md. */
export const methodik = {
  merkmale: {
    beschriftung: "Problemfelder und Merkmale des Bedarfsindex in der Vorgabe",
    feld: (titel: string, gewicht: string): string => `${titel}: Gewicht ${gewicht}`,
    merkmal: "Merkmal",
    anteil: "Gewicht im Index",
    stand: "Stand",
    einfluss: "Zusammenhang mit dem Index",
    lesart:
      "Der Zusammenhang ist die Korrelation des Merkmals mit dem ganzen Index über die Planungsräume des Bezirks. 1 heißt: Beide steigen im Gleichschritt. 0 heißt: kein Zusammenhang.",
    befund: (stark: string, r: string, schwach: string, s: string): string =>
      `Am engsten hängt „${stark}“ mit dem Index zusammen (${r}), am wenigsten „${schwach}“ (${s}).`
  },
  rechenbeispiel: {
    einleitung: (name: string, schluessel: string, tag: string, n: string): string =>
      `Das Beispiel ist der Planungsraum ${name} (${schluessel}), mit den Anteilen vom ${tag}. Maßstab sind ${n} bewertete Planungsräume in Berlin.`,
    beschriftung: "Ausgangszahlen in Prozent",
    merkmal: "Merkmal",
    wert: "Anteil im Gebiet",
    mittelwert: "Mittelwert",
    standardabweichung: "Standard\u00adabweichung",
    schritte: {
      abstand: "Abstand je Merkmal: (Anteil − Mittelwert) ÷ Standardabweichung",
      summe: "Summe der Abstände",
      index: "Index: (Summe − Mittelwert der Summen) ÷ Standardabweichung der Summen",
      klasse: (erste: string, zweite: string, dritte: string): string =>
        `Klasse nach den Grenzen ${erste}, ${zweite} und ${dritte}`,
      amtlich: "Veröffentlicht hat die Senatsverwaltung"
    },
    /** Where an index of each class lies, from the lowest on, by the bounds between them. */
    bereiche: (erste: string, zweite: string, dritte: string) =>
      [
        `liegt unter ${erste}`,
        `liegt zwischen ${erste} und ${zweite}`,
        `liegt über ${zweite} und höchstens bei ${dritte}`,
        `liegt über ${dritte}`
      ] as const,
    klasse: (index: string, bereich: string, klasse: string): string => `${index} ${bereich}: Status „${klasse}“`,
    amtlich: (index: string, klasse: string): string => `Index ${index}, Status „${klasse}“`,
    gleich: "Beide stimmen überein.",
    verschieden: (differenz: string): string => `Der Unterschied beträgt ${differenz}.`,
    index: {
      einleitung: (name: string, index: string): string =>
        `Dasselbe Gebiet im Bedarfsindex, mit der Vorgabe: ${name} hat dort den Indexwert ${index}.`,
      felder: "Mittel je Problemfeld: Summe der Abstände ÷ Zahl der Merkmale",
      mittel: "Indexwert: Mittel der Felder nach ihrem Gewicht",
      nichtGezeigt: "Die Vorgabe rechnet zurzeit mit einem anderen Maßstab. Ein Beispiel dafür gibt es hier nicht."
    },
    rundung:
      "Jede Zeile rechnet mit den Zahlen, wie sie hier stehen: Zwischenergebnisse mit fünf Stellen nach dem Komma, der Index mit zwei. Die Datenbank rechnet ohne zu runden und kommt auf denselben Index.",
    rundungVerschieden: (index: string): string =>
      `Jede Zeile rechnet mit den gerundeten Zahlen, wie sie hier stehen. Die Datenbank rechnet ohne zu runden und kommt auf ${index}.`
  },
  nachrechnung: {
    befund: (gleich: string, alle: string): string =>
      gleich === alle
        ? `Bei allen ${alle} Planungsräumen stimmen die Klassen mit der Veröffentlichung überein.`
        : `Bei ${gleich} von ${alle} Planungsräumen stimmen die Klassen mit der Veröffentlichung überein.`,
    abweichung: (differenz: string): string =>
      `Der größte Unterschied zwischen gerechnetem und veröffentlichtem Index beträgt ${differenz}. Veröffentlicht sind zwei Stellen nach dem Komma.`,
    beschriftung: "Bewertete Planungsräume in Berlin je Klasse, nachgerechnet",
    klasse: "Klasse",
    anzahl: "Planungsräume",
    art: {status: "Status", dynamik: "Dynamik"},
    grenzfaelle: "Grenzfälle",
    keineGrenzfaelle: "Kein Gebiet liegt so nah an einer Klassengrenze, dass die Rundung über die Klasse entscheidet.",
    grenzfaelleSatz:
      "Diese Gebiete liegen gerundet genau auf einer Klassengrenze. Auf welche Seite sie gehören, entscheiden Stellen, die nicht veröffentlicht sind. Die gerechnete Klasse kann hier von der veröffentlichten abweichen.",
    grenzfaelleBeschriftung: "Gebiete auf einer Klassengrenze",
    gebiet: "Planungsraum",
    gebietMitSchluessel: (name: string, schluessel: string): string => `${name} (${schluessel})`,
    index: "Index, gerechnet",
    was: "Index",
    ausgeschlossen: "Nicht bewertete Gebiete",
    keineAusgeschlossen: "Die Quelle hat kein Gebiet ausgelassen.",
    ausgeschlossenSatz: (anzahl: string, bewohnt: string, menschen: string): string =>
      `Die Quelle hat ${anzahl === "1" ? "1 Gebiet" : `${anzahl} Gebiete`} nicht bewertet. In ${bewohnt} davon wohnten am Stichtag zusammen ${menschen} Menschen. Ohne Klasse heißt nicht ohne Bedarf.`,
    ausgeschlossenBeschriftung: "Gebiete ohne Bewertung",
    einwohner: "Menschen",
    grund: "Grund"
  },
  laeufe: {
    laeufe: "Läufe",
    startzahl: "Startzahl des Zufalls",
    rangspanne: "Rangspanne",
    rangspanneWert: (prozent: string): string => `von mindestens ${prozent} der Läufe`,
    schwankung: "Gewichte schwanken um",
    schwankungWert: (prozent: string): string => `bis zu ${prozent} nach oben und unten`,
    oberster: "Zum obersten Teil gehören",
    obersterWert: (prozent: string): string => `${prozent} der Planungsräume des Bezirks`,
    frei: "Beliebige Gewichtungen",
    freiWert: (n: string): string => `${n} für den Anteil der Gewichtungen der Felder im obersten Teil`,
    mindestanteil: "Ein Feld zählt ab",
    mindestanteilWert: (prozent: string): string => `${prozent} seiner Merkmale mit einem Wert`,
    ausreisser: "Herangezogene Werte",
    ausreisserWert: (n: string): string => `höchstens ${n} je Merkmal, sonst eine logarithmische Skala`,
    doppelt: "Fast dasselbe sagen Merkmale ab",
    doppeltWert: (r: string): string => `einer Korrelation von ${r}`
  },
  ausreisser: {
    keine: "In der Vorgabe ist kein Merkmal so schief, dass Werte herangezogen werden.",
    beschriftung: "Behandelte Merkmale, in der Hälfte der Läufe",
    merkmal: "Merkmal",
    gebiet: "Planungsraum",
    von: "Wert",
    nach: "herangezogen auf",
    log: "alle Werte auf einer logarithmischen Skala"
  },
  doppelt: {
    keine: (r: string): string => `In der Vorgabe hängt kein Paar von Merkmalen enger zusammen als ${r}.`,
    einleitung: "In der Vorgabe sagen diese Paare fast dasselbe:",
    anteil: (betroffen: string, alle: string): string =>
      `${betroffen} von ${alle} Merkmalen im Index kommen in einem solchen Paar vor. Er misst also zu einem großen Teil eine gemeinsame Lage.`,
    paar: (a: string, b: string, r: string): string => `${a} und ${b} (Korrelation ${r})`
  },
  brueche: {
    keine: "Zu den Merkmalen im Index ist kein Bruch verzeichnet.",
    beschriftung: "Brüche der Merkmale",
    merkmal: "Merkmal",
    ab: "Ab Stichtag",
    grund: "Was sich geändert hat"
  },
  annahmen: {
    titel: "Was die Ränge bewegt",
    untertitel: "Planungsräume des Bezirks · Anteil an der Schwankung der Ränge aller Gebiete in Prozent",
    namen: {
      normalisation: "Maßstab der Merkmale",
      aggregation: "Art des Mittels",
      treatment: "Umgang mit Ausreißern",
      omission: "Weglassen eines Merkmals",
      weights: "Schwankung der Gewichte",
      data: "Zufall in den Werten"
    },
    allein: "allein",
    gesamt: "insgesamt",
    annahme: "Entscheidung oder Zufall",
    beschriftung: "Anteil an der Schwankung der Ränge aller Gebiete mit 90-Prozent-Intervall",
    zelle: (wert: string, intervall: string): string => `${wert} (${intervall})`,
    /** One leader, or several whose intervals overlap; names as in the chart. */
    befund: (namen: readonly string[], anteil: string, intervall: string): string =>
      namen.length === 1
        ? `Am meisten bewegt die Ränge: ${namen[0]}, mit ${anteil} der Schwankung der Ränge aller Gebiete (${intervall}).`
        : `Am meisten bewegt die Ränge: ${namen[0]}, mit ${anteil} der Schwankung der Ränge aller Gebiete (${intervall}). Davon nicht erkennbar verschieden: ${namen.slice(1).join(", ")}.`,
    keine: "Bei dieser Vorgabe bewegt nichts davon die Ränge.",
    schwach: (name: string, anteil: string): string => `Am wenigsten bewirkt: ${name} (${anteil}).`,
    hinweis:
      "Der obere Balken zeigt, was eine Entscheidung allein bewirkt, der untere, was sie zusammen mit anderen bewirkt. Die Linie ist das 90-Prozent-Intervall. Werte unter 0 entstehen durch Zufall und stehen in der Grafik bei 0.",
    eigeneBerechnung: "eigene Berechnung"
  },
  zitat: (version: string, tag: string, adresse: string): string =>
    punkt(`Bedarfsatlas Marzahn-Hellersdorf, Version ${version}, Seite „Methodik“, ${adresse}, abgerufen am ${tag}`)
} as const;
