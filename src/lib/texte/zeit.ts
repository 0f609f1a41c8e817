import {formatZeitraum} from "../format.js";

const form = (zeitraum: string): "spanne" | "jahr" | "monat" | "tag" =>
  zeitraum.includes("/") ? "spanne" : zeitraum.length === 4 ? "jahr" : zeitraum.length === 7 ? "monat" : "tag";

/** When something was: "am 31.12.2020", "im Juli 2026", "im Jahr 2022", "für 2018 bis 2020" (a change or a mean). */
export function zum(zeitraum: string): string {
  const wort = {spanne: "für", jahr: "im Jahr", monat: "im", tag: "am"}[form(zeitraum)];
  return `${wort} ${formatZeitraum(zeitraum)}`;
}

/** Of when figures are: "vom 31.12.2020", "vom Juli 2026", "aus dem Jahr 2022", "für 2018 bis 2020". */
export function vom(zeitraum: string): string {
  const wort = {spanne: "für", jahr: "aus dem Jahr", monat: "vom", tag: "vom"}[form(zeitraum)];
  return `${wort} ${formatZeitraum(zeitraum)}`;
}
