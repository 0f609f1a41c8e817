/** A group of people of the catalogue, as far as the invented offers name it. */
export type Gruppe =
  | "alle"
  | "kinder"
  | "jugendliche"
  | "familien"
  | "alleinerziehende"
  | "aeltere"
  | "hochaltrige"
  | "migrantinnen_migranten"
  | "gefluechtete"
  | "arbeitslose"
  | "menschen_mit_wenig_einkommen"
  | "menschen_mit_behinderung"
  | "pflegende_angehoerige"
  | "frauen_maedchen"
  | "ehrenamtliche";

/** An invented offer as several centres have it. */
export interface Angebotsart {
  titel: string;
  leistungsbereich: string;
  zielgruppen: readonly [Gruppe, ...Gruppe[]];
  format: string;
  plaetze?: number;
  /** Days a week (0 is Monday, moved on by centre) and hours from–to; or months with so many dates, without a schedule. */
  wann:
    {tage: readonly number[]; von: number; bis: number} | {monate: readonly number[]; termine: number; dauer: number};
  /** Visits per date for 1.000 people of the first group in the Einsatzgebiet; null: attendances are not recorded. */
  besuche: number | null;
  sprachen?: string;
  /** Volunteers at a date. */
  ehrenamtliche?: number;
}

const jedenMonat = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const woche = (tage: readonly number[], von: number, bis: number): Angebotsart["wann"] => ({tage, von, bis});
const monate = (liste: readonly number[], termine: number, dauer: number): Angebotsart["wann"] => ({
  monate: liste,
  termine,
  dauer
});

const engagement = "engagement_selbsthilfe";
const freizeit = "generationen_kultur_freizeit";
const beratung = "beratung_vermittlung";

/** Every invented offer by its key, in the order the files list them. */
export const angebotsarten: Readonly<Record<string, Angebotsart>> = {
  ehrenamtsbuero: {
    titel: "Beratung zum Ehrenamt",
    leistungsbereich: engagement,
    zielgruppen: ["ehrenamtliche"],
    format: "beratung",
    wann: woche([1], 10, 12),
    besuche: 2.2
  },
  selbsthilfe: {
    titel: "Selbsthilfegruppe seelische Gesundheit",
    leistungsbereich: engagement,
    zielgruppen: ["alle"],
    format: "gruppe",
    plaetze: 12,
    wann: woche([3], 17, 19),
    besuche: 0.26
  },
  pflegetreff: {
    titel: "Treffen pflegender Angehöriger",
    leistungsbereich: engagement,
    zielgruppen: ["pflegende_angehoerige"],
    format: "gruppe",
    plaetze: 12,
    wann: monate(jedenMonat, 2, 2),
    besuche: 5
  },
  atelier: {
    titel: "Offenes Atelier für Menschen mit und ohne Behinderung",
    leistungsbereich: engagement,
    zielgruppen: ["menschen_mit_behinderung", "alle"],
    format: "gruppe",
    plaetze: 15,
    wann: woche([2], 14, 17),
    besuche: 3,
    ehrenamtliche: 2
  },
  reparaturcafe: {
    titel: "Reparaturcafé",
    leistungsbereich: engagement,
    zielgruppen: ["alle"],
    format: "offen",
    plaetze: 25,
    wann: monate(jedenMonat, 1, 4),
    besuche: 0.6,
    ehrenamtliche: 5
  },
  nachbarschaftshilfe: {
    titel: "Nachbarschaftshilfe zu Hause",
    leistungsbereich: engagement,
    zielgruppen: ["alle"],
    format: "aufsuchend",
    wann: woche([0, 2, 4], 9, 12),
    besuche: null,
    ehrenamtliche: 3
  },
  cafe: {
    titel: "Nachbarschaftscafé",
    leistungsbereich: freizeit,
    zielgruppen: ["alle"],
    format: "offen",
    plaetze: 40,
    wann: woche([1, 3], 14, 17),
    besuche: 0.75,
    ehrenamtliche: 2
  },
  sprachcafe: {
    titel: "Sprachcafé",
    leistungsbereich: freizeit,
    zielgruppen: ["migrantinnen_migranten", "gefluechtete"],
    format: "offen",
    plaetze: 25,
    wann: woche([2], 15, 17),
    besuche: 1.5,
    sprachen: "Russisch, Arabisch, Ukrainisch",
    ehrenamtliche: 3
  },
  deutschkurs: {
    titel: "Deutsch für den Alltag",
    leistungsbereich: freizeit,
    zielgruppen: ["migrantinnen_migranten"],
    format: "kurs",
    plaetze: 16,
    wann: woche([0, 3], 9, 11),
    besuche: 1.4,
    sprachen: "Vietnamesisch, Russisch"
  },
  fruehstueck: {
    titel: "Frühstück für Ältere",
    leistungsbereich: freizeit,
    zielgruppen: ["aeltere"],
    format: "gruppe",
    plaetze: 30,
    wann: woche([1], 9, 11),
    besuche: 3.4,
    ehrenamtliche: 2
  },
  nachmittag: {
    titel: "Nachmittag für Ältere",
    leistungsbereich: freizeit,
    zielgruppen: ["aeltere"],
    format: "offen",
    plaetze: 30,
    wann: woche([0, 2, 3], 13, 17),
    besuche: 3,
    ehrenamtliche: 2
  },
  gymnastik: {
    titel: "Gymnastik im Sitzen",
    leistungsbereich: freizeit,
    zielgruppen: ["aeltere", "hochaltrige"],
    format: "kurs",
    plaetze: 15,
    wann: woche([0, 3], 10, 11),
    besuche: 2
  },
  gedaechtnis: {
    titel: "Gedächtnistraining",
    leistungsbereich: freizeit,
    zielgruppen: ["aeltere"],
    format: "kurs",
    plaetze: 12,
    wann: woche([4], 10, 12),
    besuche: 1.5
  },
  besuchsdienst: {
    titel: "Besuchsdienst für Hochaltrige",
    leistungsbereich: freizeit,
    zielgruppen: ["hochaltrige"],
    format: "aufsuchend",
    wann: woche([1, 4], 14, 17),
    besuche: null,
    ehrenamtliche: 4
  },
  kindernachmittag: {
    titel: "Kindernachmittag",
    leistungsbereich: freizeit,
    zielgruppen: ["kinder"],
    format: "offen",
    plaetze: 25,
    wann: woche([0, 2, 4], 15, 18),
    besuche: 2.3
  },
  hausaufgaben: {
    titel: "Hausaufgabenzeit",
    leistungsbereich: freizeit,
    zielgruppen: ["kinder"],
    format: "gruppe",
    plaetze: 16,
    wann: woche([1, 3], 14, 16),
    besuche: 1.6,
    ehrenamtliche: 2
  },
  jugendtreff: {
    titel: "Jugendtreff am Abend",
    leistungsbereich: freizeit,
    zielgruppen: ["jugendliche"],
    format: "offen",
    plaetze: 30,
    wann: woche([1, 3, 4], 17, 20),
    besuche: 3.2
  },
  jugendband: {
    titel: "Musikwerkstatt für Jugendliche",
    leistungsbereich: freizeit,
    zielgruppen: ["jugendliche"],
    format: "kurs",
    plaetze: 10,
    wann: woche([2], 17, 19),
    besuche: 1.6
  },
  chor: {
    titel: "Stadtteilchor",
    leistungsbereich: freizeit,
    zielgruppen: ["alle"],
    format: "gruppe",
    plaetze: 35,
    wann: woche([0], 18, 20),
    besuche: 0.7
  },
  kulturabend: {
    titel: "Kulturabend",
    leistungsbereich: freizeit,
    zielgruppen: ["alle"],
    format: "veranstaltung",
    plaetze: 60,
    wann: monate([1, 2, 3, 4, 5, 6, 9, 10, 11, 12], 1, 3),
    besuche: 1.2,
    ehrenamtliche: 3
  },
  stadtteilfest: {
    titel: "Stadtteilfest",
    leistungsbereich: freizeit,
    zielgruppen: ["alle"],
    format: "veranstaltung",
    wann: monate([6], 1, 6),
    besuche: 12,
    ehrenamtliche: 18
  },
  raeume: {
    titel: "Räume für Gruppen und Vereine",
    leistungsbereich: freizeit,
    zielgruppen: ["alle"],
    format: "raumnutzung",
    plaetze: 30,
    wann: woche([2, 4], 17, 21),
    besuche: null
  },
  krabbelgruppe: {
    titel: "Krabbelgruppe",
    leistungsbereich: "familie",
    zielgruppen: ["familien"],
    format: "gruppe",
    plaetze: 14,
    wann: woche([1, 4], 10, 12),
    besuche: 1.5
  },
  elterncafe: {
    titel: "Elterncafé",
    leistungsbereich: "familie",
    zielgruppen: ["familien", "alleinerziehende"],
    format: "offen",
    plaetze: 20,
    wann: woche([2], 9, 11),
    besuche: 1.6,
    sprachen: "Russisch, Vietnamesisch",
    ehrenamtliche: 1
  },
  elternkurs: {
    titel: "Elternkurs",
    leistungsbereich: "familie",
    zielgruppen: ["familien"],
    format: "kurs",
    plaetze: 12,
    wann: monate([2, 3, 4, 9, 10, 11], 3, 2),
    besuche: 1.3
  },
  alleinerziehende: {
    titel: "Treff für Alleinerziehende",
    leistungsbereich: "familie",
    zielgruppen: ["alleinerziehende"],
    format: "gruppe",
    plaetze: 15,
    wann: monate(jedenMonat, 2, 3),
    besuche: 6
  },
  sozialberatung: {
    titel: "Sozialberatung",
    leistungsbereich: beratung,
    zielgruppen: ["alle"],
    format: "beratung",
    wann: woche([0, 3], 13, 16),
    besuche: 0.28,
    sprachen: "Russisch"
  },
  schulden: {
    titel: "Sprechstunde Geld und Schulden",
    leistungsbereich: beratung,
    zielgruppen: ["menschen_mit_wenig_einkommen"],
    format: "beratung",
    wann: woche([1], 14, 17),
    besuche: 1.5
  },
  bewerbung: {
    titel: "Hilfe bei Bewerbungen",
    leistungsbereich: beratung,
    zielgruppen: ["arbeitslose"],
    format: "beratung",
    plaetze: 8,
    wann: woche([2], 10, 13),
    besuche: 4
  },
  ankommen: {
    titel: "Beratung zum Ankommen",
    leistungsbereich: beratung,
    zielgruppen: ["gefluechtete", "migrantinnen_migranten"],
    format: "beratung",
    wann: woche([4], 10, 14),
    besuche: 5,
    sprachen: "Arabisch, Ukrainisch, Farsi"
  },
  rente: {
    titel: "Sprechstunde Rente und Pflege",
    leistungsbereich: beratung,
    zielgruppen: ["aeltere", "pflegende_angehoerige"],
    format: "beratung",
    wann: monate(jedenMonat, 2, 3),
    besuche: 0.9
  },
  frauenfruehstueck: {
    titel: "Frauenfrühstück",
    leistungsbereich: "geschlechterspezifisch",
    zielgruppen: ["frauen_maedchen"],
    format: "gruppe",
    plaetze: 20,
    wann: woche([3], 9, 11),
    besuche: 0.9
  },
  maedchengruppe: {
    titel: "Mädchengruppe",
    leistungsbereich: "geschlechterspezifisch",
    zielgruppen: ["frauen_maedchen", "kinder", "jugendliche"],
    format: "gruppe",
    plaetze: 14,
    wann: woche([4], 15, 18),
    besuche: 0.7
  },
  maennerwerkstatt: {
    titel: "Werkstatt für Männer",
    leistungsbereich: "geschlechterspezifisch",
    zielgruppen: ["alle"],
    format: "gruppe",
    plaetze: 10,
    wann: woche([0], 16, 19),
    besuche: 0.25
  },
  stadtteilspaziergang: {
    titel: "Stadtteilspaziergang",
    leistungsbereich: "bedarfsermittlung",
    zielgruppen: ["alle"],
    format: "veranstaltung",
    plaetze: 25,
    wann: monate([4, 6, 9], 1, 2),
    besuche: 0.5
  },
  stadtteilkonferenz: {
    titel: "Stadtteilkonferenz",
    leistungsbereich: "vernetzung",
    zielgruppen: ["alle"],
    format: "veranstaltung",
    plaetze: 50,
    wann: monate([3, 10], 1, 4),
    besuche: 1.3
  },
  infostand: {
    titel: "Infostand im Stadtteil",
    leistungsbereich: "oeffentlichkeitsarbeit",
    zielgruppen: ["alle"],
    format: "aufsuchend",
    wann: monate([4, 5, 6, 7, 8, 9], 1, 4),
    besuche: null,
    ehrenamtliche: 2
  },
  nutzerbefragung: {
    titel: "Befragung der Nutzerinnen und Nutzer",
    leistungsbereich: "qualitaetssicherung",
    zielgruppen: ["alle"],
    format: "veranstaltung",
    wann: monate([11], 2, 3),
    besuche: 2.5
  }
};

/** What is special about an offer at a centre: ISO days from and to which it ran, its own areas, figures it does not record. */
export interface Laufzeit {
  von?: string;
  bis?: string;
  einsatzgebiet?: readonly string[];
  ohne?: readonly ("stunden" | "teilnahmen")[];
}

/** An invented centre. */
export interface Beispielzentrum {
  zentrum_id: string;
  name: string;
  traeger: string;
  strasse: string;
  plz: string;
  lat: number;
  lon: number;
  bezirksregion: string;
  /** Keys of Bezirksregionen or Planungsräume; empty: its Bezirksregion. */
  einsatzgebiet: readonly string[];
  barrierefrei: "ja" | "teilweise" | "nein" | "";
  oeffnungszeiten: string;
  /** ISO. */
  offen_seit?: string;
  /** Its attendance compared with the others'. */
  zulauf: number;
  /** What of the attendances it records. */
  erfasst: readonly ("geschlecht" | "alter" | "herkunft" | "personen" | "ehrenamt")[];
  /** Its offers by their keys. */
  angebote: Readonly<Record<string, Laufzeit>>;
  zeilen: "monat" | "jahr";
  /** Months it did not report: from–to. */
  ohneMeldung?: readonly [string, string];
}

const alles = ["geschlecht", "alter", "herkunft", "personen", "ehrenamt"] as const;
const wochentags = "Mo 09:00–18:00; Di 09:00–18:00; Mi 09:00–18:00; Do 09:00–20:00; Fr 09:00–16:00";

const laufend = (...arten: string[]): Record<string, Laufzeit> => Object.fromEntries(arten.map((art) => [art, {}]));

/**
 * The invented centres. Supply is uneven on purpose, so that the pages show something: much in Hellersdorf-Nord, little for
 * older people in Kaulsdorf and Mahlsdorf, where many live, and nothing for young people in Biesdorf.
 */
export const beispielzentren: readonly Beispielzentrum[] = [
  {
    zentrum_id: "beispiel-marzahn-nord",
    name: "Beispielzentrum Marzahn-Nord",
    traeger: "Beispielträger A",
    strasse: "Beispielstraße 1",
    plz: "12689",
    lat: 52.5655,
    lon: 13.5725,
    bezirksregion: "101001",
    einsatzgebiet: [],
    barrierefrei: "ja",
    oeffnungszeiten: wochentags,
    zulauf: 1.05,
    erfasst: alles,
    angebote: {
      ...laufend("ehrenamtsbuero", "nachbarschaftshilfe", "cafe", "sprachcafe", "fruehstueck", "kindernachmittag"),
      ...laufend("hausaufgaben", "stadtteilfest", "elterncafe", "sozialberatung", "schulden", "ankommen"),
      ...laufend("frauenfruehstueck", "stadtteilspaziergang", "infostand")
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-marzahn-mitte-nord",
    name: "Beispielzentrum Marzahn-Mitte Nord",
    traeger: "Beispielträger A",
    strasse: "Beispielstraße 2",
    plz: "12687",
    lat: 52.5585,
    lon: 13.5645,
    bezirksregion: "101002",
    einsatzgebiet: ["10100205", "10100206", "10100207", "10100208"],
    barrierefrei: "teilweise",
    oeffnungszeiten: "Mo 10:00–17:00; Di 10:00–17:00; Mi 10:00–19:00; Do 10:00–17:00",
    zulauf: 0.9,
    erfasst: ["geschlecht", "alter", "personen"],
    angebote: {
      ...laufend("selbsthilfe", "cafe", "deutschkurs", "nachmittag", "gymnastik", "jugendtreff", "raeume"),
      ...laufend("krabbelgruppe", "sozialberatung", "bewerbung", "maennerwerkstatt", "stadtteilkonferenz")
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-marzahn-mitte-sued",
    name: "Beispielzentrum Marzahn-Mitte Süd",
    traeger: "Beispielträger B",
    strasse: "Beispielstraße 3",
    plz: "12679",
    lat: 52.548,
    lon: 13.563,
    bezirksregion: "101002",
    einsatzgebiet: ["10100208", "10100209", "10100210"],
    barrierefrei: "ja",
    oeffnungszeiten: "Mo 09:00–17:00; Di 09:00–17:00; Mi 09:00–17:00; Do 09:00–19:00; Fr 09:00–14:00",
    zulauf: 1,
    erfasst: ["geschlecht", "ehrenamt"],
    angebote: {
      ...laufend("ehrenamtsbuero", "reparaturcafe", "cafe", "sprachcafe", "gedaechtnis", "gymnastik", "chor"),
      ...laufend("kulturabend", "krabbelgruppe", "elternkurs", "sozialberatung", "rente", "maedchengruppe"),
      ...laufend("nutzerbefragung")
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-marzahn-sued",
    name: "Beispielzentrum Marzahn-Süd",
    traeger: "Beispielträger B",
    strasse: "Beispielstraße 4",
    plz: "12685",
    lat: 52.535,
    lon: 13.561,
    bezirksregion: "101003",
    einsatzgebiet: [],
    barrierefrei: "ja",
    oeffnungszeiten: "Mo 09:00–17:00; Di 09:00–18:00; Do 09:00–18:00; Fr 09:00–15:00",
    zulauf: 0.8,
    erfasst: ["alter", "personen"],
    angebote: {
      ...laufend("selbsthilfe", "cafe", "fruehstueck", "nachmittag", "gymnastik", "besuchsdienst", "chor"),
      ...laufend("kindernachmittag"),
      ...laufend("krabbelgruppe", "sozialberatung", "rente", "frauenfruehstueck", "infostand")
    },
    zeilen: "monat",
    ohneMeldung: ["2024-07", "2024-12"]
  },
  {
    zentrum_id: "beispiel-hellersdorf-nord-west",
    name: "Beispielzentrum Hellersdorf-Nord West",
    traeger: "Beispielträger A",
    strasse: "Beispielstraße 5",
    plz: "12629",
    lat: 52.5445,
    lon: 13.5965,
    bezirksregion: "102004",
    einsatzgebiet: [],
    barrierefrei: "ja",
    oeffnungszeiten: "Mo 09:00–20:00; Di 09:00–20:00; Mi 09:00–20:00; Do 09:00–20:00; Fr 09:00–18:00; Sa 10:00–14:00",
    zulauf: 1.2,
    erfasst: alles,
    angebote: {
      ...laufend("nachbarschaftshilfe", "atelier", "cafe", "sprachcafe", "deutschkurs", "nachmittag"),
      ...laufend("kindernachmittag", "hausaufgaben", "jugendtreff", "elterncafe", "alleinerziehende"),
      ...laufend("sozialberatung", "schulden", "maedchengruppe", "stadtteilspaziergang", "nutzerbefragung")
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-hellersdorf-nord-ost",
    name: "Beispielzentrum Hellersdorf-Nord Ost",
    traeger: "Beispielträger C",
    strasse: "Beispielstraße 6",
    plz: "12627",
    lat: 52.542,
    lon: 13.611,
    bezirksregion: "102004",
    einsatzgebiet: ["10200421", "10200422", "10200423", "10200526"],
    barrierefrei: "ja",
    oeffnungszeiten: "Mo 10:00–18:00; Di 10:00–18:00; Mi 10:00–18:00; Do 10:00–20:00; Fr 10:00–18:00",
    offen_seit: "2024-04-01",
    zulauf: 1.1,
    erfasst: ["geschlecht", "alter", "personen", "ehrenamt"],
    angebote: {
      ...laufend("reparaturcafe", "cafe", "kindernachmittag", "jugendtreff", "jugendband", "elterncafe"),
      ...laufend("elternkurs", "sozialberatung", "bewerbung", "frauenfruehstueck", "stadtteilkonferenz")
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-hellersdorf-ost",
    name: "Beispielzentrum Hellersdorf-Ost",
    traeger: "Beispielträger C",
    strasse: "Beispielstraße 7",
    plz: "12627",
    lat: 52.5325,
    lon: 13.6135,
    bezirksregion: "102005",
    einsatzgebiet: [],
    barrierefrei: "teilweise",
    oeffnungszeiten: "Mo 09:00–16:00; Di 09:00–18:00; Mi 09:00–16:00; Do 09:00–18:00",
    zulauf: 0.9,
    erfasst: ["geschlecht", "personen"],
    angebote: {
      ...laufend("ehrenamtsbuero", "cafe", "sprachcafe", "gymnastik", "kindernachmittag", "hausaufgaben"),
      ...laufend("krabbelgruppe", "sozialberatung", "schulden", "frauenfruehstueck", "infostand")
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-hellersdorf-sued",
    name: "Beispielzentrum Hellersdorf-Süd",
    traeger: "Beispielträger B",
    strasse: "Beispielstraße 8",
    plz: "12619",
    lat: 52.5245,
    lon: 13.593,
    bezirksregion: "102006",
    einsatzgebiet: ["102006", "10400835"],
    barrierefrei: "ja",
    oeffnungszeiten: wochentags,
    zulauf: 1,
    erfasst: ["alter", "herkunft", "personen", "ehrenamt"],
    angebote: {
      ...laufend("selbsthilfe", "pflegetreff", "cafe", "nachmittag", "gedaechtnis", "besuchsdienst", "jugendtreff"),
      ...laufend("raeume", "krabbelgruppe", "sozialberatung", "rente", "stadtteilkonferenz"),
      maennerwerkstatt: {bis: "2024-06-30"}
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-biesdorf",
    name: "Beispielzentrum Biesdorf",
    traeger: "Beispielträger B",
    strasse: "Beispielstraße 9",
    plz: "12683",
    lat: 52.506,
    lon: 13.5535,
    bezirksregion: "103007",
    einsatzgebiet: [],
    barrierefrei: "teilweise",
    oeffnungszeiten: "Di 10:00–17:00; Mi 10:00–17:00; Do 10:00–19:00",
    zulauf: 0.85,
    erfasst: ["geschlecht", "alter", "personen"],
    angebote: {
      ...laufend("ehrenamtsbuero", "cafe", "nachmittag", "gymnastik", "chor", "kulturabend", "krabbelgruppe"),
      ...laufend("sozialberatung", "frauenfruehstueck", "stadtteilspaziergang"),
      pflegetreff: {einsatzgebiet: ["103007", "104008"], ohne: ["stunden"]}
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-kaulsdorf",
    name: "Beispielzentrum Kaulsdorf",
    traeger: "Beispielträger C",
    strasse: "Beispielstraße 10",
    plz: "12621",
    lat: 52.508,
    lon: 13.583,
    bezirksregion: "104008",
    einsatzgebiet: ["104008", "10400940"],
    barrierefrei: "nein",
    oeffnungszeiten: "Mo 10:00–16:00; Mi 10:00–18:00; Fr 10:00–14:00",
    zulauf: 0.9,
    erfasst: ["personen"],
    angebote: {
      ...laufend("reparaturcafe", "cafe", "kindernachmittag", "kulturabend", "elterncafe", "sozialberatung"),
      ...laufend("infostand", "stadtteilspaziergang"),
      frauenfruehstueck: {ohne: ["teilnahmen"]}
    },
    zeilen: "monat"
  },
  {
    zentrum_id: "beispiel-mahlsdorf",
    name: "Beispielzentrum Mahlsdorf",
    traeger: "Beispielträger C",
    strasse: "Beispielstraße 11",
    plz: "12623",
    lat: 52.5,
    lon: 13.6195,
    bezirksregion: "104009",
    einsatzgebiet: [],
    barrierefrei: "",
    oeffnungszeiten: "Di 09:00–16:00; Do 12:00–19:00",
    zulauf: 0.85,
    erfasst: ["geschlecht"],
    angebote: {
      ...laufend("cafe", "kindernachmittag", "jugendband", "chor", "stadtteilfest", "krabbelgruppe"),
      ...laufend("elternkurs", "sozialberatung", "maedchengruppe", "stadtteilspaziergang"),
      gedaechtnis: {von: "2024-09-01"}
    },
    zeilen: "jahr"
  }
];
