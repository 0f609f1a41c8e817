/** Words of the glossary page and of the small help buttons. */
export const texteGlossar = {
  hilfe: {
    knopf: (titel: string): string => `Hilfe: ${titel}`,
    mehr: "Mehr im Glossar"
  },
  suche: {
    feld: "Im Glossar suchen",
    beispiel: "Wort oder Abkürzung",
    alle: (n: number): string => `${n} Fachwörter`,
    treffer: (n: number, von: number): string => `${n} von ${von} Fachwörtern`,
    keine: "Kein Fachwort gefunden. Versuchen Sie es mit einem kürzeren Wort."
  },
  buchstaben: "Zu den Anfangsbuchstaben",
  auch: (worte: readonly string[]): string => `Auch: ${worte.join(", ")}`,
  siehe: "Mehr dazu:"
} as const;
