// @vitest-environment jsdom
import {expect, it} from "vitest";
import {mountMelden} from "./melden.js";

const start = "https://atlas.example/ordner/";

function linkAuf(adresse: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = `${start}barrierefreiheit#melden`;
  mountMelden(link, start, {location: {href: adresse} as Location});
  link.dispatchEvent(new Event("focus"));
  return link;
}

it("says from which page of the site it was followed, without the folder and the fragment", () => {
  const url = new URL(linkAuf(`${start}karte?indikator=einwohner&gebiet=102004#tabelle`).href);
  expect(url.pathname).toBe("/ordner/barrierefreiheit");
  expect(url.searchParams.get("seite")).toBe("/karte?indikator=einwohner&gebiet=102004");
  expect(url.hash).toBe("#melden");
  expect(new URL(linkAuf(start).href).searchParams.get("seite")).toBe("/");
});

it("says nothing on the page it leads to, and nothing of an address outside the site", () => {
  expect(linkAuf(`${start}barrierefreiheit?seite=%2Fkarte`).href).toBe(`${start}barrierefreiheit#melden`);
  expect(linkAuf("https://anderswo.example/karte").href).toBe(`${start}barrierefreiheit#melden`);
});
