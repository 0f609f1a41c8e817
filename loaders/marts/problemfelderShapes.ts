import {z} from "zod";
import {AusgabeMeta, Ausgabezeile} from "../analyse/ausgabe.js";
import {Ebene, GebietId} from "../contract/lor.js";
import {Status, Zeitraum} from "../contract/release.js";

const spalte = Ausgabezeile.shape;

/** What the last edition said of one indicator at one level; lists are aligned with BefundeData.gebiete[ebene], null without a row. */
export const Ausgabereihe = z.strictObject({
  ebene: z.enum(["bezirk", "bzr", "plr"]),
  zeitraum: Zeitraum,
  urteil_zeitraum: Zeitraum.nullable(),
  wert: z.array(spalte.wert),
  status: z.array(Status.nullable()),
  unten: z.array(spalte.unten),
  oben: z.array(spalte.oben),
  wenige: z.array(z.boolean()),
  urteil: z.array(spalte.urteil),
  richtung: z.array(spalte.richtung)
});
export type Ausgabereihe = z.infer<typeof Ausgabereihe>;

/** data/listen/problemfelder.json: what the page of problem fields needs besides befunde.json and versorgungsbild.json. */
export const ProblemfelderData = z.strictObject({
  /** As in BefundeData.problemfelder. */
  felder: z.array(
    z.strictObject({
      id: z.string(),
      grundlage: z.string(),
      /** See Problemfeld.leitindikatoren; only those with values. */
      leitindikatoren: z.array(z.strictObject({indikator: z.string(), begruendung: z.string()})),
      datenluecken: z.array(
        z.strictObject({
          titel: z.string(),
          beschreibung: z.string(),
          kleinste_ebene: Ebene.nullable(),
          auskunft: z.string()
        })
      )
    })
  ),
  /** Figures of the QPK's reports that belong to a problem field, in LOR 2021. */
  berichtswerte: z.array(
    z.strictObject({
      problemfeld: z.string(),
      /** The indicator of the register that holds the same figure. */
      indikator: z.string(),
      bericht: z.string(),
      jahr: z.int().nullable(),
      /** "" where it is not known. */
      seite: z.string(),
      tabelle: z.string(),
      kennzahl: z.string(),
      gebiet_id: GebietId,
      zeitraum: Zeitraum,
      wert: z.number().nullable(),
      status: Status,
      einheit: z.string(),
      anmerkung: z.string()
    })
  ),
  /** The editions of the analysis, the newest data first. */
  ausgaben: z.array(AusgabeMeta),
  /** The rows of the newest edition by indicator; `titel` is its id where the register no longer has it. */
  letzte: z.array(
    z.strictObject({indikator: z.string(), feld: z.string(), titel: z.string(), ebenen: z.array(Ausgabereihe).min(1)})
  )
});
export type ProblemfelderData = z.infer<typeof ProblemfelderData>;
