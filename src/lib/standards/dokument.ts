import type {StandardsData, StandardsJahr} from "../../../loaders/marts/standardsShapes.js";
import type {Dokument, Dokumentblock} from "../dokument/modell.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteStandards} from "../texte/standards.js";
import {offenePunkte} from "./offen.js";

const {offen: texte, titelVon} = texteStandards;

/** The open points of a year as a document for the meeting of the Verbund: a table by standard with room for what is agreed. */
export function offenePunkteDokument(
  data: Pick<StandardsData, "standards" | "stand">,
  jahr: StandardsJahr,
  {version, adresse, vermerke}: Pick<Dokument, "version" | "adresse" | "vermerke">
): Dokument {
  const punkte = offenePunkte(jahr, data.standards);
  const titelOf = (id: string): string => {
    const {nummer, titel} = data.standards.find((standard) => standard.id === id)!;
    return titelVon(nummer, titel);
  };
  const ohne = data.standards.filter(({id}) => punkte.every(({standard}) => standard !== id));
  const stumm = jahr.zentren.filter(({gemeldet}) => gemeldet === 0).map(({name}) => name);
  const bloecke: Dokumentblock[] = [
    {art: "hinweis", text: texte.hinweis},
    ...(punkte.length === 0
      ? [{art: "absatz", text: texte.keine} as const]
      : [
          {
            art: "tabelle",
            titel: texte.tabelle(jahr.jahr),
            spalten: [
              {titel: texte.spalten.standard, breite: 1.2},
              {titel: texte.spalten.punkt, breite: 1.2},
              {titel: texte.spalten.zentren, breite: 2.2},
              {titel: texte.spalten.verabredung, breite: 1.3}
            ],
            zeilen: punkte.map(({standard, art, zentren}) => [
              titelOf(standard),
              texte.arten[art],
              zentren.join(", "),
              ""
            ]),
            quelle: texte.quelle
          } as const
        ]),
    ...(ohne.length > 0 && punkte.length > 0
      ? [{art: "absatz", text: texte.ohnePunkt(ohne.map(({id}) => titelOf(id)).join("; "))} as const]
      : []),
    ...(stumm.length > 0 ? [{art: "absatz", text: texte.nichtGemeldet(stumm.join(", "))} as const] : []),
    {art: "felder", titel: texte.felder}
  ];
  return {
    titel: texte.titel(jahr.jahr),
    untertitel: texte.untertitel(jahr.jahr, texteLeistungen.meldungStand(data.stand.stand)),
    kurztitel: texte.kurztitel(jahr.jahr),
    stand: data.stand.stand ?? String(jahr.jahr),
    ...{vermerke, version, adresse, bloecke}
  };
}
