import type {KarteIndikator} from "../../../loaders/marts/shapes.js";
import {hrefOf} from "../shell/dom.js";

/**
 * All values of one indicator of the map, from this site's own files. *erneut* asks past the browser's cache. Rejects if the
 * file cannot be had.
 */
export async function ladeIndikator(id: string, erneut = false): Promise<KarteIndikator> {
  const antwort = await fetch(hrefOf(`/data/karte/${encodeURIComponent(id)}.json`), {
    cache: erneut ? "reload" : "default"
  });
  if (!antwort.ok) throw new Error(`karte: ${antwort.status} for ${id}`);
  return (await antwort.json()) as KarteIndikator;
}
