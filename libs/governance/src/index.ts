export * from './contracts';
export * from './payloads/calendar-published';
export * from './payloads/keys';
export * from './payloads/ledger-opened';
export * from './payloads/organisations';
export * from './payloads/roles';
export * from './payloads/rule-version-published';
