import { describeVault } from '../testing';
import { MemoryVault, MemoryVaultContents } from './memory-vault';

describeVault('memory', async () => {
  const contents = new MemoryVaultContents();
  return { open: async () => new MemoryVault(contents), leave: async () => undefined };
});
