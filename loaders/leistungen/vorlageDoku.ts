import {regeln} from "../../src/lib/leistungen/regeln.js";
import {tabellen, vertragsversion} from "../../src/lib/leistungen/vertrag.js";
import type {Spalte} from "../../src/lib/leistungen/vertrag.js";

/** Where the description of the contract for the centres stands. */
export const dokuDatei = "docs/leistungsdokumentation.md";

const arten: Record<Spalte["art"], string> = {
  kennung: "Kennung",
  text: "Text",
  auswahl: "Auswahl",
  mehrfach: "Auswahl, mehrere",
  zeitraum: "Zeitraum",
  datum: "Datum",
  jahr: "Jahr",
  anzahl: "ganze Zahl",
  stunden: "Stunden",
  koordinate: "Grad",
  plz: "Postleitzahl",
  oeffnung: "Öffnungszeiten"
};
const verzeichnisse = {
  zentren: "Verzeichnis der Zentren",
  zielgruppen: "Zielgruppen des Bedarfsatlas",
  leistungsbereiche: "Leistungsbereiche des Rahmenkonzepts",
  problemfelder: "Problemfelder des Bedarfsatlas",
  standards: "die dreizehn Mindeststandards",
  bezirksregionen: "Bezirksregionen",
  gebiete: "Bezirksregionen und Planungsräume"
} as const;

const zelle = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** What may stand in a column, beyond its kind. */
function werteOf({werte, register, min, max, teilVon, art}: Spalte, titelOf: (name: string) => string): string[] {
  const zahl = (n: number): string => n.toLocaleString("de-DE");
  const von = min ?? (art === "anzahl" || art === "stunden" ? 0 : undefined);
  return [
    ...(werte ? [`Werte: ${werte.map(({titel}) => titel).join(", ")}.`] : []),
    ...(register ? [`Werte: ${verzeichnisse[register]}.`] : []),
    ...(max !== undefined ? [`Von ${zahl(von ?? 0)} bis ${zahl(max)}.`] : []),
    ...(teilVon === undefined ? [] : [`Höchstens so groß wie „${titelOf(teilVon)}“.`])
  ];
}

/** The tables of the contract with all their columns, as Markdown. */
function spaltentabellen(): string {
  return tabellen
    .map(({name, titel, erklaerung, schluessel, mindestensEine, spalten}) => {
      const titelOf = (spalte: string): string => spalten.find((s) => s.name === spalte)!.titel;
      const zeilen = spalten.map((spalte) => [
        spalte.titel,
        `\`${spalte.name}\``,
        arten[spalte.art],
        spalte.pflicht ? "ja" : "",
        [spalte.erklaerung, ...werteOf(spalte, titelOf)].join(" "),
        spalte.beispiel
      ]);
      const kopf = ["Spalte", "Name", "Art", "Pflicht", "Was hineingehört", "Beispiel"];
      return [
        `### ${titel} (\`${name}\`)`,
        "",
        erklaerung,
        "",
        `Eine Zeile ist bestimmt durch: ${schluessel.map(titelOf).join(", ")}.${
          mindestensEine ? ` Mindestens eine Angabe: ${mindestensEine.map(titelOf).join(", ")}.` : ""
        }`,
        "",
        `| ${kopf.join(" | ")} |`,
        `| ${kopf.map(() => "---").join(" | ")} |`,
        ...zeilen.map((zeile) => `| ${zeile.map(zelle).join(" | ")} |`)
      ].join("\n");
    })
    .join("\n\n");
}

/** The rules of the check as Markdown: what makes a fault, then what is only pointed out. */
function regeltabelle(): string {
  const zeilen = (schwere: "fehler" | "warnung", art: string): string[] =>
    Object.values(regeln)
      .filter((regel) => regel.schwere === schwere)
      .map(({titel, erklaerung}) => `| ${art} | ${zelle(titel)} | ${zelle(erklaerung)} |`);
  return [
    "| Art | Regel | Bedeutung |",
    "| --- | --- | --- |",
    ...zeilen("fehler", "Fehler"),
    ...zeilen("warnung", "Hinweis")
  ].join("\n");
}

/** *text* with *inhalt* between the marks around *name*; throws without them. */
function ersetze(text: string, name: string, inhalt: string): string {
  const anfang = `<!-- ${name}: erzeugt mit „npm run vorlage -- --doku“ -->`;
  const ende = `<!-- Ende der ${name} -->`;
  const [von, bis] = [text.indexOf(anfang), text.indexOf(ende)];
  if (von < 0 || bis < von) throw new Error(`marks: „${anfang}“ and „${ende}“ are not in the text`);
  // Prettier would align the tables anew with every change.
  const roh = `<!-- prettier-ignore-start -->\n\n${inhalt}\n\n<!-- prettier-ignore-end -->`;
  return `${text.slice(0, von + anfang.length)}\n\n${roh}\n\n${text.slice(bis)}`;
}

/** *text*, the description of the contract, with version, columns and rules as they are now. Throws without the marks. */
export function withVertrag(text: string): string {
  return ersetze(ersetze(text, "Tabellen", spaltentabellen()), "Regeln", regeltabelle()).replace(
    /(Version des Vertrags: )[\d.]*\d/,
    `$1${vertragsversion}`
  );
}
