import {formatZeitraum} from "../../lib/format.js";
import {satz, texteKarte} from "../../lib/texte/karte.js";
import {element} from "../dom.js";
import {csvTyp, speichere} from "../speichern.js";
import type {Bild} from "./bild.js";
import {csvOf} from "./csv.js";

/** What a report says below a map or figure taken from here: title, level, date, source with licence, and the address of the view. */
export function quellenangabe({indikator, reihe, ebene}: Bild, adresse: string): string {
  const {mitnehmen, ebenen} = texteKarte;
  return mitnehmen.quelle({
    titel: indikator.titel,
    einheit: indikator.einheit,
    ebene: ebenen[ebene].mehrzahl,
    stand: formatZeitraum(reihe.zeitraum),
    vermerke: satz(reihe.quellenvermerke.join("; ")),
    adresse
  });
}

/** Copies *text*; false if the browser forbids it, as it does with the newer way on a page without https. */
async function kopiere(document: Document, text: string): Promise<boolean> {
  try {
    await document.defaultView!.navigator.clipboard.writeText(text);
    return true;
  } catch {
    const feld = element(document, "textarea", {class: "nur-vorlesen", "aria-hidden": "true", tabindex: -1});
    feld.value = text;
    document.body.append(feld);
    const vorher = document.activeElement as HTMLElement | null;
    feld.select();
    // Deprecated, and the only way without https, which office networks often lack.
    const kopiert = document.execCommand("copy");
    feld.remove();
    vorher?.focus();
    return kopiert;
  }
}

/** What a reader takes along for a report: the source line to copy, the values as a file, the page on paper. */
export function Mitnehmen({
  bildOf,
  version,
  window,
  document
}: {
  bildOf: () => Bild | null;
  version: string;
  window: Pick<Window, "location"> & Partial<Pick<Window, "print">>;
  document: Document;
}): HTMLElement {
  const {mitnehmen: texte} = texteKarte;
  const meldung = element(document, "p", {class: "klein", role: "status"});
  const knopf = (titel: string, tue: (bild: Bild) => void): HTMLButtonElement => {
    const button = element(document, "button", {type: "button"}, titel);
    button.addEventListener("click", () => {
      const bild = bildOf();
      if (bild) tue(bild);
    });
    return button;
  };
  return element(
    document,
    "div",
    {class: "karte-mitnehmen nicht-drucken", role: "group", "aria-label": texte.titel},
    element(
      document,
      "p",
      {class: "knopfreihe"},
      knopf(texte.kopieren, (bild) => {
        const text = quellenangabe(bild, window.location.href);
        void kopiere(document, text).then((kopiert) => {
          meldung.textContent = kopiert ? texte.kopiert : texte.nichtKopiert(text);
        });
      }),
      knopf(texte.csv, (bild) => {
        const {name, text} = csvOf(bild, {version});
        speichere(document, {name, inhalt: text, typ: csvTyp});
        meldung.textContent = texte.gespeichert(name);
      }),
      knopf(texte.drucken, () => window.print?.())
    ),
    meldung
  );
}
