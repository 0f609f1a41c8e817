import type {MethodikData} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit, formatZahl, formatZeitraum} from "../../lib/format.js";
import {methodik} from "../../lib/texte/methodik.js";
import {el, hrefOf} from "../shell/dom.js";

const t = methodik.merkmale;
type Daten = Pick<MethodikData, "felder" | "indikatoren">;

const gewichtText = (gewicht: number): string => formatZahl(gewicht, Number.isInteger(gewicht) ? 0 : 2);

/** Which of the indicators in the index goes with it most, and which least; "" for fewer than two. */
function befundOf(indikatoren: Daten["indikatoren"]): string {
  const mit = indikatoren
    .flatMap(({kopf, einfluss}) => (einfluss === null ? [] : [{titel: kopf.kurztitel, einfluss}]))
    .sort((a, b) => b.einfluss - a.einfluss);
  const [stark, schwach] = [mit[0], mit.at(-1)];
  if (!stark || !schwach || mit.length < 2) return "";
  return t.befund(stark.titel, formatZahl(stark.einfluss, 2), schwach.titel, formatZahl(schwach.einfluss, 2));
}

/** Problem fields and indicators of the need index, with weight, date, reason and how closely each goes with the whole. */
export function Merkmale({felder, indikatoren}: Daten): HTMLElement {
  const kopf = (titel: string, zahl = false) => el("th", {scope: "col", class: zahl ? "zahl" : null}, titel);
  const grund = (text: string) => el("span", {class: "grund"}, text);
  const befund = befundOf(indikatoren);
  return el(
    "div",
    {class: "merkmale"},
    el(
      "div",
      {class: "tabellenrahmen methodik-tabelle", role: "region", tabindex: 0, "aria-label": t.beschriftung},
      el(
        "table",
        {class: "tabelle"},
        el("caption", {}, t.beschriftung),
        el("thead", {}, el("tr", {}, kopf(t.merkmal), kopf(t.anteil, true), kopf(t.einfluss, true), kopf(t.stand))),
        ...felder.map((feld) =>
          el(
            "tbody",
            {},
            el(
              "tr",
              {class: "feld"},
              el(
                "th",
                {scope: "rowgroup", colspan: 4},
                t.feld(feld.titel, gewichtText(feld.gewicht)),
                grund(feld.begruendung)
              )
            ),
            indikatoren
              .filter((i) => i.feld === feld.id)
              .map((i) =>
                el(
                  "tr",
                  {},
                  el(
                    "th",
                    {scope: "row"},
                    el("a", {href: hrefOf(`/indikatoren/${i.kopf.id}`)}, i.kopf.kurztitel),
                    grund(i.begruendung)
                  ),
                  el(
                    "td",
                    {class: i.gewicht > 0 ? "zahl" : "zahl gedaempft"},
                    formatMitEinheit(i.gewicht * 100, "%", 1)
                  ),
                  el("td", {class: "zahl"}, i.einfluss === null ? "" : formatZahl(i.einfluss, 2)),
                  el("td", {class: "stand"}, formatZeitraum(i.zeitraum))
                )
              )
          )
        )
      )
    ),
    befund && el("p", {class: "lesetext befund"}, befund),
    el("p", {class: "lesetext"}, t.lesart)
  );
}

/** What readers may miss in the index, each with the reason. */
export function NichtEnthalten({nicht_enthalten}: Pick<MethodikData, "nicht_enthalten">): HTMLElement {
  return el(
    "dl",
    {class: "angaben methodik-angaben"},
    nicht_enthalten.map(({titel, grund}) => el("div", {}, el("dt", {}, titel), el("dd", {}, grund)))
  );
}
