import { openSqliteEventStore } from '@mingjing/event-store';
import { eventOf } from '@mingjing/followers';
import { isJsonObject } from '@mingjing/kernel';
import type { DataFolder } from './data-folder';
import { demoMarkOf } from './demo-mark';
import { isThere } from './is-there';

/** What entry 0 says of the ledger in a folder. */
export interface Opening {
  readonly origin: string;
  /** `story`: a demo's ledger, whose time is told and not read from a clock. */
  readonly clock: 'story' | 'system';
}

/** Undefined where no ledger has been opened in the folder yet; takes no lock. */
export async function openingIn(folder: DataFolder): Promise<Opening | undefined> {
  if (!isThere(folder.ledger)) return undefined;
  const store = openSqliteEventStore(folder.ledger, { readOnly: true });
  try {
    const [bytes] = await store.read(0, 1);
    if (bytes === undefined) return undefined;
    const { ledger: origin, data } = eventOf(bytes, 0);
    const policy = data['policy'];
    const story = policy !== undefined && isJsonObject(policy) && policy['clock'] === 'story';
    return { origin, clock: story ? 'story' : 'system' };
  } finally {
    await store.close();
  }
}

export async function originOf(folder: DataFolder): Promise<string | undefined> {
  return (await openingIn(folder))?.origin;
}

/** A story's ledger takes nothing on the clock of a machine: its deadlines would all fall due at once. */
export class TellsAStory extends Error {
  constructor(folder: string) {
    super(
      `${folder} holds a demo's ledger, which runs on a story clock; it can be asked, exported and verified, but it takes nothing more. To see its pages, play it anew with "${demoMarkOf(folder)?.command ?? 'npm run demo'} -- --keep-serving", which replaces what it made before.`,
    );
  }
}
