import {element, type Attribute, type Kind} from "../dom.js";

type Eingabe = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Feld<E extends Eingabe> {
  element: HTMLElement;
  eingabe: E;
  /** Shows a fault below the input and reads it out; null takes it away. */
  fehler: (text: string | null) => void;
}

interface Feldangaben<E extends Eingabe> {
  titel: string;
  /** Follows the label for screen readers, where the same label stands more than once: "(Kriterium 2)". */
  wovon?: string;
  eingabe: E;
  beschreibung?: string | null;
  hilfe?: Kind;
  klasse?: string;
}

/** An input with its label above, its description and its fault below. The input must have an id. */
export function Feld<E extends Eingabe>(
  document: Document,
  {titel, wovon, eingabe, beschreibung = null, hilfe, klasse = ""}: Feldangaben<E>
): Feld<E> {
  const fehler = element(document, "p", {id: `${eingabe.id}-fehler`, class: "planung-fehler klein", role: "alert"});
  const text =
    beschreibung !== null &&
    element(document, "p", {id: `${eingabe.id}-text`, class: "planung-beschreibung klein gedaempft"}, beschreibung);
  eingabe.setAttribute("aria-describedby", [text && text.id, fehler.id].filter(Boolean).join(" "));
  return {
    element: element(
      document,
      "div",
      {class: `planung-feld ${klasse}`.trim()},
      element(
        document,
        "div",
        {class: "planung-beschriftung"},
        element(
          document,
          "label",
          {for: eingabe.id},
          titel,
          wovon !== undefined && element(document, "span", {class: "nur-vorlesen"}, ` ${wovon}`)
        ),
        hilfe
      ),
      eingabe,
      text,
      fehler
    ),
    eingabe,
    fehler(satz) {
      fehler.textContent = satz ?? "";
      if (satz === null) eingabe.removeAttribute("aria-invalid");
      else eingabe.setAttribute("aria-invalid", "true");
    }
  };
}

/** A text input with its value. */
export function textfeld(document: Document, id: string, wert: string, attribute: Attribute = {}): HTMLInputElement {
  const eingabe = element(document, "input", {type: "text", id, autocomplete: "off", maxlength: 200, ...attribute});
  eingabe.value = wert;
  return eingabe;
}

/** An input of several lines with its value. */
export function textbereich(document: Document, id: string, wert: string, zeilen: number): HTMLTextAreaElement {
  const eingabe = element(document, "textarea", {id, rows: zeilen, maxlength: 2000});
  eingabe.value = wert;
  return eingabe;
}

/** A list to choose from; *leer* stands for no choice, whose value is "". */
export function auswahl(
  document: Document,
  id: string,
  wert: string | null,
  optionen: readonly {id: string; titel: string}[],
  leer: string
): HTMLSelectElement {
  const eingabe = element(
    document,
    "select",
    {id},
    element(document, "option", {value: ""}, leer),
    optionen.map((option) => element(document, "option", {value: option.id}, option.titel))
  );
  eingabe.value = wert ?? "";
  return eingabe;
}

/** A button; *haupt* marks the one that leads on. */
export function knopf(
  document: Document,
  id: string,
  text: string,
  onClick: () => void,
  attribute: Attribute = {}
): HTMLButtonElement {
  const button = element(document, "button", {type: "button", id, ...attribute}, text);
  button.addEventListener("click", onClick);
  return button;
}

/** A group of radio buttons with a legend; each option may have a sentence. */
export function wahlgruppe(
  document: Document,
  {
    name,
    titel,
    wert,
    optionen,
    onWahl
  }: {
    name: string;
    titel: string;
    wert: string;
    optionen: readonly {id: string; titel: string; text?: string}[];
    onWahl: (wert: string) => void;
  }
): HTMLFieldSetElement {
  return element(
    document,
    "fieldset",
    {class: "planung-wahl", id: name},
    element(document, "legend", {}, titel),
    optionen.map(({id, titel: wort, text}) => {
      const feld = element(document, "input", {type: "radio", name, id: `${name}-${id}`, value: id});
      feld.checked = id === wert;
      if (text !== undefined) feld.setAttribute("aria-describedby", `${name}-${id}-text`);
      feld.addEventListener("change", () => onWahl(id));
      return element(
        document,
        "div",
        {class: "planung-option"},
        element(document, "label", {for: feld.id}, feld, wort),
        text !== undefined && element(document, "p", {id: `${name}-${id}-text`, class: "klein gedaempft"}, text)
      );
    })
  );
}

/** The button-like input that opens files; *onDateien* is not called when the dialog is cancelled. */
export function dateifeld(
  document: Document,
  {
    id,
    titel,
    beschreibung,
    mehrere,
    onDateien
  }: {id: string; titel: string; beschreibung: string; mehrere: boolean; onDateien: (dateien: File[]) => void}
): HTMLElement {
  const eingabe = element(document, "input", {
    ...{type: "file", id, accept: ".json,application/json", class: "pruefen-datei", multiple: mehrere},
    "aria-describedby": `${id}-text`
  });
  eingabe.addEventListener("change", () => {
    const dateien = [...(eingabe.files ?? [])];
    if (dateien.length > 0) onDateien(dateien);
    // Else the same file, chosen again, would not count as a change.
    eingabe.value = "";
  });
  return element(
    document,
    "div",
    {class: "planung-datei"},
    // The input lies unseen over its label: its own words are those of the browser's language.
    element(
      document,
      "span",
      {class: "pruefen-feld"},
      eingabe,
      element(document, "label", {for: id, class: "knopf"}, titel)
    ),
    element(document, "p", {id: `${id}-text`, class: "klein gedaempft"}, beschreibung)
  );
}

/** A whole number from *von* to *bis* that *text* spells; null if it spells none. */
export function ganzeZahl(text: string, von: number, bis: number): number | null {
  const zahl = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : NaN;
  return zahl >= von && zahl <= bis ? zahl : null;
}

/** A number in German or plain notation, "1.234,5" or "12.5"; null if *text* spells none. */
export function dezimalzahl(text: string): number | null {
  const kurz = text.trim().replace(/^[−–]/, "-");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(kurz)) return Number(kurz.replaceAll(".", "").replace(",", "."));
  return /^-?\d+([.,]\d+)?$/.test(kurz) ? Number(kurz.replace(",", ".")) : null;
}
