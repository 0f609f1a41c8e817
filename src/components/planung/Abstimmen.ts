import {dateinameSitzung, schreibeSitzung} from "../../lib/planung/datei.js";
import {papierzettel} from "../../lib/planung/protokoll.js";
import {fehlendes} from "../../lib/planung/sitzung.js";
import {entferneStimmzettel, nimmStimmzettel, stimmzetteldatei} from "../../lib/planung/stimmen.js";
import type {Sitzung} from "../../lib/planung/typen.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {Blatt} from "../dokument/Blatt.js";
import {element, type Kind} from "../dom.js";
import {DocxKnopf} from "./Ausgabe.js";
import {Bogen} from "./Bogen.js";
import {jsonTyp, leseDatei} from "./dateien.js";
import {dateifeld, knopf, wahlgruppe} from "./felder.js";
import type {Kontext} from "./kontext.js";
import {ergebnis} from "./zustand.js";

const {abstimmen: worte} = textePlanungSeite;

const wege = ["geraet", "dateien", "papier"] as const;
type Weg = (typeof wege)[number];

/** What the step remembers while it is drawn anew: the way chosen, and whether the device is being passed on. */
export interface Abstimmungsstand {
  weg: Weg;
  pause: boolean;
  /** What became of the files opened last. */
  meldungen: readonly string[];
}

export const neuerAbstimmungsstand = (): Abstimmungsstand => ({weg: "geraet", pause: false, meldungen: []});

/** The session as the centres get it, to fill in ballots for: what is voted on, and nothing of what was done. */
const leererStimmzettel = (sitzung: Sitzung): Sitzung => ({
  ...sitzung,
  ...{rollen: [], stimmzettel: [], begruendungen: [], schwerpunkte: [], abgeschlossen: null}
});

/** How many ballots the roles let expect; null where too few are entered for a vote, so that they cannot be all who take part. */
function erwartetOf({rollen, mindestens}: Sitzung): number | null {
  const n = rollen.filter((rolle) => rolle.trim() !== "").length;
  return n >= mindestens ? n : null;
}

function Geraet(kontext: Kontext, stand: Abstimmungsstand): HTMLElement {
  const {document, sitzung} = kontext;
  const n = sitzung.stimmzettel.length;
  if (stand.pause) {
    const erwartet = erwartetOf(sitzung);
    const alle = erwartet !== null && n >= erwartet;
    const haupt = {class: "planung-haupt"};
    const naechste = knopf(
      document,
      "planung-naechste",
      alle ? worte.noch : worte.naechste,
      () => {
        stand.pause = false;
        kontext.zeichne({fokus: "planung-bogen-titel"});
      },
      alle ? {} : haupt
    );
    const weiter = knopf(
      document,
      "planung-zum-ergebnis",
      alle ? worte.alleZumErgebnis(n, erwartet) : worte.zumErgebnis,
      () => kontext.geheZu(ergebnis),
      alle ? haupt : {}
    );
    return element(
      document,
      "div",
      {class: "planung-pause"},
      element(document, "h3", {id: "planung-pause", tabindex: -1}, worte.abgegeben(n)),
      element(document, "p", {}, alle ? worte.alle : worte.weitergeben),
      element(document, "p", {class: "planung-knoepfe"}, alle ? [weiter, naechste] : [naechste, weiter])
    );
  }
  return Bogen({
    ...{sitzung, document, titel: worte.bogen(n + 1), abgeben: worte.abgeben},
    onAbgabe(stimmen) {
      const jetzt = kontext.sitzung;
      const {sitzung: danach} = nimmStimmzettel(jetzt, stimmzetteldatei(jetzt, kontext.zufall(), stimmen));
      stand.pause = true;
      kontext.setze(danach, {fokus: "planung-pause"});
    }
  }).element;
}

function Dateien(kontext: Kontext, stand: Abstimmungsstand): HTMLElement {
  const {document} = kontext;
  async function oeffne(dateien: File[]): Promise<void> {
    const meldungen: string[] = [];
    const gelesen = await Promise.all(dateien.map(async (datei) => ({name: datei.name, ...(await leseDatei(datei))})));
    let {sitzung} = kontext;
    const zahl = {neu: 0, schon_da: 0, abgelehnt: 0};
    for (const fund of gelesen) {
      if (fund.art === "stimmzettel") {
        const aufnahme = nimmStimmzettel(sitzung, fund.stimmzettel);
        sitzung = aufnahme.sitzung;
        zahl[aufnahme.stand]++;
        meldungen.push(`${fund.name}: ${aufnahme.text}`);
      } else {
        zahl.abgelehnt++;
        meldungen.push(fund.art === "fehler" ? fund.text : `${fund.name}: ${worte.keinStimmzettel}`);
      }
    }
    stand.meldungen = meldungen;
    kontext.setze(sitzung, {
      ansage: worte.dateiErgebnis(zahl.neu, zahl.schon_da, zahl.abgelehnt),
      fokus: "planung-stimmdateien"
    });
  }
  return element(
    document,
    "div",
    {},
    element(
      document,
      "ol",
      {class: "lesetext"},
      worte.dateiAnleitung.map((satz) => element(document, "li", {}, satz))
    ),
    element(
      document,
      "p",
      {class: "planung-knoepfe"},
      knopf(document, "planung-leerer-zettel", worte.dateiLeer, () => {
        const leer = leererStimmzettel(kontext.sitzung);
        const name = dateinameSitzung(leer).replace(/\.json$/, "_leerer-stimmzettel.json");
        kontext.speichere({name, inhalt: schreibeSitzung(leer), typ: jsonTyp});
        kontext.sage(textePlanungSeite.protokoll.gesichert(name));
      })
    ),
    dateifeld(document, {
      ...{id: "planung-stimmdateien", titel: worte.dateiOeffnen, beschreibung: worte.dateiHilfe, mehrere: true},
      onDateien: (dateien) => void oeffne(dateien)
    }),
    stand.meldungen.length > 0 &&
      element(
        document,
        "ul",
        {class: "planung-dateimeldungen"},
        stand.meldungen.map((satz) => element(document, "li", {}, satz))
      )
  );
}

function Papier(kontext: Kontext): Kind {
  const {document, sitzung, adresse} = kontext;
  const zettel = papierzettel(sitzung, {adresse});
  return [
    element(document, "p", {class: "lesetext"}, worte.papierSatz),
    element(
      document,
      "p",
      {class: "planung-knoepfe nicht-drucken"},
      knopf(document, "planung-papier-drucken", worte.papierDrucken, kontext.drucke),
      DocxKnopf(kontext, "planung-papier-docx", worte.papierDocx, () => zettel, ["stimmzettel", sitzung.jahr])
    ),
    Blatt(zettel, {document, allein: true, ebene: 3})
  ];
}

function Verwalten(kontext: Kontext): HTMLElement | null {
  const {document, sitzung} = kontext;
  if (sitzung.stimmzettel.length === 0) return null;
  return element(
    document,
    "details",
    {class: "nicht-drucken", "data-druck": "zu"},
    element(document, "summary", {id: "planung-verwalten"}, worte.verwalten),
    element(document, "p", {class: "klein gedaempft"}, worte.verwaltenSatz),
    element(
      document,
      "ul",
      {class: "planung-zettel"},
      sitzung.stimmzettel.map(({id}, i) => {
        const weg = knopf(document, `planung-zettel-${i}`, worte.zuruecknehmen, () =>
          kontext.setze(entferneStimmzettel(kontext.sitzung, id), {
            ...{ansage: worte.zurueckgenommen(id), rueckgaengig: true, fokus: "planung-rueckgaengig"}
          })
        );
        weg.append(element(document, "span", {class: "nur-vorlesen"}, `: ${worte.kennung(id)}`));
        return element(document, "li", {}, element(document, "span", {}, worte.kennung(id)), weg);
      })
    )
  );
}

/** Step 4: ballots on this device, as files of the centres, or on paper; how many there are, never what they say. */
export function Abstimmen(kontext: Kontext, stand: Abstimmungsstand): HTMLElement {
  const {document, sitzung, quellen} = kontext;
  const {length} = sitzung.stimmzettel;
  const fehlen = sitzung.mindestens - length;
  const bereit = !fehlendes(sitzung, quellen.planung).some(
    ({schritt}) => schritt === "themen" || schritt === "kriterien"
  );
  const zahl = element(document, "p", {class: "planung-stimmzahl"}, worte.zahl(length, erwartetOf(sitzung)));
  if (!bereit)
    return element(document, "div", {}, zahl, element(document, "p", {class: "hinweis"}, worte.themenFehlen));
  return element(
    document,
    "div",
    {},
    zahl,
    fehlen > 0 && element(document, "p", {class: "lesetext"}, worte.verdeckt(fehlen, sitzung.mindestens)),
    wahlgruppe(document, {
      ...{name: "planung-weg", titel: worte.weg, wert: stand.weg},
      optionen: wege.map((id) => ({id, titel: worte[id]})),
      onWahl(id) {
        stand.weg = id as Weg;
        stand.pause = false;
        kontext.zeichne();
      }
    }),
    stand.weg === "geraet"
      ? Geraet(kontext, stand)
      : stand.weg === "dateien"
        ? Dateien(kontext, stand)
        : Papier(kontext),
    !(stand.weg === "geraet" && !stand.pause) && Verwalten(kontext)
  );
}
