import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {lesbar} from "./saetze.fixture.js";
import {leistungSatz, sollIstSatz} from "./saetze.js";
import type {Leistungskennzahl, SollIst} from "./saetze.js";

const kennzahl = (teile: Partial<Leistungskennzahl>): Leistungskennzahl => ({
  titel: "Teilnahmen",
  einheit: "",
  jahr: 2025,
  wert: 1234,
  vorjahr: 1114,
  ...teile
});

const angabe = (teile: Partial<SollIst>): SollIst => ({
  titel: "Angebotsstunden",
  einheit: "Stunden",
  soll: 1200,
  ist: 1200,
  jahr: 2025,
  ...teile
});

const vergleich = /(?<!\p{L})(mehr|weniger|genauso|gestiegen|gesunken)(?!\p{L})/u;
const menge = fc.integer({min: 0, max: 99_999});
const ohneZahl = fc.constantFrom("geschuetzt" as const, null);

describe("the sentence on a recorded figure and the year before", () => {
  it.each<[string, Partial<Leistungskennzahl>, string]>([
    ["more than the year before", {}, "Teilnahmen 2025: 1.234, das sind 120 mehr als 2024 (1.114)."],
    ["fewer than the year before", {wert: 900}, "Teilnahmen 2025: 900, das sind 214 weniger als 2024 (1.114)."],
    ["one more", {wert: 1115}, "Teilnahmen 2025: 1.115, das ist 1 mehr als 2024 (1.114)."],
    ["the same", {wert: 1114}, "Teilnahmen 2025: 1.114, genauso viel wie 2024."],
    [
      "a unit that the title does not name",
      {titel: "Öffnungszeit", einheit: "Stunden", wert: 1200, vorjahr: 1150},
      "Öffnungszeit 2025: 1.200 Stunden, das sind 50 mehr als 2024 (1.150)."
    ],
    [
      "a unit that the title names",
      {titel: "Angebotsstunden", einheit: "Stunden", wert: 1200, vorjahr: 1150},
      "Angebotsstunden 2025: 1.200, das sind 50 mehr als 2024 (1.150)."
    ],
    [
      "with decimals",
      {titel: "Öffnungszeit je Woche", einheit: "Stunden", nachkommastellen: 1, wert: 38.5, vorjahr: 36.25},
      "Öffnungszeit je Woche 2025: 38,5 Stunden, das sind 2,2 mehr als 2024 (36,3)."
    ],
    ["a difference that rounding makes none", {wert: 1114.3}, "Teilnahmen 2025: 1.114, genauso viel wie 2024."],
    ["0 recorded is a figure", {wert: 0}, "Teilnahmen 2025: 0, das sind 1.114 weniger als 2024 (1.114)."],
    ["more than 0", {vorjahr: 0}, "Teilnahmen 2025: 1.234, das sind 1.234 mehr als 2024 (0)."],
    ["0 in both years", {wert: 0, vorjahr: 0}, "Teilnahmen 2025: 0, genauso viel wie 2024."],
    [
      "withheld",
      {wert: "geschuetzt"},
      "Teilnahmen 2025: • (geschützt). Deshalb gibt es keinen Vergleich mit dem Vorjahr."
    ],
    [
      "withheld in both years",
      {wert: "geschuetzt", vorjahr: "geschuetzt"},
      "Teilnahmen 2025: • (geschützt). Deshalb gibt es keinen Vergleich mit dem Vorjahr."
    ],
    [
      "withheld the year before",
      {vorjahr: "geschuetzt"},
      "Teilnahmen 2025: 1.234. Die Zahl für 2024 ist geschützt, deshalb gibt es keinen Vergleich."
    ],
    [
      "not recorded the year before",
      {vorjahr: null},
      "Teilnahmen 2025: 1.234. Für 2024 ist keine Zahl erfasst, deshalb gibt es keinen Vergleich."
    ],
    ["not recorded", {wert: null}, "Teilnahmen 2025: nicht erfasst. Das heißt nicht, dass es keine Leistung gab."],
    [
      "not recorded in either year",
      {wert: null, vorjahr: null},
      "Teilnahmen 2025: nicht erfasst. Das heißt nicht, dass es keine Leistung gab."
    ],
    [
      "not reported",
      {wert: null, gemeldet: false},
      "Teilnahmen 2025: nicht gemeldet. Das heißt nicht, dass es keine Leistung gab."
    ],
    [
      "withheld and not complete",
      {wert: "geschuetzt", lueckenhaft: true},
      "Teilnahmen 2025: • (geschützt). Deshalb gibt es keinen Vergleich mit dem Vorjahr."
    ],
    [
      "months missing: at least, and no comparison",
      {lueckenhaft: true},
      "Teilnahmen 2025: mindestens 1.234. Für 2025 fehlen Meldungen einzelner Monate, deshalb gibt es keinen Vergleich."
    ],
    [
      "months missing and fewer than before: no comparison either",
      {wert: 300, lueckenhaft: true},
      "Teilnahmen 2025: mindestens 300. Für 2025 fehlen Meldungen einzelner Monate, deshalb gibt es keinen Vergleich."
    ],
    [
      "a figure of a centre that did not report fully",
      {wert: 300, gemeldet: false},
      "Teilnahmen 2025: mindestens 300. Für 2025 fehlen Meldungen einzelner Monate, deshalb gibt es keinen Vergleich."
    ],
    [
      "months missing the year before",
      {vorjahrLueckenhaft: true},
      "Teilnahmen 2025: 1.234. Für 2024 fehlen Meldungen einzelner Monate, deshalb gibt es keinen Vergleich."
    ],
    [
      "months missing in both years",
      {lueckenhaft: true, vorjahrLueckenhaft: true},
      "Teilnahmen 2025: mindestens 1.234. Für 2025 fehlen Meldungen einzelner Monate, deshalb gibt es keinen Vergleich."
    ]
  ])("%s", (_, teile, satz) => {
    expect(lesbar(leistungSatz(kennzahl(teile)))).toBe(satz);
  });

  it("never says that a count has risen or fallen, only how many more or fewer", () => {
    fc.assert(
      fc.property(menge, menge, (wert, vorjahr) => {
        const satz = leistungSatz(kennzahl({wert, vorjahr}));
        expect(satz).not.toMatch(/gestiegen|gesunken|Trend/);
        expect(satz).toContain(
          wert > vorjahr ? " mehr als 2024" : wert < vorjahr ? " weniger als 2024" : "genauso viel"
        );
      })
    );
  });

  it("compares nothing where a figure is withheld, not recorded or incomplete", () => {
    fc.assert(
      fc.property(menge, ohneZahl, (n, zahl) => {
        for (const teile of [
          {wert: zahl, vorjahr: n},
          {wert: n, vorjahr: zahl},
          {wert: n, vorjahr: n + 1, lueckenhaft: true},
          {wert: n, vorjahr: n + 1, vorjahrLueckenhaft: true}
        ])
          expect(leistungSatz(kennzahl(teile))).not.toMatch(vergleich);
      })
    );
  });

  it("shows no digit but those of the years where there is no figure", () => {
    fc.assert(
      fc.property(ohneZahl, menge, fc.boolean(), (wert, vorjahr, gemeldet) => {
        const satz = leistungSatz(kennzahl({wert, vorjahr, gemeldet}));
        expect(satz.replaceAll(/202[45]/g, "")).not.toMatch(/\d/);
      })
    );
  });
});

describe("the sentence on target and record", () => {
  it.each<[string, Partial<SollIst>, string]>([
    ["exactly reached", {}, "Angebotsstunden 2025: Soll 1.200, Ist 1.200. Das Soll ist genau erreicht."],
    ["more than the target", {ist: 1234}, "Angebotsstunden 2025: Soll 1.200, Ist 1.234. Das Soll ist erreicht (+34)."],
    [
      "one more than the target",
      {ist: 1201},
      "Angebotsstunden 2025: Soll 1.200, Ist 1.201. Das Soll ist erreicht (+1)."
    ],
    [
      "less than the target",
      {ist: 1134},
      "Angebotsstunden 2025: Soll 1.200, Ist 1.134. Das Soll ist nicht erreicht (−66)."
    ],
    [
      "one less than the target",
      {ist: 1199},
      "Angebotsstunden 2025: Soll 1.200, Ist 1.199. Das Soll ist nicht erreicht (−1)."
    ],
    [
      "nothing of the target",
      {ist: 0},
      "Angebotsstunden 2025: Soll 1.200, Ist 0. Das Soll ist nicht erreicht (−1.200)."
    ],
    ["a target of 0", {soll: 0, ist: 12}, "Angebotsstunden 2025: Soll 0, Ist 12. Das Soll ist erreicht (+12)."],
    ["0 of 0", {soll: 0, ist: 0}, "Angebotsstunden 2025: Soll 0, Ist 0. Das Soll ist genau erreicht."],
    [
      "with decimals",
      {nachkommastellen: 1, soll: 38.5, ist: 36.25},
      "Angebotsstunden 2025: Soll 38,5, Ist 36,3. Das Soll ist nicht erreicht (−2,2)."
    ],
    [
      "a difference that rounding makes none",
      {ist: 1200.4},
      "Angebotsstunden 2025: Soll 1.200, Ist 1.200. Das Soll ist genau erreicht."
    ],
    [
      "a unit that the title does not name",
      {titel: "Öffnungszeit", ist: 1134},
      "Öffnungszeit 2025: Soll 1.200 Stunden, Ist 1.134 Stunden. Das Soll ist nicht erreicht (−66 Stunden)."
    ],
    [
      "without a unit",
      {titel: "Teilnahmen", einheit: "", ist: 1300},
      "Teilnahmen 2025: Soll 1.200, Ist 1.300. Das Soll ist erreicht (+100)."
    ],
    [
      "withheld",
      {ist: "geschuetzt"},
      "Angebotsstunden 2025: Soll 1.200, Ist • (geschützt). Ob das Soll erreicht ist, lässt sich deshalb nicht sagen."
    ],
    [
      "not recorded",
      {ist: null},
      "Angebotsstunden 2025: Soll 1.200, Ist nicht erfasst. Ob das Soll erreicht ist, lässt sich deshalb nicht sagen."
    ],
    ["no target", {soll: null}, "Angebotsstunden 2025: Ist 1.200. Ein Soll ist nicht hinterlegt."],
    [
      "no target, withheld",
      {soll: null, ist: "geschuetzt"},
      "Angebotsstunden 2025: Ist • (geschützt). Ein Soll ist nicht hinterlegt."
    ],
    [
      "no target, not recorded",
      {soll: null, ist: null},
      "Angebotsstunden 2025: Ist nicht erfasst. Ein Soll ist nicht hinterlegt."
    ],
    [
      "months missing and reached already",
      {ist: 1300, lueckenhaft: true},
      "Angebotsstunden 2025: Soll 1.200, Ist mindestens 1.300. Das Soll ist erreicht (+100)."
    ],
    [
      "months missing and not reached: open",
      {ist: 800, lueckenhaft: true},
      "Angebotsstunden 2025: Soll 1.200, Ist mindestens 800. Es fehlen Meldungen einzelner Monate. Ob das Soll erreicht ist, lässt sich deshalb nicht sagen."
    ],
    [
      "months missing without a target",
      {soll: null, ist: 800, lueckenhaft: true},
      "Angebotsstunden 2025: Ist mindestens 800. Ein Soll ist nicht hinterlegt."
    ],
    [
      "months missing and withheld",
      {ist: "geschuetzt", lueckenhaft: true},
      "Angebotsstunden 2025: Soll 1.200, Ist • (geschützt). Ob das Soll erreicht ist, lässt sich deshalb nicht sagen."
    ]
  ])("%s", (_, teile, satz) => {
    expect(lesbar(sollIstSatz(angabe(teile)))).toBe(satz);
  });

  it("decides nothing without a figure", () => {
    fc.assert(
      fc.property(ohneZahl, menge, (ist, soll) => {
        expect(sollIstSatz(angabe({ist, soll}))).not.toMatch(/Das Soll ist/);
        expect(sollIstSatz(angabe({ist, soll: null})).replace("2025", "")).not.toMatch(/\d/);
      })
    );
  });

  it("never calls a target missed while months are missing", () => {
    fc.assert(
      fc.property(menge, menge, (ist, soll) => {
        expect(sollIstSatz(angabe({ist, soll, lueckenhaft: true}))).not.toMatch(/nicht erreicht/);
      })
    );
  });
});
