import {svg} from "../dom.js";
import {farbeOf, grundOf, ohneKlasse, type Kartenbild, type Kartenzeile, type OhneKlasse} from "./bild.js";

const size: Record<OhneKlasse, number> = {
  ...{wenige: 14, null_wert: 12, fehlt: 7, geschuetzt: 7, nicht_gemeldet: 8, entfaellt: 14}
};

/** Id of the pattern of a reason inside the drawing *kennung*. */
export const musterId = (kennung: string, grund: OhneKlasse): string => `${kennung}-${grund}`;

/** The fill of an area: a step of the indicator's ramp, or the pattern of what keeps it out of the classes. */
export function fillOf(zeile: Kartenzeile, bild: Kartenbild, kennung: string): string {
  if (zeile.klasse === null) return `url(#${musterId(kennung, grundOf(zeile) ?? "fehlt")})`;
  return farbeOf(bild.einteilung.klassen[zeile.klasse]!, bild);
}

function strokesOf(grund: OhneKlasse): string {
  switch (grund) {
    case "wenige":
      return "M5.5,3Q2.5,7 5.5,11M8.5,3Q11.5,7 8.5,11";
    case "null_wert":
      return "M3,6a3,3 0 1 0 6,0a3,3 0 1 0 -6,0";
    case "fehlt":
      return "M-1,8L8,-1M-1,1L1,-1M6,8L8,6";
    case "nicht_gemeldet":
      return "M0,0L8,8M8,0L0,8";
    case "entfaellt":
      return "M4.5,4.5L9.5,9.5M9.5,4.5L4.5,9.5";
    case "geschuetzt":
      return "";
  }
}

/**
 * Patterns of the four states without a number (hatched, dotted, cross-hatched, crosses), of too few cases (brackets on grey)
 * and of a 0 that is a state of its own (rings). Ids begin with *kennung*.
 */
export function Muster(document: Document, kennung: string): SVGDefsElement {
  return svg(
    document,
    "defs",
    {},
    ohneKlasse.map((grund) =>
      svg(
        document,
        "pattern",
        {
          id: musterId(kennung, grund),
          class: "karte-muster",
          patternUnits: "userSpaceOnUse",
          width: size[grund],
          height: size[grund]
        },
        svg(document, "rect", {
          width: size[grund],
          height: size[grund],
          class: grund === "wenige" ? "karte-muster-grau" : "karte-muster-grund"
        }),
        grund === "geschuetzt"
          ? svg(document, "circle", {cx: 3.5, cy: 3.5, r: 1.4, class: "karte-muster-punkt"})
          : svg(document, "path", {d: strokesOf(grund), class: "karte-muster-strich"})
      )
    )
  );
}
