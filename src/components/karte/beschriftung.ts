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
  /** Other places for the text, best first, where the first one is taken. */
  ausweich?: () => readonly (readonly [x: number, y: number])[];
}

export interface Text {
  id: string;
  x: number;
  y: number;
  /** Estimated width in pixels. */
  breite: number;
  zeilen: string[];
}

export interface Box {
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

export const overlap = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** The field a written text covers. */
export const textBox = ({x, y, zeilen}: Text): Box => boxOf(x, y, zeilen);

/** Corners of the rings of an area's path data, which consists of straight lines. */
function ringeOf(d: string): [number, number][][] {
  return d
    .split("M")
    .slice(1)
    .map((ring) =>
      ring
        .replace("Z", "")
        .split("L")
        .map((p) => p.split(",").map(Number) as [number, number])
    );
}

/** Whether a point lies in the area of path data *d*; its holes are outside. */
export function liegtIn(d: string): (x: number, y: number) => boolean {
  const ringe = ringeOf(d);
  return (x, y) => {
    let drin = false;
    for (const ring of ringe)
      ring.forEach(([x1, y1], i) => {
        const [x0, y0] = ring.at(i - 1)!;
        if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) drin = !drin;
      });
    return drin;
  };
}

/**
 * Which texts fit. With few areas every value is written, and names where they cover nothing; with `nurMitName` (many small
 * areas) a value comes only together with its name. From the widest area to the narrowest, wanted ones first. A text that
 * would cover another or one of *hindernisse* stands at its next free place; where there is none, it covers the latter.
 */
export function placeTexte(
  wuensche: readonly Wunschtext[],
  {breite, nurMitName, hindernisse = []}: {breite: number; nurMitName: boolean; hindernisse?: readonly Box[]}
): Text[] {
  const order = [...wuensche].sort((a, b) => Number(b.immer) - Number(a.immer) || b.platz - a.platz);
  const boxes = new Map<string, Box>();
  const texte = new Map<string, Text>();
  const place = (w: Wunschtext, zeilen: string[], force: boolean, frei = hindernisse): boolean => {
    const half = (Math.max(...zeilen.map((z) => z.length)) * advance) / 2 + 2;
    const an = ([x, y]: readonly [number, number]): Text => ({
      ...{id: w.id, y, breite: 2 * half, zeilen},
      x: Math.min(Math.max(x, half), Math.max(half, breite - half))
    });
    const passt = (text: Text): boolean => {
      const box = textBox(text);
      return (
        !frei.some((other) => overlap(box, other)) &&
        ![...boxes].some(([id, other]) => id !== w.id && overlap(box, other))
      );
    };
    const erster = an([w.x, w.y]);
    const text = passt(erster) ? erster : (w.ausweich?.().map(an).find(passt) ?? (force ? erster : null));
    if (!text) return false;
    boxes.set(w.id, textBox(text));
    texte.set(w.id, text);
    return true;
  };
  if (!nurMitName) for (const w of order) place(w, [w.wert], true);
  for (const w of order) {
    const force = w.immer && nurMitName;
    // A text that may move does not touch those of its neighbours, and may be a little wider than its area.
    const platz = w.platz * (w.ausweich ? 1.15 : 1.05);
    if (!force && w.name.length * advance > platz) continue;
    const zeilen = [w.name, w.wert].filter(Boolean);
    // Rather over a place than not at all: texts stand above it and have an outline.
    if (!place(w, zeilen, force) && hindernisse.length > 0) place(w, zeilen, false, []);
  }
  return [...texte.values()];
}
