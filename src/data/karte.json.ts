import {karteData} from "../../loaders/marts/karte.js";
import {KarteData} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson} from "../../loaders/marts/site.js";

const {werte, catalogue} = await readSiteInput();
process.stdout.write(toJson(KarteData, karteData(werte, catalogue)));
