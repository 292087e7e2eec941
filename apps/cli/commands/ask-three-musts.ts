import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import { askLocally } from '../ask/ask-locally';
import type { MustsAnswer, MustsQuery } from '../ask/musts-answer';
import { mustsTable } from '../ask/musts-table';
import { HttpGateway } from '../gateway/http-gateway';
import type { Where } from '../gateway/open-gateway';
import { readerToken } from '../gateway/reader-token';
import type { CliIo } from '../io';

/** Prints the three musts, rolled up by origin first. */
export async function askThreeMusts(
  where: Where,
  query: MustsQuery,
  key: string | undefined,
  io: CliIo,
): Promise<void> {
  const answer =
    where.url === undefined
      ? await askLocally(dataFolder(where.data), query)
      : await askService(where.url, query, key, io);
  for (const line of mustsTable(answer)) io.out(line);
}

async function askService(
  url: string,
  query: MustsQuery,
  key: string | undefined,
  io: CliIo,
): Promise<MustsAnswer> {
  const pen = key === undefined ? undefined : readPen(key);
  const gateway = await HttpGateway.open(url, (origin) => pen && readerToken(pen, origin, io.clock()));
  const answer = await gateway.ask(`three-musts?${new URLSearchParams(query).toString()}`);
  return answer as unknown as MustsAnswer;
}
