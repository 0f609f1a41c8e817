import type {IndikatorSeite, Wert} from "../../../loaders/marts/shapes.js";
import {istVeraltet} from "../../lib/alter.js";
import {formatWert, formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import type {DatentabelleOptions, Zelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";
import {Gebietebalken} from "../charts/Gebietebalken.js";
import {Klassenbalken, klassenzahlenOf} from "../charts/Klassenbalken.js";
import {Punktstreifen, type Vergleichslinie} from "../charts/Punktstreifen.js";
import {grundOf} from "./saetze.js";
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
  return [...namesByGrund].map(([grund, names]) => `${texteProfil.aufzaehlung(names)}: ${grund}.`);
}

function tabelleOf(
  seite: IndikatorSeite,
  {ebene, zeitraum, zeilen}: Ebene,
  document: Document
): Omit<DatentabelleOptions, "document"> {
  const {indikator, kopf} = seite;
  const zahl = (wert: number | null): Zelle => ({
    inhalt: wert === null ? "" : formatZahl(wert, wert % 1 === 0 ? 0 : 1),
    sortierwert: wert
  });
  const mitZaehler = zeilen.some((z) => z.wert.zaehler !== null && z.wert.zaehler !== z.wert.wert);
  const mitNenner = zeilen.some((z) => z.wert.nenner !== null);
  const mitAnmerkung = gemeinsameAnmerkung(zeilen) === "" && zeilen.some((z) => z.wert.anmerkung !== "");
  return {
    beschriftung: texte.tabelle(indikator.titel, texteProfil.ebenen[ebene].plural, formatZeitraum(zeitraum)),
    sortierbar: true,
    spalten: [
      {titel: texte.spalten.gebiet},
      {titel: texte.spalten.parent},
      {titel: texte.spalten.wert, zahl: true},
      ...(mitZaehler ? [{titel: texte.spalten.zaehler, zahl: true}] : []),
      ...(mitNenner ? [{titel: texte.spalten.nenner, zahl: true}] : []),
      ...(mitAnmerkung ? [{titel: texte.spalten.anmerkung}] : [])
    ],
    zeilen: zeilen.map((z) => [
      {inhalt: element(document, "a", {href: `../gebiete/${z.gebiet_id}`}, z.name), sortierwert: z.name},
      {inhalt: z.parent_name, sortierwert: z.parent_name},
      {inhalt: Wertanzeige(z.wert, kopf, document), sortierwert: z.wert.wert},
      ...(mitZaehler ? [zahl(z.wert.zaehler)] : []),
      ...(mitNenner ? [zahl(z.wert.nenner)] : []),
      ...(mitAnmerkung ? [{inhalt: z.wert.anmerkung, sortierwert: z.wert.anmerkung}] : [])
    ])
  };
}

/** Heading and finding of one level: highest and lowest value, or the number of areas per class. */
export function ebeneSaetze(
  seite: Pick<IndikatorSeite, "kopf">,
  {ebene, zeilen}: Ebene
): {titel: string; befund: string} {
  const {kopf} = seite;
  const {plural, dativ} = texteProfil.ebenen[ebene];
  const known = zeilen.filter((z) => z.wert.wert !== null).toSorted((a, b) => b.wert.wert! - a.wert.wert!);
  const missing = zeilen.length - known.length;
  const rest = missing > 0 ? texteProfil.blick.ohneAngabe(missing) : "";
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
      titel: texte.titelKlassen(dativ, texteProfil.aufzaehlung(largest), most, known.length),
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
    const ties = zeilen.filter((z) => z.wert.wert !== null && formatWert(z.wert, kopf) === shown).map((z) => z.name);
    return ties.length > 3 ? texte.gebiete(ties.length) : texteProfil.aufzaehlung(ties);
  };
  return {
    titel: texte.titel(plural, von, bis),
    befund: [texte.befund(names(bis), bis, names(von), von), rest].filter(Boolean).join(" ")
  };
}

/** The newest values of one level as picture and sortable table: bars, dots where there are many areas, or class counts. */
export function Indikatorebene(
  seite: IndikatorSeite,
  ebene: Ebene,
  document = globalThis.document,
  heute = new Date()
): HTMLElement {
  const {indikator, kopf} = seite;
  const alter = istVeraltet(ebene.zeitraum, kopf.turnus_monate, heute) ? ` (${texteProfil.alter.hinweis})` : "";
  const punkte = ebene.zeilen.map((z) => ({
    gebiet_id: z.gebiet_id,
    name: z.name,
    wert: z.wert.wert,
    status: z.wert.status
  }));
  const at = (name: "bezirk" | "berlin"): Wert | undefined => {
    const level = seite.ebenen.find((e) => e.ebene === name);
    return level?.zeitraum === ebene.zeitraum ? level.zeilen[0]?.wert : undefined;
  };
  const vergleiche: Vergleichslinie[] =
    indikator.berechnung.art === "summe" || !indikator.ebenen_vergleichbar
      ? []
      : (["bezirk", "berlin"] as const).flatMap((art) => {
          const wert = at(art)?.wert;
          return wert === null || wert === undefined ? [] : [{art, name: texteProfil[art], wert}];
        });
  const stichtag = formatZeitraum(ebene.zeitraum);
  const {klassen} = kopf;
  const zeichne = klassen
    ? (width: number) =>
        Klassenbalken(
          punkte.map((d) => d.wert),
          {klassen, polaritaet: kopf.polaritaet, ohne: texte.ohne, width: Math.min(width, 640), document}
        )
    : punkte.length > meisteBalken
      ? (width: number) =>
          Punktstreifen(punkte, {einheit: kopf, vergleiche, beschriftet: true, width: Math.min(width, 860), document})
      : (width: number) => Gebietebalken(punkte, {einheit: kopf, vergleiche, width: Math.min(width, 860), document});
  return ChartFigure({
    ...ebeneSaetze(seite, ebene),
    id: `bild-${ebene.ebene}`,
    untertitel: [texteProfil.ebenen[ebene.ebene].plural, `${stichtag}${alter}`, indikator.einheit].join(
      texteProfil.chart.trenner
    ),
    zeichne,
    hinweise: [
      gemeinsameAnmerkung(ebene.zeilen) || null,
      ...gruendeOf(seite, ebene),
      Zeichenlegende(
        ebene.zeilen.map((z) => [z.wert, kopf] as const),
        document
      )
    ].filter((d) => d !== null),
    quelle: ebene.quellenvermerke,
    datenstand: stichtag,
    tabelleDrucken: true,
    tabelle: tabelleOf(seite, ebene, document),
    document
  });
}

/** All levels below Berlin with more than one area, from the Bezirksregionen to the Planungsräume. */
export function Indikatorebenen(
  seite: IndikatorSeite,
  document = globalThis.document,
  heute = new Date()
): HTMLElement {
  const ebenen = (["bzr", "pgr", "plr"] as const).flatMap((name) => seite.ebenen.find((e) => e.ebene === name) ?? []);
  return element(
    document,
    "div",
    {class: "indikatorebenen"},
    ebenen.map((ebene) => Indikatorebene(seite, ebene, document, heute))
  );
}
