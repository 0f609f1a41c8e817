import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {PlanungData} from "../../../loaders/marts/jahresplanung.js";
import {lageOf, platzOf} from "../saetze/lage.js";
import type {Lage} from "../saetze/lage.js";
import {gedeckt, getrageneRichtung, verlaufOf} from "../saetze/lagesaetze.js";
import {lueckeSatz, veraenderungSatz, vergleichSatz, versorgungOf, wertSatz} from "../saetze/saetze.js";
import {istZahl} from "../schutz.js";
import type {Zahl} from "../schutz.js";
import {textePlanung} from "../texte/planung.js";
import {raengeOf} from "./rechnung.js";
import {nachBeleg} from "./stimmen.js";
import {belegstaerken} from "./typen.js";
import type {Beleg, Belegart, Belegstaerke, Belegstufe, Thema, Themenort} from "./typen.js";

/** What the list of topics is made from. */
export interface Quellen {
  befunde: BefundeData;
  bild: VersorgungsbildData;
  planung: PlanungData;
}

interface Aussage {
  staerke: Belegstaerke;
  satz: string;
}

const {beleg: worte} = textePlanung;
/** The group that stands for everybody. */
const ohneGruppe = "alle";
const ohne = (satz: string): Aussage => ({staerke: "ohne_angabe", satz});

/** What the need index says of the area, with how sure its Planungsräume are among the top. */
function lageAussage({befunde, bild, planung}: Quellen, gebietId: string): Aussage {
  const {robust_ab, wahrscheinlich_ab, oberster_anteil} = planung.index;
  const ort = platzOf(befunde, gebietId);
  if (!ort || ort.ebene === "bezirk") return ohne(worte.lage.bezirk);
  const {plr, bzr} = befunde.gebiete;
  const name = befunde.gebiete[ort.ebene][ort.platz]!.name;
  const teile = plr.flatMap(({gebiet_id, parent_id, name: titel}, i) => {
    const anteil = bild.index.plr_oberstes[i] ?? null;
    const gehoert = ort.ebene === "plr" ? gebiet_id === gebietId : parent_id === gebietId;
    return gehoert ? [{titel, anteil}] : [];
  });
  const ab = (grenze: number): string[] =>
    teile.flatMap(({titel, anteil}) => (anteil !== null && anteil >= grenze ? [titel] : []));
  if (teile.every(({anteil}) => anteil === null)) return ohne(worte.lage.keinIndex(name));
  const sicher = ab(robust_ab);
  const meist = ab(wahrscheinlich_ab);
  const index = ort.ebene === "bzr" ? bild.index.bzr[bzr.findIndex(({gebiet_id}) => gebiet_id === gebietId)] : null;
  // A region is called clear only if it lies above the mean as a whole: one place in it does not stand for all.
  const ueberMittel = ort.ebene === "plr" || (typeof index === "number" && index > 0);
  const satz = (gefunden: string[], grenze: number): string =>
    ort.ebene === "plr"
      ? worte.lage.planungsraum(name, oberster_anteil, grenze)
      : worte.lage.region(name, gefunden, teile.length, oberster_anteil, grenze);
  if (sicher.length > 0) return {staerke: ueberMittel ? "klar" : "schwach", satz: satz(sicher, robust_ab)};
  if (meist.length > 0) return {staerke: "schwach", satz: satz(meist, wahrscheinlich_ab)};
  return {staerke: "nein", satz: worte.lage.nein(name, oberster_anteil)};
}

/** Indicators of the topic's field and group that stand for a burden. Resources and figures without valuation never do. */
function lasten({indikatoren, zielgruppen}: BefundeData, {problemfeld, zielgruppe}: Themenort): string[] {
  const derGruppe = zielgruppen.find(({id}) => id === zielgruppe)?.indikatoren ?? [];
  return indikatoren.flatMap(({kopf}) =>
    kopf.polaritaet === "belastung" && (kopf.problemfeld === problemfeld || derGruppe.includes(kopf.id))
      ? [kopf.id]
      : []
  );
}

/** How strongly one indicator speaks for a burden: by the verdict its interval carries, then by its direction. */
function staerkeOf(lage: Lage): Belegstaerke {
  const {vergleich} = lage;
  const jetzt = {
    bezirk: gedeckt(lage.urteile.bezirk, lage.wert.ki),
    berlin: gedeckt(lage.urteile.berlin, lage.wert.ki)
  };
  const frueher = vergleich && {
    bezirk: gedeckt(vergleich.urteile.bezirk, vergleich.ki),
    berlin: gedeckt(vergleich.urteile.berlin, vergleich.ki)
  };
  const urteile = jetzt.bezirk || jetzt.berlin ? jetzt : frueher;
  const verlauf = verlaufOf(lage);
  const steigend = verlauf !== null && getrageneRichtung(verlauf) === "steigend";
  // The whole Bezirk has nothing beside it but Berlin.
  const massstab = lage.gebiet.ebene === "bezirk" ? urteile?.berlin : urteile?.bezirk;
  if (massstab === "ueber") return "klar";
  if (urteile?.berlin === "ueber" || steigend) return "schwach";
  const bekannt = [urteile?.bezirk, urteile?.berlin].some((urteil) => urteil && urteil !== "zu_wenige_faelle");
  return bekannt || (verlauf !== null && getrageneRichtung(verlauf) !== "ohne_sicherheit") ? "nein" : "ohne_angabe";
}

/** The burdens of the topic in its area, those that speak most clearly first; in the register's order among equals. */
function lastenOf({befunde}: Pick<Quellen, "befunde">, ort: Themenort): {lage: Lage; staerke: Belegstaerke}[] {
  if (ort.gebiet_id === null) return [];
  return lasten(befunde, ort)
    .flatMap((id) => lageOf(befunde, id, ort.gebiet_id!) ?? [])
    .map((lage) => ({lage, staerke: staerkeOf(lage)}))
    .sort((a, b) => belegstaerken.indexOf(a.staerke) - belegstaerken.indexOf(b.staerke));
}

function kennzahlAussage(quellen: Pick<Quellen, "befunde">, ort: Themenort): Aussage {
  const erste = lastenOf(quellen, ort)[0];
  if (!erste || erste.staerke === "ohne_angabe") return ohne(worte.kennzahl.keine);
  const {lage, staerke} = erste;
  return {
    staerke,
    satz: [wertSatz(lage), vergleichSatz(lage), verlaufOf(lage) && veraenderungSatz(lage)].filter(Boolean).join(" ")
  };
}

function lueckeAussage({befunde, bild}: Quellen, {zielgruppe, gebiet_id}: Themenort): Aussage {
  const versorgung =
    zielgruppe === null || gebiet_id === null ? null : versorgungOf(bild, befunde, zielgruppe, gebiet_id);
  if (!versorgung) return ohne(worte.luecke.ohneGruppe);
  const urteil = versorgung.zeile?.urteil ?? null;
  if (versorgung.zeile === null && platzOf(befunde, gebiet_id!)?.ebene === "bezirk") return ohne(worte.luecke.bezirk);
  const satz = lueckeSatz(versorgung);
  if (urteil === null) return ohne(satz);
  return {staerke: urteil === "robust" ? "klar" : urteil === "nicht_robust" ? "schwach" : "nein", satz};
}

/** The sum of numbers; withheld or missing as soon as one of them is, so that it never passes for a smaller one. */
function summeOf(zahlen: readonly Zahl[]): Zahl {
  if (zahlen.length === 0) return null;
  if (zahlen.includes("geschuetzt")) return "geschuetzt";
  return zahlen.every(istZahl) ? zahlen.reduce((a, b) => a + b, 0) : null;
}

/** How often the field was voiced in the area's centres, against the other fields there. It never speaks more than weakly. */
function anliegenAussage(quellen: Quellen, {problemfeld, zielgruppe, gebiet_id}: Themenort): Aussage {
  const {befunde, bild, planung} = quellen;
  const ort = gebiet_id === null ? null : platzOf(befunde, gebiet_id);
  if (problemfeld === null || !ort) return ohne(worte.anliegen.ohneFeld);
  if (ort.ebene === "plr") return ohne(worte.anliegen.planungsraum);
  const name = befunde.gebiete[ort.ebene][ort.platz]!.name;
  const jahr = bild.anliegen[0]?.jahr;
  if (jahr === undefined) return ohne(worte.anliegen.keine);
  const felder = bild.anliegen
    .filter((a) => a.jahr === jahr)
    .map((a) => {
      const hier = a.zentren.filter(({bezirksregion}) => bezirksregion === gebiet_id);
      const anzahl = ort.ebene === "bezirk" ? a.alle : summeOf(hier.map((z) => z.anzahl));
      return {problemfeld: a.problemfeld, anzahl, gruppen: a.gruppen};
    });
  const eigenes = felder.find((f) => f.problemfeld === problemfeld);
  const titel = befunde.problemfelder.find(({id}) => id === problemfeld)?.titel ?? problemfeld;
  if (!eigenes || eigenes.anzahl === null) return ohne(worte.anliegen.fehlt(jahr, name, titel));
  if (eigenes.anzahl === "geschuetzt") return ohne(worte.anliegen.geschuetzt(jahr, name, titel));
  const bekannt = felder.filter((f): f is typeof f & {anzahl: number} => istZahl(f.anzahl));
  const rang = raengeOf(bekannt, (a, b) => b.anzahl - a.anzahl)[
    bekannt.findIndex((f) => f.problemfeld === problemfeld)
  ]!;
  const {anliegen_haeufigste} = planung.regeln.vorschlag;
  const gruppe = ort.ebene === "bezirk" && zielgruppe !== null && zielgruppe !== ohneGruppe ? zielgruppe : null;
  const genannt = gruppe === null ? null : (eigenes.gruppen.find((g) => g.zielgruppe === gruppe)?.anzahl ?? null);
  // Withheld is known to be more than nothing.
  const ohneNennung = gruppe !== null && (genannt === null || genannt === 0);
  const haeufig = eigenes.anzahl > 0 && rang.von <= anliegen_haeufigste && !ohneNennung;
  return {
    staerke: haeufig ? "schwach" : "nein",
    satz: worte.anliegen.satz(
      {jahr, gebiet: name, feld: titel, anzahl: eigenes.anzahl},
      ohneNennung ? "ohne_gruppe" : haeufig ? "haeufig" : "selten",
      anliegen_haeufigste
    )
  };
}

/**
 * The grade of the four lines. Need and supply both clear is the best there is. A clear need is no more than weak evidence if the
 * documented supply speaks against it; the area's general state alone, which is the same for every topic there, and voiced needs
 * never give more than a weak one.
 */
function stufeOf(zeilen: Beleg["zeilen"]): Belegstufe {
  const ist = (art: Belegart, staerke: Belegstaerke): boolean =>
    zeilen.some((z) => z.art === art && z.staerke === staerke);
  const bedarf = ist("lage", "klar") || ist("kennzahl", "klar");
  if (bedarf && ist("luecke", "klar")) return "stark";
  if (ist("luecke", "klar") || (ist("kennzahl", "klar") && !ist("luecke", "nein"))) return "mittel";
  return zeilen.some(({staerke}) => staerke === "klar" || staerke === "schwach") ? "schwach" : "nicht_belegt";
}

/**
 * What the figures say of a topic: four lines with a sentence each, and the grade that follows from them. A topic that names no
 * area has none; a missing or withheld figure is told and speaks neither for nor against the topic.
 */
export function belegOf(quellen: Quellen, ort: Themenort): Beleg {
  if (ort.gebiet_id === null) return {stufe: "nicht_belegt", zeilen: [], indikatoren: []};
  const zeilen: Beleg["zeilen"] = [
    {art: "lage", ...lageAussage(quellen, ort.gebiet_id)},
    {art: "kennzahl", ...kennzahlAussage(quellen, ort)},
    {art: "luecke", ...lueckeAussage(quellen, ort)},
    {art: "anliegen", ...anliegenAussage(quellen, ort)}
  ];
  return {stufe: stufeOf(zeilen), zeilen, indikatoren: lastenOf(quellen, ort).map(({lage}) => lage.indikator.id)};
}

const titelOf = (liste: readonly {id: string; titel: string}[], id: string | null): string | null =>
  liste.find((eintrag) => eintrag.id === id)?.titel ?? null;

const gebietsname = ({gebiete}: BefundeData, gebietId: string): string => {
  const ort = platzOf({gebiete}, gebietId);
  return ort ? gebiete[ort.ebene][ort.platz]!.name : gebietId;
};

/** A topic of the Verbund itself, with the evidence there is for what it names. *id* is made by the caller. */
export function eigenesThema(quellen: Quellen, {id, titel, ort}: {id: string; titel: string; ort: Themenort}): Thema {
  const gebiet_name = ort.gebiet_id === null ? null : gebietsname(quellen.befunde, ort.gebiet_id);
  return {...ort, id, titel: titel.trim(), herkunft: "eigen", gebiet_name, beleg: belegOf(quellen, ort)};
}

/** What an own topic can name: fields and groups in the catalogue's order; the Bezirk, then regions and Planungsräume by key. */
export function themenwahl({befunde}: Pick<Quellen, "befunde">): {
  felder: {id: string; titel: string}[];
  gruppen: {id: string; titel: string}[];
  gebiete: {id: string; titel: string; ebene: "bezirk" | "bzr" | "plr"}[];
} {
  const kurz = ({id, titel}: {id: string; titel: string}): {id: string; titel: string} => ({id, titel});
  return {
    felder: befunde.problemfelder.map(kurz),
    gruppen: befunde.zielgruppen.map(kurz),
    gebiete: (["bezirk", "bzr", "plr"] as const).flatMap((ebene) =>
      befunde.gebiete[ebene].map(({gebiet_id, name}) => ({id: gebiet_id, titel: name, ebene}))
    )
  };
}

/** Every field × group × region of the catalogue; the whole Bezirk where neither figure nor gap tells the regions apart. */
function kandidaten(quellen: Quellen): Thema[] {
  const {befunde, bild} = quellen;
  const kandidat = (problemfeld: string, zielgruppe: string, gebiet_id: string): Thema => {
    const ort = {problemfeld, zielgruppe, gebiet_id};
    const gebiet_name = gebietsname(befunde, gebiet_id);
    const feld = titelOf(befunde.problemfelder, problemfeld)!;
    const gruppe = zielgruppe === ohneGruppe ? null : (titelOf(bild.gruppen, zielgruppe) ?? zielgruppe);
    return {
      ...ort,
      id: [problemfeld, zielgruppe, gebiet_id].join("--"),
      titel: textePlanung.thema(feld, gruppe, gebiet_name),
      herkunft: "daten",
      gebiet_name,
      beleg: belegOf(quellen, ort)
    };
  };
  return befunde.problemfelder.flatMap(({id, zielgruppen}) =>
    zielgruppen.flatMap((gruppe) => {
      const regionen = befunde.gebiete.bzr.map(({gebiet_id}) => kandidat(id, gruppe, gebiet_id));
      const bekannt = regionen.some(({beleg}) =>
        beleg.zeilen.some(({art, staerke}) => (art === "kennzahl" || art === "luecke") && staerke !== "ohne_angabe")
      );
      return bekannt ? regionen : befunde.gebiete.bezirk.map(({gebiet_id}) => kandidat(id, gruppe, gebiet_id));
    })
  );
}

/** Whether the figures may propose a topic: supply that speaks against it needs an indicator of its own that speaks clearly for it. */
function vorschlagbar({beleg}: Thema): boolean {
  const ist = (art: Belegart, staerke: Belegstaerke): boolean =>
    beleg.zeilen.some((z) => z.art === art && z.staerke === staerke);
  return beleg.stufe !== "nicht_belegt" && (!ist("luecke", "nein") || ist("kennzahl", "klar"));
}

/**
 * The list of topics that the figures propose, best evidence first. No area, field or group takes more than its share, and a group
 * stands for an area once; among topics that evidence does not tell apart, the one whose area, field and group are on the list
 * least goes first, then the key. A topic never stands in for a better one of the same field and group that the shares keep off.
 * If that leaves too few, the shares grow by one until there are enough. Without evidence no topic is proposed, so there may be
 * fewer.
 */
export function vorschlaege(quellen: Quellen): Thema[] {
  const {mindestens, anzahl, je_gebiet, je_problemfeld, je_zielgruppe} = quellen.planung.regeln.vorschlag;
  const alle = kandidaten(quellen)
    .filter(vorschlagbar)
    .sort((a, b) => nachBeleg(a, b) || (a.id < b.id ? -1 : 1));
  const waehle = (mehr: number): Thema[] => {
    const liste: Thema[] = [];
    const mit = (key: keyof Themenort, thema: Thema): number => liste.filter((t) => t[key] === thema[key]).length;
    const offen = [...alle];
    const vertritt = (thema: Thema): boolean =>
      offen.some(
        (t) => t.problemfeld === thema.problemfeld && t.zielgruppe === thema.zielgruppe && nachBeleg(t, thema) < 0
      );
    const passt = (thema: Thema): boolean =>
      mit("gebiet_id", thema) < je_gebiet + mehr &&
      mit("problemfeld", thema) < je_problemfeld + mehr &&
      mit("zielgruppe", thema) < je_zielgruppe + mehr &&
      !liste.some((t) => t.gebiet_id === thema.gebiet_id && t.zielgruppe === thema.zielgruppe) &&
      !vertritt(thema);
    while (liste.length < anzahl) {
      const erster = offen.findIndex(passt);
      if (erster < 0) break;
      const gleich = offen.filter((thema) => passt(thema) && nachBeleg(thema, offen[erster]!) === 0);
      const last = (thema: Thema): number =>
        mit("gebiet_id", thema) + mit("problemfeld", thema) + mit("zielgruppe", thema);
      const wahl = gleich.reduce((bester, thema) => (last(thema) < last(bester) ? thema : bester));
      liste.push(wahl);
      offen.splice(offen.indexOf(wahl), 1);
    }
    return liste;
  };
  for (let mehr = 0; ; mehr++) {
    const liste = waehle(mehr);
    if (liste.length >= mindestens || mehr >= alle.length) return liste;
  }
}
