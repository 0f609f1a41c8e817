import {PNG} from "pngjs";
import {expect, it} from "vitest";
import {mitAufloesung} from "./datei.js";

it("a PNG tells its resolution and stays the same picture", () => {
  const png = new PNG({width: 3, height: 2});
  png.data.fill(120);
  const vorher = PNG.sync.write(png);
  const nachher = Buffer.from(mitAufloesung(vorher, 11811));
  const at = nachher.indexOf("pHYs");
  expect(at).toBe(37);
  expect([nachher.readUInt32BE(at + 4), nachher.readUInt32BE(at + 8), nachher[at + 12]]).toEqual([11811, 11811, 1]);
  // Reads it with its checksums.
  expect(PNG.sync.read(nachher).data.equals(PNG.sync.read(vorher).data)).toBe(true);
});
