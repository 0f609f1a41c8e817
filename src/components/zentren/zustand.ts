import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteZentren} from "../../lib/texte/zentren.js";

type Zentrumsjahr = ZentrumSeite["jahre"][number];

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

/** How much of a year is reported: all months the centre was open, some, or none. */
export function meldungOf({monate}: Pick<Zentrumsjahr, "monate">): "alle" | "teils" | "keine" {
  const gemeldet = monate.filter((m) => m.gemeldet).length;
  return gemeldet === 0 ? "keine" : gemeldet === monate.length ? "alle" : "teils";
}
