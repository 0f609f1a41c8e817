import {svg} from "../dom.js";
import {farbeOf, ohneWert, type Bild, type OhneWert, type Zeile} from "./bild.js";

const size: Record<OhneWert, number> = {fehlt: 7, geschuetzt: 7, nicht_gemeldet: 8, entfaellt: 14};

/** Id of the pattern of a state inside the drawing *kennung*. */
export const musterId = (kennung: string, status: OhneWert): string => `${kennung}-${status}`;

/** The fill of an area: a step of the indicator's ramp, or the pattern of its state. */
export function fillOf(zeile: Zeile, bild: Bild, kennung: string): string {
  if (zeile.klasse === null) return `url(#${musterId(kennung, zeile.status as OhneWert)})`;
  return farbeOf(bild.einteilung.klassen[zeile.klasse]!, bild);
}

function strokesOf(status: OhneWert): string {
  switch (status) {
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

/** Patterns of the four states without a number: hatched, dotted, cross-hatched, crosses. Ids begin with *kennung*. */
export function Muster(document: Document, kennung: string): SVGDefsElement {
  return svg(
    document,
    "defs",
    {},
    ohneWert.map((status) =>
      svg(
        document,
        "pattern",
        {
          id: musterId(kennung, status),
          class: "karte-muster",
          patternUnits: "userSpaceOnUse",
          width: size[status],
          height: size[status]
        },
        svg(document, "rect", {width: size[status], height: size[status], class: "karte-muster-grund"}),
        status === "geschuetzt"
          ? svg(document, "circle", {cx: 3.5, cy: 3.5, r: 1.4, class: "karte-muster-punkt"})
          : svg(document, "path", {d: strokesOf(status), class: "karte-muster-strich"})
      )
    )
  );
}
