import * as Plot from "@observablehq/plot";

/**
 * A plot as an SVG element. Plot names its groups in English; inside a picture that has a name of its own these names are
 * not read but forbidden, so they are dropped. With *ariaLabel* the picture itself gets a name.
 */
export function zeichnen(options: Plot.PlotOptions, ariaLabel?: string): SVGSVGElement {
  const svg = Plot.plot(options) as SVGSVGElement;
  for (const node of svg.querySelectorAll("[aria-label], [aria-description]")) {
    node.removeAttribute("aria-label");
    node.removeAttribute("aria-description");
  }
  if (ariaLabel) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", ariaLabel);
  }
  return svg;
}
