import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import {polaritaeten, waehlbarOf, type Polaritaet, type Sortierung} from "../../lib/problemfelder/matrix.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";

const parameter = [
  ...(["feld", "gebiet", "region", "spalten", "art", "gruppe", "treffen", "nur", "sortierung"] as const),
  ...(["offen", "indikator"] as const)
] as const;

/** The parameters of the address; lists are joined by dots. */
export type ProblemfelderState = Record<(typeof parameter)[number], string | null>;

export const arten = ["alle", ...polaritaeten] as const;
export const nurWerte = ["alle", "geaendert", "urteil"] as const;
export const treffenWerte = ["alle", "ja"] as const;
export const sortierungen = ["zahlen", "katalog", "haeufung", "name"] as const satisfies readonly Sortierung[];

/** What the address says, read. */
export interface Wahl {
  /** Field and area of the open sheet; the area is the Bezirk if none was named. */
  blatt: {feld: string; gebiet: string} | null;
  /** The Bezirksregion opened to its Planungsräume. */
  region: string | null;
  /** One or two areas instead of all. */
  spalten: string[];
  art: "alle" | Polaritaet;
  gruppe: string | null;
  /** Only fields with an area where need and shortfall coincide. */
  treffen: boolean;
  nur: (typeof nurWerte)[number];
  sortierung: Sortierung;
  /** Fields opened to all their indicators. */
  offen: string[];
  /** Indicators the reader put in the place of those of the catalogue. */
  gewaehlt: string[];
}

export const listeOf = (text: string | null): string[] => (text === null ? [] : text.split("."));
export const textOf = (liste: readonly string[]): string | null => (liste.length > 0 ? liste.join(".") : null);

export const bezirkOf = ({gebiete}: Pick<BefundeData, "gebiete">): string => gebiete.bezirk[0]!.gebiet_id;

/** What a valid *state* shows. */
export function wahlOf(befunde: Pick<BefundeData, "gebiete">, state: ProblemfelderState): Wahl {
  return {
    blatt: state.feld === null ? null : {feld: state.feld, gebiet: state.gebiet ?? bezirkOf(befunde)},
    region: state.region,
    spalten: listeOf(state.spalten),
    art: state.art as Wahl["art"],
    gruppe: state.gruppe,
    treffen: state.treffen === "ja",
    nur: state.nur as Wahl["nur"],
    sortierung: state.sortierung as Sortierung,
    offen: listeOf(state.offen),
    gewaehlt: listeOf(state.indikator)
  };
}

/** The state after *id* took the place of the other chosen indicators of its field and kind; the same again gives it back. */
export function mitIndikator(befunde: BefundeData, gewaehlt: readonly string[], id: string): string[] {
  const kopf = befunde.indikatoren.find((i) => i.kopf.id === id)?.kopf;
  const andere = gewaehlt.filter((g) => {
    const anderer = befunde.indikatoren.find((i) => i.kopf.id === g)?.kopf;
    return anderer?.problemfeld !== kopf?.problemfeld || anderer?.polaritaet !== kopf?.polaritaet;
  });
  return gewaehlt.includes(id) ? andere : [...andere, id];
}

/** The address of the page: any wish becomes the nearest valid view, with a notice for what is not known. */
export function problemfelderSpec(
  befunde: BefundeData,
  {ausgaben}: Pick<ProblemfelderData, "ausgaben">
): StateSpec<ProblemfelderState> {
  const {hinweis} = texteProblemfelder;
  const felder = befunde.problemfelder.map(({id}) => id);
  const {bezirk, bzr, plr} = befunde.gebiete;
  const ids = (liste: readonly {gebiet_id: string}[]): string[] => liste.map(({gebiet_id}) => gebiet_id);
  const alleGebiete = ids([...bezirk, ...bzr, ...plr]);
  const waehlbar = new Set(felder.flatMap((feld) => waehlbarOf(befunde, feld).map(({kopf}) => kopf.id)));
  const betroffen = new Set(befunde.problemfelder.flatMap(({zielgruppen}) => zielgruppen));
  return {
    parameter,
    resolve(wunsch) {
      const hinweise: string[] = [];
      const eine = (
        name: keyof ProblemfelderState,
        werte: readonly string[],
        vorgabe: string | null
      ): string | null => {
        const asked = wunsch[name];
        if (asked === undefined || werte.includes(asked)) return asked ?? vorgabe;
        hinweise.push(hinweis.unbekannt(texteProblemfelder.angaben[name], quoteWunsch(asked)));
        return vorgabe;
      };
      const mehrere = (name: keyof ProblemfelderState, gilt: (wert: string) => boolean, hoechstens = 99): string[] => {
        const gut: string[] = [];
        for (const wert of listeOf(wunsch[name] ?? null))
          if (!gilt(wert)) hinweise.push(hinweis.unbekannt(texteProblemfelder.angaben[name], quoteWunsch(wert)));
          else if (gut.length < hoechstens && !gut.includes(wert)) gut.push(wert);
        return gut;
      };
      const feld = eine("feld", felder, null);
      const gebiet = eine("gebiet", alleGebiete, null);
      const nur = eine("nur", nurWerte, "alle");
      const ohneAusgabe = nur !== "alle" && ausgaben.length === 0;
      if (ohneAusgabe) hinweise.push(hinweis.ohneAusgabe);
      const gewaehlt = mehrere("indikator", (id) => waehlbar.has(id)).reduce<string[]>(
        (liste, id) => (liste.includes(id) ? liste : mitIndikator(befunde, liste, id)),
        []
      );
      return {
        state: {
          feld,
          // An area without a field opens nothing; the Bezirk is what is meant by none.
          gebiet: feld === null || gebiet === bezirk[0]!.gebiet_id ? null : gebiet,
          region: eine("region", ids(bzr), null),
          spalten: textOf(mehrere("spalten", (id) => ids([...bzr, ...plr]).includes(id), 2)),
          art: eine("art", arten, "alle"),
          gruppe: eine("gruppe", [...betroffen], null),
          treffen: eine("treffen", treffenWerte, "alle"),
          nur: ohneAusgabe ? "alle" : nur,
          sortierung: eine("sortierung", sortierungen, "zahlen"),
          offen: textOf(mehrere("offen", (id) => felder.includes(id)).sort()),
          indikator: textOf(gewaehlt)
        },
        hinweise
      };
    }
  };
}
