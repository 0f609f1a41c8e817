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

/** A value as displayed, its unit set apart for the eye; the text is exactly *text*. */
export function wertElement(document: Document, text: string): Node {
  const at = text.search(/[\u202f\u00a0]/);
  const fragment = document.createDocumentFragment();
  if (at < 0) fragment.append(text);
  else {
    const einheit = document.createElement("span");
    einheit.className = "einheit";
    einheit.textContent = text.slice(at);
    fragment.append(text.slice(0, at), einheit);
  }
  return fragment;
}
