import {formatMitEinheit} from "../../lib/format.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {luecken, skalaOf, sortZeilen, wertInWorten, type Bild, type Zeile} from "./bild.js";
import {element, svg, wertElement, type Kind} from "../dom.js";
import {fillOf} from "./muster.js";
import {Farbfeld} from "./Legende.js";
import type {Sortierung} from "./zustand.js";

export interface TabelleOptions {
  onSelect: (gebietId: string | null) => void;
  onSort: (sortierung: Sortierung) => void;
  /** Turns "/gebiete/10" into what a link of this page needs. */
  href: (adresse: string) => string;
  kennung: string;
  document: Document;
}

export interface Tabelle {
  element: HTMLElement;
  update(bild: Bild): void;
}

type Spalte = "gebiet" | "zugehoerig" | "wert";

/** "Tabelle sortiert nach „Wert“, absteigend." */
export function sortierungInWorten({state, ebene, indikator}: Bild): string {
  const {tabelle: texte, meldung} = texteKarte;
  const [spalte, richtung] = state.sortierung.split("-") as [Spalte, "auf" | "ab"];
  const titel = {
    gebiet: texteKarte.ebenen[ebene].einzahl,
    zugehoerig: texte.gehoertZu,
    wert: indikator.klassen ? texte.klasse : texte.wert
  };
  return meldung.sortierung(titel[spalte], richtung);
}

function bar(document: Document, wert: number, skala: ReturnType<typeof skalaOf>): SVGSVGElement {
  const spanne = skala.bis - skala.von || 1;
  const x = (value: number): number => ((value - skala.von) / spanne) * 100;
  const bezirk = skala.vergleiche.find((v) => v.art === "bezirk")?.wert;
  const strich = (value: number, name: string): SVGLineElement =>
    svg(document, "line", {x1: `${x(value)}%`, x2: `${x(value)}%`, y1: 0, y2: "100%", class: name});
  return svg(
    document,
    "svg",
    {class: "karte-balken", "aria-hidden": "true", focusable: "false"},
    svg(document, "rect", {
      x: `${x(Math.min(0, wert))}%`,
      width: `${Math.abs(x(wert) - x(0))}%`,
      y: "22%",
      height: "56%"
    }),
    strich(0, "karte-balken-null"),
    bezirk === null || bezirk === undefined ? null : strich(bezirk, "karte-balken-bezirk")
  );
}

/**
 * The map as a table: caption with indicator, level, date and unit; sorted by the buttons in its head; areas without a number
 * last, with their sign and its meaning below. Bezirk and Berlin stand in the foot. A click on a row or the button at its
 * end selects its area.
 */
export function Tabelle({onSelect, onSort, href, kennung, document}: TabelleOptions): Tabelle {
  const {tabelle: texte} = texteKarte;
  const wurzel = element(document, "div", {class: "karte-tabelle"});
  let bild: Bild | null = null;
  let gezeigt = "";

  const cell = (name: string, ...kinder: Kind[]): HTMLTableCellElement =>
    element(document, "td", {class: name}, ...kinder);

  function row(zeile: Zeile, current: Bild, skala: ReturnType<typeof skalaOf>): HTMLTableRowElement {
    const {indikator} = current;
    const klassen = current.einteilung.klassen.length;
    const name = zeile.adresse
      ? element(document, "a", {href: href(zeile.adresse)}, zeile.name)
      : element(document, "span", {}, zeile.name);
    const inhalt: Kind =
      zeile.wert === null
        ? [
            element(document, "span", {"aria-hidden": "true"}, zeile.text),
            element(document, "span", {class: "nur-vorlesen"}, wertInWorten(zeile, indikator))
          ]
        : wertElement(document, zeile.text);
    const rang = zeile.rang;
    // The name is text, not aria-label: a name such as "Was…" must not be taken for the label of a picker.
    const knopf = element(
      document,
      "button",
      {type: "button", class: "karte-waehlen", "aria-pressed": "false"},
      element(document, "span", {class: "karte-waehlen-zeichen", "aria-hidden": "true"}),
      element(document, "span", {class: "nur-vorlesen"}, `${zeile.name} `),
      element(document, "span", {class: "karte-waehlen-wort"}, texte.auswaehlen)
    );
    const farbe = Farbfeld(document, fillOf(zeile, current, kennung));
    return element(
      document,
      "tr",
      {"data-id": zeile.gebiet_id},
      element(
        document,
        "th",
        {scope: "row"},
        name,
        element(document, "span", {class: "karte-zugehoerig-klein klein gedaempft"}, zeile.parent_name),
        zeile.anmerkung ? element(document, "span", {class: "karte-anmerkung klein gedaempft"}, zeile.anmerkung) : null
      ),
      cell("karte-spalte-zugehoerig", zeile.parent_name),
      indikator.klassen
        ? cell("karte-spalte-klassenwert", farbe, inhalt)
        : [
            cell("zahl", inhalt),
            cell("zahl", rang ? (rang.von === rang.bis ? `${rang.von}` : `${rang.von}–${rang.bis}`) : ""),
            klassen > 1
              ? cell("zahl karte-spalte-klasse", farbe, zeile.klasse === null ? "" : String(zeile.klasse + 1))
              : null,
            element(
              document,
              "td",
              {class: "karte-spalte-balken", "aria-hidden": "true"},
              zeile.wert === null ? null : bar(document, zeile.wert, skala)
            )
          ],
      cell("karte-spalte-auswahl nicht-drucken", knopf)
    );
  }

  function foot(current: Bild, skala: ReturnType<typeof skalaOf>): Kind {
    const {indikator} = current;
    return current.vergleiche
      .filter((v) => v.wert !== null || !indikator.klassen)
      .map((v) =>
        element(
          document,
          "tr",
          {},
          element(
            document,
            "th",
            {scope: "row"},
            v.art === "bezirk"
              ? element(document, "a", {href: href("/gebiete/10")}, texteKarte.bezirkName)
              : texteKarte.berlin
          ),
          cell("karte-spalte-zugehoerig", v.art === "bezirk" ? texteKarte.berlin : ""),
          indikator.klassen
            ? cell("karte-spalte-klassenwert", v.text)
            : [
                cell("zahl", wertElement(document, v.text)),
                cell("zahl"),
                current.einteilung.klassen.length > 1 ? cell("zahl karte-spalte-klasse") : null,
                element(
                  document,
                  "td",
                  {class: "karte-spalte-balken", "aria-hidden": "true"},
                  skala.vergleiche.includes(v) ? bar(document, v.wert!, skala) : null
                )
              ],
          cell("karte-spalte-auswahl nicht-drucken")
        )
      );
  }

  function head(current: Bild): HTMLTableRowElement {
    const {sortierung} = current.state;
    const sortable = (spalte: Spalte, titel: string, name: string | null, start: "auf" | "ab"): HTMLElement => {
      const [aktiv, richtung] = sortierung.split("-") as [Spalte, "auf" | "ab"];
      const ist = aktiv === spalte;
      const naechste = ist ? (richtung === "auf" ? "ab" : "auf") : start;
      const button = element(
        document,
        "button",
        {type: "button", class: "karte-sortieren"},
        titel,
        element(
          document,
          "span",
          {class: "karte-pfeil", "aria-hidden": "true"},
          !ist ? "↕" : richtung === "auf" ? "↑" : "↓"
        )
      );
      button.addEventListener("click", () => onSort(`${spalte}-${naechste}`));
      return element(
        document,
        "th",
        {
          scope: "col",
          class: name,
          "data-spalte": spalte,
          "aria-sort": ist ? (richtung === "auf" ? "ascending" : "descending") : null
        },
        button
      );
    };
    const plain = (titel: string, name: string | null, versteckt = false): HTMLElement =>
      element(document, "th", {scope: "col", class: name, "aria-hidden": versteckt ? "true" : null}, titel);
    const {klassen} = current.indikator;
    return element(
      document,
      "tr",
      {},
      sortable("gebiet", texteKarte.ebenen[current.ebene].einzahl, null, "auf"),
      sortable("zugehoerig", texte.gehoertZu, "karte-spalte-zugehoerig", "auf"),
      klassen
        ? sortable("wert", texte.klasse, "karte-spalte-klassenwert", "ab")
        : [
            sortable("wert", texte.wert, "zahl", "ab"),
            plain(texte.rang, "zahl"),
            current.einteilung.klassen.length > 1 ? plain(texte.klasse, "zahl karte-spalte-klasse") : null,
            plain(texte.balken, "karte-spalte-balken", true)
          ],
      element(
        document,
        "th",
        {scope: "col", class: "karte-spalte-auswahl nicht-drucken"},
        element(document, "span", {class: "nur-vorlesen"}, texte.auswahl)
      )
    );
  }

  function notes(current: Bild, skala: ReturnType<typeof skalaOf>): HTMLElement {
    const {indikator} = current;
    const vorkommend = luecken(current);
    const null_ = formatMitEinheit(0, indikator.einheit_kurz);
    const saetze = indikator.klassen
      ? []
      : [
          current.mitWert > 1 && texte.rangErklaerung,
          skala.vergleiche.some((v) => v.art === "bezirk")
            ? texte.balkenErklaerung(null_)
            : texte.balkenOhneBezirk(null_)
        ];
    return element(
      document,
      "div",
      {class: "karte-tabelle-notiz klein gedaempft"},
      vorkommend.length > 0
        ? element(
            document,
            "ul",
            {"aria-label": texte.zeichen},
            vorkommend.map(({zeilen, name, erklaerung}) =>
              element(document, "li", {}, element(document, "b", {}, zeilen[0]!.text), ` ${name}: ${erklaerung}`)
            )
          )
        : null,
      element(document, "p", {}, saetze.filter(Boolean).join(" "))
    );
  }

  function markSelected(): void {
    for (const tr of wurzel.querySelectorAll<HTMLElement>("tbody tr")) {
      const ist = tr.dataset["id"] === bild?.state.gebiet;
      tr.classList.toggle("karte-zeile-ausgewaehlt", ist);
      if (ist) tr.setAttribute("aria-current", "true");
      else tr.removeAttribute("aria-current");
      tr.querySelector(".karte-waehlen")!.setAttribute("aria-pressed", String(ist));
    }
  }

  wurzel.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("a, .karte-sortieren")) return;
    // The second click of a double click would undo the first; on the button every press counts.
    if (event.detail > 1 && !target.closest("button")) return;
    const id = target.closest<HTMLElement>("tbody tr")?.dataset["id"];
    if (id !== undefined) onSelect(id === bild?.state.gebiet ? null : id);
  });

  return {
    element: wurzel,
    update(next) {
      bild = next;
      const {indikator, ebene, zeitraum, sortierung} = next.state;
      const schluessel = [indikator, ebene, zeitraum, sortierung].join(" ");
      if (schluessel !== gezeigt) {
        gezeigt = schluessel;
        const skala = skalaOf(next);
        const aktiv = document.activeElement?.closest("th[data-spalte]")?.getAttribute("data-spalte");
        wurzel.replaceChildren(
          element(
            document,
            "table",
            {class: "tabelle"},
            element(document, "caption", {}, texte.beschriftung(next.indikator.titel, next.untertitel)),
            element(document, "thead", {}, head(next)),
            element(
              document,
              "tbody",
              {},
              sortZeilen(next.zeilen, sortierung).map((z) => row(z, next, skala))
            ),
            element(document, "tfoot", {}, foot(next, skala))
          ),
          notes(next, skala)
        );
        // The pressed button was replaced by its successor; the keyboard stays on it.
        if (aktiv) wurzel.querySelector<HTMLElement>(`th[data-spalte="${aktiv}"] button`)?.focus();
      }
      markSelected();
    }
  };
}
