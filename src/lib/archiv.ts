import {Inflate} from "fflate";

/** One part of a zip archive as its directory describes it; nothing is unpacked. */
export interface Teil {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packed: number;
  size: number;
  offset: number;
  crc: number;
  encrypted: boolean;
}

/** What is wrong with an archive: the rule as a sentence about *wert* (a part's name) or, without it, about the file. */
export class Archivfehler extends Error {
  constructor(
    readonly grund: "beschaedigt" | "unsicher" | "kennwort" | "zu_gross",
    readonly text: string,
    readonly wert?: string
  ) {
    super(text);
  }
}

export interface Archivgrenzen {
  /** Bytes of all parts unpacked. */
  bytes: number;
  entries: number;
  /** How many times larger than packed a part may be. */
  ratio: number;
}

/** Small parts can be packed extremely well without any harm. */
const harmless = 1024 * 1024;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024).toLocaleString("de-DE")} MB`;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The parts that the directory of the zip archive *bytes* names. Throws Archivfehler if there is no sound directory. */
export function readDirectory(bytes: Uint8Array, {entries: most}: Archivgrenzen): Teil[] {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50)
    throw new Archivfehler(
      "beschaedigt",
      "ist keine vollständige Excel-Mappe; die Datei bricht ab oder ist beschädigt"
    );
  const count = view.getUint16(end + 10, true);
  if (count > most)
    throw new Archivfehler(
      "unsicher",
      `enthält ${count} Teile; eine Mappe hat höchstens ${most.toLocaleString("de-DE")}`
    );
  const teile: Teil[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      throw new Archivfehler("beschaedigt", "hat ein beschädigtes Inhaltsverzeichnis");
    const nameLength = view.getUint16(at + 28, true);
    teile.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true)
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return teile;
}

/** A name that would leave the archive, or hide what is written where. */
function isPathTrick(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are the characters to be refused
  return /^[/\\]|^[a-z]:|\\|[\u0000-\u001f]/i.test(name) || name.split("/").includes("..");
}

/** Throws Archivfehler unless the parts could be those of an honest workbook: names, passwords, sizes against *grenzen*. */
export function checkTeile(teile: readonly Teil[], grenzen: Archivgrenzen): void {
  const names = new Set<string>();
  for (const {name, encrypted, packed, size} of teile) {
    if (isPathTrick(name))
      throw new Archivfehler("unsicher", "ist ein Teil der Mappe, der auf einen Ort außerhalb zeigt", name);
    if (names.has(name.toLowerCase())) throw new Archivfehler("unsicher", "steht zweimal in der Mappe", name);
    names.add(name.toLowerCase());
    if (encrypted) throw new Archivfehler("kennwort", "ist mit einem Kennwort geschützt");
    if (size > harmless && size > packed * grenzen.ratio)
      throw new Archivfehler(
        "unsicher",
        `würde beim Entpacken auf das ${Math.round(size / Math.max(1, packed))}-Fache anwachsen; so ist keine echte Mappe gepackt`,
        name
      );
  }
  const total = teile.reduce((sum, {size}) => sum + size, 0);
  if (total > grenzen.bytes)
    throw new Archivfehler("zu_gross", `hat entpackt ${megabytes(total)}; erlaubt sind ${megabytes(grenzen.bytes)}`);
}

const crcTable = Uint32Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = crcTable[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Content of one part, never more than the directory says. Throws Archivfehler if it is damaged. */
export function unpackTeil(bytes: Uint8Array, {name, method, packed, size, offset, crc}: Teil): Uint8Array {
  const broken = new Archivfehler("beschaedigt", "ist ein beschädigter Teil der Mappe", name);
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw broken;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed || (method !== 0 && method !== 8) || (method === 0 && size !== packed)) throw broken;
  const content = method === 0 ? data : inflate(data, size, broken);
  if (crc32(content) !== crc) throw broken;
  return content;
}

/** Inflates piece by piece, so that a part which lies about its size is stopped as soon as it exceeds it. */
function inflate(data: Uint8Array, size: number, broken: Archivfehler): Uint8Array {
  const content = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw broken;
    content.set(chunk, filled);
    filled += chunk.length;
  });
  const piece = 0x10000;
  try {
    for (let at = 0; at < data.length; at += piece)
      stream.push(data.subarray(at, at + piece), at + piece >= data.length);
  } catch {
    throw broken;
  }
  if (filled !== size) throw broken;
  return content;
}

/** Name of a column as a spreadsheet shows it; *index* counts from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : "") + String.fromCharCode(65 + (index % 26));
}
