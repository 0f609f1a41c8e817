import {formatZahl, formatZeitraum} from "../../lib/format.js";
import {bilanzOf, type Feldbilanz} from "../../lib/problemfelder/fortschreibung.js";
import {leitzeilenOf} from "../../lib/problemfelder/matrix.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import type {Daten} from "./ansicht.js";

/** What is new since the last edition: a line per field, and the changed verdicts of the indicators that stand for the fields. */
export function Neues({befunde, felder, stand}: Daten, document: Document): HTMLElement {
  const texte = texteProblemfelder.fortschreibung;
  const el = (
    tag: "section" | "h2" | "h3" | "h4" | "p" | "ul" | "li" | "strong",
    attribute: Record<string, string>,
    ...kinder: Kind[]
  ): HTMLElement => element(document, tag, attribute, ...kinder);
  const [ausgabe] = felder.ausgaben;
  const titel = el("h2", {id: "problemfelder-neu"}, texte.titel(ausgabe?.name ?? "–"));
  const teil = (...kinder: Kind[]): HTMLElement =>
    el("section", {class: "pf-fortschreibung", "aria-labelledby": titel.id}, titel, kinder);
  if (!ausgabe) return teil(el("p", {class: "lesetext"}, texte.ohne));
  const gebiete = [...befunde.gebiete.bzr, ...befunde.gebiete.plr];
  const leit = befunde.problemfelder.flatMap(({id}) => leitzeilenOf(befunde, felder, id, []));
  // One may stand for several fields.
  const wechsel = [...new Set(leit)].flatMap(({kopf}) => {
    const zeilen = gebiete.flatMap(({gebiet_id, name}) => {
      const {urteil} = stand.aenderung(kopf.id, gebiet_id);
      const {urteil: worte} = texteProblemfelder;
      return urteil ? [texte.wechselZeile(name, worte[urteil.alt].wort, worte[urteil.neu].wort)] : [];
    });
    return zeilen.length > 0 ? [{titel: kopf.titel, zeilen}] : [];
  });
  const fort = felder.letzte.filter(({indikator}) => !befunde.indikatoren.some(({kopf}) => kopf.id === indikator));
  const {spalten} = texte;
  const bilanz = bilanzOf(befunde, felder, stand);
  const titelOf = (feld: string): string => befunde.problemfelder.find(({id}) => id === feld)!.titel;
  const neue = bilanz.filter((b) => b.urteile + b.ohneZahl + b.entfallen > 0);
  const andere = bilanz.filter((b) => !neue.includes(b));
  // What happens rarely has a column only when it happened.
  const mengen = (["urteile", "indikatoren", "ohneZahl", "entfallen"] as const).filter(
    (menge, i) => i < 2 || bilanz.some((b) => b[menge] > 0)
  );
  const tabelle = (beschriftung: string, zeilen: readonly Feldbilanz[]): HTMLElement =>
    Datentabelle({
      ...{beschriftung, sortierbar: true, document},
      spalten: [{titel: spalten.feld}, ...mengen.map((menge) => ({titel: spalten[menge], zahl: true}))],
      zeilen: zeilen.map((b) => [
        {inhalt: titelOf(b.feld), sortierwert: titelOf(b.feld)},
        ...mengen.map((menge) => ({inhalt: formatZahl(b[menge]), sortierwert: b[menge]}))
      ])
    });
  return teil(
    el(
      "p",
      {class: "lesetext"},
      el(
        "strong",
        {},
        texte.befund(bilanz.flatMap(({feld, urteile}) => (urteile > 0 ? [{titel: titelOf(feld), urteile}] : [])))
      )
    ),
    el(
      "p",
      {class: "lesetext"},
      `${texte.ausgabe(ausgabe.name, ausgabe.datenstand, ausgabe.rolle)} ${ausgabe.hinweis} ${texte.hinweis}`
    ),
    el("p", {class: "lesetext"}, texte.urteilHeisst),
    neue.length > 0 && tabelle(texte.tabelle(ausgabe.name), neue),
    andere.length > 0 &&
      element(
        document,
        "details",
        {},
        element(document, "summary", {}, texte.ohneUrteil(andere.length)),
        tabelle(texte.tabelleOhne(ausgabe.name), andere)
      ),
    fort.length > 0 && el("p", {class: "lesetext"}, texte.entfallenListe(fort.map(({titel: t}) => t))),
    el("h3", {}, texte.wechsel),
    wechsel.length === 0
      ? el("p", {class: "lesetext"}, texte.wechselOhne)
      : wechsel.map(({titel: t, zeilen}) => [
          el("h4", {}, t),
          el(
            "ul",
            {class: "pf-spaltenliste"},
            zeilen.map((z) => el("li", {}, z))
          )
        ])
  );
}

/** The lines of attribution of all figures on the page, each once. */
export function Quellen({befunde}: Pick<Daten, "befunde">, document: Document): HTMLElement {
  const texte = texteProblemfelder.quellen;
  const zeilen = new Set(befunde.indikatoren.flatMap(({ebenen}) => ebenen.flatMap((e) => e.quellenvermerke)));
  const stand = befunde.indikatoren.flatMap(({ebenen}) => ebenen.map((e) => e.zeitraum)).sort();
  return element(
    document,
    "details",
    {class: "pf-quellen klein"},
    element(document, "summary", {}, texte.titel),
    element(
      document,
      "ul",
      {},
      [...zeilen].map((zeile) => element(document, "li", {}, zeile))
    ),
    element(document, "p", {}, texte.stand(`${formatZeitraum(stand[0]!)} – ${formatZeitraum(stand.at(-1)!)}`))
  );
}
