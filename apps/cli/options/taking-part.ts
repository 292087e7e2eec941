import type { Command } from 'commander';
import type { Running } from '../running';
import { whereOf, withUrl } from './shared-options';

interface PartOptions {
  readonly data: string;
  readonly url?: string;
  readonly key: string;
}

/** draw commit, draw reveal, draw countersign: what takes more than a signature. */
export function addTakingPart(draw: Command, running: Running): void {
  addCommit(draw, running);
  addReveal(draw, running);
  addCountersign(draw, running);
}

/** register file. */
export function addFilingRegisters(program: Command, { io }: Running): void {
  const register = program.command('register').description('the registers as wholes');
  withUrl(register.command('file'))
    .description('state that the officer register as it stands was filed (备案): no draw is frozen before')
    .requiredOption('--key <file>', 'key file of the registrar of officers')
    .requiredOption('--receipt <number>', "the bureau's receipt, such as 样卫备〔2026〕1号")
    .requiredOption('--with <org>', 'id of the organisation that it was filed with')
    .action(async (options: PartOptions & { readonly receipt: string; readonly with: string }) => {
      const { fileOfficerRegister } = await import('../commands/register-file');
      const { key, receipt, with: filedWith } = options;
      await fileOfficerRegister({ where: whereOf(options), key, receipt, filedWith }, io);
    });
}

function addCommit(draw: Command, { io }: Running): void {
  withSecret(draw.command('commit'))
    .description("make a contributor's secret, keep it in a file, and commit to it")
    .action(async (id: string, options: PartOptions & { readonly secret: string }) => {
      const { drawCommit } = await import('../commands/draw-part');
      await drawCommit(id, options.secret, partOf(options), io);
    });
}

function addReveal(draw: Command, { io }: Running): void {
  withSecret(draw.command('reveal'))
    .description('open the commitment, once the register is frozen and everybody has committed')
    .action(async (id: string, options: PartOptions & { readonly secret: string }) => {
      const { drawReveal } = await import('../commands/draw-part');
      await drawReveal(id, options.secret, partOf(options), io);
    });
}

function addCountersign(draw: Command, { io }: Running): void {
  withUrl(draw.command('countersign'))
    .description('sign the sealed result for legal affairs: counts and hashes are shown, no name')
    .argument('<draw>', 'an executed draw')
    .requiredOption('--key <file>', 'key file of somebody of legal affairs who contributed nothing to it')
    .action(async (id: string, options: PartOptions) => {
      const { drawCountersign } = await import('../commands/draw-part');
      await drawCountersign(id, partOf(options), io);
    });
}

function withSecret(command: Command): Command {
  return withUrl(command)
    .argument('<draw>', 'a planned draw')
    .requiredOption('--key <file>', 'key file of the contributor')
    .requiredOption('--secret <file>', 'where the secret is kept, with nobody but the contributor');
}

function partOf(options: PartOptions): { where: ReturnType<typeof whereOf>; key: string } {
  return { where: whereOf(options), key: options.key };
}
