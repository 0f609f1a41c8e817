import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {hrefOf} from "../shell/dom.js";

/**
 * Everything published of one centre, from this site's own files. *erneut* asks past the browser's cache. Rejects if the file
 * cannot be had.
 */
export async function ladeZentrum(zentrum: string, erneut = false): Promise<ZentrumSeite> {
  const antwort = await fetch(hrefOf(`/data/listen/zentrum-${encodeURIComponent(zentrum)}.json`), {
    cache: erneut ? "reload" : "default"
  });
  if (!antwort.ok) throw new Error(`zentrum: ${antwort.status} for ${zentrum}`);
  return (await antwort.json()) as ZentrumSeite;
}
