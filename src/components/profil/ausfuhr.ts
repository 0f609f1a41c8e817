import type {GebietProfil, Wert} from "../../../loaders/marts/shapes.js";
import {neuesterOf} from "../../lib/ausfuhr/lagen.js";
import type {Ausfuhrtabelle} from "../../lib/ausfuhr/modell.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {werteTabelle, type Wertezeile} from "../../lib/ausfuhr/werte.js";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Seitenmitnahme} from "../ausfuhr/Seitenmitnahme.js";

const {gebiete: namen} = texteAusfuhr;

/** Every figure of a profile with those it stands beside, one row each: area, Bezirksregion, Bezirk, Berlin. */
export function profilwerte({gebiet, ueber, kennzahlen}: GebietProfil): Ausfuhrtabelle {
  const bzr = ueber.find(({ebene}) => ebene === "bzr");
  const zeilen = kennzahlen.flatMap((k): Wertezeile[] => {
    const {indikator, zeitraum, quellenvermerke} = k;
    const gemeinsam = {lor_stand: gebiet.lor_stand, indikator, zeitraum, quellen: quellenvermerke};
    // Elsewhere a sign without a reason would look like a fault of the file.
    const daneben = (wert: Wert): Wert =>
      wert.status === "entfaellt" && !wert.anmerkung ? {...wert, anmerkung: texteProfil.ausfuhr.jeEbene} : wert;
    const ort = {gebiet_id: gebiet.gebiet_id, gebiet_name: gebiet.name, ebene: gebiet.ebene};
    return [
      {...gemeinsam, ...ort, wert: k.gebiet, urteile: {bezirk: k.urteile.bezirk, berlin: k.urteile.berlin}},
      ...(k.bzr && bzr
        ? [{...gemeinsam, gebiet_id: bzr.gebiet_id, gebiet_name: bzr.name, ebene: "bzr", wert: daneben(k.bzr)}]
        : []),
      ...(k.bezirk
        ? [{...gemeinsam, gebiet_id: "10", gebiet_name: namen.bezirk, ebene: "bezirk", wert: daneben(k.bezirk)}]
        : []),
      {...gemeinsam, gebiet_id: "00", gebiet_name: namen.berlin, ebene: "berlin", wert: daneben(k.berlin)}
    ];
  });
  return werteTabelle(zeilen, {titel: texteProfil.ausfuhr.werte(gebiet.name)});
}

/** The bar of the whole profile: its figures for programs, then the tables as shown. */
export function Profilmitnahme(profil: GebietProfil, seite: () => Element, document: Document): HTMLElement {
  const {gebiet, kennzahlen} = profil;
  const zeitraeume = kennzahlen.map(({zeitraum}) => zeitraum);
  const ebene = texteProfil.ebenen[gebiet.ebene].titel;
  return Seitenmitnahme(
    seite,
    () => ({
      titel: texteProfil.ausfuhr.titel(gebiet.name),
      untertitel: texteProfil.ausfuhr.untertitel(ebene, gebiet.gebiet_id),
      name: {was: "profil", wo: gebiet.gebiet_id, wann: zeitspanneOf(zeitraeume), ansicht: "profil"},
      quellen: [...new Set(kennzahlen.flatMap((k) => k.quellenvermerke))],
      datenstand: neuesterOf(zeitraeume)
    }),
    {zuerst: () => [profilwerte(profil)], drucken: () => document.defaultView?.print(), document}
  );
}
