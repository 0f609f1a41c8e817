import {describe, expect, it} from "vitest";
import {ausAblage, ausEingabe, groessteLieferung, lieferungAus, type Fundstueck} from "./dateien.js";

const fund = (name: string, {ordner = false, groesse = 1} = {}): Fundstueck => ({
  name,
  ordner,
  datei: {name, size: groesse} as File
});
const namen = (funde: Fundstueck[]): string[] => {
  const lieferung = lieferungAus(funde);
  return "dateien" in lieferung ? lieferung.dateien.map(({name}) => name) : [lieferung.abgelehnt];
};

describe("the files of one delivery", () => {
  it("are all that were chosen one by one, also those nobody can read: the reader hears what is wrong with them", () => {
    expect(namen([fund("a.csv"), fund("b.xls")])).toEqual(["a.csv", "b.xls"]);
  });

  it("are the tables of a folder; what else lies there is named, what programs leave behind is not", () => {
    const lieferung = lieferungAus(
      ["z/angebote.csv", "z/LEISTUNGEN.CSV", "z/brief.docx", "z/.DS_Store", "z/~$mappe.xlsx"].map((name) =>
        fund(name, {ordner: true})
      )
    );
    expect(lieferung).toMatchObject({
      dateien: [{name: "angebote.csv"}, {name: "LEISTUNGEN.CSV"}],
      uebergangen: ["brief.docx"]
    });
  });

  it("keep their folder's name where two files have the same", () => {
    const funde = ["2025/nord/angebote.csv", "2025/sued/angebote.csv", "2025/sued/x.csv"];
    expect(namen(funde.map((name) => fund(name, {ordner: true})))).toEqual([...funde.slice(0, 2), "x.csv"]);
  });

  it("are refused in German if there is none, none to read, or too much", () => {
    expect(namen([])[0]).toContain("Darin war keine Datei.");
    expect(namen([fund("z/bild.png", {ordner: true})])[0]).toContain("keine Excel-Datei (.xlsx) und keine CSV-Datei");
    expect(namen([fund("a.xlsx", {groesse: groessteLieferung})])).toEqual(["a.xlsx"]);
    expect(namen([fund("a.xlsx", {groesse: groessteLieferung + 1})])[0]).toMatch(/^„a\.xlsx“ ist mit 51 MB zu groß/);
    expect(namen([fund("a.csv", {groesse: groessteLieferung}), fund("b.csv", {groesse: 1e6})])[0]).toMatch(
      /Die 2 Dateien sind mit 51 MB zusammen zu groß.*„a\.csv“/
    );
  });
});

it("a chosen folder is told from chosen files by its path", () => {
  const datei = (name: string, webkitRelativePath: string): File => ({name, webkitRelativePath, size: 1}) as File;
  expect(ausEingabe([datei("a.csv", ""), datei("b.csv", "nord/b.csv")])).toMatchObject([
    {name: "a.csv", ordner: false},
    {name: "nord/b.csv", ordner: true}
  ]);
});

it("a dropped folder is read with all below it, however the browser portions it", async () => {
  const datei = (pfad: string): FileSystemFileEntry =>
    ({
      isFile: true,
      name: pfad.split("/").at(-1),
      fullPath: pfad,
      file: (fertig: (f: File) => void) => fertig({name: pfad, size: 1} as File)
    }) as FileSystemFileEntry;
  const ordner = (pfad: string, ...teile: FileSystemEntry[][]): FileSystemDirectoryEntry =>
    ({
      isFile: false,
      name: pfad.split("/").at(-1),
      fullPath: pfad,
      createReader: () => {
        const rest = [...teile];
        return {readEntries: (fertig: (e: FileSystemEntry[]) => void) => fertig(rest.shift() ?? [])};
      }
    }) as unknown as FileSystemDirectoryEntry;
  const baum = ordner(
    "/2025",
    [datei("/2025/b.csv")],
    [datei("/2025/a.csv"), ordner("/2025/nord", [datei("/2025/nord/c.csv")])]
  );
  const items = [{kind: "file", webkitGetAsEntry: () => baum}] as unknown as DataTransferItemList;
  const funde = await ausAblage({items, files: [] as unknown as FileList});
  expect(funde.map(({name, ordner: o}) => [name, o])).toEqual([
    ["2025/a.csv", true],
    ["2025/b.csv", true],
    ["2025/nord/c.csv", true]
  ]);
});
