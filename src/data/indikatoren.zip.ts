import {indikatorSeiten} from "../../loaders/marts/indikator.js";
import {IndikatorSeite} from "../../loaders/marts/shapes.js";
import {readSiteInput, toArchive} from "../../loaders/marts/site.js";

const {werte, catalogue, releases} = await readSiteInput();
process.stdout.write(toArchive(IndikatorSeite, indikatorSeiten(werte, catalogue, releases)));
