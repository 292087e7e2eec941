import type { Facts, Role } from '@mingjing/kernel';

/** Who holds which role is governance's to say; a domain is handed its answer. */
export type HoldsRole = (facts: Facts, actor: string, role: Role) => boolean;
