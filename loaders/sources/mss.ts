import type {Release, SourceFile} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {Delivery, FetchContext, SourcePlan} from "../fetch/plan.js";
import {files2021, parseMss2021} from "./mss/ausgabe2021.js";
import {file2023, parseMss2023} from "./mss/ausgabe2023.js";
import {files2025, parseMss2025} from "./mss/ausgabe2025.js";
import {editions, filesOfEdition, parseMssEdition, strayFile} from "./mss/bis2019.js";
import {classFile, published} from "./mss/gemeinsam.js";
import {filesKontext2021, kontextFile, parseKontext2021} from "./mss/kontext2021.js";

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The editions of the Monitoring Soziale Stadtentwicklung: one release an edition, and one of context indicators. */
export const mssPlan: SourcePlan = {
  quelle: "mss",
  titel: "Monitoring Soziale Stadtentwicklung",
  namen: "die Dateien einer Ausgabe, zum Beispiel mss2025_indizes_542.csv",
  deliveries(paths) {
    /** The files *names*, if one of *own* is among them: files that another edition needs too do not make a delivery. */
    const delivery = (
      release: string,
      own: readonly string[],
      names: readonly string[],
      parse: (files: readonly SourceFile[], context: FetchContext) => Release | Promise<Release>
    ): Delivery[] => {
      if (!paths.some((path) => own.includes(nameOf(path)))) return [];
      return [
        {
          release,
          files: paths.filter((path) => names.includes(nameOf(path))),
          read: async (files, context) => {
            const read = files.filter(({name}) => name !== strayFile);
            return releaseFiles(await parse(files, context), read, context, published);
          }
        }
      ];
    };
    const single = (
      release: string,
      name: string,
      parse: (file: SourceFile, context: FetchContext) => Release
    ): Delivery[] =>
      paths
        .filter((path) => nameOf(path) === name)
        .map((path) => ({
          release,
          files: [path],
          read: async (files, context) =>
            files.flatMap((file) => releaseFiles(parse(file, context), [file], context, published))
        }));
    const own2021 = files2021.filter((name) => name !== classFile("2021"));
    return [
      ...editions.flatMap((edition) => {
        const needed = filesOfEdition(edition);
        const own = needed.filter((name) => name.includes(`-${edition}-`));
        const names = edition === "2017" ? [...needed, strayFile] : needed;
        return delivery(edition, own, names, (files, context) => parseMssEdition(edition, files, context));
      }),
      ...delivery("2021", own2021, files2021, parseMss2021),
      ...delivery("2021-kontext", [kontextFile], filesKontext2021, parseKontext2021),
      ...single("2023", file2023, parseMss2023),
      ...files2025.flatMap((name) => single("2025", name, parseMss2025))
    ];
  }
};
