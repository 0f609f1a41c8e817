import {expect, it} from "vitest";
import {readCatalogue} from "../../../loaders/contract/readCatalogue.js";
import {lizenzIds} from "../../../loaders/marts/offeneLizenzen.js";
import {lizenzenOf, ohneLizenz} from "./lizenz.js";

const {lizenzen, sources} = readCatalogue("data/catalogue");

it("knows every licence of the register by its address", () => {
  for (const {id, url} of lizenzen) expect(lizenzenOf([`Quelle: Amt, Daten (${url})`])).toBe(id);
});

it("finds in every line of attribution the licences of its source, and no other", () => {
  for (const source of sources)
    for (const zeile of [source.quellenvermerk, ...Object.values(source.quellenvermerke)])
      expect(lizenzenOf([zeile]).split(" ").sort(), source.id).toEqual(lizenzIds(source).sort());
});

it("claims no licence for a line that names none", () => {
  expect(lizenzenOf(["Quelle: Meldungen der Zentren"])).toBe(ohneLizenz);
  expect(lizenzenOf([])).toBe("");
});
