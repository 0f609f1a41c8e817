import type {Suche} from "../../../loaders/marts/shapes.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";

/**
 * For the address of a Planungsraum that existed until 2020 (/gebiete/10010205): a sentence and links to the areas it has become.
 * Null for every other address.
 */
export function FruehererSchluessel(suche: Suche, pathname: string): HTMLElement | null {
  const schluessel = /\/gebiete\/(\d{8})(?:\.html)?\/?$/.exec(pathname)?.[1];
  if (schluessel === undefined) return null;
  const nachfolger = suche.filter(
    ({art, worte, adresse}) => art === "gebiet" && worte.includes(schluessel) && adresse !== `/gebiete/${schluessel}`
  );
  const [first] = nachfolger;
  if (!first) return null;
  // The search knows a former name only where it differs from today's.
  const name = first.worte.find((wort) => !/^\d+$/.test(wort)) ?? first.titel;
  return el(
    "div",
    {class: "hinweis"},
    el("p", {}, seiten.frueher.satz(schluessel, name)),
    el(
      "ul",
      {},
      ...nachfolger.map(({titel, zusatz, adresse}) =>
        el("li", {}, el("a", {href: hrefOf(adresse)}, titel), zusatz ? ` (${zusatz})` : null)
      )
    )
  );
}
