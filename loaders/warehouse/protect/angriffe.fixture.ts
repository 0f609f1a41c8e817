import {wilsonInterval} from "../../../src/method/uncertainty.js";
import type {Cell, Derived, Equation, Interval, PublishedTables, Thresholds} from "./types.js";

type Published = PublishedTables["cells"][number];

/** Tables published with a hole in them, and what somebody can do with it. */
export interface Angriff {
  name: string;
  tables: PublishedTables;
  leak: {
    cell: string;
    found: Interval;
    /** Kinds of what must have been used. */
    way: readonly string[];
    /** Ids of what must have been used. */
    using?: readonly string[];
    member?: string;
  };
  /** All cells that are withheld once the tables are protected at least cost; the attacked one is among them if left out. */
  repair?: readonly string[];
}

const thresholds: Thresholds = {default: 5, special: 10};

function offen(id: string, value: number, more: Partial<Cell> = {}): Published {
  return {id, value, ...more};
}

function geheim(id: string, value: number, more: Partial<Cell> = {}): Published {
  return {id, value, ...more, status: "primary"};
}

/** The sum of *parts* as one more cell, open, and the equation. */
function summe(
  id: string,
  parts: readonly Published[],
  more: Partial<Cell> = {}
): {cell: Published; equation: Equation} {
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return {cell: offen(id, value, more), equation: {total: id, parts: parts.map((part) => part.id)}};
}

/** One total and its parts. */
function zeile(
  parts: readonly Published[],
  derived: readonly Derived[] = [],
  more: Partial<Cell> = {}
): PublishedTables {
  const {cell, equation} = summe("gesamt", parts, more);
  return {cells: [...parts, cell], equations: [equation], derived, thresholds};
}

function linear(
  id: string,
  kind: Derived["kind"],
  weights: Record<string, number>,
  low: number,
  high: number
): Derived {
  return {id, kind, terms: Object.entries(weights).map(([cell, coefficient]) => ({cell, coefficient})), low, high};
}

/** Two-way table with totals, cells named "row|column"; the names in *hidden* are withheld, those in *register* for good. */
export function rechteck(
  rows: Record<string, Record<string, number>>,
  hidden: readonly string[],
  register: readonly string[] = [],
  prefix = ""
): PublishedTables {
  const total = "Summe";
  const columns = Object.keys(Object.values(rows)[0]!);
  const names = Object.keys(rows);
  const id = (row: string, column: string): string => `${prefix}${row}|${column}`;
  const valueOf = (row: string, column: string): number =>
    (row === total ? names : [row]).reduce(
      (sum, r) => sum + (column === total ? columns : [column]).reduce((s, c) => s + rows[r]![c]!, 0),
      0
    );
  const cells = [...names, total].flatMap((row) =>
    [...columns, total].map((column): Published => ({
      id: id(row, column),
      value: valueOf(row, column),
      status: hidden.includes(id(row, column)) ? "primary" : "open",
      ...(register.includes(id(row, column)) && {withheld: "register"})
    }))
  );
  const equations = [
    ...[...names, total].map((row) => ({total: id(row, total), parts: columns.map((column) => id(row, column))})),
    ...[...columns, total].map((column) => ({total: id(total, column), parts: names.map((row) => id(row, column))}))
  ];
  return {cells, equations, thresholds};
}

/** Whole counts that give *count* of *size* the same Wilson interval when its limits are rounded to a tenth of a per cent. */
function countsWithSameInterval(count: number, size: number): Interval {
  const shown = (k: number): string =>
    Object.values(wilsonInterval(k, size))
      .map((l: number) => (100 * l).toFixed(1))
      .join();
  const same = Array.from({length: size + 1}, (_, k) => k).filter((k) => shown(k) === shown(count));
  return {low: Math.min(...same), high: Math.max(...same)};
}

const nineWithheld = ["w|a", "w|b", "w|c", "x|a", "x|c", "y|b", "y|d", "z|b", "z|d"];

/** Table of sdcTable's test of its simple heuristic (tests/testthat/test-simpleheuristic.R). */
export const veroeffentlichtesBeispiel = rechteck(
  {
    w: {a: 30, b: 47, c: 64, d: 89},
    x: {a: 90, b: 124, c: 5, d: 31},
    y: {a: 92, b: 100, c: 59, d: 85},
    z: {a: 800, b: 991, c: 651, d: 685}
  },
  nineWithheld,
  nineWithheld
);

const a3 = geheim("a", 3);
const special = {special: true};

function dreiEbenen(): PublishedTables {
  const plr = [geheim("PLR 1", 3), offen("PLR 2", 17), offen("PLR 3", 21), offen("PLR 4", 33)];
  const bzr1 = summe("BZR 1", plr.slice(0, 2));
  const bzr2 = summe("BZR 2", plr.slice(2));
  const bezirk = summe("Bezirk", [bzr1.cell, bzr2.cell], {fixed: true});
  const cells = [...plr, {...bzr1.cell, status: "secondary" as const}, bzr2.cell, bezirk.cell];
  return {cells, equations: [bzr1.equation, bzr2.equation, bezirk.equation], thresholds};
}

/** Both tables hold the sectors, but each withholds another one beside K: alone each is safe. */
function verknuepft(): PublishedTables {
  const sectors = {K: 3, L: 30, M: 25, N: 12, O: 60};
  const withheld: Record<string, string[]> = {Kreis: ["K", "L"], Größe: ["K", "M"]};
  const tables = Object.entries(withheld).map(([table, hidden]) => {
    const parts = Object.entries(sectors).map(([sector, value]) =>
      (hidden.includes(sector) ? geheim : offen)(`${table} ${sector}`, value)
    );
    const {cell, equation} = summe(table, parts, {fixed: true});
    return {cells: [...parts, cell], equation};
  });
  const same = Object.keys(sectors).map((sector): Equation => ({
    id: `${sector} in beiden`,
    terms: [
      {cell: `Kreis ${sector}`, coefficient: 1},
      {cell: `Größe ${sector}`, coefficient: -1}
    ]
  }));
  return {
    cells: tables.flatMap(({cells}) => cells),
    equations: [...tables.map((t) => t.equation), ...same],
    thresholds
  };
}

/** a + b, b + c and c + d are totals of three tables, and d is open in the last. */
function kette(): PublishedTables {
  const [a, b, c, d] = [a3, geheim("b", 14), geheim("c", 11), offen("d", 26)] as const;
  const tables = [summe("Tabelle 1", [a, b]), summe("Tabelle 2", [b, c]), summe("Tabelle 3", [c, d])];
  return {cells: [a, b, c, d, ...tables.map(({cell}) => cell)], equations: tables.map((t) => t.equation), thresholds};
}

/** Two service areas that differ in one Planungsraum, a third of which neither counts. */
function einzugsgebiete(): PublishedTables {
  const plr = [geheim("PLR 1", 24), geheim("PLR 2", 18), geheim("PLR 3", 4), offen("PLR 4", 60)];
  const area = (id: string, weights: readonly number[]): {cell: Published; equation: Equation} => {
    const terms = weights.flatMap((weight, i) => (weight === 0 ? [] : [{cell: plr[i]!.id, coefficient: -weight}]));
    const value = weights.reduce((sum, weight, i) => sum + weight * plr[i]!.value, 0);
    return {cell: offen(id, value), equation: {id: `Gebiet von ${id}`, terms: [{cell: id, coefficient: 1}, ...terms]}};
  };
  const areas = [area("Zentrum Nord", [1, 0.5, 0, 0]), area("Zentrum Süd", [1, 0.5, 1, 0])];
  const bezirk = summe("Bezirk", plr);
  return {
    cells: [...plr, ...areas.map(({cell}) => cell), bezirk.cell],
    equations: [...areas.map(({equation}) => equation), bezirk.equation],
    thresholds
  };
}

/** People of two areas, and how many of them an estimate with shares of the population says it reaches. */
function bevoelkerungsanteile(): PublishedTables {
  const [a, b] = [geheim("a", 4), geheim("b", 16)] as const;
  const {cell, equation} = summe("gesamt", [a, b]);
  const schaetzung = offen("Schätzung", 0.37 * 4 + 0.63 * 16);
  const terms = [
    {cell: "a", coefficient: 0.37},
    {cell: "b", coefficient: 0.63},
    {cell: "Schätzung", coefficient: -1}
  ];
  return {
    cells: [a, b, cell, schaetzung],
    equations: [equation, {id: "Anteile an der Bevölkerung", terms}],
    thresholds
  };
}

/** Every row and column with a withheld cell has at least two, and still p|d follows: rows p, q, r hold it and columns a, b, c do not. */
const mindestensZwei = rechteck(
  {
    p: {a: 31, b: 42, c: 55, d: 3, e: 67},
    q: {a: 24, b: 36, c: 61, d: 38, e: 45},
    r: {a: 52, b: 29, c: 47, d: 33, e: 71},
    s: {a: 44, b: 58, c: 39, d: 26, e: 35},
    t: {a: 63, b: 40, c: 72, d: 41, e: 28}
  },
  ["p|a", "p|b", "p|d", "q|b", "q|c", "r|a", "r|c", "s|d", "s|e", "t|d", "t|e"]
);

function zweiJahre(): PublishedTables {
  const cells = [offen("2024", 16), geheim("2025", 4)];
  return {
    cells,
    equations: [],
    derived: [linear("Veränderung 2024 bis 2025", "change", {2025: 1, 2024: -1}, -12, -12)],
    thresholds
  };
}

function rang(): PublishedTables {
  const cells = [offen("Platz 1", 13), geheim("Platz 2", 12, {withheld: "register"}), offen("Platz 3", 11)];
  const derived = [
    linear("Platz 2 unter Platz 1", "rank", {"Platz 2": 1, "Platz 1": -1}, -Infinity, 0),
    linear("Platz 2 über Platz 3", "rank", {"Platz 2": 1, "Platz 3": -1}, 0, Infinity)
  ];
  return {cells, equations: [], derived, thresholds};
}

const allein = (derived: Derived, cell: Published = a3): PublishedTables => ({
  cells: [cell],
  equations: [],
  derived: [derived],
  thresholds
});

/** A published number of few people of whom the derived value tells between *low* and *high*. */
function aus(kind: Derived["kind"], low: number, high: number, cell: Published = a3): PublishedTables {
  return allein(linear("Angabe", kind, {[cell.id]: 1}, low, high), cell);
}

const monate = Array.from({length: 12}, (_, i) => (i === 6 ? geheim("Monat 7", 3) : offen(`Monat ${i + 1}`, 5 + i)));
const wilson = countsWithSameInterval(4, 160);

export const angriffe: readonly Angriff[] = [
  {
    name: "Zeile und Spalte: die fehlende Zelle ist Summe weniger Rest",
    tables: rechteck({m: {jung: 3, alt: 17}, w: {jung: 22, alt: 31}}, ["m|jung"]),
    leak: {cell: "m|jung", found: {low: 3, high: 3}, way: ["equations"]}
  },
  {
    name: "übergeordnetes Gebiet: Bezirk weniger BZR weniger PLR",
    tables: dreiEbenen(),
    leak: {cell: "PLR 1", found: {low: 3, high: 3}, way: ["equations"], using: ["BZR 1", "Bezirk"]}
  },
  {
    name: "Summe der Prognoseräume ergibt den fehlenden",
    tables: zeile([offen("PGR 1", 40), offen("PGR 2", 31), geheim("PGR 3", 4)]),
    leak: {cell: "PGR 3", found: {low: 4, high: 4}, way: ["equations"], using: ["gesamt"]}
  },
  {
    name: "verknüpfte Tabellen: Kreis und Größe je für sich sicher, zusammen nicht",
    tables: verknuepft(),
    leak: {cell: "Kreis K", found: {low: 3, high: 3}, way: ["equations"], using: ["L in beiden"]},
    repair: ["Größe K", "Größe N", "Kreis K", "Kreis N"]
  },
  {
    name: "veröffentlichtes Beispiel: neun gesperrt, w|b ist genau 47",
    tables: veroeffentlichtesBeispiel,
    leak: {
      cell: "w|b",
      found: {low: 47, high: 47},
      way: ["equations"],
      using: ["w|Summe", "x|Summe", "Summe|a", "Summe|c"]
    },
    repair: [...nineWithheld, "x|d"]
  },
  {
    name: "zwei Ausgaben: eine Summe ändert sich um drei Nachmeldungen",
    tables: zeile([offen("a", 40), offen("b", 60)], [], {previous: 97}),
    leak: {cell: "gesamt", found: {low: 100, high: 100}, way: ["published"]}
  },
  {
    name: "zwei Ausgaben: die nachgemeldete Zelle fehlt, ihre Summe nicht",
    tables: zeile([geheim("a", 23, {previous: 20}), offen("b", 60)]),
    leak: {cell: "a", found: {low: 23, high: 23}, way: ["equations"]}
  },
  {
    name: "früher gesperrt, jetzt veröffentlicht",
    tables: zeile([offen("a", 12, {withheld: "register"}), offen("b", 30), offen("c", 25)]),
    leak: {cell: "a", found: {low: 12, high: 12}, way: ["published"]}
  },
  {
    name: "früher veröffentlicht, jetzt als Gegensperrung benutzt",
    tables: zeile([a3, geheim("b", 12, {previous: 12}), offen("c", 20)]),
    leak: {cell: "a", found: {low: 3, high: 3}, way: ["equations", "previous release"], using: ["gesamt", "b"]}
  },
  {
    name: "überlappende Einzugsgebiete: Unterschied ist ein Planungsraum",
    tables: einzugsgebiete(),
    leak: {
      cell: "PLR 3",
      found: {low: 4, high: 4},
      way: ["equations"],
      using: ["Gebiet von Zentrum Nord", "Gebiet von Zentrum Süd"]
    }
  },
  {
    name: "gebrochene Gewichte: Anteile an der Bevölkerung lösen zwei Unbekannte",
    tables: bevoelkerungsanteile(),
    leak: {
      cell: "a",
      found: {low: 4, high: 4},
      way: ["equations"],
      using: ["gesamt", "Anteile an der Bevölkerung"]
    }
  },
  {
    name: "Quote mal Nenner: 2,5 Prozent von 120",
    tables: aus("rate", 1.2 * 2.45, 1.2 * 2.55),
    leak: {cell: "a", found: {low: 2.94, high: 3.06}, way: ["rate"], using: ["Angabe"]}
  },
  {
    name: "Anteil mit einer Nachkommastelle mal Nenner: 4,7 Prozent von 150",
    tables: aus("share", 1.5 * 4.65, 1.5 * 4.75, geheim("a", 7, special)),
    leak: {cell: "a", found: {low: 6.975, high: 7.125}, way: ["share"]}
  },
  {
    name: "Rate je 1.000: 5,0 bei 800 Menschen",
    tables: aus("rate", 0.8 * 4.95, 0.8 * 5.05, geheim("a", 4)),
    leak: {cell: "a", found: {low: 3.96, high: 4.04}, way: ["rate"]}
  },
  {
    name: "Unsicherheitsbereich: Wilsons Grenzen gibt es nur bei 4 von 160",
    tables: aus("interval", wilson.low, wilson.high, geheim("a", 4)),
    leak: {cell: "a", found: {low: 4, high: 4}, way: ["interval"]}
  },
  {
    name: "standardisierter Wert: −1,00 bei Mittel 6 % und Abweichung 2 % von 100",
    tables: aus("score", 100 * (0.06 - 0.02 * 1.005), 100 * (0.06 - 0.02 * 0.995), geheim("a", 4)),
    leak: {cell: "a", found: {low: 3.99, high: 4.01}, way: ["score"]}
  },
  {
    name: "Veränderung: ein Jahr ist offen, der Unterschied auch",
    tables: zweiJahre(),
    leak: {cell: "2025", found: {low: 4, high: 4}, way: ["change"], using: ["Veränderung 2024 bis 2025"]}
  },
  {
    name: "Kartenklasse: enger als die Schwelle",
    tables: aus("class", 2, 4),
    leak: {cell: "a", found: {low: 2, high: 4}, way: ["class"]}
  },
  {
    name: "Rang: zwischen zwei offenen Nachbarn",
    tables: rang(),
    leak: {
      cell: "Platz 2",
      found: {low: 11, high: 13},
      way: ["rank"],
      using: ["Platz 2 unter Platz 1", "Platz 2 über Platz 3"]
    }
  },
  {
    name: "Paar mit einer einzelnen Person: sie kennt ihre eins und zieht sie ab",
    tables: zeile([geheim("a", 1), geheim("b", 4), offen("c", 10), offen("d", 16)]),
    leak: {cell: "b", found: {low: 4, high: 4}, way: ["equations", "member"], member: "a"}
  },
  {
    name: "einziger Träger mit großem Wert kennt seine Stunden und rechnet die des anderen aus",
    tables: zeile(
      [
        geheim("A", 400, {people: false, contributors: 1, largestShare: 1}),
        geheim("B", 300, {people: false, contributors: 3, largestShare: 0.9}),
        offen("C", 500, {people: false}),
        offen("D", 800, {people: false})
      ],
      [],
      {people: false}
    ),
    leak: {cell: "B", found: {low: 300, high: 300}, way: ["equations", "member"], member: "A"}
  },
  {
    name: "Höchstwert einer Gruppe begrenzt alle in ihr",
    tables: aus("maximum", -Infinity, 4),
    leak: {cell: "a", found: {low: 0, high: 4}, way: ["maximum"]}
  },
  {
    name: "gerundete Summe, offene Teile",
    tables: {
      cells: [geheim("a", 4), offen("b", 20), geheim("gesamt", 24, {people: false})],
      equations: [{total: "gesamt", parts: ["a", "b"]}],
      derived: [linear("auf 5 gerundet", "rounded", {gesamt: 1}, 23, 27)],
      thresholds
    },
    leak: {cell: "a", found: {low: 3, high: 7}, way: ["equations", "rounded"], using: ["gesamt", "auf 5 gerundet"]}
  },
  {
    name: "Mittelwert mal Anzahl: 1,5 Teilnehmende bei 2 Terminen",
    tables: aus("rate", 2 * 1.45, 2 * 1.55),
    leak: {cell: "a", found: {low: 2.9, high: 3.1}, way: ["rate"]}
  },
  {
    name: "Jahr weniger elf Monate",
    tables: zeile(monate),
    leak: {cell: "Monat 7", found: {low: 3, high: 3}, way: ["equations"]}
  },
  {
    name: "Geschlecht: insgesamt weniger weiblich und männlich",
    tables: zeile([offen("w", 41), offen("m", 38), geheim("d", 2)]),
    leak: {cell: "d", found: {low: 2, high: 2}, way: ["equations"]}
  },
  {
    name: "Restgruppe „weitere“ steht in keiner Tabelle und folgt doch",
    tables: zeile([
      offen("Wohnen", 30),
      offen("Arbeit", 20),
      {...geheim("weitere", 2, {hidden: true}), status: "hidden"}
    ]),
    leak: {cell: "weitere", found: {low: 2, high: 2}, way: ["equations"]}
  },
  {
    name: "Konzentration: alle in einer Kategorie",
    tables: {
      cells: [offen("Schulden", 12), offen("Wohnen", 0), offen("Arbeit", 0), offen("gesamt", 12)],
      equations: [{id: "Anlass", total: "gesamt", parts: ["Schulden", "Wohnen", "Arbeit"], concentration: true}],
      thresholds
    },
    leak: {cell: "Schulden", found: {low: 0, high: 0}, way: ["published"]},
    repair: ["Arbeit", "gesamt"]
  },
  {
    name: "Dominanz: ein Träger hat 90 Prozent der Stunden eines Gebiets",
    tables: zeile(
      [
        geheim("BZR 1", 1000, {people: false, largestShare: 0.9}),
        offen("BZR 2", 500, {people: false, largestShare: 0.5}),
        offen("BZR 3", 700, {people: false, largestShare: 0.4})
      ],
      [],
      {people: false, largestShare: 0.5}
    ),
    leak: {cell: "BZR 1", found: {low: 1000, high: 1000}, way: ["equations"]}
  },
  {
    name: "mindestens zwei je Zeile und Spalte und doch genau berechenbar",
    tables: mindestensZwei,
    leak: {
      cell: "p|d",
      found: {low: 3, high: 3},
      way: ["equations"],
      using: ["p|Summe", "q|Summe", "r|Summe", "Summe|a", "Summe|b", "Summe|c"]
    }
  },
  {
    name: "nichts ist kleiner als null: gesperrt sind zusammen eine Person",
    tables: zeile([geheim("a", 1), geheim("b", 0), offen("c", 20), offen("d", 15)]),
    leak: {cell: "a", found: {low: 0, high: 1}, way: ["equations"]}
  },
  {
    name: "nichts ist kleiner als null: gesperrt ist zusammen niemand",
    tables: zeile([geheim("a", 0, {withheld: "register"}), geheim("b", 0), offen("c", 20), offen("d", 15)]),
    leak: {cell: "a", found: {low: 0, high: 0}, way: ["equations"]}
  },
  {
    name: "mehr als dort wohnen, können es nicht sein",
    tables: zeile([a3, geheim("b", 6, {known: {low: 0, high: 7}}), offen("c", 21)]),
    leak: {cell: "a", found: {low: 2, high: 9}, way: ["equations", "known"], using: ["b"]}
  },
  {
    name: "Kette: drei Tabellen hintereinander",
    tables: kette(),
    leak: {
      cell: "a",
      found: {low: 3, high: 3},
      way: ["equations"],
      using: ["Tabelle 1", "Tabelle 2", "Tabelle 3"]
    }
  },
  {
    name: "die verborgene Restgruppe ist leer und schützt kaum",
    tables: zeile([a3, offen("b", 27), offen("c", 12), {...geheim("Rest", 0, {hidden: true}), status: "hidden"}]),
    leak: {cell: "a", found: {low: 0, high: 3}, way: ["equations"]}
  }
];
