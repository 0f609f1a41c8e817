import {formatWert, type EinheitLike, type WertLike} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {zustandOf} from "../../lib/zustaende.js";
import {element, type Kind} from "../dom.js";

export type Indikatorart = EinheitLike & {id: string};

/** The name of a state without a number; where the MSS leaves an area out, one name for shares and one for classes. */
export function zustandsname(status: string, {id, klassen}: Pick<Indikatorart, "id" | "klassen">): string {
  const texte = texteProfil.zustand;
  if (status !== "entfaellt" || !(klassen || id.startsWith("mss_"))) return zustandOf(status).name;
  return klassen ? texte.nichtKlassifiziert : texte.nichtBewertet;
}

/** A value as text; a state without a number is its sign, with its meaning for screen readers and on hover. */
export function Wertanzeige(wert: WertLike, indikator: Indikatorart, document: Document): Kind {
  const text = formatWert(wert, indikator);
  if (wert.wert !== null) return text;
  const meaning = zustandsname(wert.status, indikator);
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
  werte: readonly (readonly [WertLike | null, Indikatorart])[],
  document: Document
): HTMLElement | null {
  const teile = new Set(
    werte.flatMap(([wert, indikator]) =>
      wert && wert.wert === null ? [`${zustandOf(wert.status).zeichen} ${zustandsname(wert.status, indikator)}`] : []
    )
  );
  if (teile.size === 0) return null;
  return element(document, "p", {class: "zeichenlegende"}, `${texteProfil.zeichenLegende}: ${[...teile].join(", ")}`);
}
