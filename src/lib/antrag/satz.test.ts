import fc from "fast-check";
import {expect, it} from "vitest";
import {figurenOf, pruefeSatz, satzOf, teileOf, zahlwoerterOf} from "./satz.js";

const regel =
  "Kinderarmut in Marzahn-Nord: 43,5\u202f% (31.12.2022; 95-Prozent-Intervall 41,2 bis 45,7\u202f%). Veränderung seit 2018: −1,2 Prozentpunkte.";

it("figures are whole: days, shares with their sign, negative numbers", () => {
  expect(figurenOf(regel)).toEqual(["43,5%", "31.12.2022", "95", "41,2", "45,7%", "2018", "−1,2"]);
});

it("parts put together are the text again, and no open part holds a digit", () => {
  fc.assert(
    fc.property(fc.string({unit: "binary", maxLength: 60}), (text) => {
      const teile = teileOf(text);
      expect(teile.map((teil) => teil.text).join("")).toBe(text);
      for (const teil of teile) if (!teil.fest) expect(teil.text).not.toMatch(/\p{N}/u);
    })
  );
});

it("lets the words change and keeps the figures", () => {
  const neu =
    "Viele Kinder in unserem Stadtteil sind arm, 43,5 % (31.12.2022; 95-Prozent-Intervall 41,2 bis 45,7 %). Seit 2018 sind es -1,2 Prozentpunkte.";
  expect(pruefeSatz(regel, neu)).toBeNull();
  expect(satzOf("a", regel, {regel, text: neu})).toMatchObject({text: neu, geaendert: true});
});

it.each([
  ["fehlt", regel.replace("41,2 bis ", ""), ["41,2"]],
  ["neu", `${regel} Das betrifft 900 Kinder.`, ["900"]],
  ["fehlt", regel.replace("43,5", "53,5"), ["43,5%"]],
  ["reihenfolge", regel.replace("41,2", "x").replace("45,7\u202f%", "41,2").replace("x", "45,7 %"), undefined],
  ["zahlwort", `${regel} Das ist doppelt so viel.`, ["doppelt"]],
  ["zahlwort", `${regel} Das ist die Hälfte.`, ["hälfte"]],
  ["leer", "  ", []],
  ["lang", `${regel} ${"Wort ".repeat(300)}`, []]
] as const)("refuses with %s: %s", (art, text, werte) => {
  const fehler = pruefeSatz(regel, text);
  expect(fehler?.art).toBe(art);
  if (werte) expect(fehler?.werte).toEqual(werte);
});

it("a withheld number stays withheld", () => {
  const geschuetzt = "Teilnahmen 2025: • (geschützt).";
  expect(pruefeSatz(geschuetzt, "Teilnahmen 2025: wenige (geschützt).")).toMatchObject({art: "fehlt", werte: ["•"]});
  expect(pruefeSatz(geschuetzt, "Teilnahmen 2025: • (geschützt) und 0.")).toMatchObject({art: "neu", werte: ["0"]});
});

it("no way of writing digits slips through", () => {
  for (const text of [`${regel} ½`, `${regel} x²`, `${regel} ٣`, `${regel} A4711B`, `${regel} 1e3`])
    expect(pruefeSatz(regel, text), text).not.toBeNull();
});

it("a sign belongs to its figure", () => {
  const plus = "Veränderung: +4,2\u202f% (2020 bis 2025).";
  expect(figurenOf(plus)[0]).toBe("+4,2%");
  for (const zeichen of ["−", "-", ""])
    expect(pruefeSatz(plus, plus.replace("+", zeichen))).toMatchObject({art: "fehlt", werte: ["+4,2%"]});
});

it("numbers in words are seen, articles and everyday words are not", () => {
  expect(zahlwoerterOf("zwölf, dreihundert, einundzwanzig, Vervielfacht, fünffache, Viertel, sechzehn")).toHaveLength(
    7
  );
  expect(
    zahlwoerterOf("Ein Zentrum achtet auf Vielfalt, Achtsamkeit im Elfenbeinhaus und Dreiecksbeziehungen")
  ).toEqual([]);
});

it("a change is dropped once the rule makes another sentence, or if it was stored with other figures", () => {
  const text = regel.replace("Kinderarmut", "Armut von Kindern");
  expect(satzOf("a", regel.replace("43,5", "44,0"), {regel, text}).geaendert).toBe(false);
  expect(satzOf("a", regel, {regel, text: text.replace("43,5", "99,9")})).toMatchObject({
    text: regel,
    geaendert: false
  });
});
