import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {formatZahl} from "../src/lib/format.js";
import {texteKarte} from "../src/lib/texte/karte.js";
import {methodik} from "../src/lib/texte/methodik.js";
import {texteProfil} from "../src/lib/texte/profil.js";
import {urteile, zustaende} from "../src/lib/zustaende.js";
import {assumptions} from "../src/method/robustness.js";

const {methode, bedarfsindex, indicators, problemfelder} = readCatalogue("data/catalogue");
const methodikText = readFileSync("docs/methodik.md", "utf8").replaceAll(/\s+/g, " ");

it("explains the states without a number in the catalogue's words and with its signs", () => {
  const ohneWert = methode.status.filter(({id}) => id !== "wert" && id !== "null_wert");
  expect(zustaende).toEqual(Object.fromEntries(ohneWert.map(({id, ...rest}) => [id, rest])));
});

it("calls the levels by the catalogue's names, on the map and in profiles", () => {
  for (const {id, titel, plural} of methode.ebenen) {
    expect(texteProfil.ebenen[id]).toMatchObject({titel, plural});
    if (id === "berlin") continue;
    expect(texteKarte.ebenen[id].einzahl).toBe(titel);
    if (id !== "bezirk") expect(texteKarte.ebenen[id].mehrzahl).toBe(plural);
  }
});

it("the method's text has the catalogue's numbers", () => {
  const {gewicht_schwankung, mindestanteil, oberster_anteil, rangspanne} = bedarfsindex;
  const {stichtage, irrtum} = methode.trend;
  for (const words of [
    `der Nenner ist kleiner als ${methode.mindestnenner} `,
    `im Abstand von höchstens ${methode.ki_nenner_monate} Monaten`,
    `Irrtum höchstens ${formatZahl(irrtum * 100)} %`,
    `${formatZahl(rangspanne * 100)} % der Läufe liegt der Rang`,
    `schwankt um bis zu ${formatZahl(gewicht_schwankung * 100)} %`
  ])
    expect(methodikText.includes(words), words).toBe(true);
  // In words there: "fünf Stichtage", "zwei Drittel", "Fünftel".
  expect(stichtage).toBe(5);
  expect(mindestanteil).toBeCloseTo(2 / 3, 1);
  expect(oberster_anteil).toBe(0.2);
});

it("the method's text names the verdicts, the fields of the index and the approximated shares as they are", () => {
  const verdicts = Object.values(urteile).map(({satz}) => satz("…"));
  const fields = bedarfsindex.felder.map(({problemfeld}) => problemfelder.find(({id}) => id === problemfeld)!.titel);
  for (const words of [...verdicts, ...fields]) expect(methodikText.includes(words), words).toBe(true);
  const angenaehert = indicators.filter(({ki_verfahren}) => ki_verfahren === "wilson_angenaehert");
  expect(angenaehert).toHaveLength(6);
  expect(methodikText.includes("sechs Anteile")).toBe(true);
});

it("every assumption of the robustness test has a name in words", () => {
  expect(Object.keys(methodik.annahmen.namen).sort()).toEqual([...assumptions].sort());
});
