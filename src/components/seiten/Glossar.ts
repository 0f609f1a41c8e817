import type {Glossar as Glossardaten} from "../../../loaders/contract/catalogue.js";
import {compareNamen} from "../../lib/format.js";
import {texteGlossar as texte} from "../../lib/texte/glossar.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {foldText} from "../shell/finden.js";

type Eintrag = Glossardaten[number];

/** Terms that hold all words of *suche* in word, other words or explanation; those whose word begins with it first. All without one. */
export function filterGlossar(eintraege: readonly Eintrag[], suche: string): Eintrag[] {
  const gesucht = foldText(suche);
  const worte = gesucht.split(" ").filter(Boolean);
  const faengtAn = ({wort, auch}: Eintrag): number =>
    Number(!worte.length || [wort, ...auch].some((text) => foldText(text).startsWith(gesucht)));
  return eintraege
    .filter(({wort, auch, erklaerung}) => {
      const text = foldText([wort, ...auch, erklaerung].join(" "));
      return worte.every((teil) => text.includes(teil));
    })
    .toSorted((a, b) => faengtAn(b) - faengtAn(a) || compareNamen(a.wort, b.wort));
}

/** The letter a term stands under: Ä under A, digits and signs under "#". */
export function anfangsbuchstabe(wort: string): string {
  const letter = foldText(wort).charAt(0).toUpperCase();
  return /[A-Z]/.test(letter) ? letter : "#";
}

export interface GlossarOptions {
  href?: (adresse: string) => string;
  document?: Document;
}

/** All technical terms by alphabet, each with an anchor of its own, a field that filters them, and links to their letters. */
export function Glossar(
  daten: readonly Eintrag[],
  {href = (adresse) => adresse, document = globalThis.document}: GlossarOptions = {}
): HTMLElement {
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Attribute = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  const eintraege = daten.toSorted((a, b) => compareNamen(a.wort, b.wort));
  const buchstaben = [...new Set(eintraege.map(({wort}) => anfangsbuchstabe(wort)))];
  const boxen = new Map(
    eintraege.map((eintrag) => {
      const {id, wort, erklaerung, auch, siehe} = eintrag;
      return [
        eintrag,
        el(
          "div",
          {id, class: "glossar-eintrag"},
          el("dt", {}, wort),
          el(
            "dd",
            {},
            el("p", {}, erklaerung),
            auch.length > 0 && el("p", {class: "klein gedaempft"}, texte.auch(auch)),
            siehe && el("p", {class: "klein"}, `${texte.siehe} `, el("a", {href: href(siehe.adresse)}, siehe.titel))
          )
        )
      ];
    })
  );
  const feld = el("input", {
    type: "search",
    id: "glossar-suche",
    autocomplete: "off",
    placeholder: texte.suche.beispiel
  });
  const stand = el("p", {class: "klein gedaempft"});
  const ansage = el("p", {class: "nur-vorlesen", role: "status"});
  let warten: ReturnType<typeof setTimeout> | undefined;
  const liste = el("dl", {class: "glossar-liste"});
  const sprung = el(
    "nav",
    {class: "glossar-buchstaben nicht-drucken", "aria-label": texte.buchstaben},
    el(
      "ul",
      {},
      buchstaben.map((buchstabe) => {
        const erster = eintraege.find(({wort}) => anfangsbuchstabe(wort) === buchstabe)!;
        return el("li", {}, el("a", {href: `#${erster.id}`}, buchstabe));
      })
    )
  );

  function zeige(): void {
    const treffer = filterGlossar(eintraege, feld.value);
    const gefiltert = feld.value.trim() !== "";
    liste.replaceChildren(...treffer.map((eintrag) => boxen.get(eintrag)!));
    sprung.hidden = gefiltert;
    stand.textContent =
      treffer.length === 0
        ? texte.suche.keine
        : gefiltert
          ? texte.suche.treffer(treffer.length, eintraege.length)
          : texte.suche.alle(eintraege.length);
  }
  feld.addEventListener("input", () => {
    zeige();
    // Told once the reader stops typing, not at every letter.
    clearTimeout(warten);
    warten = setTimeout(() => {
      if (ansage.textContent !== stand.textContent) ansage.textContent = stand.textContent;
    }, 500);
  });
  feld.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || feld.value === "") return;
    event.preventDefault();
    feld.value = "";
    zeige();
  });
  // A link to a term that the filter hides would lead nowhere.
  document.defaultView?.addEventListener("hashchange", () => {
    if (feld.value === "") return;
    feld.value = "";
    zeige();
    document.getElementById(document.defaultView!.location.hash.slice(1))?.scrollIntoView?.();
  });
  zeige();
  return el(
    "div",
    {class: "glossar"},
    el(
      "div",
      {class: "steuerleiste"},
      el("div", {}, el("label", {for: feld.id}, texte.suche.feld), feld),
      stand,
      ansage
    ),
    sprung,
    liste
  );
}
