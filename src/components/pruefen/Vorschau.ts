import {formatZahl, formatZeitraum} from "../../lib/format.js";
import type {Angebotsvorschau, Jahresvorschau} from "../../lib/leistungen/vorschau.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {textePruefen} from "../../lib/texte/pruefen.js";
import {element, svg} from "../dom.js";
import {allesZeigen} from "./Meldungsliste.js";

const {vorschau: worte} = textePruefen;

/** Offers shown at once. */
const anfangs = 15;

/** A figure as recorded: hours with one decimal where they have one; null is "nicht erfasst". */
const zahlText = (zahl: number | null): string =>
  zahl === null ? worte.nichtErfasst : formatZahl(zahl, Number.isInteger(zahl) ? 0 : 1);

/** Twelve signs, each with its month and what it means; a month not declared is crossed. */
function Monate(document: Document, jahr: number, gemeldet: readonly string[]): HTMLElement {
  const monate = Array.from({length: 12}, (_, i) => `${jahr}-${String(i + 1).padStart(2, "0")}`);
  const liste = element(document, "ol", {class: "pruefen-monate", role: "list"});
  for (const monat of monate) {
    const ja = gemeldet.includes(monat);
    const name = formatZeitraum(monat).split(" ")[0]!;
    liste.append(
      element(
        document,
        "li",
        {"data-monat": monat},
        svg(
          document,
          "svg",
          {
            ...{class: `pruefen-monat-zeichen pruefen-monat-${ja ? "ja" : "nein"}`, "aria-hidden": "true"},
            ...{viewBox: "0 0 40 20", preserveAspectRatio: "none"}
          },
          ja
            ? svg(document, "rect", {width: 40, height: 20})
            : svg(document, "path", {d: "M0 20L40 0M0 0L40 20", "vector-effect": "non-scaling-stroke"})
        ),
        element(document, "span", {"aria-hidden": "true"}, name.slice(0, 3)),
        element(document, "span", {class: "nur-vorlesen"}, `${name}: ${ja ? worte.gemeldet : worte.nichtGemeldet}`)
      )
    );
  }
  const fehlend = monate
    .filter((monat) => !gemeldet.includes(monat))
    .map((monat) => formatZeitraum(monat).split(" ")[0]!);
  return element(
    document,
    "div",
    {},
    element(document, "h4", {}, worte.monate),
    liste,
    element(document, "p", {class: "lesetext"}, worte.monateSatz(fehlend))
  );
}

function Kennzahlen(document: Document, jahr: Jahresvorschau): HTMLElement {
  const {ohne_angabe} = jahr;
  const werte: [titel: string, zahl: number | null, ohne: number][] = [
    [worte.kennzahlen.angebote, jahr.angebote, 0],
    [worte.kennzahlen.termine, jahr.termine, ohne_angabe.termine],
    [worte.kennzahlen.stunden, jahr.stunden, ohne_angabe.stunden],
    [worte.kennzahlen.teilnahmen, jahr.teilnahmen, ohne_angabe.teilnahmen],
    [worte.kennzahlen.beratungen, jahr.beratungen, 0],
    [worte.kennzahlen.ehrenamtliche, jahr.ehrenamtliche, 0],
    [worte.kennzahlen.ehrenamt_stunden, jahr.ehrenamt_stunden, 0]
  ];
  return element(
    document,
    "dl",
    {class: "pruefen-kennzahlen"},
    werte.map(([titel, zahl, ohne]) =>
      element(
        document,
        "div",
        {},
        element(document, "dt", {}, titel),
        element(document, "dd", {class: zahl === null ? "gedaempft" : null}, zahlText(zahl)),
        zahl !== null && ohne > 0 && element(document, "dd", {class: "gedaempft klein"}, worte.ohneAngabe(ohne))
      )
    )
  );
}

function Angebote(document: Document, {name, jahr, je_angebot}: Jahresvorschau): HTMLElement | null {
  if (je_angebot.length === 0) return null;
  const rumpf = element(document, "tbody");
  const zelle = (zahl: number | null): HTMLElement =>
    element(document, "td", {class: `zahl${zahl === null ? " gedaempft klein" : ""}`}, zahlText(zahl));
  const zeile = ({angebot_id, titel, termine, stunden, teilnahmen}: Angebotsvorschau): HTMLElement =>
    element(
      document,
      "tr",
      {},
      element(document, "th", {scope: "row"}, titel ?? angebot_id),
      ...[zelle(termine), zelle(stunden), zelle(teilnahmen)]
    );
  rumpf.append(...je_angebot.slice(0, anfangs).map(zeile));
  const rest = je_angebot.slice(anfangs);
  const knopf = element(
    document,
    "button",
    {type: "button", class: "pruefen-weitere nicht-drucken", hidden: rest.length === 0},
    worte.weitere(rest.length)
  );
  function zeigeRest(): void {
    if (!knopf.hidden) rumpf.append(...rest.map(zeile));
    knopf.hidden = true;
  }
  knopf.addEventListener(allesZeigen, zeigeRest);
  knopf.addEventListener("click", () => {
    zeigeRest();
    const erste = rumpf.rows[anfangs]!;
    erste.tabIndex = -1;
    erste.focus();
  });
  const kopf = (titel: string, klasse: string | null): HTMLElement =>
    element(document, "th", {scope: "col", class: klasse}, titel);
  const {termine, stunden, teilnahmen} = worte.kennzahlen;
  return element(
    document,
    "div",
    {class: "pruefen-angebote"},
    element(
      document,
      "div",
      {class: "tabellenrahmen"},
      element(
        document,
        "table",
        {class: "tabelle"},
        element(document, "caption", {}, worte.tabelle(name, jahr)),
        element(
          document,
          "thead",
          {},
          element(
            document,
            "tr",
            {},
            kopf(worte.angebot, null),
            ...[termine, stunden, teilnahmen].map((titel) => kopf(titel, "zahl"))
          )
        ),
        rumpf
      )
    ),
    knopf
  );
}

/** The year of each centre in the delivery as its page would sum it up; the first one open, others behind their names. */
export function Vorschau(
  document: Document,
  {jahre, mitFehlern, beispiel}: {jahre: readonly Jahresvorschau[]; mitFehlern: boolean; beispiel: boolean}
): HTMLElement {
  const titel = element(document, "h2", {id: "pruefen-vorschau-titel"}, worte.titel(jahre.length > 1));
  const inhalt = (jahr: Jahresvorschau): (HTMLElement | null)[] => [
    Monate(document, jahr.jahr, jahr.monate),
    Kennzahlen(document, jahr),
    Angebote(document, jahr)
  ];
  const marke = beispiel ? ` · ${texteLeistungen.beispiel.marke}` : "";
  const name = ({name: zentrum, jahr}: Jahresvorschau): string => `${zentrum}, ${jahr}${marke}`;
  const [erstes, ...weitere] = jahre;
  return element(
    document,
    "section",
    {class: "pruefen-vorschau", "aria-labelledby": titel.id},
    titel,
    element(document, "p", {class: "lesetext"}, erstes ? worte.erklaerung : worte.keine),
    erstes && mitFehlern && element(document, "p", {class: "hinweis"}, worte.mitFehlern),
    erstes && [element(document, "h3", {}, name(erstes)), ...inhalt(erstes)],
    weitere.map((jahr) =>
      element(document, "details", {}, element(document, "summary", {}, name(jahr)), ...inhalt(jahr))
    )
  );
}
