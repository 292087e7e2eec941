export { checkDisclosures } from './check-disclosures';
export { MemoryVault, MemoryVaultContents } from './memory/memory-vault';
export type { RandomBytes } from './pseudonym';
export { SqliteVault } from './sqlite/sqlite-vault';
export type { Erasure, IdentityDocument, KeptValue, StatementDisclosures, VaultStore } from './vault-store';
