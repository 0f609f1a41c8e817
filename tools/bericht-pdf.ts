import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Browser} from "playwright-core";
import {CommandError} from "../loaders/command.js";
import type {Bericht} from "../src/lib/bericht/bericht.js";
import {berichtHtml} from "../src/lib/bericht/blatt.js";
import {ueberschriftenOf} from "../src/lib/dokument/html.js";
import {texteDokument} from "../src/lib/texte/dokument.js";

const cssFile = new URL("bericht.css", import.meta.url);
const font = "@fontsource-variable/source-sans-3";

/** The style sheet with its type inside: the report is set without any file beside it. */
function berichtCss(): string {
  const resolve = createRequire(import.meta.url).resolve;
  const faces = ["latin", "latin-ext"].map((set) => {
    const data = readFileSync(resolve(`${font}/files/source-sans-3-${set}-wght-normal.woff2`)).toString("base64");
    const range = set === "latin-ext" ? "unicode-range:U+0100-02BA,U+1E00-1E9F;" : "";
    return `@font-face{font-family:"Source Sans 3 Variable";font-weight:200 900;${range}src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  });
  return `${faces.join("\n")}\n${readFileSync(cssFile, "utf8")}`;
}

/** *html* as a tagged PDF with bookmarks. Nothing is fetched: whatever asks for an address fails. */
async function print(browser: Browser, html: string): Promise<Uint8Array> {
  const context = await browser.newContext({locale: "de-DE", javaScriptEnabled: false, offline: true});
  try {
    const page = await context.newPage();
    await page.setContent(html, {waitUntil: "load"});
    return new Uint8Array(
      await page.pdf({tagged: true, outline: true, preferCSSPageSize: true, printBackground: true})
    );
  } finally {
    await context.close();
  }
}

/** One bookmark with those below it, as pdfjs tells it. */
interface Lesezeichen {
  title: string;
  dest: string | unknown[] | null;
  items: Lesezeichen[];
}

/** The page (from 1) each bookmark below the title leads to, in their order. */
async function kapitelseiten(bytes: Uint8Array): Promise<{titel: string; seite: number}[]> {
  const {getDocument} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // pdfjs takes the bytes away from whoever gives them.
  const task = getDocument({data: bytes.slice(), verbosity: 0});
  try {
    const pdf = await task.promise;
    const [titel] = ((await pdf.getOutline()) ?? []) as Lesezeichen[];
    return await Promise.all(
      (titel?.items ?? []).map(async ({title, dest}) => {
        const ziel = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
        return {titel: title, seite: 1 + (await pdf.getPageIndex((ziel as [{num: number; gen: number}])[0]))};
      })
    );
  } finally {
    await task.destroy();
  }
}

/** *bytes* with the date of the data instead of today's, and with what made it instead of the browser: equal content, equal bytes. */
function mitEigenschaften(bytes: Uint8Array, stand: string): Uint8Array {
  const datum = `D:${stand.replaceAll("-", "")}000000+00'00'`;
  // Every byte stays where it is, since the file's table of contents counts them.
  const text = Buffer.from(bytes).toString("latin1");
  const gleichLang = (ganz: string, neu: string): string =>
    neu.length <= ganz.length ? neu.padEnd(ganz.length) : ganz;
  return Buffer.from(
    text
      .replace(/\/(CreationDate|ModDate) ?\([^)]*\)/g, (ganz, name: string) => gleichLang(ganz, `/${name} (${datum})`))
      .replace(/\/Creator ?\((?:[^()\\]|\\.|\([^()]*\))*\)/, (ganz) =>
        gleichLang(ganz, `/Creator (${texteDokument.urheber})`)
      ),
    "latin1"
  );
}

/**
 * *bericht* as a tagged PDF with bookmarks and a table of contents that names pages. It is set twice: the first time tells on which
 * pages the chapters begin. Throws CommandError if the second does not put them there.
 */
export async function berichtPdf(bericht: Bericht, browser: Browser): Promise<Uint8Array> {
  const css = berichtCss();
  const kapitel = ueberschriftenOf(bericht.dokument.bloecke).filter(({ebene}) => ebene === 2);
  const seitenOf = async (bytes: Uint8Array): Promise<Map<string, number>> => {
    // The first bookmark is the table of contents itself.
    const gefunden = (await kapitelseiten(bytes)).slice(1);
    if (gefunden.length !== kapitel.length)
      throw new CommandError(
        `Der Bericht hat ${kapitel.length} Kapitel, im PDF stehen ${gefunden.length} Lesezeichen. Bitte ein neueres Chromium verwenden.`
      );
    return new Map(kapitel.map(({anker}, i) => [anker, gefunden[i]!.seite]));
  };
  const seiten = await seitenOf(await print(browser, berichtHtml(bericht, {css})));
  const bytes = await print(browser, berichtHtml(bericht, {css, seiten}));
  const geprueft = await seitenOf(bytes);
  if ([...seiten].some(([anker, seite]) => geprueft.get(anker) !== seite))
    throw new CommandError("Das Inhaltsverzeichnis des Berichts nennt falsche Seiten. Bitte diesen Fehler melden.");
  return mitEigenschaften(bytes, bericht.dokument.stand);
}
