import type { SignedSubmission } from '@mingjing/client';
import { parseVerifierKey } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { dataFolder } from '../../ledger/composition/data-folder';
import { nextKeyPath, type ServerKeyKind } from '../../ledger/composition/held-keys';
import { openLedger } from '../../ledger/composition/open-ledger';
import { stateAll } from '../../ledger/composition/state-all';
import { CliFailure, EXIT, unreadable } from '../failure';
import { askedFirst, openedOrHeld } from '../gateway/open-alone';
import type { CliIo } from '../io';
import { demandEntry, keyHistoryIn } from '../keys/key-history';
import type { Ending, KeyStatement } from '../keys/key-statements';
import { prepareKey, takeOver } from '../keys/prepared-key';
import { ServerKeyChange, type Parting } from '../keys/server-key-change';
import type { ChangeStep } from '../keys/change-step';
import { readJson } from './read-json';

export interface RotateOptions extends Ending {
  readonly data: string;
  readonly parting: Parting;
}

/** Does the next step of a change, or prints what the founder signs for it; to be run again after each. */
export async function rotateKey(kind: ServerKeyKind, options: RotateOptions, io: CliIo): Promise<void> {
  const folder = dataFolder(options.data);
  await demandEntry(folder, options.lastTrusted);
  const change = new ServerKeyChange(kind, folder, await keyHistoryIn(folder));
  const step = change.step();
  refuseSilentLoss(change, step, options);
  switch (step.kind) {
    case 'prepare':
      prepareKey(folder, kind, io.random(32));
      io.err(`The next ${kind} key was made: ${nextKeyPath(folder, kind)} (mode 0600; back it up apart).`);
      {
        announce(change, step.old, options, io);
        return;
      }
    case 'announce':
      io.err(`The next ${kind} key lies in ${nextKeyPath(folder, kind)}; the log does not name it yet.`);
      {
        announce(change, step.old, options, io);
        return;
      }
    case 'overlap': {
      endOverlap(change, step, options, io);
      return;
    }
    case 'finish':
      takeOver(folder, kind);
      io.err(`Done: ${step.fresh.name} is the only ${kind} key, in keys/${kind}.key; the old file is gone.`);
      return;
    case 'stuck':
      if (step.missing === undefined || options.parting !== 'lost') throw new CliFailure(step.why, EXIT.no);
      print(change.ending(step.missing, options), io);
      io.err(`${step.missing.name} is given up. ${recordIt(options.data)} Then run this command again.`);
      return;
    default:
      return step satisfies never;
  }
}

/** An overlap needs the old key: without it the next one comes unvouched for, and somebody must say so. */
function refuseSilentLoss(change: ServerKeyChange, { kind }: ChangeStep, { parting }: RotateOptions): void {
  if (parting !== 'overlap' || (kind !== 'prepare' && kind !== 'announce') || change.holdsOld()) return;
  throw new CliFailure(
    `keys/${change.kind}.key is not here, and the log names it as in force. Put it back; where it is gone for good, say so: mingjing keys rotate-${change.kind} --lost.`,
    EXIT.no,
  );
}

function announce(change: ServerKeyChange, old: string, options: RotateOptions, io: CliIo): void {
  const { parting, data } = options;
  print(change.announcing(old, parting, options), io);
  const how =
    parting === 'lost'
      ? recordIt(data)
      : 'start the service again, so that it holds both files; then the founder signs and sends what follows: mingjing sign --send.';
  io.err(`Next: ${how} Then run this command again.`);
}

function recordIt(data: string): string {
  return `the founder signs what follows, and it is recorded without the lost key: mingjing keys record signed.json --data ${data}.`;
}

function endOverlap(
  change: ServerKeyChange,
  { old, fresh }: Extract<ChangeStep, { kind: 'overlap' }>,
  options: RotateOptions,
  io: CliIo,
): void {
  print(change.ending(old, options), io);
  io.err(`Both keys are in force since entry ${fresh.enrolledAt}: ${old.name} and ${fresh.name}.`);
  io.err(
    'Next: give the new key to witnesses (witness add-log) and readers. When all have it, the founder signs and sends what follows, which ends the old one. Then run this command again.',
  );
}

function print(statements: readonly KeyStatement[], io: CliIo): void {
  io.out(JSON.stringify(statements, null, 2));
}

/** Where this server's keys stand in the log, and what step a change is at. */
export async function showKeys(data: string, io: CliIo): Promise<void> {
  const folder = dataFolder(data);
  const history = await keyHistoryIn(folder);
  for (const kind of ['log', 'service'] as const) {
    const change = new ServerKeyChange(kind, folder, history);
    for (const { name, enrolledAt, endedAt } of change.keys) {
      const until = endedAt === undefined ? 'in force' : `ended in entry ${endedAt}`;
      io.out(`${kind} key ${name}: since entry ${enrolledAt}, ${until}`);
    }
    const step = change.step();
    const rest = step.kind === 'prepare' ? 'no change is under way' : `a change is under way (${step.kind})`;
    io.out(`  ${step.kind === 'stuck' ? step.why : rest}`);
  }
}

/** Records statements of the founder where a key of this server is lost: no service can start without them. */
export async function recordWithoutKey(path: string, data: string, io: CliIo): Promise<void> {
  const folder = dataFolder(data);
  const submissions = signedIn(path);
  const { origin, logKeys } = await keyHistoryIn(folder);
  const known = logKeys.flatMap(({ logKey }) => {
    const key = parseVerifierKey(sha256, logKey);
    return key.ok ? [key.value] : [];
  });
  const options = { origin, clock: io.clock, recovering: { logKeys: known }, ...askedFirst(folder) };
  const ledger = await openedOrHeld(folder, () => openLedger(folder, options));
  try {
    await recorded(() => stateAll(ledger, submissions));
  } finally {
    await ledger.close();
  }
  io.out(`Recorded and sealed in ${folder.root}; run the command that prepared the key once more.`);
}

async function recorded(state: () => Promise<unknown>): Promise<void> {
  try {
    await state();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Refused ('))
      throw new CliFailure(`${error.message} Nothing was recorded.`, EXIT.no, { cause: error });
    throw error;
  }
}

const KEY_EVENTS: ReadonlySet<unknown> = new Set([
  'KeyEnrolled',
  'KeyRevoked',
  'LogKeyEnrolled',
  'LogKeyRetired',
]);

/** Only what replaces keys: for everything else a service must be able to start. */
function signedIn(path: string): readonly SignedSubmission[] {
  const read = readJson(path) as unknown;
  const all = (Array.isArray(read) ? read : [read]) as readonly Partial<SignedSubmission>[];
  if (all.every(({ statement }) => KEY_EVENTS.has(statement?.type)))
    return all as readonly SignedSubmission[];
  throw unreadable(`${path} must hold signed statements about keys, as \`mingjing sign\` printed them.`);
}
