import {z} from "zod";

const text = z.string().trim().min(1, "darf nicht leer sein; wenn die Angabe fehlt, steht null").nullable();

/** Who runs this installation: data/catalogue/betreiber.json. Every entry is null until the operator fills it in. */
export const Betreiber = z.strictObject({
  name: text,
  /** Lines of the postal address. */
  anschrift: z.array(z.string().trim().min(1)).min(1, "braucht mindestens eine Zeile oder null").nullable(),
  vertretung: text,
  telefon: text,
  email: z.email("ist keine E-Mail-Adresse").nullable(),
  /** Responsible for the content according to § 18 Abs. 2 MStV, where that applies. */
  verantwortlich: text,
  datenschutz_kontakt: text,
  barrierefreiheit_kontakt: text,
  /** What the web server logs, why and how long, in full sentences. */
  serverprotokolle: text
});
export type Betreiber = z.infer<typeof Betreiber>;
