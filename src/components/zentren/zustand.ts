import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteZentren} from "../../lib/texte/zentren.js";

export type ZentrumState = {jahr: string | null};

/** The year shown first: the default of all pages about records, or else the centre's newest. Null without any year. */
export function vorgabejahrOf({stand, jahre}: Pick<ZentrumSeite, "stand" | "jahre">): number | null {
  return jahre.some(({jahr}) => jahr === stand.vorgabejahr) ? stand.vorgabejahr : (jahre.at(-1)?.jahr ?? null);
}

/** The address of a centre's page: ?jahr=2024. A year without data gives way to the default, with a notice. */
export function zentrumSpec(seite: Pick<ZentrumSeite, "stand" | "jahre">): StateSpec<ZentrumState> {
  const vorgabe = vorgabejahrOf(seite);
  return {
    parameter: ["jahr"],
    resolve({jahr}) {
      const known = seite.jahre.some((j) => String(j.jahr) === jahr);
      return {
        state: {jahr: known ? (jahr ?? null) : vorgabe === null ? null : String(vorgabe)},
        hinweise:
          jahr === undefined || known || vorgabe === null
            ? []
            : [texteZentren.jahrUnbekannt(quoteWunsch(jahr), vorgabe)]
      };
    }
  };
}
