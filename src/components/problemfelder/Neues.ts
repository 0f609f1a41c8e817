import {formatZahl, formatZeitraum} from "../../lib/format.js";
import {bilanzOf} from "../../lib/problemfelder/fortschreibung.js";
import {leitzeilenOf} from "../../lib/problemfelder/matrix.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import type {Daten} from "./ansicht.js";

/** What is new since the last edition: a line per field, and the changed verdicts of the indicators that stand for the fields. */
export function Neues({befunde, felder, stand}: Daten, document: Document): HTMLElement {
  const texte = texteProblemfelder.fortschreibung;
  const el = (
    tag: "section" | "h2" | "h3" | "h4" | "p" | "ul" | "li",
    attribute: Record<string, string>,
    ...kinder: Kind[]
  ): HTMLElement => element(document, tag, attribute, ...kinder);
  const [ausgabe] = felder.ausgaben;
  const titel = el("h2", {id: "problemfelder-neu"}, texte.titel(ausgabe?.name ?? "–"));
  const teil = (...kinder: Kind[]): HTMLElement =>
    el("section", {class: "pf-fortschreibung", "aria-labelledby": titel.id}, titel, kinder);
  if (!ausgabe) return teil(el("p", {class: "lesetext"}, texte.ohne));
  const gebiete = [...befunde.gebiete.bzr, ...befunde.gebiete.plr];
  const wechsel = befunde.problemfelder.flatMap(({id}) =>
    leitzeilenOf(befunde, felder, id, []).flatMap(({kopf}) => {
      const zeilen = gebiete.flatMap(({gebiet_id, name}) => {
        const {urteil} = stand.aenderung(kopf.id, gebiet_id);
        const {urteil: worte} = texteProblemfelder;
        return urteil ? [texte.wechselZeile(name, worte[urteil.alt].wort, worte[urteil.neu].wort)] : [];
      });
      return zeilen.length > 0 ? [{titel: kopf.titel, zeilen}] : [];
    })
  );
  const fort = felder.letzte.filter(({indikator}) => !befunde.indikatoren.some(({kopf}) => kopf.id === indikator));
  const {spalten} = texte;
  return teil(
    el(
      "p",
      {class: "lesetext"},
      `${texte.ausgabe(ausgabe.name, ausgabe.datenstand, ausgabe.rolle)} ${ausgabe.hinweis} ${texte.hinweis}`
    ),
    Datentabelle({
      beschriftung: texte.tabelle(ausgabe.name),
      sortierbar: true,
      spalten: [
        {titel: spalten.feld},
        {titel: spalten.indikatoren, zahl: true},
        {titel: spalten.zahlen, zahl: true},
        {titel: spalten.urteile, zahl: true},
        {titel: spalten.ohne, zahl: true},
        {titel: spalten.entfallen, zahl: true}
      ],
      zeilen: bilanzOf(befunde, felder, stand).map((b) => {
        const name = befunde.problemfelder.find(({id}) => id === b.feld)!.titel;
        return [
          {inhalt: name, sortierwert: name},
          ...[b.indikatoren, b.neueZahlen, b.urteile, b.ohneZahl, b.entfallen].map((n) => ({
            inhalt: formatZahl(n),
            sortierwert: n
          }))
        ];
      }),
      document
    }),
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
