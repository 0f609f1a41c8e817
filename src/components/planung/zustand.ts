import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";

/** The places of the page: start and seven steps, the last of them the record. */
export const start = 0;
export const themen = 2;
export const kriterien = 3;
export const abstimmen = 4;
export const ergebnis = 5;
export const protokoll = 7;
const orte = textePlanungSeite.leiste.schritte.map((_, i) => String(i));

export type PlanungState = Record<"schritt", string | null>;

/** The address holds the number of the step and nothing else: what people decide is nobody's business. */
export const planungSpec: StateSpec<PlanungState> = {
  parameter: ["schritt"],
  resolve({schritt = "0"}) {
    if (orte.includes(schritt)) return {state: {schritt}, hinweise: []};
    return {state: {schritt: "0"}, hinweise: [textePlanungSeite.hinweis.schritt(quoteWunsch(schritt))]};
  }
};
