import type {Befundindikator} from "../../../loaders/marts/befundeShapes.js";
import type {Dokumentblock} from "../dokument/modell.js";
import {formatWert, formatZeitraum} from "../format.js";
import {zusammentreffenOf, type Treffen} from "../problemfelder/zusammentreffen.js";
import {abweichenderStand, deutlichUeber, urteilOf} from "../problemfelder/matrix.js";
import {bilanzOf} from "../problemfelder/fortschreibung.js";
import {getrageneRichtung, urteilWort, verlaufOf, wertSatz, wertText} from "../saetze/lagesaetze.js";
import type {Lage} from "../saetze/lage.js";
import {texteBericht} from "../texte/bericht.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteProblemfelder} from "../texte/problemfelder.js";
import {texteSaetze} from "../texte/saetze.js";
import {urteilsarten, wenigeFaelle, zustaende, zustandOf, type Urteil} from "../zustaende.js";
import {
  absatz,
  alleLeit,
  feldtitel,
  h2,
  h3,
  hatEbene,
  klaresUrteil,
  klein,
  liste,
  quellzeile,
  standOf,
  type Werk
} from "./werk.js";

const ebenen = ["bzr", "plr"] as const;

/** Where need and gap coincide in any field, in the catalogue's order. */
export const alleTreffen = (w: Werk): Treffen[] =>
  w.befunde.problemfelder.flatMap((feld) =>
    zusammentreffenOf(w.befunde, w.bild, feld, w.leit(feld.id), (i, g) => w.stand.neu(i, g))
  );

/** Which areas lie clearly above the rest of the Bezirk in an indicator, one sentence a level; [] without verdicts. */
export function woSaetze(w: Werk, indikator: Befundindikator, auf: readonly ("bzr" | "plr")[] = ebenen): string[] {
  return auf.flatMap((ebene) => {
    const d = deutlichUeber(w.befunde, indikator, ebene);
    if (!d) return [];
    const namen = d.gebiete.map(({name}) => name);
    const {woSatz} = texteProblemfelder.blatt;
    return [woSatz(indikator.kopf.kurztitel, ebene, namen, d.von, formatZeitraum(d.zeitraum))];
  });
}

/** The burdens that are compared between Bezirksregionen, each once. */
const verglichene = (w: Werk): Befundindikator[] =>
  alleLeit(w, "bzr").filter((i) => i.kopf.polaritaet === "belastung" && deutlichUeber(w.befunde, i, "bzr") !== null);

/** A row per Bezirksregion: the verdict on each compared burden, and how many of its Planungsräume lie above. */
function regionentabelle(w: Werk, indikatoren: readonly Befundindikator[]): Dokumentblock[] {
  const texte = texteBericht.kurz;
  const kleiner = new Map(
    indikatoren.map((i) => [
      i,
      hatEbene(i, "plr") ? new Set(deutlichUeber(w.befunde, i, "plr")?.gebiete.map((g) => g.gebiet_id)) : null
    ])
  );
  const zeilen = w.befunde.gebiete.bzr.map(({gebiet_id, name}) => [
    name,
    ...indikatoren.flatMap((i) => {
      const lage = w.lage(i.kopf.id, gebiet_id);
      const ueber = kleiner.get(i);
      const plr = w.befunde.gebiete.plr.filter((p) => p.parent_id === gebiet_id);
      const mitUrteil = plr.filter((p) => {
        const urteil = w.stand.neu(i.kopf.id, p.gebiet_id);
        return urteil !== null && ["ueber", "unter", "nicht_erkennbar"].includes(urteilOf(urteil)?.urteil ?? "");
      });
      return [
        lage ? urteilWort(lage) : zustandOf("fehlt").zeichen,
        ...(ueber ? [texte.plrVon(plr.filter((p) => ueber.has(p.gebiet_id)).length, mitUrteil.length)] : [])
      ];
    })
  ]);
  return [
    w.tabelle({
      titel: texte.uebersicht(""),
      spalten: [
        {titel: texte.region, breite: 1.6},
        ...indikatoren.flatMap((i) => [
          {titel: texte.urteil(i.kopf.kurztitel), breite: 1.6},
          ...(kleiner.get(i) ? [{titel: texte.plr(i.kopf.kurztitel), zahl: true, breite: 1.4}] : [])
        ])
      ],
      zeilen,
      quelle: quellzeile(
        indikatoren.map(({kopf}) => kopf.quelle_kurz),
        zeilen,
        texte.plrErklaerung
      )
    })
  ];
}

/** How many people live in the Bezirk, how their number changed, and how it did in the Bezirksregionen. */
function bevoelkerung(w: Werk): Dokumentblock[] {
  const texte = texteBericht.kurz;
  const imBezirk = ["einwohner", "veraenderung_5_jahre"].flatMap((id) => w.lage(id, w.bezirk.gebiet_id) ?? []);
  const je = w.befunde.gebiete.bzr.flatMap(({gebiet_id, name}) => {
    const lage = w.lage("veraenderung_5_jahre", gebiet_id);
    return lage ? [texte.jeRegion(name, wertText(lage.wert, lage.indikator))] : [];
  });
  return imBezirk.length === 0
    ? []
    : [
        h3(texte.bevoelkerung),
        absatz([...imBezirk.map(wertSatz), ...(je.length > 0 ? [texte.regionen(je)] : [])].join(" "))
      ];
}

/** In which fields verdicts changed since the last edition; nothing without one. */
function neues(w: Werk): Dokumentblock[] {
  const [ausgabe] = w.felder.ausgaben;
  if (!ausgabe) return [];
  const bilanz = bilanzOf(w.befunde, w.felder, w.stand)
    .filter(({urteile}) => urteile > 0)
    .map(({feld, urteile}) => ({titel: feldtitel(w, feld), urteile}));
  const {befund, urteilHeisst} = texteProblemfelder.fortschreibung;
  return [h3(texteBericht.neu.titel(ausgabe.name)), absatz(`${befund(bilanz)} ${urteilHeisst}`)];
}

/** What a reader must know who reads one page only. */
export function kurzfassung(w: Werk): Dokumentblock[] {
  const texte = texteBericht.kurz;
  const {befunde, bild} = w;
  const belastungen = verglichene(w);
  const ohneZahl = befunde.problemfelder.filter(({id}) => w.leit(id).length === 0).map(({titel}) => titel);
  const ohneUrteil = befunde.problemfelder
    .filter(({id}) => w.leit(id).length > 0 && !w.leit(id).some((i) => belastungen.includes(i)))
    .map(({titel}) => titel);
  const saetze = belastungen.flatMap((i) => woSaetze(w, i, ["bzr"]));
  const treffen = [...new Set(alleTreffen(w).map(({feld}) => feldtitel(w, feld)))];
  return [
    h2(texte.titel),
    absatz(`${texte.umfang(befunde.problemfelder.length, befunde.indikatoren.length)} ${texte.regel}`),
    {art: "hinweis", text: texteBericht.hinweis},
    ...bevoelkerung(w),
    h3(texte.wo),
    ...(saetze.length > 0 ? liste(saetze) : [absatz(texte.woOhne)]),
    ...(belastungen.length > 0 ? regionentabelle(w, belastungen) : []),
    h3(texteBericht.treffen.titel),
    absatz(bild.jahr === null ? texteBericht.treffen.ohneLeistung : w.marke(texteProblemfelder.treffen.kurz(treffen))),
    ...neues(w),
    h3(texteBericht.datenluecken.titel),
    ...liste([
      ...(ohneZahl.length > 0 ? [texte.ohneZahl(ohneZahl)] : []),
      ...(ohneUrteil.length > 0 ? [texte.ohneUrteil(ohneUrteil)] : [])
    ])
  ];
}

/** How the report is read: what its words and signs mean. */
export function lesehilfe(w: Pick<Werk, "tabelle">): Dokumentblock[] {
  const texte = texteBericht.lesen;
  const zeichen = [...Object.values(zustaende), wenigeFaelle];
  const wort = (urteil: Urteil): string => texteProblemfelder.urteil[urteil].wort;
  return [
    h2(texte.titel),
    absatz(texte.aufbau),
    ...liste([
      `${texte.art}: ${texte.artText}`,
      `${texte.leitzahl}: ${texte.leitzahlText}`,
      `${texte.intervall}: ${texte.intervallText}`,
      `${texte.urteil}: ${texte.urteilText}`,
      `${texte.klasse}: ${texte.klasseText}`,
      `${texte.veraenderung}: ${texte.veraenderungText}`,
      `${texte.leistung}: ${texteLeistungen.wirkung}`
    ]),
    w.tabelle({
      titel: texte.worte,
      spalten: [
        {titel: texte.wortSpalten.wort, breite: 1},
        {titel: texte.wortSpalten.bedeutung, breite: 4}
      ],
      zeilen: [
        ...urteilsarten.map((urteil) => [wort(urteil), texte.urteile[urteil]]),
        [texteProblemfelder.ohneUrteil.wort, texte.urteile.ohne],
        ...(["kein_rueckstand", "etwas_darunter", "robust", "nicht_robust"] as const).map((urteil) => [
          texteLeistungen.lueckenurteil[urteil],
          texte.lueckenurteile[urteil]
        ])
      ],
      quelle: texte.mitStand
    }),
    w.tabelle({
      titel: texte.tabelle,
      spalten: [
        {titel: texte.spalten.zeichen, breite: 0.6},
        {titel: texte.spalten.name, breite: 1.2},
        {titel: texte.spalten.bedeutung, breite: 5}
      ],
      zeilen: [
        ...zeichen.map((z) => [z.zeichen, z.name, z.erklaerung]),
        [texte.strich.zeichen, texte.strich.name, texte.strich.bedeutung]
      ],
      quelle: texte.abkuerzungen
    })
  ];
}

/** Value, verdict and recognisable change of an area in a cell of the overview, and the tint of a clear verdict. */
function uebersichtZelle(indikator: Befundindikator, lage: Lage | null): {text: string; ton: string | null} {
  if (!lage) return {text: zustandOf("fehlt").zeichen, ton: null};
  // Values of two levels that the source computes each by itself never stand side by side.
  if (lage.gebiet.ebene === "bezirk" && !indikator.kopf.ebenen_vergleichbar)
    return {text: texteBericht.strich, ton: null};
  const stand = standOf(indikator, "bzr");
  const texte = texteBericht.uebersicht;
  const anders = abweichenderStand(lage.zeitraum, stand);
  const wert = formatWert(lage.wert, lage.indikator);
  const urteil = urteilOf(lage);
  const wort = urteil ? texteProblemfelder.urteil[urteil.urteil].wort : null;
  const standUrteil = urteil?.stand ? (abweichenderStand(urteil.stand, stand)?.kurz ?? null) : null;
  const verlauf = verlaufOf(lage);
  const richtung = verlauf && getrageneRichtung(verlauf);
  const reihe = indikator.ebenen.find(({ebene}) => ebene === lage.gebiet.ebene);
  const stufe = lage.klasse ? reihe?.klassen[lage.klasse.nummer - 1]?.stufe : undefined;
  return {
    text: [
      anders ? `${wert} (${anders.kurz})` : wert,
      wort && (standUrteil === null ? wort : texte.urteilStand(wort, standUrteil)),
      richtung === "steigend" ? texteSaetze.gestiegen : richtung === "fallend" ? texteSaetze.gesunken : null
    ]
      .filter(Boolean)
      .join("\n"),
    ton:
      stufe !== undefined && indikator.kopf.polaritaet !== "keine_wertung" && klaresUrteil(lage)
        ? `${indikator.kopf.polaritaet}-${stufe}`
        : null
  };
}

/** The overview: fields and their leading figures in rows, Bezirk and Bezirksregionen in columns, on sheets that lie on their side. */
export function uebersicht(w: Werk): Dokumentblock[] {
  const texte = texteBericht.uebersicht;
  const {bzr} = w.befunde.gebiete;
  const gebiete = [w.bezirk, ...bzr];
  const zeilen = w.befunde.problemfelder.flatMap((feld) =>
    w
      .leit(feld.id)
      .filter((i) => hatEbene(i, "bzr"))
      .map((i) => {
        const zellen = gebiete.map(({gebiet_id}) => uebersichtZelle(i, w.lage(i.kopf.id, gebiet_id)));
        const {kopf} = i;
        const leitzahl = texteBericht.mitArt(kopf.kurztitel, texteBericht.art[kopf.polaritaet]);
        return {
          texte: [
            texte.zeile(feld.titel, leitzahl, formatZeitraum(standOf(i, "bzr"))),
            ...zellen.map(({text}) => text)
          ],
          toene: [null, ...zellen.map(({ton}) => ton)],
          quelle: kopf.quelle_kurz
        };
      })
  );
  const nurPlr = w.befunde.problemfelder.flatMap((feld) =>
    w.leit(feld.id).flatMap((i) => (hatEbene(i, "bzr") ? [] : [`${i.kopf.kurztitel} (${feld.titel})`]))
  );
  const ohne = w.befunde.problemfelder.filter(({id}) => w.leit(id).length === 0).map(({titel}) => titel);
  return [
    {art: "seitenwechsel", quer: true},
    h2(texte.titel),
    absatz(`${texte.einleitung} ${texte.farbe}`),
    w.tabelle({
      titel: texte.tabelle,
      spalten: [
        {titel: texte.spalten.zeile, breite: 4},
        {titel: texte.spalten.bezirk, zahl: true, breite: 1.5},
        ...bzr.map(({name}) => ({titel: name, zahl: true, breite: 1.5}))
      ],
      zeilen: zeilen.map((z) => z.texte),
      toene: zeilen.map((z) => z.toene),
      quelle: quellzeile(
        zeilen.map((z) => z.quelle),
        zeilen.map((z) => z.texte),
        texte.fussnote
      )
    }),
    ...(nurPlr.length > 0 ? [klein(texte.nurPlr(nurPlr))] : []),
    ...(ohne.length > 0 ? [klein(texte.ohne(ohne))] : [])
  ];
}
