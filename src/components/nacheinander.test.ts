import {JSDOM} from "jsdom";
import {expect, it, vi} from "vitest";
import {nacheinander} from "./nacheinander.js";

function probe(adresse = "https://atlas.example/gebiete/102004") {
  const {window} = new JSDOM("", {url: adresse});
  const gezeichnet: number[] = [];
  const alles = nacheinander(
    [0, 1, 2, 3].map((k) => () => void gezeichnet.push(k)),
    window as unknown as Window
  );
  return {window, gezeichnet, alles};
}

it("leaves the browser its turn before and between the parts, and draws all in their order", async () => {
  const {gezeichnet} = probe();
  expect(gezeichnet).toEqual([]);
  await vi.waitFor(() => expect(gezeichnet.length).toBeGreaterThan(0), {interval: 1});
  await vi.waitFor(() => expect(gezeichnet).toEqual([0, 1, 2, 3]));
});

it("has all at once on paper, where the address points into the page, and when asked; each part once", async () => {
  const druck = probe();
  druck.window.dispatchEvent(new druck.window.Event("beforeprint"));
  expect(druck.gezeichnet).toEqual([0, 1, 2, 3]);
  expect(probe("https://atlas.example/gebiete/102004#zielgruppen").gezeichnet).toEqual([0, 1, 2, 3]);
  const gefragt = probe();
  gefragt.alles();
  expect(gefragt.gezeichnet).toEqual([0, 1, 2, 3]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(gefragt.gezeichnet).toEqual([0, 1, 2, 3]);
});
