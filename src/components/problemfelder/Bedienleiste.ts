import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {hilfetexte} from "../../lib/texte/hilfe.js";
import {element, type Kind} from "../dom.js";
import {Feldkopf} from "../hilfe.js";
import type {Daten} from "./ansicht.js";
import {arten, nurWerte, sortierungen, textOf, treffenWerte, type ProblemfelderState, type Wahl} from "./zustand.js";

/**
 * The controls above the table; `update` shows a choice without taking the focus. On a small screen all but the area stand in a
 * part that opens, which says how many of them are set.
 */
export function Bedienleiste({
  daten: {befunde, felder},
  onChange,
  href,
  document
}: {
  daten: Daten;
  onChange: (patch: Partial<ProblemfelderState>) => void;
  href: (adresse: string) => string;
  document: Document;
}): {element: HTMLElement; update: (wahl: Wahl, schmal: boolean) => void} {
  const texte = texteProblemfelder.bedienung;
  const option = (value: string, text: string): HTMLElement => element(document, "option", {value}, text);
  const liste = (
    name: keyof typeof hilfetexte.problemfelder,
    titel: string,
    optionen: Kind[],
    onWahl: (wert: string) => void
  ) => {
    const id = `problemfelder-${name}`;
    const select = element(document, "select", {id}, optionen);
    select.addEventListener("change", () => onWahl(select.value));
    return {
      select,
      element: element(
        document,
        "div",
        {class: `pf-wahl-${name}`},
        Feldkopf(element(document, "label", {for: id}, titel), hilfetexte.problemfelder[name], {document, href}),
        select
      )
    };
  };
  const gebietsliste = (): HTMLElement[] => [
    element(
      document,
      "optgroup",
      {label: texte.regionen},
      befunde.gebiete.bzr.map(({gebiet_id, name}) => option(gebiet_id, name))
    ),
    ...befunde.gebiete.bzr.map((bzr) =>
      element(
        document,
        "optgroup",
        {label: texte.planungsraeume(bzr.name)},
        befunde.gebiete.plr
          .filter(({gebiet_id}) => gebiet_id.startsWith(bzr.gebiet_id))
          .map(({gebiet_id, name}) => option(gebiet_id, name))
      )
    )
  ];
  const onGebiet = (): void => {
    const beide = [erstes.select.value, zweites.select.value].filter(
      (id, i, alle) => id !== "" && alle.indexOf(id) === i
    );
    onChange({spalten: textOf(erstes.select.value === "" ? [] : beide), region: null});
  };
  const erstes = liste("gebiet", texte.gebiet, [option("", texte.alleGebiete), gebietsliste()], onGebiet);
  const zweites = liste("vergleich", texte.mit, [option("", texte.keines), gebietsliste()], onGebiet);
  const art = liste(
    "art",
    texte.art,
    arten.map((a) => option(a, texte.arten[a])),
    (a) => onChange({art: a})
  );
  const betroffen = new Set(befunde.problemfelder.flatMap(({zielgruppen}) => zielgruppen));
  const gruppe = liste(
    "gruppe",
    texte.gruppe,
    [
      option("", texte.alleGruppen),
      befunde.zielgruppen.filter(({id}) => id !== "alle" && betroffen.has(id)).map(({id, titel}) => option(id, titel))
    ],
    (id) => onChange({gruppe: id || null})
  );
  const treffen = liste(
    "treffen",
    texte.treffen,
    treffenWerte.map((t) => option(t, texte.treffenWerte[t])),
    (t) => onChange({treffen: t})
  );
  const nur = liste(
    "nur",
    texte.nur,
    nurWerte.map((n) => option(n, texte.nurWerte[n])),
    (n) => onChange({nur: n})
  );
  nur.select.disabled = felder.ausgaben.length === 0;
  const sortierung = liste(
    "sortierung",
    texte.sortierung,
    sortierungen.map((s) => option(s, texte.sortierungen[s])),
    (s) => onChange({sortierung: s})
  );
  const teile = [erstes, zweites, art, gruppe, treffen, nur, sortierung].map((teil) => teil.element);
  const wurzel = element(document, "div", {class: "steuerleiste pf-leiste", role: "group", "aria-label": texte.titel});
  const kopf = element(document, "summary", {});
  const mehr = element(document, "details", {class: "pf-mehr"}, kopf);
  let gestalt: boolean | null = null;

  /** Moves the pickers only when the width asks for it, and takes the focus along. */
  function ordne(schmal: boolean): void {
    if (gestalt === schmal) return;
    gestalt = schmal;
    const aktiv = document.activeElement as HTMLElement | null;
    const war = aktiv !== null && wurzel.contains(aktiv);
    mehr.replaceChildren(kopf, ...(schmal ? teile.slice(1) : []));
    mehr.open = war && mehr.contains(aktiv);
    wurzel.replaceChildren(...(schmal ? [teile[0]!, mehr] : teile));
    if (war) aktiv.focus();
  }

  return {
    element: wurzel,
    update(wahl, schmal) {
      ordne(schmal);
      erstes.select.value = wahl.spalten[0] ?? "";
      zweites.select.value = wahl.spalten[1] ?? "";
      zweites.select.disabled = wahl.spalten.length === 0;
      art.select.value = wahl.art;
      gruppe.select.value = wahl.gruppe ?? "";
      treffen.select.value = wahl.treffen ? "ja" : "alle";
      nur.select.value = wahl.nur;
      sortierung.select.value = wahl.sortierung;
      kopf.textContent = texte.mehr(
        [zweites, art, gruppe, treffen, nur, sortierung].filter(({select}) => select.selectedIndex > 0).length
      );
    }
  };
}
