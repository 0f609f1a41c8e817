/** A fault of the computer, not of the data or the program: how to tell it, and what to do. */
interface Stoerung {
  codes: readonly string[];
  /** Only for this call of the operating system. */
  aufruf?: string;
  /** What programs of others say of it, DuckDB and Framework among them. */
  muster: RegExp;
  /** What happened; *ort* is " (path)" or "". */
  was: (ort: string) => string;
  abhilfe: string;
}

const stoerungen: readonly Stoerung[] = [
  {
    codes: ["ENOSPC", "EDQUOT", "EFBIG"],
    muster: /\b(ENOSPC|EDQUOT|EFBIG)\b|No space left on device|disk quota exceeded|File too large|Out of disk space/i,
    was: (ort) => `Der Speicherplatz reicht nicht aus${ort}.`,
    abhilfe: "Bitte Platz schaffen und den Befehl noch einmal ausführen."
  },
  {
    codes: ["EROFS"],
    muster: /\bEROFS\b|Read-only file system/i,
    was: (ort) => `Dort lässt sich nichts speichern, der Datenträger ist schreibgeschützt${ort}.`,
    abhilfe: "Bitte den Schreibschutz aufheben oder einen anderen Ordner nennen."
  },
  {
    codes: ["EACCES", "EPERM"],
    muster: /\b(EACCES|EPERM)\b|Permission denied/i,
    was: (ort) => `Auf einen Ordner oder eine Datei ist kein Zugriff erlaubt${ort}.`,
    abhilfe: "Bitte die Rechte prüfen, oder den Befehl unter dem Namen ausführen, dem die Dateien gehören."
  },
  {
    codes: ["ENOTDIR", "EEXIST"],
    muster: /\b(ENOTDIR|EEXIST)\b|Not a directory/i,
    was: (ort) => `Wo ein Ordner sein soll, liegt eine Datei${ort}.`,
    abhilfe: "Bitte die Datei umbenennen oder einen anderen Ordner nennen."
  },
  {
    codes: ["ENOENT"],
    aufruf: "mkdir",
    muster: /\bENOENT\b[^\n]*\bmkdir\b/,
    was: (ort) => `Ein Ordner lässt sich nicht anlegen${ort}.`,
    abhilfe: "Bitte prüfen, ob es den Ordner darüber gibt und ob dort gespeichert werden darf."
  },
  {
    codes: ["ENOENT"],
    muster: /\bENOENT\b|No such file or directory/i,
    was: (ort) => `Eine Datei fehlt${ort}.`,
    abhilfe: "Bitte die Datei wiederherstellen, zum Beispiel aus der Versionsverwaltung."
  },
  {
    codes: ["EISDIR"],
    muster: /\bEISDIR\b|Is a directory/i,
    was: (ort) => `Wo eine Datei sein soll, liegt ein Ordner${ort}.`,
    abhilfe: "Bitte den Ordner umbenennen oder eine andere Datei nennen."
  },
  {
    codes: ["EMFILE", "ENFILE"],
    muster: /\b(EMFILE|ENFILE)\b|Too many open files/i,
    was: () => "Auf diesem Rechner sind zu viele Dateien zugleich geöffnet.",
    abhilfe: "Bitte andere Programme schließen und den Befehl noch einmal ausführen."
  },
  {
    codes: ["EBUSY", "ETXTBSY"],
    muster: /\b(EBUSY|ETXTBSY)\b|Could not set lock|being used by another process/i,
    was: (ort) => `Eine Datei wird gerade von einem anderen Programm benutzt${ort}.`,
    abhilfe: "Bitte warten, bis es fertig ist, oder es beenden. Danach den Befehl noch einmal ausführen."
  },
  {
    codes: ["EIO"],
    muster: /\bEIO\b|Input\/output error/i,
    was: (ort) => `Der Datenträger meldet einen Fehler beim Lesen oder Schreiben${ort}.`,
    abhilfe: "Bitte den Datenträger prüfen lassen und die Daten vorher sichern."
  }
];

const bleibt = "Es ist nichts ersetzt worden: Der letzte gute Stand bleibt.";

/** The failures behind *error*, itself first. */
function kette(error: unknown): Error[] {
  const fehler: Error[] = [];
  for (let e = error; e instanceof Error && !fehler.includes(e); e = e.cause) fehler.push(e);
  return fehler;
}

/** The path that the message of a failure names, as " (path)"; "" without one. */
function ortIn(text: string): string {
  const pfad = /"([^"\n]*[\\/][^"\n]*)"|'([^'\n]*[\\/][^'\n]*)'/.exec(text);
  const gefunden = pfad?.[1] ?? pfad?.[2];
  return gefunden === undefined ? "" : ` (${gefunden})`;
}

/**
 * What a fault of the computer (disk full, no right to write, a file where a folder should be, …) means for the person at the
 * keyboard: what happened, that the last good state stays, and what to do. Null for every other failure. Takes an error or the
 * words of a program.
 */
export function stoerungOf(error: unknown): string | null {
  const fehler = kette(error);
  const text = typeof error === "string" ? error : fehler.map(({message}) => message).join("\n");
  const {code, syscall} = (fehler.find((e) => "code" in e) ?? {}) as NodeJS.ErrnoException;
  // A code that is not listed says what it is; only without one the words decide.
  const stoerung = stoerungen.find(({codes, aufruf, muster}) =>
    code === undefined ? muster.test(text) : codes.includes(code) && (aufruf === undefined || aufruf === syscall)
  );
  return stoerung ? [stoerung.was(ortIn(text)), bleibt, stoerung.abhilfe].join(" ") : null;
}
