import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatLorStand, formatZahl, formatZeitraum} from "../../lib/format.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";
import {istAlt} from "./Veraltet.js";
import {istNurAusgabe, neuesterStichtag} from "../shell/fuss.js";
import {alterOf, erwartetAb, formatAlter, istVeraltet} from "../../lib/alter.js";

type Quelle = Uebersicht["quellen"][number];

const t = seiten.datenstand;

function newestFirst(quelle: Quelle): Quelle["releases"] {
  return [...quelle.releases].sort((a, b) => b.stichtag.localeCompare(a.stichtag));
}

/** A day or month as it is, a year named as that of the edition. */
function standText(stichtag: string): string {
  return istNurAusgabe(stichtag) ? t.ausgabe(stichtag) : formatZeitraum(stichtag);
}

function note(zeitraum: string | null, turnusMonate: number, heute: Date, nurAusgabe = false): Node | string {
  if (zeitraum === null) return t.keineLieferung;
  if (nurAusgabe) return el("span", {class: "gedaempft"}, t.ohneStichtage);
  return istVeraltet(zeitraum, turnusMonate, heute)
    ? el("span", {class: "veraltet"}, t.veraltet)
    : el("span", {class: "gedaempft"}, t.aktuell);
}

/**
 * One row per source: newest reference date, its age at *heute*, when the next figures may be expected, licence, and whether
 * the figures are older than usual.
 */
export function QuellenTabelle(quellen: readonly Quelle[], heute: Date): HTMLElement {
  return el(
    "div",
    {class: "tabellenrahmen", tabindex: 0, role: "region", "aria-label": t.beschriftung},
    el(
      "table",
      {class: "tabelle"},
      el("caption", {}, t.beschriftung),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("th", {scope: "col"}, t.quelle),
          el("th", {scope: "col", class: "zahl"}, t.stichtag),
          el("th", {scope: "col", class: "zahl"}, t.alter),
          el("th", {scope: "col", class: "zahl"}, t.naechste),
          el("th", {scope: "col", class: "nur-breit"}, t.lizenz),
          el("th", {scope: "col"}, t.anmerkung)
        )
      ),
      el(
        "tbody",
        {},
        ...quellen.map((quelle) => {
          const stichtag = neuesterStichtag(quelle);
          const nurAusgabe = stichtag !== null && istNurAusgabe(stichtag);
          const mitAlter = stichtag !== null && !nurAusgabe;
          return el(
            "tr",
            {},
            el("th", {scope: "row"}, el("a", {href: `#quelle-${quelle.id}`}, quelle.kurztitel)),
            el("td", {class: "zahl"}, stichtag === null ? "" : standText(stichtag)),
            el("td", {class: "zahl"}, mitAlter ? formatAlter(alterOf(stichtag, heute)) : ""),
            el("td", {class: "zahl"}, mitAlter ? formatZeitraum(erwartetAb(stichtag, quelle.turnus_monate)) : ""),
            el("td", {class: "nur-breit"}, el("a", {href: quelle.lizenz_url}, quelle.lizenz)),
            el("td", {}, note(stichtag, quelle.turnus_monate, heute, nurAusgabe))
          );
        })
      )
    )
  );
}

type Indikatorstand = Pick<
  Uebersicht["indikatoren"][number],
  "id" | "titel" | "neuester_zeitraum" | "turnus_monate" | "quelle_kurz"
>;

/** Short titles of the sources that name only the year of their edition: the age of their figures is not known. */
export function ohneStichtage(quellen: readonly Pick<Quelle, "kurztitel" | "releases">[]): Set<string> {
  return new Set(
    quellen.filter((quelle) => istNurAusgabe(neuesterStichtag(quelle) ?? "")).map(({kurztitel}) => kurztitel)
  );
}

/**
 * The indicators whose figures are older than usual at *heute* as a table, and all of them in a second one to unfold. Those of
 * the sources in *ungenannt* have no age.
 */
export function Indikatorenstand(
  indikatoren: readonly Indikatorstand[],
  heute: Date,
  ungenannt: ReadonlySet<string> = new Set()
): HTMLElement {
  const alte = indikatoren.filter((i) => !ungenannt.has(i.quelle_kurz) && istAlt(i.neuester_zeitraum, i, heute));
  return el(
    "div",
    {},
    alte.length > 0 ? IndikatorenTabelle(alte, heute, t.beschriftungAlte) : el("p", {class: "lesetext"}, t.keineAlten),
    el(
      "details",
      {},
      el("summary", {}, t.alleIndikatoren(indikatoren.length)),
      IndikatorenTabelle(indikatoren, heute, t.beschriftungIndikatoren, ungenannt)
    )
  );
}

/** One row per indicator: newest date, its age at *heute*, and whether that is older than usual for it. */
export function IndikatorenTabelle(
  indikatoren: readonly Indikatorstand[],
  heute: Date,
  beschriftung: string = t.beschriftungIndikatoren,
  ungenannt: ReadonlySet<string> = new Set()
): HTMLElement {
  return el(
    "div",
    {class: "tabellenrahmen", tabindex: 0, role: "region", "aria-label": beschriftung},
    el(
      "table",
      {class: "tabelle"},
      el("caption", {}, beschriftung),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("th", {scope: "col"}, t.indikator),
          el("th", {scope: "col", class: "zahl"}, t.neuesterStand),
          el("th", {scope: "col", class: "zahl"}, t.alter),
          el("th", {scope: "col"}, t.anmerkung)
        )
      ),
      el(
        "tbody",
        {},
        ...indikatoren.map((indikator) => {
          const {id, titel, neuester_zeitraum: neuester, turnus_monate} = indikator;
          const ohneAlter = ungenannt.has(indikator.quelle_kurz);
          return el(
            "tr",
            {},
            el("th", {scope: "row"}, el("a", {href: hrefOf(`/indikatoren/${id}`)}, titel)),
            el("td", {class: "zahl"}, neuester ? formatZeitraum(neuester) : ""),
            el("td", {class: "zahl"}, neuester && !ohneAlter ? formatAlter(alterOf(neuester, heute)) : ""),
            el("td", {}, note(neuester || null, turnus_monate, heute, ohneAlter))
          );
        })
      )
    )
  );
}

/** The programs that read a source's deliveries, each with its versions: "ewr, Version 2". */
function adapterText(releases: Quelle["releases"]): string {
  const versions = new Map<string, Set<number>>();
  for (const {adapter, adapter_version} of releases)
    versions.set(adapter, (versions.get(adapter) ?? new Set()).add(adapter_version));
  return [...versions]
    .map(([name, numbers]) => t.adapter(name, [...numbers].sort((a, b) => a - b).join(", ")))
    .join("; ");
}

/** All checks that the figures passed before the site was built, in words. */
export function Pruefungen(pruefungen: Uebersicht["pruefungen"]): HTMLElement {
  return el(
    "details",
    {},
    el("summary", {}, t.pruefungen(pruefungen.length)),
    el(
      "ul",
      {class: "pruefungen"},
      ...pruefungen.map(({regel, geprueft}) =>
        el(
          "li",
          {},
          `${regel.replace(/\.$/, "")}. `,
          el("span", {class: "gedaempft klein"}, t.geprueft(formatZahl(geprueft)))
        )
      )
    )
  );
}

function entry(term: string, ...definition: (Node | string)[]): HTMLElement {
  return el("div", {}, el("dt", {}, term), el("dd", {}, ...definition));
}

/** Everything about one source: publisher, licence, age with a notice if it is older than usual, all releases, files, remarks. */
export function QuelleAbschnitt(quelle: Quelle, heute: Date): HTMLElement {
  const stichtag = neuesterStichtag(quelle);
  const mitAlter = stichtag !== null && !istNurAusgabe(stichtag);
  const alter = stichtag === null ? "" : formatAlter(alterOf(stichtag, heute));
  const standSatz =
    stichtag === null
      ? t.keineLieferung
      : mitAlter
        ? `${formatZeitraum(stichtag)} (${t.alter}: ${alter})`
        : `${standText(stichtag)}. ${t.ohneStichtage}.`;
  const releases = newestFirst(quelle);
  const dateien = releases.flatMap(({release, dateien}) => dateien.map((datei) => ({release, ...datei})));
  const remarks = releases.filter(({hinweise}) => hinweise.length > 0);
  return el(
    "section",
    {class: "quellenblatt", "aria-labelledby": `quelle-${quelle.id}`},
    el("h2", {id: `quelle-${quelle.id}`}, quelle.kurztitel),
    mitAlter && istVeraltet(stichtag, quelle.turnus_monate, heute)
      ? el("p", {class: "hinweis"}, t.veraltetSatz(alter, quelle.turnus))
      : null,
    el(
      "dl",
      {class: "angaben"},
      entry(t.titel, quelle.titel),
      entry(t.stichtag, standSatz),
      entry(t.turnus, quelle.turnus),
      ...(mitAlter
        ? [entry(t.naechste, t.naechsteSatz(formatZeitraum(erwartetAb(stichtag, quelle.turnus_monate))))]
        : []),
      entry(t.herausgeber, quelle.herausgeber),
      entry(t.datensatz, el("a", {href: quelle.datensatz_url}, t.datensatzLink)),
      entry(t.lizenz, el("a", {href: quelle.lizenz_url}, quelle.lizenz)),
      entry(t.vermerk, quelle.quellenvermerk),
      entry(t.geheimhaltung, quelle.geheimhaltung),
      entry(t.lieferungen, t.anzahlLieferungen(releases.length)),
      ...(quelle.pruefungen.regeln > 0
        ? [entry(t.bestanden, t.bestandenSatz(quelle.pruefungen.regeln, formatZahl(quelle.pruefungen.geprueft)))]
        : []),
      ...(quelle.hinweise.length > 0
        ? [entry(t.hinweise, el("ul", {}, ...quelle.hinweise.map((hinweis) => el("li", {}, hinweis))))]
        : [])
    ),
    releases.length > 0
      ? el(
          "details",
          {},
          el("summary", {}, `${t.lieferungen} (${releases.length})`),
          el(
            "div",
            {class: "tabellenrahmen", tabindex: 0, role: "region", "aria-label": t.lieferungenVon(quelle.kurztitel)},
            el(
              "table",
              {class: "tabelle"},
              el("caption", {class: "nur-vorlesen"}, t.lieferungenVon(quelle.kurztitel)),
              el(
                "thead",
                {},
                el(
                  "tr",
                  {},
                  el("th", {scope: "col"}, t.tag),
                  el("th", {scope: "col"}, t.lieferung),
                  el("th", {scope: "col"}, t.lor),
                  el("th", {scope: "col", class: "zahl"}, t.zeilen)
                )
              ),
              el(
                "tbody",
                {},
                ...releases.map((release) =>
                  el(
                    "tr",
                    {},
                    el("td", {class: "zahl-links"}, formatZeitraum(release.stichtag)),
                    el("th", {scope: "row"}, release.titel),
                    el("td", {class: "gedaempft"}, formatLorStand(release.lor_stand)),
                    el("td", {class: "zahl"}, formatZahl(release.zeilen))
                  )
                )
              )
            )
          )
        )
      : null,
    remarks.length > 0
      ? el(
          "details",
          {},
          el("summary", {}, `${t.hinweiseLieferung} (${remarks.length})`),
          el(
            "dl",
            {class: "angaben"},
            ...remarks.map(({titel, hinweise}) =>
              entry(titel, el("ul", {}, ...hinweise.map((hinweis) => el("li", {}, hinweis))))
            )
          )
        )
      : null,
    releases.length > 0
      ? el(
          "details",
          {"data-druck": "zu"},
          el("summary", {}, t.technisch),
          el("dl", {class: "angaben"}, entry(t.einlesen, adapterText(releases))),
          dateien.length > 0 ? el("p", {class: "klein"}, `${t.dateien} (${dateien.length})`) : null,
          el(
            "dl",
            {class: "dateien"},
            ...dateien.map(({name, sha256}) => el("div", {}, el("dt", {}, name), el("dd", {}, el("code", {}, sha256))))
          )
        )
      : null
  );
}
