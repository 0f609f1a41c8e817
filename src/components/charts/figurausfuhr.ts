import type {Ausfuhrname, Ausfuhrspalte, Ausfuhrtabelle, Ausfuhrwert} from "../../lib/ausfuhr/modell.js";
import {zustaende} from "../../lib/zustaende.js";
import {texteBild} from "../../lib/texte/bild.js";
import type {Diagrammausfuhr} from "../ausfuhr/Diagrammleiste.js";
import {zeichenIn} from "../bild/angaben.js";
import type {ChartFigureOptions} from "./ChartFigure.js";

/** What is read of *element* on screen and on paper: without words for screen readers. */
function sichtbarOf(element: Element): string {
  const kopie = element.cloneNode(true) as Element;
  for (const teil of kopie.querySelectorAll(".nur-vorlesen, .nur-drucken, .hilfe")) teil.remove();
  return kopie.textContent.replace(/\s+/g, " ").trim();
}

const umlaute: Record<string, string> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};

/** *titel* as the name of a column in files for programs; *vergeben* are those that are taken. */
function spaltenname(titel: string, vergeben: ReadonlySet<string>): string {
  const name = titel
    .toLowerCase()
    .replace(/[äöüß]/g, (z) => umlaute[z]!)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "");
  const kurz = name === "" ? "spalte" : name;
  for (let i = 1; ; i++) {
    const versuch = i === 1 ? kurz : `${kurz}_${i}`;
    if (!vergeben.has(versuch)) return versuch;
  }
}

const zahlMuster = /^\(?([+−-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?:\s(?:je\s[\d.]+|[^\d]*?))?\)?$/;

/** The number that *text* shows, with the decimals it shows; undefined if it is none. Brackets and units are left out. */
export function gezeigteZahl(text: string): Ausfuhrwert | undefined {
  const [, vorzeichen, ganze, rest = ""] = zahlMuster.exec(text.trim()) ?? [];
  if (ganze === undefined) return undefined;
  const zahl = Number(`${ganze.replaceAll(".", "")}.${rest === "" ? "0" : rest}`);
  return {zahl: vorzeichen === "−" || vorzeichen === "-" ? -zahl : zahl, stellen: rest.length};
}

const ohneZahl = new Set<string>(["", "–", ...Object.values(zustaende).map(({zeichen}) => zeichen)]);

/**
 * A table of the page as it is shown, for files of data: numbers with the decimals shown, and beside each column of them the text
 * itself with unit and signs. A column with other words than signs among its numbers stays text.
 */
export function tabelleVon(
  tabelle: HTMLTableElement,
  {name, titel}: Pick<Ausfuhrtabelle, "name" | "titel">
): Ausfuhrtabelle {
  const {spalten: worte} = texteBild;
  const texte = [...tabelle.tBodies].flatMap((body) => [...body.rows].map((tr) => [...tr.cells].map(sichtbarOf)));
  const namen = new Set<string>();
  const teile = [...(tabelle.tHead?.rows[0]?.cells ?? [])].map((th, i) => {
    const ueberschrift = sichtbarOf(th);
    const eigener = spaltenname(ueberschrift, namen);
    namen.add(eigener);
    const text: Ausfuhrspalte = {
      ...{name: eigener, titel: ueberschrift, art: "text"},
      beschreibung: worte.text(ueberschrift)
    };
    const zellen = texte.map((zeile) => zeile[i] ?? "");
    const zahlen = zellen.map((zelle) => (ohneZahl.has(zelle) ? null : gezeigteZahl(zelle)));
    const istZahl = th.classList.contains("zahl") && zahlen.some(Boolean) && !zahlen.includes(undefined);
    if (!istZahl) return [{spalte: text, werte: zellen as readonly Ausfuhrwert[]}];
    const anzeige = spaltenname(`${eigener} anzeige`, namen);
    namen.add(anzeige);
    return [
      {
        spalte: {...text, art: "zahl" as const, beschreibung: worte.zahl(ueberschrift)},
        werte: zahlen as readonly Ausfuhrwert[]
      },
      {
        spalte: {
          ...text,
          name: anzeige,
          titel: worte.anzeigeTitel(ueberschrift),
          beschreibung: worte.anzeige(ueberschrift)
        },
        werte: zellen
      }
    ];
  });
  const spalten = teile.flat();
  return {
    name,
    titel,
    spalten: spalten.map(({spalte}) => spalte),
    zeilen: texte.map((_, zeile) => spalten.map(({werte}) => werte[zeile] ?? null))
  };
}

/** "31.12.2020" as "2020-12-31", "2024" as it is; "" for anything else. */
function isoOf(datenstand: string): string {
  const tag = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(datenstand);
  if (tag) return `${tag[3]}-${tag[2]}-${tag[1]}`;
  return /^\d{4}$/.test(datenstand) ? datenstand : "";
}

/** What names a file of the figure if its caller does not say: its id, and the page it stands on. */
function nameOf({id, datenstand}: Pick<ChartFigureOptions, "id" | "datenstand">, document: Document): Ausfuhrname {
  const pfad = (document.defaultView?.location.pathname ?? "")
    .split("/")
    .filter(Boolean)
    .map((teil) => teil.replace(/\.html$/, ""));
  const [ansicht = "start", wo = ""] = pfad.slice(-2).length === 2 ? pfad.slice(-2) : [pfad[0] ?? "start", ""];
  return {was: id.replace(/^bild-/, "").replaceAll("-", "_"), wo, wann: isoOf(datenstand), ansicht};
}

/**
 * What a chart hands out, from what it shows: its table, the notes below it, the signs in it; *name* and whatever else its caller
 * says comes first. *tabelle* and *hinweise* are the parts of the figure.
 */
export function figurausfuhr(
  options: ChartFigureOptions,
  {tabelle, hinweise, document}: {tabelle: HTMLTableElement; hinweise: readonly Element[]; document: Document}
): Diagrammausfuhr {
  const {
    id,
    titel,
    ausfuhr,
    tabelle: {beschriftung}
  } = options;
  const texte = [...tabelle.querySelectorAll("tbody tr > *")].map(sichtbarOf);
  return {
    zeichen: zeichenIn(texte),
    // The signs have a line of their own in picture and file.
    hinweise: hinweise
      .filter((hinweis) => !hinweis.querySelector(".zeichenlegende"))
      .map(sichtbarOf)
      .filter((text) => text !== ""),
    tabellen: () => [
      tabelleVon(tabelle, {
        name: id
          .replace(/[^a-z0-9]+/gi, "-")
          .toLowerCase()
          .slice(0, 31),
        titel: beschriftung.trim() === "" ? titel : beschriftung
      })
    ],
    ...ausfuhr,
    name: {...nameOf(options, document), ...(ausfuhr && ausfuhr.name)}
  };
}
