import { utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import { parseTrustPolicy } from './parse-trust-policy';
import { isQuorum, missingFrom } from './quorum';
import { sha256, testKey } from './testing/fixtures';
import type { TrustPolicy } from './trust-policy';
import { COSIGNATURE_ML_DSA, COSIGNATURE_V1, formatVerifierKey, NOTE_ED25519 } from './verifier-key';

const vkey = (name: string, seed: number, type = COSIGNATURE_V1): string =>
  formatVerifierKey(testKey(name, type, seed).key);
const LOG = vkey('log.example/a', 1, NOTE_ED25519);
const [W1, W2, W3] = [vkey('w.example/1', 2), vkey('w.example/2', 3), vkey('w.example/3', 4)];
const parse = (text: string): ReturnType<typeof parseTrustPolicy> => parseTrustPolicy(sha256, utf8(text));
const read = (text: string): TrustPolicy => {
  const policy = parse(text);
  if (!policy.ok) throw new Error(policy.rejection.reason);
  return policy.value;
};

/** The shape of the specification's own example; its keys are elided there. */
const EXAMPLE = `log ${LOG}

witness X1 ${vkey('x1', 11)}
witness X2 ${vkey('x2', 12)}
witness X3 ${vkey('x3', 13)}
group X-witnesses 2 X1 X2 X3

witness Y1 ${vkey('y1', 21)}
witness Y2 ${vkey('y2', 22)}
witness Y3 ${vkey('y3', 23)}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

const reachedBy = (policy: TrustPolicy, ...names: readonly string[]): boolean =>
  isQuorum(policy.quorum, ({ name }) => names.includes(name));

describe('a trust policy', () => {
  it('is the example of the specification', () => {
    const policy = read(EXAMPLE);
    expect([policy.logs.length, policy.witnesses.length]).toEqual([1, 6]);
    expect(reachedBy(policy, 'X1', 'X3', 'Y2')).toBe(true);
    expect(reachedBy(policy, 'X1', 'X2', 'X3')).toBe(false);
    expect(reachedBy(policy, 'X1', 'Y1', 'Y2', 'Y3')).toBe(false);
  });

  it('says who is missing', () => {
    const { quorum } = read(EXAMPLE);
    expect(missingFrom(quorum, ({ name }) => ['X1', 'Y1'].includes(name))).toBe(
      '1 more of group X-and-Y (1 more of group X-witnesses (witness X2, witness X3))',
    );
    expect(missingFrom(quorum, () => true)).toBeUndefined();
    expect(missingFrom(read(`witness A ${W1}\nquorum A\n`).quorum, () => false)).toBe('witness A');
  });

  it('may hold 32 logs, witnesses and groups, of whatever type the keys are', () => {
    const mlDsa = (name: string, seed: number): string =>
      formatVerifierKey({ name, keyId: '01020304', type: COSIGNATURE_ML_DSA, publicKey: large(seed) });
    const large = (seed: number): Uint8Array => new Uint8Array(1312).fill(seed);
    const each = (line: (i: string, key: string) => string): string =>
      Array.from({ length: 32 }, (_, i) => line(String(i), mlDsa(`key.example/${String(i)}`, i))).join('');
    const groups = each((i) => `group G${i} any W${i} ${i === '0' ? '' : `G${String(Number(i) - 1)}`}\n`);
    const text = `${each((_, key) => `log ${key}\n`)}${each((i, key) => `witness W${i} ${key}\n`)}${groups}quorum G31\n`;
    expect(read(text)).toMatchObject({ logs: { length: 32 }, witnesses: { length: 32 } });
    expect(reachedBy(read(text), 'W0')).toBe(true);
  });

  it('may ask for nobody', () => {
    const policy = read('quorum none\n');
    expect(policy).toEqual({ logs: [], witnesses: [], quorum: { kind: 'none' } });
    expect(reachedBy(policy)).toBe(true);
  });

  it('may be written loosely: spaces and tabs, empty lines, remarks, addresses, logs below the quorum', () => {
    const text = `  # 见证人\n\t\n witness \t 法制科  ${W1}   http://127.0.0.1:7380 \nquorum 法制科\nlog\t${LOG}\thttps://log.example/\n`;
    expect(read(text)).toMatchObject({
      logs: [{ url: 'https://log.example/' }],
      quorum: { kind: 'witness', name: '法制科', url: 'http://127.0.0.1:7380' },
    });
  });

  it('takes names as octets: what is no UTF-8 is a name too, and another one', () => {
    const octets = (...names: readonly number[][]): Uint8Array =>
      Uint8Array.from(
        names.flatMap((name, i) => [...utf8('witness '), ...name, ...utf8(` ${[W1, W2, W3][i] ?? ''}\n`)]),
      );
    const kelvin = octets([0x4b], [0xe2, 0x84, 0xaa], [0xff]);
    expect(parseTrustPolicy(sha256, Uint8Array.from([...kelvin, ...utf8('quorum K\n')]))).toMatchObject({
      ok: true,
      value: { quorum: { key: { name: 'w.example/1' } } },
    });
  });

  const sound = `witness A ${W1}\nwitness B ${W2}\nwitness C ${W3}\ngroup G 2 A B C\nquorum G\n`;
  it.each([
    ['nothing', ''],
    ['no quorum', `witness A ${W1}\n`],
    ['two quorums', `${sound}quorum A\n`],
    ['a last line without an end', sound.slice(0, -1)],
    ['a carriage return', sound.replaceAll('\n', '\r\n')],
    ['a null', sound.replace('A', '\0')],
    ['a delete', sound.replace('A', '\u007f')],
    ['a vertical tab', sound.replace('witness A', 'witness\u000bA')],
    ['another keyword', `${sound}wittness D ${LOG}\n`],
    ['a keyword in capitals', sound.replace('quorum', 'Quorum')],
    ['a remark behind an item', sound.replace('quorum G', 'quorum G # all')],
    ['a log without a key', `${sound}log\n`],
    ['a log with a word too many', `${sound}log ${LOG} http://a b\n`],
    ['a log with the key of a witness', `${sound}log ${vkey('log', 50)}\n`],
    ['a log twice', `${sound}log ${LOG}\nlog ${LOG}\n`],
    ['a log twice under two names', `${sound}log ${LOG}\nlog ${vkey('other', 1, NOTE_ED25519)}\n`],
    ['a witness without a key', sound.replace(` ${W1}`, '')],
    ['a witness with the key of a log', sound.replace(W1, vkey('w.example/1', 2, NOTE_ED25519))],
    ['a witness twice under two names', sound.replace(W2, vkey('other', 2))],
    ['a malformed key', sound.replace(W1, `${W1}=`)],
    ['two witnesses of one name', sound.replace('witness B', 'witness A')],
    ['a group with the name of a witness', sound.replace('group G', 'group A')],
    ['a witness called none', sound.replaceAll(' A ', ' none ')],
    ['a group called none', sound.replace('group G', 'group none').replace('quorum G', 'quorum none')],
    ['none in a group', sound.replace('A B C', 'A none')],
    ['a group of nobody', sound.replace(' 2 A B C', ' all')],
    ['a group of more than all', sound.replace(' 2 ', ' 4 ')],
    ['a group of 0', sound.replace(' 2 ', ' 0 ')],
    ['a number with a leading zero', sound.replace(' 2 ', ' 02 ')],
    ['a number with a sign', sound.replace(' 2 ', ' +2 ')],
    ['a number in other digits', sound.replace(' 2 ', ' ٢ ')],
    ['a member named twice', sound.replace('A B C', 'A B A')],
    ['a member of two groups', sound.replace('quorum', 'group H any A\nquorum')],
    ['a group in itself', sound.replace('A B C', 'A B G')],
    ['a group before its members', `group G any A\nwitness A ${W1}\nquorum G\n`],
    ['a quorum before its group', `quorum A\nwitness A ${W1}\n`],
    ['a quorum of two names', sound.replace('quorum G', 'quorum A B')],
    ['a quorum of nobody known', sound.replace('quorum G', 'quorum g')],
    ['too many bytes', `${sound}#${'x'.repeat(262_144)}\n`],
  ])('with %s is malformed', (_, text) => {
    expect(read(sound).witnesses).toHaveLength(3);
    expect(parse(text)).toMatchObject({ ok: false, rejection: { code: 'malformed-policy' } });
  });

  it('names the line that it does not understand', () => {
    expect(parse(sound.replace('group G 2', 'group G 7'))).toMatchObject({
      rejection: {
        reason: expect.stringContaining('line 4: 7 is none of all, any and 1 to 3'),
        facts: { line: 4 },
      },
    });
  });

  it('never throws, whatever the bytes', () => {
    const words = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'none',
      'all',
      'any',
      '1',
      'A',
      W1,
      '\n',
      ' ',
    );
    const likely = fc.array(words, { maxLength: 40 }).map((parts) => utf8(parts.join(' ')));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), likely), (bytes) => {
        expect(typeof parseTrustPolicy(sha256, bytes).ok).toBe('boolean');
      }),
    );
  });
});
