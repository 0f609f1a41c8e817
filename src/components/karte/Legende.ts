import {texteKarte} from "../../lib/texte/karte.js";
import {farbeOf, klassenText, luecken, type Kartenbild} from "./bild.js";
import {element, svg} from "../dom.js";
import {musterId} from "./muster.js";

/** A small field of colour or pattern, drawn so that it also prints and stays in forced colours. */
export function Farbfeld(document: Document, fill: string): SVGSVGElement {
  return svg(
    document,
    "svg",
    {class: "karte-farbfeld", width: 26, height: 16, viewBox: "0 0 26 16", "aria-hidden": "true", focusable: "false"},
    svg(document, "rect", {x: 0.5, y: 0.5, width: 25, height: 15, fill})
  );
}

/** One fill of the map and what it means, with the number of areas that have it. */
export interface Legendenzeile {
  fuellung: string;
  text: string;
  anzahl: number;
}

/** The fills of the map in the order of its legend: classes, none where no area has a number, then the reasons to be in none. */
export function legendenzeilen(bild: Kartenbild, kennung: string): Legendenzeile[] {
  const {einteilung, indikator} = bild;
  const mehrere = einteilung.klassen.length > 1;
  const klassen = einteilung.klassen.map((klasse, i) => ({
    fuellung: farbeOf(klasse, bild),
    text: `${mehrere ? `${i + 1}: ` : ""}${klassenText(klasse, indikator)}`,
    anzahl: klasse.anzahl
  }));
  const ohne = luecken(bild).map(({grund, zeilen, zeichen, name}) => ({
    fuellung: `url(#${musterId(kennung, grund)})`,
    text: `${zeichen}\u2002${name}`,
    anzahl: zeilen.length
  }));
  return [...(bild.mitWert === 0 ? [] : bild.aufsteigend ? klassen : klassen.toReversed()), ...ohne];
}

/**
 * What the fills of the map mean: classes with their bounds and number of areas, highest first unless the picture wants them rising, then only those reasons to be
 * in none that occur, each with pattern, sign and words; below, what the picture says of its colours.
 */
export function Legende(document: Document, bild: Kartenbild, kennung: string): HTMLElement {
  const {legende} = texteKarte;
  return element(
    document,
    "div",
    {class: "karte-legende"},
    element(document, "h3", {class: "nur-vorlesen"}, legende.titel),
    element(
      document,
      "ul",
      {},
      legendenzeilen(bild, kennung).map(({fuellung, text, anzahl}) =>
        element(
          document,
          "li",
          {},
          Farbfeld(document, fuellung),
          element(document, "span", {class: "karte-legende-text"}, text),
          element(document, "span", {class: "gedaempft"}, texteKarte.gebiete(anzahl))
        )
      )
    ),
    bild.mitWert > 0 ? element(document, "p", {class: "klein gedaempft"}, bild.erklaerung) : null
  );
}
