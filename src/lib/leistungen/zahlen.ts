const ganz = /^-?\d+(?:,\d+)?$/;
const gruppiert = /^-?[1-9]\d{0,2}(?:([. ’'])\d{3})(?:\1\d{3})*(?:,\d+)?$/;
const punkt = /^-?\d+\.\d+$/;

/**
 * The number that a German text writes: "1.234", "1 234", "7,5", "−3"; undefined if it is none.
 *
 * A point with exactly three digits behind it groups thousands, as German spelling has it ("1.234" is 1234), unless
 * *dezimalpunkt* is set (degrees: "13.568"). Any other single point is read as a decimal point, since it can mean nothing else.
 */
export function leseZahl(text: string, dezimalpunkt = false): number | undefined {
  const s = text
    .trim()
    .replace(/^[\u2212\u2013]/, "-")
    .replace(/[\u202f\u2009\u00a0]/g, " ");
  if (ganz.test(s)) return Number(s.replace(",", "."));
  if (dezimalpunkt && punkt.test(s)) return Number(s);
  if (gruppiert.test(s)) return Number(s.replace(/[. ’']/g, "").replace(",", "."));
  return punkt.test(s) ? Number(s) : undefined;
}
