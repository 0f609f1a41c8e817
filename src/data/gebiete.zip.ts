import {readGeometry} from "../../loaders/marts/geometrie.js";
import {profile} from "../../loaders/marts/profil.js";
import {GebietProfil} from "../../loaders/marts/shapes.js";
import {readSiteInput, toArchive} from "../../loaders/marts/site.js";

process.stdout.write(toArchive(GebietProfil, profile(await readSiteInput(), readGeometry("2021"))));
