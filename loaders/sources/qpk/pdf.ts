import {InputError} from "../../contract/errors.js";

/** A character where it stands on a page: distances in points from the top left corner, the page turned so that most text reads across. */
export interface Glyph {
  text: string;
  /** Where its baseline begins and ends. */
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  size: number;
  /** Quarter turns clockwise against the text of the page. */
  turn: 0 | 1 | 2 | 3;
}

/** A vertical line of a table's frame. */
export interface Rule {
  x: number;
  y0: number;
  y1: number;
}

export interface PdfPage {
  glyphs: Glyph[];
  rules: Rule[];
  /** True if text was drawn invisibly, as programs for text recognition lay it under a scan. */
  ocr: boolean;
  pages: number;
}

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const most = {bytes: 100_000_000, glyphs: 200_000, rules: 50_000};

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5]
];
const apply = (m: Matrix, [x, y]: Point): Point => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
const matrixOf = (args: unknown): Matrix | undefined => {
  const list = Array.from((args ?? []) as ArrayLike<unknown>, Number);
  return list.length === 6 && list.every(Number.isFinite) ? (list as unknown as Matrix) : undefined;
};

interface FontGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
}
interface Font {
  fontMatrix?: ArrayLike<number>;
  vertical?: boolean;
}
interface State {
  ctm: Matrix;
  font: string;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  invisible: boolean;
}

/** What is drawn: one call per character, and one per straight line of a drawn path, in points of the page as it is shown. */
interface Canvas {
  glyph(text: string, from: Point, to: Point, size: number, invisible: boolean): void;
  line(from: Point, to: Point): void;
}

interface OperatorList {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** Lines of a path as pdfjs passes it: 0 x y moves, 1 x y draws, 2 and 3 are curves, 4 closes. */
function drawPath(data: ArrayLike<number>, ctm: Matrix, canvas: Canvas): void {
  const lengths = [2, 2, 6, 4, 0];
  let [start, at]: Point[] = [
    [0, 0],
    [0, 0]
  ];
  for (let i = 0; i < data.length;) {
    const code = data[i++] ?? 4;
    const length = lengths[code];
    if (length === undefined) return;
    const to: Point = [data[i + length - 2] ?? 0, data[i + length - 1] ?? 0];
    i += length;
    if (code === 0) start = to;
    if (code === 1) canvas.line(apply(ctm, at as Point), apply(ctm, to));
    if (code === 4) canvas.line(apply(ctm, at as Point), apply(ctm, start as Point));
    at = code === 4 ? start : to;
  }
}

/** Runs the drawing operators of a page, as far as they place text and lines. */
function draw(
  {fnArray, argsArray}: OperatorList,
  ops: Record<string, number>,
  base: Matrix,
  fontOf: (name: string) => Font | undefined,
  canvas: Canvas
): void {
  let state: State = {
    ctm: base,
    font: "",
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    invisible: false
  };
  const stack: State[] = [];
  let [text, lineX, lineY, x, y] = [identity, 0, 0, 0, 0];
  const move = (dx: number, dy: number): void => {
    x = lineX += dx;
    y = lineY += dy;
  };
  const show = (glyphs: ArrayLike<FontGlyph | number | null>): void => {
    const font = fontOf(state.font);
    const unit = state.size * (font?.fontMatrix?.[0] ?? 0.001);
    for (const glyph of Array.from(glyphs)) {
      if (glyph === null) continue;
      if (typeof glyph === "number") {
        x -= (glyph / 1000) * state.size * state.scale;
        continue;
      }
      const width = glyph.width * unit * state.scale;
      const matrix = multiply(multiply(state.ctm, text), [1, 0, 0, 1, x, y + state.rise]);
      if (font?.vertical !== true && glyph.unicode.trim() !== "") {
        const origin = apply(matrix, [0, 0]);
        const [ux, uy] = apply(matrix, [0, state.size]);
        const size = Math.hypot(ux - origin[0], uy - origin[1]);
        canvas.glyph(glyph.unicode, origin, apply(matrix, [width, 0]), size, state.invisible);
      }
      x += width + (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.scale;
    }
  };
  const handlers: Record<string, (args: readonly unknown[]) => void> = {
    save: () => void stack.push({...state}),
    restore: () => void (state = stack.pop() ?? state),
    transform: (args) => void (state.ctm = multiply(state.ctm, matrixOf(args) ?? identity)),
    paintFormXObjectBegin: ([matrix]) => {
      stack.push({...state});
      state.ctm = multiply(state.ctm, matrixOf(matrix) ?? identity);
    },
    paintFormXObjectEnd: () => void (state = stack.pop() ?? state),
    beginText: () => void ([text, lineX, lineY, x, y] = [identity, 0, 0, 0, 0]),
    setFont: ([name, size]) => void ([state.font, state.size] = [String(name), Number(size)]),
    setTextMatrix: (args) => {
      text = matrixOf(args) ?? matrixOf(args[0]) ?? identity;
      [lineX, lineY, x, y] = [0, 0, 0, 0];
    },
    moveText: ([dx, dy]) => move(Number(dx), Number(dy)),
    setLeadingMoveText: ([dx, dy]) => {
      state.leading = -Number(dy);
      move(Number(dx), Number(dy));
    },
    setLeading: ([leading]) => void (state.leading = Number(leading)),
    nextLine: () => move(0, -state.leading),
    setCharSpacing: ([value]) => void (state.charSpacing = Number(value)),
    setWordSpacing: ([value]) => void (state.wordSpacing = Number(value)),
    setHScale: ([value]) => void (state.scale = Number(value) / 100),
    setTextRise: ([value]) => void (state.rise = Number(value)),
    setTextRenderingMode: ([mode]) => void (state.invisible = Number(mode) === 3),
    showText: ([glyphs]) => show(glyphs as FontGlyph[]),
    showSpacedText: ([glyphs]) => show(glyphs as FontGlyph[]),
    nextLineShowText: ([glyphs]) => {
      move(0, -state.leading);
      show(glyphs as FontGlyph[]);
    },
    constructPath: ([painted, paths]) => {
      const [data] = (paths ?? []) as (ArrayLike<number> | undefined)[];
      if (painted !== ops["endPath"] && data !== undefined && typeof data.length === "number")
        drawPath(data, state.ctm, canvas);
    }
  };
  const byCode = new Map(Object.entries(handlers).map(([name, handler]) => [ops[name], handler]));
  fnArray.forEach((code, i) => byCode.get(code)?.((argsArray[i] ?? []) as readonly unknown[]));
}

/** Direction of a line of text in quarter turns clockwise; undefined for slanted text. */
function turnOf([x0, y0]: Point, [x1, y1]: Point): number | undefined {
  const quarters = Math.atan2(y1 - y0, x1 - x0) / (Math.PI / 2);
  return Math.abs(quarters - Math.round(quarters)) < 0.1 ? (Math.round(quarters) + 4) % 4 : undefined;
}

const turnBack: ((p: Point) => Point)[] = [
  ([x, y]) => [x, y],
  ([x, y]) => [y, -x],
  ([x, y]) => [-x, -y],
  ([x, y]) => [-y, x]
];

/**
 * Characters and vertical lines of page *number* (from 1) of a PDF. A page that is turned, or whose text is, is turned back.
 * Scripts in the PDF are not run. Throws InputError for a file that is no PDF, damaged, encrypted or too large, for a page it
 * does not have, and for a page without text (a scan).
 */
export async function readPdfPage(bytes: Uint8Array, datei: string, number: number): Promise<PdfPage> {
  const refuse = (regel: string, abhilfe: string, cause?: unknown): never => {
    throw new InputError({datei, regel, abhilfe}, {cause});
  };
  if (bytes.length > most.bytes)
    refuse("ist größer als 100 MB", "Bitte nur die Seiten mit der Tabelle als PDF speichern.");
  if (!Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-"))
    refuse("ist keine PDF-Datei", "Bitte die Datei neu herunterladen; vielleicht ist es eine Webseite.");
  const {OPS, VerbosityLevel, getDocument} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    // The library takes the bytes away from whoever hands them over.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false
  });
  try {
    const document = await task.promise.catch((error: Error) => {
      if (error.name === "PasswordException")
        return refuse("ist mit einem Kennwort geschützt", "Bitte eine Fassung ohne Kennwort verwenden.", error);
      return refuse("ist beschädigt und lässt sich nicht lesen", "Bitte die Datei neu herunterladen.", error);
    });
    const pages = document.numPages;
    if (!(number >= 1 && number <= pages))
      refuse(
        `hat keine Seite ${number}`,
        `Die Datei hat ${pages === 1 ? "1 Seite" : `${pages} Seiten`}. Gezählt wird von der ersten Seite der Datei an, nicht nach der gedruckten Seitenzahl.`
      );
    const page = await document.getPage(number);
    const operators = await page
      .getOperatorList()
      .catch((error: Error) =>
        refuse(`hat eine beschädigte Seite ${number}`, "Bitte die Datei neu herunterladen.", error)
      );
    const glyphs: (Omit<Glyph, "turn"> & {turn: number})[] = [];
    const lines: [Point, Point][] = [];
    let ocr = false;
    const {width, height, transform} = page.getViewport({scale: 1});
    draw(
      operators as OperatorList,
      OPS,
      matrixOf(transform) ?? identity,
      (name) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as Font) : undefined),
      {
        glyph: (text, [x0, y0], [x1, y1], size, invisible) => {
          const turn = turnOf([x0, y0], [x1, y1]);
          const inside = x0 >= -1 && x0 <= width + 1 && y0 >= -1 && y0 <= height + 1;
          if (turn === undefined || !inside || size < 1 || glyphs.length >= most.glyphs) return;
          glyphs.push({text: plainText(text), x0, y0, x1, y1, size, turn});
          ocr ||= invisible;
        },
        line: (from, to) => {
          if (lines.length < most.rules) lines.push([from, to]);
        }
      }
    );
    if (glyphs.length === 0)
      refuse(
        `enthält auf Seite ${number} keinen Text; die Seite ist ein Bild, vermutlich ein Scan`,
        "Bitte die Zahlen mit der Vorlage abtippen („npm run fetch -- qpk --vorlage“)."
      );
    return {...upright(glyphs, lines), ocr, pages};
  } finally {
    await task.destroy();
  }
}

/** Ligatures and wide forms as plain letters; raised digits stay what they are, since they mark footnotes. */
const plainText = (text: string): string => (/[¹²³⁰-⁹]/.test(text) ? text : text.normalize("NFKC"));

/** Turns everything so that most characters read from left to right. */
function upright(
  glyphs: readonly (Omit<Glyph, "turn"> & {turn: number})[],
  lines: readonly [Point, Point][]
): Pick<PdfPage, "glyphs" | "rules"> {
  const count = [0, 1, 2, 3].map((turn) => glyphs.filter((g) => g.turn === turn).length);
  const main = count.indexOf(Math.max(...count));
  const back = turnBack[main] ?? (([x, y]: Point): Point => [x, y]);
  const seen = new Set<string>();
  return {
    glyphs: glyphs.flatMap((g) => {
      const [[x0, y0], [x1, y1]] = [back([g.x0, g.y0]), back([g.x1, g.y1])];
      // Programs draw a letter twice, a hair apart, to make it look bold.
      const place = [g.text, Math.round(x0 * 2), Math.round(y0 * 2)].join(" ");
      if (seen.has(place)) return [];
      seen.add(place);
      return [{...g, x0, y0, x1, y1, turn: ((g.turn - main + 4) % 4) as Glyph["turn"]}];
    }),
    rules: lines.flatMap(([from, to]) => {
      const [[x0, y0], [x1, y1]] = [back(from), back(to)];
      if (Math.abs(x0 - x1) > 0.7 || Math.abs(y0 - y1) < 4) return [];
      return [{x: (x0 + x1) / 2, y0: Math.min(y0, y1), y1: Math.max(y0, y1)}];
    })
  };
}
