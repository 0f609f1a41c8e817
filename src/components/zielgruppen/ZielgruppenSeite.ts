import type {
  Leistungsstand,
  LueckenGruppe,
  Versorgungsreihe,
  ZielgruppenData
} from "../../../loaders/marts/leistungenShapes.js";
import {formatMitEinheit, formatWert, formatZahl, formatZeitraum} from "../../lib/format.js";
import {lueckenurteilOf} from "../../lib/leistungen/lueckenurteil.js";
import {messgroessen} from "../../lib/leistungen/messgroessen.js";
import {istZahl, type Zahl} from "../../lib/schutz.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {hilfetexte} from "../../lib/texte/hilfe.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {texteZielgruppen as texte} from "../../lib/texte/zielgruppen.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {Gebietebalken} from "../charts/Gebietebalken.js";
import {Zeitverlauf} from "../charts/Zeitverlauf.js";
import {Seitenmitnahme} from "../ausfuhr/Seitenmitnahme.js";
import {element, type Kind} from "../dom.js";
import {Feldkopf, type Hilfetext} from "../hilfe.js";
import {Beispielhinweis, KeineLeistungen, mitMarke, leistungsquelle} from "../leistungen/Beispiel.js";
import {Leistungswert} from "../leistungen/Leistungswert.js";
import {erklaereSchutz, Schutzzeichen} from "../leistungen/Schutz.js";
import {Nachladen} from "../nachladen.js";
import {Intervallanzeige, Wertanzeige} from "../profil/Wertanzeige.js";
import {zielgruppenSpec} from "./zustand.js";

export interface ZielgruppenSeiteOptions {
  window: StateWindow;
  /** Gets the records of one group, with *erneut* past the browser's cache; rejects if they cannot be had. */
  lade: (gruppe: string, erneut: boolean) => Promise<LueckenGruppe>;
  /** Keys of the Bezirksregionen in the order of the records' columns. */
  regionen: readonly {gebiet_id: string; name: string}[];
  vorgabeLambda: number;
  /** Below this coverage a gap is called one. */
  deckungUnter: number;
  href?: (adresse: string) => string;
  document?: Document;
}

type Gruppe = ZielgruppenData["zielgruppen"][number];
const personen = {einheit: texte.wo.einheit, einheit_kurz: "", nachkommastellen: 0, klassen: null};
const prozent = {einheit: "Prozent", einheit_kurz: "%", nachkommastellen: 1, klassen: null};
const prozentText = (wert: number | null): string =>
  wert === null ? "…" : formatWert({wert, status: "wert"}, prozent);
const zahlText = (wert: number | null): string => (wert === null ? "…" : formatZahl(wert));

/** The page that begins with a target group: where it lives, how it changes, signs of need, what is recorded, where a gap is. */
export function ZielgruppenSeite(
  data: ZielgruppenData,
  {
    window,
    lade,
    regionen,
    vorgabeLambda,
    deckungUnter,
    href = (a) => a,
    document = globalThis.document
  }: ZielgruppenSeiteOptions
): {element: HTMLElement; close: () => void} {
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Record<string, string | number | boolean | null> = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  const {stand} = data;
  const store = createStore(zielgruppenSpec(data), window);
  const fensterTitel = document.title;

  const gruppenwahl = el(
    "select",
    {id: "zielgruppen-gruppe"},
    data.zielgruppen.map(({id, titel}) => el("option", {value: id}, titel))
  );
  gruppenwahl.addEventListener("change", () => store.set({gruppe: gruppenwahl.value}));
  const jahrwahl = el(
    "select",
    {id: "zielgruppen-jahr"},
    stand.meldejahre.toReversed().map(({jahr}) => el("option", {value: jahr}, jahr))
  );
  jahrwahl.addEventListener("change", () => store.set({jahr: jahrwahl.value}));
  const wahl = (select: HTMLSelectElement, titel: string, hilfe?: Omit<Hilfetext, "titel">): HTMLElement =>
    el("div", {}, Feldkopf(el("label", {for: select.id}, titel), hilfe, {document, href}), select);
  const leiste = el(
    "div",
    {class: "steuerleiste", role: "group", "aria-label": texte.wahl.titel},
    wahl(gruppenwahl, texte.wahl.gruppe, hilfetexte.zielgruppen.gruppe),
    stand.meldejahre.length > 0 && wahl(jahrwahl, texte.wahl.jahr)
  );
  const hinweise = el("div", {class: "index-hinweise", role: "status"});
  const meldung = el("p", {class: "nur-vorlesen zielgruppen-meldung", role: "status"});
  const inhalt = el("div", {class: "zielgruppe"});
  const leistung = el("div", {class: "zielgruppe-leistung"});
  const leistungsteil = el("div");
  const abschnitt = (id: string, titel: string, ...kinder: Kind[]): HTMLElement =>
    el("section", {"aria-labelledby": id}, el("h2", {id, tabindex: -1}, titel), kinder);

  function Wo(gruppe: Gruppe): HTMLElement {
    const teil = gruppe.personen;
    if (!teil)
      return abschnitt(
        "zielgruppe-wo",
        texte.wo.titel,
        el("p", {class: "lesetext"}, texte.wo.ohne),
        el(
          "p",
          {class: "lesetext"},
          gruppe.kleinste_ebene === null || gruppe.kleinste_ebene === "berlin"
            ? texte.wo.keineEbene
            : texte.wo.kleinste(texteProfil.ebenen[gruppe.kleinste_ebene].titel)
        )
      );
    const stichtag = formatZeitraum(teil.stand);
    const als = teil.gezaehlt_als;
    const meiste = teil.bzr.toSorted((a, b) => (b.personen ?? -1) - (a.personen ?? -1))[0];
    const hoechster = teil.bzr.toSorted((a, b) => (b.anteil ?? -1) - (a.anteil ?? -1))[0];
    const balken = teil.bzr.map((g) => ({
      gebiet_id: g.gebiet_id,
      name: g.name,
      wert: g.personen,
      status: g.personen === null ? "fehlt" : "wert"
    }));
    const tabelle = (gebiete: typeof teil.bzr, mitRegion: boolean, beschriftung: string) => ({
      beschriftung,
      sortierbar: true,
      spalten: [
        {titel: texte.wo.spalten.gebiet},
        ...(mitRegion ? [{titel: texte.wo.spalten.region}] : []),
        {titel: als ?? texte.wo.spalten.personen, zahl: true},
        {titel: texte.wo.spalten.anteil, zahl: true}
      ],
      zeilen: gebiete.map((g) => [
        {inhalt: el("a", {href: href(`/gebiete/${g.gebiet_id}`)}, g.name), sortierwert: g.name},
        ...(mitRegion ? [{inhalt: g.parent_name, sortierwert: g.parent_name}] : []),
        {inhalt: zahlText(g.personen), sortierwert: g.personen},
        {inhalt: prozentText(g.anteil), sortierwert: g.anteil}
      ])
    });
    return abschnitt(
      "zielgruppe-wo",
      texte.wo.titel,
      el(
        "p",
        {class: "lesetext"},
        texte.wo.blick(formatZahl(teil.bezirk), teil.anteil === null ? null : prozentText(teil.anteil), stichtag, als),
        teil.hinweis === null ? "" : ` ${teil.hinweis}`
      ),
      ChartFigure({
        id: "zielgruppe-regionen",
        titel: texte.wo.bild(gruppe.titel, als),
        untertitel: [texteProfil.ebenen.bzr.plural, stichtag, texte.wo.einheit].join(texteProfil.chart.trenner),
        befund:
          meiste && gruppe.id === "alle"
            ? texte.wo.befundAlle(meiste.name, zahlText(meiste.personen))
            : meiste && hoechster
              ? texte.wo.befund(meiste.name, zahlText(meiste.personen), hoechster.name, prozentText(hoechster.anteil))
              : texte.wo.ohne,
        zeichne: (width) => Gebietebalken(balken, {einheit: personen, width: Math.min(width, 760), document}),
        quelle: teil.quellenvermerke,
        datenstand: stichtag,
        ausfuhr: {name: {was: gruppe.id, wo: "bzr"}},
        tabelle: tabelle(teil.bzr, false, texte.wo.bild(gruppe.titel, als)),
        document
      }),
      el(
        "details",
        {class: "daten"},
        el("summary", {}, texte.wo.plr(teil.plr.length)),
        Datentabelle({...tabelle(teil.plr, true, texte.wo.plr(teil.plr.length)), document})
      ),
      Verlauf(gruppe, teil)
    );
  }

  function Verlauf(gruppe: Gruppe, teil: NonNullable<Gruppe["personen"]>): Kind {
    const {verlauf, quellenvermerke, stand: tag, gezaehlt_als: als} = teil;
    const [erstes] = verlauf;
    const letztes = verlauf.at(-1);
    if (!erstes || !letztes || verlauf.length < 2) return null;
    const unterschied = letztes.wert - erstes.wert;
    const worte = texte.verlauf;
    return ChartFigure({
      id: "zielgruppe-verlauf",
      titel: worte.titel(als ?? gruppe.titel),
      untertitel: worte.umfang(erstes.jahr, letztes.jahr),
      befund: [
        worte.befund(
          formatZahl(erstes.wert),
          erstes.jahr,
          formatZahl(letztes.wert),
          letztes.jahr,
          unterschied === 0
            ? worte.gleich
            : (unterschied > 0 ? worte.mehr : worte.weniger)(formatZahl(Math.abs(unterschied)))
        ),
        worte.sicherheit
      ].join(" "),
      zeichne: (width) =>
        Zeitverlauf([{name: worte.name, art: "bezirk", werte: verlauf}], {
          einheit: personen,
          bruchmarke: String,
          width: Math.min(width, 860),
          document
        }),
      quelle: quellenvermerke,
      datenstand: formatZeitraum(tag),
      ausfuhr: {name: {was: gruppe.id, wo: "bezirk", wann: `${erstes.jahr}/${letztes.jahr}`}},
      tabelle: {
        beschriftung: worte.titel(als ?? gruppe.titel),
        spalten: [{titel: worte.jahr}, {titel: als ?? texte.wo.spalten.personen, zahl: true}],
        zeilen: verlauf.map(({jahr, wert}) => [{inhalt: String(jahr)}, {inhalt: formatZahl(wert)}])
      },
      document
    });
  }

  function Lage({titel, indikatoren}: Gruppe): HTMLElement {
    const {spalten} = texte.lage;
    return abschnitt(
      "zielgruppe-lage",
      texte.lage.titel,
      indikatoren.length === 0
        ? el("p", {class: "lesetext"}, texte.lage.ohne)
        : Datentabelle({
            beschriftung: texte.lage.beschriftung(titel),
            spalten: [
              {titel: spalten.indikator},
              {titel: spalten.zeitraum},
              {titel: spalten.bezirk, zahl: true},
              {titel: spalten.berlin, zahl: true},
              {titel: spalten.niedrig, zahl: true},
              {titel: spalten.hoch, zahl: true}
            ],
            zeilen: indikatoren.map(({indikator, zeitraum, bezirk, berlin, spanne}) => {
              const wert = (w: typeof bezirk): Kind => [
                Wertanzeige(w, indikator, document),
                Intervallanzeige(w, indikator, document)
              ];
              const ende = (s: typeof spanne, seite: "niedrig" | "hoch"): Kind =>
                s
                  ? [
                      el(
                        "span",
                        {class: "urteil"},
                        s.ebene === "bzr" ? s[seite].name : `${s[seite].name} (${texteProfil.ebenen.plr.titel})`
                      ),
                      " ",
                      wert(s[seite].wert)
                    ]
                  : "";
              return [
                {inhalt: el("a", {href: href(`/indikatoren/${indikator.id}`)}, indikator.titel)},
                {inhalt: formatZeitraum(zeitraum)},
                {inhalt: wert(bezirk)},
                {inhalt: wert(berlin)},
                {inhalt: ende(spanne, "niedrig")},
                {inhalt: ende(spanne, "hoch")}
              ];
            }),
            document
          })
    );
  }

  function Liste(titel: string, eintraege: readonly {titel: string; anzahl: NonNullable<Zahl>}[], leer: string): Kind {
    return el(
      "div",
      {class: "zielgruppe-liste"},
      el("h3", {}, titel),
      eintraege.length === 0
        ? el("p", {}, leer)
        : el(
            "ul",
            {},
            eintraege.map((e) =>
              el("li", {}, `${e.titel}: `, istZahl(e.anzahl) ? formatZahl(e.anzahl) : Schutzzeichen(document))
            )
          )
    );
  }

  /** What is computed from a documented figure: nothing where there is none, the sign where that is withheld. */
  const abgeleitet = (status: string, wert: number | null, text: (wert: number) => string): Kind =>
    status === "geschuetzt" ? Schutzzeichen(document) : wert === null ? "" : text(wert);
  const rateText = (wert: number): string => formatZahl(wert, 1);

  function Dokumentiert(gruppe: Gruppe, daten: LueckenGruppe, jahr: number): HTMLElement {
    const eigenes = daten.jahre.find((j) => j.jahr === jahr);
    const reihen = eigenes?.ebenen.find((e) => e.ebene === "bzr")?.reihen ?? [];
    const zeilen = messgroessen.flatMap((messgroesse) => {
      const reihe = reihen.find((r) => r.logik === "standort" && r.messgroesse === messgroesse);
      if (!reihe) return [];
      const {bezirk} = reihe;
      return [
        [
          {inhalt: texteLeistungen.messgroesse[messgroesse].titel},
          {inhalt: Leistungswert(document, bezirk, messgroesse), sortierwert: bezirk.wert},
          ...(gruppe.personen === null
            ? []
            : [{inhalt: abgeleitet(bezirk.status, bezirk.je_1000, rateText), sortierwert: bezirk.je_1000}]),
          {inhalt: `${bezirk.gemeldet}/${bezirk.zentren}`}
        ]
      ];
    });
    const {leistung: worte} = texte;
    const abdeckung = stand.meldejahre.find((m) => m.jahr === jahr);
    const imJahr = <T extends {jahr: number}>(eintraege: readonly T[]): T[] => eintraege.filter((e) => e.jahr === jahr);
    const gezaehlt = gruppe.personen !== null;
    return abschnitt(
      "zielgruppe-dokumentiert",
      worte.titel,
      abdeckung &&
        el(
          "p",
          {class: "lesetext"},
          mitMarke(worte.abdeckung(jahr, texteLeistungen.abdeckung(abdeckung.gemeldet, abdeckung.zentren)), stand)
        ),
      el(
        "p",
        {class: "lesetext"},
        `${gruppe.id === "alle" ? worte.alle : gezaehlt ? worte.benannt : worte.ohnePersonen} ${texteLeistungen.wirkung}`
      ),
      Datentabelle({
        beschriftung: mitMarke(worte.beschriftung(gruppe.titel, jahr), stand),
        beschriftungSichtbar: true,
        spalten: [
          {titel: worte.spalten.groesse},
          {titel: worte.spalten.wert, zahl: true},
          ...(gezaehlt ? [{titel: worte.spalten.je1000, zahl: true}] : []),
          {titel: worte.spalten.gemeldet, zahl: true}
        ],
        zeilen,
        document
      }),
      el(
        "div",
        {class: "zielgruppe-listen"},
        Liste(mitMarke(worte.bereiche(jahr), stand), imJahr(gruppe.angebote), worte.keineAngebote),
        Liste(mitMarke(worte.anliegen(jahr), stand), imJahr(gruppe.anliegen), worte.keineAnliegen)
      )
    );
  }

  function Luecke(gruppe: Gruppe, daten: LueckenGruppe, jahr: number): HTMLElement {
    const ebene = daten.jahre.find((j) => j.jahr === jahr)?.ebenen.find((e) => e.ebene === "bzr");
    const reihe = ebene?.reihen.find((r) => r.logik === "einsatzgebiet" && r.messgroesse === "stunden");
    const {luecke: worte} = texte;
    const mehr = el(
      "p",
      {},
      el("a", {href: href(`/luecken?zielgruppe=${gruppe.id}&jahr=${jahr}`)}, worte.alle(gruppe.titel))
    );
    if (!ebene || !reihe?.luecke) {
      const grund = gruppe.personen !== null && reihe?.status.includes("geschuetzt") ? worte.geschuetzt : worte.ohne;
      return abschnitt("zielgruppe-luecke", worte.titel, el("p", {}, grund), mehr);
    }
    const {je_lambda, robust} = reihe.luecke;
    const mitte = je_lambda.find((l) => l.lambda === vorgabeLambda) ?? je_lambda[0]!;
    const einordnung = (i: number): string => {
      const urteil = lueckenurteilOf({deckung: mitte.deckung[i] ?? null, robust: robust[i] ?? null}, deckungUnter);
      return urteil === null ? "" : texteLeistungen.lueckenurteil[urteil];
    };
    return abschnitt(
      "zielgruppe-luecke",
      worte.titel,
      el("p", {class: "lesetext"}, worte.deckung),
      Datentabelle({
        beschriftung: mitMarke(
          worte.beschriftung(gruppe.titel, jahr, texteLeistungen.logik.einsatzgebiet.titel),
          stand
        ),
        beschriftungSichtbar: true,
        sortierbar: true,
        spalten: [
          {titel: worte.spalten.gebiet},
          {titel: worte.spalten.personen, zahl: true},
          {titel: worte.spalten.stunden, zahl: true},
          {titel: worte.spalten.je1000, zahl: true},
          {titel: worte.spalten.deckung, zahl: true},
          {titel: worte.spalten.sicher},
          {titel: worte.spalten.gemeldet, zahl: true}
        ],
        zeilen: regionen.map(({gebiet_id, name}, i) =>
          zeileOf(reihe, ebene.personen, mitte.deckung, i, name, gebiet_id, einordnung(i))
        ),
        document
      }),
      mehr
    );
  }

  function zeileOf(
    reihe: Versorgungsreihe,
    menschen: readonly (number | null)[],
    deckung: readonly (number | null)[],
    i: number,
    name: string,
    gebietId: string,
    einordnung: string
  ) {
    const zahl = {wert: reihe.wert[i] ?? null, status: reihe.status[i] ?? "fehlt", teilwert: reihe.teilwert[i] ?? null};
    const je = reihe.je_1000[i] ?? null;
    const d = deckung[i] ?? null;
    return [
      {inhalt: el("a", {href: href(`/gebiete/${gebietId}`)}, name), sortierwert: name},
      {inhalt: zahlText(menschen[i] ?? null), sortierwert: menschen[i] ?? null},
      {inhalt: Leistungswert(document, zahl, "stunden"), sortierwert: zahl.wert},
      {inhalt: abgeleitet(zahl.status, je, rateText), sortierwert: je},
      {inhalt: abgeleitet(zahl.status, d, (x) => formatMitEinheit(x * 100, "%", 0)), sortierwert: d},
      {inhalt: einordnung, sortierwert: einordnung},
      {inhalt: `${reihe.gemeldet[i] ?? 0}/${reihe.zentren[i] ?? 0}`, sortierwert: reihe.gemeldet[i] ?? 0}
    ];
  }

  const gruppeOf = (id: string): Gruppe => data.zielgruppen.find((g) => g.id === id)!;

  const nachladen = Nachladen<LueckenGruppe>({
    lade,
    gewaehlt: () => store.state.gruppe,
    zeige: zeigeLeistung,
    seite: (): HTMLElement => leistung,
    hatAnsicht: () => leistungsteil.childElementCount > 0,
    ziel: () => leistungsteil.querySelector("h2"),
    worte: {
      laedt: () => texte.leistung.laedt,
      fehler: () => texte.leistung.gescheitert,
      erneut: texte.leistung.erneut
    },
    document
  });
  leistung.append(nachladen.element, leistungsteil);

  let gesagt = "";
  /** Says, once all of it stands, what is shown now; nothing of the first view, which the reader comes upon. */
  function sageAnsicht(gruppe: Gruppe, jahr: string): void {
    const satz = texte.gezeigt(gruppe.titel, jahr);
    if (gesagt !== "" && gesagt !== satz) meldung.textContent = satz;
    gesagt = satz;
  }

  function zeigeLeistung(): void {
    const {gruppe: id, jahr} = store.state;
    const gruppe = gruppeOf(id);
    if (jahr === "") {
      leistungsteil.replaceChildren(KeineLeistungen(document, href));
      return sageAnsicht(gruppe, jahr);
    }
    const daten = nachladen.daten();
    // What is recorded for another group must not stand below this one's name.
    if (!daten) return leistungsteil.replaceChildren();
    nachladen.fertig();
    const teile = [Dokumentiert(gruppe, daten, Number(jahr)), Luecke(gruppe, daten, Number(jahr))];
    erklaereSchutz(teile, document, href);
    leistungsteil.replaceChildren(...teile);
    sageAnsicht(gruppe, jahr);
  }

  let gezeigt = "";
  function zeige(): void {
    const {gruppe: id, jahr} = store.state;
    const gruppe = gruppeOf(id);
    gruppenwahl.value = id;
    jahrwahl.value = jahr;
    hinweise.replaceChildren(...store.hinweise.map((satz) => el("p", {class: "hinweis"}, satz)));
    if (gezeigt !== id) {
      gezeigt = id;
      document.title = texte.fenster(gruppe.titel);
      inhalt.replaceChildren(
        el(
          "div",
          {class: "zielgruppe-kopf lesetext"},
          el("p", {}, gruppe.beschreibung),
          el("p", {class: "quelle"}, texte.grundlage(gruppe.grundlage)),
          el("p", {}, gruppe.hinweis)
        ),
        Wo(gruppe),
        Lage(gruppe)
      );
    }
    zeigeLeistung();
  }

  const stop = store.subscribe(zeige);
  const teile = el("div", {}, inhalt, leistung);
  const wurzel = el(
    "div",
    {class: "zielgruppen-seite"},
    Beispielhinweis(stand, document),
    leiste,
    hinweise,
    meldung,
    teile,
    Seitenmitnahme(
      () => teile,
      () => {
        const {titel, personen: teil, indikatoren} = gruppeOf(store.state.gruppe);
        return {
          titel: mitMarke(texte.ausfuhr.titel(titel), stand),
          untertitel: texte.ausfuhr.untertitel(store.state.jahr),
          name: {was: `zielgruppe_${store.state.gruppe}`, wo: "bezirk", wann: store.state.jahr, ansicht: "zielgruppe"},
          quellen: [
            ...new Set([
              ...(teil?.quellenvermerke ?? []),
              ...indikatoren.map(({indikator}) => indikator.quellenvermerk),
              ...(stand.vorgabejahr === null ? [] : [leistungsquelle(stand)])
            ])
          ],
          datenstand: teil ? formatZeitraum(teil.stand) : store.state.jahr
        };
      },
      {drucken: () => document.defaultView?.print(), document}
    ),
    Zuordnung(data, {stand, href, document})
  );
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

/** The one table that says which figures and services belong to which group. */
function Zuordnung(
  {zielgruppen}: ZielgruppenData,
  {stand, href, document}: {stand: Leistungsstand; href: (adresse: string) => string; document: Document}
): HTMLElement {
  const worte = texte.zuordnung;
  const liste = (teile: readonly Kind[]): Kind =>
    teile.length === 0
      ? worte.keine
      : element(
          document,
          "ul",
          {class: "knapp"},
          teile.map((t) => element(document, "li", {}, t))
        );
  return element(
    document,
    "section",
    {"aria-labelledby": "zielgruppen-zuordnung"},
    element(document, "h2", {id: "zielgruppen-zuordnung"}, worte.titel),
    element(document, "p", {class: "lesetext"}, worte.text),
    element(
      document,
      "details",
      {class: "daten"},
      element(document, "summary", {}, texteProfil.chart.tabelle),
      Datentabelle({
        beschriftung: mitMarke(worte.beschriftung, stand),
        spalten: Object.values(worte.spalten).map((titel) => ({titel})),
        zeilen: zielgruppen.map((g) => [
          {inhalt: element(document, "a", {href: href(`/zielgruppen?gruppe=${g.id}`)}, g.titel)},
          {inhalt: g.personen === null ? worte.nichtGezaehlt : (g.personen.hinweis ?? g.beschreibung)},
          {
            inhalt: liste(
              g.indikatoren.map(({indikator}) =>
                element(document, "a", {href: href(`/indikatoren/${indikator.id}`)}, indikator.titel)
              )
            )
          },
          {
            inhalt: liste(
              g.angebote
                .filter(({jahr}) => jahr === stand.vorgabejahr)
                .map(({titel, anzahl}) => `${titel}: ${formatZahl(anzahl)}`)
            )
          }
        ]),
        document
      })
    )
  );
}
