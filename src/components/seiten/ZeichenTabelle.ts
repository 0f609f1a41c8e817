import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZahl} from "../../lib/format.js";
import {seiten} from "../../lib/texte/seiten.js";
import {wenigeFaelle} from "../../lib/zustaende.js";
import {el} from "../shell/dom.js";

/**
 * Table of the six states of a cell: sign, name, explanation, in the catalogue's words, other readings of the sign, and which no
 * source uses yet; below them the brackets and the dash, which are no states.
 */
export function ZeichenTabelle(status: Uebersicht["status"]): HTMLTableElement {
  const t = seiten.zeichen;
  return el(
    "table",
    {class: "tabelle zeichen-tabelle"},
    el("caption", {}, t.beschriftung),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", {scope: "col"}, t.zeichen),
        el("th", {scope: "col"}, t.bedeutung),
        el("th", {scope: "col"}, t.erklaerung)
      )
    ),
    el(
      "tbody",
      {},
      ...status.map(({id, zeichen, name, erklaerung}) =>
        el(
          "tr",
          {},
          el("td", {class: "zeichen"}, zeichen || t.zahl),
          el("th", {scope: "row"}, name),
          el("td", {}, [erklaerung, t.lesarten[id], t.nichtInGebrauch[id]].filter(Boolean).join(" "))
        )
      ),
      ...[wenigeFaelle, t.nichtVergleichbar].map(({zeichen, name, erklaerung}) =>
        el("tr", {}, el("td", {class: "zeichen"}, zeichen), el("th", {scope: "row"}, name), el("td", {}, erklaerung))
      )
    )
  );
}

/** Table of the levels with the number of areas of each in the Bezirk; Berlin has no number of its own. */
export function EbenenTabelle({
  ebenen,
  gebiete
}: Pick<Uebersicht, "ebenen"> & {
  gebiete: readonly Pick<Uebersicht["gebiete"][number], "ebene">[];
}): HTMLTableElement {
  const t = seiten.ebenenTabelle;
  return el(
    "table",
    {class: "tabelle ebenen-tabelle"},
    el("caption", {}, t.beschriftung),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", {scope: "col"}, t.ebene),
        el("th", {scope: "col", class: "zahl"}, t.anzahl),
        el("th", {scope: "col"}, t.erklaerung)
      )
    ),
    el(
      "tbody",
      {},
      ...ebenen.map(({id, titel, erklaerung}) => {
        const count = gebiete.filter((g) => g.ebene === id).length;
        return el(
          "tr",
          {},
          el("th", {scope: "row"}, titel),
          el("td", {class: "zahl"}, count === 0 ? "" : formatZahl(count)),
          el("td", {}, erklaerung)
        );
      })
    )
  );
}
