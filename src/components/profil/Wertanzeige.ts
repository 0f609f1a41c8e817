import {formatWert, type EinheitLike, type WertLike} from "../../lib/format.js";
import {nichtVeroeffentlicht, texteProfil} from "../../lib/texte/profil.js";
import {zustandOf} from "../../lib/zustaende.js";
import {element, wertElement, type Kind} from "../dom.js";

/**
 * The name of a state without a number. A level the source does not publish has one of its own; an area the publisher left
 * out, with a remark, has one for shares and one for classes.
 */
export function zustandsname(wert: WertLike & {anmerkung?: string}, {klassen}: Pick<EinheitLike, "klassen">): string {
  const texte = texteProfil.zustand;
  if (wert.status === "fehlt" && wert.anmerkung === nichtVeroeffentlicht) return texte.nichtVeroeffentlicht;
  if (wert.status !== "entfaellt" || !wert.anmerkung) return zustandOf(wert.status).name;
  return klassen ? texte.nichtKlassifiziert : texte.nichtBewertet;
}

/** A value as text; a state without a number is its sign, with its meaning for screen readers and on hover. */
export function Wertanzeige(wert: WertLike & {anmerkung?: string}, indikator: EinheitLike, document: Document): Kind {
  const text = formatWert(wert, indikator);
  if (wert.wert !== null) return indikator.klassen ? text : wertElement(document, text);
  const meaning = zustandsname(wert, indikator);
  return element(
    document,
    "span",
    {class: "ohne-wert", title: meaning},
    element(document, "span", {"aria-hidden": "true"}, text),
    element(document, "span", {class: "nur-vorlesen"}, meaning)
  );
}

/** The signs among values with their meaning, as one line; null if every value is a number. */
export function Zeichenlegende(
  werte: readonly (readonly [(WertLike & {anmerkung?: string}) | null, EinheitLike])[],
  document: Document
): HTMLElement | null {
  const teile = new Set(
    werte.flatMap(([wert, indikator]) =>
      wert && wert.wert === null ? [`${zustandOf(wert.status).zeichen} ${zustandsname(wert, indikator)}`] : []
    )
  );
  if (teile.size === 0) return null;
  return element(document, "p", {class: "zeichenlegende"}, `${texteProfil.zeichenLegende}: ${[...teile].join(", ")}`);
}
