import {describe, expect, it} from "vitest";
import {formatIntervall, formatWert} from "../../lib/format.js";
import {parseState} from "../../lib/state.js";
import {ansage, berechnetesBild, buildBild, klassenText, luecken, skalaOf, sortZeilen, type Bild} from "./bild.js";
import {abweichungEinteilung} from "../../method/klassen.js";
import {wilsonInterval} from "../../method/uncertainty.js";
import {anteil, gebiete, indikatoren as alle, karteOf, kinderarmut, personen} from "./karte.fixture.js";
import {satzOf} from "./worte.js";
import {karteSpec, sortierungen} from "./zustand.js";

const indikatoren = [...alle, anteil];
const karteData = karteOf(indikatoren);

function bildOf(search: string): Bild {
  const {state} = parseState(karteSpec(karteData), search);
  return buildBild(
    karteData,
    indikatoren.find((i) => i.id === state.indikator)!,
    state
  );
}
const nbsp = "\u202f";

describe("buildBild", () => {
  it("gives every area the text that formatWert gives, so that it is the same on all pages", () => {
    for (const indikator of indikatoren)
      for (const {ebene, reihen} of indikator.ebenen)
        for (const reihe of reihen) {
          const bild = bildOf(`?indikator=${indikator.id}&ebene=${ebene}&zeitraum=${reihe.zeitraum}`);
          expect(bild.zeilen.map((z) => z.text)).toEqual(
            reihe.werte.map((wert, i) => {
              const text = formatWert({wert, status: reihe.status?.[i] ?? "wert"}, indikator);
              return reihe.ki?.wenige?.[i] ? `(${text})` : text;
            })
          );
        }
  });

  it("keeps a true zero apart from a missing value", () => {
    const {zeilen} = bildOf("");
    expect(zeilen.find((z) => z.status === "null_wert")).toMatchObject({wert: 0, text: `0,0${nbsp}%`, klasse: 0});
    expect(zeilen.find((z) => z.status === "fehlt")).toMatchObject({wert: null, text: "…", klasse: null});
  });

  it("shows bounds that neighbouring classes share without a gap", () => {
    const bild = bildOf("");
    expect(bild.einteilung.klassen.map((k) => klassenText(k, kinderarmut))).toEqual([
      `bis 11,9${nbsp}%`,
      `12,0 bis 21,9${nbsp}%`,
      `22,0 bis 29,9${nbsp}%`,
      `30,0 bis 35,9${nbsp}%`,
      `ab 36,0${nbsp}%`
    ]);
  });

  it("has no class of a single area among four Bezirksregionen, and none at all for the Bezirk", () => {
    const bzr = bildOf("?ebene=bzr&zeitraum=2018-12-31").einteilung;
    expect(bzr.klassen.map((k) => k.anzahl)).toEqual([4]);
    expect(bildOf("?ebene=bzr").einteilung.klassen.map((k) => k.anzahl)).toEqual([2, 2]);
    expect(bildOf("?ebene=bezirk").einteilung.verfahren).toBe("eine_klasse");
  });

  it("links areas of 2021 to their profile and areas until 2020 to none", () => {
    expect(bildOf("").zeilen[0]!.adresse).toBe("/gebiete/10010101");
    expect(bildOf("?zeitraum=2018-12-31").zeilen.every((z) => z.adresse === null)).toBe(true);
  });

  it("tells a break from both sides of it, and sets it aside where the date is compared with none beyond it", () => {
    const trennend = (search: string): number => bildOf(search).brueche.trennend.length;
    expect(trennend("?zeitraum=2016-12-31")).toBe(1);
    expect(trennend("?zeitraum=2018-12-31")).toBe(1);
    expect(trennend("")).toBe(0);
    expect(trennend("?ebene=bzr&zeitraum=2018-12-31")).toBe(0);
    expect(bildOf("").brueche.uebrige).toHaveLength(1);
  });
});

describe("a series with intervals", () => {
  const bild = bildOf("?indikator=anteil");
  const sichere = bild.zeilen.filter((z) => z.wert !== null && !z.wenige);

  it("shows the interval of the counts beside every value", () => {
    bild.zeilen.forEach((zeile, i) => {
      const p = personen[i]!;
      const {lower, upper} = p ? wilsonInterval(p[0], p[1]) : {lower: 0, upper: 0};
      expect(zeile.intervall).toBe(p && formatIntervall({unten: 100 * lower, oben: 100 * upper}, anteil));
    });
  });

  it("names for every area that may be compared a range of places that holds its own, and for no other", () => {
    expect(bild.plaetze).toBe(14);
    for (const zeile of sichere) {
      const hoeher = sichere.filter((z) => z.wert! > zeile.wert!).length;
      expect(zeile.rang!.von).toBeLessThanOrEqual(1 + hoeher);
      expect(zeile.rang!.bis).toBeGreaterThanOrEqual(1 + hoeher);
      expect(zeile.angaben[0]).toBe(`Rang ${zeile.rang!.von} bis ${zeile.rang!.bis} von 14`);
    }
    for (const zeile of bild.zeilen.filter((z) => !sichere.includes(z))) {
      expect(zeile.rang).toBeNull();
      expect(zeile.angaben.join()).not.toContain("Rang");
    }
  });

  it("keeps values with too few cases out of classes, their bounds and the scale", () => {
    expect(bild.einteilung.klassen.reduce((sum, k) => sum + k.anzahl, 0)).toBe(14);
    const [reihe] = anteil.ebenen[0]!.reihen.slice(-1);
    const ohne = {...reihe!, werte: reihe!.werte.map((w, i) => (reihe!.ki!.wenige![i] ? 99 : w))};
    const anders = buildBild(karteData, {...anteil, ebenen: [{ebene: "plr", reihen: [ohne]}]}, bild.state);
    expect(anders.einteilung).toEqual(bild.einteilung);
    expect(skalaOf(anders)).toEqual(skalaOf(bild));
    expect(luecken(bild).map(({grund, zeilen}) => [grund, zeilen.map((z) => z.name)])).toEqual([
      ["wenige", ["Feld 2"]],
      ["fehlt", ["Feld 16"]]
    ]);
  });
});

it("puts a value with too few cases in brackets even where nothing has an interval", () => {
  const [reihe] = anteil.ebenen[0]!.reihen.slice(-1);
  const keine = personen.map(() => null);
  const ki = {unten: keine, oben: keine, wenige: reihe!.ki!.wenige, bezirk: null, berlin: null};
  const indikator = {...anteil, ebenen: [{ebene: "plr" as const, reihen: [{...reihe!, ki}]}]};
  const bild = buildBild(karteData, indikator, bildOf("?indikator=anteil").state);
  expect(bild.zeilen.find((z) => z.name === "Feld 2")).toMatchObject({
    text: `(12,5${nbsp}%)`,
    klasse: null,
    intervall: null
  });
  expect(bild.plaetze).toBe(0);
  expect(bild.zeilen.every((z) => z.rang === null)).toBe(true);
});

describe("berechnetesBild", () => {
  const werte = gebiete["2021"].plr.map((_, i) => (i === 3 ? null : (i - 8) / 4));
  const rest = {
    serie: "1",
    indikator: {titel: "Index", einheit_kurz: "", nachkommastellen: 2, klassen: null, polaritaet: "belastung"},
    ebene: "plr",
    lor_stand: "2021",
    untertitel: "Planungsräume",
    erklaerung: "",
    ausgewaehlt: gebiete["2021"].plr[0]!.gebiet_id
  } as const;

  it("classes and describes a series that was computed", () => {
    const bild = berechnetesBild({
      ...rest,
      einteilung: abweichungEinteilung({referenz: werte, gezeigt: werte, nachkommastellen: 2, mindestbesetzung: 2}),
      gebiete: gebiete["2021"].plr.map((g, i) => ({...g, wert: werte[i]!, angaben: ["Gruppe 2", "Rang 3 bis 8"]}))
    });
    expect(ansage(bild.zeilen[0]!, bild)).toBe("Feld 1, −2,00, Klasse 1 von 4, Gruppe 2, Rang 3 bis 8, ausgewählt.");
    expect(bild.zeilen[3]).toMatchObject({text: "…", klasse: null, status: "fehlt"});
    expect(bild.mitWert).toBe(15);
  });
});

describe("sortZeilen", () => {
  it("puts areas without a number last in every order by value", () => {
    const {zeilen} = bildOf("?indikator=mss_status");
    for (const sortierung of ["wert-ab", "wert-auf"] as const)
      expect(
        sortZeilen(zeilen, sortierung)
          .slice(-2)
          .map((z) => z.wert)
      ).toEqual([null, null]);
  });

  it("sorts names as German readers expect, 2 before 10, and every order is complete", () => {
    const {zeilen} = bildOf("");
    const names = sortZeilen(zeilen, "gebiet-auf").map((z) => z.name);
    expect(names.slice(0, 3)).toEqual(["Feld 1", "Feld 2", "Feld 3"]);
    expect(sortZeilen(zeilen, "gebiet-ab")[0]!.name).toBe("Feld 16");
    expect(sortZeilen(zeilen, "zugehoerig-auf")[0]).toMatchObject({parent_name: "Nordost", name: "Feld 11"});
    for (const sortierung of sortierungen) expect(sortZeilen(zeilen, sortierung)).toHaveLength(zeilen.length);
  });
});

describe("ansage", () => {
  const hear = (bild: Bild, name: string): string =>
    ansage(
      bild.zeilen.find((z) => z.name === name)!,
      bild
    );

  it("says name, value with unit and class, and no rank without an interval", () => {
    expect(hear(bildOf(""), "Feld 12")).toBe(`Feld 12, 53,7${nbsp}%, Klasse 5 von 5.`);
  });

  it("says different verdicts one after the other", () => {
    const bild = bildOf("?indikator=anteil");
    expect(hear(bild, "Feld 4")).toMatch(
      /, unterscheidet sich nicht erkennbar von dem übrigen Bezirk, liegt über Berlin\.$/
    );
  });

  it("says what a state means instead of a number, with the publisher's remark", () => {
    expect(hear(bildOf(""), "Feld 16")).toBe("Feld 16, keine Angabe (Unter 300 Einwohner).");
    expect(hear(bildOf("?indikator=mss_status"), "Feld 15")).toBe(
      "Feld 15, nicht klassifiziert (Im MSS nicht berücksichtigt (Ausreißer))."
    );
    expect(hear(bildOf("?indikator=mss_status"), "Feld 16")).toBe("Feld 16, geschützt.");
  });

  it("gives classes of the source no rank, and tells the selected area", () => {
    expect(hear(bildOf("?indikator=mss_status&gebiet=10020408"), "Feld 8")).not.toContain("Rang");
    expect(hear(bildOf("?gebiet=10010101"), "Feld 1")).toMatch(/, ausgewählt\.$/);
  });
});

describe("satzOf", () => {
  const texts = (search: string): string[] =>
    satzOf(bildOf(search)).map(({kopf, text}) => (kopf ? `${kopf}: ${text}` : text));

  it("names the highest and lowest areas, Bezirk and Berlin, gaps with their reason, and true zeros", () => {
    expect(texts("").map((t) => t.replaceAll(nbsp, " "))).toEqual([
      "Am höchsten: Feld 12 53,7 %, Feld 11 50,5 %, Feld 8 36,0 %.",
      "Am niedrigsten: Feld 15 0,0 %, Feld 1 10,0 %, Feld 2 12,0 %, Feld 5 12,0 %.",
      "Bezirk 27,7 %, Berlin 26,6 %.",
      "1 Gebiet ohne Angabe: Feld 16. Unter 300 Einwohner.",
      "1 Gebiet mit dem Wert 0."
    ]);
  });

  it("tells the range of ranks of a named area where its interval leaves more than one place open", () => {
    const bild = bildOf("?indikator=anteil");
    const named = satzOf(bild)
      .filter(({art}) => art === "hoechste" || art === "niedrigste")
      .flatMap(({text}) => bild.zeilen.filter((z) => text.includes(`${z.name} ${z.text} (`)).map((z) => ({text, z})));
    expect(named.length).toBeGreaterThan(1);
    for (const {text, z} of named) {
      const {von, bis} = z.rang!;
      const range = von === bis ? "" : `, Rang ${von} bis ${bis}`;
      expect(text).toContain(`${z.name} ${z.text} (${z.intervall}${range})`);
    }
    expect(named.some(({z}) => z.rang!.von < z.rang!.bis)).toBe(true);
  });

  it("counts the areas of each class of the source, empty classes too, and names a few", () => {
    expect(texts("?indikator=mss_status")).toEqual([
      "hoch: 1 Gebiet (Feld 1).",
      "mittel: 9 Gebiete.",
      "niedrig: 3 Gebiete (Feld 3, Feld 4 und Feld 7).",
      "sehr niedrig: 1 Gebiet (Feld 8).",
      "1 Gebiet ohne Angabe (geschützt): Feld 16.",
      "1 Gebiet ohne Angabe (nicht klassifiziert): Feld 15. Im MSS nicht berücksichtigt (Ausreißer)."
    ]);
  });

  it("names all areas of the class with the most burden, up to twelve", () => {
    const bild = bildOf("?indikator=mss_status");
    const withWorst = (n: number): string => {
      const zeilen = bild.zeilen.map((z, i) => (i < n ? {...z, klasse: 3} : {...z, klasse: 0}));
      return satzOf({...bild, zeilen})[3]!.text;
    };
    expect(withWorst(9)).toMatch(/^sehr niedrig: 9 Gebiete \(Feld 1, .* und Feld 14\)\.$/);
    expect(withWorst(13)).toBe("sehr niedrig: 13 Gebiete.");
  });

  it("names fewer areas where there are few, and one value where there is one", () => {
    expect(texts("?ebene=bzr")[0]).toBe(`Am höchsten: Nordost 52,0${nbsp}%.`);
    expect(texts("?ebene=bezirk")[0]).toBe(`Marzahn-Hellersdorf: 27,7${nbsp}%.`);
  });

  it("ends a sentence with one full stop, also after a unit that has one", () => {
    expect(texts("?indikator=einwohner").join(" ")).not.toContain("..");
  });

  it("does not pretend to know extremes when all values are missing or equal", () => {
    const bild = bildOf("");
    const equal = {...bild, zeilen: bild.zeilen.map((z) => ({...z, wert: 5, text: "5,0 %", status: "wert" as const}))};
    expect(satzOf(equal)[0]!.text).toBe("Alle 16 Gebiete haben denselben Wert: 5,0 %.");
    const none = {...bild, mitWert: 0, zeilen: bild.zeilen.map((z) => ({...z, wert: null, status: "fehlt" as const}))};
    expect(satzOf(none)[0]!.text).toBe("Für diese Auswahl liegt kein Wert vor.");
    expect(satzOf(none).at(-1)!.text).toContain("16 Gebiete ohne Angabe: alle Gebiete.");
  });
});

describe("skalaOf", () => {
  it("begins at 0, holds negative values, and leaves out a Bezirk that would dwarf its areas", () => {
    expect(skalaOf(bildOf(""))).toMatchObject({von: 0, bis: 53.7});
    expect(skalaOf(bildOf("?indikator=veraenderung")).von).toBe(-8);
    expect(skalaOf(bildOf("?indikator=einwohner")).vergleiche).toEqual([]);
  });
});
