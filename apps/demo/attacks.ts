import 'reflect-metadata';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { attackText, isCaught } from './attacks/attack';
import { playAttacks } from './attacks/play-attacks';
import { FolderInUse } from './server/fresh-folder';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** `npm run demo:draw`: attacks on draws, each refused or exposed, and a transcript for strangers. */
async function main(): Promise<void> {
  const program = new Command('npm run demo:draw --')
    .description('Attacks 1 to 5 of the domain handbook (4.3) against the draws of a small bureau.')
    .option('--data <folder>', 'a fresh folder; one that an earlier demo made is replaced', 'data-demo-draw')
    .option('--seed <words>', 'everything follows from it', 'gaoqing-2026')
    .parse(process.argv.slice(2), { from: 'user' });
  const { data, seed } = program.opts<{ readonly data: string; readonly seed: string }>();
  const { attacks, files } = await playAttacks({ data: resolve(data), seed, scale: 400 }, (attack) => {
    for (const line of attackText(attack)) say(line);
    say();
  });
  const caught = attacks.filter(isCaught).length;
  say(`${String(caught)} of ${String(attacks.length)} attacks refused or exposed.`);
  say('A stranger verifies the draw without us: open dist/verify.html in any browser, and drop onto it');
  say(`  ${files.public}  (the public transcript)`);
  say(`  ${files.full}  (with officers, for auditors)`);
  say(`or: npx mingjing draw verify ${files.public}`);
  process.exitCode = caught === attacks.length && attacks.length === 5 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof FolderInUse ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
