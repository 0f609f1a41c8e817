import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {compareNamen, formatWert, formatZeitraum} from "../../lib/format.js";
import {parseState, quoteWunsch, type StateSpec} from "../../lib/state.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";
import {foldText} from "../shell/finden.js";

type Gebiet = Uebersicht["gebiete"][number];

const einwohner = {einheit_kurz: "", nachkommastellen: 0, klassen: null};

/** First letter under which a name stands in the list: Ö under O. */
function buchstabeOf(name: string): string {
  return name.normalize("NFD").charAt(0).toUpperCase();
}

/** Areas in German order of names; equal names from the larger to the smaller area. */
export function sortAlphabetisch(gebiete: readonly Gebiet[]): Gebiet[] {
  return [...gebiete].sort((a, b) => compareNamen(a.name, b.name) || a.gebiet_id.length - b.gebiet_id.length);
}

/** Areas from the Bezirk down, each followed by its parts; siblings in the order of their keys, which is the official one. */
export function sortHierarchisch(gebiete: readonly Gebiet[]): Gebiet[] {
  return [...gebiete].sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : a.gebiet_id > b.gebiet_id ? 1 : 0));
}

/** Areas whose name, former name or key contains all words of *query*; all of them if it is empty. */
export function filterGebiete(gebiete: readonly Gebiet[], query: string): Gebiet[] {
  const words = foldText(query).split(" ").filter(Boolean);
  return gebiete.filter((g) => {
    const text = foldText([g.name, ...g.fruehere_namen, g.gebiet_id].join(" "));
    return words.every((word) => text.includes(word));
  });
}

/** The date most areas share; the table says it once. "" for an empty list. */
function commonDate(gebiete: readonly Gebiet[]): string {
  const counts = new Map<string, number>();
  for (const {stichtag} of gebiete) counts.set(stichtag, (counts.get(stichtag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

export type Ordnung = "alphabetisch" | "hierarchisch";

export interface GebieteZustand {
  ordnung: Ordnung;
  suche: string;
}

const ordnungen: readonly Ordnung[] = ["alphabetisch", "hierarchisch"];

const spec: StateSpec<{[K in keyof GebieteZustand]: string | null}> = {
  parameter: ["ordnung", "suche"],
  resolve(wunsch) {
    const ordnung = wunsch.ordnung ?? "alphabetisch";
    const known = ordnungen.some((o) => o === ordnung);
    return {
      state: {ordnung: known ? ordnung : "alphabetisch", suche: wunsch.suche ?? null},
      hinweise: known ? [] : [seiten.gebiete.ordnungUnbekannt(quoteWunsch(ordnung))]
    };
  }
};

/** The view in the query of an address, or the nearest valid one with German notices. */
export function ansichtOf(search: string): {zustand: GebieteZustand; hinweise: string[]} {
  const {state, hinweise} = parseState(spec, search);
  const ordnung = ordnungen.find((o) => o === state.ordnung) ?? "alphabetisch";
  return {zustand: {ordnung, suche: state.suche ?? ""}, hinweise};
}

/** The query of *zustand*, "" for the default view. */
export function searchOf({ordnung, suche}: GebieteZustand): string {
  const params = new URLSearchParams();
  if (ordnung !== "alphabetisch") params.set("ordnung", ordnung);
  if (suche.trim()) params.set("suche", suche.trim());
  const text = params.toString();
  return text && `?${text}`;
}

function row(gebiet: Gebiet, date: string, ordnung: Ordnung): HTMLTableRowElement {
  const t = seiten.gebiete;
  const ebene = seiten.ebene[gebiet.ebene] ?? gebiet.ebene;
  const lage =
    ordnung === "alphabetisch" && gebiet.parent_name && gebiet.ebene !== "bezirk"
      ? `${ebene} in ${gebiet.parent_name}`
      : ebene;
  const frueher = gebiet.fruehere_namen.join(", ");
  return el(
    "tr",
    {class: `stufe-${gebiet.ebene}`},
    el(
      "th",
      {scope: "row"},
      el("a", {href: hrefOf(`/gebiete/${gebiet.gebiet_id}`)}, gebiet.name),
      el(
        "span",
        {class: "nur-schmal gedaempft klein"},
        [lage, gebiet.gebiet_id, frueher && `${t.frueher}: ${frueher}`].filter(Boolean).join(" · ")
      )
    ),
    el("td", {class: "gedaempft nur-breit"}, lage),
    el(
      "td",
      {class: "zahl"},
      formatWert(gebiet.einwohner, einwohner),
      gebiet.stichtag !== date
        ? el("span", {class: "gedaempft klein"}, ` ${t.am(formatZeitraum(gebiet.stichtag))}`)
        : null
    ),
    el("td", {class: "frueher gedaempft nur-breit"}, frueher),
    el("td", {class: "zahl gedaempft nur-breit"}, gebiet.gebiet_id)
  );
}

/**
 * The list of all areas with a filter (with live count) and two orders: alphabetical with anchor letters, or by hierarchy. Calls
 * *onChange* after every change of the view, so that the page can keep it in its address. *hinweise* stand above the list until
 * the view is changed.
 */
export function GebieteListe(
  gebiete: readonly Gebiet[],
  zustand: GebieteZustand = {ordnung: "alphabetisch", suche: ""},
  onChange: (zustand: GebieteZustand) => void = () => undefined,
  hinweise: readonly string[] = []
): HTMLElement {
  const t = seiten.gebiete;
  const date = commonDate(gebiete);
  const state = {...zustand};

  const filter = el("input", {
    type: "search",
    id: "gebiete-filter",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "gebiete-hilfe"
  });
  filter.value = state.suche;
  const count = el("p", {role: "status", class: "gebiete-anzahl"});
  const letters = el("nav", {class: "buchstaben", "aria-label": t.buchstaben});
  const notices = el("div", {}, ...hinweise.map((hinweis) => el("p", {class: "hinweis"}, hinweis)));
  const body = el("div");

  const choice = (ordnung: Ordnung, label: string): HTMLLabelElement => {
    const input = el("input", {type: "radio", name: "ordnung", value: ordnung});
    input.checked = state.ordnung === ordnung;
    input.addEventListener("change", () => {
      state.ordnung = ordnung;
      update();
    });
    return el("label", {}, input, label);
  };

  function update(notify = true): void {
    const found = filterGebiete(gebiete, state.suche);
    count.textContent = t.anzahl(found.length, gebiete.length);
    letters.hidden = state.ordnung !== "alphabetisch" || found.length === 0;
    if (found.length === 0) body.replaceChildren(el("p", {class: "hinweis"}, t.keine));
    else
      body.replaceChildren(
        el("div", {class: "tabellenrahmen", tabindex: 0, role: "region", "aria-label": t.gebiet}, table(found))
      );
    if (notify) {
      notices.replaceChildren();
      onChange({...state});
    }
  }

  function table(found: readonly Gebiet[]): HTMLTableElement {
    const head = el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", {scope: "col"}, t.gebiet),
        el("th", {scope: "col", class: "nur-breit"}, t.ebene),
        el("th", {scope: "col", class: "zahl"}, t.einwohner),
        el("th", {scope: "col", class: "frueher nur-breit"}, t.frueher),
        el("th", {scope: "col", class: "zahl nur-breit"}, t.schluessel)
      )
    );
    const caption = el("caption", {}, t.beschriftung(date && formatZeitraum(date)));
    if (state.ordnung === "hierarchisch")
      return el(
        "table",
        {class: "tabelle gebiete-tabelle hierarchisch"},
        caption,
        head,
        el("tbody", {}, ...sortHierarchisch(found).map((g) => row(g, date, "hierarchisch")))
      );
    const groups = new Map<string, Gebiet[]>();
    for (const gebiet of sortAlphabetisch(found)) {
      const letter = buchstabeOf(gebiet.name);
      groups.set(letter, [...(groups.get(letter) ?? []), gebiet]);
    }
    letters.replaceChildren(
      ...[...groups.keys()].map((letter) => el("a", {href: `#buchstabe-${letter.toLowerCase()}`}, letter))
    );
    return el(
      "table",
      {class: "tabelle gebiete-tabelle"},
      caption,
      head,
      ...[...groups].map(([letter, group]) =>
        el(
          "tbody",
          {},
          el(
            "tr",
            {class: "buchstabe"},
            el("th", {scope: "rowgroup", colspan: 5, id: `buchstabe-${letter.toLowerCase()}`}, letter)
          ),
          ...group.map((g) => row(g, date, "alphabetisch"))
        )
      )
    );
  }

  filter.addEventListener("input", () => {
    state.suche = filter.value;
    update();
  });
  const root = el(
    "div",
    {class: "gebiete"},
    notices,
    el(
      "div",
      {class: "steuerleiste"},
      el("div", {}, el("label", {for: "gebiete-filter"}, t.filter), filter),
      el(
        "fieldset",
        {},
        el("legend", {}, t.ordnung),
        el("div", {class: "wahl"}, choice("alphabetisch", t.alphabetisch), choice("hierarchisch", t.hierarchisch))
      ),
      count
    ),
    el("p", {class: "gedaempft klein nicht-drucken", id: "gebiete-hilfe"}, t.filterHilfe),
    letters,
    body
  );
  update(false);
  return root;
}
