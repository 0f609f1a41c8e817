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
