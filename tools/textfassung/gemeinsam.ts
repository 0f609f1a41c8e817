import type {Wert} from "../../loaders/marts/shapes.js";
import {zustandsname} from "../../src/components/profil/Wertanzeige.js";
import {compareNamen, formatIntervall, formatMitEinheit, type EinheitLike} from "../../src/lib/format.js";
import {texteProfil} from "../../src/lib/texte/profil.js";
import {wenigeFaelle, zustandOf} from "../../src/lib/zustaende.js";
import {links, type Textblock} from "./bloecke.js";

/** Figures without a unit. */
export const ohneEinheit: EinheitLike = {einheit_kurz: "", nachkommastellen: 0, klassen: null};

/** The interval of a value as every view shows it; "" where there is none. */
export const intervall = ({wert, ki}: Pick<Wert, "wert" | "ki">, indikator: EinheitLike): string =>
  wert === null || !ki ? "" : formatIntervall(ki, indikator);

/** The signs among values with their meaning; "" if every value is a number with enough cases. */
export function zeichenzeile(werte: readonly (readonly [Wert | null, EinheitLike])[]): string {
  const teile = new Set(
    werte.flatMap(([wert, indikator]) =>
      wert?.wert === null ? [`${zustandOf(wert.status).zeichen} ${zustandsname(wert, indikator)}`] : []
    )
  );
  const {zeichen, name, erklaerung} = wenigeFaelle;
  if (werte.some(([wert]) => wert?.ki?.wenige)) teile.add(`${zeichen} ${name}: ${erklaerung}`);
  return teile.size === 0 ? "" : `${texteProfil.zeichenLegende}: ${[...teile].join(", ")}.`.replace(/\.\.$/, ".");
}

/** The lines that the licences demand, each once, as one; "" without any. */
export const quellen = (vermerke: readonly string[]): string =>
  vermerke.length === 0 ? "" : texteProfil.chart.quellenzeile([...new Set(vermerke)]);

/** Links to profiles, in German order. */
export const gebietslinks = (gebiete: readonly {gebiet_id: string; name: string}[]): Textblock[] =>
  links(
    gebiete
      .toSorted((a, b) => compareNamen(a.name, b.name))
      .map(({gebiet_id, name}) => ({titel: name, adresse: `/gebiete/${gebiet_id}`}))
  );

export const prozent = (wert: number): string => formatMitEinheit(wert, "%", 1);

/** A figure as *format* writes it, or the sign of a missing one. */
export const oderZeichen = (wert: number | null, format: (wert: number) => string): string =>
  wert === null ? zustandOf("fehlt").zeichen : format(wert);

/** *text* with one full stop at its end; "" stays empty. */
export const satz = (text: string): string => (text === "" || /[.:?…]$/.test(text) ? text : `${text}.`);

/** A sign with its name and meaning. */
export function zeichenSatz(status: string): string {
  const {zeichen, name, erklaerung} = zustandOf(status);
  return `${zeichen} ${name}: ${erklaerung}`;
}
