import {shell} from "./texte/shell.js";

const {edition} = shell;

/** True in the internal edition, which says so at the root of every page (written by tools/finish-site.ts). */
export const istIntern = (document: Document = globalThis.document): boolean =>
  document.documentElement.dataset["edition"] === "intern";

/** *titel* of a window with the mark at its end in the internal edition, once however often it is asked for. */
export function titelMitVermerk(titel: string, document: Document = globalThis.document): string {
  const ende = ` – ${edition.vermerk}`;
  return istIntern(document) && !titel.endsWith(ende) ? `${titel}${ende}` : titel;
}

/** *name* of a file to save, with the mark before it in the internal edition, once however often it is asked for. */
export function dateiMitVermerk(name: string, document: Document = globalThis.document): string {
  const anfang = `${edition.dateiname}_`;
  return istIntern(document) && !name.startsWith(anfang) ? `${anfang}${name}` : name;
}

/**
 * Keeps the mark at the end of the window's title in the internal edition, whatever a view calls itself: the title names the
 * page in the browser's own header on paper, in bookmarks and in saved files.
 */
export function keepVermerk(target: Window & typeof globalThis = window): void {
  const {document} = target;
  if (!istIntern(document)) return;
  const mark = (): void => {
    const titel = titelMitVermerk(document.title, document);
    if (titel !== document.title) document.title = titel;
  };
  mark();
  const title = document.querySelector("title");
  if (title) new target.MutationObserver(mark).observe(title, {childList: true, characterData: true, subtree: true});
}
