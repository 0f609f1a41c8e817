import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {formatZahl} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {zustandOf} from "../../lib/zustaende.js";
import {Auswahlkopf, Auswahlzelle, element, Sortierkopf, Zeilenauswahl, type Kind} from "../dom.js";
import {Rangbalken, Wertbalken} from "./balken.js";
import {
  amtlichOf,
  bleibtOben,
  feldText,
  formatIndex,
  indexText,
  letzteGruppe,
  mitRang,
  ohneIndex,
  rangOf,
  regionenOf,
  skalaOf,
  vergleicheWerte,
  type Region,
  type Stand
} from "./stand.js";
import type {Ansicht, Ebene} from "./zustand.js";

export interface TabelleOptions {
  data: BedarfsindexData;
  onSelect: (gebiet: string | null) => void;
  onSort: (sortierung: string) => void;
  href: (adresse: string) => string;
  document: Document;
}

export interface Tabelle {
  element: HTMLElement;
  /** With *entwurf* only figures change: columns, groups and order stay until the choice is made. */
  update(stand: Stand, ansicht: Ansicht, entwurf: boolean): void;
}

type Umgebung = Pick<TabelleOptions, "data" | "onSort" | "href" | "document">;

const {tabelle: texte, gruppe: gruppenTexte, rechnen, oberste} = texteBedarfsindex;

const richtungOf = (sortierung: string): "auf" | "ab" => (sortierung.endsWith("-ab") ? "ab" : "auf");

/** *zeilen* in the order of *sortierung* by name, or by the value that *wertOf* gives; those without a value last. */
function ordne<T extends {name: string}>(
  zeilen: readonly T[],
  sortierung: string,
  wertOf: (spalte: string, zeile: T) => number | null
): T[] {
  const spalte = sortierung.split("-")[0]!;
  const richtung = richtungOf(sortierung);
  const reihe = zeilen
    .map((zeile) => ({zeile, name: zeile.name, wert: wertOf(spalte, zeile)}))
    .sort((a, b) => vergleicheWerte(a, b, richtung));
  if (spalte === "name" && richtung === "ab") reihe.reverse();
  return reihe.map(({zeile}) => zeile);
}

/** Numbers of the Planungsräume in the order of *sortierung*. */
function reihenfolge({gebiete}: BedarfsindexData, stand: Stand, sortierung: string): number[] {
  const werteOf = (spalte: string) =>
    spalte === "index" ? stand.index : stand.felder.find(({id}) => id === spalte)?.werte;
  const zeilen = gebiete.map(({name}, i) => ({name, i}));
  return ordne(zeilen, sortierung, (spalte, {i}) => werteOf(spalte)?.[i] ?? null).map(({i}) => i);
}

/** The Bezirksregionen in the order of *sortierung*, by name unless by their mean. */
function regionenReihe(data: BedarfsindexData, stand: Stand, sortierung: string): Region[] {
  return ordne(regionenOf(data, stand), sortierung, (spalte, {mittel}) => (spalte === "index" ? mittel : null));
}

/** The figures of every row that follow a moving slider, as text: index and fields, or the mean; by key. */
function zahlenOf(
  data: BedarfsindexData,
  stand: Stand,
  ebene: Ebene,
  felder: readonly string[]
): Map<string, string[]> {
  if (ebene === "bzr")
    return new Map(
      regionenOf(data, stand).map(({gebiet_id, mittel, status}) => [
        gebiet_id,
        [formatIndex(mittel, stand.wahl, status)]
      ])
    );
  return new Map(
    data.gebiete.map(({gebiet_id}, i) => [
      gebiet_id,
      [indexText(data, stand, i), ...felder.map((feld) => feldText(data, stand, feld, i))]
    ])
  );
}

/** Cells for the figures of zahlenOf, still empty. */
const Zahlzellen = (document: Document, felder: number): HTMLElement[] =>
  Array.from({length: 1 + felder}, (_, k) =>
    element(document, "td", {class: k === 0 ? "zahl" : "zahl index-spalte-feld", "data-zahl": true})
  );

const Veraltet = (document: Document): HTMLElement =>
  element(document, "span", {class: "index-veraltet-wort", hidden: true}, ` · ${rechnen.veraltet}`);

const Spalte = (document: Document, titel: Kind, klasse: string): HTMLElement =>
  element(document, "th", {scope: "col", class: klasse}, titel);

/** A function that makes heads to sort by. */
const sortierkopfOf =
  ({document, onSort}: Umgebung, sortierung: string) =>
  (spalte: string, titel: string, start: "auf" | "ab", klasse: string | null): HTMLElement =>
    Sortierkopf(document, {
      ...{spalte, titel, klasse, start, sortierung},
      onSort: (richtung) => onSort(`${spalte}-${richtung}`)
    });

const Kopf = (document: Document, spalten: readonly Kind[]): HTMLElement =>
  element(document, "thead", {}, element(document, "tr", {}, spalten, Auswahlkopf(document, texte.auswahl)));

/** Name, Bezirksregion and what else is to be said of an area before its figures. */
function Gebietskopf({data, href, document}: Umgebung, stand: Stand, i: number, mitGruppe: boolean): HTMLElement {
  const {gebiet_id, name, parent_name} = data.gebiete[i]!;
  const {rang} = rangOf(data, stand, i);
  const zusatz = (klasse: string, text: string): HTMLElement =>
    element(document, "span", {class: `index-zusatz klein ${klasse}`}, text);
  return element(
    document,
    "th",
    {scope: "row"},
    element(document, "a", {href: href(`/gebiete/${gebiet_id}`)}, name),
    zusatz("gedaempft", [mitGruppe && rang && gruppenTexte.kurz(rang.gruppe), parent_name].filter(Boolean).join(" · ")),
    rang && bleibtOben(data, stand, rang) && element(document, "span", {class: "index-etikett"}, texte.unabhaengig),
    (stand.index[i] ?? null) === null && zusatz("", ohneIndex(data, stand.wahl, i).grund),
    zusatz("gedaempft nur-schmal", texte.amtlichKurz(...amtlichOf(data, i)))
  );
}

/** The interval of ranks and the chance of the top; signs where there are none. */
function Rangzellen({data, document}: Umgebung, stand: Stand, i: number): HTMLElement[] {
  const {rang, zeichen} = rangOf(data, stand, i);
  const zelle = (klasse: string, ...kinder: Kind[]): HTMLElement => element(document, "td", {class: klasse}, ...kinder);
  const [spalteRang, spalteOben] = ["index-spalte-rang", "zahl nur-breit index-spalte-oben"];
  if (!rang) return [zelle(spalteRang, zeichen), zelle(spalteOben, zeichen)];
  const oben = texteBedarfsindex.anteil(rang.oberstes);
  return [
    zelle(
      spalteRang,
      Rangbalken(document, rang, mitRang(stand.raenge)),
      element(
        document,
        "span",
        {class: "zahl index-rang-text"},
        texteBedarfsindex.rangspanne(rang.rang_unten, rang.rang_oben)
      ),
      element(
        document,
        "span",
        {class: "nur-schmal klein gedaempft"},
        `${texte.oben(oberste(data.optionen.oberster_anteil))}: ${oben}`
      )
    ),
    zelle(spalteOben, oben)
  ];
}

function Gebietszeile(umgebung: Umgebung, stand: Stand, i: number, mitGruppe: boolean): HTMLElement {
  const {data, document} = umgebung;
  const {gebiet_id, name} = data.gebiete[i]!;
  const [status, dynamik, gesix] = amtlichOf(data, i);
  return element(
    document,
    "tr",
    {"data-id": gebiet_id},
    Gebietskopf(umgebung, stand, i, mitGruppe),
    Zahlzellen(document, stand.felder.length),
    Rangzellen(umgebung, stand, i),
    element(
      document,
      "td",
      {class: "nur-breit index-amtlich"},
      status,
      element(document, "span", {class: "index-zusatz klein gedaempft"}, `${texte.dynamikKurz} ${dynamik}`)
    ),
    element(document, "td", {class: "zahl nur-breit index-amtlich"}, gesix),
    Auswahlzelle(document, name, texte.auswaehlen)
  );
}

/** A heading across *breite* columns, with the number of areas below it. */
function Gruppenkopf(
  document: Document,
  {titel, anzahl, breite, mitRaengen}: {titel: string; anzahl: number; breite: number; mitRaengen: boolean}
): HTMLElement {
  return element(
    document,
    "tr",
    {class: "index-gruppe"},
    element(
      document,
      "th",
      {scope: "rowgroup", colspan: breite},
      titel,
      element(document, "span", {class: "gedaempft"}, ` (${texteBedarfsindex.gebiete(anzahl)})`),
      mitRaengen && Veraltet(document)
    )
  );
}

/** Caption, head and bodies of the Planungsräume. */
function Gebietetabelle(umgebung: Umgebung, stand: Stand, {sortierung}: Ansicht): Node[] {
  const {data, document} = umgebung;
  const gruppiert = sortierung === "gruppe";
  const kopf = sortierkopfOf(umgebung, sortierung);
  const gruppeOf = (i: number): number => rangOf(data, stand, i).rang?.gruppe ?? 0;
  const abschnitt = (titel: string | null, indizes: readonly number[], mitRaengen = true): Node[] => {
    if (indizes.length === 0) return [];
    const breite = 7 + stand.felder.length;
    return [
      element(
        document,
        "tbody",
        {},
        titel !== null && Gruppenkopf(document, {titel, anzahl: indizes.length, breite, mitRaengen}),
        indizes.map((i) => Gebietszeile(umgebung, stand, i, !gruppiert))
      )
    ];
  };
  const reihe = reihenfolge(data, stand, sortierung);
  const mit = reihe.filter((i) => stand.index[i] !== null);
  const ohne = reihe.filter((i) => stand.index[i] === null);
  const letzte = letzteGruppe(stand.raenge);
  const gruppen = [...new Set(mit.map(gruppeOf))].sort((a, b) => a - b);
  return [
    element(document, "caption", {}, texte.beschriftung("plr")),
    Kopf(document, [
      kopf("name", texte.gebiet.plr, "auf", null),
      kopf("index", texte.index, "ab", "zahl"),
      stand.felder.map(({id, titel}) => kopf(id, titel, "ab", "zahl index-spalte-feld")),
      Spalte(document, [texte.rang, Veraltet(document)], "index-spalte-rang"),
      Spalte(document, texte.oben(oberste(data.optionen.oberster_anteil)), "zahl nur-breit index-spalte-oben"),
      Spalte(document, texte.mss(data.amtlich.mss.edition), "nur-breit index-amtlich"),
      Spalte(document, texte.gesix, "zahl nur-breit index-amtlich")
    ]),
    ...(gruppiert
      ? gruppen.flatMap((g) =>
          abschnitt(
            g === 0 ? null : gruppenTexte.kopf(g, letzte),
            mit.filter((i) => gruppeOf(i) === g)
          )
        )
      : abschnitt(null, mit)),
    ...abschnitt(gruppenTexte.ohne, ohne, false)
  ];
}

function Regionszeile({href, document}: Umgebung, stand: Stand, region: Region): HTMLElement {
  const {gebiet_id, name, mittel, unten, oben, planungsraeume, einwohner, unbewertet} = region;
  return element(
    document,
    "tr",
    {"data-id": gebiet_id},
    element(
      document,
      "th",
      {scope: "row"},
      element(document, "a", {href: href(`/gebiete/${gebiet_id}`)}, name),
      mittel !== null && unbewertet.length > 0
        ? element(document, "span", {class: "index-zusatz klein gedaempft"}, texte.unbewertet(unbewertet))
        : null
    ),
    Zahlzellen(document, 0),
    element(
      document,
      "td",
      {class: "index-spalte-rang"},
      mittel === null
        ? texteBedarfsindex.ohneIndex.wort
        : [
            Wertbalken(document, {wert: mittel, spanne: [unten!, oben!], ...skalaOf(stand)}),
            element(
              document,
              "span",
              {class: "zahl index-rang-text"},
              texteBedarfsindex.vonBis(formatIndex(unten, stand.wahl), formatIndex(oben, stand.wahl))
            )
          ]
    ),
    element(document, "td", {class: "zahl nur-breit"}, formatZahl(planungsraeume)),
    element(
      document,
      "td",
      {class: "zahl nur-breit"},
      einwohner === null ? zustandOf("fehlt").zeichen : formatZahl(einwohner)
    ),
    Auswahlzelle(document, name, texte.auswaehlen)
  );
}

/** Caption, head and body of the Bezirksregionen. */
function Regionentabelle(umgebung: Umgebung, stand: Stand, {sortierung}: Ansicht): Node[] {
  const {data, document} = umgebung;
  const kopf = sortierkopfOf(umgebung, sortierung === "gruppe" ? "name-auf" : sortierung);
  return [
    element(document, "caption", {}, texte.beschriftung("bzr")),
    Kopf(document, [
      kopf("name", texte.gebiet.bzr, "auf", null),
      kopf("index", texte.mittelwert, "ab", "zahl"),
      Spalte(document, texte.spanne, "index-spalte-rang"),
      Spalte(document, texte.anzahl, "zahl nur-breit"),
      Spalte(document, texte.einwohner(data.einwohner_zeitraum), "zahl nur-breit")
    ]),
    element(
      document,
      "tbody",
      {},
      regionenReihe(data, stand, sortierung).map((region) => Regionszeile(umgebung, stand, region))
    )
  ];
}

/** How to read the table, above it. */
function Notizen({data, onSort, document}: Umgebung, stand: Stand, {ebene, sortierung}: Ansicht): HTMLElement {
  const {mss, gssa} = data.amtlich;
  const etikett = data.gebiete.some((_, i) => {
    const {rang} = rangOf(data, stand, i);
    return rang !== null && bleibtOben(data, stand, rang);
  });
  const saetze =
    ebene === "bzr"
      ? [texte.erklaerungBzr(data.einwohner_zeitraum)]
      : [
          sortierung === "gruppe" ? texte.erklaerung : texte.erklaerungSortiert,
          texte.rangErklaerung(data.optionen.laeufe, mitRang(stand.raenge)),
          texte.rangZeichen,
          ...(etikett
            ? [texte.unabhaengigErklaerung(texte.unabhaengigSatz(oberste(data.optionen.oberster_anteil)))]
            : []),
          texte.amtlichErklaerung(mss.edition, mss.stichtag, gssa.zeitraum)
        ];
  const knopf = element(document, "button", {type: "button"}, texte.nachGruppen);
  knopf.addEventListener("click", () => onSort("gruppe"));
  return element(
    document,
    "div",
    {class: "index-notiz klein gedaempft"},
    saetze.map((s) => element(document, "p", {}, s)),
    ebene === "plr" && sortierung !== "gruppe" ? element(document, "p", {class: "nicht-drucken"}, knopf) : null
  );
}

/** The order of the rows in words. */
function ordnungInWorten(stand: Stand, {ebene, sortierung}: Ansicht): string {
  const spalte = sortierung.split("-")[0]!;
  if (spalte === "gruppe") return texte.gruppiert;
  const titel: Record<string, string> = {
    ...Object.fromEntries(stand.felder.map((feld) => [feld.id, feld.titel])),
    name: texte.gebiet[ebene],
    index: ebene === "bzr" ? texte.mittelwert : texte.index
  };
  return texte.sortiert(titel[spalte] ?? "", richtungOf(sortierung));
}

/** Everything the table's structure follows; figures alone are changed in place. */
function strukturOf(data: BedarfsindexData, stand: Stand, {ebene, sortierung}: Ansicht): string {
  return JSON.stringify([
    ebene,
    sortierung,
    stand.felder.map(({id}) => id),
    ebene === "bzr" ? regionenReihe(data, stand, sortierung) : reihenfolge(data, stand, sortierung),
    stand.raenge,
    stand.index.map((x) => x === null)
  ]);
}

/**
 * All areas: Planungsräume by group with index, fields, interval of ranks, chance of the top and the official ratings;
 * Bezirksregionen with mean and span. Never a list by rank alone. Areas without an index stand last, with the reason.
 */
export function Tabelle({data, onSelect, onSort, href, document}: TabelleOptions): Tabelle {
  const umgebung = {data, onSort, href, document};
  const ansage = element(document, "p", {class: "nur-vorlesen", role: "status"});
  const inhalt = element(document, "div", {});
  const wurzel = element(document, "div", {class: "karte-tabelle index-tabelle"}, ansage, inhalt);
  const markiere = Zeilenauswahl(wurzel, onSelect);
  let gezeigt: {struktur: string; sortierung: string; felder: string[]} | null = null;

  function baue(stand: Stand, ansicht: Ansicht): void {
    const aktiv = document.activeElement?.closest("th[data-spalte]")?.getAttribute("data-spalte");
    const kinder = (ansicht.ebene === "bzr" ? Regionentabelle : Gebietetabelle)(umgebung, stand, ansicht);
    inhalt.replaceChildren(
      Notizen(umgebung, stand, ansicht),
      element(document, "div", {class: "tabellenrahmen"}, element(document, "table", {class: "tabelle"}, kinder))
    );
    // The pressed button was replaced by its successor; the keyboard stays on it.
    if (aktiv) wurzel.querySelector<HTMLElement>(`th[data-spalte="${aktiv}"] button`)?.focus();
  }

  function schreibeZahlen(stand: Stand, ebene: Ebene, felder: readonly string[]): void {
    const zahlen = zahlenOf(data, stand, ebene, felder);
    for (const tr of wurzel.querySelectorAll<HTMLElement>("tr[data-id]")) {
      const texte = zahlen.get(tr.dataset["id"]!)!;
      tr.querySelectorAll("[data-zahl]").forEach((zelle, k) => {
        if (zelle.textContent !== texte[k]) zelle.textContent = texte[k]!;
      });
    }
  }

  return {
    element: wurzel,
    update(stand, ansicht, entwurf) {
      const struktur = gezeigt && entwurf ? gezeigt.struktur : strukturOf(data, stand, ansicht);
      if (struktur !== gezeigt?.struktur) {
        baue(stand, ansicht);
        if (gezeigt && gezeigt.sortierung !== ansicht.sortierung) ansage.textContent = ordnungInWorten(stand, ansicht);
        gezeigt = {struktur, sortierung: ansicht.sortierung, felder: stand.felder.map(({id}) => id)};
      }
      schreibeZahlen(stand, ansicht.ebene, gezeigt.felder);
      wurzel.classList.toggle("index-veraltet", !stand.aktuell);
      for (const wort of wurzel.querySelectorAll<HTMLElement>(".index-veraltet-wort")) wort.hidden = stand.aktuell;
      markiere(ansicht.gebiet);
    }
  };
}
