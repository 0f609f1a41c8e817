import type {GebietProfil, Profilangebote} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit, formatZahl} from "../../lib/format.js";
import {ueblicheSicht} from "../../lib/leistungen/messgroessen.js";
import {istZahl} from "../../lib/schutz.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {texteSchutz} from "../../lib/texte/schutz.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import {Beispielhinweis, mitMarke} from "../leistungen/Beispiel.js";
import {Leistungswert} from "../leistungen/Leistungswert.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";

const texte = texteProfil.angebote;
const {logik, messgroesse} = ueblicheSicht;
const meisteAnliegen = 6;

type Zeile = Profilangebote["zeilen"][number];

/** Groups with a gap at this place, most certain first; or that there is none, or that the numbers are withheld. */
export function angeboteSatz({gebiet, angebote}: Pick<GebietProfil, "gebiet" | "angebote">): string {
  if (!angebote) return gebiet.ebene === "plr" || gebiet.ebene === "bzr" ? texte.keineDaten : texte.nurUnten;
  const {zeilen, deckung_unter} = angebote;
  const luecken = (["robust", "nicht_robust"] as const).flatMap((urteil) =>
    zeilen.filter((z) => z.urteil === urteil).map((z) => z.titel)
  );
  const geschuetzt = zeilen.some((z) => z.gezaehlt && z.status === "geschuetzt");
  const befund =
    luecken.length > 0
      ? texte.befundLuecken(luecken, formatMitEinheit(100 * deckung_unter, "%"))
      : zeilen.some((z) => z.urteil !== null)
        ? texte.befundKeine
        : "";
  return [angebote.beispiel && `${texte.marke}:`, befund, geschuetzt && texte.befundGeschuetzt]
    .filter(Boolean)
    .join(" ");
}

const zahlOder = (wert: number | null, stellen = 0): string =>
  wert === null ? texte.nichtBerechnet : formatZahl(wert, stellen);

function Stunden(profil: GebietProfil, angebote: Profilangebote, document: Document): HTMLElement {
  const {gebiet} = profil;
  const weg = ({id, titel}: Zeile): Kind =>
    element(
      document,
      "a",
      {href: `../luecken?zielgruppe=${id}&ebene=${gebiet.ebene}&gebiet=${gebiet.gebiet_id}`},
      titel
    );
  const gruppe = (z: Zeile): Kind =>
    z.gezaehlt ? weg(z) : element(document, "span", {class: "nicht-gezaehlt"}, weg(z));
  const hatLeistung = (z: Zeile): boolean => z.gezaehlt || z.status !== "null_wert";
  return Datentabelle({
    beschriftung: mitMarke(texte.tabelle(gebiet.name, angebote.jahr), angebote),
    spalten: [
      {titel: texte.spalten.gruppe},
      {titel: texte.spalten.personen, zahl: true},
      {titel: texte.spalten.stunden, zahl: true},
      {titel: texte.spalten.je1000, zahl: true},
      {titel: texte.spalten.bezirk, zahl: true},
      {titel: texte.spalten.deckung, zahl: true},
      {titel: texte.spalten.urteil},
      {titel: texte.spalten.gemeldet, zahl: true}
    ],
    zeilen: angebote.zeilen.filter(hatLeistung).map((z) => [
      {inhalt: gruppe(z)},
      {inhalt: zahlOder(z.personen)},
      {inhalt: Leistungswert(document, z, messgroesse)},
      {inhalt: z.status === "geschuetzt" ? Schutzzeichen(document) : zahlOder(z.je_1000, 1)},
      {inhalt: zahlOder(z.bezirk_je_1000, 1)},
      {inhalt: z.deckung === null ? texte.nichtBerechnet : formatMitEinheit(100 * z.deckung, "%")},
      {
        inhalt:
          z.urteil === null
            ? texte.nichtBerechnet
            : z.urteil === "robust"
              ? element(document, "strong", {}, texteLeistungen.lueckenurteil.robust)
              : texteLeistungen.lueckenurteil[z.urteil]
      },
      {inhalt: texte.nVonN(z.gemeldet, z.zentren)}
    ]),
    document
  });
}

function Zentren({zentren}: Profilangebote, document: Document): HTMLElement {
  return element(
    document,
    "section",
    {class: "profilzentren"},
    element(document, "h3", {}, texte.zentren),
    zentren.length === 0
      ? element(document, "p", {class: "lesetext"}, texte.keineZentren)
      : element(
          document,
          "ul",
          {},
          zentren.map((z) =>
            element(
              document,
              "li",
              {},
              element(document, "a", {href: `../zentren/${z.zentrum_id}`}, z.name),
              element(
                document,
                "span",
                {class: "gedaempft"},
                ` · ${[
                  [z.steht_hier && texte.steht, z.arbeitet_hier && texte.arbeitet].filter(Boolean).join(", "),
                  z.erwartet > 0 ? texte.monate(z.gemeldet, z.erwartet) : texte.ohneMeldung,
                  z.beispiel && texte.marke
                ]
                  .filter(Boolean)
                  .join(" · ")}`
              )
            )
          )
        )
  );
}

function Anliegen({anliegen, jahr, beispiel}: Profilangebote, document: Document): HTMLElement {
  const {region, zentren, felder} = anliegen;
  return element(
    document,
    "section",
    {class: "profilanliegen"},
    element(document, "h3", {}, mitMarke(texte.anliegen(region.name, jahr), {beispiel})),
    felder.length === 0
      ? element(document, "p", {class: "lesetext"}, texte.anliegenKeine(region.name))
      : [
          element(
            document,
            "p",
            {class: "anliegen-druck", "aria-hidden": "true"},
            texte.anliegenDruck(
              felder
                .slice(0, meisteAnliegen)
                .filter((f) => istZahl(f.anzahl))
                .map((f) => `${f.titel} ${formatZahl(f.anzahl as number)}`)
            )
          ),
          element(document, "p", {class: "klein"}, texte.anliegenBefund(zentren.map(({name}) => name))),
          Datentabelle({
            beschriftung: texte.anliegen(region.name, jahr),
            spalten: [{titel: texte.anliegenSpalten.feld}, {titel: texte.anliegenSpalten.anzahl, zahl: true}],
            zeilen: felder.slice(0, meisteAnliegen).map((f) => [
              {inhalt: f.titel},
              {
                inhalt: istZahl(f.anzahl)
                  ? formatZahl(f.anzahl)
                  : f.anzahl === null
                    ? texte.nichtBerechnet
                    : Schutzzeichen(document)
              }
            ]),
            document
          }),
          element(
            document,
            "p",
            {class: "bildhinweis"},
            felder.length > meisteAnliegen && `${texte.anliegenAuswahl(meisteAnliegen, felder.length)} `,
            texte.anliegenHinweis
          )
        ]
  );
}

/**
 * What is recorded for the area in the usual view of the page of gaps: hours per group beside the Bezirk and the share by people and
 * need, the centres here, and the needs voiced in them. Withheld numbers are signs, never 0.
 */
export function Angebotsabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const {gebiet, angebote} = profil;
  if (!angebote)
    return element(
      document,
      "p",
      {class: "lesetext"},
      `${angeboteSatz(profil)} `,
      element(document, "a", {href: "../luecken"}, texte.alleSichten)
    );
  const {meldung, jahr, zeilen, beispiel} = angebote;
  const anders = zeilen.flatMap(({titel, gezaehlt_als: als}) => (als === null ? [] : [{titel, als}]));
  const geschuetzt =
    zeilen.some((z) => z.status === "geschuetzt") ||
    angebote.anliegen.felder.slice(0, meisteAnliegen).some((f) => f.anzahl === "geschuetzt");
  return element(
    document,
    "div",
    {class: "angebotsabschnitt"},
    Beispielhinweis({beispiel}, document),
    element(
      document,
      "p",
      {class: "untertitel"},
      mitMarke(
        texte.untertitel(
          jahr,
          texteLeistungen.logik[logik].titel,
          texteLeistungen.abdeckung(meldung.gemeldet, meldung.zentren)
        ),
        {beispiel}
      )
    ),
    Stunden(profil, angebote, document),
    element(
      document,
      "p",
      {class: "bildhinweis"},
      `${texte.deckung} `,
      element(document, "span", {class: "nicht-drucken"}, `${texte.ohnePersonen} `),
      anders.length > 0 && `${texte.gezaehltAls(anders)} `,
      texteLeistungen.wirkung
    ),
    geschuetzt && element(document, "p", {class: "bildhinweis"}, `${texteSchutz.legende}: ${texteSchutz.erklaerung}`),
    element(
      document,
      "p",
      {class: "nicht-drucken"},
      element(document, "a", {href: `../luecken?ebene=${gebiet.ebene}&gebiet=${gebiet.gebiet_id}`}, texte.alleSichten)
    ),
    element(document, "div", {class: "profilspalten"}, Zentren(angebote, document), Anliegen(angebote, document))
  );
}
