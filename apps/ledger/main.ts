import { LedgerInUse, OutcomeUnknown, StoreAltered, StoreUnavailable } from '@mingjing/event-store';
import { RefusedToStart, StoreBrokeItsPromise } from '@mingjing/writer';
import { BadConfiguration } from './bad-configuration';
import { configFrom } from './config';
import { WaitsForItsFounder } from './composition/first-look';
import { UnreadableKeyFile } from './composition/key-file';
import { TellsAStory } from './composition/opening';
import { systemFailure } from './composition/system-failure';
import { BadWitnessPolicy } from './composition/witnessing';
import { FolderOfANode } from './nodes/node-folder';
import { StreamsMoved } from './nodes/moved-streams';
import { NoLedgerThere } from './nodes/shared-streams';
import { serve } from './serve';

/** What an administrator can mend: said in one sentence, without a stack. */
const EXPECTED = [
  ...[FolderOfANode, NoLedgerThere, StreamsMoved],
  ...[BadConfiguration, BadWitnessPolicy, TellsAStory, UnreadableKeyFile, WaitsForItsFounder],
  ...[LedgerInUse, OutcomeUnknown, RefusedToStart, StoreAltered, StoreBrokeItsPromise, StoreUnavailable],
];

/** `npm start`: opens or creates the ledger, serves it, says where. */
async function main(): Promise<void> {
  try {
    await serve(configFrom(process.env, process.cwd()), (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const system = systemFailure(error);
  if (system !== undefined) return system;
  const expected = 'code' in error || EXPECTED.some((kind) => error instanceof kind);
  return expected ? error.message : (error.stack ?? error.message);
}

void main();
