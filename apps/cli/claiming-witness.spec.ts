import { cpSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../ledger/composition/open-ledger';
import { readPolicy } from '../ledger/composition/witnessing';
import { readinessOf } from '../ledger/http/readiness';
import { CommandLine } from './testing/command-line';
import { ServedWitness } from './testing/served-witness';

jest.setTimeout(180_000);

const origin = 'mingjing.example/claimed';
let now = Date.parse('2026-03-02T01:00:00.000Z');
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
/** Size that whoever answers at the address of `liar` names, without a checkpoint for monitors. */
const NAMED = 1_000;
let liar: Server;
const stops: (() => Promise<unknown>)[] = [];
const lines: Record<string, string> = {};

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  for (const name of ['B', 'C']) {
    const witness = await ServedWitness.of(cli, name);
    lines[name] = witness.line;
    stops.push(() => witness.stop());
  }
  const made = await cli.run('witness', 'init', '--name', 'w.example/A', '--data', cli.at('A'));
  liar = createServer(({ method }, reply) => {
    if (method !== 'POST') reply.writeHead(404).end();
    else reply.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${String(NAMED)}\n`);
  });
  await new Promise<void>((listening) => liar.listen(0, '127.0.0.1', listening));
  lines['A'] = `witness A ${made.out} http://127.0.0.1:${String((liar.address() as AddressInfo).port)}`;
  stops.push(() => new Promise((closed) => liar.close(closed)));
});
afterAll(async () => {
  liar.closeAllConnections();
  for (const stop of stops) await stop();
  cli.clear();
});

/** Opened under a policy of those witnesses, of which so many must sign. */
async function started<T>(
  names: readonly string[],
  quorum: number,
  work: (ledger: OpenLedger) => T,
): Promise<T> {
  const data = cli.at(`started-${names.join('')}-${String(quorum)}`);
  cpSync(cli.data, data, { recursive: true });
  const text = names.map((name) => lines[name]).join('\n');
  writeFileSync(
    `${data}/witness-policy`,
    `${text}\ngroup g ${String(quorum)} ${names.join(' ')}\nquorum g\n`,
  );
  const rhythm = { pause: 20, again: 60_000, retries: { attempts: 1, firstPause: 20 } };
  const witnessedBy = { policy: readPolicy(`${data}/witness-policy`), rhythm };
  const ledger = await openLedger(dataFolder(data), { origin, clock, witnessedBy });
  try {
    return work(ledger);
  } finally {
    await ledger.close();
  }
}

describe('a witness that names a longer log and shows no checkpoint over it', () => {
  it('holds nothing up where enough others know nothing newer, and is shown with what it says', async () => {
    await started(['A', 'B', 'C'], 2, (ledger) => {
      const { takesStatements, heldBack, witnesses } = readinessOf(ledger);
      expect({ takesStatements, heldBack }).toEqual({ takesStatements: true, heldBack: undefined });
      const fault = witnesses?.find(({ name }) => name === 'A')?.fault;
      expect(fault).toContain(`has cosigned ${String(NAMED)} entries`);
      expect(fault).toContain('shows no checkpoint');
    });
  });

  it.each([
    [['A'], 1],
    [['A', 'B'], 1],
    [['A', 'B', 'C'], 1],
  ] as const)('holds statements back where it could be a quorum: %j, of whom %i', async (names, quorum) => {
    await started(names, quorum, (ledger) => {
      const { ready, takesStatements, heldBack } = readinessOf(ledger);
      expect({ ready, takesStatements }).toEqual({ ready: false, takesStatements: false });
      expect(heldBack).toContain(`A: it says that it has cosigned ${String(NAMED)} entries`);
      expect(heldBack).toContain('ask whoever runs it for that checkpoint');
      // It can be read meanwhile, and is not refused on a number that nobody signed.
      expect(ledger.writer.sealed.size).toBeGreaterThan(0);
    });
  });
});
