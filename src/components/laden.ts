import type {LueckenGruppe, ZentrumSeite} from "../../loaders/marts/leistungenShapes.js";
import type {KarteIndikator} from "../../loaders/marts/shapes.js";
import {hrefOf} from "./shell/dom.js";

/** One of this site's own files, by its address. *erneut* asks past the browser's cache. Rejects if the file cannot be had. */
export async function ladeJson<T>(adresse: string, erneut = false): Promise<T> {
  const antwort = await fetch(hrefOf(adresse), {cache: erneut ? "reload" : "default"});
  if (!antwort.ok) throw new Error(`${antwort.status} for ${adresse}`);
  return (await antwort.json()) as T;
}

/** All values of one indicator of the map, as `ladeJson`. */
export const ladeIndikator = (id: string, erneut?: boolean): Promise<KarteIndikator> =>
  ladeJson(`/data/karte/${encodeURIComponent(id)}.json`, erneut);

/** Everything recorded for one group, as `ladeJson`. */
export const ladeLuecken = (zielgruppe: string, erneut?: boolean): Promise<LueckenGruppe> =>
  ladeJson(`/data/listen/luecken-${encodeURIComponent(zielgruppe)}.json`, erneut);

/** Everything published of one centre, as `ladeJson`. */
export const ladeZentrum = (zentrum: string, erneut?: boolean): Promise<ZentrumSeite> =>
  ladeJson(`/data/listen/zentrum-${encodeURIComponent(zentrum)}.json`, erneut);
