import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {bilder} from "./bilder-orte.js";
import {bilderIn} from "./handbook-page.js";

it("makes the pictures that the handbook shows, and no others, in its order", () => {
  expect(bilder.map(({name}) => `${name}.webp`)).toEqual(bilderIn(readFileSync("docs/handbuch.md", "utf8")));
});
