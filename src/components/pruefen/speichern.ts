import {element} from "../dom.js";

/** Hands the reader the bytes of an Excel file called *name*. */
export type Speichere = (name: string, bytes: Uint8Array<ArrayBuffer>) => void;

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves from the browser's memory: nothing is asked of any server. */
export function speichereMit(document: Document): Speichere {
  return (name, bytes) => {
    const adresse = URL.createObjectURL(new Blob([bytes], {type: xlsx}));
    element(document, "a", {href: adresse, download: name}).click();
    // The browser needs the address until it has begun to save.
    setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
  };
}
