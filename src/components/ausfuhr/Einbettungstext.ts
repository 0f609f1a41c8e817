import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {element} from "../dom.js";
import {kopiere} from "../kopieren.js";

const {einbetten: worte} = texteAusfuhr;

/** The panel behind the button "Einbetten": the snippet *text* in a field, and a button that copies it. */
export function Einbettungstext(text: string, document: Document): HTMLElement {
  const feld = element(document, "textarea", {readonly: true, rows: 5, spellcheck: "false"}, text);
  const meldung = element(document, "p", {class: "klein", role: "status"});
  const knopf = element(document, "button", {type: "button"}, worte.kopieren);
  knopf.addEventListener("click", () => {
    void kopiere(document, text).then((kopiert) => {
      meldung.textContent = kopiert ? worte.kopiert : worte.nichtKopiert;
    });
  });
  feld.addEventListener("focus", () => feld.select());
  return element(
    document,
    "div",
    {class: "einbettungstext", role: "group", "aria-label": worte.titel},
    element(document, "label", {}, `${worte.feld} `, feld),
    element(document, "p", {class: "knopfreihe"}, knopf),
    meldung,
    element(document, "p", {class: "klein gedaempft"}, worte.hinweis)
  );
}
