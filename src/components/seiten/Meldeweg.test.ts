// @vitest-environment jsdom
import {expect, it} from "vitest";
import type {Betreiber} from "./betreiberSchema.js";
import {
  Gebaerdenfilm,
  gemeldeteSeite,
  LeichterFilm,
  LeichterMeldeweg,
  meldeadresse,
  Meldeweg,
  zeigePruefung
} from "./Meldeweg.js";

const leer = {
  ...{name: null, anschrift: null, vertretung: null, telefon: null, email: null, verantwortlich: null, logo: null},
  ...{datenschutz_kontakt: null, barrierefreiheit_kontakt: null, serverprotokolle: null},
  ...{gebaerdensprache_film: null, leichte_sprache_pruefung: null}
} as Betreiber;
const seite = "https://atlas.example/karte?indikator=mss_kinderarmut&gebiet=102004";

it("a report knows its page: a path of this site and nothing else", () => {
  expect(gemeldeteSeite("?seite=%2Fkarte%3Fgebiet%3D102004")).toBe("/karte?gebiet=102004");
  for (const fremd of ["", "?seite=", "?seite=https://anderswo.example", "?seite=//anderswo.example"])
    expect(gemeldeteSeite(fremd), fremd).toBeNull();
  for (const fremd of ["?seite=/%5Canderswo.example", "?seite=/karte%0d%0aBcc:%20x", "?seite=/a%20b"])
    expect(gemeldeteSeite(fremd), fremd).toBeNull();
});

it("goes to the contact for barriers if that is an address, else to the operator's own", () => {
  expect(meldeadresse({...leer, email: "post@amt.example"})).toBe("post@amt.example");
  expect(meldeadresse({...leer, email: "post@amt.example", barrierefreiheit_kontakt: "zugang@amt.example"})).toBe(
    "zugang@amt.example"
  );
  expect(meldeadresse({...leer, barrierefreiheit_kontakt: "Telefon 030 1234"})).toBeNull();
});

it("fills the letter with the address of the page and the version", () => {
  const weg = Meldeweg({...leer, email: "post@amt.example"}, seite, "1.2.3");
  const brief = new URL(weg.querySelector<HTMLAnchorElement>('a[href^="mailto:"]')!.href);
  expect(brief.pathname).toBe("post@amt.example");
  expect(brief.searchParams.get("subject")).toContain("Barriere");
  expect(brief.searchParams.get("body")).toContain(`Seite: ${seite}\r\nVersion: 1.2.3`);
  expect(weg.querySelector("pre")!.textContent).toContain(seite);
  expect(weg.textContent).toContain("post@amt.example");
});

it("shows a way that is no address as it was written, and says what is missing where there is none", () => {
  const anders = Meldeweg({...leer, barrierefreiheit_kontakt: "Telefon 030 1234"}, null, "");
  expect(anders.textContent).toContain("Telefon 030 1234");
  expect(anders.querySelector("pre")!.textContent).toContain("ohne bestimmte Seite");
  const ohne = Meldeweg(leer, seite, "1.2.3");
  expect(ohne.querySelector(".hinweis")!.textContent).toContain("noch keine Adresse");
  expect(ohne.querySelector('a[href^="mailto:"]')).toBeNull();
});

it("says the same in Leichte Sprache, a sentence a line", () => {
  const mit = LeichterMeldeweg({...leer, email: "post@amt.example"});
  expect(mit.querySelector("a")!.href).toBe("mailto:post@amt.example");
  expect(mit.querySelectorAll("br")).toHaveLength(3);
  expect(mit.querySelectorAll("li")).toHaveLength(2);
  const ohne = LeichterMeldeweg(leer).textContent;
  expect(ohne).toContain("fehlt noch");
  expect(ohne).not.toContain("Schreiben Sie");
});

it("declares the missing film and the missing check until the operator names them", () => {
  expect(Gebaerdenfilm(leer).textContent).toContain("noch keinen Film");
  const film = Gebaerdenfilm({...leer, gebaerdensprache_film: "https://film.example/dgs"});
  expect(film.querySelector("a")!.href).toBe("https://film.example/dgs");
  expect(film.textContent).toContain("film.example");
  expect(LeichterFilm(leer).textContent).toBe("");
  const leicht = LeichterFilm({...leer, gebaerdensprache_film: "https://film.example/dgs"});
  expect(leicht.textContent).toBe("Unten auf jeder Seite steht Gebärdensprache.Dort finden Sie einen Film.");
  const vermerk = document.createElement("p");
  vermerk.className = "hinweis";
  vermerk.textContent = "Dieser Text ist noch nicht geprüft.";
  zeigePruefung(vermerk, leer);
  expect(vermerk.textContent).toContain("noch nicht geprüft");
  zeigePruefung(vermerk, {...leer, leichte_sprache_pruefung: "Prüf-Gruppe Nord, 1. März 2027"});
  expect(vermerk.textContent).toContain("Prüf-Gruppe Nord");
  expect(vermerk.className).toBe("");
});
