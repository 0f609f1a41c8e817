import {FileAttachment} from "observablehq:stdlib";
import type {Logo} from "./modell.js";

/** The operator's logo, from this site's own files and only when a picture is made; null if there is none. Rejects if the file cannot be had. */
export function ladeLogo(): Promise<Logo | null> {
  return FileAttachment("/data/logo.json").json<Logo | null>();
}
