import type {LueckenData, Logik, Messgroesse, Versorgungsebene} from "../../../loaders/marts/leistungenShapes.js";
import {ueblicheSicht} from "../../lib/leistungen/messgroessen.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";

export const logiken = ["einsatzgebiet", "standort", "einzugsgebiet"] as const satisfies readonly Logik[];
/** Supply first, then use; the first is the usual one. */
export const messgroessen = [
  ...(["stunden", "platzstunden", "angebote"] as const),
  ...(["termine", "teilnahmen", "beratungen", "ehrenamt_stunden"] as const)
] satisfies readonly Messgroesse[];
/** The measures a gap is computed for and that can be shared out among people within reach; loaders name the same ones. */
export const mitLuecke: readonly Messgroesse[] = ["stunden", "platzstunden"];
export const ebenen = ["bzr", "plr"] as const satisfies readonly Versorgungsebene[];
export const tabellen = ["eine", "drei"] as const;

/** The parameters of the address. */
export type LueckenState = Record<Parameter, string | null>;
const parameter = [
  ...(["zielgruppe", "sicht", "mass", "ebene", "jahr", "gewicht", "tabelle", "gebiet", "sortierung"] as const)
];
type Parameter = (typeof parameter)[number];

/** What the address says, read. */
export interface Wahl {
  zielgruppe: string;
  logik: Logik;
  messgroesse: Messgroesse;
  ebene: Versorgungsebene;
  jahr: number;
  lambda: number;
  tabelle: (typeof tabellen)[number];
  gebiet: string | null;
  /** A column and a direction: "deckung-auf". */
  sortierung: string;
}

const usual = {...ueblicheSicht, ebene: "bzr"} as const;

/** Columns that the table of *wahl* can be sorted by. */
export function spaltenOf(
  data: LueckenData,
  {zielgruppe, messgroesse, tabelle}: Pick<Wahl, "zielgruppe" | "messgroesse" | "tabelle">
): string[] {
  const gezaehlt = istGezaehlt(data, zielgruppe);
  const kopf = ["name", ...(gezaehlt ? ["personen"] : []), "bedarf"];
  if (tabelle === "drei") return [...kopf, ...logiken];
  return [
    ...kopf,
    "wert",
    ...(gezaehlt ? ["je1000"] : []),
    ...(gezaehlt && mitLuecke.includes(messgroesse) ? ["fair", "luecke", "deckung", "fehlend", "differenz"] : []),
    "gemeldet"
  ];
}

/** Whether anybody counts the people of a group in small areas. */
export const istGezaehlt = (data: LueckenData, zielgruppe: string): boolean =>
  data.zielgruppen.find(({id}) => id === zielgruppe)?.gezaehlt ?? false;

const usualOrder = (spalten: readonly string[]): string => (spalten.includes("deckung") ? "deckung-auf" : "name-auf");

/** What a valid *state* shows. */
export function wahlOf(state: LueckenState): Wahl {
  return {
    zielgruppe: state.zielgruppe!,
    logik: state.sicht as Logik,
    messgroesse: state.mass as Messgroesse,
    ebene: state.ebene as Versorgungsebene,
    jahr: Number(state.jahr),
    lambda: Number(state.gewicht),
    tabelle: state.tabelle as Wahl["tabelle"],
    gebiet: state.gebiet,
    sortierung: state.sortierung!
  };
}

/**
 * The change of state for a chosen measure or logic, with the notice if the other one has to give way: only hours can be
 * shared out among those within reach.
 */
export function wechsel(
  state: LueckenState,
  patch: Partial<LueckenState>
): {patch: Partial<LueckenState>; hinweise: string[]} {
  const {hinweis} = texteLuecken;
  const {messgroesse, logik} = texteLeistungen;
  const next = {...state, ...patch};
  if (next.sicht !== "einzugsgebiet" || mitLuecke.includes(next.mass as Messgroesse)) return {patch, hinweise: []};
  const titel = messgroesse[next.mass as Messgroesse].titel;
  if (patch.mass === undefined)
    return {
      patch: {...patch, mass: usual.messgroesse},
      hinweise: [hinweis.sichtOhneMessgroesse(titel, messgroesse[usual.messgroesse].titel)]
    };
  return {
    patch: {...patch, sicht: usual.logik},
    hinweise: [hinweis.ohneSicht(titel, logik[usual.logik].titel)]
  };
}

/** The rule of the page: any wish becomes a view that exists, each replacement is told. Throws if there are no years. */
export function lueckenSpec(data: LueckenData): StateSpec<LueckenState> {
  const {hinweis, bedienung, gewicht: gewichtWort} = texteLuecken;
  const {stand, zielgruppen, lambda} = data;
  const vorgabejahr = stand.vorgabejahr;
  if (vorgabejahr === null) throw new Error("luecken: no year with records");
  const ersteGruppe = (zielgruppen.find(({id}) => id === "alle") ?? zielgruppen[0])!.id;
  return {
    parameter,
    resolve(wunsch) {
      const hinweise: string[] = [];
      const eine = (
        name: Parameter,
        titel: string,
        werte: readonly string[],
        vorgabe: string,
        worte: (wert: string) => string
      ): string => {
        const asked = wunsch[name];
        if (asked === undefined || werte.includes(asked)) return asked ?? vorgabe;
        hinweise.push(hinweis.unbekannt(titel, quoteWunsch(asked), worte(vorgabe)));
        return vorgabe;
      };
      const zielgruppe = eine(
        "zielgruppe",
        bedienung.zielgruppe,
        zielgruppen.map(({id}) => id),
        ersteGruppe,
        (id) => zielgruppen.find((g) => g.id === id)!.titel
      );
      const sicht = eine("sicht", "Sicht", logiken, usual.logik, (l) => texteLeistungen.logik[l as Logik].titel);
      let mass: string = eine(
        ...(["mass", bedienung.messgroesse, messgroessen, usual.messgroesse] as const),
        (m) => texteLeistungen.messgroesse[m as Messgroesse].titel
      );
      if (sicht === "einzugsgebiet" && !mitLuecke.includes(mass as Messgroesse)) {
        const {messgroesse} = texteLeistungen;
        hinweise.push(
          hinweis.sichtOhneMessgroesse(messgroesse[mass as Messgroesse].titel, messgroesse[usual.messgroesse].titel)
        );
        mass = usual.messgroesse;
      }
      const ebene = eine(
        ...(["ebene", bedienung.ebene, ebenen, usual.ebene] as const),
        (e) => texteLuecken.ebenen[e as Versorgungsebene].mehrzahl
      );
      const jahr = eine(
        "jahr",
        bedienung.jahr,
        stand.meldejahre.map((m) => String(m.jahr)),
        String(vorgabejahr),
        (j) => j
      );
      const gewicht = eine("gewicht", bedienung.gewicht, lambda.map(String), String(data.vorgabe_lambda), (l) =>
        gewichtWort(Number(l))
      );
      const tabelle = eine("tabelle", "Tabelle", tabellen, "eine", (t) => texteLuecken.tabelle[t as "eine"]);
      const asked = wunsch.gebiet;
      const bekannt = data.gebiete[ebene as Versorgungsebene].some(({gebiet_id}) => gebiet_id === asked);
      if (asked !== undefined && !bekannt) hinweise.push(hinweis.gebiet(quoteWunsch(asked)));

      const spalten = spaltenOf(data, {
        ...{zielgruppe, messgroesse: mass as Messgroesse, tabelle: tabelle as Wahl["tabelle"]}
      });
      const ordnung = wunsch.sortierung ?? usualOrder(spalten);
      const geht = spalten.some((s) => ordnung === `${s}-auf` || ordnung === `${s}-ab`);
      if (!geht) hinweise.push(hinweis.sortierung(quoteWunsch(ordnung)));
      return {
        state: {
          ...{zielgruppe, sicht, mass, ebene, jahr, gewicht, tabelle},
          gebiet: bekannt ? asked! : null,
          sortierung: geht ? ordnung : usualOrder(spalten)
        },
        hinweise
      };
    }
  };
}
