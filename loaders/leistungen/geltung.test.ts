import {expect, it} from "vitest";
import type {Eingang} from "./geltung.js";
import {geltungOf} from "./geltung.js";

const meldung = (name: string, jahre?: Eingang["jahre"]): Eingang => ({
  name,
  saetze: {
    meldestand: [{zeile: 2, werte: {zentrum_id: "haus-nord", zeitraum: "2025-03", gemeldet: "ja", stand: "2026-01-31"}}]
  },
  ...(jahre && {jahre})
});

it("calls two deliveries of one day the same only if it has seen all their rows", () => {
  const gesehen = geltungOf([meldung("a"), meldung("b")]);
  expect(gesehen.gleiche).toEqual([{name: "b", wie: "a"}]);
  expect(gesehen.probleme).toEqual([]);
  // The rows of b stand in a file too large to be held: they may differ, and none of them may be dropped in silence.
  const gross = geltungOf([meldung("a"), meldung("b", [{zentrum_id: "haus-nord", jahr: "2025"}])]);
  expect(gross.gleiche).toEqual([]);
  expect(gross.probleme).toMatchObject([{datei: "b", wert: "haus-nord: 2025-03"}]);
});

it("minds large files only for the centre and the year they are about", () => {
  const andere = [
    {zentrum_id: "haus-nord", jahr: "2024"},
    {zentrum_id: "haus-nordost", jahr: "2025"}
  ];
  expect(geltungOf([meldung("a"), meldung("b", andere)]).probleme).toEqual([]);
});
