import type {Befundindikator} from "../../../loaders/marts/befundeShapes.js";
import type {Dokumentblock} from "../dokument/modell.js";
import {formatWert, formatZahl, formatZeitraum} from "../format.js";
import {deutlichUeber, urteilOf} from "../problemfelder/matrix.js";
import {lageSaetze, versorgungOf, wertSatz} from "../saetze/saetze.js";
import {urteilWort, verlaufOf} from "../saetze/lagesaetze.js";
import type {Lage} from "../saetze/lage.js";
import {texteBericht} from "../texte/bericht.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteLuecken} from "../texte/luecken.js";
import {texteProblemfelder} from "../texte/problemfelder.js";
import {zustandOf} from "../zustaende.js";
import {zahlZelle} from "./feld.js";
import {
  absatz,
  alleLeit,
  feldtitel,
  h2,
  h3,
  klein,
  kurztitelMitArt,
  liste,
  quellzeile,
  standOf,
  veraenderungZelle,
  wertZelle,
  type Werk
} from "./werk.js";

const texte = texteBericht.region;
type Gebiet = Werk["bezirk"];

/** The figure of the rest of the Bezirk that the verdict rests on, with its date where it is an older one. */
function restZelle({rest_bezirk, vergleich, indikator}: Lage): string {
  const frueher = rest_bezirk === null && typeof vergleich?.rest_bezirk === "number" ? vergleich : null;
  const wert = frueher ? frueher.rest_bezirk : rest_bezirk;
  if (wert === null) return texteBericht.strich;
  const text = formatWert({wert, status: "wert"}, indikator);
  return frueher ? texteBericht.mitStand(text, formatZeitraum(frueher.zeitraum)) : text;
}

/** All leading figures of the Bezirksregion, a line each. */
function leitzahlen(w: Werk, {gebiet_id, name}: Gebiet, indikatoren: readonly Befundindikator[]): Dokumentblock {
  const {spalten} = texte;
  const zeilen = indikatoren.flatMap((i) => {
    const lage = w.lage(i.kopf.id, gebiet_id);
    return lage
      ? [
          [
            kurztitelMitArt(i),
            formatZeitraum(lage.zeitraum),
            wertZelle(lage),
            restZelle(lage),
            urteilWort(lage),
            veraenderungZelle(lage)
          ]
        ]
      : [];
  });
  return w.tabelle({
    titel: texte.tabelle(name),
    spalten: [
      {titel: spalten.zahl, breite: 3},
      {titel: spalten.stand, breite: 1.3},
      {titel: spalten.wert, zahl: true, breite: 1.1},
      {titel: spalten.rest, zahl: true, breite: 1.3},
      {titel: spalten.urteil, breite: 1.7},
      {titel: spalten.veraenderung, breite: 2.4}
    ],
    zeilen,
    quelle: quellzeile(
      indikatoren.map(({kopf}) => kopf.quelle_kurz),
      zeilen
    )
  });
}

/** What the rules say of every burden that is compared or changes, a point each; nothing where there is none. */
function saetze(w: Werk, {gebiet_id}: Gebiet, indikatoren: readonly Befundindikator[]): Dokumentblock[] {
  const punkte = indikatoren
    .filter(({kopf}) => kopf.polaritaet === "belastung")
    .flatMap(({kopf}) => {
      const lage = w.lage(kopf.id, gebiet_id);
      return lage && (urteilOf(lage) ?? verlaufOf(lage)) ? [lageSaetze(lage).join(" ")] : [];
    });
  return liste(punkte);
}

/** The resources that stand in the highest and in the lowest class among the Bezirksregionen: they have no verdicts. */
function ressourcen(w: Werk, {gebiet_id}: Gebiet, indikatoren: readonly Befundindikator[]): Dokumentblock[] {
  const lagen = indikatoren
    .filter(({kopf}) => kopf.polaritaet === "ressource")
    .flatMap(({kopf}) => w.lage(kopf.id, gebiet_id) ?? []);
  const namen = (passt: (nummer: number, von: number) => boolean): string[] =>
    lagen.flatMap(({klasse, indikator}) => (klasse && passt(klasse.nummer, klasse.von) ? [indikator.kurztitel] : []));
  const saetzeDazu = [
    texte.ressourcenHoch(namen((nummer, von) => nummer === von)),
    texte.ressourcenNiedrig(namen((nummer, von) => nummer === 1 && von > 1))
  ];
  return lagen.length === 0 ? [absatz(texte.ohneRessource)] : [absatz(saetzeDazu.join(" "))];
}

/** The burdens, or the resources, in the Planungsräume of the Bezirksregion. */
function orte(w: Werk, name: string, plr: readonly Gebiet[], art: "belastung" | "ressource"): Dokumentblock[] {
  const indikatoren = alleLeit(w, "plr").filter(({kopf}) => kopf.polaritaet === art);
  if (indikatoren.length === 0) return [];
  const urteile = indikatoren.some((i) => deutlichUeber(w.befunde, i, "plr"));
  const zelle = (lage: Lage | null): string => {
    const wert = wertZelle(lage);
    const urteil = lage && urteilOf(lage);
    return urteil ? texte.plrZelle(wert, texteProblemfelder.urteil[urteil.urteil].wort) : wert;
  };
  const zeilen = plr.map((p) => [p.name, ...indikatoren.map(({kopf}) => zelle(w.lage(kopf.id, p.gebiet_id)))]);
  return [
    w.tabelle({
      titel: texte.plrTabelle[art](name),
      spalten: [
        {titel: texteBericht.feld.plrSpalte, breite: 1.8},
        ...indikatoren.map((i) => ({
          titel: texte.plrKopf(i.kopf.kurztitel, formatZeitraum(standOf(i, "plr"))),
          zahl: true
        }))
      ],
      zeilen,
      quelle: quellzeile(
        indikatoren.map(({kopf}) => kopf.quelle_kurz),
        zeilen,
        urteile ? texte.plrFussnote : ""
      )
    })
  ];
}

/** What is documented for every counted group. */
function leistung(w: Werk, {gebiet_id, name}: Gebiet): Dokumentblock[] {
  const {bild, befunde} = w;
  if (bild.jahr === null) return [h3(texte.leistung), absatz(texte.ohneLeistung)];
  const versorgungen = bild.gruppen
    .filter(({gezaehlt}) => gezaehlt)
    .flatMap((gruppe) => {
      const v = versorgungOf(bild, befunde, gruppe.id, gebiet_id);
      return v?.zeile ? [{gruppe, v, zeile: v.zeile}] : [];
    });
  const platz = befunde.gebiete.bzr.findIndex((g) => g.gebiet_id === gebiet_id);
  const menge = (wert: number | null, status: string): string =>
    wert === null || status === "geschuetzt"
      ? zustandOf(status === "wert" ? "fehlt" : status).zeichen
      : formatZahl(wert);
  const zeilen = versorgungen.map(({gruppe, zeile}) => {
    const geschuetzt = zeile.status === "geschuetzt";
    const reihe = gruppe.ebenen.find(({ebene}) => ebene === "bzr");
    return [
      gruppe.titel,
      zahlZelle(reihe?.personen[platz]),
      menge(zeile.wert, zeile.status),
      menge(zeile.je_1000, zeile.status),
      geschuetzt ? zustandOf(zeile.status).zeichen : zeile.fair === null ? texteBericht.strich : formatZahl(zeile.fair),
      geschuetzt
        ? zustandOf(zeile.status).zeichen
        : zeile.deckung === null
          ? texteBericht.strich
          : texteLuecken.prozent(zeile.deckung),
      zeile.urteil === null ? texteBericht.feld.ohneUrteilWort : texteLeistungen.lueckenurteil[zeile.urteil]
    ];
  });
  const {zentren, gemeldet} = versorgungen[0]?.zeile ?? {zentren: 0, gemeldet: 0};
  const {leistungSpalten} = texte;
  return [
    h3(texte.leistung),
    w.tabelle({
      titel: w.marke(texte.leistungTabelle(name, bild.jahr)),
      spalten: [
        {titel: leistungSpalten.gruppe, breite: 2.4},
        ...[leistungSpalten.personen, leistungSpalten.menge, leistungSpalten.je1000].map((titel) => ({
          titel,
          zahl: true
        })),
        {titel: leistungSpalten.fair, zahl: true, breite: 1.6},
        {titel: leistungSpalten.deckung, zahl: true},
        {titel: leistungSpalten.urteil, breite: 2}
      ],
      zeilen,
      quelle: quellzeile(
        [texteBericht.feld.leistungQuelle, texteBericht.feld.bevoelkerungQuelle],
        zeilen,
        zentren === 0 ? texte.keinZentrum : texte.meldung(gemeldet, zentren)
      )
    })
  ];
}

/** What people told the centres that stand in the Bezirksregion, a line per centre. */
function anliegen(w: Werk, {gebiet_id}: Gebiet): Dokumentblock[] {
  const {jahr} = w.bild;
  if (jahr === null) return [];
  const eigene = w.bild.anliegen.filter((a) => a.jahr === jahr);
  const zentren = [
    ...new Map(
      eigene.flatMap((a) =>
        a.zentren.flatMap((z) => (z.bezirksregion === gebiet_id ? [[z.zentrum_id, z.name] as const] : []))
      )
    )
  ];
  if (zentren.length === 0) return [h3(texte.anliegen), absatz(texte.anliegenOhne)];
  const zeilen = zentren.map(([id, zentrum]) => {
    const felder = eigene.flatMap((a) => {
      const dort = a.zentren.find((z) => z.zentrum_id === id);
      return dort ? [texte.anliegenFeld(feldtitel(w, a.problemfeld), zahlZelle(dort.anzahl))] : [];
    });
    return w.marke(texte.anliegenZeile(zentrum, jahr, felder));
  });
  return [h3(texte.anliegen), ...liste(zeilen), klein(texteBericht.feld.anliegenSatz)];
}

/** The reviewed comments on the Bezirksregion and its Planungsräume. */
function stimmen(w: Werk, {gebiet_id}: Gebiet, orte: readonly Gebiet[]): Dokumentblock[] {
  const eigene = w.kommentare.filter((k) => k.gebiet_id.startsWith(gebiet_id));
  if (eigene.length === 0) return [];
  const namen = new Map(orte.map((o) => [o.gebiet_id, o.name]));
  return [
    h3(texte.stimmen),
    ...liste(
      eigene.map(({text, rolle, datum, beispiel, gebiet_id: ort}) => {
        const satz = texte.stimme(text, namen.get(ort) ?? ort, rolle, formatZeitraum(datum));
        return beispiel ? `${satz} · ${texteLeistungen.beispiel.marke}` : satz;
      })
    )
  ];
}

/** The chapter of one Bezirksregion. */
export function regionkapitel(w: Werk, gebiet: Gebiet): Dokumentblock[] {
  const plr = w.befunde.gebiete.plr.filter(({parent_id}) => parent_id === gebiet.gebiet_id);
  const indikatoren = alleLeit(w, "bzr");
  const menschen = ["einwohner", "veraenderung_5_jahre"].flatMap((id) => w.lage(id, gebiet.gebiet_id) ?? []);
  return [
    h2(texte.titel(gebiet.name)),
    absatz([texte.planungsraeume(plr.length), ...menschen.map(wertSatz)].join(" ")),
    leitzahlen(w, gebiet, indikatoren),
    ...saetze(w, gebiet, indikatoren),
    ...ressourcen(w, gebiet, indikatoren),
    h3(texte.plr),
    ...orte(w, gebiet.name, plr, "belastung"),
    ...orte(w, gebiet.name, plr, "ressource"),
    ...leistung(w, gebiet),
    ...anliegen(w, gebiet),
    ...stimmen(w, gebiet, [gebiet, ...plr])
  ];
}
