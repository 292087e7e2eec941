import { signCheckpoint } from './checkpoint';
import { cosign } from './cosignature';
import { formatNote, formatSignatureLine } from './note';
import { signNoteText } from './note-verifier';
import { hasCosigned, openByPolicy } from './open-by-policy';
import { parseTrustPolicy } from './parse-trust-policy';
import { portableVerify } from './portable-ed25519';
import { sha256, testKey } from './testing/fixtures';
import { COSIGNATURE_ML_DSA, COSIGNATURE_V1, formatVerifierKey, NOTE_ED25519 } from './verifier-key';

const log = testKey('log.example/a', NOTE_ED25519, 1);
const [first, second] = [
  testKey('w.example/1', COSIGNATURE_V1, 2),
  testKey('w.example/2', COSIGNATURE_V1, 3),
];
const checkpoint = signCheckpoint(log.key, log.sign, 7, new Uint8Array(32).fill(1));
const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
const lineOf = (witness: typeof first, time: number): string =>
  formatSignatureLine(cosign(witness.key, witness.sign, time, text));

describe('opening a checkpoint by a policy', () => {
  const policyOf = (quorum: string, logs = `log ${formatVerifierKey(log.key)}\n`) => {
    const witnesses = [first, second].map(
      ({ key }, i) => `witness W${String(i + 1)} ${formatVerifierKey(key)}\n`,
    );
    const parsed = parseTrustPolicy(sha256, Buffer.from(`${logs}${witnesses.join('')}${quorum}`));
    if (!parsed.ok) throw new Error(parsed.rejection.reason);
    return parsed.value;
  };
  const bothOf = policyOf('group G all W1 W2\nquorum G\n');

  it('believes what the quorum cosigned, and says when', () => {
    const note = checkpoint + lineOf(first, 1000) + lineOf(second, 2000);
    const opened = openByPolicy(note, bothOf, portableVerify);
    expect(opened).toMatchObject({
      ok: true,
      value: { size: 7, witnessed: [{ timestamp: 1000 }, { timestamp: 2000 }] },
    });
    expect(opened.ok && bothOf.witnesses.map(hasCosigned(opened.value))).toEqual([true, true]);
  });

  it('names the quorum that is missing', () => {
    expect(openByPolicy(checkpoint + lineOf(second, 1), bothOf, portableVerify)).toMatchObject({
      rejection: { code: 'quorum-missing', facts: { missing: '1 more of group G (witness W1)', size: 7 } },
    });
    expect(openByPolicy(checkpoint, policyOf('quorum none\n'), portableVerify)).toMatchObject({ ok: true });
  });

  it('is not fooled by one witness that signs twice', () => {
    const note = checkpoint + lineOf(first, 1) + lineOf(first, 2);
    expect(openByPolicy(note, bothOf, portableVerify)).toMatchObject({
      rejection: { code: 'quorum-missing' },
    });
  });

  it('takes the logs of the policy, those that the reader knows, or what both name', () => {
    const anyLog = policyOf('quorum none\n', '');
    expect(openByPolicy(checkpoint, anyLog, portableVerify)).toMatchObject({
      rejection: { code: 'log-unknown' },
    });
    expect(openByPolicy(checkpoint, anyLog, portableVerify, [log.key]).ok).toBe(true);
    const elsewhere = testKey('log.example/b', NOTE_ED25519, 8);
    expect(
      openByPolicy(checkpoint, policyOf('quorum none\n'), portableVerify, [elsewhere.key]),
    ).toMatchObject({ rejection: { code: 'log-unknown' } });
  });

  it('tells a log that is named by another key from one that nobody named', () => {
    const renewed = testKey('log.example/a', NOTE_ED25519, 8);
    const otherKey = { rejection: { code: 'other-log-key', facts: { origin: 'log.example/a' } } };
    const ofOld = policyOf('quorum none\n');
    const after = signCheckpoint(renewed.key, renewed.sign, 8, new Uint8Array(32).fill(2));
    expect(openByPolicy(after, ofOld, portableVerify)).toMatchObject(otherKey);
    expect(openByPolicy(after, ofOld, portableVerify, [renewed.key])).toMatchObject(otherKey);
    expect(openByPolicy(after, policyOf('quorum none\n', ''), portableVerify, [log.key])).toMatchObject(
      otherKey,
    );
  });

  it('believes no log under the name of another one, though the policy lists both', () => {
    const other = testKey('log.example/b', NOTE_ED25519, 8);
    const logs = [log, other].map(({ key }) => `log ${formatVerifierKey(key)}\n`).join('');
    const both = policyOf('quorum none\n', logs);
    expect(openByPolicy(checkpoint, both, portableVerify).ok).toBe(true);
    const foreign = formatNote({ text, signatures: [signNoteText(other.key, other.sign, text)] });
    expect(openByPolicy(foreign, both, portableVerify)).toMatchObject({
      rejection: { code: 'no-known-signature' },
    });
  });

  it('counts for nothing a witness of a type that cannot be verified here, and misses it by name', () => {
    const mlDsa = {
      ...first.key,
      type: COSIGNATURE_ML_DSA,
      keyId: '0a0b0c0d',
      publicKey: new Uint8Array(1312),
    };
    const lines = `log ${formatVerifierKey(log.key)}\nwitness PQ ${formatVerifierKey(mlDsa)}\nwitness W1 ${formatVerifierKey(first.key)}\n`;
    const asking = (quorum: string) => {
      const parsed = parseTrustPolicy(sha256, Buffer.from(lines + quorum));
      if (!parsed.ok) throw new Error(parsed.rejection.reason);
      return parsed.value;
    };
    const line = formatSignatureLine({ ...mlDsa, signature: new Uint8Array(2428) });
    const note = checkpoint + lineOf(first, 1) + line;
    expect(openByPolicy(note, asking('group G any PQ W1\nquorum G\n'), portableVerify).ok).toBe(true);
    expect(openByPolicy(note, asking('quorum PQ\n'), portableVerify)).toMatchObject({
      rejection: { code: 'quorum-missing', facts: { missing: 'witness PQ' } },
    });
  });
});
