import {expect, it} from "vitest";
import {sitzungMit} from "./planung.fixture.js";
import {planungsspeicher} from "./speicher.js";
import type {Ablage} from "./speicher.js";

function ablageMit(inhalt = new Map<string, string>()): Ablage & {inhalt: Map<string, string>} {
  return {
    inhalt,
    getItem: (key) => inhalt.get(key) ?? null,
    setItem: (key, wert) => void inhalt.set(key, wert),
    removeItem: (key) => void inhalt.delete(key)
  };
}

it("keeps the session, tells its size and forgets it", () => {
  const ablage = ablageMit();
  const speicher = planungsspeicher(ablage);
  expect(speicher.lade()).toEqual({sitzung: null, meldung: null});
  const sitzung = sitzungMit();
  expect(speicher.sichere(sitzung)).toBeNull();
  expect(speicher.groesse()).toBeGreaterThan(500);
  expect(planungsspeicher(ablage).lade().sitzung).toEqual(sitzung);
  expect(speicher.loesche()).toBeNull();
  expect([speicher.groesse(), ablage.inhalt.size]).toEqual([0, 0]);
});

it("last year's session lies beside this year's and goes alone", () => {
  const ablage = ablageMit();
  const [dies, vorjahr] = [planungsspeicher(ablage), planungsspeicher(ablage, "vorjahr")];
  dies.sichere(sitzungMit({jahr: 2027}));
  vorjahr.sichere(sitzungMit({jahr: 2026}));
  expect([dies.lade().sitzung!.jahr, vorjahr.lade().sitzung!.jahr]).toEqual([2027, 2026]);
  vorjahr.loesche();
  expect(dies.lade().sitzung!.jahr).toBe(2027);
});

it("says so where the browser allows no storage", () => {
  const speicher = planungsspeicher(null);
  expect(speicher.lade().meldung).toMatch(/erlaubt kein Speichern/);
  expect(speicher.sichere(sitzungMit())).toMatch(/Bitte die Sitzung als Datei sichern/);
  expect([speicher.loesche(), speicher.groesse()]).toEqual([null, 0]);
});

it("says so where the storage is full or refuses", () => {
  const wirf = (name: string): Ablage => ({
    ...ablageMit(),
    setItem() {
      throw Object.assign(new Error("no"), {name});
    }
  });
  expect(planungsspeicher(wirf("QuotaExceededError")).sichere(sitzungMit())).toMatch(/ist voll/);
  expect(planungsspeicher(wirf("SecurityError")).sichere(sitzungMit())).toMatch(/erlaubt kein Speichern/);
});

it("leaves what it cannot read where it is", () => {
  const ablage = ablageMit();
  planungsspeicher(ablage).sichere(sitzungMit());
  const [key] = [...ablage.inhalt.keys()];
  ablage.inhalt.set(key!, "{kaputt");
  const {sitzung, meldung} = planungsspeicher(ablage).lade();
  expect(sitzung).toBeNull();
  expect(meldung).toMatch(/lässt sich nicht öffnen.*Sie bleibt gespeichert, bis Sie sie löschen/);
  expect(ablage.inhalt.get(key!)).toBe("{kaputt");
});

it("does not replace a good session by one that could not be opened again", () => {
  const speicher = planungsspeicher(ablageMit());
  speicher.sichere(sitzungMit({jahr: 2027}));
  expect(speicher.sichere(sitzungMit({jahr: Number.NaN}))).toBe(
    "Die letzte Änderung ist nicht gespeichert. Jahr: falsche Art von Angabe. Bitte die Angabe berichtigen."
  );
  expect(speicher.lade().sitzung!.jahr).toBe(2027);
});
