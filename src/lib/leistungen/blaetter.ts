import {columnName} from "../archiv.js";
import type {Blatt, Eingabehilfe, Format, Stil, Zelle} from "./schreiben.js";
import type {Register, Zellwert} from "./typen.js";
import {tabellen, vertragsversion} from "./vertrag.js";
import type {Listenwert, Spalte, Tabelle} from "./vertrag.js";

/** A column as it stands in a sheet: `mehrfach` takes several. */
export interface Blattspalte {
  spalte: Spalte;
  /** Which of the columns of a `mehrfach`, from 0. */
  stelle: number;
  titel: string;
}

export const farben = {kopf: "D9E2EC", pflicht: "8FB0CC", beispiel: "EEEEEE", pruefen: "FFF2A8"} as const;
/** Last row that offers its lists; formats go on below. */
const letzteZeile = 2000;
const mehrfachSpalten = 3;

const formate: Partial<Record<Spalte["art"], Format>> = {
  anzahl: "ganzzahl",
  jahr: "ganzzahl",
  stunden: "dezimal",
  koordinate: "grad",
  datum: "datum"
};
const breiten: Partial<Record<Spalte["art"], number>> = {
  anzahl: 13,
  jahr: 8,
  stunden: 11,
  koordinate: 11,
  datum: 12,
  plz: 8,
  zeitraum: 12,
  kennung: 24,
  oeffnung: 36
};

/** How the cells of a column are shown. */
export const formatOf = ({art}: Spalte): Format => formate[art] ?? "text";

/** The columns of *tabelle* in a sheet; three for `mehrfach`, more where *meiste* says that a row has more values. */
export function blattspalten({spalten}: Tabelle, meiste: (spalte: Spalte) => number = () => 0): Blattspalte[] {
  return spalten.flatMap((spalte) =>
    Array.from({length: spalte.art === "mehrfach" ? Math.max(mehrfachSpalten, meiste(spalte)) : 1}, (_, stelle) => ({
      spalte,
      stelle,
      titel: stelle === 0 ? spalte.titel : `${spalte.titel} ${stelle + 1}`
    }))
  );
}

/** The list that a column chooses from; null if it has none. */
function listeOf({werte, register: name}: Spalte, register: Register): readonly Listenwert[] | null {
  return werte ?? (name === undefined ? null : register[name]);
}

/** What people read and choose for *wert*: its title, or its id where two entries bear the same title. */
function anzeigeOf({id, titel}: Listenwert, liste: readonly Listenwert[]): string {
  return liste.filter((anderer) => anderer.titel === titel).length > 1 ? id : titel;
}

const anzeigen = new WeakMap<readonly Listenwert[], Map<string, string>>();

/** What people read for *id*, an entry of *liste*; *id* itself if it is none. */
function titelOf(id: string, liste: readonly Listenwert[]): string {
  let titel = anzeigen.get(liste);
  if (!titel) anzeigen.set(liste, (titel = new Map(liste.map((eintrag) => [eintrag.id, anzeigeOf(eintrag, liste)]))));
  return titel.get(id) ?? id;
}

/** An ISO day, month or year in German: "15.03.2025", "03.2025", "2025". */
const deutscherZeitraum = (zeitraum: string): string => zeitraum.split("-").reverse().join(".");

/** *wert* of a stored row as it is written into a sheet: titles for ids, German periods, days as dates, an empty cell for null. */
export function zellwertOf({spalte, stelle}: Blattspalte, wert: Zellwert, register: Register): Zelle["wert"] {
  const einzeln = Array.isArray(wert) ? ((wert as readonly string[])[stelle] ?? null) : stelle === 0 ? wert : null;
  if (einzeln === null || typeof einzeln === "number") return einzeln;
  const text = einzeln as string;
  if (spalte.art === "datum") return /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : text;
  if (spalte.art === "zeitraum") return deutscherZeitraum(text);
  const liste = listeOf(spalte, register);
  return liste ? titelOf(text, liste) : text;
}

/** One column of the sheet "Listen" for every list of the contract, and where each stands. */
export function listenblatt(register: Register): {blatt: Blatt; bereichOf: (spalte: Spalte) => string | undefined} {
  const listen: {titel: string; liste: readonly Listenwert[]}[] = [];
  for (const {spalten} of tabellen)
    for (const spalte of spalten) {
      const liste = listeOf(spalte, register);
      if (liste && liste.length > 0 && !listen.some((andere) => andere.liste === liste))
        listen.push({titel: spalte.titel, liste});
    }
  const hoehe = Math.max(0, ...listen.map(({liste}) => liste.length));
  const text: Stil = {format: "text"};
  return {
    blatt: {
      name: "Listen",
      spalten: listen.map(() => ({breite: 44, stil: text})),
      zeilen: [
        listen.map(({titel}) => ({wert: titel, stil: {fett: true, farbe: farben.kopf}})),
        ...Array.from({length: hoehe}, (_, i) =>
          listen.map(({liste}) => (liste[i] ? {wert: anzeigeOf(liste[i], liste)} : null))
        )
      ],
      fest: 1
    },
    bereichOf(spalte) {
      const liste = listeOf(spalte, register);
      const index = listen.findIndex((eine) => eine.liste === liste);
      const letzte = (liste?.length ?? 0) + 1;
      return index < 0 ? undefined : `Listen!$${columnName(index)}$2:$${columnName(index)}$${letzte}`;
    }
  };
}

/** Says on a heading what belongs below it. */
function kopfhinweis({pflicht, erklaerung, beispiel}: Spalte): string {
  return `${pflicht ? "Pflichtfeld. " : ""}${erklaerung}${beispiel === "" ? "" : ` Beispiel: ${beispiel}`}`;
}

/**
 * The sheet of *tabelle* with its heading in row 1, drop-down lists, formats, and *zeilen* below; *weitere* are columns behind
 * those of the contract.
 */
export function tabellenblatt(
  tabelle: Tabelle,
  spalten: readonly Blattspalte[],
  zeilen: readonly (readonly (Zelle | null)[])[],
  bereichOf: (spalte: Spalte) => string | undefined,
  weitere: readonly {titel: string; breite: number}[] = []
): Blatt {
  const hilfen = spalten.flatMap(({spalte, titel}, i): Eingabehilfe[] => {
    const spaltenname = columnName(i);
    // The ids of offers are chosen from those that the file itself holds.
    const angebote = spalte.name === "angebot_id" && tabelle.name !== "angebote";
    const liste = angebote ? `Angebote!$B$2:$B$${letzteZeile}` : bereichOf(spalte);
    return [
      {bereich: `${spaltenname}1`, hinweis: {titel, text: kopfhinweis(spalte)}},
      ...(liste === undefined ? [] : [{bereich: `${spaltenname}2:${spaltenname}${letzteZeile}`, liste}])
    ];
  });
  return {
    name: tabelle.titel,
    spalten: [
      ...spalten.map(({spalte, titel}) => ({
        breite: Math.max(breiten[spalte.art] ?? 28, titel.length + 2),
        stil: {format: formatOf(spalte)}
      })),
      ...weitere.map(({breite}) => ({breite, stil: {umbruch: true as const}}))
    ],
    zeilen: [
      [
        ...spalten.map(({spalte, stelle, titel}) => ({
          wert: titel,
          stil: {fett: true as const, farbe: spalte.pflicht && stelle === 0 ? farben.pflicht : farben.kopf}
        })),
        ...weitere.map(({titel}) => ({wert: titel, stil: {fett: true as const, farbe: farben.pruefen}}))
      ],
      ...zeilen
    ],
    fest: 1,
    hilfen
  };
}

/** The sheet that says which version of the contract the workbook was made for. */
export function meldungsblatt(weitere: readonly (readonly [string, string | number])[] = []): Blatt {
  const zeilen: (readonly [string, string | number])[] = [["Vertragsversion", vertragsversion], ...weitere];
  return {
    name: "Meldung",
    spalten: [{breite: 24}, {breite: 40, stil: {format: "text"}}],
    zeilen: [
      ["Angabe", "Wert"].map((wert) => ({wert, stil: {fett: true as const, farbe: farben.kopf}})),
      ...zeilen.map((zeile) => zeile.map((wert) => ({wert: String(wert)})))
    ],
    fest: 1
  };
}
