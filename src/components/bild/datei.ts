import {einheitenJeMillimeter} from "./bildSvg.js";

/** 160 mm at 300 dots per inch: no PNG is narrower. */
export const kleinstePngBreite = 1890;
const punkteJeMillimeter = 300 / 25.4;

/** The picture as the text of an SVG file. */
export function svgText(svg: SVGSVGElement): string {
  const {XMLSerializer: Serializer} = svg.ownerDocument.defaultView!;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new Serializer().serializeToString(svg)}\n`;
}

/** The media type of an SVG file. */
export const svgTyp = "image/svg+xml";

const crcTafel = Uint32Array.from({length: 256}, (_, i) => {
  let c = i;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTafel[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** *png* with its resolution in dots per metre, so that programs place it at the width it was made for. */
export function mitAufloesung(png: Uint8Array, punkteJeMeter: number): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(21);
  const view = new DataView(block.buffer);
  view.setUint32(0, 9);
  block.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, Math.round(punkteJeMeter));
  view.setUint32(12, Math.round(punkteJeMeter));
  block[16] = 1;
  view.setUint32(17, crc32(block.subarray(4, 17)));
  // Behind the signature of 8 bytes and the header of 25, where the standard wants it.
  const kopf = 33;
  const ganz = new Uint8Array(png.length + block.length);
  ganz.set(png.subarray(0, kopf));
  ganz.set(block, kopf);
  ganz.set(png.subarray(kopf), kopf + block.length);
  return ganz;
}

function geladen(bild: HTMLImageElement, adresse: string): Promise<void> {
  return new Promise((resolve, reject) => {
    bild.onload = () => resolve();
    bild.onerror = () => reject(new Error("the browser cannot read the picture"));
    bild.src = adresse;
  });
}

/**
 * The picture as PNG with at least 300 dots per inch and *breite* pixels, on white, its resolution inside. Rejects where the
 * browser cannot draw it.
 */
export async function pngOf(svg: SVGSVGElement, breite = kleinstePngBreite): Promise<Blob> {
  const {document} = {document: svg.ownerDocument};
  const [, , weite = 1, hoehe = 1] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const millimeter = weite / einheitenJeMillimeter;
  const pixel = Math.round(Math.max(breite, kleinstePngBreite, millimeter * punkteJeMillimeter));
  const adresse = URL.createObjectURL(new Blob([svgText(svg)], {type: svgTyp}));
  try {
    const bild = document.createElement("img");
    await geladen(bild, adresse);
    const flaeche = document.createElement("canvas");
    flaeche.width = pixel;
    flaeche.height = Math.round((pixel * hoehe) / weite);
    const stift = flaeche.getContext("2d")!;
    stift.fillStyle = "#ffffff";
    stift.fillRect(0, 0, flaeche.width, flaeche.height);
    stift.drawImage(bild, 0, 0, flaeche.width, flaeche.height);
    const blob = await new Promise<Blob | null>((resolve) => flaeche.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("the browser cannot write the picture");
    const bytes = mitAufloesung(new Uint8Array(await blob.arrayBuffer()), (pixel * 1000) / millimeter);
    return new Blob([bytes], {type: "image/png"});
  } finally {
    URL.revokeObjectURL(adresse);
  }
}
