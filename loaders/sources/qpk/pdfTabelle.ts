import type {Glyph, PdfPage, Rule} from "./pdf.js";
import {readAngabe} from "./zahl.js";

/** A table as it was found on a page, texts as they stand there. */
export interface PdfTabelle {
  /** The line above it, "" if none. */
  ueberschrift: string;
  /** Heading per column of figures, parts of merged headings repeated; "" where none was found. */
  kopf: string[];
  /** Rows with their name (key and name of an area, as a rule), null where a row has nothing in a column, and words behind the figures. */
  zeilen: {name: string; zellen: (string | null)[]; bemerkung: string}[];
  /** Texts of footnotes by their mark. */
  fussnoten: ReadonlyMap<string, string>;
}

interface Box {
  text: string;
  x0: number;
  x1: number;
}
interface Word extends Box {
  size: number;
}
interface Token extends Box {
  isValue: boolean;
}
interface Line {
  y: number;
  size: number;
  words: Word[];
}
/** A line of a table's body: name on the left, cells on the right. */
interface DataLine extends Line {
  /** Its index among the lines of the page. */
  at: number;
  name: Token[];
  cells: Token[];
}

/** Distances in ems: between letters of a word, words of a text, columns, and lines of one cell. */
const gaps = {letters: 0.12, words: 0.36, column: 0.45, wrapped: 1.28};
/** Less than this many lines is no table. */
const fewestRows = 2;

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const raise = (text: string): string => text.replace(/\)$/, "").replace(/\d/g, (d) => raised[Number(d)] ?? d);
const isNote = (text: string): boolean => /^(\*{1,3}|[¹²³⁴-⁹]{1,2}|\d{1,2}\)?)$/.test(text);
const center = ({x0, x1}: Omit<Box, "text">): number => (x0 + x1) / 2;
const overlap = (a: Omit<Box, "text">, b: Omit<Box, "text">): number => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);

function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const words: Word[] = [];
  let before: Glyph | undefined;
  for (const glyph of [...glyphs].sort((a, b) => a.x0 - b.x0)) {
    const {x0, x1, size} = glyph;
    const last = words.at(-1);
    const smallAbove = before && size < before.size * 0.85 && before.y0 - glyph.y0 > 0.1 * before.size;
    const text = smallAbove && /\d/.test(glyph.text) ? raise(glyph.text) : glyph.text;
    if (last && x0 - last.x1 <= gaps.letters * Math.max(size, last.size)) {
      last.text += text;
      last.x1 = Math.max(last.x1, x1);
      last.size = Math.max(last.size, size);
    } else words.push({text, x0, x1, size});
    if (!smallAbove) before = glyph;
  }
  return words;
}

/** Puts raised marks of footnotes, which stand on a line of their own, to the words they belong to. */
function attachNotes(lines: readonly Line[]): Line[] {
  return lines.filter((line) => {
    if (!line.words.every(({text}) => isNote(text))) return true;
    const hosts = line.words.map((note) => {
      const words = lines
        .filter(({y, size}) => y - line.y > 0.1 * size && y - line.y < 0.9 * size)
        .flatMap(({words}) => words);
      const touches = (gap: number, size: number): boolean => gap > -0.15 * size && gap < 0.4 * size;
      return {
        before: words.find(({x1, size}) => touches(note.x0 - x1, size)),
        behind: words.find(({x0, size}) => touches(x0 - note.x1, size))
      };
    });
    if (hosts.some(({before, behind}) => !before && !behind)) return true;
    hosts.forEach(({before, behind}, i) => {
      const note = line.words[i];
      if (!note) return;
      if (before) {
        before.text += raise(note.text);
        before.x1 = Math.max(before.x1, note.x1);
      } else if (behind) {
        behind.text = raise(note.text) + behind.text;
        behind.x0 = note.x0;
      }
    });
    return false;
  });
}

/** Lines of text from top to bottom. */
function linesOf(glyphs: readonly Glyph[]): Line[] {
  const rows: {y: number; size: number; glyphs: Glyph[]}[] = [];
  // Large letters first: a raised mark between two lines then joins the one it was set with.
  const inOrder = [...glyphs].sort((a, b) => Math.round(b.size) - Math.round(a.size) || a.y0 - b.y0);
  for (const glyph of inOrder) {
    const near = rows.filter(({y, size}) => Math.abs(y - glyph.y0) <= 0.3 * Math.max(size, glyph.size));
    const row = near.sort((a, b) => Math.abs(a.y - glyph.y0) - Math.abs(b.y - glyph.y0))[0];
    if (row) {
      row.glyphs.push(glyph);
      row.size = Math.max(row.size, glyph.size);
    } else rows.push({y: glyph.y0, size: glyph.size, glyphs: [glyph]});
  }
  return attachNotes(rows.map(({y, size, glyphs}) => ({y, size, words: wordsOf(glyphs)})).sort((a, b) => a.y - b.y));
}

const isValueText = (text: string): boolean =>
  readAngabe(text).art !== "unlesbar" || /^[(/]?[-−–+]?\d[\d.,]*[)/]?[*¹²³⁴-⁹]*$/.test(text) || text === "/";

/** Words of a line, those joined that only together are a value: "k. A.", "1 234", "42,9 *", "12 %". */
function tokensOf({words, size}: Line): Token[] {
  const tokens: Token[] = [];
  for (const {text, x0, x1} of words) {
    const last = tokens.at(-1);
    const gap = last ? (x0 - last.x1) / size : Infinity;
    const joins =
      last !== undefined &&
      gap < gaps.words &&
      ((/^k\.$/i.test(last.text) && /^A\.[*¹²³]*$/i.test(text)) ||
        (/^[-−–+]?\d{1,3}( \d{3})*$/.test(last.text) && /^\d{3}(,\d+)?[*¹²³]*$/.test(text)) ||
        (last.isValue && /\d$|%$/.test(last.text) && (text === "%" || isNote(text)) && !/^\d+$/.test(text)));
    if (joins) {
      last.text += ` ${text}`;
      last.x1 = x1;
      last.isValue = true;
    } else tokens.push({text, x0, x1, isValue: isValueText(text)});
  }
  return tokens;
}

const isYear = (text: string): boolean => /^(\d{1,2}\.\d{1,2}\.)?(19|20)\d{2}([-–/](19|20)?\d{2})?[*¹²³]*$/.test(text);

/** The line with its name and cells told apart; null if it is no line of a table's body. */
function readLine(line: Line, at: number, isGebiet: (text: string) => boolean): DataLine | null {
  const tokens = tokensOf(line);
  const gapBefore = (i: number): number => ((tokens[i]?.x0 ?? 0) - (tokens[i - 1]?.x1 ?? -Infinity)) / line.size;
  // A name in several lines may begin with its key alone.
  if (tokens.length === 1 && /^\d{4,8}$/.test(tokens[0]?.text ?? "") && isGebiet(tokens[0]?.text ?? "")) return null;
  const afterName = tokens.findIndex(
    (_, i) => i > 0 && tokens.slice(i).every(({isValue}) => isValue) && isGebiet(nameOf(tokens.slice(0, i), isGebiet))
  );
  const byGaps = tokens.findIndex((token, i) => {
    if (!token.isValue || (i > 0 && gapBefore(i) < gaps.column)) return false;
    const next = tokens[i + 1];
    if (i === 0 && next && /^\d+\.?$/.test(token.text) && (!next.isValue || isGebiet(token.text))) return false;
    return !(next && !next.isValue && gapBefore(i + 1) < gaps.words);
  });
  const first = afterName > 0 ? afterName : byGaps;
  if (first < 0) return null;
  const [name, cells] = [tokens.slice(0, first), tokens.slice(first)];
  if (!isGebiet(nameOf(name, isGebiet))) {
    const values = cells.map(({text}) => text);
    if (values.every(isYear)) return null;
    if (values.length > 1 && values.every((text, i) => text === String(i + 1) || text === String(i + 2))) return null;
  }
  return {...line, at, name, cells};
}

/** Name of a row, without a running number before the name of an area. */
function nameOf(tokens: readonly Token[], isGebiet: (text: string) => boolean): string {
  const name = tokens.map(({text}) => text).join(" ");
  const bare = name.replace(/^\d{1,3}\.? (?=\D)/, "");
  return !isGebiet(name) && isGebiet(bare) ? bare : name;
}

const joinWrapped = (a: string, b: string): string => {
  if (a === "" || b === "") return a + b;
  if (/[a-zäöüß]-$/.test(a)) return /^[a-zäöüß]/.test(b) ? a.slice(0, -1) + b : a + b;
  return `${a} ${b}`;
};

interface Column {
  x0: number;
  x1: number;
}

/** Columns of figures: where the cells of all rows stand above each other. */
function columnsOf(rows: readonly DataLine[]): Column[] {
  const cells = rows.flatMap((row, i) => row.cells.filter(({isValue}) => isValue).map((cell) => ({...cell, i})));
  const clusters: (Column & {rows: Set<number>; onlySigns: boolean})[] = [];
  for (const {x0, x1, i, text} of cells.sort((a, b) => a.x0 - b.x0)) {
    const isSign = !/\d/.test(text);
    const last = clusters.at(-1);
    if (last && x0 < last.x1) {
      last.x1 = Math.max(last.x1, x1);
      last.rows.add(i);
      last.onlySigns &&= isSign;
    } else clusters.push({x0, x1, rows: new Set([i]), onlySigns: isSign});
  }
  // A dash in the middle of a column need not stand above the numbers at its right edge.
  const size = rows[0]?.size ?? 10;
  for (let k = 1; k < clusters.length;) {
    const [a, b] = [clusters[k - 1], clusters[k]];
    const signs = a && b && (a.onlySigns || b.onlySigns) && b.x0 - a.x1 < 4 * size;
    if (signs && [...b.rows].every((i) => !a.rows.has(i))) {
      a.x1 = b.x1;
      a.onlySigns &&= b.onlySigns;
      for (const i of b.rows) a.rows.add(i);
      clusters.splice(k, 1);
    } else k++;
  }
  return clusters;
}

const textOfLine = ({words}: Line): string => words.map(({text}) => text).join(" ");
const isCaption = (text: string): boolean => /^(Tab(elle|\.)|Übersicht)/i.test(text);

/** Pieces of a line with more than a space between them. */
function phrasesOf({words, size}: Line): Box[] {
  const phrases: Box[] = [];
  for (const {text, x0, x1} of words) {
    const last = phrases.at(-1);
    if (last && (x0 - last.x1) / size < gaps.words) {
      last.text += ` ${text}`;
      last.x1 = x1;
    } else phrases.push({text, x0, x1});
  }
  return phrases;
}

interface HeadPart extends Box {
  y: number;
  size: number;
}

/** Columns under *part* by the vertical lines left and right of it; [] if there are none. */
function columnsByRules(part: HeadPart, columns: readonly Column[], rules: readonly Rule[]): number[] {
  const middle = part.y - 0.3 * part.size;
  const xs = rules.filter(({y0, y1}) => y0 - 1 <= middle && middle <= y1 + 1).map(({x}) => x);
  const left = Math.max(...xs.filter((x) => x <= center(part)));
  const right = Math.min(...xs.filter((x) => x >= center(part)));
  if (!Number.isFinite(left) || !Number.isFinite(right)) return [];
  return columns.flatMap((column, i) => (center(column) > left && center(column) < right ? [i] : []));
}

/**
 * Columns under each part of one line of a heading without lines drawn around it: neighbouring columns in order, so that the parts stand
 * as well as possible above them. A part stands above several columns only if each has a heading of its own below.
 */
function columnsByPlace(
  parts: readonly HeadPart[],
  columns: readonly Column[],
  below: readonly (number | null)[]
): number[][] {
  const edge = (i: number): number => {
    const [a, b] = [columns[i - 1], columns[i]];
    return a && b ? (a.x1 + b.x0) / 2 : a ? Infinity : -Infinity;
  };
  const cost = (part: HeadPart, from: number, to: number): number => {
    const group = {x0: columns[from]?.x0 ?? 0, x1: columns[to]?.x1 ?? 0};
    const outside = center(part) < edge(from) || center(part) > edge(to + 1) ? 1000 : 0;
    if (from === to)
      return (
        outside +
        Math.min(Math.abs(center(part) - center(group)), Math.abs(part.x0 - group.x0), Math.abs(part.x1 - group.x1))
      );
    const own = below.slice(from, to + 1).every((y) => y !== null && y - part.y > gaps.wrapped * part.size);
    if (!own) return Infinity;
    return outside + Math.abs(center(part) - center(group)) - 0.5 * part.size * (to - from);
  };
  const memo = new Map<string, {cost: number; groups: number[][]}>();
  const best = (k: number, j: number): {cost: number; groups: number[][]} => {
    const part = parts[k];
    if (!part) return {cost: 0, groups: []};
    if (j >= columns.length) return {cost: 500 * (parts.length - k), groups: parts.slice(k).map(() => [])};
    const key = `${k} ${j}`;
    const known = memo.get(key);
    if (known) return known;
    const without = best(k + 1, j);
    const skipped = {cost: without.cost + 500, groups: [[], ...without.groups]};
    const later = best(k, j + 1);
    let found = later.cost < skipped.cost ? later : skipped;
    for (let end = j; end < columns.length; end++) {
      const here = cost(part, j, end);
      if (here === Infinity) break;
      const rest = best(k + 1, end + 1);
      if (here + rest.cost < found.cost)
        found = {
          cost: here + rest.cost,
          groups: [Array.from({length: end - j + 1}, (_, i) => j + i), ...rest.groups]
        };
    }
    memo.set(key, found);
    return found;
  };
  return best(0, 0).groups;
}

/** Headings per column from the lines above the body, lowest first in *lines*. */
function headingsOf(
  lines: readonly Line[],
  columns: readonly Column[],
  nameEdge: number,
  rules: readonly Rule[]
): string[] {
  const heads = columns.map(() => "");
  const below: (number | null)[] = columns.map(() => null);
  for (const line of lines) {
    const parts = phrasesOf(line)
      .map((phrase) => ({...phrase, y: line.y, size: line.size}))
      .filter((part) => center(part) > nameEdge);
    const byRules = parts.map((part) => columnsByRules(part, columns, rules));
    const groups = byRules.every((group) => group.length > 0) ? byRules : columnsByPlace(parts, columns, below);
    groups.forEach((group, i) => {
      const part = parts[i];
      if (!part) return;
      for (const column of group) {
        heads[column] = joinWrapped(part.text, heads[column] ?? "");
        below[column] = part.y;
      }
    });
  }
  return heads;
}

/** Headings that run upwards or downwards, as parts of the columns they stand above. */
function turnedHeadings(glyphs: readonly Glyph[], columns: readonly Column[], from: number, to: number): string[] {
  const heads = columns.map(() => "");
  for (const turn of [1, 3] as const) {
    const sign = turn === 1 ? 1 : -1;
    const own = glyphs.filter((g) => g.turn === turn && Math.max(g.y0, g.y1) < to && Math.min(g.y0, g.y1) > from);
    // Seen from the side: along the text is x, across it is y.
    const lines = linesOf(
      own.map((g) => ({...g, x0: sign * g.y0, x1: sign * g.y1, y0: -sign * g.x0, y1: -sign * g.x1, turn: 0}))
    );
    for (const line of lines) {
      const x = -sign * line.y + (sign * line.size) / 3;
      const distances = columns.map((column) => Math.abs(center(column) - x));
      const nearest = distances.indexOf(Math.min(...distances));
      const text = phrasesOf(line)
        .map((phrase) => phrase.text)
        .join(" ");
      heads[nearest] = joinWrapped(heads[nearest] ?? "", text);
    }
  }
  return heads;
}

/** Rows of one body, from top to bottom; never empty. */
type Block = DataLine[];

/** Runs of body lines that belong together. */
function blocksOf(
  lines: readonly Line[],
  body: readonly (DataLine | null)[],
  isGebiet: (text: string) => boolean
): Block[] {
  const blocks: Block[] = [];
  for (const row of body) {
    if (!row) continue;
    const block = blocks.at(-1);
    const before = block?.at(-1);
    if (!block || !before) {
      blocks.push([row]);
      continue;
    }
    const pitches = block.slice(1).map((r, k) => r.y - (block[k]?.y ?? r.y));
    const pitch = pitches.length > 0 ? Math.min(...pitches) : 4.5 * row.size;
    const heading = lines
      .slice(before.at + 1, row.at)
      .some((line) => phrasesOf(line).length > 1 || isCaption(textOfLine(line)));
    const far = row.y - before.y > Math.max(2.6 * pitch, 3 * row.size);
    if (heading || far) blocks.push([row]);
    else block.push(row);
  }
  return blocks.map((block) => withoutHead(block, isGebiet)).filter((block) => block.length >= fewestRows);
}

/** Gives back to the heading what only looked like a row: no area, no number, but a single x or dash. */
function withoutHead(block: Block, isGebiet: (text: string) => boolean): Block {
  const isRow = ({name, cells}: DataLine): boolean =>
    isGebiet(nameOf(name, isGebiet)) || cells.some(({text}) => /\d/.test(text));
  return block.slice(Math.max(0, block.findIndex(isRow)));
}

/** Completes names that run over several lines with the lines between the rows that hold nothing else. */
function completeNames(block: Block, lines: readonly Line[], isGebiet: (text: string) => boolean): string[] {
  const names = block.map(({name}) => nameOf(name, isGebiet));
  const used = new Set<Line>();
  const edge = Math.min(...block.flatMap(({cells}) => cells.slice(0, 1).map(({x0}) => x0)));
  const isLoose = (line: Line): boolean => !used.has(line) && line.words.every(({x1}) => x1 <= edge);
  /** Up to *most* lines next to *row* that hold nothing but a piece of a name, nearest first. */
  const beside = (row: DataLine, step: 1 | -1, most: number): Line[] => {
    const found: Line[] = [];
    for (let y = row.y; found.length < most;) {
      const line = lines[row.at + step * (found.length + 1)];
      if (!line || !isLoose(line) || Math.abs(line.y - y) > 1.6 * row.size) break;
      found.push(line);
      y = line.y;
    }
    return found;
  };
  block.forEach((row, k) => {
    const own = names[k] ?? "";
    if (isGebiet(own) && !/^\d+$/.test(own)) return;
    const [above, below] = [beside(row, -1, 2).reverse(), beside(row, 1, 3)];
    const choices = Array.from({length: above.length + 1}, (_, i) => above.slice(i)).flatMap((up) =>
      Array.from({length: below.length + 1}, (_, i) => ({up, down: below.slice(0, i)}))
    );
    const textOf = (parts: readonly Line[]): string =>
      parts.reduce((text, line) => joinWrapped(text, textOfLine(line)), "");
    const complete = ({up, down}: {up: Line[]; down: Line[]}): string =>
      joinWrapped(joinWrapped(textOf(up), own), textOf(down));
    const longest = choices.sort((a, b) => b.up.length + b.down.length - a.up.length - a.down.length);
    const better = longest.find((choice) => isGebiet(complete(choice))) ?? (own === "" ? longest[0] : undefined);
    if (!better) return;
    names[k] = complete(better);
    for (const line of [...better.up, ...better.down]) used.add(line);
  });
  return names;
}

/** Texts of footnotes below *to*, by their mark. */
function footnotesOf(lines: readonly Line[], to: number): Map<string, string> {
  return new Map(
    lines.slice(to + 1).flatMap(({words}) => {
      const text = words.map((word) => word.text).join(" ");
      const [, mark = "", note = ""] = /^(\*{1,3}|[¹²³⁴-⁹]{1,2}|\d{1,2}\))\s*(\D.*)$/.exec(text) ?? [];
      return note === "" ? [] : [[/\d\)/.test(mark) ? raise(mark) : mark, note] as const];
    })
  );
}

/** Where a second table begins to the right of the first; null if there is only one beside the other. */
function splitBetween(body: readonly (DataLine | null)[], isGebiet: (text: string) => boolean): number | null {
  const rows = body.filter((row) => row !== null);
  const starts = rows.flatMap(({cells, size}) => {
    for (let i = 1; i < cells.length - 1; i++) {
      if (cells[i]?.isValue !== false) continue;
      const end = cells.findIndex((cell, k) => k > i && cell.isValue);
      const text = cells.slice(i, end < 0 ? i : end).map((cell) => cell.text);
      if (end > 0 && isGebiet(text.join(" "))) return [(cells[i]?.x0 ?? 0) - 0.3 * size];
    }
    return [];
  });
  return starts.length >= fewestRows && starts.length >= rows.length / 2 ? Math.min(...starts) : null;
}

function tablesIn(lines: readonly Line[], page: PdfPage, isGebiet: (text: string) => boolean): PdfTabelle[] {
  const body = lines.map((line, i) => readLine(line, i, isGebiet));
  const split = splitBetween(body, isGebiet);
  if (split !== null) {
    const side = (keep: (word: Word) => boolean): Line[] =>
      lines.map((line) => ({...line, words: line.words.filter(keep)})).filter(({words}) => words.length > 0);
    return [
      ...tablesIn(
        side((word) => word.x0 < split),
        page,
        isGebiet
      ),
      ...tablesIn(
        side((word) => word.x0 >= split),
        page,
        isGebiet
      )
    ];
  }
  let end = -1;
  return blocksOf(lines, body, isGebiet).map((block) => {
    const columns = columnsOf(block);
    const names = completeNames(block, lines, isGebiet);
    const [first] = columns;
    const nameX1 = Math.max(...block.flatMap(({name}) => name.map(({x1}) => x1)), -Infinity);
    const nameX0 = Math.min(...block.flatMap(({name}) => name.map(({x0}) => x0)), nameX1);
    const nameEdge = Number.isFinite(nameX1) ? (nameX1 + (first?.x0 ?? nameX1)) / 2 : -Infinity;

    const head: Line[] = [];
    let ueberschrift = "";
    let below = block[0]?.y ?? 0;
    for (let i = (block[0]?.at ?? 0) - 1; i > end; i--) {
      const line = lines[i];
      if (!line || below - line.y > 3.2 * line.size) break;
      const text = textOfLine(line);
      const across = phrasesOf(line).some(
        (phrase) =>
          phrase.x0 < (nameX0 + nameX1) / 2 &&
          phrase.x1 > (first?.x1 ?? Infinity) &&
          columnsByRules({...phrase, y: line.y, size: line.size}, columns, page.rules).length === 0
      );
      const next = lines[i - 1];
      // A line such as "Prognoseraum Marzahn" between heading and rows is neither.
      const between =
        head.length === 0 && phrasesOf(line).length === 1 && next !== undefined && phrasesOf(next).length > 1;
      const pitch = next === undefined ? 0 : (line.y - next.y) / line.size;
      const ownRow = pitch > gaps.wrapped || phrasesOf(line).every((phrase) => center(phrase) < nameEdge);
      if (between && ownRow && pitch < 3.2 && !isCaption(text) && i - 1 > end) {
        below = line.y;
        continue;
      }
      if (across || isCaption(text)) {
        ueberschrift = text;
        break;
      }
      head.push(line);
      below = line.y;
    }
    const upperEnd = lines[end]?.y ?? -Infinity;
    const turned = turnedHeadings(page.glyphs, columns, upperEnd, block[0]?.y ?? 0);
    const straight = headingsOf(head, columns, nameEdge, page.rules);
    end = block.at(-1)?.at ?? end;
    return {
      ueberschrift,
      kopf: straight.map((text, i) => joinWrapped(text, turned[i] ?? "")),
      zeilen: block.map((row, k) => ({name: names[k] ?? "", ...cellsOf(row, columns)})),
      fussnoten: footnotesOf(lines, end)
    };
  });
}

/** The cells of a row by column, and the words that stand under none of them. */
function cellsOf(
  {cells}: DataLine,
  columns: readonly Column[]
): Pick<PdfTabelle["zeilen"][number], "zellen" | "bemerkung"> {
  const zellen: (string | null)[] = columns.map(() => null);
  const rest: string[] = [];
  for (const cell of cells) {
    const shares = columns.map((column) => overlap(cell, column));
    const best = shares.indexOf(Math.max(...shares));
    if (!cell.isValue && (shares[best] ?? -1) <= 0) rest.push(cell.text);
    else zellen[best] = zellen[best] === null ? cell.text : `${zellen[best] ?? ""} ${cell.text}`;
  }
  return {zellen, bemerkung: rest.join(" ")};
}

/** Whether it is a table at all: of areas, or of cells that are mostly there and mostly figures. Justified text has gaps, too. */
function isTable({zeilen}: PdfTabelle, isGebiet: (text: string) => boolean): boolean {
  const cells = zeilen.flatMap(({zellen}) => zellen);
  const filled = cells.filter((cell) => cell !== null);
  const figures = filled.filter((cell) => readAngabe(cell).art !== "unlesbar");
  const areas = zeilen.filter(({name}) => isGebiet(name)).length;
  return areas >= zeilen.length / 2 || (filled.length >= 0.6 * cells.length && figures.length >= 0.8 * filled.length);
}

/**
 * The tables of a page from top to bottom, side by side from left to right. *isGebiet* tells whether a text names an area, which
 * decides where names end, where a name runs over two lines, and what is a heading of years. [] if the page has no table.
 */
export function findTabellen(page: PdfPage, isGebiet: (text: string) => boolean): PdfTabelle[] {
  const lines = linesOf(page.glyphs.filter(({turn}) => turn === 0));
  return tablesIn(lines, page, isGebiet).filter((tabelle) => isTable(tabelle, isGebiet));
}
