export type Polaritaet = "belastung" | "ressource" | "keine_wertung";

/** Steps of the five-step ramp for two to five classes, so that neighbours stay apart. */
const stufen: Record<number, readonly number[]> = {
  1: [3],
  2: [1, 4],
  3: [1, 3, 5],
  4: [1, 2, 3, 5],
  5: [1, 2, 3, 4, 5]
};

/**
 * Ground and ink of class *index* of *anzahl*, from the lowest burden to the highest. The ink does not follow the theme,
 * because the ground does not.
 */
export function klassenfarbe(polaritaet: Polaritaet, index: number, anzahl: number): {grund: string; schrift: string} {
  const stufe = stufen[Math.min(5, Math.max(1, anzahl))]?.[index] ?? 5;
  return {grund: `var(--${polaritaet}-${stufe})`, schrift: stufe >= 4 ? "#ffffff" : "#1b1f24"};
}
