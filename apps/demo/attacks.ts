import 'reflect-metadata';
import { attackText, isCaught } from './attacks/attack';
import { playAttacks, type Played } from './attacks/play-attacks';
import { attackOptionsFrom } from './options';
import { FolderInUse } from './server/fresh-folder';
import { serveOn } from './server/serve-on';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** `npm run demo:draw`: attacks on draws, each refused or exposed, and a draw for strangers to verify. */
async function main(): Promise<void> {
  const { keepServing, ...options } = attackOptionsFrom(process.argv.slice(2), process.cwd());
  await playAttacks(
    { ...options, scale: 400 },
    (attack) => {
      for (const line of attackText(attack)) say(line);
      say();
    },
    async (played, { server, ledger }) => {
      process.exitCode = report(played) ? 0 : 1;
      if (keepServing) await serveOn(server, ledger, options.data, say);
    },
  );
}

/** True where all five were caught. */
function report({ attacks, files }: Played): boolean {
  const caught = attacks.filter(isCaught).length;
  const beside = `--bundle ${files.bundle} --log-key ${files.logKey}`;
  say(`${String(caught)} of ${String(attacks.length)} attacks refused or exposed.`);
  say(
    'A stranger verifies the draw without us: open dist/verify.html in any browser, and drop onto it together',
  );
  say(`  ${files.public}  (the public transcript)`);
  say(`  ${files.full}  (with officers, for auditors)`);
  say(`  ${files.bundle}  (what was signed of the draw; alone, a transcript only agrees with itself)`);
  say(`or: npx mingjing draw verify ${files.public} ${beside}`);
  say(
    'The careful forgeries of attacks 1 and 3 recompute where they stand alone; beside the bundle they fail:',
  );
  for (const path of files.forged) say(`  npx mingjing draw verify ${path} ${beside}`);
  return caught === attacks.length && attacks.length === 5;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof FolderInUse ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
