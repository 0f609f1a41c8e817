/** What the map would like to write at a point: the value (none if "") and, above it, the name. */
export interface Wunschtext {
  id: string;
  x: number;
  y: number;
  wert: string;
  name: string;
  /** Width of the area on screen, so that a name does not reach far into its neighbours. */
  platz: number;
  /** Comes first; among many small areas it is written with its name whatever else is there. */
  immer: boolean;
}

export interface Text {
  id: string;
  x: number;
  y: number;
  /** Estimated width in pixels. */
  breite: number;
  zeilen: string[];
}

interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** Line height and average advance of a letter at 14 px, in pixels. */
export const zeilenhoehe = 17;
const advance = 7.1;

function boxOf(x: number, y: number, zeilen: readonly string[]): Box {
  const half = (Math.max(...zeilen.map((z) => z.length)) * advance) / 2 + 2;
  const height = (zeilen.length * zeilenhoehe) / 2;
  return {x0: x - half, x1: x + half, y0: y - height, y1: y + height};
}

const overlap = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/**
 * Which texts fit. With few areas every value is written, and names where they cover nothing; with `nurMitName` (many small
 * areas) a value comes only together with its name. From the widest area to the narrowest, wanted ones first.
 */
export function placeTexte(
  wuensche: readonly Wunschtext[],
  {breite, nurMitName}: {breite: number; nurMitName: boolean}
): Text[] {
  const order = [...wuensche].sort((a, b) => Number(b.immer) - Number(a.immer) || b.platz - a.platz);
  const boxes = new Map<string, Box>();
  const texte = new Map<string, Text>();
  const place = (w: Wunschtext, zeilen: string[], force: boolean): void => {
    const half = (Math.max(...zeilen.map((z) => z.length)) * advance) / 2 + 2;
    const x = Math.min(Math.max(w.x, half), Math.max(half, breite - half));
    const box = boxOf(x, w.y, zeilen);
    if (!force && [...boxes].some(([id, other]) => id !== w.id && overlap(box, other))) return;
    boxes.set(w.id, box);
    texte.set(w.id, {id: w.id, x, y: w.y, breite: 2 * half, zeilen});
  };
  if (!nurMitName) for (const w of order) place(w, [w.wert], true);
  for (const w of order) {
    const force = w.immer && nurMitName;
    if (force || w.name.length * advance <= w.platz * 1.05) place(w, [w.name, w.wert].filter(Boolean), force);
  }
  return [...texte.values()];
}
