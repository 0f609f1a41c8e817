import {texteSchutz} from "../../lib/texte/schutz.js";
import {element} from "../dom.js";

/** The one sign of a withheld number, whatever the reason; a screen reader hears the word. */
export function Schutzzeichen(document: Document): HTMLElement {
  return element(
    document,
    "span",
    {class: "schutzzeichen", title: texteSchutz.name},
    element(document, "span", {"aria-hidden": "true"}, texteSchutz.zeichen),
    element(document, "span", {class: "nur-vorlesen"}, texteSchutz.name)
  );
}

/** The way to the rules. */
export const Schutzweg = (document: Document, href: (adresse: string) => string): HTMLElement =>
  element(document, "a", {href: href(texteSchutz.adresse)}, texteSchutz.ziel);

/** What the sign means, with the way to the rules. */
export function Schutzhinweis(document: Document, href: (adresse: string) => string): HTMLElement {
  return element(
    document,
    "p",
    {class: "lesetext klein schutzhinweis"},
    element(document, "b", {}, texteSchutz.legende),
    `: ${texteSchutz.erklaerung} ${texteSchutz.auchGrosse} `,
    Schutzweg(document, href)
  );
}

/** Explains the sign in the first of *abschnitte* that shows it, below its heading; nothing where none does. */
export function erklaereSchutz(
  abschnitte: readonly HTMLElement[],
  document: Document,
  href: (adresse: string) => string
): void {
  const erster = abschnitte.find(
    (abschnitt) => abschnitt.querySelector(".schutzzeichen") ?? abschnitt.textContent.includes(texteSchutz.imSatz)
  );
  erster?.querySelector("h2")?.after(Schutzhinweis(document, href));
}
