import type {KarteData, KarteEintrag} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {hilfetexte} from "../../lib/texte/hilfe.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {element, type Kind} from "../dom.js";
import {Feldkopf} from "../hilfe.js";
import {ansichten, ebenen, reihenOf, type KarteState} from "./zustand.js";

export interface BedienleisteOptions {
  data: KarteData;
  onChange: (patch: Partial<KarteState>) => void;
  /** Takes the focus to the map or the table. */
  onSprung: (ziel: "karte" | "tabelle") => void;
  href: (adresse: string) => string;
  document: Document;
}

export interface Bedienleiste {
  element: HTMLElement;
  update(auswahl: {state: KarteState; indikator: KarteEintrag}): void;
}

/** The indicator's name in the list, with its finest level where that is not the usual one. */
function nameOf({kurztitel, ebenen: eigene}: KarteEintrag): string {
  const feinste = ebenen.find((e) => eigene.some(({ebene}) => ebene === e));
  return !feinste || feinste === "plr" ? kurztitel : `${kurztitel} ${texteKarte.bedienung.nur(feinste)}`;
}

/**
 * The one bar of controls: indicator (by problem field), level, date, view. Offers only what has data and says which level is
 * missing.
 */
export function Bedienleiste({data, onChange, onSprung, href, document}: BedienleisteOptions): Bedienleiste {
  const {bedienung: texte} = texteKarte;
  const option = (value: string, text: string): HTMLOptionElement => element(document, "option", {value}, text);
  const picker = (name: "indikator" | "ebene" | "zeitraum", titel: string, ...kinder: Kind[]): HTMLSelectElement => {
    const select = element(document, "select", {id: `karte-${name}`}, ...kinder);
    select.addEventListener("change", () => onChange({[name]: select.value}));
    const label = element(document, "label", {for: `karte-${name}`}, titel);
    const kopf = Feldkopf(label, hilfetexte.karte[name], {document, href});
    wurzel.append(element(document, "div", {class: `karte-wahl-${name}`}, kopf, select));
    return select;
  };

  const wurzel = element(document, "div", {
    class: "steuerleiste karte-leiste",
    role: "group",
    "aria-label": texte.titel
  });
  const indikatoren = picker(
    "indikator",
    texte.was,
    data.problemfelder.map(({id, titel}) =>
      element(
        document,
        "optgroup",
        {label: titel},
        data.indikatoren.filter((i) => i.problemfeld === id).map((i) => option(i.id, nameOf(i)))
      )
    )
  );
  const ebene = picker("ebene", texte.wo);
  const zeitraum = picker("zeitraum", texte.wann);
  const radios = ansichten.map((ansicht) => {
    const radio = element(document, "input", {type: "radio", name: "karte-ansicht", value: ansicht});
    radio.addEventListener("change", () => onChange({ansicht}));
    return radio;
  });
  wurzel.append(
    element(
      document,
      "fieldset",
      {},
      element(document, "legend", {}, texte.ansicht),
      element(
        document,
        "div",
        {class: "wahl"},
        radios.map((radio, i) => element(document, "label", {}, radio, texte.ansichten[ansichten[i]!]))
      )
    )
  );
  const sprung = (ziel: "karte" | "tabelle", text: string): HTMLAnchorElement => {
    const link = element(document, "a", {href: `#karte-${ziel === "karte" ? "bild" : ziel}`}, text);
    link.addEventListener("click", (event) => {
      // The fragment would otherwise stay in the address that people copy.
      event.preventDefault();
      onSprung(ziel);
    });
    return link;
  };
  const sprungKarte = sprung("karte", texte.sprungKarte);
  const sprungTabelle = sprung("tabelle", texte.sprungTabelle);
  const spruenge = element(document, "p", {class: "karte-spruenge"}, sprungKarte, sprungTabelle);
  wurzel.append(spruenge);
  const fehlend = element(document, "p", {class: "karte-ebenen-fehlen klein gedaempft", id: "karte-ebenen-fehlen"});
  wurzel.append(fehlend);

  return {
    element: wurzel,
    update({state, indikator}) {
      indikatoren.value = state.indikator;
      const mit = ebenen.filter((e) => reihenOf(indikator, e).length > 0);
      const ohne = ebenen.filter((e) => !mit.includes(e));
      ebene.replaceChildren(...mit.map((e) => option(e, texteKarte.ebenen[e].mehrzahl)));
      ebene.value = state.ebene;
      fehlend.textContent = ohne.length > 0 ? texte.ebenenFehlen(indikator.kurztitel, ohne) : "";
      fehlend.hidden = ohne.length === 0;
      if (ohne.length > 0) ebene.setAttribute("aria-describedby", fehlend.id);
      else ebene.removeAttribute("aria-describedby");
      const reihen = [...reihenOf(indikator, state.ebene)].reverse();
      zeitraum.replaceChildren(...reihen.map((r) => option(r.zeitraum, formatZeitraum(r.zeitraum))));
      zeitraum.value = state.zeitraum;
      sprungKarte.hidden = state.ansicht !== "karte";
      sprungTabelle.hidden = spruenge.hidden = state.ansicht === "text";
      for (const radio of radios) radio.checked = radio.value === state.ansicht;
    }
  };
}
