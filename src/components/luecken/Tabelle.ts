import type {LueckenData, Logik} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {lueckenurteilOf} from "../../lib/leistungen/lueckenurteil.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {roundTo} from "../../method/klassen.js";
import {Auswahlkopf, Auswahlzelle, element, Sortierkopf, Zeilenauswahl, type Kind} from "../dom.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {Schutzweg, Schutzzeichen} from "../leistungen/Schutz.js";
import {Farbfeld} from "../karte/Legende.js";
import {musterId} from "../karte/muster.js";
import {
  bedarfStellen,
  deckungOf,
  deckungText,
  differenzStellen,
  mehrBedarf,
  mengeText,
  mitVorzeichen,
  rateStellen,
  sortiere,
  stellenOf,
  zeichenOf,
  zustandWort,
  type Ansicht,
  type Leistung,
  type Luecke,
  type Status,
  type Zeile
} from "./ansicht.js";
import {logiken, type Wahl} from "./zustand.js";

const {tabelle: texte} = texteLuecken;

export interface TabelleOptions {
  data: LueckenData;
  onSelect: (gebiet: string | null) => void;
  onSort: (sortierung: string) => void;
  onTabelle: (tabelle: Wahl["tabelle"]) => void;
  href: (adresse: string) => string;
  /** Begins the ids of the patterns to use. */
  kennung: string;
  document: Document;
}

export interface Tabelle {
  element: HTMLElement;
  update(ansicht: Ansicht): void;
}

interface Spalte {
  id: string;
  titel: string;
  /** A column that leaves a small screen; its words stand elsewhere in the row. */
  klasse?: string;
  zelle: (zeile: Zeile) => Kind;
  bezirk: Kind;
}

/** The states that stand for a number, in the order of the notes. */
const zustaende = ["null_wert", "fehlt", "nicht_gemeldet", "geschuetzt", "entfaellt"] as const;

/** The sign of a state that stands for a number; one that a screen reader cannot read has its word. */
const zeichenFuer = (document: Document, status: Status): Kind =>
  status === "geschuetzt" ? Schutzzeichen(document) : zeichenOf(status);

/** What a gap column says of an area without one: the sign of its state, or a dash where only its need index is missing. */
const ohneLuecke = (document: Document, {status}: Leistung): Kind =>
  status === "wert" || status === "null_wert" ? "–" : zeichenFuer(document, status);

/** Up to this distance from 0 an index is called about average. */
const etwaNull = 0.1;

/** How many of the centres that matter have reported; a dash where none does. */
const meldung = ({gemeldet, zentren}: Pick<Leistung, "gemeldet" | "zentren">): string =>
  zentren === 0 ? "–" : texte.nVonN(gemeldet, zentren);

const bedarfText = ({bedarf}: Pick<Zeile, "bedarf">): string =>
  bedarf === null ? zeichenOf("fehlt") : formatZahl(bedarf, bedarfStellen);

/** Decimals of the limits of an interval: more where one that is not 0 would be shown as 0, and so against its verdict. */
export function intervallstellen(luecke: Pick<Luecke, "unten" | "oben"> | null): number {
  const grenzen = [luecke?.unten ?? 0, luecke?.oben ?? 0].filter((g) => g !== 0);
  return (
    [differenzStellen, differenzStellen + 1].find((n) => grenzen.every((g) => Number(g.toFixed(n)) !== 0)) ??
    differenzStellen + 2
  );
}

/** The verdict on an area's gap in words. */
export function robustWort(luecke: Luecke | null, grenze: number): string {
  const urteil = luecke && lueckenurteilOf(luecke, grenze);
  return urteil === null ? "–" : texteLeistungen.lueckenurteil[urteil];
}

/** All areas with need, people and documented supply; with the gap by one logic, or by all three beside each other. */
export function Tabelle({data, onSelect, onSort, onTabelle, href, kennung, document}: TabelleOptions): Tabelle {
  const ansage = element(document, "p", {class: "nur-vorlesen", role: "status"});
  const radios = (["eine", "drei"] as const).map((wert) => {
    const radio = element(document, "input", {type: "radio", name: "luecken-tabelle", value: wert});
    radio.addEventListener("change", () => onTabelle(wert));
    return radio;
  });
  const wahl = element(
    document,
    "fieldset",
    {class: "luecken-tabellenwahl nicht-drucken"},
    element(document, "legend", {}, texte.ansicht),
    radios.map((radio) => element(document, "label", {}, radio, texte[radio.value as Wahl["tabelle"]]))
  );
  const inhalt = element(document, "div", {});
  const wurzel = element(document, "div", {class: "karte-tabelle luecken-tabelle"}, ansage, wahl, inhalt);
  const markiere = Zeilenauswahl(wurzel, onSelect);
  let gezeigt: {schluessel: string; sortierung: string; tabelle: Wahl["tabelle"]} | null = null;

  const zusatz = (text: string, klasse = ""): HTMLElement =>
    element(document, "span", {class: `luecken-zusatz klein gedaempft ${klasse}`}, text);
  const muster = (status: Status): Kind =>
    status === "wert"
      ? null
      : element(document, "span", {class: "luecken-zeichen"}, Farbfeld(document, `url(#${musterId(kennung, status)})`));

  /** Amount with the sign and the words of its state: the three states never look alike. */
  function menge(leistung: Leistung, {wahl: {messgroesse}}: Ansicht, mitDeckung: boolean): Kind {
    const {status, teilwert, ohne_angabe, je_1000} = leistung;
    const deckung = deckungOf(leistung);
    const wort = zustandWort(status);
    return [
      muster(status),
      element(document, "span", {}, mengeText(leistung, messgroesse)),
      wort ? zusatz(wort) : null,
      teilwert !== null && status === "nicht_gemeldet"
        ? zusatz(texte.teilwert(formatZahl(teilwert, stellenOf(messgroesse))))
        : null,
      ohne_angabe > 0 && status === "wert" ? zusatz(texte.ohneAngabe(ohne_angabe, messgroesse)) : null,
      mitDeckung && deckung !== null
        ? zusatz(texte.deckungVon(deckungText(deckung)))
        : mitDeckung && je_1000 !== null
          ? zusatz(texte.je1000Von(formatZahl(je_1000, rateStellen)))
          : null
    ];
  }

  function kopfspalten(ansicht: Ansicht): Spalte[] {
    const {personenStand, zeilen, gezaehlt, gruppe} = ansicht;
    const alle = zeilen.every(({personen}) => personen !== null)
      ? formatZahl(zeilen.reduce((sum, z) => sum + z.personen!, 0))
      : zeichenOf("fehlt");
    const wort = (zeile: Zeile): string | null => {
      if (zeile.bedarf !== null && Math.abs(roundTo(zeile.bedarf, bedarfStellen)) <= etwaNull)
        return texte.etwaDurchschnitt;
      const mehr = mehrBedarf(zeile);
      return mehr === null ? null : mehr ? texte.mehrBedarf : texte.wenigerBedarf;
    };
    return [
      ...(gezaehlt
        ? [
            {
              id: "personen",
              titel: texte.personen(personenStand, gruppe.gezaehlt_als),
              klasse: "nur-breit",
              zelle: ({personen}: Zeile) => (personen === null ? zeichenOf("fehlt") : formatZahl(personen)),
              bezirk: alle
            }
          ]
        : []),
      {
        id: "bedarf",
        titel: texte.bedarfSpalte,
        klasse: "nur-breit",
        zelle: (zeile) => [bedarfText(zeile), wort(zeile) === null ? null : zusatz(wort(zeile)!)],
        bezirk: ""
      }
    ];
  }

  function sichtspalten(ansicht: Ansicht): Spalte[] {
    const {messgroesse} = ansicht.wahl;
    return logiken.map((logik: Logik) => ({
      id: logik,
      titel: texteLeistungen.logik[logik].titel,
      zelle: (zeile) => menge(zeile.sichten[logik], ansicht, true),
      bezirk:
        logik !== ansicht.wahl.logik || !ansicht.reihe
          ? ""
          : ansicht.reihe.bezirk.status === "geschuetzt"
            ? Schutzzeichen(document)
            : mengeText(ansicht.reihe.bezirk, messgroesse)
    }));
  }

  function lueckenspalten(ansicht: Ansicht): Spalte[] {
    const {reihe, gezaehlt, hatLuecke, wahl} = ansicht;
    const {messgroesse} = wahl;
    const stellen = stellenOf(messgroesse);
    const rate = reihe?.bezirk.je_1000 ?? null;
    const spalte = (id: string, titel: string, text: (l: Luecke) => Kind, klasse?: string): Spalte => ({
      ...{id, titel, bezirk: ""},
      ...(klasse !== undefined && {klasse}),
      zelle: (zeile) => (zeile.luecke ? text(zeile.luecke) : ohneLuecke(document, zeile))
    });
    const differenz = ({differenz: d, unten, oben, urteil}: Luecke): Kind =>
      d === null
        ? "–"
        : [
            texte.differenzWert(mitVorzeichen(d, differenzStellen)),
            unten === null || oben === null
              ? null
              : zusatz(
                  texte.intervall(
                    mitVorzeichen(unten, intervallstellen({unten, oben})),
                    mitVorzeichen(oben, intervallstellen({unten, oben}))
                  ),
                  "luecken-intervall"
                ),
            urteil === null ? null : zusatz(texte.nachKoepfen(texte.urteil[urteil]))
          ];
    return [
      {
        id: "wert",
        titel: texte.wert(messgroesse),
        zelle: (zeile) => menge(zeile, ansicht, false),
        bezirk: reihe ? menge({...reihe.bezirk, ohne_angabe: 0, luecke: null}, ansicht, false) : ""
      },
      ...(gezaehlt
        ? [
            {
              id: "je1000",
              titel: texte.je1000,
              klasse: "nur-breit",
              zelle: ({je_1000, status}: Zeile) =>
                je_1000 === null ? zeichenFuer(document, status) : formatZahl(je_1000, rateStellen),
              bezirk:
                reihe?.bezirk.status === "geschuetzt"
                  ? Schutzzeichen(document)
                  : rate === null
                    ? ""
                    : formatZahl(rate, rateStellen)
            }
          ]
        : []),
      ...(hatLuecke
        ? [
            spalte("fair", texte.fair, (l) => formatZahl(l.fair, stellen), "luecken-mittel"),
            spalte("luecke", texte.luecke, (l) => mitVorzeichen(l.luecke, stellen), "luecken-mittel"),
            spalte("deckung", texte.deckung, (l) => [
              l.deckung === null ? "–" : deckungText(l.deckung),
              l.robust
                ? element(document, "span", {class: "luecken-robust"}, texteLeistungen.lueckenurteil.robust)
                : null
            ]),
            spalte("fehlend", texte.fehlend, (l) => formatZahl(l.fehlend, stellen), "nur-breit"),
            spalte("differenz", texte.differenz, differenz, "luecken-mittel luecken-spalte-differenz")
          ]
        : []),
      {
        id: "gemeldet",
        titel: texte.gemeldet,
        klasse: "nur-breit",
        zelle: meldung,
        bezirk: reihe ? meldung(reihe.bezirk) : ""
      }
    ];
  }

  function notizen(ansicht: Ansicht): HTMLElement {
    const {zeilen, wahl, hatLuecke} = ansicht;
    const {zustand, zustandErklaerung} = texteLeistungen;
    const statusse = zeilen.flatMap((z) =>
      wahl.tabelle === "drei" ? logiken.map((l) => z.sichten[l].status) : z.status
    );
    const vorhanden = zustaende.filter((s) => statusse.includes(s) || ansicht.reihe?.bezirk.status === s);
    const eine = wahl.tabelle === "eine";
    const {zeichenErklaerung: erklaerung} = texte;
    const ohneAnteil = ({luecke, status}: Zeile): boolean =>
      luecke ? luecke.deckung === null || luecke.differenz === null : status === "wert" || status === "null_wert";
    const weitere = [
      zeilen.some(({bedarf}) => bedarf === null) && [zeichenOf("fehlt"), erklaerung.bedarf],
      ansicht.gezaehlt && zeilen.some((z) => z.personen === null) && [zeichenOf("fehlt"), erklaerung.personen],
      hatLuecke && eine && zeilen.some(ohneAnteil) && ["–", erklaerung.nichtBerechnet],
      eine && zeilen.some(({zentren}) => zentren === 0) && ["–", erklaerung.ohneZentrum]
    ].filter((z) => z !== false);
    const saetze = [
      texte.notiz.bedarf(data.bedarf_stand),
      hatLuecke && wahl.tabelle === "eine" && texte.notiz.fair,
      hatLuecke && wahl.tabelle === "eine" && texte.notiz.differenz,
      wahl.tabelle === "drei" && texte.notiz.drei
    ];
    return element(
      document,
      "div",
      {class: "karte-tabelle-notiz klein gedaempft"},
      vorhanden.length + weitere.length > 0
        ? element(
            document,
            "ul",
            {"aria-label": texte.zeichen},
            vorhanden.map((s) =>
              element(
                document,
                "li",
                {},
                muster(s),
                element(document, "b", {}, s === "null_wert" ? "0" : zeichenOf(s)),
                ` ${zustand[s]}: ${zustandErklaerung[s]}`,
                s === "geschuetzt" && [" ", Schutzweg(document, href)]
              )
            ),
            weitere.map(([zeichen, text]) =>
              element(document, "li", {}, element(document, "b", {}, zeichen), ` ${text}`)
            )
          )
        : null,
      saetze.map((s) => (s ? element(document, "p", {}, s) : null))
    );
  }

  function baue(ansicht: Ansicht): void {
    const {wahl, zeilen} = ansicht;
    const aktiv = document.activeElement?.closest("th[data-spalte]")?.getAttribute("data-spalte");
    const spalten = [...kopfspalten(ansicht), ...(wahl.tabelle === "drei" ? sichtspalten : lueckenspalten)(ansicht)];
    const kopf = (id: string, titel: string, klasse: string | null, start: "auf" | "ab"): HTMLElement =>
      Sortierkopf(document, {
        ...{spalte: id, titel, klasse, start, sortierung: wahl.sortierung},
        onSort: (richtung) => onSort(`${id}-${richtung}`)
      });
    const zeile = (z: Zeile): HTMLElement =>
      element(
        document,
        "tr",
        {"data-id": z.gebiet_id, "data-status": z.status},
        element(
          document,
          "th",
          {scope: "row"},
          element(document, "a", {href: href(`/gebiete/${z.gebiet_id}`)}, z.name),
          wahl.ebene === "plr" ? zusatz(z.parent_name) : null,
          zusatz(`${texte.bedarf}: ${bedarfText(z)}`, "nur-schmal"),
          zusatz(`${texte.gemeldet}: ${meldung(z)}`, "nur-schmal")
        ),
        spalten.map((s) => element(document, "td", {class: `zahl ${s.klasse ?? ""}`}, s.zelle(z))),
        Auswahlzelle(document, z.name, texte.auswaehlen)
      );
    inhalt.replaceChildren(
      element(
        document,
        "div",
        {
          class: "tabellenrahmen",
          role: "region",
          tabindex: 0,
          "aria-label": `${texteProfil.tabelle.rahmen}: ${texte.titel}`
        },
        element(
          document,
          "table",
          {class: "tabelle"},
          element(document, "caption", {}, mitMarke(texte.beschriftung(ansicht.titel, ansicht.untertitel), data.stand)),
          element(
            document,
            "thead",
            {},
            element(
              document,
              "tr",
              {},
              kopf("name", texteLuecken.ebenen[wahl.ebene].einzahl, null, "auf"),
              spalten.map((s) =>
                kopf(s.id, s.titel, `zahl ${s.klasse ?? ""}`, s.id === "deckung" || s.id === "luecke" ? "auf" : "ab")
              ),
              Auswahlkopf(document, texte.auswahl)
            )
          ),
          element(document, "tbody", {}, sortiere(zeilen, wahl.sortierung).map(zeile)),
          element(
            document,
            "tfoot",
            {},
            element(
              document,
              "tr",
              {},
              element(
                document,
                "th",
                {scope: "row"},
                element(document, "a", {href: href("/gebiete/10")}, texte.bezirk)
              ),
              spalten.map((s) => element(document, "td", {class: `zahl ${s.klasse ?? ""}`}, s.bezirk)),
              element(document, "td", {class: "karte-spalte-auswahl nicht-drucken"})
            )
          )
        )
      ),
      notizen(ansicht)
    );
    // The pressed button was replaced by its successor; the keyboard stays on it.
    if (aktiv) wurzel.querySelector<HTMLElement>(`th[data-spalte="${aktiv}"] button`)?.focus();
  }

  return {
    element: wurzel,
    update(ansicht) {
      const {wahl} = ansicht;
      for (const radio of radios) radio.checked = radio.value === wahl.tabelle;
      const schluessel = JSON.stringify({...wahl, gebiet: null});
      if (schluessel !== gezeigt?.schluessel) {
        baue(ansicht);
        if (gezeigt && gezeigt.tabelle !== wahl.tabelle)
          ansage.textContent = `${texte.ansicht} ${texte[wahl.tabelle]}.`;
        else if (gezeigt && gezeigt.sortierung !== wahl.sortierung) {
          const [spalte, richtung] = wahl.sortierung.split("-");
          const titel = wurzel.querySelector(`th[data-spalte="${spalte}"] button`)?.firstChild?.textContent ?? "";
          ansage.textContent = texte.sortiert(titel, richtung as "auf" | "ab");
        }
        gezeigt = {schluessel, sortierung: wahl.sortierung, tabelle: wahl.tabelle};
      }
      markiere(wahl.gebiet);
    }
  };
}
