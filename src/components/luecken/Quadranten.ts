import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import {compareNamen, formatMitEinheit, formatZahl} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import type {Bildinhalt} from "../bild/modell.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {ticksOf} from "../charts/streifen.js";
import {element, svg} from "../dom.js";
import {overlap, type Box} from "../karte/beschriftung.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";
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
  const {urteil, nachKoepfen} = texteLuecken.tabelle;
  return [
    luecke?.urteil ? nachKoepfen(urteil[luecke.urteil]) : null,
    luecke?.robust ? robustWort(luecke, grenze) : null
  ]
    .filter((x) => x !== null)
    .join(", ");
}

const erkennbar = ({luecke}: Zeile): boolean => luecke?.urteil === "unter" || luecke?.urteil === "ueber";

/** From this multiple of the largest usual coverage on, the axis is compressed rather than everything below it squeezed. */
const gestauchtAb = 4;

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

export interface Namenswunsch {
  x: number;
  y: number;
  name: string;
  /** Written even where it finds no free place. */
  immer: boolean;
}

export interface Namensort {
  name: string;
  /** Middle of the left or right end of the text, as *anker* says, or of the text. */
  x: number;
  y: number;
  anker: "start" | "end" | "middle";
  box: Box;
  /** From the point to the name where it stands away from it. */
  strich: [x1: number, y1: number, x2: number, y2: number] | null;
}

const zeilenhalb = 9;
const richtungen = Array.from({length: 16}, (_, i) => (i * Math.PI) / 8).sort(
  // Beside the point first, then above and below.
  (a, b) => Math.abs(Math.sin(a)) - Math.abs(Math.sin(b)) || Math.cos(b) - Math.cos(a)
);

/** Small fields along a line, so that it is kept free like a text. */
function entlang([x1, y1, x2, y2]: NonNullable<Namensort["strich"]>): Box[] {
  const schritte = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 4));
  return Array.from({length: schritte + 1}, (_, i) => {
    const [x, y] = [x1 + ((x2 - x1) * i) / schritte, y1 + ((y2 - y1) * i) / schritte];
    return {x0: x - 1, x1: x + 1, y0: y - 1, y1: y + 1};
  });
}

const punktBox = ({x, y}: {x: number; y: number}): Box => ({
  ...{x0: x - radius - 2, x1: x + radius + 2, y0: y - radius - 2, y1: y + radius + 2}
});

/** Everywhere inside *feld* that a name may stand, nearest first. */
function orteOf({x, y, name}: Namenswunsch, feld: Box): Namensort[] {
  const weite = name.length * buchstabe;
  return [radius + 4, 22, 34, 46, 60, 76, 94, 114, 140, 170]
    .flatMap((weg, i) =>
      richtungen.map((winkel): Namensort => {
        const [cos, sin] = [Math.cos(winkel), Math.sin(winkel)];
        const anker = Math.abs(cos) < 0.3 ? "middle" : cos > 0 ? "start" : "end";
        const [px, py] = [x + cos * weg, y + sin * (weg + (anker === "middle" ? zeilenhalb : 0))];
        const x0 = anker === "start" ? px : anker === "end" ? px - weite : px - weite / 2;
        return {
          ...{name, anker, x: px, y: py},
          box: {x0, x1: x0 + weite, y0: py - zeilenhalb, y1: py + zeilenhalb},
          strich:
            i === 0
              ? null
              : [
                  ...([x + cos * radius, y + sin * radius] as const),
                  ...([px, anker === "middle" ? py - Math.sign(sin) * zeilenhalb : py] as const)
                ]
        };
      })
    )
    .filter(({box}) => box.x0 >= feld.x0 && box.x1 <= feld.x1 && box.y0 >= feld.y0 && box.y1 <= feld.y1);
}

/** Places the names one after the other; what that costs is the length of the lines, and far more for a name that is missing or covers another. */
function setze(
  folge: readonly Namenswunsch[],
  punkte: readonly {x: number; y: number}[],
  feld: Box,
  hindernisse: readonly Box[]
): {orte: Namensort[]; kosten: number} {
  const namen: Box[] = [];
  const striche: Box[] = [];
  let kosten = 0;
  const orte = folge.flatMap((wunsch) => {
    const {x, y, immer} = wunsch;
    const fremde = punkte.filter((p) => p.x !== x || p.y !== y).map(punktBox);
    const drin = orteOf(wunsch, feld);
    const frei = ({box, strich}: Namensort, auch: readonly Box[]): boolean => {
      const linie = strich ? entlang(strich) : [];
      return (
        ![...namen, ...fremde, ...auch].some((other) => overlap(other, box)) &&
        !(strich && overlap(punktBox({x, y}), box)) &&
        !namen.some((other) => linie.some((teil) => overlap(other, teil)))
      );
    };
    let ort = drin.find((o) => frei(o, [...striche, ...hindernisse]));
    if (!ort) {
      kosten += 1000;
      // A name over a line can be read, one over another name cannot.
      if (immer) ort = drin.find((o) => frei(o, [])) ?? drin[0];
    }
    if (!ort) return [];
    namen.push(ort.box);
    if (ort.strich) {
      const [x1, y1, x2, y2] = ort.strich;
      kosten += Math.hypot(x2 - x1, y2 - y1);
      striche.push(...entlang(ort.strich));
    }
    return [ort];
  });
  return {orte, kosten};
}

/**
 * A place for each name: beside its point where it covers no point, no other name and none of *hindernisse*, else at the
 * nearest free place with a line to its point. A name without one is left out unless it is to be written always. Of several
 * orders the one with the shortest lines is taken.
 */
export function beschrifte(
  wuensche: readonly Namenswunsch[],
  punkte: readonly {x: number; y: number}[],
  feld: Box,
  hindernisse: readonly Box[] = []
): Namensort[] {
  const folgen: ((a: Namenswunsch, b: Namenswunsch) => number)[] = [
    (a, b) => a.x - b.x,
    (a, b) => b.x - a.x,
    (a, b) => a.y - b.y,
    (a, b) => b.y - a.y
  ];
  return folgen
    .map((folge) =>
      setze(
        wuensche.toSorted((a, b) => Number(b.immer) - Number(a.immer) || folge(a, b)),
        ...([punkte, feld, hindernisse] as const)
      )
    )
    .toSorted((a, b) => a.kosten - b.kosten)[0]!.orte;
}

function zeichne(document: Document, ansicht: Ansicht, breite: number): Element {
  const punkte = punkteOf(ansicht);
  const schmal = breite < 560;
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

  const gewaehlt = ({zeile}: Punkt): boolean => zeile.gebiet_id === ansicht.wahl.gebiet;
  // An end that many share says nothing of one of them.
  const enden = (of: (p: Punkt) => number): Punkt[] =>
    [Math.min, Math.max]
      .map((f) => punkte.filter((p) => of(p) === f(...punkte.map(of))))
      .flatMap((gleiche) => (gleiche.length === 1 ? gleiche : []));
  const aussen = [...enden((p) => p.bedarf), ...enden((p) => p.deckung)];
  const alle = ansicht.wahl.ebene === "bzr";
  // Where there is no room for names, numbers stand for them, in the order of the list below.
  const genannt = punkte
    .filter(
      (p) => alle || gewaehlt(p) || aussen.includes(p) || (p.zeile.status !== "null_wert" && p.zeile.luecke!.robust)
    )
    .toSorted((a, b) => compareNamen(a.zeile.name, b.zeile.name));
  const senkrecht = {x0: x(0) - 1, x1: x(0) + 1, y0: kopf, y1: fuss};
  const waagerecht = {x0: links, x1: breite - rechts, y0: y(1) - 1, y1: y(1) + 1};
  const namen = beschrifte(
    genannt.map((p, i) => ({
      ...{x: x(p.bedarf), y: y(p.deckung), name: schmal ? String(i + 1) : p.zeile.name},
      immer: alle || gewaehlt(p)
    })),
    punkte.map((p) => ({x: x(p.bedarf), y: y(p.deckung)})),
    {x0: links + 2, x1: breite, y0: oben - 12, y1: hoehe - unten + 12},
    [senkrecht, waagerecht]
  );
  const nummern = schmal
    ? genannt.flatMap((p, i) => (namen.some((n) => n.name === String(i + 1)) ? [{nummer: i + 1, p}] : []))
    : [];
  const bild = svg(
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
    ...namen.flatMap(({strich}) => (strich ? [linie(...strich, "luecken-strich")] : [])),
    ...sortiere(
      punkte.map((p) => p.zeile),
      "name-auf"
    ).map((zeile) => marke(punkte.find((p) => p.zeile === zeile)!)),
    ...namen.map((n) => text({class: "luecken-name", x: n.x, y: n.y + 5, "text-anchor": n.anker}, n.name))
  );
  if (!schmal) return bild;
  return element(
    document,
    "div",
    {},
    bild,
    element(
      document,
      "ol",
      {class: "luecken-nummern klein"},
      nummern.map(({nummer, p}) => element(document, "li", {value: nummer}, p.zeile.name))
    )
  );
}

/** What the marks of the diagram mean, for its picture. */
function legendeOf(document: Document): NonNullable<Bildinhalt["legende"]> {
  const {zeichen} = texte;
  const feld = (...marken: SVGElement[]): SVGSVGElement =>
    svg(document, "svg", {width: 26, height: 18, viewBox: "0 0 26 18"}, ...marken);
  const kreis = (klasse: string, r: number): SVGElement => svg(document, "circle", {class: klasse, cx: 13, cy: 9, r});
  return [
    {zeichen: feld(kreis("luecken-punkt luecken-erkennbar", radius)), text: zeichen.erkennbar},
    {zeichen: feld(kreis("luecken-punkt", radius)), text: zeichen.nichtErkennbar},
    {
      zeichen: feld(
        svg(document, "path", {class: "luecken-punkt luecken-erkennbar luecken-raute", d: "M13,1l8,8l-8,8l-8,-8z"})
      ),
      text: zeichen.robust
    },
    {
      zeichen: feld(svg(document, "g", {class: "luecken-punkt"}, kreis("", radius), kreis("luecken-kern", 1.5))),
      text: zeichen.ohneAngebot
    }
  ];
}

/** The diagram as the inside of a picture; numbers that stand for names are resolved below it. */
function quadranteninhalt(document: Document, ansicht: Ansicht, breite: number): Bildinhalt {
  const zeichnung = zeichne(document, ansicht, breite);
  const nummern = [...zeichnung.querySelectorAll("li")].map((li) => `${li.value} ${li.textContent}`);
  return {zeichnung, legende: legendeOf(document), erklaerung: nummern.join("; ")};
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
    punkte.filter((p) => mehrBedarf(p) && p.deckung < data.deckung_unter).map((p) => p.zeile),
    "deckung-auf"
  );
  const gestaucht = Math.max(...punkte.map((p) => p.deckung)) > gestauchtAb;
  return ChartFigure({
    id: "luecken-quadranten",
    titel: texte.titel,
    ebene: 2,
    untertitel: mitMarke(texte.untertitel(`${ansicht.titel} · ${ansicht.untertitel}`), data.stand),
    befund: texte.befund(punkte.length, gekuerzt(kritisch.map(({name}) => name)), data.deckung_unter),
    zeichne: (breite) => zeichne(document, ansicht, breite),
    quelle,
    ausfuhr: {
      name: {
        was: `bedarf_und_deckung_${ansicht.wahl.zielgruppe}`,
        ...{wo: ansicht.wahl.ebene, wann: String(ansicht.wahl.jahr), ansicht: "luecken"}
      },
      zeichne: (breite, document) => quadranteninhalt(document, ansicht, breite)
    },
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
              zeile.status === "geschuetzt"
                ? Schutzzeichen(document)
                : deckung === null
                  ? zustandWort(zeile.status) || "–"
                  : deckungText(deckung),
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
