import type {ZentrenData} from "../../../loaders/marts/leistungenShapes.js";
import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {compareNamen} from "../../lib/format.js";
import {texteStart as texte} from "../../lib/texte/start.js";
import type {Kind} from "../dom.js";
import {el, hrefOf} from "../shell/dom.js";

export interface StartwegeData {
  problemfelder: readonly Pick<Uebersicht["problemfelder"][number], "id" | "titel">[];
  zielgruppen: readonly {id: string; titel: string}[];
  indikatoren: readonly Pick<Uebersicht["indikatoren"][number], "id" | "titel" | "problemfeld" | "ebenen">[];
  zentren: readonly Pick<ZentrenData["zentren"][number], "zentrum_id" | "name" | "beispiel">[];
}

interface Eintrag {
  id: string;
  titel: string;
}

const optionen = (eintraege: readonly Eintrag[], gewaehlt?: string): HTMLOptionElement[] =>
  eintraege.map(({id, titel}) => el("option", {value: id, selected: id === gewaehlt}, titel));

const gruppe = (titel: string, eintraege: readonly Eintrag[], gewaehlt?: string): Kind =>
  eintraege.length > 0 && el("optgroup", {label: titel}, optionen(eintraege, gewaehlt));

/** A labelled picker named as the parameter of the page it leads to. */
function Feld(name: string, titel: string, id: string, inhalt: Kind): HTMLElement {
  return el("p", {class: "startweg-feld"}, el("label", {for: id}, titel), el("select", {id, name}, inhalt));
}

/** A form that leads to *adresse* with what was chosen. */
function Weg(adresse: string, knopf: string, ...felder: HTMLElement[]): HTMLFormElement {
  return el(
    "form",
    {class: "startweg", action: hrefOf(adresse), method: "get"},
    felder,
    el("button", {type: "submit"}, knopf)
  );
}

const links = (eintraege: readonly {adresse: string; titel: string}[]): HTMLElement =>
  el(
    "p",
    {class: "quelle"},
    eintraege.flatMap(({adresse, titel}, i) => [i > 0 && " · ", el("a", {href: hrefOf(adresse)}, titel)])
  );

function Aufgabe(id: keyof typeof texte.aufgaben, ...inhalt: Kind[]): HTMLElement {
  const {titel, satz, links: weitere} = texte.aufgaben[id];
  return el(
    "section",
    {class: "startaufgabe", "aria-labelledby": `aufgabe-${id}`},
    el("h3", {id: `aufgabe-${id}`}, titel),
    el("p", {}, satz),
    inhalt,
    links(weitere)
  );
}

/** The four main jobs, one for each kind of reader, with what has to be chosen first: each form leads to the page that does it. */
export function Startwege({problemfelder, zielgruppen, indikatoren, zentren}: StartwegeData): HTMLElement {
  const {felder, knoepfe, vorgaben} = texte;
  const byName = (a: Eintrag, b: Eintrag): number => compareNamen(a.titel, b.titel);
  const haeuser = zentren.map(({zentrum_id, name, beispiel}) => ({id: zentrum_id, titel: name, beispiel}));
  const aufKarte = indikatoren.filter(({ebenen}) => ebenen.some((e) => e === "plr" || e === "bzr" || e === "pgr"));
  return el(
    "div",
    {class: "startaufgaben"},
    Aufgabe(
      "bedarf",
      Weg(
        "/problemfelder",
        knoepfe.problemfeld,
        Feld("feld", felder.problemfeld, "start-feld", optionen(problemfelder, vorgaben.problemfeld))
      ),
      Weg(
        "/luecken",
        knoepfe.zielgruppe,
        Feld("zielgruppe", felder.zielgruppe, "start-gruppe", optionen(zielgruppen, vorgaben.zielgruppe))
      )
    ),
    Aufgabe("jahresplanung", Weg("/jahresplanung", knoepfe.jahresplanung)),
    Aufgabe(
      "antrag",
      Weg(
        "/foerderantrag",
        knoepfe.antrag,
        Feld("zentrum", felder.zentrum, "start-zentrum", [
          el("option", {value: ""}, texte.bitteZentrum),
          gruppe(texte.zentren, haeuser.filter((z) => !z.beispiel).sort(byName)),
          gruppe(texte.beispielzentren, haeuser.filter((z) => z.beispiel).sort(byName))
        ]),
        Feld("zweck", felder.zweck, "start-zweck", optionen(texte.zwecke, vorgaben.zweck))
      )
    ),
    Aufgabe(
      "bericht",
      Weg(
        "/karte",
        knoepfe.karte,
        Feld(
          "indikator",
          felder.indikator,
          "start-indikator",
          problemfelder.map(({id, titel}) =>
            gruppe(
              titel,
              aufKarte.filter((i) => i.problemfeld === id),
              vorgaben.indikator
            )
          )
        )
      )
    )
  );
}
