import type {GeheimhaltungData} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {texteGeheimhaltung} from "../../lib/texte/geheimhaltung.js";
import {element} from "../dom.js";

/** The limits of the catalogue, and which entries of lists have the stricter one. */
export function Regeln(
  {
    schwelle,
    schwelle_besonders,
    mindestnenner,
    dominanz_prozent,
    einwilligungen,
    besonders,
    stand
  }: Pick<
    GeheimhaltungData,
    "schwelle" | "schwelle_besonders" | "mindestnenner" | "dominanz_prozent" | "einwilligungen" | "besonders" | "stand"
  >,
  document = globalThis.document
): HTMLElement {
  const {regeln: t} = texteGeheimhaltung;
  const angaben = (zeilen: readonly (readonly [string, string])[]): HTMLElement =>
    element(
      document,
      "dl",
      {class: "angaben geheimhaltung-angaben"},
      zeilen.map(([name, wert]) =>
        element(document, "div", {}, element(document, "dt", {}, name), element(document, "dd", {}, wert))
      )
    );
  return element(
    document,
    "div",
    {},
    angaben([
      [t.schwelle, t.schwelleWert(schwelle)],
      [t.besonders, t.schwelleWert(schwelle_besonders)],
      [t.nenner, t.nennerWert(mindestnenner)],
      [t.traeger, t.traegerWert(dominanz_prozent)],
      [t.einwilligungen, stand.beispiel ? t.einwilligungenBeispiel : formatZahl(einwilligungen)]
    ]),
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, t.besondersTitel),
      angaben(
        besonders.filter(({titel}) => titel.length > 0).map(({liste, titel}) => [t.listen[liste], titel.join(", ")])
      )
    )
  );
}
