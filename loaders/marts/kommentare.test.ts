import {describe, expect, it} from "vitest";
import type {Kommentar} from "../contract/kommentare.js";
import {gepruefteKommentare, KommentareData, kommentareData} from "./kommentare.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {readGebiete} from "../leistungen/register.js";

const kommentar: Kommentar = {
  ...{gebiet_id: "102004", rolle: "Leitung", datum: "2026-03-12", bezug: "jugend", beispiel: false},
  ...{pruefung: {von: "Planung", am: "2026-03-20"}, korrektur: null, text: "Text."}
};

describe("kommentareData", () => {
  it("has reviewed comments with what pages show, and neither unreviewed nor deleted ones", () => {
    const data = kommentareData([
      kommentar,
      {...kommentar, pruefung: null},
      {...kommentar, text: "", korrektur: {am: "2026-04-01", grund: "auf Wunsch"}}
    ]);
    expect(KommentareData.parse(data)).toEqual([
      ...[
        {
          gebiet_id: "102004",
          rolle: "Leitung",
          datum: "2026-03-12",
          text: "Text.",
          beispiel: false,
          problemfeld: "jugend"
        }
      ]
    ]);
  });

  it("takes the comments of this repository: reviewed, newest first, invented ones marked", () => {
    const gebiete = readGebiete("data") as Parameters<typeof gepruefteKommentare>[1]["gebiete"];
    const alle = gepruefteKommentare("data", {gebiete}, readCatalogue("data/catalogue"));
    expect(alle.map(({datum}) => datum)).toEqual(
      alle
        .map(({datum}) => datum)
        .toSorted()
        .reverse()
    );
    for (const {beispiel, text} of alle.filter((k) => k.beispiel)) {
      expect(beispiel).toBe(true);
      expect(text).toMatch(/^Beispieltext, erfunden: /);
    }
  });
});
