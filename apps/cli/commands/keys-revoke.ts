import { dataFolder } from '../../ledger/composition/data-folder';
import { CliFailure, EXIT, unreadable } from '../failure';
import { given } from '../given';
import type { CliIo } from '../io';
import { demandEntry } from '../keys/key-history';
import { keysInForceOf } from '../keys/keys-of-actor';
import type { Ending, KeyStatement } from '../keys/key-statements';

export interface RevokeOptions extends Ending {
  readonly data: string;
  readonly actor: string;
  /** One key of several, by its id; all of the actor's unless given. */
  readonly keyId?: string;
  /** A key that must stay: of the founder's, the new one. */
  readonly except?: string;
}

/** Prints what the founder or a head signs to revoke a person's keys; says nothing to the ledger. */
export async function revokeKeys(options: RevokeOptions, io: CliIo): Promise<void> {
  const { actor, data, keyId, except, reason, lastTrusted } = options;
  if (actor === 'ledger') throw unreadable('The service key is changed by `mingjing keys rotate-service`.');
  await demandEntry(dataFolder(data), lastTrusted);
  const inForce = await keysInForceOf(dataFolder(data), actor);
  const keys = inForce.filter((one) => (keyId === undefined || one === keyId) && one !== except);
  if (keys.length === 0) {
    const which = keyId === undefined ? 'no key' : `no key ${keyId}`;
    throw new CliFailure(
      `${actor} has ${which} in force to revoke; in force: ${inForce.join(', ') || 'none'}.`,
      EXIT.no,
    );
  }
  if (actor === 'founder' && keys.length === inForce.length) throw lastOfTheFounder(keys);
  const statements = keys.map((key): KeyStatement => ({
    type: 'KeyRevoked',
    stream: `actor/${actor}`,
    data: { actor, key, reason, ...given({ lastTrustedIndex: lastTrusted }) },
  }));
  io.out(JSON.stringify(statements, null, 2));
  const by = actor === 'founder' ? 'the founder, with a key that stays in force,' : 'the founder or a head';
  io.err(`${keys.join(', ')} of ${actor}: ${by} signs and sends what follows (mingjing sign --send).`);
}

/** The ledger refuses it too (`last-root-key`); here it costs nobody a signature. */
function lastOfTheFounder(keys: readonly string[]): CliFailure {
  return new CliFailure(
    `${keys.join(', ')}: no key of the founder would be left, and nobody could ever enrol another one or change the keys of the ledger. Enrol the new one first (mingjing keygen --actor founder), then name the one that stays with --except.`,
    EXIT.no,
  );
}
