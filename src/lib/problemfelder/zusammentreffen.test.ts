import {describe, expect, it} from "vitest";
import {bild, befunde, felder} from "../../components/problemfelder/problemfelder.fixture.js";
import {leitzeilenOf} from "./matrix.js";
import {gezaehlteGruppen, zusammentreffenOf} from "./zusammentreffen.js";

const armut = befunde.problemfelder[0]!;
const leit = leitzeilenOf(befunde, felder, "armut", []);
const orte = (eigenes = bild, eigene = befunde, feld = armut, zeilen = leit): string[] =>
  zusammentreffenOf(eigene, eigenes, feld, zeilen).map(
    ({indikator, gruppe, gebiet, stand}) => `${indikator.kopf.id} ${gruppe.id} ${gebiet.name} ${stand}`
  );
type Zeile = (typeof bild)["gruppen"][number]["ebenen"][number];
const mit = (extra: Partial<Zeile>): typeof bild => ({
  ...bild,
  gruppen: bild.gruppen.map((g) => (g.id === "kinder" ? {...g, ebenen: g.ebenen.map((e) => ({...e, ...extra}))} : g))
});

describe("where need and shortfall coincide", () => {
  it("is an area whose burden is above by its interval and whose group has a robust gap", () => {
    expect(orte()).toEqual(["kinderarmut kinder Nord 2024-12-31"]);
    // "Süd" would have the gap, but its burden is below the rest of the Bezirk.
    expect(orte(mit({urteil: ["kein_rueckstand", "robust"]}))).toEqual([]);
  });

  it("is not where the gap hangs on the weight of need, or is withheld", () => {
    expect(orte(mit({urteil: ["nicht_robust", null]}))).toEqual([]);
    expect(orte(mit({urteil: [null, null]}))).toEqual([]);
  });

  it("is not where the burden has no interval, or there is no burden", () => {
    const ohneIntervall = {
      ...befunde,
      indikatoren: befunde.indikatoren.map((i) => ({
        ...i,
        ebenen: i.ebenen.map((e) => ({...e, unten: e.unten.map(() => null), oben: e.oben.map(() => null)}))
      }))
    };
    expect(orte(bild, ohneIntervall, armut, leitzeilenOf(ohneIntervall, felder, "armut", []))).toEqual([]);
    expect(
      orte(
        bild,
        befunde,
        armut,
        leit.filter(({kopf}) => kopf.polaritaet !== "belastung")
      )
    ).toEqual([]);
  });

  it("needs a group that is counted", () => {
    expect(gezaehlteGruppen(bild, armut).map(({id}) => id)).toEqual(["kinder"]);
    expect(gezaehlteGruppen(bild, befunde.problemfelder[2]!)).toEqual([]);
  });
});

it("lets an indicator of another field stand for a field, too", () => {
  const eigene = {
    felder: felder.felder.map((f) =>
      f.id === "alter"
        ? {...f, leitindikatoren: [{indikator: "kinderarmut", begruendung: "x"}, ...f.leitindikatoren]}
        : f
    )
  };
  expect(leitzeilenOf(befunde, eigene, "alter", []).map(({kopf}) => kopf.id)).toEqual(["kinderarmut", "hochaltrig"]);
  // The reader's choice in the indicator's own field leaves the others alone.
  expect(leitzeilenOf(befunde, eigene, "alter", ["transfer"]).map(({kopf}) => kopf.id)).toContain("kinderarmut");
});
