import type {Thema, Themenort} from "../../lib/planung/typen.js";
import {feldzusatz} from "../../lib/planung/protokoll.js";
import {eigenesThema, themenwahl} from "../../lib/planung/vorschlaege.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element} from "../dom.js";
import {Hilfe} from "../hilfe.js";
import {Angebotshinweis, Belegmarke, Belegzeilen} from "./Beleg.js";
import {auswahl, Feld, knopf, textfeld} from "./felder.js";
import {aendere} from "./grundlage.js";
import type {Kontext} from "./kontext.js";

const {themen: worte, abbrechen} = textePlanungSeite;

/** The first "eigen-<n>" that no topic has. */
function freieKennung(themen: readonly Thema[]): string {
  for (let n = 1; ; n++) if (!themen.some(({id}) => id === `eigen-${n}`)) return `eigen-${n}`;
}

interface Formular {
  element: HTMLElement;
  focus: () => void;
}

/** The form for a topic, new or there already. */
function Formular(
  kontext: Kontext,
  thema: Thema | null,
  onFertig: (titel: string, ort: Themenort, nach: HTMLElement) => void,
  onAbbrechen: () => void
): Formular {
  const {document, quellen} = kontext;
  const wahl = themenwahl(quellen);
  const id = (teil: string): string => `planung-thema-${teil}`;
  const titel = Feld(document, {
    titel: worte.feldTitel,
    eingabe: textfeld(document, id("titel"), thema?.titel ?? ""),
    beschreibung: worte.feldTitelHilfe,
    klasse: "planung-breit"
  });
  const select = (
    teil: string,
    beschriftung: string,
    wert: string | null,
    optionen: readonly {id: string; titel: string}[]
  ): Feld<HTMLSelectElement> =>
    Feld(document, {
      titel: beschriftung,
      eingabe: auswahl(document, id(teil), wert, optionen, worte.keineAngabe)
    });
  const feld = select("problemfeld", worte.problemfeld, thema?.problemfeld ?? null, wahl.felder);
  const gruppe = select("zielgruppe", worte.zielgruppe, thema?.zielgruppe ?? null, wahl.gruppen);
  const gebiet = select("gebiet", worte.gebiet, thema?.gebiet_id ?? null, wahl.gebiete);
  const kopf = element(
    document,
    "h3",
    {id: id("kopf"), tabindex: -1},
    thema ? worte.aendernKopf(thema.titel) : worte.neuKopf
  );
  const fertig = knopf(document, id("fertig"), worte.uebernehmen, () => undefined, {
    type: "submit",
    class: "planung-haupt"
  });
  const form = element(
    document,
    "form",
    {class: "planung-formular", "aria-labelledby": kopf.id, novalidate: true},
    kopf,
    titel.element,
    element(document, "div", {class: "planung-reihe"}, feld.element, gruppe.element, gebiet.element),
    element(document, "p", {class: "klein gedaempft"}, worte.feldHilfe),
    element(document, "p", {class: "planung-knoepfe"}, fertig, knopf(document, id("abbrechen"), abbrechen, onAbbrechen))
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = titel.eingabe.value.trim();
    const doppelt = kontext.sitzung.themen.some((t) => t.id !== thema?.id && t.titel === text);
    titel.fehler(text === "" ? worte.titelFehlt : doppelt ? worte.titelDoppelt : null);
    if (text === "" || doppelt) return titel.eingabe.focus();
    const wert = (s: HTMLSelectElement): string | null => (s.value === "" ? null : s.value);
    const ort = {
      problemfeld: wert(feld.eingabe),
      zielgruppe: wert(gruppe.eingabe),
      gebiet_id: wert(gebiet.eingabe)
    } as Themenort;
    onFertig(text, ort, fertig);
  });
  return {element: form, focus: () => titel.eingabe.focus()};
}

/** Step 2: the list of topics, each with its evidence; topics can be changed, taken off, put back and added. */
export function Themen(kontext: Kontext): HTMLElement {
  const {document, sitzung, quellen} = kontext;
  const {hoechstens} = quellen.planung.regeln.vorschlag;
  const voll = sitzung.themen.length >= hoechstens;
  const form = element(document, "div", {class: "planung-formularort"});
  const zeigeFormular = (thema: Thema | null, ort: HTMLElement, zurueck: string): void => {
    for (const anderes of document.querySelectorAll(".planung-formularort")) anderes.replaceChildren();
    const formular = Formular(
      kontext,
      thema,
      (titel, neu, nach) => {
        const {themen} = kontext.sitzung;
        const gleich =
          thema?.problemfeld === neu.problemfeld &&
          thema.zielgruppe === neu.zielgruppe &&
          thema.gebiet_id === neu.gebiet_id;
        const geaendert: Thema =
          thema && gleich ? {...thema, titel} : eigenesThema(quellen, {id: freieKennung(themen), titel, ort: neu});
        const liste = thema ? themen.map((t) => (t.id === thema.id ? geaendert : t)) : [...themen, geaendert];
        aendere(
          kontext,
          {themen: liste},
          {nach, folgen: {ansage: worte.uebernommen(titel), fokus: `planung-aendern-${geaendert.id}`}}
        );
      },
      () => {
        ort.replaceChildren();
        document.getElementById(zurueck)?.focus();
      }
    );
    ort.replaceChildren(formular.element);
    formular.focus();
  };
  const entferne = (thema: Thema, nach: HTMLElement): void => {
    const {themen} = kontext.sitzung;
    const i = themen.findIndex(({id}) => id === thema.id);
    const naechstes = themen[i + 1] ?? themen[i - 1];
    aendere(
      kontext,
      {themen: themen.filter(({id}) => id !== thema.id)},
      {
        nach,
        folgen: {
          ansage: worte.entfernt(thema.titel),
          rueckgaengig: true,
          fokus: naechstes ? `planung-entfernen-${naechstes.id}` : "planung-thema-neu"
        }
      }
    );
  };
  const eintrag = (thema: Thema): HTMLElement => {
    const ort = element(document, "div", {class: "planung-formularort"});
    const aendernId = `planung-aendern-${thema.id}`;
    const feld = feldzusatz(quellen.befunde, thema);
    const name = (): HTMLElement => element(document, "span", {class: "nur-vorlesen"}, `: ${thema.titel}`);
    const aendern = knopf(document, aendernId, worte.aendern, () => zeigeFormular(thema, ort, aendernId));
    const weg = knopf(document, `planung-entfernen-${thema.id}`, worte.entfernen, () => entferne(thema, weg));
    aendern.append(name());
    weg.append(name());
    return element(
      document,
      "li",
      {class: "planung-thema", "data-ort": thema.id},
      element(
        document,
        "div",
        {class: "planung-themakopf"},
        element(document, "h3", {}, thema.titel),
        element(document, "p", {class: "planung-knoepfe nicht-drucken"}, aendern, weg)
      ),
      element(
        document,
        "p",
        {class: "klein gedaempft planung-merkmale"},
        Belegmarke(document, thema),
        Angebotshinweis(document, thema),
        feld !== null && element(document, "span", {}, feld),
        element(document, "span", {}, thema.herkunft === "daten" ? worte.ausDaten : worte.eigen)
      ),
      Belegzeilen(document, thema),
      ort
    );
  };
  const weitere = kontext.vorschlaege().filter((v) => !sitzung.themen.some(({id}) => id === v.id));
  const neu = knopf(document, "planung-thema-neu", worte.neu, () => zeigeFormular(null, form, "planung-thema-neu"));
  neu.disabled = voll;
  return element(
    document,
    "div",
    {},
    element(
      document,
      "p",
      {class: "planung-zeile"},
      worte.zahl(sitzung.themen.length, hoechstens),
      Hilfe({titel: worte.hilfeTitel, text: worte.hilfeText}, {document, href: kontext.href})
    ),
    element(document, "ol", {class: "planung-themen"}, sitzung.themen.map(eintrag)),
    element(document, "p", {class: "planung-knoepfe nicht-drucken"}, neu),
    voll && element(document, "p", {class: "klein gedaempft"}, worte.voll(hoechstens)),
    form,
    weitere.length > 0 &&
      !voll &&
      element(
        document,
        "section",
        {class: "nicht-drucken", "aria-labelledby": "planung-weitere"},
        element(document, "h3", {id: "planung-weitere"}, worte.weitere),
        element(
          document,
          "ul",
          {class: "planung-weitere"},
          weitere.map((thema) => {
            const auf = knopf(document, `planung-aufnehmen-${thema.id}`, worte.aufnehmen, () =>
              aendere(
                kontext,
                {themen: [...kontext.sitzung.themen, thema]},
                {nach: auf, folgen: {ansage: worte.uebernommen(thema.titel), fokus: `planung-aendern-${thema.id}`}}
              )
            );
            auf.append(element(document, "span", {class: "nur-vorlesen"}, `: ${thema.titel}`));
            return element(document, "li", {}, element(document, "span", {}, thema.titel), auf);
          })
        )
      )
  );
}
