import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {einteilungOf, vergleichbar} from "../../src/lib/einteilung.js";
import {jahrOf} from "../../src/lib/format.js";
import {klasseOf, roundTo} from "../../src/method/klassen.js";
import type {Einteilung} from "../../src/method/klassen.js";
import type {BefundeData, Befundreihe, Richtung} from "./befundeShapes.js";
import {toWert, urteileOf} from "./bezirkswerte.js";
import type {Bezirkswerte, BezirkswertRow} from "./bezirkswerte.js";
import {verlaufOf} from "./indikator.js";
import {karteIndikatoren} from "./karte.js";
import {kopfOf, vermerkeOf} from "./koepfe.js";
import type {IndikatorSeite, KarteIndikator} from "./shapes.js";

const ebenen = ["bezirk", "bzr", "plr"] as const satisfies readonly Befundreihe["ebene"][];
type Verlauf = IndikatorSeite["verlauf"];

/** Six decimals of *wert*, more than any page shows; null for a missing value. */
export function kurz(wert: number | null | undefined): number | null {
  return wert === null || wert === undefined ? null : roundTo(wert, 6);
}

/** What may be said of the direction of *verlauf*: that of the trend test, or of the interval of the difference; null for none. */
export function richtungOf(verlauf: Verlauf): Richtung | null {
  if (verlauf.art === "keine") return null;
  if (verlauf.art === "trend") return verlauf.richtung;
  if (verlauf.ki === null) return "ohne_sicherheit";
  if (verlauf.ki.unten > 0) return "steigend";
  return verlauf.ki.oben < 0 ? "fallend" : "nicht_erkennbar";
}

function verlaufReihe(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  indicator: Indicator,
  ebene: Befundreihe["ebene"],
  rows: readonly (BezirkswertRow | undefined)[],
  ids: readonly string[]
): Befundreihe["verlauf"] {
  const eigene = new Map<string, BezirkswertRow[]>(ids.map((id) => [id, []]));
  const ab = jahrOf(werte.newest(indicator.id, ebene)!) - catalogue.methode.trend.rueckblick_jahre;
  for (const row of werte.totals(indicator.id, ebene))
    if (row.lor_stand === "2021" && jahrOf(row.zeitraum) >= ab) eigene.get(row.gebiet_id)?.push(row);
  const teile = ids.map((id, i) => {
    const row = rows[i];
    const alle = eigene.get(id)!;
    const verlauf: Verlauf =
      row === undefined || row.wert === null || row.wenige
        ? {art: "keine"}
        : verlaufOf(alle, indicator, catalogue.methode.trend);
    if (verlauf.art === "keine" || verlauf.bis !== row?.zeitraum) return null;
    const von = alle.find((r) => r.zeitraum === verlauf.von)!;
    const ki = verlauf.art === "veraenderung" ? verlauf.ki : null;
    return {
      art: verlauf.art,
      von: verlauf.von,
      wert_von: von.wert!,
      differenz: row.wert! - von.wert!,
      unten: ki?.unten,
      oben: ki?.oben,
      // A first value in brackets carries no statement, whatever its interval.
      richtung: von.wenige ? ("nicht_erkennbar" as const) : richtungOf(verlauf)
    };
  });
  return {
    art: teile.map((t) => t?.art ?? null),
    von: teile.map((t) => t?.von ?? null),
    wert_von: teile.map((t) => kurz(t?.wert_von)),
    differenz: teile.map((t) => kurz(t?.differenz)),
    unten: teile.map((t) => kurz(t?.unten)),
    oben: teile.map((t) => kurz(t?.oben)),
    richtung: teile.map((t) => t?.richtung ?? null)
  };
}

/** The newest date before *zeitraum* at which any area has a verdict on the Bezirk, if there is none at *zeitraum*. */
function vergleichOf(
  werte: Bezirkswerte,
  indicator: Indicator,
  ebene: Befundreihe["ebene"],
  zeitraum: string,
  ids: readonly string[]
): Befundreihe["vergleich"] {
  if (ebene === "bezirk" || werte.wert(indicator.id, "2021", BEZIRK, zeitraum).wert !== null) return null;
  const last = werte
    .totals(indicator.id, ebene)
    .filter((r) => r.lor_stand === "2021" && r.vergleich_bezirk !== null && endeOf(r.zeitraum) < endeOf(zeitraum))
    .reduce<string | null>((a, r) => (a === null || endeOf(r.zeitraum) > endeOf(a) ? r.zeitraum : a), null);
  if (last === null) return null;
  const rows = ids.map((id) => werte.row(indicator.id, "2021", id, last));
  const urteile = rows.map(urteileOf);
  return {
    zeitraum: last,
    wert: rows.map((row) => row?.wert ?? null),
    unten: rows.map((row) => row?.ki_unten ?? null),
    oben: rows.map((row) => row?.ki_oben ?? null),
    wenige: rows.map((row) => row?.wenige ?? false),
    bezirk: werte.wert(indicator.id, "2021", BEZIRK, last).wert,
    rest_bezirk: rows.map((row) => row?.rest_bezirk ?? null),
    urteil_bezirk: urteile.map(({bezirk}) => bezirk),
    urteil_berlin: urteile.map(({berlin}) => berlin)
  };
}

function reiheOf(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  indicator: Indicator,
  karte: KarteIndikator | undefined,
  ebene: Befundreihe["ebene"]
): Befundreihe | null {
  const zeitraum = indicator.ebenen.includes(ebene) ? werte.newest(indicator.id, ebene) : null;
  if (zeitraum === null) return null;
  const ids = werte.gebieteOf("2021", ebene).map(({gebiet_id}) => gebiet_id);
  const rows = ids.map((id) => werte.row(indicator.id, "2021", id, zeitraum));
  const zellen = ids.map((id) => werte.wert(indicator.id, "2021", id, zeitraum));
  const gezeigt = {
    lor_stand: "2021" as const,
    werte: zellen.map(({wert}) => wert),
    ki: {wenige: zellen.map(({ki}) => ki?.wenige ?? false)}
  };
  const einteilung: Einteilung =
    karte === undefined || ebene === "bezirk"
      ? {verfahren: "eine_klasse", klassen: [], zusammengelegt: false}
      : einteilungOf(karte, ebene, gezeigt, catalogue.methode.mindestbesetzung_klasse);
  const urteile = rows.map(urteileOf);
  return {
    ebene,
    zeitraum,
    quellenvermerke: vermerkeOf(
      werte,
      catalogue,
      indicator,
      [
        ...rows,
        werte.row(indicator.id, "2021", BERLIN, zeitraum),
        werte.row(indicator.id, "2021", BEZIRK, zeitraum)
      ].flatMap((row) => row ?? [])
    ),
    wert: zellen.map(({wert}) => wert),
    status: zellen.map(({status}) => status),
    zaehler: zellen.map(({zaehler}) => zaehler),
    nenner: zellen.map(({nenner}) => nenner),
    unten: zellen.map(({ki}) => ki?.unten ?? null),
    oben: zellen.map(({ki}) => ki?.oben ?? null),
    wenige: gezeigt.ki.wenige,
    anmerkung: zellen.map(({anmerkung}) => anmerkung),
    verfahren: einteilung.verfahren,
    klassen: einteilung.klassen,
    klasse: vergleichbar(gezeigt).map((wert) => klasseOf(einteilung, wert, indicator.nachkommastellen)),
    rest_bezirk: rows.map((row) => row?.rest_bezirk ?? null),
    urteil_bezirk: urteile.map(({bezirk}) => bezirk),
    urteil_berlin: urteile.map(({berlin}) => berlin),
    berlin: indicator.ebenen_vergleichbar ? werte.wert(indicator.id, "2021", BERLIN, zeitraum) : toWert(undefined),
    vergleich: vergleichOf(werte, indicator, ebene, zeitraum, ids),
    verlauf: verlaufReihe(werte, catalogue, indicator, ebene, rows, ids)
  };
}

/**
 * What every indicator of *catalogue* says of every area of the Bezirk at its newest date, in LOR 2021; indicators without such a
 * value are left out.
 */
export function befundeData(werte: Bezirkswerte, catalogue: Catalogue): BefundeData {
  const karten = karteIndikatoren(werte, catalogue);
  const gebieteOf = (ebene: Befundreihe["ebene"]): BefundeData["gebiete"]["plr"] =>
    werte
      .gebieteOf("2021", ebene)
      .map(({gebiet_id, name, parent_id}) => ({gebiet_id, name, parent_id: parent_id ?? BERLIN}));
  return {
    gebiete: {bezirk: gebieteOf("bezirk"), bzr: gebieteOf("bzr"), plr: gebieteOf("plr")},
    problemfelder: catalogue.problemfelder.map(
      ({id, titel, beschreibung, zielgruppen, leistungsbereiche, beratungsthemen}) => ({
        ...{id, titel, beschreibung, zielgruppen, leistungsbereiche, beratungsthemen}
      })
    ),
    zielgruppen: catalogue.zielgruppen.map(({id, titel, indikatoren}) => ({id, titel, indikatoren})),
    indikatoren: catalogue.indicators.flatMap((indicator) => {
      const reihen = ebenen.flatMap(
        (ebene) => reiheOf(werte, catalogue, indicator, karten.get(indicator.id), ebene) ?? []
      );
      return reihen.length === 0
        ? []
        : [{kopf: kopfOf(indicator, catalogue), ebenen: reihen, alle_ebenen: indicator.ebenen}];
    })
  };
}
