/** Counts below the threshold that a source's rule names are unsafe. */
export interface Thresholds {
  /** Smallest count that may be published. */
  default: number;
  /** The same for cells marked `special`: health, disability, origin, refugees. The default if left out. */
  special?: number;
  /** What a source has instead of these, by Cell.source. A threshold of 1 or less protects nothing. */
  sources?: Readonly<Record<string, {default: number; special?: number}>>;
}

/** What an attacker must be left with: no narrower interval than this. */
export interface Interval {
  low: number;
  high: number;
}

/** How a cell is published. Everything but `open` has the same sign on every page. */
export type CellStatus =
  /** Its value is published. */
  | "open"
  /** Withheld for what it says itself. */
  | "primary"
  /** Withheld since another withheld cell would follow from it. */
  | "secondary"
  /** Never published by anybody, such as the rest that no table lists; protects others, loses no information. */
  | "hidden";

/** Why a cell is withheld for what it says itself. */
export type PrimaryReason = "threshold" | "dominance" | "concentration" | "difference" | "register" | "source";

/** One number of a published table, keyed by what it means: the same number in two tables is one cell. */
export interface Cell {
  id: string;
  /** The true value, 0 or more. */
  value: number;
  /** Key of Thresholds.sources. */
  source?: string;
  special?: boolean;
  /** False for what is no count of people, such as hours: no threshold holds. True if left out. */
  people?: boolean;
  /** People behind the value, who know their own part; the value itself if left out. */
  contributors?: number;
  /** The largest share of the value that one business has, 0 to 1, if the dominance rule holds for it: above `dominance` it is withheld. */
  largestShare?: number;
  /** Must stay published, as the totals of the Bezirk. */
  fixed?: boolean;
  /** Never published, see CellStatus. */
  hidden?: boolean;
  /** Withheld by an earlier release or by its source, whatever its value. */
  withheld?: "register" | "source";
  /** What everybody knows of it anyway: the population it is a part of, or what an earlier release published. */
  known?: Interval;
  /** The value an earlier release published for the same cell. A change smaller than the threshold is unsafe. */
  previous?: number;
  /** What withholding it costs; its value if left out. */
  cost?: number;
}

/** An identity that everybody knows to hold between true values: the total is the sum of its parts, or the terms add up to the constant. */
export type Equation =
  | {
      id?: string;
      total: string;
      parts: readonly string[];
      /** True where all of a total lying in one part would tell something about everybody in it. */
      concentration?: boolean;
    }
  | {id?: string; terms: readonly Term[]; constant?: number};

export interface Term {
  cell: string;
  coefficient: number;
}

/**
 * A published number that is computed from cells, and what it tells about them: low <= sum of the terms <= high. A share of 12.3 per
 * cent of 150 tells that its count lies between 18.375 and 18.525; a map class tells its bounds; a greatest value bounds all it was
 * taken from.
 */
export interface Derived {
  id: string;
  /** Which way in it would be. */
  kind:
    "share" | "rate" | "interval" | "score" | "change" | "class" | "rank" | "maximum" | "rounded" | "sum" | "previous";
  terms: readonly Term[];
  low: number;
  high: number;
  /** Withheld with the cells it is computed from. Missing: published. */
  withheld?: boolean;
  /** The smaller, the sooner it is tried whether it can be published although it holds withheld cells. Missing: it falls with them. */
  priority?: number;
}

export interface Tables {
  cells: readonly Cell[];
  equations: readonly Equation[];
  derived?: readonly Derived[];
  thresholds: Thresholds;
  /** Share of one business from which a value is its own matter; 0.8 if left out. */
  dominance?: number;
}

/** A cell after protection. */
export interface ProtectedCell extends Cell {
  status: CellStatus;
  reason?: PrimaryReason;
}

export interface ProtectOptions {
  /**
   * Seconds after which blocks of linked cells are protected by the heuristic, the quickest way it can; 60 if left out. 0 always uses
   * it, with the same work on every machine.
   */
  timeLimit?: number;
  /** Gets the id of a cell of the block that is protected now, and how many blocks there are. */
  report?: (done: number, blocks: number) => void;
}

export interface ProtectResult {
  cells: ProtectedCell[];
  derived: Derived[];
  /** Sum of the costs of all secondary cells. */
  cost: number;
  /** No protection can cost less; equal to `cost` where the optimum is proven. */
  bound: number;
  /** Blocks of linked cells by how they were protected. */
  blocks: {exact: number; heuristic: number};
  seconds: number;
}

/** Cells as published: those of protectTables, or any with a status; without one a cell is published. */
export interface PublishedTables extends Omit<Tables, "cells"> {
  cells: readonly (Cell & {status?: CellStatus})[];
}

/** A withheld cell that somebody could compute too closely. */
export interface Leak {
  cell: string;
  /** What the attacker is left with. */
  found: Interval;
  needed: Interval;
  /** "equations", the kinds of the derived values used, "previous release"; and "member" if only a contributor of `member` can do it. */
  way: readonly string[];
  member?: string;
  /** Ids of the equations and derived values the computation uses, where known. */
  using: readonly string[];
  /** One German sentence for whoever runs the build: which cell, what follows, from what. */
  text: string;
}

export interface AuditResult {
  safe: boolean;
  leaks: Leak[];
  /** Withheld cells that were attacked. */
  attacked: number;
  /** Linear programs solved for it. */
  solved: number;
  seconds: number;
}
