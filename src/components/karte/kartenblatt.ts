import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {formatZeitraum, satz} from "../../lib/format.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {angabenOf} from "../bild/angaben.js";
import {bildfarben} from "../bild/farben.js";
import {masseOf} from "../bild/inline.js";
import type {Bildinhalt, Bildquelle} from "../bild/modell.js";
import {svg} from "../dom.js";
import {luecken, wertInWorten, type Bild, type Kartenbild} from "./bild.js";
import type {Grenzen} from "./geometrie.js";
import type {Abbild, Landkarte} from "./Landkarte.js";
import {Farbfeld, legendenzeilen} from "./Legende.js";
import {Muster} from "./muster.js";
import {satzOf} from "./worte.js";

/** Patterns of the legend: those of the drawing shrink while it is zoomed in. */
const kennung = "bild-zeichen";

function Ortszeichen(document: Document): SVGSVGElement {
  return svg(
    document,
    "svg",
    {width: 26, height: 16, viewBox: "0 0 26 16"},
    svg(document, "g", {class: "karte-ort"}, svg(document, "circle", {cx: 13, cy: 8, r: 5}))
  );
}

function Rahmen(zeichnung: SVGSVGElement, document: Document): SVGRectElement {
  const [breite, hoehe] = masseOf(zeichnung);
  return svg(document, "rect", {
    ...{x: 0.5, y: 0.5, width: breite - 1, height: hoehe - 1},
    ...{fill: "none", stroke: bildfarben.gedaempft}
  });
}

/** Classes, patterns, places and the mark of the selected area as they are in the drawing. */
function legendeOf({bild, orte}: Abbild, document: Document): NonNullable<Bildinhalt["legende"]> {
  const {legende, gebiete} = texteKarte;
  return [
    ...legendenzeilen(bild, kennung).map(({fuellung, text, anzahl}) => {
      const zeichen = Farbfeld(document, fuellung);
      if (fuellung.startsWith("url")) zeichen.prepend(Muster(document, kennung));
      return {zeichen, text: `${text} (${gebiete(anzahl)})`};
    }),
    ...(bild.ausgewaehlt
      ? [
          {
            zeichen: svg(
              document,
              "svg",
              {width: 26, height: 20, viewBox: "0 0 26 20"},
              svg(document, "path", {
                ...{class: "karte-marke", d: "M0,0l-7,-11a8.3,8.3 0 1 1 14,0z"},
                transform: "translate(13,20) scale(0.8)"
              })
            ),
            text: `${legende.ausgewaehlt}: ${bild.ausgewaehlt.name}, ${wertInWorten(bild.ausgewaehlt, bild.indikator)}`
          }
        ]
      : []),
    ...(orte
      ? [
          {
            zeichen: Ortszeichen(document),
            text: `${legende.orte}: ${bild.punkte!.map((ort) => `${ort.zeichen} ${ort.name}`).join("; ")}`
          }
        ]
      : [])
  ];
}

/**
 * What *landkarte* shows now as the inside of a picture: its section, class numbers in the areas, legend. Throws without
 * boundaries, since there is nothing to draw then.
 */
export function karteninhalt(landkarte: Pick<Landkarte, "abbild">, breite: number, document: Document): Bildinhalt {
  const abbild = landkarte.abbild(breite);
  if (!abbild) throw new Error("karte: no boundaries to draw");
  const {bild, vergroessert, zeichnung} = abbild;
  const {legende} = texteKarte;
  // A section ends somewhere, a whole Bezirk does not.
  if (vergroessert) zeichnung.append(Rahmen(zeichnung, document));
  return {
    zeichnung,
    legende: legendeOf(abbild, document),
    erklaerung: [vergroessert && legende.ausschnitt, bild.mitWert > 0 && bild.erklaerung].filter(Boolean).join(" ")
  };
}

/** The signs a map explains: those of the states that occur, none for areas with a class. */
export const kartenzeichen = (bild: Kartenbild): Angaben["zeichen"] =>
  luecken(bild).map(({zeichen, name, grund}) => ({
    zeichen: grund === "wenige" ? texteKarte.status.wenige.zeichen : zeichen,
    bedeutung: name
  }));

/** What must be known of the shown values: breaks beside them, former areas, conversion, chance. */
function hinweiseOf({brueche, reihe, ebene, zeilen, indikator, plaetze}: Bild): string[] {
  const {titel, fuss} = texteKarte;
  // Of values that are not there nothing need be known.
  const belegt = zeilen.some(({wert}) => wert !== null);
  return [
    ...brueche.trennend.map(({ab, grund}) => titel.bruch(ab, grund)),
    texteKarte.alteGebiete(ebene, reihe.lor_stand) && titel.alteGebiete(zeilen.length),
    belegt && reihe.umgerechnet && fuss.umgerechnet,
    belegt && reihe.anmerkung && satz(reihe.anmerkung),
    belegt && plaetze === 0 && titel.ohneSicherheit,
    plaetze > 0 && indikator.ki_verfahren === "wilson_angenaehert" && titel.angenaehert
  ].filter((text): text is string => typeof text === "string" && text !== "");
}

/** *adresse* with *angaben* in its query: what is usual today need not be so when a link is followed. */
function mitAngaben(adresse: string, angaben: Readonly<Record<string, string>>): string {
  if (adresse === "") return adresse;
  const url = new URL(adresse);
  for (const [name, wert] of Object.entries(angaben)) url.searchParams.set(name, wert);
  return url.href.replaceAll("%2F", "/");
}

/** What a reader takes along of the map page, the same for its picture and its file of data; sources with those of the boundaries. */
export function kartenAngaben(
  bild: Bild,
  {grenzen, document}: {grenzen: Grenzen["properties"]; document: Document}
): Angaben {
  const {indikator, reihe, ebene} = bild;
  const angaben = angabenOf(
    {
      titel: indikator.titel,
      untertitel: bild.untertitel,
      name: {was: indikator.id, wo: ebene, wann: reihe.zeitraum, ansicht: "karte"},
      quellen: [...reihe.quellenvermerke, ...(grenzen ? [texteKarte.fuss.grenzen(grenzen)] : [])],
      zeichen: kartenzeichen(bild),
      hinweise: hinweiseOf(bild),
      datenstand: formatZeitraum(reihe.zeitraum)
    },
    document
  );
  const fest = {indikator: indikator.id, ebene, zeitraum: reihe.zeitraum};
  return {...angaben, adresse: mitAngaben(angaben.adresse, fest)};
}

/** The map of the map page as a picture; none while nothing is shown. */
export function kartenBild({
  landkarte,
  bildOf,
  geometrie,
  document
}: {
  landkarte: Pick<Landkarte, "abbild">;
  bildOf: () => Bild | null;
  geometrie: Partial<Record<"2019" | "2021", Grenzen>>;
  document: Document;
}): Bildquelle {
  return {
    angaben() {
      const bild = bildOf();
      return bild && kartenAngaben(bild, {grenzen: geometrie[bild.reihe.lor_stand]?.properties, document});
    },
    zeichne(breite, document) {
      const bild = bildOf();
      const worte = bild ? satzOf(bild).map(({kopf, text}) => (kopf ? `${kopf}: ${text}` : text)) : [];
      return {...karteninhalt(landkarte, breite, document), beschreibung: worte.join(" ")};
    }
  };
}
