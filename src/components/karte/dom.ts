import type {Attribute, Kind} from "../charts/dom.js";

export {element} from "../charts/dom.js";
export type {Kind} from "../charts/dom.js";

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
  const at = text.lastIndexOf("\u202f");
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
