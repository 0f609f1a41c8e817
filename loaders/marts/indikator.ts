import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {compareNamen, jahrOf} from "../../src/lib/format.js";
import {toWert} from "./bezirkswerte.js";
import type {Bezirkswerte} from "./bezirkswerte.js";
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
      wert: werte.wert(indicator.id, "2021", g.gebiet_id, zeitraum)
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
