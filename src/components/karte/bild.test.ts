import {describe, expect, it} from "vitest";
import {formatWert} from "../../lib/format.js";
import {parseState} from "../../lib/state.js";
import {ansage, buildBild, klassenText, skalaOf, sortZeilen, type Bild} from "./bild.js";
import {indikatoren, karteData, kinderarmut} from "./karte.fixture.js";
import {satzOf} from "./worte.js";
import {karteSpec, sortierungen} from "./zustand.js";

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
            reihe.werte.map((wert, i) => formatWert({wert, status: reihe.status?.[i] ?? "wert"}, indikator))
          );
        }
  });

  it("keeps a true zero apart from a missing value", () => {
    const {zeilen} = bildOf("");
    expect(zeilen.find((z) => z.status === "null_wert")).toMatchObject({wert: 0, text: `0,0${nbsp}%`, klasse: 0});
    expect(zeilen.find((z) => z.status === "fehlt")).toMatchObject({wert: null, text: "…", klasse: null, rang: null});
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

  it("says name, value with unit, class and rank", () => {
    expect(hear(bildOf(""), "Feld 12")).toBe(`Feld 12, 53,7${nbsp}%, Klasse 5 von 5, Rang 1 von 15.`);
  });

  it("says shared places where displayed values are equal", () => {
    expect(hear(bildOf(""), "Feld 2")).toBe(`Feld 2, 12,0${nbsp}%, Klasse 2 von 5, Rang 12 bis 13 von 15.`);
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
