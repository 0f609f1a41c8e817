import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {
  groessen,
  istLueckenhaft,
  meldungOf,
  ohneAngabe,
  veraenderungOf,
  type Groesse,
  type Zentrumsjahr
} from "../../lib/leistungen/jahreszahlen.js";
import {istZahl} from "../../lib/schutz.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";

const texte = texteZentren.blick;

/** Why some or all changes are left out, in sentences; empty if none is. */
export function gruendeOf(jahr: Zentrumsjahr, vorjahr: Zentrumsjahr | undefined): string[] {
  if (!vorjahr) return [texte.warum.kein(jahr.jahr - 1)];
  const unvollstaendig = [vorjahr, jahr].filter((j) => meldungOf(j) !== "alle").map((j) => j.jahr);
  if (unvollstaendig.length > 0) return [texte.warum.jahr(unvollstaendig)];
  if (jahr.monate.length !== vorjahr.monate.length) return [texte.warum.laenge];
  const beide = [jahr, vorjahr];
  return [
    ...(groessen.some((g) => beide.some((j) => istLueckenhaft(j, g))) ? [texte.warum.luecken] : []),
    ...(groessen.some((g) => beide.some((j) => j[g] === "geschuetzt")) ? [texte.warum.geschuetzt] : [])
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
    istLueckenhaft(jahr, groesse) &&
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
    zeilen: groessen.map((groesse) => [
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
