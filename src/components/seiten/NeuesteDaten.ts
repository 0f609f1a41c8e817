import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {el, hrefOf} from "../shell/dom.js";

export interface NeuesterStand {
  stichtag: string;
  id: string;
  quelle: string;
  lieferung: string;
}

/** The newest release of every source, newest first. Sources without a release are left out. */
export function neuesteStaende(quellen: Uebersicht["quellen"]): NeuesterStand[] {
  return quellen
    .flatMap(({id, kurztitel, releases}) => {
      const newest = [...releases].sort((a, b) => b.stichtag.localeCompare(a.stichtag))[0];
      return newest ? [{stichtag: newest.stichtag, id, quelle: kurztitel, lieferung: newest.titel}] : [];
    })
    .sort((a, b) => b.stichtag.localeCompare(a.stichtag));
}

/** List of the newest release of every source, for the start page. */
export function NeuesteDaten(quellen: Uebersicht["quellen"]): HTMLElement {
  return el(
    "dl",
    {class: "neueste"},
    ...neuesteStaende(quellen).map(({stichtag, id, quelle, lieferung}) =>
      el(
        "div",
        {},
        el("dt", {class: "zahl"}, formatZeitraum(stichtag)),
        el(
          "dd",
          {},
          el("a", {href: hrefOf(`/datenstand#quelle-${id}`)}, quelle),
          el("span", {class: "zeile gedaempft klein"}, lieferung)
        )
      )
    )
  );
}
