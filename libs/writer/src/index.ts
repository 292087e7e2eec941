export type { EnrolledSignatory } from './accepting/admission';
export type { EnrolledKey, FindKey } from './accepting/keys';
export { checksOf } from './accepting/signatures';
export { namedFiles, type NamedFile } from './accepting/named-files';
export {
  readSubmissions,
  type Expectation,
  type Submission,
  type SubmittedBatch,
} from './accepting/submission';
export type { Constitution } from './deciding/constitution';
export type { Observation } from './deciding/observation';
export { rehearse, type Rehearsed } from './deciding/rehearsal';
export { LedgerMirror } from './mirroring/ledger-mirror';
export { MirrorFault } from './mirroring/mirror-fault';
export { openMirror } from './mirroring/open-mirror';
export { sha1, sha256 } from './native/hashes';
export { pooledSha256 } from './native/pooled-sha256';
export { nativeSigner } from './native/native-signer';
export { NativeVerifier } from './native/native-verifier';
export { secondOpinion } from './native/second-opinion';
export { SignatureBatches } from './native/signature-batches';
export { verifyNow } from './native/verify-now';
export { nativeVerify } from './native/native-verify';
export type { BatchVerifier } from './native/batch-verifier';
export type { SignatureCheck, SignatureVerifier, Signer } from './native/signature-verifier';
export type { Receipt } from './sealing/receipt';
export { StoreBrokeItsPromise, type LogKey, type SealedSize } from './sealing/seal';
export type { Answer, Wait } from './sealing/waiting';
export type { Witnessing } from './sealing/witnessing';
export { assertClock, ledgerLost, vaultLost, viewsAhead } from './verifying/contradictions';
export {
  behindWitness,
  foundedBefore,
  foundingUnconfirmed,
  witnessContradicts,
} from './verifying/witness-contradictions';
export { KeptIndex } from './kept/kept-index';
export { indexKey } from './kept/part-checks';
export { ReadIndex } from './kept/read-index';
export { SpilledIndex, type RowWatch } from './spilled/spilled-index';
export type { Fault } from './verifying/faults';
export { RefusedToStart, type Contradiction, type StartFault } from './verifying/refused-to-start';
export { Replay, type HeldEntry } from './verifying/replay';
export type { KnownLog } from './verifying/known-log';
export { openWriter } from './verifying/start';
export type { IndexChanges, LedgerIndex } from './world/ledger-index';
export { ToldWorld } from './world/told-world';
export { LedgerStopped, type Writer } from './writer';
export type { Freshness, OwnLog, Pace, Recovering, WriterParts } from './writer-parts';
