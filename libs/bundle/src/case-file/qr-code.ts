import { utf8 } from '@mingjing/kernel';
import qrcode from 'qrcode-generator';
import { Html } from './html';

/** Larger ones are not read from paper with an office phone (version 18 of 40 at level M). */
const MOST_BYTES = 550;
const QUIET = 4;

/**
 * A checkpoint as QR codes whose texts, one after the other, are the note verbatim: the body with the
 * log's own signature first, which is proof enough by itself; further signature lines after it, as
 * many to a code as fit. No address stands in them: they are to be compared, not to be followed.
 */
export function checkpointParts(note: string): readonly string[] {
  const lines = note.split(/(?<=\n)/u);
  const first = lines.findIndex((line) => line.startsWith('— '));
  if (first < 0) return [note];
  const parts = [lines.slice(0, first + 1).join('')];
  for (const line of lines.slice(first + 1)) {
    const last = parts.at(-1) ?? '';
    const fits = utf8(last + line).length <= MOST_BYTES;
    if (fits) parts[parts.length - 1] = last + line;
    else parts.push(line);
  }
  return parts;
}

/** One code as inline SVG: no file, no font, sharp at any size. */
export function qrCode(text: string, label: string): Html {
  const code = qrcode(0, 'M');
  // The library writes one byte for each character: they are given to it as bytes.
  code.addData(String.fromCharCode(...utf8(text)), 'Byte');
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) path += `M${String(column + QUIET)} ${String(row + QUIET)}h1v1h-1z`;
    }
  }
  const size = String(count + 2 * QUIET);
  return new Html(
    `<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`,
  );
}
