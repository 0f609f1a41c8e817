import {tabelleOf} from "../../lib/leistungen/vertrag.js";
import {textePruefen} from "../../lib/texte/pruefen.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {element, svg, type Kind} from "../dom.js";
import type {Pruefbefund} from "./arbeit.js";
import {alsText} from "./befund.js";
import {Meldungsliste} from "./Meldungsliste.js";
import {Vorschau} from "./Vorschau.js";

const {ergebnis: worte, meldungen, korrektur, weiter, panne} = textePruefen;

export interface ErgebnisOptions {
  befund: Pruefbefund;
  /** Names of the files, in the order they were chosen. */
  dateien: readonly string[];
  uebergangen: readonly string[];
  /** True if the delivery is invented, or one of its centres. */
  beispiel: boolean;
  onNeu: () => void;
  /** Resolves with the name of the saved file; rejects if it could not be made. */
  onKorrigiert: () => Promise<string>;
  onDrucken: () => void;
  /** Rejects where the browser does not allow it. */
  kopiere: (text: string) => Promise<void>;
  document: Document;
}

/** A tick or a cross, for the eye only: the sentence says the same. */
function Zeichen(document: Document, gut: boolean): SVGElement {
  return svg(
    document,
    "svg",
    {class: "pruefen-zeichen", viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true"},
    svg(document, "path", {d: gut ? "M4 13l5 5L20 6" : "M5 5l14 14M19 5L5 19"})
  );
}

/** The verdict in one sentence; whether the delivery may be sent as it is. */
export function urteilOf(befund: Pruefbefund, dateien: number): {satz: string; gut: boolean} {
  const leer = befund.zeilen.length === 0;
  return {
    satz: worte.urteil(befund.fehler, befund.warnungen, dateien, leer),
    gut: befund.fehler === 0 && !leer
  };
}

/** Begins anew, or takes the findings along: as text in the clipboard, or by hand where that is not allowed, and on paper. */
function Handgriffe({befund, kopiere, onDrucken, onNeu, document}: ErgebnisOptions, urteil: string): HTMLElement {
  const knopf = (text: string): HTMLButtonElement => element(document, "button", {type: "button"}, text);
  const kopieren = knopf(meldungen.kopieren);
  const drucken = knopf(meldungen.drucken);
  const status = element(document, "p", {class: "gedaempft", role: "status"});
  const ort = element(document, "div");
  kopieren.addEventListener("click", () => {
    const text = alsText(befund.meldungen, urteil);
    kopiere(text).then(
      () => (status.textContent = meldungen.kopiert),
      () => {
        status.textContent = meldungen.vonHand;
        const feld = element(document, "textarea", {
          id: "pruefen-text",
          rows: 10,
          readonly: true,
          class: "pruefen-text"
        });
        feld.value = text;
        ort.replaceChildren(element(document, "label", {for: feld.id}, meldungen.text), feld);
        feld.focus();
        feld.select();
      }
    );
  });
  drucken.addEventListener("click", onDrucken);
  const neu = knopf(worte.neu);
  neu.addEventListener("click", onNeu);
  return element(
    document,
    "div",
    {class: "nicht-drucken"},
    element(document, "p", {class: "pruefen-wege"}, neu, befund.meldungen.length > 0 && kopieren, drucken),
    status,
    ort
  );
}

/** What the corrected file writes otherwise, an example for each column. */
function Schreibweisen(document: Document, korrekturen: Pruefbefund["korrekturen"]): Kind[] {
  if (korrekturen.length === 0) return [element(document, "p", {class: "lesetext"}, korrektur.nichts)];
  return [
    element(document, "p", {class: "lesetext"}, korrektur.anders),
    element(
      document,
      "ul",
      {class: "lesetext"},
      korrekturen.map(({tabelle, spalte, vorher, nachher, anzahl}) =>
        element(
          document,
          "li",
          {},
          korrektur.spalte(tabelleOf(tabelle).titel, spalte),
          element(document, "bdi", {}, `„${vorher}“`),
          korrektur.wird,
          element(document, "bdi", {}, `„${nachher}“`),
          korrektur.mal(anzahl)
        )
      )
    )
  ];
}

function Korrektur({befund, onKorrigiert, document}: ErgebnisOptions): HTMLElement {
  const titel = element(document, "h2", {id: "pruefen-korrektur-titel"}, korrektur.titel);
  const knopf = element(document, "button", {type: "button"}, korrektur.knopf);
  const status = element(document, "p", {class: "gedaempft", role: "status"});
  let laeuft = false;
  knopf.addEventListener("click", () => {
    if (laeuft) return;
    laeuft = true;
    status.textContent = korrektur.laeuft;
    onKorrigiert()
      .then(
        (name) => (status.textContent = korrektur.fertig(name)),
        () => (status.textContent = panne.mappe)
      )
      .finally(() => (laeuft = false));
  });
  return element(
    document,
    "section",
    {class: "pruefen-korrektur nicht-drucken", "aria-labelledby": titel.id},
    titel,
    element(document, "p", {class: "lesetext"}, korrektur.erklaerung),
    Schreibweisen(document, befund.korrekturen),
    befund.meldungen.length > 0 && element(document, "p", {class: "lesetext"}, korrektur.unklar),
    element(document, "p", {}, knopf),
    status
  );
}

function Weiter(document: Document, gut: boolean): HTMLElement {
  const titel = element(document, "h2", {id: "pruefen-weiter-titel"}, weiter.titel);
  const saetze = [
    gut ? weiter.abgeben : weiter.erst,
    ...[weiter.monat, weiter.korrektur, weiter.gleich, weiter.personen]
  ];
  return element(
    document,
    "section",
    {class: "pruefen-weiter", "aria-labelledby": titel.id},
    titel,
    element(document, "ul", {class: "lesetext"}, ...saetze.map((satz) => element(document, "li", {}, satz)))
  );
}

/** What a check found: verdict, findings, correction, preview, what to do next. `focus` goes to its heading. */
export function Ergebnis(options: ErgebnisOptions): {element: HTMLElement; focus: () => void} {
  const {befund, dateien, uebergangen, beispiel, document} = options;
  const {satz, gut} = urteilOf(befund, dateien.length);
  const titel = element(document, "h2", {id: "pruefen-ergebnis-titel", tabindex: -1}, worte.titel);
  const wurzel = element(
    document,
    "div",
    {class: "pruefen-ergebnis"},
    element(
      document,
      "section",
      {"aria-labelledby": titel.id},
      titel,
      beispiel &&
        element(
          document,
          "p",
          {class: "hinweis", role: "note"},
          element(document, "strong", {}, `${texteLeistungen.beispiel.marke}. `),
          worte.beispiel
        ),
      element(
        document,
        "p",
        {class: `pruefen-urteil ${gut ? "pruefen-gut" : "pruefen-schlecht"}`},
        Zeichen(document, gut),
        element(document, "strong", {}, satz)
      ),
      gut &&
        befund.vorschau.some(({monate}) => monate.length < 12) &&
        element(
          document,
          "p",
          {class: "pruefen-monatsstand"},
          worte.monate(befund.vorschau.map(({jahr, name, monate}) => ({jahr, zentrum: name, gemeldet: monate.length})))
        ),
      element(document, "p", {class: "gedaempft klein"}, worte.dateien(dateien)),
      uebergangen.length > 0 &&
        element(document, "p", {class: "gedaempft klein"}, textePruefen.wahl.uebergangen(uebergangen)),
      befund.korrigierbar &&
        element(
          document,
          "p",
          {class: "gedaempft klein"},
          worte.gelesen(befund.zeilen.map(({tabelle, zeilen}) => ({titel: tabelleOf(tabelle).titel, zeilen})))
        ),
      Handgriffe(options, satz),
      befund.meldungen.length > 0 && Meldungsliste(document, befund)
    ),
    befund.korrigierbar &&
      befund.zeilen.length > 0 && [
        Korrektur(options),
        Vorschau(document, {jahre: befund.vorschau, mitFehlern: befund.fehler > 0, beispiel})
      ],
    Weiter(document, gut)
  );
  return {element: wurzel, focus: () => titel.focus()};
}
