import type {IndikatorSeite} from "../../../loaders/marts/shapes.js";
import {formatLorStand, formatWert, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";
import {Pfad} from "./Profilkopf.js";
import {polaritaetSatz} from "./Registerblatt.js";
import {Alterhinweis, Stand} from "./Stand.js";
import {urteilSatz} from "./saetze.js";
import {Intervallanzeige, Urteilzeile, Wertanzeige} from "./Wertanzeige.js";

const texte = texteProfil.indikator;

/** Definition, meaning, the newest values of Bezirk and Berlin with interval and verdict, what an interval is, and the way to the map. */
export function Indikatorkopf(seite: IndikatorSeite, document = globalThis.document, heute = new Date()): HTMLElement {
  const {indikator, kopf} = seite;
  const nebeneinander = kopf.ebenen_vergleichbar ? (["bezirk", "berlin"] as const) : (["bezirk"] as const);
  const werte = nebeneinander.flatMap((name) => {
    const ebene = seite.ebenen.find((e) => e.ebene === name);
    const zeile = ebene?.zeilen[0];
    if (!ebene || !zeile) return [];
    const {wert, urteile} = zeile;
    return [{name: texteProfil[name], wert, urteile, zeitraum: ebene.zeitraum, indikator: kopf}];
  });
  const berlin = werte.find((d) => d.name === texteProfil.berlin)?.wert ?? null;
  return element(
    document,
    "div",
    {class: "indikatorkopf"},
    Pfad([{titel: texte.alle, adresse: "./"}], indikator.kurztitel, document),
    element(document, "p", {class: "vorspann lesetext"}, indikator.definition),
    element(document, "p", {class: "lesetext"}, polaritaetSatz(indikator)),
    werte.length > 0 &&
      element(
        document,
        "dl",
        {class: "eckdaten"},
        werte.map((d) =>
          element(
            document,
            "div",
            {},
            element(document, "dt", {}, d.name),
            element(
              document,
              "dd",
              {class: "grosszahl"},
              Wertanzeige(d.wert, kopf, document),
              element(document, "span", {class: "stichtag"}, Stand(d, heute, document)),
              Intervallanzeige(d.wert, kopf, document),
              berlin && Urteilzeile(urteilSatz({urteile: d.urteile, rest_bezirk: null, berlin}, kopf), document)
            )
          )
        )
      ),
    Alterhinweis(
      seite.ebenen.map((e) => ({zeitraum: e.zeitraum, indikator: kopf})),
      heute,
      document
    ),
    !kopf.ebenen_vergleichbar && element(document, "p", {class: "lesetext"}, texte.nichtVergleichbar),
    seite.ebenen.some((e) => e.zeilen.some((z) => z.wert.ki)) &&
      element(document, "p", {class: "lesetext"}, texteProfil.unsicherheit.erklaerung),
    seite.auf_karte
      ? element(
          document,
          "p",
          {class: "nicht-drucken"},
          element(document, "a", {href: `../karte?indikator=${indikator.id}`, class: "knopf"}, texte.karte)
        )
      : element(document, "p", {class: "nicht-drucken gedaempft"}, texte.ohneKarte)
  );
}

/** The deliveries that the indicator's values come from, newest first, with their source where there are several. */
export function Lieferungen(seite: IndikatorSeite, document = globalThis.document): HTMLElement {
  const {spalten, tabelle} = texte.releases;
  const mehrere = new Set(seite.releases.map((r) => r.quelle_kurz)).size > 1;
  const rahmen = Datentabelle({
    beschriftung: tabelle,
    spalten: [
      {titel: spalten.release},
      ...(mehrere ? [{titel: spalten.quelle}] : []),
      {titel: spalten.stichtag},
      {titel: spalten.lor},
      {titel: spalten.zeilen, zahl: true}
    ],
    zeilen: seite.releases
      .toSorted((a, b) => b.stichtag.localeCompare(a.stichtag) || a.release.localeCompare(b.release))
      .map((r) => [
        {inhalt: r.titel},
        ...(mehrere ? [{inhalt: r.quelle_kurz}] : []),
        {inhalt: formatZeitraum(r.stichtag)},
        {inhalt: formatLorStand(r.lor_stand)},
        {inhalt: formatWert({wert: r.zeilen, status: "wert"}, {einheit_kurz: "", nachkommastellen: 0, klassen: null})}
      ]),
    document
  });
  rahmen.classList.add("lieferungen");
  return rahmen;
}
