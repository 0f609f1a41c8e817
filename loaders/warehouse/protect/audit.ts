import {formatZahl} from "../../../src/lib/format.js";
import type {AuditResult, Cell, Derived, Interval, Leak, PublishedTables, Thresholds} from "./types.js";
import {
  Attack,
  collectKnowledge,
  openSolver,
  termsOf,
  tolerance,
  valueOf,
  type Knowledge,
  type Objective
} from "./attack.js";

export interface AuditOptions {
  /** False leaves out what a contributor of a cell of one could compute. True if left out. */
  members?: boolean;
}

/** Something nobody may find out too closely: a sum of cells, and the interval an attacker must be left with. */
interface Secret {
  /** Whose matter it is. */
  cell: Cell;
  terms: readonly {cell: string; coefficient: number}[];
  needed: Interval;
  /** Only the width of `needed` counts, not where it lies. */
  anywhere?: boolean;
}

/** A secret as the attack on one block sees it, and how far its ends are known to reach. */
interface Target {
  secret: Secret;
  objective: Objective;
  needed: Interval;
  seen: Interval;
}

const dominanceOf = (tables: PublishedTables): number => tables.dominance ?? 0.8;

/** Smallest count of *cell* that may be published; 0 where no threshold holds. */
function thresholdOf(cell: Cell, thresholds: Thresholds): number {
  if (cell.people === false) return 0;
  const rule = (cell.source !== undefined && thresholds.sources?.[cell.source]) || thresholds;
  const threshold = cell.special ? (rule.special ?? rule.default) : rule.default;
  return threshold > 1 ? threshold : 0;
}

/** What a cell withheld by its source or an earlier release needs: its threshold, or a fifth either way of what is no count of people. */
function neededOfWithheld(cell: Cell, threshold: number, thresholds: Thresholds): Omit<Secret, "cell" | "terms"> {
  const {value} = cell;
  if (cell.people === false) return {needed: {low: 0.8 * value, high: 1.2 * value}, anywhere: true};
  const width = threshold || thresholds.default;
  if (value < width) return {needed: {low: 0, high: width}};
  const low = value - Math.floor(width / 2);
  return {needed: {low, high: low + width}, anywhere: true};
}

/** Everything in *cell* by itself that must not be found out. */
function secretsOfCell(cell: Cell, tables: PublishedTables): Secret[] {
  const {value, previous} = cell;
  const threshold = thresholdOf(cell, tables.thresholds);
  const secrets: Omit<Secret, "cell" | "terms">[] = [];
  if (value > 0 && value < threshold) secrets.push({needed: {low: 0, high: threshold}});
  if (cell.withheld) secrets.push(neededOfWithheld(cell, threshold, tables.thresholds));
  if (value > 0 && (cell.largestShare ?? 0) > dominanceOf(tables))
    secrets.push({needed: {low: 0.8 * value, high: 1.2 * value}});
  const change = previous === undefined ? 0 : value - previous;
  if (change > 0 && change < threshold) secrets.push({needed: {low: previous!, high: previous! + threshold}});
  if (change < 0 && -change < threshold)
    secrets.push({needed: {low: Math.max(0, previous! - threshold), high: previous!}});
  const terms = [{cell: cell.id, coefficient: 1}];
  return secrets.map((secret) => ({cell, terms, ...secret}));
}

/** That all of a total lies in one part, where that tells something about everybody in it: what the other parts add up to is secret. */
function secretsOfConcentration(tables: PublishedTables, cellOf: ReadonlyMap<string, Cell>): Secret[] {
  return tables.equations.flatMap((equation) => {
    if (!("total" in equation) || !equation.concentration) return [];
    const parts = equation.parts.map((part) => cellOf.get(part)!);
    const [whole, ...more] = parts.filter(({value}) => value > 0);
    if (!whole || more.length > 0) return [];
    // Where everybody knows that nobody can be, or that nobody was, there is nothing to find out.
    const others = parts.filter((part) => part !== whole && (part.known?.high ?? Infinity) > 0 && part.previous !== 0);
    const threshold = Math.min(
      ...[cellOf.get(equation.total)!, ...others].map((cell) => thresholdOf(cell, tables.thresholds))
    );
    if (threshold === 0 || others.length === 0) return [];
    const terms = others.map(({id}) => ({cell: id, coefficient: 1}));
    return [{cell: whole, terms, needed: {low: 0, high: Math.min(threshold, whole.value)}}];
  });
}

/** The sum that *secret* is, over withheld cells; null if none is withheld. All lie in one block, since an equation links them. */
function objectiveOf(
  secret: Secret,
  {columnOf, cellOf, place}: Knowledge
): {block: number; objective: Objective} | null {
  const objective = {columns: [] as number[], coefficients: [] as number[], constant: 0};
  let block: number | undefined;
  for (const {cell, coefficient} of secret.terms) {
    const column = columnOf.get(cell);
    if (column === undefined) objective.constant += coefficient * cellOf.get(cell)!.value;
    else {
      block = place[column]!.block;
      objective.columns.push(place[column]!.column);
      objective.coefficients.push(coefficient);
    }
  }
  return block === undefined ? null : {block, objective};
}

/** How much *value* may miss a needed end by: the solver keeps identities up to 1e-7, and published values are rounded. */
function slackOf(value: number): number {
  return tolerance * Math.max(1, Math.abs(value));
}

function reachesLow({secret, needed, seen}: Target): boolean {
  return secret.anywhere ? isWide(needed, seen) : seen.low <= needed.low + slackOf(needed.low);
}

function reachesHigh({secret, needed, seen}: Target): boolean {
  return secret.anywhere ? isWide(needed, seen) : seen.high >= needed.high - slackOf(needed.high);
}

function isWide(needed: Interval, seen: Interval): boolean {
  return seen.high - seen.low >= needed.high - needed.low - slackOf(needed.high);
}

function isSafe(target: Target): boolean {
  return reachesLow(target) && reachesHigh(target);
}

/** Every table that fits everything published shows how far each secret reaches, whichever it was computed for. */
function learn(targets: readonly Target[], values: Float64Array): void {
  for (const {objective, seen} of targets) {
    const value = valueOf(objective, values);
    seen.low = Math.min(seen.low, value);
    seen.high = Math.max(seen.high, value);
  }
}

/**
 * Which ends tables show that have *value* in *column*: where two of *witnesses* have less and more there, the mixture of both that
 * has just *value* fits everything published, too.
 */
function learnMixtures(
  targets: readonly Target[],
  witnesses: readonly Float64Array[],
  column: number,
  value: number
): void {
  const sides = [
    witnesses.filter((table) => table[column]! <= value),
    witnesses.filter((table) => table[column]! >= value)
  ];
  for (const {objective, seen} of targets)
    for (const sense of [1, -1]) {
      const [below, above] = sides.map((tables) => {
        let best: {at: number; sum: number} | undefined;
        for (const table of tables) {
          const sum = valueOf(objective, table);
          if (best === undefined || sense * sum < sense * best.sum) best = {at: table[column]!, sum};
        }
        return best;
      });
      if (!below || !above) continue;
      const share = above.at === below.at ? 0 : (value - below.at) / (above.at - below.at);
      const sum = below.sum + share * (above.sum - below.sum);
      seen.low = Math.min(seen.low, sum);
      seen.high = Math.max(seen.high, sum);
    }
}

/** What everybody knows before anything is published: identities, known bounds, and what an earlier release gave. */
class Before {
  readonly #tables: PublishedTables;
  readonly #highs: Awaited<ReturnType<typeof openSolver>>;
  #knowledge: Knowledge | undefined;
  readonly #attacks = new Map<number, Attack>();

  constructor(highs: Awaited<ReturnType<typeof openSolver>>, tables: PublishedTables) {
    this.#highs = highs;
    this.#tables = tables;
  }

  /** As much of *needed* as *secret* could be anyway, for *member* if there is one: no table can leave more open. */
  clip(secret: Secret, needed: Interval, member?: Cell): Interval {
    const cells = this.#tables.cells.map((cell) => ({...cell, status: "hidden" as const}));
    const knowledge = (this.#knowledge ??= collectKnowledge({...this.#tables, cells, derived: []}));
    const {block, objective} = objectiveOf(secret, knowledge)!;
    const attack = this.#attacks.get(block) ?? new Attack(this.#highs, knowledge.blocks[block]!);
    this.#attacks.set(block, attack);
    const find = (): Interval => ({low: attack.findEnd(objective, 1).value, high: attack.findEnd(objective, -1).value});
    const own = member && knowledge.place[knowledge.columnOf.get(member.id)!]!;
    const {low, high} = own?.block === block ? attack.fix(own.column, member!.value, find) : find();
    return {low: Math.max(needed.low, low), high: Math.min(needed.high, high)};
  }

  get solved(): number {
    return [...this.#attacks.values()].reduce((sum, {solved}) => sum + solved, 0);
  }

  dispose(): void {
    for (const attack of this.#attacks.values()) attack.dispose();
  }
}

interface Breach {
  target: Target;
  found: Interval;
  ways: string[];
  using: string[];
}

/** Attacks all *targets*, most of them together: one table often shows the ends of many. Returns those that can be found out. */
function attackAll(
  attack: Attack,
  targets: readonly Target[],
  witnesses: Float64Array[],
  clip: (secret: Secret, needed: Interval) => Interval
): Breach[] {
  for (const [sense, reaches] of [[1, reachesLow] as const, [-1, reachesHigh] as const])
    for (let pending = targets.filter((t) => !reaches(t)), before = Infinity; pending.length > 1;) {
      if (pending.length >= before) break;
      before = pending.length;
      const values = attack.solve(
        pending.map(({objective}) => objective),
        sense
      );
      witnesses.push(values);
      learn(targets, values);
      pending = targets.filter((t) => !reaches(t));
    }
  const breaches: Breach[] = [];
  for (const target of targets) {
    if (isSafe(target)) continue;
    const ends = ([1, -1] as const).map((sense) => {
      const end = attack.findEnd(target.objective, sense);
      witnesses.push(end.columns);
      learn(targets, end.columns);
      return end;
    });
    const [least, greatest] = ends as [(typeof ends)[0], (typeof ends)[0]];
    const found = {low: least.value, high: greatest.value};
    target.seen = {low: Math.min(target.seen.low, found.low), high: Math.max(target.seen.high, found.high)};
    if (isSafe(target)) continue;
    target.needed = clip(target.secret, target.needed);
    if (isSafe(target)) continue;
    const failing = target.secret.anywhere
      ? ends
      : [...(reachesLow(target) ? [] : [least]), ...(reachesHigh(target) ? [] : [greatest])];
    breaches.push({
      target,
      found,
      ways: [...new Set(failing.flatMap(({ways}) => ways))],
      using: [...new Set(failing.flatMap(({using}) => using))]
    });
  }
  return breaches;
}

/** For every cell all that it is the total of, at whatever depth; a total of one part alone is that part, so each is the other's. */
function collectParts(tables: PublishedTables): (id: string) => ReadonlySet<string> {
  const direct = new Map<string, string[]>();
  const add = (id: string, parts: readonly string[]): void =>
    void direct.set(id, [...(direct.get(id) ?? []), ...parts]);
  for (const equation of tables.equations) {
    const {terms, constant} = termsOf(equation);
    const [total, ...others] = [...terms].sort((a, b) => b.coefficient - a.coefficient);
    if (!total || constant !== 0 || total.coefficient <= 0 || others.some(({coefficient}) => coefficient >= 0))
      continue;
    const parts = others.map(({cell}) => cell);
    add(total.cell, parts);
    if (others.length === 1 && others[0]!.coefficient === -total.coefficient) add(parts[0]!, [total.cell]);
  }
  const all = new Map<string, Set<string>>();
  return (id) => {
    const known = all.get(id);
    if (known) return known;
    const parts = new Set(direct.get(id));
    // A set that grows while it is walked is walked to its new end.
    for (const part of parts) for (const next of direct.get(part) ?? []) parts.add(next);
    all.set(id, parts);
    return parts;
  };
}

/** Whether one person or business is behind all of *cell*, and so knows it. */
function hasOneMember(cell: Cell): boolean {
  if (cell.value <= 0) return false;
  return (
    cell.contributors === 1 ||
    cell.largestShare === 1 ||
    (cell.contributors === undefined && cell.people !== false && cell.value === 1)
  );
}

/** *target* from the view of the one behind *member*; null where it is nothing but that one's own. */
function seenByMember(
  target: Target,
  member: Cell,
  truth: number,
  partsOf: (id: string) => ReadonlySet<string>
): Target | null {
  const {cell, terms} = target.secret;
  if (cell.id === member.id || partsOf(member.id).has(cell.id)) return null;
  // Nobody else is in it, so that it is no secret of anybody else.
  if (terms[0]!.cell === cell.id && cell.value === member.value && partsOf(cell.id).has(member.id)) return null;
  // Who is part of it knows that it is no less than the own part.
  const low = partsOf(cell.id).has(member.id) ? Math.max(target.needed.low, member.value) : target.needed.low;
  return {...target, needed: {low, high: target.needed.high}, seen: {low: truth, high: truth}};
}

const wayNames: Record<Derived["kind"] | "equations" | "known" | "previous release" | "published" | "member", string> =
  {
    equations: "Summe",
    known: "bekannte Grenze",
    "previous release": "frühere Veröffentlichung",
    published: "steht selbst in der Veröffentlichung",
    member: "Wissen der einzigen Person dahinter",
    share: "Anteil",
    rate: "Rate",
    interval: "Unsicherheitsbereich",
    score: "standardisierter Wert",
    change: "Veränderung",
    class: "Kartenklasse",
    rank: "Rang",
    maximum: "Höchstwert",
    rounded: "gerundeter Wert",
    sum: "Summe",
    previous: "frühere Veröffentlichung"
  };

function formatValue(value: number): string {
  return Number.isFinite(value) ? formatZahl(value, Number.isInteger(value) ? 0 : 2) : "beliebig viel";
}

function formatInterval({low, high}: Interval): string {
  return formatValue(low) === formatValue(high) ? formatValue(low) : `${formatValue(low)} bis ${formatValue(high)}`;
}

/** The whole numbers between *low* and *high*, if *cell* counts people; else the interval without the noise of the solver. */
function tidy({low, high}: Interval, cell: Cell): Interval {
  const whole = {low: Math.ceil(low - slackOf(low)), high: Math.floor(high + slackOf(high))};
  if (cell.people !== false && Number.isInteger(cell.value) && whole.low <= whole.high) return whole;
  return {low, high};
}

function describe(leak: Omit<Leak, "text">, secret: Secret, wayOf: (id: string) => string): string {
  const {found, needed, using, member} = leak;
  const {cell} = secret;
  const what = secret.terms[0]!.cell === cell.id ? cell.id : `alles neben ${cell.id}`;
  const width = secret.anywhere ? `ein Abstand von ${formatValue(needed.high - needed.low)}` : formatInterval(needed);
  const shown = using.slice(0, 6).map((id) => `${wayOf(id)} ${id}`);
  const more = using.length > shown.length ? [`${using.length - shown.length} weitere`] : [];
  const who = member === undefined ? [] : [`${wayNames.member} ${member}`];
  const published = leak.way.includes("published") ? [wayNames.published] : [];
  const way = [...published, ...who, ...shown, ...more];
  return `${what}: lässt sich auf ${formatInterval(tidy(found, cell))} eingrenzen (gefordert: ${width}). Weg: ${
    way.length > 0 ? way.join(", ") : "keine Zahl ist kleiner als 0"
  }.`;
}

/**
 * Attacks *tables* as published, without asking how they were protected. What needs protection is worked out anew from the true values
 * and the rules, so that a wrong status is found too; and for each such cell the least and greatest value over all non-negative tables
 * that fit everything published, by linear programs: identities, open cells, published derived values, known bounds, and what an
 * earlier release gave for a cell that did not change. Then the same once more from the view of whoever is alone behind a cell.
 *
 * A count below its threshold t must be left with 0 to t, a value that one business dominates with a fifth either way, a small change
 * since the earlier release with a change of 0 to t, a cell withheld before or by its source with an interval t wide, and where all
 * of a total lies in one part, up to t must seem possible in the others. Never more than what is left before anything of these tables
 * is published: by the identities, known bounds, what an earlier release gave, and for a member the own cell; what must stay
 * published is published like the rest, so that what follows from it is a leak, too. What is nothing but the member's own is no
 * secret to that one: the own cell, its parts, and totals that hold nobody else. A cell that
 * an earlier release gave as it still is cannot be attacked any more, but attacks others. An end counts as reached within 1e-6 of it, relative above 1.
 * The programs allow fractions, so that intervals are never too narrow but may be wider than whole numbers allow.
 * Throws for a statement that the true values do not fulfil, since then no table would fit at all.
 */
export async function auditTables(tables: PublishedTables, {members = true}: AuditOptions = {}): Promise<AuditResult> {
  const begin = performance.now();
  const highs = await openSolver();
  const knowledge = collectKnowledge(tables);
  const {cellOf, blocks} = knowledge;
  const secrets = [
    ...tables.cells.flatMap((cell) => secretsOfCell(cell, tables)),
    ...secretsOfConcentration(tables, cellOf)
  ];
  const leaks = new Map<string, Leak>();
  const wayById = new Map((tables.derived ?? []).map(({id, kind}) => [id, wayNames[kind]]));
  const wayOf = (id: string): string =>
    wayById.get(id) ?? (knowledge.columnOf.has(id) && !equationIds.has(id) ? "Vorwissen über" : wayNames.equations);
  const equationIds = new Set(tables.equations.map((e) => e.id ?? ("total" in e ? e.total : "")));
  const addLeak = (secret: Secret, leak: Omit<Leak, "text" | "cell">): void => {
    const {id} = secret.cell;
    if (leaks.has(id)) return;
    const whole = {cell: id, ...leak};
    leaks.set(id, {...whole, text: describe(whole, secret, wayOf)});
  };

  const targets: Target[][] = blocks.map(() => []);
  for (const secret of secrets) {
    const truth = secret.terms.reduce((sum, {cell, coefficient}) => sum + coefficient * cellOf.get(cell)!.value, 0);
    const seen = {low: truth, high: truth};
    const at = objectiveOf(secret, knowledge);
    // What an earlier release gave away, nothing brings back: it is what others are attacked with.
    if (secret.cell.previous === secret.cell.value && (at || !secret.cell.withheld)) continue;
    if (at) targets[at.block]!.push({secret, objective: at.objective, needed: secret.needed, seen});
    else addLeak(secret, {found: seen, needed: secret.needed, way: ["published"], using: []});
  }

  const partsOf = collectParts(tables);
  const before = new Before(highs, tables);
  let solved = 0;
  for (const [i, block] of blocks.entries()) {
    const own = targets[i]!;
    if (own.length === 0) continue;
    const attack = new Attack(highs, block);
    try {
      const witnesses: Float64Array[] = [];
      for (const {target, found, ways, using} of attackAll(attack, own, witnesses, (...of) => before.clip(...of)))
        addLeak(target.secret, {found, needed: target.needed, way: ways, using});
      if (!members) continue;
      for (const [column, {cell: member}] of block.columns.entries()) {
        if (!hasOneMember(member)) continue;
        const views = own.flatMap((target) => {
          if (leaks.has(target.secret.cell.id)) return [];
          const truth = valueOf(
            target.objective,
            Float64Array.from(block.columns, ({cell}) => cell.value)
          );
          return seenByMember(target, member, truth, partsOf) ?? [];
        });
        learnMixtures(views, witnesses, column, member.value);
        const breaches = attack.fix(column, member.value, () =>
          attackAll(attack, views, witnesses, (...of) => before.clip(...of, member))
        );
        for (const {target, found, ways, using} of breaches)
          addLeak(target.secret, {
            found,
            needed: target.needed,
            way: [...ways, "member"],
            member: member.id,
            using
          });
      }
    } finally {
      solved += attack.solved;
      attack.dispose();
    }
  }
  solved += before.solved;
  before.dispose();
  const attacked = new Set(targets.flat().map(({secret}) => secret.cell.id)).size;
  return {
    safe: leaks.size === 0,
    leaks: [...leaks.values()],
    attacked,
    solved,
    seconds: (performance.now() - begin) / 1000
  };
}

/** Two complete tables that fit everything published, by cell id. */
export interface Witness {
  low: Record<string, number>;
  high: Record<string, number>;
}

/**
 * The two tables with *cell* at either end of what everybody can find out, every other cell as it then must or may be; where
 * there is no upper end, with a very large number. Both are the true table if the cell is open. Throws for an unknown cell.
 */
export async function findWitness(tables: PublishedTables, cell: string): Promise<Witness> {
  const highs = await openSolver();
  const knowledge = collectKnowledge(tables);
  if (!knowledge.cellOf.has(cell)) throw new Error(`${cell}: unknown cell`);
  const truth = Object.fromEntries(tables.cells.map(({id, value}) => [id, value]));
  const column = knowledge.columnOf.get(cell);
  if (column === undefined) return {low: truth, high: truth};
  const at = knowledge.place[column]!;
  const block = knowledge.blocks[at.block]!;
  const attack = new Attack(highs, block);
  const objective = {columns: [at.column], coefficients: [1], constant: 0};
  try {
    const [low, high] = ([1, -1] as const).map((sense) => {
      const values = attack.solve([objective], sense);
      return {...truth, ...Object.fromEntries(block.columns.map((c, i) => [c.cell.id, values[i]!]))};
    });
    return {low: low!, high: high!};
  } finally {
    attack.dispose();
  }
}
