import {gzipSync} from "node:zlib";
import {inject} from "vitest";
import {beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import type {Catalogue} from "../loaders/contract/catalogue.js";
import {readBezirkswerte} from "../loaders/marts/bezirkswerte.js";
import type {Bezirkswerte} from "../loaders/marts/bezirkswerte.js";
import {readGeometry} from "../loaders/marts/geometrie.js";
import {readEinrichtungen} from "../loaders/marts/einrichtungen.js";
import {indikatorSeiten} from "../loaders/marts/indikator.js";
import {istAufKarte, karteData, karteIndikatoren} from "../loaders/marts/karte.js";
import {profile, readProfileInput, type ProfileInput} from "../loaders/marts/profil.js";
import {readPruefungen} from "../loaders/marts/pruefungen.js";
import {queryRows} from "../loaders/marts/query.js";
import {readReleases} from "../loaders/marts/releases.js";
import {
  GebietProfil,
  IndikatorSeite,
  KarteData,
  KarteIndikator,
  listen,
  Suche,
  Uebersicht
} from "../loaders/marts/shapes.js";
import type {KarteReihe, Kennzahl, Urteil} from "../loaders/marts/shapes.js";
import {
  SuchangebotRow,
  suchangeboteSql,
  sucheData,
  SuchzentrumRow,
  suchzentrenSql,
  uebersicht
} from "../loaders/marts/uebersicht.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {createSuche} from "../src/components/shell/finden.js";
import {spanneSatz, standVergleichSatz} from "../src/components/profil/saetze.js";
import {formatZeitraum} from "../src/lib/format.js";
import {nichtVeroeffentlicht} from "../src/lib/texte/profil.js";
import {shell} from "../src/lib/texte/shell.js";
import {compareToBenchmark, wilsonInterval} from "../src/method/uncertainty.js";

let werte: Bezirkswerte;
let catalogue: Catalogue;
let karte: KarteData;
let karten: Map<string, KarteIndikator>;
let eingang: ProfileInput;
let profile2021: Map<string, GebietProfil>;
let seiten: Map<string, IndikatorSeite>;
let start: Uebersicht;
let suche: Suche;

beforeAll(async () => {
  const warehouse = await openWarehouse(inject("warehouse"));
  catalogue = readCatalogue("data/catalogue");
  werte = await readBezirkswerte(warehouse);
  const releases = await readReleases(warehouse);
  const einrichtungen = await readEinrichtungen(warehouse);
  karte = KarteData.parse(karteData(werte, catalogue));
  karten = new Map([...karteIndikatoren(werte, catalogue)].map(([id, i]) => [id, KarteIndikator.parse(i)]));
  eingang = await readProfileInput(warehouse);
  profile2021 = new Map([...profile(eingang, readGeometry("2021"))].map(([id, p]) => [id, GebietProfil.parse(p)]));
  seiten = new Map([...indikatorSeiten(werte, catalogue, releases)].map(([id, s]) => [id, IndikatorSeite.parse(s)]));
  start = Uebersicht.parse(uebersicht(werte, catalogue, releases, await readPruefungen(warehouse)));
  suche = Suche.parse(
    sucheData(
      ...([werte, catalogue, einrichtungen] as const),
      await queryRows(warehouse, SuchzentrumRow, suchzentrenSql),
      await queryRows(warehouse, SuchangebotRow, suchangeboteSql)
    )
  );
  warehouse.closeSync();
});

function reihe(indikator: string, ebene: string, zeitraum: string): KarteReihe {
  const found = karten
    .get(indikator)
    ?.ebenen.find((e) => e.ebene === ebene)
    ?.reihen.find((r) => r.zeitraum === zeitraum);
  if (!found) throw new Error(`no series ${indikator} ${ebene} ${zeitraum}`);
  return found;
}

it("shows one number in one way: map, profile, indicator page and lists agree for every area and indicator", () => {
  let compared = 0;
  for (const [id, profil] of profile2021)
    for (const kennzahl of profil.kennzahlen) {
      const {id: indikator} = kennzahl.indikator;
      const {ebene} = profil.gebiet;
      if (!karten.has(indikator)) continue;
      const r = reihe(indikator, ebene, kennzahl.zeitraum);
      // Figures of the areas until 2020 stand on the map in those, and in profiles only where the area is the same.
      if (ebene === "plr" && r.lor_stand === "2019") continue;
      const i = karte.gebiete[r.lor_stand][ebene as "plr"].findIndex((g) => g.gebiet_id === id);
      expect(r.werte[i], `${indikator} ${id}`).toBe(kennzahl.gebiet.wert);
      expect(r.status?.[i] ?? "wert").toBe(kennzahl.gebiet.status);
      const zeile = seiten
        .get(indikator)
        ?.ebenen.find((e) => e.ebene === ebene)
        ?.zeilen.find((z) => z.gebiet_id === id);
      expect(zeile?.wert).toEqual(kennzahl.gebiet);
      expect(kennzahl.verteilung.find((v) => v.gebiet_id === id)?.wert).toBe(kennzahl.gebiet.wert);
      if (kennzahl.bezirk) expect(kennzahl.bezirk.wert).toBe(r.bezirk);
      expect(kennzahl.berlin.wert).toBe(r.berlin);
      compared++;
    }
  expect(compared).toBeGreaterThan(55 * 10);
  for (const g of start.gebiete) {
    const einwohner = profile2021.get(g.gebiet_id)?.kennzahlen.find((k) => k.indikator.id === "einwohner");
    expect(g.einwohner).toEqual(einwohner?.gebiet);
  }
});

describe("the map's data", () => {
  it("shows each date once, in the edition it was counted in for Planungsräume and in LOR 2021 above", () => {
    for (const indikator of karten.values())
      for (const {ebene, reihen} of indikator.ebenen) {
        const dates = reihen.map((r) => r.zeitraum);
        expect(new Set(dates).size).toBe(dates.length);
        for (const r of reihen) {
          expect(r.werte).toHaveLength(karte.gebiete[r.lor_stand][ebene].length);
          if (ebene !== "plr") expect(r.lor_stand).toBe("2021");
          else if (!indikator.veraenderung) expect(r.umgerechnet).toBe(false);
        }
      }
    expect(reihe("anteil_unter_18", "plr", "2020-12-31").lor_stand).toBe("2019");
    expect(reihe("anteil_unter_18", "bzr", "2020-12-31").umgerechnet).toBe(true);
    expect(karte.gebiete["2019"].plr).toHaveLength(33);
    expect(karte.gebiete["2021"].plr).toHaveLength(41);
  });

  it("lists exactly what the files of the indicators hold, by problem field, and leaves out what is no map", () => {
    expect(karte.indikatoren.map((i) => i.id)).toEqual(catalogue.indicators.filter(istAufKarte).map((i) => i.id));
    for (const eintrag of karte.indikatoren) {
      const {ebenen} = karten.get(eintrag.id)!;
      expect(eintrag.ebenen).toEqual(
        ebenen.map(({ebene, reihen}) => ({
          ebene,
          reihen: reihen.map(({zeitraum, lor_stand}) => ({zeitraum, lor_stand}))
        }))
      );
      expect(karte.problemfelder.map(({id}) => id)).toContain(eintrag.problemfeld);
    }
  });

  it("never sets Bezirk or Berlin beside areas where levels must not be compared", () => {
    for (const i of [...karten.values()].filter((k) => !k.ebenen_vergleichbar))
      for (const r of i.ebenen.flatMap((e) => e.reihen)) expect([r.bezirk, r.berlin]).toEqual([null, null]);
    for (const profil of profile2021.values())
      for (const k of profil.kennzahlen.filter((line) => !line.indikator.ebenen_vergleichbar))
        expect([k.bzr?.wert ?? null, k.bezirk?.wert ?? null, k.berlin.wert]).toEqual([null, null, null]);
  });

  it("offers no level that the source does not publish", () => {
    const ebenen = (id: string): string[] =>
      karte.indikatoren.find((i) => i.id === id)?.ebenen.map((e) => e.ebene) ?? [];
    expect(ebenen("mss_kinderarmut")).toEqual(["plr", "bzr", "bezirk"]);
    expect(ebenen("mss_status")).toEqual(["plr"]);
    expect(ebenen("einwohner")).toEqual(["plr", "bzr", "pgr", "bezirk"]);
  });

  it("keeps the outlier without a class, with the publisher's reason", () => {
    const r = reihe("mss_kinderarmut", "plr", "2020-12-31");
    const i = karte.gebiete["2021"].plr.findIndex((g) => g.gebiet_id === "10100205");
    expect([r.werte[i], r.status?.[i]]).toEqual([null, "entfaellt"]);
    expect(r.anmerkungen["10100205"]).toMatch(/Ausreißer/);
  });
});

describe("profiles", () => {
  const profil = (id: string): GebietProfil => profile2021.get(id) as GebietProfil;

  it("exist for every area of the Bezirk, with their place above, below and beside", () => {
    expect(profile2021.size).toBe(41 + 9 + 4 + 1);
    const nord = profil("102004");
    expect(nord.ueber.map((g) => g.gebiet_id)).toEqual(["10", "1020"]);
    expect(nord.unter).toHaveLength(7);
    expect(nord.nachbarn.map((g) => g.name)).toContain("Hellersdorf-Ost");
    for (const [id, p] of profile2021)
      for (const n of p.nachbarn) expect(profil(n.gebiet_id).nachbarn.map((m) => m.gebiet_id)).toContain(id);
  });

  it("count the population since 2001 for the area itself, or for the old Planungsraum it was cut from", () => {
    const bezirk = profil("10").bevoelkerung.reihe;
    expect(bezirk).toHaveLength(25);
    expect(bezirk[0]).toMatchObject({zeitraum: "2001-12-31", wert: 256087});
    // Other sources fill the years that the register's own tables leave out, for the Bezirk though not for Planungsräume.
    expect(bezirk.every((r) => r.wert !== null)).toBe(true);
    expect(profil("10").bevoelkerung.quellenvermerke.length).toBeGreaterThan(1);
    expect(profil("10100101").bevoelkerung).toMatchObject({gebiet_id: "10100101", summe_aus: []});
    const split = profil("10100102").bevoelkerung;
    expect(split.name).toBe("Havemannstraße");
    expect(split.summe_aus).toHaveLength(3);
    expect(split.reihe.at(-1)).toMatchObject({wert: 3725 + 8113 + 7669, umgerechnet: true});
  });

  it("have no step between the editions: no year changes a Bezirksregion by more than a tenth", () => {
    for (const [id, p] of profile2021) {
      if (id.length !== 6) continue;
      const known = p.bevoelkerung.reihe.flatMap((r) => (r.wert === null ? [] : [r]));
      for (const [i, r] of known.entries()) {
        const before = known[i - 1];
        if (!before || before.zeitraum === "2020-12-31") continue;
        expect(Math.abs((r.wert as number) / (before.wert as number) - 1), `${id} ${r.zeitraum}`).toBeLessThan(0.1);
      }
    }
  });

  it("have age groups that add up to everybody", () => {
    for (const p of profile2021.values()) {
      const sum = p.altersaufbau.gruppen.reduce((n, g) => n + (g.anzahl ?? NaN), 0);
      const {maennlich, weiblich} = p.altersaufbau;
      expect(sum).toBe((maennlich.wert ?? NaN) + (weiblich.wert ?? NaN));
      expect(p.altersaufbau.gruppen.reduce((n, g) => n + (g.anteil ?? NaN), 0)).toBeCloseTo(100, 9);
    }
  });

  it("tell the classes of the social monitoring by edition, from the old Planungsraum before 2021, with every break", () => {
    const mss = profil("10100101").mss;
    expect(mss.map((m) => m.edition)).toEqual(["2013", "2015", "2017", "2019", "2021", "2025"]);
    expect(mss.map((m) => m.status.wert)).toEqual([4, 3, 3, 3, 2, 4]);
    expect(mss.filter((m) => m.bruch).map((m) => m.edition)).toEqual(["2019", "2021", "2025"]);
    expect(new Set(mss.filter((m) => m.bruch).map((m) => m.bruch)).size).toBe(3);
    expect(profil("10100205").mss.every((m) => m.status.wert === null && m.status.status === "entfaellt")).toBe(true);
    expect(profil("102004").mss).toEqual([]);
  });

  it("compare upwards only", () => {
    for (const k of profil("10").kennzahlen) expect([k.bzr, k.bezirk]).toEqual([null, null]);
    const nord = profil("102004").kennzahlen.find((k) => k.indikator.id === "mss_kinderarmut");
    expect(nord).toMatchObject({zeitraum: "2022-12-31", gebiet: {wert: expect.closeTo(39.59, 2) as number}});
    expect(profil("1020").kennzahlen.some((k) => k.indikator.id.startsWith("mss_"))).toBe(false);
  });
});

describe("what stands beside a value", () => {
  it("is told in a sentence of its own where it has another date, and each of those names it", () => {
    for (const id of ["102004", "10200422"]) {
      const profil = profile2021.get(id)!;
      for (const kennzahl of profil.kennzahlen) {
        const frueher = standVergleichSatz(kennzahl);
        expect(frueher === "", `${id} ${kennzahl.indikator.id}`).toBe(kennzahl.vergleich === null);
        if (!kennzahl.vergleich) continue;
        expect(frueher).toMatch(/^(Stand|Zum Vergleich) /);
        expect(frueher).toContain(`${formatZeitraum(kennzahl.vergleich.zeitraum)}: `);
        const spanne = spanneSatz(kennzahl, profil.gebiet);
        if (spanne.includes("reichen")) expect(spanne).toContain(`Stand ${formatZeitraum(kennzahl.zeitraum)}: `);
      }
    }
    const armut = profile2021.get("102004")!.kennzahlen.find((k) => k.indikator.id === "mss_kinderarmut")!;
    expect([armut.zeitraum, armut.vergleich?.zeitraum]).toEqual(["2022-12-31", "2020-12-31"]);
    const promenade = profile2021.get("10200422")!.kennzahlen.find((k) => k.indikator.id === "mss_kinderarmut")!;
    expect([promenade.zeitraum, promenade.vergleich]).toEqual(["2020-12-31", null]);
  });
  it("names who is counted where that is not the very group", () => {
    const {zielgruppen, angebote} = profile2021.get("102004")!;
    const familien = zielgruppen!.zeilen.find(({id}) => id === "familien")!;
    expect(familien.gezaehlt_als).toBe("Kinder unter 18 Jahren");
    expect(familien.personen).toBe(werte.wert("einwohner_unter_18", "2021", "102004", familien.stand).wert);
    expect(angebote!.zeilen.find(({id}) => id === "familien")!.gezaehlt_als).toBe(familien.gezaehlt_als);
    expect(zielgruppen!.zeilen.find(({id}) => id === "aeltere")!.gezaehlt_als).toBeNull();
  });
  const zeile = (gebiet: string, indikator: string) =>
    profile2021.get(gebiet)?.kennzahlen.find((k) => k.indikator.id === indikator);

  it("is the last date the Bezirk was counted at, where it was not at the newest", () => {
    const nord = zeile("102004", "mss_kinderarmut");
    expect(nord?.bezirk?.wert).toBeNull();
    expect(nord?.vergleich?.zeitraum).toBe("2020-12-31");
    expect(
      [nord?.vergleich?.gebiet, nord?.vergleich?.bezirk, nord?.vergleich?.berlin].map((w) => w?.wert?.toFixed(1))
    ).toEqual(["43.4", "28.6", "26.9"]);
    for (const p of profile2021.values())
      for (const k of p.kennzahlen.filter((line) => line.vergleich)) {
        expect(k.bezirk?.wert).toBeNull();
        expect(k.vergleich?.bezirk.wert).not.toBeNull();
        expect(k.vergleich?.gebiet.wert).not.toBeNull();
      }
  });

  it("has its own date in the register", () => {
    const kinderarmut = start.indikatoren.find((i) => i.id === "mss_kinderarmut");
    expect([kinderarmut?.neuester_zeitraum, kinderarmut?.bezirk_zeitraum]).toEqual(["2022-12-31", "2020-12-31"]);
    for (const i of start.indikatoren) expect(i.bezirk_zeitraum !== "", i.id).toBe(i.bezirk.wert !== null);
  });

  it("is missing, and not inapplicable, where the source publishes nothing for that level", () => {
    const status = zeile("10100101", "mss_status");
    expect([status?.bezirk?.status, status?.berlin.status]).toEqual(["fehlt", "fehlt"]);
    expect(status?.bezirk?.anmerkung).toBe(nichtVeroeffentlicht);
  });

  it("says of a change in a divided Planungsraum that its first year is missing, not that it ended in 2020", () => {
    const geteilt = zeile("10100102", "veraenderung_80_plus")?.gebiet;
    expect([geteilt?.wert, geteilt?.anmerkung]).toEqual([
      null,
      "Für das Anfangsjahr gibt es keine Angaben in den heutigen Grenzen."
    ]);
    expect(zeile("10100102", "gssa_gesix")?.gebiet.anmerkung).toMatch(/Gebiete bis 2020/);
  });
});

describe("chance and verdicts", () => {
  const zeile = (gebiet: string, indikator: string): Kennzahl => {
    const found = profile2021.get(gebiet)?.kennzahlen.find((k) => k.indikator.id === indikator);
    if (!found) throw new Error(`no line ${indikator} in ${gebiet}`);
    return found;
  };
  const verfahren = (id: string) => catalogue.indicators.find((i) => i.id === id)?.ki_verfahren;

  it("come from the counts of each share: interval, rest of the Bezirk and both verdicts, recomputed", () => {
    let compared = 0;
    for (const [id, p] of profile2021)
      for (const k of p.kennzahlen) {
        const {zaehler, nenner, ki} = k.gebiet;
        if (verfahren(k.indikator.id) !== "wilson" || zaehler === null || nenner === null || nenner === 0) continue;
        const interval = wilsonInterval(zaehler, nenner);
        expect(ki?.unten, `${k.indikator.id} ${id}`).toBeCloseTo(interval.lower * 100, 4);
        expect(ki?.oben).toBeCloseTo(interval.upper * 100, 4);
        expect(ki?.wenige).toBe(nenner < catalogue.methode.mindestnenner);
        const verdict = (benchmark: number): Urteil =>
          ki?.wenige ? "zu_wenige_faelle" : compareToBenchmark(interval, benchmark / 100);
        const {zaehler: gezaehlt = null, nenner: alle = null} = k.bezirk ?? {};
        if (gezaehlt !== null && alle !== null) {
          const rest = ((gezaehlt - zaehler) / (alle - nenner)) * 100;
          expect(k.rest_bezirk).toBeCloseTo(rest, 4);
          expect(k.urteile.bezirk).toBe(verdict(rest));
        }
        if (k.berlin.wert !== null) expect(k.urteile.berlin).toBe(verdict(k.berlin.wert));
        compared++;
      }
    expect(compared).toBeGreaterThan(1000);
  });

  it("are known for the published shares of the monitoring too, by a denominator that comes close", () => {
    const {vergleich} = zeile("102004", "mss_kinderarmut");
    expect(vergleich?.gebiet.wert).toBeCloseTo(43.36, 2);
    expect(vergleich?.gebiet.ki?.unten).toBeLessThan(43.36);
    expect(vergleich?.gebiet.ki?.oben).toBeGreaterThan(43.36);
    expect(vergleich?.urteile).toEqual({bezirk: "ueber", berlin: "ueber"});
    // Without its poorest quarter the Bezirk lies below its published 28.60 per cent, and still above Kaulsdorf.
    expect(vergleich?.rest_bezirk).toBeLessThan(28.6);
    const sued = [...profile2021.values()].find((p) => p.gebiet.ebene === "bzr" && p.gebiet.name === "Kaulsdorf");
    expect(zeile(sued?.gebiet.gebiet_id ?? "", "mss_kinderarmut").vergleich?.urteile.bezirk).toBe("unter");
  });

  it("are given to nothing whose levels must not be compared, to no class, no missing value and not to the whole", () => {
    for (const [id, p] of profile2021)
      for (const {indikator, gebiet, urteile} of p.kennzahlen) {
        if (!indikator.ebenen_vergleichbar || indikator.klassen || gebiet.wert === null || gebiet.ki === null)
          expect(urteile, `${indikator.id} ${id}`).toEqual({bezirk: null, berlin: null});
        if (id === "10") expect(urteile.bezirk).toBeNull();
      }
  });

  it("are the same in a profile, in its strip and in the table of the indicator", () => {
    for (const [id, p] of profile2021)
      for (const k of p.kennzahlen) {
        expect(k.verteilung.find((v) => v.gebiet_id === id)?.ki).toEqual(k.gebiet.ki);
        const row = seiten
          .get(k.indikator.id)
          ?.ebenen.find((e) => e.ebene === p.gebiet.ebene)
          ?.zeilen.find((z) => z.gebiet_id === id);
        expect(row?.urteile).toEqual(k.urteile);
      }
  });

  it("call a series a trend only by rule, and date a change from the last break on", () => {
    const verlauf = (id: string) => seiten.get(id)?.verlauf;
    const spanne = {art: "trend", von: "2021-12-31", bis: "2025-12-31"};
    expect(verlauf("anteil_65_plus")).toEqual({...spanne, richtung: "steigend"});
    expect(verlauf("anteil_unter_6")).toEqual({...spanne, richtung: "fallend"});
    // Four rises in a row, then a fall.
    expect(verlauf("anteil_unter_18")).toMatchObject({art: "veraenderung", bis: "2025-12-31"});
    // Four dates in today's edition, and a break in 2017.
    expect(verlauf("anteil_migrationshintergrund")).toMatchObject({art: "veraenderung", von: "2017-12-31"});
    // Published shares whose intervals are approximate: so is that of their difference, here far from 0.
    const armut = verlauf("mss_kinderarmut");
    if (armut?.art !== "veraenderung" || armut.ki === null) throw new Error("a change with its interval");
    expect(armut).toMatchObject({von: "2014-12-31", bis: "2020-12-31"});
    expect(armut.ki.unten).toBeLessThan(armut.differenz);
    expect(armut.ki.oben).toBeLessThan(-10);
    // One without intervals has none for its change either.
    expect(verlauf("mss_langzeitarbeitslosigkeit")).toMatchObject({ki: null});
    expect(verlauf("mss_status")).toEqual({art: "keine"});
    for (const [id, {verlauf: v, reihen}] of seiten)
      if (v.art === "trend")
        expect(reihen.filter((r) => r.zeitraum >= v.von && r.bezirk.wert !== null).length, id).toBeGreaterThanOrEqual(
          5
        );
  });
});

describe("attribution", () => {
  it("names the edition and the way it came by, for exactly the values shown", () => {
    const vermerke = (zeitraum: string): string => reihe("mss_status", "plr", zeitraum).quellenvermerke.join("\n");
    expect(vermerke("2024-12-31")).toMatch(/Stadtentwicklung 2025 \(abgeschrieben/);
    expect(vermerke("2012-12-31")).toMatch(/Stadtentwicklung 2013 .*Fassung Dritter/);
    expect(vermerke("2012-12-31")).not.toMatch(/2025/);
    expect(reihe("einwohner", "plr", "2025-12-31").quellenvermerke).toHaveLength(1);
  });

  it("names both sources of a change whose first year only the monitoring delivers", () => {
    const lines = reihe("veraenderung_5_jahre", "plr", "2020/2025").quellenvermerke;
    expect(lines.some((l) => l.includes("Einwohnerregister"))).toBe(true);
    expect(lines.some((l) => l.includes("Stadtentwicklung 2021"))).toBe(true);
  });

  it("lists only deliveries that an indicator is made of", () => {
    expect(seiten.get("mss_kinderarmut")?.releases.map((r) => r.release)).toEqual([
      "2023",
      "2021",
      "2019",
      "2017",
      "2015",
      "2013"
    ]);
    expect(seiten.get("mss_status")?.releases).toHaveLength(6);
  });
});

describe("lists", () => {
  it("name what an area was called before 2021", () => {
    const find = (text: string): string[] => suche.filter((s) => s.worte.includes(text)).map((s) => s.titel);
    expect(find("Havemannstraße").sort()).toEqual(["Golliner Straße", "Rosenbecker Straße", "Wittenberger Straße"]);
    expect(find("Rotes Viertel")).toEqual(["Cecilienplatz"]);
    expect(find("10010205")).toEqual(["Ahrensfelder Berge"]);
    expect(find("Senioren").length).toBeGreaterThan(1);
  });

  it("find the pages of the method and the index by what is explained there", () => {
    const find = createSuche(suche);
    const adressen = (wort: string): string[] => find(wort).map(({eintrag}) => eintrag.adresse);
    for (const wort of ["Intervall", "Rechenbeispiel", "Robustheit"])
      expect(adressen(wort), wort).toContain("/methodik");
    for (const wort of ["Gewichtung", "Rangspanne"]) expect(adressen(wort), wort).toContain("/bedarfsindex");
    expect(adressen("Index")).toEqual(expect.arrayContaining(["/bedarfsindex", "/methodik"]));
  });

  it("list Kinderarmut first under Armut, and find the terms of the glossary where it explains them", () => {
    const find = createSuche(suche);
    const armut = find("Armut").map(({eintrag}) => eintrag.adresse);
    expect(armut.indexOf("/indikatoren/mss_kinderarmut")).toBe(0);
    expect(armut).toContain("/indikatoren/qpk_sgb2_quote");
    const worte = suche.filter(({art}) => art === "fachwort");
    expect(worte.map(({adresse}) => adresse)).toEqual(catalogue.glossar.map(({id}) => `/glossar#${id}`));
    for (const titel of ["QPK", "GESIx", "ESIx", "GSSA", "MSS", "ESU"])
      expect(find(titel)[0]?.eintrag, titel).toMatchObject({art: "fachwort", titel});
  });

  it("find every page of the navigation by its title", () => {
    const find = createSuche(suche);
    const seiten: {adresse: string; titel: string}[] = shell.gruppen.flatMap((gruppe) => [...gruppe.seiten]);
    for (const {adresse, titel} of seiten)
      expect(
        find(titel).map(({eintrag}) => eintrag.adresse),
        titel
      ).toContain(adresse);
  });

  it("find an offer by its title, with a typing error, by its group, and say where it is; never a number of it", () => {
    const find = createSuche(suche);
    const angebote = suche.filter(({art}) => art === "angebot");
    expect(angebote.length).toBeGreaterThan(100);
    const cafes = find("Nachbarschaftscafe").map(({eintrag}) => eintrag);
    expect(cafes[0]).toMatchObject({art: "angebot", titel: "Nachbarschaftscafé"});
    expect(find("Nachbarschaftscaffe")[0]?.eintrag.titel).toBe("Nachbarschaftscafé");
    expect(find("Cafe Biesdorf")[0]?.eintrag).toMatchObject({
      art: "angebot",
      zusatz: "Beispielzentrum Biesdorf, Beispieldaten",
      adresse: "/zentren/beispiel-biesdorf#angebote"
    });
    expect(find("Senioren").some(({eintrag}) => eintrag.art === "angebot")).toBe(true);
    for (const {titel, zusatz, worte, adresse} of angebote) {
      expect(zusatz, titel).toMatch(/Beispieldaten$/);
      expect(adresse).toMatch(/^\/zentren\/[a-z-]+#angebote$/);
      for (const wort of worte) expect(wort, titel).not.toMatch(/^\d+$/);
    }
  });

  it("stay small enough to be loaded when somebody begins to type", () => {
    expect(gzipSync(JSON.stringify(suche), {level: 9}).length).toBeLessThan(40_000);
  });

  it("name only the year of a delivery whose figures name no day", () => {
    const stichtage = (id: string) => start.quellen.find((q) => q.id === id)?.releases.map((r) => r.stichtag);
    expect(stichtage("gssa")).toEqual(["2022", "2013"]);
    expect(stichtage("kernindikatoren")).toContain("2017-12-31");
    expect(stichtage("osm")?.[0]).toBe("2026-04");
  });

  it("leave out facilities of which OpenStreetMap knows too few", () => {
    const arten = new Set([...profile2021.values()].flatMap((p) => p.einrichtungen?.arten.map((a) => a.art) ?? []));
    for (const art of ["schule", "klinik", "sportzentrum", "religioese_staette"] as const)
      expect(arten.has(art)).toBe(false);
    expect(arten.has("kita")).toBe(true);
    expect(suche.some((s) => s.art === "einrichtung" && /^(Schule|Klinik)/.test(s.zusatz))).toBe(false);
  });

  it("tell for every source which deliveries it is made of", () => {
    const ewr = start.quellen.find((q) => q.id === "ewr");
    expect(ewr?.releases).toHaveLength(21);
    expect(ewr?.releases[0]?.stichtag).toBe("2025-12-31");
    expect(ewr?.releases.every((r) => r.dateien.every((d) => /^[0-9a-f]{64}$/.test(d.sha256)))).toBe(true);
    expect(start.indikatoren).toHaveLength(catalogue.indicators.length);
  });

  it("have the hours, gaps and verdicts of the page of gaps, and list the centres it counts", () => {
    const {bild, luecken} = eingang.leistung;
    for (const [id, {gebiet, angebote}] of profile2021) {
      if (gebiet.ebene !== "bzr" && gebiet.ebene !== "plr") {
        expect(angebote).toBeNull();
        continue;
      }
      const platz = luecken.gebiete[gebiet.ebene].findIndex((g) => g.gebiet_id === id);
      for (const z of angebote!.zeilen) {
        const reihe = bild.gruppen.find((g) => g.id === z.id)!.ebenen.find((e) => e.ebene === gebiet.ebene)!;
        expect([z.wert, z.status, z.je_1000, z.deckung, z.urteil]).toEqual(
          [reihe.wert, reihe.status, reihe.je_1000, reihe.deckung, reihe.urteil].map((liste) => liste[platz])
        );
        if (z.status === "geschuetzt")
          expect([z.wert, z.je_1000, z.deckung, z.urteil]).toEqual([null, null, null, null]);
      }
      const alle = angebote!.zeilen.find((z) => z.id === "alle")!;
      expect(
        angebote!.zentren.filter((z) => z.arbeitet_hier),
        id
      ).toHaveLength(alle.zentren);
    }
  });

  it("add needs up only where no part is withheld", () => {
    const {bild} = eingang.leistung;
    for (const [id, {angebote}] of profile2021)
      for (const {problemfeld, anzahl} of angebote?.anliegen.felder ?? []) {
        const teile = bild.anliegen
          .find((a) => a.jahr === bild.jahr && a.problemfeld === problemfeld)!
          .zentren.filter((z) => z.bezirksregion === id.slice(0, 6))
          .map((z) => z.anzahl);
        expect(anzahl).toBe(
          teile.includes("geschuetzt") ? "geschuetzt" : teile.reduce<number>((n, x) => n + Number(x), 0)
        );
      }
  });

  it("have the people of the page of groups, and a verdict only on that very share", () => {
    for (const [id, {gebiet, zielgruppen, kennzahlen}] of profile2021)
      for (const z of zielgruppen?.zeilen ?? []) {
        const {personen} = eingang.zielgruppen.zielgruppen.find((g) => g.id === z.id)!;
        const ebene = gebiet.ebene === "bzr" ? "bzr" : "plr";
        const erwartet =
          gebiet.ebene === "bezirk" ? personen!.bezirk : personen![ebene].find((g) => g.gebiet_id === id)!.personen;
        expect(z.personen).toBe(erwartet);
        if (z.urteil === null) continue;
        expect(
          kennzahlen.some(
            (k) => Math.abs((k.gebiet.wert ?? NaN) - (z.anteil ?? NaN)) < 1e-5 && k.urteile.bezirk === z.urteil
          )
        ).toBe(true);
      }
  });

  it("end every course at the value of the profile's own line, and have at least three dates", () => {
    for (const {trends, kennzahlen} of profile2021.values())
      for (const {indikator_id, reihe} of trends) {
        const kennzahl = kennzahlen.find((k) => k.indikator.id === indikator_id)!;
        const punkt = reihe.find((d) => d.zeitraum === kennzahl.zeitraum);
        expect(punkt?.wert ?? null).toBe(
          kennzahl.gebiet.wert === null ? null : Number(kennzahl.gebiet.wert.toFixed(6))
        );
        expect(reihe.filter((d) => d.wert !== null).length).toBeGreaterThanOrEqual(3);
      }
  });

  it("show the comments on an area there and in the areas around it", () => {
    for (const {gebiet_id, text} of eingang.kommentare)
      for (const [id, {stimmen}] of profile2021)
        expect(stimmen.some((s) => s.text === text && s.gebiet.gebiet_id === gebiet_id)).toBe(gebiet_id.startsWith(id));
  });

  it("have every indicator either as a line of a profile or among those that do not exist at its level", () => {
    for (const p of profile2021.values()) {
      const ids = [...p.kennzahlen.map((k) => k.indikator.id), ...p.nicht_verfuegbar.map((n) => n.id)];
      expect(ids.sort()).toEqual(catalogue.indicators.map((i) => i.id).sort());
    }
  });

  it("give each page only what it shows", () => {
    for (const [name, shape] of Object.entries(listen)) {
      const text = JSON.stringify(shape.parse(start));
      expect(text.length, name).toBeGreaterThan(100);
      expect(text.includes("sha256"), name).toBe(name === "datenstand");
    }
  });
});
