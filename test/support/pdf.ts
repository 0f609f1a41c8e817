import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";

/** A run of text as it stands on a page: points from the lower left corner, size of its type in points. */
export interface Lauf {
  text: string;
  x: number;
  y: number;
  groesse: number;
}

export interface Seite {
  laeufe: Lauf[];
  /** All words of the page, narrow and unbreakable spaces as plain ones, nothing twice in a row. */
  text: string;
  hoehe: number;
  breite: number;
  /** How often each role stands in the page's structure: H1, Table, TH. */
  rollen: Record<string, number>;
}

export interface Lesezeichen {
  titel: string;
  unter: Lesezeichen[];
}

export interface Pdf {
  seiten: Seite[];
  text: string;
  markiert: boolean;
  sprache: string | null;
  titel: string;
  lesezeichen: Lesezeichen[];
}

interface Knoten {
  role?: string;
  children?: Knoten[];
}

function zaehle(knoten: Knoten | null, rollen: Record<string, number>): void {
  if (knoten?.role) rollen[knoten.role] = (rollen[knoten.role] ?? 0) + 1;
  for (const kind of knoten?.children ?? []) zaehle(kind, rollen);
}

interface Eintrag {
  title: string;
  items: Eintrag[];
}

const lesezeichenOf = (eintraege: readonly Eintrag[]): Lesezeichen[] =>
  eintraege.map(({title, items}) => ({titel: title, unter: lesezeichenOf(items)}));

const glatt = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, " ").trim();

/** What a reader and a screen reader find in the PDF *bytes*. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  // pdfjs takes the bytes away from whoever gives them.
  const task = getDocument({data: new Uint8Array(bytes), verbosity: 0});
  try {
    const pdf = await task.promise;
    const seiten: Seite[] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n);
      const [, , breite = 0, hoehe = 0] = page.view;
      const {items} = await page.getTextContent();
      const laeufe = items.flatMap((item) =>
        "str" in item && item.str.trim() !== ""
          ? [
              {
                text: item.str,
                x: Number(item.transform[4]),
                y: Number(item.transform[5]),
                groesse: Math.hypot(Number(item.transform[2]), Number(item.transform[3]))
              }
            ]
          : []
      );
      const rollen: Record<string, number> = {};
      zaehle((await page.getStructTree()) as Knoten | null, rollen);
      const text = glatt(items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join(""));
      seiten.push({laeufe, text, hoehe, breite, rollen});
    }
    const {info} = await pdf.getMetadata();
    const {Title, Language} = info as {Title?: string; Language?: string};
    const mark = (await pdf.getMarkInfo()) as {Marked?: boolean} | null;
    return {
      seiten,
      text: seiten.map(({text}) => text).join(" "),
      markiert: mark?.Marked === true,
      sprache: Language ?? null,
      titel: Title ?? "",
      lesezeichen: lesezeichenOf(((await pdf.getOutline()) ?? []) as Eintrag[])
    };
  } finally {
    await task.destroy();
  }
}
