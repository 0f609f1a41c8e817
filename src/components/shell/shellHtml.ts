import type {Profil} from "../../../loaders/warehouse/open.js";
import {shell} from "../../lib/texte/shell.js";

/** What Framework tells a page fragment; `path` is the page's path without ending, "/gebiete/index" for a folder. */
export interface ShellPage {
  path: string;
  title?: string | null | undefined;
  /** The edition; without it the public one. */
  profil?: Profil;
}

/** Pages for the frame of another site have neither header nor footer; the internal edition is framed nowhere and keeps both. */
const istEinbettung = ({path, profil}: ShellPage): boolean => profil !== "intern" && path.startsWith("/einbetten/");

const fontFolder = "/components/shell/schrift";
/** Files that the head names by a fixed address: to be listed in `dynamicPaths`, since Framework hashes all other names. */
export const shellFiles: readonly string[] = [`${fontFolder}/latin.woff2`, `${fontFolder}/latin-ext.woff2`];

const fontFaces = [
  {
    file: shellFiles[0]!,
    range:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
  },
  {
    file: shellFiles[1]!,
    range:
      "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0"
  }
];

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Address of *target* as seen from the page *path*: "../karte" from "/gebiete/10". Keeps the site movable to a subfolder. */
export function relativeTo(path: string, target: string): string {
  const depth = path.split("/").length - 2;
  return (depth > 0 ? "../".repeat(depth) : "./") + target.slice(1);
}

/** "page" if *adresse* is the page itself, "true" if the page lies below it, null otherwise. */
export function currentOf(path: string, adresse: string): "page" | "true" | null {
  const page = path.replace(/(^|\/)index$/, "$1");
  if (page === adresse) return "page";
  return adresse.endsWith("/") && adresse !== "/" && page.startsWith(adresse) ? "true" : null;
}

function link(path: string, {adresse, titel}: {adresse: string; titel: string}, mehr = ""): string {
  const current = currentOf(path, adresse);
  return `<li><a href="${adresse}"${mehr}${current ? ` aria-current="${current}"` : ""}>${escapeHtml(titel)}</a></li>`;
}

/** The way to the text in Leichte Sprache: from every page, without opening anything. */
function leicht(path: string): string {
  const {adresse, titel} = shell.leicht;
  const current = currentOf(path, adresse);
  return `<a class="kopf-leicht" href="${adresse}"${current ? ` aria-current="${current}"` : ""}>${escapeHtml(titel)}</a>`;
}

/** A group of the navigation that opens without script; only one is open at a time. */
function navigationsgruppe(path: string, {titel, seiten}: (typeof shell.gruppen)[number]): string {
  const aktuell = seiten.some(({adresse}) => currentOf(path, adresse) !== null);
  return (
    `<details class="nav-gruppe${aktuell ? " nav-aktuell" : ""}" name="hauptnavigation" data-druck="zu">` +
    `<summary>${escapeHtml(titel)}</summary><ul>${seiten.map((seite) => link(path, seite)).join("")}</ul></details>`
  );
}

/** The style of the mark, on screen and on paper. A file, since the site's Content-Security-Policy refuses all but known <style>s. */
const markSheet = `<link rel="stylesheet" href="/components/shell/dienstvermerk.css">`;

/** The head of every page: icon, font faces, and the script that brings search, footer and print to life; for a framed page the version. */
export function headHtml(page: ShellPage & {version?: string}): string {
  const {path, profil, version} = page;
  const faces = fontFaces.map(
    ({file, range}) =>
      `@font-face{font-family:"Source Sans 3 Variable";font-style:normal;font-display:swap;font-weight:200 900;` +
      `src:url("${relativeTo(path, file)}") format("woff2");unicode-range:${range}}`
  );
  // rel=external keeps Framework from hashing the address, which has to be the one in the font face.
  return [
    `<link rel="icon" type="image/svg+xml" href="/components/shell/zeichen.svg">`,
    `<link rel="preload external" as="font" type="font/woff2" crossorigin href="${relativeTo(path, shellFiles[0]!)}">`,
    `<style>${faces.join("")}</style>`,
    ...(profil === "intern" ? [markSheet] : []),
    ...(istEinbettung(page)
      ? [`<meta name="version" content="${escapeHtml(version ?? "")}" data-version="${escapeHtml(version ?? "")}">`]
      : [`<script type="module" src="/components/shell/start.js"></script>`])
  ].join("\n");
}

/** The header: skip link, the mark of the internal edition, name, main navigation with the current page marked, the search field, what paper says of the figures in place of the footer, and what is missing without JavaScript. */
export function headerHtml(page: ShellPage & {version?: string}): string {
  const {path, profil, version} = page;
  if (istEinbettung(page)) return "";
  const {edition, fuss, suche} = shell;
  const druck = [fuss.hinweis, profil === "intern" && edition.weitergabe, version && `${fuss.version(version)}.`];
  const vermerk = `<p class="dienstvermerk" role="region" aria-label="${edition.bereich}"><strong>${edition.vermerk}</strong></p>\n`;
  return `<a class="sprungmarke" href="#observablehq-main" rel="external">${shell.zumInhalt}</a>
${profil === "intern" ? vermerk : ""}<div class="kopf">
  <a class="marke" href="/" data-start${currentOf(path, "/") ? ` aria-current="page"` : ""}><span class="marke-name">${shell.marke}</span> <span class="marke-ort">${shell.ort}</span></a>
  <nav class="hauptnavigation" aria-label="${shell.navigation}">${shell.gruppen.map((gruppe) => navigationsgruppe(path, gruppe)).join("")}${leicht(path)}</nav>
  <form class="suche" role="search" data-suche action="${relativeTo(path, "/gebiete/")}" method="get">
    <label for="suche-feld">${suche.feld}</label>
    <div class="suche-rahmen">
      <input id="suche-feld" name="suche" type="search" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="suche-liste" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="${suche.beispiel}">
      <ul id="suche-liste" class="suche-liste" role="listbox" aria-label="${suche.liste}" hidden></ul>
      <p class="suche-meldung" hidden></p>
    </div>
    <p class="nur-vorlesen" role="status"></p>
  </form>
</div>
<p class="kopf-druck">${druck
    .filter(Boolean)
    .map((text) => escapeHtml(String(text)))
    .join(" ")}</p>
<noscript><p class="hinweis">${shell.ohneScript}</p></noscript>`;
}

/**
 * The footer: data status (filled by script, a link without it), what the figures are worth, what the internal edition must not be
 * used for, links (to the film in sign language only if there is a *film*), and the version.
 */
export function footerHtml(page: ShellPage & {version?: string; film?: boolean}): string {
  const {path, version, profil, film} = page;
  if (istEinbettung(page)) return "";
  const {edition, fuss} = shell;
  const links = fuss.links.flatMap((seite): {adresse: string; titel: string}[] =>
    film && seite.adresse === "/barrierefreiheit" ? [fuss.film, seite] : [seite]
  );
  const vermerk = `\n  <p class="fuss-vermerk"><strong>${edition.vermerk}</strong> ${edition.fuss}</p>`;
  return `<div class="fuss">
  <p class="fuss-stand"><strong>${fuss.stand}</strong> <span data-datenstand><a href="/datenstand">${fuss.standFallback}</a></span></p>
  <p>${fuss.hinweis}</p>${profil === "intern" ? vermerk : ""}
  <nav aria-label="${fuss.name}"><ul>${links.map((seite) => link(path, seite)).join("")}${link(path, fuss.melden, " data-melden")}</ul></nav>
  <p class="fuss-marke"${version ? ` data-version="${escapeHtml(version)}"` : ""}>${shell.marke} ${shell.ort}${version ? ` · ${escapeHtml(fuss.version(version))}` : ""}</p>
</div>`;
}
