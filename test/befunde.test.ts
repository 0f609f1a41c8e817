import {inject, beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../loaders/contract/catalogue.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {befundeData} from "../loaders/marts/befunde.js";
import {BefundeData, VersorgungsbildData} from "../loaders/marts/befundeShapes.js";
import {readBezirkswerte} from "../loaders/marts/bezirkswerte.js";
import type {Bezirkswerte} from "../loaders/marts/bezirkswerte.js";
import {karteData, karteIndikatoren} from "../loaders/marts/karte.js";
import type {LueckenGruppe} from "../loaders/marts/leistungenShapes.js";
import {readLeistungsbild} from "../loaders/marts/versorgungsbild.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {einteilungOf} from "../src/lib/einteilung.js";
import {lageOf} from "../src/lib/saetze/lage.js";
import {klasseOf} from "../src/method/klassen.js";

let catalogue: Catalogue;
let werte: Bezirkswerte;
let befunde: BefundeData;
let bild: VersorgungsbildData;
let gruppen: ReadonlyMap<string, LueckenGruppe>;

beforeAll(async () => {
  const warehouse = await openWarehouse(inject("warehouse"));
  catalogue = readCatalogue("data/catalogue");
  werte = await readBezirkswerte(warehouse);
  befunde = BefundeData.parse(befundeData(werte, catalogue));
  const leistung = await readLeistungsbild(warehouse, werte, catalogue);
  gruppen = leistung.gruppen;
  bild = VersorgungsbildData.parse(leistung.bild);
  warehouse.closeSync();
});

describe("what every indicator says of every area", () => {
  it("has the published value, its date and its interval", () => {
    // MSS 2021 of the Bezirk; EWR of 31.12.2025.
    const armut = lageOf(befunde, "mss_kinderarmut", "10")!;
    expect(armut.zeitraum).toBe("2020-12-31");
    expect(armut.wert.wert).toBeCloseTo(28.6, 1);
    expect(armut.urteile.berlin).toBe("ueber");
    expect(lageOf(befunde, "einwohner", "10")!.wert).toMatchObject({wert: 296687, status: "wert"});
    expect(lageOf(befunde, "einwohner", "1099")).toBeNull();
    expect(lageOf(befunde, "mss_status", "102004")).toBeNull();
  });

  it("never has a number without the state of one, nor a class or a verdict without a number", () => {
    let zahlen = 0;
    for (const {kopf, ebenen} of befunde.indikatoren)
      for (const reihe of ebenen)
        befunde.gebiete[reihe.ebene].forEach(({gebiet_id}, i) => {
          const ort = `${kopf.id} ${gebiet_id}`;
          const mitZahl = reihe.wert[i] !== null;
          zahlen += Number(mitZahl);
          expect(["wert", "null_wert"].includes(reihe.status[i]!), ort).toBe(mitZahl);
          if (mitZahl) return;
          expect(
            [reihe.klasse[i], reihe.urteil_bezirk[i], reihe.urteil_berlin[i], reihe.verlauf.richtung[i]],
            ort
          ).toEqual([null, null, null, null]);
        });
    expect(zahlen).toBeGreaterThan(3000);
  });

  it("has the classes of the map wherever the map shows the same areas and date", () => {
    const {mindestbesetzung_klasse} = karteData(werte, catalogue);
    let verglichen = 0;
    for (const [id, indikator] of karteIndikatoren(werte, catalogue))
      for (const {ebene, reihen} of indikator.ebenen) {
        const eigene = befunde.indikatoren.find(({kopf}) => kopf.id === id)?.ebenen.find((e) => e.ebene === ebene);
        const reihe = reihen.at(-1)!;
        if (!eigene || ebene === "bezirk" || reihe.lor_stand !== "2021" || reihe.zeitraum !== eigene.zeitraum) continue;
        const einteilung = einteilungOf(indikator, ebene, reihe, mindestbesetzung_klasse);
        const klassen = reihe.werte.map((wert, i) =>
          reihe.ki?.wenige?.[i] ? null : klasseOf(einteilung, wert, indikator.nachkommastellen)
        );
        expect(eigene.klasse, `${id} ${ebene}`).toEqual(klassen);
        expect(eigene.klassen, `${id} ${ebene}`).toEqual(einteilung.klassen);
        verglichen += 1;
      }
    expect(verglichen).toBeGreaterThan(80);
  });

  it("tells a change of a few years, never across a break, and a direction only by its interval or test", () => {
    const {rueckblick_jahre} = catalogue.methode.trend;
    for (const {kopf, ebenen} of befunde.indikatoren)
      for (const {ebene, zeitraum, wert, verlauf} of ebenen)
        befunde.gebiete[ebene].forEach(({gebiet_id}, i) => {
          const ort = `${kopf.id} ${gebiet_id}`;
          const von = verlauf.von[i];
          if (!von) return expect(verlauf.richtung[i], ort).toBeNull();
          expect(Number(zeitraum.slice(-10, -6) || zeitraum) - Number(von.slice(0, 4)), ort).toBeLessThanOrEqual(
            rueckblick_jahre
          );
          for (const {ab} of kopf.brueche) if (ab <= zeitraum) expect(von >= ab, `${ort} since ${ab}`).toBe(true);
          expect(verlauf.differenz[i], ort).toBeCloseTo(wert[i]! - verlauf.wert_von[i]!, 5);
          if (verlauf.art[i] !== "veraenderung") return;
          const [unten, oben] = [verlauf.unten[i]!, verlauf.oben[i]!];
          const erlaubt =
            verlauf.unten[i] === null
              ? ["ohne_sicherheit", "nicht_erkennbar"]
              : unten > 0
                ? ["steigend", "nicht_erkennbar"]
                : oben < 0
                  ? ["fallend", "nicht_erkennbar"]
                  : ["nicht_erkennbar"];
          expect(erlaubt, ort).toContain(verlauf.richtung[i]);
        });
  });

  it("compares at an older date where the Bezirk has no newer value", () => {
    const lage = lageOf(befunde, "mss_kinderarmut", "102004")!;
    expect(lage.zeitraum).toBe("2022-12-31");
    expect(lage.urteile.bezirk).toBeNull();
    expect(lage.vergleich).toMatchObject({zeitraum: "2020-12-31", urteile: {bezirk: "ueber"}});
    expect(lageOf(befunde, "anteil_unter_18", "102004")!.vergleich).toBeNull();
  });
});

describe("supply and voiced needs of all groups", () => {
  it("are what the page of gaps shows in its usual view", () => {
    const kinder = bild.gruppen.find(({id}) => id === "kinder")!;
    const jahr = gruppen.get("kinder")!.jahre.find((j) => j.jahr === bild.jahr)!;
    for (const {ebene, reihen, personen} of jahr.ebenen) {
      const reihe = reihen.find((r) => r.logik === "einsatzgebiet" && r.messgroesse === "stunden")!;
      const zeile = kinder.ebenen.find((e) => e.ebene === ebene)!;
      expect(zeile.wert).toEqual(reihe.wert);
      expect(zeile.status).toEqual(reihe.status);
      expect(zeile.personen).toEqual(personen);
      expect(zeile.deckung).toEqual(reihe.luecke!.je_lambda.find(({lambda}) => lambda === bild.lambda)!.deckung);
    }
  });

  it("have neither rate, gap nor verdict where nobody counts the people or the amount is not there", () => {
    for (const {id, gezaehlt, ebenen} of bild.gruppen)
      for (const zeile of ebenen)
        befunde.gebiete[zeile.ebene].forEach(({gebiet_id}, i) => {
          const ort = `${id} ${gebiet_id}`;
          if (!gezaehlt) expect([zeile.je_1000[i], zeile.luecke[i], zeile.urteil[i]], ort).toEqual([null, null, null]);
          if (zeile.wert[i] === null) expect([zeile.je_1000[i], zeile.luecke[i]], ort).toEqual([null, null]);
        });
  });

  it("voiced needs of all groups are at least those of each, unless one is withheld", () => {
    expect(bild.anliegen.length).toBeGreaterThan(0);
    for (const {problemfeld, alle, gruppen: teile, zentren} of bild.anliegen)
      for (const {anzahl} of [...teile, ...zentren])
        if (typeof alle === "number" && typeof anzahl === "number")
          expect(anzahl, problemfeld).toBeLessThanOrEqual(alle);
  });
});
