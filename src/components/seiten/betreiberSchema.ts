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
  /** Where barriers are reported: an e-mail address, or another way in words. */
  barrierefreiheit_kontakt: text,
  /** Address of a film in German sign language about this site. */
  gebaerdensprache_film: z.url({protocol: /^https?$/, error: "ist keine Adresse mit https://"}).nullable(),
  /** Who has checked the page in Leichte Sprache, and when: "Prüf-Gruppe …, 1. März 2027". */
  leichte_sprache_pruefung: text,
  /** What the web server logs, why and how long, in full sentences. */
  serverprotokolle: text,
  /** Public address of the site, for citations and data portals; without it they use relative addresses. */
  webadresse: z.url({protocol: /^https?$/, error: "ist keine Adresse mit https://"}).nullish(),
  /** The operator's id among the data providers of GovData. */
  dcatde_contributor_id: z.url("ist keine Adresse mit https://").nullish(),
  /** Id of a licence in sources.json under which the centres' own figures may be reused; null as long as nobody has decided. */
  lizenz_leistungen: text.optional(),
  /** A mark in saved pictures: a file beside betreiber.json, and what it shows in words. Null where there is none. */
  logo: z
    .strictObject({
      datei: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]*\.(svg|png)$/, "muss eine SVG- oder PNG-Datei in data/catalogue/ sein"),
      text: z.string().trim().min(1, "darf nicht leer sein: Das Logo braucht einen Text")
    })
    .nullish()
});
export type Betreiber = z.infer<typeof Betreiber>;
