import type {Catalogue} from "../contract/catalogue.js";
import {compareNamen} from "../../src/lib/format.js";
import {formate, nachweisarten} from "../../src/lib/leistungen/vertrag.js";
import type {ZentrumSeite} from "./leistungenShapes.js";
import type {Beleg, Belegart, Standardstand, StandardsData} from "./standardsShapes.js";

type Jahr = ZentrumSeite["jahre"][number];

/**
 * Which standard of framework agreement 4.3 the records can say something about, and what. The table is the rule: a kind that is
 * not listed here is evidence for nothing, and a standard without an entry has none. None of it proves that a standard is met.
 */
export const belegeJeStandard: Readonly<Record<string, readonly Belegart[]>> = {
  angebote: ["angebote", "zielgruppen"],
  bedarfserfassung: ["anliegen_umfrage", "anliegen_gespraech", "anliegen_gremium", "angebote_bedarfsermittlung"],
  bedarfsumsetzung: ["felder_mit_angebot"],
  beratung: ["beratungen", "vermittlungen", "oeffnungszeiten"],
  kooperation: ["verbund_und_runden", "vereinbarung"],
  selbsthilfe: ["angebote_selbsthilfe"],
  multifunktional: ["oeffnungszeiten", "barrierefrei", "angebote_raumnutzung"],
  gremienarbeit: ["gremien"],
  oeffentlichkeitsarbeit: ["angebote_wochenplan"],
  ehrenamt: ["ehrenamtliche", "fortbildungen", "sozialkommission"],
  dokumentation: ["monate"],
  beschwerden: ["anliegen_beschwerde"],
  nutzerbeteiligung: ["anliegen_umfrage", "nachweis_umfrage"]
};

const titelOf = (liste: readonly {id: string; titel: string}[], id: string): string => {
  const eintrag = liste.find((e) => e.id === id);
  if (!eintrag) throw new Error(`${id} is not in the list`);
  return eintrag.titel;
};

/** Bodies in which a centre agrees with others in its part of the Bezirk. */
const runden = ["verbund", "stadtteilrunde"];

/** Everything that the pages of a centre publish of one year, by kind; a kind of which there is nothing is left out. */
function belegeOf(seite: ZentrumSeite, jahr: Jahr, catalogue: Catalogue): Map<Belegart, Beleg> {
  const belege = new Map<Belegart, Beleg>();
  const add = (art: Belegart, beleg: Partial<Omit<Beleg, "art">>): void =>
    void belege.set(art, {art, anzahl: null, von: null, text: null, teile: [], ...beleg});
  const bereich = (id: string): string => titelOf(catalogue.leistungsbereiche, id);
  const angebote = seite.angebote.filter((angebot) => angebot.jahre.some((j) => j.jahr === jahr.jahr));
  const mitAngeboten = (art: Belegart, gezaehlte: typeof angebote): void => {
    if (gezaehlte.length > 0) add(art, {anzahl: gezaehlte.length});
  };
  const mitTeilen = (art: Belegart, teile: readonly {titel: string; anzahl: number | "geschuetzt"}[]): void => {
    if (teile.length > 0) add(art, {teile: teile.map(({titel, anzahl}) => ({titel, anzahl}))});
  };
  const mitZahl = (art: Belegart, anzahl: Jahr["beratungen"]): void => {
    if (anzahl !== null) add(art, {anzahl});
  };

  mitAngeboten("angebote", angebote);
  mitTeilen(
    "zielgruppen",
    jahr.gruppen.map((gruppe) => ({titel: gruppe.titel, anzahl: gruppe.angebote}))
  );
  for (const {id, anzahl} of jahr.anliegen_kanaele)
    if (id === "umfrage" || id === "gespraech" || id === "gremium" || id === "beschwerde")
      mitZahl(`anliegen_${id}`, anzahl);
  mitAngeboten(
    "angebote_bedarfsermittlung",
    angebote.filter(({leistungsbereich}) => leistungsbereich === bereich("bedarfsermittlung"))
  );
  mitTeilen(
    "felder_mit_angebot",
    jahr.anliegen.filter(({problemfeld}) => {
      const passende = catalogue.problemfelder.find(({id}) => id === problemfeld)!.leistungsbereiche.map(bereich);
      return angebote.some(({leistungsbereich}) => passende.includes(leistungsbereich));
    })
  );
  mitZahl("beratungen", jahr.beratungen);
  mitTeilen("vermittlungen", jahr.vermittlungen);
  mitTeilen(
    "verbund_und_runden",
    jahr.gremien.filter(({id}) => runden.includes(id))
  );
  mitTeilen("gremien", jahr.gremien);
  const sozialkommission = jahr.gremien.find(({id}) => id === "sozialkommission");
  if (sozialkommission) mitZahl("sozialkommission", sozialkommission.anzahl);
  const nennt = (id: string): string[] =>
    jahr.standards.filter(({nachweise}) => nachweise.includes(titelOf(nachweisarten, id))).map(({titel}) => titel);
  if (nennt("vereinbarung").length > 0) add("vereinbarung", {text: nennt("vereinbarung").join(", ")});
  if (nennt("umfrage").length > 0) add("nachweis_umfrage", {text: nennt("umfrage").join(", ")});
  mitAngeboten(
    "angebote_selbsthilfe",
    angebote.filter(({leistungsbereich}) => leistungsbereich === bereich("engagement_selbsthilfe"))
  );
  mitAngeboten(
    "angebote_raumnutzung",
    angebote.filter(({format}) => format === titelOf(formate, "raumnutzung"))
  );
  mitAngeboten(
    "angebote_wochenplan",
    angebote.filter(({wochenplan}) => wochenplan !== null)
  );
  if (seite.oeffnungszeiten !== null) add("oeffnungszeiten", {text: seite.oeffnungszeiten});
  if (seite.kopf.barrierefrei !== null) add("barrierefrei", {text: seite.kopf.barrierefrei});
  mitZahl("ehrenamtliche", jahr.ehrenamtliche);
  mitZahl("fortbildungen", jahr.fortbildungen);
  const gemeldet = jahr.monate.filter((monat) => monat.gemeldet).length;
  if (gemeldet > 0) add("monate", {anzahl: gemeldet, von: jahr.monate.length});
  return belege;
}

/**
 * The standards by year and centre, from the centres' own pages: every number is one that those publish, with the same state, and
 * none is computed from others but the number of offers. Centres stand in German order of names. Throws if a standard of the
 * catalogue has no entry in belegeJeStandard.
 */
export function standardsData(seiten: ReadonlyMap<string, ZentrumSeite>, catalogue: Catalogue): StandardsData {
  const alle = [...seiten.values()].sort((a, b) => compareNamen(a.kopf.name, b.kopf.name));
  const standards = catalogue.standards.toSorted((a, b) => a.nummer - b.nummer);
  const artenOf = (id: string): readonly Belegart[] => {
    const arten = belegeJeStandard[id];
    if (!arten) throw new Error(`standard ${id} has no rule of evidence`);
    return arten;
  };
  const stand = alle[0]?.stand ?? {beispiel: false, stand: null, meldejahre: [], vorgabejahr: null};
  return {
    stand,
    standards: standards.map(({nummer, id, titel, anforderungen}) => ({
      ...{nummer, id, titel},
      anforderungen: [...anforderungen]
    })),
    jahre: stand.meldejahre.map(({jahr}) => {
      const imJahr = alle.map((seite) => ({seite, eigenes: seite.jahre.find((j) => j.jahr === jahr)}));
      return {
        jahr,
        zentren: imJahr.flatMap(({seite, eigenes}) => {
          if (!eigenes) return [];
          const belege = belegeOf(seite, eigenes, catalogue);
          const {zentrum_id, name, beispiel} = seite.kopf;
          return [
            {
              ...{zentrum_id, name, beispiel},
              gemeldet: eigenes.monate.filter(({gemeldet}) => gemeldet).length,
              erwartet: eigenes.monate.length,
              standards: standards.map(({id}): Standardstand => {
                const eigener = eigenes.standards.find((s) => s.id === id);
                return {
                  standard: id,
                  einschaetzung: eigener?.einschaetzung ?? null,
                  nachweise: [...(eigener?.nachweise ?? [])],
                  belege: artenOf(id).flatMap((art) => belege.get(art) ?? [])
                };
              })
            }
          ];
        }),
        ohne_dokumentation: imJahr.flatMap(({seite, eigenes}) => (eigenes ? [] : [seite.kopf.name]))
      };
    })
  };
}
