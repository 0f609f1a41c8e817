import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {zitat as zitatOf} from "../../lib/ausfuhr/zitat.js";
import {istIntern} from "../../lib/edition.js";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import type {Bildquelle} from "../bild/modell.js";
import {element} from "../dom.js";
import {kopiere} from "../kopieren.js";
import type {Datenquelle} from "./Herunterladen.js";
import {mitVermerk} from "./vermerk.js";

export interface MitnehmenOptions {
  /** The figures as files. */
  daten?: Datenquelle;
  /** The drawing as a file. */
  bild?: Bildquelle;
  /** What "Quelle kopieren" cites; null while nothing is shown. */
  zitat?: () => Angaben | null;
  /** The HTML that shows the view on another site; null while nothing is shown. */
  einbetten?: () => string | null;
  /** Prints the view, usually `() => window.print()`. */
  drucken?: () => void;
  /** Why there is nothing to take along, as a German sentence; null, or not given, while it is being loaded. */
  leer?: () => string | null;
  /** Names the bar where a page has several: "Zum Mitnehmen" if not given. */
  titel?: string;
  document?: Document;
}

const {leiste: worte} = texteAusfuhr;

/** What a panel shows when it is opened; null while there is nothing to show. */
type Inhalt = () => Promise<HTMLElement | null>;

/**
 * One bar "Daten · Bild · Quelle kopieren · Einbetten · Drucken" for the foot of a view or chart, with the buttons for what is given.
 * A button that opens a panel closes the one that was open; Escape closes it and goes back to the button. What a panel needs is
 * loaded when it is opened. In the internal edition whatever is taken along has its mark, and nothing is embedded. Never printed.
 */
export function Mitnehmen(options: MitnehmenOptions): HTMLElement {
  const {daten, bild, zitat, einbetten, drucken, titel = worte.titel, document = globalThis.document} = options;
  const meldung = element(document, "p", {class: "klein mitnehmen-meldung", role: "status"});
  const platz = element(document, "div", {class: "mitnehmen-panel", hidden: true});
  let offen: HTMLButtonElement | null = null;
  const leer = (): string => options.leer?.() ?? worte.leer;

  const angabenOf = (angaben: () => Angaben | null): Angaben | null => {
    const jetzt = angaben();
    return jetzt && mitVermerk(jetzt, document);
  };

  function schliesse(): void {
    offen?.setAttribute("aria-expanded", "false");
    offen = null;
    platz.hidden = true;
    platz.replaceChildren();
  }

  async function oeffne(knopf: HTMLButtonElement, inhalt: Inhalt): Promise<void> {
    schliesse();
    offen = knopf;
    knopf.setAttribute("aria-expanded", "true");
    try {
      meldung.textContent = worte.laedt;
      const fertig = await inhalt();
      if (offen !== knopf) return;
      meldung.textContent = fertig ? "" : leer();
      if (!fertig) return schliesse();
      platz.replaceChildren(fertig);
      platz.hidden = false;
    } catch {
      if (offen !== knopf) return;
      schliesse();
      meldung.textContent = worte.fehler(knopf.textContent);
    }
  }

  const knopf = (name: string, tue: () => void): HTMLButtonElement => {
    const button = element(document, "button", {type: "button"}, name);
    button.addEventListener("click", tue);
    return button;
  };
  const klappe = (name: string, inhalt: Inhalt): HTMLButtonElement => {
    const button: HTMLButtonElement = knopf(name, () => (offen === button ? schliesse() : void oeffne(button, inhalt)));
    button.setAttribute("aria-expanded", "false");
    return button;
  };

  const leiste = element(
    document,
    "div",
    {class: "mitnehmen nicht-drucken", role: "group", "aria-label": titel},
    element(
      document,
      "p",
      {class: "knopfreihe"},
      daten &&
        klappe(worte.daten, async () => {
          if (!daten.angezeigt()) return null;
          return (await import("./Herunterladen.js")).Herunterladen({...daten, leer, document});
        }),
      bild &&
        klappe(worte.bild, async () => {
          const {Bildpanel} = await import("../bild/Bildpanel.js");
          return Bildpanel({...bild, angaben: () => angabenOf(bild.angaben), leer, document});
        }),
      zitat &&
        knopf(worte.zitat, () => {
          const angaben = angabenOf(zitat);
          if (!angaben) return void (meldung.textContent = leer());
          const text = zitatOf(angaben, new Date());
          void kopiere(document, text).then((kopiert) => {
            meldung.textContent = kopiert ? worte.kopiert : worte.nichtKopiert(text);
          });
        }),
      einbetten &&
        !istIntern(document) &&
        klappe(worte.einbetten, async () => {
          const text = einbetten();
          return text === null ? null : (await import("./Einbettungstext.js")).Einbettungstext(text, document);
        }),
      drucken && knopf(worte.drucken, drucken)
    ),
    platz,
    meldung
  );
  leiste.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !offen) return;
    // The page may have an Escape of its own, which is not meant now.
    event.preventDefault();
    const zurueck = offen;
    schliesse();
    zurueck.focus();
  });
  return leiste;
}
