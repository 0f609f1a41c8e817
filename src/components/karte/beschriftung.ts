/** A text the map would like to show at a point: lines from the most wanted (the value) to the least (the name). */
export interface Wunschtext {
  id: string;
  x: number;
  y: number;
  wert: string;
  name: string;
  /** Width of the area on screen, so that a name does not reach far into its neighbours. */
  platz: number;
  /** Shown whatever else is there. */
  immer: boolean;
}

export interface Text {
  id: string;
  x: number;
  y: number;
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
 * Which texts fit: wanted ones first, then from the widest area to the narrowest, none over another. A name that does not
 * fit leaves its value alone; with `nurMitName` (many small areas) a text without room for its name is left out.
 */
export function placeTexte(
  wuensche: readonly Wunschtext[],
  {breite, nurMitName}: {breite: number; nurMitName: boolean}
): Text[] {
  const placed: Box[] = [];
  const texte: Text[] = [];
  const order = [...wuensche].sort((a, b) => Number(b.immer) - Number(a.immer) || b.platz - a.platz);
  const attempt = (w: Wunschtext, zeilen: string[]): boolean => {
    const half = (Math.max(...zeilen.map((z) => z.length)) * advance) / 2 + 2;
    const x = Math.min(Math.max(w.x, half), Math.max(half, breite - half));
    const box = boxOf(x, w.y, zeilen);
    if (!w.immer && placed.some((other) => overlap(box, other))) return false;
    placed.push(box);
    texte.push({id: w.id, x, y: w.y, zeilen});
    return true;
  };
  for (const w of order) {
    const roomy = w.immer || w.name.length * advance <= w.platz * 1.15;
    if (roomy && attempt(w, [w.name, w.wert])) continue;
    if (!nurMitName) attempt(w, [w.wert]);
  }
  return texte;
}
