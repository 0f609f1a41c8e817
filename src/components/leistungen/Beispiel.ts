import type {Leistungsstand} from "../../../loaders/marts/leistungenShapes.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {element} from "../dom.js";

const {beispiel, keine} = texteLeistungen;

/** The notice at the head of every view made from invented records, on paper too; null once real ones are there. */
export function Beispielhinweis(
  {beispiel: erfunden}: Pick<Leistungsstand, "beispiel">,
  document: Document
): HTMLElement | null {
  if (!erfunden) return null;
  return element(
    document,
    "p",
    {class: "hinweis beispielhinweis", role: "note"},
    element(document, "strong", {}, `${beispiel.titel}. `),
    beispiel.text
  );
}

/** What everything the centres recorded is attributed to, without the word before it. */
export const leistungsvermerk = ({beispiel: erfunden}: Pick<Leistungsstand, "beispiel">): string =>
  erfunden ? texteLuecken.fuss.leistungenBeispiel : texteLuecken.fuss.leistungen;

/** The same as a line of attribution. */
export const leistungsquelle = (stand: Pick<Leistungsstand, "beispiel">): string =>
  `Quelle: ${leistungsvermerk(stand)}`;

/** *text*, a subtitle or caption, with the mark "Beispieldaten" if the records are invented. */
export function mitMarke(text: string, {beispiel: erfunden}: Pick<Leistungsstand, "beispiel">): string {
  return erfunden ? `${text} · ${beispiel.marke}` : text;
}

/** *name* of a file to download, with the mark if the records are invented: "luecken_2025" to "beispieldaten_luecken_2025". */
export function dateiMitMarke(name: string, {beispiel: erfunden}: Pick<Leistungsstand, "beispiel">): string {
  return erfunden ? `${beispiel.dateiname}_${name}` : name;
}

/** What a page shows while there are no records at all. */
export function KeineLeistungen(document: Document, href: (adresse: string) => string): HTMLElement {
  return element(
    document,
    "div",
    {class: "leerzustand"},
    element(document, "h2", {}, keine.titel),
    element(document, "p", {}, keine.text),
    element(document, "p", {}, element(document, "a", {href: href(keine.adresse)}, keine.ziel))
  );
}
