import {formatWert, type EinheitLike, type WertLike} from "../../lib/format.js";
import {wertElement} from "../dom.js";
import {el} from "../shell/dom.js";

/** The value with its unit in smaller muted type; its text is that of formatWert, to the letter. */
export function wertText(wert: WertLike, indikator: EinheitLike): HTMLSpanElement {
  return el("span", {class: "zahl"}, wertElement(document, formatWert(wert, indikator)));
}
