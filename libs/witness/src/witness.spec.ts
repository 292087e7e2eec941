import { toHex, utf8 } from '@mingjing/kernel';
import {
  COSIGNATURE_V1,
  formatNote,
  formatVerifierKey,
  NOTE_ED25519,
  noteVerifier,
  openCheckpoint,
  parseNote,
  signCheckpoint,
} from '@mingjing/log';
import { nativeVerify } from '@mingjing/writer';
import type { FastifyInstance } from 'fastify';
import { createWitnessServer } from './http/witness-server';
import { openSqliteWitnessStore } from './sqlite/sqlite-witness-store';
import { GrowingLog, keyOf, sha256, WitnessInAFolder } from './testing/witnesses';

const ORIGIN = 'log.example/a';
const RSA_LIKE = '— log.example/a AAAAAAAA\n';

let place: WitnessInAFolder;
let server: FastifyInstance;
let log: GrowingLog;
const failures: unknown[] = [];

beforeEach(() => {
  place = new WitnessInAFolder('w.example/1', 7, [
    new GrowingLog().log.key,
    keyOf('log.example/b', NOTE_ED25519, 2).key,
  ]);
  server = createWitnessServer(place.witness, (failure) => failures.push(failure));
  log = new GrowingLog().growTo(20);
});
afterEach(async () => {
  await server.close();
  place.clear();
});

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

async function post(payload: string | Buffer, type?: string): Promise<Answered> {
  const headers = type === undefined ? {} : { 'content-type': type };
  const answer = await server.inject({ method: 'POST', url: '/add-checkpoint', payload, headers });
  return { status: answer.statusCode, text: answer.body, type: String(answer.headers['content-type']) };
}
const statusOf = async (payload: string | Buffer): Promise<number> => (await post(payload)).status;

const trust = () => ({
  origin: ORIGIN,
  log: [noteVerifier(log.log.key, nativeVerify)!],
  witnesses: [noteVerifier(place.own.key, nativeVerify)!],
});

describe('a witness', () => {
  it('cosigns the first checkpoint of a log, and what grows from it', async () => {
    const first = await post(log.request(0, 5));
    expect([first.status, first.type]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(openCheckpoint(log.checkpoint(5) + first.text, trust())).toMatchObject({
      ok: true,
      value: { size: 5, witnessed: [{ name: 'w.example/1', timestamp: place.now }] },
    });
    expect(await statusOf(log.request(5, 6))).toBe(200);
    expect(await statusOf(log.request(6, 20))).toBe(200);
  });

  it('cosigns the same checkpoint again, at a later time', async () => {
    const first = await post(log.request(0, 8));
    place.now += 60;
    const again = await post(log.request(8, 8));
    expect(again.status).toBe(200);
    expect(again.text).not.toBe(first.text);
  });

  it('cosigns an empty log, and then its first entries', async () => {
    const empty = new GrowingLog().growTo(0);
    expect(await statusOf(empty.request(0, 0))).toBe(200);
    expect(await statusOf(empty.request(0, 0))).toBe(200);
    expect(await statusOf(log.request(0, 3))).toBe(200);
  });

  it('answers a wrong old size with 409 and the size, in its own media type', async () => {
    expect(await post(log.request(3, 5))).toEqual({ status: 409, text: '0\n', type: 'text/x.tlog.size' });
    await post(log.request(0, 5));
    expect(await post(log.request(0, 9))).toEqual({ status: 409, text: '5\n', type: 'text/x.tlog.size' });
    expect(await post(log.request(9, 20))).toEqual({ status: 409, text: '5\n', type: 'text/x.tlog.size' });
    // Older than what it has cosigned, by whatever proof.
    expect(await post(log.request(3, 4))).toEqual({ status: 409, text: '5\n', type: 'text/x.tlog.size' });
  });

  it('answers 404 for a log that it does not know', async () => {
    const stranger = new GrowingLog(keyOf('log.example/z', NOTE_ED25519, 1)).growTo(3);
    expect(await statusOf(stranger.request(0))).toBe(404);
  });

  it('answers 403 where no trusted key of that log signed, or its line is wrong', async () => {
    const namesake = new GrowingLog(keyOf(ORIGIN, NOTE_ED25519, 9)).growTo(3);
    expect(await statusOf(namesake.request(0))).toBe(403);
    const parsed = parseNote(log.checkpoint(5));
    if (!parsed.ok) throw new Error(parsed.rejection.reason);
    const [line] = parsed.value.signatures;
    const forged = { ...line!, signature: line!.signature.with(0, line!.signature[0]! ^ 1) };
    const bad = formatNote({ ...parsed.value, signatures: [line!, forged] });
    expect(await statusOf(`old 0\n\n${bad}`)).toBe(403);
    // The key of another log that it knows: trusted, but not for this origin.
    const other = keyOf('log.example/b', NOTE_ED25519, 2);
    const text = parsed.value.text;
    const signed = { name: other.key.name, keyId: other.key.keyId, signature: other.sign(utf8(text)) };
    expect(await statusOf(`old 0\n\n${formatNote({ text, signatures: [signed] })}`)).toBe(403);
  });

  it('ignores lines by keys that it does not know', async () => {
    expect(await statusOf(`${log.request(0, 5)}${RSA_LIKE}`)).toBe(200);
    const kept = place.witness.latest(toHex(sha256(utf8(ORIGIN))));
    expect(kept).not.toContain(RSA_LIKE);
  });

  it('answers 422 for another history, whatever the proof', async () => {
    await post(log.request(0, 10));
    const fork = new GrowingLog(log.log, 6).growTo(20);
    expect(await statusOf(fork.request(10, 20))).toBe(422);
    expect(await statusOf(fork.request(10, 10))).toBe(422);
    expect(await statusOf(log.request(10, 20))).toBe(200);
  });

  it('answers 422 for a proof that is wrong, missing or superfluous', async () => {
    const hash = `${Buffer.alloc(32).toString('base64')}\n`;
    const withProof = (old: number, lines: string): string =>
      `old ${String(old)}\n${lines}\n${log.checkpoint(20)}`;
    expect(await statusOf(withProof(0, hash))).toBe(422);
    await post(log.request(0, 10));
    expect(await statusOf(withProof(10, ''))).toBe(422);
    expect(await statusOf(withProof(10, hash))).toBe(422);
    const [head = '', ...rest] = log.request(10, 20).split('\n');
    expect(await statusOf([head, hash.trim(), ...rest].join('\n'))).toBe(422);
    expect(await statusOf(`old 10\n${hash}\n${log.checkpoint(10)}`)).toBe(422);
  });

  it('answers 422 for an empty log with a root of its own', async () => {
    const { key, sign } = log.log;
    expect(await statusOf(`old 0\n\n${signCheckpoint(key, sign, 0, new Uint8Array(32))}`)).toBe(422);
  });

  it.each([
    ['nothing', () => ''],
    ['no request', () => 'hello\n'],
    ['a size with a leading zero', () => log.request(0, 5).replace('old 0', 'old 00')],
    ['an old size over the new', () => `old 6\n\n${log.checkpoint(5)}`],
    ['no checkpoint', () => 'old 0\n\n'],
    ['an unsigned checkpoint', () => log.request(0, 5).slice(0, log.request(0, 5).indexOf('\n\n—') + 2)],
    ['bytes behind the checkpoint', () => `${log.request(0, 5)}\n`],
    [
      '64 proof lines',
      () => `old 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\n${log.checkpoint(5)}`,
    ],
  ])('answers 400 for %s', async (_, body) => {
    expect(await statusOf(body())).toBe(400);
  });

  it('answers 400 for what is no UTF-8, and 413 for what is too long', async () => {
    expect(await statusOf(Buffer.concat([Buffer.from(log.request(0, 5)), Buffer.from([0xff])]))).toBe(400);
    expect(await statusOf('x'.repeat(200_000))).toBe(413);
  });

  it('reads the request whatever its content type', async () => {
    for (const type of [undefined, 'text/plain', 'application/octet-stream', 'application/json'])
      expect((await post(log.request(0, 0), type)).status).not.toBe(415);
  });

  it('keeps many logs apart', async () => {
    const other = new GrowingLog(keyOf('log.example/b', NOTE_ED25519, 2)).growTo(9);
    expect(await statusOf(log.request(0, 20))).toBe(200);
    expect(await statusOf(other.request(0, 9))).toBe(200);
    expect((await post(log.request(0, 20))).text).toBe('20\n');
    expect((await post(other.request(0, 9))).text).toBe('9\n');
  });

  it('serves the latest checkpoint with the lines of log and witness, for monitors', async () => {
    const url = `/${toHex(sha256(utf8(ORIGIN)))}/checkpoint`;
    expect((await server.inject({ url })).statusCode).toBe(404);
    await post(log.request(0, 5));
    const { text } = await post(log.request(5, 9));
    const served = await server.inject({ url });
    expect(served.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(served.body).toBe(log.checkpoint(9) + text);
    expect((await server.inject({ url: '/none/checkpoint' })).statusCode).toBe(404);
    expect((await server.inject({ url: '/' })).body).toContain(place.vkey);
  });

  it('answers for nothing once its state cannot be written', async () => {
    await post(log.request(0, 5));
    place.store.close();
    failures.length = 0;
    const answer = await post(log.request(5, 9));
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('—');
    expect(failures).toHaveLength(1);
  });

  it('believes no state that belongs to another key', () => {
    const { path } = place;
    const other = keyOf('w.example/2', COSIGNATURE_V1, 8);
    expect(() => openSqliteWitnessStore(path, formatVerifierKey(other.key), sha256)).toThrow(
      'is the state of the witness w.example/1',
    );
  });
});
