import type {Meldung} from "./typen.js";

/** *text* on one line, without characters that steer a terminal or turn the reading direction; they become �. */
function einzeilig(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters to be replaced
  return text.replace(/\s+/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD");
}

/** Where *meldung* points to inside its file: "Blatt „Leistungen“, Zeile 3, Spalte „Stunden“"; "" for the whole file. */
export function ortDerMeldung({blatt, zeile, spalte}: Meldung): string {
  return einzeilig(
    [
      blatt !== undefined && `Blatt „${blatt}“`,
      zeile !== undefined && `Zeile ${zeile}`,
      spalte !== undefined && `Spalte „${spalte}“`
    ]
      .filter(Boolean)
      .join(", ")
  );
}

/** One line of German text for *meldung*: file, sheet, row, column, value, rule, remedy. */
export function formatMeldung(meldung: Meldung): string {
  const {datei, wert, text, abhilfe} = meldung;
  const ort = [einzeilig(datei), ortDerMeldung(meldung)].filter((teil) => teil !== "").join(", ");
  return `${ort}: ${wert === undefined ? "" : `„${einzeilig(wert.slice(0, 60))}“ `}${text}. ${abhilfe}`;
}

/** A file that cannot be read as a table at all. Its message is German and meant for the person who sent the file. */
export class Dateifehler extends Error {
  override readonly name = "Dateifehler";

  constructor(readonly meldungen: readonly Meldung[]) {
    super(meldungen.map(formatMeldung).join("\n"));
  }
}

/** Refuses *datei*; *ort* says where in it. */
export function lehneAb(
  datei: string,
  regel: string,
  text: string,
  abhilfe: string,
  ort: Pick<Meldung, "blatt" | "zeile" | "spalte" | "wert"> = {}
): never {
  throw new Dateifehler([{schwere: "fehler", regel, datei, ...ort, text, abhilfe}]);
}
