import type { Json } from '@mingjing/kernel';
import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import { listLocally, rollUpLocally } from '../ask/ask-locally';
import { mustsList } from '../ask/musts-list';
import type { MustsAnswer, MustsListed, MustsQuery } from '../ask/musts-answer';
import { mustsTable } from '../ask/musts-table';
import { HttpGateway } from '../gateway/http-gateway';
import { readerToken } from '../gateway/reader-token';
import type { CliIo } from '../io';
import type { Asking } from './ask-draws';

/** Prints the three musts, rolled up by origin first. */
export async function askThreeMusts(query: MustsQuery, asking: Asking, io: CliIo): Promise<void> {
  const { url, data } = asking.where;
  const answer =
    url === undefined
      ? await rollUpLocally(dataFolder(data), query)
      : ((await (
          await serviceAt(url, asking, io)
        )('three-musts', query)) as unknown as MustsAnswer);
  print(answer, mustsTable, asking, io);
}

/** Prints the rows that the numbers count. */
export async function listThreeMusts(query: MustsQuery, asking: Asking, io: CliIo): Promise<void> {
  const { url, data } = asking.where;
  const answer =
    url === undefined
      ? await listLocally(dataFolder(data), query)
      : await everyPage(await serviceAt(url, asking, io), query);
  print(answer, mustsList, asking, io);
}

function print<T extends object>(
  answer: T,
  inWords: (answer: T) => readonly string[],
  { json }: Asking,
  io: CliIo,
): void {
  if (json) io.out(JSON.stringify(answer, null, 2));
  else for (const line of inWords(answer)) io.out(line);
}

type Ask = (path: string, query: object) => Promise<Json>;

async function serviceAt(url: string, { key }: Asking, io: CliIo): Promise<Ask> {
  const pen = key === undefined ? undefined : readPen(key);
  const gateway = await HttpGateway.open(url, (origin) => pen && readerToken(pen, origin, io.clock()));
  return (path, query) => gateway.ask(`${path}?${new URLSearchParams({ ...query }).toString()}`);
}

/** All pages at the size of the first. */
async function everyPage(ask: Ask, query: MustsQuery): Promise<MustsListed> {
  const path = 'three-musts/findings';
  const first = (await ask(path, query)) as unknown as MustsListed;
  const rows = [...first.rows];
  const { asOf, size } = first;
  for (let after = first.next; after !== undefined;) {
    const at = { ...query, 'as-of': asOf, size: String(size), after };
    const page = (await ask(path, at)) as unknown as MustsListed;
    rows.push(...page.rows);
    after = page.next;
  }
  const { next: _next, ...answer } = first;
  return { ...answer, rows };
}
