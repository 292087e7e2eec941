import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { submissionOf } from '@mingjing/client';
import { rulesAndCalendars } from './shipped-law';
import { keyFileAt, penWith } from './key-file';
import { createDataFolder, type DataFolder } from './data-folder';
import { openingStatement, serverKeysIn } from './founding';
import { unmarkFounding } from './founding-mark';
import { assertNothingLost } from './never-founded';
import { assertNeverWitnessed } from './never-witnessed';
import { openLedger, type OpenLedger, type OpenOptions } from './open-ledger';
import { stateAll } from './state-all';

/** The founder's key that `npm start` writes for a first look. */
export function founderKeyPath(folder: DataFolder): string {
  return join(folder.keys, 'founder.key');
}

/** Somebody else is to open this ledger: his key never comes here. */
export class WaitsForItsFounder extends Error {
  constructor(folder: DataFolder) {
    super(
      `${folder.root} was prepared for a founder who signs elsewhere; bring back what he signed: mingjing init --data ${folder.root} --opening signed.json`,
    );
  }
}

/**
 * Creates a ledger with a founder's key beside it, and publishes the shipped rules and calendars in
 * the founder's name, all in one act: a founding that was interrupted left nothing, and is begun
 * again with the keys that it made. The key lies on the server: good for a first look, not for a
 * bureau (`mingjing init --founder` is the real way).
 */
export async function foundForAFirstLook(folder: DataFolder, options: OpenOptions): Promise<OpenLedger> {
  await assertNothingLost(folder);
  if (existsSync(join(folder.root, 'opening.json'))) throw new WaitsForItsFounder(folder);
  if (options.witnessedBy !== undefined) {
    await assertNeverWitnessed(options.witnessedBy.policy, options.origin);
  }
  createDataFolder(folder);
  const keys = serverKeysIn(folder, () => randomBytes(32));
  const founder = penWith(keyFileAt(founderKeyPath(folder), 'founder', () => randomBytes(32)));
  const ledger = await openLedger(folder, options);
  const now = options.clock();
  const opening = openingStatement({
    origin: options.origin,
    founderKey: founder.publicKey,
    logKey: keys.log.signer.publicKey,
    serviceKey: keys.service.signer.publicKey,
    policy: { clock: 'system' },
    now,
    random: randomBytes(16),
  });
  const law = rulesAndCalendars(options.origin, now, () => randomBytes(16));
  await stateAll(
    ledger,
    [opening, ...law].map((draft) => submissionOf(draft, founder)),
  );
  unmarkFounding(folder);
  return ledger;
}
