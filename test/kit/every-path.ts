import { drawOf } from '@mingjing/draw';
import type { Bureau } from './bureau';
import { CHECKLIST, ENTITIES, PLAN } from './county';
import { DRAW } from './county-draw';
import { OFFICERS, PEOPLE } from './county-people';

/** A question that can be asked of the service. */
export interface Asked {
  /** The route as the OpenAPI document writes it. */
  readonly route: string;
  readonly path: string;
  /** A name in the question itself: an answer that repeats it tells nothing. */
  readonly own?: string;
}

/** What a curious reader would ask about. */
export interface Curiosity {
  readonly bureau: Bureau;
  /** Entries before it stood before the draw was planned. */
  readonly from: number;
  /** Streams and ids besides those of the registers and of the draw. */
  readonly streams: readonly string[];
}

const task = (entity: string): string => `${DRAW}/${entity}`;
/** The same in the name of an access record. */
const dotted = (entity: string): string => task(entity).replace('/', '.');
const each = (paths: readonly string[]): readonly Question[] => paths.map((path) => ({ path }));
const idsOf = (streams: readonly string[], word: string): readonly string[] =>
  streams.filter((stream) => stream.startsWith(`${word}/`)).map((stream) => stream.slice(word.length + 1));

type Question = Omit<Asked, 'route'>;
type Questions = (curiosity: Curiosity) => readonly Question[];

/** Every GET route of the service, with every parameter that could tell something of the draw. */
const QUESTIONS: Readonly<Record<string, Questions>> = {
  '/healthz': () => each(['/healthz']),
  '/readyz': () => each(['/readyz']),
  '/metrics': () => each(['/metrics']),
  '/v1/ledger': () => each(['/v1/ledger']),
  '/v1/draws': () => each(['/v1/draws', `/v1/draws?plan=${PLAN}`]),
  '/v1/draws/{id}/what-if': () =>
    each([`/v1/draws/${DRAW}/what-if`, `/v1/draws/${DRAW}/what-if?qualify=G-01:G/medical`]),
  '/v1/draws/{id}/why/{entity}': () =>
    ['none', ...ENTITIES].map((entity) => ({ path: `/v1/draws/${DRAW}/why/${entity}`, own: entity })),
  '/v1/draws/{id}/why-officer/{officer}': () =>
    OFFICERS.map(({ id }) => ({ path: `/v1/draws/${DRAW}/why-officer/${id}`, own: id })),
  '/v1/years/{year}/load': () => each(['/v1/years/2026/load', '/v1/years/2025/load']),
  '/v1/years/{year}/completion': () => each(['/v1/years/2026/completion']),
  '/v1/years/{year}/visits': () =>
    each(['', '?over=true', '?over=false', '?limit=1'].map((query) => `/v1/years/2026/visits${query}`)),
  '/v1/draws/{id}': () => each([`/v1/draws/${DRAW}`, '/v1/draws/none']),
  '/v1/draws/{id}/early-looks': () => each([`/v1/draws/${DRAW}/early-looks`, '/v1/draws/none/early-looks']),
  '/v1/draws/{id}/register-changes': () =>
    each([`/v1/draws/${DRAW}/register-changes`, `/v1/draws/${DRAW}/register-changes?limit=3`]),
  '/draws.html': () => each(['/draws.html']),
  '/v1/draws/{id}/transcript': () =>
    each(['', '?full=true', '?full=false'].map((query) => `/v1/draws/${DRAW}/transcript${query}`)),
  '/v1/streams/{path}': (curiosity) =>
    subjects(curiosity).map(({ path, ...own }) => ({ path: `/v1/streams/${path}`, ...own })),
  '/v1/trail/{path}': (curiosity) => [
    ...subjects(curiosity).map(({ path, ...own }) => ({ path: `/v1/trail/${path}`, ...own })),
    ...each(ENTITIES.map((entity) => `/v1/trail/entity/${entity}?limit=1`)),
    ...each([`draw/${DRAW}`, 'ledger'].map((subject) => `/v1/trail/${subject}?limit=3&proof=inline`)),
  ],
  '/v1/bundles/{path}': (curiosity) =>
    subjects(curiosity)
      .filter(({ path }) => /^(case|draw|entity|officer)\//.test(path))
      .map(({ path, ...own }) => ({ path: `/v1/bundles/${path}?files=true`, ...own })),
  '/v1/findings/{id}': ({ streams }) => each(idsOf(streams, 'finding').map((id) => `/v1/findings/${id}`)),
  '/v1/orders/{id}': ({ streams }) => each(idsOf(streams, 'order').map((id) => `/v1/orders/${id}`)),
  '/v1/cases/{id}': ({ streams }) => each(idsOf(streams, 'case').map((id) => `/v1/cases/${id}`)),
  '/v1/registers/{register}': () =>
    each(
      ['entities', 'officers', 'tasks'].flatMap((name) => [
        `/v1/registers/${name}`,
        `/v1/registers/${name}?limit=2`,
      ]),
    ),
  '/v1/registers/officers/filing': () => each(['/v1/registers/officers/filing']),
  '/v1/tasks': () => [
    ...each(taskQueries().map((query) => `/v1/tasks?${query}`)),
    ...ENTITIES.map((entity) => ({ path: `/v1/tasks?entity=${entity}&limit=1` })),
    ...ENTITIES.map((entity) => ({
      path: `/v1/tasks?limit=1&after=task/${task(entity)}`,
      own: task(entity),
    })),
  ],
  '/v1/imports/unfinished': () => each(['/v1/imports/unfinished']),
  '/v1/imports/unfinished/{file}': () => each([`/v1/imports/unfinished/${'0'.repeat(64)}`]),
  '/v1/three-musts': () =>
    each(
      ['', 'by=officer', 'by=category', 'origin=ALL', 'origin=ALL&by=period'].map(
        (q) => `/v1/three-musts?${q}`,
      ),
    ),
  '/v1/three-musts/findings': () =>
    each(['', 'origin=ALL', 'origin=ALL&must=M1&limit=1'].map((q) => `/v1/three-musts/findings?${q}`)),
  '/v1/three-musts/findings/{id}': ({ streams }) =>
    each(idsOf(streams, 'finding').map((id) => `/v1/three-musts/findings/${id}`)),
  '/log/witnessed': () => each(['/log/witnessed']),
  '/log/checkpoint': () => each(['/log/checkpoint']),
  '/log/tile/{path}': ({ bureau, from }) => each(tiles(bureau, from).map((tile) => `/log/tile/${tile}`)),
  '/log/entry/{index}': (curiosity) => each(indexes(curiosity).map((index) => `/log/entry/${String(index)}`)),
  '/log/proof/{index}': (curiosity) => each(indexes(curiosity).map((index) => `/log/proof/${String(index)}`)),
  '/log/files/{sha256}': ({ bureau }) => each(lists(bureau).map((sha256) => `/log/files/${sha256}`)),
};

/** The routes of which `everyPath` knows. */
export const ROUTES = Object.keys(QUESTIONS);

export function everyPath(curiosity: Curiosity): readonly Asked[] {
  return Object.entries(QUESTIONS).flatMap(([route, ask]) =>
    ask(curiosity).map((one) => ({ route, ...one })),
  );
}

function subjects({ streams }: Curiosity): readonly Question[] {
  return [
    ...each([
      `draw/${DRAW}`,
      `access/draw.${DRAW}`,
      `plan/${PLAN}`,
      `checklist/${CHECKLIST}`,
      'ledger',
      ...streams,
    ]),
    ...each(PEOPLE.map(({ actor }) => actor)),
    ...each(OFFICERS.map(({ id }) => `officer/${id}`)),
    ...ENTITIES.flatMap((entity) => [
      { path: `task/${task(entity)}`, own: task(entity) },
      { path: `access/task.${dotted(entity)}`, own: dotted(entity) },
      { path: `entity/${entity}` },
    ]),
  ];
}

function taskQueries(): readonly string[] {
  const officers = OFFICERS.flatMap(({ id }) => [`lead=${id}`, `second=${id}&limit=1`]);
  return [
    '',
    `draw=${DRAW}`,
    `draw=${DRAW}&limit=1`,
    'limit=1',
    'status=ASSIGNED&limit=3',
    'origin=DRAW',
    ...officers,
  ];
}

function indexes({ bureau, from }: Curiosity): readonly number[] {
  const { size } = bureau.ledger.writer.sealed;
  return Array.from({ length: size - from }, (_, i) => from + i);
}

/** Hash tiles, and bundles that end at every width behind `from`. */
function tiles(bureau: Bureau, from: number): readonly string[] {
  const { size } = bureau.ledger.writer.sealed;
  const widths = Array.from({ length: Math.max(0, Math.min(size, 255) - from) }, (_, i) => from + 1 + i);
  const bundles = widths.filter((_width, i) => i % 8 === 0).map((width) => `entries/000.p/${String(width)}`);
  return [...bundles, ...(size >= 256 ? ['0/000', 'entries/000'] : [`0/000.p/${String(size)}`])];
}

function lists(bureau: Bureau): readonly string[] {
  const { lists: frozen } = drawOf(bureau.ledger.writer.facts(), DRAW)?.frozen ?? {};
  return [...Object.values(frozen ?? {}).map(({ sha256 }) => sha256), 'f'.repeat(64)];
}
