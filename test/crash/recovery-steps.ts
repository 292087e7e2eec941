/** What `mingjing recover` does with the folder, in its order: it can die before each of them, and at the end. */
export const RECOVERY_STEPS = ['open', 'read', 'look', 'put', 'append', 'swap', 'close', 'end'] as const;
export type RecoveryStep = (typeof RECOVERY_STEPS)[number];
