import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parseFragment} from "parse5";
import type {Glossar} from "../loaders/contract/catalogue.js";
import type {BefundeData} from "../loaders/marts/befundeShapes.js";
import type {
  GeheimhaltungData,
  LueckenData,
  LueckenGruppe,
  ZentrenData,
  ZentrumSeite,
  ZielgruppenData
} from "../loaders/marts/leistungenShapes.js";
import type {ProblemfelderData} from "../loaders/marts/problemfelderShapes.js";
import type {
  BedarfsindexData,
  GebietProfil,
  IndikatorSeite,
  KarteData,
  KarteIndikator,
  MethodikData,
  Uebersicht
} from "../loaders/marts/shapes.js";
import type {StandardsData} from "../loaders/marts/standardsShapes.js";
import type {Profil} from "../loaders/warehouse/open.js";
import type {Betreiber} from "../src/components/seiten/betreiberSchema.js";
import {shell} from "../src/lib/texte/shell.js";
import {texteTextfassung as texte} from "../src/lib/texte/textfassung.js";
import {listFiles} from "./addresses.js";
import {attribute, createElement, elements} from "./html.js";
import type {Element} from "./html.js";
import {bedarfsindexText, lueckenText, problemfelderText, zielgruppenText} from "./textfassung/bedarf.js";
import {absatz, hinweis, textHtml, weg, type Textteil} from "./textfassung/bloecke.js";
import {gebieteText, gebietText} from "./textfassung/gebiet.js";
import {indikatorText, registerText} from "./textfassung/indikator.js";
import {karteText, startText} from "./textfassung/start.js";
import {
  betreiberText,
  datenstandText,
  datenText,
  geheimhaltungText,
  glossarText,
  methodikText,
  werkzeugText,
  zeichenBloecke
} from "./textfassung/texte.js";
import {standardsText, zentrenText, zentrumText} from "./textfassung/zentren.js";

/** Reads a data file of the built site by its name without folder, hash and ending: "listen/start", "gebiete/10". */
export type Lies = <T>(name: string) => T;

/**
 * Reads the data files of the site built in *dir*: the very files that the pages' scripts load. Throws if there is none of that
 * name, which only a change of the pages can cause.
 */
export function datenIn(dir: string): Lies {
  const dateien = new Map(
    listFiles(dir).flatMap((file) => {
      const name = /^(?:_file\/)?data\/(.+?)(?:\.[0-9a-f]{8})?\.json$/.exec(file)?.[1];
      return name === undefined ? [] : [[name, file] as const];
    })
  );
  return <T>(name: string): T => {
    const file = dateien.get(name);
    if (file === undefined) throw new Error(`textfassung: the site has no data file ${name}`);
    return JSON.parse(readFileSync(join(dir, file), "utf8")) as T;
  };
}

type Seite = (lies: Lies, umgebung: {intern: boolean; version: string}) => Textteil[];

/** The pages with data of their own, by address. */
const seiten: Readonly<Record<string, Seite>> = {
  "/": (lies) => startText(lies("listen/start")),
  "/karte": (lies) => karteText(lies<KarteData>("karte"), (id) => lies<KarteIndikator>(`karte/${id}`)),
  "/problemfelder": (lies) =>
    problemfelderText(lies<BefundeData>("listen/befunde"), lies<ProblemfelderData>("listen/problemfelder")),
  "/bedarfsindex": (lies) => bedarfsindexText(lies<BedarfsindexData>("listen/bedarfsindex")),
  "/luecken": (lies) =>
    lueckenText(lies<LueckenData>("listen/luecken"), (id) => lies<LueckenGruppe>(`listen/luecken-${id}`)),
  "/zielgruppen": (lies) => zielgruppenText(lies<ZielgruppenData>("listen/zielgruppen")),
  "/zentren/": (lies) => zentrenText(lies<ZentrenData>("listen/zentren")),
  "/gebiete/": (lies) => gebieteText(lies<Uebersicht>("listen/gebiete")),
  "/indikatoren/": (lies) => registerText(lies<Uebersicht>("listen/register")),
  "/datenstand": (lies) => datenstandText(lies<Uebersicht>("listen/datenstand")),
  "/daten": (_, {intern}) => datenText(intern),
  "/standards": (lies, {version}) => standardsText(lies<StandardsData>("listen/standards"), version),
  "/glossar": (lies) => glossarText(lies<Glossar>("listen/glossar")),
  "/geheimhaltung": (lies) => geheimhaltungText(lies<GeheimhaltungData>("listen/geheimhaltung")),
  "/methodik": (lies) => methodikText(lies<MethodikData>("listen/methodik"), lies<Uebersicht>("listen/worte")),
  "/handbuch": (lies) => [{nach: "zeichen", bloecke: zeichenBloecke(lies<Uebersicht>("listen/worte").status)}],
  "/impressum": (lies) =>
    betreiberText(lies<Betreiber>("betreiber"), [
      "name",
      "anschrift",
      "vertretung",
      "telefon",
      "email",
      "verantwortlich"
    ]),
  "/datenschutz": (lies) =>
    betreiberText(lies<Betreiber>("betreiber"), ["name", "datenschutz_kontakt", "serverprotokolle"], "server"),
  "/barrierefreiheit": (lies) =>
    betreiberText(lies<Betreiber>("betreiber"), ["name", "barrierefreiheit_kontakt", "email"], "melden"),
  "/leichte-sprache": (lies) =>
    betreiberText(lies<Betreiber>("betreiber"), ["barrierefreiheit_kontakt", "email"], "melden"),
  "/vergleich": () => werkzeugText("vergleich"),
  "/jahresplanung": () => werkzeugText("jahresplanung"),
  "/foerderantrag": () => werkzeugText("foerderantrag"),
  "/daten-pruefen": () => werkzeugText("daten-pruefen"),
  // Its scripts only guess what was meant; the page says enough without them.
  "/404": () => []
};

/** Pages built from a template, by the folder of their addresses. */
const vorlagen: Readonly<Record<string, (id: string, lies: Lies) => Textteil[]>> = {
  gebiete: (id, lies) => gebietText(lies<GebietProfil>(`gebiete/${id}`)),
  indikatoren: (id, lies) => indikatorText(lies<IndikatorSeite>(`indikatoren/${id}`)),
  zentren: (id, lies) => zentrumText(lies<ZentrumSeite>(`listen/zentrum-${id}`))
};

/**
 * The text version of the page at *adresse* from the site's own data files; null for a page that has none. In the internal edition
 * it begins with the edition's mark.
 */
export function textfassungOf(
  adresse: string,
  lies: Lies,
  {profil, version}: {profil: Profil; version: string}
): Textteil[] | null {
  const intern = profil === "intern";
  const [, ordner = "", id = ""] = /^\/([^/]+)\/([^/]+)$/.exec(adresse) ?? [];
  const vorlage = Object.hasOwn(vorlagen, ordner) ? vorlagen[ordner] : undefined;
  const seite = Object.hasOwn(seiten, adresse) ? seiten[adresse] : undefined;
  const teile = seite ? seite(lies, {intern, version}) : vorlage && id !== "" ? vorlage(id, lies) : null;
  return teile && intern && teile.length > 0 ? [{bloecke: [hinweis(shell.edition.vermerk)]}, ...teile] : teile;
}

const block = (element: Element): boolean =>
  (attribute(element, "class") ?? "").split(/\s+/).includes("observablehq--block");
const platzhalter = (element: Element): boolean =>
  element.tagName === "noscript" && attribute(element, "class") === undefined;

/**
 * Puts the text version of the page at *adresse* into *main* for browsers without scripts: each part before the first block that a
 * script would fill below its heading, or in the place of a note that stands there already. A page that is drawn by scripts and
 * has no version of its own (null) says so.
 */
export function setzeTextfassung(main: Element, teile: readonly Textteil[] | null, adresse: string): void {
  const gezeichnet = elements(main).some(block);
  const mitPlatzhaltern = elements(main).some(platzhalter);
  if (!gezeichnet || (teile === null && mitPlatzhaltern)) return;
  const eigene = teile ?? [{bloecke: [absatz(texte.teil), weg(texte.dateien.titel, texte.dateien.adresse)]}];
  for (const {nach, bloecke} of eigene) {
    if (bloecke.length === 0) continue;
    const alle = elements(main);
    const anfang = nach === undefined ? -1 : alle.findIndex((element) => attribute(element, "id") === nach);
    const danach = alle.slice(anfang + 1);
    const alt = mitPlatzhaltern ? danach.find(platzhalter) : undefined;
    const stelle = alt ?? danach.find(block) ?? null;
    const noscript = createElement("noscript", {class: "textfassung"}, main);
    const inhalt = parseFragment(textHtml(bloecke, adresse)).childNodes;
    for (const kind of inhalt) kind.parentNode = noscript;
    noscript.childNodes = inhalt;
    const eltern = (stelle?.parentNode ?? main) as Element;
    noscript.parentNode = eltern;
    const platz = stelle ? eltern.childNodes.indexOf(stelle) : eltern.childNodes.length;
    eltern.childNodes.splice(platz, alt ? 1 : 0, noscript);
  }
}
