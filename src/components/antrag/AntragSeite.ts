import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {antragMitSaetzen, type Antrag} from "../../lib/antrag/antrag.js";
import {gebieteOf, verfuegbare} from "../../lib/antrag/auswahl.js";
import {eingabespeicher, istLeer, schluesselOf, type Ablage} from "../../lib/antrag/eingaben.js";
import {kennzahlenOf} from "../../lib/antrag/leistung.js";
import {schwerpunktorte} from "../../lib/antrag/gebietsabschnitte.js";
import {sollAntwort} from "../../lib/antrag/zentrumsabschnitte.js";
import {ohneTexte, zwecke, type Kommentar, type Texte} from "../../lib/antrag/typen.js";
import {dokumentDateiname} from "../../lib/dokument/datei.js";
import {istIntern} from "../../lib/edition.js";
import type {Groesse} from "../../lib/leistungen/jahreszahlen.js";
import {createStore} from "../../lib/state.js";
import {texteAntrag} from "../../lib/texte/antrag.js";
import {hilfetexte} from "../../lib/texte/hilfe.js";
import {Ausgabe} from "../dokument/Ausgabe.js";
import {Blatt} from "../dokument/Blatt.js";
import {Feldkopf} from "../hilfe.js";
import {element, type Kind} from "../dom.js";
import {Beispielhinweis, dateiMitMarke} from "../leistungen/Beispiel.js";
import {Nachladen} from "../nachladen.js";
import {Angabenfeld, Beschlusswahl, Indikatorwahl, Klappe, Sollfelder, Standardwahl, Zielfelder} from "./Felder.js";
import {Satzliste} from "./Satzliste.js";
import {
  antragSpec,
  jahreOf,
  umgeschaltet,
  wahlOf,
  wechsel,
  type AntragsseiteDaten,
  type AntragState,
  type Wahl
} from "./zustand.js";

export interface AntragSeiteOptions {
  /** Delivers everything published of one centre; *erneut* after a failure. */
  lade: (zentrum: string, erneut: boolean) => ZentrumSeite | Promise<ZentrumSeite>;
  kommentare: readonly Kommentar[];
  window: Window & typeof globalThis;
  /** Of the site, for the foot of the sheet. */
  version: string;
  /** Where typed texts are kept; null for nowhere. */
  ablage: Ablage | null;
  href?: (adresse: string) => string;
}

/**
 * The page of funding sheets below its heading: a centre and a purpose chosen, a sheet beside the form that shows what will be
 * printed and saved. Choices are kept in the address, typed texts in this browser only. `close` ends its listeners.
 */
export function AntragSeite(
  data: AntragsseiteDaten,
  {lade, kommentare, window, version, ablage, href = (adresse) => adresse}: AntragSeiteOptions
): {element: HTMLElement; close: () => void} {
  const {document} = window;
  const {befunde, bild, regeln, zentren} = data;
  const spec = antragSpec(data);
  const store = createStore(spec, window);
  const speicher = eingabespeicher(ablage);
  const fensterTitel = document.title;
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Record<string, string | number | boolean | null> = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);

  const aendere = (change: Partial<AntragState>): void => store.set(wechsel(spec, store.state, change));
  const wahlfeld = (
    id: keyof typeof hilfetexte.antrag,
    titel: string,
    onChange: (wert: string) => void
  ): [HTMLElement, HTMLSelectElement] => {
    const select = el("select", {id: `antrag-${id}`});
    select.addEventListener("change", () => onChange(select.value));
    const kopf = Feldkopf(el("label", {for: select.id}, titel), hilfetexte.antrag[id], {document, href});
    return [el("div", {}, kopf, select), select];
  };
  const {wahl: worte} = texteAntrag;
  const [zentrumFeld, zentrumWahl] = wahlfeld("zentrum", worte.zentrum, (zentrum) =>
    aendere({zentrum: zentrum || null})
  );
  const [zweckFeld, zweckWahl] = wahlfeld("zweck", worte.zweck, (zweck) => aendere({zweck}));
  const [gruppenFeld, gruppenWahl] = wahlfeld("gruppe", worte.zielgruppe, (zielgruppe) => aendere({zielgruppe}));
  const [jahrFeld, jahrWahl] = wahlfeld("jahr", worte.jahr, (jahr) => aendere({jahr}));
  const [gebietFeld, gebietWahl] = wahlfeld("gebiet", worte.gebiet, (gebiet) => aendere({gebiet}));
  const [programmFeld, programmWahl] = wahlfeld("programm", worte.programm, (programm) => aendere({programm}));
  const echte = zentren.zentren.filter(({beispiel}) => !beispiel);
  const erfundene = zentren.zentren.filter(({beispiel}) => beispiel);
  const optionen = (liste: readonly {zentrum_id: string; name: string}[]): HTMLElement[] =>
    liste.map(({zentrum_id, name}) => el("option", {value: zentrum_id}, name));
  zentrumWahl.append(
    el("option", {value: ""}, worte.bitte),
    ...(echte.length > 0 ? [el("optgroup", {label: worte.echt}, optionen(echte))] : []),
    ...(erfundene.length > 0 ? [el("optgroup", {label: worte.beispiel}, optionen(erfundene))] : [])
  );
  zweckWahl.append(...zwecke.map((z) => el("option", {value: z}, texteAntrag.zweck[z].titel)));
  gruppenWahl.append(...befunde.zielgruppen.map(({id, titel}) => el("option", {value: id}, titel)));
  programmWahl.append(...regeln.programme.map(({id, titel}) => el("option", {value: id}, titel)));
  const leiste = el(
    "div",
    {class: "steuerleiste", role: "group", "aria-label": worte.titel},
    ...[zentrumFeld, zweckFeld, gruppenFeld, jahrFeld, gebietFeld],
    regeln.programme.length > 1 && programmFeld
  );

  const hinweise = el("div", {class: "antrag-hinweise", role: "status"});
  const beispiel = el("div");
  const meldung = el("p", {class: "nur-vorlesen", role: "status"});
  const vorschau = el("div", {class: "antrag-vorschau", id: "antrag-vorschau"});
  const erste = el(
    "div",
    {class: "antrag-erste"},
    el("h2", {}, worte.ersteFrage),
    el("p", {}, worte.ersteErklaerung),
    [
      {titel: worte.echt, liste: echte},
      {titel: worte.beispiel, liste: erfundene}
    ].flatMap(({titel, liste}) =>
      liste.length === 0
        ? []
        : [
            el("h3", {}, titel),
            el(
              "ul",
              {class: "antrag-zentren"},
              liste.map(({zentrum_id, name}) => {
                const knopf = el("button", {type: "button"}, name);
                knopf.addEventListener("click", () => {
                  aendere({zentrum: zentrum_id});
                  zentrumWahl.focus();
                });
                return el("li", {}, knopf);
              })
            )
          ]
    )
  );

  let wahl: Wahl | null = null;
  let texte: Texte = ohneTexte;
  let schluessel = "";
  let antrag: Antrag | null = null;
  let felderAus = "";
  let gesagt = "";

  const ausgabe = Ausgabe({
    dokument: () => antrag!.dokument,
    name: () =>
      dateiMitMarke(
        dokumentDateiname([wahl!.zweck, wahl!.zentrum.zentrum_id, wahl!.jahr ?? ""], "docx"),
        wahl!.zentrum
      ),
    window
  });
  const zweckErklaerung = el("p", {class: "klein", id: "antrag-zweck-erklaerung"});
  zweckWahl.setAttribute("aria-describedby", zweckErklaerung.id);
  const gespeichert = el("p", {class: "klein", role: "status"});
  const loeschen = el("button", {type: "button"}, texteAntrag.speicher.loeschen);
  const zurueckholen = el("button", {type: "button", hidden: true}, texteAntrag.speicher.zurueckholen);
  const veraltet = el("p", {class: "hinweis", hidden: true});
  const satzliste = Satzliste({
    document,
    onSatz(satz, text) {
      const saetze = {...texte.saetze};
      if (text === null) delete saetze[satz.id];
      else saetze[satz.id] = {regel: satz.regel, text};
      setzeTexte({saetze});
    }
  });
  const inhalt = (): HTMLElement => el("div");
  const [indikatoren, angaben, standards, soll, ziele, beschluss] = [1, 2, 3, 4, 5, 6].map(inhalt) as [
    ...[HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement]
  ];
  const klappen = {
    indikatoren: Klappe(document, "indikatoren", texteAntrag.indikatoren.titel, indikatoren),
    saetze: Klappe(document, "saetze", texteAntrag.saetze.titel, veraltet, satzliste.element),
    angaben: Klappe(document, "angaben", texteAntrag.angaben.titel, angaben),
    soll: Klappe(document, "soll", texteAntrag.soll.titel, soll),
    ziele: Klappe(document, "ziele", texteAntrag.ziele.titel, ziele),
    standards: Klappe(document, "standards", texteAntrag.standards.titel, standards),
    beschluss: Klappe(document, "beschluss", texteAntrag.beschluss.titel, beschluss)
  };
  const form = el(
    "div",
    {class: "antrag-form"},
    zweckErklaerung,
    ausgabe,
    Object.values(klappen),
    el(
      "section",
      {class: "antrag-speicher", "aria-labelledby": "antrag-speicher"},
      el("h2", {id: "antrag-speicher"}, texteAntrag.speicher.titel),
      el("p", {class: "klein"}, ablage ? texteAntrag.speicher.erklaerung : texteAntrag.speicher.ohne),
      el("p", {class: "antrag-knoepfe"}, loeschen, zurueckholen),
      gespeichert
    )
  );
  const oeffnen = el(
    "button",
    {type: "button", class: "antrag-vorschau-knopf", "aria-expanded": "false", "aria-controls": "antrag-vorschau"},
    texteAntrag.vorschauZeigen
  );
  const blattteil = el("section", {class: "antrag-blatt", "aria-label": texteAntrag.vorschau}, oeffnen, vorschau);
  oeffnen.addEventListener("click", () => {
    const offen = blattteil.classList.toggle("antrag-blatt-offen");
    oeffnen.setAttribute("aria-expanded", String(offen));
    oeffnen.textContent = offen ? texteAntrag.vorschauSchliessen : texteAntrag.vorschauZeigen;
  });
  const leer = el("div");
  const arbeit = el("div", {class: "antrag-arbeit"}, form, blattteil);

  /** What was deleted last on this sheet, until something else is typed; null if nothing was. */
  let geloescht: Texte | null = null;
  const merkeGeloescht = (vorher: Texte | null): void => {
    geloescht = vorher;
    zurueckholen.hidden = vorher === null;
  };

  function setzeTexte(change: Partial<Texte>): void {
    merkeGeloescht(null);
    texte = {...texte, ...change};
    const behalten = speicher.sichere(schluessel, texte);
    gespeichert.textContent = behalten || !ablage ? "" : texteAntrag.speicher.ohne;
    zeigeBlatt();
  }
  loeschen.addEventListener("click", () => {
    if (istLeer(texte)) {
      gespeichert.textContent = texteAntrag.speicher.nichts;
      return;
    }
    merkeGeloescht(texte);
    speicher.loesche(schluessel);
    texte = ohneTexte;
    felderAus = "";
    zeige();
    gespeichert.textContent = texteAntrag.speicher.geloescht;
  });
  zurueckholen.addEventListener("click", () => {
    if (geloescht === null) return;
    texte = geloescht;
    speicher.sichere(schluessel, texte);
    loeschen.focus();
    merkeGeloescht(null);
    felderAus = "";
    zeige();
    gespeichert.textContent = texteAntrag.speicher.zurueckgeholt;
  });

  const nachladen = Nachladen<ZentrumSeite>({
    ...{lade, document},
    zeige: () => zeige(),
    gewaehlt: () => store.state.zentrum ?? "",
    seite: (): HTMLElement => wurzel,
    hatAnsicht: () => antrag !== null,
    ziel: () => vorschau.querySelector<HTMLElement>("h2"),
    worte: {
      laedt: () => texteAntrag.laden.laedt(wahl?.zentrum.name ?? ""),
      fehler: () => texteAntrag.laden.fehler(wahl?.zentrum.name ?? ""),
      erneut: texteAntrag.laden.erneut
    }
  });
  const wurzel = el(
    "div",
    {class: "antrag-seite"},
    beispiel,
    leiste,
    hinweise,
    meldung,
    nachladen.element,
    erste,
    leer,
    arbeit
  );

  /** What to do for a centre that has not reported yet. */
  function OhneMeldung(zentrum: string): HTMLElement {
    const {titel, text, schritte, ziel, adresse} = texteAntrag.ohneMeldung;
    return el(
      "div",
      {class: "leerzustand antrag-leer"},
      el("h2", {}, titel(zentrum)),
      el("p", {}, text),
      el(
        "ol",
        {},
        schritte.map((schritt) => el("li", {}, schritt))
      ),
      el("p", {}, el("a", {href: href(adresse)}, ziel))
    );
  }

  /** Draws a part of the form anew and puts the keyboard back where it was, or on *fokus*. */
  function mitFokus(teil: HTMLElement, zeichne: () => HTMLElement[], fokus?: string): void {
    const aktiv = document.activeElement;
    const id = fokus ?? (aktiv && teil.contains(aktiv) ? aktiv.id : "");
    teil.replaceChildren(...zeichne());
    if (id) document.getElementById(id)?.focus();
  }

  function zeichneFelder(w: Wahl): void {
    const pool = verfuegbare(befunde, regeln, w.zielgruppe, w.gebiet);
    const gewaehlt = pool.filter(({indikator}) => w.indikatoren.includes(indikator.id));
    const hatOrte = schwerpunktorte(befunde, w.gebiet, gewaehlt).length > 0;
    mitFokus(indikatoren, () =>
      Indikatorwahl(document, {
        ...{pool, gewaehlt: w.indikatoren, orte: hatOrte ? w.orte : null},
        onOrte: () => aendere({orte: w.orte ? "aus" : null}),
        onWechsel: (id) => aendere({indikatoren: umgeschaltet(w.indikatoren, id)}),
        onVorgabe: () => aendere({indikatoren: null})
      })
    );
    mitFokus(standards, () =>
      Standardwahl(document, {
        ...{standards: regeln.standards, gewaehlt: w.standards, uebrige: w.uebrigeStandards},
        onUebrige: () => aendere({uebrige: w.uebrigeStandards ? null : "ja"}),
        onWechsel: (nummer) => aendere({standards: umgeschaltet(w.standards, nummer)})
      })
    );
    // Fields that hold what is being typed are drawn only when they belong to another sheet.
    const aus = `${schluessel} ${w.zielgruppe} ${w.gebiet}`;
    if (aus === felderAus) return;
    felderAus = aus;
    const onChange = setzeTexte;
    const holeTexte = (): Texte => texte;
    angaben.replaceChildren(...Angabenfeld(document, {texte: holeTexte, onChange}));
    const antwort = (groesse: Groesse): string => {
      const zentrum = nachladen.daten();
      if (!zentrum || w.jahr === null) return "";
      return sollAntwort(kennzahlenOf(zentrum, w.jahr, texte.soll).find((k) => k.groesse === groesse)!);
    };
    soll.replaceChildren(
      ...Sollfelder(document, {texte: holeTexte, antwort, mitBewertung: w.zweck === "sachbericht", onChange})
    );
    const zeichneZiele = (fokus?: string): void =>
      mitFokus(ziele, () => Zielfelder(document, {texte: holeTexte, pool, onChange, neuZeichnen: zeichneZiele}), fokus);
    zeichneZiele();
    const zeichneBeschluss = (fokus?: string): void =>
      mitFokus(
        beschluss,
        () => Beschlusswahl(document, {texte: holeTexte, onChange, neuZeichnen: zeichneBeschluss}),
        fokus
      );
    zeichneBeschluss();
  }

  function zeigeBlatt(): void {
    const zentrum = nachladen.daten();
    if (!wahl || !zentrum) return;
    const {zweck, jahr, zielgruppe, gebiet, programm} = wahl;
    antrag = antragMitSaetzen(
      {
        ...{zweck, jahr, zielgruppe, gebiet, programm, texte, version},
        ...{indikatoren: wahl.indikatoren, standards: wahl.standards},
        ...{uebrigeStandards: wahl.uebrigeStandards, orte: wahl.orte},
        adresse: window.location.href,
        intern: istIntern(document)
      },
      {befunde, bild, regeln, zentrum, kommentare}
    );
    vorschau.replaceChildren(Blatt(antrag.dokument, {document, allein: true}));
    satzliste.update(antrag.saetze);
    veraltet.hidden = antrag.veraltet.length === 0;
    veraltet.textContent = antrag.veraltet.length === 0 ? "" : texteAntrag.saetze.veraltet(antrag.veraltet.length);
  }

  /** Says, once the sheet stands, what it is about now; nothing for the first one, which the reader comes upon. */
  function sageBlatt({zentrum, zweck, jahr, gebiet, zielgruppe}: Wahl): void {
    const titelOf = (liste: readonly {id: string; titel: string}[], id: string): string =>
      liste.find((eintrag) => eintrag.id === id)?.titel ?? "";
    const gebietName = gebieteOf(befunde, zentrum).find(({gebiet_id}) => gebiet_id === gebiet)?.name ?? "";
    const satz = texteAntrag.vorschauNeu(
      [texteAntrag.zweck[zweck].titel, zentrum.name, jahr, gebietName, titelOf(befunde.zielgruppen, zielgruppe)]
        .filter((teil) => teil !== null && teil !== "")
        .join(", ")
    );
    if (gesagt !== "" && gesagt !== satz) meldung.textContent = satz;
    gesagt = satz;
  }

  function zeige(): void {
    const saetze = store.hinweise.join("\n");
    if (hinweise.dataset["text"] !== saetze) {
      hinweise.dataset["text"] = saetze;
      hinweise.replaceChildren(...store.hinweise.map((h) => el("p", {class: "hinweis"}, h)));
    }
    wahl = wahlOf(data, store.state);
    zentrumWahl.value = wahl?.zentrum.zentrum_id ?? "";
    zweckWahl.value = store.state.zweck!;
    gruppenWahl.value = store.state.zielgruppe!;
    programmWahl.value = store.state.programm!;
    erste.hidden = wahl !== null;
    arbeit.hidden = wahl === null;
    for (const feld of [jahrFeld, gebietFeld]) feld.hidden = wahl === null;
    if (!wahl) {
      nachladen.fertig();
      beispiel.replaceChildren();
      leer.replaceChildren();
      document.title = fensterTitel;
      return;
    }
    const {zentrum, zweck, jahr} = wahl;
    const jahre = jahreOf(zentrum);
    jahrWahl.replaceChildren(
      ...(jahre.length > 0
        ? jahre.map((j) => el("option", {value: j}, j))
        : [el("option", {value: ""}, worte.keinJahr)])
    );
    jahrWahl.value = String(jahr ?? "");
    const gebiete = gebieteOf(befunde, zentrum);
    gebietFeld.hidden = gebiete.length < 2;
    gebietWahl.replaceChildren(...gebiete.map(({gebiet_id, name}) => el("option", {value: gebiet_id}, name)));
    gebietWahl.value = wahl.gebiet;
    zweckErklaerung.textContent = texteAntrag.zweck[zweck][jahr === null ? "ohneMeldung" : "erklaerung"];
    const neuerSchluessel = schluesselOf(zentrum.zentrum_id, zweck, jahr);
    if (neuerSchluessel !== schluessel) {
      schluessel = neuerSchluessel;
      texte = speicher.lade(schluessel);
      merkeGeloescht(null);
      gespeichert.textContent = "";
    }
    for (const [name, klappe] of Object.entries(klappen)) {
      const ohne = {zuwendungsantrag: [], sachbericht: [], kurzprofil: ["soll", "ziele", "standards", "beschluss"]}[
        zweck
      ];
      // Without a reported year there is neither a record to set a target beside nor a self-assessment.
      const ohneJahr = jahr === null && (name === "soll" || name === "standards");
      klappe.hidden = ohneJahr || (ohne as string[]).includes(name);
    }
    if (!nachladen.daten()) return;
    nachladen.fertig();
    leer.replaceChildren(...(jahr === null ? [OhneMeldung(zentrum.name)] : []));
    beispiel.replaceChildren(...[Beispielhinweis(zentrum, document)].filter((h) => h !== null));
    zeichneFelder(wahl);
    zeigeBlatt();
    document.title = texteAntrag.fenster(texteAntrag.zweck[zweck].titel, zentrum.name);
    sageBlatt(wahl);
  }

  const stop = store.subscribe(zeige);
  zeige();

  return {
    element: wurzel,
    close() {
      document.title = fensterTitel;
      nachladen.close();
      stop();
      store.close();
    }
  };
}
