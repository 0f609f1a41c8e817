import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import {formatMitEinheit, formatZahl} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {ticksOf} from "../charts/streifen.js";
import {svg} from "../dom.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {
  bedarfStellen,
  deckungOf,
  deckungText,
  mehrBedarf,
  sortiere,
  zustandWort,
  type Ansicht,
  type Zeile
} from "./ansicht.js";
import {robustWort} from "./Tabelle.js";
import {gekuerzt} from "./worte.js";

const {diagramm: texte} = texteLuecken;

interface Punkt {
  zeile: Zeile;
  bedarf: number;
  deckung: number;
}

/** Areas that have both need and coverage. */
function punkteOf({zeilen}: Ansicht): Punkt[] {
  return zeilen.flatMap((zeile) => {
    const deckung = deckungOf(zeile);
    return zeile.bedarf === null || deckung === null ? [] : [{zeile, bedarf: zeile.bedarf, deckung}];
  });
}

/** The name of the quarter an area lies in; the lines between count as "more". */
export function quadrantOf({bedarf, deckung}: {bedarf: number; deckung: number}): string {
  const {quadranten} = texte;
  if (mehrBedarf({bedarf})) return deckung < 1 ? quadranten.mehrWeniger : quadranten.mehrMehr;
  return deckung < 1 ? quadranten.wenigerWeniger : quadranten.wenigerMehr;
}

/** How firm the place of an area is, in words. */
function sicherheitOf({luecke}: Zeile, grenze: number): string {
  const {urteil} = texteLuecken.tabelle;
  return [luecke?.urteil ? urteil[luecke.urteil] : null, luecke?.robust ? robustWort(luecke, grenze) : null]
    .filter((x) => x !== null)
    .join(", ");
}

const erkennbar = ({luecke}: Zeile): boolean => luecke?.urteil === "unter" || luecke?.urteil === "ueber";

/** From this multiple of the largest usual coverage on, the axis is compressed rather than everything below it squeezed. */
const gestauchtAb = 4;

interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}
const trifft = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

const radius = 6;
const buchstabe = 7.2;

/** *text* in lines of at most *zeichen* letters, broken between words. */
function umbrochen(text: string, zeichen: number): string[] {
  const zeilen: string[] = [];
  for (const wort of text.split(" ")) {
    const letzte = zeilen.at(-1);
    if (letzte !== undefined && letzte.length + 1 + wort.length <= zeichen) zeilen[zeilen.length - 1] += ` ${wort}`;
    else zeilen.push(wort);
  }
  return zeilen;
}

/** Puts a name beside its point where it covers no other; `immer` names are written in any case. */
function beschrifte(
  punkte: readonly {x: number; y: number; name: string; immer: boolean; will: boolean}[],
  breite: number,
  hoehe: number
): {x: number; y: number; anker: string; name: string}[] {
  const belegt: Box[] = punkte.map(({x, y}) => ({x0: x - radius, x1: x + radius, y0: y - radius, y1: y + radius}));
  return punkte
    .filter(({will}) => will)
    .toSorted((a, b) => Number(b.immer) - Number(a.immer))
    .flatMap(({x, y, name, immer}) => {
      const weite = name.length * buchstabe;
      const orte = [
        {x: x + radius + 3, y, anker: "start", x0: x + radius + 3},
        {x: x - radius - 3, y, anker: "end", x0: x - radius - 3 - weite},
        {x, y: y - radius - 9, anker: "middle", x0: x - weite / 2},
        {x, y: y + radius + 10, anker: "middle", x0: x - weite / 2}
      ].map((ort) => ({...ort, box: {x0: ort.x0, x1: ort.x0 + weite, y0: ort.y - 8, y1: ort.y + 8}}));
      const drin = orte.filter(({box}) => box.x0 >= 0 && box.x1 <= breite && box.y0 >= 0 && box.y1 <= hoehe);
      const ort = drin.find(({box}) => !belegt.some((other) => trifft(other, box))) ?? (immer ? drin[0] : undefined);
      if (!ort) return [];
      belegt.push(ort.box);
      return [{x: ort.x, y: ort.y, anker: ort.anker, name}];
    });
}

function zeichne(document: Document, ansicht: Ansicht, breite: number): SVGSVGElement {
  const punkte = punkteOf(ansicht);
  const schmal = breite < 520;
  const hoehe = Math.round(Math.min(520, Math.max(440, breite * 0.75)));
  // The names of the quarters stand in bands of their own, so that no point lies under them.
  const band = schmal ? 66 : 24;
  const [links, rechts, oben, unten] = [52, 12, 8 + band, 44 + band];
  const xWerte = [0, ...punkte.map((p) => p.bedarf)];
  const rand = 0.08 * (Math.max(...xWerte) - Math.min(...xWerte) || 1);
  const [xVon, xBis] = [Math.min(...xWerte) - rand, Math.max(...xWerte) + rand];
  const groesste = Math.max(1.5, ...punkte.map((p) => p.deckung));
  const gestaucht = groesste > gestauchtAb;
  const stufe = (d: number): number => (gestaucht ? Math.sqrt(d) : d);
  const x = (b: number): number => links + ((b - xVon) / (xBis - xVon)) * (breite - links - rechts);
  const y = (d: number): number => hoehe - unten - (stufe(d) / stufe(groesste * 1.08)) * (hoehe - oben - unten);
  const text = (attribute: Record<string, string | number>, inhalt: string): SVGTextElement =>
    svg(document, "text", attribute, inhalt);
  const linie = (x1: number, y1: number, x2: number, y2: number, klasse: string): SVGLineElement =>
    svg(document, "line", {x1, y1, x2, y2, class: klasse});

  const xTicks = ticksOf(xVon, xBis, schmal ? 3 : 5).filter((t) => t >= xVon && t <= xBis);
  const yTicks = (gestaucht ? [0, 0.5, 1, 2, 4, 8, 16, 32] : ticksOf(0, groesste, 5)).filter(
    (t) => t <= groesste * 1.08
  );
  const {quadranten} = texte;
  const [kopf, fuss] = [oben - band, hoehe - unten + band];
  const ecke = (name: string, rechtsSeite: boolean, obenSeite: boolean): SVGTextElement => {
    const breit = rechtsSeite ? breite - rechts - x(0) : x(0) - links;
    const zeilen = umbrochen(name, Math.max(8, Math.floor((breit - 8) / 7.8)));
    const px = rechtsSeite ? breite - rechts - 4 : links + 4;
    const start = obenSeite ? kopf + 14 : fuss - 6 - 16 * (zeilen.length - 1);
    return svg(
      document,
      "text",
      {class: "luecken-quadrant", "text-anchor": rechtsSeite ? "end" : "start", x: px, y: start},
      zeilen.map((zeile, i) => svg(document, "tspan", {x: px, dy: i === 0 ? 0 : 16}, zeile))
    );
  };
  const marke = ({zeile, bedarf, deckung}: Punkt): SVGElement => {
    const [cx, cy] = [x(bedarf), y(deckung)];
    const klasse = [
      "luecken-punkt",
      erkennbar(zeile) ? "luecken-erkennbar" : "",
      zeile.gebiet_id === ansicht.wahl.gebiet ? "luecken-gewaehlt" : ""
    ].join(" ");
    const titel = svg(
      document,
      "title",
      {},
      `${zeile.name}: ${texte.achseX} ${formatZahl(bedarf, bedarfStellen)}, ${texte.achseY} ${deckungText(deckung)}`
    );
    if (zeile.status === "null_wert")
      return svg(
        document,
        "g",
        {class: klasse, "data-id": zeile.gebiet_id, "data-status": zeile.status},
        svg(document, "circle", {cx, cy, r: radius}),
        svg(document, "circle", {cx, cy, r: 1.5, class: "luecken-kern"}),
        titel
      );
    const r = radius + 2;
    return zeile.luecke!.robust
      ? svg(
          document,
          "path",
          {
            class: `${klasse} luecken-raute`,
            "data-id": zeile.gebiet_id,
            d: `M${cx},${cy - r}l${r},${r}l${-r},${r}l${-r},${-r}z`
          },
          titel
        )
      : svg(document, "circle", {class: klasse, "data-id": zeile.gebiet_id, cx, cy, r: radius}, titel);
  };

  const alleNamen = ansicht.wahl.ebene === "bzr";
  const namen = beschrifte(
    punkte.map((p) => ({
      ...{x: x(p.bedarf), y: y(p.deckung), name: p.zeile.name},
      immer: (alleNamen && !schmal) || p.zeile.gebiet_id === ansicht.wahl.gebiet,
      will:
        alleNamen ||
        p.zeile.gebiet_id === ansicht.wahl.gebiet ||
        (!schmal && p.zeile.status !== "null_wert" && (p.zeile.luecke!.robust === true || p.deckung > 2))
    })),
    breite,
    hoehe - unten
  );
  return svg(
    document,
    "svg",
    {class: "luecken-diagramm", width: breite, height: hoehe, viewBox: `0 0 ${breite} ${hoehe}`, "aria-hidden": "true"},
    svg(document, "rect", {
      class: "luecken-kritisch",
      ...{x: x(0), y: y(1), width: Math.max(0, breite - rechts - x(0)), height: fuss - y(1)}
    }),
    ecke(quadranten.mehrMehr, true, true),
    ecke(quadranten.mehrWeniger, true, false),
    ecke(quadranten.wenigerMehr, false, true),
    ecke(quadranten.wenigerWeniger, false, false),
    linie(links, fuss, breite - rechts, fuss, "luecken-achse"),
    linie(links, kopf, links, fuss, "luecken-achse"),
    linie(x(0), kopf, x(0), fuss, "luecken-mitte"),
    linie(links, y(1), breite - rechts, y(1), "luecken-mitte"),
    ...xTicks.map((t) => text({x: x(t), y: fuss + 18, "text-anchor": "middle"}, formatZahl(t, 1))),
    ...yTicks.map((t) => text({x: links - 6, y: y(t) + 5, "text-anchor": "end"}, formatMitEinheit(100 * t, "%"))),
    text({x: breite - rechts, y: hoehe - 6, "text-anchor": "end"}, texte.achseX),
    ...sortiere(
      punkte.map((p) => p.zeile),
      "name-auf"
    ).map((zeile) => marke(punkte.find((p) => p.zeile === zeile)!)),
    ...namen.map((n) => text({class: "luecken-name", x: n.x, y: n.y + 5, "text-anchor": n.anker}, n.name))
  );
}

/** Areas without a point, by reason, in words. */
function ohnePunkt({zeilen}: Ansicht): string[] {
  const gruende = new Map<string, string[]>();
  for (const zeile of sortiere(zeilen, "name-auf")) {
    if (zeile.bedarf !== null && deckungOf(zeile) !== null) continue;
    const grund = zeile.bedarf === null ? texte.ohneBedarf : zustandWort(zeile.status) || texteLeistungen.zustand.fehlt;
    gruende.set(grund, [...(gruende.get(grund) ?? []), zeile.name]);
  }
  return [...gruende].map(([grund, namen]) => texte.ohnePunkt(grund, gekuerzt(namen)));
}

/**
 * Need against coverage, one point per area: filled where the difference is discernible, a diamond where the gap is robust, a
 * ring where there is no offer. Areas without a figure are named below with the reason. Null where no gap is computed.
 */
export function Quadranten(
  document: Document,
  data: LueckenData,
  ansicht: Ansicht,
  quelle: readonly string[]
): HTMLElement | null {
  if (!ansicht.hatLuecke) return null;
  const punkte = punkteOf(ansicht);
  if (punkte.length === 0) return null;
  const kritisch = sortiere(
    punkte.filter((p) => quadrantOf(p) === texte.quadranten.mehrWeniger).map((p) => p.zeile),
    "deckung-auf"
  );
  const gestaucht = Math.max(...punkte.map((p) => p.deckung)) > gestauchtAb;
  return ChartFigure({
    id: "luecken-quadranten",
    titel: texte.titel,
    ebene: 2,
    untertitel: mitMarke(texte.untertitel(`${ansicht.titel} · ${ansicht.untertitel}`), data.stand),
    befund: texte.befund(punkte.length, gekuerzt(kritisch.map(({name}) => name))),
    zeichne: (breite) => zeichne(document, ansicht, breite),
    quelle,
    datenstand: texte.datenstand(data.bedarf_stand, ansicht.wahl.jahr),
    hinweise: [texte.lesen, ...(gestaucht ? [texte.gestaucht] : []), ...ohnePunkt(ansicht)],
    tabelle: {
      beschriftung: texte.titel,
      sortierbar: true,
      spalten: [
        {titel: texte.spalten.gebiet},
        {titel: texte.spalten.bedarf, zahl: true},
        {titel: texte.spalten.deckung, zahl: true},
        {titel: texte.spalten.lage},
        {titel: texte.spalten.sicherheit}
      ],
      zeilen: sortiere(ansicht.zeilen, "name-auf").map((zeile) => {
        const punkt = punkte.find((p) => p.zeile === zeile);
        const deckung = deckungOf(zeile);
        return [
          {inhalt: zeile.name, sortierwert: zeile.name},
          {
            inhalt: zeile.bedarf === null ? texte.ohneBedarf : formatZahl(zeile.bedarf, bedarfStellen),
            sortierwert: zeile.bedarf
          },
          {
            inhalt: [
              deckung === null ? zustandWort(zeile.status) || "–" : deckungText(deckung),
              zeile.status === "null_wert" ? ` (${zustandWort(zeile.status)})` : null
            ],
            sortierwert: deckung
          },
          {inhalt: punkt ? quadrantOf(punkt) : "–", sortierwert: punkt ? quadrantOf(punkt) : null},
          {inhalt: sicherheitOf(zeile, data.deckung_unter) || "–", sortierwert: sicherheitOf(zeile, data.deckung_unter)}
        ];
      })
    },
    document
  });
}
