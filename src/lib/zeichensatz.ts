/** Windows-1252 from 0x80 to 0x9F; the five gaps have no character. Node 20 reads this range as control characters. */
const windows1252High = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/** Text of *bytes* in Windows-1252, in Node and browsers alike; a byte that has no character there becomes U+0000. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return parts.join("").replace(/[\u0080-\u009f]/g, (c) => windows1252High[c.charCodeAt(0) - 0x80] ?? "\0");
}

/** Text of *bytes* in UTF-8 without its byte order mark; null if they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}

// eslint-disable-next-line no-control-regex -- these are the characters in question
const steuernd = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * *text* with U+FFFD for every character that steers how it is read: controls, and marks that turn the reading direction of what
 * follows. No file that is taken in has them; this holds for texts that came some other way.
 */
export const ohneSteuerzeichen = (text: string): string => text.replace(steuernd, "\ufffd");
