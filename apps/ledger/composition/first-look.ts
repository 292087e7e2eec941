import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { submissionOf } from '@mingjing/client';
import { rulesAndCalendars } from './shipped-law';
import { createKeyFile, readPen } from './key-file';
import { createDataFolder, type DataFolder } from './data-folder';
import { createServerKeys, openingStatement } from './founding';
import { openLedger, type OpenLedger, type OpenOptions } from './open-ledger';
import { stateAll } from './state-all';

/** The founder's key that `npm start` writes for a first look. */
export function founderKeyPath(folder: DataFolder): string {
  return join(folder.keys, 'founder.key');
}

/**
 * Creates a ledger in an empty folder with a founder's key beside it, and publishes the shipped
 * rules and calendars in the founder's name. The key lies on the server: good for a first look,
 * not for a bureau (`mingjing init --founder` is the real way).
 */
export async function foundForAFirstLook(folder: DataFolder, options: OpenOptions): Promise<OpenLedger> {
  createDataFolder(folder);
  const keys = createServerKeys(folder);
  if (!existsSync(founderKeyPath(folder))) createKeyFile(founderKeyPath(folder), 'founder');
  const founder = readPen(founderKeyPath(folder));
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
  await stateAll(ledger, [submissionOf(opening, founder)]);
  await stateAll(
    ledger,
    rulesAndCalendars(options.origin, now, () => randomBytes(16)).map((draft) =>
      submissionOf(draft, founder),
    ),
  );
  return ledger;
}
