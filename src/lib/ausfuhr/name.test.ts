import {expect, it} from "vitest";
import {dateinameOf} from "./name.js";

const name = {was: "mss_transferbezug", wo: "plr", wann: "2020-12-31", ansicht: "karte"};

it("names what, where, when, the view and the version", () => {
  expect(dateinameOf(name, "0.1.0", "csv")).toBe("mh_mss_transferbezug_plr_2020-12-31_karte_v0.1.0.csv");
});

it("leaves out what is empty", () => {
  expect(dateinameOf({...name, wo: "", wann: ""}, "", "png")).toBe("mh_mss_transferbezug_karte.png");
});

it.each([
  ["2018/2020", "2018-2020"],
  ["../../etc/passwd", "etc-passwd"],
  ["Groß Düben: Ärzte?", "Gross-Dueben-Aerzte"],
  ["a\u202eb\n c", "a-b-c"],
  ["…", ""]
])("makes %j safe for every file system", (wann, teil) => {
  const datei = dateinameOf({...name, wann}, "0.1.0", "csv");
  expect(datei).toBe(`mh_mss_transferbezug_plr${teil && `_${teil}`}_karte_v0.1.0.csv`);
});

it("says before all else that the records are invented", () => {
  expect(dateinameOf(name, "0.1.0", "svg", ["Beispieldaten"])).toMatch(/^beispieldaten_mh_/);
});
