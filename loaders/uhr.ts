import {formatZeitraum} from "../src/lib/format.js";

/** Years after the newest figures from which on a day is no longer believed. */
const hoechstens = 10;

export interface Uhr {
  /** The day that checks of the future count with: today, or one after all figures if the clock cannot be right. */
  tag: string;
  /** What to say if the clock cannot be right; null if it may be. */
  hinweis: string | null;
}

/**
 * Whether the computer's clock may be right: *heute* (ISO day) must not lie before the day *neuester* of the newest delivery, nor
 * ten years and more after it.
 */
export function pruefeUhr(heute: string, neuester: string): Uhr {
  const spaetestens = `${Number(neuester.slice(0, 4)) + hoechstens}-12-31`;
  if (heute >= neuester && heute <= spaetestens) return {tag: heute, hinweis: null};
  return {
    tag: spaetestens,
    hinweis: `Hinweis: Die Uhr dieses Rechners zeigt den ${formatZeitraum(heute)}. Die neuesten Zahlen sind vom ${formatZeitraum(neuester)}. Bitte die Uhr stellen. Ob eine Meldung in der Zukunft liegt, wird so lange nicht geprüft.`
  };
}
