/** How an area is given supply: where the centre stands, where it says it works, who can walk to it. Never mixed. */
export const logiken = ["standort", "einsatzgebiet", "einzugsgebiet"] as const;
export type Logik = (typeof logiken)[number];

/** Supply (the first three) and what was recorded of its use, in the order pages list them. */
export const messgroessen = [
  "angebote",
  "stunden",
  "platzstunden",
  "termine",
  "teilnahmen",
  "beratungen",
  "ehrenamt_stunden"
] as const;
export type Messgroesse = (typeof messgroessen)[number];

/** The measures a gap is computed for. */
export const lueckenMessgroessen = ["stunden", "platzstunden"] as const satisfies readonly Messgroesse[];

/**
 * The view of supply that every page starts with: where centres say they work. They are funded for Bezirksregionen and work
 * beyond their own door; by the place of the house alone every area without one would look unserved, and who walks there is
 * an estimate.
 */
export const ueblicheSicht = {logik: "einsatzgebiet", messgroesse: "stunden"} as const satisfies {
  logik: Logik;
  messgroesse: Messgroesse;
};
