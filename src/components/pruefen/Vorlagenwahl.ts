import type {Listenwert} from "../../lib/leistungen/vertrag.js";
import {textePruefen} from "../../lib/texte/pruefen.js";
import {element} from "../dom.js";

const {vorlage} = textePruefen;

export interface VorlagenwahlOptions {
  zentren: readonly Listenwert[];
  heute: Date;
  /** Resolves with the name of the saved file; rejects if it could not be made. */
  onVorlage: (zentrum: string, jahr: number) => Promise<string>;
  /** What to say if it could not be made. */
  panne: string;
  document: Document;
}

/** The year that runs, and the two before it. */
const jahreOf = (heute: Date): number[] => [0, -1, -2].map((d) => heute.getFullYear() + d);

/** The year most people want: until June the one before, which is being closed then. */
const berichtsjahr = (heute: Date): number => heute.getFullYear() - (heute.getMonth() < 6 ? 1 : 0);

/** The form that makes the template of a centre and a year. */
export function Vorlagenwahl({zentren, heute, onVorlage, panne, document}: VorlagenwahlOptions): HTMLElement {
  const titel = element(document, "h2", {id: "pruefen-vorlage-titel"}, vorlage.titel);
  const rahmen = (...kinder: HTMLElement[]): HTMLElement =>
    element(document, "section", {class: "pruefen-vorlage", "aria-labelledby": titel.id}, titel, ...kinder);
  if (zentren.length === 0) return rahmen(element(document, "p", {}, vorlage.keine));
  const feld = (id: string, name: string, kinder: HTMLOptionElement[]): [HTMLElement, HTMLSelectElement] => {
    const auswahl = element(document, "select", {id}, ...kinder);
    return [element(document, "div", {}, element(document, "label", {for: id}, name), auswahl), auswahl];
  };
  const [feldZentrum, zentrum] = feld(
    "pruefen-zentrum",
    vorlage.zentrum,
    zentren.map(({id, titel: t}) => element(document, "option", {value: id}, t))
  );
  const [feldJahr, jahr] = feld(
    "pruefen-jahr",
    vorlage.jahr,
    jahreOf(heute).map((j) => element(document, "option", {value: j, selected: j === berichtsjahr(heute)}, j))
  );
  const knopf = element(document, "button", {type: "submit"}, vorlage.knopf);
  const status = element(document, "p", {class: "gedaempft", role: "status"});
  const formular = element(document, "form", {class: "steuerleiste"}, feldZentrum, feldJahr, knopf);
  let laeuft = false;
  formular.addEventListener("submit", (event) => {
    event.preventDefault();
    if (laeuft) return;
    laeuft = true;
    status.textContent = vorlage.laeuft;
    onVorlage(zentrum.value, Number(jahr.value))
      .then(
        (name) => (status.textContent = vorlage.fertig(name)),
        () => (status.textContent = panne)
      )
      .finally(() => (laeuft = false));
  });
  return rahmen(element(document, "p", {class: "lesetext"}, vorlage.erklaerung), formular, status);
}
