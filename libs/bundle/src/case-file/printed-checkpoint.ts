import { toHex, utf8, type Sha256 } from '@mingjing/kernel';
import { checkpointCodes } from './checkpoint-codes';
import { html, type Html } from './html';
import { qrCode } from './qr-code';

/** The codes, read one after the other, are the note below them byte for byte. */
export function printedCheckpoint(note: string, sha256: Sha256, verified: readonly string[] = []): Html {
  const { parts, text, leftOut } = checkpointCodes(note, verified);
  const codes = parts.map((part, i) => {
    const label = `${String(i + 1)}/${String(parts.length)}`;
    return html`<figure>
      ${qrCode(part, label)}
      <figcaption>${label}</figcaption>
    </figure>`;
  });
  return html`${parts.length === 0 ? TOO_LONG : READ_IN_ORDER}
    ${leftOut === 0 ? undefined : without(leftOut, toHex(sha256(utf8(note))), verified.length > 0)}
    <div class="codes">${codes}</div>
    <pre>${text}</pre>`;
}

const READ_IN_ORDER = html`<p>
  扫码所得文字依次相连即为检查点原文，可与日志或见证人公布的检查点核对。
  <span class="en" lang="en"
    >The codes, read in order, are the checkpoint verbatim: compare it with the one that the log or a witness
    publishes.</span
  >
</p>`;

const TOO_LONG = html`<p>
  检查点过长，无法以二维码打印；原文如下。
  <span class="en" lang="en">The checkpoint is too long for codes; its text stands below.</span>
</p>`;

const STILL_ONE = [
  '所印内容本身仍是完整有效的检查点',
  'what is printed is a checkpoint all the same',
] as const;
const NOT_VERIFIED = [
  '其中可能有日志自己的签名，所印各行均未经核验',
  'the log’s own may be among them, and none of those printed was verified',
] as const;

/** What the paper lacks is said, and can be recognised where the electronic original is at hand. */
function without(leftOut: number, hash: string, isSigned: boolean): Html {
  const [zh, en] = isSigned ? STILL_ONE : NOT_VERIFIED;
  return html`<p>
    另有 ${leftOut} 行共签因过长未印入；${zh}。电子原件检查点的 SHA-256：
    <span class="hash">${hash}</span>
    <span class="en" lang="en"
      >${leftOut} further signature lines are too long for paper and left out; ${en}. Above: SHA-256 of the
      checkpoint in the electronic original.</span
    >
  </p>`;
}
