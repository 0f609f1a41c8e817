import type {IndikatorSeite, Wert} from "../../../loaders/marts/shapes.js";
import {formatIntervall, formatMitEinheit, formatWert, formatZeitraum, jahrOf} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {istVeraenderung} from "../../lib/zustaende.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {element} from "../dom.js";
import {Zeitverlauf, type Verlaufsreihe} from "../charts/Zeitverlauf.js";
import {luecken} from "../charts/zeitreihe.js";
import {verlaufAusfuhr, type LadeAlle} from "./indikatorausfuhr.js";
import {Wertanzeige} from "./Wertanzeige.js";

const texte = texteProfil.indikator.verlauf;

/** What may be said of the Bezirk's series by rule: a trend, or the change with its interval or the word that there is none. */
function verlaufSatz({kopf, verlauf}: IndikatorSeite): string {
  if (verlauf.art === "keine") return "";
  const von = jahrOf(verlauf.von);
  if (verlauf.art === "trend") return texte.trend(von, jahrOf(verlauf.bis), verlauf.richtung);
  const {intervall, ohne} = texteProfil.unsicherheit;
  const einheit_kurz = kopf.einheit_kurz === "%" ? texte.prozentpunkte : kopf.einheit_kurz;
  const {differenz, ki} = verlauf;
  const sicherheit = ki ? `${intervall} ${formatIntervall(ki, {...kopf, einheit_kurz: ""})}` : ohne;
  const plus = differenz > 0 ? "+" : "";
  return texte.veraenderung(
    von,
    `${plus}${formatMitEinheit(differenz, einheit_kurz, kopf.nachkommastellen)}`,
    sicherheit
  );
}

/**
 * Bezirk and Berlin over time with gaps and breaks; a sentence where there are fewer than two dates. *alle* fetches all areas and
 * years for a file of data.
 */
export function Indikatorverlauf(seite: IndikatorSeite, document = globalThis.document, alle?: LadeAlle): HTMLElement {
  const {indikator, kopf, reihen} = seite;
  const known = reihen.filter((d) => d.bezirk.wert !== null || d.berlin.wert !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return element(document, "p", {class: "lesetext"}, texte.keiner);
  if (first === last) return element(document, "p", {class: "lesetext"}, texte.einer);
  // A sum of all Berlin would squash the Bezirk's line to the axis.
  const summe = indikator.berechnung.art === "summe";
  const allein = summe || !kopf.ebenen_vergleichbar;
  const toReihe = (art: "bezirk" | "berlin", name: string): Verlaufsreihe => ({
    art,
    name,
    werte: reihen.map((d) => ({jahr: jahrOf(d.zeitraum), wert: d[art].wert, ki: d[art].ki}))
  });
  const bezirk = toReihe("bezirk", texteProfil.bezirk);
  const von = jahrOf(first.zeitraum);
  const bis = jahrOf(last.zeitraum);
  const brueche = indikator.brueche.filter((b) => jahrOf(b.ab) > von && jahrOf(b.ab) <= bis);
  const {bruchmarke} = texteProfil.mss;
  const mitIntervall = {bezirk: reihen.some((d) => d.bezirk.ki), berlin: reihen.some((d) => d.berlin.ki)};
  const intervall = ({ki}: Wert) => ({inhalt: ki && formatIntervall(ki, kopf)});
  const negativ = known.some((d) => (d.bezirk.wert ?? 0) < 0 || (d.berlin.wert ?? 0) < 0);
  const satz = (f: typeof texte.befund | typeof texte.befundErst, d: typeof first) =>
    f(
      formatZeitraum(d.zeitraum),
      formatWert(d.bezirk, kopf),
      kopf.ebenen_vergleichbar ? formatWert(d.berlin, kopf) : null
    );
  const lesehilfe = [
    ...(mitIntervall.bezirk ? [texte.band] : []),
    ...brueche.map((b, i) => texte.bruch(bruchmarke(i + 1), formatZeitraum(b.ab), b.grund))
  ];
  const hinweise = [
    !mitIntervall.bezirk && istVeraenderung(kopf) && texteProfil.unsicherheit.ohneSatz,
    summe && texte.nurBezirk,
    !kopf.ebenen_vergleichbar && texte.keinVerlauf,
    ...luecken(bezirk.werte).map(({von, bis}) => texte.luecke(von, bis))
  ].filter((d) => d !== false);
  return ChartFigure({
    id: "bild-verlauf",
    titel: texte.titel(indikator.titel, formatWert(last.bezirk, kopf), bis),
    untertitel: (allein ? texte.untertitelBezirk : texte.untertitel)(
      von,
      bis,
      indikator.einheit,
      negativ ? texte.achseMitNull : texte.achseAbNull
    ),
    befund: [satz(texte.befund, last), satz(texte.befundErst, first), verlaufSatz(seite)].filter(Boolean).join(" "),
    zeichne: (width) =>
      Zeitverlauf(allein ? [bezirk] : [bezirk, toReihe("berlin", texteProfil.berlin)], {
        einheit: kopf,
        brueche: brueche.map((b) => jahrOf(b.ab)),
        bruchmarke,
        width: Math.min(width, 860),
        document
      }),
    hinweise: [...lesehilfe, ...hinweise],
    quelle: seite.quellen.map((q) => q.quellenvermerk),
    datenstand: formatZeitraum(last.zeitraum),
    tabelleDrucken: true,
    tabelle: {
      beschriftung: texte.tabelle(indikator.titel),
      spalten: [
        {titel: texte.spalten.stand},
        {titel: texte.spalten.bezirk, zahl: true},
        ...(mitIntervall.bezirk ? [{titel: texte.spalten.bezirkIntervall, zahl: true}] : []),
        ...(kopf.ebenen_vergleichbar ? [{titel: texte.spalten.berlin, zahl: true}] : []),
        ...(mitIntervall.berlin ? [{titel: texte.spalten.berlinIntervall, zahl: true}] : [])
      ],
      zeilen: reihen.map((d) => [
        {inhalt: formatZeitraum(d.zeitraum)},
        {inhalt: Wertanzeige(d.bezirk, kopf, document)},
        ...(mitIntervall.bezirk ? [intervall(d.bezirk)] : []),
        ...(kopf.ebenen_vergleichbar ? [{inhalt: Wertanzeige(d.berlin, kopf, document)}] : []),
        ...(mitIntervall.berlin ? [intervall(d.berlin)] : [])
      ])
    },
    ausfuhr: verlaufAusfuhr(seite, {hinweise, lesehilfe, alle}),
    document
  });
}
