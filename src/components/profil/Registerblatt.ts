import type {IndikatorSeite} from "../../../loaders/marts/shapes.js";
import {formatLorStand, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element, type Kind} from "../dom.js";

const texte = texteProfil.indikator;

/** What a high value means; for classes, which class is the end of the scale. */
export function polaritaetSatz({
  polaritaet,
  klassen
}: Pick<IndikatorSeite["indikator"], "polaritaet" | "klassen">): string {
  const last = klassen?.at(-1);
  return last ? texte.polaritaetKlassen[polaritaet](last.name) : texte.polaritaet[polaritaet];
}

/** Every field of the register's entry, as a list of terms; lists that are empty in the register are left out. */
export function Registerblatt(seite: IndikatorSeite, document = globalThis.document): HTMLElement {
  const {indikator, quelle} = seite;
  const link = (adresse: string, text: string) => element(document, "a", {href: adresse, rel: "external"}, text);
  const liste = (zeilen: readonly string[]): Kind =>
    zeilen.length > 0 &&
    element(
      document,
      "ul",
      {},
      zeilen.map((zeile) => element(document, "li", {}, zeile))
    );
  const felder: [string, Kind][] = [
    [texte.felder.definition, indikator.definition],
    [texte.felder.zaehler, indikator.zaehler],
    [texte.felder.nenner, indikator.nenner],
    [texte.felder.altersgruppe, indikator.altersgruppe],
    [texte.felder.einheit, indikator.einheit],
    [texte.felder.polaritaet, polaritaetSatz(indikator)],
    [texte.felder.problemfeld, seite.problemfeld],
    [texte.felder.unsicherheit, indikator.ki_hinweis],
    [texte.felder.geheimhaltung, indikator.geheimhaltung],
    [
      texte.felder.klassen,
      liste((indikator.klassen ?? []).map((k) => (k.kurz === k.name ? k.name : `${k.kurz}: ${k.name}`)))
    ],
    [
      texte.felder.klassifikation,
      texte.klassifikation(indikator.klassifikation.verfahren, indikator.klassifikation.anzahl)
    ],
    [texte.felder.hinweise, liste(indikator.hinweise)],
    [texte.felder.brueche, liste(indikator.brueche.map((b) => texte.bruch(formatZeitraum(b.ab), b.grund)))],
    [texte.felder.quelle, [`${quelle.herausgeber}: ${quelle.titel}. `, link(quelle.datensatz_url, texte.datensatz)]],
    [texte.felder.lizenz, link(quelle.lizenz_url, quelle.lizenz)],
    [texte.felder.stichtag, indikator.stichtag],
    [texte.felder.veroeffentlichung, indikator.veroeffentlichung],
    [texte.felder.lor_staende, indikator.lor_staende.map((s) => formatLorStand(s)).join(", ")],
    [texte.felder.ebenen, indikator.ebenen.map((e) => texteProfil.ebenen[e].plural).join(", ")],
    [texte.felder.kontakt, indikator.kontakt]
  ];
  return element(
    document,
    "dl",
    {class: "angaben registerblatt"},
    felder.map(
      ([name, inhalt]) =>
        inhalt !== false &&
        element(document, "div", {}, element(document, "dt", {}, name), element(document, "dd", {}, inhalt))
    )
  );
}
