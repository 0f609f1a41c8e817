import type {CDPSession, Page} from "playwright-core";
import {describe, expect, inject, it} from "vitest";
import {templatePages, zentrenPages} from "../../tools/pages.js";
import {openPage, settle, visit} from "../support/browser.js";
import type {WatchedPage} from "../support/browser.js";
import {startJourney} from "../support/journey.js";
import {pageAddresses} from "../support/server.js";

const journey = startJourney();

const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

/** What Chromium tells a screen reader of one thing on the page. */
interface Knoten {
  rolle: string;
  name: string;
  beschreibung: string;
  /** The role in the page's own words, "" where it has none. */
  rollenwort: string;
}

async function baumOf(page: Page): Promise<Knoten[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const {nodes} = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ignored}) => !ignored)
    .map(({role, name, description, properties}) => ({
      rolle: String(role?.value ?? ""),
      name: plain(name?.value as string | undefined),
      beschreibung: plain(description?.value as string | undefined),
      rollenwort: String(properties?.find((p) => (p.name as string) === "roledescription")?.value.value ?? "")
    }));
}

const mit = (baum: readonly Knoten[], ...rollen: string[]): Knoten[] =>
  baum.filter(({rolle}) => rollen.includes(rolle));

/** The example session of the annual planning, opened at step *n*. */
async function planung(page: Page, n: number): Promise<void> {
  await journey.visit("/jahresplanung");
  await page.locator("#planung-beispiel").click();
  await page.locator(".planung-ergebnis, .planung-inhalt table").first().waitFor();
  await journey.visit(`/jahresplanung?schritt=${n}`);
  await page.locator("#planung-titel").waitFor();
}

describe("what a screen reader is told", () => {
  it.each([
    ["/karte?ebene=bzr", /^[^,]+, \d+,\d %, Intervall .*, Klasse \d von \d, Rang \d+ bis \d+ von \d+\.$/],
    ["/bedarfsindex", /^[^,]+, −?\d+,\d+, Klasse \d von \d, Gruppe \d+, Rangspanne \d+ bis \d+ von \d+\.$/],
    ["/luecken?zielgruppe=aeltere", /^[^,]+, \d+ %, Klasse \d von \d, .*Zentren mit Meldung: \d+ von \d+\.$/]
  ])(
    "the map of %s: name, kind, keys, and at every arrow key the area with value, class and rank",
    async (adresse, satz) => {
      const {page} = journey;
      await journey.visit(adresse);
      const [karte, ...weitere] = mit(await baumOf(page), "application");
      expect(weitere).toEqual([]);
      expect(karte!.name).toMatch(/^Karte: .+\d{4}/);
      expect(karte!.rollenwort).toBe("Karte");
      expect(karte!.beschreibung).toMatch(/Pfeiltasten.*Pos1.*Ende.*Escape/);
      await page.getByRole("application").focus();
      const ansage = page.locator(".karte-ansage");
      const gehoert = new Set<string>();
      for (const taste of ["Home", "ArrowDown", "ArrowRight", "ArrowLeft", "End"]) {
        await page.keyboard.press(taste);
        const text = plain(await ansage.textContent());
        if (text.startsWith("In dieser Richtung")) continue;
        expect(text).toMatch(satz);
        gehoert.add(text);
      }
      expect(gehoert.size).toBeGreaterThan(1);
      expect(await ansage.getAttribute("aria-live")).toBe("polite");
      // The drawing says nothing by itself, and the table with the same values stands before it.
      expect(await page.locator(".karte-zeichnung").getAttribute("aria-hidden")).toBe("true");
      expect(
        await page.evaluate(() => {
          const tabelle = document.querySelector(".karte-tabelle table, .luecken-tabelle table")!;
          const folgt = tabelle.compareDocumentPosition(document.querySelector("[role=application]")!);
          return (folgt & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        })
      ).toBe(true);
    }
  );

  it("every chart: named by its heading, described by its finding, its table one press away", async () => {
    const {page} = journey;
    for (const adresse of [
      "/karte",
      "/luecken?zielgruppe=aeltere",
      "/zielgruppen",
      "/gebiete/102004",
      "/indikatoren/mss_kinderarmut",
      "/zentren/beispiel-marzahn-sued"
    ]) {
      await journey.visit(adresse);
      await page.evaluate(() => {
        for (const teil of document.querySelectorAll<HTMLDetailsElement>("main details")) teil.open = true;
      });
      await settle(page);
      const figuren = await page.$$eval("figure.chart, figure.karte-punkte", (alle) =>
        alle.map((figur) => ({
          titel: figur.querySelector("h2, h3, h4")?.textContent ?? "",
          befund: figur.querySelector(".befund, [id$=befund]")?.textContent ?? "",
          tabelle: figur.querySelector("details table, a[href='#karte-tabelle'], table") !== null,
          bild: figur.querySelector("[role=img]") !== null
        }))
      );
      expect(figuren.length, adresse).toBeGreaterThan(0);
      const bilder = mit(await baumOf(page), "image", "img");
      for (const {titel, befund, tabelle, bild} of figuren) {
        expect([titel, befund].map(plain), adresse).not.toContain("");
        expect(tabelle, `${adresse}: ${titel}`).toBe(true);
        if (bild && !befund.includes("dieses Gebiet"))
          expect(
            bilder.some(
              ({name, beschreibung}) =>
                name.startsWith(plain(titel)) || (name.includes("dieses Gebiet") && beschreibung === "")
            ),
            `${adresse}: ${titel}`
          ).toBe(true);
      }
      expect(bilder.filter(({name}) => name === "")).toEqual([]);
    }
  });

  it("every table has a name and heads for its columns", async () => {
    const {page} = journey;
    for (const adresse of ["/karte", "/problemfelder", "/bedarfsindex", "/luecken", "/gebiete/102004", "/datenstand"]) {
      await journey.visit(adresse);
      for (const {name, rolle} of mit(await baumOf(page), "table", "grid"))
        expect(name, `${adresse} ${rolle}`).not.toBe("");
      const ohneKopf = await page.$$eval("main table", (tabellen) =>
        tabellen.filter((t) => t.querySelectorAll("th[scope=col]").length === 0).map((t) => t.outerHTML.slice(0, 120))
      );
      expect(ohneKopf, adresse).toEqual([]);
    }
  });
});

/** Whatever can be pressed and is smaller than 24 px without standing in a sentence or having that much room around it. */
async function zuKlein(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wahl = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]";
    const alle = [...document.querySelectorAll<HTMLElement>(wahl)].filter(
      (e) => e.checkVisibility({visibilityProperty: true}) && !e.closest(".nur-vorlesen") && e.offsetWidth > 1
    );
    const kastenOf = [...alle].map((e) => {
      const label = (e as HTMLInputElement).labels?.[0];
      const [a, b] = [e.getBoundingClientRect(), label?.getBoundingClientRect()];
      if (!b || !/^(checkbox|radio)$/.test((e as HTMLInputElement).type)) return a;
      const [links, oben] = [Math.min(a.left, b.left), Math.min(a.top, b.top)];
      return new DOMRect(links, oben, Math.max(a.right, b.right) - links, Math.max(a.bottom, b.bottom) - oben);
    });
    const klein = ({width, height}: DOMRect): boolean => width < 23.5 || height < 23.5;
    const mitteOf = ({left, top, width, height}: DOMRect): [number, number] => [left + width / 2, top + height / 2];
    const imSatz = (e: HTMLElement): boolean => {
      const absatz = e.closest("p, li, td, dd, th, figcaption, label");
      const rest = plain(absatz?.textContent).length - plain(e.textContent).length;
      return getComputedStyle(e).display === "inline" && rest > 3;
    };
    const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();
    return alle.flatMap((e, i) => {
      const kasten = kastenOf[i]!;
      if (!klein(kasten) || imSatz(e)) return [];
      const [x, y] = mitteOf(kasten);
      const trifft = alle.some((anderes, k) => {
        if (k === i || anderes.contains(e) || e.contains(anderes)) return false;
        const b = kastenOf[k]!;
        const [u, v] = mitteOf(b);
        if (klein(b)) return Math.hypot(u - x, v - y) < 24;
        return Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom)) < 12;
      });
      return trifft ? [`${Math.round(kasten.width)}×${Math.round(kasten.height)}: ${e.outerHTML.slice(0, 120)}`] : [];
    });
  });
}

/** How far the page is wider than the window, and what reaches beyond its edge outside a frame that scrolls by itself. */
async function zuBreit(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const {clientWidth, scrollWidth} = document.scrollingElement!;
    if (scrollWidth <= clientWidth) return [];
    const weit = [...document.querySelectorAll<HTMLElement>("main *")].filter(
      (e) => e.getBoundingClientRect().right > clientWidth + 1 && !e.closest(".tabellenrahmen, .pf-rahmen, svg")
    );
    return [`${scrollWidth} > ${clientWidth}`, ...weit.slice(0, 3).map((e) => e.outerHTML.slice(0, 120))];
  });
}

const vorlagen = [...templatePages().keys(), ...(await zentrenPages(inject("warehouse"))).keys()];
const proben = [
  ...["/gebiete/10", "/gebiete/102004", "/gebiete/10200421", "/zentren/kompass", "/zentren/beispiel-marzahn-sued"],
  ...["/indikatoren/mss_kinderarmut", "/indikatoren/einwohner", "/indikatoren/mss_status"]
];

it("at 400 % nothing but maps and tables scrolls in two directions, and whatever can be pressed has room", async () => {
  const warten = [
    ...pageAddresses().filter((adresse) => !vorlagen.includes(adresse) || proben.includes(adresse)),
    ...[
      "/karte?ansicht=tabelle",
      "/karte?ansicht=text",
      "/luecken?zielgruppe=aeltere&ebene=plr&gebiet=10200421",
      "/vergleich?gebiete=102004,101001",
      "/standards?sicht=offen"
    ],
    ...["/foerderantrag?zentrum=beispiel-marzahn-sued", "/problemfelder?feld=armut_existenzsicherung&gebiet=102004"]
  ];
  const fehler: Record<string, string[]> = {};
  const arbeite = async (): Promise<void> => {
    // 1280 × 1024 CSS pixels at 400 %.
    const fenster: WatchedPage = await openPage(journey.browser, journey.origin, {viewport: {width: 320, height: 256}});
    for (let adresse = warten.shift(); adresse !== undefined; adresse = warten.shift()) {
      await visit(fenster, adresse);
      const gefunden = [...(await zuBreit(fenster.page)), ...(await zuKlein(fenster.page))];
      await fenster.page.setViewportSize({width: 1280, height: 900});
      gefunden.push(...(await zuKlein(fenster.page)));
      await fenster.page.setViewportSize({width: 320, height: 256});
      if (gefunden.length > 0) fehler[adresse] = gefunden;
    }
    await fenster.close();
  };
  await Promise.all([arbeite(), arbeite(), arbeite()]);
  expect(fehler).toEqual({});
}, 240_000);

/** Walks by Tab from the top of the page; what has the focus and is covered, outside the window or without a ring. */
async function verdeckt(page: Page, hoechstens: number): Promise<string[]> {
  const gefunden: string[] = [];
  for (let i = 0; i < hoechstens; i++) {
    await page.keyboard.press("Tab");
    const befund = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement | null;
      if (!e || e === document.body) return null;
      const flaechen = [...e.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
      const {left, right, top, bottom} = flaechen[0] ?? e.getBoundingClientRect();
      const [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)];
      const [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
      const trifft = ([fx, fy]: readonly [number, number]): boolean => {
        const oben = document.elementFromPoint(x0 + (x1 - x0) * fx, y0 + (y1 - y0) * fy);
        const labels = [...((e as HTMLInputElement).labels ?? [])];
        return oben !== null && (e.contains(oben) || labels.some((label) => label.contains(oben)));
      };
      const punkte = [0.5, 0.1, 0.9].flatMap((fx) => [0.5, 0.15, 0.85].map((fy) => [fx, fy] as const));
      const {outlineStyle, outlineWidth} = getComputedStyle(e);
      // A date field shows the ring at the part of it that is being filled in.
      const ring =
        (e as HTMLInputElement).type === "date" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
      const was = `${e.outerHTML.slice(0, 120)} at ${Math.round(left)},${Math.round(top)}`;
      if (x1 <= x0 || y1 <= y0) return `outside: ${was}`;
      if (!punkte.some(trifft)) return `covered: ${was}`;
      return ring ? "" : `no ring: ${was}`;
    });
    if (befund === null) break;
    if (befund !== "") gefunden.push(befund);
  }
  return gefunden;
}

it("what the keyboard reaches is never covered or out of sight, and always ringed", async () => {
  const {page} = journey;
  await page.setViewportSize({width: 1280, height: 800});
  for (const adresse of ["/", "/karte?ansicht=tabelle", "/problemfelder", "/gebiete/102004"]) {
    await journey.visit(adresse);
    expect(await verdeckt(page, 90), adresse).toEqual([]);
  }
  await planung(page, 4);
  expect(await verdeckt(page, 60)).toEqual([]);
  // The longest list of contents ends where the footer begins.
  await journey.visit("/handbuch");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const [liste, fuss] = await page.evaluate(() => [
    document.querySelector("#observablehq-toc nav")!.getBoundingClientRect().bottom,
    document.querySelector("#observablehq-footer")!.getBoundingClientRect().top
  ]);
  expect(liste).toBeLessThanOrEqual(fuss! + 1);
  // In great enlargement, with a table that scrolls in its frame.
  await page.setViewportSize({width: 320, height: 256});
  await journey.visit("/luecken");
  expect(await verdeckt(page, 90)).toEqual([]);
}, 120_000);

it("in forced colours focus and selection keep a line of their own", async () => {
  const fenster = await openPage(journey.browser, journey.origin, {forcedColors: "active", colorScheme: "dark"});
  const {page} = fenster;
  const strich = (wahl: string): Promise<string> =>
    page
      .locator(wahl)
      .first()
      .evaluate((e) => {
        const {outlineStyle, outlineWidth} = getComputedStyle(e);
        return `${outlineStyle} ${parseFloat(outlineWidth) >= 2}`;
      });
  await visit(fenster, "/karte?ebene=bzr&gebiet=102004");
  expect(await strich(".karte-zeile-ausgewaehlt")).toBe("solid true");
  await page.getByRole("application").focus();
  await page.keyboard.press("ArrowRight");
  expect(await strich("[role=application]")).toBe("solid true");
  // The colours of the map are its content and stay.
  const fuellung = await page
    .locator("path.karte-flaeche")
    .evaluateAll((f) => new Set(f.map((e) => getComputedStyle(e).fill)).size);
  expect(fuellung).toBeGreaterThan(1);
  const [aktuell, andere] = await page.evaluate(() =>
    [".nav-aktuell summary", ".nav-gruppe:not(.nav-aktuell) summary"].map(
      (wahl) => getComputedStyle(document.querySelector(wahl)!).borderBottomColor
    )
  );
  expect(aktuell).not.toBe(andere);
  await visit(fenster, "/problemfelder?feld=armut_existenzsicherung&gebiet=102004");
  const [gewaehlt, sonst] = await page.evaluate(() =>
    [".pf-zelle.pf-gewaehlt", ".pf-zelle:not(.pf-gewaehlt)"].map((wahl) => {
      const {outline, border, boxShadow} = getComputedStyle(document.querySelector(wahl)!);
      return `${outline} ${border} ${boxShadow}`;
    })
  );
  expect(gewaehlt).not.toBe(sonst);
  expect(fenster.troubles()).toEqual([]);
  await fenster.close();
});

it("nothing moves for those who asked for rest, and nothing longer than 150 ms for anybody", async () => {
  for (const reducedMotion of ["reduce", "no-preference"] as const) {
    const fenster = await openPage(journey.browser, journey.origin, {reducedMotion});
    for (const adresse of ["/", "/karte", "/gebiete/102004"]) {
      await visit(fenster, adresse);
      const laengste = await fenster.page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll("*")].map((e) => {
            const {transitionDuration, animationName, animationDuration} = getComputedStyle(e);
            const sekunden = (liste: string): number => Math.max(...liste.split(",").map((d) => parseFloat(d)));
            return Math.max(sekunden(transitionDuration), animationName === "none" ? 0 : sekunden(animationDuration));
          })
        )
      );
      expect(laengste, `${reducedMotion} ${adresse}`).toBeLessThanOrEqual(reducedMotion === "reduce" ? 0 : 0.15);
    }
    await fenster.close();
  }
});

describe("ways for everybody", () => {
  it("a barrier is reported from any page with that page's address", async () => {
    const {page} = journey;
    await journey.visit("/karte?ebene=bzr&gebiet=102004");
    await page.getByRole("link", {name: "Barriere melden"}).click();
    await page.waitForURL("**/barrierefreiheit?seite=*#melden");
    await page.locator(".meldeweg").waitFor();
    const seite = plain(await page.locator(".meldeweg-seite").textContent());
    expect(seite).toContain("/karte?");
    expect(seite).toContain("gebiet=102004");
    expect(plain(await page.locator("main").textContent())).toMatch(/innerhalb eines Monats.*Landesbeauftragte/);
  });

  it("the text in Leichte Sprache is one press from the start page, large, unbroken, and marked as unchecked", async () => {
    const {page} = journey;
    await journey.visit("/");
    await page.getByRole("banner").getByRole("link", {name: "Leichte Sprache"}).click();
    await page.waitForURL("**/leichte-sprache");
    await settle(page);
    expect(plain(await page.locator(".leicht .hinweis").textContent())).toContain("noch nicht geprüft");
    const [groesse, normal, trennung] = await page.evaluate(() => {
      const absatz = getComputedStyle(document.querySelector(".leicht p:not(.hinweis)")!);
      return [
        parseFloat(absatz.fontSize),
        parseFloat(getComputedStyle(document.body).fontSize),
        absatz.hyphens
      ] as const;
    });
    expect(groesse).toBeGreaterThanOrEqual(1.2 * normal);
    expect(trennung).toBe("manual");
  });

  it("the zoom buttons keep the keyboard at the ends of their range, and choosing an area moves an enlarged map", async () => {
    const {page} = journey;
    await journey.visit("/karte?ebene=bzr");
    const knopf = (name: string): ReturnType<Page["locator"]> =>
      page.getByRole("group", {name: /Ausschnitt/}).getByRole("button", {name});
    const kennung = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    await knopf("Vergrößern").first().focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("Enter");
    const lage = (): Promise<string | null> => page.locator(".karte-zeichnung > g").first().getAttribute("transform");
    const vorher = await lage();
    await page.getByLabel("Gebiet", {exact: true}).selectOption({label: "Mahlsdorf"});
    expect(await lage()).not.toBe(vorher);
    const ganz = page.locator(".karte-zoom button").last();
    await ganz.focus();
    const name = await kennung();
    await page.keyboard.press("Enter");
    expect(await kennung()).toBe(name);
    expect(await ganz.getAttribute("aria-disabled")).toBe("true");
  });
});
