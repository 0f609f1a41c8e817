import type {Dokumentblock} from "../dokument/modell.js";
import {formatMitEinheit, formatZahl, formatZeitraum} from "../format.js";
import type {Groesse} from "../leistungen/jahreszahlen.js";
import {einschaetzungen, tabelleOf} from "../leistungen/vertrag.js";
import {leistungSatz, sollIstSatz, wertText} from "../saetze/saetze.js";
import {groesstesZuerst, istZahl, type Zahl} from "../schutz.js";
import {texteAntrag} from "../texte/antrag.js";
import {texteSchutz} from "../texte/schutz.js";
import {texteZentren} from "../texte/zentren.js";
import {zustaende} from "../zustaende.js";
import type {Jahreswert, Kennzahl} from "./leistung.js";
import {differenz, quellzeile, zelle, type Werk} from "./werk.js";

/** What a recorded quantity is called, as on the centre's page. */
export const groesseTitel = (groesse: Groesse): string => texteZentren.blick.zeilen[groesse];

/** How many people live in the area, and how their number changed, each with its date. */
function menschenText(w: Werk): string {
  const teile = ["einwohner", "veraenderung_5_jahre"].flatMap((id) => w.lage(id) ?? []);
  return teile.map((l) => `${wertText(l.wert, l.indikator)} (${formatZeitraum(l.zeitraum)})`).join("; ");
}

/** Whether *a* and *b* name the same areas. */
const nur = (a: readonly {gebiet_id: string}[], b: readonly {gebiet_id: string}[]): boolean =>
  a.length === b.length && a.every(({gebiet_id}) => b.some((g) => g.gebiet_id === gebiet_id));

/** T4: the house itself, one line per column of the table of facilities; for a sheet of one page with the people around it. */
export function einrichtung(w: Werk, {menschen}: {menschen: boolean}): Dokumentblock[] {
  const texte = texteAntrag.einrichtung;
  const {kopf, einsatzgebiet, oeffnungszeiten} = w.zentrum;
  const gruppen = (w.zentrumsjahr?.gruppen ?? []).map(({titel}) => titel);
  const oder = (text: string | null | undefined): string => (text ? text : texte.unbekannt);
  const programm = w.regeln.programme.find(({id}) => id === w.eingabe.programm);
  return [
    {
      art: "tabelle",
      titel: w.marke(`${texte.titel}: ${kopf.name}`),
      spalten: [
        {titel: texte.spalten[0], breite: 1},
        {titel: texte.spalten[1], breite: 3}
      ],
      zeilen: [
        [texte.traeger, oder(kopf.traeger)],
        [texte.adresse, oder(kopf.adresse)],
        [
          texte.lage,
          oder([kopf.gebiet?.name, ...kopf.bezirksregionen.map(({name}) => name)].filter(Boolean).join(", "))
        ],
        ...(menschen ? [[texte.menschen, menschenText(w)]] : []),
        // On the sheet of one page an area that is the Bezirksregion itself is not named twice.
        ...(menschen && nur(einsatzgebiet, kopf.bezirksregionen)
          ? []
          : [[texte.einsatz, oder(einsatzgebiet.map(({name}) => name).join(", "))]]),
        [texte.zielgruppen, oder(gruppen.join(", "))],
        [texte.oeffnung, oder(oeffnungszeiten)],
        [texte.foerderung, oder(programm?.titel)]
      ],
      quelle: texteAntrag.blatt.quelle([
        w.beispiel ? kopf.quelle : `${kopf.quelle} (${texteZentren.angabe[kopf.angabe]})`,
        texteAntrag.blatt.verzeichnis(formatZeitraum(kopf.stand))
      ])
    }
  ];
}

const imSatz = (zahl: NonNullable<Zahl>): string => (istZahl(zahl) ? formatZahl(zahl) : texteSchutz.imSatz);

/** Whom the sheet is about: how many live there, whether the centre's offers name them, and what people told the centre. */
export function zielgruppen(w: Werk): Dokumentblock[] {
  const texte = texteAntrag.zielgruppen;
  const {bild, eingabe, zentrumsjahr: jahr, gebiet} = w;
  const gruppe = bild.gruppen.find(({id}) => id === eingabe.zielgruppe);
  const platz = w.befunde.gebiete.bzr.findIndex(({gebiet_id}) => gebiet_id === gebiet.gebiet_id);
  const personen = gruppe?.ebenen.find(({ebene}) => ebene === "bzr")?.personen[platz] ?? null;
  const titel = gruppe?.titel ?? "";
  const gesamt =
    gruppe?.gezaehlt && personen !== null && gruppe.personen_stand !== null
      ? texte.personen(titel, gebiet.name, formatZahl(personen), formatZeitraum(gruppe.personen_stand))
      : texte.nichtGezaehlt(titel);
  const angebote =
    !jahr || jahr.angebote === 0
      ? w.jahr === null
        ? null
        : texte.keine(w.jahr)
      : eingabe.zielgruppe === "alle"
        ? texte.alle(jahr.jahr, jahr.gruppen)
        : texte.eigene(
            jahr.jahr,
            jahr.gruppen.find(({zielgruppe}) => zielgruppe === eingabe.zielgruppe)?.angebote ?? 0,
            jahr.angebote,
            titel
          );
  const anliegen = (jahr?.anliegen ?? []).toSorted((a, b) => groesstesZuerst(a.anzahl, b.anzahl)).slice(0, 3);
  return [
    // For all residents the section on the area has their number.
    ...(eingabe.zielgruppe === "alle"
      ? []
      : [
          w.satz(
            `zielgruppen.personen.${eingabe.zielgruppe}.${gebiet.gebiet_id}`,
            texteAntrag.satznamen.personen,
            gesamt
          )
        ]),
    ...(angebote === null
      ? []
      : [w.satz(`zielgruppen.angebote.${eingabe.zielgruppe}`, texteAntrag.satznamen.angebote, angebote)]),
    ...(jahr
      ? [
          w.satz(
            "zielgruppen.anliegen",
            texteAntrag.satznamen.anliegen,
            anliegen.length === 0
              ? texte.keineAnliegen(jahr.jahr)
              : texte.anliegen(
                  jahr.jahr,
                  anliegen.map((a) => ({titel: a.titel, anzahl: imSatz(a.anzahl)}))
                )
          )
        ]
      : [])
  ];
}

/** A year's figure as a cell of T5. */
function jahreszelle({wert, stand}: Jahreswert): string {
  return wert === null && stand === "keine" ? zustaende.nicht_gemeldet.zeichen : zelle(wert);
}

/** What is missing in a figure, in words; "" if nothing is. */
function anmerkungOf(jahr: number, {jetzt, vorjahr}: Kennzahl): string {
  const texte = texteAntrag.leistungen;
  const teil = (j: number, {ohne, lueckenhaft, stand, wert}: Jahreswert): string[] =>
    wert === null || stand === "keine"
      ? []
      : stand === "teils"
        ? [texte.unvollstaendig(j)]
        : ohne > 0
          ? [texte.ohneAngabe(j, ohne)]
          : lueckenhaft
            ? [texte.lueckenhaft(j)]
            : [];
  if (vorjahr.ohne > 0 && vorjahr.ohne === jetzt.ohne && vorjahr.stand === "alle" && jetzt.stand === "alle")
    return texte.beideOhne(jetzt.ohne);
  const teile = [...teil(jahr - 1, vorjahr), ...teil(jahr, jetzt)];
  return teile.length === 0 ? "" : texte.keineDifferenz(teile.join("; "));
}

/** What the target *soll* comes to beside the record, in one sentence, or in plain words why there is no difference; "" without a target. */
export function sollAntwort({jetzt, soll, differenz: d}: Kennzahl): string {
  const texte = texteAntrag.soll;
  if (soll === null) return "";
  if (d !== null && istZahl(jetzt.wert)) return texte.ist(formatZahl(jetzt.wert), differenz(d));
  if (jetzt.stand === "keine") return texte.nichtGemeldet;
  if (jetzt.wert === "geschuetzt") return texte.geschuetzt;
  if (jetzt.wert === null) return texte.nichtErfasst;
  if (jetzt.stand === "teils") return texte.unvollstaendig;
  return jetzt.ohne > 0 ? texteAntrag.leistungen.beideOhne(jetzt.ohne) : texte.unvollstaendig;
}

/** A target or difference cell: the sign of a withheld figure beside it, never a number made from it. */
function differenzzelle({jetzt, differenz: d, soll}: Kennzahl): string {
  if (soll === null) return "–";
  return jetzt.wert === "geschuetzt" ? zustaende.geschuetzt.zeichen : differenz(d);
}

function veraenderungszelle({jetzt, vorjahr, veraenderung}: Kennzahl): string {
  return jetzt.wert === "geschuetzt" || vorjahr.wert === "geschuetzt"
    ? zustaende.geschuetzt.zeichen
    : differenz(veraenderung);
}

/** One recorded quantity as a sentence; what is missing in it is told, and then nothing is compared. */
function leistungssatz(jahr: number, kennzahl: Kennzahl): string {
  const {groesse, jetzt, vorjahr} = kennzahl;
  const titel = groesseTitel(groesse);
  if (jetzt.stand === "alle" && jetzt.lueckenhaft && jetzt.ohne > 0 && istZahl(jetzt.wert))
    return texteAntrag.leistungen.ohne(texteAntrag.leistungen.kopf(titel, jahr), formatZahl(jetzt.wert), jetzt.ohne);
  return leistungSatz({
    ...{titel, einheit: "", jahr, wert: jetzt.wert, vorjahr: vorjahr.wert},
    gemeldet: jetzt.stand !== "keine",
    lueckenhaft: jetzt.lueckenhaft,
    vorjahrLueckenhaft: vorjahr.lueckenhaft
  });
}

/** How far the year is reported, in one sentence. */
function meldesatz(w: Werk): string {
  const texte = texteAntrag.leistungen;
  const jahr = w.zentrumsjahr;
  if (w.jahr === null) return texte.ohneJahr;
  const gemeldet = jahr?.monate.filter((m) => m.gemeldet).length ?? 0;
  if (!jahr || gemeldet === 0) return texte.keine(w.jahr);
  return gemeldet === jahr.monate.length
    ? texte.ganz(jahr.jahr, gemeldet)
    : texte.teils(jahr.jahr, gemeldet, jahr.monate.length);
}

/** What a short profile tells of the records. */
const kurzgroessen: readonly Groesse[] = ["angebote", "termine", "teilnahmen", "beratungen", "ehrenamtliche"];

/** T5: recorded quantities of the year beside the year before, with targets where some are set; `kurz` for the main ones only. */
export function leistungen(
  w: Werk,
  {saetze, soll, kurz = false}: {saetze: readonly Groesse[]; soll: boolean; kurz?: boolean}
): Dokumentblock[] {
  const texte = texteAntrag.leistungen;
  const jahr = w.jahr;
  const kopf: Dokumentblock = {art: "absatz", text: meldesatz(w)};
  if (jahr === null) return [kopf];
  const mitSoll = soll && w.kennzahlen.some((k) => k.soll !== null);
  const gezeigt = w.kennzahlen.filter(({groesse}) => !kurz || kurzgroessen.includes(groesse));
  const zeilen = gezeigt.map((k) => [
    groesseTitel(k.groesse),
    jahreszelle(k.vorjahr),
    jahreszelle(k.jetzt),
    veraenderungszelle(k),
    ...(mitSoll ? [k.soll === null ? "–" : formatZahl(k.soll), differenzzelle(k)] : []),
    anmerkungOf(jahr, k)
  ]);
  return [
    kopf,
    ...saetze.map((groesse) =>
      w.satz(
        `leistung.${groesse}`,
        groesseTitel(groesse),
        leistungssatz(
          jahr,
          w.kennzahlen.find((k) => k.groesse === groesse)!
        )
      )
    ),
    {
      art: "tabelle",
      titel: w.marke(texte.tabelle(w.zentrum.kopf.name, jahr - 1, jahr)),
      spalten: [
        {titel: texte.spalten.kennzahl, breite: 3},
        {titel: String(jahr - 1), zahl: true},
        {titel: String(jahr), zahl: true},
        {titel: texte.spalten.veraenderung, zahl: true},
        ...(mitSoll
          ? [
              {titel: texte.spalten.soll, zahl: true},
              {titel: texte.spalten.differenz, zahl: true}
            ]
          : []),
        {titel: texte.spalten.anmerkung, breite: 2.2}
      ],
      zeilen,
      quelle: [
        quellzeile([texteAntrag.blatt.eigeneQuelle], zeilen),
        texte.veraenderungRegel,
        texte.besuche,
        ...(mitSoll ? [texte.sollRegel] : soll ? [texte.ohneSoll] : [])
      ].join(" ")
    }
  ];
}

const merkmalTitel = (merkmal: string): string =>
  (tabelleOf("leistungen").spalten.find(({name}) => name === merkmal)?.titel ?? merkmal).replace(/^davon /, "");

/** Parts of the attendances as far as recorded; a share only where both numbers are published and there are enough of them. */
export function davon(w: Werk): Dokumentblock[] {
  const texte = texteAntrag.davon;
  const {zentrumsjahr: jahr, zentrum} = w;
  if (!jahr || jahr.davon.length === 0) return [];
  const anteil = (anzahl: NonNullable<Zahl>, von: NonNullable<Zahl>): string => {
    if (!istZahl(anzahl) || !istZahl(von)) return zustaende.geschuetzt.zeichen;
    if (von < Math.max(1, zentrum.mindestnenner)) return "–";
    const prozent = (100 * anzahl) / von;
    return anzahl > 0 && prozent < 0.5 ? texte.unterEins : formatMitEinheit(prozent, "%");
  };
  const zeilen = jahr.davon.map(({merkmal, anzahl, von}) => [
    merkmalTitel(merkmal),
    zelle(anzahl),
    zelle(von),
    anteil(anzahl, von)
  ]);
  return [
    {
      art: "tabelle",
      titel: w.marke(texte.titel(jahr.jahr)),
      spalten: texte.spalten.map((titel, i) => ({titel, ...(i > 0 ? {zahl: true} : {breite: 2})})),
      zeilen,
      quelle: quellzeile([texteAntrag.blatt.eigeneQuelle], zeilen)
    }
  ];
}

/** The centre's own aims with what the register has today; starting values are read, not typed. */
export function ziele(w: Werk): Dokumentblock[] {
  const texte = texteAntrag.zieltabelle;
  const eintraege = w.eingabe.texte.ziele;
  if (eintraege.length === 0) return [{art: "absatz", text: texte.keine}];
  const zeilen = eintraege.map(({text, indikator, richtung, wert}) => {
    const lage = indikator === null ? null : w.lage(indikator);
    return [
      text.trim() || texte.ohneText,
      lage ? lage.indikator.titel : texte.ohneIndikator,
      lage ? texte.ausgang(wertText(lage.wert, lage.indikator), formatZeitraum(lage.zeitraum)) : "–",
      texte.zielwert(
        texteAntrag.richtung[richtung],
        wert === null || !lage ? null : wertText({wert, status: "wert"}, lage.indikator)
      )
    ];
  });
  return [
    {
      art: "tabelle",
      titel: texte.titel(w.gebiet.name),
      spalten: texte.spalten.map((titel, i) => ({titel, breite: i === 0 ? 2 : 1.4})),
      zeilen,
      quelle: texte.quelle
    }
  ];
}

/** T6: target, result and what the centre says of it, for every quantity with a target, else for all of them. */
export function sollIst(w: Werk): Dokumentblock[] {
  const texte = texteAntrag.sollIst;
  const {jahr, eingabe} = w;
  if (jahr === null) return [{art: "absatz", text: meldesatz(w)}];
  const mit = w.kennzahlen.filter(({soll}) => soll !== null);
  const zeilen = (mit.length > 0 ? mit : w.kennzahlen).map(({groesse, jetzt, soll}) => {
    const titel = groesseTitel(groesse);
    const ungemeldet = jetzt.wert === null && jetzt.stand === "keine";
    return [
      soll === null ? texte.ohneSoll(titel) : texte.soll(titel, formatZahl(soll)),
      soll === null || ungemeldet
        ? ungemeldet
          ? zustaende.nicht_gemeldet.zeichen
          : zelle(jetzt.wert)
        : sollIstSatz({titel, einheit: "", soll, ist: jetzt.wert, jahr, lueckenhaft: jetzt.lueckenhaft}),
      eingabe.texte.bewertung[groesse]?.trim() ?? ""
    ];
  });
  return [
    {
      art: "tabelle",
      titel: w.marke(texte.titel(jahr)),
      spalten: texte.spalten.map((titel, i) => ({titel, breite: i === 0 ? 1.3 : 1.6})),
      zeilen,
      quelle: `${quellzeile([texteAntrag.blatt.eigeneQuelle], zeilen)} ${texte.quelle}`
    }
  ];
}

/** What the sheet refers to: programme, chosen standards with evidence, the others by reference or in one line, the Verbund's priorities. */
export function bezug(w: Werk): Dokumentblock[] {
  const texte = texteAntrag.bezug;
  const {eingabe, zentrumsjahr: jahr} = w;
  const programm = w.regeln.programme.find(({id}) => id === eingabe.programm);
  const standards = jahr?.standards ?? [];
  const wort = (e: string | null): string =>
    einschaetzungen.find(({id}) => id === e)?.titel ?? texte.nichtEingeschaetzt;
  const gewaehlt = standards.filter(({nummer}) => eingabe.standards.includes(nummer));
  const uebrige = standards.filter(({nummer}) => !eingabe.standards.includes(nummer));
  const keine = standards.every(({einschaetzung}) => einschaetzung === null);
  const {beschluss} = eingabe.texte;
  return [
    ...(programm
      ? [
          {
            art: "absatz" as const,
            text: [texte.programm(programm.titel), programm.ziele.length > 0 ? texte.programmziele(programm.ziele) : ""]
              .filter(Boolean)
              .join(" ")
          }
        ]
      : []),
    ...(keine || !jahr
      ? [{art: "absatz" as const, text: texte.keineStandards}]
      : [
          ...(gewaehlt.length > 0
            ? [
                {art: "absatz" as const, text: texte.standards(jahr.jahr)},
                {
                  art: "liste" as const,
                  punkte: gewaehlt.map((s) => texte.standard(s.nummer, s.titel, wort(s.einschaetzung), s.nachweise))
                }
              ]
            : []),
          ...(uebrige.length > 0 && !eingabe.uebrigeStandards ? [{art: "absatz" as const, text: texte.siehe}] : []),
          ...(uebrige.length > 0 && eingabe.uebrigeStandards
            ? [
                {
                  art: "absatz" as const,
                  text: texte.uebrige(
                    [...new Set(uebrige.map(({einschaetzung}) => einschaetzung))].map((einschaetzung) => ({
                      einschaetzung: wort(einschaetzung),
                      nummern: uebrige.filter((s) => s.einschaetzung === einschaetzung).map(({nummer}) => nummer)
                    }))
                  )
                }
              ]
            : [])
        ]),
    ...(beschluss === null
      ? [{art: "absatz" as const, text: texte.keineSchwerpunkte}]
      : [
          {art: "absatz" as const, text: texte.schwerpunkte(beschluss.jahr, beschluss.beschlossen_am)},
          {art: "liste" as const, punkte: beschluss.schwerpunkte, nummeriert: true}
        ])
  ];
}
