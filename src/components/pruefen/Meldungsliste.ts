import {hoechstensJeRegel} from "../../lib/leistungen/typen.js";
import type {Meldung} from "../../lib/leistungen/typen.js";
import {textePruefen} from "../../lib/texte/pruefen.js";
import {element, type Kind} from "../dom.js";
import type {Pruefbefund} from "./arbeit.js";
import {blaetterOf, blattOf, gruppenOf, satzOf, stelleOf, type Gruppe} from "./befund.js";

const {meldungen: worte} = textePruefen;

/** Event of a button "weitere anzeigen" that shows all there is and leaves the keyboard where it is. */
export const allesZeigen = "alleszeigen";

/** Findings of a group shown at once, and how many more each press adds. */
const anfangs = 10;
const schritt = 50;

interface Rahmen {
  document: Document;
  mitDatei: boolean;
}

function Zeile({document, mitDatei}: Rahmen, meldung: Meldung, mitAbhilfe: boolean): HTMLTableRowElement {
  const {wert, satz} = satzOf(meldung);
  return element(
    document,
    "tr",
    {},
    element(document, "th", {scope: "row"}, stelleOf(meldung, mitDatei)),
    // Set apart, so that a value in another direction of writing leaves the sentence alone.
    element(document, "td", {}, wert !== null && [element(document, "bdi", {}, wert), " "], satz),
    mitAbhilfe && element(document, "td", {}, meldung.abhilfe)
  );
}

/** One rule with its findings; the first few, and a button for more. */
function Regel(rahmen: Rahmen, {titel, meldungen, abhilfe}: Gruppe): HTMLElement {
  const {document} = rahmen;
  const mitAbhilfe = abhilfe === null;
  const rumpf = element(document, "tbody");
  const kopf = (text: string): HTMLElement => element(document, "th", {scope: "col"}, text);
  const knopf = element(document, "button", {type: "button", class: "pruefen-weitere nicht-drucken"});
  let gezeigt = 0;

  function zeigeBis(ziel: number): void {
    rumpf.append(...meldungen.slice(gezeigt, ziel).map((m) => Zeile(rahmen, m, mitAbhilfe)));
    gezeigt = Math.min(ziel, meldungen.length);
    const rest = Math.min(schritt, meldungen.length - gezeigt);
    knopf.hidden = rest === 0;
    knopf.replaceChildren(
      worte.weitere(rest),
      element(document, "span", {class: "nur-vorlesen"}, ` ${worte.mehr(titel)}`)
    );
  }
  knopf.addEventListener("click", () => {
    const erste = gezeigt;
    zeigeBis(gezeigt + schritt);
    // The keyboard goes on at the first new row, not at the button's old place or, with the last ones, nowhere.
    const zeile = rumpf.rows[erste]!;
    zeile.tabIndex = -1;
    zeile.focus();
  });
  zeigeBis(anfangs);
  // Paper has no button to press.
  knopf.addEventListener(allesZeigen, () => zeigeBis(meldungen.length));

  return element(
    document,
    "div",
    {class: "pruefen-regel"},
    element(document, "h4", {}, worte.gruppe(titel, meldungen.length)),
    abhilfe !== null && element(document, "p", {class: "lesetext"}, abhilfe),
    element(
      document,
      "div",
      {class: "tabellenrahmen"},
      element(
        document,
        "table",
        {class: `tabelle pruefen-tabelle${mitAbhilfe ? " pruefen-tabelle-abhilfe" : ""}`},
        element(document, "caption", {class: "nur-vorlesen"}, titel),
        element(
          document,
          "thead",
          {},
          element(document, "tr", {}, kopf(worte.stelle), kopf(worte.was), mitAbhilfe && kopf(worte.abhilfe))
        ),
        rumpf
      )
    ),
    knopf
  );
}

/** Errors, then what should be looked at, by rule; a choice of the sheet where several have findings. */
export function Meldungsliste(
  document: Document,
  {meldungen, fehler, warnungen}: Pick<Pruefbefund, "meldungen" | "fehler" | "warnungen">
): HTMLElement {
  const blaetter = blaetterOf(meldungen);
  const rahmen: Rahmen = {document, mitDatei: new Set(meldungen.map(({datei}) => datei)).size > 1};
  const inhalt = element(document, "div");
  const status = element(document, "p", {class: "nur-vorlesen", role: "status"});

  function Abschnitt(schwere: Meldung["schwere"], blatt: string): Kind {
    const eigene = meldungen.filter((m) => m.schwere === schwere && (blatt === "" || blattOf(m) === blatt));
    if (eigene.length === 0) return null;
    const [titel, erklaerung] =
      schwere === "fehler" ? [worte.fehler, worte.fehlerErklaerung] : [worte.warnung, worte.warnungErklaerung];
    return element(
      document,
      "section",
      {class: `pruefen-${schwere}`},
      element(document, "h3", {}, titel),
      element(document, "p", {class: "lesetext gedaempft"}, erklaerung),
      gruppenOf(eigene).map((gruppe) => Regel(rahmen, gruppe))
    );
  }

  function zeige(blatt: string): void {
    const abschnitte = [Abschnitt("fehler", blatt), Abschnitt("warnung", blatt)].filter((a) => a !== null);
    inhalt.replaceChildren(...(abschnitte as HTMLElement[]));
  }
  zeige("");

  const wahl = element(
    document,
    "select",
    {id: "pruefen-blatt"},
    element(document, "option", {value: ""}, worte.alleBlaetter),
    blaetter.map(({schluessel, titel}) => element(document, "option", {value: schluessel}, titel))
  );
  wahl.addEventListener("change", () => {
    zeige(wahl.value);
    const n = wahl.value === "" ? meldungen.length : meldungen.filter((m) => blattOf(m) === wahl.value).length;
    status.textContent = worte.gefiltert(n);
  });
  return element(
    document,
    "div",
    {class: "pruefen-meldungen"},
    blaetter.length > 1 &&
      element(
        document,
        "div",
        {class: "steuerleiste"},
        element(document, "div", {}, element(document, "label", {for: wahl.id}, worte.blatt), wahl)
      ),
    status,
    meldungen.length < fehler + warnungen &&
      element(document, "p", {class: "lesetext"}, worte.unvollstaendig(hoechstensJeRegel, fehler + warnungen)),
    inhalt
  );
}
