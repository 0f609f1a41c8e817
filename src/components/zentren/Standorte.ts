import {geoIdentity, geoPath} from "d3-geo";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import {element, svg} from "../dom.js";
import {hoeheOf, type Grenzen} from "../karte/geometrie.js";
import {texteZentren} from "../../lib/texte/zentren.js";

const breite = 420;
const radius = 11;

export interface Standort {
  nummer: number;
  /** Planar metres, as the boundaries have them; null without coordinates. */
  lage: readonly [number, number] | null;
}

/** Moves marks that would cover each other sideways until their numbers can be read. */
function auseinander(punkte: {nummer: number; x: number; y: number}[]): {nummer: number; x: number; y: number}[] {
  const gesetzt: {nummer: number; x: number; y: number}[] = [];
  for (const punkt of punkte) {
    let {x} = punkt;
    while (gesetzt.some((p) => Math.hypot(p.x - x, p.y - punkt.y) < radius * 1.6)) x += radius * 1.6;
    gesetzt.push({...punkt, x});
  }
  return gesetzt;
}

/**
 * A small map of the Bezirk with the numbers of a table at their places; for the eye only, since the table says the same in
 * words. Null without boundaries, or if no place is known.
 */
export function Standorte(
  orte: readonly Standort[],
  {titel, grenzen, document}: {titel: string; grenzen: Grenzen | undefined; document: Document}
): HTMLElement | null {
  const regionen = grenzen?.objects["bzr"] as GeometryCollection | undefined;
  const mit = orte.filter((ort): ort is Standort & {lage: readonly [number, number]} => ort.lage !== null);
  if (!grenzen || !regionen || mit.length === 0) return null;
  const flaechen = feature(grenzen as Topology, regionen);
  const hoehe = hoeheOf(breite);
  const rand = radius + 2;
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [rand, rand],
        [breite - rand, hoehe - rand]
      ],
      flaechen
    );
  const path = geoPath(projection).digits(1);
  const punkte = auseinander(
    mit.map(({nummer, lage}) => {
      const [x, y] = projection([lage[0], lage[1]])!;
      return {nummer, x, y};
    })
  );
  const {karteErklaerung, karteQuelle} = texteZentren.liste;
  return element(
    document,
    "figure",
    {class: "zentren-karte"},
    element(document, "h3", {}, titel),
    svg(
      document,
      "svg",
      {viewBox: `0 0 ${breite} ${hoehe}`, width: breite, height: hoehe, "aria-hidden": "true", focusable: "false"},
      ...flaechen.features.map((flaeche) => svg(document, "path", {class: "zentren-flaeche", d: path(flaeche)})),
      ...punkte.map(({nummer, x, y}) =>
        svg(
          document,
          "g",
          {class: "zentren-punkt", transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`},
          svg(document, "circle", {r: radius}),
          svg(document, "text", {"text-anchor": "middle", dy: "0.35em"}, String(nummer))
        )
      )
    ),
    element(document, "p", {class: "klein gedaempft"}, karteErklaerung(mit.length, orte.length)),
    grenzen.properties &&
      element(document, "p", {class: "quelle"}, karteQuelle(grenzen.properties.quelle, grenzen.properties.lizenz))
  );
}
