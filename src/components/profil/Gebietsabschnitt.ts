import type {GebietProfil, GebietRef} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";

const texte = texteProfil.gebiete;

/** Links to the profiles of areas, as a list. */
export function Gebietslinks(gebiete: readonly GebietRef[], document = globalThis.document): HTMLElement {
  return element(
    document,
    "ul",
    {class: "gebietslinks"},
    gebiete.map((g) => element(document, "li", {}, element(document, "a", {href: `./${g.gebiet_id}`}, g.name)))
  );
}

/** What the area belongs to, consists of, borders on, and what it was before 2021. Empty parts are left out. */
export function Gebietsabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const {ueber, unter, nachbarn, bis_2020} = profil;
  const teil = (titel: string, gebiete: readonly GebietRef[]) =>
    gebiete.length > 0 &&
    element(document, "div", {}, element(document, "h3", {}, titel), Gebietslinks(gebiete, document));
  const first = unter[0];
  return element(
    document,
    "div",
    {class: "gebietsabschnitt"},
    teil(texte.ueber, ueber),
    first && teil(texte.unter(texteProfil.ebenen[first.ebene].plural), unter),
    teil(texte.nachbarn, nachbarn),
    bis_2020.length > 0 &&
      element(
        document,
        "div",
        {},
        element(document, "h3", {}, texte.frueher),
        bis_2020.map((d) =>
          element(
            document,
            "p",
            {class: "lesetext"},
            d.anteil === 100
              ? texte.gleich(d.name, d.gebiet_id)
              : texte.teil(d.name, d.gebiet_id, formatMitEinheit(d.anteil, "%", 1))
          )
        )
      )
  );
}
