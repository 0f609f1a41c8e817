/** Version of the contract for the centres' records; a file says in its sheet "Meldung" which one it was made for. */
export const vertragsversion = "1.0";

/** Source of the pattern of a Kennung, for JavaScript and RE2; to be anchored at both ends. */
export const kennungsmuster = "[a-z0-9]+(?:-[a-z0-9]+)*";
/** No centre has this Kennung: the address of its page would be that of the list of centres. */
export const vergebeneZentrumskennung = "index";

/** One entry of a fixed list: what the warehouse stores, and what people read and choose. */
export interface Listenwert {
  id: string;
  titel: string;
}

/** Lists of the catalogue and of the LOR, which the contract names but does not hold. */
export type Registername =
  "zentren" | "zielgruppen" | "leistungsbereiche" | "problemfelder" | "standards" | "bezirksregionen" | "gebiete";

/** What a cell holds. `oeffnung` is a weekly schedule: "Mo 09:00–18:00; Di 10:00–12:00". */
export type Spaltenart =
  | "kennung"
  | "text"
  | "auswahl"
  | "mehrfach"
  | "zeitraum"
  | "datum"
  | "jahr"
  | "anzahl"
  | "stunden"
  | "koordinate"
  | "plz"
  | "oeffnung";

export interface Spalte {
  name: string;
  /** Heading in the template; a file may use this or the name. */
  titel: string;
  art: Spaltenart;
  pflicht?: true;
  /** Choices of `auswahl` and `mehrfach`: a list of its own, or a register. */
  werte?: readonly Listenwert[];
  register?: Registername;
  /** Of numbers, inclusive. Counts and hours are never below 0. */
  min?: number;
  max?: number;
  /** Longest text; 120 if not given. */
  laenge?: number;
  /** The column this one is a part of: a part is never larger than its whole. */
  teilVon?: string;
  /** One or two sentences for the person who fills it in. */
  erklaerung: string;
  beispiel: string;
}

export interface Tabelle {
  name: Tabellenname;
  titel: string;
  erklaerung: string;
  /** Columns that together name a row: no two rows share them. */
  schluessel: readonly string[];
  spalten: readonly Spalte[];
  /** Groups of columns of which each row needs one that is filled in. */
  mindestensEine?: readonly string[];
}

const liste = (...eintraege: (readonly [id: string, titel: string])[]): readonly Listenwert[] =>
  eintraege.map(([id, titel]) => ({id, titel}));

const jaNein = liste(["ja", "ja"], ["teilweise", "teilweise"], ["nein", "nein"]);

/** Forms of an offer. */
export const formate = liste(
  ["offen", "Offenes Angebot"],
  ["kurs", "Kurs"],
  ["gruppe", "Gruppe"],
  ["beratung", "Beratung"],
  ["veranstaltung", "Veranstaltung"],
  ["aufsuchend", "Aufsuchendes Angebot"],
  ["raumnutzung", "Raumnutzung"]
);

/** Topics of a consultation. */
export const beratungsthemen = liste(
  ["existenzsicherung", "Geld und Existenzsicherung"],
  ["schulden", "Schulden"],
  ["wohnen", "Wohnen"],
  ["arbeit", "Arbeit"],
  ["familie", "Familie und Erziehung"],
  ["gesundheit", "Gesundheit und Sucht"],
  ["alter_pflege", "Alter und Pflege"],
  ["behinderung", "Behinderung"],
  ["migration_asyl", "Migration, Asyl und Sprache"],
  ["engagement_selbsthilfe", "Engagement und Selbsthilfe"],
  ["sonstiges", "Anderes Thema"]
);

/** Specialist services that a centre refers people to (framework agreement 2017, 4.1). */
export const fachdienste = liste(
  ["suchtberatung", "Suchtberatung"],
  ["schuldnerberatung", "Schuldnerberatung"],
  ["jugendamt", "Jugendamt"],
  ["sozialdienst", "Sozialdienst"],
  ["behindertenberatung", "Beratungsstelle für Menschen mit Behinderung"],
  ["sozialpsychiatrischer_dienst", "Sozialpsychiatrischer Dienst"],
  ["migrationssozialdienst", "Migrationssozialdienst"],
  ["andere", "andere Fachstelle"]
);

export const kanaele = liste(
  ["umfrage", "Umfrage"],
  ["gespraech", "Gespräch"],
  ["gremium", "Gremium"],
  ["beschwerde", "Beschwerde"]
);

export const gremienarten = liste(
  ["verbund", "Verbund der Stadtteilzentren"],
  ["stadtteilrunde", "Stadtteil- oder Kiezrunde"],
  ["fachgremium", "Fachgremium oder Arbeitsgemeinschaft"],
  ["sozialkommission", "Sozialkommission"],
  ["quartiersrat", "Quartiersrat"],
  ["politik", "Ausschuss oder Bezirksverordnetenversammlung"],
  ["einwohnerversammlung", "Einwohnerversammlung"],
  ["anderes", "anderes Gremium"]
);

export const einschaetzungen = liste(
  ["erfuellt", "erfüllt"],
  ["teilweise", "teilweise erfüllt"],
  ["nicht_erfuellt", "nicht erfüllt"]
);

export const nachweisarten = liste(
  ["konzept", "Konzept oder Plan"],
  ["statistik", "Leistungsdokumentation"],
  ["umfrage", "Umfrage unter Nutzerinnen und Nutzern"],
  ["protokoll", "Protokoll"],
  ["vereinbarung", "Kooperationsvereinbarung"],
  ["veroeffentlichung", "Veröffentlichung"],
  ["fortbildung", "Fortbildung"],
  ["regelung", "schriftliche Regelung"],
  ["anderer", "anderer Nachweis"]
);

const zentrum: Spalte = {
  name: "zentrum_id",
  titel: "Zentrum",
  art: "auswahl",
  register: "zentren",
  pflicht: true,
  erklaerung: "Kennung oder Name Ihres Zentrums, wie im Verzeichnis der Zentren.",
  beispiel: "beispiel-marzahn-nord"
};

const zeitraum: Spalte = {
  name: "zeitraum",
  titel: "Zeitraum",
  art: "zeitraum",
  pflicht: true,
  erklaerung: "Monat (03.2025), Jahr (2025) oder ein Tag (15.03.2025). Bitte je Angebot und Jahr nur eine Art.",
  beispiel: "03.2025"
};

const anzahl = (
  name: string,
  titel: string,
  erklaerung: string,
  beispiel: string,
  weitere: Partial<Spalte> = {}
): Spalte => ({name, titel, art: "anzahl", erklaerung, beispiel, ...weitere});

const leistungen: Tabelle = {
  name: "leistungen",
  titel: "Leistungen",
  erklaerung: "Was stattfand und wie viele teilnahmen. Eine Zeile je Angebot und Zeitraum, nur Summen, keine Namen.",
  schluessel: ["zentrum_id", "angebot_id", "zeitraum"],
  mindestensEine: ["termine", "stunden", "teilnahmen"],
  spalten: [
    zentrum,
    {
      name: "angebot_id",
      titel: "Angebot",
      art: "kennung",
      pflicht: true,
      erklaerung: "Kennung des Angebots aus dem Blatt „Angebote“.",
      beispiel: "sprachcafe"
    },
    zeitraum,
    anzahl("termine", "Termine", "Wie oft das Angebot stattfand.", "4", {max: 1000}),
    {
      name: "stunden",
      titel: "Stunden",
      art: "stunden",
      max: 8784,
      erklaerung: "Dauer aller Termine zusammen, mit Komma: 7,5.",
      beispiel: "8"
    },
    anzahl("teilnahmen", "Teilnahmen", "Besuche: Wer dreimal kam, zählt dreimal.", "46", {max: 100000}),
    anzahl("personen", "Personen", "Verschiedene Menschen, soweit bekannt. Nie mehr als Teilnahmen.", "19", {
      max: 100000
    }),
    ...(
      [
        ["weiblich", "davon weiblich"],
        ["maennlich", "davon männlich"],
        ["divers", "davon divers"],
        ["unter_18", "davon unter 18"],
        ["ab_65", "davon ab 65"],
        ["mit_migrationshintergrund", "davon mit Migrationshintergrund"]
      ] as const
    ).map(([name, titel]) =>
      anzahl(name, titel, "Teil der Teilnahmen. Leer lassen, was nicht erfasst wird; 0 nur, wenn gezählt.", "", {
        teilVon: "teilnahmen",
        max: 100000
      })
    ),
    anzahl("ehrenamtliche", "Ehrenamtliche", "Menschen, die freiwillig mitwirkten.", "3", {max: 1000}),
    {
      name: "ehrenamt_stunden",
      titel: "Ehrenamt Stunden",
      art: "stunden",
      max: 100000,
      erklaerung: "Stunden freiwilliger Arbeit zusammen.",
      beispiel: "10,5"
    }
  ]
};

/** The contract: every table a centre's file may hold, in the order of the template's sheets. */
export const tabellen: readonly Tabelle[] = [
  {
    name: "zentren",
    titel: "Zentren",
    erklaerung: "Ihr Haus: Ort, Träger, Gebiet, Zugang. Nur eintragen, was neu ist oder sich geändert hat.",
    schluessel: ["zentrum_id"],
    spalten: [
      {
        name: "zentrum_id",
        titel: "Zentrum",
        art: "kennung",
        pflicht: true,
        erklaerung: "Kurze Kennung aus kleinen Buchstaben, Ziffern und Bindestrich. Sie bleibt über die Jahre gleich.",
        beispiel: "beispiel-marzahn-nord"
      },
      {
        name: "name",
        titel: "Name",
        art: "text",
        pflicht: true,
        erklaerung: "Name des Zentrums, nicht einer Person.",
        beispiel: "Beispielzentrum Marzahn-Nord"
      },
      {
        name: "traeger",
        titel: "Träger",
        art: "text",
        erklaerung: "Name des Trägers.",
        beispiel: "Beispielträger e. V."
      },
      {
        name: "strasse",
        titel: "Straße",
        art: "text",
        erklaerung: "Straße und Hausnummer des Zentrums.",
        beispiel: "Beispielstraße 1"
      },
      {name: "plz", titel: "PLZ", art: "plz", erklaerung: "Postleitzahl des Zentrums.", beispiel: "12689"},
      {
        name: "lat",
        titel: "Breite",
        art: "koordinate",
        min: 52.3,
        max: 52.7,
        erklaerung: "Geografische Breite (WGS 84) in Grad.",
        beispiel: "52,5663"
      },
      {
        name: "lon",
        titel: "Länge",
        art: "koordinate",
        min: 13,
        max: 13.9,
        erklaerung: "Geografische Länge (WGS 84) in Grad.",
        beispiel: "13,5679"
      },
      {
        name: "bezirksregionen",
        titel: "Bezirksregion",
        art: "mehrfach",
        register: "bezirksregionen",
        erklaerung: "Stadtteile, für die das Zentrum zuständig ist. Leer nur außerhalb des Bezirks.",
        beispiel: "Marzahn-Nord"
      },
      {
        name: "einsatzgebiet",
        titel: "Einsatzgebiet",
        art: "mehrfach",
        register: "gebiete",
        erklaerung:
          "Bezirksregionen oder Planungsräume, in denen das Zentrum tätig ist. Leer: wie die Spalte Bezirksregion.",
        beispiel: "Marzahn-Nord"
      },
      {
        name: "barrierefrei",
        titel: "Barrierefrei",
        art: "auswahl",
        werte: jaNein,
        erklaerung: "Zugang ohne Stufen, mit barrierefreier Toilette.",
        beispiel: "ja"
      },
      {
        name: "oeffnungszeiten",
        titel: "Öffnungszeiten",
        art: "oeffnung",
        erklaerung: "Wochentage mit Uhrzeiten: Mo 09:00–18:00; Di 10:00–20:00.",
        beispiel: "Mo 09:00–18:00; Do 12:00–20:00"
      },
      {
        name: "offen_seit",
        titel: "Offen seit",
        art: "datum",
        erklaerung: "Erster Tag des Betriebs. Leer: schon immer. Davor wird keine Meldung erwartet.",
        beispiel: "01.04.2024"
      },
      {
        name: "offen_bis",
        titel: "Offen bis",
        art: "datum",
        erklaerung: "Letzter Tag des Betriebs. Leer: weiter offen.",
        beispiel: ""
      }
    ]
  },
  {
    name: "angebote",
    titel: "Angebote",
    erklaerung: "Was Ihr Zentrum anbietet. Ein Angebot wird einmal eingetragen und gilt, bis es endet.",
    schluessel: ["zentrum_id", "angebot_id"],
    spalten: [
      zentrum,
      {
        name: "angebot_id",
        titel: "Angebot",
        art: "kennung",
        pflicht: true,
        erklaerung: "Kurze Kennung, die im Blatt „Leistungen“ wieder steht.",
        beispiel: "sprachcafe"
      },
      {
        name: "titel",
        titel: "Titel",
        art: "text",
        pflicht: true,
        erklaerung: "Wie das Angebot heißt. Ohne Namen von Personen.",
        beispiel: "Sprachcafé"
      },
      {
        name: "leistungsbereich",
        titel: "Leistungsbereich",
        art: "auswahl",
        register: "leistungsbereiche",
        pflicht: true,
        erklaerung: "Bereich nach Abschnitt 4 des Rahmenkonzepts.",
        beispiel: "Angebote für Generationen und Kulturen, Freizeit"
      },
      {
        name: "zielgruppen",
        titel: "Zielgruppe",
        art: "mehrfach",
        register: "zielgruppen",
        pflicht: true,
        erklaerung: "An wen es sich richtet. Offen für alle: „Alle Bewohnerinnen und Bewohner“.",
        beispiel: "Menschen mit Migrationsgeschichte"
      },
      {
        name: "format",
        titel: "Format",
        art: "auswahl",
        werte: formate,
        pflicht: true,
        erklaerung: "Form des Angebots.",
        beispiel: "Offenes Angebot"
      },
      {
        name: "plaetze",
        titel: "Plätze",
        art: "anzahl",
        min: 1,
        max: 1000,
        erklaerung: "Wie viele zugleich teilnehmen können. Leer: nicht begrenzt oder nicht bekannt.",
        beispiel: "20"
      },
      {
        name: "sprachen",
        titel: "Sprachen",
        art: "text",
        erklaerung: "Sprachen außer Deutsch, mit Komma getrennt.",
        beispiel: "Russisch, Arabisch"
      },
      {
        name: "barrierefrei",
        titel: "Barrierefrei",
        art: "auswahl",
        werte: jaNein,
        erklaerung: "Ob Menschen mit Behinderung teilnehmen können.",
        beispiel: "ja"
      },
      {
        name: "wochenplan",
        titel: "Wochenplan",
        art: "oeffnung",
        erklaerung: "Wann es stattfindet: Mi 15:00–17:00. Leer bei unregelmäßigen Terminen.",
        beispiel: "Mi 15:00–17:00"
      },
      {
        name: "einsatzgebiet",
        titel: "Einsatzgebiet",
        art: "mehrfach",
        register: "gebiete",
        erklaerung: "Nur wenn es vom Einsatzgebiet des Zentrums abweicht.",
        beispiel: ""
      },
      {
        name: "gueltig_von",
        titel: "Gültig von",
        art: "datum",
        pflicht: true,
        erklaerung: "Erster Tag des Angebots.",
        beispiel: "01.01.2024"
      },
      {
        name: "gueltig_bis",
        titel: "Gültig bis",
        art: "datum",
        erklaerung: "Letzter Tag. Leer: läuft weiter.",
        beispiel: ""
      }
    ]
  },
  leistungen,
  {
    name: "beratungen",
    titel: "Beratungen",
    erklaerung: "Beratungen als Summen je Thema. Nie einzelne Fälle.",
    schluessel: ["zentrum_id", "zeitraum", "thema", "zielgruppe"],
    spalten: [
      zentrum,
      zeitraum,
      {
        name: "thema",
        titel: "Thema",
        art: "auswahl",
        werte: beratungsthemen,
        pflicht: true,
        erklaerung: "Worum es vor allem ging.",
        beispiel: "Wohnen"
      },
      {
        name: "zielgruppe",
        titel: "Zielgruppe",
        art: "auswahl",
        register: "zielgruppen",
        erklaerung: "Nur wenn sie erfasst wird.",
        beispiel: "Familien"
      },
      anzahl("kontakte", "Kontakte", "Zahl der Beratungen.", "12", {pflicht: true, max: 10000}),
      ...fachdienste.map(({id, titel}) =>
        anzahl(`vermittelt_${id}`, `Vermittelt: ${titel}`, `Vermittlungen an: ${titel}.`, "", {
          teilVon: "kontakte",
          max: 10000
        })
      )
    ]
  },
  {
    name: "anliegen",
    titel: "Anliegen",
    erklaerung: "Was Menschen im Stadtteil als Bedarf nennen: gezählt nach Problemfeld, ohne freien Text.",
    schluessel: ["zentrum_id", "zeitraum", "problemfeld", "zielgruppe", "gebiet", "kanal"],
    spalten: [
      zentrum,
      zeitraum,
      {
        name: "problemfeld",
        titel: "Problemfeld",
        art: "auswahl",
        register: "problemfelder",
        pflicht: true,
        erklaerung: "Wozu das Anliegen gehört.",
        beispiel: "Wohnen und Nachbarschaft"
      },
      {
        name: "zielgruppe",
        titel: "Zielgruppe",
        art: "auswahl",
        register: "zielgruppen",
        erklaerung: "Wen es betrifft.",
        beispiel: "Familien"
      },
      {
        name: "gebiet",
        titel: "Gebiet",
        art: "auswahl",
        register: "gebiete",
        erklaerung: "Welchen Stadtteil oder Planungsraum es betrifft.",
        beispiel: "Marzahn-Nord"
      },
      {
        name: "kanal",
        titel: "Kanal",
        art: "auswahl",
        werte: kanaele,
        pflicht: true,
        erklaerung: "Wie es bekannt wurde.",
        beispiel: "Gespräch"
      },
      anzahl("anzahl", "Anzahl", "Wie oft es genannt wurde.", "7", {pflicht: true, min: 1, max: 10000})
    ]
  },
  {
    name: "ehrenamt",
    titel: "Ehrenamt",
    erklaerung: "Freiwillige des ganzen Hauses, auch außerhalb einzelner Angebote.",
    schluessel: ["zentrum_id", "zeitraum"],
    spalten: [
      zentrum,
      zeitraum,
      anzahl("ehrenamtliche", "Ehrenamtliche", "Menschen, die freiwillig mitwirkten.", "24", {
        pflicht: true,
        max: 5000
      }),
      anzahl("davon_neu", "davon neu", "Zum ersten Mal dabei.", "3", {teilVon: "ehrenamtliche", max: 5000}),
      {
        name: "stunden",
        titel: "Stunden",
        art: "stunden",
        max: 200000,
        erklaerung: "Stunden freiwilliger Arbeit zusammen.",
        beispiel: "180"
      },
      anzahl("fortbildungen", "Fortbildungen", "Teilnahmen Ehrenamtlicher an Fortbildungen.", "5", {max: 5000})
    ]
  },
  {
    name: "gremien",
    titel: "Gremien",
    erklaerung: "Sitzungen, an denen das Zentrum teilnahm.",
    schluessel: ["zentrum_id", "zeitraum", "gremium"],
    spalten: [
      zentrum,
      zeitraum,
      {
        name: "gremium",
        titel: "Gremium",
        art: "auswahl",
        werte: gremienarten,
        pflicht: true,
        erklaerung: "Art des Gremiums.",
        beispiel: "Stadtteil- oder Kiezrunde"
      },
      anzahl("sitzungen", "Sitzungen", "Wie oft das Zentrum dabei war.", "2", {pflicht: true, min: 1, max: 500})
    ]
  },
  {
    name: "standards",
    titel: "Standards",
    erklaerung: "Eigene Einschätzung zu den dreizehn Mindeststandards, einmal im Jahr.",
    schluessel: ["zentrum_id", "jahr", "standard"],
    spalten: [
      zentrum,
      {name: "jahr", titel: "Jahr", art: "jahr", pflicht: true, erklaerung: "Berichtsjahr.", beispiel: "2025"},
      {
        name: "standard",
        titel: "Standard",
        art: "auswahl",
        register: "standards",
        pflicht: true,
        erklaerung: "Einer der dreizehn Standards.",
        beispiel: "Ehrenamt"
      },
      {
        name: "einschaetzung",
        titel: "Einschätzung",
        art: "auswahl",
        werte: einschaetzungen,
        pflicht: true,
        erklaerung: "Ihre eigene Einschätzung.",
        beispiel: "teilweise erfüllt"
      },
      {
        name: "nachweise",
        titel: "Nachweis",
        art: "mehrfach",
        werte: nachweisarten,
        erklaerung: "Womit Sie es belegen können.",
        beispiel: "Konzept oder Plan"
      }
    ]
  },
  {
    name: "meldestand",
    titel: "Meldestand",
    erklaerung:
      "Für welche Monate die Angaben vollständig sind. Ein Monat ohne Zeile gilt als nicht gemeldet, nie als 0.",
    schluessel: ["zentrum_id", "zeitraum"],
    spalten: [
      zentrum,
      {
        ...zeitraum,
        erklaerung: "Monat (03.2025) oder ein ganzes Jahr (2025)."
      },
      {
        name: "gemeldet",
        titel: "Gemeldet",
        art: "auswahl",
        werte: liste(["ja", "ja"], ["nein", "nein"]),
        pflicht: true,
        erklaerung: "„ja“, wenn alle Leistungen des Zeitraums eingetragen sind.",
        beispiel: "ja"
      },
      {
        name: "stand",
        titel: "Stand",
        art: "datum",
        pflicht: true,
        erklaerung: "Tag, an dem die Angaben abgeschlossen wurden. Eine Korrektur trägt einen späteren Tag.",
        beispiel: "31.01.2026"
      }
    ]
  }
];

export const tabellennamen = [
  "zentren",
  "angebote",
  "leistungen",
  "beratungen",
  "anliegen",
  "ehrenamt",
  "gremien",
  "standards",
  "meldestand"
] as const;
export type Tabellenname = (typeof tabellennamen)[number];

/** The table of that name. */
export function tabelleOf(name: Tabellenname): Tabelle {
  return tabellen.find((tabelle) => tabelle.name === name)!;
}
