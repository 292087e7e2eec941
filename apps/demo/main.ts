import 'reflect-metadata';
import { mustsTable } from '../cli/ask/musts-table';
import { underBar, type Terminal } from '../cli/progress';
import { drawIds } from './generator/draws/year-of-draws';
import { optionsFrom, type DemoOptions } from './options';
import { playCounty, STORY_DAYS, type County } from './play-county';
import { compareWithTruth } from './report/agreement';
import { rollUps } from './report/roll-ups';
import { calibration } from './report/calibration';
import { countedInLog } from './report/counted-in-log';
import { checkTranscripts } from './report/transcripts';
import { verifyFolder } from './report/verified-log';
import { FolderInUse } from './server/fresh-folder';
import { serveOn } from './server/serve-on';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** `npm run demo`: serves a fresh ledger, plays a county's year through its API, and says how it stands. */
async function main(): Promise<void> {
  const started = performance.now();
  const options = optionsFrom(process.argv.slice(2), process.cwd());
  const county = await underBar(terminal, 'playing 2026', STORY_DAYS, (to) => playCounty(options, to));
  const sound = await report(county, options, started);
  process.exitCode = sound ? 0 : 1;
  if (options.keepServing) await serveOn(county.server, county.ledger, options.data, say);
  await county.server.close();
}

/** Prints tables, comparisons and checks; true where everything holds. */
async function report(county: County, options: DemoOptions, started: number): Promise<boolean> {
  const played = seconds(started);
  const agrees = await compare(county);
  const recomputed = await recompute(county);
  const calibrated = await calibrate(county, options);
  const verified = await checkLog(options);
  const { statements, requests, files } = county.tally;
  say();
  say(`Played in ${played}: ${statements} statements in ${requests} requests, ${files} files.`);
  say(`All of it in ${seconds(started)}. Data in ${options.data}, truth in ground-truth.json beside it.`);
  return agrees && recomputed && calibrated && verified;
}

/** The three musts by origin, and whether they are what really happened. */
async function compare({ story, ledger }: County): Promise<boolean> {
  const { answers, compared, differences } = await rollUps(story.truth, ledger);
  for (const answer of answers) for (const line of ['', ...mustsTable(answer)]) say(line);
  const agreement = await compareWithTruth(story.truth, ledger, terminal);
  const different = [
    ...differences,
    ...agreement.differences.map(
      (one) => `${one.row}: the ledger says ${one.ledger}, the truth ${one.truth}`,
    ),
  ];
  say();
  say(
    `Ground truth: ${agreement.rows} rows of ${agreement.findings} findings and ${compared} counts compared`,
  );
  for (const line of different) say(`  DIFFERENT  ${line}`);
  if (different.length === 0) say('  all equal');
  return different.length === 0;
}

/** Each draw from its transcript alone. */
async function recompute({ story, ledger }: County): Promise<boolean> {
  const checks = await checkTranscripts(drawIds(story), ledger, terminal);
  say();
  for (const { draw, verdict, drawn } of checks) say(`Draw ${draw}: ${drawn} drawn, transcript ${verdict}`);
  return checks.every(({ verdict }) => verdict === 'OK');
}

/** The year in numbers, counted in the log itself. */
async function calibrate({ story, server }: County, { scale }: DemoOptions): Promise<boolean> {
  const { lines, isSound } = calibration(await countedInLog(server.ledger), story.truth.counts, scale);
  say();
  for (const line of lines) say(line);
  return isSound;
}

async function checkLog({ data }: DemoOptions): Promise<boolean> {
  const started = performance.now();
  const verdict = await verifyFolder(data, terminal);
  say();
  if (!verdict.ok) {
    const { index, rejection } = verdict.fault;
    say(`Log: FAILED at entry ${String(index ?? '')}: ${rejection.code}: ${rejection.reason}`);
    return false;
  }
  const { size, root, signatures, derived } = verdict.summary;
  say(`Checkpoint verified: size ${size}, root ${root}`);
  say(`  ${signatures} signatures valid, ${derived} derived events recomputed, in ${seconds(started)}`);
  return true;
}

/** Bars go to a terminal, and nowhere else. */
const terminal: Terminal = {
  clock: () => performance.now(),
  ...(process.stderr.isTTY ? { terminal: process.stderr } : {}),
};

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

main().catch((error: unknown) => {
  const expected = error instanceof FolderInUse || (error instanceof Error && 'code' in error);
  process.stderr.write(`${expected ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
