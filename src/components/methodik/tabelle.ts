import {Datentabelle, type DatentabelleOptions} from "../charts/Datentabelle.js";

/** A table of this page: caption in sight, its own frame to scroll in. */
export function tabelle(options: Omit<DatentabelleOptions, "document" | "beschriftungSichtbar">): HTMLElement {
  const rahmen = Datentabelle({...options, beschriftungSichtbar: true});
  rahmen.classList.add("methodik-tabelle");
  return rahmen;
}
