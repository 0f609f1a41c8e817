import type {Ausfuhr, Ausfuhrtabelle} from "../../lib/ausfuhr/modell.js";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {angabenOf, zeichenIn, type EigeneAngaben} from "../bild/angaben.js";
import {sichtbarOf, tabelleVon} from "../charts/figurausfuhr.js";
import {Mitnehmen} from "./Mitnehmen.js";

const umlaute: Record<string, string> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};

/** *titel* as the name of a table; with a number if it is one of *vergeben*. */
function tabellenname(titel: string, vergeben: ReadonlySet<string>): string {
  const kurz = titel
    .toLowerCase()
    .replace(/[äöüß]/g, (zeichen) => umlaute[zeichen]!)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 26)
    .replace(/^-+|-+$/g, "");
  for (let i = 1; ; i++) {
    const name = i === 1 ? kurz || "tabelle" : `${kurz || "tabelle"}-${i}`;
    if (!vergeben.has(name)) return name;
  }
}

/** The tables of *inhalt* as they are shown, named by their captions; none that is hidden, and none without rows. */
function tabellenOf(inhalt: Element): Ausfuhrtabelle[] {
  const namen = new Set<string>();
  return [...inhalt.querySelectorAll("table")]
    .filter((tabelle) => !tabelle.closest("[hidden]") && tabelle.querySelector("tbody tr") !== null)
    .map((tabelle) => {
      const titel = (tabelle.caption?.textContent ?? "").replace(/\s+/g, " ").trim();
      const name = tabellenname(titel, namen);
      namen.add(name);
      return tabelleVon(tabelle, {name, titel});
    });
}

/**
 * The bar of a view that is made of tables: all of *inhalt* as they are shown, as one file. *eigene* says what they are; null while
 * nothing is shown. *zuerst* stands before them: what the view shows in a form that programs read better.
 */
export function Seitenmitnahme(
  inhalt: () => Element,
  eigene: () => EigeneAngaben | null,
  {
    zuerst = () => [],
    drucken,
    document = globalThis.document
  }: {zuerst?: () => readonly Ausfuhrtabelle[]; drucken?: () => void; document?: Document} = {}
): HTMLElement {
  const ausfuhr = (): Ausfuhr | null => {
    const angaben = eigene();
    if (!angaben) return null;
    const gezeigt = tabellenOf(inhalt());
    const tabellen = [...zuerst(), ...gezeigt];
    if (tabellen.length === 0) return null;
    const texte = [...inhalt().querySelectorAll("tbody td")].map(sichtbarOf);
    return {...angabenOf({zeichen: zeichenIn(texte), ...angaben}, document), tabellen};
  };
  // A part that is still being loaded may bring tables.
  const leer = (): string | null =>
    eigene() && !inhalt().querySelector("[aria-busy='true']") ? texteAusfuhr.leiste.ohneTabelle : null;
  return Mitnehmen({daten: {angezeigt: ausfuhr}, zitat: ausfuhr, leer, ...(drucken && {drucken}), document});
}
