import * as Plot from "@observablehq/plot";
import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {meldungOf, type Zentrumsjahr} from "../../lib/leistungen/jahreszahlen.js";
import {groesstesZuerst, istZahl, nurZahl, type Zahl} from "../../lib/schutz.js";
import {texteSchutz} from "../../lib/texte/schutz.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {zeichnen} from "../charts/zeichnen.js";
import {element, type ChartOptions} from "../dom.js";
import {leistungsquelle, mitMarke} from "../leistungen/Beispiel.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";
import {meldungSatz} from "./Monate.js";

type Gruppe = Zentrumsjahr["gruppen"][number];
const texte = texteZentren.gruppen;

/**
 * One bar of hours per group, from 0, the most hours on top. A group whose hours nobody recorded has words instead of a bar, one
 * whose hours are withheld the sign; both stand below, in the order of the catalogue, and do not set the scale.
 */
export function Gruppenbalken(gruppen: readonly Gruppe[], ohne: string, options: ChartOptions = {}): SVGSVGElement {
  const {width = 640} = options;
  const sorted = gruppen.toSorted((a, b) => groesstesZuerst(a.stunden, b.stunden));
  const text = ({stunden}: Gruppe): string =>
    istZahl(stunden) ? formatZahl(stunden) : stunden === null ? ohne : texteSchutz.zeichen;
  const marginLeft = Math.min(250, Math.max(140, width * 0.36));
  return zeichnen({
    width,
    height: 34 * sorted.length + 12,
    marginTop: 6,
    marginBottom: 6,
    marginLeft,
    marginRight: 12 + 8 * Math.max(...sorted.map((g) => text(g).length)),
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--ink)", overflow: "visible"},
    className: "gruppenbalken",
    ...(options.document && {document: options.document}),
    x: {domain: [0, Math.max(1, ...sorted.map((g) => nurZahl(g.stunden) ?? 0))], axis: null},
    y: {domain: sorted.map((g) => g.titel), label: null, tickSize: 0, padding: 0.25, axis: null},
    marks: [
      Plot.axisY({label: null, tickSize: 0, lineWidth: marginLeft / 14 - 1, fill: "var(--ink)"}),
      Plot.barX(
        sorted.filter((g) => istZahl(g.stunden)),
        {x: "stunden", y: "titel", fill: "var(--accent)", className: "marke-stunden"}
      ),
      Plot.ruleX([0], {stroke: "var(--control)"}),
      Plot.text(sorted, {
        x: (g: Gruppe) => nurZahl(g.stunden) ?? 0,
        y: "titel",
        text,
        textAnchor: "start",
        dx: 6,
        fill: "var(--ink)",
        className: "marke-zahl"
      })
    ]
  });
}

/** Hours of the year by group, as bars and as a table with offers and attendances. */
export function Gruppen(
  {stand, kopf}: Pick<ZentrumSeite, "stand" | "kopf">,
  jahr: Zentrumsjahr,
  document = globalThis.document
): HTMLElement {
  const {gruppen} = jahr;
  if (gruppen.length === 0) return element(document, "p", {class: "lesetext"}, texte.keine(jahr.jahr));
  const {nichtErfasst, nichtGemeldet} = texteZentren.blick;
  const ohne = meldungOf(jahr) === "keine" ? nichtGemeldet : nichtErfasst;
  const zahl = (wert: Zahl) => ({
    inhalt: istZahl(wert) ? formatZahl(wert) : wert === null ? ohne : Schutzzeichen(document),
    sortierwert: nurZahl(wert)
  });
  return ChartFigure({
    id: "zentrum-gruppen",
    titel: texte.figur(jahr.jahr),
    untertitel: mitMarke(texte.untertitel(kopf.name, jahr.jahr), stand),
    befund: texte.befund(gruppen.length),
    zeichne: (width) => Gruppenbalken(gruppen, ohne, {width, document}),
    quelle: [leistungsquelle(stand)],
    ausfuhr: {name: {was: "stunden_nach_gruppen", wann: String(jahr.jahr)}},
    datenstand: String(jahr.jahr),
    hinweise: [
      ...(meldungOf(jahr) === "alle" ? [] : [meldungSatz(jahr)]),
      ...(gruppen.some(({stunden}) => stunden === "geschuetzt") ? [texte.geschuetzt] : [])
    ],
    tabelle: {
      beschriftung: mitMarke(texte.beschriftung(jahr.jahr), stand),
      sortierbar: true,
      spalten: [
        {titel: texte.spalten.gruppe},
        {titel: texte.spalten.angebote, zahl: true},
        {titel: texte.spalten.stunden, zahl: true},
        {titel: texte.spalten.teilnahmen, zahl: true}
      ],
      zeilen: gruppen.map((g) => [
        {inhalt: g.titel, sortierwert: g.titel},
        {inhalt: formatZahl(g.angebote), sortierwert: g.angebote},
        zahl(g.stunden),
        zahl(g.teilnahmen)
      ])
    },
    tabelleDrucken: true,
    document
  });
}
