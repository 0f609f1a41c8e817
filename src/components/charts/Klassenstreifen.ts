import * as Plot from "@observablehq/plot";
import type {ChartOptions} from "../dom.js";
import type {Streifenpunkt} from "./Punktstreifen.js";
import {breiteOf} from "./streifen.js";
import {zeichnen} from "./zeichnen.js";

export interface KlassenstreifenOptions extends ChartOptions {
  klassen: readonly {wert: number; name: string; kurz: string}[];
  gebiet_id?: string | null;
  ariaLabel?: string;
}

/**
 * All areas of a level as dots stacked over their class, one of them marked, with the names of the classes below: of all, or
 * where there is no room for them of the first and the last. Areas without a class have no dot.
 */
export function Klassenstreifen(punkte: readonly Streifenpunkt[], options: KlassenstreifenOptions): SVGSVGElement {
  const {klassen, gebiet_id = null, width = 240} = options;
  const abstand = 9;
  const breite = width / klassen.length;
  const perRow = Math.max(1, Math.floor((breite - 10) / abstand));
  const dots = klassen.flatMap((klasse, k) =>
    punkte
      .filter((d) => d.wert === klasse.wert)
      .toSorted((a, b) => Number(b.gebiet_id === gebiet_id) - Number(a.gebiet_id === gebiet_id))
      .map((d, i) => ({
        ...d,
        klasse: klasse.name,
        x: k * breite + 7 + (i % perRow) * abstand,
        y: 5 + Math.floor(i / perRow) * abstand
      }))
  );
  const alle = klassen.every(({name}) => breiteOf(name) < breite);
  const namen = klassen.flatMap(({name}, k) => {
    const ende = !alle && k === klassen.length - 1;
    return alle || ende || k === 0
      ? [{name, x: ende ? width - 1 : k * breite + 1, textAnchor: ende ? ("end" as const) : ("start" as const)}]
      : [];
  });
  const strip = Math.max(1, ...dots.map((d) => d.y)) + 6;
  return zeichnen(
    {
      width,
      height: strip + 20,
      marginLeft: 0,
      marginRight: 0,
      marginTop: 0,
      marginBottom: 20,
      axis: null,
      x: {domain: [0, width]},
      y: {domain: [0, strip]},
      style: {fontSize: "14px", fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
      className: "klassenstreifen",
      ...(options.document && {document: options.document}),
      marks: [
        klassen.map((_, k) =>
          Plot.ruleY([0], {x1: k * breite + 1, x2: (k + 1) * breite - 3, stroke: "var(--control)"})
        ),
        Plot.dot(
          dots.filter((d) => d.gebiet_id !== gebiet_id),
          {
            x: "x",
            y: "y",
            r: 3.5,
            fill: "var(--control)",
            fillOpacity: 0.55,
            title: (d: (typeof dots)[0]) => `${d.name}: ${d.klasse}`,
            className: "marke-gebiete"
          }
        ),
        Plot.dot(
          dots.filter((d) => d.gebiet_id === gebiet_id),
          {
            x: "x",
            y: "y",
            r: 5,
            fill: "var(--marker)",
            stroke: "var(--paper)",
            title: (d: (typeof dots)[0]) => `${d.name}: ${d.klasse}`,
            className: "marke-gebiet"
          }
        ),
        namen.map(({name, x, textAnchor}) =>
          Plot.text([name], {x: () => x, frameAnchor: "bottom", text: () => name, textAnchor, lineAnchor: "top", dy: 3})
        )
      ]
    },
    options.ariaLabel
  );
}
