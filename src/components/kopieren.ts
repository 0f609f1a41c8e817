import {element} from "./dom.js";

/** Copies *text*; false if the browser forbids it. The focus stays where it is. */
export async function kopiere(document: Document, text: string): Promise<boolean> {
  try {
    await document.defaultView!.navigator.clipboard.writeText(text);
    return true;
  } catch {
    const feld = element(document, "textarea", {class: "nur-vorlesen", "aria-hidden": "true", tabindex: -1});
    feld.value = text;
    document.body.append(feld);
    const vorher = document.activeElement as HTMLElement | null;
    feld.select();
    // Deprecated, and the only way without https, which office networks often lack.
    const kopiert = document.execCommand("copy");
    feld.remove();
    vorher?.focus();
    return kopiert;
  }
}
