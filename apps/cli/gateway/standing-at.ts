import { streamWord, type Json } from '@mingjing/kernel';
import type { UnfinishedImport } from '@mingjing/registers/contracts';
import { given } from '../given';
import type { Standing } from './gateway';

interface Service {
  ask(path: string): Promise<Json>;
  unfinishedImports(): Promise<readonly UnfinishedImport[]>;
}

interface RegisterPage {
  readonly rows: readonly { readonly key: string }[];
  readonly next?: string;
}

/** What a service knows of streams, asked at this size at least. */
export async function standingAt(
  service: Service,
  streams: readonly string[],
  size: number,
): Promise<ReadonlyMap<string, Standing>> {
  const word = streamWord(streams[0] ?? '');
  if (word === 'org') return organisationsAt(service, streams, size);
  const register = word === 'officer' ? 'officers' : 'entities';
  const asked = new Set(streams);
  const found = new Map<string, Standing>();
  for await (const key of keysOf(service, register, size)) if (asked.has(key)) found.set(key, {});
  for await (const [key, file] of unfinishedKeysOf(service, register)) {
    if (asked.has(key)) found.set(key, { unfinished: file });
  }
  return found;
}

/** Rows that the register does not show yet, with the file that they came with. */
async function* unfinishedKeysOf(
  service: Service,
  register: string,
): AsyncGenerator<readonly [string, string]> {
  for (const { file, register: name } of await service.unfinishedImports()) {
    if (name !== register.toUpperCase()) continue;
    const waiting = (await service.ask(`imports/unfinished/${file}`)) as { streams?: readonly string[] };
    for (const key of waiting.streams ?? []) yield [key, file];
  }
}

/** There is no list of organisations; few are named, and each has a trail from its first entry on. */
async function organisationsAt(
  service: Service,
  streams: readonly string[],
  size: number,
): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const stream of streams) {
    const id = encodeURIComponent(stream.slice('org/'.length));
    const query = `limit=1&min-size=${String(size)}`;
    const trail = (await service.ask(`trail/org/${id}?${query}`)) as { events?: readonly Json[] };
    if ((trail.events ?? []).length > 0) found.set(stream, {});
  }
  return found;
}

async function* keysOf(service: Service, register: string, size: number): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '1000', 'min-size': String(size), ...given({ after }) });
    const page = (await service.ask(`registers/${register}?${query.toString()}`)) as unknown as RegisterPage;
    for (const { key } of page.rows) yield key;
    after = page.next;
  } while (after !== undefined);
}
