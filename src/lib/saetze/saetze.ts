export {
  differenzText,
  gedeckt,
  getrageneRichtung,
  lageSaetze,
  richtungWort,
  richtungZeichen,
  urteilWort,
  veraenderungSatz,
  vergleichSatz,
  verlaufOf,
  wertSatz,
  wertText
} from "./lagesaetze.js";
export {lueckeSatz, versorgungOf} from "./versorgung.js";
export type {Versorgung} from "./versorgung.js";
export {leistungSatz, sollIstSatz} from "./leistung.js";
export type {Leistungskennzahl, SollIst} from "./leistung.js";
export {fortschreibungSatz, zielSatz, zielStand} from "./ziel.js";
export type {Ziel, Zielstand} from "./ziel.js";
