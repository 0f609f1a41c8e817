import {texteKarte} from "../../lib/texte/karte.js";
import {farbeOf, klassenText, luecken, type Bild} from "./bild.js";
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
 * What the fills of the map mean: classes with their bounds and number of areas, highest first, then only those states
 * without a number that occur, each with pattern, sign and words; below, how the classes were made.
 */
export function Legende(document: Document, bild: Bild, kennung: string): HTMLElement {
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
    return eintrag(Farbfeld(document, farbeOf(klasse, bild)), n > 1 ? `${i + 1}: ${text}` : text, klasse.anzahl);
  });
  const zustaende = luecken(bild).map(({status, zeilen, name}) =>
    eintrag(Farbfeld(document, `url(#${musterId(kennung, status)})`), `${zeilen[0]!.text}\u2002${name}`, zeilen.length)
  );
  const richtung =
    einteilung.verfahren === "abweichung"
      ? legende.richtungAbweichung[indikator.polaritaet]
      : (indikator.klassen ? legende.richtungKlassen : legende.richtung)[indikator.polaritaet];
  const verfahren =
    einteilung.verfahren === "quantile"
      ? legende.verfahren.quantile(bild.referenz.klassen, bild.referenz.zeitraum)
      : legende.verfahren[einteilung.verfahren];
  return element(
    document,
    "div",
    {class: "karte-legende"},
    element(document, "h3", {class: "nur-vorlesen"}, legende.titel),
    element(document, "ul", {}, bild.mitWert > 0 ? [...klassen].reverse() : [], zustaende),
    bild.mitWert > 0
      ? element(
          document,
          "p",
          {class: "klein gedaempft"},
          [n > 1 && richtung, verfahren, einteilung.zusammengelegt && legende.zusammengelegt].filter(Boolean).join(" ")
        )
      : null
  );
}
