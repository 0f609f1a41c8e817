import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {angabenOf as angabenDerSeite} from "../bild/angaben.js";
import type {Bildquelle} from "../bild/modell.js";
import type {Grenzen} from "../karte/geometrie.js";
import {karteninhalt, kartenzeichen} from "../karte/kartenblatt.js";
import type {Landkarte} from "../karte/Landkarte.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {formatZahl} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {roundTo, type Einteilung, type Stufe, type Wertklasse} from "../../method/klassen.js";
import {berechnetesBild, type Kartenbild} from "../karte/bild.js";
import {deckungOf, mengeText, rateStellen, stellenOf, zustandWort, type Ansicht, type Zeile} from "./ansicht.js";
import {abdeckungOf, quellenOf} from "./ausfuhr.js";
import {robustWort} from "./Tabelle.js";
import {worteOf} from "./worte.js";

const stufen: readonly (readonly Stufe[])[] = [[3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]];

/** Amounts nearer to each other than this share of the largest are not told apart by colour. */
const gleichAb = 0.1;

/**
 * Classes of amounts: at most five of equal width with round bounds, each at least a tenth of the largest amount wide, so that
 * a difference in colour is one in amount. One class where all lie closer together than that.
 */
export function mengenklassen(werte: readonly (number | null)[], stellen: number, einheit: string): Einteilung {
  const gezeigt = werte.filter((w) => w !== null).map((w) => roundTo(w, stellen));
  const [min, max] = [Math.min(...gezeigt), Math.max(...gezeigt)];
  const schritt = 10 ** -stellen;
  const klasse = (von: number, bis: number, stufe: Stufe): Wertklasse => ({
    ...{von, bis, stufe, anzahl: gezeigt.filter((w) => w >= von && w <= bis).length},
    name: texteLuecken.karte.klassen.menge(formatZahl(von, stellen), formatZahl(bis, stellen), einheit)
  });
  if (gezeigt.length === 0) return {verfahren: "eine_klasse", klassen: [], zusammengelegt: false};
  if (max - min < Math.max(schritt, gleichAb * max))
    return {verfahren: "eine_klasse", klassen: [klasse(min, max, 3)], zusammengelegt: false};
  const runde = Array.from({length: 14}, (_, i) => 10 ** (i - 3)).flatMap((p) => [p, 2 * p, 2.5 * p, 5 * p]);
  const ersteOf = (breite: number): number => Math.floor(min / breite + 1e-9);
  const anzahlOf = (breite: number): number => Math.floor(max / breite + 1e-9) - ersteOf(breite) + 1;
  const breite = runde.find(
    (b) =>
      b >= Math.max(schritt, gleichAb * max) && Math.abs(roundTo(b, stellen) - b) < 1e-9 && anzahlOf(b) <= stufen.length
  )!;
  return {
    verfahren: "klassen",
    zusammengelegt: false,
    klassen: stufen[anzahlOf(breite) - 1]!.map((stufe, i) => {
      const von = roundTo((ersteOf(breite) + i) * breite, stellen);
      return klasse(von, roundTo(von + breite - schritt, stellen), stufe);
    })
  };
}

/**
 * Classes of coverage in per cent around 100, the same for every view so that views can be compared: the limit of a gap and
 * its reciprocal bound what is about the share; among Planungsräume half and double set off the ends. Classes with few areas
 * stay: putting "less" and "about the share" together would hide what the map is for.
 */
export function deckungsklassen(werte: readonly (number | null)[], grenze: number, fein: boolean): Einteilung {
  const {klassen: texte} = texteLuecken.karte;
  const unten = Math.round(100 * grenze);
  const oben = Math.round(100 / grenze);
  const halb = fein && unten > 50;
  const roh: Omit<Wertklasse, "anzahl">[] = [
    ...(halb ? [{von: null, bis: 49, name: texte.haelfte, stufe: 1 as const}] : []),
    {von: halb ? 50 : null, bis: unten - 1, name: texte.unter(unten), stufe: 2},
    {von: unten, bis: oben, name: texte.gleich(unten, oben), stufe: 3},
    {von: oben + 1, bis: halb ? 200 : null, name: texte.ueber(oben), stufe: 4},
    ...(halb ? [{von: 201, bis: null, name: texte.doppelt, stufe: 5 as const}] : [])
  ];
  const gezeigt = werte.filter((w) => w !== null).map((w) => roundTo(w, 0));
  return {
    verfahren: "abweichung",
    zusammengelegt: false,
    klassen: roh.map((k) => ({
      ...k,
      anzahl: gezeigt.filter((w) => (k.von === null || w >= k.von) && (k.bis === null || w <= k.bis)).length
    }))
  };
}

/** Lines of the panel at an area, after its value: the state, the amount, who reported, how firm the gap is. */
function angabenOf(zeile: Zeile, {wahl: {messgroesse}, hatLuecke}: Ansicht, grenze: number): string[] {
  const {status, luecke, teilwert} = zeile;
  const {einheit} = texteLeistungen.messgroesse[messgroesse];
  return [
    status === "null_wert" && zustandWort(status),
    hatLuecke && status === "wert" && `${mengeText(zeile, messgroesse)} ${einheit}`,
    status === "nicht_gemeldet" &&
      teilwert !== null &&
      texteLuecken.tabelle.teilwert(`${formatZahl(teilwert, stellenOf(messgroesse))} ${einheit}`),
    luecke && robustWort(luecke, grenze),
    `${texteLuecken.tabelle.gemeldet}: ${texteLuecken.tabelle.nVonN(zeile.gemeldet, zeile.zentren)}`
  ].filter((text): text is string => typeof text === "string" && text !== "–");
}

function deckungProzent(zeile: Zeile): number | null {
  const deckung = deckungOf(zeile);
  return deckung === null ? null : 100 * deckung;
}

/**
 * The map: coverage where there are gaps, else the amount per 1,000 people, else the amount. An area without any offer is
 * drawn as a state of its own, not as a low value.
 */
export function kartenbildOf(data: LueckenData, ansicht: Ansicht): Kartenbild {
  const {karte} = texteLuecken;
  const {wahl, hatLuecke, gezaehlt, zeilen, reihe} = ansicht;
  const {messgroesse, ebene, logik, jahr, zielgruppe, lambda, gebiet} = wahl;
  const {titel, einheit} = texteLeistungen.messgroesse[messgroesse];
  const mitRate = !hatLuecke && gezaehlt && (reihe?.je_1000.some((x) => x !== null) ?? false);
  const nachkommastellen = hatLuecke ? 0 : mitRate ? rateStellen : stellenOf(messgroesse);
  const wertOf = (z: Zeile): number | null => (hatLuecke ? deckungProzent(z) : mitRate ? z.je_1000 : z.wert);
  const klassiert = zeilen.map((z) => (z.status === "null_wert" ? null : wertOf(z)));
  const bild = berechnetesBild({
    serie: JSON.stringify([zielgruppe, logik, messgroesse, ebene, jahr, lambda]),
    indikator: {
      titel: hatLuecke ? karte.deckungTitel(titel) : titel,
      einheit_kurz: hatLuecke ? "%" : mitRate ? "je 1.000" : "",
      ...{nachkommastellen, klassen: null},
      polaritaet: hatLuecke ? "ressource" : "keine_wertung",
      zustaende: {
        ...Object.fromEntries(
          Object.entries(texteLeistungen.zustand).map(([id, name]) => [
            id,
            {name, erklaerung: texteLeistungen.zustandErklaerung[id as keyof typeof texteLeistungen.zustand]}
          ])
        ),
        // Amounts that gaps are computed for are there in every logic; only a need index can be missing.
        ...(hatLuecke && {entfaellt: karte.ohneDeckung})
      }
    },
    ...{ebene, lor_stand: "2021"},
    untertitel: mitMarke([ansicht.untertitel, hatLuecke ? "" : einheit].filter(Boolean).join(" · "), data.stand),
    beschriftung: mitMarke(
      karte.beschriftung(
        ...([hatLuecke ? karte.deckungTitel(titel) : titel, ansicht.gruppe.titel] as const),
        [ansicht.untertitel, mitRate && texteLeistungen.je1000].filter(Boolean).join(" · "),
        hatLuecke ? texteLuecken.gewicht(lambda) : null
      ),
      data.stand
    ),
    aufsteigend: true,
    punkteTitel: karte.zentrenZeigen,
    erklaerung: hatLuecke ? karte.erklaerung : karte.erklaerungMenge,
    einteilung: hatLuecke
      ? deckungsklassen(klassiert, data.deckung_unter, ebene === "plr")
      : mengenklassen(klassiert, nachkommastellen, mitRate ? "je 1.000" : einheit),
    gebiete: zeilen.map((z) => ({
      ...{gebiet_id: z.gebiet_id, name: z.name, parent_name: z.parent_name, wert: wertOf(z)},
      // Where there is an amount but nothing to show here, say coverage without a need index, nothing was counted.
      status: wertOf(z) === null && (z.status === "wert" || z.status === "null_wert") ? "entfaellt" : z.status,
      angaben: angabenOf(z, ansicht, data.deckung_unter)
    })),
    punkte: zentrenAufKarte(data, jahr).map(({zentrum, zeichen, ort: [x, y]}) => ({zeichen, name: zentrum.name, x, y})),
    ausgewaehlt: gebiet
  });
  const ohneKlasse = bild.zeilen.map((z) => (z.status === "null_wert" ? {...z, klasse: null} : z));
  return {
    ...bild,
    zeilen: ohneKlasse,
    ausgewaehlt: ohneKlasse.find((z) => z.gebiet_id === gebiet) ?? null
  };
}

/** What a reader takes along of the map; sources with those of the boundaries. */
export function kartenAngaben(
  data: LueckenData,
  ansicht: Ansicht,
  {grenzen, document}: {grenzen: Grenzen["properties"]; document: Document}
): Angaben {
  const {wahl, hatLuecke, gruppe} = ansicht;
  const bild = kartenbildOf(data, ansicht);
  return angabenDerSeite(
    {
      titel: `${bild.indikator.titel}: ${gruppe.titel}`,
      untertitel: [bild.untertitel, hatLuecke && texteLuecken.gewicht(wahl.lambda)].filter(Boolean).join(" · "),
      name: {
        was: [hatLuecke ? "deckung" : "leistung", wahl.zielgruppe, wahl.messgroesse, wahl.logik].join("_"),
        ...{wo: wahl.ebene, wann: String(wahl.jahr), ansicht: "luecken_karte"}
      },
      quellen: [...quellenOf(data), ...(grenzen ? [texteKarte.fuss.grenzen(grenzen)] : [])],
      zeichen: kartenzeichen(bild),
      hinweise: [abdeckungOf(data, wahl.jahr), texteLeistungen.wirkung],
      datenstand: texteLuecken.diagramm.datenstand(data.bedarf_stand, wahl.jahr)
    },
    document
  );
}

/** The map as a picture; none while nothing is shown. */
export function lueckenBild({
  data,
  landkarte,
  ansichtOf,
  grenzen,
  document
}: {
  data: LueckenData;
  landkarte: Pick<Landkarte, "abbild">;
  ansichtOf: () => Ansicht | null;
  grenzen?: Grenzen | undefined;
  document: Document;
}): Bildquelle {
  return {
    angaben() {
      const ansicht = ansichtOf();
      return ansicht && kartenAngaben(data, ansicht, {grenzen: grenzen?.properties, document});
    },
    zeichne(breite, document) {
      const ansicht = ansichtOf();
      const worte = ansicht ? worteOf(data, ansicht).map(({kopf, text}) => (kopf ? `${kopf}: ${text}` : text)) : [];
      return {...karteninhalt(landkarte, breite, document), beschreibung: worte.join(" ")};
    }
  };
}

type Zentrum = LueckenData["zentren"][number];

/** A to Z, AA, AB …: digits would be taken for those of the classes. */
const buchstabeOf = (k: number): string =>
  (k < 26 ? "" : buchstabeOf(Math.floor(k / 26) - 1)) + String.fromCharCode(65 + (k % 26));

/** Centres with a place that were open in *jahr*, each with the letter that stands on the map; in the order of the data. */
export function zentrenAufKarte(
  {zentren, stand}: LueckenData,
  jahr: number
): {zentrum: Zentrum; zeichen: string; ort: [number, number]}[] {
  const i = stand.meldejahre.findIndex((m) => m.jahr === jahr);
  return zentren
    .filter(({lage, monate}) => lage !== null && (monate[i]?.erwartet ?? 0) > 0)
    .map((zentrum, k) => ({zentrum, zeichen: buchstabeOf(k), ort: zentrum.lage!}));
}
