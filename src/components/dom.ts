export type Kind = Node | string | number | null | undefined | false | readonly Kind[];
export type Attribute = Record<string, string | number | boolean | null | undefined>;

/** What every chart accepts: the width in CSS pixels, and the document to draw in (tests bring their own). */
export interface ChartOptions {
  width?: number;
  document?: Document;
}

function append(parent: Element, kinder: readonly Kind[]): void {
  for (const kind of kinder) {
    if (kind === null || kind === undefined || kind === false) continue;
    if (typeof kind === "string" || typeof kind === "number") parent.append(String(kind));
    else if (Array.isArray(kind)) append(parent, kind as readonly Kind[]);
    else parent.append(kind as Node);
  }
}

/** An element with attributes and children; null, undefined and false are left out, true writes an empty attribute. */
export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  attribute: Attribute = {},
  ...kinder: Kind[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attribute)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, kinder);
  return node;
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children; null, undefined and false leave an attribute or child out. */
export function svg<K extends keyof SVGElementTagNameMap>(
  document: Document,
  tag: K,
  attribute: Attribute = {},
  ...kinder: Kind[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attribute))
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, String(value));
  for (const kind of kinder.flat() as Kind[])
    if (kind !== null && kind !== undefined && kind !== false) node.append(kind as Node | string);
  return node;
}

/** A value as displayed, its unit set apart for the eye, a closing bracket not; the text is exactly *text*. */
export function wertElement(document: Document, text: string): Node {
  const at = text.search(/[\u202f\u00a0]/);
  const fragment = document.createDocumentFragment();
  if (at < 0) fragment.append(text);
  else {
    const einheit = document.createElement("span");
    einheit.className = "einheit";
    const klammer = text.endsWith(")") ? text.length - 1 : text.length;
    einheit.textContent = text.slice(at, klammer);
    fragment.append(text.slice(0, at), einheit, text.slice(klammer));
  }
  return fragment;
}

/** The head of a column a table can be sorted by; *sortierung* is "<column>-auf" or "-ab", *start* the direction of the first press. */
export function Sortierkopf(
  document: Document,
  {
    spalte,
    titel,
    klasse,
    start,
    sortierung,
    onSort
  }: {
    spalte: string;
    titel: string;
    klasse: string | null;
    start: "auf" | "ab";
    sortierung: string;
    onSort: (richtung: "auf" | "ab") => void;
  }
): HTMLTableCellElement {
  const [aktiv, richtung] = sortierung.split("-");
  const ist = aktiv === spalte;
  const knopf = element(
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
  knopf.addEventListener("click", () => onSort(ist ? (richtung === "auf" ? "ab" : "auf") : start));
  return element(
    document,
    "th",
    {
      ...{scope: "col", class: klasse, "data-spalte": spalte},
      "aria-sort": ist ? (richtung === "auf" ? "ascending" : "descending") : null
    },
    knopf
  );
}

/** The head above the buttons of Auswahlzelle. */
export function Auswahlkopf(document: Document, titel: string): HTMLTableCellElement {
  return element(
    document,
    "th",
    {scope: "col", class: "karte-spalte-auswahl nicht-drucken"},
    element(document, "span", {class: "nur-vorlesen"}, titel)
  );
}

/** The cell at the end of a row with the button that selects its area: "<name> auswählen". */
export function Auswahlzelle(document: Document, name: string, auswaehlen: string): HTMLTableCellElement {
  // The name is text, not aria-label: a name such as "Was…" must not be taken for the label of a picker.
  const knopf = element(
    document,
    "button",
    {type: "button", class: "karte-waehlen", "aria-pressed": "false"},
    element(document, "span", {class: "karte-waehlen-zeichen", "aria-hidden": "true"}),
    element(document, "span", {class: "nur-vorlesen"}, `${name} `),
    element(document, "span", {class: "karte-waehlen-wort"}, auswaehlen)
  );
  return element(document, "td", {class: "karte-spalte-auswahl nicht-drucken"}, knopf);
}

/**
 * Lets a click on a row with `data-id`, or on its button, select that area, and a second one none. The function it returns
 * marks the row of the selected area.
 */
export function Zeilenauswahl(
  wurzel: HTMLElement,
  onSelect: (gebiet: string | null) => void
): (gebiet: string | null) => void {
  let ausgewaehlt: string | null = null;
  wurzel.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("a, .karte-sortieren")) return;
    // The second click of a double click would undo the first; on the button every press counts.
    if (event.detail > 1 && !target.closest("button")) return;
    const id = target.closest<HTMLElement>("tr[data-id]")?.dataset["id"];
    if (id !== undefined) onSelect(id === ausgewaehlt ? null : id);
  });
  return (gebiet) => {
    ausgewaehlt = gebiet;
    for (const tr of wurzel.querySelectorAll<HTMLElement>("tr[data-id]")) {
      const ist = tr.dataset["id"] === gebiet;
      tr.classList.toggle("karte-zeile-ausgewaehlt", ist);
      if (ist) tr.setAttribute("aria-current", "true");
      else tr.removeAttribute("aria-current");
      tr.querySelector(".karte-waehlen")!.setAttribute("aria-pressed", String(ist));
    }
  };
}
