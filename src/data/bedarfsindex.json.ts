import {bedarfsindexData, readIndex} from "../../loaders/marts/bedarfsindex.js";
import {BedarfsindexData} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson} from "../../loaders/marts/site.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";

const warehouse = await openWarehouse();
const {werte, catalogue} = await readSiteInput(warehouse);
process.stdout.write(
  toJson(BedarfsindexData, bedarfsindexData(werte, catalogue, await readIndex(warehouse, catalogue)))
);
