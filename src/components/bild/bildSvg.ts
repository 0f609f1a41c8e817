import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {texteBild} from "../../lib/texte/bild.js";
import {element, svg} from "../dom.js";
import {bildfarben} from "./farben.js";
import {createInliner, masseOf, type Inliner, type StyleOf} from "./inline.js";
import type {Bildinhalt, Legendeneintrag, Logo} from "./modell.js";
import {mitUeblichenLeerzeichen, schriftfamilie, schriftlage, textbreite, umbrochen} from "./schrift.js";

/** Units of a picture to a millimetre: its smallest letters, 13.5 units, are 8.5 points then. */
export const einheitenJeMillimeter = 4.5;
/** Free space around everything, in units. */
export const bildrand = 16;

export interface BildSvgOptions {
  document: Document;
  logo?: Logo | null;
  /** Units of the picture: 360 for half a column, 720 for a page, 1080 for a page in landscape. */
  breite?: number;
  /** What counts for an element when it is drawn; tests without a browser bring their own. */
  styleOf?: StyleOf;
}

interface Textart {
  groesse: number;
  farbe?: string;
  fett?: boolean;
}

/** Something that stands below what came before it. */
interface Block {
  knoten: SVGElement[];
  hoehe: number;
}

const klein: Textart = {groesse: 13.5, farbe: bildfarben.gedaempft};
const legendentext: Textart = {groesse: 14};
const zeilenabstand = 1.32;
const n = (wert: number): number => Number(wert.toFixed(2));

/** A paragraph with its top edge at *y*. */
function absatz(document: Document, text: string, ort: {x: number; y: number; breite: number}, art: Textart): Block {
  const {groesse, farbe = bildfarben.schrift, fett = false} = art;
  const zeilen = umbrochen(text, ort.breite, groesse, fett);
  const hoehe = groesse * zeilenabstand;
  const grundlinie =
    ort.y + (hoehe - groesse * (schriftlage.ueber + schriftlage.unter)) / 2 + groesse * schriftlage.ueber;
  if (zeilen.length === 0) return {knoten: [], hoehe: 0};
  const attribute = {"font-size": groesse, fill: farbe, "font-weight": fett ? 700 : null};
  const knoten =
    zeilen.length === 1
      ? svg(document, "text", {x: n(ort.x), y: n(grundlinie), ...attribute}, zeilen[0]!)
      : svg(
          document,
          "text",
          attribute,
          ...zeilen.map((zeile, i) => svg(document, "tspan", {x: n(ort.x), y: n(grundlinie + i * hoehe)}, zeile))
        );
  return {knoten: [knoten], hoehe: zeilen.length * hoehe};
}

interface Legendenplatz {
  eintrag: Legendeneintrag;
  kopien: SVGElement[];
  breite: number;
  hoehe: number;
}

/** Signs with their words, in as many columns as the longest of them leaves room for. */
function legendenblock(document: Document, plaetze: readonly Legendenplatz[], ort: {y: number; breite: number}): Block {
  if (plaetze.length === 0) return {knoten: [], hoehe: 0};
  const zeichenbreite = Math.max(...plaetze.map((p) => p.breite)) + 8;
  const laengste = Math.max(...plaetze.map(({eintrag}) => textbreite(mitUeblichenLeerzeichen(eintrag.text), 14)));
  const spalten = Math.max(1, Math.floor((ort.breite + 20) / (zeichenbreite + laengste + 20)));
  const spaltenbreite = (ort.breite + 20) / spalten;
  const zeilen = Math.ceil(plaetze.length / spalten);
  const knoten: SVGElement[] = [];
  let unten = ort.y;
  for (let spalte = 0; spalte < spalten; spalte++) {
    const x = bildrand + spalte * spaltenbreite;
    let y = ort.y;
    for (const {eintrag, kopien, breite, hoehe} of plaetze.slice(spalte * zeilen, (spalte + 1) * zeilen)) {
      const platz = {x: x + zeichenbreite, y, breite: spaltenbreite - 20 - zeichenbreite};
      const text = absatz(document, eintrag.text, platz, legendentext);
      const zeile = legendentext.groesse * zeilenabstand;
      const versatz = `translate(${n(x + (zeichenbreite - 8 - breite) / 2)},${n(y + (zeile - hoehe) / 2)})`;
      knoten.push(svg(document, "g", {transform: versatz}, ...kopien), ...text.knoten);
      y += Math.max(text.hoehe, hoehe) + 4;
    }
    unten = Math.max(unten, y - 4);
  }
  return {knoten, hoehe: unten - ort.y};
}

/** A short name of the picture for its ids: the same one for the same picture. */
function praefixOf({adresse, titel, untertitel}: Angaben, breite: number): string {
  let summe = 0;
  for (const z of `${adresse}|${titel}|${untertitel}|${breite}`) summe = (summe * 31 + z.codePointAt(0)!) >>> 0;
  return `b${summe.toString(36)}`;
}

/** The drawing itself; null if *zeichnung* holds none. */
const zeichnungIn = (zeichnung: Element): SVGSVGElement | null =>
  zeichnung.tagName === "svg" ? (zeichnung as SVGSVGElement) : zeichnung.querySelector("svg");

/** As far as this a text may reach into the free space around the drawing. */
const spielraum = bildrand / 2;

/** How much more room than its frame the texts of a drawing need, to the left and to the right, in its units. */
function ueberhangOf(zeichnung: SVGSVGElement): {links: number; rechts: number} {
  const rahmen = zeichnung.getBoundingClientRect();
  const kaesten = [...zeichnung.querySelectorAll("text")]
    .map((text) => text.getBoundingClientRect())
    .filter(({width}) => width > 0);
  return {
    links: Math.max(0, ...kaesten.map(({left}) => rahmen.left - left - spielraum)),
    rechts: Math.max(0, ...kaesten.map(({right}) => right - rahmen.right - spielraum))
  };
}

/** Everything of the page that the picture copies, at the place where the browser knows how it looks in the light scheme. */
function Buehne(document: Document, inhalt: Bildinhalt, breite: number): HTMLElement {
  return element(
    document,
    "div",
    {class: "bild-hell bild-buehne", "aria-hidden": "true", style: `width:${breite}px`},
    inhalt.zeichnung,
    (inhalt.legende ?? []).map(({zeichen}) => zeichen)
  );
}

function kopfblock(document: Document, angaben: Angaben, logo: Logo | null, breite: number): Block {
  const knoten: SVGElement[] = [];
  const innen = breite - 2 * bildrand;
  let y = bildrand;
  if (angaben.vermerke.length > 0) {
    const text = absatz(
      document,
      angaben.vermerke.join(texteBild.trenner),
      {x: bildrand + 8, y: y + 4, breite: innen - 16},
      {groesse: 14, farbe: bildfarben.vermerk, fett: true}
    );
    const hoehe = text.hoehe + 8;
    knoten.push(
      svg(document, "rect", {x: bildrand, y, width: innen, height: n(hoehe), fill: bildfarben.vermerkgrund}),
      ...text.knoten
    );
    y += hoehe + 10;
  }
  const hoechstens = {breite: innen / 4, hoehe: 40};
  const skala = logo ? Math.min(hoechstens.breite / logo.breite, hoechstens.hoehe / logo.hoehe) : 0;
  const logobreite = logo ? logo.breite * skala : 0;
  if (logo)
    knoten.push(
      svg(
        document,
        "image",
        {
          ...{x: n(breite - bildrand - logobreite), y: n(y), width: n(logobreite), height: n(logo.hoehe * skala)},
          href: logo.adresse
        },
        svg(document, "title", {}, logo.text)
      )
    );
  const textbreite = innen - (logo ? logobreite + 16 : 0);
  const titel = absatz(
    document,
    angaben.titel,
    {x: bildrand, y, breite: textbreite},
    {groesse: breite < 500 ? 17 : 20, fett: true}
  );
  const untertitel = absatz(
    document,
    angaben.untertitel,
    {x: bildrand, y: y + titel.hoehe + 3, breite: textbreite},
    {groesse: 14, farbe: bildfarben.gedaempft}
  );
  knoten.push(...titel.knoten, ...untertitel.knoten);
  y += Math.max(titel.hoehe + 3 + untertitel.hoehe, logo ? logo.hoehe * skala : 0);
  return {knoten, hoehe: y + 12};
}

function fussblock(document: Document, angaben: Angaben, inhalt: Bildinhalt, oben: number, breite: number): Block {
  const knoten: SVGElement[] = [];
  const innen = breite - 2 * bildrand;
  let y = oben;
  const setze = (text: string, art: Textart, abstand: number): void => {
    const block = absatz(document, text, {x: bildrand, y, breite: innen}, art);
    if (block.hoehe === 0) return;
    knoten.push(...block.knoten);
    y += block.hoehe + abstand;
  };
  setze(inhalt.erklaerung ?? "", klein, 4);
  for (const hinweis of angaben.hinweise) setze(hinweis, klein, 4);
  const {legende = []} = inhalt;
  const zeichen = angaben.zeichen.filter(
    (z) => !legende.some(({text}) => text.startsWith(z.zeichen) && text.includes(z.bedeutung))
  );
  if (zeichen.length > 0) setze(texteBild.zeichen(zeichen), klein, 4);
  knoten.push(
    svg(document, "line", {
      ...{x1: bildrand, x2: breite - bildrand, y1: n(y + 3), y2: n(y + 3)},
      ...{stroke: bildfarben.linie, "stroke-width": 1}
    })
  );
  y += 8;
  for (const quelle of angaben.quellen) setze(texteBild.quelle(quelle), klein, 2);
  setze(texteBild.stand(angaben.datenstand, angaben.version), klein, 2);
  setze(angaben.adresse, klein, 0);
  return {knoten, hoehe: y - oben};
}

/** What the picture shows for those who do not see it. */
const beschreibungOf = (angaben: Angaben, inhalt: Bildinhalt): string =>
  [...new Set([angaben.untertitel, inhalt.beschreibung ?? "", ...angaben.quellen])].filter(Boolean).join("\n");

const legendenplaetze = ({legende = []}: Bildinhalt, inliner: Inliner): Legendenplatz[] =>
  legende.flatMap((eintrag) => {
    const zeichen = zeichnungIn(eintrag.zeichen);
    if (!zeichen) return [];
    const [breite, hoehe] = masseOf(zeichen);
    return [{eintrag, kopien: inliner.copyDrawing(zeichen, {beschneiden: false}), breite, hoehe}];
  });

/** The sheet that everything stands on, as wide as it is to be printed. */
function Blatt(
  document: Document,
  angaben: Angaben,
  inhalt: Bildinhalt,
  teile: {breite: number; hoehe: number; definitionen: SVGElement[]; knoten: SVGElement[]}
): SVGSVGElement {
  const {breite, hoehe, definitionen, knoten} = teile;
  const millimeter = (einheiten: number): string => `${n(einheiten / einheitenJeMillimeter)}mm`;
  return svg(
    document,
    "svg",
    {
      ...{width: millimeter(breite), height: millimeter(hoehe), viewBox: `0 0 ${breite} ${hoehe}`, lang: "de"},
      "font-family": schriftfamilie
    },
    svg(document, "title", {}, angaben.titel),
    svg(document, "desc", {}, beschreibungOf(angaben, inhalt)),
    definitionen.length > 0 && svg(document, "defs", {}, ...definitionen),
    svg(document, "rect", {x: 0, y: 0, width: breite, height: hoehe, fill: bildfarben.grund}),
    ...knoten
  );
}

/**
 * The picture as a file of its own, always in the light colours: marks, title, subtitle, drawing, legend, what must be known,
 * signs, one paragraph per source exactly as given, date, version and address. Nothing is cut: lines break, and a drawing whose
 * texts reach beyond its frame makes the picture wider. Text stays text; styles are attributes; there is nothing that is fetched.
 * Throws if there is no svg in the drawing.
 */
export async function bildSvg(
  angaben: Angaben,
  inhalt: Bildinhalt,
  {document, logo = null, breite = 720, styleOf = (e) => document.defaultView!.getComputedStyle(e)}: BildSvgOptions
): Promise<SVGSVGElement> {
  const zeichnung = zeichnungIn(inhalt.zeichnung);
  if (!zeichnung) throw new Error(`${angaben.titel}: nothing drawn`);
  const buehne = Buehne(document, inhalt, breite - 2 * bildrand);
  document.body.append(buehne);
  try {
    const inliner = createInliner({document, praefix: praefixOf(angaben, breite), buehne, styleOf});
    const {links, rechts} = ueberhangOf(zeichnung);
    const [zeichenbreite, zeichenhoehe] = masseOf(zeichnung);
    const ganz = Math.max(breite, Math.ceil(zeichenbreite + links + rechts + 2 * bildrand));
    const kopf = kopfblock(document, angaben, logo, ganz);
    const legende = legendenblock(document, legendenplaetze(inhalt, inliner), {
      y: kopf.hoehe + zeichenhoehe + 12,
      breite: ganz - 2 * bildrand
    });
    const unten = kopf.hoehe + zeichenhoehe + 12 + (legende.hoehe > 0 ? legende.hoehe + 10 : 0);
    const fuss = fussblock(document, angaben, inhalt, unten, ganz);
    const gezeichnet = svg(
      document,
      "g",
      {transform: `translate(${n(bildrand + links)},${n(kopf.hoehe)})`},
      ...inliner.copyDrawing(zeichnung)
    );
    return await Promise.resolve(
      Blatt(document, angaben, inhalt, {
        ...{breite: ganz, hoehe: Math.ceil(unten + fuss.hoehe + bildrand)},
        definitionen: inliner.definitionen(),
        knoten: [...kopf.knoten, gezeichnet, ...legende.knoten, ...fuss.knoten]
      })
    );
  } finally {
    buehne.remove();
  }
}
