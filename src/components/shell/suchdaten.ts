import {FileAttachment} from "observablehq:stdlib";
import type {Suche} from "../../../loaders/marts/shapes.js";

/**
 * The entries of the search. Loaded from here and not from a page, because only a module's address of a file holds under every
 * address at which the 404 page appears.
 */
export function ladeSuche(): Promise<Suche> {
  return FileAttachment("/data/suche.json").json<Suche>();
}
