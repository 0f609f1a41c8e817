import type {Dokument} from "./modell.js";

/**
 * *dokument* as a DOCX file (A4, German): the same texts in the same order as Blatt shows them, equal bytes for equal documents.
 * Characters that no XML may hold become U+FFFD. The writer is loaded when the first file is asked for; rejects if that fails.
 */
export async function docxOf(dokument: Dokument): Promise<Uint8Array<ArrayBuffer>> {
  const {schreibeDocx} = await import("./docxSchreiben.js");
  return schreibeDocx(dokument);
}
