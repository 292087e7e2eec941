import type { NodeParts } from '@mingjing/nodes';

/**
 * A line for every change of role, and for what a node gets over; the same trouble is said once, until
 * something else is to be said.
 */
export function tellingRoles(name: string, say: (line: string) => void): NodeParts['tell'] {
  let last = '';
  const sayOnce = (line: string): void => {
    if (line === last) return;
    last = line;
    say(line);
  };
  return (role, why) => {
    if (why !== undefined) sayOnce(`Node ${name} is ${role}: ${sentences(why)}`);
    else if (role === 'writing') sayOnce(`Node ${name} writes the ledger from now on.`);
    else sayOnce(`Node ${name} follows: another node writes from now on.`);
  };
}

/** What happened, and what that came from. */
function sentences(why: unknown): string {
  if (!(why instanceof Error)) return String(why);
  return why.cause instanceof Error ? `${why.message} (${why.cause.message})` : why.message;
}
