import type {GebietProfil, Kennzahl, Wert} from "../../../loaders/marts/shapes.js";
import {formatZahl} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element, type Kind} from "../dom.js";
import {grundOf, sicherheitSatz, standVergleichSatz, vorbehaltOf} from "./saetze.js";
import {Stand} from "./Stand.js";
import {streifenOf} from "./streifenOf.js";
import {
  Intervallanzeige,
  Intervallkopf,
  Urteilzeile,
  Wertanzeige,
  Zeichenlegende,
  zustandsname
} from "./Wertanzeige.js";

const texte = texteProfil.kennzahlen;
const gruppenfolge = ["belastung", "ressource", "keine_wertung", "index"] as const;

/** The group of a line: what a high value means, or that every level is standardised by itself. */
const gruppeOf = ({indikator}: Kennzahl): (typeof gruppenfolge)[number] =>
  indikator.ebenen_vergleichbar ? indikator.polaritaet : "index";

/** What the marks of the dot strips mean, and where their axes begin. */
export function Streifenlegende(plural: string, document: Document): HTMLElement {
  const legende = texte.legende(plural);
  const teile: [string, string][] = [
    ["gebiet", legende.gebiet],
    ["intervall", texte.intervall],
    ["punkt", legende.punkt],
    ["bezirk", legende.bezirk],
    ["berlin", legende.berlin]
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

/** The reasons for missing values and the cautions about others, each once with the lines it holds for: room is too scarce for them in print. */
function gruendeOf(lines: readonly Kennzahl[]): string[] {
  const titelByGrund = new Map<string, string[]>();
  for (const kennzahl of lines) {
    const {gebiet, indikator} = kennzahl;
    const text = gebiet.wert === null ? grundOf(gebiet, indikator) : vorbehaltOf(gebiet).replace(/\.$/, "");
    if (text === "") continue;
    titelByGrund.set(text, [...(titelByGrund.get(text) ?? []), indikator.kurztitel]);
  }
  return [...titelByGrund].map(([text, titel]) => `${titel.join(", ")}: ${text}.`);
}

/** The people counted behind a value, a difference with its sign and name; a reader is sent to the value if it is that number. */
function Zaehler({gebiet: {zaehler, wert}, indikator}: Kennzahl, document: Document): Kind {
  if (zaehler === null) return element(document, "span", {class: "nur-vorlesen"}, texte.nichtGenannt);
  if (zaehler === wert) return element(document, "span", {class: "nur-vorlesen"}, texte.sieheWert);
  if (!indikator.veraenderung) return formatZahl(zaehler);
  return [
    `${zaehler > 0 ? "+" : ""}${formatZahl(zaehler)} `,
    element(document, "span", {class: "differenz"}, texte.differenz)
  ];
}

/** A dash, which is none of the six signs, in place of a level that must not be set beside this one. */
export function NichtVergleichbar(document: Document): HTMLElement {
  return element(
    document,
    "span",
    {class: "ohne-wert", title: texte.nichtVergleichbar},
    element(document, "span", {"aria-hidden": "true"}, texte.nichtVergleichbarZeichen),
    element(document, "span", {class: "nur-vorlesen"}, texte.nichtVergleichbar)
  );
}

/**
 * Lines of a profile as one table, burdens first, then resources, then mere traits, then indices of Berlin, each group named:
 * value with interval, verdict by rule, people counted, date, the areas above it side by side, and its place among all areas of
 * the level. Columns that no line fills are left out. *lines* is not empty.
 */
export function Kennzahlentabelle(
  profil: GebietProfil,
  {titel, lines}: {titel: string; lines: readonly Kennzahl[]},
  document = globalThis.document,
  heute = new Date()
): HTMLElement {
  const {gebiet, ueber} = profil;
  const bzr = ueber.find((g) => g.ebene === "bzr");
  const {plural} = texteProfil.ebenen[gebiet.ebene];
  const strips = new Map(lines.map((k) => [k, streifenOf(k, gebiet, {width: 220, document})]));
  const mitStreifen = lines.some((k) => strips.get(k));
  const mitPersonen = lines.some((k) => k.gebiet.zaehler !== null && k.gebiet.zaehler !== k.gebiet.wert);
  const anzahl = Math.max(...lines.map((k) => k.verteilung.length));
  const zelle = (label: string, inhalt: Kind, klasse = "zahl") =>
    element(document, "td", {role: "cell", class: klasse, "data-label": label}, inhalt);
  const vergleich = (label: string, wert: Wert | null, {indikator}: Kennzahl) =>
    zelle(
      label,
      wert && (indikator.ebenen_vergleichbar ? Wertanzeige(wert, indikator, document) : NichtVergleichbar(document))
    );
  // Where the MSS section quotes the publisher's remark, the rows only name the state.
  const zitiert = ({gebiet: own, indikator}: Kennzahl) =>
    own.status === "entfaellt" && indikator.id.startsWith("mss_") && profil.mss.at(-1)?.status.wert === null;
  const grund = (k: Kennzahl): string => {
    if (k.gebiet.wert !== null) return vorbehaltOf(k.gebiet);
    return zitiert(k) ? zustandsname(k.gebiet, k.indikator) : grundOf(k.gebiet, k.indikator);
  };
  const klassen = lines.flatMap(({indikator}) => {
    const last = indikator.klassen?.at(-1);
    return last && indikator.polaritaet === "belastung" ? [texte.klassenende(indikator.kurztitel, last.name)] : [];
  });
  const spalten = [
    {titel: texte.spalten.kennzahl, klasse: null},
    {titel: [texte.spalten.wert, Intervallkopf(lines, document)], klasse: "zahl"},
    mitPersonen && {titel: texte.spalten.zaehler, klasse: "zahl personen"},
    {titel: texte.spalten.stand, klasse: "stand"},
    bzr && {titel: bzr.name, klasse: "zahl"},
    gebiet.ebene !== "bezirk" && {titel: texte.spalten.bezirk, klasse: "zahl"},
    {titel: texte.spalten.berlin, klasse: "zahl berlin"},
    mitStreifen && {titel: texte.streifen(anzahl, plural), klasse: "streifen"}
  ].filter((d) => typeof d === "object");
  const row = (k: Kennzahl) => {
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
        !k.indikator.ebenen_vergleichbar &&
          element(document, "span", {class: "richtung"}, texte.richtung[k.indikator.polaritaet]),
        Urteilzeile(sicherheitSatz(k, {berlinzahl: false}), document),
        k.vergleich && element(document, "span", {class: "richtung"}, standVergleichSatz(k)),
        grund(k) && element(document, "span", {class: "grund"}, grund(k))
      ),
      zelle(
        texte.spalten.wert,
        [Wertanzeige(k.gebiet, k.indikator, document), Intervallanzeige(k.gebiet, k.indikator, document)],
        "zahl eigen"
      ),
      mitPersonen &&
        zelle(texte.spalten.zaehler, Zaehler(k, document), zaehler === null || zaehler === wert ? "zahl leer" : "zahl"),
      zelle(texte.spalten.stand, Stand(k, heute, document), "stand"),
      bzr && vergleich(bzr.name, k.bzr, k),
      gebiet.ebene !== "bezirk" && vergleich(texte.spalten.bezirk, k.bezirk, k),
      vergleich(texte.spalten.berlin, k.berlin, k),
      mitStreifen && zelle(texte.streifen(anzahl, plural), strips.get(k), strips.get(k) ? "streifen" : "streifen leer")
    );
  };
  const gruppen = gruppenfolge
    .map((gruppe) => ({gruppe, own: lines.filter((k) => gruppeOf(k) === gruppe)}))
    .filter(({own}) => own.length > 0);
  return element(
    document,
    "div",
    {},
    element(
      document,
      "table",
      {class: "tabelle kennzahlen", role: "table"},
      element(document, "caption", {class: "nur-vorlesen"}, `${titel}, ${gebiet.name}`),
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
      gruppen.map(({gruppe, own}) =>
        element(
          document,
          "tbody",
          {role: "rowgroup"},
          element(
            document,
            "tr",
            {role: "row", class: "gruppe"},
            element(
              document,
              "th",
              {scope: "rowgroup", role: "rowheader", colspan: spalten.length},
              texte.bloecke[gruppe]
            )
          ),
          own.map(row)
        )
      )
    ),
    element(
      document,
      "div",
      {class: "tabellenfuss"},
      klassen.length > 0 && element(document, "p", {}, texte.klassenhinweis(klassen)),
      lines.some((k) => !k.indikator.ebenen_vergleichbar) &&
        element(
          document,
          "p",
          {},
          texte.nichtVergleichbarSatz(
            lines.filter((k) => !k.indikator.ebenen_vergleichbar).map((k) => k.indikator.kurztitel)
          )
        ),
      gruendeOf(lines.filter((k) => !zitiert(k))).map((text) => element(document, "p", {class: "grund-druck"}, text)),
      Zeichenlegende(
        lines.flatMap((k) =>
          [k.gebiet, ...(k.indikator.ebenen_vergleichbar ? [k.bzr, k.bezirk, k.berlin] : [])].map(
            (wert) => [wert, k.indikator] as const
          )
        ),
        document
      )
    )
  );
}
