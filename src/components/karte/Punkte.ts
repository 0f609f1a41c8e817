import {texteKarte} from "../../lib/texte/karte.js";
import {skalaOf, sortZeilen, type Bild} from "./bild.js";
import {platziert, ticksOf, tickTexte} from "../charts/streifen.js";
import {element, svg} from "../dom.js";

const rand = 14;
const radius = 5;

/**
 * All areas as dots on one axis that contains 0, equal values stacked, the selected one as a large mark with its interval on
 * the axis; Bezirk as a line. Areas with too few cases have no dot.
 * The axis has numbers, and the unit once below its end. For classes of the source, one column of dots per class. Areas
 * without a number have no dot.
 */
export function Punkte(document: Document, bild: Bild, breite: number): HTMLElement {
  const {punkte: texte} = texteKarte;
  const {indikator} = bild;
  const mit = sortZeilen(bild.zeilen, "wert-auf").filter((z) => z.wert !== null && !z.wenige);
  const wenige = bild.zeilen.filter((z) => z.wenige).length;
  const [first, last] = [mit[0], mit.at(-1)];
  const figur = (befund: string, zeichnung: Element | null): HTMLElement =>
    element(
      document,
      "figure",
      {class: "karte-punkte", "aria-labelledby": "karte-punkte-titel"},
      element(document, "h3", {id: "karte-punkte-titel"}, texte.titel),
      element(document, "p", {class: "klein gedaempft", id: "karte-punkte-befund"}, befund),
      zeichnung,
      element(
        document,
        "p",
        {class: "klein nicht-drucken"},
        element(document, "a", {href: "#karte-tabelle"}, texte.tabelle)
      )
    );
  const ohnePunkt = wenige > 0 && texte.wenige(wenige);
  if (!first || !last) return figur(ohnePunkt || texte.keine, null);

  const skala = skalaOf(bild);
  const klassen = indikator.klassen ? bild.einteilung.klassen : null;
  const spanne = skala.bis - skala.von || 1;
  const x = klassen
    ? (index: number) => rand + ((index + 0.5) / klassen.length) * (breite - 2 * rand)
    : (wert: number) => rand + ((wert - skala.von) / spanne) * (breite - 2 * rand);

  const rows: number[] = [];
  const dots = mit.map((zeile) => {
    const cx = klassen ? x(zeile.klasse!) : x(zeile.wert!);
    // Dots that would cover each other are stacked: the lowest row with room.
    let stack = klassen ? (rows[zeile.klasse!] ?? 0) : rows.findIndex((right) => cx - right >= 2 * radius + 1);
    if (stack < 0) stack = rows.length;
    if (klassen) rows[zeile.klasse!] = stack + 1;
    else rows[stack] = cx;
    return {zeile, cx, stack};
  });
  // Many dots in one class stand side by side rather than in a tower.
  const perRow = klassen ? Math.max(1, Math.floor((breite - 2 * rand) / klassen.length / (2 * radius + 2)) - 1) : 1;
  const place = ({zeile, cx, stack}: (typeof dots)[number]): {cx: number; row: number} => {
    if (!klassen) return {cx, row: stack};
    const inClass = bild.einteilung.klassen[zeile.klasse!]!.anzahl;
    const wide = Math.min(perRow, inClass);
    return {cx: cx + ((stack % wide) - (wide - 1) / 2) * (2 * radius + 2), row: Math.floor(stack / wide)};
  };
  const placed = dots.map((dot) => ({zeile: dot.zeile, ...place(dot)}));
  const stackHeight = (Math.max(...placed.map((p) => p.row)) + 1) * (2 * radius + 1);
  const oben = klassen ? 4 : 22;
  const boden = oben + Math.max(stackHeight, 24) + 4;
  const einheit = klassen ? "" : indikator.einheit_kurz;
  const hoehe = boden + (einheit ? 40 : 22);
  const y = (row: number): number => boden - 4 - radius - row * (2 * radius + 1);
  const ausgewaehlt = bild.ausgewaehlt?.gebiet_id;
  const ki = klassen || bild.ausgewaehlt?.wenige ? null : bild.ausgewaehlt?.ki;
  const bezirk = klassen ? undefined : skala.vergleiche.find((v) => v.art === "bezirk");

  const ticks = klassen ? [] : ticksOf(skala.von, skala.bis, breite < 360 ? 3 : 5);
  const texteDerTicks = tickTexte(ticks);
  const zuerstNull = ticks
    .map((tick, i) => ({tick, x: x(tick), text: texteDerTicks[i]!}))
    .sort((a, b) => Number(b.tick === 0) - Number(a.tick === 0));
  const achse = klassen
    ? klassen.map((k, i) => svg(document, "text", {x: x(i), y: boden + 16, "text-anchor": "middle"}, k.name ?? ""))
    : [
        ticks.map((tick) => svg(document, "line", {x1: x(tick), x2: x(tick), y1: boden, y2: boden + 4})),
        platziert(zuerstNull, breite).map(({mitte, text}) =>
          svg(document, "text", {x: mitte, y: boden + 17, "text-anchor": "middle"}, text)
        ),
        einheit
          ? svg(
              document,
              "text",
              {class: "karte-punkte-einheit", x: breite, y: boden + 35, "text-anchor": "end"},
              einheit
            )
          : []
      ].flat();
  const bezirkAnker = bezirk && x(bezirk.wert!) > breite / 2 ? "end" : "start";
  const zeichnung = svg(
    document,
    "svg",
    {
      class: "karte-punkte-bild",
      width: breite,
      height: hoehe,
      viewBox: `0 0 ${breite} ${hoehe}`,
      role: "img",
      "aria-labelledby": "karte-punkte-titel",
      "aria-describedby": "karte-punkte-befund"
    },
    svg(document, "line", {x1: rand, x2: breite - rand, y1: boden, y2: boden}),
    ...achse,
    bezirk
      ? [
          svg(document, "line", {
            class: "karte-punkte-bezirk",
            x1: x(bezirk.wert!),
            x2: x(bezirk.wert!),
            y1: 18,
            y2: boden
          }),
          svg(
            document,
            "text",
            {x: x(bezirk.wert!) + (bezirkAnker === "end" ? 2 : -2), y: 13, "text-anchor": bezirkAnker},
            `${texte.bezirk} ${bezirk.text}`
          )
        ]
      : null,
    ...placed
      .filter((p) => p.zeile.gebiet_id !== ausgewaehlt)
      .map(({cx, row}) => svg(document, "circle", {cx, cy: y(row), r: radius})),
    ...placed
      .filter((p) => p.zeile.gebiet_id === ausgewaehlt)
      .map(({cx, row}) =>
        svg(document, "path", {
          class: "karte-punkte-ausgewaehlt",
          d: `M${cx},${y(row) - 9}l9,9l-9,9l-9,-9z`
        })
      ),
    ki
      ? svg(document, "line", {
          class: "karte-punkte-intervall",
          x1: x(ki.unten),
          x2: x(ki.oben),
          y1: boden,
          y2: boden
        })
      : null
  );
  const befund = [
    klassen ? texte.befundKlassen(mit.length) : texte.befund(mit.length, first.text, last.text),
    mit.length > 1 && texte.ohneSicherheit,
    bild.plaetze > 0 && texte.intervall,
    ki && texte.balken,
    ohnePunkt
  ];
  return figur(befund.filter(Boolean).join(" "), zeichnung);
}
