import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {compareNamen} from "../../lib/format.js";
import {el, hrefOf} from "../shell/dom.js";

/** Links to the profiles of all Bezirksregionen, in German order. */
export function RegionenLinks(
  gebiete: readonly Pick<Uebersicht["gebiete"][number], "gebiet_id" | "name" | "ebene">[]
): HTMLUListElement {
  const regionen = gebiete.filter((g) => g.ebene === "bzr").sort((a, b) => compareNamen(a.name, b.name));
  return el(
    "ul",
    {class: "regionen"},
    ...regionen.map((g) => el("li", {}, el("a", {href: hrefOf(`/gebiete/${g.gebiet_id}`)}, g.name)))
  );
}
