import {describe, expect, it} from "vitest";
import {aehnlichkeit, data} from "../../components/vergleich/vergleich.fixture.js";
import {moverDifference} from "../../method/uncertainty.js";
import {lageOf} from "../saetze/lage.js";
import {differenzIntervall} from "../saetze/lagesaetze.js";
import {formatState, parseState} from "../state.js";
import {aehnlicheGebiete, beispielgebiete, hoechstensIndikatoren, saetzeOf} from "./gebiete.js";
import {bilanzOf, massstaebeOf, vergleichOf} from "./tabelle.js";
import {spanneOf, unterschiedOf} from "./unterschied.js";
import {gebieteText, indikatorenText, vergleichSpec, wahlOf} from "./zustand.js";

const [zeder, ahorn, oeland] = ["101001", "101002", "101003"] as const;
const lage = (indikator: string, gebiet: string) => lageOf(data, indikator, gebiet);
const spec = vergleichSpec(data);
const read = (search: string) => parseState(spec, search);
const vergleich = (search: string) => vergleichOf(data, wahlOf(data, read(search).state));
const lesbar = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("unterschiedOf", () => {
  it("shows a bound near 0 with as many decimals as it takes to see its side", () => {
    expect(lesbar(differenzIntervall({unten: 0.02, oben: 1.6}, lage("anteil_unter_18", zeder)!.indikator, true))).toBe(
      "+0,02 bis +1,6 Prozentpunkte"
    );
  });

  it("gives a difference with its interval, and a word only where the interval carries it", () => {
    const {unterschied} = unterschiedOf(lage("anteil_unter_18", zeder), lage("anteil_unter_18", ahorn));
    const hand = moverDifference({value: 20, lower: 19, upper: 21}, {value: 10, lower: 9, upper: 11});
    expect(unterschied).toEqual({differenz: 10, ki: {unten: hand.lower, oben: hand.upper}, urteil: "hoeher"});
    expect(unterschiedOf(lage("anteil_unter_18", ahorn), lage("anteil_unter_18", zeder)).unterschied?.urteil).toBe(
      "niedriger"
    );
    // 10.5 and 10, each give or take 1: the interval of the difference is 0.5 give or take 1.4.
    expect(unterschiedOf(lage("anteil_unter_18", oeland), lage("anteil_unter_18", ahorn)).unterschied?.urteil).toBe(
      "nicht_erkennbar"
    );
    expect(lesbar(differenzIntervall({unten: -0.44, oben: 1.5}, lage("anteil_unter_18", zeder)!.indikator, true))).toBe(
      "−0,4 bis +1,5 Prozentpunkte"
    );
  });

  it("says without an interval that there is none, and gives no word", () => {
    expect(unterschiedOf(lage("ohne_intervall", ahorn), lage("ohne_intervall", zeder)).unterschied).toEqual({
      ...{differenz: 2, ki: null, urteil: "ohne_sicherheit"}
    });
  });

  it.each([
    ["a withheld value", "anteil_unter_18", "10100204", "10100101", "ohne_wert"],
    ["an indicator the level lacks", "wenige", "10100101", "10100102", "ohne_wert"],
    ["too few cases", "wenige", zeder, ahorn, "zu_wenige_faelle"],
    ["classes", "stufe", "10100101", "10100102", "klassen"],
    ["bare counts", "einwohner", zeder, ahorn, "anzahl"],
    ["levels that mean different things", "index", zeder, "10100101", "ebene"]
  ])("tells no difference for %s", (_, indikator, a, b, grund) => {
    expect(unterschiedOf(lage(indikator, a), lage(indikator, b))).toEqual({unterschied: null, grund});
    expect(unterschiedOf(lage(indikator, b), lage(indikator, a))).toEqual({unterschied: null, grund});
  });

  it("tells no difference between two dates", () => {
    const a = lage("anteil_unter_18", zeder)!;
    expect(unterschiedOf(a, {...a, zeitraum: "2020-12-31"})).toEqual({unterschied: null, grund: "stichtag"});
  });
});

it("spanneOf leaves out areas without a value and those with too few cases", () => {
  const spanne = spanneOf([zeder, ahorn, oeland].map((id) => lage("wenige", id)))!;
  expect([spanne.hoch.gebiet.name, spanne.niedrig.gebiet.name]).toEqual(["Öland", "Ahorn"]);
  expect(spanneOf([lage("anteil_unter_18", "10100204"), lage("anteil_unter_18", "10100101")])).toBeNull();
});

describe("the state", () => {
  it("sorts areas by name and indicators as in the register, and reads back what it writes", () => {
    const {state, hinweise} = read("?gebiete=101001,101003,101002,101001&indikatoren=einwohner,anteil_unter_18");
    expect(hinweise).toEqual([]);
    expect(state).toEqual({
      ...{gebiete: "101002,101003,101001", indikatoren: "anteil_unter_18,einwohner", bezug: ahorn}
    });
    const address = formatState(spec, state);
    expect(address).toBe("?gebiete=101002,101003,101001&indikatoren=anteil_unter_18,einwohner");
    expect(read(address)).toEqual({state, hinweise: []});
  });

  it("begins with no area and the set at a glance, which needs no address", () => {
    const {state} = read("");
    expect(state).toEqual({gebiete: null, indikatoren: "blick", bezug: null});
    expect(formatState(spec, state)).toBe("");
  });

  it("leaves out what there is not, and says so", () => {
    const {state, hinweise} = read("?gebiete=101001,999999,10&indikatoren=frei_erfunden&bezug=101002");
    expect(state).toEqual({gebiete: zeder, indikatoren: "blick", bezug: zeder});
    expect(hinweise).toEqual([
      "Die Gebiete „999999“ und „10“ gibt es hier nicht.",
      "Den Indikator „frei_erfunden“ gibt es hier nicht.",
      "Gezeigt wird „Auf einen Blick“.",
      "Das Bezugsgebiet „101002“ ist nicht ausgewählt. Es gilt das erste Gebiet."
    ]);
  });

  it("keeps the first four of five areas and names the one left out", () => {
    const {state, hinweise} = read("?gebiete=10100101,10100102,10100203,10100204,10100305");
    expect(state.gebiete?.split(",")).toHaveLength(4);
    expect(hinweise).toEqual(["Mehr als 4 Gebiete passen nicht nebeneinander. Es fehlt: Öland Mitte."]);
  });

  it("shows of a set what exists for the areas", () => {
    expect(wahlOf(data, read("?gebiete=101001&indikatoren=lage").state).indikatoren).toEqual(["index"]);
    expect(wahlOf(data, read("?gebiete=10100101&indikatoren=lage").state).indikatoren).toEqual(["index", "stufe"]);
    for (const {indikatoren} of saetzeOf(data)) expect(indikatoren.length).toBeLessThanOrEqual(hoechstensIndikatoren);
  });

  it("writes no areas and no indicators as nothing", () => {
    expect(gebieteText(data, ["10"])).toBeNull();
    expect(indikatorenText(data, [])).toBeNull();
  });
});

describe("vergleichOf", () => {
  it("puts areas of both levels side by side only for indicators that mean the same at each", () => {
    const gemischt = vergleich("?gebiete=101001,10100101&indikatoren=anteil_unter_18,index");
    expect(gemischt.gemischt).toBe(true);
    expect(gemischt.zeilen.map(({kopf}) => kopf.id)).toEqual(["anteil_unter_18"]);
    expect(gemischt.nicht_vergleichbar.map(({id}) => id)).toEqual(["index"]);
    const gleich = vergleich("?gebiete=101001,101002&indikatoren=anteil_unter_18,index");
    expect([gleich.gemischt, gleich.nicht_vergleichbar]).toEqual([false, []]);
  });

  it("counts what the intervals carry", () => {
    const ids = "anteil_unter_18,einwohner,ohne_intervall,wenige";
    expect(bilanzOf(vergleich(`?gebiete=101001,101002&indikatoren=${ids}`))).toEqual({
      ...{erkennbar: 1, nicht: 0, ohneSicherheit: 1, ohneVergleich: 2}
    });
    expect(bilanzOf(vergleich(`?gebiete=101002,101003&indikatoren=${ids}`))).toEqual({
      ...{erkennbar: 1, nicht: 1, ohneSicherheit: 1, ohneVergleich: 1}
    });
  });

  it("draws Bezirk and Berlin beside shares of the same date, never beside bare counts", () => {
    const zeilen = vergleich("?gebiete=101001,101002&indikatoren=anteil_unter_18,einwohner").zeilen;
    expect(zeilen.map(massstaebeOf)).toEqual([
      {bezirk: 14, berlin: 16},
      {bezirk: null, berlin: null}
    ]);
  });
});

describe("aehnlicheGebiete", () => {
  it("names the nearest of the level with what it rests on, and never uses an uncertain value", () => {
    const {gebiete, mittel} = aehnlicheGebiete(data, aehnlichkeit, zeder);
    // Zeder's own value of "wenige" is uncertain: only the two others count for it.
    expect(gebiete.map(({name, gemeinsam}) => [name, gemeinsam])).toEqual([
      ["Öland", 2],
      ["Ahorn", 2]
    ]);
    expect(gebiete[0]!.abstand).toBeLessThan(gebiete[1]!.abstand);
    expect(mittel).toBeGreaterThan(0);
    expect(aehnlicheGebiete(data, aehnlichkeit, ahorn).gebiete.find(({name}) => name === "Öland")?.gemeinsam).toBe(3);
  });

  it("finds none for an area with too few values, and none for the Bezirk", () => {
    expect(aehnlicheGebiete(data, aehnlichkeit, "10100204").gebiete).toEqual([]);
    expect(aehnlicheGebiete(data, aehnlichkeit, "10")).toEqual({gebiete: [], mittel: null});
  });

  it("begins with the two Bezirksregionen that are most alike", () => {
    const paar = beispielgebiete(data, aehnlichkeit);
    expect(paar).toHaveLength(2);
    const [a, b] = paar as [string, string];
    const {gebiete} = aehnlicheGebiete(data, aehnlichkeit, a);
    expect(gebiete[0]?.gebiet_id).toBe(b);
  });
});
