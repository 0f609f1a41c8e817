import {formatZahl, formatZeitraum} from "../format.js";

const anzahl = (n: number, einzahl: string, mehrzahl: string): string =>
  `${n === 1 ? "1" : formatZahl(n)} ${n === 1 ? einzahl : mehrzahl}`;

/** Words of the page for the annual session: its steps, controls and messages. Words of documents stand in textePlanung. */
export const textePlanungSeite = {
  fenster: (schritt: string): string => `Jahresplanung: ${schritt} – Bedarfsatlas Marzahn-Hellersdorf`,
  nichtsGesendet: "Nichts wird gesendet. Alles bleibt in diesem Browser auf diesem Rechner, bis Sie es löschen.",

  leiste: {
    titel: "Schritte der Jahresplanung",
    vollstaendig: "vollständig",
    offen: "offen",
    schritte: ["Start", "Jahr und Rollen", "Themen", "Kriterien", "Abstimmen", "Ergebnis", "Beschluss", "Protokoll"],
    stand: (nummer: number, von: number): string => `Schritt ${nummer} von ${von}`,
    zurueck: (titel: string): string => `Zurück: ${titel}`,
    weiter: (titel: string): string => `Weiter: ${titel}`,
    fehlt: "Hier fehlt noch"
  },

  hinweis: {
    schritt: (wert: string): string => `Einen Schritt „${wert}“ gibt es hier nicht. Gezeigt: Start.`,
    keineSitzung: "Auf diesem Rechner liegt keine Sitzung. Beginnen Sie eine neue, oder öffnen Sie eine Datei.",
    abgeschlossen: (tag: string): string =>
      `Das Protokoll ist am ${formatZeitraum(tag)} abgeschlossen worden. Zum Ändern öffnen Sie die Sitzung wieder.`,
    oeffnen: "Sitzung wieder öffnen",
    geoeffnet: "Die Sitzung ist wieder offen.",
    beispielstimmen: "Erfundene Stimmzettel",
    beispielstimmenText:
      "Diese Sitzung ist ein Beispiel. Stimmen, Rollen, Gründe und Schwerpunkte sind erfunden. Das Protokoll trägt diesen Vermerk und lässt sich nicht abschließen."
  },

  rueckgaengig: "Rückgängig",
  rueckgaengigFertig: "Rückgängig gemacht.",
  abbrechen: "Abbrechen",

  speicher: {
    titel: "Ablage",
    stand: (bytes: number): string =>
      `Gespeichert auf diesem Rechner: ${formatZahl(Math.max(1, Math.round(bytes / 1024)))}\u00a0KB`,
    leer: "Auf diesem Rechner ist nichts gespeichert.",
    wo: "Andere, die diesen Browser benutzen, können es öffnen.",
    sichern: "Sitzung als Datei sichern",
    loeschen: "Löschen",
    frage: "Sitzung, Stimmzettel und Rückschau auf diesem Rechner löschen? Gesicherte Dateien bleiben.",
    ja: "Ja, löschen",
    geloescht: "Gelöscht. Auf diesem Rechner ist nichts mehr gespeichert."
  },

  start: {
    titel: "Was soll im nächsten Jahr zuerst kommen?",
    satz: "In sieben Schritten einigt sich der Verbund auf drei bis fünf Schwerpunkte. Am Ende steht ein Protokoll mit Gründen.",
    ablauf: "Rechnen Sie mit zwei bis drei Stunden. Ein Gerät mit Beamer genügt. Sie können jederzeit aufhören.",
    weiterTitel: "Begonnene Sitzung",
    weiterSatz: (jahr: number, themen: number, stimmen: number): string =>
      `Jahresplanung ${jahr}: ${anzahl(themen, "Thema", "Themen")}, ${anzahl(stimmen, "Stimmzettel", "Stimmzettel")}.`,
    weiter: (schritt: string): string => `Weiter bei „${schritt}“`,
    neuTitel: "Neue Sitzung",
    neuSatz: (themen: number): string =>
      `Sie beginnt mit ${anzahl(themen, "Vorschlag", "Vorschlägen")} aus den Daten. Jeden können Sie ändern oder streichen.`,
    neu: "Neue Sitzung beginnen",
    neuFrage: "Die begonnene Sitzung wird dabei gelöscht. Sichern Sie sie vorher als Datei, wenn Sie sie brauchen.",
    neuJa: "Löschen und neu beginnen",
    neuFertig: (themen: number): string => `Neue Sitzung mit ${anzahl(themen, "Vorschlag", "Vorschlägen")}.`,
    dateiTitel: "Datei öffnen",
    dateiSatz:
      "Letztes Jahr geplant? Öffnen Sie die Datei für die Rückschau: Ziele von damals neben den Werten von heute.",
    datei: "Datei öffnen",
    dateiHilfe: "Sitzung oder leerer Stimmzettel (Endung .json). Die Datei bleibt auf diesem Rechner.",
    beispielTitel: "Erst ausprobieren",
    beispielSatz: "Eine fertige Sitzung zum Ansehen und Üben: Stimmzettel, Gründe und Schwerpunkte sind erfunden.",
    beispiel: "Beispiel laden",
    beispielFertig: "Das Beispiel ist geladen. Stimmzettel, Gründe und Schwerpunkte sind erfunden."
  },

  datei: {
    gelesen: (name: string): string => `Gelesen: ${name}`,
    sitzung: (jahr: number, abgeschlossen: string | null): string =>
      abgeschlossen === null
        ? `Jahresplanung ${jahr}, noch nicht abgeschlossen.`
        : `Jahresplanung ${jahr}, abgeschlossen am ${formatZeitraum(abgeschlossen)}.`,
    was: "Was möchten Sie damit tun?",
    rueckschau: "Rückschau: Ziele und Werte von heute",
    ausfuellen: "Stimmzettel ausfüllen",
    fortfuehren: "Diese Sitzung hier fortführen",
    ersetzt: "Die Sitzung auf diesem Rechner wird dabei durch die aus der Datei ersetzt.",
    ersetzen: "Ersetzen und fortführen",
    geladen: "Die Sitzung aus der Datei ist geladen.",
    stimmzettel: "Das ist ein ausgefüllter Stimmzettel. Öffnen Sie ihn in der Sitzung, im Schritt „Abstimmen“.",
    zuGross: (name: string): string => `${name}: Die Datei ist zu groß für eine Jahresplanung.`,
    unlesbar: (name: string): string => `${name}: Die Datei lässt sich nicht öffnen. Liegt sie noch an ihrem Ort?`
  },

  rueckschau: {
    titel: (jahr: number): string => `Rückschau auf ${jahr}`,
    satz: "Was war das Ziel, und wo steht der Wert heute? Eine Veränderung sagt nicht, woran sie liegt.",
    keine: "In dieser Datei stehen keine Schwerpunkte. Eine Rückschau ist nicht möglich.",
    neu: (jahr: number): string => `Neue Sitzung für ${jahr} beginnen`,
    drucken: "Rückschau drucken",
    docx: "Rückschau als Word-Datei",
    sichern: "Rückschau sichern",
    zaehlungTitel: "Eigene Zählungen eintragen",
    zaehlungSatz: "Diese Zahlen kennt nur der Verbund. Sie stehen danach in der Rückschau und in ihrer Datei.",
    zaehlung: (was: string): string => `${was}: Stand heute`,
    zaehlungDamals: (titel: string, stand: string): string =>
      `${titel}. Stand bei der Sitzung: ${stand === "" ? "nicht notiert" : stand}.`,
    schliessen: "Rückschau schließen",
    ansehen: (jahr: number): string => `Rückschau auf ${jahr} ansehen`
  },

  rahmen: {
    satz: "Für welches Jahr planen Sie, und wer stimmt mit? Beides steht später im Protokoll.",
    jahr: "Jahr, das geplant wird",
    jahrFehler: (von: number, bis: number): string =>
      `Bitte ein Jahr von ${von} bis ${bis} eingeben, mit vier Ziffern.`,
    tag: "Tag der Sitzung",
    rollen: "Wer nimmt teil? Eine Rolle je Zeile",
    rollenHilfe: "Nur Rollen, keine Namen. Zum Beispiel: Leitung Stadtteilzentrum, Stadtteilkoordination, Bezirksamt.",
    rollenHilfeTitel: "Rollen statt Namen",
    rollenHilfeText: "Das Protokoll nennt, welche Stellen entschieden haben. Wer wie gestimmt hat, erfährt niemand.",
    rollenZahl: (n: number): string => (n === 0 ? "Noch keine Rolle." : `${anzahl(n, "Rolle", "Rollen")}.`)
  },

  themen: {
    satz: "Worüber stimmen Sie ab? Die Vorschläge kommen aus den Daten. Ihr Wissen vor Ort ergänzt sie.",
    zahl: (n: number, hoechstens: number): string =>
      `${anzahl(n, "Thema", "Themen")}, höchstens ${formatZahl(hoechstens)}.`,
    ausDaten: "Vorschlag aus den Daten",
    eigen: "eigenes Thema",
    warum: "Warum? Was die Zahlen sagen",
    ohneGebiet: "Das Thema nennt kein Gebiet. Deshalb lassen sich ihm keine Zahlen zuordnen.",
    aendern: "Ändern",
    entfernen: "Entfernen",
    entfernt: (titel: string): string => `Thema „${titel}“ ist entfernt.`,
    neu: "Eigenes Thema hinzufügen",
    neuKopf: "Eigenes Thema",
    aendernKopf: (titel: string): string => `Thema ändern: ${titel}`,
    feldTitel: "Titel",
    feldTitelHilfe: "Kurz und konkret: was, für wen, wo.",
    titelFehlt: "Bitte einen Titel eingeben.",
    titelDoppelt: "Ein Thema mit diesem Titel steht schon auf der Liste.",
    problemfeld: "Problemfeld",
    zielgruppe: "Zielgruppe",
    gebiet: "Gebiet",
    keineAngabe: "keine Angabe",
    feldHilfe: "Mit Problemfeld und Gebiet sucht der Atlas passende Zahlen.",
    uebernehmen: "Übernehmen",
    uebernommen: (titel: string): string => `Thema „${titel}“ ist übernommen.`,
    voll: (hoechstens: number): string =>
      `Die Liste ist voll. Mit mehr als ${formatZahl(hoechstens)} Themen wird das Abstimmen unübersichtlich.`,
    weitere: "Weitere Vorschläge aus den Daten",
    aufnehmen: "Aufnehmen",
    hilfeTitel: "Wie entstehen die Vorschläge?",
    hilfeText:
      "Vier Hinweise zählen: die Lage im Gebiet, Kennzahlen, Lücken beim Angebot und geäußerte Anliegen. Die Stufe richtet sich danach, wie klar Zahlen zum Bedarf und zum Angebot für das Thema sprechen."
  },

  verlust: {
    frage: (teile: readonly string[]): string =>
      `Diese Änderung macht ungültig, was danach kam: ${teile.join(", ")}. Trotzdem ändern?`,
    stimmzettel: (n: number): string => anzahl(n, "Stimmzettel", "Stimmzettel"),
    begruendungen: (n: number): string => anzahl(n, "Begründung", "Begründungen"),
    schwerpunkte: (n: number): string => anzahl(n, "Schwerpunkt", "Schwerpunkte"),
    ja: "Ja, ändern"
  },

  kriterien: {
    satz: "Wonach urteilen Sie? Höchstens fünf Fragen, die für alle Themen gleich gelten.",
    verfahren: "Wie wird abgestimmt?",
    punkte: "Mit Punkten",
    punkteText: (punkte: number, hoechstens: number): string =>
      `Jede Person verteilt ${formatZahl(punkte)} Punkte, höchstens ${formatZahl(hoechstens)} auf ein Thema. Die Kriterien helfen beim Abwägen. Das geht schnell.`,
    werte: "Mit Werten je Kriterium",
    werteText: (von: number, bis: number): string =>
      `Jede Person gibt jedem Thema je Kriterium einen Wert von ${von} bis ${bis}. Das dauert länger und zeigt mehr.`,
    punkteFeld: "Punkte je Person",
    hoechstensFeld: "Höchstens je Thema",
    zahlFehler: (von: number, bis: number): string => `Bitte eine ganze Zahl von ${von} bis ${bis} eingeben.`,
    liste: "Kriterien",
    titel: (nummer: number): string => `Kriterium ${nummer}`,
    wovon: (nummer: number): string => `(Kriterium ${nummer})`,
    erklaerung: "Frage dazu",
    gewicht: "Gewicht",
    gewichtZahl: (nummer: number): string => `Gewicht als Zahl (Kriterium ${nummer})`,
    entfernen: "Entfernen",
    entfernt: (titel: string): string => `Kriterium „${titel}“ ist entfernt.`,
    neu: "Kriterium hinzufügen",
    neuTitel: "Neues Kriterium",
    titelFehlt: "Bitte einen Namen für das Kriterium eingeben.",
    voll: (n: number): string => `Mehr als ${formatZahl(n)} Kriterien gehen nicht.`,
    hilfeTitel: "Gewicht eines Kriteriums",
    hilfeText: "2 heißt: Dieses Kriterium zählt doppelt. Der Schritt „Ergebnis“ prüft, ob die Gewichte etwas ändern."
  },

  abstimmen: {
    satz: "Alle stimmen geheim ab. Ein Stimmzettel trägt keinen Namen, kein Zentrum und keine Uhrzeit.",
    zahl: (n: number, erwartet: number | null = null): string =>
      n > 0 && erwartet !== null
        ? `${formatZahl(n)} von ${anzahl(erwartet, "Stimmzettel", "Stimmzetteln")} abgegeben.`
        : n === 0
          ? "Noch kein Stimmzettel abgegeben."
          : `${anzahl(n, "Stimmzettel", "Stimmzettel")} abgegeben.`,
    verdeckt: (fehlen: number, mindestens: number): string =>
      `Das Ergebnis bleibt verdeckt, bis ${formatZahl(mindestens)} Stimmzettel da sind. Sonst ließe sich erkennen, wer wie gestimmt hat. Es ${fehlen === 1 ? "fehlt noch 1" : `fehlen noch ${formatZahl(fehlen)}`}.`,
    weg: "Wie geben Sie die Stimmen ab?",
    geraet: "An diesem Gerät, nacheinander",
    dateien: "Mit Dateien aus den Zentren",
    papier: "Auf Papier",
    themenFehlen: "Abstimmen können Sie, sobald Themen und Kriterien vollständig sind.",
    bogen: (nummer: number): string => `Stimmzettel ${nummer}`,
    bogenEigen: "Ihr Stimmzettel",
    bogenSatz:
      "Lesen Sie in Ruhe. Was Sie hier eintragen, wird erst mit der Abgabe gespeichert. Danach ist es nicht mehr zu sehen.",
    punkteVon: (titel: string): string => `Punkte für „${titel}“`,
    rest: (rest: number, alle: number): string =>
      rest < 0
        ? `${anzahl(-rest, "Punkt", "Punkte")} zu viel vergeben.`
        : rest === 0
          ? "Alle Punkte sind vergeben."
          : `Noch ${formatZahl(rest)} von ${formatZahl(alle)} Punkten.`,
    wertFehler: (von: number, bis: number): string => `Ganze Zahl von ${von} bis ${bis}`,
    werteOffen: (n: number): string =>
      n === 0 ? "Alle Werte sind eingetragen." : `${anzahl(n, "Wert fehlt", "Werte fehlen")} noch.`,
    abgeben: "Stimmzettel abgeben",
    fehlerTitel: "So kann der Stimmzettel nicht abgegeben werden",
    abgegeben: (n: number): string => `Stimmzettel ${n} ist abgegeben. Er ist nicht mehr zu sehen.`,
    weitergeben: "Bitte geben Sie das Gerät weiter.",
    naechste: "Nächste Person",
    noch: "Noch ein Stimmzettel",
    alle: "Alle Beteiligten haben abgestimmt.",
    alleZumErgebnis: (n: number, erwartet: number): string =>
      `${formatZahl(n)} von ${formatZahl(erwartet)} abgegeben – zum Ergebnis`,
    zumErgebnis: "Zum Ergebnis",
    dateiLeer: "Leeren Stimmzettel für die Zentren sichern",
    dateiAnleitung: [
      "Sichern Sie den leeren Stimmzettel und geben Sie ihn an die Zentren.",
      "Jede Person öffnet ihn auf dieser Seite unter „Start“, füllt ihn aus und sichert ihren Stimmzettel.",
      "Sammeln Sie die Dateien und öffnen Sie sie hier, auch mehrere auf einmal."
    ],
    dateiOeffnen: "Stimmzettel öffnen",
    dateiHilfe: "Dateien mit der Endung .json. Dieselbe Datei zweimal zu öffnen, ändert nichts.",
    dateiErgebnis: (neu: number, da: number, abgelehnt: number): string =>
      [
        `${anzahl(neu, "neuer Stimmzettel", "neue Stimmzettel")}`,
        da > 0 && `${formatZahl(da)} schon da`,
        abgelehnt > 0 && `${formatZahl(abgelehnt)} nicht angenommen`
      ]
        .filter(Boolean)
        .join(", ") + ".",
    keinStimmzettel: "Das ist kein ausgefüllter Stimmzettel, sondern eine Sitzung.",
    papierSatz: "Drucken Sie den Bogen für jede Person einmal. Übertragen Sie die Bögen danach „An diesem Gerät“.",
    papierDrucken: "Bogen drucken",
    papierDocx: "Bogen als Word-Datei",
    verwalten: "Einen Stimmzettel zurücknehmen",
    verwaltenSatz: "Zum Beispiel, wenn ein Bogen doppelt übertragen wurde. Was darauf steht, bleibt verborgen.",
    kennung: (id: string): string => `Stimmzettel …${id.slice(-4)}`,
    zuruecknehmen: "Zurücknehmen",
    zurueckgenommen: (id: string): string => `Stimmzettel …${id.slice(-4)} ist zurückgenommen.`
  },

  ausfuellen: {
    titel: (jahr: number): string => `Stimmzettel zur Jahresplanung ${jahr}`,
    satz: "Sie füllen einen Stimmzettel als Datei aus. Geben Sie die Datei danach an die Leitung der Sitzung.",
    sichern: "Stimmzettel sichern",
    fertig: (name: string): string =>
      `Ihr Stimmzettel ist gesichert: ${name}. Er trägt keinen Namen. Der Bogen ist wieder leer.`,
    noch: "Noch einen Stimmzettel ausfüllen",
    zurueck: "Zurück zum Start"
  },

  ergebnis: {
    satz: "Was haben die Stimmen ergeben, und wo weichen sie von den Daten ab? Wo es darauf ankommt, reicht ein Satz als Grund.",
    tabelle: (jahr: number, anzahlStimmen: number): string =>
      `Ergebnis für ${jahr} nach ${anzahl(anzahlStimmen, "Stimmzettel", "Stimmzetteln")}; jeder Punkt in der Streuung ist ein Stimmzettel`,
    tabelleName: "Ergebnis der Abstimmung",
    befund: (titel: readonly string[]): string =>
      titel.length === 0
        ? "Die ersten Plätze sind nach den Stimmen geteilt."
        : `Vorn ${titel.length === 1 ? "liegt" : "liegen"} nach den Stimmen: ${titel.join("; ")}.`,
    platz: "Platz nach Stimmen",
    daten: "Platz nach Daten",
    thema: "Thema",
    summe: "Punkte",
    mittel: "Mittelwert",
    streuung: "Streuung",
    einigkeit: "Einigkeit",
    streuungText: (min: string, max: string, mitte: string): string =>
      min === max ? `alle ${min}` : `${min} bis ${max}, Mitte ${mitte}`,
    begruendenTitel: "Abweichungen begründen",
    begruendenSatz:
      "Diese Themen liegen vorn, nach den Stimmen oder nach den Daten, aber nicht nach beidem. Der Grund steht später im Protokoll.",
    begruendenRest: (n: number): string =>
      `${anzahl(n, "weiteres Thema weicht", "weitere Themen weichen")} ab. Ein Grund ist nur nötig, wenn Sie ${n === 1 ? "es" : "eines"} zum Schwerpunkt machen.`,
    keineAbweichung: "Keine Abweichung braucht einen Grund.",
    grund: "Grund in einem Satz",
    stelle: (stimmen: string, daten: string): string => `Stimmen: Platz ${stimmen}. Daten: Platz ${daten}.`,
    gewichte: "Hängt das Ergebnis an den Gewichten?",
    gewichteGleich: (spitze: number): string =>
      `Nein. Auch wenn alle Kriterien gleich zählen, stehen dieselben Themen auf den ersten ${formatZahl(spitze)} Plätzen.`,
    gewichteAnders: (hinzu: readonly string[], heraus: readonly string[]): string =>
      `Ja. Wenn alle Kriterien gleich zählen, ${[
        hinzu.length > 0 && `kommt nach vorn: ${hinzu.map((t) => `„${t}“`).join(", ")}`,
        heraus.length > 0 && `rückt nach hinten: ${heraus.map((t) => `„${t}“`).join(", ")}`
      ]
        .filter(Boolean)
        .join("; ")}.`,
    quelle: "Quelle: Stimmzettel dieser Sitzung und Zahlen des Bedarfsatlas. Gleiche Werte teilen sich einen Platz.",
    hilfeTitel: "Stimmen und Daten",
    hilfeText:
      "Die Reihenfolge nach Daten folgt nur der Stärke der Hinweise. Sie ist kein Urteil über die Wichtigkeit. Entscheiden kann nur der Verbund."
  },

  beschluss: {
    satz: (von: number, bis: number): string =>
      `Welche ${formatZahl(von)} bis ${formatZahl(bis)} Schwerpunkte beschließen Sie? Jeder bekommt einen Grund, eine Zuständigkeit und ein Ziel.`,
    wahl: "Schwerpunkte auswählen, in der Reihenfolge der Stimmen",
    wahlOhne: "Schwerpunkte auswählen. Die Reihenfolge folgt der Liste, weil das Ergebnis verdeckt ist.",
    gewaehlt: (n: number): string => `${anzahl(n, "Schwerpunkt", "Schwerpunkte")} gewählt.`,
    zuViele: (bis: number): string =>
      `Mehr als ${formatZahl(bis)} Schwerpunkte gehen nicht. Nehmen Sie erst einen heraus.`,
    platz: (stimmen: string): string => `Platz ${stimmen} nach Stimmen`,
    entferntFrage: (titel: string): string => `Zu „${titel}“ steht schon etwas im Beschluss. Soll es gelöscht werden?`,
    entfernenJa: "Ja, herausnehmen",
    entfernt: (titel: string): string => `„${titel}“ ist kein Schwerpunkt mehr.`,
    begruendung: "Begründung",
    begruendungHilfe: "Warum gerade dieses Thema, in ein bis zwei Sätzen.",
    verantwortlich: "Zuständig",
    verantwortlichHilfe: "Rolle oder Stelle, kein Name.",
    messung: "Woran messen Sie das Ziel?",
    messungKeine: "bitte wählen",
    messungOrt: "Was für das Thema spricht",
    messungPassend: "Passend, aber für den ganzen Bezirk",
    messungAndere: "Andere Indikatoren des Atlas",
    messungEigenGruppe: "Ohne den Atlas",
    messungEigenWahl: "eigene Zählung der Zentren",
    option: (titel: string, gebiet: string, jahr: string): string => `${titel} – ${gebiet}, ${jahr}`,
    messungEigen: "Was zählen Sie?",
    messungStand: "Stand heute",
    letzter: "Letzter Wert",
    unvollstaendig: "Meldungen unvollständig",
    turnus: {
      zu_frueh:
        "Bis zum Prüftermin erscheint vermutlich kein neuer Wert. Wählen Sie einen späteren Tag oder eine andere Zahl.",
      ueberfaellig: "Diese Zahl ist älter als üblich. Ob bis zum Prüftermin eine neue erscheint, ist offen."
    },
    ohneWert: "Für dieses Gebiet liegt dazu kein Wert vor. Bitte wählen Sie etwas anderes.",
    intervall: (text: string): string => `Intervall ${text}`,
    ohneIntervall: "ohne Angabe zur Sicherheit",
    richtung: "Ziel",
    richtungKeine: "noch kein Ziel",
    zielwert: (einheit: string): string => (einheit === "" ? "Zielwert" : `Zielwert in ${einheit}`),
    zielwertHilfe: "Leer lassen, wenn nur die Richtung zählt.",
    zielFehler: "Bitte eine Zahl eingeben, zum Beispiel 35,5.",
    imIntervall:
      "Das Ziel liegt im Intervall des letzten Werts. Ob es erreicht ist, lässt sich so später kaum erkennen.",
    pruefung: "Überprüfen am",
    fertigTitel: "Beschluss abschließen",
    fertigSatz: "Danach ist die Sitzung gegen Änderungen geschützt. Sie können sie wieder öffnen.",
    fertig: "Beschluss abschließen",
    fertigFehlt: (n: number): string =>
      `Es ${n === 1 ? "fehlt noch 1 Angabe" : `fehlen noch ${formatZahl(n)} Angaben`}.`,
    fehltHier: (titel: string, n: number): string => `${titel}: ${formatZahl(n)}, oben bei den Schwerpunkten`,
    fehltDort: (titel: string, n: number): string => `${titel}: ${formatZahl(n)}`,
    abgeschlossen: "Der Beschluss ist abgeschlossen.",
    trotzdem: "Drucken und sichern können Sie auch vorher.",
    hilfeTitel: "Ein gutes Ziel",
    hilfeText:
      "Es nennt eine Zahl, die jemand wieder erhebt, und einen Tag. Was die Zentren selbst zählen, können sie am ehesten bewegen."
  },

  protokoll: {
    satz: "Das Protokoll zum Drucken und Weitergeben. Sichern Sie auch die Sitzung als Datei, für die Rückschau im nächsten Jahr.",
    drucken: "Drucken",
    docx: "Word-Datei",
    json: "Sitzung als Datei sichern",
    csv: "Tabelle (CSV)",
    gesichert: (name: string): string => `Gesichert: ${name}`,
    docxLaeuft: "Die Word-Datei wird erstellt …",
    docxFehler:
      "Die Word-Datei konnte nicht erstellt werden. Sie braucht beim ersten Mal eine Verbindung. Drucken und die anderen Dateien gehen auch ohne.",
    fehlt: (n: number): string =>
      `Entwurf: ${n === 1 ? "1 Angabe fehlt" : `${formatZahl(n)} Angaben fehlen`} noch. Das Protokoll lässt sich trotzdem drucken.`,
    jsonHinweis:
      "Die Datei der Sitzung (Endung .json) enthält auch die Stimmzettel, ohne Namen. Geben Sie sie nur im Verbund weiter."
  }
} as const;
