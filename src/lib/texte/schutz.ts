import {zustaende} from "../zustaende.js";

const {zeichen, name, erklaerung} = zustaende.geschuetzt;

/** Words for withheld numbers on all pages; the sign and its meaning are those of the catalogue. */
export const texteSchutz = {
  zeichen,
  name,
  erklaerung,
  /** What most readers do not expect: the sign does not mean small. */
  auchGrosse: "Auch eine große Zahl kann fehlen, damit sich keine kleine ausrechnen lässt.",
  /** Where a number has a place in a sentence. */
  imSatz: `${zeichen} (${name})`,
  legende: `${zeichen} ${name}`,
  adresse: "/geheimhaltung",
  ziel: "Was geschützt ist und warum"
} as const;
