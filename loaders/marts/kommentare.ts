import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {readKommentare, type Kommentar} from "../contract/kommentare.js";
import {BERLIN, GebietId} from "../contract/lor.js";
import type {Bezirkswerte} from "./bezirkswerte.js";

/** data/listen/kommentare.json: all reviewed local comments, newest first; deleted ones are not among them. */
export const KommentareData = z.array(
  z.strictObject({
    gebiet_id: GebietId,
    /** Who speaks, as a role. */
    rolle: z.string(),
    datum: z.string(),
    text: z.string().min(1),
    /** True for an invented one, which carries "Beispieldaten". */
    beispiel: z.boolean(),
    /** Id of a problem field; null for none. */
    problemfeld: z.string().nullable()
  })
);
export type KommentareData = z.infer<typeof KommentareData>;

/** What comments may refer to: the areas of the Bezirk in LOR 2021, and the problem fields. */
function kommentarregisterOf(
  {gebiete}: Pick<Bezirkswerte, "gebiete">,
  {problemfelder}: Pick<Catalogue, "problemfelder">
): {gebiete: Set<string>; problemfelder: string[]} {
  return {
    gebiete: new Set(gebiete.flatMap((g) => (g.lor_stand === "2021" && g.gebiet_id !== BERLIN ? [g.gebiet_id] : []))),
    problemfelder: problemfelder.map(({id}) => id)
  };
}

/** The reviewed comments of *dataDir*, newest first, deleted ones among them. Throws an InputError for faulty files. */
export function gepruefteKommentare(
  dataDir: string,
  werte: Pick<Bezirkswerte, "gebiete">,
  catalogue: Pick<Catalogue, "problemfelder">
): Kommentar[] {
  return readKommentare(dataDir, kommentarregisterOf(werte, catalogue))
    .filter(({pruefung}) => pruefung !== null)
    .toSorted((a, b) => b.datum.localeCompare(a.datum) || a.gebiet_id.localeCompare(b.gebiet_id));
}

/** What pages show of reviewed *kommentare*, in their order. */
export function kommentareData(kommentare: readonly Kommentar[]): KommentareData {
  return kommentare
    .filter(({text, pruefung}) => text !== "" && pruefung !== null)
    .map(({gebiet_id, rolle, datum, text, beispiel, bezug}) => ({
      ...{gebiet_id, rolle, datum, text, beispiel, problemfeld: bezug}
    }));
}
