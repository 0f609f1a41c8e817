import {JSDOM} from "jsdom";
import {afterEach, expect, it} from "vitest";
import {Aehnlichkeit} from "../../../loaders/contract/catalogue.js";
import {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import {dateinameOf} from "../../lib/ausfuhr/name.js";
import {einfach} from "../../lib/ausfuhr/tabelle.js";
import {vergleichOf} from "../../lib/vergleich/tabelle.js";
import {wahlOf} from "../../lib/vergleich/zustand.js";
import {vergleichAusfuhr} from "./ausfuhr.js";
import {aehnlichkeit, data} from "./vergleich.fixture.js";
import {VergleichSeite} from "./VergleichSeite.js";

let close = (): void => undefined;
afterEach(() => close());

const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

function seiteAt(search = "") {
  const {window} = new JSDOM("<main></main>", {url: `http://127.0.0.1/vergleich${search}`, pretendToBeVisual: true});
  const {document} = window;
  const seite = VergleichSeite(data, aehnlichkeit, {
    ...{window: window as never, document}
  });
  close = seite.close;
  document.querySelector("main")!.append(seite.element);
  const all = (selector: string): HTMLElement[] => [...seite.element.querySelectorAll<HTMLElement>(selector)];
  const one = <E extends HTMLElement>(selector: string): E => all(selector)[0] as E;
  return {
    ...{window, document, all, one},
    text: (selector: string) => plain(one(selector).textContent),
    search: () => window.location.search,
    waehle(id: string) {
      one<HTMLSelectElement>("#vergleich-gebiet").value = id;
      one(".vergleich-dazu").click();
    },
    setze(selector: string, value: string) {
      one<HTMLSelectElement>(selector).value = value;
      one(selector).dispatchEvent(new window.Event("change", {bubbles: true}));
    },
    zelle: (indikator: string, spalte: number) =>
      all(".vergleich-tabelle tbody tr").find((tr) => tr.querySelector("th")?.textContent.includes(indikator))!
        .children[spalte] as HTMLElement
  };
}

it("is tested with data of the shape that pages get", () => {
  expect(BefundeData.parse(data)).toEqual(data);
  expect(Aehnlichkeit.parse(aehnlichkeit)).toEqual(aehnlichkeit);
});

it("says without an area what to do, and one click shows an example", () => {
  const seite = seiteAt();
  expect(seite.text("#vergleich-leer")).toBe("Noch kein Gebiet gewählt");
  expect(seite.text(".vergleich-leer")).toContain("drücken Sie „Hinzufügen“");
  seite.one(".vergleich-beispiel").click();
  expect(seite.search()).toMatch(/^\?gebiete=10100\d,10100\d$/);
  expect(seite.all(".vergleich-tabelle")).toHaveLength(1);
  expect(seite.document.activeElement?.id).toBe("vergleich-werte");
});

it("adds areas by their list, orders them by name, and offers only the same level until levels are mixed on purpose", () => {
  const seite = seiteAt();
  seite.waehle("101001");
  seite.waehle("101002");
  expect(seite.search()).toBe("?gebiete=101002,101001&bezug=101001");
  expect(seite.all(".vergleich-tabelle thead th").map((th) => th.textContent)).toEqual([
    ...["Indikator", "Ahorn", "Zeder", "Bezirk", "Berlin"]
  ]);
  const gruppen = () => seite.all("#vergleich-gebiet optgroup").map((g) => (g as HTMLOptGroupElement).disabled);
  expect(gruppen()).toEqual([false, true, true, true]);
  seite.one("#vergleich-mischen").click();
  expect(gruppen()).toEqual([false, false, false, false]);
  seite.waehle("10100101");
  expect(seite.text(".vergleich-inhalt .hinweis")).toMatch(/^Hier stehen Planungsräume neben Bezirksregionen\./);
});

it("adds by Enter in the list, removes by button, keeps the focus among the controls and says what happened", () => {
  const seite = seiteAt("?gebiete=101002,101003");
  const liste = seite.one<HTMLSelectElement>("#vergleich-gebiet");
  liste.focus();
  liste.value = "101001";
  liste.dispatchEvent(new seite.window.KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}));
  expect(seite.text(".vergleich-auswahl > [role=status]")).toBe("Zeder ist dabei. 3 von 4 Gebieten gewählt.");
  expect(seite.document.activeElement).toBe(liste);
  const weg = seite.one('[aria-label="Öland entfernen"]');
  weg.focus();
  weg.click();
  expect(seite.document.activeElement?.getAttribute("aria-label")).toBe("Zeder entfernen");
  expect(seite.search()).toBe("?gebiete=101002,101001");
  seite.one('[aria-label="Zeder entfernen"]').click();
  seite.one('[aria-label="Ahorn entfernen"]').click();
  expect(seite.document.activeElement).toBe(liste);
  expect(seite.all("#vergleich-leer")).toHaveLength(1);
});

it("says what another set of indicators and another area of reference show", () => {
  const seite = seiteAt("?gebiete=101002,101003");
  const gesagt = (): string => seite.text(".vergleich-auswahl > [role=status]");
  expect(gesagt()).toBe("");
  const satz = seite.one<HTMLSelectElement>("#vergleich-satz").options[1]!;
  seite.setze("#vergleich-satz", satz.value);
  expect(gesagt()).toMatch(new RegExp(`^Gezeigt wird „${satz.textContent}“ mit \\d+ Indikator(en)?\\.$`));
  seite.setze("#vergleich-bezug", "101003");
  expect(gesagt()).toContain("Bezugsgebiet ist jetzt Öland.");
  for (const knopf of seite.all(".vergleich-chips button")) knopf.click();
  for (const knopf of seite.all(".vergleich-chips button")) knopf.click();
  seite.setze("#vergleich-satz", "blick");
  expect(gesagt()).toBe("Gewählt ist „Auf einen Blick“. Noch ist kein Gebiet gewählt.");
});

it("takes no fifth area", () => {
  const seite = seiteAt("?gebiete=10100101,10100102,10100203,10100305");
  expect(seite.one<HTMLButtonElement>(".vergleich-dazu").disabled).toBe(true);
  expect(seite.one(".vergleich-voll").hidden).toBe(false);
  expect(seite.all("[data-dazu]").every((knopf) => (knopf as HTMLButtonElement).disabled)).toBe(true);
});

it("shows number, interval, class and verdict in a cell, and the sign of a state instead of a number", () => {
  const seite = seiteAt("?gebiete=101001,101002&indikatoren=anteil_unter_18,wenige");
  const zelle = seite.zelle("Unter 18", 2);
  expect(plain(zelle.textContent)).toBe("20,0 %19,0 bis 21,0 %über dem übrigen BezirkKlasse 2 von 2 auf der Karte");
  expect(zelle.style.backgroundColor).toBe("var(--belastung-5)");
  const unsicher = seite.zelle("Wenige Fälle", 2);
  expect(plain(unsicher.textContent)).toBe("(50,0 %)47,0 bis 53,0 %zu wenige Fälle");
  expect(unsicher.style.backgroundColor).toBe("");
});

it("keeps a withheld value withheld: sign in the table, no difference, no bar, its state in the file", () => {
  const seite = seiteAt("?gebiete=10100204,10100101&indikatoren=anteil_unter_18");
  expect(plain(seite.zelle("Unter 18", 1).textContent)).toBe("•geschützt");
  expect(seite.text("[aria-labelledby=vergleich-unterschiede] tbody tr td")).toBe("kein Wert");
  expect(seite.text("figure .befund")).toBe("Zeder Nord: 21,0 %. Ohne vergleichbaren Wert: Ahorn Ost.");
  expect(seite.all("figure .marke-gebiete rect")).toHaveLength(1);
  const wahl = wahlOf(data, {gebiete: "10100204,10100101", indikatoren: "anteil_unter_18", bezug: null});
  const {name, tabellen, quellen} = vergleichAusfuhr(vergleichOf(data, wahl), seite.document)!;
  expect(dateinameOf(name, "0.1.0", "csv")).toBe("mh_vergleich_10100204-10100101_2025-12-31_tabelle_v0.1.0.csv");
  expect(quellen).not.toEqual([]);
  const [tabelle] = tabellen;
  const rows = tabelle!.zeilen.map((zeile) =>
    Object.fromEntries(tabelle!.spalten.map((spalte, i) => [spalte.name, einfach(zeile[i]!)]))
  );
  expect(rows[0]).toMatchObject({
    gebiet_name: "Ahorn Ost",
    wert: null,
    ki_unten_95: null,
    status: "geschuetzt",
    zeichen: "•"
  });
  expect(rows[1]).toMatchObject({gebiet_name: "Zeder Nord", wert: 21, ki_oben_95: 23, status: "wert", zeichen: null});
});

it("tells differences to the chosen area with their interval, or that there is none", () => {
  const seite = seiteAt("?gebiete=101001,101002&indikatoren=anteil_unter_18,einwohner,ohne_intervall");
  const zellen = () =>
    seite.all("[aria-labelledby=vergleich-unterschiede] tbody td").map((td) => plain(td.textContent));
  expect(seite.text("#vergleich-unterschiede")).toBe("Unterschiede zu Ahorn");
  expect(zellen()).toEqual([
    "+10,0 Prozentpunkte+8,6 bis +11,4 Prozentpunktehöher",
    "Anzahl, wächst mit dem Gebiet",
    "−2,0 Prozentpunkteohne Angabe zur Sicherheit"
  ]);
  seite.setze("#vergleich-bezug", "101001");
  expect(zellen()[0]).toBe("−10,0 Prozentpunkte−11,4 bis −8,6 Prozentpunkteniedriger");
});

it("finds in words only what the intervals carry", () => {
  const befunde = (search: string) =>
    seiteAt(search)
      .all("figure .befund")
      .map((p) => plain(p.textContent));
  expect(befunde("?gebiete=101001,101002&indikatoren=anteil_unter_18,einwohner,ohne_intervall")).toEqual([
    "Zeder liegt erkennbar über Ahorn: um 10,0 Prozentpunkte (+8,6 bis +11,4 Prozentpunkte).",
    "Der höchste Wert steht bei Ahorn (20.000 Personen), der niedrigste bei Zeder (10.000 Personen). Eine Anzahl wächst mit der Größe des Gebiets.",
    "Der höchste Wert steht bei Ahorn (7,0 %), der niedrigste bei Zeder (5,0 %). Ohne Angabe zur Sicherheit."
  ]);
  expect(befunde("?gebiete=101002,101003&indikatoren=anteil_unter_18")).toEqual([
    "Zwischen den beiden Gebieten ist kein Unterschied erkennbar."
  ]);
});

it("shows classes in the table only, since they have no length", () => {
  const seite = seiteAt("?gebiete=10100101,10100102&indikatoren=stufe");
  expect(plain(seite.zelle("Stufe", 1).textContent)).toMatch(/^hoch/);
  expect(seite.all("figure")).toHaveLength(0);
  expect(seite.text("[aria-labelledby=vergleich-balken]")).toContain("Klassen stehen nur in der Tabelle: Stufe.");
  expect(seite.text("[aria-labelledby=vergleich-unterschiede] tbody td")).toBe("Klassen haben keinen Abstand");
});

it("draws the bars in the order of the names, with their intervals, from 0", () => {
  const seite = seiteAt("?gebiete=101001,101002,101003&indikatoren=anteil_unter_18");
  const namen = seite.all("figure svg text").map((t) => t.textContent);
  expect(namen.filter((t) => ["Ahorn", "Öland", "Zeder"].includes(t))).toEqual(["Ahorn", "Öland", "Zeder"]);
  expect(seite.all("figure .marke-intervall line")).toHaveLength(3);
  const [kurz, , lang] = seite.all("figure .marke-gebiete rect").map((r) => Number(r.getAttribute("width")));
  expect(lang! / kurz!).toBeCloseTo(2, 6);
});

it("lets own indicators be chosen, one at least, and keeps the focus on the box", () => {
  const seite = seiteAt("?gebiete=101001&indikatoren=anteil_unter_18");
  const box = seite.one<HTMLInputElement>('input[value="wenige"]');
  box.focus();
  box.click();
  expect(seite.search()).toBe("?gebiete=101001&indikatoren=anteil_unter_18,wenige");
  expect(seite.document.activeElement).toBe(box);
  expect(seite.one<HTMLSelectElement>("#vergleich-satz").value).toBe("eigene");
  box.click();
  expect(seite.one<HTMLInputElement>('input[value="anteil_unter_18"]').disabled).toBe(true);
});

it("lists similar areas as a help and not as a rating, with the distance and its reasons; one click adds one", () => {
  const seite = seiteAt("?gebiete=101001");
  expect(seite.text(".vergleich-aehnlich > p")).toBe(
    "Die Liste hilft, Gebiete zum Vergleichen zu finden. Sie ist keine Bewertung."
  );
  const [erste] = seite.all(".vergleich-aehnlich tbody tr");
  expect(plain(erste?.textContent)).toMatch(/^Öland\d,\d\d/);
  expect(seite.text(".vergleich-worauf")).toContain("mindestens 2 gemeinsamen Merkmalen");
  seite.one("[data-dazu]").click();
  expect(seite.search()).toBe("?gebiete=101003,101001&bezug=101001");
});

it("says what an address could not have, and shows the view before when the reader goes back", async () => {
  const seite = seiteAt("?gebiete=101001,777777");
  expect(seite.text(".vergleich-hinweise")).toBe("Das Gebiet „777777“ gibt es hier nicht.");
  expect(seite.search()).toBe("?gebiete=101001");
  seite.waehle("101002");
  expect(seite.all(".vergleich-hinweise p")).toHaveLength(0);
  expect(seite.all(".vergleich-chips li")).toHaveLength(2);
  const zurueck = new Promise((resolve) => seite.window.addEventListener("popstate", resolve, {once: true}));
  seite.window.history.back();
  await zurueck;
  expect(seite.all(".vergleich-chips li")).toHaveLength(1);
});
