import { writeFileSync } from 'node:fs';
import { createWitnessServer } from '@mingjing/witness';
import { BUREAU, CommandLine, role, type Ended } from '../../apps/cli/testing/command-line';
import { WitnessFolder } from '../../apps/cli/witness/witness-folder';
import { Program } from '../kit/program';
import { PastedPage, pastedLine } from './pasted-page';
import { ServedFolder } from './served-folder';

const page = new PastedPage('witness.md');
const origin = 'mingjing.example/gaoqing';
const clock = (): number => Date.now();
const cli = new CommandLine(clock);
const service = new ServedFolder(cli.data, clock);
const stops: (() => Promise<unknown>)[] = [];
/** What the page abbreviates with "…": verifier keys by what stands before it, addresses by what stands there. */
const meant = new Map<string, string>();
let witness: Program | undefined;
let port = '0';

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  meant.set(`${origin}+`, await logKey());
  for (const name of ['city.example/witness', 'discipline.example/witness']) await elsewhere(name);
});
afterAll(async () => {
  await service.stop();
  await witness?.stop('SIGTERM');
  for (const stop of stops) await stop();
  cli.clear();
});

/** The newest key that the log names. */
async function logKey(): Promise<string> {
  const { out } = await cli.run('keys', 'show', '--data', cli.data);
  return [...out.matchAll(/log key (\S+):/g)].at(-1)?.[1] ?? '';
}

/** A witness of other people, on a computer of theirs. */
async function elsewhere(name: string): Promise<void> {
  const folder = cli.at(name.replace('/', '-'));
  const made = await cli.run('witness', 'init', '--name', name, '--data', folder);
  await cli.run('witness', 'add-log', meant.get(`${origin}+`) ?? '', '--data', folder);
  const open = new WitnessFolder(folder).open(clock);
  const server = createWitnessServer(open.witness, () => undefined);
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  stops.push(() => server.close().then(() => open.store.close()));
  meant.set(`${name}+`, made.out);
  meant.set(name.startsWith('city') ? 'http://10.9.8.7:7380' : 'http://10.4.4.4:7380', url);
}

/** `witness run` in a process of its own, at the port that it had before. */
async function run(words: readonly string[]): Promise<Ended> {
  await witness?.stop('SIGTERM');
  witness = new Program('apps/cli/main.ts', [...words, '--port', port]);
  const out = (await witness.line((line) => line.startsWith('The witness answers'))) ?? '';
  port = /:(\d+) for/.exec(out)?.[1] ?? '0';
  meant.set('http://10.1.2.3:7380', `http://127.0.0.1:${port}`);
  return { exitCode: out === '' ? 1 : 0, out, err: '' };
}

/** The policy of the page, with the keys and addresses of this test. */
function policy(): string {
  const [, block = ''] = /```\n(log [\s\S]*?)```/.exec(page.text) ?? [];
  const words = block.replaceAll(/\+\S*…/g, '+').split(/( +|\n)/);
  return words.map((word) => meant.get(word.replace(/0f1e2d3c\+$/, '')) ?? word).join('');
}

/** States something and waits until the quorum has cosigned it, however long the witnesses take. */
async function witnessed(draft: object): Promise<void> {
  const key = `${cli.data}/keys/founder.key`;
  const path = cli.json('draft.json', draft);
  const { out: body } = await cli.run('sign', path, '--key', key, '--data', cli.data);
  const headers = { 'content-type': 'application/json' };
  for (let status = 503; status === 503;) {
    const answer = await fetch(`${service.url}/v1/statements?wait=witnessed`, {
      method: 'POST',
      headers,
      body,
    });
    status = answer.status;
    expect([201, 200, 503]).toContain(status);
  }
}

/** What the page tells before a line, in words. */
const BEFORE: Readonly<Record<string, () => Promise<void>>> = {
  'export exported': async () => {
    writeFileSync(cli.at('data/witness-policy'), policy());
    await service.start();
    const kept = await fetch(`${service.url}/log/checkpoint`);
    writeFileSync(cli.at('last-years-checkpoint'), await kept.text());
    await witnessed(BUREAU);
  },
  'witness add-log NEW': async () => {
    const announced = await cli.run('keys', 'rotate-log', '--data', cli.data);
    writeFileSync(cli.at('announce.json'), announced.out);
    await service.start();
    const founder = `${cli.data}/keys/founder.key`;
    await cli.run('sign', cli.at('announce.json'), '--key', founder, '--send', service.url);
    meant.set(`${origin}+NEW`, await logKey());
  },
};

function placed(word: string): string {
  if (word.endsWith('…')) return meant.get(word.slice(0, -1)) ?? word;
  if (word === 'witness-policy') return cli.at('data/witness-policy');
  return ['data', 'witness', 'exported', 'last-years-checkpoint'].includes(word) ? cli.at(word) : word;
}

const RUN = ['witness', 'run', '--host', '0.0.0.0', '--data', cli.at('witness')];

async function paste(line: string): Promise<Ended> {
  if (line === '# restart the witness') return run(RUN);
  const { words } = pastedLine(line);
  expect(words.slice(0, 2)).toEqual(['npx', 'mingjing']);
  const [command = '', what = '', ...rest] = words.slice(2);
  const isNew = rest.some((word) => word.includes('NEW')) || what.includes('NEW');
  await BEFORE[`${command} ${what}${isNew ? ' NEW' : ''}`]?.();
  const group = command === 'witness' ? [command, what] : [command, placed(what)];
  const argv = [...group, ...rest.map(placed)];
  if (what === 'run') return run(argv);
  const ended = await cli.run(...argv);
  if (what === 'init') meant.set('legal.gaoqing.example/witness+', ended.out);
  return ended;
}

describe('the page about witnesses, pasted line by line', () => {
  const said: Ended[] = [];

  it.each(page.lines)('does what it says: %s', async (line) => {
    const ended = await paste(line);
    said.push(ended);
    expect(ended).toMatchObject({ exitCode: 0 });
  });

  it('has the policy of the page kept, and a log that grew from what a reader had', () => {
    const text = said.map(({ out }) => out).join('\n');
    expect(text).toMatch(/witnessed {3}as the policy asks: (\S+ at \S+, )?\S+ at /);
    expect(text).toMatch(/grown {7}from the 1 entries seen before to 2/);
  });

  it('leaves the old key retired at the witness, which goes on with the new one', async () => {
    const old = meant.get(`${origin}+`) ?? '?';
    expect(said.at(-1)?.out).toContain(`retired ${old}: since `);
    await witnessed(role('officer/G-1', 'OFFICER'));
    const fresh = `log ${meant.get(`${origin}+NEW`) ?? '?'}: 4 entries cosigned`;
    // Two of three make the quorum: this one may be asked later.
    for (let shown = ''; !shown.includes(fresh);) {
      shown = (await cli.run('witness', 'show', '--data', cli.at('witness'))).out;
    }
  });
});
