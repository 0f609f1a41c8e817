import {formatZahl} from "../../lib/format.js";
import {brauchtGrund, setzeBegruendung} from "../../lib/planung/sitzung.js";
import {auswertung} from "../../lib/planung/stimmen.js";
import type {Sitzung, Themenergebnis} from "../../lib/planung/typen.js";
import {textePlanung} from "../../lib/texte/planung.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element, type Kind} from "../dom.js";
import {Hilfe} from "../hilfe.js";
import {Belegmarke} from "./Beleg.js";
import {Feld, textbereich} from "./felder.js";
import type {Kontext} from "./kontext.js";
import {Streuung} from "./Streuung.js";

const {ergebnis: worte, abstimmen} = textePlanungSeite;

const themaOf = (sitzung: Sitzung, id: string): Sitzung["themen"][number] =>
  sitzung.themen.find((thema) => thema.id === id)!;

/** A value of a ballot as it is written: whole where it is, else with one decimal. */
const formatStimme = (wert: number): string => formatZahl(wert, Number.isInteger(wert) ? 0 : 1);

function Tabelle(kontext: Kontext, ergebnisse: readonly Themenergebnis[], anzahl: number): HTMLElement {
  const {document, sitzung} = kontext;
  const {verfahren} = sitzung;
  const skala = verfahren.art === "punkte" ? {von: 0, bis: verfahren.hoechstens} : verfahren;
  const th = (titel: string, klasse: "zahl" | "nur-breit" | null = null): HTMLElement =>
    element(document, "th", {scope: "col", class: klasse}, titel);
  return element(
    document,
    "div",
    {class: "tabellenrahmen", role: "group", tabindex: 0, "aria-label": worte.tabelleName},
    element(
      document,
      "table",
      {class: "tabelle planung-ergebnis"},
      element(document, "caption", {}, worte.tabelle(sitzung.jahr, anzahl)),
      element(
        document,
        "thead",
        {},
        element(
          document,
          "tr",
          {},
          th(worte.platz, "zahl"),
          th(worte.daten, "zahl"),
          th(worte.thema),
          th(verfahren.art === "punkte" ? worte.summe : worte.mittel, "zahl"),
          th(worte.streuung, "nur-breit"),
          th(worte.einigkeit, "nur-breit")
        )
      ),
      element(
        document,
        "tbody",
        {},
        ergebnisse.map((e) => {
          const thema = themaOf(sitzung, e.thema);
          const {min, max, median} = e.streuung;
          const streuung = (): Kind => [
            Streuung(document, e.werte, {...skala, mitte: median}),
            element(
              document,
              "span",
              {class: "klein gedaempft planung-unter"},
              worte.streuungText(formatStimme(min), formatStimme(max), formatStimme(median))
            )
          ];
          return element(
            document,
            "tr",
            {},
            element(document, "td", {class: "zahl planung-platz"}, textePlanung.rang(e.stimmrang)),
            element(document, "td", {class: "zahl"}, textePlanung.rang(e.datenrang)),
            element(
              document,
              "th",
              {scope: "row"},
              thema.titel,
              element(
                document,
                "span",
                {class: "klein gedaempft planung-unter"},
                Belegmarke(document, thema),
                e.abweichung !== null &&
                  element(document, "span", {class: "planung-abweichung"}, textePlanung.abweichung[e.abweichung])
              ),
              element(
                document,
                "span",
                {class: "nur-schmal"},
                streuung(),
                element(document, "span", {class: "klein gedaempft"}, textePlanung.einigkeit[e.einigkeit])
              )
            ),
            element(document, "td", {class: "zahl"}, e.summe === null ? formatZahl(e.mittel, 1) : formatZahl(e.summe)),
            element(document, "td", {class: "nur-breit"}, streuung()),
            element(document, "td", {class: "nur-breit"}, textePlanung.einigkeit[e.einigkeit])
          );
        })
      )
    )
  );
}

function Begruendungen(kontext: Kontext, ergebnisse: readonly Themenergebnis[]): Kind {
  const {document, sitzung} = kontext;
  const {planung} = kontext.quellen;
  const {hoechstens} = planung.regeln.schwerpunkte;
  const alle = ergebnisse.filter(({abweichung}) => abweichung !== null);
  // Those that are likely to be decided on, before anything is chosen.
  const vorn = (e: Themenergebnis): boolean =>
    e.abweichung === "hoeher" && e.stimmrang.bis <= hoechstens && e.mittel > 0;
  const abweichend = alle.filter(
    (e) => brauchtGrund(sitzung, e, planung) || vorn(e) || sitzung.begruendungen.some(({thema}) => thema === e.thema)
  );
  const uebrig = alle.length - abweichend.length;
  const rest = uebrig > 0 && element(document, "p", {class: "klein gedaempft"}, worte.begruendenRest(uebrig));
  if (abweichend.length === 0) return [element(document, "p", {class: "lesetext"}, worte.keineAbweichung), rest];
  return [
    element(document, "p", {class: "lesetext"}, worte.begruendenSatz),
    element(
      document,
      "ol",
      {class: "planung-begruendungen"},
      abweichend.map((e, i) => {
        const {titel} = themaOf(sitzung, e.thema);
        const feld = Feld(document, {
          titel: worte.grund,
          eingabe: textbereich(
            document,
            `planung-grund-${i}`,
            sitzung.begruendungen.find(({thema}) => thema === e.thema)?.text ?? "",
            2
          ),
          beschreibung: worte.stelle(textePlanung.rang(e.stimmrang), textePlanung.rang(e.datenrang)),
          klasse: "planung-breit"
        });
        feld.eingabe.setAttribute("aria-label", `${worte.grund}: ${titel}`);
        feld.eingabe.addEventListener("input", () =>
          kontext.merke(setzeBegruendung(kontext.sitzung, e.thema, feld.eingabe.value))
        );
        return element(
          document,
          "li",
          {"data-ort": e.thema},
          element(document, "h4", {}, `${titel}: ${textePlanung.abweichung[e.abweichung!]}`),
          feld.element
        );
      })
    ),
    rest
  ];
}

/** Step 5: both orders side by side with spread and dissent, the check of the weights, and a reason for each deviation. */
export function Ergebnis(kontext: Kontext): HTMLElement {
  const {document, sitzung, quellen} = kontext;
  const stand = auswertung(sitzung, quellen.planung);
  if (stand.verdeckt)
    return element(
      document,
      "div",
      {},
      element(document, "p", {class: "planung-stimmzahl"}, abstimmen.zahl(stand.anzahl)),
      element(document, "p", {class: "hinweis"}, abstimmen.verdeckt(stand.fehlen, sitzung.mindestens))
    );
  const {ergebnisse, gewichte, anzahl} = stand;
  const titel = (ids: readonly string[]): string[] => ids.map((id) => themaOf(sitzung, id).titel);
  return element(
    document,
    "div",
    {},
    element(
      document,
      "p",
      {class: "planung-stimmzahl"},
      worte.befund(titel(ergebnisse.filter(({stimmrang}) => stimmrang.bis <= 3).map(({thema}) => thema))),
      " ",
      Hilfe({titel: worte.hilfeTitel, text: worte.hilfeText}, {document, href: kontext.href})
    ),
    Tabelle(kontext, ergebnisse, anzahl),
    element(document, "p", {class: "quelle"}, worte.quelle),
    gewichte !== null && [
      element(document, "h3", {}, worte.gewichte),
      element(
        document,
        "p",
        {class: "lesetext"},
        gewichte.gleich
          ? worte.gewichteGleich(gewichte.spitze)
          : worte.gewichteAnders(titel(gewichte.hinzu), titel(gewichte.heraus))
      )
    ],
    element(document, "h3", {}, worte.begruendenTitel),
    Begruendungen(kontext, ergebnisse)
  );
}
