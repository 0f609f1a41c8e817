/** An area on a map: where it stands (y grows downwards, as on screen) and with which areas it shares a border. */
export interface NavArea {
  id: string;
  x: number;
  y: number;
  neighbours: string[];
}

export type Richtung = "links" | "rechts" | "oben" | "unten";

/** Where each arrow key leads from an area; null where nothing lies in that direction. */
export type NavLinks = Record<Richtung, string | null>;

const arrows: Record<Richtung, [dx: number, dy: number]> = {
  links: [-1, 0],
  rechts: [1, 0],
  oben: [0, -1],
  unten: [0, 1]
};
const richtungen = Object.keys(arrows) as Richtung[];

/** How far *to* lies from *from* along the arrow and across it. */
function offset(from: NavArea, to: NavArea, richtung: Richtung): {along: number; across: number; distance: number} {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [ax, ay] = arrows[richtung];
  return {along: dx * ax + dy * ay, across: Math.abs(dx * ay) + Math.abs(dy * ax), distance: Math.hypot(dx, dy)};
}

const tangent45 = 1;
const tangent80 = Math.tan((80 * Math.PI) / 180);

/** The nearest of *areas* that lies ahead within the angle; of two at the same distance the first by id. */
function nearestAhead(from: NavArea, areas: readonly NavArea[], richtung: Richtung, tangent: number): NavArea | null {
  let best: NavArea | null = null;
  let bestDistance = Infinity;
  for (const to of areas) {
    const {along, across, distance} = offset(from, to, richtung);
    if (along <= 0 || across > along * tangent || distance >= bestDistance) continue;
    best = to;
    bestDistance = distance;
  }
  return best;
}

function reach(start: string, next: (id: string) => Iterable<string>): Set<string> {
  const seen = new Set([start]);
  for (const id of seen) for (const other of next(id)) seen.add(other);
  return seen;
}

/**
 * Arrow-key navigation on a map, by id. An arrow leads to the nearest area that shares a border and lies within 45° of the
 * arrow's direction; failing that, within 80°; failing that, to the nearest area at all that lies on that side; to null only
 * if none does.
 *
 * Every area can be reached from every other by arrows alone. Where the rule leaves one out, it is slipped into an arrow that
 * passes over it: u → w becomes u → v → w. That cuts nothing off, so the repair ends after at most one step per area. The
 * result does not depend on the order of *areas*. Neighbours that are not in *areas* are ignored; a repeated id throws.
 */
export function buildNavigation(areas: readonly NavArea[]): Record<string, NavLinks> {
  const byId = new Map(areas.map((area) => [area.id, area]));
  if (byId.size !== areas.length) throw new Error("areas: an id occurs twice");
  const sorted = [...areas].sort((a, b) => (a.id < b.id ? -1 : 1));
  const links = new Map<string, NavLinks>();
  for (const area of sorted) {
    const near = sorted.filter(({id}) => area.neighbours.includes(id));
    const lead = (richtung: Richtung): string | null =>
      (
        nearestAhead(area, near, richtung, tangent45) ??
        nearestAhead(area, near, richtung, tangent80) ??
        nearestAhead(area, sorted, richtung, Infinity)
      )?.id ?? null;
    links.set(area.id, {links: lead("links"), rechts: lead("rechts"), oben: lead("oben"), unten: lead("unten")});
  }
  connect(sorted, links);
  return Object.fromEntries(links);
}

/** Makes the arrows reach everything from everywhere; see buildNavigation. */
function connect(sorted: readonly NavArea[], links: Map<string, NavLinks>): void {
  const [root] = [...sorted].sort((a, b) => a.x - b.x);
  if (!root) return;
  const linksOf = (id: string): NavLinks => links.get(id) as NavLinks;
  const targets = (id: string): string[] => Object.values(linksOf(id)).filter((to) => to !== null);
  const sources = (id: string): string[] => sorted.map((a) => a.id).filter((from) => targets(from).includes(id));

  // Going left ends in the leftmost area, the root; only one that stands exactly as far left can fail to get there.
  for (let home = reach(root.id, sources); home.size < sorted.length; home = reach(root.id, sources)) {
    const stuck = sorted.find(({id}) => !home.has(id) && linksOf(id).links === null) as NavArea;
    linksOf(stuck.id).links = root.id;
  }

  for (let reached = reach(root.id, targets); reached.size < sorted.length; reached = reach(root.id, targets)) {
    const isSlip = (via: string | null, richtung: Richtung, area: NavArea): boolean => {
      const to = sorted.find(({id}) => id === via);
      return to === undefined || offset(area, to, richtung).along > 0;
    };
    const slips = sorted
      .filter(({id}) => !reached.has(id))
      .flatMap((area) =>
        sorted
          .filter(({id}) => reached.has(id))
          .flatMap((from) =>
            richtungen.map((richtung) => {
              const {along, across, distance} = offset(from, area, richtung);
              const fits = along > 0 && isSlip(linksOf(from.id)[richtung], richtung, area);
              return {from, area, richtung, rank: fits ? (across <= along ? 0 : 1) : 2, distance};
            })
          )
      )
      .sort((a, b) => a.rank - b.rank || a.distance - b.distance);
    const {from, area, richtung} = slips[0] as (typeof slips)[number];
    const onward = linksOf(from.id)[richtung];
    linksOf(from.id)[richtung] = area.id;
    if (onward !== null) linksOf(area.id)[richtung] = onward;
  }
}
