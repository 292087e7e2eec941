import 'reflect-metadata';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { attackText, isCaught } from './attacks/attack';
import { playTampering } from './tampering/play-tampering';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** `npm run demo:tamper`: who holds the server, its database or its clock attacks copies of the demo's ledger. */
async function main(): Promise<void> {
  const program = new Command('npm run demo:tamper --')
    .description("Attacks 13, 14, 15 and 20 of the domain handbook (4.3) on copies of the demo's ledger.")
    .option(
      '--data <folder>',
      "the demo's ledger, which is only copied; a small one is played without it",
      'data-demo',
    )
    .option('--seed <words>', 'of the county that is played where there is none', 'gaoqing-2026')
    .parse(process.argv.slice(2), { from: 'user' });
  const { data, seed } = program.opts<{ readonly data: string; readonly seed: string }>();
  const attacks = await playTampering({ data: resolve(data), seed, say }, (attack) => {
    for (const line of attackText(attack)) say(line);
    say();
  });
  const caught = attacks.filter(isCaught).length;
  say(`${caught} of ${attacks.length} attacks refused or exposed.`);
  process.exitCode = caught === attacks.length && attacks.length === 4 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
