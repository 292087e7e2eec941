export * from './application/governance-context';
export * from './contracts';
export type { KeyCrypto } from './domain/key-checks';
export * from './payloads/calendar-published';
export * from './payloads/keys';
export * from './payloads/ledger-opened';
export * from './payloads/organisations';
export * from './payloads/roles';
export * from './payloads/rule-version-published';
