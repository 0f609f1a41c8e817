import type {GebietProfil, Kennzahl} from "../../../loaders/marts/shapes.js";
import {formatIntervall, formatMitEinheit, formatWert, formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import type {Bildinhalt, Legendeneintrag} from "../bild/modell.js";
import {umbrochen} from "../bild/schrift.js";
import {wirbelOf, type Wirbel, type Wirbellinie} from "../charts/Profilwirbel.js";
import {svg} from "../dom.js";
import {sicherheitSatz, standVergleichSatz} from "./saetze.js";
import {streifenOf} from "./streifenOf.js";

const texte = texteProfil.gegenueber;

/** A list of the spine chart: "Belastungen", "Ressourcen", the index. */
export interface Wirbelseite {
  titel: string;
  zeilen: readonly Kennzahl[];
}

const zeile = 18;
const klein = 13.5;
const schrift = 14;
/** From this width on, a line stands in one row. */
const breitAb = 560;

const linienart = {
  region: {stroke: "var(--accent)", "stroke-width": 2.25},
  bezirk: {stroke: "var(--ink)", "stroke-width": 1.75},
  berlin: {stroke: "var(--ink)", "stroke-width": 1.75, "stroke-dasharray": "3,3"}
} as const satisfies Record<Wirbellinie["art"], Record<string, string | number>>;

const punkt = {r: 4, fill: "var(--control)", "fill-opacity": 0.55, stroke: "var(--surface)", "stroke-width": 0.5};
const hohl = {r: 4, fill: "var(--paper)", stroke: "var(--control)", "stroke-width": 1.5};
const eigen = {r: 6, fill: "var(--marker)", stroke: "var(--paper)", "stroke-width": 1.5};
const intervall = {stroke: "var(--marker)", "stroke-width": 5, "stroke-opacity": 0.45};

interface Art {
  groesse?: number;
  farbe?: string;
  fett?: boolean;
  anker?: "start" | "end";
}

/** Lines of text with their top edge at *y*, and where they end. */
function Absatz(
  document: Document,
  text: string,
  {x, y, breite}: {x: number; y: number; breite: number},
  {groesse = schrift, farbe = "var(--ink)", fett = false, anker = "start"}: Art = {}
): {knoten: SVGElement[]; unten: number} {
  const zeilen = umbrochen(text, breite, groesse, fett);
  return {
    knoten: zeilen.map((t, i) =>
      svg(
        document,
        "text",
        {
          ...{x: anker === "end" ? x + breite : x, y: y + 14 + i * zeile, "font-size": groesse, fill: farbe},
          ...{"text-anchor": anker, "font-weight": fett ? 700 : 400}
        },
        t
      )
    ),
    unten: y + zeilen.length * zeile
  };
}

/** The strip of one line, as wide as *breite*, with the ends of its axis below. */
function Streifen(
  document: Document,
  wirbel: Wirbel,
  {indikator}: Kennzahl,
  {x, y, breite}: {x: number; y: number; breite: number}
): {knoten: SVGElement[]; unten: number} {
  const mitte = y + 12;
  const rand = 7;
  const px = (anteil: number): number => x + rand + anteil * (breite - 2 * rand);
  const {nachkommastellen, einheit_kurz: einheit} = indikator;
  const ende = {groesse: klein, farbe: "var(--muted)"};
  const links = Absatz(document, formatZahl(wirbel.von, nachkommastellen), {x, y: y + 24, breite: breite / 2}, ende);
  const rechts = Absatz(
    document,
    formatMitEinheit(wirbel.bis, einheit, nachkommastellen),
    {x: x + breite / 2, y: y + 24, breite: breite / 2},
    {...ende, anker: "end"}
  );
  const {eigen: own} = wirbel;
  return {
    knoten: [
      svg(document, "line", {x1: x, x2: x + breite, y1: mitte, y2: mitte, stroke: "var(--rule)"}),
      ...wirbel.andere.map((d) => svg(document, "circle", {cx: px(d.x), cy: mitte, ...(d.wenige ? hohl : punkt)})),
      ...wirbel.linien.map((d) =>
        svg(document, "line", {x1: px(d.x), x2: px(d.x), y1: y + 1, y2: y + 23, ...linienart[d.art]})
      ),
      ...(own?.ki
        ? [svg(document, "line", {x1: px(own.ki.unten), x2: px(own.ki.oben), y1: mitte, y2: mitte, ...intervall})]
        : []),
      ...(own ? [svg(document, "circle", {cx: px(own.x), cy: mitte, ...(own.wenige ? {...hohl, r: 6} : eigen)})] : []),
      ...links.knoten,
      ...rechts.knoten
    ],
    unten: Math.max(links.unten, rechts.unten)
  };
}

function streifenAn(
  document: Document,
  profil: Pick<GebietProfil, "gebiet">,
  kennzahl: Kennzahl,
  linien: readonly Wirbellinie[],
  ort: {x: number; y: number; breite: number}
): {knoten: SVGElement[]; unten: number} {
  if (kennzahl.indikator.klassen) {
    const bild = streifenOf(kennzahl, profil.gebiet, {width: ort.breite, document});
    if (!bild) return {knoten: [], unten: ort.y};
    bild.setAttribute("x", String(ort.x));
    bild.setAttribute("y", String(ort.y));
    return {knoten: [bild], unten: ort.y + Number(bild.getAttribute("height"))};
  }
  const wirbel = wirbelOf(kennzahl.verteilung, profil.gebiet.gebiet_id, linien);
  return wirbel ? Streifen(document, wirbel, kennzahl, ort) : {knoten: [], unten: ort.y};
}

/** Value, interval and, below, that of the Bezirk or Berlin. */
function wertzeilen({gebiet, bezirk, berlin, indikator}: Kennzahl): [wert: string, darunter: string[]] {
  const daneben = bezirk ?? berlin;
  const name = bezirk ? texteProfil.bezirk : texteProfil.berlin;
  return [
    formatWert(gebiet, indikator),
    [
      ...(gebiet.ki && gebiet.wert !== null && !indikator.klassen ? [formatIntervall(gebiet.ki, indikator)] : []),
      ...(indikator.ebenen_vergleichbar ? [`${name} ${formatWert(daneben, indikator)}`] : [])
    ]
  ];
}

interface Spalten {
  name: {x: number; breite: number};
  wert: {x: number; breite: number};
  streifen: {x: number; breite: number};
  urteil: {x: number; breite: number};
}

function spaltenOf(breite: number): Spalten {
  if (breite < breitAb)
    return {
      name: {x: 0, breite: breite * 0.55},
      wert: {x: breite * 0.57, breite: breite * 0.43},
      streifen: {x: 0, breite},
      urteil: {x: 0, breite}
    };
  const [a, b, c] = [breite * 0.28, breite * 0.48, breite * 0.76];
  return {
    name: {x: 0, breite: a - 12},
    wert: {x: a, breite: b - a - 20},
    streifen: {x: b, breite: c - b - 16},
    urteil: {x: c, breite: breite - c}
  };
}

function Zeile(
  document: Document,
  profil: Pick<GebietProfil, "gebiet">,
  kennzahl: Kennzahl,
  linien: readonly Wirbellinie[],
  {y, breite}: {y: number; breite: number}
): {knoten: SVGElement[]; unten: number} {
  const s = spaltenOf(breite);
  const schmal = breite < breitAb;
  const grau = {groesse: klein, farbe: "var(--muted)"};
  const [wert, darunter] = wertzeilen(kennzahl);
  const name = Absatz(document, kennzahl.indikator.kurztitel, {...s.name, y});
  const stand = Absatz(document, formatZeitraum(kennzahl.zeitraum), {...s.name, y: name.unten}, grau);
  const zahl = Absatz(document, wert, {...s.wert, y}, {fett: true, anker: "end"});
  let unten = zahl.unten;
  const dazu = darunter.flatMap((text) => {
    const block = Absatz(document, text, {...s.wert, y: unten}, {...grau, anker: "end"});
    unten = block.unten;
    return block.knoten;
  });
  unten = Math.max(unten, stand.unten);
  const streifen = streifenAn(document, profil, kennzahl, linien, {...s.streifen, y: schmal ? unten + 4 : y});
  const urteil = Absatz(
    document,
    sicherheitSatz(kennzahl, {nurBezirk: true}),
    {...s.urteil, y: schmal ? Math.max(unten, streifen.unten) : y},
    {groesse: klein}
  );
  const frueher = Absatz(document, standVergleichSatz(kennzahl), {...s.urteil, y: urteil.unten}, grau);
  return {
    knoten: [
      ...name.knoten,
      ...stand.knoten,
      ...zahl.knoten,
      ...dazu,
      ...streifen.knoten,
      ...urteil.knoten,
      ...frueher.knoten
    ],
    unten: Math.max(unten, streifen.unten, frueher.unten)
  };
}

function zeichenOf(document: Document, ...kinder: SVGElement[]): SVGSVGElement {
  return svg(document, "svg", {width: 26, height: 16, viewBox: "0 0 26 16"}, ...kinder);
}

function legendeOf(profil: GebietProfil, linien: readonly Wirbellinie[], document: Document): Legendeneintrag[] {
  const strich = (art: Wirbellinie["art"]): SVGSVGElement =>
    zeichenOf(document, svg(document, "line", {x1: 13, x2: 13, y1: 0, y2: 16, ...linienart[art]}));
  const arten = new Map(linien.map(({art, name}) => [art, name]));
  const region = arten.get("region");
  return [
    {
      zeichen: zeichenOf(
        document,
        svg(document, "line", {x1: 2, x2: 24, y1: 8, y2: 8, ...intervall}),
        svg(document, "circle", {cx: 13, cy: 8, ...eigen})
      ),
      text: texte.legende.gebiet
    },
    {
      zeichen: zeichenOf(document, svg(document, "circle", {cx: 13, cy: 8, ...punkt})),
      text: texte.legende.andere(texteProfil.ebenen[profil.gebiet.ebene].plural)
    },
    ...(region === undefined ? [] : [{zeichen: strich("region"), text: region}]),
    ...(arten.has("bezirk") ? [{zeichen: strich("bezirk"), text: texte.legende.bezirk}] : []),
    ...(arten.has("berlin") ? [{zeichen: strich("berlin"), text: texteProfil.berlin}] : [])
  ];
}

/** The spine chart as a drawing: the lists of *seiten* one below the other, each line with value, interval, strip and verdict. */
export function wirbelinhalt(
  profil: GebietProfil,
  seiten: readonly Wirbelseite[],
  {linienOf, breite, document}: {linienOf: (k: Kennzahl) => Wirbellinie[]; breite: number; document: Document}
): Bildinhalt {
  const knoten: SVGElement[] = [];
  let y = 0;
  for (const {titel, zeilen} of seiten) {
    if (zeilen.length === 0) continue;
    const kopf = Absatz(document, titel, {x: 0, y, breite}, {groesse: 15, fett: true});
    knoten.push(...kopf.knoten);
    y = kopf.unten + 4;
    for (const kennzahl of zeilen) {
      knoten.push(svg(document, "line", {x1: 0, x2: breite, y1: y, y2: y, stroke: "var(--rule)"}));
      const block = Zeile(document, profil, kennzahl, linienOf(kennzahl), {y: y + 6, breite});
      knoten.push(...block.knoten);
      y = block.unten + 6;
    }
    y += 10;
  }
  const linien = seiten.flatMap(({zeilen}) => zeilen.flatMap(linienOf));
  return {
    zeichnung: svg(
      document,
      "svg",
      {width: breite, height: y, viewBox: `0 0 ${breite} ${y}`, style: "overflow:visible"},
      ...knoten
    ),
    legende: profil.gebiet.ebene === "bezirk" ? [] : legendeOf(profil, linien, document)
  };
}
