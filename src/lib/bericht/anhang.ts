import type {Dokumentblock} from "../dokument/modell.js";
import {formatZeitraum} from "../format.js";
import type {Treffen} from "../problemfelder/zusammentreffen.js";
import {texteBericht} from "../texte/bericht.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteProblemfelder} from "../texte/problemfelder.js";
import {texteProfil} from "../texte/profil.js";
import {alleTreffen} from "./vorspann.js";
import {absatz, alleLeit, feldtitel, h2, h3, klein, liste, quellzeile, type Werk} from "./werk.js";

/** Where a burden lies above and a group has a robust gap, a line per field, figure and group. */
export function treffenkapitel(w: Werk): Dokumentblock[] {
  const texte = texteBericht.treffen;
  const {jahr} = w.bild;
  if (jahr === null) return [h2(texte.titel), absatz(texte.ohneLeistung)];
  const treffen = alleTreffen(w);
  const gruppen = new Map<string, Treffen[]>();
  for (const t of treffen) {
    const key = [t.feld, t.indikator.kopf.id, t.gruppe.id].join(" ");
    gruppen.set(key, [...(gruppen.get(key) ?? []), t]);
  }
  const namen = (eigene: readonly Treffen[], ebene: "bzr" | "plr"): string[] =>
    eigene.filter(({gebiet}) => gebiet.ebene === ebene).map(({gebiet}) => gebiet.name);
  const zeilen = [...gruppen.values()].map((eigene) => {
    const [{feld, indikator, gruppe}] = eigene as [Treffen];
    const [bzr, plr] = [namen(eigene, "bzr"), namen(eigene, "plr")];
    const staende = [...new Set(eigene.map(({stand}) => formatZeitraum(stand)))].join(", ");
    return [
      feldtitel(w, feld),
      `${indikator.kopf.titel} (${staende})`,
      gruppe.titel,
      [...(bzr.length > 0 ? [texte.bzr(bzr)] : []), ...(plr.length > 0 ? [texte.plr(plr)] : [])].join("\n")
    ];
  });
  const felder = [...new Set(treffen.map(({feld}) => feldtitel(w, feld)))];
  return [
    h2(texte.titel),
    absatz(texteProblemfelder.legende.treffen),
    absatz(w.marke(texteProblemfelder.treffen.kurz(felder))),
    ...(zeilen.length > 0
      ? [
          w.tabelle({
            titel: w.marke(texte.tabelle(jahr)),
            spalten: [
              {titel: texte.spalten.feld, breite: 1.4},
              {titel: texte.spalten.zahl, breite: 1.5},
              {titel: texte.spalten.gruppe, breite: 1.1},
              {titel: texte.spalten.gebiete, breite: 4}
            ],
            zeilen,
            quelle: quellzeile(
              [...treffen.map(({indikator}) => indikator.kopf.quelle_kurz), texteBericht.feld.leistungQuelle],
              zeilen
            )
          }),
          klein([texteProblemfelder.treffen.hinweis, texteProblemfelder.treffen.plr].join(" "))
        ]
      : [])
  ];
}

/** What changed since the last edition of the analysis: the changed verdicts of the leading figures. */
export function neueskapitel(w: Werk): Dokumentblock[] {
  const texte = texteBericht.neu;
  const {fortschreibung, urteil: worte} = texteProblemfelder;
  const [ausgabe] = w.felder.ausgaben;
  if (!ausgabe) return [];
  const {bzr, plr} = w.befunde.gebiete;
  const region = new Map(bzr.map((b) => [b.gebiet_id, b.name]));
  const indikatoren = [...new Set([...alleLeit(w, "bzr"), ...alleLeit(w, "plr")])];
  const zeilen = indikatoren.flatMap(({kopf}) =>
    [...bzr, ...plr].flatMap(({gebiet_id, name, parent_id}) => {
      const {urteil} = w.stand.aenderung(kopf.id, gebiet_id);
      const gebiet = region.has(gebiet_id) ? name : texte.plr(name, region.get(parent_id) ?? "");
      return urteil ? [[kopf.titel, gebiet, worte[urteil.alt].wort, worte[urteil.neu].wort]] : [];
    })
  );
  return [
    h2(texte.titel(ausgabe.name)),
    absatz(
      `${fortschreibung.ausgabe(ausgabe.name, ausgabe.datenstand, ausgabe.rolle)} ${ausgabe.hinweis} ${fortschreibung.urteilHeisst}`
    ),
    ...(zeilen.length > 0
      ? [
          w.tabelle({
            titel: texte.tabelle(ausgabe.name),
            spalten: [
              {titel: texte.spalten.zahl, breite: 2.4},
              {titel: texte.spalten.gebiet, breite: 2.4},
              {titel: texte.spalten.alt},
              {titel: texte.spalten.neu}
            ],
            zeilen,
            quelle: quellzeile([...new Set(indikatoren.map(({kopf}) => kopf.quelle_kurz))], zeilen)
          })
        ]
      : [absatz(fortschreibung.wechselOhne)])
  ];
}

/** Everything that is missing for an assessment of need, and who could tell. */
export function lueckenkapitel(w: Werk): Dokumentblock[] {
  const texte = texteBericht.datenluecken;
  const zeilen = w.felder.felder.flatMap(({id, datenluecken}) =>
    datenluecken.map(({titel, kleinste_ebene, auskunft}) => [
      titel,
      feldtitel(w, id),
      kleinste_ebene === null ? texte.keineEbene : texteProfil.ebenen[kleinste_ebene].titel,
      auskunft
    ])
  );
  return [
    h2(texte.titel),
    absatz(texte.einleitung),
    w.tabelle({
      titel: texte.tabelle,
      spalten: [
        {titel: texte.spalten.titel, breite: 1.7},
        {titel: texte.spalten.feld, breite: 1.3},
        {titel: texte.spalten.ebene, breite: 1.1},
        {titel: texte.spalten.auskunft, breite: 3.4}
      ],
      zeilen
    }),
    ...(w.ohneZahlen.length > 0
      ? [
          h3(texte.infrastruktur),
          ...liste(w.ohneZahlen.map(({titel, grund}) => texteBericht.feld.luecke(titel, grund)))
        ]
      : [])
  ];
}

/** The rules behind the figures, a line each. */
export function methodenkapitel(): Dokumentblock[] {
  const texte = texteBericht.methode;
  return [h2(texte.titel), ...liste(texte.punkte), absatz(texte.ausfuehrlich)];
}

/** All lines of attribution of the figures shown, and how the report is cited. Comes last: it names what all chapters used. */
export function quellenkapitel(w: Werk, ausgabe: string): Dokumentblock[] {
  const texte = texteBericht.quellen;
  const {jahr, stand} = w.bild;
  const zeilen = [...w.quellen].sort((a, b) => a.localeCompare(b, "de"));
  return [
    h2(texte.titel),
    absatz(texte.einleitung),
    ...liste([
      ...zeilen,
      ...(jahr === null ? [] : [w.marke(texte.leistung(jahr, texteLeistungen.meldungStand(stand.stand)))])
    ]),
    h3(texte.zitat),
    absatz(texte.zitatText(ausgabe, w.version))
  ];
}
