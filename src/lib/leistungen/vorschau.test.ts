import {describe, expect, it} from "vitest";
import {blaetterOf, gueltigeZeilen, kontext, register} from "../../../test/fixtures/records/lieferung.js";
import type {Zeilen} from "../../../test/fixtures/records/lieferung.js";
import {pruefe} from "./pruefen.js";
import {jahresvorschau} from "./vorschau.js";

const vorschauOf = (zeilen: Zeilen) => jahresvorschau(pruefe(blaetterOf(zeilen), kontext).saetze, register);

describe("what a delivery would show of a year", () => {
  it("adds up the months", () => {
    const [jahr, ...rest] = vorschauOf(gueltigeZeilen());
    expect(rest).toEqual([]);
    // 12 × (4 + 2) dates, 12 × (12 + 4) hours, 12 × (100 + 16) attendances.
    expect(jahr).toMatchObject({
      zentrum_id: "beispiel-nord",
      name: "Beispielzentrum Nord",
      jahr: 2025,
      angebote: 2,
      termine: 72,
      stunden: 192,
      teilnahmen: 1392,
      ohne_angabe: {termine: 0, stunden: 0, teilnahmen: 0},
      ehrenamtliche: 24,
      ehrenamt_stunden: 180,
      beratungen: 17
    });
    expect(jahr!.monate).toHaveLength(12);
    expect(jahr!.je_angebot.map(({titel, zeilen, stunden}) => [titel, zeilen, stunden])).toEqual([
      ["Elterntreff", 12, 48],
      ["Nachbarschaftscafé", 12, 144]
    ]);
  });

  it("leaves open what nobody recorded, and says how many offers lack it", () => {
    const zeilen = gueltigeZeilen();
    delete zeilen.ehrenamt;
    delete zeilen.beratungen;
    for (const row of zeilen.leistungen!) {
      row.stunden = null;
      row.ehrenamt_stunden = null;
      if (row.angebot_id === "eltern") row.teilnahmen = null;
    }
    const [jahr] = vorschauOf(zeilen);
    expect(jahr).toMatchObject({
      stunden: null,
      teilnahmen: 1200,
      ehrenamtliche: null,
      ehrenamt_stunden: null,
      beratungen: null,
      ohne_angabe: {termine: 0, stunden: 2, teilnahmen: 1}
    });
    expect(jahr!.je_angebot[0]).toMatchObject({titel: "Elterntreff", termine: 24, stunden: null, teilnahmen: null});
  });

  it("takes the hours of the offers' volunteers only where the house records none", () => {
    const zeilen = gueltigeZeilen();
    delete zeilen.ehrenamt;
    expect(vorschauOf(zeilen)[0]!.ehrenamt_stunden).toBe(126);
  });

  it("counts an offer that is valid without rows, and lists centres by name and years newest first", () => {
    const zeilen = gueltigeZeilen();
    zeilen.angebote!.push({...zeilen.angebote![0]!, angebot_id: "garten", titel: "Garten"});
    zeilen.leistungen!.push({...zeilen.leistungen![0]!, zeitraum: "12.2024"});
    zeilen.meldestand!.push({...zeilen.meldestand![0]!, zeitraum: "12.2024"});
    zeilen.meldestand!.push({...zeilen.meldestand![0]!, zentrum_id: "beispiel-sued", gemeldet: "nein"});
    const jahre = vorschauOf(zeilen);
    expect(jahre.map(({zentrum_id, jahr, angebote, monate}) => [zentrum_id, jahr, angebote, monate.length])).toEqual([
      ["beispiel-nord", 2025, 3, 12],
      ["beispiel-nord", 2024, 3, 1],
      ["beispiel-sued", 2025, 0, 0]
    ]);
    // As on the centre's page, an offer without any row leaves every figure open.
    expect(jahre.map(({ohne_angabe}) => ohne_angabe)).toEqual([
      {termine: 1, stunden: 1, teilnahmen: 1},
      {termine: 2, stunden: 2, teilnahmen: 2},
      {termine: 0, stunden: 0, teilnahmen: 0}
    ]);
    expect(jahre[2]).toMatchObject({termine: null, stunden: null, teilnahmen: null});
  });
});
