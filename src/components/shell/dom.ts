import {element, type Attribute, type Kind} from "../dom.js";

/** A new element of this page, as *element* makes it. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attribute: Attribute = {},
  ...kinder: Kind[]
): HTMLElementTagNameMap[K] {
  return element(document, tag, attribute, ...kinder);
}

/** *adresse* ("/gebiete/10") as it must stand in a link of this page, also where the site lies in a subfolder. */
export function hrefOf(adresse: string): string {
  const start = document.querySelector<HTMLAnchorElement>("a[data-start]");
  return start ? new URL(`.${adresse}`, start.href).href : adresse;
}

/** The version of the site, as the footer names it; "" if it names none. */
export function versionOf(): string {
  return document.querySelector<HTMLElement>("[data-version]")?.dataset["version"] ?? "";
}
