import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {istZahl} from "../schutz.js";

/** What a centre recorded in one year. */
export type Zentrumsjahr = ZentrumSeite["jahre"][number];

/** What the records count for a whole centre and year, in the order of the tables. */
export const groessen = [
  "angebote",
  "termine",
  "stunden",
  "teilnahmen",
  "beratungen",
  "ehrenamtliche",
  "ehrenamt_stunden"
] as const;
export type Groesse = (typeof groessen)[number];

/** How much of a year is reported: all months the centre was open, some, or none. */
export type Meldung = "alle" | "teils" | "keine";

/** How much of the year is reported. */
export function meldungOf({monate}: Pick<Zentrumsjahr, "monate">): Meldung {
  const gemeldet = monate.filter((m) => m.gemeldet).length;
  return gemeldet === 0 ? "keine" : gemeldet === monate.length ? "alle" : "teils";
}

/** Offers that lack the figure, as a whole or in part, so that the sum is without that. */
export function ohneAngabe(jahr: Zentrumsjahr, groesse: Groesse): number {
  return groesse === "termine" || groesse === "stunden" || groesse === "teilnahmen" ? jahr.ohne_angabe[groesse] : 0;
}

/** Whether the sum is without some offers or rows, though their months are reported. */
export function istLueckenhaft(jahr: Zentrumsjahr, groesse: Groesse): boolean {
  return ohneAngabe(jahr, groesse) > 0 || (groesse === "ehrenamt_stunden" && jahr.ehrenamt_lueckenhaft);
}

/**
 * How much more was recorded than in the year before; null unless both years are reported as a whole and equally long, no part
 * is missing in either and both numbers are published.
 */
export function veraenderungOf(jahr: Zentrumsjahr, vorjahr: Zentrumsjahr | undefined, groesse: Groesse): number | null {
  if (!vorjahr || meldungOf(jahr) !== "alle" || meldungOf(vorjahr) !== "alle") return null;
  if (jahr.monate.length !== vorjahr.monate.length) return null;
  if (istLueckenhaft(jahr, groesse) || istLueckenhaft(vorjahr, groesse)) return null;
  const [jetzt, vorher] = [jahr[groesse], vorjahr[groesse]];
  return istZahl(jetzt) && istZahl(vorher) ? jetzt - vorher : null;
}
