import {expect, it} from "vitest";
import {leseDatei} from "../../lib/leistungen/lesen.js";
import {pruefe} from "../../lib/leistungen/pruefen.js";
import {korrekturenOf, type Korrektur} from "./korrekturen.js";
import {data} from "./pruefen.fixture.js";

async function of(...zeilen: string[]): Promise<Korrektur[]> {
  const text = ["zentrum_id;angebot_id;zeitraum;termine;stunden;teilnahmen", ...zeilen].join("\r\n");
  const blaetter = await leseDatei("leistungen.csv", new TextEncoder().encode(text));
  return korrekturenOf(blaetter, pruefe(blaetter, {...data, heute: "2026-03-15"}).saetze, data.register);
}

it("names the column, how often, and the first example of what is written otherwise", async () => {
  const korrekturen = await of("haus-nord;cafe;1/2025;4;8.5;40", "haus-nord;cafe;2/2025;4;8,50;40");
  expect(korrekturen).toEqual([
    {tabelle: "leistungen", spalte: "Zeitraum", vorher: "1/2025", nachher: "01.2025", anzahl: 2},
    {tabelle: "leistungen", spalte: "Stunden", vorher: "8.5", nachher: "8,5", anzahl: 1}
  ]);
});

it("is empty for what is written as the contract has it, by id or by title, and for what nobody understood", async () => {
  expect(await of("haus-nord;cafe;2025-01;4;8,5;40", "Haus Nord;cafe;02.2025;04;8;vierzig")).toEqual([]);
});
