import {aufzaehlung, formatLorStand, formatZahl, formatZeitraum, satz} from "../format.js";
import {massstaebe, urteile, wenigeFaelle, zustaende} from "../zustaende.js";
import {vom, zum} from "./zeit.js";

type EbeneId = "plr" | "bzr" | "pgr" | "bezirk";

const ebenen: Record<EbeneId, {einzahl: string; mehrzahl: string; artikel: string; fuer: string}> = {
  plr: {einzahl: "Planungsraum", mehrzahl: "Planungsräume", artikel: "der", fuer: "Planungsräume"},
  bzr: {einzahl: "Bezirksregion", mehrzahl: "Bezirksregionen", artikel: "die", fuer: "Bezirksregionen"},
  pgr: {einzahl: "Prognoseraum", mehrzahl: "Prognoseräume", artikel: "der", fuer: "Prognoseräume"},
  bezirk: {einzahl: "Bezirk", mehrzahl: "Bezirk", artikel: "der", fuer: "den Bezirk als Ganzes"}
};

/** "1 Gebiet", "3 Gebiete" */
const gebiete = (n: number): string => `${formatZahl(n)} ${n === 1 ? "Gebiet" : "Gebiete"}`;

const alteGebiete = (ebene: EbeneId, lorStand: string): boolean => ebene === "plr" && lorStand === "2019";

/** "12,3 bis 18,3 %" */
export const vonBis = (von: string, bis: string): string => `${von} bis ${bis}`;

/** A rank as it is shown: shared ranks have a half. */
export const rang = (x: number): string => formatZahl(x, Number.isInteger(x) ? 0 : 1);

/** Always both ends, even where they are the same: a rank never stands without its range. */
export const rangspanne = (von: number, bis: number): string => vonBis(rang(von), rang(bis));

const platz = (von: number, bis: number, m: number): string => `${rangspanne(von, bis)} von ${formatZahl(m)}`;

const zahlwort = ["Keine", "Eine", "Zwei", "Drei", "Vier", "Fünf"];

/** Every word of the map page that is not written in the page itself or in the data. */
export const texteKarte = {
  ebenen,
  zum,
  vom,
  gebiete,
  alteGebiete,
  bezirk: "Bezirk",
  bezirkName: "Bezirk Marzahn-Hellersdorf",
  berlin: "Berlin",
  stand: "Stand der Werte",
  leer: "Es liegen noch keine Daten für die Karte vor.",
  fehlerGeometrie: (lorStand: string) =>
    `Die Grenzen der Gebiete (${formatLorStand(lorStand)}) fehlen. Tabelle und Text zeigen alle Werte.`,

  bedienung: {
    titel: "Auswahl für Karte, Text und Tabelle",
    was: "Was",
    wo: "Wo",
    wann: "Wann",
    ansicht: "Ansicht",
    nur: (ebene: EbeneId) => `(nur ${ebenen[ebene].mehrzahl})`,
    sprungKarte: "Zur Karte",
    sprungTabelle: "Zur Tabelle",
    ansichten: {karte: "Karte und Tabelle", tabelle: "Nur Tabelle", text: "Nur Text"},
    ebenenFehlen: (kurztitel: string, fehlend: readonly EbeneId[]) =>
      `„${kurztitel}“ ist für ${aufzaehlung(fehlend.map((e) => ebenen[e].fuer))} nicht veröffentlicht.`
  },

  laden: {
    laedt: (kurztitel: string) => `„${kurztitel}“: Die Daten werden geladen.`,
    fehler: (kurztitel: string) =>
      `„${kurztitel}“: Die Daten konnten nicht geladen werden. Prüfen Sie die Verbindung, oder wählen Sie einen anderen Indikator.`,
    erneut: "Erneut versuchen"
  },

  meldung: {
    ansicht: (titel: string, ebene: EbeneId, zeitraum: string, lorStand: string, n: number) =>
      `${[
        titel,
        ebenen[ebene].mehrzahl,
        alteGebiete(ebene, lorStand) && formatLorStand(lorStand),
        formatZeitraum(zeitraum),
        gebiete(n)
      ]
        .filter(Boolean)
        .join(", ")}.`,
    sortierung: (spalte: string, richtung: "auf" | "ab") =>
      `Tabelle sortiert nach „${spalte}“, ${richtung === "auf" ? "aufsteigend" : "absteigend"}.`,
    gezeigt: {
      karte: "Gezeigt werden Karte, Tabelle und Text.",
      tabelle: "Gezeigt werden Tabelle und Text, ohne Karte.",
      text: "Gezeigt wird nur der Text."
    }
  },

  hinweis: {
    indikator: (wunsch: string, gezeigt: string) =>
      `Den Indikator „${wunsch}“ gibt es hier nicht. Gezeigt wird „${gezeigt}“.`,
    ebeneUnbekannt: (wunsch: string, ebene: EbeneId) =>
      `Die Ebene „${wunsch}“ gibt es nicht. Gezeigt werden Werte für ${ebenen[ebene].fuer}.`,
    ebeneOhneWerte: (wunsch: EbeneId, indikator: string, ebene: EbeneId) =>
      `„${indikator}“: Für ${ebenen[wunsch].fuer} gibt es keine Werte. Gezeigt werden Werte für ${ebenen[ebene].fuer}.`,
    zeitraumUnbekannt: (wunsch: string, zeitraum: string) =>
      `„${wunsch}“ ist kein Datum, das die Karte kennt. Gezeigt werden die Werte ${vom(zeitraum)}.`,
    zeitraumOhneWerte: (wunsch: string, indikator: string, ebene: EbeneId, zeitraum: string) =>
      `„${indikator}“: Werte ${vom(wunsch)} gibt es für ${ebenen[ebene].fuer} nicht. Gezeigt werden die nächstliegenden Werte ${vom(zeitraum)}.`,
    wechselOhneWerte: (wunsch: string, indikator: string, ebene: EbeneId, zeitraum: string) =>
      `„${indikator}“: Werte ${vom(wunsch)} gibt es für ${ebenen[ebene].fuer} nicht. Gezeigt werden die neuesten Werte ${vom(zeitraum)}.`,
    wechselAlteGebiete: (wunsch: string, indikator: string, ebene: EbeneId, lorStand: string, zeitraum: string) =>
      `„${indikator}“: Werte ${vom(wunsch)} gibt es nur für andere ${ebenen[ebene].mehrzahl} (${formatLorStand(lorStand)}). Gezeigt werden die neuesten Werte ${vom(zeitraum)}.`,
    gebietUnbekannt: (wunsch: string) => `Das Gebiet „${wunsch}“ gibt es hier nicht. Es ist kein Gebiet ausgewählt.`,
    gebietAndereEbene: (name: string, ebene: EbeneId, lorStand: string) =>
      `„${name}“ gehört nicht zu den gezeigten Gebieten (${ebenen[ebene].mehrzahl}, ${formatLorStand(lorStand)}). Die Auswahl ist aufgehoben.`,
    gebietDarueber: (name: string, ebene: EbeneId, gezeigt: string) =>
      `Ausgewählt ist jetzt ${ebenen[ebene].artikel} ${ebenen[ebene].einzahl} ${gezeigt}. Darin liegt „${name}“.`,
    sortierung: (wunsch: string) =>
      `Die Sortierung „${wunsch}“ gibt es nicht. Sortiert wird nach dem Wert, höchste zuerst.`,
    ansicht: (wunsch: string) => `Die Ansicht „${wunsch}“ gibt es nicht. Gezeigt werden Karte und Tabelle.`
  },

  titel: {
    untertitel: (ebene: EbeneId, zeitraum: string, einheit: string, lorStand: string) =>
      [
        ebene === "bezirk" ? "Bezirk Marzahn-Hellersdorf" : `${ebenen[ebene].mehrzahl} in Marzahn-Hellersdorf`,
        alteGebiete(ebene, lorStand) && formatLorStand(lorStand),
        formatZeitraum(zeitraum),
        einheit
      ]
        .filter(Boolean)
        .join(" · "),
    fenster: (titel: string, ebene: EbeneId, zeitraum: string) =>
      `${titel} · ${ebenen[ebene].mehrzahl} · ${formatZeitraum(zeitraum)} – Bedarfsatlas Marzahn-Hellersdorf`,
    alteGebiete: (n: number) =>
      `Gezeigt werden die ${formatZahl(n)} früheren Planungsräume (LOR bis 2020). Gleiche Namen stehen nicht immer für gleiche Gebiete.`,
    neuere: "Es gibt neuere Werte.",
    neuereZeigen: (zeitraum: string) => `Neueste Werte ${vom(zeitraum)} zeigen`,
    veraltet: (stand: string, neueste: boolean) =>
      neueste
        ? `Diese Zahlen sind älter als üblich: Stand ${formatZeitraum(stand)}; eine neuere Ausgabe liegt hier nicht vor.`
        : `Auch die neuesten Zahlen sind älter als üblich: Stand ${formatZeitraum(stand)}; eine neuere Ausgabe liegt hier nicht vor.`,
    intervall:
      "Registerwerte sind Zählungen. Das 95-Prozent-Intervall zeigt, wie stark ein Wert bei so vielen Menschen allein durch Zufall schwanken kann. Die Farben der Karte zeigen nur den Wert, ohne Angabe zur Sicherheit.",
    angenaehert:
      "Die Quelle veröffentlicht keine Personenzahlen. Ihr Nenner ist hier aus einer anderen Zählung angenähert; weil Haushalte gemeinsam betroffen sind, ist das Intervall eher zu schmal.",
    ohneSicherheit: "Unterschiede stehen hier ohne Angabe zur Sicherheit.",
    druck: (lorStand: string, adresse: string) =>
      `Gebietsstand: ${formatLorStand(lorStand)}. Adresse dieser Ansicht: ${adresse}`,
    bruch: (ab: string, grund: string) => `Bruch ab ${formatZeitraum(ab)}: ${grund}`,
    weitereBrueche: (n: number) => (n === 1 ? "Ein weiterer Bruch" : `${formatZahl(n)} weitere Brüche`)
  },

  worte: {
    titel: "In Worten",
    hoechste: "Am höchsten",
    niedrigste: "Am niedrigsten",
    mitIntervall: (name: string, wert: string, intervall: string, rang: {von: number; bis: number} | null) =>
      `${name} ${wert} (${rang === null || rang.von === rang.bis ? intervall : `${intervall}, Rang ${rangspanne(rang.von, rang.bis)}`})`,
    urteil: {bezirk: "Zum übrigen Bezirk", berlin: "Zu Berlin"},
    urteilAnzahl: (urteil: keyof typeof urteile, n: number) => `${urteile[urteil].kurz}: ${gebiete(n)}`,
    wenige: (n: number, namen: string) =>
      `${gebiete(n)} mit Werten in Klammern (${wenigeFaelle.name}, kein Vergleich): ${namen}.`,
    undWeitere: (n: number) => `und ${n} weitere mit demselben Wert`,
    alleGleich: (wert: string, n: number) => `Alle ${n} Gebiete haben denselben Wert: ${satz(wert)}`,
    einGebiet: (name: string, wert: string) => `${name}: ${satz(wert)}`,
    keineWerte: "Für diese Auswahl liegt kein Wert vor.",
    klasse: (name: string, n: number, namen: string) =>
      namen ? `${name}: ${gebiete(n)} (${namen}).` : `${name}: ${gebiete(n)}.`,
    vergleich: {bezirk: "Bezirk", berlin: "Berlin"},
    nichtVergleichbar:
      "Bezirk und Berlin stehen nicht daneben: Die Quelle rechnet diesen Wert für jede Ebene neu. Vergleichen lassen sich nur Gebiete derselben Ebene.",
    ohneAngabe: (n: number, namen: string) => `${gebiete(n)} ohne Angabe: ${namen}.`,
    ohneWert: (n: number, grund: string, namen: string) => `${gebiete(n)} ohne Angabe (${grund}): ${namen}.`,
    alle: "alle Gebiete",
    nullWerte: (n: number) => `${gebiete(n)} mit dem Wert 0.`
  },

  punkte: {
    titel: "Alle Gebiete als Punkte",
    befund: (n: number, von: string, bis: string) =>
      n === 1
        ? `Ein Gebiet mit dem Wert ${satz(von)}`
        : `${formatZahl(n)} Gebiete, von ${von} bis ${satz(bis)} Jeder Punkt ist ein Gebiet.`,
    befundKlassen: (n: number) => `${formatZahl(n)} Gebiete nach Klassen. Jeder Punkt ist ein Gebiet.`,
    tabelle: "Alle Werte in der Tabelle",
    bezirk: "Bezirk",
    keine: "Kein Gebiet hat hier einen Wert.",
    ohneSicherheit: "Die Punkte stehen ohne Angabe zur Sicherheit.",
    intervall: "Die Intervalle stehen in der Tabelle.",
    balken: "Der Balken zeigt das Intervall des ausgewählten Gebiets.",
    wenige: (n: number) => `${gebiete(n)} mit zu wenigen Fällen ${n === 1 ? "hat" : "haben"} keinen Punkt.`
  },

  auswahl: {
    titel: "Ausgewähltes Gebiet",
    titelMitName: (name: string) => `Ausgewählt: ${name}`,
    waehlen: "Gebiet",
    keines: "keines",
    hinweis: "Wählen Sie ein Gebiet aus der Liste, mit einem Klick in die Karte oder mit „auswählen“ in der Tabelle.",
    rang: "Rang",
    platz,
    klasse: "Klasse",
    datum: "Datum",
    gehoertZu: "Gehört zu",
    anmerkung: "Anmerkung",
    intervall: "95-%-Intervall",
    urteil: (name: string, worte: readonly string[]) => `${name} ${aufzaehlung(worte)}.`,
    ohneSicherheit: (womit: readonly ("bezirk" | "berlin")[]) =>
      `Vergleich mit ${aufzaehlung(womit.map((art) => ({bezirk: "dem Bezirk", berlin: massstaebe.berlin})[art]))} ohne Angabe zur Sicherheit.`,
    profil: "Zum Gebietsprofil",
    keinProfil: "Für Gebiete der LOR bis 2020 gibt es kein Profil."
  },

  tabelle: {
    titel: "Tabelle",
    beschriftung: (titel: string, untertitel: string) => `${titel}. ${untertitel}.`,
    gehoertZu: "gehört zu",
    wert: "Wert",
    rang: "Rang",
    klasse: "Klasse",
    intervall: "95-%-Intervall",
    urteil: {bezirk: "zum übrigen Bezirk", berlin: "zu Berlin"},
    balken: "Balken",
    auswahl: "Auswahl",
    auswaehlen: "auswählen",
    rangErklaerung:
      "Rang 1 hat den höchsten Wert. Alle Plätze zählen, die das Intervall offen lässt: Gebiete mit überlappenden Intervallen teilen sich Plätze.",
    intervallErklaerung: "Die waagerechte Linie ist das Intervall.",
    balkenErklaerung: (null_: string) =>
      `Alle Balken beginnen bei ${null_} und haben denselben Maßstab. Der senkrechte Strich ist der Wert des Bezirks.`,
    balkenOhneBezirk: (null_: string) => `Alle Balken beginnen bei ${null_} und haben denselben Maßstab.`,
    zeichen: "Zeichen in der Tabelle",
    ueberspringen: "Tabelle überspringen, weiter zur Karte"
  },

  status: {
    ...zustaende,
    wenige: wenigeFaelle,
    nichtBewertet: {name: "nicht bewertet", erklaerung: "Die Quelle bewertet dieses Gebiet nicht."},
    nichtKlassifiziert: {name: "nicht klassifiziert", erklaerung: "Die Quelle ordnet dieses Gebiet keiner Klasse zu."}
  },

  legende: {
    titel: "Legende",
    alleWerte: "alle Werte",
    bis: (bis: string) => `bis ${bis}`,
    ab: (von: string) => `ab ${von}`,
    vonBis,
    verfahren: {
      quantile: (n: number, referenz: string) =>
        `${zahlwort[n] ?? n} Klassen, die ${zum(referenz)} möglichst gleich viele Gebiete haben (Quantile). ` +
        "Die Grenzen gelten für alle Daten dieses Indikators auf dieser Ebene. Zu anderen Zeiten sind die Klassen ungleich besetzt.",
      abweichung:
        "Werte unter 0 und Werte ab 0 stehen nie in derselben Klasse. Auf jeder Seite haben die Klassen möglichst gleich viele Werte (Quantile), gezählt über alle Zeiträume mit demselben Gebietsstand. Für diese Zeiträume gelten dieselben Grenzen.",
      klassen: "Die Klassen vergibt die Quelle. Sie gelten für alle Daten.",
      eine_klasse: "Die Werte werden hier nicht in Klassen geteilt."
    },
    zusammengelegt: "Klassen mit nur einem Gebiet sind mit der Nachbarklasse zusammengelegt.",
    richtung: {
      belastung: "Dunkel heißt: höherer Wert, mehr Belastung.",
      ressource: "Dunkel heißt: höherer Wert, mehr Ressource.",
      keine_wertung: "Dunkel heißt: höherer Wert. Eine Wertung ist damit nicht verbunden."
    },
    richtungAbweichung: {
      belastung:
        "Orange und Braun: 0 und mehr, weist auf Belastung hin. Blaugrün: unter 0, weist auf weniger Belastung hin. Je kräftiger, desto weiter von 0.",
      ressource:
        "Blaugrün: 0 und mehr, weist auf Ressourcen hin. Orange und Braun: unter 0, weist auf Belastung hin. Je kräftiger, desto weiter von 0.",
      keine_wertung:
        "Blau: 0 und mehr. Gelb und Oliv: unter 0. Eine Wertung ist damit nicht verbunden. Je kräftiger, desto weiter von 0."
    },
    richtungKlassen: {
      belastung: "Dunkel heißt: mehr Belastung.",
      ressource: "Dunkel heißt: mehr Ressource.",
      keine_wertung: "Dunkel heißt: höhere Klasse. Eine Wertung ist damit nicht verbunden."
    },
    ausgewaehlt: "ausgewähltes Gebiet",
    orte: "Orte",
    ausschnitt: "Die Karte zeigt einen Ausschnitt des Bezirks."
  },

  karte: {
    titel: "Karte",
    rolle: "Karte",
    name: (titel: string, untertitel: string) => `Karte: ${titel}. ${untertitel}.`,
    anleitung:
      "Tastatur: mit den Pfeiltasten zum Nachbargebiet, mit Pos1 zum höchsten und mit Ende zum niedrigsten Wert. Eingabe wählt aus, Escape hebt auf. Plus und Minus ändern den Ausschnitt.",
    hinweis:
      "Vergrößern auch mit Strg und Mausrad, mit zwei Fingern oder den Knöpfen; Ziehen oder die Wahl eines Gebiets verschiebt.",
    vergroessern: "Karte vergrößern",
    verkleinern: "Karte verkleinern",
    zuruecksetzen: "Ganz: den ganzen Bezirk zeigen",
    zuruecksetzenKurz: "Ganz",
    ausschnittTitel: "Ausschnitt der Karte",
    ausschnitt: (prozent: string) => `Ausschnitt ${prozent}.`,
    ganz: "Ganzer Bezirk.",
    klasse: (k: number, n: number) => `Klasse ${k} von ${n}`,
    intervall: (intervall: string) => `Intervall ${intervall}`,
    rang: (von: number, bis: number, m: number) => `Rang ${platz(von, bis, m)}`,
    ausgewaehlt: "ausgewählt",
    gewaehlt: (name: string) => `${name} ausgewählt.`,
    aufgehoben: "Auswahl aufgehoben.",
    rand: "In dieser Richtung liegt kein weiteres Gebiet."
  },

  fuss: {
    gebietsstand: (lorStand: string) => `Gebietsstand: ${formatLorStand(lorStand)}`,
    umgerechnet: "Aus den LOR bis 2020 übertragen: gleiche Gebiete, exakte Summen.",
    grenzen: (g: {titel: string; quelle: string; lizenz: string; lizenz_url: string; bearbeitung: string}) =>
      `Grenzen: ${g.quelle}, ${g.titel}, ${g.lizenz} (${g.lizenz_url}); ${g.bearbeitung}.`,
    hinweise: "Hinweise zum Indikator",
    mehr: (kurztitel: string) => `Alles zum Indikator „${kurztitel}“`
  }
};
