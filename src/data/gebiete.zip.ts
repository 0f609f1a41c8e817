import {readGeometry} from "../../loaders/marts/geometrie.js";
import {profile, readProfileInput} from "../../loaders/marts/profil.js";
import {GebietProfil} from "../../loaders/marts/shapes.js";
import {toArchive} from "../../loaders/marts/site.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";

process.stdout.write(
  toArchive(GebietProfil, profile(await readProfileInput(await openWarehouse()), readGeometry("2021")))
);
