import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";

/** The open-data files of this site with what each holds. */
export function Dateien(): HTMLUListElement {
  return el(
    "ul",
    {class: "dateiliste"},
    ...seiten.dateien.map(({name, titel}) =>
      el("li", {}, el("a", {href: hrefOf(`/daten/v1/${name}`), download: true}, titel), ` (${name})`)
    )
  );
}
