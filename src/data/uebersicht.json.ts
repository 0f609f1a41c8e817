import {Uebersicht} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson} from "../../loaders/marts/site.js";
import {uebersicht} from "../../loaders/marts/uebersicht.js";

const {werte, catalogue, releases} = await readSiteInput();
process.stdout.write(toJson(Uebersicht, uebersicht(werte, catalogue, releases)));
