import {compareNamen} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element, type Kind} from "../dom.js";

/** A cell: what is shown, and what it sorts by. A cell without a number sorts last in both directions. */
export interface Zelle {
  inhalt: Kind;
  sortierwert?: string | number | null;
}

export interface Spalte {
  titel: string;
  /** Numbers stand right-aligned in tabular figures. */
  zahl?: boolean;
}

export interface DatentabelleOptions {
  beschriftung: string;
  /** Shows the caption on screen; it is there for screen readers in any case. */
  beschriftungSichtbar?: boolean;
  spalten: readonly Spalte[];
  /** The first cell of a row is its header. */
  zeilen: readonly (readonly Zelle[])[];
  sortierbar?: boolean;
  document?: Document;
}

function compareZellen(a: Zelle | undefined, b: Zelle | undefined, richtung: 1 | -1): number {
  const left = a?.sortierwert ?? null;
  const right = b?.sortierwert ?? null;
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const order =
    typeof left === "number" && typeof right === "number" ? left - right : compareNamen(String(left), String(right));
  return order * richtung;
}

/** A plain table with caption and headers; with `sortierbar` its headers are buttons that sort it (German order). */
export function Datentabelle(options: DatentabelleOptions): HTMLElement {
  const {beschriftung, spalten, zeilen, sortierbar = false, document = globalThis.document} = options;
  const rows = zeilen.map((zellen) => ({
    zellen,
    tr: element(
      document,
      "tr",
      {},
      zellen.map((zelle, i) =>
        element(
          document,
          i === 0 ? "th" : "td",
          {scope: i === 0 ? "row" : null, class: spalten[i]?.zahl ? "zahl" : null, "data-label": spalten[i]?.titel},
          zelle.inhalt
        )
      )
    )
  }));
  const tbody = element(
    document,
    "tbody",
    {},
    rows.map((row) => row.tr)
  );
  const kopf = spalten.map((spalte) => element(document, "th", {scope: "col", class: spalte.zahl ? "zahl" : null}));
  spalten.forEach((spalte, i) => {
    const th = kopf[i]!;
    if (!sortierbar) return th.append(spalte.titel);
    const button = element(document, "button", {type: "button", class: "sortieren"}, spalte.titel);
    button.addEventListener("click", () => {
      const absteigend = th.getAttribute("aria-sort") === "ascending";
      for (const other of kopf) other.removeAttribute("aria-sort");
      th.setAttribute("aria-sort", absteigend ? "descending" : "ascending");
      const sorted = [...rows].sort((a, b) => compareZellen(a.zellen[i], b.zellen[i], absteigend ? -1 : 1));
      tbody.replaceChildren(...sorted.map((row) => row.tr));
    });
    th.append(button);
  });
  return element(
    document,
    "div",
    {
      class: "tabellenrahmen",
      role: "region",
      tabindex: 0,
      "aria-label": `${texteProfil.tabelle.rahmen}: ${beschriftung}`
    },
    element(
      document,
      "table",
      {class: "tabelle"},
      element(document, "caption", {class: options.beschriftungSichtbar ? null : "nur-vorlesen"}, beschriftung),
      element(document, "thead", {}, element(document, "tr", {}, kopf)),
      tbody
    )
  );
}
