import {describe, expect, it} from "vitest";
import {placeTexte, type Wunschtext} from "./beschriftung.js";

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
