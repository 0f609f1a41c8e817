import type {ZielgruppenData} from "../../../loaders/marts/leistungenShapes.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteZielgruppen as texte} from "../../lib/texte/zielgruppen.js";

/** What the page shows: a group, and the year of the records; the year is "" while there are none. */
export interface ZielgruppenState {
  gruppe: string;
  jahr: string;
}

/** The group a visitor sees first: the one most centres plan for and all figures exist of. */
const vorgabe = "aeltere";

/** The parameters of the page; an unknown group or year gives the usual one with a notice. */
export function zielgruppenSpec({zielgruppen, stand}: ZielgruppenData): StateSpec<ZielgruppenState> {
  const erste = zielgruppen.find(({id}) => id === vorgabe) ?? zielgruppen[0]!;
  const jahre = stand.meldejahre.map(({jahr}) => String(jahr));
  const usual = stand.vorgabejahr === null ? "" : String(stand.vorgabejahr);
  return {
    parameter: ["gruppe", "jahr"],
    resolve({gruppe, jahr}) {
      const hinweise: string[] = [];
      const gefunden = zielgruppen.find(({id}) => id === gruppe);
      if (gruppe !== undefined && !gefunden) hinweise.push(texte.unbekannteGruppe(quoteWunsch(gruppe), erste.titel));
      const bekannt = jahr !== undefined && jahre.includes(jahr);
      if (jahr !== undefined && jahr !== usual && !bekannt)
        hinweise.push(texte.unbekanntesJahr(quoteWunsch(jahr), usual === "" ? "keines" : usual));
      return {state: {gruppe: (gefunden ?? erste).id, jahr: bekannt ? jahr : usual}, hinweise};
    }
  };
}
