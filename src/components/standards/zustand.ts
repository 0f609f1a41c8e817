import type {StandardsData} from "../../../loaders/marts/standardsShapes.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteStandards} from "../../lib/texte/standards.js";

export const sichten = ["standard", "zentrum", "offen"] as const;
export type Sicht = (typeof sichten)[number];

/** What the page shows. Standard and centre are kept while another view is shown; zentrum is "" in a year without centres. */
export interface StandardsState {
  jahr: string;
  sicht: Sicht;
  standard: string;
  zentrum: string;
}

const {unbekannt} = texteStandards;

/** The parameters of the page. What is unknown gives the usual with a notice; a centre that a year lacks gives that year's first. */
export function standardsSpec({jahre, standards, stand}: StandardsData): StateSpec<StandardsState> {
  const usual = jahre.find(({jahr}) => jahr === stand.vorgabejahr) ?? jahre.at(-1)!;
  return {
    parameter: ["jahr", "sicht", "standard", "zentrum"],
    resolve({jahr, sicht, standard, zentrum}) {
      const hinweise: string[] = [];
      const jahrGefunden = jahre.find((j) => String(j.jahr) === jahr);
      if (jahr !== undefined && !jahrGefunden) hinweise.push(unbekannt.jahr(quoteWunsch(jahr), String(usual.jahr)));
      const gezeigt = jahrGefunden ?? usual;
      const sichtGefunden = sichten.find((s) => s === sicht);
      if (sicht !== undefined && !sichtGefunden) hinweise.push(unbekannt.sicht(quoteWunsch(sicht)));
      const standardGefunden = standards.find(({id}) => id === standard);
      if (standard !== undefined && !standardGefunden)
        hinweise.push(unbekannt.standard(quoteWunsch(standard), standards[0]!.titel));
      const erstes = gezeigt.zentren[0];
      const zentrumGefunden = gezeigt.zentren.find(({zentrum_id}) => zentrum_id === zentrum);
      if (zentrum !== undefined && !zentrumGefunden && erstes) {
        const name = jahre.flatMap((j) => j.zentren).find(({zentrum_id}) => zentrum_id === zentrum)?.name;
        hinweise.push(unbekannt.zentrum(name ?? quoteWunsch(zentrum), String(gezeigt.jahr), erstes.name));
      }
      return {
        state: {
          jahr: String(gezeigt.jahr),
          sicht: sichtGefunden ?? "standard",
          standard: (standardGefunden ?? standards[0]!).id,
          zentrum: (zentrumGefunden ?? erstes)?.zentrum_id ?? ""
        },
        hinweise
      };
    }
  };
}
