import {expect, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {texteKarte} from "../src/lib/texte/karte.js";
import {texteProfil} from "../src/lib/texte/profil.js";
import {zustaende} from "../src/lib/zustaende.js";

const {methode} = readCatalogue("data/catalogue");

it("explains the states without a number in the catalogue's words and with its signs", () => {
  const ohneWert = methode.status.filter(({id}) => id !== "wert" && id !== "null_wert");
  expect(zustaende).toEqual(Object.fromEntries(ohneWert.map(({id, ...rest}) => [id, rest])));
});

it("calls the levels by the catalogue's names, on the map and in profiles", () => {
  for (const {id, titel, plural} of methode.ebenen) {
    expect(texteProfil.ebenen[id]).toMatchObject({titel, plural});
    if (id === "berlin") continue;
    expect(texteKarte.ebenen[id].einzahl).toBe(titel);
    if (id !== "bezirk") expect(texteKarte.ebenen[id].mehrzahl).toBe(plural);
  }
});
