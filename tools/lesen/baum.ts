import {parse, parseFragment} from "parse5";
import type {DefaultTreeAdapterTypes} from "parse5";
import {ausZeilen, imText, istZahl, Unlesbar, zahlen} from "./eintraege.js";
import type {Ebene, Melde, Zahlstelle} from "./eintraege.js";

/** An element of HTML or XML with its children; texts are strings. */
export interface Knoten {
  name: string;
  attribute: readonly (readonly [name: string, wert: string])[];
  kinder: readonly (Knoten | string)[];
}

const ohneSatz = /^(?:script|style)$/;

/** The tree of an HTML page, comments as elements "#comment". The content of <template> is part of it. */
export function htmlBaum(html: string): Knoten {
  const knoten = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.ParentNode): Knoten | string => {
    if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
    if (node.nodeName === "#comment")
      return {name: "#comment", attribute: [], kinder: [(node as DefaultTreeAdapterTypes.CommentNode).data]};
    if (node.nodeName === "noscript" && "childNodes" in node) {
      const text = node.childNodes
        .map((kind) => (kind.nodeName === "#text" ? (kind as DefaultTreeAdapterTypes.TextNode).value : ""))
        .join("");
      return {name: "noscript", attribute: [], kinder: parseFragment(text).childNodes.map(knoten)};
    }
    const inhalt = "content" in node ? [node.content] : "childNodes" in node ? node.childNodes : [];
    const attrs = "attrs" in node ? node.attrs : [];
    return {
      name: node.nodeName,
      attribute: attrs.map(({name, value}) => [name, value] as const),
      kinder: inhalt.map((kind) => knoten(kind))
    };
  };
  return knoten(parse(html)) as Knoten;
}

const entitaeten: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"};
const entschluesselt = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (ganz, name: string) => {
    if (!name.startsWith("#")) return entitaeten[name] ?? ganz;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : ganz;
  });

const stueck =
  /<!--([^]*?)-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy;

/** The tree of an XML document. Throws Unlesbar if it is none. */
export function xmlBaum(xml: string): Knoten {
  const wurzel = {name: "", attribute: [], kinder: [] as (Knoten | string)[]};
  const offen: {name: string; kinder: (Knoten | string)[]}[] = [wurzel];
  let at = 0;
  const text = xml.replace(/^\ufeff/, "");
  stueck.lastIndex = 0;
  while (at < text.length) {
    stueck.lastIndex = at;
    const fund = stueck.exec(text);
    if (fund === null) throw new Unlesbar(`no XML at character ${at}`);
    at = stueck.lastIndex;
    const [, kommentar, cdata, zu, auf, attrs = "", leer, roh] = fund;
    const oben = offen.at(-1)!;
    if (kommentar !== undefined) oben.kinder.push({name: "#comment", attribute: [], kinder: [kommentar]});
    else if (cdata !== undefined) oben.kinder.push(cdata);
    else if (roh !== undefined) oben.kinder.push(entschluesselt(roh));
    else if (zu !== undefined) {
      if (oben.name !== zu || offen.length === 1) throw new Unlesbar(`</${zu}> closes nothing`);
      offen.pop();
    } else if (auf !== undefined) {
      const knoten = {
        name: auf,
        attribute: [...attrs.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
          ([, name = "", a, b]) => [name, entschluesselt(a ?? b ?? "")] as const
        ),
        kinder: []
      };
      oben.kinder.push(knoten);
      if (leer === "") offen.push(knoten);
    }
  }
  if (offen.length > 1) throw new Unlesbar(`<${offen.at(-1)!.name}> is not closed`);
  return wurzel;
}

/** All text below, parts separated by blanks as a reader sees them. */
export function textOf(knoten: Knoten | string): string {
  if (typeof knoten === "string") return knoten;
  if (knoten.name === "#comment" || ohneSatz.test(knoten.name)) return "";
  const text = knoten.kinder.map(textOf).join("");
  return inline.has(knoten.name) ? text : ` ${text} `;
}

export const kurz = (text: string): string => text.replace(/\s+/g, " ").trim();

const inline = new Set(
  "a abbr b bdi bdo code data em i mark small span strong sub sup time u tspan w:r w:t text:span".split(" ")
);
const zeilen = new Set(["tr", "w:tr", "table:table-row"]);
const zellen = new Set(["td", "th", "w:tc", "table:table-cell", "table:covered-table-cell"]);
const tabellen = new Set(["table", "w:tbl", "table:table"]);
const ueberschrift = /^(?:h[1-6]|caption|legend|figcaption|summary|title|dt|text:h)$/;

/** Where shapes lie and how they look; what a number in it means nobody can say without the rest of the drawing. */
const darstellung =
  /^(?:class|id|style|d|points|viewbox|transform|x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|rx|ry|width|height|fill|fill-.*|stroke|stroke-.*|opacity|font-.*|offset|tabindex|colspan|rowspan|href|src|srcset|rel|for|type|role|lang|xmlns.*|media|sizes|crossorigin|integrity|rows|cols|maxlength|preserveaspectratio|text-anchor|version)$/i;

const finde = (knoten: Knoten, namen: ReadonlySet<string>, bis: ReadonlySet<string>): Knoten[] =>
  knoten.kinder.flatMap((kind) =>
    typeof kind === "string" ? [] : namen.has(kind.name) ? [kind] : bis.has(kind.name) ? [] : finde(kind, namen, bis)
  );

function tabellenzeilen(tabelle: Knoten): string[][] {
  return finde(tabelle, zeilen, tabellen).map((reihe) =>
    finde(reihe, zellen, tabellen).flatMap((zelle) => {
      const attribute = new Map(zelle.attribute);
      const text = kurz(textOf(zelle));
      const wert = attribute.get("office:value");
      const breite = Math.min(
        200,
        Number(attribute.get("colspan") ?? attribute.get("table:number-columns-repeated") ?? 1) || 1
      );
      return [wert !== undefined && !istZahl(text) ? wert : text, ...Array<string>(breite - 1).fill("")];
    })
  );
}

/**
 * Everything a tree says: rows of its tables, elements with their attributes, and its paragraphs, each with the headings above.
 * *skript* gets the content of inline scripts with their type.
 */
export function ausBaum(
  wurzel: Knoten,
  davor: readonly Ebene[],
  ort: string,
  melde: Melde,
  skript: (quelltext: string, art: string, ebenen: readonly Ebene[]) => void = () => undefined
): void {
  let titel: string[] = [];
  const geh = (knoten: Knoten, ebenen: readonly Ebene[]): void => {
    const stelle = `${ort}, <${knoten.name}>`;
    if (knoten.name === "script") {
      const art = knoten.attribute.find(([name]) => name === "type")?.[1] ?? "";
      return skript(knoten.kinder.filter((kind) => typeof kind === "string").join(""), art, ebenen);
    }
    if (knoten.name === "style") return;
    const text = kurz(textOf(knoten));
    if (ueberschrift.test(knoten.name) && text !== "") titel = [...titel.slice(-3), text];
    const kopf: Ebene = {texte: [...titel].reverse()};
    const eigene = knoten.attribute.filter(([name]) => !darstellung.test(name));
    const gesagt: Ebene = {
      texte: eigene.flatMap(([name, wert]) => (istZahl(wert) && !istJahr(wert) ? [name] : [wert]))
    };
    const hier = eigene.length > 0 ? [gesagt, ...ebenen] : ebenen;
    const stellen: Zahlstelle[] = [];
    for (const [name, wert] of eigene) {
      const eigen = zahlen(wert, {texte: [name]}, `${stelle} ${name}`);
      stellen.push(...eigen);
      if (eigen.length === 0)
        imText(
          wert,
          [{texte: text.length < 300 ? [text] : []}, ...hier, kopf],
          {texte: [name]},
          `${stelle} ${name}`,
          melde
        );
    }
    if (stellen.length > 0)
      melde({ebenen: [gesagt, {texte: text.length < 300 ? [text] : []}, ...ebenen, kopf], zahlen: stellen});
    if (tabellen.has(knoten.name)) {
      const name = [...knoten.attribute].find(([n]) => n === "table:name" || n === "aria-label")?.[1] ?? "";
      const unter = knoten.kinder.flatMap((kind) =>
        typeof kind !== "string" && kind.name === "caption" ? [kurz(textOf(kind))] : []
      );
      ausZeilen(
        tabellenzeilen(knoten),
        [{texte: [...unter, name]}, kopf, ...hier],
        `${ort}, Tabelle ${unter[0] ?? name}`,
        melde
      );
      // Cells are read as rows; what they hold besides text is not.
      for (const zelle of finde(knoten, zellen, new Set())) for (const kind of zelle.kinder) geheKind(kind, hier);
      return;
    }
    if (knoten.name === "dl") {
      const paare = finde(knoten, new Set(["dt", "dd"]), new Set());
      let dt = "";
      for (const paar of paare)
        if (paar.name === "dt") dt = kurz(textOf(paar));
        else ausZeilen([[dt, kurz(textOf(paar))]], [...hier, kopf], `${stelle} ${dt}`, melde);
    }
    // A block without blocks inside is a paragraph; text beside blocks belongs to the block around.
    const bloecke = knoten.kinder.filter((kind) => typeof kind !== "string" && !inline.has(kind.name));
    if (bloecke.length === 0 && text !== "") imText(text, [...hier, kopf], null, stelle, melde);
    else {
      const lose = kurz(
        knoten.kinder.map((k) => (typeof k === "string" || inline.has(k.name) ? textOf(k) : " ")).join("")
      );
      if (lose !== "")
        imText(lose, [...(text.length < 300 ? [{texte: [text]}] : []), ...hier, kopf], null, stelle, melde);
    }
    for (const kind of knoten.kinder) geheKind(kind, hier);
  };
  const geheKind = (kind: Knoten | string, ebenen: readonly Ebene[]): void => {
    if (
      typeof kind !== "string" &&
      !(inline.has(kind.name) && kind.attribute.length === 0 && kind.kinder.every((k) => typeof k === "string"))
    )
      geh(kind, ebenen);
  };
  geh(wurzel, davor);
}

const istJahr = (text: string): boolean => /^(19|20)\d\d$/.test(text.trim());
