import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {stempleDatenbank} from "../loaders/warehouse/stempel.js";
import {hashInputs, isCurrent, writeStamp} from "./stamp.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "stamp-"));
  mkdirSync(join(dir, "data"));
  writeFileSync(join(dir, "data/a.csv"), "1");
  writeFileSync(join(dir, "result"), "made");
});
afterEach(() => rmSync(dir, {recursive: true}));

const hash = (): string => hashInputs([join(dir, "data"), join(dir, "absent")]);

it("a result is current until an input changes, comes or goes", () => {
  const stamp = join(dir, "build/stamp");
  const result = join(dir, "result");
  expect(isCurrent(stamp, hash(), result)).toBe(false);
  writeStamp(stamp, hash(), result);
  expect(isCurrent(stamp, hash(), result)).toBe(true);
  writeFileSync(join(dir, "data/b.csv"), "2");
  expect(isCurrent(stamp, hash(), result)).toBe(false);
  rmSync(join(dir, "data/b.csv"));
  expect(isCurrent(stamp, hash(), result)).toBe(true);
  writeFileSync(join(dir, "data/a.csv"), "3");
  expect(isCurrent(stamp, hash(), result)).toBe(false);
});

it("a result that somebody else has written or removed is not current", () => {
  const stamp = join(dir, "stamp");
  const result = join(dir, "result");
  writeStamp(stamp, hash(), result);
  writeFileSync(result, "made from other data");
  expect(isCurrent(stamp, hash(), result)).toBe(false);
  rmSync(result);
  expect(isCurrent(stamp, hash(), result)).toBe(false);
});

it("a result of several files is current only as a whole", () => {
  const stamp = join(dir, "stamp");
  const results = ["result", "second"].map((name) => join(dir, name));
  writeFileSync(results[1]!, "made too");
  writeStamp(stamp, hash(), ...results);
  expect(isCurrent(stamp, hash(), ...results)).toBe(true);
  expect(isCurrent(stamp, hash(), results[0]!)).toBe(false);
  writeFileSync(results[1]!, "made from other data");
  expect(isCurrent(stamp, hash(), ...results)).toBe(false);
  rmSync(results[1]!);
  expect(isCurrent(stamp, hash(), ...results)).toBe(false);
});

it("a changed test makes nothing outdated", () => {
  const before = hash();
  writeFileSync(join(dir, "data/a.test.ts"), "");
  expect(hash()).toBe(before);
});

it("a database that the command has built is current, one of other data is not, and one elsewhere leaves the note as it is", () => {
  const stamp = join(dir, "stamp");
  const files = [join(dir, "result"), join(dir, "data/a.csv")] as const;
  const places = {usual: files[0], stamp};
  const current = (): boolean => isCurrent(stamp, "eingaben", ...files);
  stempleDatenbank("data", files, "eingaben", places);
  expect(current()).toBe(true);
  stempleDatenbank("probe", [join(dir, "anderswo"), files[1]], "andere", places);
  expect(current()).toBe(true);
  stempleDatenbank("probe", files, "andere", places);
  expect(current()).toBe(false);
});
