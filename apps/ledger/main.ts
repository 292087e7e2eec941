import { BadConfiguration, configFrom } from './config';
import { serve } from './serve';

/** `npm start`: opens or creates the ledger, serves it, says where. */
async function main(): Promise<void> {
  try {
    await serve(configFrom(process.env, process.cwd()), (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    const expected = error instanceof BadConfiguration || (error instanceof Error && 'code' in error);
    process.stderr.write(`${expected ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = 1;
  }
}

void main();
