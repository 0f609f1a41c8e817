import {describe, expect, it} from "vitest";
import {liegtIn, placeTexte, type Wunschtext} from "./beschriftung.js";

const wunsch = (id: string, x: number, y: number, rest: Partial<Wunschtext> = {}): Wunschtext => ({
  id,
  x,
  y,
  wert: "12,3",
  name: "Hellersdorf",
  platz: 200,
  immer: false,
  ...rest
});

describe("placeTexte", () => {
  it("writes every value where areas are few, and a name only where it covers no other text", () => {
    const texte = placeTexte([wunsch("a", 100, 100), wunsch("b", 150, 112), wunsch("c", 400, 100, {platz: 20})], {
      breite: 600,
      nurMitName: false
    });
    expect(texte.map(({id, zeilen}) => [id, zeilen])).toEqual([
      ["a", ["12,3"]],
      ["b", ["12,3"]],
      ["c", ["12,3"]]
    ]);
  });

  it("writes the selected one of many small areas in any case, the others only without overlap", () => {
    const texte = placeTexte(
      [wunsch("a", 100, 100), wunsch("b", 110, 100, {immer: true, platz: 5}), wunsch("c", 400, 100)],
      {
        breite: 600,
        nurMitName: true
      }
    );
    expect(texte.map((t) => t.id)).toEqual(["b", "c"]);
  });

  it("keeps texts inside the drawing", () => {
    const [text] = placeTexte([wunsch("a", 2, 100)], {breite: 300, nurMitName: false});
    expect(text!.x - text!.breite / 2).toBeGreaterThanOrEqual(0);
  });
});

describe("texts beside places", () => {
  const punkt = {x0: 95, x1: 105, y0: 95, y1: 105};

  it("moves a text off a place to the next free point, and writes over the place only where there is none", () => {
    const orte = {breite: 600, nurMitName: false, hindernisse: [punkt]};
    const frei = wunsch("a", 100, 100, {
      ausweich: () => [
        [100, 108],
        [100, 140]
      ]
    });
    const [text] = placeTexte([frei], orte);
    expect([text!.y, text!.zeilen]).toEqual([140, ["Hellersdorf", "12,3"]]);
    const [fest] = placeTexte([wunsch("a", 100, 100)], orte);
    expect([fest!.y, fest!.zeilen]).toEqual([100, ["Hellersdorf", "12,3"]]);
  });

  it("knows what lies in an area, and that its hole does not", () => {
    const drin = liegtIn("M0,0L10,0L10,10L0,10ZM4,4L6,4L6,6L4,6Z");
    expect([drin(2, 2), drin(5, 5), drin(11, 5)]).toEqual([true, false, false]);
  });
});
