import { readFileSync } from 'node:fs';
import { readPen } from '../../ledger/composition/key-file';
import { journalsAt } from '../commands/pen-for';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import { runImport } from '../import/run-import';
import { fileOf } from './entities-file';

/** Imports entities until the line breaks behind the first array; gives how many rows stand. */
export async function halfImport(path: string, key: string, where: Where, now: number): Promise<number> {
  const pen = readPen(key);
  const file = await fileOf(readFileSync(path, 'utf8'));
  const io = {
    out: () => undefined,
    err: () => undefined,
    clock: () => now,
    random: (count: number) => new Uint8Array(count).fill(7),
  };
  let stand = 0;
  await atTheGateway(where, io, pen, async (gateway) => {
    const breaking = {
      ...{
        origin: gateway.origin,
        putFile: gateway.putFile.bind(gateway),
        rehearse: gateway.rehearse.bind(gateway),
        close: gateway.close.bind(gateway),
      },
      standing: gateway.standing.bind(gateway),
      unfinishedImports: gateway.unfinishedImports.bind(gateway),
      submit: (submissions: Parameters<typeof gateway.submit>[0]) => {
        if (stand > 0) throw new Error('the line broke');
        stand = submissions.length;
        return gateway.submit(submissions);
      },
    };
    const run = { kind: 'entities' as const, file, pen };
    const unsound = (): never => {
      throw new Error('ids stand');
    };
    await runImport(run, breaking, journalsAt(where, key), unsound, io).catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'the line broke') throw error;
    });
  });
  return stand;
}
