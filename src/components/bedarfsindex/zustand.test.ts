import {describe, expect, it} from "vitest";
import {berechneRaenge, vorgabeOf} from "../../lib/bedarfsindex.js";
import type {IndexWahl} from "../../lib/bedarfsindex.js";
import {formatState, parseState} from "../../lib/state.js";
import {data} from "./bedarfsindex.fixture.js";
import {
  ansichtOf,
  eingabeOf,
  gleicherIndex,
  gleicheWahl,
  indexSpec,
  parameterOf,
  parseGewicht,
  zaehlendeFelder
} from "./zustand.js";

const spec = indexSpec(data);
const vorgabe = vorgabeOf(eingabeOf(data));

const addressOf = (wahl: IndexWahl): string =>
  formatState(spec, {...parseState(spec, "").state, ...parameterOf(data, wahl)});
const read = (search: string): ReturnType<typeof ansichtOf> => ansichtOf(data, parseState(spec, search).state);

describe("the address", () => {
  it("is empty for the catalogue's choice and holds only what differs from it", () => {
    expect(addressOf(vorgabe)).toBe("");
    expect(addressOf({...vorgabe, gewichte: {...vorgabe.gewichte, kinder: 0.5}})).toBe("?gewicht_kinder=0.5");
    expect(addressOf({...vorgabe, indikatoren: ["kinderarmut", "zuwachs", "arbeitslosigkeit"]})).toBe(
      "?mit=zuwachs&ohne=altersarmut/alleinerziehende"
    );
    expect(addressOf({...vorgabe, normalisierung: "percentile", mittel: "geometric"})).toBe(
      "?skala=prozentrang&mittel=geometrisch"
    );
  });

  it("reads back as the same choice, whatever it is", () => {
    const choices: IndexWahl[] = [
      {...vorgabe, gewichte: {armut: 5, arbeit: 0, kinder: 2.5}},
      {...vorgabe, gewichte: {armut: 0, arbeit: 0, kinder: 0}, indikatoren: []},
      {...vorgabe, normalisierung: "exponential", mittel: "geometric", indikatoren: ["zuwachs"]}
    ];
    for (const wahl of choices) expect(read(addressOf(wahl)).wahl).toEqual(wahl);
  });

  it("takes a weight with a German comma", () => {
    expect(read("?gewicht_armut=2,5").wahl.gewichte["armut"]).toBe(2.5);
  });

  it("answers what it does not know in German and shows the nearest view", () => {
    const {state, hinweise} = parseState(
      spec,
      "?gewicht_armut=7&gewicht_wohnen=1&mit=miete&skala=logit&mittel=hoch&ebene=pgr&gebiet=99&sortierung=rang"
    );
    expect(ansichtOf(data, state)).toEqual({wahl: vorgabe, ebene: "plr", gebiet: null, sortierung: "gruppe"});
    expect(hinweise).toEqual([
      "Die Angabe „gewicht_wohnen“ im Link ist hier unbekannt und bleibt unbeachtet.",
      "Das Gewicht „7“ für „Armut“ ist nicht möglich. Es gilt 1.",
      "Den Indikator „miete“ gibt es hier nicht. Er bleibt unbeachtet.",
      "Die Skala „logit“ gibt es nicht. Es gilt die Vorgabe.",
      "Das Mittel „hoch“ gibt es nicht. Es gilt die Vorgabe.",
      "Die Ebene „pgr“ gibt es hier nicht. Gezeigt werden Planungsräume.",
      "Das Gebiet „99“ gibt es hier nicht. Es ist kein Gebiet ausgewählt.",
      "Die Sortierung „rang“ gibt es nicht. Geordnet ist nach Gruppen."
    ]);
  });

  it("does not sort by a column that is not there, and says so", () => {
    const gelesen = (search: string): [string, string[]] => {
      const {state, hinweise} = parseState(spec, search);
      return [ansichtOf(data, state).sortierung, hinweise];
    };
    const ohne = (feld: string): string =>
      `Die Tabelle hat hier keine Spalte „${feld}“, nach der sie sich ordnen ließe. Geordnet ist nach Gruppen.`;
    expect(gelesen("?gewicht_kinder=1&sortierung=kinder-ab")).toEqual(["kinder-ab", []]);
    expect(gelesen("?sortierung=kinder-ab")).toEqual(["gruppe", [ohne("Kinder")]]);
    expect(gelesen("?ohne=arbeitslosigkeit&sortierung=arbeit-auf")).toEqual(["gruppe", [ohne("Arbeit")]]);
    expect(gelesen("?ebene=bzr&sortierung=armut-ab")).toEqual([
      "gruppe",
      [ohne("Armut").replace("nach Gruppen", "nach Namen")]
    ]);
    expect(gelesen("?ebene=bzr&sortierung=index-ab")).toEqual(["index-ab", []]);
  });
});

describe("weights", () => {
  it("are 0 to 5 in steps of a half, and nothing else", () => {
    expect(["0", "5", "2,5", "2.5", " 1,0 "].map(parseGewicht)).toEqual([0, 5, 2.5, 2.5, 1]);
    expect(["", "5,5", "-1", "1,3", "1e0", "zwei", "1,5,0", "NaN"].map(parseGewicht)).toEqual(Array(8).fill(null));
  });

  it("share what is counted among fields with an indicator", () => {
    expect(zaehlendeFelder(data, vorgabe).map(({id, anteil}) => [id, anteil])).toEqual([
      ["armut", 0.5],
      ["arbeit", 0.5]
    ]);
    const ohneArbeit = {...vorgabe, indikatoren: vorgabe.indikatoren.filter((id) => id !== "arbeitslosigkeit")};
    expect(zaehlendeFelder(data, ohneArbeit).map(({id}) => id)).toEqual(["armut"]);
    expect(gleicherIndex(data, vorgabe, ohneArbeit)).toBe(false);
  });

  it("give the same index where only what does not count differs, or all are doubled", () => {
    const ohneKinder = {...vorgabe, indikatoren: vorgabe.indikatoren.filter((id) => id !== "alleinerziehende")};
    const doppelt = {...vorgabe, gewichte: {armut: 2, arbeit: 2, kinder: 0}};
    for (const wahl of [ohneKinder, doppelt]) {
      expect(gleicheWahl(data, vorgabe, wahl)).toBe(false);
      expect(gleicherIndex(data, vorgabe, wahl)).toBe(true);
      const [neu, alt] = [berechneRaenge(eingabeOf(data), wahl), berechneRaenge(eingabeOf(data), vorgabe)];
      expect(neu).toEqual(alt);
    }
    expect(gleicherIndex(data, vorgabe, {...vorgabe, gewichte: {armut: 2, arbeit: 1, kinder: 0}})).toBe(false);
  });
});
