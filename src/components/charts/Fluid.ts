import {element} from "../dom.js";

/** Text width of an A4 page with 16 mm margins, in CSS pixels. */
const seitenbreite = 670;

export interface FluidOptions {
  document?: Document;
  /** Width of the first drawing, before the container has been measured. */
  width?: number;
  /** Width on paper; the whole page if not given. */
  druckbreite?: number;
}

/**
 * A container that draws at its own width and again when that changes, and at the paper's width for print.
 * Framework's resize() draws only what is visible and only later: a chart in a closed section would be missing on paper.
 */
export function Fluid(draw: (width: number) => Element, options: FluidOptions = {}): HTMLElement {
  const {document = globalThis.document, width = 640, druckbreite = seitenbreite} = options;
  const container = element(document, "div", {class: "fluid"}, draw(width));
  const view = document.defaultView;
  if (!view || typeof view.ResizeObserver !== "function") return container;
  let drawn = width;
  let printing = false;
  const redraw = (next: number) => {
    if (next <= 0 || next === drawn) return;
    drawn = next;
    container.replaceChildren(draw(next));
  };
  new view.ResizeObserver(([entry]) => {
    if (entry && !printing) redraw(Math.floor(entry.contentRect.width));
  }).observe(container);
  view.addEventListener("beforeprint", () => {
    printing = true;
    redraw(druckbreite);
  });
  view.addEventListener("afterprint", () => {
    printing = false;
    redraw(Math.floor(container.getBoundingClientRect().width));
  });
  return container;
}
