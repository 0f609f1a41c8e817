import {texteAntrag} from "../texte/antrag.js";
import type {Schwerpunktzitat} from "./typen.js";

/**
 * The priorities of a closed annual session of the Verbund, from the text of its file: in the order of the decision. A German
 * sentence instead where the file is none, or its session is still open. Rejects if the reader of such files cannot be loaded.
 */
export async function zitatOf(text: string, datei: string): Promise<{zitat: Schwerpunktzitat} | {fehler: string}> {
  // Few readers have such a file, and what reads it checks every field of it.
  const {liesDatei} = await import("../planung/datei.js");
  const gelesen = liesDatei(text, datei);
  const {beschluss} = texteAntrag;
  if (gelesen.art === "fehler") return {fehler: gelesen.text};
  if (gelesen.art !== "sitzung") return {fehler: beschluss.keineSitzung};
  const {jahr, abgeschlossen, schwerpunkte, themen} = gelesen.sitzung;
  const titel = schwerpunkte.flatMap(({thema}) => themen.find(({id}) => id === thema)?.titel ?? []);
  if (abgeschlossen === null || titel.length === 0) return {fehler: beschluss.offen};
  return {zitat: {jahr, beschlossen_am: abgeschlossen, schwerpunkte: titel}};
}
