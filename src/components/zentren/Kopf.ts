import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {element, type Kind} from "../dom.js";
import {Beispielhinweis} from "../leistungen/Beispiel.js";
import {Oeffnungszeiten} from "./Oeffnungszeiten.js";
import {Angaben, Gebietslinks} from "./ZentrenListe.js";

const texte = texteZentren.kopf;

/** Who runs the house, where it is, what it is responsible for, when it is open; and the mark if it is invented. */
export function Kopf(
  seite: ZentrumSeite,
  href: (adresse: string) => string,
  document = globalThis.document
): HTMLElement {
  const {kopf, oeffnungszeiten, offen_seit, offen_bis} = seite;
  const drucken = element(document, "button", {type: "button"}, texte.drucken);
  drucken.addEventListener("click", () => document.defaultView?.print());
  const angaben: [string, Kind][] = [
    [texte.traeger, kopf.traeger || texteZentren.unbekannt],
    [texte.adresse, kopf.adresse || texteZentren.unbekannt],
    [
      texte.region,
      kopf.bezirksregionen.length > 0
        ? Gebietslinks(document, kopf.bezirksregionen, href)
        : texteZentren.liste.ohneRegion
    ],
    [
      texte.barrierefrei,
      kopf.barrierefrei === null ? texteZentren.unbekannt : texteZentren.barrierefrei[kopf.barrierefrei]
    ],
    ...(offen_seit === null ? [] : [[texte.offenSeit, formatZeitraum(offen_seit)] as [string, Kind]]),
    ...(offen_bis === null ? [] : [[texte.offenBis, formatZeitraum(offen_bis)] as [string, Kind]]),
    ...(kopf.beispiel ? [] : [[texte.angaben, Angaben(document, kopf)] as [string, Kind]])
  ];
  return element(
    document,
    "div",
    {class: "zentrum-kopf"},
    element(
      document,
      "p",
      {class: "klein nicht-drucken"},
      element(document, "a", {href: href("/zentren/")}, texte.alle)
    ),
    Beispielhinweis(kopf, document),
    element(
      document,
      "div",
      {class: "zentrum-haus"},
      element(
        document,
        "dl",
        {class: "zentrum-angaben"},
        angaben.map(([name, wert]) =>
          element(document, "div", {}, element(document, "dt", {}, name), element(document, "dd", {}, wert))
        )
      ),
      element(
        document,
        "section",
        {"aria-labelledby": "zentrum-oeffnung"},
        element(document, "h2", {id: "zentrum-oeffnung", class: "zentrum-oeffnungstitel"}, texte.oeffnungszeiten),
        oeffnungszeiten === null
          ? element(document, "p", {}, texteZentren.unbekannt)
          : Oeffnungszeiten(oeffnungszeiten, kopf.name, document)
      )
    ),
    element(document, "p", {class: "nicht-drucken"}, drucken)
  );
}
