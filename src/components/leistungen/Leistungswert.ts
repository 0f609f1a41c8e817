import type {Messgroesse} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {zustandOf} from "../../lib/zustaende.js";
import {element, type Kind} from "../dom.js";
import {Schutzzeichen} from "./Schutz.js";

/** A figure made from records, or the state it has instead. */
export interface Leistungszahl {
  wert: number | null;
  status: string;
  /** What other centres reported, where one that matters has not. */
  teilwert?: number | null;
}

const {zustand} = texteLeistungen;

/** What the state of a figure made from records means: "kein Angebot" is not the 0 of a source, and not "nicht gemeldet". */
export function zustandswort(status: string): string {
  return Object.hasOwn(zustand, status) ? zustand[status as keyof typeof zustand] : zustandOf(status).name;
}

/** The figure as text: a number, or the words of its state. */
function leistungstext({wert, status}: Leistungszahl, messgroesse: Messgroesse): string {
  if (wert === null || status === "null_wert" || status === "geschuetzt") return zustandswort(status);
  return formatZahl(wert, texteLeistungen.messgroesse[messgroesse].nachkommastellen);
}

/** The figure as a cell shows it: a state in muted words, with what the other centres reported below it; withheld, the sign. */
export function Leistungswert(document: Document, zahl: Leistungszahl, messgroesse: Messgroesse): Kind {
  if (zahl.status === "geschuetzt") return Schutzzeichen(document);
  const text = leistungstext(zahl, messgroesse);
  if (zahl.wert !== null && zahl.status !== "null_wert") return text;
  const teil = zahl.status === "nicht_gemeldet" && zahl.teilwert ? zahl.teilwert : null;
  return [
    element(document, "span", {class: `leistungszustand zustand-${zahl.status}`}, text),
    teil !== null &&
      element(
        document,
        "span",
        {class: "urteil"},
        texteLeistungen.mindestens(formatZahl(teil, texteLeistungen.messgroesse[messgroesse].nachkommastellen))
      )
  ];
}
