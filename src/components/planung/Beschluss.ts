import {formatIntervall, formatMitEinheit, formatZahl, formatZeitraum, jahrOf} from "../../lib/format.js";
import {leistungText} from "../../lib/planung/protokoll.js";
import {
  fehlendes,
  leistungOf,
  leererSchwerpunkt,
  messbar,
  messungOf,
  schliesse,
  setzeSchwerpunkte,
  turnusWarnung
} from "../../lib/planung/sitzung.js";
import {auswertung, hatBeispielstimmen} from "../../lib/planung/stimmen.js";
import {zielrichtungen} from "../../lib/planung/typen.js";
import type {Messung, Schwerpunkt, Thema, Ziel, Zielrichtung} from "../../lib/planung/typen.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {textePlanung} from "../../lib/texte/planung.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element, type Kind} from "../dom.js";
import {Hilfe} from "../hilfe.js";
import {dezimalzahl, Feld, knopf, textbereich, textfeld} from "./felder.js";
import type {Kontext} from "./kontext.js";
import {protokoll} from "./zustand.js";

const {beschluss: worte} = textePlanungSeite;

const eigen = "eigen";
const leistung = "leistung";
const {marke} = texteLeistungen.beispiel;
const istLeer = ({begruendung, verantwortlich, messung, ziel, pruefung_am}: Schwerpunkt): boolean =>
  begruendung === "" && verantwortlich === "" && messung === null && ziel === null && pruefung_am === "";

/** The last value with its interval and date, as frozen with the target; a count of the documented supply has no interval. */
function wertText(messung: Exclude<Messung, {art: "eigen"}>): string {
  if (messung.art === "leistung")
    return [
      leistungText(messung),
      messung.gebiet_name,
      String(messung.jahr),
      ...(messung.vollstaendig ? [] : [worte.unvollstaendig])
    ].join(", ");
  const {wert, ki, einheit_kurz, nachkommastellen, zeitraum, gebiet_name} = messung;
  const einheit = {einheit_kurz, nachkommastellen, klassen: null};
  return `${formatMitEinheit(wert, einheit_kurz, nachkommastellen)} (${ki ? worte.intervall(formatIntervall(ki, einheit)) : worte.ohneIntervall}), ${gebiet_name}, ${formatZeitraum(zeitraum)}`;
}

function Karte(kontext: Kontext, schwerpunkt: Schwerpunkt, thema: Thema, nummer: number): HTMLElement {
  const {document, quellen} = kontext;
  const id = (teil: string): string => `planung-sp-${nummer}-${teil}`;
  const jetzt = (): Schwerpunkt => kontext.sitzung.schwerpunkte.find((s) => s.thema === thema.id)!;
  const mit = (neu: Partial<Schwerpunkt>) =>
    setzeSchwerpunkte(
      kontext.sitzung,
      kontext.sitzung.schwerpunkte.map((s) => (s.thema === thema.id ? {...s, ...neu} : s))
    );
  const merke = (neu: Partial<Schwerpunkt>): void => kontext.merke(mit(neu));

  const begruendung = Feld(document, {
    titel: worte.begruendung,
    eingabe: textbereich(document, id("begruendung"), schwerpunkt.begruendung, 2),
    beschreibung: worte.begruendungHilfe,
    klasse: "planung-breit"
  });
  begruendung.eingabe.addEventListener("input", () => merke({begruendung: begruendung.eingabe.value}));
  const verantwortlich = Feld(document, {
    titel: worte.verantwortlich,
    eingabe: textfeld(document, id("verantwortlich"), schwerpunkt.verantwortlich),
    beschreibung: worte.verantwortlichHilfe
  });
  verantwortlich.eingabe.addEventListener("input", () => merke({verantwortlich: verantwortlich.eingabe.value}));

  const {messung, ziel} = schwerpunkt;
  const wert =
    messung === null ? "" : messung.art === "atlas" ? `${messung.indikator}|${messung.gebiet_id}` : messung.art;
  const moeglich = messbar(quellen.befunde, thema, kontext.heute);
  // A supply that was frozen stays as it is while it is chosen.
  const angebot = messung?.art === "leistung" ? messung : leistungOf(quellen, thema);
  const option = (m: (typeof moeglich)[number]): HTMLElement =>
    element(
      document,
      "option",
      {value: `${m.indikator}|${m.gebiet_id}`},
      worte.option(m.titel, m.gebiet_name, String(jahrOf(m.zeitraum)))
    );
  const gruppe = (label: string, ...optionen: Kind[]): HTMLElement | null =>
    optionen.flat().filter(Boolean).length > 0 ? element(document, "optgroup", {label}, optionen) : null;
  const optionen = (art: (typeof moeglich)[number]["art"]): HTMLElement[] =>
    moeglich.filter((m) => m.art === art).map(option);
  const wahl = element(
    document,
    "select",
    {id: id("messung")},
    element(document, "option", {value: ""}, worte.messungKeine),
    gruppe(
      worte.messungOrt,
      angebot &&
        element(
          document,
          "option",
          {value: leistung},
          [worte.option(angebot.titel, angebot.gebiet_name, String(angebot.jahr)), angebot.beispieldaten && marke]
            .filter(Boolean)
            .join(" · ")
        ),
      optionen("ort")
    ),
    gruppe(worte.messungPassend, optionen("passend")),
    gruppe(worte.messungEigenGruppe, element(document, "option", {value: eigen}, worte.messungEigenWahl)),
    gruppe(worte.messungAndere, optionen("andere"))
  );
  // An indicator that the atlas has no value of any more still stands as it was chosen.
  if (messung?.art === "atlas" && ![...wahl.options].some(({value}) => value === wert))
    wahl.append(element(document, "option", {value: wert}, `${messung.titel} – ${messung.gebiet_name}`));
  wahl.value = wert;
  const messfeld = Feld(document, {
    titel: worte.messung,
    eingabe: wahl,
    hilfe: Hilfe({titel: worte.hilfeTitel, kennung: thema.id, text: worte.hilfeText}, {document, href: kontext.href}),
    klasse: "planung-breit"
  });
  wahl.addEventListener("change", () => {
    const [indikator, gebiet] = wahl.value.split("|") as [string, string | undefined];
    const neu: Messung | null =
      wahl.value === eigen
        ? {art: "eigen", titel: "", stand: ""}
        : wahl.value === leistung
          ? angebot
          : gebiet === undefined
            ? null
            : messungOf(quellen.befunde, indikator, gebiet);
    if (wahl.value !== "" && neu === null) return messfeld.fehler(worte.ohneWert);
    // A number belongs to its unit.
    const zielJetzt = jetzt().ziel;
    kontext.setze(mit({messung: neu, ziel: zielJetzt && {...zielJetzt, wert: null}}), {fokus: wahl.id});
  });

  const details: Kind[] = [];
  const warnung = element(document, "p", {class: "klein planung-warnung planung-turnus", role: "status"});
  const warne = (): void => {
    const grund =
      messung?.art === "atlas" ? turnusWarnung(quellen.befunde, messung, jetzt().pruefung_am, kontext.heute) : null;
    warnung.textContent = grund === null ? "" : worte.turnus[grund];
  };
  if (messung !== null && messung.art !== "eigen") {
    details.push(
      element(
        document,
        "p",
        {class: "planung-heute"},
        element(document, "span", {class: "gedaempft"}, `${worte.letzter}: `),
        wertText(messung),
        messung.art === "leistung" && messung.beispieldaten && ` · ${marke}`
      ),
      warnung
    );
    warne();
  }
  if (messung?.art === "eigen") {
    const eigenes = (): {art: "eigen"; titel: string; stand: string} => {
      const m = jetzt().messung;
      return m?.art === "eigen" ? m : {art: "eigen", titel: "", stand: ""};
    };
    const was = Feld(document, {titel: worte.messungEigen, eingabe: textfeld(document, id("eigen"), messung.titel)});
    was.eingabe.addEventListener("input", () => merke({messung: {...eigenes(), titel: was.eingabe.value}}));
    const stand = Feld(document, {titel: worte.messungStand, eingabe: textfeld(document, id("stand"), messung.stand)});
    stand.eingabe.addEventListener("input", () => merke({messung: {...eigenes(), stand: stand.eingabe.value}}));
    details.push(element(document, "div", {class: "planung-reihe"}, was.element, stand.element));
  }

  const richtung = element(
    document,
    "select",
    {id: id("richtung")},
    element(document, "option", {value: ""}, worte.richtungKeine),
    zielrichtungen.map((r) => element(document, "option", {value: r}, textePlanung.richtung[r]))
  );
  richtung.value = ziel?.richtung ?? "";
  richtung.addEventListener("change", () => {
    const neu: Ziel | null =
      richtung.value === ""
        ? null
        : {
            richtung: richtung.value as Zielrichtung,
            wert: richtung.value === "halten" ? null : (jetzt().ziel?.wert ?? null)
          };
    kontext.setze(mit({ziel: neu}), {fokus: richtung.id});
  });
  const richtungFeld = Feld(document, {titel: worte.richtung, eingabe: richtung});
  const nachkommastellen = messung?.art === "atlas" ? messung.nachkommastellen : 0;
  const schreibe = (zahl: number): string =>
    formatZahl(zahl, Math.max(nachkommastellen, (String(zahl).split(".")[1] ?? "").length));
  const hatZahl = ziel !== null && ziel.richtung !== "halten";
  let zielfeld: HTMLElement | null = null;
  if (hatZahl) {
    const feld = Feld(document, {
      titel: worte.zielwert(
        messung?.art === "atlas"
          ? messung.einheit_kurz
          : messung?.art === "leistung"
            ? textePlanung.messung.einheit(messung.messgroesse)
            : ""
      ),
      eingabe: textfeld(document, id("zielwert"), ziel.wert === null ? "" : schreibe(ziel.wert), {
        ...{inputmode: "decimal", maxlength: 12}
      }),
      beschreibung: worte.zielwertHilfe
    });
    const weich = element(document, "p", {class: "klein planung-warnung", role: "status"});
    const pruefe = (zahl: number | null): void => {
      const ki = messung?.art === "atlas" ? messung.ki : null;
      weich.textContent = zahl !== null && ki && zahl >= ki.unten && zahl <= ki.oben ? worte.imIntervall : "";
    };
    pruefe(ziel.wert);
    feld.eingabe.addEventListener("change", () => {
      const text = feld.eingabe.value.trim();
      const zahl = text === "" ? null : dezimalzahl(text);
      feld.fehler(text !== "" && zahl === null ? worte.zielFehler : null);
      if (text !== "" && zahl === null) return;
      pruefe(zahl);
      const z = jetzt().ziel;
      if (z) merke({ziel: {...z, wert: zahl}});
    });
    feld.element.append(weich);
    zielfeld = feld.element;
  }
  const pruefung = Feld(document, {
    titel: worte.pruefung,
    eingabe: textfeld(document, id("pruefung"), schwerpunkt.pruefung_am, {type: "date"}),
    klasse: "planung-kurz"
  });
  pruefung.eingabe.addEventListener("change", () => {
    merke({pruefung_am: pruefung.eingabe.value});
    warne();
  });

  return element(
    document,
    "li",
    {class: "planung-schwerpunkt", "data-ort": thema.id},
    element(document, "h4", {id: id("titel")}, `${nummer}. ${thema.titel}`),
    begruendung.element,
    verantwortlich.element,
    messfeld.element,
    details,
    element(document, "div", {class: "planung-reihe"}, richtungFeld.element, zielfeld, pruefung.element)
  );
}

/** Step 6: which topics become priorities, and for each reason, responsibility, measure, target and review date. */
export function Beschluss(kontext: Kontext): HTMLElement {
  const {document, sitzung, quellen} = kontext;
  const {hoechstens} = quellen.planung.regeln.schwerpunkte;
  const stand = auswertung(sitzung, quellen.planung);
  const rangOf = new Map(
    stand.verdeckt ? [] : stand.ergebnisse.map((e) => [e.thema, textePlanung.rang(e.stimmrang)] as const)
  );
  const themaOf = (id: string): Thema => sitzung.themen.find((thema) => thema.id === id)!;
  const reihenfolge = stand.verdeckt ? sitzung.themen : stand.ergebnisse.map(({thema}) => themaOf(thema));
  const zahl = element(
    document,
    "p",
    {id: "planung-wahl-zahl", class: "klein gedaempft"},
    worte.gewaehlt(sitzung.schwerpunkte.length)
  );
  const fehler = element(document, "p", {id: "planung-wahl-fehler", class: "planung-fehler klein", role: "alert"});
  const wahl = element(
    document,
    "fieldset",
    {class: "planung-wahl", "aria-describedby": `${zahl.id} ${fehler.id}`},
    element(document, "legend", {}, stand.verdeckt ? worte.wahlOhne : worte.wahl),
    reihenfolge.map((thema, i) => {
      const feld = element(document, "input", {type: "checkbox", id: `planung-sp-wahl-${i}`});
      feld.checked = sitzung.schwerpunkte.some((s) => s.thema === thema.id);
      feld.addEventListener("change", () => {
        const {schwerpunkte} = kontext.sitzung;
        if (feld.checked) {
          if (schwerpunkte.length >= hoechstens) {
            feld.checked = false;
            fehler.textContent = worte.zuViele(hoechstens);
            return;
          }
          const neu = [...schwerpunkte, leererSchwerpunkt(thema.id)];
          const platz = (s: Schwerpunkt): number => reihenfolge.findIndex(({id}) => id === s.thema);
          return kontext.setze(
            setzeSchwerpunkte(
              kontext.sitzung,
              neu.sort((a, b) => platz(a) - platz(b))
            ),
            {fokus: feld.id}
          );
        }
        const weg = (): void =>
          kontext.setze(
            setzeSchwerpunkte(
              kontext.sitzung,
              schwerpunkte.filter((s) => s.thema !== thema.id)
            ),
            {ansage: worte.entfernt(thema.titel), rueckgaengig: true, fokus: feld.id}
          );
        if (istLeer(schwerpunkte.find((s) => s.thema === thema.id)!)) return weg();
        kontext.frage({
          ...{nach: wahl, text: worte.entferntFrage(thema.titel), ja: worte.entfernenJa, dann: weg},
          sonst: () => kontext.zeichne({fokus: feld.id})
        });
      });
      const rang = rangOf.get(thema.id);
      return element(
        document,
        "div",
        {class: "planung-option"},
        element(
          document,
          "label",
          {for: feld.id},
          feld,
          element(
            document,
            "span",
            {},
            thema.titel,
            rang !== undefined && element(document, "span", {class: "klein gedaempft"}, ` · ${worte.platz(rang)}`)
          )
        )
      );
    }),
    zahl,
    fehler
  );
  const meldung = element(document, "p", {id: "planung-schluss-fehler", class: "planung-fehler", role: "alert"});
  const schluss = knopf(
    document,
    "planung-schliessen",
    worte.fertig,
    () => {
      const {sitzung: zu, fehlt} = schliesse(kontext.sitzung, quellen.planung, kontext.heute);
      if (fehlt.length > 0) {
        meldung.textContent = worte.fertigFehlt(fehlt.length);
        document.getElementById("planung-alles-fehlt")?.focus();
        return;
      }
      kontext.setze(zu, {ansage: worte.abgeschlossen});
      kontext.geheZu(protokoll);
    },
    {class: "planung-haupt", "aria-describedby": meldung.id}
  );
  const fehlt = fehlendes(sitzung, quellen.planung);
  return element(
    document,
    "div",
    {},
    wahl,
    element(
      document,
      "ol",
      {class: "planung-schwerpunkte"},
      sitzung.schwerpunkte.map((s, i) => Karte(kontext, s, themaOf(s.thema), i + 1))
    ),
    // An example cannot be closed, as the note above says.
    !hatBeispielstimmen(sitzung) &&
      element(
        document,
        "section",
        {class: "planung-schluss nicht-drucken", "aria-labelledby": "planung-schluss"},
        element(document, "h3", {id: "planung-schluss"}, worte.fertigTitel),
        element(document, "p", {class: "lesetext"}, worte.fertigSatz),
        element(document, "div", {
          ...{id: "planung-alles-fehlt", tabindex: -1, "data-alles": true, class: "planung-alles"},
          hidden: fehlt.length === 0
        }),
        element(document, "p", {class: "planung-knoepfe"}, schluss),
        meldung,
        element(document, "p", {class: "klein gedaempft"}, worte.trotzdem)
      )
  );
}
