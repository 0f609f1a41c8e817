const umlaute: Record<string, string> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};

/** *text* in small ASCII letters, digits and single hyphens: "Größe & Mut" becomes "groesse-mut". */
const asciiOf = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüß]/g, (zeichen) => umlaute[zeichen]!)
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, (rest) => (/^\p{M}+$/u.test(rest) ? "" : "-"))
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);

/** Media type of a DOCX file. */
export const docxTyp = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Name of a file to save, in ASCII: "bedarfsatlas", then *teile* without the empty ones, joined by underscores;
 * `dokumentDateiname(["antrag", "kiezhaus-größe", 2025], "docx")` is "bedarfsatlas_antrag_kiezhaus-groesse_2025.docx".
 */
export const dokumentDateiname = (teile: readonly (string | number)[], endung: string): string =>
  `${["bedarfsatlas", ...teile.map((teil) => asciiOf(String(teil))).filter((teil) => teil !== "")].join("_")}.${endung}`;
