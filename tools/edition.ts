import {existsSync, readFileSync, readdirSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {CommandError} from "../loaders/command.js";
import {profile} from "../loaders/warehouse/open.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {shell} from "../src/lib/texte/shell.js";
import {elements, parseHtml, textContent} from "./html.js";
import {siteTitle} from "./pages.js";

/** Where each edition goes unless --out says otherwise. */
export const ordnerOf: Record<Profil, string> = {oeffentlich: "dist", intern: "dist-intern"};

const nameOf: Record<Profil, string> = {
  oeffentlich: "die öffentliche Ausgabe",
  intern: `die interne Ausgabe (${shell.edition.vermerk})`
};

/** The file in every built folder that says which edition it is. */
export const editionsdatei = "edition.json";

/** The edition that --profil names; the public one without it. Throws CommandError for any other name. */
export function readProfil(text: string | boolean | undefined): Profil {
  if (text === undefined) return "oeffentlich";
  const profil = profile.find((name) => name === text);
  if (profil) return profil;
  throw new CommandError(`--profil: „${text}“ gibt es nicht. Möglich sind „oeffentlich“ (ohne Angabe) und „intern“.`);
}

/** The folder that --out names; the edition's own without it. Throws CommandError if the name is empty. */
export function readOrdner(text: string | boolean | undefined, profil: Profil): string {
  if (text === undefined) return ordnerOf[profil];
  if (typeof text === "string" && text.trim() !== "") return text;
  throw new CommandError("--out: Bitte einen Ordner nennen, zum Beispiel „--out /srv/bedarfsatlas“.");
}

function editionInMarker(file: string): Profil | "fremd" {
  try {
    const marker = JSON.parse(readFileSync(file, "utf8")) as {name?: unknown; profil?: unknown} | null;
    return (marker?.name === siteTitle && profile.find((name) => name === marker.profil)) || "fremd";
  } catch {
    return "fremd";
  }
}

/** Edition of a start page without a marker beside it: of a build before there were two, or of one that has lost it. */
function editionInStartPage(file: string): Profil | "fremd" {
  if (!existsSync(file)) return "fremd";
  const [title] = elements(parseHtml(readFileSync(file, "utf8")), "title").map(textContent);
  if (title === siteTitle) return "oeffentlich";
  return title?.startsWith(siteTitle) && title.endsWith(shell.edition.vermerk) ? "intern" : "fremd";
}

/** What *dir* holds: an edition of this site, nothing ("leer", also if there is no such folder), or something else ("fremd"). */
export function editionOf(dir: string): Profil | "leer" | "fremd" {
  if (!existsSync(dir)) return "leer";
  if (!statSync(dir).isDirectory()) return "fremd";
  if (readdirSync(dir).length === 0) return "leer";
  const marker = join(dir, editionsdatei);
  return existsSync(marker) ? editionInMarker(marker) : editionInStartPage(join(dir, "index.html"));
}

/** The nearest folder above *dir* that is an edition of this site; null if none is. */
function editionAbove(dir: string): string | null {
  for (let path = dirname(resolve(dir)); ; path = dirname(path)) {
    if (existsSync(join(path, editionsdatei)) && editionOf(path) !== "fremd") return path;
    if (path === dirname(path)) return null;
  }
}

/**
 * Makes sure that *dir* may be replaced by an edition: it is empty, not there yet, or holds the same edition. Throws CommandError
 * otherwise, so that neither edition ever takes the place of the other and no foreign folder is deleted.
 */
export function requireOrdner(dir: string, profil: Profil): void {
  const other = `Bitte mit --out einen anderen Ordner nennen.`;
  const there = editionOf(dir);
  if (there === "fremd")
    throw new CommandError(
      `Der Ordner ${dir} ist nicht leer und enthält keine Ausgabe des Bedarfsatlas. Er bleibt, wie er ist. ${other}`
    );
  if (there !== "leer" && there !== profil)
    throw new CommandError(
      `Der Ordner ${dir} enthält ${nameOf[there]}. Dorthin kommt nicht ${nameOf[profil]}. Der Ordner bleibt, wie er ist. ${other}`
    );
  const above = editionAbove(dir);
  if (above !== null)
    throw new CommandError(
      `Der Ordner ${dir} liegt in ${above}, und dort steht schon eine Ausgabe des Bedarfsatlas. Eine Ausgabe kommt nicht in eine andere. ${other}`
    );
}

/** Makes sure that *dir* holds this edition and no other. Throws CommandError if it does not. */
export function requireEdition(dir: string, profil: Profil): void {
  const there = editionOf(dir);
  if (there === profil) return;
  const found = there === "leer" ? "ist leer" : there === "fremd" ? "enthält keine" : `enthält ${nameOf[there]}`;
  throw new CommandError(
    `Der Ordner ${dir} ${found}${there === "fremd" ? " Ausgabe des Bedarfsatlas" : ""}. Gezeigt werden sollte ${nameOf[profil]}.`
  );
}

/** Writes into the built folder *dir* which edition it is, and what search engines may read of it. */
export function writeEdition(dir: string, profil: Profil, version: string): void {
  const intern = profil === "intern";
  const marker = {name: siteTitle, profil, version, ...(intern && {vermerk: shell.edition.vermerk})};
  writeFileSync(join(dir, editionsdatei), `${JSON.stringify(marker, null, 2)}\n`);
  writeFileSync(join(dir, "robots.txt"), `User-agent: *\n${intern ? "Disallow" : "Allow"}: /\n`);
  // Wherever --out puts it, git must not take it.
  if (intern) writeFileSync(join(dir, ".gitignore"), "*\n");
}
