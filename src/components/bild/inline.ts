import {svg} from "../dom.js";
import {mitUeblichenLeerzeichen, schriftlage} from "./schrift.js";

/** What counts for an element when it is drawn; getComputedStyle in a browser. */
export type StyleOf = (element: Element) => Pick<CSSStyleDeclaration, "getPropertyValue">;

export interface InlinerOptions {
  document: Document;
  /** Begins the ids of the file, so that two pictures may stand on one page. */
  praefix: string;
  /** Holds everything that is copied, with all that it refers to. */
  buehne: Element;
  styleOf: StyleOf;
}

export interface Inliner {
  /** Copies of the children of *zeichnung*, in its coordinates; cut off at its frame where the page does so, texts never. */
  copyDrawing(zeichnung: SVGSVGElement, options?: {beschneiden?: boolean}): SVGElement[];
  /** What the copies refer to; complete when all is copied. */
  definitionen(): SVGElement[];
}

const formen = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
const behaelter = new Set(["g", "a", "switch"]);

/** Attributes that say where and how large something is; all others are style, meaning or machinery of the page. */
const geometrie = new Set([
  ...["d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "x2", "y1", "y2", "points", "transform"],
  ...["dx", "dy", "rotate", "offset", "fx", "fy", "gradientUnits", "gradientTransform", "spreadMethod"],
  ...["patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits"],
  ...["viewBox", "preserveAspectRatio", "pathLength"]
]);

const zahl = (text: string): number => Number.parseFloat(text) || 0;
/** Enough decimals for print, as few as possible for the file. */
const gerundet = (wert: number): string => String(Number(wert.toFixed(3)));

interface Farbe {
  farbe: string;
  deckung: number;
}

const hex = (teile: readonly number[]): string =>
  `#${teile
    .map((t) =>
      Math.round(Math.min(255, Math.max(0, t)))
        .toString(16)
        .padStart(2, "0")
    )
    .join("")}`;

/** A computed colour as a file for every program writes it: hexadecimal, its opacity apart; null for one that is not seen. */
export function farbeOf(wert: string): Farbe | null {
  const text = wert.trim();
  if (text === "" || text === "none" || text === "transparent") return null;
  const rgb = /^rgba?\(([^)]*)\)$/.exec(text);
  const srgb = /^color\(srgb ([^)]*)\)$/.exec(text);
  const teile = (rgb ?? srgb)?.[1]?.split(/[\s,/]+/).map(Number);
  if (!teile) return {farbe: text, deckung: 1};
  const [r = 0, g = 0, b = 0, deckung = 1] = teile;
  if (deckung === 0) return null;
  return {farbe: hex(srgb ? [255 * r, 255 * g, 255 * b] : [r, g, b]), deckung};
}

/** The factor by which the transforms of one element enlarge strokes that do not follow it. */
const skalierung = (transform: string | null): number => zahl(/scale\(\s*([\d.e-]+)/.exec(transform ?? "")?.[1] ?? "1");

/**
 * Copies drawings of the page into a file: every style as an attribute of the element it is seen at, nothing that is not seen,
 * no class, no reference to the page. Outlined text becomes two, since not every program draws an outline below its letters;
 * the same goes for baselines and for strokes that keep their width, which become plain numbers.
 */
export function createInliner({document, praefix, buehne, styleOf}: InlinerOptions): Inliner {
  const ids = new Map<string, string | null>();
  const definitionen: SVGElement[] = [];
  const neu = (name: string): SVGElement => document.createElementNS("http://www.w3.org/2000/svg", name);

  /** The id in the file of what the page calls *id*; null if there is no such thing. */
  function bezug(id: string): string | null {
    const bekannt = ids.get(id);
    if (bekannt !== undefined) return bekannt;
    const quelle = [...buehne.querySelectorAll<SVGElement>("[id]")].find((e) => e.id === id);
    const eigene = quelle ? `${praefix}-${ids.size + 1}` : null;
    ids.set(id, eigene);
    if (quelle && eigene) {
      const kopie = neu(quelle.tagName);
      setGeometrie(quelle, kopie);
      kopie.setAttribute("id", eigene);
      kopie.append(...[...quelle.children].flatMap((kind) => copy(kind as SVGElement, 1)));
      definitionen.push(kopie);
    }
    return eigene;
  }

  const bezugIn = (wert: string): string | null => {
    const id = /url\(["']?#([^"')]+)/.exec(wert)?.[1];
    return id === undefined ? null : bezug(id);
  };

  function setGeometrie(quelle: Element, kopie: Element): void {
    for (const {name, value} of quelle.attributes)
      if (geometrie.has(name) && value !== "") kopie.setAttribute(name, value);
  }

  /** Writes *name* (fill or stroke); false if nothing is painted. */
  function setFarbe(kopie: Element, name: "fill" | "stroke", stil: ReturnType<StyleOf>): boolean {
    const wert = stil.getPropertyValue(name);
    const muster = bezugIn(wert);
    const farbe =
      muster === null ? (/url\(/.test(wert) ? null : farbeOf(wert)) : {farbe: `url(#${muster})`, deckung: 1};
    const text = stil.getPropertyValue(`${name}-opacity`);
    const deckung = (farbe?.deckung ?? 0) * (text === "" ? 1 : zahl(text));
    if (!farbe || deckung === 0) return false;
    kopie.setAttribute(name, farbe.farbe);
    if (deckung < 1) kopie.setAttribute(`${name}-opacity`, gerundet(deckung));
    return true;
  }

  function setStrich(kopie: Element, stil: ReturnType<StyleOf>, skala: number): boolean {
    const fest = stil.getPropertyValue("vector-effect") === "non-scaling-stroke" ? skala : 1;
    const breite = zahl(stil.getPropertyValue("stroke-width") || "1") / fest;
    if (breite === 0 || !setFarbe(kopie, "stroke", stil)) return false;
    kopie.setAttribute("stroke-width", gerundet(breite));
    const striche = stil.getPropertyValue("stroke-dasharray").match(/[\d.]+/g);
    if (striche) kopie.setAttribute("stroke-dasharray", striche.map((s) => gerundet(Number(s) / fest)).join(" "));
    for (const [name, vorgabe] of [
      ["stroke-linecap", "butt"],
      ["stroke-linejoin", "miter"]
    ] as const) {
      const wert = stil.getPropertyValue(name);
      if (wert !== "" && wert !== vorgabe) kopie.setAttribute(name, wert);
    }
    return true;
  }

  /** Writes what holds for an element as a whole; false if it is not to be seen at all. */
  function setGanzes(quelle: Element, kopie: Element, stil: ReturnType<StyleOf>): boolean {
    if (stil.getPropertyValue("display") === "none") return false;
    const deckung = stil.getPropertyValue("opacity");
    if (deckung !== "" && zahl(deckung) === 0) return false;
    if (deckung !== "" && zahl(deckung) < 1) kopie.setAttribute("opacity", gerundet(zahl(deckung)));
    for (const name of ["clip-path", "mask"]) {
      const id = bezugIn(stil.getPropertyValue(name) || (quelle.getAttribute(name) ?? ""));
      if (id !== null) kopie.setAttribute(name, `url(#${id})`);
    }
    return true;
  }

  function copyForm(quelle: SVGElement, skala: number): SVGElement[] {
    const stil = styleOf(quelle);
    const kopie = neu(quelle.tagName);
    if (/hidden|collapse/.test(stil.getPropertyValue("visibility")) || !setGanzes(quelle, kopie, stil)) return [];
    if (quelle.tagName === "path" && !quelle.getAttribute("d")) return [];
    setGeometrie(quelle, kopie);
    const gefuellt = quelle.tagName !== "line" && setFarbe(kopie, "fill", stil);
    if (!gefuellt) kopie.setAttribute("fill", "none");
    if (stil.getPropertyValue("fill-rule") === "evenodd") kopie.setAttribute("fill-rule", "evenodd");
    const strich = setStrich(kopie, stil, skala * skalierung(quelle.getAttribute("transform")));
    return gefuellt || strich ? [kopie] : [];
  }

  /** Lengths of text as plain numbers: "0.32em" of 14 px is 4.48. */
  function setStelle(quelle: Element, kopie: Element, groesse: number, tiefer: number): void {
    for (const name of ["x", "y", "dx", "dy"]) {
      const wert = quelle.getAttribute(name);
      const grund = wert === null ? 0 : wert.endsWith("em") ? zahl(wert) * groesse : zahl(wert);
      const ganz = grund + (name === "y" ? tiefer : 0);
      if (wert !== null || ganz !== 0) kopie.setAttribute(name, gerundet(ganz));
    }
    const transform = quelle.getAttribute("transform");
    if (transform) kopie.setAttribute("transform", transform);
  }

  function setSchrift(kopie: Element, stil: ReturnType<StyleOf>, groesse: number): void {
    kopie.setAttribute("font-size", gerundet(groesse));
    if (zahl(stil.getPropertyValue("font-weight")) >= 600 || stil.getPropertyValue("font-weight") === "bold")
      kopie.setAttribute("font-weight", "700");
    if (stil.getPropertyValue("font-style") === "italic") kopie.setAttribute("font-style", "italic");
    const anker = stil.getPropertyValue("text-anchor");
    if (anker !== "" && anker !== "start") kopie.setAttribute("text-anchor", anker);
  }

  function appendText(quelle: Element, kopie: Element, groesse: number): void {
    for (const kind of quelle.childNodes) {
      if (kind.nodeType === 3) kopie.append(mitUeblichenLeerzeichen(kind.textContent ?? ""));
      else if (kind.nodeType === 1 && (kind as Element).tagName === "tspan") {
        const teil = neu("tspan");
        setStelle(kind as Element, teil, groesse, 0);
        appendText(kind as Element, teil, groesse);
        kopie.append(teil);
      }
    }
  }

  function copyText(quelle: SVGElement): SVGElement[] {
    const stil = styleOf(quelle);
    const kopie = neu("text");
    if (/hidden|collapse/.test(stil.getPropertyValue("visibility")) || !setGanzes(quelle, kopie, stil)) return [];
    const groesse = zahl(stil.getPropertyValue("font-size")) || 14;
    const mitte = /central|middle/.test(stil.getPropertyValue("dominant-baseline"));
    setStelle(quelle, kopie, groesse, mitte ? (groesse * (schriftlage.ueber - schriftlage.unter)) / 2 : 0);
    setSchrift(kopie, stil, groesse);
    appendText(quelle, kopie, groesse);
    if ((kopie.textContent ?? "").trim() === "") return [];
    const rand = kopie.cloneNode(true) as SVGElement;
    const umrandet = setStrich(rand, stil, 1);
    if (!setFarbe(kopie, "fill", stil) && !umrandet) return [];
    if (!umrandet) return [kopie];
    rand.setAttribute("fill", rand.getAttribute("stroke")!);
    const deckung = rand.getAttribute("stroke-opacity");
    if (deckung) rand.setAttribute("fill-opacity", deckung);
    return [rand, kopie];
  }

  function copyBehaelter(quelle: SVGElement, skala: number): SVGElement[] {
    const gruppe = neu("g");
    if (!setGanzes(quelle, gruppe, styleOf(quelle))) return [];
    const transform = quelle.getAttribute("transform");
    if (transform) gruppe.setAttribute("transform", transform);
    const kinder = [...quelle.children].flatMap((kind) => copy(kind as SVGElement, skala * skalierung(transform)));
    if (kinder.length === 0) return [];
    if (gruppe.attributes.length === 0) return kinder;
    gruppe.append(...kinder);
    return [gruppe];
  }

  /** A drawing inside another one, in its own units. */
  function copyNested(quelle: SVGSVGElement): SVGElement[] {
    const [x, y] = ["x", "y"].map((name) => zahl(quelle.getAttribute(name) ?? ""));
    const kinder = copyDrawing(quelle);
    return kinder.length === 0 ? [] : [svg(document, "g", {transform: `translate(${x},${y})`}, ...kinder)];
  }

  function copy(quelle: SVGElement, skala: number): SVGElement[] {
    const {tagName} = quelle;
    if (formen.has(tagName)) return copyForm(quelle, skala);
    if (tagName === "text") return copyText(quelle);
    if (behaelter.has(tagName)) return copyBehaelter(quelle, skala);
    if (tagName === "svg") return copyNested(quelle as SVGSVGElement);
    return [];
  }

  function copyDrawing(zeichnung: SVGSVGElement, {beschneiden = true} = {}): SVGElement[] {
    const [breite, hoehe] = masseOf(zeichnung);
    const sichtbar = styleOf(zeichnung).getPropertyValue("overflow");
    const beschnitten = beschneiden && /hidden|clip|scroll|auto/.test(sichtbar);
    const alle = [...zeichnung.children].map((kind) => ({
      kopien: copy(kind as SVGElement, 1),
      // A text at the edge is read as a whole; areas and lines end there.
      text: kind.tagName === "text" || kind.querySelector("text") !== null
    }));
    if (!beschnitten || !alle.some(({text}) => !text)) return alle.flatMap(({kopien}) => kopien);
    const id = `${praefix}-feld${definitionen.length + 1}`;
    definitionen.push(
      svg(document, "clipPath", {id}, svg(document, "rect", {x: 0, y: 0, width: breite, height: hoehe}))
    );
    const gruppen: {beschnitten: boolean; kinder: SVGElement[]}[] = [];
    for (const {kopien, text} of alle) {
      if (kopien.length === 0) continue;
      if (gruppen.at(-1)?.beschnitten !== !text) gruppen.push({beschnitten: !text, kinder: []});
      gruppen.at(-1)!.kinder.push(...kopien);
    }
    return gruppen.flatMap((gruppe) =>
      gruppe.beschnitten ? [svg(document, "g", {"clip-path": `url(#${id})`}, ...gruppe.kinder)] : gruppe.kinder
    );
  }

  return {copyDrawing, definitionen: () => definitionen};
}

/** Width and height of a drawing in its own units. */
export function masseOf(zeichnung: SVGSVGElement): [breite: number, hoehe: number] {
  const [, , breite, hoehe] = (zeichnung.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  return [breite ?? zahl(zeichnung.getAttribute("width") ?? ""), hoehe ?? zahl(zeichnung.getAttribute("height") ?? "")];
}
