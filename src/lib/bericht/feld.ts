import type {Befundindikator, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {Dokumentblock} from "../dokument/modell.js";
import {formatMitEinheit, formatWert, formatZahl, formatZeitraum} from "../format.js";
import {deutlichUeber, indikatorenOf, type Feld} from "../problemfelder/matrix.js";
import {lageSaetze, versorgungOf} from "../saetze/saetze.js";
import type {Lage} from "../saetze/lage.js";
import {gedeckt} from "../saetze/lagesaetze.js";
import {istZahl, type Zahl} from "../schutz.js";
import {texteBericht} from "../texte/bericht.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteProblemfelder} from "../texte/problemfelder.js";
import {zustandOf} from "../zustaende.js";
import {
  absatz,
  h2,
  h3,
  hatEbene,
  intervallZelle,
  klein,
  liste,
  quellzeile,
  standOf,
  titelMitArt,
  urteilZelle,
  veraenderungZelle,
  wertZelle,
  type Werk
} from "./werk.js";
import {woSaetze} from "./vorspann.js";

const texte = texteBericht.feld;
type Gruppe = VersorgungsbildData["gruppen"][number];

/** A number of the records in a cell; the signs of those that are withheld or that nobody recorded. */
export const zahlZelle = (zahl: Zahl | undefined): string =>
  zahl === undefined || zahl === null
    ? zustandOf("fehlt").zeichen
    : istZahl(zahl)
      ? formatZahl(zahl)
      : zustandOf(zahl).zeichen;

/** Most Planungsräume that a table of them lists; the others are named below it. */
const hoechstens = 10;

/** True if any Bezirksregion's value in *indikator* has an interval, and so a verdict may be told. */
const mitIntervall = ({ebenen}: Befundindikator): boolean =>
  ebenen.some((e) => e.ebene === "bzr" && e.unten.some((u) => u !== null));

/** The states of the Bezirksregionen and of the Bezirk in an indicator, the Bezirk only where its value may stand beside theirs. */
const lagenOf = (w: Werk, {kopf}: Befundindikator): (Lage | null)[] =>
  [...w.befunde.gebiete.bzr, w.bezirk].map(({gebiet_id}) =>
    gebiet_id === w.bezirk.gebiet_id && !kopf.ebenen_vergleichbar ? null : w.lage(kopf.id, gebiet_id)
  );

const klasseZelle = (lage: Lage | null | undefined): string =>
  lage?.klasse ? texte.klasse(lage.klasse.nummer, lage.klasse.von) : texteBericht.strich;

/** The values of a leading indicator by Bezirksregion with interval, verdict and change, Bezirk and Berlin below. */
function leittabelle(w: Werk, indikator: Befundindikator): Dokumentblock {
  const {kopf} = indikator;
  const stand = standOf(indikator, "bzr");
  const {spalten} = texte;
  const lagen = lagenOf(w, indikator).flatMap((lage) => lage ?? []);
  const reihen = lagen.map((lage) => [
    lage.gebiet.ebene === "bezirk" ? texteBericht.bezirk : lage.gebiet.name,
    ...[wertZelle(lage, stand), intervallZelle(lage), klasseZelle(lage), urteilZelle(lage), veraenderungZelle(lage)]
  ]);
  const berlin = lagen[0]?.berlin;
  const zeilen =
    berlin && berlin.wert !== null
      ? [...reihen, [texteBericht.berlin, formatWert(berlin, kopf), ...Array<string>(4).fill(texteBericht.strich)]]
      : reihen;
  const tabelle = w.tabelle({
    titel: texte.leitTabelle(kopf.titel, texteBericht.art[kopf.polaritaet], formatZeitraum(stand)),
    spalten: [
      {titel: spalten.region, breite: 1.9},
      {titel: spalten.wert, zahl: true, breite: 1.3},
      {titel: spalten.intervall, zahl: true, breite: 1.5},
      {titel: spalten.klasse, breite: 0.9},
      {titel: spalten.urteil, breite: 1.8},
      {titel: spalten.veraenderung, breite: 3.4}
    ],
    zeilen,
    quelle: quellzeile([kopf.quelle_kurz], zeilen)
  });
  w.leittabellen.set(kopf.id, w.nummer());
  return tabelle;
}

/** The values of all leading indicators that have no intervals, side by side; nothing if there is none. */
function wertetabelle(w: Werk, feld: Feld, indikatoren: readonly Befundindikator[]): Dokumentblock[] {
  const eigene = indikatoren.filter((i) => hatEbene(i, "bzr") && !mitIntervall(i) && !w.leittabellen.has(i.kopf.id));
  if (eigene.length === 0) return [];
  const spalten = eigene.map((i) => ({i, stand: standOf(i, "bzr"), lagen: lagenOf(w, i)}));
  const zeilen = [
    ...[
      ...w.befunde.gebiete.bzr.map(({name}) => name),
      ...(eigene.some(({kopf}) => kopf.ebenen_vergleichbar) ? [texteBericht.bezirk] : [])
    ].map((name, n) => [
      name,
      ...spalten.flatMap(({stand, lagen}) => {
        const lage = lagen[n];
        return [lage ? wertZelle(lage, stand) : texteBericht.strich, klasseZelle(lage)];
      })
    ]),
    ...(spalten.some(({lagen}) => (lagen[0]?.berlin.wert ?? null) !== null)
      ? [
          [
            texteBericht.berlin,
            ...spalten.flatMap(({i, lagen}) => {
              const berlin = lagen[0]?.berlin;
              const text = berlin && berlin.wert !== null ? formatWert(berlin, i.kopf) : texteBericht.strich;
              return [text, texteBericht.strich];
            })
          ]
        ]
      : [])
  ];
  const tabelle = w.tabelle({
    titel: texte.ohneTabelle(feld.titel),
    spalten: [
      {titel: texte.spalten.region, breite: 1.6},
      ...spalten.flatMap(({i, stand}) => [
        {titel: texte.ohneSpalte(titelMitArt(i), formatZeitraum(stand)), zahl: true, breite: 1.8},
        {titel: texte.spalten.klasse, breite: 0.8}
      ])
    ],
    zeilen,
    quelle: quellzeile(
      eigene.map(({kopf}) => kopf.quelle_kurz),
      zeilen
    )
  });
  for (const {kopf} of eigene) w.leittabellen.set(kopf.id, w.nummer());
  return [tabelle];
}

/** The Planungsräume that lie above the rest of the Bezirk in a burden, highest first; nothing where there is none. */
function ortetabelle(w: Werk, indikator: Befundindikator): Dokumentblock[] {
  const {kopf} = indikator;
  const ueber = w.befunde.gebiete.plr
    .flatMap(({gebiet_id}) => w.lage(kopf.id, gebiet_id) ?? [])
    .filter((l) => l.wert.wert !== null && gedeckt(l.urteile.bezirk, l.wert.ki, l.rest_bezirk) === "ueber")
    .sort((a, b) => b.wert.wert! - a.wert.wert! || (a.gebiet.gebiet_id < b.gebiet.gebiet_id ? -1 : 1));
  if (ueber.length === 0) return [];
  const verglichen = deutlichUeber(w.befunde, indikator, "plr")?.von ?? 0;
  const regionOf = ({gebiet}: Lage): string =>
    w.befunde.gebiete.bzr.find(({gebiet_id}) => gebiet.gebiet_id.startsWith(gebiet_id))?.name ?? "";
  const zeilen = ueber
    .slice(0, hoechstens)
    .map((lage) => [
      ...[lage.gebiet.name, regionOf(lage), wertZelle(lage), intervallZelle(lage)],
      veraenderungZelle(lage)
    ]);
  const weitere = ueber.slice(hoechstens).map(({gebiet}) => gebiet.name);
  return [
    w.tabelle({
      titel: texte.plrTabelle(
        ...([kopf.titel, texteBericht.art[kopf.polaritaet], formatZeitraum(standOf(indikator, "plr"))] as const),
        ...([zeilen.length, ueber.length] as const)
      ),
      spalten: [
        {titel: texte.plrSpalte, breite: 2.4},
        {titel: texte.spalten.region, breite: 1.8},
        {titel: texte.spalten.wert, zahl: true},
        {titel: texte.spalten.intervall, zahl: true, breite: 1.4},
        {titel: texte.spalten.veraenderung, breite: 2.8}
      ],
      zeilen,
      quelle: quellzeile(
        [kopf.quelle_kurz],
        zeilen,
        [weitere.length > 0 && texte.plrWeitere(weitere), texte.verglichen(verglichen)].filter(Boolean).join(" ")
      )
    })
  ];
}

/** The Planungsräume by the source's own classes, or those of the class that points at need; for figures without verdicts. */
function klassensatz(w: Werk, {kopf, ebenen}: Befundindikator): string | null {
  const reihe = ebenen.find(({ebene}) => ebene === "plr");
  if (!reihe || reihe.klassen.length < 2 || reihe.urteil_bezirk.some((u) => u !== null)) return null;
  for (const vermerk of reihe.quellenvermerke) w.quellen.add(vermerk);
  const namen = (nummer: number): string[] =>
    w.befunde.gebiete.plr.filter((_, i) => reihe.klasse[i] === nummer).map(({name}) => name);
  const stand = formatZeitraum(reihe.zeitraum);
  if (kopf.klassen)
    return texte.eigeneKlassen(
      kopf.titel,
      stand,
      reihe.klassen
        .map(({name}, i) => ({name: name ?? "", gebiete: namen(i)}))
        .filter(({gebiete}) => gebiete.length > 0)
    );
  if (kopf.polaritaet === "keine_wertung") return null;
  const nummer = kopf.polaritaet === "ressource" ? 0 : reihe.klassen.length - 1;
  const {von, bis} = reihe.klassen[nummer]!;
  const zahl = (wert: number): string => formatMitEinheit(wert, kopf.einheit_kurz, kopf.nachkommastellen);
  const spanne =
    von === null
      ? texte.spanne.bis(zahl(bis!))
      : bis === null
        ? texte.spanne.ab(zahl(von))
        : texte.spanne.vonBis(zahl(von), zahl(bis));
  const gebiete = namen(nummer);
  const welche = kopf.polaritaet === "ressource" ? "niedrigste" : "hoechste";
  return gebiete.length > 0 ? texte.randklasse(kopf.titel, stand, welche, spanne, gebiete) : null;
}

/** One leading indicator: why it, the Bezirk in sentences, the Bezirksregionen in a table, the Planungsräume. */
function leitzahl(w: Werk, feld: Feld, indikator: Befundindikator): Dokumentblock[] {
  const {kopf} = indikator;
  const warum = w.felder.felder
    .find(({id}) => id === feld.id)
    ?.leitindikatoren.find((l) => l.indikator === kopf.id)?.begruendung;
  const schon = w.leittabellen.get(kopf.id);
  const bezirk = hatEbene(indikator, "bezirk") ? w.lage(kopf.id, w.bezirk.gebiet_id) : null;
  const klassen = klassensatz(w, indikator);
  // Tables are numbered as they are made.
  const leit = schon === undefined && mitIntervall(indikator) ? [leittabelle(w, indikator)] : [];
  const orte = schon === undefined && kopf.polaritaet === "belastung" ? ortetabelle(w, indikator) : [];
  const wo = woSaetze(w, indikator, orte.length > 0 ? ["bzr"] : ["bzr", "plr"]);
  const art = texteBericht.art[kopf.polaritaet];
  return [
    ...(warum === undefined ? [] : [klein(texte.warum(art, kopf.titel, warum))]),
    ...(bezirk ? [absatz(lageSaetze(bezirk).join(" "))] : []),
    ...(schon !== undefined
      ? [absatz([...wo, texteBericht.siehe(schon)].join(" "))]
      : [
          ...(wo.length > 0 ? [absatz(wo.join(" "))] : []),
          ...(klassen === null ? [] : [absatz(klassen)]),
          ...leit,
          ...orte
        ])
  ];
}

/** Burdens and resources side by side, then figures that are neither; which of the first two are missing is said. */
function leitzahlen(w: Werk, feld: Feld): Dokumentblock[] {
  const leit = w.leit(feld.id);
  if (leit.length === 0) return [absatz(texte.keineZahl)];
  const gewertet = leit.filter(({kopf}) => kopf.polaritaet !== "keine_wertung");
  const andere = leit.filter((i) => !gewertet.includes(i));
  const fehlende = (["belastung", "ressource"] as const).filter(
    (art) => !gewertet.some(({kopf}) => kopf.polaritaet === art)
  );
  const teil = (eigene: readonly Befundindikator[]): Dokumentblock[] => [
    ...eigene.flatMap((indikator) => leitzahl(w, feld, indikator)),
    ...wertetabelle(w, feld, eigene)
  ];
  return [
    h3(texteBericht.arten.gewertet),
    ...teil(gewertet),
    ...(fehlende.length > 0 ? [absatz(fehlende.map((art) => texte.keineArt[art]).join(" "))] : []),
    ...(andere.length > 0 ? [h3(texteBericht.arten.keine_wertung), ...teil(andere)] : [])
  ];
}

/** All other indicators of the field, a line each: the Bezirk, Berlin, and where the figure is above. */
function weitere(w: Werk, feld: Feld): Dokumentblock[] {
  const leit = w.leit(feld.id);
  const andere = indikatorenOf(w.befunde, feld.id).filter((i) => !leit.includes(i));
  if (andere.length === 0) return [];
  const {weitereSpalten} = texte;
  const ueber = (i: Befundindikator): string => {
    const bzr = deutlichUeber(w.befunde, i, "bzr");
    if (bzr) {
      const namen = bzr.gebiete.map(({name}) => name).join(", ") || texteBericht.keine;
      return bzr.zeitraum === standOf(i, "bzr") ? namen : texteBericht.mitStand(namen, formatZeitraum(bzr.zeitraum));
    }
    const plr = deutlichUeber(w.befunde, i, "plr");
    return plr ? texte.weiterePlr(plr.gebiete.length, plr.von) : texte.ohneUrteilWort;
  };
  const zeilen = andere.map((i) => {
    const ebene = hatEbene(i, "bzr") ? "bzr" : hatEbene(i, "plr") ? "plr" : "bezirk";
    const stand = standOf(i, ebene);
    const lage = hatEbene(i, "bezirk") ? w.lage(i.kopf.id, w.bezirk.gebiet_id) : null;
    const reihe = i.ebenen.find((e) => e.ebene === ebene)!;
    for (const vermerk of reihe.quellenvermerke) w.quellen.add(vermerk);
    return [
      titelMitArt(i),
      formatZeitraum(stand),
      lage ? wertZelle(lage, stand) : texteBericht.strich,
      reihe.berlin.wert === null ? texteBericht.strich : formatWert(reihe.berlin, i.kopf),
      ueber(i)
    ];
  });
  return [
    h3(texte.weitere),
    w.tabelle({
      titel: texte.weitereTabelle(feld.titel),
      spalten: [
        {titel: weitereSpalten.zahl, breite: 3.2},
        {titel: weitereSpalten.stand, breite: 1.2},
        {titel: weitereSpalten.bezirk, zahl: true, breite: 1.4},
        {titel: weitereSpalten.berlin, zahl: true, breite: 1.2},
        {titel: weitereSpalten.ueber, breite: 2.6}
      ],
      zeilen,
      quelle: quellzeile(
        andere.map(({kopf}) => kopf.quelle_kurz),
        zeilen
      )
    })
  ];
}

/** The sum of *werte*; null where one of them is not known. */
const summe = (werte: readonly (number | null)[]): number | null =>
  werte.reduce<number | null>((s, w) => (s === null || w === null ? null : s + w), 0);

const personenOf = ({ebenen}: Gruppe): number | null =>
  summe(ebenen.find(({ebene}) => ebene === "bzr")?.personen ?? [null]);

/** The groups of the field in the Bezirk: how many people, what is recorded for them, and where a gap holds. */
function gruppen(w: Werk, feld: Feld): Dokumentblock[] {
  const {bild, befunde} = w;
  const {jahr, messgroesse} = bild;
  const {einheit} = texteLeistungen.messgroesse[messgroesse];
  const spalten = texte.gruppenSpalten;
  const eigene = feld.zielgruppen.flatMap((id) => bild.gruppen.find((g) => g.id === id) ?? []);
  const zeilen = eigene.map((gruppe) => {
    const personen = gruppe.gezaehlt ? zahlZelle(personenOf(gruppe)) : texte.nichtGezaehlt;
    const titel = gruppe.gezaehlt_als === null ? gruppe.titel : texte.gezaehltAls(gruppe.titel, gruppe.gezaehlt_als);
    if (jahr === null) return [titel, personen];
    const {bezirk} = gruppe;
    const zustand = zustandOf(bezirk?.status ?? "fehlt").zeichen;
    const robust = befunde.gebiete.bzr
      .filter(({gebiet_id}) => versorgungOf(bild, befunde, gruppe.id, gebiet_id)?.zeile?.urteil === "robust")
      .map(({name}) => name);
    return [
      ...[titel, personen],
      bezirk?.wert === null || bezirk === null ? zustand : formatZahl(bezirk.wert),
      bezirk?.je_1000 === null || bezirk === null ? texteBericht.strich : formatZahl(bezirk.je_1000, 1),
      texte.angebote(gruppe.angebote, gruppe.angebote_vorjahr),
      gruppe.gezaehlt ? robust.join(", ") || texteBericht.keine : texteBericht.strich
    ];
  });
  if (zeilen.length === 0) return [];
  for (const vermerk of w.versorgungsquellen) w.quellen.add(vermerk);
  const staende = [
    ...new Set(
      eigene.flatMap((g) => (g.gezaehlt && g.personen_stand !== null ? [formatZeitraum(g.personen_stand)] : []))
    )
  ];
  return [
    h3(texte.gruppen),
    w.tabelle({
      titel: w.marke(texte.gruppenTabelle(feld.titel, jahr)),
      spalten: [
        {titel: spalten.gruppe, breite: 2.4},
        {titel: spalten.personen, zahl: true},
        ...(jahr === null
          ? []
          : [
              {titel: spalten.menge(einheit, jahr), zahl: true},
              {titel: spalten.je1000, zahl: true},
              {titel: spalten.angebote(jahr), zahl: true, breite: 1.1},
              {titel: spalten.luecke, breite: 2.6}
            ])
      ],
      zeilen,
      quelle: quellzeile(
        [...(jahr === null ? [] : [texte.leistungQuelle]), texte.bevoelkerungQuelle],
        zeilen,
        staende.length > 0 ? texte.personenStand(staende) : ""
      )
    })
  ];
}

/** The figures of the planning unit's reports: those by Bezirksregion as a table, those of the Bezirk alone as sentences. */
function qpk(w: Werk, feld: Feld): Dokumentblock[] {
  const werte = w.felder.berichtswerte.filter(({problemfeld}) => problemfeld === feld.id);
  if (werte.length === 0) return [];
  type Berichtswert = (typeof werte)[number];
  const {blatt} = texteProblemfelder;
  const fundort = ({bericht, jahr, seite, tabelle}: Berichtswert): string =>
    [
      bericht,
      jahr === null ? blatt.ohneJahr : blatt.berichtsjahr(jahr),
      seite === "" ? blatt.ohneSeite : blatt.seite(seite),
      tabelle && blatt.tabelle(tabelle)
    ]
      .filter(Boolean)
      .join(", ");
  const text = (wert: Berichtswert | undefined): string =>
    wert
      ? formatWert(wert, {
          einheit_kurz: wert.einheit === "Prozent" ? "%" : wert.einheit,
          nachkommastellen: wert.einheit === "Prozent" ? 1 : 0,
          klassen: null
        })
      : zustandOf("fehlt").zeichen;
  const kennzahlen = werte.filter(
    (x, i) => werte.findIndex((y) => y.kennzahl === x.kennzahl && y.zeitraum === x.zeitraum) === i
  );
  const von = (k: Berichtswert, gebiet: string): Berichtswert | undefined =>
    werte.find((x) => x.kennzahl === k.kennzahl && x.zeitraum === k.zeitraum && x.gebiet_id === gebiet);
  const {bzr} = w.befunde.gebiete;
  // What stands in the report's tables of the same date is not printed twice.
  const gezeigt = ({indikator, zeitraum}: Berichtswert): number | undefined => {
    const i = w.befunde.indikatoren.find(({kopf}) => kopf.id === indikator);
    return i && standOf(i, "bzr") === zeitraum ? w.leittabellen.get(indikator) : undefined;
  };
  const jeRegion = kennzahlen.filter((k) => gezeigt(k) === undefined && bzr.some(({gebiet_id}) => von(k, gebiet_id)));
  const zeilen = [...bzr, w.bezirk].map(({gebiet_id, name}) => [
    gebiet_id === w.bezirk.gebiet_id ? texteBericht.bezirk : name,
    ...jeRegion.map((k) => text(von(k, gebiet_id)))
  ]);
  for (const {indikator} of werte) w.lage(indikator, w.bezirk.gebiet_id);
  return [
    h3(texte.qpk),
    ...(jeRegion.length > 0
      ? [
          w.tabelle({
            titel: texte.qpkTabelle(feld.titel),
            spalten: [
              {titel: texte.qpkGebiet, breite: 1.2},
              ...jeRegion.map((k) => ({titel: texte.qpkKennzahl(k.kennzahl, formatZeitraum(k.zeitraum)), zahl: true}))
            ],
            zeilen,
            quelle: quellzeile(
              werte.filter((x) => jeRegion.some((k) => k.kennzahl === x.kennzahl)).map(fundort),
              zeilen
            )
          })
        ]
      : []),
    ...liste(
      kennzahlen
        .filter((k) => !jeRegion.includes(k))
        .map((k) => {
          const nummer = gezeigt(k);
          const gebiet = k.gebiet_id === w.bezirk.gebiet_id ? texteBericht.bezirk : k.gebiet_id;
          return nummer === undefined
            ? texte.qpkSatz(k.kennzahl, gebiet, formatZeitraum(k.zeitraum), text(k), fundort(k))
            : texte.qpkSiehe(k.kennzahl, nummer, fundort(k));
        })
    )
  ];
}

/** What people told the centres, by year and group. */
function anliegen(w: Werk, feld: Feld): Dokumentblock[] {
  const eigene = w.bild.anliegen.filter(({problemfeld}) => problemfeld === feld.id);
  if (eigene.length === 0) return w.bild.jahr === null ? [] : [absatz(texte.anliegenOhne)];
  const titelOf = (id: string): string => w.befunde.zielgruppen.find((z) => z.id === id)?.titel ?? id;
  const ids = [...new Set(eigene.flatMap((a) => a.gruppen.map(({zielgruppe}) => zielgruppe)))];
  const zeilen = eigene.map(({jahr, alle, gruppen: je}) => [
    String(jahr),
    zahlZelle(alle),
    ...ids.map((id) => zahlZelle(je.find(({zielgruppe}) => zielgruppe === id)?.anzahl))
  ]);
  return [
    h3(texte.anliegen),
    w.tabelle({
      titel: w.marke(texte.anliegenTabelle(feld.titel)),
      spalten: [
        {titel: texte.anliegenSpalten.jahr},
        {titel: texte.anliegenSpalten.alle, zahl: true},
        ...ids.map((id) => ({titel: titelOf(id), zahl: true, breite: 1.6}))
      ],
      zeilen,
      quelle: quellzeile([texte.leistungQuelle], zeilen, texte.anliegenSatz)
    })
  ];
}

/** What nobody knows of the field. */
function unbekannt(w: Werk, feld: Feld): Dokumentblock[] {
  const luecken = w.felder.felder.find(({id}) => id === feld.id)?.datenluecken ?? [];
  return luecken.length === 0
    ? []
    : [h3(texte.luecken), ...liste(luecken.map(({titel, beschreibung}) => texte.luecke(titel, beschreibung)))];
}

/** The chapter of one problem field. */
export function feldkapitel(w: Werk, feld: Feld): Dokumentblock[] {
  const grundlage = w.felder.felder.find(({id}) => id === feld.id)?.grundlage ?? "";
  const namen = feld.zielgruppen.map((id) => w.befunde.zielgruppen.find((z) => z.id === id)?.titel ?? id);
  return [
    h2(feld.titel),
    absatz(feld.beschreibung),
    klein([grundlage && texte.grundlage(grundlage), texte.zielgruppen(namen)].filter(Boolean).join(" ")),
    ...leitzahlen(w, feld),
    ...weitere(w, feld),
    ...gruppen(w, feld),
    ...qpk(w, feld),
    ...anliegen(w, feld),
    ...unbekannt(w, feld)
  ];
}
