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
  /** Publisher and licence per source, as the catalogue has them; a source without an entry names its own. */
  quellen?: readonly {id: string; herausgeber: string; lizenz: string}[];
}

/** One delivery of a source: the files it is made of, and how they become our files. */
export interface Delivery {
  release: string;
  /** Paths below the source folder. */
  files: string[];
  /** Pure: bytes in, texts out. Throws InputError. */
  read(files: SourceFile[], context: FetchContext): Promise<OutputFile[]>;
}

/** A source as `npm run fetch` sees it. */
export interface SourcePlan {
  quelle: string;
  titel: string;
  /** Picks this source's deliveries from all file paths below the folder, oldest first. */
  deliveries(paths: readonly string[]): Delivery[];
}
