import { parseTrustPolicy } from './parse-trust-policy';
import { portableSha256 } from './portable-sha256';
import { strangeEncoding } from './strange-encoding';

const SOUND = '# 见证人\nquorum none\n';

describe('a text file that was saved by an editor of Windows', () => {
  it.each([
    ['CR LF', Buffer.from(SOUND.replaceAll('\n', '\r\n')), /: line 1 ends as Windows .*LF alone/],
    ['one CR LF', Buffer.from(`${SOUND}\r\n`), /: line 3 ends as Windows/],
    ['a BOM', Buffer.from(`\uFEFF${SOUND}`), /: the file begins with a byte order mark/],
    ['UTF-16', Buffer.from(`\uFEFF${SOUND}`, 'utf16le'), /: the file is in UTF-16; save it as UTF-8/],
  ])('is refused as a policy in words that say so: %s', (_, bytes, words) => {
    expect(parseTrustPolicy(portableSha256, bytes)).toMatchObject({
      rejection: { code: 'malformed-policy', reason: expect.stringMatching(words) },
    });
  });

  it('is told from one that was not', () => {
    expect(strangeEncoding(Buffer.from(SOUND))).toBeUndefined();
    expect(parseTrustPolicy(portableSha256, Buffer.from(SOUND))).toMatchObject({ ok: true });
    expect(strangeEncoding(new Uint8Array())).toBeUndefined();
  });
});
