import {dateiOf, formate, type Ausfuhrformat} from "../../lib/ausfuhr/datei.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {istIntern} from "../../lib/edition.js";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {element} from "../dom.js";
import {speichere} from "../speichern.js";
import {mitVermerk} from "./vermerk.js";

export interface Datenquelle {
  /** The tables of the view as it is shown now; null while it shows nothing. */
  angezeigt: () => Ausfuhr | null;
  /** All areas and years of the same, fetched when it is asked for. */
  alle?: () => Promise<Ausfuhr>;
}

type Umfang = "angezeigt" | "alle";

const {daten: worte, leiste} = texteAusfuhr;
/** Rows of the main table, which every format has. */
const zeilenOf = ({tabellen}: Ausfuhr): number => tabellen[0]?.zeilen.length ?? 0;

/** One of the two choices; its words change while the panel is open, the button does not. */
function Wahl(
  document: Document,
  wert: Umfang,
  gewaehlt: boolean
): {element: HTMLLabelElement; knopf: HTMLInputElement; sage: (text: string) => void} {
  const knopf = element(document, "input", {type: "radio", name: "umfang", value: wert, checked: gewaehlt});
  const text = element(document, "span", {});
  return {element: element(document, "label", {}, knopf, text), knopf, sage: (worte) => (text.textContent = worte)};
}

/**
 * The panel behind the button "Daten": what is shown or all areas and years, each with its number of rows, and a button for each
 * format that says what it is for. All areas and years are fetched when the panel is made; if they cannot be had, it says so and
 * what is shown can be saved all the same. The internal edition has no such files and says why.
 */
export function Herunterladen({
  angezeigt: angezeigtOf,
  alle: ladeAlle,
  leer = () => leiste.leer,
  document = globalThis.document
}: Datenquelle & {leer?: () => string; document?: Document}): HTMLElement {
  const hatAlle = ladeAlle !== undefined && !istIntern(document);
  const meldung = element(document, "p", {class: "klein", role: "status"});
  const wahl = {angezeigt: Wahl(document, "angezeigt", true), alle: Wahl(document, "alle", false)};
  const hinweis = element(document, "div", {class: "herunterladen-hinweis", role: "status"});
  const mehrere = element(document, "p", {class: "klein gedaempft"});
  /** What was fetched, and for which indicator: the view may have changed since. */
  let geladen: {was: string; ausfuhr: Promise<Ausfuhr>} | null = null;

  const angezeigt = (): Ausfuhr | null => {
    const ausfuhr = angezeigtOf();
    return ausfuhr && mitVermerk(ausfuhr, document);
  };

  function gescheitert(): void {
    const erneut = element(document, "button", {type: "button"}, worte.erneut);
    erneut.addEventListener("click", () => {
      geladen = null;
      void hole();
      wahl.alle.knopf.focus();
    });
    wahl.alle.sage(worte.alleFehlt);
    wahl.alle.knopf.disabled = true;
    wahl.angezeigt.knopf.checked = true;
    hinweis.replaceChildren(element(document, "p", {class: "hinweis"}, worte.alleFehler), erneut);
  }

  /** All areas and years of what is shown now; rejects if they cannot be had. */
  function hole(): Promise<Ausfuhr> {
    const was = angezeigtOf()?.name.was ?? "";
    if (geladen?.was === was) return geladen.ausfuhr;
    const dieses = {was, ausfuhr: ladeAlle!()};
    geladen = dieses;
    wahl.alle.knopf.disabled = false;
    wahl.alle.sage(worte.alleLaedt);
    hinweis.replaceChildren();
    dieses.ausfuhr.then(
      (ausfuhr) => {
        if (geladen === dieses) wahl.alle.sage(worte.alle(zeilenOf(ausfuhr)));
      },
      () => {
        if (geladen === dieses) gescheitert();
      }
    );
    return dieses.ausfuhr;
  }

  /** Counts again: the view may have changed while the panel was open. */
  function aktualisiere(): void {
    const ausfuhr = angezeigt();
    wahl.angezeigt.sage(worte.angezeigt(ausfuhr ? zeilenOf(ausfuhr) : 0));
    const {length: anzahl, 0: erste} = ausfuhr?.tabellen ?? [];
    mehrere.textContent = erste && anzahl > 1 ? worte.tabellen(anzahl, erste.titel) : "";
    if (hatAlle) void hole().catch(() => undefined);
  }

  async function sichere(format: Ausfuhrformat): Promise<void> {
    const {titel} = worte.formate[format];
    aktualisiere();
    const umfang: Umfang = wahl.alle.knopf.checked ? "alle" : "angezeigt";
    meldung.textContent = worte.schreibt(titel);
    try {
      const ausfuhr = umfang === "alle" ? mitVermerk(await hole(), document) : angezeigt();
      if (!ausfuhr) return void (meldung.textContent = leer());
      const datei = await dateiOf(ausfuhr, format, new Date());
      speichere(document, datei);
      meldung.textContent = worte.gespeichert(datei.name, zeilenOf(ausfuhr));
    } catch {
      meldung.textContent = worte.gescheitert(titel);
    }
  }

  const knoepfe = formate.map((format) => {
    const knopf = element(document, "button", {type: "button", "data-format": format}, worte.formate[format].titel);
    knopf.addEventListener("click", () => {
      // Not disabled: the keyboard would lose its place.
      if (knopf.getAttribute("aria-busy") === "true") return;
      knopf.setAttribute("aria-busy", "true");
      void sichere(format).finally(() => knopf.removeAttribute("aria-busy"));
    });
    return element(
      document,
      "li",
      {},
      knopf,
      element(document, "span", {class: "klein"}, worte.formate[format].wofuer)
    );
  });

  // A form of its own keeps the choice apart from that of other panels on the page.
  const panel = element(
    document,
    "form",
    {class: "herunterladen", "aria-label": worte.titel},
    element(
      document,
      "fieldset",
      {},
      element(document, "legend", {}, worte.umfang),
      wahl.angezeigt.element,
      hatAlle && wahl.alle.element,
      hinweis
    ),
    istIntern(document) && element(document, "p", {class: "klein gedaempft"}, worte.alleIntern),
    element(document, "ul", {class: "herunterladen-formate", "aria-label": worte.format}, knoepfe),
    mehrere,
    meldung
  );
  panel.addEventListener("submit", (event) => event.preventDefault());
  panel.addEventListener("focusin", aktualisiere);
  aktualisiere();
  return panel;
}
