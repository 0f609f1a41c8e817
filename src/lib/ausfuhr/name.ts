import {texteAusfuhr} from "../texte/ausfuhr.js";
import type {Ausfuhrname} from "./modell.js";

const umlaute: Record<string, string> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss", Ä: "Ae", Ö: "Oe", Ü: "Ue"};

/** *teil* in letters that every file system takes: umlauts written out, anything else that is no letter, digit or dot a hyphen. */
const sicher = (teil: string): string =>
  teil
    .replace(/[äöüßÄÖÜ]/g, (zeichen) => umlaute[zeichen]!)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9_.]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");

/**
 * The name of a saved file, mh_{was}_{wo}_{wann}_{ansicht}_v{version}.{endung}, in ASCII; empty parts are left out. Begins with
 * "beispieldaten_" if one of *vermerke* begins with that mark; that of the internal edition is added by speichere().
 */
export function dateinameOf(
  {was, wo, wann, ansicht}: Ausfuhrname,
  version: string,
  endung: string,
  vermerke: readonly string[] = []
): string {
  const {beispiel} = texteAusfuhr;
  const teile = [was, wo, wann, ansicht].map(sicher).filter((teil) => teil !== "");
  const stand = sicher(version);
  const marke = vermerke.some((vermerk) => vermerk.startsWith(beispiel.marke)) ? `${beispiel.dateiname}_` : "";
  return `${marke}${["mh", ...teile, ...(stand ? [`v${stand}`] : [])].join("_")}.${endung}`;
}
