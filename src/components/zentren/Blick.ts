import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {istZahl} from "../../lib/schutz.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import {meldungOf} from "./zustand.js";

type Zentrumsjahr = ZentrumSeite["jahre"][number];
const texte = texteZentren.blick;

const zeilen = [
  "angebote",
  "termine",
  "stunden",
  "teilnahmen",
  "beratungen",
  "ehrenamtliche",
  "ehrenamt_stunden"
] as const;
type Groesse = (typeof zeilen)[number];

/** Offers that lack the figure, as a whole or in part, so that the sum is without that. */
function ohneAngabe(jahr: Zentrumsjahr, groesse: Groesse): number {
  return groesse === "termine" || groesse === "stunden" || groesse === "teilnahmen" ? jahr.ohne_angabe[groesse] : 0;
}

const lueckenhaft = (jahr: Zentrumsjahr, groesse: Groesse): boolean =>
  ohneAngabe(jahr, groesse) > 0 || (groesse === "ehrenamt_stunden" && jahr.ehrenamt_lueckenhaft);

/**
 * A change in plain numbers, "+12" or "−3"; null unless both years are reported as a whole, no part is missing in either and
 * both numbers are published.
 */
export function veraenderungOf(jahr: Zentrumsjahr, vorjahr: Zentrumsjahr | undefined, groesse: Groesse): number | null {
  if (!vorjahr || meldungOf(jahr) !== "alle" || meldungOf(vorjahr) !== "alle") return null;
  if (jahr.monate.length !== vorjahr.monate.length) return null;
  if (lueckenhaft(jahr, groesse) || lueckenhaft(vorjahr, groesse)) return null;
  const [jetzt, vorher] = [jahr[groesse], vorjahr[groesse]];
  return istZahl(jetzt) && istZahl(vorher) ? jetzt - vorher : null;
}

/** Why some or all changes are left out, in sentences; empty if none is. */
export function gruendeOf(jahr: Zentrumsjahr, vorjahr: Zentrumsjahr | undefined): string[] {
  if (!vorjahr) return [texte.warum.kein(jahr.jahr - 1)];
  const unvollstaendig = [vorjahr, jahr].filter((j) => meldungOf(j) !== "alle").map((j) => j.jahr);
  if (unvollstaendig.length > 0) return [texte.warum.jahr(unvollstaendig)];
  if (jahr.monate.length !== vorjahr.monate.length) return [texte.warum.laenge];
  const beide = [jahr, vorjahr];
  return [
    ...(zeilen.some((g) => beide.some((j) => lueckenhaft(j, g))) ? [texte.warum.luecken] : []),
    ...(zeilen.some((g) => beide.some((j) => j[g] === "geschuetzt")) ? [texte.warum.geschuetzt] : [])
  ];
}

const gedaempft = (document: Document, text: string): HTMLElement =>
  element(document, "span", {class: "gedaempft"}, text);

/** A figure of a year: the number, or in words why there is none; never 0 for what nobody recorded. */
function Wert(document: Document, jahr: Zentrumsjahr, groesse: Groesse): Kind {
  const wert = jahr[groesse];
  if (meldungOf(jahr) === "keine" && !(groesse === "angebote" && jahr.angebote > 0))
    return gedaempft(document, texte.nichtGemeldet);
  if (wert === null) return gedaempft(document, texte.nichtErfasst);
  if (!istZahl(wert)) return Schutzzeichen(document);
  const ohne = ohneAngabe(jahr, groesse);
  return [
    formatZahl(wert),
    lueckenhaft(jahr, groesse) &&
      element(
        document,
        "span",
        {class: "zentren-zeile klein gedaempft"},
        ohne > 0 ? texte.ohneAngabe(ohne) : texte.lueckenhaft
      )
  ];
}

function Veraenderung(document: Document, differenz: number | null): Kind {
  if (differenz === null)
    return [
      element(document, "span", {class: "gedaempft", "aria-hidden": "true"}, texte.ohneVeraenderung),
      element(document, "span", {class: "nur-vorlesen"}, texte.ohneVeraenderungWort)
    ];
  // What rounds to 0 has no sign.
  const zahl = Math.round(differenz);
  return zahl === 0 ? texte.gleich : `${zahl > 0 ? "+" : ""}${formatZahl(zahl)}`;
}

/**
 * What the year's records add up to, beside the year before. A year that is not fully reported says so in its column's head,
 * and shows no change.
 */
export function Blick(
  {stand, kopf, jahre}: Pick<ZentrumSeite, "stand" | "kopf" | "jahre">,
  jahr: Zentrumsjahr,
  document = globalThis.document
): HTMLElement {
  const vorjahr = jahre.find((j) => j.jahr === jahr.jahr - 1);
  const titelOf = (j: Zentrumsjahr): string =>
    meldungOf(j) === "alle" ? String(j.jahr) : `${j.jahr} (${texte.unvollstaendig})`;
  const zeigeVeraenderung = vorjahr !== undefined && meldungOf(jahr) === "alle" && meldungOf(vorjahr) === "alle";
  const tabelle = Datentabelle({
    beschriftung: mitMarke(texte.beschriftung(kopf.name, jahr.jahr), stand),
    beschriftungSichtbar: true,
    spalten: [
      {titel: texte.spalten.was},
      {titel: titelOf(jahr), zahl: true},
      ...(vorjahr ? [{titel: titelOf(vorjahr), zahl: true}] : []),
      ...(zeigeVeraenderung ? [{titel: texte.spalten.veraenderung, zahl: true}] : [])
    ],
    zeilen: zeilen.map((groesse) => [
      {inhalt: texte.zeilen[groesse]},
      {inhalt: Wert(document, jahr, groesse)},
      ...(vorjahr ? [{inhalt: Wert(document, vorjahr, groesse)}] : []),
      ...(zeigeVeraenderung ? [{inhalt: Veraenderung(document, veraenderungOf(jahr, vorjahr, groesse))}] : [])
    ]),
    document
  });
  tabelle.classList.add("zentrum-blick");
  return element(
    document,
    "div",
    {},
    tabelle,
    [...gruendeOf(jahr, vorjahr), texte.besuche].map((satz) =>
      element(document, "p", {class: "lesetext klein gedaempft"}, satz)
    )
  );
}
