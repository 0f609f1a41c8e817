import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import type {Zentrumsjahr} from "../../lib/leistungen/jahreszahlen.js";
import {einschaetzungen} from "../../lib/leistungen/vertrag.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";
import {mitMarke} from "../leistungen/Beispiel.js";

const texte = texteZentren.standards;

/** The centre's own assessment of the thirteen standards with its evidence, and what is still open. No score. */
export function Standards(
  {standards, jahr}: Pick<Zentrumsjahr, "standards" | "jahr">,
  stand: ZentrumSeite["stand"],
  document = globalThis.document
): HTMLElement {
  const absatz = (text: string): HTMLElement => element(document, "p", {class: "lesetext"}, text);
  const offen = standards.filter(({einschaetzung}) => einschaetzung === null).length;
  if (offen === standards.length) return absatz(texte.keine(jahr));
  const ohneNachweis = standards.filter((s) => s.einschaetzung !== null && s.nachweise.length === 0).length;
  const gedaempft = (text: string): HTMLElement => element(document, "span", {class: "gedaempft"}, text);
  const tabelle = Datentabelle({
    beschriftung: mitMarke(texte.beschriftung(jahr), stand),
    beschriftungSichtbar: true,
    spalten: [{titel: texte.spalten.standard}, {titel: texte.spalten.einschaetzung}, {titel: texte.spalten.nachweise}],
    zeilen: standards.map(({nummer, titel, einschaetzung, nachweise}) => [
      {inhalt: `${nummer}. ${titel}`},
      {
        inhalt:
          einschaetzung === null ? gedaempft(texte.offen) : einschaetzungen.find(({id}) => id === einschaetzung)!.titel
      },
      {inhalt: nachweise.length > 0 ? nachweise.join(", ") : gedaempft(texte.keineNachweise)}
    ]),
    document
  });
  tabelle.classList.add("zentrum-standards");
  return element(
    document,
    "div",
    {},
    absatz(texte.einleitung),
    absatz([texte.offenePunkte(offen), ohneNachweis > 0 && texte.ohneNachweis(ohneNachweis)].filter(Boolean).join(" ")),
    tabelle
  );
}
