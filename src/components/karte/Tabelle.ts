import {aufzaehlung, formatMitEinheit} from "../../lib/format.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {urteile} from "../../lib/zustaende.js";
import {
  luecken,
  skalaOf,
  sortZeilen,
  urteileInWorten,
  wertInWorten,
  type Bild,
  type Vergleich,
  type Zeile
} from "./bild.js";
import {Auswahlkopf, Auswahlzelle, element, Sortierkopf, svg, wertElement, Zeilenauswahl, type Kind} from "../dom.js";
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

function bar(
  document: Document,
  wert: number,
  skala: ReturnType<typeof skalaOf>,
  ki: Zeile["ki"] = null
): SVGSVGElement {
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
    ki
      ? svg(document, "line", {
          x1: `${x(ki.unten)}%`,
          x2: `${x(ki.oben)}%`,
          y1: "50%",
          y2: "50%",
          class: "karte-balken-intervall"
        })
      : null,
    strich(0, "karte-balken-null"),
    bezirk === null || bezirk === undefined ? null : strich(bezirk, "karte-balken-bezirk")
  );
}

/** Benchmarks that have a verdict here. */
function urteilSpalten({vergleiche, zeilen}: Bild): Vergleich["art"][] {
  return vergleiche.map((v) => v.art).filter((art) => zeilen.some((z) => z.urteile[art] !== null));
}

/**
 * The map as a table: caption with indicator, level, date and unit; with interval, range of ranks and verdicts where there are
 * intervals; sorted by the buttons in its head; areas without a number last, with their sign and its meaning below. Bezirk and
 * Berlin stand in the foot. A click on a row or the button at its end selects its area.
 */
export function Tabelle({onSelect, onSort, href, kennung, document}: TabelleOptions): Tabelle {
  const {tabelle: texte} = texteKarte;
  const wurzel = element(document, "div", {class: "karte-tabelle"});
  const markiere = Zeilenauswahl(wurzel, onSelect);
  let gezeigt = "";

  const cell = (name: string, ...kinder: Kind[]): HTMLTableCellElement =>
    element(document, "td", {class: name}, ...kinder);

  function row(zeile: Zeile, current: Bild, skala: ReturnType<typeof skalaOf>): HTMLTableRowElement {
    const {indikator} = current;
    const klassen = current.einteilung.klassen.length;
    const spalten = urteilSpalten(current);
    const urteil = urteileInWorten(zeile, current.vergleiche);
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
    const {rang} = zeile;
    const mitIntervall = current.plaetze > 0;
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
        zeile.anmerkung ? element(document, "span", {class: "karte-anmerkung klein gedaempft"}, zeile.anmerkung) : null,
        urteil.length > 0
          ? element(document, "span", {class: "karte-urteil-klein klein gedaempft"}, aufzaehlung(urteil))
          : null
      ),
      cell("karte-spalte-zugehoerig", zeile.parent_name),
      indikator.klassen
        ? cell("karte-spalte-klassenwert", farbe, inhalt)
        : [
            cell(
              zeile.wenige ? "zahl gedaempft" : "zahl",
              inhalt,
              mitIntervall
                ? element(document, "span", {class: "karte-intervall-klein klein gedaempft"}, zeile.intervall ?? "")
                : null
            ),
            mitIntervall
              ? [
                  cell("zahl karte-spalte-intervall", zeile.intervall ?? ""),
                  cell("zahl", rang ? `${rang.von}–${rang.bis}` : "")
                ]
              : null,
            klassen > 1
              ? cell("zahl karte-spalte-klasse", farbe, zeile.klasse === null ? "" : String(zeile.klasse + 1))
              : null,
            spalten.map((art) =>
              cell("karte-spalte-urteil", zeile.urteile[art] === null ? "" : urteile[zeile.urteile[art]].kurz)
            ),
            element(
              document,
              "td",
              {class: "karte-spalte-balken", "aria-hidden": "true"},
              zeile.wert === null || zeile.wenige ? null : bar(document, zeile.wert, skala, zeile.ki)
            )
          ],
      Auswahlzelle(document, zeile.name, texte.auswaehlen)
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
                current.plaetze > 0 ? [cell("zahl karte-spalte-intervall"), cell("zahl")] : null,
                current.einteilung.klassen.length > 1 ? cell("zahl karte-spalte-klasse") : null,
                urteilSpalten(current).map(() => cell("karte-spalte-urteil")),
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
    const sortable = (spalte: Spalte, titel: string, klasse: string | null, start: "auf" | "ab"): HTMLElement =>
      Sortierkopf(document, {
        ...{spalte, titel, klasse, start, sortierung},
        onSort: (richtung) => onSort(`${spalte}-${richtung}`)
      });
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
            current.plaetze > 0
              ? [plain(texte.intervall, "zahl karte-spalte-intervall"), plain(texte.rang, "zahl")]
              : null,
            current.einteilung.klassen.length > 1 ? plain(texte.klasse, "zahl karte-spalte-klasse") : null,
            urteilSpalten(current).map((art) => plain(texte.urteil[art], "karte-spalte-urteil")),
            plain(texte.balken, "karte-spalte-balken", true)
          ],
      Auswahlkopf(document, texte.auswahl)
    );
  }

  function notes(current: Bild, skala: ReturnType<typeof skalaOf>): HTMLElement {
    const {indikator} = current;
    const vorkommend = luecken(current);
    const null_ = formatMitEinheit(0, indikator.einheit_kurz);
    const saetze = indikator.klassen
      ? []
      : [
          current.plaetze > 1 && texte.rangErklaerung,
          skala.vergleiche.some((v) => v.art === "bezirk")
            ? texte.balkenErklaerung(null_)
            : texte.balkenOhneBezirk(null_),
          current.plaetze > 0 && texte.intervallErklaerung
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
            vorkommend.map(({zeichen, name, erklaerung}) =>
              element(document, "li", {}, element(document, "b", {}, zeichen), ` ${name}: ${erklaerung}`)
            )
          )
        : null,
      element(document, "p", {}, saetze.filter(Boolean).join(" "))
    );
  }

  return {
    element: wurzel,
    update(next) {
      const {sortierung} = next.state;
      const schluessel = [next.serie, sortierung].join(" ");
      if (schluessel !== gezeigt) {
        gezeigt = schluessel;
        const skala = skalaOf(next);
        const aktiv = document.activeElement?.closest("th[data-spalte]")?.getAttribute("data-spalte");
        wurzel.replaceChildren(
          // Scrolls by itself where it is too wide; links and buttons at both ends of a row bring the keyboard there.
          element(
            document,
            "div",
            {class: "tabellenrahmen"},
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
            )
          ),
          notes(next, skala)
        );
        // The pressed button was replaced by its successor; the keyboard stays on it.
        if (aktiv) wurzel.querySelector<HTMLElement>(`th[data-spalte="${aktiv}"] button`)?.focus();
      }
      markiere(next.state.gebiet);
    }
  };
}
