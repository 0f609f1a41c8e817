import {figurenOf, pruefeSatz, satzHoechstens, teileOf} from "../../lib/antrag/satz.js";
import type {Blattsatz as Satz} from "../../lib/antrag/werk.js";
import {texteAntrag} from "../../lib/texte/antrag.js";
import {element} from "../dom.js";

export interface SatzlisteOptions {
  document: Document;
  /** Takes *text* in the place of the sentence; null brings the sentence by rule back. */
  onSatz: (satz: Satz, text: string | null) => void;
}

/**
 * The sentences of a sheet, each with a button to write it anew. Figures are marked as fixed; a text that changes, drops or adds one
 * is refused with the reason, and stays in its field.
 */
export function Satzliste({document, onSatz}: SatzlisteOptions): {
  element: HTMLElement;
  update: (saetze: readonly Satz[]) => void;
} {
  const texte = texteAntrag.saetze;
  const meldung = element(document, "p", {class: "klein", role: "status"});
  const liste = element(document, "ol", {class: "antrag-saetze"});
  const wurzel = element(
    document,
    "div",
    {},
    element(document, "p", {class: "klein"}, texte.erklaerung),
    meldung,
    liste
  );
  let offen: string | null = null;
  let saetze: readonly Satz[] = [];

  const knopf = (text: string, id: string | null, onClick: () => void): HTMLButtonElement => {
    const button = element(document, "button", {type: "button", id}, text);
    button.addEventListener("click", onClick);
    return button;
  };
  const kennung = (satz: Satz): string => `antrag-satz-${satz.id.replaceAll(".", "-")}`;
  const gezeigt = ({text}: Satz): HTMLElement =>
    element(
      document,
      "p",
      {class: "antrag-satz-text"},
      teileOf(text).map((teil) =>
        teil.fest ? element(document, "span", {class: "antrag-fest"}, teil.text) : teil.text
      )
    );

  function schliesse(satz: Satz, text: string): void {
    offen = null;
    zeichne();
    meldung.textContent = text;
    document.getElementById(`${kennung(satz)}-bearbeiten`)?.focus();
  }

  function Editor(satz: Satz): HTMLElement[] {
    const id = kennung(satz);
    const feld = element(document, "textarea", {
      ...{id, rows: 6, maxlength: satzHoechstens + 200, "aria-describedby": `${id}-zahlen ${id}-fehler`}
    });
    feld.value = satz.text;
    const fehler = element(document, "p", {class: "antrag-fehler", id: `${id}-fehler`, role: "alert"});
    return [
      element(document, "label", {for: id}, texte.feld(satz.name)),
      element(document, "p", {class: "klein", id: `${id}-zahlen`}, texte.zahlen(figurenOf(satz.regel))),
      feld,
      fehler,
      element(
        document,
        "div",
        {class: "antrag-knoepfe"},
        knopf(texte.uebernehmen, null, () => {
          const grund = pruefeSatz(satz.regel, feld.value);
          if (grund) {
            fehler.textContent = texte.fehler(grund);
            feld.setAttribute("aria-invalid", "true");
            feld.focus();
            return;
          }
          onSatz(satz, feld.value.trim() === satz.regel ? null : feld.value);
          schliesse(satz, texte.uebernommen);
        }),
        knopf(texte.abbrechen, null, () => schliesse(satz, ""))
      )
    ];
  }

  function Eintrag(satz: Satz): HTMLElement {
    const id = kennung(satz);
    if (offen === satz.id) return element(document, "li", {}, Editor(satz));
    const bearbeiten = knopf(texte.bearbeiten, `${id}-bearbeiten`, () => {
      offen = satz.id;
      meldung.textContent = "";
      zeichne();
      document.getElementById(id)?.focus();
    });
    bearbeiten.setAttribute("aria-label", `${texte.bearbeiten}: ${satz.name}`);
    return element(
      document,
      "li",
      {},
      element(document, "p", {class: "antrag-satz-name klein"}, satz.name),
      satz.geaendert && element(document, "p", {class: "antrag-geaendert klein"}, texte.geaendert),
      gezeigt(satz),
      element(
        document,
        "div",
        {class: "antrag-knoepfe"},
        bearbeiten,
        satz.geaendert &&
          knopf(texte.zurueck, null, () => {
            onSatz(satz, null);
            schliesse(satz, texte.zurueckgesetzt);
          })
      )
    );
  }

  function zeichne(): void {
    liste.replaceChildren(...saetze.map(Eintrag));
  }

  return {
    element: wurzel,
    update(neue) {
      // What is being written stays, whatever else on the sheet changes.
      const vorher = saetze.find(({id}) => id === offen);
      const jetzt = neue.find(({id}) => id === offen);
      const bleibt = offen !== null && vorher !== undefined && jetzt?.regel === vorher.regel;
      const gleich =
        neue.length === saetze.length &&
        neue.every((satz, i) => satz.id === saetze[i]!.id && satz.text === saetze[i]!.text);
      saetze = neue;
      if (gleich) return;
      if (!bleibt) {
        offen = null;
        zeichne();
        return;
      }
      const editor = liste.children[[...liste.children].findIndex((li) => li.querySelector("textarea"))];
      liste.replaceChildren(...saetze.map((satz) => (satz.id === offen && editor ? editor : Eintrag(satz))));
    }
  };
}
