import { utf8 } from '@mingjing/kernel';
import qrcode from 'qrcode-generator';
import { Html } from './html';

const QUIET = 4;

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
