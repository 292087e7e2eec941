import { founderKeyPath, foundForAFirstLook } from './composition/first-look';
import { dataFolder } from './composition/data-folder';
import { openLedger, type OpenLedger } from './composition/open-ledger';
import { TellsAStory, openingIn } from './composition/opening';
import { ViewsPace } from './composition/views-pace';
import { witnessesIn } from './composition/witnessing';
import type { Config } from './config';
import { createLedgerApp } from './http/ledger-app';

/** A timer longer than this would overflow; deadlines further off are looked at again. */
const LONGEST_SLEEP_MS = 60 * 60_000;

/** Opens or creates the ledger, serves it, and stops cleanly on SIGTERM and SIGINT. */
export async function serve(config: Config, say: (line: string) => void): Promise<void> {
  const folder = dataFolder(config.data);
  const opened = await openingIn(folder);
  if (opened?.clock === 'story') throw new TellsAStory(folder.root);
  const isNew = opened === undefined;
  const origin = opened?.origin ?? config.origin;
  const witnessedBy = witnessesIn(config.witnessPolicy, folder);
  const pace = new ViewsPace();
  const options = { origin, clock: () => Date.now(), ...witnessedBy, report, pace };
  const ledger = isNew ? await foundForAFirstLook(folder, options) : await openLedger(folder, options);
  pace.attend(ledger.follower);
  const app = await createLedgerApp(ledger, { clock: options.clock });
  const follow = ledger.writer.onSealed(() => {
    ledger.follower.catchUp().catch(report);
  });
  await ledger.follower.catchUp();
  const stopDeadlines = watchDeadlines(ledger, options.clock);
  await app.listen(config.port, config.host);
  const stopped = whenToldToStop();
  announce(say, { ...config, origin }, await app.getUrl(), isNew ? founderKeyPath(folder) : undefined);
  for (const line of freshnessLines(ledger)) say(line);
  await stopped;
  say('Stopping: what is under way is finished first.');
  stopDeadlines();
  await app.close();
  follow();
  await ledger.close();
}

/** Listened for before anyone is told that it runs: a supervisor may stop it at once. */
function whenToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}

function announce(
  say: (line: string) => void,
  config: Config,
  url: string,
  founderKey: string | undefined,
): void {
  say(`Mingjing 明镜 serves the ledger ${config.origin} on ${url}`);
  say(`  API      ${url}/docs     log  ${url}/log/checkpoint     health  ${url}/readyz`);
  say(`  data     ${config.data}`);
  if (founderKey === undefined) return;
  say(`  founder  A founder's key was written to ${founderKey} for a first look.`);
  say(
    '           For a bureau found the ledger with a key that never lies on the server: mingjing init --founder',
  );
}

/** What stands between this ledger and an old backup that somebody restored. */
function freshnessLines({ witnesses, heldBack }: OpenLedger): readonly string[] {
  if (witnesses === undefined) {
    return ['  witness  none: if an old backup is restored here, nobody notices (docs/witness.md)'];
  }
  const why = heldBack();
  if (why === undefined) return ['  witness  those who answered know no newer log than this one'];
  return [`  witness  ${why.reason}`];
}

/** A failure of the stores: /readyz says so, the service goes on answering what it can. */
function report(failure: unknown): void {
  process.stderr.write(
    `${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`,
  );
}

/** Lets deadlines happen when their moment comes, whoever is asleep. */
function watchDeadlines(ledger: OpenLedger, clock: () => number): () => void {
  let timer: NodeJS.Timeout | undefined;
  // While a great draw is unblinded there is a seal every few milliseconds, and one wait for all of them.
  let isSettling = false;
  const watch = (): void => {
    clearTimeout(timer);
    if (isSettling) return;
    const next = ledger.writer.nextDeadline();
    const wait = next === undefined ? LONGEST_SLEEP_MS : Math.max(0, Date.parse(next) - clock());
    timer = setTimeout(
      () => {
        isSettling = true;
        ledger.writer.settleDeadlines().then(settled, report);
      },
      Math.min(wait, LONGEST_SLEEP_MS),
    );
    timer.unref();
  };
  const settled = (): void => {
    isSettling = false;
    watch();
  };
  const unsubscribe = ledger.writer.onSealed(watch);
  watch();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
