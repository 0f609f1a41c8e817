import {expect, it} from "vitest";
import {locate, pageAddress} from "./addresses.js";

const files = new Set([
  "index.html",
  "karte.html",
  "gebiete/index.html",
  "gebiete/102004.html",
  "404.html",
  "_file/a.12345678.json"
]);
const exists = (file: string): boolean => files.has(file);

it.each([
  ["index.html", "/"],
  ["karte.html", "/karte"],
  ["gebiete/index.html", "/gebiete/"],
  ["gebiete/102004.html", "/gebiete/102004"]
])("%s has the address %s", (file, address) => {
  expect(pageAddress(file)).toBe(address);
  expect(locate(address, exists)).toEqual({file});
});

it.each([
  ["/karte/", "/karte"],
  ["/karte.html", "/karte"],
  ["/index", "/"],
  ["/gebiete", "/gebiete/"],
  ["/gebiete/index.html", "/gebiete/"],
  ["//karte", "/karte"]
])("%s is sent to %s, where relative links hold", (pathname, redirect) => {
  expect(locate(pathname, exists)).toEqual({redirect});
});

it("finds other files and nothing else", () => {
  expect(locate("/_file/a.12345678.json", exists)).toEqual({file: "_file/a.12345678.json"});
  for (const nowhere of ["/weg", "/_file/", "/404", "/../package.json"]) expect(locate(nowhere, exists)).toBeNull();
});
