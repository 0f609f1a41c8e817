import type {IndexDatei} from "../../../loaders/marts/offenShapes.js";

/** The directory of the open data at *adresse*; null if it cannot be had, as in the preview of a page. */
export async function ladeVerzeichnis(
  adresse: string,
  fetch: (adresse: string) => Promise<Pick<Response, "ok" | "json">>
): Promise<IndexDatei | null> {
  try {
    const antwort = await fetch(adresse);
    return antwort.ok ? ((await antwort.json()) as IndexDatei) : null;
  } catch {
    return null;
  }
}
