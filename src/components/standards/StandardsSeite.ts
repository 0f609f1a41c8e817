import type {StandardsData, StandardsJahr, Standardstand} from "../../../loaders/marts/standardsShapes.js";
import {dokumentDateiname} from "../../lib/dokument/datei.js";
import type {Dokument} from "../../lib/dokument/modell.js";
import {istIntern} from "../../lib/edition.js";
import {einschaetzungen} from "../../lib/leistungen/vertrag.js";
import {offenePunkteDokument} from "../../lib/standards/dokument.js";
import {createStore} from "../../lib/state.js";
import {shell} from "../../lib/texte/shell.js";
import {hilfetexte} from "../../lib/texte/hilfe.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteSchutz} from "../../lib/texte/schutz.js";
import {texteStandards as texte} from "../../lib/texte/standards.js";
import {Datentabelle, type Zelle} from "../charts/Datentabelle.js";
import {Ausgabe} from "../dokument/Ausgabe.js";
import {Blatt} from "../dokument/Blatt.js";
import {Feldkopf} from "../hilfe.js";
import {Seitenmitnahme} from "../ausfuhr/Seitenmitnahme.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {Beispielhinweis, KeineLeistungen, dateiMitMarke, mitMarke, leistungsquelle} from "../leistungen/Beispiel.js";
import {Schutzhinweis} from "../leistungen/Schutz.js";
import {sichten, standardsSpec, type Sicht} from "./zustand.js";

export interface StandardsSeiteOptions {
  window: Window & typeof globalThis;
  version: string;
  href?: (adresse: string) => string;
}

/** The thirteen minimum standards, by standard or by centre, and the list of open points to print. No score, no ranking. */
export function StandardsSeite(
  data: StandardsData,
  {window, version, href = (adresse) => adresse}: StandardsSeiteOptions
): {element: HTMLElement; close: () => void} {
  const {document} = window;
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Attribute = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  if (data.jahre.length === 0) return {element: KeineLeistungen(document, href), close: () => undefined};

  const store = createStore(standardsSpec(data), window);
  const fensterTitel = document.title;
  const jahrOf = (): StandardsJahr => data.jahre.find(({jahr}) => String(jahr) === store.state.jahr)!;

  const auswahl = (id: keyof typeof hilfetexte.standards, titel: string, onChange: (wert: string) => void) => {
    const select = el("select", {id: `standards-${id}`});
    select.addEventListener("change", () => onChange(select.value));
    const kopf = Feldkopf(el("label", {for: select.id}, titel), hilfetexte.standards[id], {document, href});
    return {select, feld: el("div", {}, kopf, select)};
  };
  const jahr = auswahl("jahr", texte.wahl.jahr, (wert) => store.set({jahr: wert}));
  jahr.select.append(...data.jahre.toReversed().map((j) => el("option", {value: j.jahr}, j.jahr)));
  const standard = auswahl("standard", texte.wahl.standard, (wert) => store.set({standard: wert}));
  standard.select.append(
    ...data.standards.map(({id, nummer, titel}) => el("option", {value: id}, texte.titelVon(nummer, titel)))
  );
  const zentrum = auswahl("zentrum", texte.wahl.zentrum, (wert) => store.set({zentrum: wert}));
  const knoepfe = sichten.map((sicht) => {
    const input = el("input", {type: "radio", name: "standards-sicht", value: sicht});
    input.addEventListener("change", () => store.set({sicht}));
    return {input, label: el("label", {}, input, texte.wahl.sichten[sicht])};
  });
  const leiste = el(
    "div",
    {class: "steuerleiste", role: "group", "aria-label": texte.wahl.gruppe},
    jahr.feld,
    el(
      "fieldset",
      {},
      el("legend", {}, texte.wahl.sicht),
      el(
        "div",
        {class: "wahl"},
        knoepfe.map(({label}) => label)
      )
    ),
    standard.feld,
    zentrum.feld
  );
  const hinweise = el("div", {role: "status"});
  const meldung = el("p", {class: "nur-vorlesen", role: "status"});
  const inhalt = el("div", {class: "standards-inhalt"});

  const gedaempft = (text: string): HTMLElement => el("span", {class: "gedaempft"}, text);
  const liste = (eintraege: readonly string[]): Kind =>
    eintraege.length === 1
      ? eintraege[0]!
      : el(
          "ul",
          {class: "standards-liste"},
          eintraege.map((eintrag) => el("li", {}, eintrag))
        );
  /** The three cells after the name of a row. */
  const zellenOf = ({einschaetzung, nachweise, belege}: Standardstand, gemeldet: boolean): Zelle[] => [
    {
      inhalt:
        einschaetzung === null
          ? gedaempft(gemeldet ? texte.nichtEingeschaetzt : texte.nichtGemeldet)
          : einschaetzungen.find(({id}) => id === einschaetzung)!.titel
    },
    {inhalt: nachweise.length > 0 ? nachweise.join(", ") : gedaempft(texte.keineNachweise)},
    {inhalt: belege.length > 0 ? liste(belege.map(texte.beleg)) : gedaempft(texte.keineBelege)}
  ];
  const tabelle = (titel: string, erste: string, gezeigt: StandardsJahr, zeilen: Zelle[][]): HTMLElement => {
    const {einschaetzung, nachweise, belege} = texte.spalten;
    const inneres = Datentabelle({
      beschriftung: mitMarke(texte.beschriftung(titel, gezeigt.jahr), data.stand),
      beschriftungSichtbar: true,
      spalten: [erste, einschaetzung, nachweise, belege].map((spalte) => ({titel: spalte})),
      zeilen,
      document
    });
    inneres.classList.add("standards-tabelle");
    return inneres;
  };
  const fuss = (gezeigt: StandardsJahr): Kind[] => [
    el("p", {class: "quelle"}, texte.quelle(texteLeistungen.meldungStand(data.stand.stand))),
    gezeigt.ohne_dokumentation.length > 0 &&
      el("p", {class: "quelle"}, texte.ohneDokumentation(gezeigt.ohne_dokumentation.join(", "))),
    el("p", {class: "quelle"}, el("b", {}, texte.regeln.titel), `: ${texte.regeln.text}`)
  ];

  const sichtOf: Record<Sicht, (gezeigt: StandardsJahr) => {titel: string; teile: Kind[]}> = {
    standard(gezeigt) {
      const {id, nummer, titel, anforderungen} = data.standards.find((s) => s.id === store.state.standard)!;
      const name = texte.titelVon(nummer, titel);
      return {
        titel: name,
        teile: [
          el("h2", {id: "standards-titel"}, name),
          el("p", {class: "standards-vorgabe"}, `${texte.anforderungen}:`),
          el(
            "ul",
            {class: "lesetext standards-anforderungen"},
            anforderungen.map((satz) => el("li", {}, satz))
          ),
          tabelle(
            name,
            texte.spalten.zentrum,
            gezeigt,
            gezeigt.zentren.map((z) => [
              {inhalt: el("a", {href: href(`/zentren/${z.zentrum_id}`)}, z.name)},
              ...zellenOf(
                z.standards.find((s) => s.standard === id)!,
                z.gemeldet > 0
              )
            ])
          ),
          fuss(gezeigt)
        ]
      };
    },
    zentrum(gezeigt) {
      const eines = gezeigt.zentren.find(({zentrum_id}) => zentrum_id === store.state.zentrum);
      if (!eines) return {titel: texte.wahl.sichten.zentrum, teile: [el("p", {}, texte.nichtGemeldet)]};
      return {
        titel: eines.name,
        teile: [
          el("h2", {id: "standards-titel"}, eines.name),
          el("p", {}, el("a", {href: href(`/zentren/${eines.zentrum_id}`)}, texte.zumZentrum)),
          tabelle(
            eines.name,
            texte.spalten.standard,
            gezeigt,
            data.standards.map(({id, nummer, titel}) => [
              {inhalt: texte.titelVon(nummer, titel)},
              ...zellenOf(
                eines.standards.find((s) => s.standard === id)!,
                eines.gemeldet > 0
              )
            ])
          ),
          fuss(gezeigt)
        ]
      };
    },
    offen(gezeigt) {
      const vermerke = [
        ...(data.stand.beispiel ? [texteLeistungen.beispiel.marke] : []),
        ...(istIntern(document) ? [shell.edition.vermerk] : [])
      ];
      const dokument = (): Dokument =>
        offenePunkteDokument(data, gezeigt, {version, adresse: window.location.href, vermerke});
      const datei = dokumentDateiname([...texte.dateiname, gezeigt.jahr], "docx");
      return {
        titel: texte.wahl.sichten.offen,
        teile: [
          Ausgabe({dokument, name: () => dateiMitMarke(datei, data.stand), window}),
          Blatt(dokument(), {document, allein: true})
        ]
      };
    }
  };

  let gesagt = "";
  function zeige(): void {
    const {state} = store;
    const gezeigt = jahrOf();
    jahr.select.value = state.jahr;
    for (const {input} of knoepfe) input.checked = input.value === state.sicht;
    standard.select.value = state.standard;
    standard.feld.hidden = state.sicht !== "standard";
    zentrum.select.replaceChildren(
      ...gezeigt.zentren.map(({zentrum_id, name}) => el("option", {value: zentrum_id}, name))
    );
    zentrum.select.value = state.zentrum;
    zentrum.feld.hidden = state.sicht !== "zentrum";
    hinweise.replaceChildren(...store.hinweise.map((satz) => el("p", {class: "hinweis"}, satz)));
    const {titel, teile} = sichtOf[state.sicht](gezeigt);
    const abschnitt = el("section", {"aria-label": titel}, teile);
    if (state.sicht !== "offen")
      abschnitt.append(
        Seitenmitnahme(
          () => abschnitt,
          () => ({
            titel: mitMarke(texte.ausfuhr.titel(titel), data.stand),
            untertitel: texte.ausfuhr.untertitel(state.jahr),
            name: {
              was: "standards",
              wo: state.sicht === "zentrum" ? state.zentrum : state.standard,
              wann: state.jahr,
              ansicht: state.sicht
            },
            quellen: [leistungsquelle(data.stand)],
            hinweise: [texte.regeln.text],
            datenstand: state.jahr
          }),
          {drucken: () => window.print(), document}
        )
      );
    if (abschnitt.textContent.includes(texteSchutz.zeichen))
      abschnitt.querySelector("h2")?.after(Schutzhinweis(document, href));
    inhalt.replaceChildren(abschnitt);
    document.title = texte.fenster(titel, state.jahr);
    const satz = texte.meldung(titel, state.jahr);
    // The first view is come upon, not announced.
    if (gesagt !== "" && gesagt !== satz) meldung.textContent = satz;
    gesagt = satz;
  }
  zeige();
  store.subscribe(zeige);
  return {
    element: el("div", {class: "standards"}, Beispielhinweis(data.stand, document), leiste, hinweise, meldung, inhalt),
    close: () => {
      store.close();
      document.title = fensterTitel;
    }
  };
}
