import {istIntern} from "../../lib/edition.js";
import {texteGeheimhaltung} from "../../lib/texte/geheimhaltung.js";
import {element} from "../dom.js";

/** In the internal edition, which withholds nothing, that the page is about the other one; null in the public edition. */
export const Ausgabehinweis = (document = globalThis.document): HTMLElement | null =>
  istIntern(document) ? element(document, "p", {class: "hinweis"}, texteGeheimhaltung.intern) : null;
