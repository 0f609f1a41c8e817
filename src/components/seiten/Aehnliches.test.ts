import {expect, it} from "vitest";
import type {Suche} from "../../../loaders/marts/shapes.js";
import {aehnlicheSeiten} from "./Aehnliches.js";

const eintrag = (art: Suche[number]["art"], titel: string, adresse: string, worte: string[] = []): Suche[number] => ({
  ...{art, titel, adresse, worte},
  zusatz: ""
});
const suche: Suche = [
  eintrag("gebiet", "Hellersdorf-Nord", "/gebiete/102004", ["102004"]),
  eintrag("gebiet", "Helle Mitte", "/gebiete/10200421", ["10200421"]),
  eintrag("indikator", "Kinderarmut", "/indikatoren/mss_kinderarmut", ["Armut von Kindern"]),
  eintrag("indikator", "Arbeitslosigkeit (SGB II)", "/indikatoren/mss_arbeitslosigkeit"),
  eintrag("seite", "Infrastrukturlücken", "/luecken", ["Versorgung"]),
  eintrag("seite", "Glossar", "/glossar", ["Fachwörter"]),
  eintrag("fachwort", "Deckung", "/glossar#deckung"),
  eintrag("seite", "Gebietsprofile", "/gebiete/"),
  eintrag("einrichtung", "Kita Karte", "/gebiete/10200421#einrichtungen"),
  eintrag("seite", "Karte", "/karte")
];
const adressen = (pathname: string): string[] => aehnlicheSeiten(suche, pathname).map(({adresse}) => adresse);

it.each([
  ["/Karte/", "/karte"],
  ["/krate", "/karte"],
  ["/gebiet/102004", "/gebiete/102004"],
  ["/atlas/gebiete/10200421.html", "/gebiete/10200421"],
  ["/indikatoren/mss_kinderarmut_2021", "/indikatoren/mss_kinderarmut"],
  ["/indikator/kinderarmut", "/indikatoren/mss_kinderarmut"],
  ["/l%C3%BCcken", "/luecken"],
  ["/fachwoerter", "/glossar"],
  ["/gebiete/helle-mitte", "/gebiete/10200421"]
])("an old or mistyped address such as %s leads to what was meant", (pathname, adresse) => {
  expect(adressen(pathname)[0]).toBe(adresse);
});

it("an address that nothing is like finds nothing, and another key is another area", () => {
  for (const pathname of ["/", "", "/gibt/es/nicht", "/gebiete/10999999", "/%E0%A4%A"])
    expect(adressen(pathname)).toEqual([]);
});

it("names at most five, each once", () => {
  const viele: Suche = Array.from({length: 20}, (_, i) =>
    eintrag("indikator", `Anteil ${i}`, `/indikatoren/anteil_${i}`)
  );
  const gefunden = aehnlicheSeiten(viele, "/indikatoren/anteil");
  expect(gefunden).toHaveLength(5);
  expect(new Set(gefunden).size).toBe(5);
});
