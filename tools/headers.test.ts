import {expect, it} from "vitest";
import {profile} from "../loaders/warehouse/open.js";
import {cacheControl, contentSecurityPolicy, headersOf} from "./headers.js";

it("runs no script but the site's own files, and asks no other host", () => {
  for (const profil of profile)
    for (const address of ["/karte.html", "/einbetten/karte.html"]) {
      const policy = contentSecurityPolicy({address, profil});
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy.replace("style-src 'self' 'unsafe-inline'", "")).not.toMatch(/unsafe|https?:|frame-src/);
      expect(policy.replace("frame-ancestors *", "")).not.toContain("*");
    }
});

it("lets other sites frame embed pages of the public edition only", () => {
  const framed = (address: string, profil: (typeof profile)[number]): [boolean, string | undefined] => {
    const headers = headersOf({address, profil});
    const open = headers["Content-Security-Policy"]!.includes("frame-ancestors *");
    return [open, headers["Cross-Origin-Resource-Policy"]];
  };
  expect(framed("/einbetten/karte.html", "oeffentlich")).toEqual([true, "cross-origin"]);
  for (const address of ["/karte.html", "/einbetten.html", "/gebiete/einbetten/karte.html"])
    expect(framed(address, "oeffentlich")).toEqual([false, "same-origin"]);
  expect(framed("/einbetten/karte.html", "intern")).toEqual([false, "same-origin"]);
});

it("lets programs of other sites read the open data, and nothing else", () => {
  const open = (address: string, profil: (typeof profile)[number]): (string | undefined)[] => {
    const headers = headersOf({address, profil});
    return [headers["Access-Control-Allow-Origin"], headers["Cross-Origin-Resource-Policy"]];
  };
  expect(open("/daten/v1/index.json", "oeffentlich")).toEqual(["*", "cross-origin"]);
  for (const address of ["/daten.html", "/data/karte/einwohner.json", "/_file/data/x.12345678.json"])
    expect(open(address, "oeffentlich")).toEqual([undefined, "same-origin"]);
  expect(open("/daten/v1/index.json", "intern")).toEqual([undefined, "same-origin"]);
});

it("says that the internal edition is not to be found, nor its figures to be kept", () => {
  expect(headersOf({address: "/karte.html", profil: "intern"})["X-Robots-Tag"]).toBe("noindex, nofollow");
  expect(headersOf({address: "/karte.html"})["X-Robots-Tag"]).toBeUndefined();
  for (const address of ["/karte.html", "/data/karte/einwohner.json", "/_file/data/x.12345678.json", "/daten/v1/a.csv"])
    expect(cacheControl({address, profil: "intern"}), address).toBe("private, no-store");
});

it.each([
  ["/_import/a/b.12345678.js", "public, max-age=31536000, immutable", "private, max-age=31536000, immutable"],
  ["/gebiete/seite.12345678.js", "public, max-age=31536000, immutable", "private, max-age=31536000, immutable"],
  ["/seite.12345678.js", "public, max-age=31536000, immutable", "private, max-age=31536000, immutable"],
  ["/_file/data/x.12345678.json", "public, max-age=31536000, immutable", "private, no-store"],
  ["/_import/a.js", "no-cache", "private, no-store"],
  ["/daten/v1/x.12345678.csv", "no-cache", "private, no-store"],
  ["/karte.html", "no-cache", "private, no-store"]
])("lets %s be kept by its name", (address, oeffentlich, intern) => {
  expect([cacheControl({address}), cacheControl({address, profil: "intern"})]).toEqual([oeffentlich, intern]);
});

it("holds browsers to https only where the site has it", () => {
  const over = (https: boolean): string => Object.values(headersOf({address: "/", https})).join(" ");
  expect(over(true)).toMatch(/upgrade-insecure-requests.*max-age=31536000/);
  expect(over(false)).not.toMatch(/upgrade-insecure-requests|max-age/);
});
