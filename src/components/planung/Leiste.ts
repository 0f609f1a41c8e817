import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element} from "../dom.js";
import {protokoll, start} from "./zustand.js";

const {leiste: worte} = textePlanungSeite;

export interface Leiste {
  element: HTMLElement;
  /** `offen[i]` is true where step *i* lacks something, null where that is not known. */
  update(stand: {schritt: number; erreichbar: boolean; offen: readonly (boolean | null)[]}): void;
}

/** The list of steps, each with its state in words. */
export function Leiste(document: Document, onWahl: (schritt: number) => void): Leiste {
  const eintraege = worte.schritte.map((titel, i) => {
    const stand = element(document, "span", {class: "planung-schritt-stand"});
    const knopf = element(
      document,
      "button",
      {type: "button", class: "planung-schritt", id: `planung-schritt-${i}`},
      element(document, "span", {class: "planung-schritt-zahl", "aria-hidden": "true"}, i === 0 ? "⌂" : i),
      element(document, "span", {class: "planung-schritt-titel"}, titel),
      stand
    );
    knopf.addEventListener("click", () => onWahl(i));
    return {knopf, stand};
  });
  const lage = element(document, "p", {class: "planung-schmal gedaempft klein"});
  return {
    element: element(
      document,
      "nav",
      {class: "planung-leiste nicht-drucken", "aria-label": worte.titel},
      element(
        document,
        "ol",
        {},
        eintraege.map(({knopf}) => element(document, "li", {}, knopf))
      ),
      lage
    ),
    update({schritt, erreichbar, offen}) {
      lage.textContent = schritt === start ? worte.schritte[schritt]! : worte.stand(schritt, protokoll);
      for (const [i, {knopf, stand}] of eintraege.entries()) {
        if (i === schritt) knopf.setAttribute("aria-current", "step");
        else knopf.removeAttribute("aria-current");
        knopf.disabled = i > 0 && !erreichbar;
        const o = offen[i] ?? null;
        stand.textContent = o === null ? "" : o ? worte.offen : worte.vollstaendig;
        knopf.dataset["stand"] = o === null ? "" : o ? "offen" : "voll";
      }
    }
  };
}
