import type { Pen } from '@mingjing/client';
import { dataFolder } from '../../ledger/composition/data-folder';
import type { OpenLedger } from '../../ledger/composition/open-ledger';
import { Refused } from '../../ledger/http/problem';
import { ReadingDesk } from '../../ledger/http/service';
import { CliFailure, EXIT } from '../failure';
import type { CliIo } from '../io';
import { openToLook, openToRead } from './facts-of-folder';
import { readerToken } from './reader-token';

/** A reader at the desk of a data folder. */
export interface AtTheDesk {
  readonly desk: ReadingDesk;
  readonly ledger: OpenLedger;
  /** Made anew for each question, as a token lives ten minutes; none for who comes without a key, and is shown what everybody is. */
  readonly authorization: () => string | undefined;
}

/**
 * Asks the ledger of a data folder as the service would be asked: the same rules of reading, the same
 * observations. Throws CliFailure.
 */
export async function atTheDesk<T>(
  data: string,
  pen: Pen | undefined,
  io: CliIo,
  work: (at: AtTheDesk) => Promise<T>,
): Promise<T> {
  const folder = dataFolder(data);
  const ledger = await (pen === undefined ? openToRead : openToLook)(folder, io.clock);
  try {
    const desk = new ReadingDesk(ledger, { clock: io.clock });
    const authorization = (): string | undefined =>
      pen && `Bearer ${readerToken(pen, ledger.origin, io.clock())}`;
    return await work({ desk, ledger, authorization });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, reason } = error.rejection;
    throw new CliFailure(`The ledger refused it (${code}): ${reason}`, EXIT.no, { cause: error });
  } finally {
    await ledger.close();
  }
}
