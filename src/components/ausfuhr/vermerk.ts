import {istIntern} from "../../lib/edition.js";
import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {shell} from "../../lib/texte/shell.js";

/** *angaben* with the mark of the internal edition there, once; no view has to think of it. */
export function mitVermerk<A extends Angaben>(angaben: A, document: Document): A {
  const {vermerk} = shell.edition;
  if (!istIntern(document) || angaben.vermerke.includes(vermerk)) return angaben;
  return {...angaben, vermerke: [...angaben.vermerke, vermerk]};
}
