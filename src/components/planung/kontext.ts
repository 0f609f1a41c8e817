import type {Quellen} from "../../lib/planung/vorschlaege.js";
import type {Sitzung, Thema} from "../../lib/planung/typen.js";
import type {Datei} from "../speichern.js";

/** What happens beside a change of the session. */
export interface Folgen {
  /** Read out, and shown with *rueckgaengig*. */
  ansage?: string;
  /** Offers to take the change back. */
  rueckgaengig?: boolean;
  /** Id of the element where the keyboard goes on; else the one that had the focus. */
  fokus?: string;
}

/** A question before what destroys: shown behind *nach*, which gets the focus back on "no". */
export interface Frage {
  nach: HTMLElement;
  text: string;
  ja: string;
  dann: () => void;
  /** Called on "no", to put controls back. */
  sonst?: () => void;
}

/** What the page gives to each of its steps. */
export interface Kontext {
  document: Document;
  href: (adresse: string) => string;
  quellen: Quellen;
  /** The topics that the data propose; the same list every time. */
  vorschlaege: () => readonly Thema[];
  /** Today, as an ISO day. */
  heute: string;
  /** Address of the page, for documents. */
  adresse: string;
  version: string;
  /** A random name for what must name nobody. */
  zufall: () => string;
  sitzung: Sitzung;
  /** Keeps the session and leaves the step as it stands: for text fields, whose focus is moving. */
  merke: (sitzung: Sitzung) => void;
  /** Keeps the session and draws the step anew. */
  setze: (sitzung: Sitzung, folgen?: Folgen) => void;
  /** Draws the step anew from the session as it is. */
  zeichne: (folgen?: Folgen) => void;
  frage: (frage: Frage) => void;
  sage: (text: string) => void;
  geheZu: (schritt: number) => void;
  drucke: () => void;
  speichere: (datei: Datei) => void;
}
