import { recover } from '../../apps/cli/commands/recover';
import { OwnCopy } from '../../apps/cli/recover/own-copy';
import { CliFailure } from '../../apps/cli/failure';
import { dyingAt, wrapped } from './killing-stores';
import type { RecoveryStep } from './recovery-steps';

/**
 * `mingjing recover --from FROM --data DATA` in a process of its own, to be killed: `recovering.ts DATA FROM
 * STEP NTH` kills itself when it comes to that step for the nth time. The files are the real ones.
 */
async function main([data = '', from = '', step = '', nth = '1']: readonly string[]): Promise<void> {
  const dieAt = dyingAt<RecoveryStep>(step as RecoveryStep, Number(nth));
  const open = OwnCopy.open.bind(OwnCopy);
  OwnCopy.open = async (folder) => {
    dieAt('open');
    const own = await open(folder);
    dieAt('read');
    const ports: Partial<OwnCopy> = {
      store: wrapped(own.store, { append: () => dieAt('append') }),
      files: wrapped(own.files, { has: () => dieAt('look'), put: () => dieAt('put') }),
      checkpoints: wrapped(own.checkpoints, { swap: () => dieAt('swap') }, { swap: () => dieAt('close') }),
    };
    return new Proxy(own, {
      get: (target, name) => Reflect.get(ports, name) ?? Reflect.get(target, name, target),
    });
  };
  const io = {
    out: (line: string) => process.stdout.write(`${line}\n`),
    err: (line: string) => process.stderr.write(`${line}\n`),
    clock: () => Date.parse('2026-03-03T01:00:00.000Z'),
    random: () => new Uint8Array(),
  };
  await recover({ data, from }, io);
  dieAt('end');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(error instanceof CliFailure ? error.message : String(error));
  process.exit(3);
});
