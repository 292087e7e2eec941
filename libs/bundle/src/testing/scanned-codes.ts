import { readFileSync } from 'node:fs';
import { textOf } from '@mingjing/kernel';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// From the package itself: unless told, it would look for it on the network.
const MACHINE = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: MACHINE } });

/** Pixels of a module's side: what a phone's camera has of a code on paper, about. */
const SCALE = 4;

/**
 * What a scanner reads from the codes of a printed page, in their order: each is drawn as the SVG says, in pixels, and
 * read by a library that did not make it. Throws where one cannot be read.
 */
export function scannedCodes(page: string): Promise<readonly string[]> {
  const codes = [...page.matchAll(/<svg class="qr"[^>]* viewBox="0 0 (\d+) \1"[^>]*>(.*?)<\/svg>/gsu)];
  return Promise.all(codes.map(([, side = '', drawing = '']) => scanned(Number(side), drawing)));
}

async function scanned(side: number, drawing: string): Promise<string> {
  const pixels = new Uint8ClampedArray((side * SCALE) ** 2 * 4).fill(0xff);
  for (const [, column, row] of drawing.matchAll(/M(\d+) (\d+)h1v1h-1z/gu)) {
    blacken(pixels, side * SCALE, Number(column) * SCALE, Number(row) * SCALE);
  }
  const [width, height] = [side * SCALE, side * SCALE];
  const image = { data: pixels, width, height, colorSpace: 'srgb' } as const;
  const [code] = await readBarcodes(image, { formats: ['QRCode'], tryInvert: false });
  const text = code?.isValid === true ? textOf(code.bytes) : undefined;
  if (text === undefined) throw new Error(`A code of ${String(side)} modules cannot be read`);
  return text;
}

/** One module: RGBA, of which the last stays opaque. */
function blacken(pixels: Uint8ClampedArray, width: number, left: number, top: number): void {
  for (let y = top; y < top + SCALE; y++) {
    for (let x = left; x < left + SCALE; x++) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
}
