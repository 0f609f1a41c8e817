import type {MethodikData} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit, formatZahl, formatZeitraum} from "../../lib/format.js";
import {methodik} from "../../lib/texte/methodik.js";
import {el} from "../shell/dom.js";
import {tabelle} from "./tabelle.js";

const prozent = (anteil: number): string => formatMitEinheit(anteil * 100, "%");

type Indikatoren = MethodikData["indikatoren"];
/** The heading of an indicator; the id if the list lacks it. */
const kopfOf = (indikatoren: Indikatoren, id: string) => indikatoren.find(({kopf}) => kopf.id === id)?.kopf;
const titelOf = (indikatoren: Indikatoren, id: string): string => kopfOf(indikatoren, id)?.kurztitel ?? id;

/** Every choice of the robustness test as it stands in the catalogue. */
export function Laufregeln(optionen: MethodikData["optionen"]): HTMLElement {
  const t = methodik.laeufe;
  const zeilen = [
    [t.laeufe, formatZahl(optionen.laeufe)],
    // A name rather than an amount: without thousands separators it can be copied.
    [t.startzahl, String(optionen.startzahl)],
    [t.rangspanne, t.rangspanneWert(prozent(optionen.rangspanne))],
    [t.schwankung, t.schwankungWert(prozent(optionen.gewicht_schwankung))],
    [t.oberster, t.obersterWert(prozent(optionen.oberster_anteil))],
    [t.frei, t.freiWert(formatZahl(optionen.freie_gewichtungen))],
    [t.mindestanteil, t.mindestanteilWert(prozent(optionen.mindestanteil))],
    [t.ausreisser, t.ausreisserWert(formatZahl(optionen.ausreisser_hoechstens))],
    [t.doppelt, t.doppeltWert(formatZahl(optionen.doppelt_ab, 2))]
  ];
  return el(
    "dl",
    {class: "angaben methodik-angaben"},
    zeilen.map(([name, wert]) => el("div", {}, el("dt", {}, name), el("dd", {}, wert)))
  );
}

/** Indicators and areas whose outlying values half of the runs pull in; a sentence if there are none. */
export function Ausreisser({ausreisser, indikatoren}: Pick<MethodikData, "ausreisser" | "indikatoren">): HTMLElement {
  const t = methodik.ausreisser;
  if (ausreisser.length === 0) return el("p", {class: "lesetext"}, t.keine);
  return tabelle({
    beschriftung: t.beschriftung,
    spalten: [{titel: t.merkmal}, {titel: t.gebiet}, {titel: t.von, zahl: true}, {titel: t.nach, zahl: true}],
    zeilen: ausreisser.flatMap(({indikator, verfahren, gebiete}) => {
      const merkmal = {inhalt: titelOf(indikatoren, indikator)};
      if (verfahren === "log") return [[merkmal, {inhalt: t.log}, {inhalt: ""}, {inhalt: ""}]];
      const kopf = kopfOf(indikatoren, indikator);
      const zahl = (x: number) => formatMitEinheit(x, kopf?.einheit_kurz ?? "", kopf?.nachkommastellen ?? 1);
      return gebiete.map(({gebiet_id, name, von, nach}) => [
        merkmal,
        {inhalt: `${name} (${gebiet_id})`},
        {inhalt: zahl(von)},
        {inhalt: zahl(nach)}
      ]);
    })
  });
}

/**
 * Pairs of indicators in the index that say nearly the same, and a sentence if they are more than half of all; another if
 * there are none.
 */
export function Doppelt({
  doppelt,
  indikatoren,
  optionen
}: Pick<MethodikData, "doppelt" | "indikatoren" | "optionen">): HTMLElement {
  const t = methodik.doppelt;
  if (doppelt.length === 0) return el("p", {class: "lesetext"}, t.keine(formatZahl(optionen.doppelt_ab, 2)));
  const alle = indikatoren.filter(({gewicht}) => gewicht > 0).length;
  const betroffen = new Set(doppelt.flatMap(({a, b}) => [a, b])).size;
  return el(
    "div",
    {},
    el("p", {class: "lesetext"}, t.einleitung),
    el(
      "ul",
      {class: "lesetext"},
      doppelt.map(({a, b, r}) =>
        el("li", {}, t.paar(titelOf(indikatoren, a), titelOf(indikatoren, b), formatZahl(r, 2)))
      )
    ),
    betroffen > alle / 2 && el("p", {class: "lesetext"}, t.anteil(formatZahl(betroffen), formatZahl(alle)))
  );
}

/** Breaks of the indicators in the index; a sentence if there are none. */
export function Brueche({brueche, indikatoren}: Pick<MethodikData, "brueche" | "indikatoren">): HTMLElement {
  const t = methodik.brueche;
  if (brueche.length === 0) return el("p", {class: "lesetext"}, t.keine);
  return tabelle({
    beschriftung: t.beschriftung,
    spalten: [{titel: t.merkmal}, {titel: t.ab}, {titel: t.grund}],
    zeilen: brueche.map(({indikator, ab, grund}) => [
      {inhalt: titelOf(indikatoren, indikator)},
      {inhalt: formatZeitraum(ab)},
      {inhalt: grund}
    ])
  });
}
