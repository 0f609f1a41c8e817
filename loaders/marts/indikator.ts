import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {compareNamen, jahrOf} from "../../src/lib/format.js";
import type {Bezirkswerte} from "./bezirkswerte.js";
import {kopfOf, releasesOf, vermerkeOf} from "./koepfe.js";
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
    .sort((a, b) => jahrOf(a) - jahrOf(b))
    .map((zeitraum) => ({
      zeitraum,
      bezirk: werte.wert(indicator.id, "2021", BEZIRK, zeitraum),
      berlin: werte.wert(indicator.id, "2021", BERLIN, zeitraum)
    }));
}

/** The page of every indicator of the register, by id. Throws if the catalogue lacks a source, licence or problem field. */
export function indikatorSeiten(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  releases: readonly ReleaseRow[]
): Map<string, IndikatorSeite> {
  return new Map(
    catalogue.indicators.map((indicator) => {
      const source = catalogue.sources.find((s) => s.id === indicator.quelle);
      const lizenz = catalogue.lizenzen.find((l) => l.id === source?.lizenz);
      const problemfeld = catalogue.problemfelder.find((p) => p.id === indicator.problemfeld);
      if (!source || !lizenz || !problemfeld) throw new Error(`indikator: ${indicator.id} refers to nothing`);
      const used = releasesOf(
        werte,
        indicator,
        werte.rows.filter((r) => r.indikator_id === indicator.id)
      );
      const {titel, herausgeber, datensatz_url, quellenvermerk, turnus} = source;
      const seite: IndikatorSeite = {
        indikator: indicator,
        kopf: kopfOf(indicator, catalogue),
        quelle: {
          titel,
          herausgeber,
          datensatz_url,
          lizenz: lizenz.name,
          lizenz_url: lizenz.url,
          quellenvermerk,
          turnus
        },
        problemfeld: problemfeld.titel,
        ebenen: ebenenOf(werte, catalogue, indicator),
        reihen: reihenOf(werte, indicator),
        releases: releases
          .filter((r) => used.has(`${r.quelle} ${r.release}`))
          .map(({release, titel, stichtag, lor_stand, zeilen}) => ({release, titel, stichtag, lor_stand, zeilen}))
      };
      return [indicator.id, seite];
    })
  );
}
