import type {Belegart, Belegstaerke, Belegstufe, Einigkeit, Rang, Verfahren, Zielrichtung} from "../planung/typen.js";
import {aufzaehlung, formatMitEinheit, formatZahl, formatZeitraum} from "../format.js";
import {zustaende} from "../zustaende.js";
import {texteBedarfsindex} from "./bedarfsindex.js";
import {texteLeistungen} from "./leistungen.js";

const {oberste} = texteBedarfsindex;
const prozent = (anteil: number): string => formatMitEinheit(100 * anteil, "%");
const mal = (n: number, eins: string, viele: string): string => `${formatZahl(n)} ${n === 1 ? eins : viele}`;
const stimmzettel = (n: number): string => mal(n, "Stimmzettel", "Stimmzettel");
const punkte = (n: number): string => mal(n, "Punkt", "Punkte");
const rang = ({von, bis}: Rang): string => (von === bis ? `${von}` : `${von} bis ${bis}`);

/** Words of the annual session's rules, messages and record; those of its page stand in planungSeite.ts. */
export const textePlanung = {
  punkte,
  stimmzettel,
  /** A place; a shared one names all it takes. */
  rang,
  thema: (feld: string, gruppe: string | null, gebiet: string): string => `${gruppe ?? feld} in ${gebiet}`,

  stufe: {
    stark: "starke Hinweise",
    mittel: "einige Hinweise",
    schwach: "schwache Hinweise",
    nicht_belegt: "keine Hinweise in den Zahlen"
  } satisfies Record<Belegstufe, string>,
  stufeErklaerung: {
    stark: "Zahlen zum Bedarf und zum dokumentierten Angebot sprechen beide klar für das Thema.",
    mittel: "Zahlen zum Bedarf oder das dokumentierte Angebot sprechen klar dafür, das andere schwächer.",
    schwach:
      "Die Zahlen sprechen nur schwach dafür. Oder Zahlen zum Bedarf sprechen dafür, das dokumentierte Angebot aber nicht.",
    nicht_belegt: "Keine Zahl des Atlas spricht für das Thema. Das heißt nicht, dass es keinen Bedarf gibt."
  } satisfies Record<Belegstufe, string>,
  /** Beside a topic whose need is clear while its documented supply is not short. */
  angebotDagegen: "Bedarf deutlich, beim dokumentierten Angebot kein Rückstand",
  belegart: {
    lage: "Soziale Lage des Gebiets",
    kennzahl: "Kennzahl zum Thema",
    luecke: "Dokumentiertes Angebot",
    anliegen: "Geäußerte Anliegen"
  } satisfies Record<Belegart, string>,
  staerke: {
    klar: "spricht klar dafür",
    schwach: "spricht schwach dafür",
    nein: "spricht nicht dafür",
    ohne_angabe: zustaende.fehlt.name
  } satisfies Record<Belegstaerke, string>,
  einigkeit: {
    einig: "einig",
    teils_geteilt: "teils geteilt",
    geteilt: "geteilt"
  } satisfies Record<Einigkeit, string>,
  abweichung: {
    hoeher: "höher als nach den Daten",
    niedriger: "niedriger als nach den Daten",
    keine: "wie nach den Daten"
  },
  richtung: {senken: "senken", erhoehen: "erhöhen", halten: "halten"} satisfies Record<Zielrichtung, string>,

  beleg: {
    lage: {
      bezirk: "Der Bedarfsindex vergleicht Gebiete im Bezirk. Für den ganzen Bezirk gibt es ihn nicht.",
      keinIndex: (gebiet: string): string => `Für ${gebiet} gibt es keinen Bedarfsindex.`,
      planungsraum: (gebiet: string, anteil: number, ab: number): string =>
        `${gebiet} gehört im Bedarfsindex zum ${oberste(anteil)} im Bezirk. Das gilt in mindestens ${prozent(ab)} der Proberechnungen.`,
      region: (gebiet: string, namen: readonly string[], von: number, anteil: number, ab: number): string =>
        `In ${gebiet} ${namen.length === 1 ? "gehört 1" : `gehören ${namen.length}`} von ${mal(von, "Planungsraum", "Planungsräumen")} im Bedarfsindex zum ${oberste(anteil)} im Bezirk: ${aufzaehlung(namen)}. Das gilt in mindestens ${prozent(ab)} der Proberechnungen.`,
      nein: (gebiet: string, anteil: number): string =>
        `In ${gebiet} gehört kein Planungsraum verlässlich zum ${oberste(anteil)} des Bedarfsindex im Bezirk.`
    },
    kennzahl: {
      keine:
        "Zu Feld und Gruppe gibt es hier keine Kennzahl, deren Vergleich oder Veränderung gesichert ist. Das heißt nicht, dass es keinen Bedarf gibt."
    },
    luecke: {
      ohneGruppe: "Das Thema nennt keine Zielgruppe. Deshalb gibt es keinen Vergleich mit dem dokumentierten Angebot.",
      bezirk: "Der Anteil am dokumentierten Angebot wird für Gebiete im Bezirk berechnet, nicht für den ganzen Bezirk."
    },
    anliegen: {
      ohneFeld: "Das Thema nennt kein Problemfeld. Deshalb lassen sich ihm keine Anliegen zuordnen.",
      planungsraum: "Anliegen werden je Zentrum gezählt, nicht je Planungsraum.",
      keine: "Es liegen keine gezählten Anliegen vor.",
      fehlt: (jahr: number, gebiet: string, feld: string): string =>
        `Anliegen zu „${feld}“ in ${gebiet} ${jahr}: ${zustaende.fehlt.name}.`,
      geschuetzt: (jahr: number, gebiet: string, feld: string): string =>
        `Anliegen zu „${feld}“ in ${gebiet} ${jahr}: ${zustaende.geschuetzt.name}. ${zustaende.geschuetzt.erklaerung}`,
      satz: (
        {jahr, gebiet, feld, anzahl}: {jahr: number; gebiet: string; feld: string; anzahl: number},
        art: "haeufig" | "selten" | "ohne_gruppe",
        n: number
      ): string => {
        const schluss = {
          haeufig: `Das Feld gehört dort zu den ${n} am häufigsten genannten, deren Zahl vorliegt.`,
          selten: `Das Feld gehört dort nicht zu den ${n} am häufigsten genannten.`,
          ohne_gruppe: "Für diese Gruppe selbst ist keine Nennung veröffentlicht."
        };
        return `Anliegen zu „${feld}“ in ${gebiet} ${jahr}: ${mal(anzahl, "Nennung", "Nennungen")} in den Zentren. ${schluss[art]}`;
      }
    }
  },

  zettel: {
    fremdesThema: (id: string): string => `Der Stimmzettel nennt ein Thema, das nicht zur Abstimmung steht („${id}“).`,
    fremdesKriterium: (titel: string): string =>
      `„${titel}“: Der Stimmzettel passt nicht zu den Kriterien dieser Sitzung.`,
    doppelt: (titel: string): string => `„${titel}“: Dieselbe Stimme steht zweimal da.`,
    punkteJeThema: (titel: string, n: number): string =>
      `„${titel}“: Erlaubt sind ganze Punkte von 0 bis ${formatZahl(n)}.`,
    wert: (titel: string, von: number, bis: number): string =>
      `„${titel}“: Erlaubt sind ganze Werte von ${formatZahl(von)} bis ${formatZahl(bis)}.`,
    zuViele: (erlaubt: number, zuViel: number): string =>
      `Vergeben sind ${punkte(zuViel)} zu viel. Jeder Stimmzettel hat ${punkte(erlaubt)}.`,
    leer: "Der Stimmzettel ist leer. Bitte mindestens einen Punkt vergeben.",
    offen: (n: number): string => `Es ${n === 1 ? "fehlt noch 1 Wert" : `fehlen noch ${formatZahl(n)} Werte`}.`,
    andereSitzung: "Dieser Stimmzettel gehört zu einer anderen Sitzung. Er wurde nicht aufgenommen.",
    andereThemen:
      "Dieser Stimmzettel wurde für andere Themen, Kriterien oder Gewichte ausgefüllt. Er wurde nicht aufgenommen. Bitte mit der heutigen Liste neu abstimmen.",
    abgeschlossen: "Das Protokoll ist abgeschlossen. Der Stimmzettel wurde nicht aufgenommen.",
    schonDa: "Dieser Stimmzettel ist schon aufgenommen. Es ändert sich nichts.",
    schonDaAnders:
      "Ein Stimmzettel mit dieser Nummer ist schon aufgenommen, mit anderen Stimmen. Es gilt der erste; es ändert sich nichts.",
    fehlerhaft: (faults: readonly string[]): string =>
      `Der Stimmzettel hat Fehler und wurde nicht aufgenommen. ${faults.join(" ")}`,
    neu: (n: number): string => `Der Stimmzettel ist aufgenommen. Es sind jetzt ${stimmzettel(n)}.`
  },

  datei: {
    leer: (datei: string): string =>
      `„${datei}“ ist leer. Bitte die Datei noch einmal speichern oder eine andere wählen.`,
    keinJson: (datei: string): string =>
      `„${datei}“ lässt sich nicht lesen. Vielleicht ist sie unvollständig gespeichert. Bitte die Datei öffnen, die der Atlas gespeichert hat (Endung .json).`,
    fremd: (datei: string): string =>
      `„${datei}“ ist keine Datei der Jahresplanung. Bitte eine Sitzung oder einen Stimmzettel öffnen, die der Atlas gespeichert hat.`,
    zuNeu: (datei: string, version: string, bekannt: number): string =>
      `„${datei}“ hat die Version ${version}. Diese Seite kennt nur Version ${bekannt}. Bitte die Seite neu laden oder den neueren Atlas benutzen.`,
    zuGross: (datei: string, megabyte: string): string =>
      `„${datei}“ ist zu groß (${megabyte}). Eine Datei der Jahresplanung ist viel kleiner. Bitte die richtige Datei wählen.`,
    stelle: (stelle: string, regel: string): string => `${stelle}: ${regel}.`,
    fehler: (datei: string, stelle: string, regel: string, weitere: number): string =>
      `„${datei}“ ist fehlerhaft. ${stelle}: ${regel}.${weitere > 0 ? ` Dazu ${mal(weitere, "weiterer Fehler", "weitere Fehler")}.` : ""} Es wurde nichts geändert. Bitte die unveränderte Datei öffnen.`,
    ganzeDatei: "Datei",
    eintrag: (n: number): string => `Eintrag ${n}`,
    regel: {
      fehlt: "Angabe fehlt",
      art: "falsche Art von Angabe",
      wert: "keiner der erlaubten Werte",
      klein: "zu klein oder zu kurz",
      gross: "zu groß oder zu lang",
      unbekannt: (namen: readonly string[]): string => `unbekannte Angabe ${namen.map((n) => `„${n}“`).join(", ")}`,
      form: "nicht in der vorgeschriebenen Form",
      doppelt: (id: string): string => `„${id}“ steht zweimal da`,
      keinThema: (id: string): string => `„${id}“ steht nicht auf der Liste der Themen`,
      stimmen: (faults: readonly string[]): string => faults.join(" ").replace(/\.$/, ""),
      ungueltig: "ungültige Angabe"
    },
    felder: {
      abgeschlossen: "Abschluss",
      art: "Art",
      begruendung: "Begründung",
      begruendungen: "Begründungen",
      beispieldaten: "Beispieldaten",
      beleg: "Hinweise",
      bis: "Höchstwert",
      daten: "Datenstand",
      einheit_kurz: "Einheit",
      erklaerung: "Erklärung",
      fingerabdruck: "Prüfzeichen",
      format: "Format",
      gebiet_id: "Gebiet",
      gebiet_name: "Name des Gebiets",
      gewicht: "Gewicht",
      herkunft: "Herkunft",
      hoechstens: "Punkte je Thema",
      id: "Nummer",
      indikator: "Indikator",
      messgroesse: "Messgröße",
      neu: "neue Zählung",
      vollstaendig: "Vollständigkeit",
      indikatoren: "Indikatoren",
      jahr: "Jahr",
      ki: "Intervall",
      kriterien: "Kriterien",
      kriterium: "Kriterium",
      messung: "Kennzahl",
      mindestens: "Mindestzahl der Stimmzettel",
      nachkommastellen: "Nachkommastellen",
      oben: "obere Grenze",
      problemfeld: "Problemfeld",
      pruefung_am: "Prüftermin",
      punkte: "Punkte",
      quellenvermerke: "Quellen",
      richtung: "Richtung",
      rollen: "Rollen",
      satz: "Satz",
      schwerpunkte: "Schwerpunkte",
      sitzung: "Sitzung",
      sitzung_am: "Tag der Sitzung",
      staerke: "Stärke",
      stand: "Stand",
      stimmen: "Stimmen",
      stimmzettel: "Stimmzettel",
      stufe: "Stufe",
      text: "Text",
      thema: "Thema",
      themen: "Themen",
      titel: "Titel",
      unten: "untere Grenze",
      verantwortlich: "Verantwortlich",
      verfahren: "Verfahren",
      version: "Version",
      von: "Mindestwert",
      wenige: "wenige Fälle",
      wert: "Wert",
      zeilen: "Zeilen der Hinweise",
      zeitraum: "Zeitraum",
      ziel: "Ziel",
      zielgruppe: "Zielgruppe"
    } as Record<string, string>
  },

  fehlt: {
    jahr: "Das Jahr der Planung fehlt oder liegt außerhalb von 2000 bis 2100.",
    sitzungAm: "Der Tag der Sitzung fehlt.",
    rollen: "Es ist noch keine Rolle der Beteiligten eingetragen.",
    themenWenige: (n: number): string => `Die Liste braucht mindestens ${mal(n, "Thema", "Themen")}.`,
    themenViele: (n: number): string => `Die Liste darf höchstens ${mal(n, "Thema", "Themen")} haben.`,
    themaTitel: "Ein Thema hat keinen Titel.",
    themaDoppelt: (titel: string): string => `„${titel}“ steht zweimal auf der Liste.`,
    kriterienWenige: "Es braucht mindestens ein Kriterium.",
    kriterienViele: (n: number): string => `Es dürfen höchstens ${mal(n, "Kriterium", "Kriterien")} sein.`,
    kriteriumTitel: "Ein Kriterium hat keinen Titel.",
    kriteriumDoppelt: (titel: string): string => `Das Kriterium „${titel}“ steht zweimal da.`,
    gewicht: (titel: string, n: number): string =>
      `„${titel}“: Das Gewicht ist eine ganze Zahl von 1 bis ${formatZahl(n)}.`,
    beispielstimmen: "Die Stimmzettel sind erfunden. Bitte entfernen und mit echten Stimmzetteln abstimmen.",
    stimmen: (fehlen: number): string =>
      `Es ${fehlen === 1 ? "fehlt" : "fehlen"} noch ${stimmzettel(fehlen)}. Vorher bleibt das Ergebnis verdeckt.`,
    begruendung: (titel: string, richtung: "hoeher" | "niedriger"): string =>
      `„${titel}“ steht nach den Stimmen ${richtung === "hoeher" ? "höher" : "niedriger"} als nach den Daten. Der Grund fehlt (ein Satz).`,
    schwerpunkteWenige: (n: number): string => `Es braucht mindestens ${mal(n, "Schwerpunkt", "Schwerpunkte")}.`,
    schwerpunkteViele: (n: number): string => `Es dürfen höchstens ${mal(n, "Schwerpunkt", "Schwerpunkte")} sein.`,
    schwerpunktDoppelt: (titel: string): string => `„${titel}“ ist zweimal als Schwerpunkt gewählt.`,
    schwerpunkt: {
      begruendung: (titel: string): string => `„${titel}“: Die Begründung fehlt.`,
      verantwortlich: (titel: string): string =>
        `„${titel}“: Es fehlt, welche Rolle oder Organisation verantwortlich ist.`,
      messung: (titel: string): string => `„${titel}“: Es fehlt, woran der Schwerpunkt gemessen wird.`,
      ziel: (titel: string): string => `„${titel}“: Das Ziel fehlt.`,
      zielwert: (titel: string, ziel: "senken" | "erhoehen"): string =>
        `„${titel}“: Der Zielwert liegt nicht ${ziel === "senken" ? "unter" : "über"} dem Ausgangswert.`,
      pruefung: (titel: string): string => `„${titel}“: Der Prüftermin fehlt.`,
      pruefungFrueh: (titel: string): string => `„${titel}“: Der Prüftermin liegt nicht nach der Sitzung.`
    }
  },

  hinweis: {
    wenigeThemen: (da: number, von: number, bis: number): string =>
      `Die Liste hat ${mal(da, "Thema", "Themen")}. Gut zu beraten sind ${von} bis ${bis}.`,
    person: (text: string): string =>
      `„${text}“ klingt nach einem Namen. Bitte nur Rollen oder Organisationen eintragen.`,
    personendatum: (was: string): string =>
      `In einem Textfeld steht vermutlich ${was}. Bitte entfernen: Die Sitzung nennt keine Personen.`
  },

  speicher: {
    verboten:
      "Dieser Browser erlaubt kein Speichern. Die Sitzung geht verloren, wenn Sie die Seite schließen. Bitte die Sitzung als Datei sichern.",
    voll: "Der Speicher dieses Browsers ist voll. Die letzte Änderung ist nicht gespeichert. Bitte die Sitzung als Datei sichern.",
    ungueltig: (grund: string): string =>
      `Die letzte Änderung ist nicht gespeichert. ${grund} Bitte die Angabe berichtigen.`,
    unlesbar: (grund: string): string =>
      `Die gespeicherte Sitzung lässt sich nicht öffnen. ${grund} Sie bleibt gespeichert, bis Sie sie löschen.`,
    nichtGeloescht:
      "Die Sitzung ließ sich nicht löschen. Bitte die Websitedaten in den Einstellungen des Browsers löschen.",
    name: "gespeicherte Sitzung"
  },

  rueckschau: {
    indikatorWeg: "Den Indikator gibt es im Atlas nicht mehr. Das Ziel lässt sich nicht mehr prüfen.",
    gebietWeg: "Das Gebiet gibt es in dieser Form nicht mehr. Der Gebietszuschnitt hat sich geändert.",
    gebietName: (alt: string, neu: string): string => `Das Gebiet hieß bei der Sitzung „${alt}“, heute „${neu}“.`,
    einheit: (alt: string, neu: string): string =>
      `Die Einheit hat sich geändert (damals „${alt}“, heute „${neu}“). Alter und neuer Wert sind nicht vergleichbar.`,
    titel: (alt: string, neu: string): string => `Der Indikator hieß bei der Sitzung „${alt}“, heute „${neu}“.`,
    reiheWeg: "Für dieses Gebiet gibt es den Indikator nicht mehr.",
    bruch: (ab: string, grund: string): string =>
      `Bruch in der Reihe ab ${formatZeitraum(ab)}: ${grund} Alter und neuer Wert sind nicht vergleichbar.`,
    keineNeuere: (zeitraum: string): string =>
      `Keine neuere Zahl: Der Atlas hat noch den Stand ${formatZeitraum(zeitraum)}.`,
    berichtigt: (alt: string, neu: string, zeitraum: string): string =>
      `Die Zahl zum Stand ${formatZeitraum(zeitraum)} wurde seither berichtigt: damals ${alt}, heute ${neu}.`,
    eigen: (titel: string, stand: string, neu: string): string =>
      `„${titel}“ zählt der Verbund selbst. Stand bei der Sitzung: ${stand || "nicht notiert"}. ${neu === "" ? "Die neue Zählung ist noch nicht eingetragen." : `Neue Zählung: ${neu}.`}`,
    leistung: {
      gruppeWeg: "Die Zielgruppe gibt es im Atlas nicht mehr. Das Ziel lässt sich nicht mehr prüfen.",
      messgroesse: "Das Angebot wird heute anders gemessen. Alter und neuer Wert sind nicht vergleichbar.",
      geschuetzt: (jahr: number): string =>
        `Dokumentierte Leistung ${jahr}: ${zustaende.geschuetzt.name}. Deshalb gibt es keinen Vergleich.`,
      fehlt: (jahr: number): string => `Für ${jahr} liegt keine dokumentierte Leistung vor.`,
      unvollstaendig: (neu: string, jahr: number): string =>
        `Dokumentierte Leistung ${jahr}: mindestens ${neu}. In einem der Jahre fehlen Meldungen. Deshalb gibt es keinen Vergleich.`,
      vergleich: (neu: string, jahr: number, differenz: number, altJahr: number, alt: string): string =>
        differenz === 0
          ? `Dokumentierte Leistung ${jahr}: ${neu}, ebenso viel wie ${altJahr}.`
          : `Dokumentierte Leistung ${jahr}: ${neu}, ${formatZahl(Math.abs(differenz))} ${differenz > 0 ? "mehr" : "weniger"} als ${altJahr} (${alt}).`
    },
    /** In the cell of the new value, where there is none. */
    ohneNeuen: {
      keine_neuere_zahl: "keine neuere Zahl",
      ohne_ziel: "keine neuere Zahl",
      von_hand: "noch nicht eingetragen"
    } as Partial<Record<string, string>>,
    ohneMessung: "Für diesen Schwerpunkt war keine Kennzahl vereinbart.",
    stand: {
      erreicht: "Ziel erreicht",
      nicht_erreicht: "Ziel nicht erreicht",
      nicht_entscheidbar: "nicht zu entscheiden",
      ohne_sicherheit: "ohne Angabe zur Sicherheit",
      zu_wenige_faelle: "zu wenige Fälle",
      bruch: "nicht vergleichbar",
      kein_wert: "keine Zahl",
      keine_neuere_zahl: "noch offen",
      ohne_ziel: "ohne Ziel",
      weg: "nicht mehr prüfbar",
      von_hand: "von Hand zu prüfen",
      selbst_gezaehlt: "selbst gezählt, von Hand zu vergleichen"
    }
  },

  protokoll: {
    titel: (jahr: number): string => `Beschlussprotokoll: Schwerpunkte ${jahr}`,
    entwurf: (jahr: number): string => `Entwurf: Schwerpunkte ${jahr}`,
    untertitel: (jahr: number, am: string): string =>
      `Jahresplanung ${jahr} des Verbunds der Stadtteilzentren Marzahn-Hellersdorf${am === "" ? "" : ` · Sitzung am ${formatZeitraum(am)}`}`,
    kurztitel: (jahr: number): string => `Jahresplanung ${jahr}`,
    entwurfVermerk: "Entwurf",
    beispielstimmen: "Beispielstimmen",
    offen: (n: number): string =>
      `Entwurf: Es ${n === 1 ? "fehlt noch 1 Angabe" : `fehlen noch ${formatZahl(n)} Angaben`}. Die Liste steht in der Anlage.`,
    fehlt: "Was bis zum Abschluss fehlt",
    anlage: "Anlage zum Beschluss: Verfahren, Themen mit Hinweisen aus den Daten, Methode und Quellen.",
    abstimmung: "So wurde abgestimmt",
    stimmenZeile: (titel: string, platz: string, wert: string): string => `${titel}: Platz ${platz}, ${wert}`,
    mittelwert: (wert: string): string => `Mittelwert ${wert}`,
    platzDaten: (platz: string, teile: readonly string[]): string => `Nach Daten: Platz ${platz} (${teile.join("; ")})`,
    platzStimmen: (platz: string, wert: string): string => `Nach Stimmen: Platz ${platz} (${wert})`,
    streuungZeile: (streuung: string, einigkeit: string): string => `Streuung: ${streuung}. Stimmbild: ${einigkeit}`,
    ohneGrund: "Das Thema ist kein Schwerpunkt. Ein Grund war nicht nötig.",
    grundlage:
      "Grundlage ist das Rahmenkonzept Soziale Stadtteilzentren 2017, Abschnitt 6: Der Verbund setzt die Jahresplanung mit Schwerpunktthemen fest.",
    beschluss: "Beschlossene Schwerpunkte",
    beschlussText: (n: number, jahr: number): string =>
      `Der Verbund setzt für ${jahr} ${mal(n, "Schwerpunkt", "Schwerpunkte")} fest.`,
    keinBeschluss: "Schwerpunkte sind noch nicht gewählt.",
    schwerpunktTabelle: "Schwerpunkte mit Kennzahl, Ziel und Prüftermin",
    schwerpunktSpalten: [
      "Schwerpunkt",
      "Begründung",
      "Verantwortlich",
      "Kennzahl und Ausgangswert",
      "Ziel",
      "Prüftermin"
    ],
    offenFeld: "offen",
    rollen: (rollen: readonly string[]): string => `Vertretene Rollen: ${aufzaehlung(rollen)}.`,
    keineRollen: "Es sind keine Rollen eingetragen.",
    keineNamen: "Das Protokoll nennt Rollen, keine Namen.",
    verfahren: "Verfahren",
    verfahrenText: (verfahren: Verfahren): string =>
      verfahren.art === "punkte"
        ? `Jeder Stimmzettel hatte ${punkte(verfahren.punkte)}, höchstens ${formatZahl(verfahren.hoechstens)} für ein Thema.`
        : `Jeder Stimmzettel gab jedem Thema je Kriterium einen Wert von ${formatZahl(verfahren.von)} bis ${formatZahl(verfahren.bis)}.`,
    kriterienLeitend: "Die Kriterien leiteten die Beratung. Gezählt wurden die Punkte.",
    stimmzettel: (n: number): string => `Gezählt wurden ${stimmzettel(n)}, ohne Namen und ohne Zentrum.`,
    verdeckt: (anzahl: number, mindestens: number): string =>
      `Das Ergebnis ist verdeckt: Es liegen ${stimmzettel(anzahl)} vor. Gezeigt wird es ab ${formatZahl(mindestens)}.`,
    kriterienTabelle: "Kriterien und Gewichte",
    kriterienOhne: "Kriterien",
    kriterienSpalten: ["Kriterium", "Frage", "Gewicht"],
    themen: "Themen: Plätze, Stimmen und Hinweise",
    herkunft: {daten: "aus den Daten", eigen: "eigenes Thema"},
    belegZeile: (art: string, staerke: string, satz: string): string => `${art} (${staerke}): ${satz}`,
    ohneBeleg: "Für dieses Thema hat der Atlas keine Zahlen.",
    streuung: (min: string, q1: string, median: string, q3: string, max: string): string =>
      `${min} bis ${max}, Mitte ${median} (${q1} bis ${q3})`,
    ergebnisQuelle:
      "Streuung: kleinster bis größter Wert, Median, in Klammern die mittlere Hälfte. Gleiche Plätze heißen: nicht zu unterscheiden. Stimmbild: Streuung der Stimmzettel im Verhältnis zur größtmöglichen.",
    gewichteGleich: (n: number): string =>
      `Die ersten ${formatZahl(n)} Plätze bleiben mit denselben Themen besetzt, wenn alle Kriterien gleich zählen.`,
    gewichteAnders: (n: number, hinzu: readonly string[], heraus: readonly string[]): string => {
      const teile = [
        hinzu.length > 0 && `dazu ${hinzu.length === 1 ? "kommt" : "kommen"} ${aufzaehlung(hinzu)}`,
        heraus.length > 0 && `es ${heraus.length === 1 ? "fehlt" : "fehlen"} ${aufzaehlung(heraus)}`
      ].filter((teil) => teil !== false);
      return `Zählen alle Kriterien gleich, ändern sich die ersten ${formatZahl(n)} Plätze: ${aufzaehlung(teile)}.`;
    },
    gewichteEinheitlich: "Alle Kriterien zählten gleich.",
    abweichung: (richtung: string, grund: string): string => `Abweichung: ${richtung}. ${grund}`,
    grundOffen: "Der Grund fehlt noch.",
    methode: "Methode und Quellen",
    methodeSaetze: [
      "Die Daten schlagen vor, der Verbund entscheidet. Zahlen sind Hinweise auf Bedarf, sie stellen ihn nicht fest.",
      "Geprüft werden vier Arten von Hinweisen: soziale Lage, Kennzahl zum Thema, dokumentiertes Angebot und geäußerte Anliegen. Daraus entsteht die Stufe.",
      "Starke Hinweise heißt: Zahlen zum Bedarf (Lage oder Kennzahl) und zum Angebot sprechen beide klar dafür. Einige Hinweise heißt: Das Angebot spricht klar dafür. Oder die Kennzahl spricht klar dafür und das Angebot nicht dagegen.",
      "Schwache Hinweise heißt: Alles spricht nur schwach dafür, nur die allgemeine Lage oder es gibt keinen Rückstand beim dokumentierten Angebot. Anliegen zählen immer nur schwach.",
      "Eine Kennzahl spricht nur dafür, wenn sie eine Belastung misst und ihr Intervall den Vergleichswert ausschließt, oder wenn ein Anstieg gesichert ist.",
      "Platz nach Daten: Es zählt die Stufe der Hinweise. Danach zuerst, wo eine klare Kennzahl und ein Rückstand zusammentreffen. Dann zählen klare und schwache Hinweise. Bei gleichen Hinweisen teilen sich Themen den Platz.",
      "Lage und Kennzahl zählen dabei zusammen einmal. Der Bedarfsindex entsteht zum Teil aus denselben Zahlen.",
      "Eine Abweichung ist ein Thema, dessen Plätze nach Daten und nach Stimmen sich auch bei Gleichstand nicht treffen."
    ],
    leistung: "Gezeigt wird die dokumentierte Leistung. Sie sagt nicht, was ein Angebot bei den Menschen bewirkt hat.",
    dissens: (teils: number, geteilt: number): string =>
      `Stimmbild: Standardabweichung der Stimmzettel, geteilt durch die größtmögliche. Ab ${formatZahl(teils, 2)} heißt es teils geteilt, ab ${formatZahl(geteilt, 2)} geteilt.`,
    quellen: "Quellen der Kennzahlen",
    stand: (tag: string, version: string): string => `Datenstand ${formatZeitraum(tag)}, Version ${version}.`,
    adresse: (adresse: string): string => `Erstellt mit dem Bedarfsatlas: ${adresse}`,
    nummer: (id: string): string => `Nummer der Sitzung: ${id}`,
    felder: ["Ort und Datum", "Für den Verbund (Rolle)", "Für das Bezirksamt (Rolle)"]
  },

  papier: {
    titel: (jahr: number): string => `Stimmzettel: Schwerpunkte ${jahr}`,
    punkte: (n: number, hoechstens: number): string =>
      `Sie haben ${punkte(n)}. Einem Thema können Sie höchstens ${formatZahl(hoechstens)} geben.`,
    werte: (von: number, bis: number): string =>
      `Geben Sie jedem Thema je Kriterium einen Wert von ${formatZahl(von)} (gering) bis ${formatZahl(bis)} (hoch).`,
    geheim: "Bitte keinen Namen und kein Zentrum auf den Zettel schreiben.",
    tabelle: "Themen",
    spalteThema: "Thema",
    spalteBeleg: "Hinweise",
    spaltePunkte: "Punkte",
    kriterien: "Kriterien",
    kriterium: (titel: string, frage: string, gewicht: number): string =>
      `${titel}: ${frage}${gewicht === 1 ? "" : ` (zählt ${formatZahl(gewicht)}-fach)`}`,
    pruefzeichen: (zeichen: string): string => `Prüfzeichen der Liste: ${zeichen}`
  },

  rueckschauDokument: {
    titel: (jahr: number): string => `Rückschau auf die Schwerpunkte ${jahr}`,
    untertitel: (jahr: number, tag: string): string =>
      `Ziele der Jahresplanung ${jahr} · geprüft am ${formatZeitraum(tag)}`,
    tabelle: "Ziele und neue Werte",
    spalten: ["Schwerpunkt", "Ausgangswert", "Ziel", "Neuer Wert", "Ergebnis"],
    hinweis:
      "Ein Ziel gilt nur als erreicht, wenn das ganze Intervall des neuen Werts auf der gewünschten Seite liegt. Dokumentierte Leistung ist gezählt und wird ohne Intervall verglichen.",
    keine: "In dieser Sitzung sind keine Schwerpunkte beschlossen."
  },

  messung: {
    ausgang: (titel: string, gebiet: string, wert: string, intervall: string | null, zeitraum: string): string =>
      `${titel} in ${gebiet}: ${wert} (${[formatZeitraum(zeitraum), intervall === null ? "ohne Angabe zur Sicherheit" : `95-%-Intervall ${intervall}`].join("; ")})`,
    leistungTitel: (messgroesse: string, gruppe: string): string => `Dokumentierte ${messgroesse} für: ${gruppe}`,
    einheit: (messgroesse: keyof typeof texteLeistungen.messgroesse): string =>
      `${texteLeistungen.messgroesse[messgroesse].einheit} je 1.000`,
    je1000: (wert: string, einheit: string): string => `${wert} ${einheit} je 1.000`,
    leistung: (
      titel: string,
      gebiet: string,
      wert: string,
      jahr: number,
      vollstaendig: boolean,
      marke: string | null
    ): string =>
      `${titel} in ${gebiet}: ${wert} (${[String(jahr), vollstaendig ? null : "Meldungen unvollständig", marke].filter((teil) => teil !== null).join("; ")})`,
    eigen: (titel: string, stand: string): string =>
      `${titel}${stand === "" ? "" : ` (Stand: ${stand})`}, zählt der Verbund selbst`,
    ziel: (richtung: string, wert: string | null): string => (wert === null ? richtung : `${richtung} auf ${wert}`)
  },

  /** What an example session holds beside its invented ballots. Each text says itself that it is one. */
  beispiel: {
    rollen: [
      "Leitung eines Stadtteilzentrums",
      "Stadtteilkoordination",
      "Planung und Koordination im Bezirksamt",
      "Träger eines Stadtteilzentrums",
      "Ehrenamt im Stadtteilzentrum"
    ],
    grund: {
      hoeher: "Beispiel: Die Zentren hören davon öfter, als die Zahlen zeigen.",
      niedriger: "Beispiel: Der Verbund sieht hier andere Stellen in der Pflicht."
    },
    begruendung: "Beispiel: Das Thema liegt nach den Stimmen vorn.",
    zaehlung: "Beispiel: Besuche im Jahr",
    stand: "noch nicht gezählt"
  },

  csv: {
    kopf: [
      "jahr",
      "thema_id",
      "thema",
      "problemfeld",
      "zielgruppe",
      "gebiet_id",
      "gebiet",
      "herkunft",
      "belegstufe",
      "platz_daten_von",
      "platz_daten_bis",
      "platz_stimmen_von",
      "platz_stimmen_bis",
      "punkte",
      "mittel",
      "minimum",
      "quartil_1",
      "median",
      "quartil_3",
      "maximum",
      "dissens",
      "abweichung",
      "grund_abweichung",
      "schwerpunkt",
      "begruendung",
      "verantwortlich",
      "indikator_id",
      "kennzahl",
      "ausgang_gebiet_id",
      "ausgang_zeitraum",
      "ausgangswert",
      "ki_unten_95",
      "ki_oben_95",
      "einheit",
      "ziel_richtung",
      "zielwert",
      "pruefung_am",
      "datenstand",
      "version",
      "beispieldaten",
      "beispielstimmen"
    ]
  }
} as const;
