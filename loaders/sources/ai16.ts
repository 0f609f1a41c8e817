import {decodeText, parseCsv} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {BERLIN, parentOf} from "../contract/lor.js";
import type {Ebene, LorStand} from "../contract/lor.js";
import type {Merkmal, Release, SourceFile} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {Delivery, FetchContext, SourcePlan} from "../fetch/plan.js";
import {missingKeys, registerKeys} from "./register.js";

const tabellen = ["t1", "t2", "t3", "t4"] as const;
type Tabelle = (typeof tabellen)[number];

/** From the smallest areas up, as the files name them; each level is the sum of the one before. */
const ebenen = [
  {datei: "planning-areas", ebene: "plr", plural: "Planungsräume", ziffern: 8},
  {datei: "district-regions", ebene: "bzr", plural: "Bezirksregionen", ziffern: 6},
  {datei: "districts", ebene: "bezirk", plural: "Bezirke", ziffern: 2},
  {datei: "city", ebene: "berlin", plural: "Berlin", ziffern: 1}
] as const satisfies readonly {datei: string; ebene: Ebene; plural: string; ziffern: number}[];

const bands: [suffix: string, merkmal: string, titel: string][] = [
  ["age_below_6", "a00_06", "Alter 0 bis unter 6 Jahre"],
  ["age_6_15", "a06_15", "Alter 6 bis unter 15 Jahre"],
  ["age_15_18", "a15_18", "Alter 15 bis unter 18 Jahre"],
  ["age_18_27", "a18_27", "Alter 18 bis unter 27 Jahre"],
  ["age_27_45", "a27_45", "Alter 27 bis unter 45 Jahre"],
  ["age_45_55", "a45_55", "Alter 45 bis unter 55 Jahre"],
  ["age_55_65", "a55_65", "Alter 55 bis unter 65 Jahre"],
  ["age_above_65", "a65_110", "Alter 65 Jahre und älter"]
];

const origins: [suffix: string, merkmal: string, titel: string][] = [
  ["european_union", "eu", "Europäische Union"],
  ["france", "frankreich", "Frankreich"],
  ["greece", "griechenland", "Griechenland"],
  ["italy", "italien", "Italien"],
  ["austria", "oesterreich", "Österreich"],
  ["spain", "spanien", "Spanien"],
  ["poland", "polen", "Polen"],
  ["bulgaria", "bulgarien", "Bulgarien"],
  ["rumania", "rumaenien", "Rumänien"],
  ["croatia", "kroatien", "Kroatien"],
  ["united_kingdom", "vereinigtes_koenigreich", "Vereinigtes Königreich"],
  ["former_yugoslavia", "ehem_jugoslawien", "ehemaliges Jugoslawien"],
  ["bosnia_herzegovina", "bosnien_herzegowina", "Bosnien und Herzegowina"],
  ["serbia", "serbien", "Serbien"],
  ["former_soviet_union", "ehem_sowjetunion", "ehemalige Sowjetunion"],
  ["russia", "russland", "Russland"],
  ["ukraine", "ukraine", "Ukraine"],
  ["kazakhstan", "kasachstan", "Kasachstan"],
  ["islamic_countries", "islamische_laender", "islamische Länder"],
  ["turkey", "tuerkei", "Türkei"],
  ["iran", "iran", "Iran"],
  ["arabic_countries", "arabische_laender", "arabische Länder"],
  ["lebanon", "libanon", "Libanon"],
  ["syria", "syrien", "Syrien"],
  ["vietnam", "vietnam", "Vietnam"],
  ["united_states", "usa", "USA"],
  ["undefined", "unbestimmt", "nicht eindeutig zuordenbar"]
];

/** Countries within the group they are counted in. Groups overlap, so they do not add up to all origins. */
const withinOrigin: Record<string, string[]> = {
  eu: [
    "frankreich",
    "griechenland",
    "italien",
    "oesterreich",
    "spanien",
    "polen",
    "bulgarien",
    "rumaenien",
    "kroatien"
  ],
  ehem_jugoslawien: ["bosnien_herzegowina", "serbien"],
  ehem_sowjetunion: ["russland", "ukraine", "kasachstan"],
  islamische_laender: ["tuerkei", "iran", "arabische_laender"],
  arabische_laender: ["libanon", "syrien"]
};

/**
 * Until 2019 the United Kingdom stood before Poland, while the header already had it behind Croatia: these columns hold
 * the next name's people. Proof: column poland has 24,316 people in 2019 and 113,439 in 2020, united_kingdom 17,995 and
 * 25,878; and column bulgaria of 2017 is HK_Polen of the register's matrix of origins in all 447 Planungsräume.
 */
const movedUntil2019: Record<string, string> = {
  poland: "vereinigtes_koenigreich",
  bulgaria: "polen",
  rumania: "bulgarien",
  croatia: "rumaenien",
  united_kingdom: "kroatien"
};

const merkmalTitel: [name: string, titel: string][] = [
  ["insgesamt", "Einwohnerinnen und Einwohner insgesamt"],
  ["migrationshintergrund", "Einwohnerinnen und Einwohner mit Migrationshintergrund"],
  ["deutsche", "Deutsche"],
  ["deutsche_ohne_mh", "Deutsche ohne Migrationshintergrund"],
  ["deutsche_mit_mh", "Deutsche mit Migrationshintergrund"],
  ["auslaender", "Ausländerinnen und Ausländer"],
  ["weiblich", "Einwohnerinnen, weiblich"],
  ...bands.map(([, name, titel]): [string, string] => [name, titel]),
  ...bands.map(([, name, titel]): [string, string] => [`mh_${name}`, `Mit Migrationshintergrund, ${titel}`]),
  ["mh_weiblich", "Mit Migrationshintergrund, weiblich"],
  ...origins.map(([, name, titel]): [string, string] => [
    `herkunft_${name}`,
    `Mit Migrationshintergrund, Herkunft ${titel}`
  ])
];

const mh = "inhabitants_with_migration_background";

/** Columns of counts per table, in the order of the file, with the Merkmal each one holds in *jahr*. */
function columnsOf(tabelle: Tabelle, jahr: string): [column: string, merkmal: string][] {
  if (tabelle === "t1")
    return [
      ["inhabitants", "insgesamt"],
      [mh, "migrationshintergrund"],
      ["inhabitants_germans", "deutsche"],
      ["inhabitants_germans_without_migration_background", "deutsche_ohne_mh"],
      ["inhabitants_germans_with_migration_background", "deutsche_mit_mh"],
      ["inhabitants_foreigners", "auslaender"]
    ];
  if (tabelle === "t4") {
    const moved = jahr <= "2019" ? movedUntil2019 : {};
    return [
      ["inhabitants", "migrationshintergrund"],
      ...origins.map(([suffix, name]): [string, string] => [
        `inhabitants_from_${suffix}`,
        `herkunft_${moved[suffix] ?? name}`
      ])
    ];
  }
  const [column, total, prefix] =
    tabelle === "t2" ? ["inhabitants", "insgesamt", ""] : [mh, "migrationshintergrund", "mh_"];
  return [
    ["inhabitants", total],
    ...bands.map(([suffix, name]): [string, string] => [`${column}_${suffix}`, `${prefix}${name}`]),
    [`${column}_female`, `${prefix}weiblich`],
    ["inhabitants_foreigners", "auslaender"]
  ];
}

const fileName =
  /(?:^|\/)berlin-lor-population-(\d{4})-(01|02)-(t[1-4])-(planning-areas|district-regions|districts|city)\.csv$/;
const published = {herausgeber: "Amt für Statistik Berlin-Brandenburg", lizenz: "cc-by-4.0"};
const download = "Bitte die Datei an ihrer Quelle noch einmal herunterladen und unverändert ablegen.";
const downloadYear =
  "Vermutlich stammen die Dateien aus verschiedenen Ständen. Bitte alle 16 Dateien des Stichtags noch einmal herunterladen.";
/** Shares are computed from the counts, so they differ in the last digits at most. */
const shareTolerance = 0.01;

interface Edition {
  jahr: string;
  release: string;
  stichtag: string;
  lorStand: LorStand;
}

function editionOf(jahr: string, halbjahr: string): Edition {
  const monat = halbjahr === "01" ? "06" : "12";
  return {
    jahr,
    release: `${jahr}-${monat}`,
    stichtag: `${jahr}-${monat}-${monat === "06" ? "30" : "31"}`,
    lorStand: jahr >= "2021" ? "2021" : "2019"
  };
}

const slotsOf = (jahr: string, halbjahr: string): string[] =>
  tabellen.flatMap((tabelle) =>
    ebenen.map(({datei}) => `berlin-lor-population-${jahr}-${halbjahr}-${tabelle}-${datei}.csv`)
  );

/** One area in one file: where it stands and its counts by Merkmal. */
interface Area {
  line: number;
  counts: Map<string, number>;
}

/** One of the 16 files of a reference day. */
interface Table {
  datei: string;
  ebene: (typeof ebenen)[number];
  tabelle: Tabelle;
  columns: [column: string, merkmal: string][];
  areas: Map<string, Area>;
}

const columnFor = ({columns}: Table, merkmal: string): string =>
  columns.find(([, name]) => name === merkmal)?.[0] ?? "";

function problemAt(table: Table, key: string, merkmal: string, regel: string, abhilfe: string): Problem {
  const area = table.areas.get(key);
  return {
    datei: table.datei,
    ...(area && {zeile: area.line}),
    spalte: columnFor(table, merkmal),
    wert: String(area?.counts.get(merkmal)),
    regel,
    abhilfe
  };
}

/** Key of our register for an id of the files: Berlin is "0" there and "00" here. */
function keyOf(id: string, {ebene, ziffern}: Table["ebene"]): string | undefined {
  if (ebene === "berlin") return id === "0" ? BERLIN : undefined;
  return /^\d+$/.test(id) && id.length === ziffern ? id : undefined;
}

/** Counts of one file with the register and its own shares checked; all its faults at once. */
function readTable({name, bytes}: SourceFile, context: FetchContext): {table: Table; problems: Problem[]} {
  const [, jahr = "", halbjahr = "", tabelle = "", level = ""] = fileName.exec(name) ?? [];
  const {lorStand, stichtag} = editionOf(jahr, halbjahr);
  const ebene = ebenen.find(({datei}) => datei === level);
  if (!ebene) throw new Error(`file: ${name} is not named like a file of A I 16`);
  const columns = columnsOf(tabelle as Tabelle, jahr);
  const table: Table = {datei: name, ebene, tabelle: tabelle as Tabelle, columns, areas: new Map()};
  const names = columns.map(([column]) => column);
  const shareOf = (column: string): string => `${column}_percentage`;
  const {rows} = parseCsv(decodeText(bytes, name), name, {
    delimiter: ",",
    headers: [["id", ...names, ...names.map(shareOf)]]
  });

  const register = registerKeys(context, lorStand, ebene.ebene);
  const known = new Set(register);
  const problems: Problem[] = [];
  for (const row of rows) {
    const before = problems.length;
    const add = (spalte: string, regel: string, abhilfe = download): void => {
      problems.push({datei: name, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
    };
    const id = row.get("id");
    const key = keyOf(id, ebene);
    if (key === undefined) {
      const lostZero = /^\d+$/.test(id) && known.has(id.padStart(ebene.ziffern, "0"));
      if (ebene.ebene === "berlin") add("id", "ist nicht 0, die Kennung von Berlin in diesen Dateien");
      else if (lostZero)
        add(
          "id",
          `hat ${id.length} statt ${ebene.ziffern} Ziffern: die führende Null ist verloren gegangen`,
          "Die Datei wurde vermutlich in einem Tabellenprogramm gespeichert. Bitte die ursprüngliche Datei ablegen."
        );
      else add("id", `ist kein LOR-Schlüssel mit ${ebene.ziffern} Ziffern`);
      continue;
    }
    const earlier = table.areas.get(key);
    if (earlier) add("id", `kommt doppelt vor (schon in Zeile ${earlier.line})`);
    if (!known.has(key))
      add(
        "id",
        `ist kein Gebiet des LOR-Stands ${lorStand}`,
        "Bitte prüfen, ob die Datei zu einem anderen Jahr gehört und umbenannt wurde. Bis 2020 gilt der LOR-Stand 2019, ab 2021 der LOR-Stand 2021."
      );
    const counts = new Map<string, number>();
    for (const [column, merkmal] of columns) {
      const cell = row.get(column);
      if (cell.trim() === "") add(column, "ist leer; in diesen Dateien steht in jeder Zelle eine Zahl");
      else if (!/^-?\d+$/.test(cell)) add(column, "ist keine ganze Zahl");
      else if (cell.startsWith("-")) add(column, "ist negativ; Einwohnerzahlen sind 0 oder größer");
      else if (cell === "1" || cell === "2")
        add(column, "kommt nach dem Geheimhaltungsverfahren SAFE nicht vor (0 oder mindestens 3)");
      counts.set(merkmal, Number(cell));
    }
    if (problems.length === before) {
      const total = counts.get(columns[0]?.[1] ?? "") ?? 0;
      for (const [column, merkmal] of columns) {
        const cell = row.get(shareOf(column));
        const expected = ((counts.get(merkmal) ?? 0) / total) * 100;
        if (!/^\d+(\.\d+)?(e-\d+)?$/.test(cell)) add(shareOf(column), "ist keine Zahl mit Dezimalpunkt");
        else if (total > 0 && Math.abs(Number(cell) - expected) > shareTolerance)
          add(
            shareOf(column),
            `passt nicht zur Zahl in Spalte ${column} (${counts.get(merkmal)} von ${total} sind ${expected.toFixed(2).replace(".", ",")} %)`,
            "Die Spalten sind vermutlich verrutscht. " + download
          );
      }
    }
    table.areas.set(key, {line: row.line, counts});
  }
  if (problems.length === 0) {
    const missing = missingKeys(register, new Set(table.areas.keys()), stichtag);
    const [first] = missing;
    if (first !== undefined)
      problems.push({
        datei: name,
        spalte: "id",
        wert: missing.length > 5 ? `${missing.slice(0, 5).join(", ")} …` : missing.join(", "),
        regel: `${missing.length === 1 ? "fehlt: ein Gebiet hat" : `fehlen: ${missing.length} Gebiete haben`} keine Zeile`,
        abhilfe: "Die Datei ist vermutlich abgeschnitten. " + download
      });
  }
  return {table, problems};
}

/** Sums that must hold within every row of a table: the Merkmal, the parts it is made of, and how to name them. */
const sums: [tabelle: Tabelle, merkmal: string, parts: string[], names: string][] = [
  ["t1", "insgesamt", ["deutsche", "auslaender"], "Deutschen und Ausländern"],
  ["t1", "deutsche", ["deutsche_ohne_mh", "deutsche_mit_mh"], "Deutschen ohne und Deutschen mit Migrationshintergrund"],
  [
    "t1",
    "migrationshintergrund",
    ["deutsche_mit_mh", "auslaender"],
    "Deutschen mit Migrationshintergrund und Ausländern"
  ],
  ["t2", "insgesamt", bands.map(([, name]) => name), "den acht Altersgruppen"],
  ["t3", "migrationshintergrund", bands.map(([, name]) => `mh_${name}`), "den acht Altersgruppen"]
];

function problemsOfSums(table: Table): Problem[] {
  const problems: Problem[] = [];
  for (const [key, {counts}] of table.areas) {
    const get = (name: string): number => counts.get(name) ?? 0;
    const add = (merkmal: string, regel: string): void => {
      problems.push(problemAt(table, key, merkmal, regel, download));
    };
    for (const [tabelle, merkmal, parts, names] of sums) {
      if (tabelle !== table.tabelle) continue;
      const sum = parts.reduce((total, part) => total + get(part), 0);
      if (get(merkmal) !== sum) add(merkmal, `ist nicht die Summe aus ${names} (${sum})`);
    }
    const [, total = ""] = table.columns[0] ?? [];
    for (const [, merkmal] of table.columns)
      if (get(merkmal) > get(total)) add(merkmal, `ist größer als die Zahl aller (${get(total)})`);
    if (table.tabelle !== "t4") continue;
    for (const [group, members] of Object.entries(withinOrigin)) {
      const sum = members.reduce((all, name) => all + get(`herkunft_${name}`), 0);
      if (sum > get(`herkunft_${group}`))
        add(`herkunft_${group}`, `ist kleiner als die Summe der Länder, die darin enthalten sind (${sum})`);
    }
  }
  return problems;
}

/** Poland is by far the largest of the five columns that were moved; another order would put other people under its name. */
function problemsOfOrigins(table: Table): Problem[] {
  const polen = table.areas.get(BERLIN)?.counts.get("herkunft_polen");
  if (table.tabelle !== "t4" || polen === undefined) return [];
  const larger = Object.values(movedUntil2019).some(
    (name) => (table.areas.get(BERLIN)?.counts.get(`herkunft_${name}`) ?? 0) > polen
  );
  if (!larger) return [];
  return [
    problemAt(
      table,
      BERLIN,
      "herkunft_polen",
      "müsste Polen zählen und ist nicht die größte der fünf Spalten von poland bis united_kingdom; deren Reihenfolge ist eine andere als bisher",
      "Bitte die Spalten mit der Ausgabe des Statistischen Berichts A I 16 vergleichen. Bis die Reihenfolge geklärt ist, werden die Dateien nicht übernommen."
    )
  ];
}

/** The same count in two tables of a level, or the mh part of a count and the whole. */
function problemsBetweenTables(tables: readonly Table[]): Problem[] {
  const problems: Problem[] = [];
  for (const ebene of ebenen) {
    const level = tables.filter((table) => table.ebene === ebene);
    const first = new Map<string, Table>();
    for (const table of level)
      for (const [, merkmal] of table.columns) {
        const other = first.get(merkmal);
        if (!other) first.set(merkmal, table);
        else
          for (const [key, {counts}] of table.areas) {
            const expected = other.areas.get(key)?.counts.get(merkmal);
            if (counts.get(merkmal) !== expected)
              problems.push(
                problemAt(
                  table,
                  key,
                  merkmal,
                  `stimmt nicht mit ${other.datei}, Spalte ${columnFor(other, merkmal)} überein (${expected})`,
                  downloadYear
                )
              );
          }
      }
    const [all, some] = ["t2", "t3"].map((name) => level.find(({tabelle}) => tabelle === name));
    if (!all || !some) continue;
    for (const name of [...bands.map(([, name]) => name), "weiblich"])
      for (const [key, {counts}] of some.areas) {
        const whole = all.areas.get(key)?.counts.get(name) ?? 0;
        if ((counts.get(`mh_${name}`) ?? 0) > whole)
          problems.push(
            problemAt(some, key, `mh_${name}`, `ist größer als die Zahl aller in ${all.datei} (${whole})`, downloadYear)
          );
      }
  }
  return problems;
}

/** Key of the area one level of the files up; they have no Prognoseräume. */
const upperKey = (key: string, upper: Table["ebene"]): string =>
  upper.ebene === "berlin" ? BERLIN : upper.ebene === "bezirk" ? key.slice(0, 2) : (parentOf(key) ?? BERLIN);

function problemsBetweenLevels(tables: readonly Table[]): Problem[] {
  return tables.flatMap((upper) => {
    const lower = ebenen[ebenen.indexOf(upper.ebene) - 1];
    const parts = tables.find(({ebene, tabelle}) => ebene === lower && tabelle === upper.tabelle);
    if (!lower || !parts) return [];
    return upper.columns.flatMap(([, merkmal]) => {
      const sumByKey = new Map<string, number>();
      for (const [key, {counts}] of parts.areas) {
        const above = upperKey(key, upper.ebene);
        sumByKey.set(above, (sumByKey.get(above) ?? 0) + (counts.get(merkmal) ?? 0));
      }
      return [...upper.areas]
        .filter(([key, {counts}]) => counts.get(merkmal) !== sumByKey.get(key))
        .map(([key]) =>
          problemAt(
            upper,
            key,
            merkmal,
            `ist nicht die Summe der ${lower.plural} in ${parts.datei} (${sumByKey.get(key) ?? 0})`,
            downloadYear
          )
        );
    });
  });
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError(problems);
}

/**
 * Figures of one reference day of A I 16 per Planungsraum, persons: totals, age, age with migration background, origin.
 * *files* are the 16 files of that day: four tables, each for Planungsräume, Bezirksregionen, Bezirke and Berlin. The upper
 * levels are checked against the sums of the Planungsräume and dropped, and so are the shares. Every cell is a count; 0 is
 * 0, and a blank or a sign is refused, since the files have none. Throws InputError if a file is missing or there twice, if
 * a sum does not hold within a row, between tables or between levels, if a count is 1 or 2 (SAFE leaves none), or if keys
 * are not exactly those of the register.
 */
export function parseAi16(files: readonly SourceFile[], context: FetchContext): Release {
  const [, jahr = "", halbjahr = ""] = fileName.exec(files[0]?.name ?? "") ?? [];
  const {release, stichtag, lorStand} = editionOf(jahr, halbjahr);
  const slots = slotsOf(jahr, halbjahr);
  const names = files.map(({name}) => name);
  const stranger = names.find((name) => !slots.includes(name));
  if (stranger !== undefined) throw new Error(`files: ${stranger} does not belong to ${release}`);
  refuse(
    slots
      .filter((slot) => names.filter((name) => name === slot).length > 1)
      .map((slot) => ({
        datei: slot,
        regel: "liegt mehrmals im Ordner",
        abhilfe: "Bitte jede Datei nur einmal im Ordner liegen lassen."
      }))
  );
  const absent = slots.filter((slot) => !names.includes(slot));
  const [verb, those] = absent.length === 1 ? ["fehlt", "die Datei"] : ["fehlen", "diese Dateien"];
  if (absent.length > 0)
    throw new InputError({
      datei: absent.join(", "),
      regel: `${verb}: zum Stichtag ${release} gehören 16 Dateien, ${slots.length - absent.length} liegen im Ordner`,
      abhilfe: `Bitte ${those} herunterladen und zu den anderen legen. Sonst lassen sich die Summen nicht prüfen.`
    });

  const faults: Problem[] = [];
  const tables: Table[] = [];
  for (const file of slots.flatMap((slot) => files.filter(({name}) => name === slot)))
    try {
      const {table, problems} = readTable(file, context);
      tables.push(table);
      faults.push(...problems);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(...error.problems);
    }
  refuse(faults);
  refuse(tables.flatMap(problemsOfOrigins));
  refuse(tables.flatMap(problemsOfSums));
  refuse(problemsBetweenTables(tables));
  refuse(problemsBetweenLevels(tables));

  const plr = tables.filter(({ebene}) => ebene.ebene === "plr");
  const keys = [...(plr[0]?.areas.keys() ?? [])].sort();
  const zeilen = keys.map((gebiet_id) => {
    const counts = new Map(plr.flatMap(({areas}) => [...(areas.get(gebiet_id)?.counts ?? [])]));
    return {
      gebiet_id,
      werte: Object.fromEntries(merkmalTitel.map(([name]) => [name, counts.get(name) as number])),
      anmerkung: ""
    };
  });

  const hinweise = [
    "Die Summen der Planungsräume stimmen in allen Spalten mit den gelieferten Zahlen für Bezirksregionen, Bezirke und Berlin überein.",
    "Herkunft zählt Menschen mit Migrationshintergrund. Die Ländergruppen überschneiden sich und ergeben zusammen nicht die Gesamtzahl."
  ];
  const empty = zeilen.filter(({werte}) => werte["insgesamt"] === 0).map(({gebiet_id}) => gebiet_id);
  if (empty.length > 0) hinweise.push(`Ohne Einwohner (0 in allen Spalten): ${empty.join(", ")}.`);
  if (jahr <= "2019")
    hinweise.push(
      "In der Lieferung stehen fünf Herkunftsländer unter falschen Namen; sie sind richtig zugeordnet: Spalte poland zählt das Vereinigte Königreich, bulgaria Polen, rumania Bulgarien, croatia Rumänien, united_kingdom Kroatien."
    );
  hinweise.push(
    jahr <= "2019"
      ? "Die Europäische Union enthält das Vereinigte Königreich. Ab 2020 enthält sie es nicht mehr."
      : "Die Europäische Union enthält das Vereinigte Königreich nicht. Bis 2019 war es enthalten."
  );

  const [, monat, tag] = stichtag.split("-");
  return {
    quelle: "ai16",
    release,
    titel: `Einwohner nach Migrationshintergrund und Altersgruppen (A I 16), ${tag}.${monat}.${jahr}`,
    datensatz: `berlin-lor-population-${jahr}-${halbjahr}`,
    stichtag,
    lor_stand: lorStand,
    merkmale: merkmalTitel.map(([name, titel]): Merkmal => ({
      name,
      titel,
      einheit: "Personen",
      zeitraum: stichtag,
      summierbar: true
    })),
    zeilen,
    hinweise,
    adapter: {name: "ai16", version: 1}
  };
}

/** The 16 files a reference day of A I 16, one release a day. A day with fewer is refused with the names of the missing ones. */
export const ai16Plan: SourcePlan = {
  quelle: "ai16",
  titel: "Einwohner nach Migrationshintergrund und Altersgruppen (A I 16)",
  namen: "berlin-lor-population-JJJJ-02-t1-planning-areas.csv (16 Dateien je Stichtag)",
  deliveries(paths) {
    const pathsByRelease = new Map<string, string[]>();
    for (const path of paths) {
      const match = fileName.exec(path);
      if (!match) continue;
      const {release} = editionOf(match[1] ?? "", match[2] ?? "");
      pathsByRelease.set(release, [...(pathsByRelease.get(release) ?? []), path]);
    }
    return [...pathsByRelease]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([release, files]): Delivery => ({
        release,
        files,
        read: async (read, context) => releaseFiles(parseAi16(read, context), read, context, published)
      }));
  }
};
