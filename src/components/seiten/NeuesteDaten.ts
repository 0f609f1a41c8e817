import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {el, hrefOf} from "../shell/dom.js";
import {istNurAusgabe, staendeOf, type IndikatorStand} from "../shell/fuss.js";
import {Veraltet} from "./Veraltet.js";

export interface NeuesterStand {
  stichtag: string;
  /** Id of the source for its place on the page of sources; null if the source is not listed there. */
  id: string | null;
  quelle: string;
  /** Which figures of the source are of this date; "" for all of them. */
  was: string;
  /** Title of the release of that date; "" if there is none or several. */
  lieferung: string;
  turnus_monate: number;
}

export interface Staende {
  indikatoren: readonly IndikatorStand[];
  quellen: readonly (Pick<Uebersicht["quellen"][number], "id" | "kurztitel"> & {
    releases: readonly Pick<Uebersicht["quellen"][number]["releases"][number], "titel" | "stichtag">[];
  })[];
}

/** The newest date of the figures of every source that has any, newest first; two where classes and others differ. */
export function neuesteStaende({indikatoren, quellen}: Staende): NeuesterStand[] {
  return staendeOf(indikatoren)
    .map((stand) => {
      const quelle = quellen.find(({kurztitel}) => kurztitel === stand.quelle);
      const releases = quelle?.releases.filter(({stichtag}) => stichtag === stand.stichtag) ?? [];
      return {...stand, id: quelle?.id ?? null, lieferung: releases.length === 1 ? releases[0]!.titel : ""};
    })
    .sort((a, b) => b.stichtag.localeCompare(a.stichtag));
}

/** List of the newest figures of every source, for the start page; says which are older at *heute* than usual. */
export function NeuesteDaten(staende: Staende, heute: Date): HTMLElement {
  return el(
    "dl",
    {class: "neueste"},
    ...neuesteStaende(staende).map((stand) => {
      const {stichtag, id, quelle, was, lieferung} = stand;
      const name = was ? `${quelle}: ${was}` : quelle;
      return el(
        "div",
        {},
        el("dt", {class: "zahl"}, formatZeitraum(stichtag)),
        el(
          "dd",
          {},
          id === null ? name : el("a", {href: hrefOf(`/datenstand#quelle-${id}`)}, name),
          lieferung ? el("span", {class: "zeile gedaempft klein"}, lieferung) : null,
          istNurAusgabe(stichtag) ? null : Veraltet(stichtag, stand, heute)
        )
      );
    })
  );
}
