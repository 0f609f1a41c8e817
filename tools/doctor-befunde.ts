/** A finding: all is well, something the commands cannot do without is missing, or something that only some of them want. */
export interface Befund {
  art: "gut" | "fehlt" | "hinweis";
  thema: string;
  /** What was found. */
  stand: string;
  /** What it is needed for. */
  wofuer: string;
  /** What to do; "" if nothing is to be done. */
  abhilfe: string;
}

/** How a built file relates to what it is made from. */
export type Bauzustand = "aktuell" | "veraltet" | "fehlt";

/** What was looked at on this computer, without any judgement. */
export interface Proben {
  node: string;
  /** Range of versions from package.json: ">=20.19 <25". */
  nodeBereich: string;
  /** Null if there is no lock file. Names of packages; those only needed to develop and test apart. */
  pakete: {fehlend: readonly string[]; anders: readonly string[]; nurEntwicklung: readonly string[]} | null;
  /** Bytes; null if the system does not say. */
  freierPlatz: number | null;
  arbeitsspeicher: number;
  /** Folders that commands write to and this user may not. */
  nichtSchreibbar: readonly string[];
  /** What reading the catalogue was refused with; null if it is in order. */
  katalogfehler: string | null;
  /** Files of data/ that should be there and are not, and releases that differ from the accepted state. */
  daten: {lieferungen: number; fehlend: readonly string[]; anders: readonly string[]};
  /** What opening the database was refused with, or how it stands to its inputs. */
  datenbank: Bauzustand | {fehler: string};
  /** The public edition in dist/. */
  seiten: Bauzustand;
  /** Entries of betreiber.json that are empty; null if the file cannot be read. */
  betreiberLeer: readonly string[] | null;
  /** The browser that tests and pictures would use. */
  chromium: {pfad: string; herkunft: "CHROMIUM_PATH" | "System" | "Paket"; laeuft: boolean} | null;
  /** Other programs by name: whether they run. */
  programme: Readonly<Record<"git" | "soffice" | "pdftotext" | "nginx" | "caddy" | "openssl", boolean>>;
  jetzt: Date;
  /** Newest day known from the project itself; null if unknown. */
  juengsterStand: Date | null;
  /** The port of `npm start`, and whether it is free; null if PORT is no port's number. */
  port: {nummer: number; frei: boolean} | null;
}

const gigabyte = 1024 ** 3;
const tag = 24 * 60 * 60 * 1000;

const gb = (bytes: number): string => `${(bytes / gigabyte).toLocaleString("de-DE", {maximumFractionDigits: 1})} GB`;

/** The first three of *names*, and how many more there are. */
function liste(names: readonly string[]): string {
  const rest = names.length > 3 ? ` und ${names.length - 3} weitere` : "";
  return `${names.slice(0, 3).join(", ")}${rest}`;
}

const numbers = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether *version* lies in *range*, which is made of ">=" and "<" only, as in our package.json. */
export function liegtIn(version: string, range: string): boolean {
  return range.split(/\s+/).every((part) => {
    const [, sign, limit = ""] = /^(>=|<)(.+)$/.exec(part) ?? [];
    return sign === ">=" ? compare(version, limit) >= 0 : compare(version, limit) < 0;
  });
}

const gut = (thema: string, stand: string, wofuer: string): Befund => ({art: "gut", thema, stand, wofuer, abhilfe: ""});

function nodeBefund({node, nodeBereich}: Proben): Befund {
  const wofuer = "alle Befehle";
  if (liegtIn(node, nodeBereich)) return gut("Node", node, wofuer);
  const abhilfe = "Node 20.19 oder neuer installieren, aber unter 25.";
  return {art: "fehlt", thema: "Node", stand: `${node} liegt nicht in ${nodeBereich}`, wofuer, abhilfe};
}

function paketBefund({pakete}: Proben): Befund {
  const fest = {thema: "Pakete", wofuer: "alle Befehle"};
  if (!pakete)
    return {...fest, art: "fehlt", stand: "package-lock.json fehlt", abhilfe: "Das Repository vollständig holen."};
  const {fehlend, anders, nurEntwicklung} = pakete;
  const abhilfe = "Mit Netz ausführen: npm ci";
  if (fehlend.length > 0) return {...fest, art: "fehlt", stand: `nicht installiert: ${liste(fehlend)}`, abhilfe};
  if (anders.length > 0)
    return {...fest, art: "fehlt", stand: `in anderer Fassung als festgelegt: ${liste(anders)}`, abhilfe};
  if (nurEntwicklung.length > 0)
    return {
      ...fest,
      art: "hinweis",
      wofuer: "npm test, npm run bench, npm run bilder",
      stand: `zum Entwickeln fehlen oder sind anders: ${liste(nurEntwicklung)}`,
      abhilfe
    };
  return gut("Pakete", "installiert wie in package-lock.json", fest.wofuer);
}

function platzBefund({freierPlatz}: Proben): Befund {
  const fest = {thema: "Speicherplatz", wofuer: "Datenbank und Seiten"};
  const abhilfe = "Platz schaffen. Gelöscht werden darf data/build/, es entsteht neu.";
  if (freierPlatz === null) return gut(fest.thema, "vom System nicht genannt", fest.wofuer);
  const stand = `${gb(freierPlatz)} frei`;
  if (freierPlatz < gigabyte) return {...fest, art: "fehlt", stand, abhilfe};
  return freierPlatz < 3 * gigabyte ? {...fest, art: "hinweis", stand, abhilfe} : gut(fest.thema, stand, fest.wofuer);
}

function speicherBefund({arbeitsspeicher}: Proben): Befund {
  const fest = {thema: "Arbeitsspeicher", stand: gb(arbeitsspeicher), wofuer: "Datenbank und Seiten"};
  return arbeitsspeicher >= 2 * gigabyte
    ? gut(fest.thema, fest.stand, fest.wofuer)
    : {...fest, art: "hinweis", abhilfe: "Unter 2 GB kann der Bau abbrechen. Andere Programme schließen."};
}

function schreibBefund({nichtSchreibbar}: Proben): Befund {
  const fest = {thema: "Schreibrecht", wofuer: "Datenbank, Seiten, npm run fetch"};
  if (nichtSchreibbar.length === 0) return gut(fest.thema, "vorhanden", fest.wofuer);
  const abhilfe = "Die Ordner dem eigenen Konto geben, oder das Repository in einen eigenen Ordner holen.";
  return {...fest, art: "fehlt", stand: `fehlt in ${liste(nichtSchreibbar)}`, abhilfe};
}

function katalogBefund({katalogfehler}: Proben): Befund {
  const fest = {thema: "Katalog", wofuer: "Datenbank und Seiten"};
  if (katalogfehler === null) return gut(fest.thema, "data/catalogue/ ist vollständig und stimmig", fest.wofuer);
  return {...fest, art: "fehlt", stand: katalogfehler, abhilfe: "Berichtigen, wie die Meldung sagt."};
}

function datenBefund({daten: {lieferungen, fehlend, anders}}: Proben): Befund {
  const fest = {thema: "Daten", wofuer: "Datenbank"};
  if (fehlend.length > 0)
    return {
      ...fest,
      art: "fehlt",
      stand: `es fehlt ${liste(fehlend)}`,
      abhilfe: "Die Dateien aus der Versionsverwaltung wiederherstellen."
    };
  if (anders.length > 0)
    return {
      ...fest,
      art: "hinweis",
      stand: `anders als der übernommene Stand: ${liste(anders)}`,
      abhilfe: "npm run warehouse ausführen und data/build/changes.md lesen."
    };
  const stand = `${lieferungen} Lieferungen da, Prüfsummen wie im übernommenen Stand`;
  return gut(fest.thema, stand, fest.wofuer);
}

function datenbankBefund({datenbank}: Proben): Befund {
  const fest = {thema: "Datenbank", wofuer: "npm run build, npm run dev"};
  if (datenbank === "aktuell") return gut(fest.thema, "da, lesbar und aktuell", fest.wofuer);
  const abhilfe = "npm run warehouse";
  if (datenbank === "fehlt") return {...fest, art: "hinweis", stand: "noch nicht gebaut", abhilfe};
  if (datenbank === "veraltet")
    return {...fest, art: "hinweis", stand: "nicht vom jetzigen Stand der Dateien", abhilfe};
  return {
    ...fest,
    art: "fehlt",
    stand: `lässt sich nicht lesen (${datenbank.fehler})`,
    abhilfe: "Andere laufende Befehle beenden, sonst npm run warehouse."
  };
}

function seitenBefund({seiten}: Proben): Befund {
  const fest = {thema: "Seiten", wofuer: "Veröffentlichung"};
  if (seiten === "aktuell") return gut(fest.thema, "dist/ ist aktuell", fest.wofuer);
  const stand = seiten === "fehlt" ? "noch nicht gebaut" : "dist/ ist nicht vom jetzigen Stand";
  return {...fest, art: "hinweis", stand, abhilfe: "npm run build (npm start baut von selbst)"};
}

function betreiberBefund({betreiberLeer}: Proben): Befund {
  const fest = {thema: "Betreiber", wofuer: "Impressum, Datenschutz, Barrierefreiheit"};
  const abhilfe = "data/catalogue/betreiber.json vor der Veröffentlichung ausfüllen.";
  if (betreiberLeer === null) return {...fest, art: "fehlt", stand: "betreiber.json ist nicht lesbar", abhilfe};
  if (betreiberLeer.length === 0) return gut(fest.thema, "alle Angaben sind da", fest.wofuer);
  return {...fest, art: "hinweis", stand: `leer: ${betreiberLeer.join(", ")}`, abhilfe};
}

function browserBefund({chromium}: Proben): Befund {
  const fest = {thema: "Browser", wofuer: "npm test, npm run bericht, npm run bench, npm run bilder"};
  const abhilfe = "Chromium installieren und CHROMIUM_PATH auf das Programm setzen.";
  if (!chromium) return {...fest, art: "hinweis", stand: "kein Chromium gefunden", abhilfe};
  const {pfad, herkunft, laeuft} = chromium;
  if (!laeuft) return {...fest, art: "hinweis", stand: `${pfad} (${herkunft}) startet nicht`, abhilfe};
  return gut(fest.thema, `${pfad} (${herkunft})`, fest.wofuer);
}

function programmBefunde({programme}: Proben): Befund[] {
  const eines = (
    thema: string,
    namen: readonly (keyof Proben["programme"])[],
    wofuer: string,
    abhilfe: string
  ): Befund => {
    const weg = namen.filter((name) => !programme[name]);
    if (weg.length === 0) return gut(thema, namen.join(", "), wofuer);
    return {art: "hinweis", thema, stand: `nicht gefunden: ${weg.join(", ")}`, wofuer, abhilfe};
  };
  const sonst = "Ohne sie werden diese Tests übersprungen.";
  return [
    eines("git", ["git"], "Änderungen lesen und übernehmen", "git installieren."),
    eines("LibreOffice", ["soffice", "pdftotext"], "Tests von Word- und Excel-Dateien", sonst),
    eines("Webserver", ["nginx", "caddy", "openssl"], "Tests von docs/betrieb/", sonst)
  ];
}

function uhrBefund({jetzt, juengsterStand}: Proben): Befund {
  const fest = {thema: "Uhr", wofuer: "Alter der Daten, Zertifikate beim Abruf"};
  const stand = jetzt.toLocaleString("de-DE", {dateStyle: "medium", timeStyle: "short"});
  const zuFrueh = juengsterStand !== null && jetzt.getTime() < juengsterStand.getTime() - tag;
  const zuSpaet = juengsterStand !== null && jetzt.getTime() > juengsterStand.getTime() + 3650 * tag;
  if (!zuFrueh && !zuSpaet) return gut(fest.thema, stand, fest.wofuer);
  const warum = zuFrueh
    ? "liegt vor der letzten Änderung des Repositorys"
    : "liegt über zehn Jahre nach der letzten Änderung";
  return {...fest, art: "hinweis", stand: `${stand} ${warum}`, abhilfe: "Datum und Uhrzeit des Rechners stellen."};
}

function portBefund({port}: Proben): Befund {
  const fest = {thema: "Port", wofuer: "npm start, npm run dev"};
  if (!port)
    return {...fest, art: "hinweis", stand: "PORT ist keine Portnummer", abhilfe: "Eine Zahl von 1 bis 65535 setzen."};
  if (port.frei) return gut(fest.thema, `${port.nummer} ist frei`, fest.wofuer);
  return {...fest, art: "hinweis", stand: `${port.nummer} ist belegt`, abhilfe: "Zum Beispiel: PORT=3001 npm start"};
}

/** All findings about *proben*, those that stop every command first. */
export function befundeOf(proben: Proben): Befund[] {
  return [
    nodeBefund(proben),
    paketBefund(proben),
    platzBefund(proben),
    speicherBefund(proben),
    schreibBefund(proben),
    katalogBefund(proben),
    datenBefund(proben),
    datenbankBefund(proben),
    seitenBefund(proben),
    betreiberBefund(proben),
    browserBefund(proben),
    ...programmBefunde(proben),
    uhrBefund(proben),
    portBefund(proben)
  ];
}

const zeichen = {gut: "✓", fehlt: "fehlt", hinweis: "Hinweis"} as const;

/** One finding as lines of text: what was found, what it is needed for, and what to do. */
export function formatBefund({art, thema, stand, wofuer, abhilfe}: Befund): string {
  const kopf = `${zeichen[art].padEnd(8)} ${thema}: ${stand} – für ${wofuer}`;
  return abhilfe === "" ? kopf : `${kopf}\n         → ${abhilfe}`;
}

/** The last lines: whether the commands can run, and what needs no browser. */
export function schluss(befunde: readonly Befund[]): string {
  const fehlt = befunde.filter(({art}) => art === "fehlt").length;
  const hinweise = befunde.filter(({art}) => art === "hinweis").length;
  const rest =
    hinweise === 0 ? "" : ` ${hinweise === 1 ? "Ein Hinweis" : `${hinweise} Hinweise`} betreffen einzelne Befehle.`;
  const lage =
    fehlt === 0
      ? "Alles Nötige ist da."
      : `${fehlt === 1 ? "Eine Voraussetzung fehlt" : `${fehlt} Voraussetzungen fehlen`}. Bitte zuerst das beheben.`;
  return `${lage}${rest}
Einen Browser brauchen nur npm test, npm run bericht, npm run bench und npm run bilder. Netz brauchen nur npm ci und npm run fetch.`;
}
