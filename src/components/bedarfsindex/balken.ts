import type {Rang} from "../../lib/bedarfsindex.js";
import {svg} from "../dom.js";

const prozent = (x: number): string => `${Number(Math.min(100, Math.max(0, x)).toFixed(2))}%`;

/** From the best to the worst of the interval of ranks and the ranks that weightings gave, so that it contains both. */
export const weitesteSpanne = ({rang_unten, rang_oben, bester, schlechtester}: Rang): [number, number] => [
  Math.min(bester, rang_unten),
  Math.max(schlechtester, rang_oben)
];

/**
 * The ranks of one area on a scale of *n* ranks, most need left: interval as a bar, middle rank as a dot, weitesteSpanne as a
 * thin line. For the eye only; the figures stand beside it.
 */
export function Rangbalken(document: Document, rang: Rang, n: number): SVGSVGElement {
  // Every rank is as wide as its share of the scale, so that a single one can be seen.
  const links = (r: number): number => ((r - 1) / n) * 100;
  const rechts = (r: number): number => (r / n) * 100;
  const [erster, letzter] = weitesteSpanne(rang);
  return svg(
    document,
    "svg",
    {class: "index-rang", height: 16, "aria-hidden": "true", focusable: "false"},
    svg(document, "line", {class: "index-rang-skala", x1: "0%", x2: "100%", y1: 8, y2: 8}),
    svg(document, "line", {
      ...{class: "index-rang-moeglich", x1: prozent(links(erster)), x2: prozent(rechts(letzter))},
      ...{y1: 8, y2: 8}
    }),
    svg(document, "rect", {
      ...{class: "index-rang-spanne", x: prozent(links(rang.rang_unten)), y: 3, height: 10},
      width: prozent(rechts(rang.rang_oben) - links(rang.rang_unten))
    }),
    svg(document, "circle", {
      class: "index-rang-mitte",
      cx: prozent((links(rang.median) + rechts(rang.median)) / 2),
      cy: 8,
      r: 3
    })
  );
}

/** A bar from *null_* to *wert*, or a line from one to another of *spanne*, on a scale from *von* to *bis*. For the eye only. */
export function Wertbalken(
  document: Document,
  {
    wert,
    spanne,
    null_,
    von,
    bis
  }: {wert: number; spanne?: readonly [number, number]; null_: number; von: number; bis: number}
): SVGSVGElement {
  const weite = bis - von || 1;
  const x = (v: number): number => ((v - von) / weite) * 100;
  const [a, b] = [Math.min(wert, null_), Math.max(wert, null_)];
  return svg(
    document,
    "svg",
    {class: "index-balken", height: 16, "aria-hidden": "true", focusable: "false"},
    svg(document, "rect", {
      ...{class: wert < null_ ? "index-balken-unter" : "index-balken-ueber", x: prozent(x(a)), y: 3, height: 10},
      width: prozent(x(b) - x(a))
    }),
    svg(document, "line", {class: "index-balken-null", x1: prozent(x(null_)), x2: prozent(x(null_)), y1: 0, y2: 16}),
    spanne &&
      svg(document, "line", {
        ...{class: "index-balken-spanne", x1: prozent(x(spanne[0])), x2: prozent(x(spanne[1])), y1: 8, y2: 8}
      })
  );
}
