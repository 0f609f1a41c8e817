import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum, jahrOf} from "../../lib/format.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";
import {Veraltet} from "./Veraltet.js";
import {wertText} from "./wertText.js";

type Eintrag = Uebersicht["indikatoren"][number];

function row(indikator: Eintrag, heute: Date): HTMLTableRowElement {
  const t = seiten.indikatoren;
  const {neuester_zeitraum: neuester, aeltester_zeitraum: aeltester} = indikator;
  const ebenen = indikator.ebenen.map((ebene) => seiten.ebenenPlural[ebene] ?? ebene).join(", ");
  return el(
    "tr",
    {},
    el(
      "th",
      {scope: "row"},
      el("a", {href: hrefOf(`/indikatoren/${indikator.id}`)}, indikator.titel),
      el("span", {class: "definition"}, indikator.definition),
      el(
        "span",
        {class: "definition nur-schmal"},
        [indikator.einheit, ebenen, neuester && `${t.stand}: ${formatZeitraum(neuester)}`].filter(Boolean).join(" · "),
        Veraltet(neuester, indikator, heute)
      )
    ),
    el("td", {class: "gedaempft nur-breit"}, indikator.einheit),
    el("td", {class: "gedaempft nur-breit"}, ebenen),
    el(
      "td",
      {class: "zahl nur-breit"},
      neuester ? formatZeitraum(neuester) : null,
      aeltester && aeltester !== neuester
        ? el("span", {class: "gedaempft klein zeile"}, t.seit(jahrOf(aeltester)))
        : null,
      Veraltet(neuester, indikator, heute)
    ),
    el("td", {class: "zahl"}, wertText(indikator.bezirk, indikator))
  );
}

/** Explains the signs that stand among the values; null if every value is a number. */
function signLine(eintraege: readonly Eintrag[], status: Uebersicht["status"]): HTMLElement | null {
  const used = status.filter(({id}) => eintraege.some(({bezirk}) => bezirk.wert === null && bezirk.status === id));
  if (used.length === 0) return null;
  return el(
    "p",
    {class: "quelle"},
    used.map(({zeichen, name, erklaerung}) => `${zeichen} = ${name}: ${erklaerung}`).join(" ")
  );
}

/**
 * The register of indicators, one section per problem field in the catalogue's order. Fields without an indicator are named at
 * the end, so that a gap is not taken for an oversight. Indicators whose newest figures are older at *heute* than usual say so.
 */
export function IndikatorenRegister(
  {indikatoren, problemfelder, status}: Pick<Uebersicht, "indikatoren" | "problemfelder" | "status">,
  heute: Date
): HTMLElement {
  const t = seiten.indikatoren;
  const groups = problemfelder.map((feld) => ({feld, eintraege: indikatoren.filter((i) => i.problemfeld === feld.id)}));
  const empty = groups.filter(({eintraege}) => eintraege.length === 0).map(({feld}) => feld.titel);
  return el(
    "div",
    {class: "register"},
    ...groups
      .filter(({eintraege}) => eintraege.length > 0)
      .map(({feld, eintraege}) =>
        el(
          "section",
          {"aria-labelledby": `feld-${feld.id}`},
          el("h2", {id: `feld-${feld.id}`}, feld.titel),
          el("p", {class: "lesetext gedaempft"}, feld.beschreibung),
          el(
            "div",
            {class: "tabellenrahmen", tabindex: 0, role: "region", "aria-label": t.beschriftung(feld.titel)},
            el(
              "table",
              {class: "tabelle register-tabelle"},
              el("caption", {class: "nur-vorlesen"}, t.beschriftung(feld.titel)),
              el(
                "thead",
                {},
                el(
                  "tr",
                  {},
                  el("th", {scope: "col"}, t.indikator),
                  el("th", {scope: "col", class: "spalte-einheit nur-breit"}, t.einheit),
                  el("th", {scope: "col", class: "spalte-ebenen nur-breit"}, t.ebenen),
                  el("th", {scope: "col", class: "spalte-stand zahl nur-breit"}, t.stand),
                  el("th", {scope: "col", class: "spalte-wert zahl"}, t.bezirk)
                )
              ),
              el("tbody", {}, ...eintraege.map((eintrag) => row(eintrag, heute)))
            )
          ),
          signLine(eintraege, status)
        )
      ),
    empty.length > 0 ? el("p", {class: "lesetext gedaempft ohne-zahlen"}, `${t.ohneZahlen} ${empty.join(", ")}.`) : null
  );
}
