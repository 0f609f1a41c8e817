import type {Ausfuhrname, Ausfuhrspalte, Ausfuhrtabelle, Ausfuhrwert, Dezimal} from "../../lib/ausfuhr/modell.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteBild} from "../../lib/texte/bild.js";
import type {Diagrammausfuhr} from "../ausfuhr/Diagrammleiste.js";
import {zeichenIn} from "../bild/angaben.js";
import type {ChartFigureOptions} from "./ChartFigure.js";

/** What is no part of a cell's text: words for screen readers and for paper, explanations, drawings. */
const ohneText = ".nur-vorlesen, .nur-drucken, .nur-druck, .hilfe, svg, style";
/** Elements on a line of their own also where no style says so, as in a part that is not on the page. */
const absatzweise =
  "address, blockquote, dd, details, div, dl, dt, h1, h2, h3, h4, h5, h6, li, ol, p, pre, summary, table, tr, ul";

/** The lines in which a reader sees the text of *element*; *ohne* names what is left out besides. */
function zeilenIn(element: Element, ohne = ""): string[] {
  const zeilen = [""];
  const fenster = element.isConnected ? element.ownerDocument.defaultView : null;
  const weg = ohne === "" ? ohneText : `${ohneText}, ${ohne}`;
  function lies(knoten: Node): void {
    for (const kind of knoten.childNodes) {
      if (kind.nodeType === 3) zeilen.push(`${zeilen.pop()!}${kind.textContent}`);
      if (kind.nodeType !== 1) continue;
      const teil = kind as Element;
      if (teil.matches(weg)) continue;
      const stil = fenster?.getComputedStyle(teil);
      if (stil?.display === "none") continue;
      // What is taken out of the flow only to hide it from sight counts as a block.
      const imBlock = /^(block|flex|grid|flow-root|list-item|table)/.test(stil?.display ?? "");
      const eigene = teil.matches(absatzweise) || (imBlock && stil?.position !== "absolute");
      if (eigene || teil.matches("br")) zeilen.push("");
      lies(teil);
      if (eigene) zeilen.push("");
    }
  }
  lies(element);
  return zeilen.map((zeile) => zeile.replace(/\s+/g, " ").trim()).filter((zeile) => zeile !== "");
}

/** *zeilen* as one text, apart by a semicolon; by a dot where a full stop, which may be that of "e. V.", ends a line. */
function alsText(zeilen: readonly string[]): string {
  const trenner = (zeile: string): string => (/[:;,·]$/.test(zeile) ? " " : zeile.endsWith(".") ? " · " : "; ");
  return zeilen.map((zeile, i) => (i === zeilen.length - 1 ? zeile : `${zeile}${trenner(zeile)}`)).join("");
}

/** What is read of *element* on screen: without words for screen readers and paper, its lines and list items apart. */
export const sichtbarOf = (element: Element): string => alsText(zeilenIn(element));

const umlaute: Record<string, string> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};

/** *text*, with a number if it is one of *vergeben*, to which it is added. */
function einmalig(text: string, vergeben: Set<string>, mitZahl: (text: string, i: number) => string): string {
  for (let i = 1; ; i++) {
    const versuch = i === 1 ? text : mitZahl(text, i);
    if (vergeben.has(versuch.toLowerCase())) continue;
    vergeben.add(versuch.toLowerCase());
    return versuch;
  }
}

/** *titel* as the name of a column in files for programs: "2023" as "jahr_2023". */
function spaltenname(titel: string): string {
  const name = titel
    .toLowerCase()
    .replace(/^95-%-/, "")
    .replace(/[äöüß]/g, (z) => umlaute[z]!)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (/^(19|20)\d\d(_|$)/.test(name)) return `jahr_${name}`;
  return /^[a-z]/.test(name) ? name : name === "" ? "spalte" : `spalte_${name}`;
}

const ziffern = String.raw`[+−-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?`;
const einheitMuster = String.raw`je\s[\d.]+|[^\s\d()]+`;
const zahlMuster = new RegExp(String.raw`^(${ziffern})(?:\s(${einheitMuster}))?$`);
const spanneMuster = new RegExp(String.raw`^(${ziffern}) bis (${ziffern})(?:\s(${einheitMuster}))?$`);

/** A figure in German notation as a number, with the decimals it shows. */
function dezimalOf(text: string): Dezimal {
  const [ganze = "", rest = ""] = text.replace("−", "-").replaceAll(".", "").split(",");
  return {zahl: Number(`${ganze}.${rest === "" ? "0" : rest}`), stellen: rest.length};
}

interface Zahltext {
  zahl: Dezimal;
  einheit: string;
  /** False if there is more than the number in its notation: brackets, a remark. */
  rein: boolean;
}

function zahltextOf(text: string): Zahltext | undefined {
  const ohneBemerkung = /^(.+?) \([^\d()]+\)$/.exec(text)?.[1] ?? text;
  const innen = /^\((.+)\)$/.exec(ohneBemerkung)?.[1] ?? ohneBemerkung;
  const [, ziffern, einheit = ""] = zahlMuster.exec(innen) ?? [];
  return ziffern === undefined ? undefined : {zahl: dezimalOf(ziffern), einheit, rein: innen === text};
}

/**
 * The number that *text* shows, with the decimals it shows; undefined if it is none. Brackets, units and a remark in brackets are
 * left out.
 */
export const gezeigteZahl = (text: string): Dezimal | undefined => zahltextOf(text.trim())?.zahl;

interface Spanne {
  unten: Dezimal;
  oben: Dezimal;
  einheit: string;
}

function spanneOf(text: string): Spanne | undefined {
  const [, unten, oben, einheit = ""] = spanneMuster.exec(text) ?? [];
  return unten === undefined || oben === undefined
    ? undefined
    : {unten: dezimalOf(unten), oben: dezimalOf(oben), einheit};
}

/** What a cell of a column of numbers holds, taken apart. */
interface Zelle {
  /** All that is seen in it. */
  anzeige: string;
  zahl: Dezimal | null;
  spanne: Spanne | null;
  einheit: string;
  /** True if number and interval say all that is seen. */
  rein: boolean;
  /** True if it begins with digits that are no number: "12 von 41". */
  fremd: boolean;
}

const beginntMitZiffer = /^\(?[+−-]?\d/;

function zelleOf(td: Element | undefined): Zelle {
  const anzeige = td ? sichtbarOf(td) : "";
  const [erste = "", ...weitere] = td ? zeilenIn(td, ".intervall") : [];
  const intervall = td?.querySelector(".intervall");
  const daneben = intervall && spanneOf(alsText(zeilenIn(intervall, ".intervallname")));
  const ganz = spanneOf(erste);
  const zahl = ganz ? undefined : zahltextOf(erste);
  const spanne = ganz ?? (zahl && daneben) ?? null;
  return {
    anzeige,
    zahl: zahl?.zahl ?? null,
    spanne,
    einheit: zahl?.einheit ?? spanne?.einheit ?? "",
    rein: anzeige === "" || (weitere.length === 0 && (zahl?.rein ?? ganz !== undefined) && (!intervall || !!daneben)),
    fremd: !zahl && !ganz && beginntMitZiffer.test(erste)
  };
}

interface Teilspalte {
  name: string;
  titel: string;
  beschreibung: string;
  art: Ausfuhrspalte["art"];
  werte: readonly Ausfuhrwert[];
}

/** The columns made of one column of the page; one of text where its cells are no numbers. */
function teileOf(th: Element, zellen: readonly (Element | undefined)[]): Teilspalte[] {
  const {spalten: worte} = texteBild;
  const alsTextspalte = (): Teilspalte[] => {
    const titel = alsText(zeilenIn(th)).replaceAll("; ", " ") || worte.ohneTitel;
    const werte = zellen.map((td) => (td ? sichtbarOf(td) : ""));
    // A drawing is no data, and neither are the ends of its axis.
    if (th.classList.contains("streifen")) return [];
    if (werte.every((text) => text === "") && zellen.some((td) => td?.querySelector("svg"))) return [];
    return [{name: spaltenname(titel), titel, beschreibung: worte.text(titel), art: "text", werte}];
  };
  if (!th.classList.contains("zahl")) return alsTextspalte();
  const gelesen = zellen.map(zelleOf);
  const mitZahl = gelesen.some(({zahl}) => zahl);
  const nurSpannen = !mitZahl && gelesen.some(({spanne}) => spanne);
  const gemischt = mitZahl && gelesen.some(({zahl, spanne}) => spanne && !zahl);
  if (gelesen.some(({fremd}) => fremd) || gemischt || (!mitZahl && !nurSpannen)) return alsTextspalte();

  const titel = alsText(zeilenIn(th, ".intervall")).replaceAll("; ", " ") || worte.ohneTitel;
  const name = spaltenname(titel);
  const einheiten = new Set(gelesen.flatMap(({zahl, spanne, einheit}) => (zahl || spanne ? [einheit] : [])));
  const [einheit = ""] = einheiten.size === 1 ? einheiten : [];
  const mitEinheit = [...einheiten].some((e) => e !== "");
  const mitAnzeige = gelesen.some(({rein}) => !rein);
  const teile: (Teilspalte | false)[] = [
    mitZahl && {
      ...{name, titel, art: "zahl" as const, beschreibung: worte.zahl(titel, einheit, mitAnzeige)},
      werte: gelesen.map(({zahl}) => zahl)
    },
    ...(["unten", "oben"] as const).map(
      (grenze) =>
        gelesen.some(({spanne}) => spanne) && {
          ...{name: `${name}_${grenze}`, titel: worte.grenzeTitel[grenze](titel), art: "zahl" as const},
          beschreibung: worte.grenze(worte.grenzeTitel[grenze](titel), einheit),
          werte: gelesen.map(({spanne}) => spanne?.[grenze] ?? null)
        }
    ),
    mitEinheit && {
      ...{name: `${name}_einheit`, titel: worte.einheitTitel(titel), art: "text" as const},
      beschreibung: worte.einheit(titel),
      werte: gelesen.map((zelle) => (zelle.zahl || zelle.spanne ? zelle.einheit : ""))
    },
    mitAnzeige && {
      ...{name: `${name}_anzeige`, titel: worte.anzeigeTitel(titel), art: "text" as const},
      beschreibung: worte.anzeige(titel),
      werte: gelesen.map(({anzeige}) => anzeige)
    }
  ];
  return teile.filter((teil) => teil !== false);
}

/**
 * A table of the page as it is shown, for files of data. A column that the page sets as numbers becomes numbers with the decimals
 * shown, and beside it their unit, the limits of their intervals, and, where a cell says more than a number in its notation (a sign,
 * a state, brackets, a remark), the text itself: signs and states never become numbers. One with cells such as "12 von 41" stays text.
 * A column of drawings is left out.
 */
export function tabelleVon(
  tabelle: HTMLTableElement,
  {name, titel}: Pick<Ausfuhrtabelle, "name" | "titel">
): Ausfuhrtabelle {
  const zeilen = [...tabelle.tBodies].flatMap((body) => [...body.rows].map((tr) => [...tr.cells]));
  const spalten = [...(tabelle.tHead?.rows[0]?.cells ?? [])].flatMap((th, i) =>
    teileOf(
      th,
      zeilen.map((zellen) => zellen[i])
    )
  );
  const namen = new Set<string>();
  const alleTitel = new Set<string>();
  return {
    name,
    titel,
    spalten: spalten.map(({name, titel, beschreibung, art}) => ({
      name: einmalig(name, namen, (text, i) => `${text}_${i}`),
      titel: einmalig(titel, alleTitel, (text, i) => `${text} (${i})`),
      beschreibung,
      art
    })),
    zeilen: zeilen.map((_, zeile) => spalten.map(({werte}) => werte[zeile] ?? null))
  };
}

const monate = Array.from(
  {length: 12},
  (_, i) => formatZeitraum(`2000-${String(i + 1).padStart(2, "0")}`).split(" ")[0]
);

/** "31.12.2020" as "2020-12-31", "Juli 2026" as "2026-07", "2018 bis 2020" as "2018/2020", "2024" as it is; "" for anything else. */
function isoOf(datenstand: string): string {
  const tag = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(datenstand);
  if (tag) return `${tag[3]}-${tag[2]}-${tag[1]}`;
  const spanne = /^(\d{4}) bis (\d{4})$/.exec(datenstand);
  if (spanne) return `${spanne[1]}/${spanne[2]}`;
  const [monat = "", jahr = ""] = datenstand.split(" ");
  const i = monate.indexOf(monat);
  if (i >= 0 && /^\d{4}$/.test(jahr)) return `${jahr}-${String(i + 1).padStart(2, "0")}`;
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
