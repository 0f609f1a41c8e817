import {queryRows} from "../../loaders/marts/query.js";
import {Suche} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson} from "../../loaders/marts/site.js";
import {
  SuchangebotRow,
  suchangeboteSql,
  sucheData,
  SuchzentrumRow,
  suchzentrenSql
} from "../../loaders/marts/uebersicht.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";

const warehouse = await openWarehouse();
const {werte, catalogue, einrichtungen} = await readSiteInput(warehouse);
const zentren = await queryRows(warehouse, SuchzentrumRow, suchzentrenSql);
const angebote = await queryRows(warehouse, SuchangebotRow, suchangeboteSql);
process.stdout.write(toJson(Suche, sucheData(werte, catalogue, einrichtungen, zentren, angebote)));
