import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {beforeAll, describe, expect, inject, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {bedarfsindexData, readIndex} from "../loaders/marts/bedarfsindex.js";
import {readBezirkswerte} from "../loaders/marts/bezirkswerte.js";
import {methodikData, readMethodik} from "../loaders/marts/methodik.js";
import {queryRows} from "../loaders/marts/query.js";
import {BedarfsindexData, MethodikData} from "../loaders/marts/shapes.js";
import {toJson} from "../loaders/marts/site.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {eingabeOf} from "../src/components/bedarfsindex/zustand.js";
import {berechneIndex, berechneRaenge, vorgabeOf} from "../src/lib/bedarfsindex.js";
import {standardise} from "../src/method/needIndex.js";
import {assumptions} from "../src/method/robustness.js";
import {z} from "zod";

const bitterfelder = "10100205";
const promenade = "10200422";
const IndexRow = z.strictObject({
  gebiet_id: z.string(),
  feld: z.string(),
  wert: z.number().nullable(),
  status: z.string()
});

let data: BedarfsindexData;
/** The page's data with the figures of one more area of Berlin missing in one of the indicators that count. */
let lueckenhaft: BedarfsindexData;
let methodik: MethodikData;
let tabelle: z.infer<typeof IndexRow>[];

beforeAll(async () => {
  const warehouse = await openWarehouse(inject("warehouse"));
  const catalogue = readCatalogue("data/catalogue");
  const werte = await readBezirkswerte(warehouse);
  const stand = await readIndex(warehouse, catalogue);
  // What a browser gets: through the text and back.
  data = JSON.parse(toJson(BedarfsindexData, bedarfsindexData(werte, catalogue, stand))) as BedarfsindexData;
  const {spalten, anzahl} = stand.eingabe;
  const ohneArbeit = spalten.map((spalte) =>
    spalte.id === "mss_arbeitslosigkeit" ? {...spalte, werte: spalte.werte.with(anzahl, null)} : spalte
  );
  const eingabe = {...stand.eingabe, spalten: ohneArbeit};
  lueckenhaft = bedarfsindexData(werte, catalogue, {...stand, eingabe});
  methodik = JSON.parse(
    toJson(MethodikData, methodikData(werte, catalogue, stand, await readMethodik(warehouse)))
  ) as MethodikData;
  tabelle = await queryRows(
    warehouse,
    IndexRow,
    "SELECT gebiet_id, feld, wert, status FROM bedarfsindex WHERE ebene = 'plr' ORDER BY feld, gebiet_id"
  );
  warehouse.closeSync();
});

/** The highest status index of the Bezirk in the published table of 2021. */
function hoechsterStatusindex(): number {
  const rows = parse(readFileSync("data/official/mss/2021.csv"), {columns: true, bom: true}) as Record<
    string,
    string
  >[];
  const own = rows.filter((row) => /^10\d{6}$/.test(row["gebiet_id"]!) && row["status_index"] !== "x");
  return Math.max(...own.map((row) => Number(row["status_index"])));
}

const platz = (gebiet: string): number => data.gebiete.findIndex(({gebiet_id}) => gebiet_id === gebiet);
const gerundet = (x: number | null): number | null => (x === null ? null : Number(x.toFixed(6)));

describe("the page computes what the warehouse holds", () => {
  it("for the index of every Planungsraum, to the last bit", () => {
    const eingabe = eingabeOf(data);
    const wahl = vorgabeOf(eingabe);
    const own = (feld: string): (number | null)[] => tabelle.filter((row) => row.feld === feld).map(({wert}) => wert);
    const ergebnis = berechneIndex(eingabe, wahl)!;
    expect(ergebnis.index).toEqual(own("gesamt"));
    expect(ergebnis.bewertet).toBe(data.planungsraeume_berlin);
    expect(data.vorgabe.index).toEqual(own("gesamt").map(gerundet));
    for (const [i, {id}] of data.felder.entries()) {
      expect(berechneIndex(eingabe, {...wahl, gewichte: {[id]: 1}})!.index, id).toEqual(own(id));
      expect(data.vorgabe.felder[i], id).toEqual(own(id).map(gerundet));
    }
  });

  it("for every rank and how firm it is", () => {
    const eingabe = eingabeOf(data);
    expect(berechneRaenge(eingabe, vorgabeOf(eingabe))).toEqual(data.vorgabe.raenge);
  });
});

describe("the need index", () => {
  it("comes out of the published tables: the mean of three fields, each of z values over the rated areas of Berlin", () => {
    const read = (file: string): Map<string, Record<string, string>> =>
      new Map(
        (parse(readFileSync(`data/official/mss/${file}.csv`), {columns: true, bom: true}) as Record<string, string>[])
          .filter((row) => row["gebiet_id"]?.length === 8)
          .map((row) => [row["gebiet_id"]!, row])
      );
    const [haupt, kontext] = [read("2021"), read("2021-kontext")];
    const ids = [...haupt.keys()].filter((id) => haupt.get(id)!["status"] !== "x");
    expect(ids).toHaveLength(536);
    const zOf = (table: Map<string, Record<string, string>>, column: string): number =>
      standardise(ids.map((id) => Number(table.get(id)![column])))[ids.indexOf(promenade)]!;
    const armut = (zOf(haupt, "s3") + zOf(haupt, "s4") + zOf(kontext, "k03")) / 3;
    const gesamt = (armut + zOf(haupt, "s1") + zOf(kontext, "k01")) / 3;
    expect(data.vorgabe.index[platz(promenade)]).toBeCloseTo(gesamt, 6);
  });

  it("rates 40 of 41 Planungsräume against 536 of Berlin, and the one left out is not 0", () => {
    expect([data.gebiete.length, data.planungsraeume_berlin]).toEqual([41, 536]);
    expect(lueckenhaft.planungsraeume_berlin).toBe(535);
    expect(data.vorgabe.index.filter((x) => x !== null)).toHaveLength(40);
    const i = platz(bitterfelder);
    expect([data.vorgabe.index[i], data.vorgabe.raenge[i]]).toEqual([null, null]);
    expect(tabelle.find((row) => row.gebiet_id === bitterfelder && row.feld === "gesamt")?.status).toBe("entfaellt");
    for (const indikator of data.indikatoren)
      if (indikator.kopf.id.startsWith("mss_")) {
        expect(indikator.werte[i], indikator.kopf.id).toBeNull();
        expect(indikator.status[i]).toBe("entfaellt");
      }
    const region =
      data.vorgabe.bezirksregionen[data.bezirksregionen.findIndex(({gebiet_id}) => gebiet_id === "101002")]!;
    expect([region.planungsraeume, region.einwohner]).toEqual([5, 10586 + 8198 + 9163 + 8153 + 10782]);
  });

  it("of Hellersdorf-Nord is the mean of its seven Planungsräume, weighted by their people at the end of 2020", () => {
    expect(data.einwohner_zeitraum).toBe("2020-12-31");
    const einwohner = {
      ...{"10200417": 7171, "10200418": 5445, "10200419": 3564, "10200420": 7159},
      ...{"10200421": 1716, "10200422": 6503, "10200423": 5929}
    };
    const paare = Object.entries(einwohner).map(([id, n]) => ({n, index: data.vorgabe.index[platz(id)]!}));
    for (const [id, n] of Object.entries(einwohner)) expect(data.gebiete[platz(id)]!.einwohner).toBe(n);
    const mittel = paare.reduce((sum, {n, index}) => sum + n * index, 0) / 37487;
    const nord = data.vorgabe.bezirksregionen[data.bezirksregionen.findIndex(({gebiet_id}) => gebiet_id === "102004")]!;
    expect(nord.mittel).toBeCloseTo(mittel, 5);
    expect(nord).toMatchObject({planungsraeume: 7, einwohner: 37487});
    expect([nord.unten, nord.oben]).toEqual([
      Math.min(...paare.map(({index}) => index)),
      Math.max(...paare.map(({index}) => index))
    ]);
  });

  it("never ranks an area above one that has at least as much need in every indicator", () => {
    const spalten = data.indikatoren.filter(
      ({vorgabe, kopf}) => vorgabe && data.felder.some(({id, gewicht}) => id === kopf.problemfeld && gewicht > 0)
    );
    expect(spalten.map(({kopf}) => kopf.id).toSorted()).toEqual(
      ["altersarmut", "arbeitslosigkeit", "jugendarbeitslosigkeit", "kinderarmut", "transferbezug"].map(
        (m) => `mss_${m}`
      )
    );
    const bewertet = data.gebiete.flatMap((_, i) => (data.vorgabe.raenge[i] ? [i] : []));
    let paare = 0;
    for (const a of bewertet)
      for (const b of bewertet) {
        const werte = spalten.map(({werte, richtung}) => (werte[a]! - werte[b]!) * richtung);
        if (a === b || werte.some((d) => d < 0)) continue;
        paare++;
        expect(data.vorgabe.index[a]!).toBeGreaterThanOrEqual(data.vorgabe.index[b]!);
        expect(data.vorgabe.raenge[a]!.rang).toBeLessThanOrEqual(data.vorgabe.raenge[b]!.rang);
        expect(data.vorgabe.raenge[a]!.oberstes_frei).toBeGreaterThanOrEqual(data.vorgabe.raenge[b]!.oberstes_frei);
      }
    expect(paare).toBeGreaterThan(100);
  });

  it("gives out every rank once, inside the bounds of what any weighting can give", () => {
    const raenge = data.vorgabe.raenge.flatMap((r) => r ?? []);
    expect(raenge.map(({rang}) => rang).toSorted((a, b) => a - b)).toEqual(Array.from({length: 40}, (_, i) => i + 1));
    for (const r of raenge) {
      expect(r.rang_unten).toBeLessThanOrEqual(r.median);
      expect(r.median).toBeLessThanOrEqual(r.rang_oben);
      expect(r.bester_denkbar).toBeLessThanOrEqual(Math.min(r.rang, r.bester));
      expect(r.schlechtester_denkbar).toBeGreaterThanOrEqual(Math.max(r.rang, r.schlechtester));
    }
    // A fifth of forty are eight: on average over all weightings, and over all runs, eight stand there.
    expect(raenge.reduce((sum, r) => sum + r.oberstes_frei, 0)).toBeCloseTo(8, 0);
    expect(raenge.reduce((sum, r) => sum + r.oberstes, 0)).toBeCloseTo(8, 0);
  });

  it("knows the chance in every share that counts, from the people the share is of", () => {
    for (const {kopf, nenner, faktor, werte, vorgabe} of data.indikatoren) {
      if (!vorgabe || kopf.id === "mss_alleinerziehende_haushalte") continue;
      expect([faktor, nenner?.length], kopf.id).toEqual([100, 41]);
      nenner!.forEach((n, i) => expect(n === null, `${kopf.id} ${i}`).toBe(werte[i] === null));
    }
    const kinder = data.indikatoren.find(({kopf}) => kopf.id === "mss_kinderarmut")!;
    const alle = data.indikatoren.find(({kopf}) => kopf.id === "mss_transferbezug")!;
    kinder.nenner!.forEach((n, i) => n !== null && expect(n).toBeLessThan(alle.nenner![i]!));
  });

  it("shows the official ratings as published beside it, the atlas only where the area was not cut anew", () => {
    const {mss, gssa} = data.amtlich;
    expect([mss.edition, mss.stichtag]).toEqual(["2025", "2024-12-31"]);
    expect(mss.werte[platz(promenade)]).toMatchObject({status: {wert: 4}});
    expect(mss.werte[platz(bitterfelder)]).toMatchObject({status: {wert: null, status: "entfaellt"}});
    expect(gssa.zeitraum).toBe("2022");
    const [mit, ohne] = [gssa.werte.filter(({wert}) => wert !== null), gssa.werte.filter(({wert}) => wert === null)];
    expect([mit.length, ohne.length]).toEqual([28, 13]);
    for (const {status, anmerkung} of ohne)
      expect([status, anmerkung]).toEqual(["fehlt", expect.stringContaining("2020")]);
  });
});

describe("the page about the method", () => {
  it("shows the status index of Hellersdorfer Promenade step by step: 2,06, sehr niedrig", () => {
    const {rechenbeispiel: r} = methodik;
    // It is the area of the Bezirk with the highest index, which a later edition need not have here.
    expect(r.index_amtlich).toBe(hoechsterStatusindex());
    expect([r.gebiet.gebiet_id, r.planungsraeume, r.klasse, r.klasse_amtlich]).toEqual([
      ...[promenade, 536, "sehr niedrig", "sehr niedrig"]
    ]);
    for (const {wert, mittelwert, standardabweichung, z} of r.merkmale)
      expect(z).toBeCloseTo((wert - mittelwert) / standardabweichung, 9);
    expect(r.summe).toBeCloseTo(
      r.merkmale.reduce((sum, {z}) => sum + z, 0),
      9
    );
    expect(r.index).toBeCloseTo((r.summe - r.summe_mittelwert) / r.summe_standardabweichung, 5);
    expect([r.index.toFixed(2), r.index_amtlich]).toEqual(["2.06", 2.06]);
  });

  it("recomputes the official classes: every area in its class, those on a rounded bound by name", () => {
    const {nachrechnung: n} = methodik;
    expect(n.status.map(({anzahl}) => anzahl)).toEqual([75, 366, 46, 49]);
    expect(n.dynamik.map(({anzahl}) => anzahl)).toEqual([48, 436, 52]);
    expect([n.bewertet, n.gleich]).toEqual([536, 536]);
    expect(n.groesste_abweichung).toBeLessThan(0.00501);
    expect(n.grenzfaelle.map(({gebiet, was}) => `${gebiet.gebiet_id} ${was}`)).toEqual([
      ...["01100415 status", "05100316 status", "09501838 status"],
      ...["04200310 dynamik", "04300414 dynamik", "12500825 dynamik"]
    ]);
  });

  it("names the six areas that are left out, five of them with fewer than 300 people", () => {
    const {ausgeschlossen} = methodik.nachrechnung;
    expect(ausgeschlossen).toHaveLength(6);
    for (const {gebiet, einwohner, grund} of ausgeschlossen)
      if (gebiet.gebiet_id === bitterfelder)
        expect([einwohner, grund]).toEqual([1262, expect.stringContaining("Ausreißer")]);
      else {
        expect(einwohner).toBeLessThan(300);
        expect(grund).toContain("300");
      }
  });

  it("tells what every indicator weighs and how closely it goes with the whole", () => {
    expect(methodik.indikatoren.reduce((sum, {gewicht}) => sum + gewicht, 0)).toBeCloseTo(1, 9);
    for (const {gewicht, einfluss, kopf} of methodik.indikatoren) {
      expect(einfluss === null, kopf.id).toBe(gewicht === 0);
      if (einfluss !== null) expect(Math.abs(einfluss)).toBeLessThanOrEqual(1);
    }
    expect(methodik.doppelt[0]).toMatchObject({a: "mss_transferbezug", b: "mss_kinderarmut"});
    for (const {r} of methodik.doppelt) expect(Math.abs(r)).toBeGreaterThan(methodik.optionen.doppelt_ab);
    for (const {indikator} of methodik.ausreisser)
      expect(methodik.indikatoren.map(({kopf}) => kopf.id)).toContain(indikator);
  });

  it("tells for each assumption how much it moves the ranks, with all interactions at least as much as alone", () => {
    expect(methodik.annahmen.map(({annahme}) => annahme)).toEqual(assumptions);
    for (const {allein, gesamt} of methodik.annahmen) {
      for (const {wert, unten, oben} of [allein, gesamt]) {
        expect(unten).toBeLessThanOrEqual(wert);
        expect(wert).toBeLessThanOrEqual(oben);
      }
      expect(allein.unten).toBeLessThanOrEqual(gesamt.oben);
    }
  });
});
