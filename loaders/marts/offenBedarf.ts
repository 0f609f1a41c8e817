import {z} from "zod";
import {Ebene} from "../contract/lor.js";
import {Status} from "../contract/release.js";
import type {Nachschlag} from "./offenNachschlag.js";
import {
  ausgabe,
  gebietId,
  gebietKey,
  gebietName,
  integer,
  lorStand,
  number,
  oneOf,
  required,
  tabelle,
  text
} from "./offenSpalten.js";
import type {Tabelle} from "./offenSpalten.js";
import type {Ausgabe} from "./offenTabellen.js";

const Zahl = z.number().nullable();

export const IndexRow = z.strictObject({
  gebiet_id: z.string(),
  gebiet_name: z.string(),
  ebene: Ebene,
  feld: z.string(),
  wert: Zahl,
  status: Status,
  unten: Zahl,
  oben: Zahl,
  rang: Zahl,
  median: Zahl,
  rang_unten: Zahl,
  rang_oben: Zahl,
  gruppe: z.int().nullable(),
  planungsraeume: z.int(),
  einwohner: Zahl
});
export type IndexRow = z.infer<typeof IndexRow>;

export const offenerIndexSql = `
-- What is the need index of every area with the default weights, and how firmly does it hold its rank? Ranks are of the whole only.
SELECT gebiet_id, name AS gebiet_name, b.ebene, feld, b.wert, b.status, b.unten, b.oben, r.rang, r.median, r.rang_unten, r.rang_oben,
  r.gruppe, b.planungsraeume, b.einwohner
FROM bedarfsindex b
JOIN gebiete g USING (gebiet_id)
LEFT JOIN bedarfsindex_raenge r ON r.gebiet_id = b.gebiet_id AND b.feld = 'gesamt'
WHERE g.lor_stand = '2021'
ORDER BY gebiet_id, feld`;

const gesamt = "gesamt";
const anteil = (wert: number): string => `${Math.round(wert * 100)} %`;

/** The need index with the default weights as a table: one row for each area and problem field, and one for the whole. */
export function bedarfsindexOf(rows: readonly IndexRow[], find: Nachschlag, stand: Ausgabe): Tabelle {
  const {bedarfsindex, problemfelder} = find.catalogue;
  const titel = new Map([[gesamt, "Bedarfsindex gesamt"], ...problemfelder.map((p) => [p.id, p.titel] as const)]);
  const gewichte = new Map(bedarfsindex.felder.map((f) => [f.problemfeld, f.gewicht]));
  const spanne = anteil(bedarfsindex.rangspanne);
  return tabelle<IndexRow>(
    {
      name: "bedarfsindex",
      titel: "Bedarfsindex mit den Vorgaben des Atlas",
      beschreibung:
        "Index der Planungsräume und Bezirksregionen, gesamt und je Problemfeld, mit der Spanne der Ränge. Ein Hinweis auf Bedarf, keine Rangliste.",
      hinweise: [
        "Der Index ist ein Hinweis auf Bedarf. Er ersetzt nicht die fachliche Einschätzung vor Ort.",
        "Gerechnet wird mit den Gewichten, Merkmalen und dem Maßstab, die der Atlas vorgibt. Auf der Seite Bedarfsindex lassen sie sich ändern.",
        `Ein Rang gilt nur mit seiner Spanne: In ${spanne} der Läufe mit anderen vertretbaren Entscheidungen liegt er darin.`,
        "Gebiete einer Gruppe haben Spannen, die sich überschneiden oder berühren. Ihre Reihenfolge ist unsicher.",
        "Eine Bezirksregion hat das Mittel ihrer Planungsräume, gewichtet nach Einwohnerinnen und Einwohnern, und keinen Rang.",
        "Felder mit dem Gewicht 0 zählen im Index gesamt nicht mit. Das Verfahren steht auf der Seite Methodik."
      ],
      schluessel: ["lor_stand", "gebiet_id", "feld"],
      fremdschluessel: [gebietKey]
    },
    find.sources(find.quellenDesIndex()),
    rows,
    [
      gebietId(),
      gebietName(),
      text("ebene", "Ebene", "bzr (Bezirksregion), plr (Planungsraum)", (r) => r.ebene, oneOf(["bzr", "plr"])),
      lorStand(() => "2021"),
      text("feld", "Problemfeld", "Kennung; gesamt ist der ganze Index", (r) => r.feld, required),
      text("feld_titel", "Name des Problemfelds", "zum Lesen", (r) => titel.get(r.feld) ?? r.feld, required),
      number(
        "gewicht",
        "Gewicht",
        "des Felds im Index gesamt; leer in der Zeile gesamt",
        (r) => gewichte.get(r.feld) ?? null,
        {
          minimum: 0
        }
      ),
      number(
        "wert",
        "Indexwert",
        "je höher, desto mehr Hinweise auf Bedarf; leer, wenn es keine Zahl gibt, dann sagt status, warum",
        (r) => r.wert
      ),
      text("status", "Status", "wert, fehlt (zu wenige Merkmale), entfaellt", (r) => r.status, oneOf(Status.options)),
      number(
        "niedrigster_planungsraum",
        "Niedrigster Planungsraum",
        "Indexwert des niedrigsten Planungsraums einer Bezirksregion; sonst leer",
        (r) => r.unten
      ),
      number(
        "hoechster_planungsraum",
        "Höchster Planungsraum",
        "Indexwert des höchsten Planungsraums einer Bezirksregion; sonst leer",
        (r) => r.oben
      ),
      number(
        "rang",
        "Rang",
        "unter den Planungsräumen des Bezirks, 1 ist der stärkste Hinweis auf Bedarf; nur im Index gesamt",
        (r) => r.rang
      ),
      number("rang_median", "Mittlerer Rang", "Median aller Läufe der Robustheitsprüfung", (r) => r.median),
      number("rang_unten", "Rang von", `Beginn der Rangspanne (${spanne} der Läufe)`, (r) => r.rang_unten),
      number("rang_oben", "Rang bis", `Ende der Rangspanne (${spanne} der Läufe)`, (r) => r.rang_oben),
      integer(
        "gruppe",
        "Gruppe",
        "1 hat die stärksten Hinweise auf Bedarf; innerhalb einer Gruppe ist die Reihenfolge unsicher",
        (r) => r.gruppe,
        {minimum: 1}
      ),
      integer(
        "planungsraeume",
        "Planungsräume",
        "Zahl der Planungsräume mit einem Wert im Gebiet",
        (r) => r.planungsraeume,
        {required: true, minimum: 0}
      ),
      number("einwohner", "Einwohnerinnen und Einwohner", "in diesen Planungsräumen", (r) => r.einwohner, {
        minimum: 0
      }),
      ...ausgabe<IndexRow>(stand)
    ]
  );
}
