import type { Json } from '@mingjing/kernel';
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

/** The register as the service shows it at this size at least, and the rows that it does not show yet. */
export async function standingAt(
  service: Service,
  streams: readonly string[],
  size: number,
): Promise<ReadonlyMap<string, Standing>> {
  const register = streams[0]?.startsWith('officer/') === true ? 'officers' : 'entities';
  const asked = new Set(streams);
  const found = new Map<string, Standing>();
  for await (const key of keysOf(service, register, size)) if (asked.has(key)) found.set(key, {});
  for (const { file, register: name } of await service.unfinishedImports()) {
    if (name !== register.toUpperCase()) continue;
    const waiting = (await service.ask(`imports/unfinished/${file}`)) as { streams?: readonly string[] };
    for (const key of waiting.streams ?? []) if (asked.has(key)) found.set(key, { unfinished: file });
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
