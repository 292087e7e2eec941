export { describeVault } from './vault.conformance';
export type { VaultPlace } from './vault.conformance';
