import type { Qualification } from '@mingjing/draw/contracts';
import {
  askAboutDraws,
  completionOfYear,
  loadOfOneDraw,
  loadOfOneYear,
  whatIfQualified,
} from '../ask/draw-question';
import { completionTable, loadTable, whatIfTable } from '../ask/draw-tables';
import { EXIT, type ExitCode } from '../failure';
import type { Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';

/** Where to ask, in whose name, and how to print. */
export interface Asking {
  readonly where: Where;
  readonly key?: string;
  readonly json: boolean;
}

/** How the places of a draw or of a year lie upon the officers of each field. */
export async function askLoad(
  of: { readonly draw: string } | { readonly year: number },
  asking: Asking,
  io: CliIo,
): Promise<ExitCode> {
  const question = 'draw' in of ? loadOfOneDraw(of.draw) : loadOfOneYear(of.year);
  const load = await askAboutDraws(question, asking.where, asking.key, io);
  if (load === 'SEALED' || load === 'VOIDED') {
    io.out(`${load}: ${NO_LOAD[load]}`);
    return EXIT.no;
  }
  const whose =
    'draw' in of
      ? `places that the draw ${of.draw} assigned, before any replacement`
      : `places held in ${String(of.year)}, replacements and calls from the reserve included; of sealed draws nothing`;
  print(load, [whose, ...loadTable(load), SEVERAL_FIELDS], asking, io);
  return EXIT.done;
}

const NO_LOAD = {
  SEALED: 'the load of a draw is shown once its last side has been told',
  VOIDED: 'a draw that was voided gave nobody a place',
} as const;

/** Whoever adds up the lines would count them twice. */
const SEVERAL_FIELDS =
  'an officer who is qualified for several fields stands in each of them, with all of his places: the lines do not add up';

/** The year's tasks by the level behind them. */
export async function askCompletion(year: number, asking: Asking, io: CliIo): Promise<void> {
  const levels = await askAboutDraws(completionOfYear(year), asking.where, asking.key, io);
  print(levels, completionTable(levels), asking, io);
}

/** Before the freeze: load by field, and what it becomes if these officers qualify for one more. */
export async function askWhatIf(
  draw: string,
  more: readonly Qualification[],
  asking: Asking,
  io: CliIo,
): Promise<void> {
  const outlook = await askAboutDraws(whatIfQualified(draw, more), asking.where, asking.key, io);
  const told = `means of ${String(outlook.trials)} trial draws, each from no places held before`;
  const then = more.length === 0 ? [] : [`→ with ${more.map(inWords).join(', ')}`];
  const held = (outlook.already ?? []).map((one) => `${inWords(one)} already: this changes nothing`);
  const lines = [[told, ...then].join('; '), ...held, ...whatIfTable(outlook, more.length > 0)];
  print(outlook, [...lines, SEVERAL_FIELDS], asking, io);
}

function inWords({ officer, field }: Qualification): string {
  return `${officer} qualified for ${field}`;
}

function print(answer: object, lines: readonly string[], { json }: Asking, io: CliIo): void {
  if (json) io.out(JSON.stringify(answer, null, 2));
  else for (const line of lines) io.out(line);
}
