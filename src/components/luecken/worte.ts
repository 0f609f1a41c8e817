import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import {aufzaehlung, formatMitEinheit} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {texteSchutz} from "../../lib/texte/schutz.js";
import {deckungOf, mengeText, sortiere, type Ansicht, type Zeile} from "./ansicht.js";
import {mitLuecke} from "./zustand.js";

export interface Satz {
  art: string;
  kopf?: string;
  text: string;
}

/** As many areas are named in a list of lowest or highest. */
const genannt = 3;

/** So many names are read before a list only counts the rest, which the table holds. */
const hoechstens = 8;

/** Names in the order given, the rest as a number. */
export function gekuerzt(namen: readonly string[]): string {
  const {undWeitere} = texteLuecken.worte;
  if (namen.length <= hoechstens + 1) return aufzaehlung(namen);
  return `${namen.slice(0, hoechstens).join(", ")} ${undWeitere(namen.length - hoechstens)}`;
}

/** Whether the chosen view withholds an area's figure: then no sentence may speak of all areas. */
const teils = ({zeilen}: Pick<Ansicht, "zeilen">): boolean => zeilen.some(({status}) => status === "geschuetzt");

const namen = (zeilen: readonly Zeile[]): string => gekuerzt(sortiere(zeilen, "name-auf").map(({name}) => name));

function lueckensaetze(data: LueckenData, ansicht: Ansicht): Satz[] {
  const {worte, gewicht} = texteLuecken;
  const {zeilen, wahl, hoover, verteilt} = ansicht;
  const mit = zeilen.filter((z) => deckungOf(z) !== null);
  const robust = mit.filter(({luecke}) => luecke!.robust);
  // Where many have nothing, they are named as such, and the lowest are those of the others.
  const ohneAngebot = mit.filter(({status}) => status === "null_wert").length;
  const mitAngebot = mit.filter(({status}) => ohneAngebot <= genannt || status !== "null_wert");
  const niedrigste = sortiere(mitAngebot, "deckung-auf").slice(0, genannt);
  const urteil = (u: string): number => zeilen.filter(({luecke}) => luecke?.urteil === u).length;
  const {einheit} = texteLeistungen.messgroesse[wahl.messgroesse];
  const soweit = (text: string): string => (teils(ansicht) ? worte.soweit(text) : text);
  const anteile = mit.some(({luecke}) => luecke!.urteil !== null);
  return [
    ...(niedrigste.length > 0
      ? [
          {
            art: "niedrigste",
            kopf: (teils(ansicht) ? worte.soweitKopf : String)(
              mitAngebot.length < mit.length ? worte.niedrigsteMitAngebot : worte.niedrigste
            ),
            text: `${niedrigste.map(({name, luecke}) => worte.deckung(name, luecke!.deckung!)).join("; ")}.`
          }
        ]
      : []),
    ...(mit.length === 0
      ? []
      : [
          {
            art: "robust",
            text: mit.every(({luecke}) => luecke!.robust === null)
              ? worte.robustUnbekannt
              : soweit(
                  robust.length > 0
                    ? worte.robust(
                        robust.length,
                        gekuerzt(sortiere(robust, "deckung-auf").map(({name}) => name)),
                        data.deckung_unter
                      )
                    : mit.some(({luecke}) => luecke!.deckung! < data.deckung_unter)
                      ? worte.keineRobust(data.deckung_unter)
                      : worte.keineUnter(data.deckung_unter)
                )
          },
          ...(wahl.ebene === "plr" && wahl.logik === "standort" && robust.length > 0
            ? [{art: "standort", text: worte.robustStandort}]
            : []),
          ...(wahl.ebene === "plr" && wahl.logik === "einsatzgebiet"
            ? [{art: "gleichverteilt", text: worte.gleichverteilt}]
            : [])
        ]),
    ...(anteile
      ? [
          {
            art: "urteile",
            text: worte.erkennbar(
              urteil("unter"),
              urteil("ueber"),
              urteil("nicht_erkennbar") + urteil("zu_wenige_faelle")
            )
          }
        ]
      : []),
    ...(hoover === null ? [] : [{art: "hoover", text: worte.hoover(hoover, einheit, gewicht(wahl.lambda), verteilt)}])
  ];
}

function mengensaetze(ansicht: Ansicht): Satz[] {
  const {worte} = texteLuecken;
  const {messgroesse} = ansicht.wahl;
  const {nachkommastellen, einheit} = texteLeistungen.messgroesse[messgroesse];
  const mit = sortiere(ansicht.zeilen, "wert-ab").filter(({wert}) => wert !== null && wert > 0);
  const text = mit
    .slice(0, genannt)
    .map(({name, wert}) => worte.mengen(name, formatMitEinheit(wert!, einheit, nachkommastellen)))
    .join("; ");
  const kopf = teils(ansicht) ? worte.soweitKopf(worte.meiste) : worte.meiste;
  return text === "" ? [] : [{art: "meiste", kopf, text: `${text}.`}];
}

/** What the view shows, in sentences: lowest coverage and firm gaps, or amounts; then what is not known. */
export function worteOf(data: LueckenData, ansicht: Ansicht): Satz[] {
  const {worte} = texteLuecken;
  const {zeilen, reihe, hatLuecke, gezaehlt, gruppe, wahl} = ansicht;
  const {titel} = texteLeistungen.messgroesse[wahl.messgroesse];
  if (!reihe) return [{art: "leer", text: worte.keineReihe}];
  const mit = (status: string): Zeile[] => zeilen.filter((z) => z.status === status);
  const [leer, fehlt, offen] = [mit("null_wert"), mit("fehlt"), mit("nicht_gemeldet")];
  const geschuetzt = mit("geschuetzt").length;
  const ohneAngabe = zeilen.some(({ohne_angabe}) => ohne_angabe > 0);
  return [
    ...(gezaehlt ? [] : [{art: "gezaehlt", text: worte.niemandZaehlt(gruppe.titel)}]),
    ...(hatLuecke ? lueckensaetze(data, ansicht) : mengensaetze(ansicht)),
    ...(leer.length > 0 ? [{art: "null_wert", text: worte.keinAngebot(leer.length, namen(leer))}] : []),
    ...(offen.length > 0 ? [{art: "nicht_gemeldet", text: worte.nichtGemeldet(offen.length, zeilen.length)}] : []),
    ...(geschuetzt > 0 ? [{art: "geschuetzt", text: worte.geschuetzt(geschuetzt, zeilen.length)}] : []),
    ...(fehlt.length > 0 ? [{art: "fehlt", text: worte.fehlt(fehlt.length)}] : []),
    ...(wahl.messgroesse === "beratungen" && gruppe.id !== "alle" && ohneAngabe
      ? [{art: "untergrenze", text: worte.beratungOhneGruppe}]
      : []),
    ...(ohneAngabe ? [{art: "ohne_angabe", text: worte.ohneAngabe}] : []),
    ...(hatLuecke || !gezaehlt
      ? []
      : [
          {
            art: "messgroesse",
            text: mitLuecke.includes(wahl.messgroesse)
              ? worte.keineLuecke
              : wahl.messgroesse === "angebote"
                ? worte.angebote
                : worte.nurNutzung(titel)
          }
        ]),
    ...(wahl.logik === "einzugsgebiet" && gruppe.langsam ? [{art: "langsam", text: worte.langsam}] : [])
  ];
}

/** The amount of an area with its unit, or its state in words; for lines of text. */
export function mengeInWorten(zeile: Pick<Zeile, "wert" | "status">, {wahl: {messgroesse}}: Ansicht): string {
  const {zustand, messgroesse: groessen} = texteLeistungen;
  if (zeile.status === "geschuetzt") return texteSchutz.imSatz;
  const wort = zeile.status in zustand ? zustand[zeile.status as keyof typeof zustand] : null;
  if (wort !== null) return zeile.wert === null ? wort : `${mengeText(zeile, messgroesse)} (${wort})`;
  return `${mengeText(zeile, messgroesse)} ${groessen[messgroesse].einheit}`;
}
