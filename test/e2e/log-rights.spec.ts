import { gunzipSync } from 'node:zlib';
import { readEntry, type JsonObject } from '@mingjing/kernel';
import {
  decodeEntryBundle,
  formatTilePath,
  hashTiles,
  leafHash,
  MerkleTree,
  parseCheckpointText,
  parseNote,
  parseTlogProof,
  TILE_WIDTH,
  verifyInclusion,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { registry } from '../../apps/ledger/composition/constitution';
import type { Bureau } from '../kit/bureau';
import { advance, DRAW, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, CLERK, OBSERVER, REGISTRAR } from '../kit/county-people';
import { expectASentence } from '../kit/sentence';

jest.setTimeout(180_000);

/** The draw's restricted events (record.md): what was drawn, and all that follows from it. */
const OF_THE_DRAW = /^(SeedRevealed|DrawExecuted|DrawCountersigned|TasksAssignedSealed|AssignmentRevealed)$/;
const ENCODINGS = ['identity', 'br, gzip;q=0.5'];
const IMMUTABLE = 'public, max-age=31536000, immutable';

interface Answered {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

describe.each(['EXECUTED', 'UNBLINDED'] as const)('every path below /log/, the draw being %s', (stage) => {
  let bureau: Bureau;
  let entries: readonly Uint8Array[];
  let tree: MerkleTree;
  const size = (): number => entries.length;

  beforeAll(async () => {
    bureau = await drawnUpTo('EXECUTED');
    if (stage === 'UNBLINDED') await advance(bureau, 'COUNTERSIGNED', 'UNBLINDED');
    // Past 256 entries there are tiles of a second level, and a full bundle.
    const orgs = Array.from({ length: 200 }, (_, i) => ({
      type: 'OrgRegistered',
      stream: `org/more-${String(i)}`,
      data: { name: '样例局', kind: 'COUNTY_HEALTH' },
    }));
    await bureau.says('founder', ...orgs);
    entries = await bureau.ledger.store.read(0, 10_000);
    tree = new MerkleTree(sha256);
    for (const bytes of entries) tree.append(leafHash(sha256, bytes));
  });
  afterAll(() => bureau.close());

  const get = async (path: string, reader?: string, more: object = {}): Promise<Answered> => {
    const authorization = reader === undefined ? {} : { authorization: await bureau.authorization(reader) };
    const answer = await bureau.app.inject({ url: `/log/${path}`, headers: { ...authorization, ...more } });
    return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers };
  };

  /** What the law says, from the entry alone: public by its type; restricted by its stream; the others by token and role. */
  const kindOf = (bytes: Uint8Array): 'public' | 'restricted' | 'reader' => {
    const entry = readEntry(bytes);
    if (!entry.ok) throw new Error(entry.rejection.reason);
    const { type, version, stream } = entry.value.statement;
    if (registry.event(type, version)?.visibility === 'public') return 'public';
    const isOfTheDraw = stream === `draw/${DRAW}` || stream.startsWith(`task/${DRAW}/`);
    return isOfTheDraw && OF_THE_DRAW.test(type) ? 'restricted' : 'reader';
  };
  const isOfRegistrar = (bytes: Uint8Array): boolean => {
    const entry = readEntry(bytes);
    const { stream = '', actor = '' } = entry.ok ? entry.value.statement : {};
    return actor === REGISTRAR || /^(entity|officer|register|import)\//.test(stream);
  };
  const mayRead = (bytes: Uint8Array, reader: string | undefined): boolean => {
    const kind = kindOf(bytes);
    if (kind === 'public') return true;
    // docs/adr/0029: an observer sees what everybody sees, a registrar his registers besides and what he signed.
    if (reader === undefined || reader === OBSERVER) return false;
    if (reader === REGISTRAR) return isOfRegistrar(bytes);
    return kind === 'reader' || stage === 'UNBLINDED';
  };
  const READERS = [undefined, OBSERVER, CLERK, REGISTRAR, AUDITOR];
  const refusal = (reader: string | undefined): number => (reader === undefined ? 401 : 403);

  it('holds entries of all three kinds, so that each rule is tried', () => {
    expect(new Set(entries.map(kindOf))).toEqual(new Set(['public', 'restricted', 'reader']));
  });

  it('gives everybody the checkpoint, and no witnessed one where there are no witnesses', async () => {
    for (const reader of READERS) {
      const { status, bytes, headers } = await get('checkpoint', reader);
      const note = parseNote(bytes.toString());
      const text = note.ok ? parseCheckpointText(note.value.text) : note;
      expect([status, text]).toMatchObject([200, { value: { size: size(), root: tree.root() } }]);
      expect(headers).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-cache',
      });
      expect((await get('witnessed', reader)).status).toBe(404);
    }
  });

  it('gives everybody the hash tiles of every level, and of every width that the log has reached', async () => {
    const tiles = [...hashTiles(size())];
    expect(new Set(tiles.map(({ level }) => level))).toEqual(new Set([0, 1]));
    for (const tile of tiles) {
      for (let width = 1; width <= tile.width; width++) {
        const path = formatTilePath({ ...tile, width });
        const reader = READERS[width % READERS.length];
        const { status, bytes, headers } = await get(path, reader);
        expect([path, status, bytes.equals(tree.tile({ ...tile, width }))]).toEqual([path, 200, true]);
        expect(headers).toMatchObject({
          'content-type': 'application/octet-stream',
          'cache-control': IMMUTABLE,
        });
        expect(headers['content-encoding']).toBeUndefined();
      }
    }
  });

  it('has no tile, bundle or entry beyond the signed size, and no second name for one', async () => {
    const [edge] = [...hashTiles(size())].filter(({ width }) => width < TILE_WIDTH);
    const beyond = [
      formatTilePath({ ...edge!, width: edge!.width + 1 }),
      formatTilePath({ ...edge!, width: TILE_WIDTH }),
      formatTilePath({ ...edge!, index: edge!.index + 1, width: 1 }),
      ...['tile/1/x001/000', 'tile/7/000.p/1', 'tile/63/000', 'tile/0/0', 'tile/00/000', 'tile/0/000.p/0'],
      ...['tile/0/000.p/01', 'tile/0/000.p/256', 'tile/0/x000/000', 'tile/64/000'],
      ...['tile/0/..%2f000', 'tile/data/000'],
      formatTilePath({ kind: 'entries', index: edge!.index, width: edge!.width + 1 }),
      `entry/${String(size())}`,
      `proof/${String(size())}`,
      `proof/0?size=${String(size() + 1)}`,
      `files/${'0'.repeat(64)}`,
      'tile/',
      'nothing',
    ];
    const misspelt = ['entry/01', 'entry/-1', 'entry/1e1', 'proof/01', 'proof/0?size=01'];
    for (const path of [...beyond, ...misspelt]) {
      const { status, headers, bytes } = await get(path, AUDITOR);
      expect([path, status]).toEqual([path, misspelt.includes(path) ? 400 : 404]);
      expect(headers['cache-control']).toBe('no-store');
      expectASentence(JSON.parse(bytes.toString()) as JsonObject);
    }
  });

  it('gives each reader exactly the entries that are his', async () => {
    for (const reader of READERS) {
      for (const [index, bytes] of entries.entries()) {
        const answer = await get(`entry/${String(index)}`, reader);
        const allowed = mayRead(bytes, reader);
        expect([reader, index, answer.status]).toEqual([reader, index, allowed ? 200 : refusal(reader)]);
        if (allowed) expect(answer.bytes.equals(bytes)).toBe(true);
        const caching = allowed ? (reader === undefined ? IMMUTABLE : 'private, no-store') : 'no-store';
        expect(answer.headers['cache-control']).toBe(caching);
      }
    }
  });

  it('gives readers the bundles in which everything is theirs, compressed where they ask for it, the public none', async () => {
    for (const reader of READERS) {
      for (let start = 0; start < size(); start += TILE_WIDTH) {
        const index = start / TILE_WIDTH;
        for (const width of someWidths(Math.min(TILE_WIDTH, size() - start))) {
          const path = formatTilePath({ kind: 'entries', index, width });
          const zipped = width % 2 === 0;
          const answer = await get(path, reader, { 'accept-encoding': ENCODINGS[Number(zipped)] });
          const held = entries.slice(start, start + width);
          const allowed = reader !== undefined && held.every((bytes) => mayRead(bytes, reader));
          expect([reader, path, answer.status]).toEqual([reader, path, allowed ? 200 : refusal(reader)]);
          if (!allowed) continue;
          const bundle = decodeEntryBundle(zipped ? gunzipSync(answer.bytes) : answer.bytes, width);
          expect(bundle.ok && bundle.value.every((bytes, i) => Buffer.from(bytes).equals(held[i]!))).toBe(
            true,
          );
          expect(answer.headers).toMatchObject({
            'content-type': 'application/octet-stream',
            'cache-control': 'private, no-store',
            vary: 'accept-encoding',
          });
          expect('content-encoding' in answer.headers).toBe(zipped);
        }
      }
    }
  });

  it('gives everybody the proofs, which tell hashes and nothing else, under sizes that were signed', async () => {
    for (const [index, bytes] of entries.entries()) {
      const { status, bytes: text } = await get(`proof/${String(index)}`, READERS[index % READERS.length]);
      const proof = parseTlogProof(text.toString());
      expect([index, status, proof.ok]).toEqual([index, 200, true]);
      const path = proof.ok ? proof.value.path : [];
      const claim = { leaf: leafHash(sha256, bytes), index, size: size(), root: tree.root(), path };
      expect(verifyInclusion(sha256, claim)).toBe(true);
      // Nothing of the entry itself stands in it.
      expect(text.includes('statement')).toBe(false);
    }
    for (let under = 1; under <= size(); under++) {
      const signed = (await bureau.ledger.checkpoints.at(under)) !== null;
      expect((await get(`proof/0?size=${String(under)}`)).status).toBe(signed ? 200 : 404);
    }
  });
});

/** The narrow ones, the widest ones, and every eleventh: a bundle is judged by each entry in it. */
function someWidths(widest: number): readonly number[] {
  const all = Array.from({ length: widest }, (_, i) => i + 1);
  return all.filter((width) => width <= 3 || width > widest - 3 || width % 11 === 0);
}
