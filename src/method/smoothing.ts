import type {Figure} from "./needIndex.js";

/** Shares or rates per person, drawn towards their common mean; null where an area lacks its figures. */
export interface Shrunk {
  values: Figure[];
  /** Events per person in all areas together. */
  mean: number;
  /** How much of each area's own deviation from the mean is kept, 0 to 1; null where an area lacks its figures. */
  kept: Figure[];
  /** Variance between the areas beyond chance. */
  variance: number;
}

interface Areas {
  /** Events and people per area; null where one of them is missing. */
  areas: ({events: number; people: number} | null)[];
  mean: number;
  people: number;
  /** Mean number of people. */
  size: number;
  /** Variance of the raw values, weighted by people. */
  spread: number;
}

function readAreas(zaehler: readonly Figure[], nenner: readonly Figure[]): Areas {
  if (zaehler.length !== nenner.length)
    throw new Error(`lists differ in length: ${zaehler.length} zaehler, ${nenner.length} nenner`);
  const areas = zaehler.map((events, i) => {
    const people = nenner[i]!;
    if (events === null || people === null) return null;
    if (!Number.isFinite(events) || events < 0) throw new Error(`zaehler must be 0 or more: ${events}`);
    if (!Number.isFinite(people) || people <= 0) throw new Error(`nenner must be greater than 0: ${people}`);
    return {events, people};
  });
  const known = areas.filter((area) => area !== null);
  if (known.length < 2) throw new Error(`shrinkage needs at least two areas: ${known.length}`);
  const people = known.reduce((sum, area) => sum + area.people, 0);
  const mean = known.reduce((sum, area) => sum + area.events, 0) / people;
  const spread = known.reduce((sum, area) => sum + area.people * (area.events / area.people - mean) ** 2, 0) / people;
  return {areas, mean, people, size: people / known.length, spread};
}

function shrink({areas, mean}: Areas, variance: number, keep: (people: number) => number): Shrunk {
  const kept = areas.map((area) => (area === null ? null : keep(area.people)));
  const values = areas.map((area, i) => (area === null ? null : mean + kept[i]! * (area.events / area.people - mean)));
  return {values, mean, kept, variance};
}

/**
 * Rates of rare events, *zaehler* events among *nenner* people, shrunk towards the mean of all areas, the more the fewer
 * people an area has; all equal the mean if they differ no more than by chance. Per person. Areas that lack a figure stay
 * null and count for nothing. Global empirical Bayes for Poisson counts, Marshall 1991, as EBest in spdep. Throws for lists
 * of different length, fewer than two areas, negative events and areas without people.
 */
export function shrinkRates(zaehler: readonly Figure[], nenner: readonly Figure[]): Shrunk {
  const all = readAreas(zaehler, nenner);
  const variance = Math.max(0, all.spread - all.mean / all.size);
  return shrink(all, variance, (people) => (variance === 0 ? 0 : variance / (variance + all.mean / people)));
}

/**
 * Shares that are not rare, *zaehler* of *nenner* people, shrunk as by shrinkRates but for binomial counts: Martuzzi and
 * Elliott 1996, as EBest in spdep, except that nothing is kept (instead of less than nothing) if the shares differ no more
 * than by chance. Also throws for more events than people.
 */
export function shrinkShares(zaehler: readonly Figure[], nenner: readonly Figure[]): Shrunk {
  const all = readAreas(zaehler, nenner);
  const odd = all.areas.find((area) => area !== null && area.events > area.people);
  if (odd) throw new Error(`zaehler must not exceed nenner (${odd.people}): ${odd.events}`);
  const chance = all.mean * (1 - all.mean);
  const variance = Math.max(0, all.spread - chance / all.size);
  return shrink(all, variance, (people) => {
    if (variance === 0) return 0;
    return (people * variance) / (people * variance + chance - all.spread);
  });
}
