import type {GebietProfil, Profilstimme} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";

const texte = texteProfil.stimmen;
/** Comments that paper has room for, newest first. */
const gedruckt = 2;

/** How many comments there are; that there is none. */
export function stimmenSatz(stimmen: readonly Profilstimme[]): string {
  const anzahl = stimmen.filter(({text}) => text !== "").length;
  return anzahl === 0 ? texte.keine : texte.anzahl(anzahl);
}

function Stimme(stimme: Profilstimme, gebietId: string, document: Document): HTMLElement {
  const {gebiet, rolle, datum, text, problemfeld, geprueft, korrektur} = stimme;
  const tag = formatZeitraum(datum);
  if (text === "")
    return element(
      document,
      "p",
      {class: "bildhinweis"},
      texte.geloescht(tag, formatZeitraum(korrektur?.am ?? datum), korrektur?.grund ?? "")
    );
  return element(
    document,
    "div",
    {class: "stimme"},
    element(document, "blockquote", {}, element(document, "p", {}, text)),
    element(
      document,
      "p",
      {class: "stimme-von"},
      element(document, "strong", {}, texte.kopf(rolle, tag)),
      gebiet.gebiet_id !== gebietId && [
        " ",
        element(document, "a", {href: `./${gebiet.gebiet_id}`}, texte.zu(gebiet.name))
      ],
      problemfeld && `. ${texte.feld(problemfeld.titel)}`,
      `. ${texte.geprueft(geprueft.von, formatZeitraum(geprueft.am))}`,
      korrektur && ` ${texte.berichtigt(formatZeitraum(korrektur.am), korrektur.grund)}`
    )
  );
}

/** What people on the spot say of the area and those inside it, each with role, date and review; the invented ones say so. */
export function Stimmenabschnitt(
  {gebiet, stimmen}: Pick<GebietProfil, "gebiet" | "stimmen">,
  document = globalThis.document
): HTMLElement {
  const leer = stimmen.every(({text}) => text === "");
  return element(
    document,
    "div",
    {class: "stimmen"},
    stimmen.some(({beispiel}) => beispiel) &&
      element(document, "p", {class: "hinweis beispielhinweis", role: "note"}, texte.beispiel),
    leer && element(document, "p", {class: "lesetext"}, texte.keine),
    stimmen.map((stimme) => Stimme(stimme, gebiet.gebiet_id, document)),
    stimmen.length > gedruckt &&
      element(document, "p", {class: "bildhinweis stimmen-weitere"}, texte.weitere(stimmen.length - gedruckt)),
    element(document, "p", {class: "bildhinweis"}, texte.erklaerung)
  );
}
