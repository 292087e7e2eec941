export * from './bundle';
export { caseFile } from './case-file/case-file';
export { holdTranscript } from './hold-transcript';
export { readBundle, looksLikeBundle } from './read-bundle';
export * from './report';
export { checkWitnesses } from './checks/witnesses';
export { NO_KEYS, keysOfPolicy, parseGivenKeys, verifiersOf, type GivenKeys } from './trust';
export type { Tools } from './examined';
export { verifyBundle, type VerifiedBundle } from './verify-bundle';
