import {istIntern} from "../../lib/edition.js";
import {seiten} from "../../lib/texte/seiten.js";
import {shell} from "../../lib/texte/shell.js";
import {el, hrefOf} from "../shell/dom.js";

/** The open-data files of this site with what each holds; the internal edition has none. */
export function Dateien(): HTMLElement {
  if (istIntern()) return el("p", {class: "hinweis"}, shell.edition.keineDateien);
  return el(
    "ul",
    {class: "dateiliste"},
    ...seiten.dateien.map(({name, titel}) =>
      el("li", {}, el("a", {href: hrefOf(`/daten/v1/${name}`), download: true}, titel), ` (${name})`)
    )
  );
}
