import {karteIndikatoren} from "../../loaders/marts/karte.js";
import {KarteIndikator} from "../../loaders/marts/shapes.js";
import {readSiteInput, toArchive} from "../../loaders/marts/site.js";

const {werte, catalogue} = await readSiteInput();
process.stdout.write(toArchive(KarteIndikator, karteIndikatoren(werte, catalogue)));
