import {bedarfsindexData, readIndex} from "../../loaders/marts/bedarfsindex.js";
import {methodikData, readMethodik} from "../../loaders/marts/methodik.js";
import {BedarfsindexData, listen, MethodikData, Uebersicht} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson, zipTexts} from "../../loaders/marts/site.js";
import {uebersicht} from "../../loaders/marts/uebersicht.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";

const warehouse = await openWarehouse();
const {werte, catalogue, releases, pruefungen} = await readSiteInput(warehouse);
const alles = Uebersicht.parse(uebersicht(werte, catalogue, releases, pruefungen));
const index = await readIndex(warehouse, catalogue);
process.stdout.write(
  zipTexts([
    ...Object.entries(listen).map(([name, shape]) => [`${name}.json`, toJson(shape, alles)] as const),
    ["bedarfsindex.json", toJson(BedarfsindexData, bedarfsindexData(werte, catalogue, index))],
    ["methodik.json", toJson(MethodikData, methodikData(werte, catalogue, index, await readMethodik(warehouse)))]
  ])
);
