import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {el} from "../shell/dom.js";

/** The *count* newest releases over all sources, newest first: date, source, title. */
export function neuesteReleases(
  quellen: Uebersicht["quellen"],
  count: number
): {stichtag: string; kurztitel: string; titel: string}[] {
  return quellen
    .flatMap(({kurztitel, releases}) => releases.map(({stichtag, titel}) => ({stichtag, kurztitel, titel})))
    .sort((a, b) => b.stichtag.localeCompare(a.stichtag))
    .slice(0, count);
}

/** List of the newest releases for the start page. */
export function NeuesteDaten(quellen: Uebersicht["quellen"], count = 5): HTMLElement {
  return el(
    "dl",
    {class: "neueste"},
    ...neuesteReleases(quellen, count).map(({stichtag, kurztitel, titel}) =>
      el("div", {}, el("dt", {class: "zahl"}, formatZeitraum(stichtag)), el("dd", {}, titel, el("span", {class: "gedaempft"}, ` · ${kurztitel}`)))
    )
  );
}
