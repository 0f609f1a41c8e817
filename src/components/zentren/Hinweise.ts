import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {tabellen} from "../../lib/leistungen/vertrag.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {element} from "../dom.js";

const texte = texteZentren.hinweise;

/** What the centre should look at in its records of *jahr*, each with what to do, as a list to work through. */
export function Hinweise(
  hinweise: NonNullable<ZentrumSeite["hinweise"]>,
  jahr: number,
  href: (adresse: string) => string,
  document = globalThis.document
): HTMLElement {
  const own = hinweise.filter((h) => h.jahr === jahr || h.jahr === null);
  return element(
    document,
    "div",
    {},
    element(document, "p", {class: "lesetext"}, own.length === 0 ? texte.keine : texte.einleitung),
    own.length > 0 &&
      element(
        document,
        "ul",
        {class: "zentrum-hinweise"},
        own.map(({tabelle, anzahl, text, abhilfe}) =>
          element(
            document,
            "li",
            {},
            element(
              document,
              "span",
              {class: "klein gedaempft"},
              `${tabellen.find(({name}) => name === tabelle)?.titel ?? tabelle} · ${texte.mal(anzahl)}`
            ),
            element(document, "span", {class: "zentren-zeile"}, text),
            element(document, "span", {class: "zentren-zeile"}, element(document, "strong", {}, texte.abhilfe), abhilfe)
          )
        )
      ),
    element(
      document,
      "p",
      {class: "nicht-drucken"},
      element(document, "a", {href: href(texteLeistungen.keine.adresse)}, texte.pruefen)
    )
  );
}
