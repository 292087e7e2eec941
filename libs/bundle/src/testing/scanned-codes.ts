import { textOf } from '@mingjing/kernel';
import jsQR from 'jsqr';

/** Pixels of a module's side: what a phone's camera has of a code on paper, about. */
const SCALE = 4;

/**
 * What a scanner reads from the codes of a printed page, in their order: each is drawn as the SVG says, in pixels, and
 * read by a library that did not make it. Throws where one cannot be read.
 */
export function scannedCodes(page: string): readonly string[] {
  const codes = [...page.matchAll(/<svg class="qr"[^>]* viewBox="0 0 (\d+) \1"[^>]*>(.*?)<\/svg>/gsu)];
  return codes.map(([, side = '', drawing = '']) => scanned(Number(side), drawing));
}

function scanned(side: number, drawing: string): string {
  const pixels = new Uint8ClampedArray((side * SCALE) ** 2 * 4).fill(0xff);
  for (const [, column, row] of drawing.matchAll(/M(\d+) (\d+)h1v1h-1z/gu)) {
    blacken(pixels, side * SCALE, Number(column) * SCALE, Number(row) * SCALE);
  }
  const code = jsQR(pixels, side * SCALE, side * SCALE, { inversionAttempts: 'dontInvert' });
  const text = code === null ? undefined : textOf(Uint8Array.from(code.binaryData));
  if (text === undefined) throw new Error(`A code of ${String(side)} modules cannot be read`);
  return text;
}

/** One module: RGBA, of which the last stays opaque. */
function blacken(pixels: Uint8ClampedArray, width: number, left: number, top: number): void {
  for (let y = top; y < top + SCALE; y++) {
    for (let x = left; x < left + SCALE; x++) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
}
