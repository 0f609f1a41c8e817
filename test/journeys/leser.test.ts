import {afterAll, beforeAll, expect, inject, it} from "vitest";
import {dateienOf, leserseiten, leseZugleich, type Leserdatei} from "../../tools/bench-leser.js";
import type {SiteServer} from "../../tools/serve.js";
import {serveTestSite} from "../support/server.js";

let server: SiteServer;
let dateien: Leserdatei[];
beforeAll(async () => {
  server = await serveTestSite();
  dateien = dateienOf(inject("dist"));
});
afterAll(() => server?.close());

it("a first visit to start page, map and profile is made of pages, programs, styles, fonts and figures", () => {
  const adressen = dateien.map(({adresse}) => adresse);
  expect(adressen).toEqual(expect.arrayContaining([...leserseiten]));
  for (const art of [
    /\.css$/,
    /\.js$/,
    /\.woff2$/,
    /\/_file\/data\/karte\.[0-9a-f]{8}\.json$/,
    /\/data\/gebiete\/10200420\./
  ])
    expect(
      adressen.some((adresse) => art.test(adresse)),
      String(art)
    ).toBe(true);
});

it("200 readers at once each get all of it, every file to the byte", async () => {
  const {fehler, ms} = await leseZugleich(server.url, dateien, {leser: 200});
  expect(fehler).toEqual([]);
  expect(ms).toHaveLength(200);
}, 240_000);

it("compressed answers are the same files", async () => {
  const {fehler} = await leseZugleich(server.url, dateien, {leser: 5, gepackt: true});
  expect(fehler).toEqual([]);
}, 60_000);
