import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {formatMitEinheit, formatZahl} from "../../lib/format.js";
import type {Zentrumsjahr} from "../../lib/leistungen/jahreszahlen.js";
import {istZahl, type Zahl} from "../../lib/schutz.js";
import {tabelleOf} from "../../lib/leistungen/vertrag.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";
import {Gebietslinks} from "./ZentrenListe.js";

type Stand = ZentrumSeite["stand"];

const absatz = (document: Document, text: string): HTMLElement => element(document, "p", {class: "lesetext"}, text);

/** A short table of counts by name. */
function Zaehltabelle(
  document: Document,
  beschriftung: string,
  [was, wieviel]: readonly [string, string],
  zeilen: readonly {titel: Kind; anzahl: NonNullable<Zahl>}[]
): HTMLElement {
  const tabelle = Datentabelle({
    beschriftung,
    beschriftungSichtbar: true,
    spalten: [{titel: was}, {titel: wieviel, zahl: true}],
    zeilen: zeilen.map(({titel, anzahl}) => [
      {inhalt: titel},
      {inhalt: istZahl(anzahl) ? formatZahl(anzahl) : Schutzzeichen(document)}
    ]),
    document
  });
  tabelle.classList.add("zentrum-zaehlung");
  return tabelle;
}

/** Name of a part of the attendances as the contract has it: "weiblich". */
function merkmalTitel(merkmal: string): string {
  const spalte = tabelleOf("leistungen").spalten.find(({name}) => name === merkmal);
  return (spalte?.titel ?? merkmal).replace(/^davon /, "");
}

/**
 * Parts of the attendances, each with the attendances it is a part of; as a share only where both are published and these are
 * at least *mindestnenner*.
 */
export function Davon(
  {davon, jahr}: Zentrumsjahr,
  {stand, mindestnenner}: Pick<ZentrumSeite, "stand" | "mindestnenner">,
  document = globalThis.document
): HTMLElement {
  const texte = texteZentren.davon;
  if (davon.length === 0) return absatz(document, texte.keine);
  const anteil = (anzahl: NonNullable<Zahl>, von: NonNullable<Zahl>): Kind => {
    if (!istZahl(anzahl) || !istZahl(von)) return Schutzzeichen(document);
    if (von < Math.max(1, mindestnenner)) return texteZentren.blick.ohneVeraenderung;
    const prozent = (anzahl / von) * 100;
    // "0 %" beside a number of people would say that there are none.
    return anzahl > 0 && prozent < 0.5 ? texte.unterEins : formatMitEinheit(prozent, "%");
  };
  const zuKlein = davon.some(({von}) => istZahl(von) && von < mindestnenner);
  const tabelle = Datentabelle({
    beschriftung: mitMarke(texte.beschriftung(jahr), stand),
    beschriftungSichtbar: true,
    spalten: [
      {titel: texte.spalten.merkmal},
      {titel: texte.spalten.anzahl, zahl: true},
      {titel: texte.spalten.von, zahl: true},
      {titel: texte.spalten.anteil, zahl: true}
    ],
    zeilen: davon.map(({merkmal, anzahl, von}) => [
      {inhalt: merkmalTitel(merkmal)},
      {inhalt: istZahl(anzahl) ? formatZahl(anzahl) : Schutzzeichen(document)},
      {inhalt: istZahl(von) ? texte.von(formatZahl(von)) : Schutzzeichen(document)},
      {inhalt: anteil(anzahl, von)}
    ]),
    document
  });
  tabelle.classList.add("zentrum-zaehlung");
  return element(
    document,
    "div",
    {},
    absatz(document, texte.einleitung),
    tabelle,
    zuKlein && element(document, "p", {class: "lesetext klein gedaempft"}, texte.zuKlein(mindestnenner))
  );
}

/** Consultations by topic, and where people were referred to. */
export function Beratungen(
  {beratungen, themen, vermittlungen, jahr}: Zentrumsjahr,
  stand: Stand,
  document = globalThis.document
): HTMLElement {
  const texte = texteZentren.beratungen;
  if (beratungen === null) return absatz(document, texte.keine);
  return element(
    document,
    "div",
    {class: "zentrum-nebeneinander"},
    Zaehltabelle(document, mitMarke(texte.themen(jahr), stand), [texte.spalten.thema, texte.spalten.kontakte], themen),
    vermittlungen.length === 0
      ? absatz(document, texte.keineVermittlung)
      : Zaehltabelle(
          document,
          mitMarke(texte.vermittlungen(jahr), stand),
          [texte.spalten.stelle, texte.spalten.vermittlungen],
          vermittlungen
        )
  );
}

/** How often people named a need: by problem field, by how it became known, and by the area it is about. */
export function Anliegen(
  {anliegen, anliegen_kanaele, anliegen_gebiete, jahr}: Zentrumsjahr,
  stand: Stand,
  href: (adresse: string) => string,
  document = globalThis.document
): HTMLElement {
  const texte = texteZentren.anliegen;
  if (anliegen.length === 0) return absatz(document, texte.keine);
  return element(
    document,
    "div",
    {},
    absatz(document, texte.einleitung),
    element(
      document,
      "div",
      {class: "zentrum-nebeneinander"},
      Zaehltabelle(
        document,
        mitMarke(texte.beschriftung(jahr), stand),
        [texte.spalten.feld, texte.spalten.anzahl],
        anliegen
      ),
      Zaehltabelle(
        document,
        mitMarke(texte.kanaele(jahr), stand),
        [texte.spalten.kanal, texte.spalten.anzahl],
        anliegen_kanaele
      ),
      Zaehltabelle(
        document,
        mitMarke(texte.gebiete(jahr), stand),
        [texte.spalten.gebiet, texte.spalten.anzahl],
        anliegen_gebiete.map(({gebiet, anzahl}) => ({
          titel: gebiet === null ? texte.ohneGebiet : Gebietslinks(document, [gebiet], href),
          anzahl
        }))
      )
    )
  );
}

/** Volunteers, how many of them were new, their trainings and hours, and what the figures are. */
export function Ehrenamt(
  {ehrenamtliche, ehrenamt_neu, fortbildungen, ehrenamt_stunden}: Zentrumsjahr,
  document = globalThis.document
): HTMLElement {
  const texte = texteZentren.ehrenamt;
  if (ehrenamtliche === null && ehrenamt_stunden === null) return absatz(document, texte.keine);
  return element(
    document,
    "div",
    {},
    absatz(document, texte.satz(ehrenamtliche, ehrenamt_stunden)),
    absatz(document, `${texte.neu(ehrenamt_neu)} ${texte.fortbildungen(fortbildungen)}`),
    absatz(document, texte.erklaerung)
  );
}

/** Meetings of committees the centre took part in, by kind. */
export function Gremien({gremien, jahr}: Zentrumsjahr, stand: Stand, document = globalThis.document): HTMLElement {
  const texte = texteZentren.gremien;
  if (gremien.length === 0) return absatz(document, texte.keine);
  return Zaehltabelle(
    document,
    mitMarke(texte.beschriftung(jahr), stand),
    [texte.spalten.gremium, texte.spalten.sitzungen],
    gremien
  );
}
