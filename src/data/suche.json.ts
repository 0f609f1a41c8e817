import {Suche} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson} from "../../loaders/marts/site.js";
import {sucheData} from "../../loaders/marts/uebersicht.js";

const {werte, catalogue, einrichtungen} = await readSiteInput();
process.stdout.write(toJson(Suche, sucheData(werte, catalogue, einrichtungen)));
