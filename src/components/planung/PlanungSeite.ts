import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {PlanungData} from "../../../loaders/marts/jahresplanung.js";
import {endeOf} from "../../lib/alter.js";
import {grossgeschrieben} from "../../lib/format.js";
import {tagOf} from "../../lib/heute.js";
import {dateinameSitzung, dateinameStimmzettel, schreibeSitzung, schreibeStimmzettel} from "../../lib/planung/datei.js";
import {rueckschauDokument, setzeNachzaehlung} from "../../lib/planung/rueckschau.js";
import {fehlendes, hinweise, neueSitzung, oeffne} from "../../lib/planung/sitzung.js";
import {planungsspeicher} from "../../lib/planung/speicher.js";
import {beispielsitzung} from "../../lib/planung/beispiel.js";
import {hatBeispielstimmen, stimmzetteldatei} from "../../lib/planung/stimmen.js";
import {schritte, type Meldung, type Sitzung, type Thema} from "../../lib/planung/typen.js";
import {vorschlaege, type Quellen} from "../../lib/planung/vorschlaege.js";
import type {Dokument} from "../../lib/dokument/modell.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {Blatt} from "../dokument/Blatt.js";
import {element, type Kind} from "../dom.js";
import {Beispielhinweis} from "../leistungen/Beispiel.js";
import {speichere as speichereDatei, type Datei} from "../speichern.js";
import {storageOf} from "../speicherort.js";
import {Abstimmen, neuerAbstimmungsstand} from "./Abstimmen.js";
import {DocxKnopf} from "./Ausgabe.js";
import {Beschluss} from "./Beschluss.js";
import {Bogen} from "./Bogen.js";
import {jsonTyp, leseDatei} from "./dateien.js";
import {Ergebnis} from "./Ergebnis.js";
import {Feld, knopf, textfeld} from "./felder.js";
import type {Folgen, Frage, Kontext} from "./kontext.js";
import {Kriterien} from "./Kriterien.js";
import {Leiste} from "./Leiste.js";
import {Protokoll, SicherKnopf} from "./Protokoll.js";
import {Rahmen} from "./Rahmen.js";
import {Gelesen, Start} from "./Start.js";
import {Themen} from "./Themen.js";
import {
  abstimmen as abstimmenSchritt,
  ergebnis as ergebnisSchritt,
  kriterien as kriterienSchritt,
  planungSpec,
  protokoll,
  start,
  themen as themenSchritt
} from "./zustand.js";

const texte = textePlanungSeite;

export interface PlanungSeiteData {
  befunde: BefundeData;
  bild: VersorgungsbildData;
  planung: PlanungData;
}

export interface PlanungSeiteOptions {
  window: StateWindow & Pick<Window, "print"> & {readonly localStorage: Storage};
  heute: Date;
  /** Version of the atlas. */
  version: string;
  href?: (adresse: string) => string;
  speichere?: (datei: Datei) => void;
  /** A random name; tests bring their own. */
  zufall?: () => string;
  document?: Document;
}

/** What stands at the start: the choice, a file that was read, a review, or a ballot to fill in. None of it is an address. */
type Ansicht =
  | {art: "wahl"}
  | {art: "gelesen"; name: string; sitzung: Sitzung}
  | {art: "rueckschau"; sitzung: Sitzung}
  | {art: "ausfuellen"; sitzung: Sitzung; fertig: string | null};

/** 32 random hexadecimal digits; randomUUID would want a secure connection. */
function zufallsname(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** *text* without *anfang* and a colon at its start, and with a capital letter. */
function ohneAnfang(text: string, anfang: string): string {
  if (!text.startsWith(anfang)) return text;
  return grossgeschrieben(text.slice(anfang.length).replace(/^:? /, ""));
}

/** The last day that any figure of the atlas speaks of, as an ISO day. */
const neuesterTag = ({indikatoren}: BefundeData): string =>
  indikatoren.flatMap(({ebenen}) => ebenen.map(({zeitraum}) => endeOf(zeitraum))).reduce((a, b) => (b > a ? b : a), "");

/**
 * The annual session of the Verbund below the page's heading: start and seven steps. Everything lives in this browser's
 * storage; the address holds the number of the step only. `close` ends its listeners.
 */
export function PlanungSeite(
  data: PlanungSeiteData,
  {
    window,
    heute,
    version,
    document = globalThis.document,
    href = (adresse) => adresse,
    speichere = (datei) => speichereDatei(document, datei),
    zufall = zufallsname
  }: PlanungSeiteOptions
): {element: HTMLElement; close: () => void} {
  const quellen: Quellen = data;
  const tag = tagOf(heute);
  const storage = storageOf(window);
  const speicher = planungsspeicher(storage);
  const vorjahresspeicher = planungsspeicher(storage, "vorjahr");
  const store = createStore(planungSpec, window);
  const fensterTitel = document.title;

  const geladen = speicher.lade();
  let sitzung = geladen.sitzung;
  let vorjahr = vorjahresspeicher.lade().sitzung;
  let speichermeldung = geladen.meldung;
  let ansicht: Ansicht = {art: "wahl"};
  let abstimmung = neuerAbstimmungsstand();
  let rueckgaengig: {text: string; sitzung: Sitzung} | null = null;
  let gezeichnet: number | null = null;
  /** Steps that were left once: what is filled in beforehand counts as done only then. */
  const verlassen = new Set<number>();
  /** Vanishes with the next step. */
  let dateifehler: string | null = null;

  const ansage = element(document, "p", {class: "nur-vorlesen", role: "status"});
  const nachricht = element(document, "p", {class: "planung-nachricht klein"});
  const bereich = element(document, "section", {class: "planung-bereich", "aria-labelledby": "planung-titel"});
  const ablage = element(document, "aside", {
    class: "planung-ablage nicht-drucken",
    "aria-label": texte.speicher.titel
  });
  const balken = element(document, "div", {class: "planung-balken nicht-drucken"});
  const warnungen = element(document, "div", {class: "planung-warnungen nicht-drucken", role: "status"});
  const fehltBereich = element(document, "div", {class: "planung-fehlt nicht-drucken"});
  const leiste = Leiste(document, (schritt) => geheZu(schritt));
  const wurzel = element(
    document,
    "div",
    {class: "planung-seite"},
    ansage,
    Beispielhinweis(data.bild.stand, document),
    element(document, "div", {class: "planung-links"}, leiste.element, ablage),
    element(document, "div", {class: "planung-rechts"}, balken, bereich)
  );

  const schrittNummer = (): number => Number(store.state.schritt);
  const sage = (text: string): void => {
    // Said twice, the same words would not be read out again.
    ansage.textContent = "";
    ansage.textContent = text;
    nachricht.textContent = text;
  };

  function sichere(): void {
    if (sitzung) speichermeldung = speicher.sichere(sitzung);
    zeigeAblage();
  }

  function geheZu(schritt: number): void {
    if (schritt === start) ansicht = {art: "wahl"};
    if (schritt === schrittNummer()) return zeichne({fokus: "planung-titel"});
    store.set({schritt: String(schritt)});
  }

  function frage({nach, text, ja, dann, sonst}: Frage): void {
    for (const alte of wurzel.querySelectorAll(".planung-frage")) alte.remove();
    const id = "planung-frage";
    const zurueck = document.activeElement as HTMLElement | null;
    const box = element(
      document,
      "div",
      {class: "hinweis planung-frage", role: "alertdialog", "aria-labelledby": id, tabindex: -1},
      element(document, "p", {id}, text),
      element(
        document,
        "p",
        {class: "planung-knoepfe"},
        knopf(document, "planung-frage-ja", ja, () => {
          box.remove();
          dann();
        }),
        knopf(document, "planung-frage-nein", texte.abbrechen, () => {
          box.remove();
          sonst?.();
          (zurueck?.isConnected ? zurueck : (zurueck?.id && document.getElementById(zurueck.id)) || null)?.focus();
        })
      )
    );
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") box.querySelector<HTMLElement>("#planung-frage-nein")!.click();
    });
    nach.after(box);
    box.focus();
  }

  let proposed: readonly Thema[] | null = null;
  // Every field, group and area is looked at for it: once is enough.
  const proposals = (): readonly Thema[] => (proposed ??= vorschlaege(quellen));

  const kontext: Kontext = {
    vorschlaege: proposals,
    ...{document, href, quellen, version, zufall, sage, frage, geheZu, speichere},
    heute: tag,
    get adresse() {
      return window.location.href;
    },
    get sitzung() {
      return sitzung!;
    },
    drucke: () => window.print(),
    merke(neu) {
      sitzung = neu;
      rueckgaengig = null;
      sichere();
      zeigeBalken();
      zeigeStand();
    },
    setze(neu, folgen = {}) {
      rueckgaengig = folgen.rueckgaengig && sitzung ? {text: folgen.ansage ?? "", sitzung} : null;
      sitzung = neu;
      sichere();
      zeichne(folgen);
    },
    zeichne: (folgen) => zeichne(folgen)
  };

  function beginne(neu: Sitzung, schritt: number, text: string): void {
    abstimmung = neuerAbstimmungsstand();
    ansicht = {art: "wahl"};
    rueckgaengig = null;
    verlassen.clear();
    sitzung = neu;
    sichere();
    store.set({schritt: String(schritt)});
    sage(text);
  }

  /** Begins with *neu*; asks first where that would delete the session of this browser. */
  function ersetze(nach: HTMLElement, ja: string, text: string, dann: () => void): void {
    if (sitzung === null) dann();
    else frage({nach: nach.parentElement!, text, ja, dann});
  }

  const neu = (jahr: number): Sitzung =>
    neueSitzung(quellen, {
      ...{id: zufall(), jahr},
      daten: {stand: neuesterTag(data.befunde), version, beispieldaten: data.bild.stand.beispiel}
    });
  const beginneNeu = (nach: HTMLElement, jahr = heute.getFullYear() + 1): void =>
    ersetze(nach, texte.start.neuJa, texte.start.neuFrage, () => {
      const frisch = neu(jahr);
      beginne(frisch, 1, texte.start.neuFertig(frisch.themen.length));
    });

  async function oeffneDatei(datei: File): Promise<void> {
    const fund = await leseDatei(datei);
    dateifehler = fund.art === "fehler" ? fund.text : fund.art === "stimmzettel" ? texte.datei.stimmzettel : null;
    if (fund.art === "sitzung") ansicht = {art: "gelesen", name: datei.name, sitzung: fund.sitzung};
    zeichne({fokus: dateifehler === null ? "planung-titel" : "planung-datei"});
  }

  function zeigeAblage(): void {
    const bytes = speicher.groesse() + vorjahresspeicher.groesse();
    const loeschen = knopf(document, "planung-loeschen", texte.speicher.loeschen, () =>
      frage({
        ...{nach: ablage.lastElementChild as HTMLElement, text: texte.speicher.frage, ja: texte.speicher.ja},
        dann() {
          const meldung = speicher.loesche() ?? vorjahresspeicher.loesche();
          sitzung = vorjahr = rueckgaengig = null;
          abstimmung = neuerAbstimmungsstand();
          ansicht = {art: "wahl"};
          speichermeldung = meldung;
          zeigeAblage();
          store.set({schritt: "0"});
          zeichne({fokus: "planung-titel"});
          sage(meldung ?? texte.speicher.geloescht);
        }
      })
    );
    const text = bytes > 0 ? texte.speicher.stand(bytes) : texte.speicher.leer;
    const gestalt = JSON.stringify([sitzung === null, bytes > 0, speichermeldung]);
    const satz = ablage.querySelector(".planung-ablage-stand");
    // The size changes with every letter: the buttons beside it must stay, since the focus may be on one.
    if (satz && ablage.dataset["gestalt"] === gestalt) return void (satz.textContent = text);
    ablage.dataset["gestalt"] = gestalt;
    ablage.replaceChildren(
      ...[
        element(document, "p", {class: "planung-ablage-stand"}, text),
        speichermeldung !== null && element(document, "p", {class: "hinweis", role: "alert"}, speichermeldung),
        element(document, "p", {class: "gedaempft"}, texte.nichtsGesendet, bytes > 0 && ` ${texte.speicher.wo}`),
        element(
          document,
          "p",
          {class: "planung-knoepfe"},
          sitzung && SicherKnopf(kontext, "planung-sichern", texte.speicher.sichern),
          (bytes > 0 || sitzung !== null || speichermeldung !== null) && loeschen
        ),
        nachricht
      ].filter((kind) => kind !== false)
    );
  }

  function zeigeBalken(): void {
    const alt = rueckgaengig;
    balken.replaceChildren(
      ...(alt
        ? [
            element(
              document,
              "p",
              {class: "planung-rueckgaengig"},
              element(document, "span", {}, alt.text),
              knopf(document, "planung-rueckgaengig", texte.rueckgaengig, () => {
                kontext.setze(alt.sitzung, {ansage: texte.rueckgaengigFertig, fokus: "planung-titel"});
              })
            )
          ]
        : [])
    );
  }

  const meldungsliste = (meldungen: readonly Meldung[]): HTMLElement =>
    element(
      document,
      "ul",
      {},
      meldungen.map(({text}) => element(document, "li", {}, text))
    );

  /** False for a step that nobody has looked at or filled in: topics and criteria are there from the start. */
  function begonnen({stimmzettel, mindestens, abgeschlossen}: Sitzung, schritt: number): boolean {
    if (abgeschlossen !== null) return true;
    if (schritt === themenSchritt || schritt === kriterienSchritt)
      return verlassen.has(schritt) || stimmzettel.length > 0;
    return schritt !== ergebnisSchritt || stimmzettel.length >= mindestens;
  }

  /** What is missing and what looks odd, beside its entry where the step has a place for it, and the list of steps. */
  function zeigeStand(): void {
    const nummer = schrittNummer();
    const fehlt = sitzung ? fehlendes(sitzung, quellen.planung) : [];
    const auffaellig = sitzung ? hinweise(sitzung, quellen.planung) : [];
    // An example is filled in to the end and can never be closed: neither word fits these two steps.
    const beispiel = sitzung !== null && hatBeispielstimmen(sitzung);
    leiste.update({
      schritt: nummer,
      erreichbar: sitzung !== null,
      offen: texte.leiste.schritte.map((_, i) =>
        !sitzung || i === 0 || (beispiel && (i === abstimmenSchritt || i === protokoll))
          ? null
          : i === protokoll
            ? sitzung.abgeschlossen === null
            : fehlt.some(({schritt}) => schritt === schritte[i - 1]) || !begonnen(sitzung, i)
      )
    });
    if (!sitzung || nummer === start) return;
    const hier = (m: Meldung): boolean => m.schritt === schritte[nummer - 1];
    const orte = new Map(
      [...bereich.querySelectorAll<HTMLElement>("[data-ort]")].map((e) => [e.dataset["ort"]!, e] as const)
    );
    for (const e of orte.values()) e.querySelector(":scope > .planung-amort")?.remove();
    const amOrt = (m: Meldung): boolean => m.ort !== null && orte.has(m.ort);
    for (const [ort, e] of orte) {
      const eigene = [...fehlt, ...auffaellig].filter((m) => hier(m) && m.ort === ort);
      if (eigene.length === 0) continue;
      // The entry's own heading says already what it is about.
      const name = `„${sitzung.themen.find(({id}) => id === ort)?.titel ?? ""}“`;
      const liste = meldungsliste(eigene.map((m) => ({...m, text: ohneAnfang(m.text, name)})));
      liste.className = "planung-amort klein";
      e.append(liste);
    }
    const warnt = auffaellig.filter((m) => hier(m) && !amOrt(m));
    if (warnungen.dataset["text"] !== JSON.stringify(warnt)) {
      warnungen.dataset["text"] = JSON.stringify(warnt);
      warnungen.replaceChildren(...warnt.map(({text}) => element(document, "p", {class: "hinweis"}, text)));
    }
    const rest = fehlt.filter((m) => hier(m) && !amOrt(m));
    fehltBereich.replaceChildren(
      ...(rest.length > 0
        ? [element(document, "p", {}, element(document, "strong", {}, `${texte.leiste.fehlt}:`)), meldungsliste(rest)]
        : [])
    );
    const alles = bereich.querySelector<HTMLElement>("[data-alles]");
    if (alles) {
      alles.hidden = fehlt.length === 0;
      alles.replaceChildren(
        element(document, "p", {}, texte.beschluss.fertigFehlt(fehlt.length)),
        element(
          document,
          "ul",
          {},
          schritte.flatMap((schritt, i) => {
            const n = fehlt.filter((m) => m.schritt === schritt).length;
            const titel = texte.leiste.schritte[i + 1]!;
            if (n === 0) return [];
            if (i + 1 === nummer) return [element(document, "li", {}, texte.beschluss.fehltHier(titel, n))];
            const hin = knopf(document, `planung-hin-${i + 1}`, texte.beschluss.fehltDort(titel, n), () =>
              geheZu(i + 1)
            );
            return [element(document, "li", {}, hin)];
          })
        )
      );
    }
  }

  const titelElement = (text: string): HTMLElement =>
    element(document, "h2", {id: "planung-titel", tabindex: -1}, text);

  /** Fields for what only the Verbund can count, kept with the session that is looked back on. */
  function Zaehlungen(alte: Sitzung, onZahl: () => void): HTMLElement | null {
    const eigene = alte.schwerpunkte.flatMap(({thema, messung}) =>
      messung?.art === "eigen" ? [{thema, messung}] : []
    );
    if (eigene.length === 0) return null;
    return element(
      document,
      "section",
      {class: "planung-zaehlungen nicht-drucken", "aria-labelledby": "planung-zaehlungen"},
      element(document, "h3", {id: "planung-zaehlungen"}, texte.rueckschau.zaehlungTitel),
      element(document, "p", {class: "lesetext"}, texte.rueckschau.zaehlungSatz),
      eigene.map(({thema, messung}, i) => {
        const titel = alte.themen.find(({id}) => id === thema)?.titel ?? thema;
        const feld = Feld(document, {
          titel: texte.rueckschau.zaehlung(messung.titel),
          eingabe: textfeld(document, `planung-zaehlung-${i}`, messung.neu ?? ""),
          beschreibung: texte.rueckschau.zaehlungDamals(titel, messung.stand)
        });
        feld.eingabe.addEventListener("change", () => {
          if (ansicht.art !== "rueckschau") return;
          vorjahr = setzeNachzaehlung(ansicht.sitzung, thema, feld.eingabe.value.trim());
          ansicht = {art: "rueckschau", sitzung: vorjahr};
          speichermeldung = vorjahresspeicher.sichere(vorjahr);
          zeigeAblage();
          onZahl();
        });
        return feld.element;
      })
    );
  }

  function zeigeStart(): {titel: string; satz: string; inhalt: Kind} {
    const a = ansicht;
    if (a.art === "gelesen")
      return {
        titel: texte.datei.was,
        satz: texte.nichtsGesendet,
        inhalt: Gelesen({
          ...{document, name: a.name, sitzung: a.sitzung, ersetzt: sitzung !== null},
          onRueckschau() {
            vorjahr = a.sitzung;
            speichermeldung = vorjahresspeicher.sichere(vorjahr);
            zeigeAblage();
            ansicht = {art: "rueckschau", sitzung: a.sitzung};
            zeichne({fokus: "planung-titel"});
          },
          onAusfuellen() {
            ansicht = {art: "ausfuellen", sitzung: a.sitzung, fertig: null};
            zeichne({fokus: "planung-titel"});
          },
          onFortfuehren: (nach) =>
            ersetze(nach, texte.datei.ersetzen, texte.datei.ersetzt, () =>
              beginne(a.sitzung, a.sitzung.abgeschlossen === null ? 1 : protokoll, texte.datei.geladen)
            ),
          onAbbrechen() {
            ansicht = {art: "wahl"};
            zeichne({fokus: "planung-datei"});
          }
        })
      };
    if (a.art === "rueckschau") {
      const {jahr} = a.sitzung;
      // The session looked back on is filled in while the page stands.
      const alte = (): Sitzung => (ansicht.art === "rueckschau" ? ansicht.sitzung : a.sitzung);
      const dokument = (): Dokument =>
        rueckschauDokument(alte(), {quellen, adresse: window.location.href, heute: tag, version});
      const blatt = element(document, "div", {});
      const zeigeBlatt = (): void => blatt.replaceChildren(Blatt(dokument(), {document, allein: true, ebene: 3}));
      zeigeBlatt();
      const neues = knopf(
        document,
        "planung-rueck-neu",
        texte.rueckschau.neu(jahr + 1),
        () => beginneNeu(neues, jahr + 1),
        {
          class: "planung-haupt"
        }
      );
      return {
        titel: texte.rueckschau.titel(jahr),
        satz: texte.rueckschau.satz,
        inhalt: [
          element(
            document,
            "p",
            {class: "planung-knoepfe nicht-drucken"},
            neues,
            knopf(document, "planung-rueck-drucken", texte.rueckschau.drucken, kontext.drucke),
            DocxKnopf(kontext, "planung-rueck-docx", texte.rueckschau.docx, dokument, ["rueckschau", jahr]),
            knopf(document, "planung-rueck-sichern", texte.rueckschau.sichern, () => {
              const name = dateinameSitzung(alte());
              speichere({name, inhalt: schreibeSitzung(alte()), typ: jsonTyp});
              sage(texte.protokoll.gesichert(name));
            }),
            knopf(document, "planung-rueck-zu", texte.rueckschau.schliessen, () => geheZu(start))
          ),
          Zaehlungen(a.sitzung, zeigeBlatt),
          blatt
        ]
      };
    }
    if (a.art === "ausfuellen") {
      const bogen = Bogen({
        ...{sitzung: a.sitzung, document, titel: texte.abstimmen.bogenEigen, abgeben: texte.ausfuellen.sichern},
        onAbgabe(stimmen) {
          const zettel = stimmzetteldatei(a.sitzung, zufall(), stimmen);
          const name = dateinameStimmzettel(zettel);
          speichere({name, inhalt: schreibeStimmzettel(zettel), typ: jsonTyp});
          ansicht = {...a, fertig: name};
          zeichne({fokus: "planung-titel", ansage: texte.ausfuellen.fertig(name)});
        }
      });
      return {
        titel: texte.ausfuellen.titel(a.sitzung.jahr),
        satz: texte.ausfuellen.satz,
        inhalt: [
          a.fertig !== null && element(document, "p", {class: "hinweis"}, texte.ausfuellen.fertig(a.fertig)),
          a.fertig !== null
            ? element(
                document,
                "p",
                {class: "planung-knoepfe"},
                knopf(document, "planung-noch", texte.ausfuellen.noch, () => {
                  ansicht = {...a, fertig: null};
                  zeichne({fokus: "planung-bogen-titel"});
                }),
                knopf(document, "planung-ausfuellen-zurueck", texte.ausfuellen.zurueck, () => geheZu(start))
              )
            : bogen.element
        ]
      };
    }
    const offen = sitzung ? fehlendes(sitzung, quellen.planung)[0] : undefined;
    const stelle = offen ? schritte.indexOf(offen.schritt) + 1 : protokoll;
    return {
      titel: texte.start.titel,
      satz: texte.start.satz,
      inhalt: [
        Start({
          ...{document, sitzung, vorjahr, vorschlaege: proposals().length},
          stelle: texte.leiste.schritte[stelle]!,
          onWeiter: () => geheZu(stelle),
          onNeu: (nach) => beginneNeu(nach),
          onBeispiel: (nach) =>
            ersetze(nach, texte.start.neuJa, texte.start.neuFrage, () =>
              beginne(
                beispielsitzung(neu(heute.getFullYear() + 1), quellen, tag),
                ergebnisSchritt,
                texte.start.beispielFertig
              )
            ),
          onDatei: (datei) => void oeffneDatei(datei),
          onRueckschau() {
            ansicht = {art: "rueckschau", sitzung: vorjahr!};
            zeichne({fokus: "planung-titel"});
          }
        })
      ]
    };
  }

  const inhalte = [Rahmen, Themen, Kriterien, (k: Kontext) => Abstimmen(k, abstimmung), Ergebnis, Beschluss, Protokoll];
  const saetze = [
    texte.rahmen.satz,
    texte.themen.satz,
    texte.kriterien.satz,
    texte.abstimmen.satz,
    texte.ergebnis.satz,
    texte.beschluss.satz(
      quellen.planung.regeln.schwerpunkte.mindestens,
      quellen.planung.regeln.schwerpunkte.hoechstens
    ),
    texte.protokoll.satz
  ];

  function Fuss(nummer: number): HTMLElement {
    const {schritte: namen, zurueck, weiter} = texte.leiste;
    return element(
      document,
      "p",
      {class: "planung-fuss nicht-drucken"},
      knopf(document, "planung-zurueck", zurueck(namen[nummer - 1]!), () => geheZu(nummer - 1)),
      nummer < protokoll &&
        knopf(document, "planung-vor", weiter(namen[nummer + 1]!), () => geheZu(nummer + 1), {class: "planung-haupt"})
    );
  }

  function zeichne(folgen: Folgen = {}): void {
    const nummer = schrittNummer();
    const gewechselt = gezeichnet !== null && gezeichnet !== nummer;
    if (sitzung === null && nummer !== start) {
      store.set({schritt: "0"}, {ersetzen: true, hinweise: [texte.hinweis.keineSitzung]});
      return;
    }
    if (gewechselt) {
      verlassen.add(gezeichnet!);
      rueckgaengig = null;
      dateifehler = null;
      abstimmung.pause = false;
      abstimmung.meldungen = [];
    }
    gezeichnet = nummer;
    const aktiv = document.activeElement;
    const fokus = folgen.fokus ?? (aktiv && wurzel.contains(aktiv) ? aktiv.id : "");
    zeigeBalken();
    const hinweis = (text: string): HTMLElement => element(document, "p", {class: "hinweis", role: "status"}, text);
    const oben = store.hinweise.map(hinweis);
    delete warnungen.dataset["text"];
    warnungen.replaceChildren();
    if (nummer === start) {
      const {titel, satz, inhalt} = zeigeStart();
      bereich.replaceChildren(
        ...oben,
        titelElement(titel),
        element(document, "p", {class: "planung-satz"}, satz),
        ...(dateifehler === null
          ? []
          : [element(document, "p", {class: "hinweis", role: "alert", id: "planung-datei-fehler"}, dateifehler)]),
        element(document, "div", {class: "planung-inhalt"}, inhalt)
      );
      if (dateifehler !== null)
        document
          .getElementById("planung-datei")
          ?.setAttribute("aria-describedby", "planung-datei-text planung-datei-fehler");
    } else {
      const s = sitzung!;
      const zu = s.abgeschlossen !== null && nummer !== protokoll;
      bereich.replaceChildren(
        ...oben,
        titelElement(texte.leiste.schritte[nummer]!),
        element(document, "p", {class: "planung-satz"}, saetze[nummer - 1]!),
        ...(hatBeispielstimmen(s)
          ? [
              element(
                document,
                "p",
                {class: "hinweis", role: "note"},
                element(document, "strong", {}, `${texte.hinweis.beispielstimmen}. `),
                texte.hinweis.beispielstimmenText
              )
            ]
          : []),
        ...(s.abgeschlossen !== null
          ? [
              element(
                document,
                "div",
                {class: "hinweis nicht-drucken"},
                element(document, "p", {}, texte.hinweis.abgeschlossen(s.abgeschlossen)),
                knopf(document, "planung-oeffnen", texte.hinweis.oeffnen, () =>
                  kontext.setze(oeffne(s), {ansage: texte.hinweis.geoeffnet, fokus: "planung-titel"})
                )
              )
            ]
          : []),
        warnungen,
        element(
          document,
          "fieldset",
          {class: "planung-inhalt", disabled: zu, "aria-labelledby": "planung-titel"},
          inhalte[nummer - 1]!(kontext)
        ),
        fehltBereich,
        Fuss(nummer)
      );
    }
    zeigeStand();
    document.title = texte.fenster(texte.leiste.schritte[nummer]!);
    if (gewechselt) document.getElementById("planung-titel")?.focus();
    else if (fokus !== "") (document.getElementById(fokus) ?? document.getElementById("planung-titel"))?.focus();
    if (folgen.ansage !== undefined) sage(folgen.ansage);
  }

  const stop = store.subscribe(() => zeichne());
  zeigeAblage();
  zeichne();

  const warnt = (event: Event): void => {
    // Where the browser keeps nothing, closing the page would lose the session.
    if (sitzung !== null && storage === null) event.preventDefault();
  };
  window.addEventListener("beforeunload", warnt);

  return {
    element: wurzel,
    close() {
      stop();
      store.close();
      window.removeEventListener("beforeunload", warnt);
      document.title = fensterTitel;
    }
  };
}
