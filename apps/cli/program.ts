import { Command } from 'commander';
import { EXIT, type ExitCode } from './failure';
import type { CliIo } from './io';
import { addAsking } from './options/asking';
import { addDrawing } from './options/drawing';
import { addExamples } from './options/examples';
import { addChecking } from './options/checking';
import { addFounding } from './options/founding';
import { addKeepingKeys } from './options/keeping-keys';
import { addImporting } from './options/importing';
import { addRecovering } from './options/recovering';
import { addFilingRegisters } from './options/taking-part';
import { refuseUnknownOptions } from './options/unknown-options';
import { addVaulting } from './options/vaulting';
import { addMigrating } from './options/migrating';
import { addPassphrases } from './options/passphrases';
import { addVerifying } from './options/verifying';
import { addWitnessing } from './options/witnessing';
import { reportFailure } from './report-failure';
import type { Running } from './running';

/** As package.json has it. */
export const VERSION = '0.1.0';

/** Runs one command line, the words after `mingjing`; resolves with the exit status and never throws. */
export async function run(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = programOf({ io, end: (code) => (exitCode = code) });
  try {
    refuseUnknownOptions(program, argv);
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportFailure(error, io);
  }
}

/** Every command of the program, with its options. */
export function programOf(running: Running): Command {
  const { io } = running;
  const program = new Command('mingjing')
    .description('Mingjing 明镜: an audit ledger for double-random, one-public health-law enforcement')
    .version(VERSION, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    })
    .showSuggestionAfterError();
  addFounding(program, running);
  addImporting(program, running);
  addVerifying(program, running);
  addFilingRegisters(program, running);
  addDrawing(program, running);
  addChecking(program, running);
  addAsking(program, running);
  addWitnessing(program, running);
  addVaulting(program, running);
  addKeepingKeys(program, running);
  addRecovering(program, running);
  addMigrating(program, running);
  addPassphrases(program);
  addExamples(program);
  return program;
}
