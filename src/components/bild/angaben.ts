import type {Angaben, Zeichenerklaerung} from "../../lib/ausfuhr/modell.js";
import {istIntern} from "../../lib/edition.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {shell} from "../../lib/texte/shell.js";
import {wenigeFaelle, zustaende} from "../../lib/zustaende.js";

/** What a view knows of itself; version, address and marks are the page's. */
export type EigeneAngaben = Pick<Angaben, "titel" | "untertitel" | "name" | "quellen" | "datenstand"> &
  Partial<Pick<Angaben, "zeichen" | "hinweise">>;

/**
 * What a reader takes along of a view of this page: *eigene* with the page's version and address (with *anker*, that of a part of
 * it), the mark of the internal edition, and that of invented records if title or subtitle bears it.
 */
export function angabenOf(eigene: EigeneAngaben, document: Document, anker = ""): Angaben {
  const {titel, untertitel} = eigene;
  const {marke} = texteLeistungen.beispiel;
  const adresse = document.defaultView?.location.href.replace(/#.*$/, "") ?? "";
  return {
    zeichen: [],
    hinweise: [],
    ...eigene,
    quellen: [...new Set(eigene.quellen)],
    version: document.querySelector<HTMLElement>("[data-version]")?.dataset["version"] ?? "",
    adresse: anker === "" ? adresse : `${adresse}#${anker}`,
    vermerke: [
      ...(istIntern(document) ? [shell.edition.vermerk] : []),
      ...([titel, untertitel].some((text) => text.includes(marke)) ? [marke] : [])
    ]
  };
}

/** The signs among *texte* that stand for a number or around one, in the order legends name them. */
export function zeichenIn(texte: readonly string[]): Zeichenerklaerung[] {
  const gezeigt = new Set(texte.map((text) => text.trim()));
  return [
    ...Object.values(zustaende).flatMap(({zeichen, name}) =>
      gezeigt.has(zeichen) ? [{zeichen, bedeutung: name}] : []
    ),
    ...([...gezeigt].some((text) => /^\([\d−-]/.test(text))
      ? [{zeichen: wenigeFaelle.zeichen, bedeutung: wenigeFaelle.name}]
      : [])
  ];
}
