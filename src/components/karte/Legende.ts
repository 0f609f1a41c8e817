import {texteKarte} from "../../lib/texte/karte.js";
import {farbeOf, klassenText, luecken, type Kartenbild} from "./bild.js";
import {element, svg, type Kind} from "../dom.js";
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

/**
 * What the fills of the map mean: classes with their bounds and number of areas, highest first unless the picture wants them rising, then only those reasons to be
 * in none that occur, each with pattern, sign and words; below, what the picture says of its colours.
 */
export function Legende(document: Document, bild: Kartenbild, kennung: string): HTMLElement {
  const {legende} = texteKarte;
  const {einteilung, indikator} = bild;
  const n = einteilung.klassen.length;
  const eintrag = (feld: Kind, text: string, anzahl: number): HTMLElement =>
    element(
      document,
      "li",
      {},
      feld,
      element(document, "span", {class: "karte-legende-text"}, text),
      element(document, "span", {class: "gedaempft"}, texteKarte.gebiete(anzahl))
    );
  const klassen = einteilung.klassen.map((klasse, i) => {
    const text = klassenText(klasse, indikator);
    const nummer = n > 1 ? `${i + 1}: ` : "";
    return eintrag(Farbfeld(document, farbeOf(klasse, bild)), `${nummer}${text}`, klasse.anzahl);
  });
  const ohne = luecken(bild).map(({grund, zeilen, zeichen, name}) =>
    eintrag(Farbfeld(document, `url(#${musterId(kennung, grund)})`), `${zeichen}\u2002${name}`, zeilen.length)
  );
  return element(
    document,
    "div",
    {class: "karte-legende"},
    element(document, "h3", {class: "nur-vorlesen"}, legende.titel),
    element(document, "ul", {}, bild.mitWert > 0 ? (bild.aufsteigend ? klassen : klassen.toReversed()) : [], ohne),
    bild.mitWert > 0 ? element(document, "p", {class: "klein gedaempft"}, bild.erklaerung) : null
  );
}
