import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {prepareCache} from "./prepare-cache.js";

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "cache-"));
});
afterEach(() => rmSync(cache, {recursive: true}));

it("gives every package that Framework names a version, so that nobody asks the registry", () => {
  prepareCache(cache);
  expect(readdirSync(join(cache, "_npm"))).toContain("react-dom@0.0.0");
  expect(existsSync(join(cache, "_npm/@observablehq/plot@0.0.0"))).toBe(true);
});

it("drops what loaders wrote and keeps bundled packages", () => {
  mkdirSync(join(cache, "data"));
  writeFileSync(join(cache, "data/karte.json"), "{}");
  mkdirSync(join(cache, "_node/htl@0.3.1"), {recursive: true});
  writeFileSync(join(cache, "_node/htl@0.3.1/index.js"), "");
  prepareCache(cache);
  expect(existsSync(join(cache, "data"))).toBe(false);
  expect(existsSync(join(cache, "_node/htl@0.3.1/index.js"))).toBe(true);
});
