import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {hrefOf, versionOf} from "../shell/dom.js";

/** All areas and years of the indicator *id* from this site's own files. Rejects if they cannot be had. */
export async function ladeAlleDaten(id: string): Promise<Ausfuhr> {
  const {ladeAlle} = await import("../../lib/ausfuhr/alle.js");
  return ladeAlle(id, {adresse: hrefOf("/"), fetch: (adresse) => fetch(adresse), version: versionOf()});
}
