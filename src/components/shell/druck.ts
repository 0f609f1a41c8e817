import {shell} from "../../lib/texte/shell.js";

/** Opens all details before printing but those marked to stay closed, and closes afterwards those that were closed. */
export function openDetailsForPrint(target: Window = window): void {
  let opened: HTMLDetailsElement[] = [];
  target.addEventListener("beforeprint", () => {
    opened = [...target.document.querySelectorAll<HTMLDetailsElement>("details:not([open], [data-druck='zu'])")];
    for (const details of opened) details.open = true;
  });
  target.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}

/**
 * While a document prints alone, its title is the heading of the first level and the others follow it: that of the page is not on
 * the paper. What is a heading below another on the screen stays one.
 */
export function raiseBlattForPrint(target: Window = window): void {
  const headings = (): HTMLElement[] => [
    ...target.document.querySelectorAll<HTMLElement>(".blatt-allein :is(h2, h3, h4, h5, h6)")
  ];
  const levelOf = ({tagName}: Element): number => Number(tagName.slice(1));
  target.addEventListener("beforeprint", () => {
    for (const heading of headings()) {
      const title = heading.closest(".blatt-allein")!.querySelector(".blatt-titel")!;
      heading.setAttribute("aria-level", String(levelOf(heading) - levelOf(title) + 1));
    }
  });
  target.addEventListener("afterprint", () => {
    for (const heading of headings()) heading.removeAttribute("aria-level");
  });
}

/** *text* as a string in CSS. */
export function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, " ")}"`;
}

/** CSS for the running line of a printed page: title left, day of printing and page number right. */
export function printLineCss(title: string, tag: string): string {
  const {druck} = shell;
  return `@page{@bottom-left{content:${cssString(title)}}@bottom-right{content:${cssString(`${druck.gedruckt(tag)} · ${druck.seite} `)} counter(page) ${cssString(` ${druck.von} `)} counter(pages)}}`;
}

const {marke, kopf} = shell.druck.beispiel;
/** How titles, captions and sentences carry the mark; a text that only speaks of it has it otherwise. */
const gezeichnet = new RegExp(`(· |\\()${marke}\\b`);

/** True if *main* shows figures made from invented records: their notice, or any title, caption or sentence with the mark. */
export const zeigtBeispieldaten = (main: Element): boolean =>
  main.querySelector(".beispielhinweis") !== null || gezeichnet.test(main.textContent);

/** CSS for the mark at the head of every sheet of a page that shows invented records; "" for any other page. */
export const markeCss = (main: Element): string =>
  zeigtBeispieldaten(main) ? `@page{@top-right{content:${cssString(kopf)};color:#8a4b08;font-weight:600}}` : "";
