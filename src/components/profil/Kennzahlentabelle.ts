import type {GebietProfil, Kennzahl, Wert} from "../../../loaders/marts/shapes.js";
import {formatZahl} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element, type Kind} from "../dom.js";
import {grundOf} from "./saetze.js";
import {Stand} from "./Stand.js";
import {streifenOf} from "./streifenOf.js";
import {Wertanzeige, Zeichenlegende, zustandsname} from "./Wertanzeige.js";

const texte = texteProfil.kennzahlen;
export type Polaritaet = Kennzahl["indikator"]["polaritaet"];

function Streifenlegende(plural: string, mitBezirk: boolean, document: Document): HTMLElement {
  const legende = texte.legende(plural);
  const teile: [string, string][] = [
    ["gebiet", legende.gebiet],
    ["punkt", legende.punkt],
    ...(mitBezirk
      ? ([
          ["bezirk", legende.bezirk],
          ["berlin", legende.berlin]
        ] as [string, string][])
      : [])
  ];
  return element(
    document,
    "p",
    {class: "streifenlegende"},
    teile.map(([art, text]) =>
      element(
        document,
        "span",
        {},
        element(document, "span", {class: `marke-${art}`, "aria-hidden": "true"}),
        ` ${text}`
      )
    ),
    element(document, "span", {}, texte.achse)
  );
}

/** The reasons for missing values, each once with the lines it holds for: room is too scarce for them in print. */
function gruendeOf(lines: readonly Kennzahl[]): string[] {
  const titelByGrund = new Map<string, string[]>();
  for (const kennzahl of lines) {
    if (kennzahl.gebiet.wert !== null) continue;
    const text = grundOf(kennzahl.gebiet, kennzahl.indikator);
    titelByGrund.set(text, [...(titelByGrund.get(text) ?? []), kennzahl.indikator.kurztitel]);
  }
  return [...titelByGrund].map(([text, titel]) => `${titel.join(", ")}: ${text}.`);
}

/** The people counted behind a value, a difference with its sign and name; a reader is sent to the value if it is that number. */
function Zaehler({gebiet: {zaehler, wert}, zeitraum}: Kennzahl, document: Document): Kind {
  if (zaehler === null) return element(document, "span", {class: "nur-vorlesen"}, texte.nichtGenannt);
  if (zaehler === wert)
    return [
      element(document, "span", {"aria-hidden": "true"}, "–"),
      element(document, "span", {class: "nur-vorlesen"}, texte.sieheWert)
    ];
  if (!zeitraum.includes("/")) return formatZahl(zaehler);
  return [
    `${zaehler > 0 ? "+" : ""}${formatZahl(zaehler)} `,
    element(document, "span", {class: "differenz"}, texte.differenz)
  ];
}

/**
 * All lines of a profile of one polarity: value, people counted, date, the areas above it side by side, and its place
 * among all areas of the level. Columns that no line fills are left out. Null if there is no line.
 */
export function Kennzahlentabelle(
  profil: GebietProfil,
  polaritaet: Polaritaet,
  document = globalThis.document,
  heute = new Date()
): HTMLElement | null {
  const {gebiet, ueber} = profil;
  const lines = profil.kennzahlen.filter((k) => k.indikator.polaritaet === polaritaet);
  if (lines.length === 0) return null;
  const bzr = ueber.find((g) => g.ebene === "bzr");
  const {plural} = texteProfil.ebenen[gebiet.ebene];
  const strips = lines.map((k) => streifenOf(k, gebiet, {width: 220, document}));
  const mitStreifen = strips.some((s) => s !== null);
  const mitPersonen = lines.some((k) => k.gebiet.zaehler !== null && k.gebiet.zaehler !== k.gebiet.wert);
  const anzahl = Math.max(...lines.map((k) => k.verteilung.length));
  const zelle = (label: string, inhalt: Kind, klasse = "zahl") =>
    element(document, "td", {role: "cell", class: klasse, "data-label": label}, inhalt);
  const vergleich = (label: string, wert: Wert | null, kennzahl: Kennzahl) =>
    zelle(label, wert && Wertanzeige(wert, kennzahl.indikator, document));
  // Where the MSS section quotes the publisher's remark, the rows only name the state.
  const zitiert = profil.mss.at(-1)?.status.wert === null;
  const grund = ({gebiet: own, indikator}: Kennzahl) =>
    zitiert && own.status === "entfaellt" ? zustandsname(own, indikator) : grundOf(own, indikator);
  const klassen = lines.flatMap(({indikator}) => {
    const last = indikator.klassen?.at(-1);
    return last ? [texte.klassenende(indikator.kurztitel, last.name)] : [];
  });
  const spalten = [
    {titel: texte.spalten.kennzahl, klasse: null},
    {titel: texte.spalten.wert, klasse: "zahl"},
    mitPersonen && {titel: texte.spalten.zaehler, klasse: "zahl personen"},
    {titel: texte.spalten.stand, klasse: "stand"},
    bzr && {titel: bzr.name, klasse: "zahl"},
    gebiet.ebene !== "bezirk" && {titel: texte.spalten.bezirk, klasse: "zahl"},
    {titel: texte.spalten.berlin, klasse: "zahl berlin"},
    mitStreifen && {titel: texte.streifen(anzahl, plural), klasse: "streifen"}
  ].filter((d) => typeof d === "object");
  const rows = lines.map((k, i) => {
    const {zaehler, wert} = k.gebiet;
    return element(
      document,
      "tr",
      {role: "row"},
      element(
        document,
        "th",
        {scope: "row", role: "rowheader"},
        element(
          document,
          "a",
          {href: `../indikatoren/${k.indikator.id}`},
          element(document, "span", {class: "titel-lang"}, k.indikator.titel),
          element(document, "span", {class: "titel-kurz"}, k.indikator.kurztitel)
        ),
        wert === null && element(document, "span", {class: "grund"}, grund(k))
      ),
      zelle(texte.spalten.wert, Wertanzeige(k.gebiet, k.indikator, document), "zahl eigen"),
      mitPersonen &&
        zelle(texte.spalten.zaehler, Zaehler(k, document), zaehler === null || zaehler === wert ? "zahl leer" : "zahl"),
      zelle(texte.spalten.stand, Stand(k, heute, document), "stand"),
      bzr && vergleich(bzr.name, k.bzr, k),
      gebiet.ebene !== "bezirk" && vergleich(texte.spalten.bezirk, k.bezirk, k),
      vergleich(texte.spalten.berlin, k.berlin, k),
      mitStreifen && zelle(texte.streifen(anzahl, plural), strips[i], "streifen")
    );
  });
  const id = `block-${polaritaet.replace("_", "-")}`;
  return element(
    document,
    "section",
    {class: "kennzahlenblock", "aria-labelledby": id},
    element(document, "h3", {id}, texte.bloecke[polaritaet]),
    element(
      document,
      "p",
      {class: "lesetext"},
      [
        texte.blockhinweise[polaritaet],
        klassen.length > 0 && polaritaet !== "keine_wertung" && texte.klassenhinweis(klassen)
      ]
        .filter(Boolean)
        .join(" ")
    ),
    element(
      document,
      "table",
      {class: "tabelle kennzahlen", role: "table"},
      element(document, "caption", {class: "nur-vorlesen"}, `${texte.bloecke[polaritaet]}, ${gebiet.name}`),
      element(
        document,
        "thead",
        {role: "rowgroup"},
        element(
          document,
          "tr",
          {role: "row"},
          spalten.map((s) => element(document, "th", {scope: "col", role: "columnheader", class: s.klasse}, s.titel))
        )
      ),
      element(document, "tbody", {role: "rowgroup"}, rows)
    ),
    element(
      document,
      "div",
      {class: "tabellenfuss"},
      mitStreifen && Streifenlegende(plural, gebiet.ebene !== "bezirk", document),
      mitPersonen && element(document, "p", {}, texte.personen),
      gruendeOf(lines.filter((k) => !(zitiert && k.gebiet.status === "entfaellt"))).map((text) =>
        element(document, "p", {class: "grund-druck"}, text)
      ),
      Zeichenlegende(
        lines.flatMap((k) => [k.gebiet, k.bzr, k.bezirk, k.berlin].map((wert) => [wert, k.indikator] as const)),
        document
      )
    )
  );
}

/** The tables of all polarities that occur, burdens first, and a line where resources are missing; a sentence if all are. */
export function Kennzahlenbloecke(
  profil: GebietProfil,
  document = globalThis.document,
  heute = new Date()
): HTMLElement {
  if (profil.kennzahlen.length === 0) return element(document, "div", {}, element(document, "p", {}, texte.keine));
  const bloecke = (["belastung", "ressource", "keine_wertung"] as const).map(
    (polaritaet) =>
      Kennzahlentabelle(profil, polaritaet, document, heute) ??
      (polaritaet === "ressource" && element(document, "p", {class: "keine-ressourcen"}, texte.keineRessourcen))
  );
  return element(document, "div", {}, bloecke);
}
