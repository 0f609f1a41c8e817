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

/** *text* as a string in CSS. */
export function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, " ")}"`;
}

/** CSS for the running line of a printed page: title left, day of printing and page number right. */
export function printLineCss(title: string, tag: string): string {
  const {druck} = shell;
  return `@page{@bottom-left{content:${cssString(title)}}@bottom-right{content:${cssString(`${druck.gedruckt(tag)} · ${druck.seite} `)} counter(page) ${cssString(` ${druck.von} `)} counter(pages)}}`;
}
