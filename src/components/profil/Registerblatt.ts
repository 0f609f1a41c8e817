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

/** A source with its role and the years it delivers: "2001 bis 2020, 2025", in runs of consecutive years. */
export function jahreText(jahre: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const jahr of jahre) {
    const last = runs.at(-1);
    if (last && jahr === last[1] + 1) last[1] = jahr;
    else runs.push([jahr, jahr]);
  }
  return runs.map(([von, bis]) => (von === bis ? String(von) : texte.vonBis(von, bis))).join(", ");
}

/** Every field of the register's entry, as a list of terms; lists that are empty in the register are left out. */
export function Registerblatt(seite: IndikatorSeite, document = globalThis.document): HTMLElement {
  const {indikator, quellen} = seite;
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
      seite.auf_karte && texte.klassifikation(indikator.klassifikation.verfahren, indikator.klassifikation.anzahl)
    ],
    [texte.felder.hinweise, liste(indikator.hinweise)],
    [texte.felder.brueche, liste(indikator.brueche.map((b) => texte.bruch(formatZeitraum(b.ab), b.grund)))],
    ...quellen.flatMap((quelle): [string, Kind][] => [
      [
        quellen.length > 1 ? texte.quellenrolle[quelle.rolle] : texte.felder.quelle,
        [
          `${quelle.herausgeber}: ${quelle.titel}. `,
          quellen.length > 1 && quelle.jahre.length > 0 && `${texte.werteFuer(jahreText(quelle.jahre))} `,
          link(quelle.datensatz_url, texte.datensatz)
        ]
      ],
      [
        quellen.length > 1 ? texte.lizenzVon(quelle.kurztitel) : texte.felder.lizenz,
        link(quelle.lizenz_url, quelle.lizenz)
      ]
    ]),
    [texte.felder.stichtag, indikator.stichtag],
    [texte.felder.veroeffentlichung, indikator.veroeffentlichung],
    [texte.felder.lor_staende, indikator.lor_staende.map((s) => formatLorStand(s)).join(", ")],
    [texte.felder.ebenen, indikator.ebenen.map((e) => texteProfil.ebenen[e].plural).join(", ")],
    [texte.felder.vergleich, indikator.ebenen_vergleichbar ? texte.vergleichbar : texte.nichtVergleichbar],
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
