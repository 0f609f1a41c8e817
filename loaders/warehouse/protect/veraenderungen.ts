import {linear} from "./model.js";
import {thresholdOf} from "./primary.js";
import type {Equation, ProtectedCell, Term, Thresholds} from "./types.js";

/** Sums of cells that are known to be 0 or a constant: the equations, and each two of them without the total that both share and nobody publishes. */
function summenOf(equations: readonly Equation[], istOffen: (id: string) => boolean): (readonly Term[])[] {
  const jeTotal = new Map<string, readonly Term[]>();
  return equations.flatMap((equation) => {
    const {terms} = linear(equation);
    if (!("total" in equation) || istOffen(equation.total)) return [terms];
    const andere = jeTotal.get(equation.total);
    if (!andere) jeTotal.set(equation.total, terms);
    return andere
      ? [terms, [...terms, ...andere.map(({cell, coefficient}) => ({cell, coefficient: -coefficient}))]]
      : [terms];
  });
}

/**
 * Ids of published cells that would tell, beside what the last release published, that withheld ones together changed by less than a
 * threshold: what changed in an equation and is published in both releases leaves the change of all the rest. Of each such equation the
 * least number that changed, one that may be withheld. *gezeigt* says whether a cell stands on a page; a shown one that the last
 * release did not have was nothing then. Empty without an earlier release. One equation at a time, and pairs with a common total:
 * changes that only several equations together tell are not found.
 */
export function verraeterischeVeraenderungen(
  cells: readonly ProtectedCell[],
  equations: readonly Equation[],
  thresholds: Thresholds,
  gezeigt: (id: string) => boolean
): string[] {
  const cellOf = new Map(cells.map((cell) => [cell.id, cell]));
  const istOffen = (id: string): boolean => cellOf.get(id)?.status === "open" && gezeigt(id);
  const vorher = ({previous = 0}: ProtectedCell): number => previous;
  const result = new Set<string>();
  for (const terms of summenOf(equations, istOffen)) {
    const faktoren = new Map<string, number>();
    for (const {cell, coefficient} of terms) faktoren.set(cell, (faktoren.get(cell) ?? 0) + coefficient);
    const glieder = [...faktoren].flatMap(([id, factor]) => (factor === 0 ? [] : [{cell: cellOf.get(id)!, factor}]));
    const offen = glieder.filter(({cell}) => istOffen(cell.id));
    const rest = glieder.filter(({cell}) => !istOffen(cell.id));
    // Nothing follows without an earlier release, nor of a rest that may be anything.
    if (!offen.some(({cell}) => cell.previous !== undefined) || rest.some(({cell}) => cell.people === false)) continue;
    const change = Math.abs(offen.reduce((sum, {cell, factor}) => sum + factor * (cell.value - vorher(cell)), 0));
    const grenze = Math.max(0, ...rest.map(({cell}) => thresholdOf(cell, thresholds)));
    if (change < 1e-9 || change >= grenze) continue;
    const [kleinste] = offen
      .filter(({cell}) => !cell.fixed && cell.value !== vorher(cell))
      .sort((a, b) => a.cell.value - b.cell.value || (a.cell.id < b.cell.id ? -1 : 1));
    if (kleinste) result.add(kleinste.cell.id);
  }
  return [...result].sort();
}
