import { existsSync } from 'node:fs';
import { assertPort, namedListening } from './assert-port';
import { dataFolder } from './composition/data-folder';
import { founderKeyPath } from './composition/first-look';
import type { INestApplication } from '@nestjs/common';
import type { OpenLedger } from './composition/open-ledger';
import { ViewsPace } from './composition/views-pace';
import type { Config } from './config';
import { createLedgerApp } from './http/ledger-app';
import { openServed } from './open-served';

/** A timer longer than this would overflow; deadlines further off are looked at again. */
const LONGEST_SLEEP_MS = 60 * 60_000;
/** For which a node that stops waits until another one writes. */
const HANDOVER_MS = 15_000;

/** Opens or creates the ledger, serves it, and stops cleanly on SIGTERM and SIGINT. */
export async function serve(config: Config, say: (line: string) => void): Promise<void> {
  const folder = dataFolder(config.data);
  const pace = new ViewsPace();
  const clock = (): number => Date.now();
  await assertPort(config);
  const ledger = await openServed(config, folder, { clock, report, pace, say });
  pace.attend(ledger.follower);
  const app = await createLedgerApp(ledger, { clock });
  const follow = ledger.writer.onSealed(() => {
    ledger.follower.catchUp().catch(report);
  });
  await ledger.follower.catchUp();
  const stopDeadlines = watchDeadlines(ledger, clock);
  await listen(app, config);
  const stopped = whenToldToStop();
  announce(say, { ...config, origin: ledger.origin }, await app.getUrl());
  for (const line of freshnessLines(ledger)) say(line);
  await stopped;
  say('Stopping: what is under way is finished first.');
  stopDeadlines();
  // Statements are handed on while another node takes the pen up; then nobody comes here any more.
  await ledger.node?.node.leave(HANDOVER_MS);
  await app.close();
  follow();
  await ledger.close();
}

/** Somebody may have come first since the port was free. */
async function listen(app: INestApplication, config: Config): Promise<void> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw namedListening(error, config);
  }
}

/** Listened for before anyone is told that it runs: a supervisor may stop it at once. */
function whenToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}

function announce(say: (line: string) => void, config: Config, url: string): void {
  say(`Mingjing 明镜 serves the ledger ${config.origin} on ${url}`);
  say(`  API      ${url}/docs     log  ${url}/log/checkpoint     health  ${url}/readyz`);
  say(`  data     ${config.data}`);
  const founderKey = founderKeyPath(dataFolder(config.data));
  if (!existsSync(founderKey)) return;
  say(`  founder  A founder's key lies in ${founderKey}, for a first look.`);
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
  if (why !== undefined) return [`  witness  ${why.reason}`];
  const doubts = witnesses
    .states()
    .flatMap(({ name, fault }) => (fault === undefined ? [] : [`${name}: ${fault}`]));
  return ['those who were believed know no newer log than this one', ...doubts].map(
    (line) => `  witness  ${line}`,
  );
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
