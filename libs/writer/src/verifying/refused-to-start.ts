/** What log, checkpoint store, views, keys and clock can contradict one another in. */
export type StartFault =
  | 'ledger-lost'
  | 'founded-before'
  | 'founding-unconfirmed'
  | 'checkpoint-missing'
  | 'checkpoint-unreadable'
  | 'checkpoint-other-origin'
  | 'checkpoint-not-ours'
  | 'checkpoint-forged'
  | 'checkpoint-split'
  | 'log-shorter'
  | 'root-differs'
  | 'entry-invalid'
  | 'sealed-entry-invalid'
  | 'views-ahead'
  | 'vault-lost'
  | 'clock-behind'
  | 'log-key-missing'
  | 'behind-witness'
  | 'witness-contradicts'
  | 'service-key-invalid';

/** What an administrator reads: three sentences or so, each of them whole. */
export interface Contradiction {
  readonly found: string;
  readonly means: string;
  readonly remedy: string;
}

/** Two things that must agree do not: nothing is served, nothing signed. */
export class RefusedToStart extends Error {
  override readonly name = 'RefusedToStart';

  constructor(
    readonly code: StartFault,
    readonly contradiction: Contradiction,
  ) {
    const { found, means, remedy } = contradiction;
    super(`${found} ${means} ${remedy}`);
  }
}
