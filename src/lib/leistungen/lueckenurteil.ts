/** How an area stands to its fair share, from coverage and robustness: one verdict for every page. */
export type Lueckenurteil = "kein_rueckstand" | "etwas_darunter" | "robust" | "nicht_robust";

/**
 * The verdict on an area with *deckung* (1 is its share) where a gap is called one below *grenze*; null without a coverage, and
 * where nothing is known of its robustness.
 */
export function lueckenurteilOf(
  {deckung, robust}: {deckung: number | null; robust: boolean | null},
  grenze: number
): Lueckenurteil | null {
  if (deckung === null || robust === null) return null;
  if (deckung >= 1) return "kein_rueckstand";
  if (deckung >= grenze) return "etwas_darunter";
  return robust ? "robust" : "nicht_robust";
}
