import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import type {Cell, Interval, PrimaryReason, Tables, Thresholds} from "./types.js";

/** Cells, equations or rules that contradict each other or cannot be met. The message is German and names the cells. */
export class SchutzError extends InputError {
  constructor(problems: readonly Omit<Problem, "datei">[]) {
    super(problems.map((problem) => ({datei: "Geheimhaltung", ...problem})));
  }
}

/** A cell that is withheld for what it says itself, and the interval everybody must be left with. */
export interface Primary {
  reason: PrimaryReason;
  need: Interval;
}

/** Smallest count of *cell* that may be published, as its source and its subject say; 0 if none holds, as for hours. */
export function thresholdOf(cell: Pick<Cell, "source" | "special" | "people">, thresholds: Thresholds): number {
  if (cell.people === false) return 0;
  const rule = (cell.source !== undefined && thresholds.sources?.[cell.source]) || thresholds;
  const threshold = cell.special ? (rule.special ?? rule.default) : rule.default;
  return threshold > 1 ? threshold : 0;
}

/** True if an earlier release published exactly this value: nothing can protect it any more. */
export function isPublished({previous, value}: Cell): boolean {
  return previous === value;
}

const share = 0.2;

/** 20 per cent to either side of *value*, or 0 to 1 around nothing. */
const around = (value: number): Interval =>
  value > 0 ? {low: (1 - share) * value, high: (1 + share) * value} : {low: 0, high: 1};

/**
 * What an attacker must be left with for a *cell* that is withheld although it is no small count: an interval around its value as wide
 * as the threshold (the default if its source has none), from 0 if that is nearer; 20 per cent to either side if it counts no people.
 */
function roundAbout({value, people}: Cell, threshold: number): Interval {
  if (people === false) return around(value);
  if (value < threshold) return {low: 0, high: threshold};
  const low = value - Math.floor(threshold / 2);
  return {low, high: low + threshold};
}

/** Every rule that makes *cell* unsafe by itself, the one to be named first. */
function reasonsOf(cell: Cell, thresholds: Thresholds, dominance: number): Primary[] {
  const {value, previous, largestShare, withheld} = cell;
  const threshold = thresholdOf(cell, thresholds);
  const result: Primary[] = [];
  if (isPublished(cell)) return withheld ? [{reason: withheld, need: {low: value, high: value}}] : [];
  if (value > 0 && value < threshold) result.push({reason: "threshold", need: {low: 0, high: threshold}});
  if (value > 0 && largestShare !== undefined && largestShare > dominance)
    result.push({reason: "dominance", need: around(value)});
  // The change is the count that must not be known: between none and the threshold.
  if (previous !== undefined && value !== previous && Math.abs(value - previous) < threshold)
    result.push({
      reason: "difference",
      need:
        value > previous
          ? {low: previous, high: previous + threshold}
          : {low: Math.max(0, previous - threshold), high: previous}
    });
  if (withheld) result.push({reason: withheld, need: roundAbout(cell, threshold || thresholds.default)});
  return result;
}

/**
 * The cells of *tables* that are unsafe by themselves, by id, with the interval that must remain possible (the hull of what the rules
 * ask, cut to what is known of the cell anyway):
 * - threshold: a count of 1 to t-1; needs 0 to t;
 * - dominance: one business has more than the given share; needs 20 per cent to either side;
 * - difference: the change since the last release is smaller than t; it must remain possible that it is 0 or t;
 * - register, source: withheld already; needs 0 to t below the threshold, else an interval of width t around the value, or 20 per cent
 *   to either side where no threshold holds;
 * - concentration: all of a total lies in one part, so the cheapest part that is 0 needs 0 to t (or to that total, if it is smaller).
 * Hidden cells have to be protected, too: a rest of 2 people is 2 people. What an earlier release published unchanged is left out, or
 * needs no interval any more if it is withheld now.
 * Throws a SchutzError if a cell that is unsafe must stay published.
 */
export function markPrimaries(tables: Tables): Map<string, Primary> {
  const {cells, equations, thresholds, dominance = 1 - share} = tables;
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const result = new Map<string, Primary>();
  for (const cell of cells) {
    const reasons = reasonsOf(cell, thresholds, dominance);
    const [first] = reasons;
    if (first === undefined) continue;
    result.set(cell.id, {
      reason: first.reason,
      need: {
        low: Math.min(...reasons.map(({need}) => need.low)),
        high: Math.max(...reasons.map(({need}) => need.high))
      }
    });
  }
  const concentrated = equations.filter((equation) => "total" in equation && equation.concentration === true);
  const unprotected = [...result.keys()].filter((id) => byId.get(id)!.fixed);
  for (const equation of concentrated) {
    if (!("total" in equation)) continue;
    const total = byId.get(equation.total)!;
    if (!(total.value > 0) || thresholdOf(total, thresholds) === 0) continue;
    const parts = equation.parts.map((id) => byId.get(id)!);
    const zeros = parts.filter(
      (part) => part.value === 0 && !isPublished(part) && (part.known === undefined || part.known.high > 0)
    );
    const [whole, ...more] = parts.filter((part) => part.value > 0);
    if (whole === undefined || more.length > 0 || zeros.length === 0) continue;
    const enough = Math.min(whole.value, ...[total, ...zeros].map((part) => thresholdOf(part, thresholds) || Infinity));
    if (zeros.some((part) => (result.get(part.id)?.need.high ?? 0) >= enough)) continue;
    const cheapest = zeros
      .filter((part) => !part.fixed)
      .sort((a, b) => priceOf(a) - priceOf(b) || (a.id < b.id ? -1 : 1))[0];
    if (cheapest === undefined) unprotected.push(zeros[0]!.id);
    else {
      const high = Math.min(whole.value, thresholdOf(cheapest, thresholds) || thresholdOf(total, thresholds));
      const found = result.get(cheapest.id);
      result.set(cheapest.id, {
        reason: found?.reason ?? "concentration",
        need: {low: 0, high: Math.max(high, found?.need.high ?? 0)}
      });
    }
  }
  if (unprotected.length > 0)
    throw new SchutzError(
      unprotected.sort().map((id) => ({
        wert: id,
        regel: "ist allein schon schutzwürdig, soll aber immer veröffentlicht werden",
        abhilfe: "Bitte die Zelle größer zuschneiden oder nicht mehr als fest („fixed“) führen."
      }))
    );
  return result;
}

/** What withholding *cell* costs: nothing if nobody ever publishes it. */
export function priceOf(cell: Cell): number {
  return cell.hidden ? 0 : (cell.cost ?? cell.value);
}
