import type {Dokument, Dokumentblock} from "../dokument/modell.js";
import {endeOf} from "../alter.js";
import type {Lage} from "../saetze/lage.js";
import {urteilWort} from "../saetze/saetze.js";
import {texteAntrag} from "../texte/antrag.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteSchutz} from "../texte/schutz.js";
import {shell} from "../texte/shell.js";
import {urteile} from "../zustaende.js";
import {bedarf, kurzbefund, luecke, sozialraum} from "./gebietsabschnitte.js";
import {pruefeSatz} from "./satz.js";
import {hoechstens, type Antragsdaten, type Eingabe, type Zweck} from "./typen.js";
import {werkOf, type Blattsatz, type Werk} from "./werk.js";
import {bezug, davon, einrichtung, leistungen, sollIst, ziele, zielgruppen} from "./zentrumsabschnitte.js";

type Abschnitt = keyof typeof texteAntrag.abschnitt;

const lizenzlink = /((?:CC BY|ODbL) [\d.]+(?: DE)?|dl-de\/[a-z]+-2-0) \((https:[^)]+)\)/g;

/** Shorter beginnings of two lines are no publisher's name. */
const mindestname = 25;

/** Lines of attribution as one text, in a fixed order; the address of a licence stands once, at its end. */
export function quellenText(vermerke: Iterable<string>): string {
  const lizenzen = new Map<string, string>();
  const zeilen = [...vermerke].map((vermerk) =>
    vermerk.replace(/^Quelle: /, "").replace(lizenzlink, (_, name: string, adresse: string) => {
      lizenzen.set(name, adresse);
      return name;
    })
  );
  const links = [...lizenzen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, adresse]) => `${name}: ${adresse}`);
  return [...nachHerausgeber([...new Set(zeilen)].sort()), ...links].join(". ");
}

/** What two lines have in common up to a comma; "" if that is too short to be a publisher's name. */
function herausgeberOf(a: string, b: string): string {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  const ende = a.slice(0, n).lastIndexOf(", ") + 2;
  return ende > mindestname ? a.slice(0, ende) : "";
}

/** Sorted lines with those of one publisher put together, so that its name stands once: "Amt, Bericht A / Bericht B". */
function nachHerausgeber(zeilen: readonly string[]): string[] {
  const gruppen: {herausgeber: string | null; teile: string[]}[] = [];
  for (const zeile of zeilen) {
    const gruppe = gruppen.at(-1);
    const herausgeber = gruppe ? (gruppe.herausgeber ?? herausgeberOf(gruppe.teile[0]!, zeile)) : "";
    if (gruppe && herausgeber !== "" && zeile.startsWith(herausgeber)) {
      gruppe.herausgeber = herausgeber;
      gruppe.teile.push(zeile.slice(herausgeber.length));
    } else gruppen.push({herausgeber: null, teile: [zeile]});
  }
  return gruppen.map(({teile}) => teile.join(" / "));
}

/** Whether a verdict on the figure by rule is there to be told, of its own or of an older date. */
const hatWort = (lage: Lage): boolean => {
  const wort = urteilWort(lage);
  return (
    lage.wert.wert !== null &&
    [urteile.ueber, urteile.unter, urteile.nicht_erkennbar].some(({kurz}) => wort.startsWith(kurz))
  );
};

/** What the centre tells of itself, framed and marked as its own; nothing if it wrote nothing. */
function angaben(w: Werk): Dokumentblock[] {
  const text = w.eingabe.texte.angaben.trim().slice(0, hoechstens.angaben);
  return text === "" ? [] : [{art: "hinweis", text: `${texteAntrag.angaben.marke}\n${text}`}];
}

/**
 * The notes: how figures and sentences come about, which indicators were on offer and not chosen, those with a verdict with it and,
 * where there is room, their `werte`, the others by name; changed sentences; sources.
 */
function methode(w: Werk, {werte}: {werte: boolean}): Dokumentblock[] {
  const texte = texteAntrag.methode;
  const gewaehlt = new Set(w.gewaehlt);
  const uebrige = w.pool.filter((lage) => !gewaehlt.has(lage));
  const mitWert = werte ? uebrige.filter(hatWort) : [];
  for (const lage of mitWert) for (const vermerk of lage.quellenvermerke) w.quellen.add(vermerk);
  const ohneWert = uebrige.filter((lage) => !mitWert.includes(lage));
  const worte = [...new Set(ohneWert.map((lage) => urteilWort(lage)))];
  const nichtGewaehlt = [
    ...mitWert.map(kurzbefund),
    ...worte.map((wort) =>
      texte.ohneWert(
        wort,
        ohneWert.filter((lage) => urteilWort(lage) === wort).map(({indikator}) => indikator.titel)
      )
    )
  ];
  const geaendert = w.saetze.filter((satz) => satz.geaendert);
  return [
    {art: "absatz", klein: true, text: [texte.auswahl, texte.intervall, ...(werte ? [texte.wirkung] : [])].join(" ")},
    {
      art: "absatz",
      klein: true,
      text: uebrige.length === 0 ? texte.alleGewaehlt : `${texte.nichtGewaehlt} ${nichtGewaehlt.join("; ")}.`
    },
    ...(geaendert.length === 0
      ? []
      : [
          {
            art: "absatz" as const,
            klein: true,
            text: [texte.geaendert, ...geaendert.map(({regel}) => regel)].join("\n")
          }
        ]),
    {
      art: "absatz",
      klein: true,
      text: `${texte.quellen} ${quellenText(w.quellen)}`
    }
  ];
}

/** The sections of each kind of sheet, in order; `methode` is always last, since it tells what the others left out. */
const gliederung: Record<Zweck, readonly (readonly [Abschnitt, (w: Werk) => Dokumentblock[]])[]> = {
  zuwendungsantrag: [
    ["sozialraum", sozialraum],
    ["bedarf", (w) => bedarf(w, {saetze: true, tabelle: false})],
    ["zielgruppen", zielgruppen],
    ["leistungen", (w) => leistungen(w, {saetze: [], soll: true})],
    ["luecke", luecke],
    ["ziele", ziele],
    ["bezug", bezug],
    ["angaben", angaben],
    ["methode", (w) => methode(w, {werte: true})]
  ],
  sachbericht: [
    ["einrichtung", (w) => einrichtung(w, {menschen: false})],
    ["leistungsdaten", (w) => [...leistungen(w, {saetze: ["stunden", "beratungen"], soll: true}), ...davon(w)]],
    ["zielgruppen", zielgruppen],
    ["sollIst", sollIst],
    ["ziele", ziele],
    ["bedarf", (w) => bedarf(w, {saetze: false, tabelle: true})],
    ["bezug", bezug],
    ["angaben", angaben],
    ["methode", (w) => methode(w, {werte: true})]
  ],
  kurzprofil: [
    ["einrichtung", (w) => einrichtung(w, {menschen: true})],
    ["bedarf", (w) => bedarf(w, {saetze: false, tabelle: true})],
    ["leistungen", (w) => leistungen(w, {saetze: [], soll: false, kurz: true})],
    ["angaben", angaben],
    ["methode", (w) => methode(w, {werte: false})]
  ]
};

/** A sheet with what the form around it needs to know. */
export interface Antrag {
  dokument: Dokument;
  /** The sentences of the sheet that may be edited, in order. */
  saetze: Blattsatz[];
  /** Ids of changes that are kept but no longer hold, since the rule now makes another sentence. */
  veraltet: string[];
}

/** The newest day a figure of the sheet is about, ISO. */
function standOf(w: Werk): string {
  const tage = [...w.pool.map(({zeitraum}) => endeOf(zeitraum)), w.zentrum.stand.stand ?? "", w.zentrum.kopf.stand];
  return tage.reduce((a, b) => (b > a ? b : a), "");
}

/**
 * The sheet of *eingabe* and its sentences. Depends on nothing else: equal inputs give an equal document. Figures are those of the
 * register and the records; a withheld one stays its sign, an unreported one is told as such, and neither enters a difference.
 */
export function antragMitSaetzen(eingabe: Eingabe, daten: Antragsdaten): Antrag {
  const w = werkOf(eingabe, daten);
  const {kopf} = daten.zentrum;
  const zweck = texteAntrag.zweck[eingabe.zweck];
  const teile = gliederung[eingabe.zweck].flatMap(([abschnitt, make]) => {
    const inhalt = make(w);
    return inhalt.length === 0 ? [] : [{abschnitt, inhalt}];
  });
  const bloecke = teile.flatMap(({abschnitt, inhalt}, i): Dokumentblock[] => [
    {art: "ueberschrift", ebene: 2, text: `${i + 1} ${texteAntrag.abschnitt[abschnitt]}`},
    ...inhalt
  ]);
  const alsText = JSON.stringify(bloecke);
  const {jahr} = w;
  return {
    dokument: {
      titel: `${zweck.blatt}: ${kopf.name}`,
      untertitel: texteAntrag.blatt.untertitel([
        kopf.traeger,
        texteAntrag.blatt.bezirksregion(w.gebiet.name),
        jahr === null ? texteAntrag.blatt.ohneMeldung : `${zweck.jahr} ${jahr}`
      ]),
      vermerke: [
        ...(eingabe.intern ? [shell.edition.vermerk] : []),
        ...(w.beispiel ? [texteLeistungen.beispiel.marke] : [])
      ],
      kurztitel: [zweck.titel, kopf.name, ...(jahr === null ? [] : [jahr])].join(" · "),
      stand: standOf(w),
      version: eingabe.version,
      adresse: eingabe.adresse,
      bloecke: alsText.includes(texteSchutz.zeichen)
        ? [
            ...bloecke,
            {
              art: "absatz",
              klein: true,
              text: `${texteSchutz.legende}: ${texteSchutz.erklaerung} ${texteSchutz.auchGrosse}`
            }
          ]
        : bloecke
    },
    saetze: w.saetze,
    veraltet: w.saetze
      .filter(({id, regel}) => {
        const aenderung = eingabe.texte.saetze[id];
        return aenderung !== undefined && (aenderung.regel !== regel || pruefeSatz(regel, aenderung.text) !== null);
      })
      .map(({id}) => id)
  };
}

/** The sheet of *eingabe* alone; see antragMitSaetzen. */
export const antragOf = (eingabe: Eingabe, daten: Antragsdaten): Dokument => antragMitSaetzen(eingabe, daten).dokument;
