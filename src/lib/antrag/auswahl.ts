import type {AntragData} from "../../../loaders/marts/antrag.js";
import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import {endeOf} from "../alter.js";
import {jahrOf} from "../format.js";
import {lageOf, type Lage} from "../saetze/lage.js";
import {hoechstens} from "./typen.js";

type Befunde = BefundeData;

/**
 * Every indicator that suits the group and has a series for the area, in the order it is offered: first those of the group, then the
 * lead indicators of the problem fields that concern it, field after field; for all residents those of every field. A centre
 * chooses from this list only, so what it leaves out can be told. [] for an area without figures.
 */
export function verfuegbare(befunde: Befunde, regeln: AntragData, zielgruppe: string, gebiet: string): Lage[] {
  const eigene = befunde.zielgruppen.find(({id}) => id === zielgruppe)?.indikatoren ?? [];
  const betrifft = (feld: string): boolean =>
    zielgruppe === "alle" ||
    (befunde.problemfelder.find(({id}) => id === feld)?.zielgruppen.includes(zielgruppe) ?? false);
  const leit = regeln.leitindikatoren.filter(({problemfeld}) => betrifft(problemfeld));
  const ids = [
    // For all residents this list only counts them, which the sheet does in any case.
    ...(zielgruppe === "alle" ? [] : eigene),
    ...leit.flatMap(({indikatoren}) => indikatoren)
  ];
  return [...new Set(ids)].flatMap((id) => lageOf(befunde, id, gebiet) ?? []);
}

/** Whether something can be said of the figure by rule: it is there, has an interval, and enough cases. */
export const hatUrteil = ({wert}: Pick<Lage, "wert">): boolean =>
  wert.wert !== null && wert.ki !== null && !wert.ki.wenige;

/**
 * The choice nobody has to make: of *pool* at most *plaetze*, field after field in its order, each field's newest first. A figure needs
 * an interval and must not be older than the rules allow, counted back from the newest of the pool. One place is kept for a
 * resource, the newest there is, with or without an interval, so that resources stand beside burdens.
 */
export function vorgabeOf(
  pool: readonly Lage[],
  {hoechstalter_jahre}: Pick<AntragData, "hoechstalter_jahre">,
  plaetze: number = hoechstens.indikatoren
): string[] {
  const neuestes = Math.max(...pool.map(({zeitraum}) => jahrOf(zeitraum)));
  const neu = pool.filter((lage) => neuestes - jahrOf(lage.zeitraum) <= hoechstalter_jahre && lage.wert.wert !== null);
  const juengstes = (a: Lage, b: Lage): number => endeOf(b.zeitraum).localeCompare(endeOf(a.zeitraum));
  const ressource = neu
    .filter(({indikator}) => indikator.polaritaet === "ressource" && indikator.klassen === null)
    .sort((a, b) => Number(hatUrteil(b)) - Number(hatUrteil(a)) || juengstes(a, b))[0];
  const sichere = neu.filter((lage) => hatUrteil(lage) && lage !== ressource);
  const felder = [...new Set(sichere.map(({indikator}) => indikator.problemfeld))].map((feld) =>
    sichere.filter(({indikator}) => indikator.problemfeld === feld).sort(juengstes)
  );
  const runden = Math.max(0, ...felder.map((feld) => feld.length));
  const reihum = Array.from({length: runden}, (_, i) => felder.flatMap((feld) => feld[i] ?? [])).flat();
  const gewaehlt = new Set([...reihum.slice(0, plaetze - (ressource ? 1 : 0)), ...(ressource ? [ressource] : [])]);
  return pool.filter((lage) => gewaehlt.has(lage)).map(({indikator}) => indikator.id);
}

/** The areas a sheet can be about: the Bezirksregionen the register names for the centre, or all where it names none. */
export function gebieteOf(
  {gebiete}: Pick<Befunde, "gebiete">,
  {bezirksregionen}: {bezirksregionen: readonly {gebiet_id: string}[]}
): {gebiet_id: string; name: string}[] {
  const eigene = gebiete.bzr.filter((g) => bezirksregionen.some(({gebiet_id}) => gebiet_id === g.gebiet_id));
  return (eigene.length > 0 ? eigene : gebiete.bzr).map(({gebiet_id, name}) => ({gebiet_id, name}));
}
