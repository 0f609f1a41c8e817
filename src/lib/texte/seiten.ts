/** Words of the text pages' tables and controls; their prose stands in the pages themselves. */
export const seiten = {
  ebene: {berlin: "Berlin", bezirk: "Bezirk", pgr: "Prognoseraum", bzr: "Bezirksregion", plr: "Planungsraum"} as Record<
    string,
    string
  >,
  ebenenPlural: {
    berlin: "Berlin",
    bezirk: "Bezirk",
    pgr: "Prognoseräume",
    bzr: "Bezirksregionen",
    plr: "Planungsräume"
  } as Record<string, string>,
  bezirk: {
    beschriftung: "Marzahn-Hellersdorf und Berlin im Vergleich",
    kennzahl: "Kennzahl",
    bezirk: "Bezirk",
    berlin: "Berlin",
    stand: "Stand"
  },
  intervall: "Unter einem Wert steht sein 95-%-Intervall: wie stark der Zufall den Wert bewegen kann.",
  quellen: {anfang: "Quellen:", alle: "Alle Quellenvermerke"},
  gebiete: {
    filter: "Liste filtern",
    filterHilfe: "Name, früherer Name oder LOR-Schlüssel",
    ordnung: "Ordnung",
    alphabetisch: "nach Alphabet",
    hierarchisch: "nach Zugehörigkeit",
    buchstaben: "Anfangsbuchstaben",
    gebiet: "Gebiet",
    ebene: "Ebene",
    einwohner: "Einwohnerinnen und Einwohner",
    frueher: "bis 2020",
    schluessel: "LOR-Schlüssel",
    beschriftung: (stand: string): string =>
      stand ? `Bevölkerung am ${stand}, soweit kein anderer Tag dabeisteht` : "Gebiete des Bezirks",
    anzahl: (gezeigt: number, alle: number): string =>
      gezeigt === alle
        ? `${alle} Gebiete`
        : gezeigt === 1
          ? `1 von ${alle} Gebieten`
          : `${gezeigt} von ${alle} Gebieten`,
    keine: "Kein Gebiet passt zu dieser Eingabe. Leeren Sie das Feld, um alle Gebiete zu sehen.",
    am: (tag: string): string => `am ${tag}`,
    ordnungUnbekannt: (ordnung: string): string =>
      `Die Ordnung „${ordnung}“ gibt es nicht. Die Gebiete stehen nach dem Alphabet.`
  },
  frueher: {
    satz: (schluessel: string, name: string): string =>
      `${schluessel} war bis 2020 der Schlüssel des Planungsraums ${name}. Sein Gebiet steht heute unter:`
  },
  aehnlich: {satz: "Vielleicht meinten Sie:"},
  indikatoren: {
    indikator: "Indikator",
    einheit: "Einheit",
    stand: "Neuester Stand",
    ebenen: "Ebenen",
    bezirk: "Bezirk",
    seit: (jahr: number): string => `seit ${jahr}`,
    feld: "Problemfeld",
    alleFelder: "alle Problemfelder",
    filter: "Liste filtern",
    quelle: (kurztitel: string): string => `Quelle: ${kurztitel}.`,
    treffer: (gezeigt: number, alle: number): string =>
      gezeigt === alle ? `${alle} Indikatoren` : `${gezeigt} von ${alle} Indikatoren`,
    keine: "Kein Indikator passt dazu. Wählen Sie ein anderes Problemfeld, oder leeren Sie das Suchfeld.",
    feldUnbekannt: (feld: string): string =>
      `Das Problemfeld „${feld}“ gibt es nicht. Gezeigt werden alle Problemfelder.`,
    ohneZahlen: "Zu diesen Problemfeldern gibt es noch keine Zahlen im Atlas:",
    beschriftung: (feld: string): string => `Indikatoren im Problemfeld ${feld}`,
    anzahl: (anzahl: number): string => (anzahl === 1 ? "1 Indikator" : `${anzahl} Indikatoren`)
  },
  datenluecken: {
    keine: "Zurzeit sind keine Datenlücken verzeichnet.",
    kleinsteEbene: "Kleinste Ebene mit Zahlen",
    keineEbene: "keine",
    auskunft: "Auskunft",
    naechste: "Am nächsten kommen"
  },
  problemfelder: {
    satz: (indikatoren: number, mitZahlen: number, felder: number): string =>
      `${felder} Problemfelder, ${mitZahlen === felder ? "zu allen" : `zu ${mitZahlen}`} gibt es Zahlen: zusammen ${indikatoren} Indikatoren. Jedes Feld führt zu seinen Indikatoren und zur Karte.`,
    karte: "Karte",
    karteVon: (titel: string): string => `${titel} auf der Karte`
  },
  datenstand: {
    naechste: "Nächste erwartet",
    naechsteSatz: (monat: string): string => `frühestens ${monat}, nach der üblichen Erscheinungsweise`,
    anzahlLieferungen: (n: number): string => (n === 1 ? "1 Lieferung" : `${n} Lieferungen`),
    einlesen: "Eingelesen mit",
    adapter: (name: string, versionen: string): string => `Programm „${name}“, Version ${versionen}`,
    pruefungen: (n: number): string => `Alle ${n} Prüfungen in Worten`,
    geprueft: (zeilen: string): string => `(${zeilen} Zeilen geprüft)`,
    bestanden: "Bestandene Prüfungen",
    bestandenSatz: (regeln: number, zeilen: string): string =>
      `${regeln === 1 ? "1 Regel" : `${regeln} Regeln`}, ${zeilen} geprüfte Zeilen`,
    beschriftung: "Neuester Stand je Quelle",
    beschriftungIndikatoren: "Stand je Indikator",
    beschriftungAlte: "Indikatoren, deren neueste Zahlen älter als üblich sind",
    alleIndikatoren: (n: number): string => `Stand aller ${n} Indikatoren`,
    keineAlten: "Alle Indikatoren sind so neu wie üblich.",
    indikator: "Indikator",
    neuesterStand: "Neuester Stand",
    quelle: "Quelle",
    titel: "Titel",
    tag: "Stichtag",
    stichtag: "Neuester Stichtag",
    alter: "Alter",
    turnus: "Erscheint",
    anmerkung: "Anmerkung",
    keineLieferung: "ohne Stichtag",
    aktuell: "im üblichen Abstand",
    ohneStichtage: "Stichtage der Daten nicht genannt",
    ausgabe: (jahr: string): string => `${jahr} (Ausgabe)`,
    technisch: "Technische Angaben",
    veraltet: "älter als üblich",
    veraltetSatz: (alter: string, turnus: string): string =>
      `Diese Daten sind ${alter} alt. Das ist älter als üblich. Erscheinungsweise der Quelle: ${turnus}. Möglicherweise gibt es eine neuere Ausgabe.`,
    herausgeber: "Herausgeber",
    datensatz: "Datensatz",
    datensatzLink: "Datensatz beim Herausgeber",
    lizenz: "Lizenz",
    vermerk: "Quellenvermerk",
    geheimhaltung: "Geheimhaltung",
    hinweise: "Hinweise",
    lieferungen: "Lieferungen",
    lieferungenVon: (quelle: string): string => `Lieferungen: ${quelle}`,
    lieferung: "Lieferung",
    lor: "Gebietsstand",
    zeilen: "Gebiete",
    dateien: "Dateien und Prüfsummen",
    datei: "Datei",
    hinweiseLieferung: "Hinweise zu einzelnen Lieferungen",
    monate: (monate: number): string => (monate === 1 ? "1 Monat" : `${monate} Monate`),
    jahre: (jahre: number): string => (jahre === 1 ? "1 Jahr" : `${jahre} Jahre`),
    unterMonat: "weniger als 1 Monat",
    uhr: "unbekannt, die Uhr dieses Geräts geht falsch"
  },
  zeichen: {
    beschriftung: "Zeichen in Karten und Tabellen",
    zeichen: "Zeichen",
    bedeutung: "Bedeutung",
    erklaerung: "Erklärung",
    zahl: "Zahl",
    lesarten: {
      fehlt: "Steht „nicht veröffentlicht“ dabei, gibt die Quelle die Zahl für diese Ebene nicht heraus.",
      entfaellt:
        "Steht „nicht klassifiziert“ oder „nicht bewertet“ dabei, hat die Quelle dieses Gebiet ausgelassen, obwohl sie andere einordnet."
    } as Record<string, string>,
    nichtVergleichbar: {
      zeichen: "–",
      name: "nicht vergleichbar",
      erklaerung:
        "Kein fehlender Wert: Die Zahl wird für jede Ebene neu gerechnet und steht deshalb nicht neben der einer anderen Ebene."
    },
    nichtInGebrauch: {
      geschuetzt: "Kommt bei der Leistung der Stadtteilzentren vor. Amtliche Quellen schützen auf ihre Weise.",
      nicht_gemeldet: "Kommt nur bei der Leistung der Stadtteilzentren vor."
    } as Record<string, string>
  },
  ebenenTabelle: {
    beschriftung: "Ebenen der Gebiete",
    ebene: "Ebene",
    anzahl: "Anzahl im Bezirk",
    erklaerung: "Erklärung"
  },
  betreiber: {
    fehlt: (was: string): string => `Der Betreiber dieser Seiten muss noch eintragen: ${was}.`,
    nameFehlend: "Name",
    name: "Betreiber",
    anschrift: "Anschrift",
    vertretung: "Vertreten durch",
    telefon: "Telefon",
    email: "E-Mail",
    verantwortlich: "Verantwortlich für den Inhalt",
    datenschutz: "Datenschutz",
    barrierefreiheit: "Barriere melden",
    gebaerdensprache: "Film in Deutscher Gebärdensprache",
    leichteSprache: "Leichte Sprache geprüft von",
    server: "Protokolle des Webservers"
  }
} as const;
