import { cpSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger } from '../ledger/composition/open-ledger';
import { readPolicy } from '../ledger/composition/witnessing';
import { CommandLine, type Ended } from './testing/command-line';
import { ServedWitness } from './testing/served-witness';

jest.setTimeout(180_000);

const origin = 'mingjing.example/impostor';
let now = Date.parse('2026-03-02T01:00:00.000Z');
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
const yesterday = cli.at('yesterday');
let witness: ServedWitness;
/** Entries of the copy of yesterday, all of them under the witness's line. */
let cosigned = 0;
let copies = 0;

const policyAt = (url: string): string => `witness A ${witness.vkey} ${url}\nquorum A\n`;

function stated(data: string, name: string): Promise<Ended> {
  const org = { type: 'OrgRegistered', stream: `org/${name}`, data: { name, kind: 'COUNTY_HEALTH' } };
  const founder = cli.at('data/keys/founder.key');
  return cli.run('sign', cli.json('org.json', org), '--key', founder, '--data', data, '--send');
}

/** Gives the size that its witness has cosigned. */
async function witnessed(): Promise<number> {
  const witnessedBy = { policy: readPolicy(cli.at('data/witness-policy')) };
  const ledger = await openLedger(dataFolder(cli.data), { origin, clock, witnessedBy });
  const covering = await ledger.witnesses?.covering(ledger.writer.sealed.size);
  await ledger.close();
  return covering?.ok === true ? covering.value.size : 0;
}

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  witness = await ServedWitness.of(cli);
  writeFileSync(cli.at('data/witness-policy'), witness.policy);
  await stated(cli.data, 'first');
  cosigned = await witnessed();
  expect(cosigned).toBe(2);
  cpSync(cli.data, yesterday, { recursive: true });
  await stated(cli.data, 'second');
});
afterAll(async () => {
  await witness.stop();
  cli.clear();
});

/** Somebody answers at the witness's address, while the copy of yesterday is told a statement. */
async function statedBefore(answer: (isPost: boolean, reply: ServerResponse) => void): Promise<Ended> {
  const data = cli.at(`copy-${String(copies++)}`);
  cpSync(yesterday, data, { recursive: true });
  const impostor = createServer(({ method }, reply) => answer(method === 'POST', reply));
  await new Promise<void>((listening) => impostor.listen(0, '127.0.0.1', listening));
  const { port } = impostor.address() as AddressInfo;
  writeFileSync(`${data}/witness-policy`, policyAt(`http://127.0.0.1:${String(port)}`));
  const ended = await stated(data, 'other');
  impostor.closeAllConnections();
  await new Promise((closed) => impostor.close(closed));
  expect((await cli.run('verify', '--data', data)).out).toContain(`OK: ${String(cosigned)} entries`);
  return ended;
}

function conflict(size: number, reply: ServerResponse): void {
  reply.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${String(size)}\n`);
}

describe('an old copy that holds a line of its witness, at whose address somebody else answers', () => {
  it.each<[string, string, (isPost: boolean, reply: ServerResponse) => void]>([
    ['that it knows no such log', 'stands here', (_, reply) => reply.writeHead(404).end()],
    [
      'nothing but a page',
      'its line is worth nothing',
      (isPost, reply) => reply.writeHead(isPost ? 200 : 404).end('<html></html>\n'),
    ],
    [
      'that it stands before its line',
      'stands here',
      (isPost, reply) => (isPost ? conflict(cosigned - 1, reply) : reply.writeHead(404).end()),
    ],
    [
      'that it stands at its line, by a number alone',
      'another size each time',
      (isPost, reply) => (isPost ? conflict(cosigned, reply) : reply.writeHead(404).end()),
    ],
  ])('signs nothing where they say %s', async (_, why, answer) => {
    const ended = await statedBefore(answer);
    expect(ended.exitCode).not.toBe(0);
    expect(ended.err).toContain('(A: ');
    expect(ended.err).toContain(why);
  });
});
