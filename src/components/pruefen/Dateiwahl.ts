import {textePruefen} from "../../lib/texte/pruefen.js";
import {element} from "../dom.js";
import {ausAblage, ausEingabe, lieferungAus, meisteMegabyte, type Lieferung} from "./dateien.js";

const {wahl} = textePruefen;

export interface DateiwahlOptions {
  onLieferung: (lieferung: Extract<Lieferung, {dateien: unknown}>) => void;
  onBeispiel: () => void;
  document: Document;
}

export interface Dateiwahl {
  element: HTMLElement;
  /** Shows a sentence above the input, or none; it is read out. */
  sage: (satz: string | null) => void;
  focus: () => void;
  close: () => void;
}

/** Where a delivery is chosen or dropped: files, or a folder. Anywhere on the page counts, so that a near miss opens no file. */
export function Dateiwahl({onLieferung, onBeispiel, document}: DateiwahlOptions): Dateiwahl {
  const titel = element(document, "h2", {id: "pruefen-wahl-titel"}, wahl.titel);
  const eingabe = element(document, "input", {
    ...{type: "file", id: "pruefen-datei", multiple: true, accept: ".xlsx,.csv", class: "pruefen-datei"},
    "aria-describedby": "pruefen-anleitung pruefen-wahl-meldung"
  });
  const ordner = element(document, "input", {type: "file", webkitdirectory: true, multiple: true, hidden: true});
  const knopfOrdner = element(document, "button", {type: "button", class: "pruefen-ordner"}, wahl.ordner);
  const knopfBeispiel = element(
    document,
    "button",
    {type: "button", class: "pruefen-beispiel", "aria-describedby": "pruefen-beispiel-erklaerung"},
    wahl.beispiel
  );
  const meldung = element(document, "div", {id: "pruefen-wahl-meldung", role: "status"});
  const ablage = element(
    document,
    "div",
    {class: "pruefen-ablage"},
    // The input lies unseen over its label: its own words are those of the browser's language.
    element(
      document,
      "span",
      {class: "pruefen-feld"},
      eingabe,
      element(document, "label", {for: "pruefen-datei", class: "knopf"}, wahl.feld)
    ),
    element(
      document,
      "p",
      {id: "pruefen-anleitung", class: "gedaempft"},
      `${wahl.anleitung} ${wahl.grenze(meisteMegabyte)}`
    )
  );
  const wurzel = element(
    document,
    "section",
    {class: "pruefen-wahl", "aria-labelledby": titel.id},
    titel,
    meldung,
    ablage,
    element(
      document,
      "p",
      {class: "pruefen-wege"},
      knopfOrdner,
      ordner,
      knopfBeispiel,
      element(document, "span", {id: "pruefen-beispiel-erklaerung", class: "gedaempft klein"}, wahl.beispielErklaerung)
    )
  );

  function sage(satz: string | null): void {
    meldung.replaceChildren(...(satz === null ? [] : [element(document, "p", {class: "hinweis"}, satz)]));
  }

  function nimm(lieferung: Lieferung): void {
    if ("abgelehnt" in lieferung) return sage(lieferung.abgelehnt);
    sage(null);
    onLieferung(lieferung);
  }

  for (const feld of [eingabe, ordner])
    feld.addEventListener("change", () => {
      // Cancelling the dialog is no delivery.
      const funde = ausEingabe(feld.files ?? []);
      if (funde.length > 0) nimm(lieferungAus(funde));
      // Else the same file, mended meanwhile, would not count as a change.
      feld.value = "";
    });
  knopfOrdner.addEventListener("click", () => ordner.click());
  knopfBeispiel.addEventListener("click", onBeispiel);

  const bringtDateien = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const istBereit = (): boolean => !wurzel.hidden;
  const hebeHervor = (an: boolean): void => void ablage.classList.toggle("pruefen-ablage-bereit", an);

  function onDragover(event: DragEvent): void {
    if (!bringtDateien(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = istBereit() ? "copy" : "none";
    hebeHervor(istBereit());
  }
  function onDragleave(event: DragEvent): void {
    // Only when the pointer leaves the window: between two elements there is no other either.
    if (event.relatedTarget === null) hebeHervor(false);
  }
  function onDrop(event: DragEvent): void {
    if (!event.dataTransfer || !bringtDateien(event)) return;
    event.preventDefault();
    hebeHervor(false);
    if (!istBereit()) return;
    ausAblage(event.dataTransfer).then(
      (funde) => nimm(lieferungAus(funde)),
      () => sage(wahl.unlesbarerOrdner)
    );
  }
  document.addEventListener("dragover", onDragover);
  document.addEventListener("dragleave", onDragleave);
  document.addEventListener("drop", onDrop);

  return {
    element: wurzel,
    sage,
    focus: () => eingabe.focus(),
    close() {
      document.removeEventListener("dragover", onDragover);
      document.removeEventListener("dragleave", onDragleave);
      document.removeEventListener("drop", onDrop);
    }
  };
}
