import { InvalidArgumentError, type Command } from 'commander';
import type { TrustOptions } from '../commands/given-keys';
import { unreadable } from '../failure';
import { given } from '../given';
import type { Running } from '../running';
import { whereOf, withData, withUrl } from './shared-options';
import { addTakingPart } from './taking-part';
import { addTellingDraws } from './telling-draws';

/** draw verify, why, audit for whoever checks; commit, reveal, countersign, publish for who takes part; transcript for all. */
export function addDrawing(program: Command, running: Running): void {
  const draw = program.command('draw').description('take part in draws, check them, and ask them why');
  addDrawVerify(draw, running);
  addDrawWhy(draw, running);
  addDrawAudit(draw, running);
  addTakingPart(draw, running);
  addTellingDraws(draw, running);
}

function addDrawVerify(draw: Command, running: Running): void {
  withData(draw.command('verify'))
    .description('recompute a draw from its transcript, with nothing but SHA-256')
    .argument('<file>', 'the transcript, full or public')
    .option('--public', 'check of a full transcript only what the public one shows')
    .option('--bundle <file>', 'the bundle of the draw: hold the transcript against the signed events too')
    .option('--log-key <vkey>', "of the bundle: the log's verifier key as you have it from elsewhere")
    .option('--trust <file>', 'of the bundle: verifier keys of log and witnesses, or a tlog-policy')
    .option('--policy <file>', 'of the bundle: a tlog-policy, whose cosignatures its checkpoint must bear')
    .action(async (file: string, { public: isPublic = false, data: _data, ...options }: VerifyOptions) => {
      const trust = Object.keys(options).filter((name) => name !== 'bundle');
      if (options.bundle === undefined && trust.length > 0) throw unreadable(TRUST_OF_NOTHING);
      const { drawVerify } = await import('../commands/draw-verify');
      running.end(drawVerify(file, { ...options, isPublic }, running.io));
    });
}

interface VerifyOptions extends TrustOptions {
  readonly public?: boolean;
  readonly bundle?: string;
  readonly data: string;
}

const TRUST_OF_NOTHING =
  'A transcript bears no signature: --log-key, --trust and --policy are of the bundle that --bundle names.';

function addDrawWhy(draw: Command, running: Running): void {
  withUrl(draw.command('why'))
    .description('why an entity or officer was drawn, or not: row, proof, ticket, rank, cut-off, chance')
    .argument('<file-or-draw>', 'a transcript, or a draw of the ledger; of officers only the full one tells')
    .argument('<id>', 'an entity, an officer or a task')
    .option('--also <file...>', 'further draws or transcripts: the chance of never having been drawn in any')
    .option('--key <file>', 'key file of a reader of draws, to whom the ledger tells of officers too')
    .option('--json', 'the answer as JSON, with the hashes of the proof')
    .action(async (subject: string, id: string, options: WhyOptions) => {
      const { drawWhy } = await import('../commands/draw-why');
      const { also = [], json = false, key } = options;
      const asked = { where: whereOf(options), json, ...given({ key }) };
      running.end(await drawWhy([subject, ...also], id, asked, running.io));
    });
}

interface WhyOptions {
  readonly data: string;
  readonly url?: string;
  readonly key?: string;
  readonly also?: readonly string[];
  readonly json?: true;
}

function addDrawAudit(draw: Command, running: Running): void {
  withData(draw.command('audit'))
    .description('whether the way of drawing favours anybody: chi-square and coverage over simulated seeds')
    .argument(
      '<file-or-id>',
      'a transcript, or a plan: strata with how many entities of which weight; or a draw or a plan of the ledger',
    )
    .option('--seed <words>', 'everything follows from it: the same words, the same audit', 'mingjing')
    .option('--trials <count>', 'how many simulated seeds', whole, 2000)
    .option('--json', 'the whole audit as JSON')
    .action(async (subject: string, options: AuditOptions) => {
      const { drawAudit } = await import('../commands/draw-audit');
      running.end(await drawAudit(subject, { ...options, json: options.json === true }, running.io));
    });
}

interface AuditOptions {
  readonly seed: string;
  readonly trials: number;
  readonly json?: true;
  readonly data: string;
}

function whole(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number from 100 to 9999999.');
}
