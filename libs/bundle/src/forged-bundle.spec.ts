import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, fromBase64, fromHex, toBase64, utf8, type Entry, type Json } from '@mingjing/kernel';
import { MerkleTree, leafHash, parseVerifierKey, portableVerify, signCheckpoint } from '@mingjing/log';
import { nativeSigner, sha256, verifyNow } from '@mingjing/writer';
import { bundleBytes, type Bundle } from './bundle';
import { firstBad, type Check } from './report';
import { vectorBundle } from './testing';
import { NO_KEYS, parseGivenKeys } from './trust';
import { verifyBundle } from './verify-bundle';

const record = JSON.parse(readFileSync(join(__dirname, '../../../test/vectors/record-vectors.json'), 'utf8'));
const log = nativeSigner(fromHex(record.keys.log.seed, 32)!);
const key = parseVerifierKey(sha256, record.logKey);
const given = parseGivenKeys(sha256, record.logKey);

type Change = (entry: Entry) => unknown;

/** The small log with one entry rewritten, hashed and signed with the log's own key as if it had always been so. */
function forged(index: number, change: Change): Bundle {
  const texts = vectorBundle(record, sha256).entries.map(({ entry }, i) =>
    i === index ? canonicalJson(change(JSON.parse(entry)) as Json) : entry,
  );
  return sealedAnew(texts);
}

/** The small log with one entry at another place, recorded at the moment of that place: no signature says where it stood. */
function moved(from: number, to: number): Bundle {
  const entries = vectorBundle(record, sha256).entries.map(({ entry }) => JSON.parse(entry) as Entry);
  const moments = entries.map(({ recordedAt }) => recordedAt);
  entries.splice(to, 0, ...entries.splice(from, 1));
  const texts = entries.map((entry, i) =>
    canonicalJson({ ...entry, recordedAt: moments[i] ?? '' } as unknown as Json),
  );
  return sealedAnew(texts);
}

function sealedAnew(texts: readonly string[]): Bundle {
  const bundle = vectorBundle(record, sha256);
  const tree = new MerkleTree(sha256);
  for (const text of texts) tree.append(leafHash(sha256, utf8(text)));
  if (!key.ok) throw new Error(key.rejection.reason);
  return {
    ...bundle,
    checkpoint: signCheckpoint(key.value, (message) => log.sign(message), tree.size, tree.root(tree.size)),
    entries: texts.map((entry, i) => ({
      entry,
      index: i,
      path: tree.inclusion(i, texts.length).map(toBase64),
    })),
  };
}

function verdict(bundle: Bundle): string {
  if (!given.ok) throw new Error(given.rejection.reason);
  const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
    verifyNow({ publicKey, message, signature });
  const { report } = verifyBundle(bundleBytes(bundle), { sha256, verify, given: given.value });
  const found = firstBad(report);
  return found === undefined ? 'good' : `${found.name} ${found.detail.en}`;
}

function filesIn(bundle: Bundle): Check | undefined {
  const { report } = verifyBundle(bundleBytes(bundle), { sha256, verify: portableVerify, given: NO_KEYS });
  return report.checks.find(({ name }) => name === 'files');
}

const stated = (claimed: number): string =>
  `1 files are named, 0 of them enclosed and hashed; the bytes of the other 1 are not included, and of ${claimed} the size is as claimed`;

const stating =
  (members: object): Change =>
  ({ statement, ...entry }) => ({ ...entry, statement: { ...statement, ...members } });

describe('a bundle that whoever holds database and log key made to fit', () => {
  it('is good where nothing was changed', () => {
    expect(verdict(forged(-1, (entry) => entry))).toBe('good');
  });

  it('fails where a statement says what its signer did not sign', () => {
    expect(verdict(forged(3, stating({ occurredAt: '2026-03-01T09:00:00.000+08:00' })))).toMatch(
      /^signatures signature-invalid: entry 3 \(ViolationConfirmed, .*the signature of officer/,
    );
  });

  it('fails where somebody else is made the actor', () => {
    expect(verdict(forged(3, stating({ actor: 'officer/G-0009' })))).toMatch(/^signatures key-of-another: /);
  });

  it('fails where an entry was moved before its key was enrolled, or behind where that was revoked', () => {
    expect(verdict(moved(3, 1))).toMatch(/^signatures key-not-yet-enrolled: entry 1 \(ViolationConfirmed/);
    expect(verdict(moved(7, 9))).toMatch(/^signatures key-revoked: entry 9 \(EntityRegistered/);
    // Between the two nothing can be told from signatures.
    expect(verdict(moved(7, 8))).toBe('good');
  });

  it('fails where a key is enrolled whose holder did not ask for it', () => {
    const proof = toBase64(fromBase64(toBase64(new Uint8Array(64)))!);
    const change: Change = (entry) => stating({ data: { ...entry.statement.data, proof } })(entry);
    expect(verdict(forged(1, change))).toMatch(/^keys proof-invalid: entry 1 /);
  });

  it('fails where a revision, a recorded time or an id is not that of its place', () => {
    expect(verdict(forged(5, (entry) => ({ ...entry, revision: 1 })))).toMatch(
      /^order revision-wrong: entry 5/,
    );
    const early = '2020-01-01T00:00:00.000Z';
    expect(verdict(forged(5, (entry) => ({ ...entry, recordedAt: early })))).toMatch(/^order time-backwards/);
    const { id } = JSON.parse(record.entries[4].entry).statement;
    expect(verdict(forged(5, stating({ id })))).toMatch(/^order id-twice: entry 5/);
  });

  it('fails where an entry was stated for another ledger', () => {
    expect(verdict(forged(7, stating({ ledger: 'mingjing.example/other' })))).toMatch(/^order other-ledger/);
  });

  it('fails where an enclosed file is not the one that an entry names, or nobody names it', () => {
    const bundle = forged(-1, (entry) => entry);
    const file = { content: toBase64(utf8('x')), sha256: 'ab'.repeat(32), size: 1 };
    expect(verdict({ ...bundle, files: [file] })).toMatch(/^files file-unnamed/);
    const opened = JSON.parse(
      record.entries.find(({ entry }: { entry: string }) => /"[0-9a-f]{64}"/.test(entry)).entry,
    );
    const named = /"([0-9a-f]{64})"/.exec(JSON.stringify(opened))![1]!;
    expect(verdict({ ...bundle, files: [{ ...file, sha256: named }] })).toMatch(/^files file-differs/);
  });

  it('fails where a file that is not enclosed is listed with another size than its entry says', () => {
    const named = { sha256: 'cd'.repeat(32), size: 12 };
    const naming: Change = (entry) => ({
      ...entry,
      statement: { ...entry.statement, data: { ...entry.statement.data, list: named } },
    });
    const withFile = (size: number): Bundle => ({ ...forged(3, naming), files: [{ ...named, size }] });
    expect(filesIn(withFile(12))).toMatchObject({ status: 'good', detail: { en: stated(0) } });
    expect(filesIn(withFile(1_000_000_000))).toMatchObject({
      status: 'bad',
      detail: { en: expect.stringMatching(/^file-size-differs: .*1000000000 bytes, .* says 12$/) },
    });
  });

  it('calls the size of a file a claim where neither its bytes nor an entry tell it', () => {
    const bundle = forged(-1, (entry) => entry);
    const hash = /"([0-9a-f]{64})"/.exec(bundle.entries.map(({ entry }) => entry).join())![1]!;
    expect(filesIn({ ...bundle, files: [{ sha256: hash, size: 7 }] })).toMatchObject({
      status: 'good',
      detail: { en: stated(1) },
    });
  });

  it('fails where it is called one of a subject that it does not show', () => {
    const subject = 'case/00000000-0000-4000-8000-000000000000';
    expect(verdict({ ...forged(-1, (entry) => entry), subject })).toMatch(
      /^streams subject-absent: .*case\/0/,
    );
  });
});
