import type {IndikatorSeite, Urteil, Wert} from "../../../loaders/marts/shapes.js";
import {istVeraltet} from "../../lib/alter.js";
import {aufzaehlung, formatIntervall, formatWert, formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {urteile} from "../../lib/zustaende.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import type {DatentabelleOptions, Zelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";
import {Gebietebalken} from "../charts/Gebietebalken.js";
import {Klassenbalken, klassenzahlenOf} from "../charts/Klassenbalken.js";
import {Punktstreifen, type Vergleichslinie} from "../charts/Punktstreifen.js";
import {ebeneAusfuhr, type LadeAlle} from "./indikatorausfuhr.js";
import {grundOf, istVergleichswert, restSatz} from "./saetze.js";
import {Wertanzeige, Zeichenlegende} from "./Wertanzeige.js";

const texte = texteProfil.indikator.ebene;
type Ebene = IndikatorSeite["ebenen"][number];
/** More areas than this are shown as dots, since bars would fill the screen. */
const meisteBalken = 15;

/** The remark that all areas share, "" if they have none or several. */
function gemeinsameAnmerkung(zeilen: Ebene["zeilen"]): string {
  const remarks = new Set(zeilen.map((z) => z.wert.anmerkung));
  const [first = ""] = remarks;
  return remarks.size === 1 ? first : "";
}

/** Why areas have no value, each reason once with the areas it holds for. */
function gruendeOf({kopf}: IndikatorSeite, {zeilen}: Ebene): string[] {
  const namesByGrund = new Map<string, string[]>();
  for (const {name, wert} of zeilen)
    if (wert.wert === null) {
      const grund = grundOf(wert, kopf);
      namesByGrund.set(grund, [...(namesByGrund.get(grund) ?? []), name]);
    }
  return [...namesByGrund].map(([grund, names]) => `${aufzaehlung(names)}: ${grund}.`);
}

/** From below to above, for sorting; too few cases come last. */
const urteilfolge: Record<Urteil, number | null> = {unter: 1, nicht_erkennbar: 2, ueber: 3, zu_wenige_faelle: null};

function tabelleOf(
  seite: IndikatorSeite,
  {ebene, zeitraum, zeilen}: Ebene,
  document: Document
): Omit<DatentabelleOptions, "document"> {
  const {indikator, kopf} = seite;
  const {zumBezirk, zuBerlin} = texteProfil.unsicherheit;
  const zahl = (wert: number | null): Zelle => ({
    inhalt: wert === null ? "" : formatZahl(wert, wert % 1 === 0 ? 0 : 1),
    sortierwert: wert
  });
  const mitIntervall = zeilen.some((z) => z.wert.ki);
  const massstaebe = (["bezirk", "berlin"] as const).filter((m) => zeilen.some((z) => z.urteile[m]));
  const urteil = (d: Urteil | null): Zelle =>
    d === null ? {inhalt: "", sortierwert: null} : {inhalt: urteile[d].kurz, sortierwert: urteilfolge[d]};
  const mitZaehler = zeilen.some((z) => z.wert.zaehler !== null && z.wert.zaehler !== z.wert.wert);
  const mitNenner = zeilen.some((z) => z.wert.nenner !== null);
  const mitAnmerkung = gemeinsameAnmerkung(zeilen) === "" && zeilen.some((z) => z.wert.anmerkung !== "");
  return {
    beschriftung: texte.tabelle(indikator.titel, texteProfil.ebenen[ebene].plural, formatZeitraum(zeitraum)),
    sortierbar: true,
    spalten: [
      {titel: texte.spalten.gebiet},
      {titel: texte.spalten.wert, zahl: true},
      ...(mitIntervall ? [{titel: texteProfil.unsicherheit.intervall, zahl: true}] : []),
      ...massstaebe.map((m) => ({titel: m === "bezirk" ? zumBezirk : zuBerlin})),
      {titel: texte.spalten.parent},
      ...(mitZaehler ? [{titel: texte.spalten.zaehler, zahl: true}] : []),
      ...(mitNenner ? [{titel: texte.spalten.nenner, zahl: true}] : []),
      ...(mitAnmerkung ? [{titel: texte.spalten.anmerkung}] : [])
    ],
    zeilen: zeilen.map((z) => [
      {inhalt: element(document, "a", {href: `../gebiete/${z.gebiet_id}`}, z.name), sortierwert: z.name},
      {inhalt: Wertanzeige(z.wert, kopf, document), sortierwert: z.wert.wert},
      ...(mitIntervall
        ? [{inhalt: z.wert.ki && formatIntervall(z.wert.ki, kopf), sortierwert: z.wert.ki?.unten ?? null}]
        : []),
      ...massstaebe.map((m) => urteil(z.urteile[m])),
      {inhalt: z.parent_name, sortierwert: z.parent_name},
      ...(mitZaehler ? [zahl(z.wert.zaehler)] : []),
      ...(mitNenner ? [zahl(z.wert.nenner)] : []),
      ...(mitAnmerkung ? [{inhalt: z.wert.anmerkung, sortierwert: z.wert.anmerkung}] : [])
    ])
  };
}

/** How many areas lie above, below and not recognisably apart from the rest of the Bezirk; "" where nothing is compared. */
function urteilszahlen(zeilen: Ebene["zeilen"]): string {
  const zahlen = (["ueber", "nicht_erkennbar", "unter"] as const)
    .map((d) => ({name: urteile[d].kurz, anzahl: zeilen.filter((z) => z.urteile.bezirk === d).length}))
    .filter(({anzahl}) => anzahl > 0);
  return zahlen.length === 0 ? "" : texteProfil.unsicherheit.anzahl(zahlen.map((d) => `${d.name} ${d.anzahl}`));
}

/**
 * Heading and finding of one level: highest and lowest value with their intervals and the verdicts counted, or the number of
 * areas per class. Areas with too few cases are counted, never placed.
 */
export function ebeneSaetze(
  seite: Pick<IndikatorSeite, "kopf">,
  {ebene, zeilen}: Ebene
): {titel: string; befund: string} {
  const {kopf} = seite;
  const {plural, dativ} = texteProfil.ebenen[ebene];
  const known = zeilen.filter((z) => istVergleichswert(z.wert)).toSorted((a, b) => b.wert.wert! - a.wert.wert!);
  const rest = restSatz(zeilen.map((z) => z.wert));
  const high = known[0];
  const low = known.at(-1);
  if (!high || !low) return {titel: texte.titelOhne(plural), befund: texte.befundOhne};
  if (kopf.klassen) {
    const zahlen = klassenzahlenOf(
      known.map((z) => z.wert.wert),
      {klassen: kopf.klassen, ohne: texte.ohne}
    );
    const most = Math.max(...zahlen.map((d) => d.anzahl));
    const largest = zahlen.filter((d) => d.anzahl === most).map((d) => d.name);
    return {
      titel: texte.titelKlassen(dativ, aufzaehlung(largest), most, known.length),
      befund: [texte.befundKlassen(zahlen.map((d) => `${d.name} ${d.anzahl}`)), rest].filter(Boolean).join(" ")
    };
  }
  const von = formatWert(low.wert, kopf);
  const bis = formatWert(high.wert, kopf);
  if (von === bis)
    return {
      titel: texte.titelGleich(plural, von),
      befund: [texteProfil.blick.gleich(known.length, plural, von), rest].filter(Boolean).join(" ")
    };
  const names = (shown: string) => {
    const ties = zeilen
      .filter((z) => istVergleichswert(z.wert) && formatWert(z.wert, kopf) === shown)
      .map((z) => z.name);
    return ties.length > 3 ? texte.gebiete(ties.length) : aufzaehlung(ties);
  };
  const mitIntervall = (shown: string, {wert}: typeof high) =>
    wert.ki ? texte.mitIntervall(shown, formatIntervall(wert.ki, kopf)) : shown;
  const sicherheit = known.some((z) => z.wert.ki) ? urteilszahlen(zeilen) : texteProfil.unsicherheit.ohneSatz;
  return {
    titel: texte.titel(plural, von, bis),
    befund: [texte.befund(names(bis), mitIntervall(bis, high), names(von), mitIntervall(von, low)), sicherheit, rest]
      .filter(Boolean)
      .join(" ")
  };
}

/**
 * The newest values of one level as picture and sortable table: bars, dots where there are many areas, or class counts. *alle*
 * fetches all areas and years for a file of data.
 */
export function Indikatorebene(
  seite: IndikatorSeite,
  ebene: Ebene,
  document = globalThis.document,
  heute = new Date(),
  alle?: LadeAlle
): HTMLElement {
  const {indikator, kopf} = seite;
  const alter = istVeraltet(ebene.zeitraum, kopf.turnus_monate, heute) ? ` (${texteProfil.alter.hinweis})` : "";
  const punkte = ebene.zeilen.map((z) => ({
    gebiet_id: z.gebiet_id,
    name: z.name,
    wert: z.wert.wert,
    status: z.wert.status,
    ki: z.wert.ki
  }));
  const mitIntervall = punkte.some((d) => d.ki);
  const mitPunkten = !kopf.klassen && punkte.length > meisteBalken;
  const at = (name: "bezirk" | "berlin"): Wert | undefined => {
    const level = seite.ebenen.find((e) => e.ebene === name);
    return level?.zeitraum === ebene.zeitraum ? level.zeilen[0]?.wert : undefined;
  };
  const daneben =
    indikator.berechnung.art === "summe" || !indikator.ebenen_vergleichbar
      ? []
      : (["bezirk", "berlin"] as const).flatMap((art) => {
          const wert = at(art);
          return wert ? [{art, name: texteProfil[art], wert}] : [];
        });
  const vergleiche = daneben.flatMap(({art, name, wert: {wert}}): Vergleichslinie[] =>
    wert === null ? [] : [{art, name, wert}]
  );
  const stichtag = formatZeitraum(ebene.zeitraum);
  const {klassen} = kopf;
  const zeichne = klassen
    ? (width: number) =>
        Klassenbalken(
          punkte.map((d) => d.wert),
          {klassen, polaritaet: kopf.polaritaet, ohne: texte.ohne, width: Math.min(width, 640), document}
        )
    : mitPunkten
      ? (width: number) =>
          Punktstreifen(punkte, {einheit: kopf, vergleiche, beschriftet: true, width: Math.min(width, 860), document})
      : (width: number) => Gebietebalken(punkte, {einheit: kopf, vergleiche, width: Math.min(width, 860), document});
  const saetze = ebeneSaetze(seite, ebene);
  const lesehilfe = mitIntervall ? [mitPunkten ? texte.punkte : texte.whisker] : [];
  const hinweise = [gemeinsameAnmerkung(ebene.zeilen), ...gruendeOf(seite, ebene)].filter((text) => text !== "");
  return ChartFigure({
    ...saetze,
    id: `bild-${ebene.ebene}`,
    untertitel: [texteProfil.ebenen[ebene.ebene].plural, `${stichtag}${alter}`, indikator.einheit].join(
      texteProfil.chart.trenner
    ),
    zeichne,
    hinweise: [
      ...lesehilfe,
      ...hinweise,
      Zeichenlegende(
        ebene.zeilen.map((z) => [z.wert, kopf] as const),
        document
      )
    ].filter((d) => d !== null),
    quelle: ebene.quellenvermerke,
    datenstand: stichtag,
    tabelleDrucken: true,
    tabelle: tabelleOf(seite, ebene, document),
    ausfuhr: ebeneAusfuhr(seite, ebene, {titel: saetze.titel, vergleiche: daneben, hinweise, lesehilfe, alle}),
    document
  });
}

/** All levels below Berlin with more than one area, from the Bezirksregionen to the Planungsräume. */
export function Indikatorebenen(
  seite: IndikatorSeite,
  document = globalThis.document,
  heute = new Date(),
  alle?: LadeAlle
): HTMLElement {
  const ebenen = (["bzr", "pgr", "plr"] as const).flatMap((name) => seite.ebenen.find((e) => e.ebene === name) ?? []);
  return element(
    document,
    "div",
    {class: "indikatorebenen"},
    ebenen.map((ebene) => Indikatorebene(seite, ebene, document, heute, alle))
  );
}
