import {formatWert, type EinheitLike, type WertLike} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {zustandOf} from "../../lib/zustaende.js";
import {element, type Kind} from "../dom.js";

/** A value as text; a state without a number is its sign, with its meaning for screen readers and on hover. */
export function Wertanzeige(wert: WertLike, indikator: EinheitLike, document: Document): Kind {
  const text = formatWert(wert, indikator);
  if (wert.wert !== null) return text;
  const meaning = zustandOf(wert.status).name;
  return element(
    document,
    "span",
    {class: "ohne-wert", title: meaning},
    element(document, "span", {"aria-hidden": "true"}, text),
    element(document, "span", {class: "nur-vorlesen"}, meaning)
  );
}

/** The signs among *werte* with their meaning, as one line; null if every value is a number. */
export function Zeichenlegende(werte: readonly (WertLike | null)[], document: Document): HTMLElement | null {
  const states = [...new Set(werte.flatMap((w) => (w && w.wert === null ? [w.status] : [])))];
  if (states.length === 0) return null;
  const teile = states.map((s) => `${zustandOf(s).zeichen} ${zustandOf(s).name}`);
  return element(document, "p", {class: "zeichenlegende"}, `${texteProfil.zeichenLegende}: ${teile.join(", ")}`);
}
