import type { OpenLedger } from '../composition/open-ledger';
import { Refused } from './problem';
import type { Reader } from './reader-token';
import type { Sight } from './who-may-read';

/** What a reader would see, and what is recorded where he looks early. */
export interface Look {
  readonly sight: Sight;
  /** What the look is at: a stream or a file. */
  readonly subject: string;
  /** Id of the entry that it follows from; the opening of the ledger where there is none. */
  readonly entry?: string;
}

/**
 * Records the early ones among looks that were allowed, once for each subject, and returns once they
 * are durable: what was not recorded is not shown. All of them form one group.
 */
export async function recordEarlyLooks(
  ledger: Pick<OpenLedger, 'writer' | 'openingId'>,
  looks: readonly Look[],
  reader: Reader,
): Promise<void> {
  const early = looks.filter(({ sight }) => sight === 'early').reverse();
  if (early.length === 0) return;
  const first = new Map(early.map(({ subject, entry }) => [subject, entry]));
  const opening = await ledger.openingId();
  const outcomes = await Promise.all(
    [...first].map(([subject, cause = opening]) =>
      ledger.writer.observe({
        stream: `access/${subject.replaceAll('/', '.')}`,
        type: 'AccessRecorded',
        version: 1,
        data: { reader: reader.actor, subject, early: true },
        cause,
      }),
    ),
  );
  const refused = outcomes.find((outcome) => outcome !== undefined);
  if (refused !== undefined) throw new Refused(refused);
}
