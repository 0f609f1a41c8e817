import {readGeometry} from "../../loaders/marts/geometrie.js";
import {profile} from "../../loaders/marts/profil.js";
import {GebietProfil} from "../../loaders/marts/shapes.js";
import {readSiteInput, toArchive} from "../../loaders/marts/site.js";

const {werte, catalogue} = await readSiteInput();
process.stdout.write(toArchive(GebietProfil, profile(werte, catalogue, readGeometry("2021"))));
