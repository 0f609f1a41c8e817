import {readIndex} from "../../loaders/marts/bedarfsindex.js";
import {methodikData, readMethodik} from "../../loaders/marts/methodik.js";
import {MethodikData} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson} from "../../loaders/marts/site.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";

const warehouse = await openWarehouse();
const {werte, catalogue} = await readSiteInput(warehouse);
const stand = await readIndex(warehouse, catalogue);
process.stdout.write(toJson(MethodikData, methodikData(werte, catalogue, stand, await readMethodik(warehouse))));
