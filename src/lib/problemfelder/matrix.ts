import type {BefundeData, Befundindikator, Befundreihe} from "../../../loaders/marts/befundeShapes.js";
import type {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import {compareNamen, formatZeitraum, jahrOf} from "../format.js";
import type {Lage} from "../saetze/lage.js";
import {gedeckt} from "../saetze/lagesaetze.js";
import type {Urteil} from "../zustaende.js";

export type Polaritaet = Befundindikator["kopf"]["polaritaet"];
export type Feld = BefundeData["problemfelder"][number];
export const polaritaeten = ["belastung", "ressource", "keine_wertung"] as const satisfies readonly Polaritaet[];

/** What a row of the matrix shows: one indicator of a field, as the one that stands for it or among the others. */
export interface Zeile {
  indikator: Befundindikator;
  leit: boolean;
}

/** True for an indicator that stands for *feld* and belongs to another field. */
export const istFremd = ({kopf}: Befundindikator, feld: string): boolean => kopf.problemfeld !== feld;

const levelsOf = (indikator: Befundindikator): string[] => indikator.ebenen.map(({ebene}) => ebene);

/** All indicators of a field in the register's order. */
export const indikatorenOf = (befunde: BefundeData, feld: string): Befundindikator[] =>
  befunde.indikatoren.filter(({kopf}) => kopf.problemfeld === feld);

const kleinraeumig = (i: Befundindikator): boolean => levelsOf(i).some((ebene) => ebene !== "bezirk");

/** The indicators of a field that have values below the Bezirk: those a row can show. */
export const waehlbarOf = (befunde: BefundeData, feld: string): Befundindikator[] =>
  indikatorenOf(befunde, feld).filter(kleinraeumig);

/**
 * The indicators that stand for a field: of each kind the reader's choice (*gewaehlt*), else for Bezirksregionen and for
 * Planungsräume the first of the catalogue's list that has values there, which may belong to another field. Never a mean of several.
 * The one for Bezirksregionen comes first: they are what the page shows at first.
 */
export function leitzeilenOf(
  befunde: BefundeData,
  {felder}: Pick<ProblemfelderData, "felder">,
  feld: string,
  gewaehlt: readonly string[]
): Befundindikator[] {
  const eigene = waehlbarOf(befunde, feld);
  const liste = (felder.find(({id}) => id === feld)?.leitindikatoren ?? []).flatMap(({indikator}) =>
    befunde.indikatoren.filter((i) => i.kopf.id === indikator && kleinraeumig(i))
  );
  return polaritaeten.flatMap((art) => {
    const wahl = eigene.find(({kopf}) => kopf.polaritaet === art && gewaehlt.includes(kopf.id));
    if (wahl) return [wahl];
    const vorgaben = liste.filter(({kopf}) => kopf.polaritaet === art);
    const je = (["bzr", "plr"] as const).flatMap((ebene) => vorgaben.find((i) => levelsOf(i).includes(ebene)) ?? []);
    return [...new Set(je)];
  });
}

/** The verdict an area's interval carries against the rest of the Bezirk (for the Bezirk against Berlin), and of which date if not the value's. */
export function urteilOf(lage: Lage): {urteil: Urteil; stand: string | null} | null {
  const womit = lage.gebiet.ebene === "bezirk" ? "berlin" : "bezirk";
  const {wert, vergleich} = lage;
  if (wert.wert !== null) {
    const urteil = gedeckt(lage.urteile[womit], wert.ki);
    if (urteil) return {urteil, stand: null};
    if (wert.ki?.wenige) return {urteil: "zu_wenige_faelle", stand: null};
  }
  if (!vergleich || vergleich.wert === null) return null;
  const frueher = gedeckt(vergleich.urteile[womit], vergleich.ki);
  return frueher && {urteil: frueher, stand: vergleich.zeitraum};
}

/** Keys of the areas that lie clearly above the rest of the Bezirk in an indicator, and of which date that is known; null without verdicts. */
export function deutlichUeber(
  befunde: BefundeData,
  indikator: Befundindikator,
  ebene: "bzr" | "plr"
): {gebiete: {gebiet_id: string; name: string}[]; von: number; zeitraum: string} | null {
  const reihe = indikator.ebenen.find((e) => e.ebene === ebene);
  if (!reihe) return null;
  const quelle = reihe.urteil_bezirk.some((u) => u !== null) ? reihe : reihe.vergleich;
  if (!quelle?.urteil_bezirk.some((u) => u !== null)) return null;
  const liste = befunde.gebiete[ebene];
  return {
    gebiete: liste.filter(
      (_, i) =>
        gedeckt(
          quelle.urteil_bezirk[i]!,
          quelle.unten[i] === null || quelle.oben[i] === null
            ? null
            : {unten: quelle.unten[i]!, oben: quelle.oben[i]!, wenige: quelle.wenige[i]!}
        ) === "ueber"
    ),
    von: quelle.urteil_bezirk.filter((u) => u !== null && u !== "zu_wenige_faelle").length,
    zeitraum: quelle.zeitraum
  };
}

/** The date a row is headed with: of the first level below the Bezirk among *ebenen*, else of the indicator's own last level. */
export function zeilenstandOf({ebenen: reihen}: Befundindikator, ebenen: readonly Befundreihe["ebene"][]): string {
  const gezeigt = (["bzr", "plr"] as const).filter((ebene) => ebenen.includes(ebene));
  const reihe = gezeigt.flatMap((ebene) => reihen.find((r) => r.ebene === ebene) ?? [])[0];
  return (reihe ?? reihen.find((r) => ebenen.includes(r.ebene)) ?? reihen.at(-1)!).zeitraum;
}

/**
 * How a value of *zeitraum* names its date in a row headed *zeilenstand*: short for a cell (the year, where that tells them
 * apart) and in full; null where the head already says it.
 */
export function abweichenderStand(zeitraum: string, zeilenstand: string): {kurz: string; lang: string} | null {
  if (zeitraum === zeilenstand) return null;
  const lang = formatZeitraum(zeitraum);
  const jahrSagtEs = !zeitraum.includes("/") && jahrOf(zeitraum) !== jahrOf(zeilenstand);
  return {kurz: jahrSagtEs ? String(jahrOf(zeitraum)) : lang, lang};
}

export type Sortierung = "zahlen" | "katalog" | "haeufung" | "name";

/** 0 for a field with verdicts on Bezirksregionen in its leading rows, 1 with figures of them, 2 with other figures, 3 with none. */
function aussagekraft(zeilen: readonly Zeile[]): number {
  const raenge = zeilen
    .filter(({leit}) => leit)
    .map(({indikator}) => {
      const reihe = indikator.ebenen.find(({ebene}) => ebene === "bzr");
      if (!reihe) return 2;
      return [reihe, reihe.vergleich].some((r) => r?.urteil_bezirk.some((u) => u !== null)) ? 0 : 1;
    });
  return Math.min(3, ...raenge);
}

/**
 * *felder* in the reader's order: the catalogue's, but fields with figures that are compared before those without ("zahlen");
 * the catalogue's; by the number of areas clearly above in the indicators shown, Planungsräume
 * before Bezirksregionen, most first; or by name. Fields without verdicts come last under "haeufung".
 */
export function sortiere<F extends {feld: Feld; zeilen: readonly Zeile[]}>(
  befunde: BefundeData,
  felder: readonly F[],
  sortierung: Sortierung
): F[] {
  if (sortierung === "katalog") return [...felder];
  if (sortierung === "zahlen") return felder.toSorted((a, b) => aussagekraft(a.zeilen) - aussagekraft(b.zeilen));
  if (sortierung === "name") return felder.toSorted((a, b) => compareNamen(a.feld.titel, b.feld.titel));
  const zahl = ({zeilen}: F, ebene: "bzr" | "plr"): number =>
    Math.max(
      -1,
      ...zeilen.flatMap(({indikator, leit}) =>
        leit ? (deutlichUeber(befunde, indikator, ebene)?.gebiete.length ?? -1) : []
      )
    );
  const zahlen = new Map(felder.map((f) => [f, [zahl(f, "plr"), zahl(f, "bzr")] as const]));
  return felder.toSorted((a, b) => {
    const [x, y] = [zahlen.get(a)!, zahlen.get(b)!];
    return y[0] - x[0] || y[1] - x[1];
  });
}
