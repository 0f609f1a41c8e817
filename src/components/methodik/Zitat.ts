import {formatZeitraum} from "../../lib/format.js";
import {methodik} from "../../lib/texte/methodik.js";
import {el} from "../shell/dom.js";

/** How to cite this page, with the version of the atlas, the reader's day and the address they read it at. */
export function Zitat({version, heute}: {version: string; heute: Date}): HTMLElement {
  const tag = [heute.getFullYear(), heute.getMonth() + 1, heute.getDate()].map((n) => String(n).padStart(2, "0"));
  const {origin, pathname} = document.location;
  return el(
    "blockquote",
    {class: "zitat"},
    el("p", {}, methodik.zitat(version, formatZeitraum(tag.join("-")), `${origin}${pathname}`))
  );
}
