import type {AntragData} from "../../../loaders/marts/antrag.js";
import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {ZentrenData, ZentrumKopf} from "../../../loaders/marts/leistungenShapes.js";
import {gebieteOf, verfuegbare, vorgabeOf} from "../../lib/antrag/auswahl.js";
import {hoechstens, zwecke, type Zweck} from "../../lib/antrag/typen.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteAntrag} from "../../lib/texte/antrag.js";

/** The parameters of the address; lists are ids joined by commas, "keine" for an empty one. */
export interface AntragState {
  zentrum: string | null;
  zweck: string | null;
  zielgruppe: string | null;
  jahr: string | null;
  gebiet: string | null;
  programm: string | null;
  indikatoren: string | null;
  standards: string | null;
  /** "ja" to list the standards not chosen; null for a reference to them. */
  uebrige: string | null;
  /** "aus" to leave out the local focal points; null to name them. */
  orte: string | null;
}

export interface AntragsseiteDaten {
  befunde: BefundeData;
  bild: VersorgungsbildData;
  regeln: AntragData;
  zentren: ZentrenData;
}

/** What the address says, read; the centre is chosen. */
export interface Wahl {
  zentrum: ZentrumKopf;
  zweck: Zweck;
  zielgruppe: string;
  jahr: number | null;
  gebiet: string;
  programm: string;
  indikatoren: string[];
  standards: number[];
  uebrigeStandards: boolean;
  orte: boolean;
}

/** So many indicators fit on the sheet of each kind if nobody chooses; a short profile is one page. */
const vorgabezahl: Record<Zweck, number> = {zuwendungsantrag: 5, sachbericht: 5, kurzprofil: 3};

const leer = "keine";
const liste = (text: string): string[] => (text === leer ? [] : text.split(",").filter((teil) => teil !== ""));
const text = (ids: readonly (string | number)[]): string => (ids.length === 0 ? leer : ids.join(","));

/** The years a centre is expected to report, newest first. */
export const jahreOf = ({monate}: Pick<ZentrumKopf, "monate">): number[] =>
  monate
    .filter(({erwartet}) => erwartet > 0)
    .map(({jahr}) => jahr)
    .sort((a, b) => b - a);

/** The year a sheet is about unless another is chosen: that of all pages about records, or else the centre's newest. */
export function vorgabejahrOf(
  {stand}: Pick<ZentrenData, "stand">,
  zentrum: Pick<ZentrumKopf, "monate">
): number | null {
  const jahre = jahreOf(zentrum);
  return stand.vorgabejahr !== null && jahre.includes(stand.vorgabejahr) ? stand.vorgabejahr : (jahre[0] ?? null);
}

/** The address of a sheet: unknown wishes give way to the usual, with notices; without a centre nothing else is chosen. */
export function antragSpec(data: AntragsseiteDaten): StateSpec<AntragState> {
  const {befunde, regeln, zentren} = data;
  const {hinweise: worte} = texteAntrag;
  return {
    parameter: [
      "zentrum",
      "zweck",
      "zielgruppe",
      "jahr",
      "gebiet",
      "programm",
      "indikatoren",
      "standards",
      "uebrige",
      "orte"
    ],
    resolve(wunsch) {
      const hinweise: string[] = [];
      const zweck = zwecke.find((z) => z === wunsch.zweck) ?? zwecke[0];
      if (wunsch.zweck !== undefined && wunsch.zweck !== zweck)
        hinweise.push(worte.zweck(quoteWunsch(wunsch.zweck), texteAntrag.zweck[zweck].titel));
      const gruppe = befunde.zielgruppen.find(({id}) => id === wunsch.zielgruppe) ?? befunde.zielgruppen[0]!;
      if (wunsch.zielgruppe !== undefined && wunsch.zielgruppe !== gruppe.id)
        hinweise.push(worte.gruppe(quoteWunsch(wunsch.zielgruppe), gruppe.titel));
      const programm = regeln.programme.find(({id}) => id === wunsch.programm) ?? regeln.programme[0]!;
      if (wunsch.programm !== undefined && wunsch.programm !== programm.id)
        hinweise.push(worte.programm(quoteWunsch(wunsch.programm), programm.titel));

      const zentrum = zentren.zentren.find(({zentrum_id}) => zentrum_id === wunsch.zentrum);
      if (wunsch.zentrum !== undefined && !zentrum) hinweise.push(worte.zentrum(quoteWunsch(wunsch.zentrum)));
      const schalter = (name: "uebrige" | "orte", an: string): string | null => {
        const wert = wunsch[name];
        if (wert !== undefined && wert !== an) hinweise.push(worte.schalter(quoteWunsch(wert)));
        return wert === an ? an : null;
      };
      const immer = {
        ...{zweck, zielgruppe: gruppe.id, programm: programm.id},
        ...{uebrige: schalter("uebrige", "ja"), orte: schalter("orte", "aus")}
      };
      if (!zentrum)
        return {
          state: {zentrum: null, ...immer, jahr: null, gebiet: null, indikatoren: null, standards: null},
          hinweise
        };

      const vorgabejahr = vorgabejahrOf(zentren, zentrum);
      const jahr = jahreOf(zentrum).find((j) => String(j) === wunsch.jahr) ?? vorgabejahr;
      if (wunsch.jahr !== undefined && wunsch.jahr !== String(jahr))
        hinweise.push(worte.jahr(quoteWunsch(wunsch.jahr), jahr === null ? texteAntrag.wahl.keinJahr : String(jahr)));
      const gebiete = gebieteOf(befunde, zentrum);
      const gebiet = gebiete.find(({gebiet_id}) => gebiet_id === wunsch.gebiet) ?? gebiete[0]!;
      if (wunsch.gebiet !== undefined && wunsch.gebiet !== gebiet.gebiet_id)
        hinweise.push(worte.gebiet(quoteWunsch(wunsch.gebiet), gebiet.name));

      const pool = verfuegbare(befunde, regeln, gruppe.id, gebiet.gebiet_id);
      let indikatoren = vorgabeOf(pool, regeln, vorgabezahl[zweck]);
      if (wunsch.indikatoren !== undefined) {
        const gewollt = liste(wunsch.indikatoren);
        const fremd = gewollt.filter((id) => !pool.some(({indikator}) => indikator.id === id));
        if (fremd.length > 0) hinweise.push(worte.indikatoren(quoteWunsch(fremd.join(", "))));
        indikatoren = pool.map(({indikator}) => indikator.id).filter((id) => gewollt.includes(id));
        if (indikatoren.length > hoechstens.indikatoren) hinweise.push(worte.zuViele(hoechstens.indikatoren));
        indikatoren = indikatoren.slice(0, hoechstens.indikatoren);
      }
      const nummern = regeln.standards.map(({nummer}) => nummer);
      let standards = regeln.standards.filter(({vorgabe}) => vorgabe).map(({nummer}) => nummer);
      if (wunsch.standards !== undefined) {
        const gewollt = liste(wunsch.standards);
        const fremd = gewollt.filter((s) => !nummern.map(String).includes(s));
        if (fremd.length > 0) hinweise.push(worte.standards(quoteWunsch(fremd.join(", "))));
        standards = nummern.filter((n) => gewollt.includes(String(n)));
      }
      return {
        state: {
          ...{zentrum: zentrum.zentrum_id, ...immer, jahr: jahr === null ? null : String(jahr)},
          ...{gebiet: gebiet.gebiet_id, indikatoren: text(indikatoren), standards: text(standards)}
        },
        hinweise
      };
    }
  };
}

/** What a valid *state* chooses; null while no centre is chosen. */
export function wahlOf({zentren}: Pick<AntragsseiteDaten, "zentren">, state: AntragState): Wahl | null {
  const zentrum = zentren.zentren.find(({zentrum_id}) => zentrum_id === state.zentrum);
  if (!zentrum) return null;
  return {
    ...{zentrum, zweck: state.zweck as Zweck, zielgruppe: state.zielgruppe!, gebiet: state.gebiet!},
    ...{jahr: state.jahr === null ? null : Number(state.jahr), programm: state.programm!},
    ...{uebrigeStandards: state.uebrige === "ja", orte: state.orte !== "aus"},
    ...{indikatoren: liste(state.indikatoren!), standards: liste(state.standards!).map(Number)}
  };
}

/**
 * What must change along with *change*: another centre, group or area has other indicators, another centre other years and
 * areas, so that what was chosen among them is chosen anew. Another kind of sheet keeps a reader's own choice of indicators.
 */
export function wechsel(
  spec: StateSpec<AntragState>,
  state: AntragState,
  change: Partial<AntragState>
): Partial<AntragState> {
  if (change.zentrum !== undefined) return {indikatoren: null, jahr: null, gebiet: null, ...change};
  if (change.zielgruppe !== undefined || change.gebiet !== undefined) return {indikatoren: null, ...change};
  if (change.zweck === undefined) return change;
  const gewollt = Object.entries(state).filter(([name, wert]) => wert !== null && name !== "indikatoren");
  const usual = spec.resolve(Object.fromEntries(gewollt) as Record<string, string>).state.indikatoren;
  return usual === state.indikatoren ? {indikatoren: null, ...change} : change;
}

/** *ids* with *id* in or out, as the address has a list. */
export const umgeschaltet = (ids: readonly (string | number)[], id: string | number): string =>
  text(ids.includes(id) ? ids.filter((i) => i !== id) : [...ids, id]);
