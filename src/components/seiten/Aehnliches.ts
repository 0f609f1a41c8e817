import type {Suche} from "../../../loaders/marts/shapes.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";
import {createSuche, foldText, withinOneEdit, type SuchEintrag} from "../shell/finden.js";

const hoechstens = 5;

/** The parts of an address without ending and slashes at its end: "/gebiete/10.html" to gebiete, 10. */
const teileOf = (adresse: string): string[] =>
  (adresse.split(/[?#]/)[0] ?? "")
    .replace(/(\/index)?(\.html?)?\/*$/i, "")
    .split("/")
    .filter(Boolean);

const gefaltet = (teil: string): string => foldText(teil).replaceAll(" ", "");

/** True for the beginning of *b* or a slip of the keyboard away from it; keys must be right to the digit. */
function aehnlich(a: string, b: string): boolean {
  if (a === b) return true;
  if (/^\d+$/.test(a) || a.length < 4) return false;
  return b.startsWith(a) || a.startsWith(b) || withinOneEdit(a, b);
}

/**
 * Entries of the search that somebody may have meant by *pathname*, at most five: first those whose address is nearly that one, in
 * whatever folder, then what the search finds by the words of its last part. Empty if nothing comes near.
 */
export function aehnlicheSeiten(suche: Suche, pathname: string): SuchEintrag[] {
  let wunsch: string;
  try {
    wunsch = decodeURIComponent(pathname);
  } catch {
    return [];
  }
  const gesucht = teileOf(wunsch).map(gefaltet).filter(Boolean);
  const letzter = gesucht.at(-1);
  if (letzter === undefined) return [];
  const seiten = suche.filter(({art}) => art !== "einrichtung" && art !== "angebot");
  const nah = seiten
    .map((eintrag) => {
      const teile = teileOf(eintrag.adresse).map(gefaltet);
      const eigener = teile.at(-1) ?? "";
      const passt = eigener !== "" && aehnlich(letzter, eigener);
      const gleich = Number(eigener === letzter) + Number(teile.length === gesucht.length && teile[0] === gesucht[0]);
      return {eintrag, punkte: passt ? 1 + gleich : 0};
    })
    .filter(({punkte}) => punkte > 0)
    .sort((a, b) => b.punkte - a.punkte)
    .map(({eintrag}) => eintrag);
  const worte = foldText(teileOf(wunsch).at(-1) ?? "");
  const gefunden = /^\d+$/.test(worte) ? [] : createSuche(seiten)(worte).map(({eintrag}) => eintrag);
  const adressen = new Map([...nah, ...gefunden].map((eintrag) => [eintrag.adresse, eintrag] as const).reverse());
  return [...adressen.values()].reverse().slice(0, hoechstens);
}

/** A sentence and links to what may have been meant by *pathname*; null if nothing comes near. */
export function Aehnliches(suche: Suche, pathname: string): HTMLElement | null {
  const gemeint = aehnlicheSeiten(suche, pathname);
  if (gemeint.length === 0) return null;
  return el(
    "div",
    {class: "hinweis"},
    el("p", {}, seiten.aehnlich.satz),
    el(
      "ul",
      {},
      gemeint.map(({titel, zusatz, adresse}) =>
        el("li", {}, el("a", {href: hrefOf(adresse)}, titel), zusatz ? ` (${zusatz})` : null)
      )
    )
  );
}
