import {docxTyp} from "../../lib/dokument/datei.js";
import {docxOf} from "../../lib/dokument/docx.js";
import type {Dokument} from "../../lib/dokument/modell.js";
import {texteDokument} from "../../lib/texte/dokument.js";
import {element} from "../dom.js";
import {speichere} from "../speichern.js";

/**
 * Two buttons for the document that *dokument* returns when they are pressed: print the page, and save a DOCX file called *name*
 * (see dokumentDateiname). A message says what was saved, or that it failed.
 */
export function Ausgabe({
  dokument,
  name,
  window
}: {
  dokument: () => Dokument;
  name: () => string;
  window: Window & typeof globalThis;
}): HTMLElement {
  const {document} = window;
  const {ausgabe} = texteDokument;
  const drucken = element(document, "button", {type: "button"}, ausgabe.drucken);
  const sichern = element(document, "button", {type: "button"}, ausgabe.docx);
  const meldung = element(document, "p", {class: "quelle dokument-meldung", role: "status"});
  drucken.addEventListener("click", () => window.print());
  sichern.addEventListener("click", () => {
    if (sichern.getAttribute("aria-busy") === "true") return;
    const datei = name();
    sichern.setAttribute("aria-busy", "true");
    meldung.textContent = ausgabe.schreibt;
    Promise.resolve()
      .then(() => docxOf(dokument()))
      .then((inhalt) => {
        speichere(document, {name: datei, inhalt, typ: docxTyp});
        meldung.textContent = ausgabe.gespeichert(datei);
      })
      .catch(() => {
        meldung.textContent = ausgabe.gescheitert;
      })
      .finally(() => sichern.removeAttribute("aria-busy"));
  });
  return element(
    document,
    "div",
    {class: "dokument-ausgabe nicht-drucken"},
    element(document, "div", {class: "dokument-knoepfe"}, drucken, sichern),
    meldung
  );
}
