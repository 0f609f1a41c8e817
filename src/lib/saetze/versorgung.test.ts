import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {gebiete, lesbar, saetzeOf, versorgung, woerterOf} from "./saetze.fixture.js";
import {lueckeSatz, versorgungOf} from "./saetze.js";
import type {Versorgung} from "./saetze.js";

describe("the sentences on a gap", () => {
  it.each<[string, Versorgung, string]>([
    [
      "not under its share",
      versorgung(),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 810. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 136 % des Anteils nach Menschen und Bedarf (596): kein Rückstand. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "a little under its share",
      versorgung({
        wert: 551.4,
        je_1000: 94.05,
        fair: 585,
        deckung: 0.942,
        urteil: "etwas_darunter",
        anteil_laeufe: 0.3
      }),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 551. Das sind 94 je 1.000 Menschen der Gruppe. Die Deckung beträgt 94 % des Anteils nach Menschen und Bedarf (585): etwas unter dem Anteil. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "not under its share, but only by this weight of need",
      versorgung({haengt_ab: true}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 810. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 136 % des Anteils nach Menschen und Bedarf (596): kein Rückstand. Ob das Gebiet über oder unter seinem Anteil liegt, hängt davon ab, wie stark der Bedarf zählt. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "offers that lack the figure",
      versorgung({ohne_angabe: 1}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 810. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 136 % des Anteils nach Menschen und Bedarf (596): kein Rückstand. Ein Angebot ohne diese Zahl ist nicht mitgezählt. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "so little under its share that rounding would hide it",
      versorgung({deckung: 0.9964, urteil: "etwas_darunter"}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 810. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 99,6 % des Anteils nach Menschen und Bedarf (596): etwas unter dem Anteil. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "a robust gap",
      versorgung({wert: 433.6, je_1000: 56.6, fair: 1014.3, deckung: 0.4274, urteil: "robust", anteil_laeufe: 1}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 434. Das sind 57 je 1.000 Menschen der Gruppe. Die Deckung beträgt 43 % des Anteils nach Menschen und Bedarf (1.014): robuste Lücke. In 100 % der Proberechnungen liegt die Deckung unter 80 %. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "a gap that depends on the calculation",
      versorgung({deckung: 0.7923, fair: 3398.9, wert: 2693, urteil: "nicht_robust", anteil_laeufe: 0.548}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 2.693. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 79 % des Anteils nach Menschen und Bedarf (3.399): Lücke, hängt von der Rechnung ab. In 55 % der Proberechnungen liegt die Deckung unter 80 %. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "a gap so near to the bound that rounding would hide it",
      versorgung({deckung: 0.7982, urteil: "nicht_robust", anteil_laeufe: 0.5}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 810. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 79,8 % des Anteils nach Menschen und Bedarf (596): Lücke, hängt von der Rechnung ab. In 50 % der Proberechnungen liegt die Deckung unter 80 %. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "no offer, all reported: a gap",
      versorgung({wert: 0, status: "null_wert", je_1000: 0, deckung: 0, urteil: "robust", anteil_laeufe: 1}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: kein Angebot dokumentiert. Die Deckung beträgt 0 % des Anteils nach Menschen und Bedarf (596): robuste Lücke. In 100 % der Proberechnungen liegt die Deckung unter 80 %. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "no offer and no centre in charge",
      versorgung(
        {
          wert: 0,
          status: "null_wert",
          je_1000: 0,
          deckung: 0,
          urteil: "robust",
          anteil_laeufe: 1,
          zentren: 0,
          gemeldet: 0
        },
        {gebiet: gebiete.plr}
      ),
      "Angebotsstunden für „Kinder“ im Planungsraum Wittenberger Straße 2025: kein Angebot dokumentiert. Die Deckung beträgt 0 % des Anteils nach Menschen und Bedarf (596): robuste Lücke. In 100 % der Proberechnungen liegt die Deckung unter 80 %. Für dieses Gebiet ist kein Zentrum zuständig."
    ],
    [
      'not reported: no figure, no gap, not "no offer"',
      versorgung({
        wert: null,
        status: "nicht_gemeldet",
        je_1000: null,
        fair: null,
        deckung: null,
        urteil: null,
        gemeldet: 1
      }),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: nicht gemeldet. Mindestens ein zuständiges Zentrum hat nicht alle Monate gemeldet. Das heißt nicht, dass es keine Leistung gab. Meldungen: 1 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "nothing reported at all",
      versorgung({
        wert: null,
        status: "nicht_gemeldet",
        je_1000: null,
        fair: null,
        deckung: null,
        urteil: null,
        gemeldet: 0
      }),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: nicht gemeldet. Mindestens ein zuständiges Zentrum hat nicht alle Monate gemeldet. Das heißt nicht, dass es keine Leistung gab. Meldungen: 0 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "withheld",
      versorgung({wert: null, status: "geschuetzt", je_1000: null, fair: null, deckung: null, urteil: null}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: geschützt. Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "withheld, even if a number came along",
      versorgung({status: "geschuetzt"}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: geschützt. Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "offers that did not record the hours",
      versorgung({wert: null, status: "fehlt", je_1000: null, fair: null, deckung: null, urteil: null}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: Angebot ohne diese Zahl. Es gibt Angebote, aber diese Zahl wurde nicht erfasst. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "not applicable",
      versorgung({wert: null, status: "entfaellt", je_1000: null, fair: null, deckung: null, urteil: null}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: für diese Sicht nicht berechnet. Diese Zahl ergibt in dieser Sicht keinen Sinn. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "a state nobody knows",
      versorgung({wert: null, status: "unbekannt", fair: null, deckung: null, urteil: null}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: keine Angabe. Die Quelle liefert dafür keine Zahl. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "a group nobody counts",
      versorgung(
        {wert: 98, je_1000: null, fair: null, deckung: null, urteil: null},
        {gruppe: {id: "alleinerziehende", titel: "Alleinerziehende", gezaehlt: false}}
      ),
      "Angebotsstunden für „Alleinerziehende“ in Marzahn-Nord 2025: 98. Für „Alleinerziehende“ gibt es hier keine offene Personenzahl, deshalb weder Anteil noch Lücke. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "a group nobody counts, without an offer",
      versorgung(
        {wert: 0, status: "null_wert", je_1000: null, fair: null, deckung: null, urteil: null},
        {gruppe: {id: "alleinerziehende", titel: "Alleinerziehende", gezaehlt: false}}
      ),
      "Angebotsstunden für „Alleinerziehende“ in Marzahn-Nord 2025: kein Angebot dokumentiert. Für „Alleinerziehende“ gibt es hier keine offene Personenzahl, deshalb weder Anteil noch Lücke. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "an area without a need index",
      versorgung({wert: 113.65, je_1000: 91.1, fair: null, deckung: null, urteil: null}, {gebiet: gebiete.plr}),
      "Angebotsstunden für „Kinder“ im Planungsraum Wittenberger Straße 2025: 114. Das sind 91 je 1.000 Menschen der Gruppe. Ein Anteil ist nicht berechnet: Für dieses Gebiet fehlt der Bedarfsindex. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "the Bezirk, of which the areas are parts",
      versorgung(
        {wert: 5589.09, je_1000: 122.8, fair: null, deckung: null, urteil: null, zentren: 11, gemeldet: 10},
        {gebiet: gebiete.bezirk}
      ),
      "Angebotsstunden für „Kinder“ in Marzahn-Hellersdorf 2025: 5.589. Das sind 123 je 1.000 Menschen der Gruppe. Anteil und Lücke gibt es nur für Teile des Bezirks. Meldungen: 10 von 11 Zentren mit vollständiger Meldung."
    ],
    [
      "part of an hour is not none",
      versorgung({wert: 0.42, je_1000: 3.1, fair: 16.31, deckung: 0.026, urteil: "robust", anteil_laeufe: 1}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 0,4. Das sind 3,1 je 1.000 Menschen der Gruppe. Die Deckung beträgt 3 % des Anteils nach Menschen und Bedarf (16): robuste Lücke. In 100 % der Proberechnungen liegt die Deckung unter 80 %. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "one centre",
      versorgung({zentren: 1, gemeldet: 1}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 810. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 136 % des Anteils nach Menschen und Bedarf (596): kein Rückstand. Meldungen: 1 von 1 Zentrum mit vollständiger Meldung."
    ],
    [
      "another measure",
      versorgung({wert: 12000}, {messgroesse: "platzstunden"}),
      "Platzstunden für „Kinder“ in Marzahn-Nord 2025: 12.000. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 136 % des Anteils nach Menschen und Bedarf (596): kein Rückstand. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    [
      "robustness not known",
      versorgung({deckung: 0.5, urteil: "robust", anteil_laeufe: null}),
      "Angebotsstunden für „Kinder“ in Marzahn-Nord 2025: 810. Das sind 197 je 1.000 Menschen der Gruppe. Die Deckung beträgt 50 % des Anteils nach Menschen und Bedarf (596): robuste Lücke. Meldungen: 2 von 2 Zentren mit vollständiger Meldung."
    ],
    ["no records", versorgung({}, {jahr: null}), "Für „Kinder“ liegt hier keine Leistungsdokumentation vor."],
    ["no row", versorgung({}, {zeile: null}), "Für „Kinder“ liegt hier keine Leistungsdokumentation vor."]
  ])("%s", (_, eingabe, satz) => {
    expect(lesbar(lueckeSatz(eingabe))).toBe(satz);
  });

  it.each(["geschuetzt", "nicht_gemeldet", "fehlt", "entfaellt"])("show no figure of what is %s", (status) => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 9999}), (n) => {
        const satz = lueckeSatz(versorgung({wert: n, je_1000: n, fair: n, deckung: n, urteil: "robust", status}));
        expect(satz.replace(/ Meldungen: .*$/, "").replace("2025", "")).not.toMatch(/\d/);
      })
    );
  });

  it("call nothing a gap without a verdict", () => {
    fc.assert(
      fc.property(fc.double({min: 0, max: 3, noNaN: true}), (deckung) => {
        expect(lueckeSatz(versorgung({deckung, urteil: null}))).not.toMatch(/Lücke|Deckung|Rückstand/);
      })
    );
  });

  it("have at most 20 words each", () => {
    for (const status of ["wert", "null_wert", "geschuetzt", "nicht_gemeldet", "fehlt", "entfaellt"])
      for (const satz of saetzeOf(lueckeSatz(versorgung({status}, {gebiet: gebiete.plr}))))
        expect(woerterOf(satz), satz).toBeLessThanOrEqual(20);
  });
});

describe("the supply of a group in an area", () => {
  const zeile = (wert: number | null, ebene: "bzr" | "plr") => ({
    ebene,
    personen: [4109],
    wert: [wert],
    status: ["wert" as const],
    je_1000: [197],
    fair: [595],
    luecke: [215],
    deckung: [1.36],
    urteil: ["kein_rueckstand" as const],
    haengt_ab: [false],
    anteil_laeufe: [0],
    ohne_angabe: [0],
    zentren: [2],
    gemeldet: [2]
  });
  const data: Parameters<typeof versorgungOf>[0] = {
    stand: {
      beispiel: false,
      stand: "2026-01-28",
      meldejahre: [{jahr: 2025, zentren: 11, gemeldet: 10, teilweise: 1}],
      vorgabejahr: 2025
    },
    jahr: 2025,
    logik: "einsatzgebiet",
    messgroesse: "stunden",
    lambda: 0.5,
    deckung_unter: 0.8,
    gruppen: [
      {
        id: "kinder",
        titel: "Kinder",
        gezaehlt: true,
        gezaehlt_als: null,
        personen_stand: "2025-12-31",
        ebenen: [zeile(810, "bzr"), zeile(186, "plr")],
        bezirk: {wert: 5589, status: "wert", je_1000: 122.8},
        angebote: 13,
        angebote_vorjahr: 12
      }
    ],
    index: {bzr: [0], plr: [0], plr_oberstes: [0], plr_gruppe: [1]},
    anliegen: []
  };
  const orte = {
    gebiete: {
      bezirk: [{gebiet_id: "10", name: "Marzahn-Hellersdorf", parent_id: "0"}],
      bzr: [{gebiet_id: "100101", name: "Marzahn-Nord", parent_id: "10"}],
      plr: [{gebiet_id: "10010102", name: "Wittenberger Straße", parent_id: "100101"}]
    }
  };

  it("is that of the area's level", () => {
    expect(versorgungOf(data, orte, "kinder", "100101")?.zeile?.wert).toBe(810);
    expect(versorgungOf(data, orte, "kinder", "10010102")?.zeile?.wert).toBe(186);
  });

  it("is the total of the Bezirk without a share, with the reports of all centres", () => {
    const zeileBezirk = versorgungOf(data, orte, "kinder", "10")?.zeile;
    expect(zeileBezirk).toMatchObject({wert: 5589, fair: null, urteil: null, zentren: 11, gemeldet: 10});
  });

  it("is null for a group or an area that does not exist", () => {
    expect(versorgungOf(data, orte, "niemand", "100101")).toBeNull();
    expect(versorgungOf(data, orte, "kinder", "999999")).toBeNull();
  });
});
