import type { Command } from 'commander';
import { given } from '../given';
import type { Running } from '../running';
import { addAskingDraws } from './asking-draws';
import { whereOf, withUrl } from './shared-options';

interface AskOptions {
  readonly data: string;
  readonly url?: string;
  readonly key?: string;
  readonly asOf?: string;
  readonly origin?: string;
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
  readonly list?: true;
  readonly must?: string;
  readonly state?: string;
  readonly json?: true;
}

/** ask three-musts, and what draws are asked. */
export function addAsking(program: Command, running: Running): void {
  const ask = program.command('ask').description('ask the trail');
  addThreeMusts(ask, running);
  addAskingDraws(ask, running);
}

function addThreeMusts(ask: Command, { io }: Running): void {
  withUrl(ask.command('three-musts'))
    .description('the three musts (三个必须), with all counts')
    .option('--key <file>', 'key file of the reader, where a service is asked')
    .option('--as-of <moment>', 'moment at which the states are judged; the last entry’s unless given')
    .option('--origin <scope>', 'DRAW (unless given; by origin: ALL), COMPLAINT, KEY, UPSTREAM or ALL')
    .option('--by <group>', 'org, section, officer, category, violation, period or district')
    .option('--from <day>', 'first day of the first trace')
    .option('--to <day>', 'last day of the first trace')
    .option('--list', 'the rows behind the numbers instead: which findings, how they stand, until when')
    .option('--must <must>', 'of the list: M1, M1_AGAIN, M2 or M3')
    .option('--state <state>', 'of the list: BROKEN, OVERDUE, MET_LATE, PENDING, MET and others')
    .option('--json', 'the answer as JSON')
    .action(async (options: AskOptions) => {
      const { askThreeMusts, listThreeMusts } = await import('../commands/ask-three-musts');
      const { key, asOf, origin, by, from, to, must, state, list, json = false } = options;
      const query = given({ 'as-of': asOf, origin, by, from, to, must, state });
      const isList = list ?? (must !== undefined || state !== undefined);
      const asking = { where: whereOf(options), json, ...given({ key }) };
      await (isList ? listThreeMusts : askThreeMusts)(query, asking, io);
    });
}
