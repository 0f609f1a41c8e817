import {texteSchutz} from "./schutz.js";

/** Words of the page that begins with a target group. */
export const texteZielgruppen = {
  ausfuhr: {
    titel: (gruppe: string): string => `Zielgruppe: ${gruppe}`,
    untertitel: (jahr: string): string =>
      [
        "Marzahn-Hellersdorf",
        jahr === "" ? "neuester Stand je Zahl" : `Leistungen ${jahr}, sonst neuester Stand je Zahl`,
        "Einheit je Spalte"
      ].join(" · ")
  },
  fenster: (gruppe: string): string => `${gruppe} (Zielgruppe) – Bedarfsatlas Marzahn-Hellersdorf`,
  wahl: {titel: "Zielgruppe wählen", gruppe: "Zielgruppe", jahr: "Jahr der Leistungen"},
  gezeigt: (gruppe: string, jahr: string): string =>
    `Gezeigt wird jetzt: ${gruppe}${jahr === "" ? "" : `, Leistungen ${jahr}`}.`,
  unbekannteGruppe: (name: string, statt: string): string =>
    `Die Zielgruppe „${name}“ gibt es hier nicht. Gezeigt wird „${statt}“.`,
  unbekanntesJahr: (name: string, statt: string): string =>
    `Für das Jahr „${name}“ gibt es keine Leistungen. Gezeigt wird ${statt}.`,
  grundlage: (text: string): string => `Grundlage: ${text}.`,
  wo: {
    titel: "Wo sie leben",
    ohne: "Für diese Gruppe gibt es keine Zahl je Gebiet.",
    kleinste: (ebene: string): string => `Kleinste Ebene mit Zahlen zur Lebenslage: ${ebene}.`,
    keineEbene: "Was darüber hinaus veröffentlicht ist, steht im Hinweis oben und bei den Datenlücken.",
    /** Who is counted, where that is not the very group, goes before the group. */
    blick: (anzahl: string, anteil: string | null, stichtag: string, als: string | null): string =>
      `${anzahl} ${als ?? "Menschen"} im Bezirk am ${stichtag}${anteil === null ? "" : `, das sind ${anteil} der Bevölkerung`}.`,
    befundAlle: (meiste: string, zahl: string): string => `Am meisten sind es in ${meiste} (${zahl}).`,
    bild: (titel: string, als: string | null): string =>
      als === null ? `${titel}: Menschen je Bezirksregion` : `${als} je Bezirksregion`,
    befund: (meiste: string, zahl: string, hoechster: string, anteil: string): string =>
      `Am meisten sind es in ${meiste} (${zahl}). Den höchsten Anteil hat ${hoechster} (${anteil}).`,
    plr: (anzahl: number): string => `Alle ${anzahl} Planungsräume`,
    spalten: {gebiet: "Gebiet", region: "Bezirksregion", personen: "Menschen", anteil: "Anteil an allen"},
    einheit: "Personen"
  },
  verlauf: {
    titel: (gruppe: string): string => `${gruppe}: Zahl im Bezirk`,
    name: "Bezirk",
    befund: (von: string, vonJahr: number, bis: string, bisJahr: number, unterschied: string): string =>
      `${vonJahr} waren es ${von}, ${bisJahr} sind es ${bis}: ${unterschied}.`,
    mehr: (zahl: string): string => `${zahl} mehr`,
    weniger: (zahl: string): string => `${zahl} weniger`,
    gleich: "gleich viele",
    jahr: "Jahr",
    sicherheit: "Gezählt im Register. Ohne Angabe zur Sicherheit, weil es keine Stichprobe ist.",
    umfang: (von: number, bis: number): string => `Marzahn-Hellersdorf · 31.12. der Jahre ${von} bis ${bis} · Personen`
  },
  lage: {
    titel: "Hinweise auf Bedarf",
    ohne: "Für diese Gruppe gibt es keinen kleinräumigen Indikator. Der Atlas zeigt deshalb keinen Wert, auch keinen geschätzten.",
    beschriftung: (gruppe: string): string =>
      `${gruppe}: Indikatoren für Bezirk, Berlin, niedrigster und höchster Wert der Bezirksregionen oder, wo es dort keinen gibt, der Planungsräume`,
    spalten: {
      indikator: "Indikator",
      zeitraum: "Stand",
      bezirk: "Bezirk",
      berlin: "Berlin",
      niedrig: "Niedrigster Wert",
      hoch: "Höchster Wert"
    }
  },
  leistung: {
    titel: "Was für sie dokumentiert ist",
    laedt: "Die Leistungen werden geladen.",
    gescheitert: "Die Leistungen konnten nicht geladen werden.",
    erneut: "Noch einmal versuchen",
    abdeckung: (jahr: number, satz: string): string => `${jahr}: ${satz}.`,
    benannt:
      "Ein Angebot zählt ganz, wenn es diese Gruppe nennt. Ist es für alle da, zählt von seinen Mengen der Teil, den die Gruppe im Einsatzgebiet ausmacht; als Angebot zählt es mit.",
    alle: "Gezählt sind alle Angebote.",
    ohnePersonen:
      "Für diese Gruppe gibt es keine offene Personenzahl je Gebiet. Gezählt sind deshalb nur Angebote, die sie nennen: Mengen, keine Rate und keine Lücke.",
    spalten: {groesse: "Kennzahl", wert: "Bezirk", je1000: "je 1.000", gemeldet: "gemeldet"},
    beschriftung: (gruppe: string, jahr: number): string =>
      `Dokumentierte Leistung für ${gruppe}, ${jahr}, alle Zentren`,
    bereiche: (jahr: number): string => `Angebote ${jahr}, die diese Gruppe nennen`,
    keineAngebote: "Kein Angebot nennt diese Gruppe ausdrücklich.",
    anliegen: (jahr: number): string => `Anliegen, die Menschen ${jahr} genannt haben`,
    keineAnliegen: "Zu dieser Gruppe sind in diesem Jahr keine Anliegen gezählt."
  },
  luecke: {
    titel: "Wo die Lücke ist",
    beschriftung: (gruppe: string, jahr: number, sicht: string): string =>
      `Angebotsstunden für ${gruppe} je Bezirksregion, ${jahr}, Sicht: ${sicht}`,
    spalten: {
      gebiet: "Bezirksregion",
      personen: "Menschen",
      stunden: "Angebotsstunden",
      je1000: "je 1.000",
      deckung: "Deckung",
      sicher: "Einordnung",
      gemeldet: "gemeldet"
    },
    deckung:
      "Deckung: was das Gebiet hat, geteilt durch den Anteil, den es nach Menschen und Bedarfsindex an allen dokumentierten Stunden hätte. 100 % heißt: genau dieser Anteil, nicht: genug.",
    alle: (gruppe: string): string => `${gruppe}: alle Sichten, Karte und Planungsräume`,
    ohne: "Ohne Zahl der Menschen lässt sich keine Lücke berechnen.",
    geschuetzt: `Eine Lücke vergleicht alle Gebiete. Einzelne Zahlen sind geschützt (${texteSchutz.zeichen}), deshalb steht hier keine.`
  },
  zuordnung: {
    titel: "Welche Zahlen zu welcher Gruppe gehören",
    text: "Diese Zuordnung gilt im ganzen Atlas.",
    beschriftung: "Zielgruppen mit ihren Indikatoren und den Leistungsbereichen ihrer Angebote",
    spalten: {
      gruppe: "Zielgruppe",
      gezaehlt: "Gezählt als",
      indikatoren: "Indikatoren",
      bereiche: "Angebote nach Leistungsbereich"
    },
    nichtGezaehlt: "nicht kleinräumig gezählt",
    keine: "keine"
  },
  datenstand: "Datenstand"
} as const;
