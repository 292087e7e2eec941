/** What came of one thing that an attacker tried. */
export type Outcome =
  /** The ledger would not take it; `by` is the code of the refusal. */
  | { readonly kind: 'REFUSED'; readonly by: string; readonly reason: string }
  /** It was taken, and stands where everybody sees it; `by` names the check or the page. */
  | { readonly kind: 'EXPOSED'; readonly by: string; readonly reason: string }
  /** It went through, and nobody is the wiser. */
  | { readonly kind: 'SUCCEEDED' };

export interface Try {
  readonly tried: string;
  readonly outcome: Outcome;
}

/** One of the attacks of the handbook's list (4.3), with everything that was tried of it. */
export interface Attack {
  readonly no: number;
  readonly title: string;
  readonly tries: readonly Try[];
}

/** Caught only where nothing of all that was tried went through unseen. */
export function isCaught({ tries }: Attack): boolean {
  return tries.length > 0 && tries.every(({ outcome }) => outcome.kind !== 'SUCCEEDED');
}

export function attackText(attack: Attack): readonly string[] {
  const verdict = isCaught(attack) ? 'CAUGHT' : 'NOT CAUGHT';
  return [
    `${verdict}  attack ${String(attack.no)}: ${attack.title}`,
    ...attack.tries.flatMap(({ tried, outcome }) => [`  - ${tried}`, `    ${outcomeText(outcome)}`]),
  ];
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'REFUSED':
    case 'EXPOSED':
      return `${outcome.kind} by ${outcome.by}: ${outcome.reason}`;
    case 'SUCCEEDED':
      return 'SUCCEEDED: nobody is the wiser';
    default:
      return outcome satisfies never;
  }
}
