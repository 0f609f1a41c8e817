import {expect, it} from "vitest";
import {beispielsitzung} from "./beispiel.js";
import {quellenOf, sitzungMit} from "./planung.fixture.js";
import {fehlendes, hinweise} from "./sitzung.js";

const quellen = quellenOf([
  {
    ...{id: "mss_kinderarmut", problemfeld: "kinder_familien", bezirk: {wert: 28, ki: [27, 29]}},
    bzr: [
      {wert: 40, ki: [38, 42], urteil: "ueber"},
      {wert: 20, ki: [18, 22], urteil: "unter"}
    ]
  }
]);

it("is filled in to the end, lacks only real ballots, and names nobody", () => {
  const sitzung = beispielsitzung(sitzungMit(), quellen, "2026-11-20");
  expect(sitzung.schwerpunkte).toHaveLength(quellen.planung.regeln.schwerpunkte.mindestens);
  expect(fehlendes(sitzung, quellen.planung).map(({schritt}) => schritt)).toEqual(["abstimmung"]);
  expect(hinweise(sitzung, quellen.planung).filter(({schritt}) => schritt !== "themen")).toEqual([]);
});

it("says of every invented reason that it is one", () => {
  const {begruendungen, schwerpunkte} = beispielsitzung(sitzungMit(), quellen, "2026-11-20");
  for (const text of [...begruendungen.map((b) => b.text), ...schwerpunkte.map((s) => s.begruendung)])
    expect(text).toMatch(/^Beispiel: /);
});

it("stays without a decision where there are no topics", () => {
  expect(beispielsitzung(sitzungMit({themen: []}), quellen, "2026-11-20").schwerpunkte).toEqual([]);
});
