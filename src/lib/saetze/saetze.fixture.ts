import type {Lage, Verlauf} from "./lage.js";
import type {Versorgung} from "./versorgung.js";

export type Indikator = Lage["indikator"];

const kinderarmut: Indikator = {
  id: "kinderarmut",
  titel: "Kinderarmut",
  kurztitel: "Kinderarmut",
  einheit: "Prozent",
  einheit_kurz: "%",
  nachkommastellen: 1,
  problemfeld: "einkommen_armut",
  ebenen_vergleichbar: true,
  polaritaet: "belastung",
  klassen: null,
  veraenderung: false,
  quelle_kurz: "Quelle",
  quellenvermerk: "Quelle: Quelle",
  turnus_monate: 24,
  definition: "Kinder mit Leistungen.",
  hinweise: [],
  brueche: [],
  klassifikation: {verfahren: "quantile", anzahl: 5},
  ki_verfahren: "wilson"
};

/** Indicators of every kind that the register has, by what a sentence must know of them. */
export const indikatoren = {
  anteil: kinderarmut,
  anzahl: {...kinderarmut, titel: "Kinder (Anzahl)", einheit: "Personen", einheit_kurz: "Ew.", nachkommastellen: 0},
  einrichtungen: {
    ...kinderarmut,
    titel: "Treffpunkte",
    einheit: "Einrichtungen",
    einheit_kurz: "",
    nachkommastellen: 0
  },
  quote: {
    ...kinderarmut,
    titel: "Kitaplätze je 100 Kinder",
    einheit: "Plätze je 100 Kinder",
    einheit_kurz: "je 100"
  },
  quotient: {
    ...kinderarmut,
    titel: "Altenquotient",
    einheit: "Personen ab 65 Jahren je 100 Personen von 18 bis 64 Jahren",
    einheit_kurz: "je 100"
  },
  dichte: {
    ...kinderarmut,
    titel: "Einwohnerinnen und Einwohner je Hektar",
    einheit: "Personen je Hektar",
    einheit_kurz: "Ew./ha"
  },
  flaeche: {
    ...kinderarmut,
    titel: "Öffentliche Grünanlagen je Person",
    einheit: "Quadratmeter je Einwohnerin und Einwohner",
    einheit_kurz: "m²"
  },
  index: {
    ...kinderarmut,
    titel: "Sozialatlas: soziale Lage",
    einheit: "Standardabweichungen",
    einheit_kurz: "",
    nachkommastellen: 2,
    polaritaet: "ressource",
    ebenen_vergleichbar: false
  },
  klasse: {
    ...kinderarmut,
    titel: "Sozialer Status",
    einheit: "Klasse",
    einheit_kurz: "",
    nachkommastellen: 0,
    klassen: [
      {wert: 2, name: "mittel", kurz: "2"},
      {wert: 3, name: "niedrig", kurz: "3"}
    ]
  },
  veraenderung: {
    ...kinderarmut,
    titel: "Veränderung der Einwohnerzahl in fünf Jahren",
    veraenderung: true
  },
  prozentpunkte: {
    ...kinderarmut,
    titel: "Veränderung der Kinderarmut in zwei Jahren",
    einheit: "Prozentpunkte",
    einheit_kurz: "%-Pkt."
  },
  imBezirk: {...kinderarmut, titel: "Arbeitslosenquote im Bezirk (Bericht 2020)"},
  lang: {
    ...kinderarmut,
    titel: "Anteil der Menschen mit Herkunft aus dem Gebiet der ehemaligen Sowjetunion"
  }
} satisfies Record<string, Indikator>;

export const gebiete = {
  bzr: {gebiet_id: "100101", name: "Marzahn-Nord", ebene: "bzr"},
  plr: {gebiet_id: "10010102", name: "Wittenberger Straße", ebene: "plr"},
  bezirk: {gebiet_id: "10", name: "Marzahn-Hellersdorf", ebene: "bezirk"}
} satisfies Record<string, Lage["gebiet"]>;

export const ki = (unten: number, oben: number, wenige = false): {unten: number; oben: number; wenige: boolean} => ({
  unten,
  oben,
  wenige
});

/** A value of Berlin that is not there. */
export const ohneBerlin: Lage["berlin"] = {
  wert: null,
  status: "fehlt",
  zaehler: null,
  nenner: null,
  ki: null,
  anmerkung: ""
};

type Teile = Partial<Omit<Lage, "indikator" | "gebiet" | "wert" | "berlin">> & {
  indikator?: keyof typeof indikatoren;
  gebiet?: keyof typeof gebiete;
  wert?: Partial<Lage["wert"]>;
  /** Berlin's value; null for none. */
  berlin?: number | null;
};

/** A state of affairs: 32.9 per cent of the children in Marzahn-Nord, over the rest of the Bezirk and Berlin, with *teile* changed. */
export function lage({indikator = "anteil", gebiet = "bzr", wert, berlin = 26.9, ...teile}: Teile = {}): Lage {
  return {
    indikator: indikatoren[indikator],
    gebiet: gebiete[gebiet],
    zeitraum: "2022-12-31",
    wert: {wert: 32.9, status: "wert", zaehler: 1316, nenner: 4000, ki: ki(31.5, 34.4), anmerkung: "", ...wert},
    rest_bezirk: 27.4,
    urteile: {bezirk: "ueber", berlin: "ueber"},
    berlin: berlin === null ? ohneBerlin : {...ohneBerlin, wert: berlin, status: "wert"},
    vergleich: null,
    klasse: null,
    verlauf: null,
    bruch: null,
    quellenvermerke: ["Quelle: Quelle"],
    ...teile
  };
}

/** A value that is not there, with nothing beside it. */
export const fehlend = (status: Lage["wert"]["status"], anmerkung = "", teile: Teile = {}): Lage =>
  lage({
    rest_bezirk: null,
    urteile: {bezirk: null, berlin: null},
    ...teile,
    wert: {wert: null, status, zaehler: null, nenner: null, ki: null, anmerkung}
  });

/** A change since the end of 2018 of so many units, with its interval and direction. */
export const verlauf = (
  differenz: number,
  intervall: [number, number] | null,
  richtung: Verlauf["richtung"],
  teile: Partial<Verlauf> = {}
): Verlauf => ({
  art: "veraenderung",
  von: "2018-12-31",
  wert_von: 32.9 - differenz,
  differenz,
  ki: intervall && {unten: intervall[0], oben: intervall[1]},
  richtung,
  ...teile
});

/** Documented supply: 810 hours for children in Marzahn-Nord, all centres reported, with *zeile* and *teile* changed. */
export const versorgung = (
  zeile: Partial<NonNullable<Versorgung["zeile"]>> = {},
  teile: Partial<Versorgung> = {}
): Versorgung => ({
  gruppe: {id: "kinder", titel: "Kinder", gezaehlt: true},
  gebiet: gebiete.bzr,
  jahr: 2025,
  messgroesse: "stunden",
  deckung_unter: 0.8,
  zeile: {
    wert: 810,
    status: "wert",
    je_1000: 197.07,
    fair: 595.5,
    deckung: 1.36,
    urteil: "kein_rueckstand",
    haengt_ab: false,
    anteil_laeufe: 0,
    ohne_angabe: 0,
    zentren: 2,
    gemeldet: 2,
    ...zeile
  },
  ...teile
});

/** The text with ordinary spaces, as a reader sees it. */
export const lesbar = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** Words that claim a difference, as words of their own. */
export const behauptung = /(?<!\p{L})(über|unter|gestiegen|gesunken|steigend|fallend|mehr|weniger)(?!\p{L})/u;

/** The sentences of a text. */
export const saetzeOf = (text: string): string[] => text.split(/(?<=[\p{L}\d)“%²][.!?]) (?=[\p{Lu}„\d])/u);

/** How many words a sentence has; a number with its unit is one. */
export const woerterOf = (satz: string): number => satz.split(" ").length;
