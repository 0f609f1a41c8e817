import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import {Fortschreibung} from "../../lib/problemfelder/fortschreibung.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {Mitnehmen} from "../ausfuhr/Mitnehmen.js";
import {element} from "../dom.js";
import {istFreiesEscape} from "../fokus.js";
import {Beispielhinweis} from "../leistungen/Beispiel.js";
import {spaltenOf, teileOf, treffenOf, type Daten} from "./ansicht.js";
import {problemfelderAusfuhr} from "./ausfuhr.js";
import {Bedienleiste} from "./Bedienleiste.js";
import {Feldblatt} from "./Feldblatt.js";
import {Kurzlegende, Legende} from "./Legende.js";
import {Matrix} from "./Matrix.js";
import {Neues, Quellen} from "./Neues.js";
import {Zusammentreffen} from "./Zusammentreffen.js";
import {mitIndikator, problemfelderSpec, textOf, wahlOf, type Wahl} from "./zustand.js";

export interface ProblemfelderSeiteOptions {
  window: StateWindow & Partial<Pick<Window, "matchMedia" | "print">>;
  /** Turns "/gebiete/10" into what a link of this page needs. */
  href?: (adresse: string) => string;
  document?: Document;
}

/** Below this width one area is shown beside the Bezirk. */
const schmaleSeite = "(max-width: 44rem)";

/**
 * The page of problem fields below its heading: table of fields × areas, the sheet of a chosen cell above it, and what is new
 * since the last edition, all from one state in the address. Whatever opens a sheet leads eye and focus to it; closing it leads
 * back to its cell, at the height of the window it had.
 */
export function ProblemfelderSeite(
  {befunde, bild, felder}: {befunde: BefundeData; bild: VersorgungsbildData; felder: ProblemfelderData},
  {window, href = (adresse) => adresse, document = globalThis.document}: ProblemfelderSeiteOptions
): {element: HTMLElement; close: () => void} {
  const store = createStore(problemfelderSpec(befunde, felder), window);
  const daten: Daten = {befunde, bild, felder, stand: Fortschreibung(befunde, felder)};
  const fensterTitel = document.title;
  const medium = window.matchMedia?.(schmaleSeite);
  const el = (klasse: string, ...kinder: (Node | null)[]): HTMLElement =>
    element(document, "div", {class: klasse}, ...kinder);

  const {ausfuhr: worte} = texteProblemfelder;
  const leiste = Bedienleiste({daten, onChange: (patch) => store.set(patch), href, document});
  const matrix = Matrix({
    daten,
    onBlatt(feld, gebiet) {
      herkunft = matrix.stelleOf(feld, gebiet)?.getBoundingClientRect().top ?? null;
      store.set({feld, gebiet});
      // The cell of the sheet that is open already leads to it again.
      zumBlatt();
    },
    onRegion: (region) => store.set({region}),
    onOffen(feld) {
      const {offen} = wahlOf(befunde, store.state);
      store.set({offen: textOf(offen.includes(feld) ? offen.filter((f) => f !== feld) : [...offen, feld])});
    },
    onIndikator: (id) =>
      store.set({indikator: textOf(mitIndikator(befunde, wahlOf(befunde, store.state).gewaehlt, id))}),
    document
  });
  const hinweise = element(document, "div", {class: "pf-hinweise", role: "status"});
  const meldung = element(document, "p", {class: "nur-vorlesen", role: "status"});
  const leer = el("pf-leer");
  const druckzeile = element(document, "p", {class: "pf-druckzeile klein"});
  const blattort = el("pf-blattort");
  const treffort = el("pf-treffort");
  const titel = element(document, "h2", {id: "problemfelder-matrix"}, texteProblemfelder.matrix.titel);
  function ausfuhr(): Ausfuhr | null {
    const wahl = wahlOf(befunde, store.state);
    const spalten = spaltenOf(befunde, wahl, medium?.matches ?? false);
    return problemfelderAusfuhr(daten, teileOf(daten, wahl, spalten, treffenOf(daten, wahl)), spalten, document);
  }
  const wurzel = el(
    "problemfelder-seite",
    Beispielhinweis(bild.stand, document),
    leiste.element,
    hinweise,
    meldung,
    blattort,
    element(
      document,
      "section",
      {class: "pf-matrix", "aria-labelledby": titel.id},
      titel,
      druckzeile,
      treffort,
      Kurzlegende(document, href),
      matrix.element,
      leer,
      element(document, "p", {class: "klein gedaempft nicht-drucken"}, texteProblemfelder.matrix.tasten),
      Mitnehmen({
        ...{daten: {angezeigt: ausfuhr}, zitat: ausfuhr, document},
        leer: () => (matrix.element.hidden ? worte.ohneFeld : worte.ohneZahl),
        drucken: () => window.print?.()
      })
    ),
    Legende(document, felder.ausgaben[0]?.name ?? null),
    Neues(daten, document),
    Quellen(daten, document)
  );

  let gezeichnet = "";
  let gesagt: Wahl | null = null;
  let blatt = "";
  let offen: Wahl["blatt"] = null;
  /** How far below the window's upper edge the cell was from which the sheet was opened. */
  let herkunft: number | null = null;

  const schliesse = (): void => {
    if (offen) store.set({feld: null, gebiet: null});
  };

  function zumBlatt(): void {
    blattort.querySelector("h2")?.focus({preventScroll: true});
    if (offen) blattort.scrollIntoView?.({block: "start"});
  }

  /** Scrolls so that *stelle* is again *oben* below the window's upper edge. */
  function halte(stelle: Element, oben: number): void {
    const um = stelle.getBoundingClientRect().top - oben;
    if (um !== 0) document.defaultView?.scrollBy({top: um, behavior: "instant"});
  }

  /** Shows the sheet of *wahl* or none, and moves focus and window with it. */
  function zeigeBlatt(wahl: Wahl): void {
    const schluessel = JSON.stringify([wahl.blatt, wahl.blatt && wahl.gewaehlt]);
    if (schluessel === blatt) return;
    blatt = schluessel;
    const vorher = offen;
    const aktiv = document.activeElement;
    const imBlatt = blattort.contains(aktiv);
    const oben = aktiv?.getBoundingClientRect().top ?? 0;
    offen = wahl.blatt;
    blattort.replaceChildren(
      ...(offen ? [Feldblatt(offen, wahl, {daten, href, onSchliessen: schliesse, document})] : [])
    );
    const kopf = blattort.querySelector("h2")?.textContent.split(" – ");
    document.title = kopf ? texteProblemfelder.blatt.fenster(kopf[0]!, kopf[1] ?? "") : fensterTitel;
    if (offen) {
      if (offen.feld !== vorher?.feld || offen.gebiet !== vorher.gebiet || imBlatt) zumBlatt();
      else if (aktiv) halte(aktiv, oben);
      return;
    }
    if (!vorher) return;
    const stelle = imBlatt ? matrix.stelleOf(vorher.feld, vorher.gebiet) : null;
    if (stelle) {
      stelle.focus({preventScroll: true});
      if (herkunft === null) stelle.scrollIntoView?.({block: "center"});
      else halte(stelle, herkunft);
    } else if (aktiv) halte(aktiv, oben);
    herkunft = null;
  }

  /**
   * Says what the pickers changed, since the number of fields may be as before, and how much they leave; what a button in the
   * table opens or chooses, the button says itself.
   */
  function sageAuswahl(wahl: Wahl, gebiete: readonly string[], anzahl: number): void {
    const {bedienung, matrix: texte} = texteProblemfelder;
    const vorher = gesagt;
    gesagt = wahl;
    if (!vorher) return;
    const {art, gruppe, treffen, nur, sortierung, spalten} = wahl;
    const saetze = [
      textOf(spalten) !== textOf(vorher.spalten) &&
        (spalten.length > 0 || gebiete.length < 2 ? texte.nurGebiete(gebiete.join(" und ")) : texte.alleRegionen),
      art !== vorher.art && texte.gewaehlt(bedienung.art, bedienung.arten[art]),
      gruppe !== vorher.gruppe &&
        texte.gewaehlt(
          bedienung.gruppe,
          befunde.zielgruppen.find(({id}) => id === gruppe)?.titel ?? bedienung.alleGruppen
        ),
      treffen !== vorher.treffen && texte.gewaehlt(bedienung.treffen, bedienung.treffenWerte[treffen ? "ja" : "alle"]),
      nur !== vorher.nur && texte.gewaehlt(bedienung.nur, bedienung.nurWerte[nur]),
      sortierung !== vorher.sortierung &&
        texte.gewaehlt(bedienung.sortierung, bedienung.sortierungen[sortierung].replace(" ▲", ""))
    ].filter((satz) => satz !== false);
    if (saetze.length > 0) meldung.textContent = [...saetze, texte.ansage(anzahl)].join(" ");
  }

  function zeige(): void {
    const wahl = wahlOf(befunde, store.state);
    const saetze = store.hinweise.join("\n");
    if (hinweise.dataset["text"] !== saetze) {
      hinweise.dataset["text"] = saetze;
      hinweise.replaceChildren(...store.hinweise.map((h) => element(document, "p", {class: "hinweis"}, h)));
    }
    leiste.update(wahl, medium?.matches ?? false);
    druckzeile.textContent = texteProblemfelder.matrix.druck(window.location.href);
    const schmal = medium?.matches ?? false;
    const schluessel = JSON.stringify({...wahl, blatt: null, schmal});
    if (schluessel !== gezeichnet) {
      const spalten = spaltenOf(befunde, wahl, schmal);
      const treffen = treffenOf(daten, wahl);
      const teile = teileOf(daten, wahl, spalten, treffen);
      const hatteFokus = treffort.contains(document.activeElement);
      treffort.replaceChildren(
        ...(bild.jahr === null
          ? []
          : [
              Zusammentreffen(treffen, wahl.treffen, {
                ...{daten, href, document},
                onZeigen: () => store.set({treffen: "ja"})
              })
            ])
      );
      if (hatteFokus) treffort.querySelector<HTMLElement>("h3")?.focus();
      matrix.update(wahl, spalten, teile);
      matrix.element.hidden = teile.length === 0;
      leer.replaceChildren(...(teile.length === 0 ? [Leer()] : []));
      sageAuswahl(
        wahl,
        spalten.filter(({ebene}) => ebene !== "bezirk").map(({name}) => name),
        teile.length
      );
      gezeichnet = schluessel;
    }
    matrix.markiere(wahl.blatt);
    zeigeBlatt(wahl);
  }

  function Leer(): HTMLElement {
    const knopf = element(document, "button", {type: "button"}, texteProblemfelder.matrix.zuruecksetzen);
    knopf.addEventListener("click", () => {
      store.set({art: null, gruppe: null, treffen: null, nur: null, spalten: null});
      leiste.element.querySelector("select")?.focus();
    });
    return el("leerzustand", element(document, "p", {}, texteProblemfelder.matrix.leer), knopf);
  }

  const stop = store.subscribe(zeige);
  zeige();
  // A link from another page names a field: its sheet has focus and eye once the page stands.
  const warte = (bilder: number): void => {
    if (wurzel.isConnected) zumBlatt();
    else if (bilder > 0) document.defaultView?.requestAnimationFrame(() => warte(bilder - 1));
  };
  if (offen && window.location.hash === "") document.defaultView?.requestAnimationFrame(() => warte(60));
  medium?.addEventListener("change", zeige);
  const onKey = (event: KeyboardEvent): void => {
    if (istFreiesEscape(event) && (event.target as Element).closest(".pf-blatt, .pf-rahmen")) schliesse();
  };
  wurzel.addEventListener("keydown", onKey);

  return {
    element: wurzel,
    close() {
      stop();
      store.close();
      medium?.removeEventListener("change", zeige);
      document.title = fensterTitel;
    }
  };
}
