import type {Leistungsstand} from "../../../loaders/marts/leistungenShapes.js";
import {dateiMitMarke} from "../leistungen/Beispiel.js";

/** Where the site has the centres and their offers for other programs; the mark stands before the name of invented ones. */
export const hsdsAdresse = (stand: Pick<Leistungsstand, "beispiel">): string =>
  `/daten/zentren/${dateiMitMarke("zentren-hsds.json", stand)}`;
