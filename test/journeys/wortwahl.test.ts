import {afterAll, beforeAll, expect, it} from "vitest";
import {openPage, visit} from "../support/browser.js";
import type {WatchedPage} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();
/** One for all, which keeps what its pages have in common. */
let watched: WatchedPage;
beforeAll(async () => {
  watched = await openPage(journey.browser, journey.origin);
});
afterAll(() => watched?.close());

/** Pages of every kind: each level, each way of computing, areas without a rating, series with breaks, own weights. */
const pages = {
  seiten: [
    "/",
    "/gebiete/",
    "/indikatoren/",
    "/datenstand",
    "/methodik",
    "/handbuch",
    "/barrierefreiheit",
    "/geheimhaltung",
    "/zentren/",
    "/daten-pruefen"
  ],
  zahlen: [
    ...["10", "1020", "102004", "103007", "10200422", "10100205", "10400941"].map((id) => `/gebiete/${id}`),
    ...[
      "mss_kinderarmut",
      "mss_status",
      "mss_veraenderung_arbeitslosigkeit",
      "anteil_65_plus",
      "anteil_migrationshintergrund",
      "mh_unter_6",
      "altenquotient",
      "veraenderung_5_jahre",
      "kita_plaetze_je_100",
      "gssa_gesix",
      "kern_straftaten",
      "qpk_sgb2_quote"
    ].map((id) => `/indikatoren/${id}`),
    "/karte?gebiet=10200422",
    "/karte?indikator=mh_unter_6&ebene=plr&gebiet=10200421",
    "/karte?indikator=anteil_80_plus&ebene=bzr&gebiet=102004",
    "/karte?indikator=veraenderung_5_jahre&gebiet=10100205",
    "/karte?indikator=mss_status&gebiet=10200422",
    "/bedarfsindex?gebiet=10200422",
    "/bedarfsindex?ebene=bzr&gebiet=102004",
    "/luecken",
    "/luecken?zielgruppe=aeltere&ebene=plr",
    "/zielgruppen"
  ]
};

/** What a page says, block by block: text of paragraphs, cells, headings, chart labels, names for screen readers. */
async function textsOf(address: string): Promise<string[]> {
  await visit(watched, address);
  const texts = await watched.page.evaluate(() => {
    const blocks =
      "p, li, td, th, dt, dd, h1, h2, h3, h4, summary, caption, figcaption, label, option, text, button, a";
    const main = document.querySelector("main")!;
    const inner = [...main.querySelectorAll(blocks)].filter((e) => !e.querySelector("p, li, td, style"));
    // A figure's heading and its finding belong together.
    const figures = [...main.querySelectorAll("figure")].map((figure) => {
      const copy = figure.cloneNode(true) as Element;
      for (const e of copy.querySelectorAll("style, table")) e.remove();
      return copy.textContent ?? "";
    });
    // The bar of a figure is named by the figure's heading, which stands beside its finding above.
    const names = [...main.querySelectorAll(":is([aria-label], [title]):not(figure .mitnehmen)")].flatMap((e) => [
      e.getAttribute("aria-label") ?? "",
      e.getAttribute("title") ?? ""
    ]);
    return [...inner.filter((e) => !e.closest("figure")).map((e) => e.textContent ?? ""), ...figures, ...names];
  });
  return [...new Set(texts.map((text) => text.replace(/\s+/g, " ").trim()).filter(Boolean))];
}

/** Nowhere: words that judge areas or people, claim more than the figures hold, or name a test nobody here knows. */
const verboten = [
  /Problemzone|Problemgebiet|Problemkiez|sozialer Brennpunkt/i,
  /(?<!nicht „)Bedarf (wurde |ist |wird )?(festgestellt|nachgewiesen|belegt)/i,
  /signifikan/i,
  /(?<!keine |nicht die |nicht deren )\bWirkung\b/,
  /abgehängt|sozial schwach/i
];

/** A comparison in free words, where only the rule may speak. */
const vergleicheFrei = [
  /\b(höher|niedriger|größer|kleiner|mehr|weniger|häufiger|seltener|besser|schlechter|älter|jünger) als (der |die |das |im |in |den )?(übrige |übrigen )?(Bezirk|Berlin|Marzahn-Hellersdorf)/i,
  /\b(überdurchschnittlich|unterdurchschnittlich|auffällig (hoch|niedrig)|deutlich (über|unter|höher|niedriger))/i
];

/** "liegt über" and "liegt unter" stand before what an interval was compared with, or in the sentence that explains them. */
const massstab = /^(dem übrigen Bezirk|Berlin|den Durchschnitt|…|“)/;
function urteileOhneMassstab(text: string): string[] {
  return [...text.matchAll(/lieg(?:t|en) (?:über|unter)\s?/gi)]
    .map((match) => text.slice(match.index + match[0].length))
    .filter((rest) => !massstab.test(rest.trim()));
}

/** A change is a trend only where one is named as such, over five dates; else it has its interval or says that it has none. */
const trendwort = /\b(gestiegen|gesunken|zugenommen|abgenommen|steigt|sinkt|steigend|fallend|Anstieg|Rückgang)\b/;
/** A trend by its test, or a change with the interval that carries the word. */
const trendregel =
  /mindestens fünf|\bfünf Stichtage|Trend|heißt: |Veränderung seit \d{4}: (gestiegen|gesunken),[^.]*95-%-Intervall/;

/** A change told with its figure. */
const veraenderung = /\bVeränderung\b[^.]*[\d]+,\d/;
const mitSicherheit = /ohne Angabe zur Sicherheit|Intervall/i;

/** A rank always names both ends; "Rang 1 hat …", "Rang 1 ist …" and "Rang 1 von 40 …" explain the scale. */
const nackterRang = /\bRang \d+(?![\d,]*( |\u202f)?(bis|–|von|hat\b|ist\b))/;

it.each(pages.seiten)("%s keeps to the words", async (address) => {
  const texts = await textsOf(address);
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) {
    for (const regel of [...verboten, ...vergleicheFrei]) expect(text).not.toMatch(regel);
    expect(text).not.toMatch(nackterRang);
  }
});

it.each(pages.zahlen)("%s compares and ranks only by the rule", async (address) => {
  const texts = await textsOf(address);
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) {
    for (const regel of [...verboten, ...vergleicheFrei]) expect(text).not.toMatch(regel);
    expect(urteileOhneMassstab(text), text).toEqual([]);
    expect(text).not.toMatch(nackterRang);
    if (trendwort.test(text)) expect(text).toMatch(trendregel);
    if (veraenderung.test(text)) expect(text).toMatch(mitSicherheit);
  }
  // Intervals, or the words that there are none, stand on every page that shows figures side by side.
  expect(texts.join(" ")).toMatch(/Intervall|ohne Angabe zur Sicherheit|Klassen/);
});

it("explains once per page that figures are counted and what the interval says", async () => {
  for (const address of [
    "/gebiete/102004",
    "/indikatoren/mss_kinderarmut",
    "/karte?gebiet=10200422",
    "/bedarfsindex"
  ]) {
    const said = (await textsOf(address)).filter((text) => /gezählt, nicht geschätzt|sind Zählungen/.test(text));
    expect(said, address).toHaveLength(1);
  }
});
