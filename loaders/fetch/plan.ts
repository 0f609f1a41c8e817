import type {Gebiet} from "../contract/lor.js";
import type {SourceFile} from "../contract/release.js";

/** A file that a source writes below the data folder, with forward slashes: official/ewr/2020-12.csv. */
export interface OutputFile {
  path: string;
  text: string;
}

/** What an adapter may know besides its files: the areas of both LOR editions (empty while the register itself is read). */
export interface FetchContext {
  gebiete: readonly Gebiet[];
  /** Text of geometry/lor-2021.json, for checks of positions; absent before the source lor has been read. */
  geometrie?: string;
  /** Publisher and licence per source, as the catalogue has them; a source without an entry names its own. */
  quellen?: readonly {id: string; herausgeber: string; lizenz: string}[];
  /** Text of a file below the data folder as it stands before this run; undefined if there is none. */
  bisher?: (path: string) => string | undefined;
  /** Shows the reader one German line about what is no fault: rows left out because they are examples. */
  hinweis?: (line: string) => void;
}

/** One delivery of a source: the files it is made of, and how they become our files. */
export interface Delivery {
  release: string;
  /** Paths below the source folder. */
  files: string[];
  /**
   * Known to arrive damaged: in a run over all sources its refusal is shown and the other deliveries are written; only
   * naming the source makes it a failure.
   */
  optional?: true;
  /** Pure: bytes in, texts out. Throws InputError. */
  read(files: SourceFile[], context: FetchContext): Promise<OutputFile[]>;
}

/** A source as `npm run fetch` sees it. */
export interface SourcePlan {
  quelle: string;
  titel: string;
  /** How its files are called, for the reader who has none: "EWR_L21_JJJJMME_Matrix.csv". */
  namen: string;
  /** Picks this source's deliveries from all file paths below the folder, oldest first. */
  deliveries(paths: readonly string[]): Delivery[];
}
