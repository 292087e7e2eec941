import type { Json } from './json';
import { rejection, type Rejection } from './rejection';

const CONTROL = /\p{Cc}/u;

/**
 * A member "name", at any depth, is one line that can be read: U+0000 or an escape in it would be
 * printed into registers and case files. Other texts may have lines and tabs.
 */
export function refuseControlsInNames(data: Json): Rejection | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  for (const [member, value] of Object.entries(data)) {
    const broken = member === 'name' && typeof value === 'string' && CONTROL.test(value);
    const refused = broken ? controlsInName(value) : refuseControlsInNames(value);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function controlsInName(name: string): Rejection {
  const reason = 'A name holds a control character, which nobody sees; type it anew.';
  return rejection('name-unreadable', reason, { name });
}
