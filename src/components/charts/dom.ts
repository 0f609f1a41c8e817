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
