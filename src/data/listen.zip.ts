import {listen, Uebersicht} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson, zipTexts} from "../../loaders/marts/site.js";
import {uebersicht} from "../../loaders/marts/uebersicht.js";

const {werte, catalogue, releases, pruefungen} = await readSiteInput();
const alles = Uebersicht.parse(uebersicht(werte, catalogue, releases, pruefungen));
process.stdout.write(
  zipTexts(Object.entries(listen).map(([name, shape]) => [`${name}.json`, toJson(shape, alles)] as const))
);
