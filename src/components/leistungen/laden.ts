import type {LueckenGruppe} from "../../../loaders/marts/leistungenShapes.js";
import {hrefOf} from "../shell/dom.js";

/**
 * Everything recorded for one group, from this site's own files. *erneut* asks past the browser's cache. Rejects if the file
 * cannot be had.
 */
export async function ladeLuecken(zielgruppe: string, erneut = false): Promise<LueckenGruppe> {
  const antwort = await fetch(hrefOf(`/data/listen/luecken-${encodeURIComponent(zielgruppe)}.json`), {
    cache: erneut ? "reload" : "default"
  });
  if (!antwort.ok) throw new Error(`luecken: ${antwort.status} for ${zielgruppe}`);
  return (await antwort.json()) as LueckenGruppe;
}
