import {texteGlossar} from "../lib/texte/glossar.js";
import {element} from "./dom.js";
import {foldText} from "./shell/finden.js";

export interface Hilfetext {
  /** What the help is about; names button and box. */
  titel: string;
  /** Sets apart helps of the same title on one page. */
  kennung?: string | undefined;
  /** One to three short sentences. */
  text: string;
  /** The id of a term in data/catalogue/glossar.json; adds a link to it. */
  glossar?: string | undefined;
}

export interface HilfeOptions {
  document?: Document;
  /** Turns an address of this site into that of a link on this page. */
  href?: (adresse: string) => string;
}

/** The id of the box: the same for the same help, so that a page drawn twice is the same page. */
const idOf = (titel: string, kennung = ""): string => `hilfe-${foldText(`${titel} ${kennung}`).replaceAll(" ", "-")}`;

/** Below the button where there is room, never past the edges of the window. */
function place(knopf: HTMLElement, box: HTMLElement): void {
  const window = knopf.ownerDocument.defaultView;
  if (!window) return;
  const rand = 8;
  const {left, right, top, bottom} = knopf.getBoundingClientRect();
  const {width, height} = box.getBoundingClientRect();
  const weit = knopf.ownerDocument.documentElement.clientWidth;
  const x = Math.max(rand, Math.min(left, weit - width - rand, right));
  const unten = bottom + 4;
  const y = unten + height > window.innerHeight && top - height > rand ? top - height - 4 : unten;
  box.style.left = `${x + window.scrollX}px`;
  box.style.top = `${y + window.scrollY}px`;
}

/**
 * A small "?" to stand beside a control or a heading: pressing it shows a short text, pressing it again, Esc or a click
 * elsewhere hides it. Never opens by hovering, and is not printed. The browser keeps focus and state (Popover API).
 */
export function Hilfe(
  {titel, kennung, text, glossar}: Hilfetext,
  {document = window.document, href = (adresse) => adresse}: HilfeOptions = {}
): HTMLElement {
  const {hilfe} = texteGlossar;
  const id = idOf(titel, kennung);
  const knopf = element(
    document,
    "button",
    {type: "button", class: "hilfe-knopf", popovertarget: id, "aria-label": hilfe.knopf(titel)},
    "?"
  );
  const box = element(
    document,
    "span",
    {id, class: "hilfe-text", popover: "auto", role: "note", "aria-label": hilfe.knopf(titel)},
    element(document, "strong", {}, titel),
    element(document, "span", {}, text),
    glossar !== undefined && element(document, "a", {href: href(`/glossar#${glossar}`)}, hilfe.mehr)
  );
  box.addEventListener("toggle", (event) => {
    if ((event as ToggleEvent).newState === "open") place(knopf, box);
  });
  const wurzel = element(document, "span", {class: "hilfe nicht-drucken"}, knopf, box);
  // The box lies over the page: it would cover what the keyboard goes on to.
  wurzel.addEventListener("focusout", ({relatedTarget}) => {
    if (relatedTarget && !wurzel.contains(relatedTarget as Node)) (box as Partial<HTMLElement>).hidePopover?.();
  });
  return wurzel;
}

/** The label of a control with its help beside it; *label* names the control by its `for`. */
export function Feldkopf(
  label: HTMLLabelElement,
  hilfe: Omit<Hilfetext, "titel"> | undefined,
  options: HilfeOptions = {}
): HTMLElement {
  const document = options.document ?? window.document;
  if (!hilfe) return label;
  return element(document, "div", {class: "feldkopf"}, label, Hilfe({titel: label.textContent, ...hilfe}, options));
}
