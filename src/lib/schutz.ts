/** A number of the centres' records: null where nobody recorded it, "geschuetzt" where it is known and not published. */
export type Zahl = number | "geschuetzt" | null;

/** True for a number that may be shown and computed with. */
export const istZahl = (zahl: Zahl): zahl is number => typeof zahl === "number";

/** The number to compute or sort with; null for every other state, so that none of them ever counts as 0. */
export const nurZahl = (zahl: Zahl): number | null => (istZahl(zahl) ? zahl : null);

/**
 * Compares two numbers for a list with the largest first. What is no number stands after all others and is equal to the next
 * such, so that a place in the list tells nothing of a withheld one.
 */
export function groesstesZuerst(a: Zahl, b: Zahl): number {
  return istZahl(a) && istZahl(b) ? b - a : Number(!istZahl(a)) - Number(!istZahl(b));
}
