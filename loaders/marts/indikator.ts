import type {Catalogue, Indicator, Methode} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {compareNamen, jahrOf} from "../../src/lib/format.js";
import {istVeraenderung} from "../../src/lib/zustaende.js";
import {moverDifference, newcombeDifference, trendTest} from "../../src/method/uncertainty.js";
import {toWert, urteileOf} from "./bezirkswerte.js";
import type {Bezirkswerte, BezirkswertRow} from "./bezirkswerte.js";
import {istAufKarte} from "./karte.js";
import {lizenzOf, kopfOf, nennerQuelleOf, releasesOf, vermerkeOf} from "./koepfe.js";
import type {ReleaseRow} from "./releases.js";
import type {IndikatorSeite} from "./shapes.js";

function ebenenOf(werte: Bezirkswerte, catalogue: Catalogue, indicator: Indicator): IndikatorSeite["ebenen"] {
  return indicator.ebenen.flatMap((ebene) => {
    const zeitraum = werte.newest(indicator.id, ebene);
    if (zeitraum === null) return [];
    const gebiete = ebene === "berlin" ? [werte.gebiet("2021", BERLIN)] : werte.gebieteOf("2021", ebene);
    const zeilen = gebiete.map((g) => ({
      gebiet_id: g.gebiet_id,
      name: g.name,
      parent_name: g.parent_id === null ? "" : werte.gebiet("2021", g.parent_id).name,
      wert: werte.wert(indicator.id, "2021", g.gebiet_id, zeitraum),
      urteile: urteileOf(werte.row(indicator.id, "2021", g.gebiet_id, zeitraum))
    }));
    const rows = gebiete.flatMap((g) => werte.row(indicator.id, "2021", g.gebiet_id, zeitraum) ?? []);
    const quellenvermerke = vermerkeOf(werte, catalogue, indicator, rows);
    return [{ebene, zeitraum, quellenvermerke, zeilen: zeilen.sort((a, b) => compareNamen(a.name, b.name))}];
  });
}

function reihenOf(werte: Bezirkswerte, indicator: Indicator): IndikatorSeite["reihen"] {
  const dates = [...new Set(werte.totals(indicator.id, "bezirk").map((r) => r.zeitraum))];
  return dates
    .sort((a, b) => endeOf(a).localeCompare(endeOf(b)))
    .map((zeitraum) => ({
      zeitraum,
      bezirk: werte.wert(indicator.id, "2021", BEZIRK, zeitraum),
      berlin: indicator.ebenen_vergleichbar ? werte.wert(indicator.id, "2021", BERLIN, zeitraum) : toWert(undefined)
    }));
}

type Anteil = BezirkswertRow & {zaehler: number; nenner: number};

const istAnteil = (row: BezirkswertRow): row is Anteil => row.zaehler !== null && row.nenner !== null;

/**
 * What may be said of the Bezirk's series: a trend by rule, if the last dates, as many as it needs, were counted in one LOR
 * edition, with no break between them and with known counts (test of Armitage), and the last step does not go against it;
 * else the change since the first date after the last break, with its interval (Newcombe) for
 * shares. Nothing for
 * classes, for changes, and where every edition is standardised by itself.
 */
export function verlaufOf(
  rows: readonly BezirkswertRow[],
  indicator: Indicator,
  {stichtage, irrtum}: Methode["trend"]
): IndikatorSeite["verlauf"] {
  const known = rows
    .filter((r) => r.wert !== null)
    .toSorted((a, b) => endeOf(a.zeitraum).localeCompare(endeOf(b.zeitraum)));
  const veraenderung = indicator.berechnung.art === "veraenderung";
  const last = known.at(-1);
  if (!last || indicator.klassen || !indicator.ebenen_vergleichbar) return {art: "keine"};
  if (istVeraenderung({veraenderung, einheit: indicator.einheit})) return {art: "keine"};
  const bruch = indicator.brueche
    .map((b) => endeOf(b.ab))
    .filter((ab) => ab <= endeOf(last.zeitraum))
    .reduce((a, b) => (a > b ? a : b), "");
  const seither = known.filter((r) => endeOf(r.zeitraum) >= bruch);
  const first = seither[0];
  if (!first || first === last) return {art: "keine"};
  const {berechnung, ki_verfahren} = indicator;
  const faktor = berechnung.art === "anteil" && ki_verfahren === "wilson" ? berechnung.faktor : null;
  const letzte = seither.slice(-stichtage).filter((r) => r.umgerechnet === last.umgerechnet);
  const anteile = letzte.filter(istAnteil);
  if (faktor !== null && anteile.length === stichtage) {
    const {p, direction} = trendTest(
      anteile.map(({zeitraum, zaehler, nenner}) => ({time: jahrOf(zeitraum), zaehler, nenner})),
      stichtage
    );
    const richtung = p >= irrtum || direction === 0 ? "nicht_erkennbar" : direction > 0 ? "steigend" : "fallend";
    const [vorletzter, letzter] = anteile.slice(-2).map(({zaehler, nenner}) => zaehler / nenner);
    if (richtung === "nicht_erkennbar" || (letzter! - vorletzter!) * direction >= 0)
      return {art: "trend", von: anteile[0]!.zeitraum, bis: last.zeitraum, richtung};
  }
  return {
    art: "veraenderung",
    von: first.zeitraum,
    bis: last.zeitraum,
    differenz: last.wert! - first.wert!,
    ki:
      faktor !== null
        ? anteilsdifferenz(last, first, faktor)
        : ki_verfahren === "wilson_angenaehert"
          ? differenzKi(last, first)
          : null
  };
}

/** The interval of the difference of two shares in steps of the unit; null unless all counts are known. */
function anteilsdifferenz(
  last: BezirkswertRow,
  first: BezirkswertRow,
  faktor: number
): {unten: number; oben: number} | null {
  if (!istAnteil(last) || !istAnteil(first)) return null;
  const {lower, upper} = newcombeDifference(last.zaehler, last.nenner, first.zaehler, first.nenner);
  return {unten: lower * faktor, oben: upper * faktor};
}

/** The interval of the difference of two published shares from their approximate intervals; null if one has none. */
function differenzKi(last: BezirkswertRow, first: BezirkswertRow): {unten: number; oben: number} | null {
  const [a, b] = [last, first].map(({wert, ki_unten, ki_oben}) =>
    wert === null || ki_unten === null || ki_oben === null ? null : {value: wert, lower: ki_unten, upper: ki_oben}
  );
  if (!a || !b) return null;
  const {lower, upper} = moverDifference(a, b);
  return {unten: lower, oben: upper};
}

/** The indicator's own source, those that deliver some of its values in its place, and that of its denominator. */
function quellenOf(werte: Bezirkswerte, catalogue: Catalogue, indicator: Indicator): IndikatorSeite["quellen"] {
  const rows = werte.rows.filter((r) => r.indikator_id === indicator.id);
  const nenner = nennerQuelleOf(indicator);
  const ids = new Set([indicator.quelle, ...rows.map((r) => r.quelle), ...(nenner ? [nenner] : [])]);
  return [...ids].map((id) => {
    const source = catalogue.sources.find((s) => s.id === id);
    if (!source) throw new Error(`quelle: ${id} of ${indicator.id} is not in the catalogue`);
    const jahre = rows
      .filter((r) => r.quelle === id && r.wert !== null && !r.umgerechnet)
      .map((r) => jahrOf(r.zeitraum));
    const {titel, kurztitel, herausgeber, datensatz_url, quellenvermerk, turnus} = source;
    return {
      id,
      titel,
      kurztitel,
      herausgeber,
      datensatz_url,
      ...lizenzOf(source, catalogue),
      quellenvermerk,
      turnus,
      rolle: id === indicator.quelle ? "haupt" : id === nenner ? "nenner" : "ergaenzung",
      jahre: [...new Set(jahre)].sort((a, b) => a - b)
    };
  });
}

/** The page of every indicator of the register, by id. Throws if the catalogue lacks a source, licence or problem field. */
export function indikatorSeiten(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  releases: readonly ReleaseRow[]
): Map<string, IndikatorSeite> {
  return new Map(
    catalogue.indicators.map((indicator) => {
      const problemfeld = catalogue.problemfelder.find((p) => p.id === indicator.problemfeld);
      if (!problemfeld) throw new Error(`indikator: ${indicator.id} refers to no problem field`);
      const quellen = quellenOf(werte, catalogue, indicator);
      const kurz = new Map(catalogue.sources.map((s) => [s.id, s.kurztitel]));
      const used = releasesOf(
        werte,
        indicator,
        werte.rows.filter((r) => r.indikator_id === indicator.id)
      );
      const seite: IndikatorSeite = {
        indikator: indicator,
        kopf: kopfOf(indicator, catalogue),
        quellen,
        auf_karte: istAufKarte(indicator),
        problemfeld: problemfeld.titel,
        ebenen: ebenenOf(werte, catalogue, indicator),
        reihen: reihenOf(werte, indicator),
        verlauf: verlaufOf(
          werte.totals(indicator.id, "bezirk").filter((r) => r.lor_stand === "2021"),
          indicator,
          catalogue.methode.trend
        ),
        releases: releases
          .filter((r) => used.has(`${r.quelle} ${r.release}`))
          .map(({quelle, release, titel, stichtag, lor_stand, zeilen}) => ({
            quelle_kurz: kurz.get(quelle) ?? quelle,
            release,
            titel,
            stichtag,
            lor_stand,
            zeilen
          }))
      };
      return [indicator.id, seite];
    })
  );
}
