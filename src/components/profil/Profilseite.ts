import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";
import {Abschnitt, Abschnittknoepfe} from "./Abschnitt.js";
import {Altersabschnitt, Geschlechterabschnitt} from "./Altersabschnitt.js";
import {Angebotsabschnitt, angeboteSatz} from "./Angebotsabschnitt.js";
import {Bevoelkerungsabschnitt} from "./Bevoelkerungsabschnitt.js";
import {Einrichtungsabschnitt, einrichtungenSatz} from "./Einrichtungsabschnitt.js";
import {Entwicklungsabschnitt, entwicklungSatz} from "./Entwicklungsabschnitt.js";
import {Gebietsabschnitt} from "./Gebietsabschnitt.js";
import {Gegenueberstellung} from "./Gegenueberstellung.js";
import {Mssabschnitt, mssSatz} from "./Mssabschnitt.js";
import {Problemfelder} from "./Problemfelder.js";
import {Profilmitnahme} from "./ausfuhr.js";
import {Profilkopf} from "./Profilkopf.js";
import {Quellenabschnitt} from "./Quellenabschnitt.js";
import {altersSaetze, bevoelkerungSaetze} from "./saetze.js";
import {Blickhinweis, Schlagzeilen} from "./Schlagzeilen.js";
import {gruppenSatz, Zielgruppenabschnitt} from "./Zielgruppenabschnitt.js";
import {stimmenSatz, Stimmenabschnitt} from "./Stimmenabschnitt.js";

const texte = texteProfil.abschnitte;

/** Runs *aufgaben* at once; the function it returns has nothing left to do. */
function allesSofort(aufgaben: readonly (() => void)[]): () => void {
  for (const aufgabe of aufgaben) aufgabe();
  return () => undefined;
}

/**
 * The whole profile: the headlines and the spine chart in sight, every other section folded with its finding in the heading. Paper
 * has two pages; *adresse* says where the long lists are that they leave out. All but the headlines is drawn by *nacheinander*.
 */
export function Profilseite(
  profil: GebietProfil,
  {
    document = globalThis.document,
    heute = new Date(),
    adresse = "",
    nacheinander = allesSofort
  }: {document?: Document; heute?: Date; adresse?: string; nacheinander?: typeof allesSofort} = {}
): HTMLElement {
  const {kennzahlen, problemfelder, unter, nachbarn} = profil;
  const untertitel = (text: string) => element(document, "h3", {}, text);
  const felder = problemfelder.filter(({id}) => kennzahlen.some((k) => k.indikator.problemfeld === id)).length;
  const quellen = Quellenabschnitt(profil, document, heute);
  const first = unter[0];
  const offen: (() => void)[] = [];
  /** A place that is filled after the headlines stand. */
  const spaeter = (baue: () => HTMLElement): HTMLElement => {
    const platz = element(document, "div", {});
    offen.push(() => platz.replaceWith(baue()));
    return platz;
  };
  const abschnitte = [
    Abschnitt(
      {
        ...{id: "bevoelkerung", titel: texte.bevoelkerung, document},
        befund: `${altersSaetze(profil).titel}. ${bevoelkerungSaetze(profil).titel}.`
      },
      spaeter(() =>
        element(
          document,
          "div",
          {class: "profilspalten"},
          element(document, "section", {}, untertitel(texte.alter), Altersabschnitt(profil, document)),
          element(
            document,
            "section",
            {},
            untertitel(texte.seit2001),
            Bevoelkerungsabschnitt(profil, document),
            untertitel(texte.geschlecht),
            Geschlechterabschnitt(profil, document)
          )
        )
      )
    ),
    Abschnitt(
      {id: "zielgruppen", titel: texte.zielgruppen, befund: gruppenSatz(profil.zielgruppen), document},
      spaeter(() => Zielgruppenabschnitt(profil, document))
    ),
    Abschnitt(
      {id: "entwicklung", titel: texte.entwicklung, befund: entwicklungSatz(profil), document},
      spaeter(() => Entwicklungsabschnitt(profil, document))
    ),
    Abschnitt(
      {id: "angebote", titel: texte.angebote, befund: angeboteSatz(profil), document},
      spaeter(() => Angebotsabschnitt(profil, document))
    ),
    Abschnitt(
      {id: "einrichtungen", titel: texte.einrichtungen, befund: einrichtungenSatz(profil), druck: "befund", document},
      spaeter(() => Einrichtungsabschnitt(profil, document))
    ),
    Abschnitt(
      {id: "stimmen", titel: texte.stimmen, befund: stimmenSatz(profil.stimmen), document},
      spaeter(() => Stimmenabschnitt(profil, document))
    ),
    Abschnitt(
      {id: "mss", titel: texte.mss, befund: mssSatz(profil), druck: "befund", document},
      spaeter(() => Mssabschnitt(profil, document))
    ),
    Abschnitt(
      {
        ...{id: "kennzahlen", titel: texte.kennzahlen, druck: "nicht" as const, document},
        befund: texte.kennzahlenSatz(kennzahlen.length, felder)
      },
      spaeter(() => Problemfelder(profil, document, heute))
    ),
    Abschnitt(
      {
        ...{id: "gebiete", titel: texte.gebiete, druck: "nicht" as const, document},
        befund: texte.gebieteSatz(
          first ? texte.anzahl(unter.length, texteProfil.ebenen[first.ebene].plural) : "",
          nachbarn.length
        )
      },
      spaeter(() => Gebietsabschnitt(profil, document))
    ),
    Abschnitt(
      {
        ...{id: "quellen", titel: texte.quellen, document},
        befund: texte.quellenSatz(quellen.querySelectorAll("ul > li").length)
      },
      quellen
    )
  ];
  const seite: HTMLElement = element(
    document,
    "div",
    {class: "profilseite"},
    Profilkopf(profil, document),
    element(
      document,
      "section",
      {class: "profilblick", "aria-labelledby": "blick"},
      element(document, "h2", {id: "blick"}, texte.blick),
      Schlagzeilen(profil, document, heute),
      Blickhinweis(profil, document),
      spaeter(() => Gegenueberstellung(profil, document, heute))
    ),
    Abschnittknoepfe(abschnitte, texte, document),
    abschnitte,
    Profilmitnahme(
      profil,
      () => {
        alles();
        return seite;
      },
      document
    ),
    adresse !== "" && element(document, "p", {class: "druckrest"}, texte.druckRest(adresse))
  );
  // The spine chart is in sight: it comes first.
  const alles = nacheinander([offen.at(-1)!, ...offen.slice(0, -1)]);
  return seite;
}
