import type {Treffen} from "../../lib/problemfelder/zusammentreffen.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import type {Daten} from "./ansicht.js";

/**
 * Where a sign of need and a robust gap coincide: one sentence, and with *offen* every area with the reason and the ways to its
 * profile and to the gaps of the group.
 */
export function Zusammentreffen(
  treffen: readonly Treffen[],
  offen: boolean,
  {
    daten: {befunde, bild},
    href,
    onZeigen,
    document
  }: {daten: Daten; href: (adresse: string) => string; onZeigen: () => void; document: Document}
): HTMLElement {
  const texte = texteProblemfelder.treffen;
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Attribute = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  const titelOf = (feld: string): string => befunde.problemfelder.find(({id}) => id === feld)!.titel;
  const felder = [...new Set(treffen.map(({feld}) => feld))].map(titelOf);
  const knopf = el("button", {type: "button", class: "nicht-drucken"}, texte.zeigen);
  knopf.addEventListener("click", onZeigen);
  const kurz = mitMarke(texte.kurz(felder), bild.stand);
  if (!offen) return el("p", {class: "pf-treffkurz"}, `${kurz} `, treffen.length > 0 && knopf);

  const teile = new Map<string, Treffen[]>();
  for (const t of treffen) {
    const key = [t.feld, t.gebiet.ebene, t.indikator.kopf.id, t.gruppe.id, t.stand].join(" ");
    teile.set(key, [...(teile.get(key) ?? []), t]);
  }
  const link = (adresse: string, text: string): HTMLElement => el("a", {href: href(adresse)}, text);
  const eintrag = (eigene: readonly Treffen[]): HTMLElement => {
    const [{feld, indikator, gruppe, gebiet, stand}] = eigene as [Treffen];
    const ebene = gebiet.ebene === "plr" ? "&ebene=plr" : "";
    return el(
      "li",
      {class: "lesetext"},
      texte.kopf(titelOf(feld), gebiet.ebene, eigene.length),
      eigene.map((t, i) => [i > 0 && ", ", link(`/gebiete/${t.gebiet.gebiet_id}`, t.gebiet.name)]),
      ".",
      texte.grund(indikator.kopf.kurztitel, stand, gruppe.titel, bild.jahr!),
      " ",
      link(`/luecken?zielgruppe=${gruppe.id}${ebene}&jahr=${bild.jahr!}`, texte.luecken(gruppe.titel))
    );
  };
  const titel = el("h3", {id: "problemfelder-treffen-titel", tabindex: -1}, mitMarke(texte.titel, bild.stand));
  return el(
    "section",
    {class: "pf-treffliste", "aria-labelledby": titel.id},
    titel,
    el("p", {class: "lesetext"}, texte.kurz(felder)),
    treffen.length > 0 && [
      el("ul", {}, [...teile.values()].map(eintrag)),
      el(
        "p",
        {class: "klein gedaempft lesetext"},
        [texte.hinweis, treffen.some(({gebiet}) => gebiet.ebene === "plr") && texte.plr].filter(Boolean).join(" ")
      )
    ]
  );
}
