/** A state that stands where a number would: its sign in tables and files, its name, what it means. */
export interface Zustand {
  zeichen: string;
  name: string;
  erklaerung: string;
}

/** The states without a number, in the words of data/catalogue/methode.json, which a test compares with these. */
export const zustaende = {
  geschuetzt: {
    zeichen: "•",
    name: "geschützt",
    erklaerung: "Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt."
  },
  fehlt: {
    zeichen: "…",
    name: "keine Angabe",
    erklaerung: "Die Quelle liefert für dieses Gebiet und diesen Stichtag keine Zahl. Das heißt nicht 0."
  },
  nicht_gemeldet: {
    zeichen: "n. g.",
    name: "nicht gemeldet",
    erklaerung:
      "Ein Zentrum hat für diesen Zeitraum keine Angaben gemeldet. Das heißt nicht, dass es keine Leistung gab."
  },
  entfaellt: {
    zeichen: "x",
    name: "entfällt",
    erklaerung: "Eine Angabe ist hier nicht sinnvoll, oder die Quelle nimmt das Gebiet aus."
  }
} as const satisfies Record<string, Zustand>;

export type StatusOhneWert = keyof typeof zustaende;

/** The state by its id; `fehlt` for an id that is none, so that nothing unknown ever looks like a number. */
export function zustandOf(status: string): Zustand {
  return zustaende[status as StatusOhneWert] ?? zustaende.fehlt;
}
