import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import {Faults} from "../contract/faults.js";

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "ist keine Kennung (a–z, 0–9, _)");
const text = z.string().trim().min(1, "darf nicht leer sein");

/** data/catalogue/antrag.json: what funding sheets refer to and begin with. Programmes end; that is why their names stand here. */
const Antragskatalog = z.strictObject({
  /** Funding programmes, the usual one first, with the aims their publisher names. */
  programme: z.array(z.strictObject({id, titel: text, ziele: z.array(text)})).min(1),
  /** Problem fields whose lead indicators are chosen first; the others follow in the catalogue's order. */
  felder_zuerst: z.array(id),
  /** A figure older than this, counted back from the newest one of the area, is offered but never chosen by default. */
  hoechstalter_jahre: z.int().min(1),
  /** Standards of the framework agreement that a sheet refers to by default. */
  standards: z.array(id)
});

/** data/listen/antrag.json: the rules of the funding sheet. */
export const AntragData = z.strictObject({
  ...Antragskatalog.pick({programme: true, hoechstalter_jahre: true}).shape,
  /** The thirteen standards by number; `vorgabe` for those a sheet refers to by default. */
  standards: z.array(z.strictObject({nummer: z.int(), titel: z.string(), vorgabe: z.boolean()})),
  /** Lead indicators by problem field, in the order the default choice goes through them. */
  leitindikatoren: z.array(z.strictObject({problemfeld: id, indikatoren: z.array(id)}))
});
export type AntragData = z.infer<typeof AntragData>;

const file = "antrag.json";

/**
 * What funding sheets begin with, from *dir* and the *catalogue*. Throws InputError if the file cannot be read, or names a field or
 * standard that the catalogue does not know.
 */
export function readAntrag(dir: string, catalogue: Pick<Catalogue, "problemfelder" | "standards">): AntragData {
  const faults = new Faults();
  const raw = faults.read(dir, file);
  const katalog = raw === undefined ? null : faults.check(Antragskatalog, raw, file, []);
  const refer = (key: "felder_zuerst" | "standards", bekannt: readonly {id: string}[], liste: string): void =>
    katalog?.[key].forEach((eintrag, i) =>
      faults.refer(
        file,
        [key, i],
        eintrag,
        bekannt.map((entry) => ({entry, id: entry.id, file: liste, path: []}))
      )
    );
  refer("felder_zuerst", catalogue.problemfelder, "problemfelder.json");
  refer("standards", catalogue.standards, "standards.json");
  if (katalog) faults.unique(katalog.programme.map((p, i) => ({id: p.id, file, path: ["programme", i]})));
  if (!katalog || faults.problems.length > 0) throw new InputError(faults.problems);
  const {programme, felder_zuerst: zuerst, hoechstalter_jahre, standards} = katalog;
  const rang = (feld: string): number => (zuerst.includes(feld) ? zuerst.indexOf(feld) : zuerst.length);
  return {
    ...{programme, hoechstalter_jahre},
    standards: catalogue.standards
      .map(({nummer, id: standard, titel}) => ({nummer, titel, vorgabe: standards.includes(standard)}))
      .sort((a, b) => a.nummer - b.nummer),
    leitindikatoren: catalogue.problemfelder
      .map(({id: problemfeld, leitindikatoren}) => ({
        problemfeld,
        indikatoren: leitindikatoren.map(({indikator}) => indikator)
      }))
      .sort((a, b) => rang(a.problemfeld) - rang(b.problemfeld))
  };
}
