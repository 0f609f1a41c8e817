import {element, svg} from "../dom.js";

const [breite, hoehe, rand] = [160, 44, 6];

/** Every ballot's value as a dot on the scale; equal values are stacked. For the eye only: words stand beside it. */
export function Streuung(
  document: Document,
  werte: readonly number[],
  {von, bis, mitte}: {von: number; bis: number; mitte: number}
): HTMLElement {
  const x = (wert: number): number => rand + ((wert - von) / (bis - von || 1)) * (breite - 2 * rand);
  const stapel = new Map<number, number>();
  const grund = hoehe - rand;
  const platzOf = (wert: number): number => Math.round(x(wert) / 4);
  const hoechster = Math.max(1, ...werte.map((w) => werte.filter((v) => platzOf(v) === platzOf(w)).length));
  const stufe = Math.min(7, (grund - 8) / hoechster);
  return element(
    document,
    "span",
    {class: "planung-streuung", "aria-hidden": "true"},
    svg(
      document,
      "svg",
      {viewBox: `0 0 ${breite} ${hoehe}`, width: breite, height: hoehe},
      svg(document, "line", {x1: rand, x2: breite - rand, y1: grund, y2: grund, class: "planung-streuung-achse"}),
      svg(document, "line", {x1: x(mitte), x2: x(mitte), y1: 2, y2: hoehe - 2, class: "planung-streuung-mitte"}),
      werte.map((wert) => {
        const platz = platzOf(wert);
        const n = stapel.get(platz) ?? 0;
        stapel.set(platz, n + 1);
        return svg(document, "circle", {
          ...{cx: x(wert), cy: grund - 4 - n * stufe, r: 3.5, class: "planung-streuung-punkt"}
        });
      })
    )
  );
}
