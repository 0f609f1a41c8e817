import {formatWert, type EinheitLike, type WertLike} from "../../lib/format.js";
import {el} from "../shell/dom.js";

/** The value with its unit in smaller muted type; its text is that of formatWert, to the letter. */
export function wertText(wert: WertLike, indikator: EinheitLike): HTMLSpanElement {
  const text = formatWert(wert, indikator);
  const unit = wert.wert !== null && !indikator.klassen ? indikator.einheit_kurz : "";
  if (!unit || !text.endsWith(unit)) return el("span", {class: "zahl"}, text);
  return el("span", {class: "zahl"}, text.slice(0, -unit.length), el("span", {class: "einheit"}, unit));
}
