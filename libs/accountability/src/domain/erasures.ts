import { under } from '@mingjing/kernel';
import type { VaultErased } from '../payloads/erasures';
import { opensItsStream } from './single-statements';

/** Who may decide it the context says by role; the vault is asked after it stands in the log. */
export const eraseFromVault = under<unknown, VaultErased>([opensItsStream]);
