import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";
import {Gebietslinks} from "./ZentrenListe.js";

const texte = texteZentren.reichweite;

/** Where the centre says it works, and how many people could walk to it, by group and time. */
export function Reichweite(
  {
    kopf,
    einsatzgebiet,
    reichweite,
    reichweite_vermerke
  }: Pick<ZentrumSeite, "kopf" | "einsatzgebiet" | "reichweite" | "reichweite_vermerke">,
  href: (adresse: string) => string,
  document = globalThis.document
): HTMLElement {
  const minuten = [...new Set(reichweite.map((r) => r.minuten))].sort((a, b) => a - b);
  const gruppen = [...new Map(reichweite.map((r) => [r.zielgruppe, r]))];
  const tabelle = Datentabelle({
    beschriftung: texte.beschriftung,
    beschriftungSichtbar: true,
    spalten: [
      {titel: texte.spalten.gruppe},
      ...minuten.map((m) => ({titel: texte.spalten.minuten(m), zahl: true})),
      {titel: texte.spalten.stand}
    ],
    zeilen: gruppen.map(([id, {titel, stand}]) => [
      {inhalt: titel},
      ...minuten.map((m) => {
        const zelle = reichweite.find((r) => r.zielgruppe === id && r.minuten === m);
        return {inhalt: zelle ? formatZahl(zelle.personen) : texteZentren.blick.ohneVeraenderung};
      }),
      {inhalt: formatZeitraum(stand)}
    ]),
    document
  });
  tabelle.classList.add("zentrum-reichweite");
  return element(
    document,
    "div",
    {},
    element(
      document,
      "p",
      {class: "lesetext"},
      einsatzgebiet.length === 0
        ? texte.keinEinsatz
        : [`${texte.einsatz} `, Gebietslinks(document, einsatzgebiet, href), "."]
    ),
    reichweite.length === 0
      ? element(document, "p", {class: "lesetext gedaempft"}, kopf.lage === null ? texte.keinOrt : texte.keine)
      : [
          tabelle,
          element(document, "p", {class: "lesetext klein gedaempft"}, texte.erklaerung),
          reichweite_vermerke.map((vermerk) => element(document, "p", {class: "quelle"}, vermerk))
        ]
  );
}
