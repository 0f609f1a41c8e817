import {expect, it} from "vitest";
import {schreibeSitzung, schreibeStimmzettel} from "../planung/datei.js";
import {punkte, sitzungMit} from "../planung/planung.fixture.js";
import {leererSchwerpunkt} from "../planung/sitzung.js";
import {stimmzetteldatei} from "../planung/stimmen.js";
import {texteAntrag} from "../texte/antrag.js";
import {zitatOf} from "./beschluss.js";

const offen = sitzungMit({schwerpunkte: ["b", "a"].map(leererSchwerpunkt)});
const titelOf = (id: string): string => offen.themen.find((thema) => thema.id === id)!.titel;

it("cites the priorities of a closed session in the order of the decision, and nothing else of it", async () => {
  const text = schreibeSitzung({...offen, abgeschlossen: "2026-11-21"});
  expect(await zitatOf(text, "x.json")).toEqual({
    zitat: {jahr: offen.jahr, beschlossen_am: "2026-11-21", schwerpunkte: [titelOf("b"), titelOf("a")]}
  });
});

it("does not cite what is not decided, nor another file", async () => {
  expect(await zitatOf(schreibeSitzung(offen), "x.json")).toEqual({fehler: texteAntrag.beschluss.offen});
  const ballot = schreibeStimmzettel(stimmzetteldatei(offen, "1", punkte({a: 3, b: 2})));
  expect(await zitatOf(ballot, "x.json")).toEqual({fehler: texteAntrag.beschluss.keineSitzung});
  expect(await zitatOf("{", "x.json")).toHaveProperty("fehler");
});
