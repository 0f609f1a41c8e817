import {formatIntervall, formatWert, type EinheitLike, type WertLike} from "../../lib/format.js";
import {nichtVeroeffentlicht, texteProfil} from "../../lib/texte/profil.js";
import {wenigeFaelle, zustandOf} from "../../lib/zustaende.js";
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

/**
 * A value as text, in grey if too few cases stand behind it; a state without a number is its sign, with its meaning for screen
 * readers and on hover.
 */
export function Wertanzeige(wert: WertLike & {anmerkung?: string}, indikator: EinheitLike, document: Document): Kind {
  const text = formatWert(wert, indikator);
  if (wert.wert !== null) {
    if (indikator.klassen) return text;
    const inhalt = wertElement(document, text);
    return wert.ki?.wenige ? element(document, "span", {class: "wenige", title: wenigeFaelle.name}, inhalt) : inhalt;
  }
  const meaning = zustandsname(wert, indikator);
  return element(
    document,
    "span",
    {class: "ohne-wert", title: meaning},
    element(document, "span", {"aria-hidden": "true"}, text),
    element(document, "span", {class: "nur-vorlesen"}, meaning)
  );
}

/** The interval of a value, to stand below it; null if it has none. The name of the interval is for whoever cannot see the column's heading. */
export function Intervallanzeige({wert, ki}: WertLike, indikator: EinheitLike, document: Document): Kind {
  if (wert === null || !ki) return null;
  const name = element(document, "span", {class: "intervallname"}, `${texteProfil.unsicherheit.intervall} `);
  return [" ", element(document, "span", {class: "intervall"}, name, formatIntervall(ki, indikator))];
}

/** A verdict below the name of a line; null if there is none. */
export function Urteilzeile(urteil: string, document: Document): HTMLElement | null {
  return urteil === "" ? null : element(document, "span", {class: "urteil"}, urteil);
}

/** What stands below the values of a column, for its heading; null if none of *lines* has an interval. */
export function Intervallkopf(lines: readonly {gebiet: WertLike}[], document: Document): Kind {
  return (
    lines.some(({gebiet}) => gebiet.wert !== null && gebiet.ki) && [
      " ",
      element(document, "span", {class: "intervall"}, texteProfil.unsicherheit.intervall)
    ]
  );
}

/** The signs among values with their meaning, as one line; null if every value is a number with enough cases. */
export function Zeichenlegende(
  werte: readonly (readonly [(WertLike & {anmerkung?: string}) | null, EinheitLike])[],
  document: Document
): HTMLElement | null {
  const teile = new Set(
    werte.flatMap(([wert, indikator]) =>
      wert && wert.wert === null ? [`${zustandOf(wert.status).zeichen} ${zustandsname(wert, indikator)}`] : []
    )
  );
  const {zeichen, name, erklaerung} = wenigeFaelle;
  if (werte.some(([wert]) => wert?.ki?.wenige)) teile.add(`${zeichen} ${name}: ${erklaerung}`);
  if (teile.size === 0) return null;
  return element(document, "p", {class: "zeichenlegende"}, `${texteProfil.zeichenLegende}: ${[...teile].join(", ")}`);
}
