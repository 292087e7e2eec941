import { InvalidArgumentError, type Command } from 'commander';
import type { Qualification } from '@mingjing/draw/contracts';
import type { Asking } from '../commands/ask-draws';
import { unreadable } from '../failure';
import type { Running } from '../running';
import { whereOf, withUrl } from './shared-options';

interface AskOptions {
  readonly data: string;
  readonly url?: string;
  readonly key?: string;
  readonly json?: true;
}

/** ask load, ask completion, ask visits, ask what-if. */
export function addAskingDraws(ask: Command, running: Running): void {
  addLoad(ask, running);
  addCompletion(ask, running);
  addVisits(ask, running);
  addWhatIf(ask, running);
}

function addLoad(ask: Command, running: Running): void {
  asking(ask.command('load'))
    .description('how the places of a draw, or of a year, lie upon the officers of each field')
    .option('--draw <id>', 'the places that this draw assigned, once its last side was told')
    .option('--year <year>', 'the places held in this year, replacements included', yearOption)
    .action(async (options: AskOptions & { readonly draw?: string; readonly year?: number }) => {
      const { askLoad } = await import('../commands/ask-draws');
      const { draw, year } = options;
      if (draw !== undefined && year === undefined) {
        running.end(await askLoad({ draw }, askingOf(options), running.io));
      } else if (year !== undefined && draw === undefined) {
        running.end(await askLoad({ year }, askingOf(options), running.io));
      } else throw unreadable('Give either --draw or --year.');
    });
}

function addCompletion(ask: Command, { io }: Running): void {
  asking(ask.command('completion'))
    .description('the tasks of a year by the level behind them: national, provincial, city, local')
    .argument('<year>', 'such as 2026', yearOption)
    .action(async (year: number, options: AskOptions) => {
      const { askCompletion } = await import('../commands/ask-draws');
      await askCompletion(year, askingOf(options), io);
    });
}

function addVisits(ask: Command, { io }: Running): void {
  asking(ask.command('visits'))
    .description(
      'the entities that were visited in a year, each visit with its origin, beside the yearly cap',
    )
    .argument('<year>', 'such as 2026', yearOption)
    .option('--over', 'only those that were visited more often than allowed', false)
    .option('--district <id>', 'only those of this district')
    .action(
      async (year: number, options: AskOptions & { readonly over: boolean; readonly district?: string }) => {
        const { askVisits } = await import('../commands/ask-visits');
        const { over, district } = options;
        const asked = { year, over, ...(district === undefined ? {} : { district }) };
        await askVisits(asked, askingOf(options), io);
      },
    );
}

function addWhatIf(ask: Command, { io }: Running): void {
  asking(ask.command('what-if'))
    .description('before the freeze: load per field, and what it becomes with further qualifications')
    .argument('<draw>', 'a planned draw')
    .option(
      '--qualify <officer:field...>',
      'officers who would qualify for one more field, such as G-0012:G/medical',
    )
    .action(async (draw: string, options: AskOptions & { readonly qualify?: readonly string[] }) => {
      const { askWhatIf } = await import('../commands/ask-draws');
      await askWhatIf(draw, (options.qualify ?? []).map(qualificationFrom), askingOf(options), io);
    });
}

function asking(command: Command): Command {
  return withUrl(command)
    .option('--key <file>', 'key file of the reader, where a service is asked')
    .option('--json', 'the answer as JSON');
}

function askingOf(options: AskOptions): Asking {
  const { key, json = false } = options;
  return { where: whereOf(options), json, ...(key === undefined ? {} : { key }) };
}

function yearOption(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a year such as 2026.');
}

function qualificationFrom(pair: string): Qualification {
  const [officer = '', field = '', ...rest] = pair.split(':');
  if (officer !== '' && field !== '' && rest.length === 0) return { officer, field };
  throw unreadable(`--qualify is written officer:field, such as G-0012:G/medical, not ${pair}.`);
}
