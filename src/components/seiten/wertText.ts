import {formatIntervall, formatWert, type EinheitLike, type WertLike} from "../../lib/format.js";
import {wertElement} from "../dom.js";
import {el} from "../shell/dom.js";

/** The value with its unit in smaller muted type, in grey if too few cases stand behind it; its text is that of formatWert, to the letter. */
export function wertText(wert: WertLike, indikator: EinheitLike): HTMLSpanElement {
  return el(
    "span",
    {class: wert.ki?.wenige ? "zahl wenige" : "zahl"},
    wertElement(document, formatWert(wert, indikator))
  );
}

/** The interval of a value, to stand below it; null if it has none. */
export function intervallText({wert, ki}: WertLike, indikator: EinheitLike): HTMLSpanElement | null {
  return wert === null || !ki ? null : el("span", {class: "intervall"}, formatIntervall(ki, indikator));
}
