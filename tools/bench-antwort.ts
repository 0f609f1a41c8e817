import type {Browser} from "playwright-core";
import {openPage, visit} from "../test/support/browser.js";

/** Pages whose controls redraw something, with what shows most areas: Planungsräume where a page has them. */
const seiten = {
  start: "/",
  karte: "/karte?ebene=plr",
  problemfelder: "/problemfelder?ebene=plr",
  bedarfsindex: "/bedarfsindex",
  luecken: "/luecken?ebene=plr&zielgruppe=familien",
  zielgruppen: "/zielgruppen",
  vergleich: "/vergleich?gebiete=10010101,10010102,10020413,10030731",
  indikatoren: "/indikatoren/",
  gebiete: "/gebiete/",
  zentren: "/zentren/",
  zentrum: "/zentren/beispiel-biesdorf",
  standards: "/standards",
  jahresplanung: "/jahresplanung",
  antrag: "/foerderantrag?zentrum=beispiel-biesdorf"
} as const;

/** At most so many controls of a page, and values of each. */
const hoechstens = {felder: 8, werte: 6};

/** Written for the page: changes every picker, box and choice in turn and returns the milliseconds to the next picture, by control. */
async function wechsle({felder, werte}: typeof hoechstens): Promise<Record<string, number[]>> {
  const zeiten: Record<string, number[]> = {};
  const bild = (): Promise<void> => new Promise((fertig) => requestAnimationFrame(() => setTimeout(fertig)));
  const miss = async (name: string, tue: () => void, zaehlt: boolean): Promise<void> => {
    await new Promise((fertig) => setTimeout(fertig, 60));
    const beginn = performance.now();
    tue();
    await bild();
    if (zaehlt) (zeiten[name] ??= []).push(performance.now() - beginn);
  };
  const sichtbar = (feld: HTMLElement): boolean => feld.offsetParent !== null && !feld.closest("form[method]");
  const suche = (): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>("main select, main input[type=checkbox], main input[type=radio]")]
      .filter(sichtbar)
      .slice(0, felder);
  const anzahl = suche().length;
  for (let i = 0; i < anzahl; i++) {
    const erstes = suche()[i];
    if (!erstes) break;
    const name = `${i} ${erstes.getAttribute("name") ?? erstes.id}`;
    if (erstes instanceof HTMLSelectElement) {
      const alle = [...erstes.options].filter((o) => !o.disabled).map((o) => o.value);
      const vorher = erstes.value;
      // The first round fetches what a value needs; only what is here already counts.
      for (const zaehlt of [false, true])
        for (const wert of [...alle.slice(0, werte), vorher])
          await miss(
            name,
            () => {
              const feld = suche()[i];
              if (!(feld instanceof HTMLSelectElement)) return;
              feld.value = wert;
              feld.dispatchEvent(new Event("input", {bubbles: true}));
              feld.dispatchEvent(new Event("change", {bubbles: true}));
            },
            zaehlt
          );
      await new Promise((fertig) => setTimeout(fertig, 300));
    } else for (let mal = 0; mal < 4; mal++) await miss(name, () => suche()[i]?.click(), mal > 0);
  }
  return zeiten;
}

function median(zahlen: readonly number[]): number {
  const sorted = [...zahlen].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}

/**
 * Milliseconds from a change of a control to the next picture: for each page the median of its slowest control, as
 * "antwort_<page>_ms". Pages without such controls are 0.
 */
export async function measureAntwort(browser: Browser, origin: string): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, address] of Object.entries(seiten)) {
    const watched = await openPage(browser, origin);
    try {
      await visit(watched, address);
      // tsx keeps the names of inner functions with a helper that the page does not have.
      await watched.page.evaluate("globalThis.__name ??= (f) => f");
      const zeiten = await watched.page.evaluate(wechsle, hoechstens);
      figures[`antwort_${name}_ms`] = Math.max(0, ...Object.values(zeiten).map(median));
    } finally {
      await watched.close();
    }
  }
  return figures;
}
