import { submissionOf, type Pen, type SignedSubmission, type StatementDraft } from '@mingjing/client';
import { enrolledKey } from '@mingjing/governance';
import { chinaTime, toBase64, uuidFromDigest, utf8, type JsonObject } from '@mingjing/kernel';
import { NOTE_ED25519, formatVerifierKey, noteVerifier, verifierKey, verifyTlogProof } from '@mingjing/log';
import { readSubmissions } from '../accepting/submission';
import { sha256 } from '../native/hashes';
import { nativeVerify } from '../native/native-verify';
import type { Receipt } from '../sealing/receipt';
import type { Answer, Wait } from '../sealing/waiting';
import { openWriter } from '../verifying/start';
import type { Writer } from '../writer';
import type { WriterParts } from '../writer-parts';
import { ORIGIN, enrolment, penNamed, role, signerNamed, type Saying } from './sayings';
import { constitution, inlineVerifier } from './tally-constitution';
import { closeAll, type Stores, type WriterPlace } from './writer-place';

export const START = Date.parse('2026-03-02T01:00:00.000Z');

const service = signerNamed('service');
const log = signerNamed('log');
const logVerifier = verifierKey(sha256, ORIGIN, NOTE_ED25519, log.publicKey);

/** A ledger of governance and tallies on the stores of one place, on a clock that the test sets. */
export class TestLedger {
  now = START;
  readonly founder = penNamed('founder');
  readonly officer = penNamed('officer/O-1');
  readonly second = penNamed('officer/O-2');
  writer!: Writer;
  stores!: Stores;
  private count = 0;

  constructor(readonly place: WriterPlace) {}

  /** Opens the ledger where it lives; some parts may be others than it should have. */
  async open(others: Partial<WriterParts> = {}): Promise<this> {
    this.stores = await this.place.open();
    return this.reopen(others);
  }

  /** Another writer on the stores as they are now. */
  async reopen(others: Partial<WriterParts> = {}): Promise<this> {
    this.writer = await openWriter(this.parts(others));
    return this;
  }

  parts(others: Partial<WriterParts> = {}): WriterParts {
    let random = 0;
    return {
      ledger: constitution,
      findKey: enrolledKey,
      ...this.stores,
      verifier: inlineVerifier,
      logKey: { verifier: logVerifier, sign: (message) => log.sign(message) },
      serviceKey: service,
      clock: () => this.now,
      random: () => sha256(utf8(`random ${this.now} ${random++}`)).subarray(0, 16),
      ...others,
    };
  }

  /** Opened by the founder, with two officers whose keys are enrolled. */
  async found(opening: JsonObject = {}): Promise<this> {
    const founding = [
      this.opening(opening),
      { type: 'OrgRegistered', stream: 'org/bureau', data: { name: 'bureau', kind: 'COUNTY_HEALTH' } },
      ...[this.officer, this.second].flatMap((pen) => [enrolment(pen), role(pen.actor)]),
    ];
    await this.accepted(founding.map((saying) => this.signed(this.founder, saying)));
    return this;
  }

  opening(members: JsonObject = {}): Saying {
    const data = {
      founder: { actor: 'founder', publicKey: toBase64(this.founder.publicKey) },
      logKey: formatVerifierKey(logVerifier),
      origin: ORIGIN,
      policy: { clock: 'story' },
      serviceKey: toBase64(service.publicKey),
      ...members,
    };
    return { type: 'LedgerOpened', stream: 'ledger/main', data };
  }

  /** Lets go of the ledger as a killed process does, and opens it again. */
  async restart(others: Partial<WriterParts> = {}): Promise<this> {
    await closeAll(this.stores);
    return this.open(others);
  }

  async leave(): Promise<void> {
    await closeAll(this.stores);
    await this.place.leave();
  }

  draft(saying: Saying): StatementDraft {
    return { id: idOf(this.count++), ledger: ORIGIN, occurredAt: chinaTime(this.now), ...saying };
  }

  signed(
    pen: Pen,
    saying: Saying,
    beside: Pick<SignedSubmission, 'expect' | 'disclosures'> = {},
    cosigners: readonly Pen[] = [],
  ): SignedSubmission {
    return submissionOf(this.draft(saying), pen, cosigners, beside);
  }

  /** States and demands that it is accepted. */
  async says(pen: Pen, saying: Saying): Promise<Receipt> {
    const [receipt] = await this.accepted(this.signed(pen, saying));
    return receipt!;
  }

  /** Hands in what a request's body would hold. */
  async submit(body: unknown, wait?: Wait): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const batch = readSubmissions(utf8(text));
    return batch.ok ? this.writer.submit(batch.value, wait) : batch;
  }

  async accepted(body: unknown, wait?: Wait): Promise<readonly Receipt[]> {
    const answer = await this.submit(body, wait);
    if (!answer.ok) throw new Error(`${answer.rejection.code}: ${answer.rejection.reason}`);
    return answer.receipts;
  }

  /** The refusal's code, or "accepted". */
  async outcome(body: unknown): Promise<string> {
    const answer = await this.submit(body);
    return answer.ok ? 'accepted' : answer.rejection.code;
  }

  entries(): Promise<readonly Uint8Array[]> {
    return this.stores.store.read(0, Number.MAX_SAFE_INTEGER);
  }

  async size(): Promise<number> {
    return (await this.entries()).length;
  }

  /** Whether the receipt's proof shows, offline, that the log's signed checkpoint holds its entry. */
  async proves({ proof, index, size }: Receipt): Promise<boolean> {
    const [entry] = await this.stores.store.read(index, 1);
    const trust = { origin: ORIGIN, log: [noteVerifier(logVerifier, nativeVerify)!], witnesses: [] };
    const proven = verifyTlogProof(sha256, proof!, entry!, trust);
    return proven.ok && proven.value.index === index && proven.value.checkpoint.size === size;
  }
}

/** Id of the test's nth statement, the first of which opens the ledger. */
export function idOf(n: number): string {
  return uuidFromDigest(sha256(utf8(`statement ${n}`)));
}
