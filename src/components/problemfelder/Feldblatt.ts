import type {Befundindikator} from "../../../loaders/marts/befundeShapes.js";
import {formatMitEinheit, formatWert, formatZahl, formatZeitraum} from "../../lib/format.js";
import {istGeaendert, ohneBerlin} from "../../lib/problemfelder/fortschreibung.js";
import {deutlichUeber, indikatorenOf, istFremd, leitzeilenOf} from "../../lib/problemfelder/matrix.js";
import {platzOf} from "../../lib/saetze/lage.js";
import {fortschreibungSatz, lageSaetze, lueckeSatz, veraenderungSatz, versorgungOf} from "../../lib/saetze/saetze.js";
import {verlaufOf} from "../../lib/saetze/lagesaetze.js";
import {istZahl, type Zahl} from "../../lib/schutz.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {texteSchutz} from "../../lib/texte/schutz.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {Beispielhinweis, mitMarke} from "../leistungen/Beispiel.js";
import {zustandswort} from "../leistungen/Leistungswert.js";
import {Schutzhinweis, Schutzzeichen} from "../leistungen/Schutz.js";
import type {Daten} from "./ansicht.js";
import {bezirkOf, type Wahl} from "./zustand.js";

const texte = texteProblemfelder.blatt;

export interface FeldblattOptions {
  daten: Daten;
  href: (adresse: string) => string;
  onSchliessen: () => void;
  document: Document;
}

/** The sum of *werte* where all are known, else null: a sum with an unknown part is unknown. */
const summe = (werte: readonly (number | null)[]): number | null =>
  werte.reduce<number | null>((s, w) => (s === null || w === null ? null : s + w), 0);

/** Everything there is on one field in one area: figures in sentences, where, since when, whom, what is recorded, reports, voices, news, gaps. */
export function Feldblatt(
  {feld: feldId, gebiet: gebietId}: NonNullable<Wahl["blatt"]>,
  wahl: Wahl,
  {daten, href, onSchliessen, document}: FeldblattOptions
): HTMLElement {
  const {befunde, bild, felder, stand} = daten;
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Attribute = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  const feld = befunde.problemfelder.find(({id}) => id === feldId)!;
  const angaben = felder.felder.find(({id}) => id === feldId);
  const ort = platzOf(befunde, gebietId)!;
  const gebiet = befunde.gebiete[ort.ebene][ort.platz]!;
  const imBezirk = gebietId === bezirkOf(befunde);
  const leit = leitzeilenOf(befunde, felder, feldId, wahl.gewaehlt);
  const alle = [...leit.filter((i) => istFremd(i, feldId)), ...indikatorenOf(befunde, feldId)];

  const link = (adresse: string, text: string): HTMLElement => el("a", {href: href(adresse)}, text);
  const teil = (id: string, titel: string, ...kinder: Kind[]): HTMLElement =>
    el("section", {"aria-labelledby": `blatt-${id}`}, el("h3", {id: `blatt-${id}`}, titel), kinder);
  const satz = (text: string): HTMLElement => el("p", {class: "lesetext"}, text);
  const zahlText = (zahl: Zahl): Kind =>
    zahl === null ? "…" : istZahl(zahl) ? formatZahl(zahl) : Schutzzeichen(document);

  function wege({kopf, ebenen}: Befundindikator): HTMLElement {
    // The map has no single value of the Bezirk: there the areas of the smallest level are what it shows.
    const ebene = ebenen.some((e) => e.ebene === ort.ebene) && ort.ebene !== "bezirk" ? ort.ebene : null;
    const karte =
      ebene === null ? `/karte?indikator=${kopf.id}` : `/karte?indikator=${kopf.id}&ebene=${ebene}&gebiet=${gebietId}`;
    const aufKarte = ebenen.some((e) => e.ebene !== "bezirk");
    return el(
      "p",
      {class: "pf-wege klein nicht-drucken"},
      aufKarte && [el("a", {href: href(karte), "aria-label": `${texte.karte}: ${kopf.kurztitel}`}, texte.karte), " · "],
      el(
        "a",
        {href: href(`/indikatoren/${kopf.id}`), "aria-label": `${texte.indikator}: ${kopf.kurztitel}`},
        texte.indikator
      )
    );
  }

  function Zahlen(): HTMLElement {
    const mitLage = alle.flatMap((indikator) => {
      const lage = stand.neu(indikator.kopf.id, gebietId);
      return lage ? [{indikator, lage}] : [];
    });
    const eintrag = ({indikator, lage}: (typeof mitLage)[number]): HTMLElement => {
      const warum = angaben?.leitindikatoren.find((l) => l.indikator === indikator.kopf.id)?.begruendung;
      return el(
        "li",
        {},
        el("h4", {}, indikator.kopf.titel),
        el("p", {class: "lesetext"}, lageSaetze(lage).join(" ")),
        leit.includes(indikator) && warum !== undefined && el("p", {class: "klein gedaempft"}, texte.warum(warum)),
        wege(indikator)
      );
    };
    const erste = mitLage.filter(({indikator}) => leit.includes(indikator));
    const weitere = mitLage.filter(({indikator}) => !leit.includes(indikator));
    return teil(
      "was",
      texte.was,
      mitLage.length === 0 && satz(texte.keine),
      erste.length > 0 && el("ul", {class: "pf-zahlen"}, erste.map(eintrag)),
      weitere.length > 0 &&
        el(
          "details",
          {open: erste.length === 0},
          el("summary", {}, texte.weitere(weitere.length)),
          el("ul", {class: "pf-zahlen"}, weitere.map(eintrag))
        )
    );
  }

  function Wo(): HTMLElement {
    const saetze = leit.flatMap((indikator) =>
      (["bzr", "plr"] as const).flatMap((ebene) => {
        const d = deutlichUeber(befunde, indikator, ebene);
        if (!d) return [];
        const namen = d.gebiete.map(({name}) => name);
        return [texte.woSatz(indikator.kopf.kurztitel, ebene, namen, d.von, formatZeitraum(d.zeitraum))];
      })
    );
    return teil(
      "wo",
      texte.wo,
      saetze.length === 0
        ? satz(texte.woOhne)
        : [
            el(
              "ul",
              {},
              saetze.map((s) => el("li", {class: "lesetext"}, s))
            ),
            el("p", {class: "klein gedaempft"}, texte.woHinweis)
          ]
    );
  }

  function Seit(): HTMLElement {
    const saetze = [...leit, ...alle.filter((i) => !leit.includes(i))].flatMap(({kopf}) => {
      const lage = stand.neu(kopf.id, gebietId);
      return lage && verlaufOf(lage)
        ? [texte.seitZeile(kopf.kurztitel, formatZeitraum(lage.zeitraum), veraenderungSatz(lage))]
        : [];
    });
    return teil(
      "seit",
      texte.seit,
      saetze.length === 0
        ? satz(texte.seitOhne)
        : el(
            "ul",
            {},
            saetze.map((s) => el("li", {class: "lesetext"}, s))
          )
    );
  }

  const gruppen = feld.zielgruppen.flatMap((id) => bild.gruppen.find((g) => g.id === id) ?? []);

  function Wen(): HTMLElement {
    const spalten = texte.wenSpalten;
    return teil(
      "wen",
      texte.wen,
      Datentabelle({
        beschriftung: texte.wenTitel(gebiet.name),
        spalten: [{titel: spalten.gruppe}, {titel: spalten.personen, zahl: true}, {titel: spalten.stand}],
        zeilen: gruppen.map((gruppe) => {
          const reihe = (ebene: string): (number | null)[] =>
            gruppe.ebenen.find((e) => e.ebene === ebene)?.personen ?? [null];
          const zahl = !gruppe.gezaehlt ? null : imBezirk ? summe(reihe("bzr")) : (reihe(ort.ebene)[ort.platz] ?? null);
          return [
            {
              inhalt: [
                link(`/zielgruppen?gruppe=${gruppe.id}`, gruppe.titel),
                gruppe.gezaehlt_als !== null && ` ${texte.gezaehltAls(gruppe.gezaehlt_als)}`
              ]
            },
            {inhalt: gruppe.gezaehlt ? (zahl === null ? "…" : formatZahl(zahl)) : texte.nichtGezaehlt},
            {inhalt: gruppe.gezaehlt && gruppe.personen_stand !== null ? formatZeitraum(gruppe.personen_stand) : ""}
          ];
        }),
        document
      })
    );
  }

  function Dokumentiert(): HTMLElement {
    const {jahr, messgroesse} = bild;
    if (jahr === null) return teil("dokumentiert", texte.dokumentiert, satz(texte.ohneLeistung));
    const einheit = texteLeistungen.messgroesse[messgroesse].einheit;
    return teil(
      "dokumentiert",
      mitMarke(texte.dokumentiert, bild.stand),
      el(
        "ul",
        {},
        gruppen.map((gruppe) => {
          const versorgung = imBezirk ? null : versorgungOf(bild, befunde, gruppe.id, gebietId);
          const menge =
            gruppe.bezirk === null
              ? null
              : gruppe.bezirk.wert === null
                ? zustandswort(gruppe.bezirk.status)
                : formatMitEinheit(gruppe.bezirk.wert, einheit);
          const ebene = ort.ebene === "plr" ? "&ebene=plr" : "";
          const wahlGebiet = imBezirk ? "" : `${ebene}&gebiet=${gebietId}`;
          return el(
            "li",
            {class: "lesetext"},
            versorgung ? lueckeSatz(versorgung) : menge !== null && texte.bezirkMenge(gruppe.titel, jahr, menge),
            ` ${texte.angebote(gruppe.titel, jahr, formatZahl(gruppe.angebote), formatZahl(gruppe.angebote_vorjahr))} `,
            el(
              "span",
              {class: "nicht-drucken"},
              link(`/luecken?zielgruppe=${gruppe.id}${wahlGebiet}&jahr=${jahr}`, texte.luecken(gruppe.titel))
            )
          );
        })
      ),
      el("p", {class: "klein gedaempft"}, texteLeistungen.wirkung)
    );
  }

  function Qpk(): HTMLElement {
    const region = ort.ebene === "plr" ? gebiet.parent_id : gebietId;
    const zeilen = felder.berichtswerte.filter(
      (w) => w.problemfeld === feldId && (w.gebiet_id === region || w.gebiet_id === bezirkOf(befunde))
    );
    const nameOf = (id: string): string => {
      const dort = platzOf(befunde, id);
      return dort ? befunde.gebiete[dort.ebene][dort.platz]!.name : id;
    };
    const spalten = texte.qpkSpalten;
    return teil(
      "qpk",
      texte.qpk,
      zeilen.length === 0
        ? satz(texte.qpkOhne)
        : [
            ort.ebene === "plr" && el("p", {class: "klein gedaempft"}, texte.qpkPlr),
            Datentabelle({
              beschriftung: texte.qpkTitel(nameOf(region)),
              spalten: [
                {titel: spalten.kennzahl},
                {titel: spalten.gebiet},
                {titel: spalten.stand},
                {titel: spalten.wert, zahl: true},
                {titel: spalten.fundort}
              ],
              zeilen: zeilen
                .toSorted(
                  (a, b) => a.kennzahl.localeCompare(b.kennzahl, "de") || b.gebiet_id.length - a.gebiet_id.length
                )
                .map((w) => [
                  {inhalt: w.kennzahl},
                  {inhalt: nameOf(w.gebiet_id)},
                  {inhalt: formatZeitraum(w.zeitraum)},
                  {
                    inhalt: formatWert(w, {
                      einheit_kurz: w.einheit === "Prozent" ? "%" : w.einheit,
                      nachkommastellen: w.einheit === "Prozent" ? 1 : 0,
                      klassen: null
                    })
                  },
                  {
                    inhalt: [
                      w.bericht,
                      w.jahr === null ? texte.ohneJahr : texte.berichtsjahr(w.jahr),
                      w.seite === "" ? texte.ohneSeite : texte.seite(w.seite),
                      w.tabelle && texte.tabelle(w.tabelle),
                      w.anmerkung
                    ]
                      .filter(Boolean)
                      .join(", ")
                  }
                ]),
              document
            })
          ]
    );
  }

  function Anliegen(): HTMLElement {
    const eigene = bild.anliegen.filter(({problemfeld}) => problemfeld === feldId);
    const gruppenTitel = (id: string): string => befunde.zielgruppen.find((z) => z.id === id)?.titel ?? id;
    const region = ort.ebene === "plr" ? gebiet.parent_id : gebietId;
    const regionName = befunde.gebiete.bzr.find(({gebiet_id}) => gebiet_id === region)?.name;
    const liste = (eintraege: readonly {name: string; anzahl: Zahl}[]): HTMLElement =>
      el(
        "ul",
        {class: "knapp"},
        eintraege.map(({name, anzahl}) => el("li", {}, `${name}: `, zahlText(anzahl)))
      );
    return teil(
      "anliegen",
      eigene.length > 0 ? mitMarke(texte.anliegen, bild.stand) : texte.anliegen,
      eigene.length === 0
        ? satz(texte.anliegenOhne)
        : [
            eigene.map(({jahr, alle: insgesamt, gruppen: je, zentren}) => {
              const dort = regionName === undefined ? [] : zentren.filter((z) => z.bezirksregion === region);
              return el(
                "div",
                {class: "pf-anliegenjahr"},
                el("p", {}, el("strong", {}, texte.anliegenJahr(jahr)), zahlText(insgesamt)),
                je.length > 0 && [
                  el("p", {class: "klein"}, texte.anliegenGruppen),
                  liste(je.map((g) => ({name: gruppenTitel(g.zielgruppe), anzahl: g.anzahl})))
                ],
                regionName !== undefined &&
                  (dort.length > 0
                    ? [el("p", {class: "klein"}, texte.anliegenZentren(regionName)), liste(dort)]
                    : el("p", {class: "klein"}, texte.anliegenKein(regionName)))
              );
            }),
            el("p", {class: "klein gedaempft"}, texte.anliegenSatz)
          ]
    );
  }

  function Neues(): Kind {
    const [ausgabe] = felder.ausgaben;
    if (!ausgabe) return null;
    const ids = new Set([
      ...leit.map(({kopf}) => kopf.id),
      ...alle.map(({kopf}) => kopf.id),
      ...felder.letzte.filter((l) => l.feld === feldId).map(({indikator}) => indikator)
    ]);
    const saetze = [...ids].flatMap((id) =>
      istGeaendert(stand.aenderung(id, gebietId))
        ? [fortschreibungSatz(stand.alt(id, gebietId), ohneBerlin(stand.neu(id, gebietId)))]
        : []
    );
    return teil(
      "neu",
      texte.neu(ausgabe.name),
      saetze.length === 0
        ? satz(texte.neuOhne)
        : el(
            "ul",
            {},
            saetze.map((s) => el("li", {class: "lesetext"}, s))
          )
    );
  }

  function Unbekannt(): Kind {
    const luecken = angaben?.datenluecken ?? [];
    if (luecken.length === 0) return null;
    return teil(
      "luecke",
      texte.luecke,
      el(
        "ul",
        {},
        luecken.map(({titel, beschreibung, kleinste_ebene, auskunft}) =>
          el(
            "li",
            {class: "lesetext"},
            el("strong", {}, `${titel}: `),
            `${beschreibung} ${texte.kleinste(kleinste_ebene && texteProfil.ebenen[kleinste_ebene].titel)} ${auskunft}`
          )
        )
      )
    );
  }

  const titel = el("h2", {id: "problemfelder-blatt", tabindex: -1}, texte.titel(feld.titel, gebiet.name));
  const schliessen = (text: string): HTMLElement => {
    const knopf = el("button", {type: "button", class: "pf-schliessen nicht-drucken"}, text);
    knopf.addEventListener("click", onSchliessen);
    return knopf;
  };
  const links = [Zahlen(), Wo(), Seit(), Neues()];
  const rechts = [Wen(), Dokumentiert(), Anliegen(), Unbekannt()];
  const blatt = el(
    "section",
    {class: "pf-blatt", "aria-labelledby": titel.id},
    el("div", {class: "pf-blattkopf"}, titel, schliessen(texte.schliessen)),
    el("p", {class: "lesetext"}, feld.beschreibung),
    el(
      "p",
      {class: "klein gedaempft"},
      texte.grundlage(angaben?.grundlage ?? ""),
      " ",
      el("span", {class: "nicht-drucken"}, link(`/gebiete/${gebietId}`, texte.profil(gebiet.name)))
    ),
    Beispielhinweis(bild.stand, document),
    el("div", {class: "pf-blattteile"}, el("div", {}, links), el("div", {}, rechts)),
    Qpk(),
    el("p", {class: "pf-blattende"}, schliessen(texte.zurueck))
  );
  if (blatt.querySelector(".schutzzeichen") ?? blatt.textContent.includes(texteSchutz.name))
    blatt.querySelector(".pf-blattteile")!.before(Schutzhinweis(document, href));
  return blatt;
}
