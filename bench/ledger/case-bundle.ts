import { BUNDLE_FORMAT, type Bundle } from '@mingjing/bundle';
import { enrolmentProof, penOf, submissionOf, type Pen } from '@mingjing/client';
import {
  canonicalJson,
  entryBytes,
  toBase64,
  uuidFromDigest,
  utf8,
  type Json,
  type JsonObject,
} from '@mingjing/kernel';
import {
  MerkleTree,
  NOTE_ED25519,
  formatVerifierKey,
  leafHash,
  signCheckpoint,
  verifierKey,
} from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';

const ORIGIN = 'bench.example/case';
const LOG_LENGTH = 100_000;
const seedOf = (name: string): Uint8Array => sha256(utf8(`case bundle ${name}`));
const pen = (actor: string): Pen => penOf(actor, nativeSigner(seedOf(actor)), sha256);

/** So many events of one case with real signatures, in a long log of which the rest is filler. */
export function caseOfEvents(events: number): { readonly bundle: Bundle; readonly logKey: string } {
  const log = nativeSigner(seedOf('log'));
  const key = verifierKey(sha256, ORIGIN, NOTE_ED25519, log.publicKey);
  const logKey = formatVerifierKey(key);
  const texts = entriesOf(events, logKey);
  const tree = new MerkleTree(sha256);
  for (let i = 0; i < LOG_LENGTH; i++) tree.append(leafHash(sha256, utf8(texts[i] ?? String(i))));
  const bundle: Bundle = {
    checkpoint: signCheckpoint(key, (message) => log.sign(message), tree.size, tree.root()),
    entries: texts.map((entry, index) => ({ entry, index, path: tree.inclusion(index).map(toBase64) })),
    format: BUNDLE_FORMAT,
    subject: 'case/bench',
    whole: ['case/bench'],
  };
  return { bundle, logKey };
}

function entriesOf(events: number, logKey: string): readonly string[] {
  const [founder, lead, second] = [pen('founder'), pen('officer/G-1'), pen('officer/G-2')];
  const opening = {
    ...{ origin: ORIGIN, logKey, policy: {}, serviceKey: toBase64(pen('ledger').publicKey) },
    founder: { actor: 'founder', publicKey: toBase64(founder.publicKey) },
  };
  const facts = '公用物品未按规定消毒。'.repeat(20);
  return [
    entry('LedgerOpened', 'ledger/main', opening, founder, [], 0),
    ...[lead, second].map((one) =>
      entry('KeyEnrolled', `actor/${one.actor}`, enrolment(one), founder, [], 0),
    ),
    ...Array.from({ length: events }, (_, i) =>
      entry('BenchEvent', 'case/bench', { facts, i }, lead, i % 2 === 0 ? [second] : [], i),
    ),
  ];
}

function enrolment(one: Pen): JsonObject {
  const { actor, publicKey } = one;
  return { actor, publicKey: toBase64(publicKey), purpose: 'person', proof: enrolmentProof(one, ORIGIN) };
}

function entry(
  type: string,
  stream: string,
  data: JsonObject,
  by: Pen,
  cosigners: readonly Pen[],
  revision: number,
): string {
  const id = uuidFromDigest(seedOf(`${type} ${stream} ${String(revision)}`));
  const draft = { id, ledger: ORIGIN, occurredAt: '2026-03-24T09:00:00.000+08:00', stream, type, data };
  const { statement, signature } = submissionOf(draft, by, cosigners);
  const body = canonicalJson(statement as unknown as Json);
  return Buffer.from(entryBytes(body, signature, '2026-03-24T01:00:00.000Z', revision)).toString();
}
