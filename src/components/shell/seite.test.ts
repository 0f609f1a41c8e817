// @vitest-environment jsdom
import {expect, it, vi} from "vitest";
import {el, hrefOf, versionOf} from "./dom.js";
import {markeCss, openDetailsForPrint, printLineCss, raiseBlattForPrint} from "./druck.js";
import {datenstandZeile, type IndikatorStand} from "./fuss.js";
import {footerHtml} from "./shellHtml.js";
import {followHash} from "./sprung.js";
import {shell} from "../../lib/texte/shell.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {Beispielhinweis, mitMarke} from "../leistungen/Beispiel.js";

it("printing opens closed details and closes only those again", () => {
  document.body.innerHTML = "<details id=a></details><details id=b open></details>";
  openDetailsForPrint();
  window.dispatchEvent(new Event("beforeprint"));
  expect(document.querySelectorAll("details[open]")).toHaveLength(2);
  window.dispatchEvent(new Event("afterprint"));
  expect([...document.querySelectorAll("details[open]")].map((d) => d.id)).toEqual(["b"]);
});

it("a document printed alone begins with a heading of the first level, and is as before afterwards", () => {
  document.body.innerHTML =
    "<h1>Seite</h1><article class='blatt blatt-allein'><h3 class=blatt-titel>Protokoll</h3><h4>Thema</h4><h5>Ziel</h5></article>";
  const levels = (): (string | null)[] =>
    [...document.querySelectorAll(":is(h1, h3, h4, h5)")].map((h) => h.getAttribute("aria-level"));
  raiseBlattForPrint();
  window.dispatchEvent(new Event("beforeprint"));
  expect(levels()).toEqual([null, "1", "2", "3"]);
  window.dispatchEvent(new Event("afterprint"));
  expect(levels()).toEqual([null, null, null, null]);
});

it("the running line of a print carries title, day and page, whatever the title holds", () => {
  const css = printLineCss('Gut "Hellersdorf"', "31.12.2025");
  expect(css).toContain('"Gut \\"Hellersdorf\\""');
  expect(css).toContain("Gedruckt am 31.12.2025");
  expect(css).toContain("counter(page)");
});

it("a page with figures from invented records says so at the head of every sheet, one that only speaks of them does not", () => {
  expect(shell.druck.beispiel.marke).toBe(texteLeistungen.beispiel.marke);
  const main = (html: string): Element => {
    document.body.innerHTML = `<main>${html}</main>`;
    return document.querySelector("main")!;
  };
  const stand = {beispiel: true};
  for (const html of [
    Beispielhinweis(stand, document)!.outerHTML,
    `<table><caption>${mitMarke("Stunden 2025", stand)}</caption></table>`,
    "<h1>Beispielzentrum (Beispieldaten)</h1>"
  ])
    expect(markeCss(main(html)), html).toContain('@top-right{content:"enthält Beispieldaten"');
  expect(markeCss(main("<p>Erfundene Zahlen tragen die Marke „Beispieldaten“.</p>"))).toBe("");
});

it("the data status names the newest date of every source, and of what it is where classes and shares differ", () => {
  const stand = (quelle_kurz: string, neuester_zeitraum: string, einheit_kurz = "%"): IndikatorStand => ({
    quelle_kurz,
    neuester_zeitraum,
    einheit_kurz,
    klassen: einheit_kurz === "" ? [{wert: 1, name: "hoch", kurz: "1"}] : null,
    turnus_monate: 12
  });
  const bevoelkerung = [stand("Bevölkerung", "2025-12-31", "Ew."), stand("Bevölkerung", "2020/2025")];
  const anteile = stand("Monitoring", "2020-12-31");
  const klassen = [stand("Monitoring", "2024-12-31", ""), stand("Monitoring", "2022/2024", "")];
  expect(datenstandZeile([...bevoelkerung, anteile, ...klassen])).toBe(
    "Bevölkerung: 31.12.2025 · Monitoring: Klassen 31.12.2024, Anteile 31.12.2020"
  );
  expect(datenstandZeile([stand("Monitoring", "2024-12-31"), ...klassen, stand("Ohne Daten", "")])).toBe(
    "Monitoring: 31.12.2024"
  );
  const viele = ["2017-12-31", "2026-07-31", "2022", "2025-12-31", "2026-02"].map((z, i) => stand(`Q${i}`, z));
  expect(datenstandZeile(viele)).toBe("Q1: 31.07.2026 · Q4: Februar 2026 · Q3: 31.12.2025 · und 2 weitere Quellen");
});

it("followHash scrolls to a target that appears later", async () => {
  document.body.innerHTML = "";
  location.hash = "#quelle-ewr";
  const scroll = vi.fn();
  followHash();
  const heading = el("h2", {id: "quelle-ewr"}, "Einwohnerregister");
  heading.scrollIntoView = scroll;
  document.body.append(heading);
  await vi.waitFor(() => expect(scroll).toHaveBeenCalledTimes(1));
  location.hash = "";
});

it("hrefOf keeps to the folder the site lies in", () => {
  document.body.innerHTML = `<a data-start href="https://example.org/atlas/"></a>`;
  expect(hrefOf("/gebiete/10")).toBe("https://example.org/atlas/gebiete/10");
});

it("versionOf reads the version from the footer", () => {
  document.body.innerHTML = footerHtml({path: "/bedarfsindex", version: "1.2.3"});
  expect(versionOf()).toBe("1.2.3");
  document.body.innerHTML = footerHtml({path: "/bedarfsindex"});
  expect(versionOf()).toBe("");
});
