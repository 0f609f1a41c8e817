type Child = Node | string | null | false;
type Attributes = Record<string, string | number | boolean | null>;

/** A new element with *attributes* (true gives an empty one, null and false leave it out) and *children* (null leaves it out). */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  for (const child of children) if (child !== null && child !== false) element.append(child);
  return element;
}

/** *adresse* ("/gebiete/10") as it must stand in a link of this page, also where the site lies in a subfolder. */
export function hrefOf(adresse: string): string {
  const start = document.querySelector<HTMLAnchorElement>("a[data-start]");
  return start ? new URL(`.${adresse}`, start.href).href : adresse;
}
