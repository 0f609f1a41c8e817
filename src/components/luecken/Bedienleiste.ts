import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import {hilfetexte} from "../../lib/texte/hilfe.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {element, type Kind} from "../dom.js";
import {Feldkopf} from "../hilfe.js";
import {ebenen, istGezaehlt, logiken, messgroessen, mitLuecke, type LueckenState, type Wahl} from "./zustand.js";

type Feld = "zielgruppe" | "sicht" | "mass" | "ebene" | "jahr" | "gewicht";

export interface BedienleisteOptions {
  data: LueckenData;
  onChange: (patch: Partial<LueckenState>) => void;
  /** Links that take the keyboard to the parts of the page. */
  spruenge: readonly HTMLElement[];
  href: (adresse: string) => string;
  document: Document;
}

/** The one bar of controls, with what the chosen logic means below it; `update` sets it to *wahl*. */
export function Bedienleiste({data, onChange, spruenge, href, document}: BedienleisteOptions): {
  element: HTMLElement;
  update: (wahl: Wahl) => void;
} {
  const {bedienung: texte, gewicht: gewichtWort} = texteLuecken;
  const {logik, messgroesse} = texteLeistungen;
  const option = (value: string, text: string): HTMLOptionElement => element(document, "option", {value}, text);
  const felder = {} as Record<Feld, HTMLSelectElement>;
  const picker = (name: Feld, titel: string, ...optionen: Kind[]): HTMLElement => {
    const select = element(document, "select", {id: `luecken-${name}`}, ...optionen);
    select.addEventListener("change", () => onChange({[name]: select.value}));
    felder[name] = select;
    return element(
      document,
      "div",
      {class: `luecken-wahl-${name}`},
      Feldkopf(element(document, "label", {for: select.id}, titel), hilfetexte.luecken[name], {document, href}),
      select
    );
  };
  const groessen = (art: "angebot" | "nutzung"): HTMLElement =>
    element(
      document,
      "optgroup",
      {label: texte[art]},
      messgroessen.filter((m) => messgroesse[m].art === art).map((m) => option(m, messgroesse[m].titel))
    );
  const erklaerung = element(document, "p", {class: "luecken-sicht klein gedaempft", id: "luecken-sicht-erklaerung"});
  const wurzel = element(
    document,
    "div",
    {class: "steuerleiste luecken-leiste", role: "group", "aria-label": texte.titel},
    picker(
      "zielgruppe",
      texte.zielgruppe,
      data.zielgruppen.map(({id, titel, gezaehlt}) => option(id, gezaehlt ? titel : `${titel} ${texte.nichtGezaehlt}`))
    ),
    picker(
      "sicht",
      texte.sicht,
      logiken.map((l) => option(l, logik[l].titel))
    ),
    picker("mass", texte.messgroesse, groessen("angebot"), groessen("nutzung")),
    picker(
      "ebene",
      texte.ebene,
      ebenen.map((e) => option(e, texteLuecken.ebenen[e].mehrzahl))
    ),
    picker(
      "jahr",
      texte.jahr,
      [...data.stand.meldejahre].reverse().map(({jahr}) => option(String(jahr), String(jahr)))
    ),
    picker(
      "gewicht",
      texte.gewicht,
      data.lambda.map((l) => option(String(l), gewichtWort(l)))
    ),
    element(document, "p", {class: "karte-spruenge"}, spruenge),
    erklaerung
  );
  felder.sicht.setAttribute("aria-describedby", erklaerung.id);
  return {
    element: wurzel,
    update(wahl) {
      felder.zielgruppe.value = wahl.zielgruppe;
      felder.sicht.value = wahl.logik;
      felder.mass.value = wahl.messgroesse;
      felder.ebene.value = wahl.ebene;
      felder.jahr.value = String(wahl.jahr);
      felder.gewicht.value = String(wahl.lambda);
      // Without a gap the weight changes nothing.
      felder.gewicht.disabled = !istGezaehlt(data, wahl.zielgruppe) || !mitLuecke.includes(wahl.messgroesse);
      const {titel, erklaerung: text} = logik[wahl.logik];
      erklaerung.textContent = `${titel}: ${text}`;
    }
  };
}
