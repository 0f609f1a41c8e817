import {compareNamen} from "../../lib/format.js";
import {element} from "../dom.js";

export interface Auswahlrahmen {
  element: HTMLElement;
  /** Offers *gebiete* by name to select from; does nothing while *serie*, which tells them apart, stays the same. */
  biete(serie: string, gebiete: readonly {gebiet_id: string; name: string}[]): void;
  /** Shows what is selected in the list; without a selection the panel is not printed. */
  waehle(gebiet: string | null): void;
}

/** The panel of the selected area: its heading, a list to select from, and what is told of it, which the caller fills. */
export function Auswahlrahmen({
  klasse,
  titel,
  inhalt,
  kennung,
  worte,
  onSelect,
  document
}: {
  klasse: string;
  /** Names the panel if it has an id. */
  titel: HTMLElement;
  inhalt: HTMLElement;
  /** Id of the list. */
  kennung: string;
  worte: {waehlen: string; keines: string};
  onSelect: (gebiet: string | null) => void;
  document: Document;
}): Auswahlrahmen {
  const liste = element(document, "select", {id: kennung});
  liste.addEventListener("change", () => onSelect(liste.value || null));
  const wurzel = element(
    document,
    "section",
    {class: klasse, "aria-labelledby": titel.id || null},
    titel,
    element(
      document,
      "p",
      {class: "karte-auswahl-wahl nicht-drucken"},
      element(document, "label", {for: kennung}, worte.waehlen),
      liste
    ),
    inhalt
  );
  let gefuellt: string | null = null;
  return {
    element: wurzel,
    biete(serie, gebiete) {
      if (serie === gefuellt) return;
      gefuellt = serie;
      liste.replaceChildren(
        element(document, "option", {value: ""}, worte.keines),
        ...gebiete
          .toSorted((a, b) => compareNamen(a.name, b.name))
          .map((g) => element(document, "option", {value: g.gebiet_id}, g.name))
      );
    },
    waehle(gebiet) {
      liste.value = gebiet ?? "";
      wurzel.classList.toggle("nicht-drucken", gebiet === null);
    }
  };
}
