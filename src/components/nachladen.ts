import {element} from "./dom.js";

export interface NachladenOptions<T> {
  /** Delivers the file of one choice; *erneut* after a failure. At once if it is here already. */
  lade: (id: string, erneut: boolean) => T | Promise<T>;
  /** What is chosen now. */
  gewaehlt: () => string;
  /** Draws the page; called once the chosen file has come. */
  zeige: () => void;
  /** The page, which tells by `data-laden` and `aria-busy` what it waits for. */
  seite: () => HTMLElement;
  /** Whether an older view still stands on the page. */
  hatAnsicht: () => boolean;
  /** Called whenever the page begins to wait, or must do without. */
  onLaden?: () => void;
  /** Where the keyboard goes on after a repeated try that worked. */
  ziel: () => HTMLElement | null;
  worte: {laedt: () => string; fehler: () => string; erneut: string};
  document: Document;
}

export interface Nachladen<T> {
  /** Says what is being loaded, or that it failed, with a button to try again. */
  element: HTMLElement;
  /** The chosen file; null while it is not here. It is asked for then, and `zeige` called when it has come. */
  daten: () => T | null;
  /** The view of the chosen file stands: nothing is waited for any more. */
  fertig: () => void;
  /** The chosen file is of no use, say from another build of the site: as if it had not come. */
  verwirf: () => void;
  /** What is said of a file that could not be had; null while there is no such. */
  fehler: () => string | null;
  /** Files that come from now on change nothing. */
  close: () => void;
}

/**
 * Fetches the file of each choice when it is made, once, and keeps it. Only a fetch that fails counts as a failure: what goes
 * wrong while the page is drawn is not hidden. Whichever answer comes last, the page shows the last choice.
 */
export function Nachladen<T>({
  lade,
  gewaehlt,
  zeige,
  seite,
  hatAnsicht,
  onLaden,
  ziel,
  worte,
  document
}: NachladenOptions<T>): Nachladen<T> {
  const geladen = new Map<string, T>();
  const unterwegs = new Set<string>();
  const meldung = element(document, "div", {class: "karte-laden", role: "status"});
  let offen = true;
  let fehlt = false;

  function zeichne(zustand: "laedt" | "fehler"): void {
    fehlt = zustand === "fehler";
    const wurzel = seite();
    wurzel.dataset["laden"] = zustand === "fehler" ? "fehler" : hatAnsicht() ? "wechselt" : "leer";
    wurzel.setAttribute("aria-busy", String(zustand === "laedt"));
    onLaden?.();
    if (zustand === "laedt") return meldung.replaceChildren(element(document, "p", {}, worte.laedt()));
    const knopf = element(document, "button", {type: "button"}, worte.erneut);
    knopf.addEventListener("click", () => hole(gewaehlt(), true));
    meldung.replaceChildren(
      element(document, "div", {class: "hinweis"}, element(document, "p", {}, worte.fehler()), knopf)
    );
  }

  function hole(id: string, erneut = false): void {
    const amKnopf = meldung.contains(document.activeElement);
    const angekommen = (daten: T): void => {
      geladen.set(id, daten);
      if (!offen || gewaehlt() !== id) return;
      zeige();
      if (amKnopf && geladen.has(id)) ziel()?.focus();
    };
    const gescheitert = (): void => {
      if (!offen || gewaehlt() !== id) return;
      zeichne("fehler");
      if (amKnopf) meldung.querySelector("button")!.focus();
    };
    if (!unterwegs.has(id)) {
      const antwort = lade(id, erneut);
      if (!(antwort instanceof Promise)) return angekommen(antwort);
      unterwegs.add(id);
      void antwort.finally(() => unterwegs.delete(id)).then(angekommen, gescheitert);
    }
    zeichne("laedt");
  }

  return {
    element: meldung,
    daten() {
      const daten = geladen.get(gewaehlt());
      if (daten !== undefined) return daten;
      hole(gewaehlt());
      return null;
    },
    fertig() {
      fehlt = false;
      delete seite().dataset["laden"];
      seite().removeAttribute("aria-busy");
      meldung.replaceChildren();
    },
    verwirf() {
      geladen.delete(gewaehlt());
      zeichne("fehler");
    },
    fehler: () => (fehlt ? worte.fehler() : null),
    close() {
      offen = false;
    }
  };
}
