import {describe, expect, it} from "vitest";
import {formatState, parseState} from "../../lib/state.js";
import {einwohner, kinderarmut, karteData, karteOf} from "./karte.fixture.js";
import {ansichten, karteSpec, reihenOf, sortierungen, type KarteState} from "./zustand.js";

const spec = karteSpec(karteData);
const usual: KarteState = {
  indikator: "mss_kinderarmut",
  ebene: "plr",
  zeitraum: "2020-12-31",
  gebiet: null,
  sortierung: "wert-ab",
  ansicht: "karte"
};

describe("address of the map", () => {
  it("is clean for the usual view", () => {
    expect(parseState(spec, "")).toEqual({state: usual, hinweise: []});
    expect(formatState(spec, usual)).toBe("");
  });

  it("reads back every state that exists", () => {
    let seen = 0;
    for (const indikator of karteData.indikatoren)
      for (const {ebene, reihen} of indikator.ebenen)
        for (const {zeitraum, lor_stand} of reihen)
          for (const gebiet of [null, karteData.gebiete[lor_stand][ebene].at(-1)!.gebiet_id])
            for (const [i, sortierung] of sortierungen.entries()) {
              const ansicht = ansichten[i % ansichten.length]!;
              const state: KarteState = {indikator: indikator.id, ebene, zeitraum, gebiet, sortierung, ansicht};
              expect(parseState(spec, formatState(spec, state))).toEqual({state, hinweise: []});
              seen++;
            }
    expect(seen).toBeGreaterThan(100);
  });

  it("names only what differs from the usual view", () => {
    expect(formatState(spec, {...usual, ebene: "bzr", gebiet: "100101"})).toBe("?ebene=bzr&gebiet=100101");
    expect(formatState(spec, {...usual, indikator: "veraenderung", zeitraum: "2018/2020"})).toBe(
      "?indikator=veraenderung"
    );
    expect(formatState(spec, {...usual, zeitraum: "2018-12-31", ansicht: "text"})).toBe(
      "?zeitraum=2018-12-31&ansicht=text"
    );
  });

  it.each<[string, Partial<KarteState>, RegExp]>([
    ["?indikator=gibtesnicht", {}, /„gibtesnicht“ gibt es hier nicht.*Kinderarmut/],
    ["?ebene=kiez", {}, /„kiez“ gibt es nicht.*Planungsräume/],
    [
      "?indikator=mss_kinderarmut&ebene=pgr",
      {ebene: "bzr"},
      /„Kinderarmut“: Für Prognoseräume gibt es keine Werte.*Bezirksregionen/
    ],
    ["?zeitraum=2019-12-31", {zeitraum: "2020-12-31"}, /vom 31\.12\.2019 gibt es.*nicht.*vom 31\.12\.2020/],
    ["?zeitraum=2017-06-30", {zeitraum: "2016-12-31"}, /vom 30\.06\.2017.*vom 31\.12\.2016/],
    ["?zeitraum=gestern", {}, /„gestern“ ist kein Datum.*31\.12\.2020/],
    ["?zeitraum=2020-99-99", {}, /„2020-99-99“ ist kein Datum/],
    [
      "?indikator=einwohner&zeitraum=2020-12-31",
      {indikator: "einwohner", zeitraum: "2021-12-31"},
      /Einwohner.*31\.12\.2021/
    ],
    ["?gebiet=99999999", {}, /„99999999“ gibt es hier nicht/],
    ["?gebiet=%3Cscript%3E", {}, /„<script>“ gibt es hier nicht/],
    ["?gebiet=10910101", {}, /„Feld 1“ gehört nicht zu den gezeigten Gebieten.*2021/],
    ["?ebene=bzr&gebiet=10010101", {ebene: "bzr", gebiet: "100101"}, /die Bezirksregion Südwest.*„Feld 1“/],
    [
      "?indikator=einwohner&ebene=pgr&gebiet=10010101",
      {indikator: "einwohner", ebene: "pgr", zeitraum: "2025-12-31", gebiet: "1001"},
      /der Prognoseraum Westen/
    ],
    ["?sortierung=zufall-ab", {}, /Die Sortierung „zufall-ab“ gibt es nicht/],
    ["?ansicht=3d", {}, /Die Ansicht „3d“ gibt es nicht/],
    ["?jahr=2020", {}, /Die Angabe „jahr“ im Link ist hier unbekannt/],
    ["?ansicht=text&ansicht=tabelle", {ansicht: "text"}, /„ansicht“ steht mehrfach im Link.*„text“/]
  ])("answers %s with the nearest view and one notice", (search, expected, notice) => {
    const {state, hinweise} = parseState(spec, search);
    expect(state).toEqual({...usual, ...expected});
    expect(hinweise).toHaveLength(1);
    expect(hinweise[0]).toMatch(notice);
    expect(parseState(spec, formatState(spec, state))).toEqual({state, hinweise: []});
  });

  it("survives nonsense of every kind with a valid state and a notice", () => {
    for (const search of [
      "?%",
      "?indikator=%00%FF",
      `?gebiet=${"9".repeat(5000)}`,
      "?ebene[]=plr",
      "?__proto__=1",
      "?constructor=x"
    ]) {
      const {state, hinweise} = parseState(spec, search);
      expect(
        reihenOf(
          karteData.indikatoren.find((i) => i.id === state.indikator)!,
          state.ebene
        )
      ).not.toHaveLength(0);
      expect(hinweise.length).toBeGreaterThan(0);
      expect(hinweise.every((h) => h.length < 300)).toBe(true);
    }
  });

  it("begins at a level that the usual indicator lacks with another indicator that has it", () => {
    const state = {...usual, indikator: "einwohner", ebene: "pgr" as const, zeitraum: "2025-12-31", gebiet: "1001"};
    expect(parseState(spec, "?ebene=pgr&gebiet=1001")).toEqual({state, hinweise: []});
    expect(formatState(spec, state)).toBe("?ebene=pgr&gebiet=1001");
    const mitErsatz = karteSpec(karteOf([kinderarmut, einwohner, {...einwohner, id: "anteil_unter_18"}]));
    expect(parseState(mitErsatz, "?ebene=pgr").state.indikator).toBe("anteil_unter_18");
  });

  it("takes an empty parameter as left out", () => {
    expect(parseState(spec, "?indikator=&gebiet=")).toEqual({state: usual, hinweise: []});
  });

  it("starts with the first indicator where the usual one is missing", () => {
    const other = karteSpec(karteOf([einwohner]));
    expect(parseState(other, "").state).toMatchObject({indikator: "einwohner", zeitraum: "2025-12-31"});
    expect(() => karteSpec(karteOf([]))).toThrow(/no indicators/);
    expect(kinderarmut.id).toBe(usual.indikator);
  });
});
