import { randomUUID } from 'node:crypto';
import { EngineDouble } from './engine-double/engine-double';

/** An engine to test against: its address, and names of streams that nobody used before. */
export interface EnginePlace {
  readonly url: string;
  /** Undefined on a real server, which cannot be told to misbehave. */
  readonly double: EngineDouble | undefined;
  newStream(): string;
  leave(): Promise<void>;
}

/** The double always; a real server too where `KURRENTDB_URL` names one, and said plainly where not. */
export function engines(): readonly (readonly [string, () => Promise<EnginePlace>])[] {
  const real = realServer();
  return [['the double', doublePlace], ...(real === undefined ? [] : [['a real server', real] as const])];
}

/**
 * Describes the same law on each of them. `title` has %s for the name; `place` gives the engine once tests run.
 * It is left last, behind what the law itself closes.
 */
export function onEngines(title: string, law: (place: () => EnginePlace) => void): void {
  describe.each(engines())(title, (_, find) => {
    let found: EnginePlace | undefined;
    beforeAll(async () => {
      found = await find();
    });
    law(() => {
      if (found === undefined) throw new Error('The engine is there only while tests run');
      return found;
    });
    afterAll(() => found?.leave());
  });
}

/** For what only a real server can be asked; undefined, and said plainly, where there is none. */
export function realServer(): (() => Promise<EnginePlace>) | undefined {
  const url = process.env['KURRENTDB_URL'];
  if (url !== undefined) return async () => realPlace(url);
  process.stderr.write('KURRENTDB_URL is not set: skipped on a real server, run against its double only.\n');
  return undefined;
}

export async function doublePlace(): Promise<EnginePlace & { readonly double: EngineDouble }> {
  const double = await EngineDouble.start();
  return { url: double.url, double, newStream, leave: () => double.stop() };
}

function realPlace(url: string): EnginePlace {
  return { url, double: undefined, newStream, leave: () => Promise.resolve() };
}

function newStream(): string {
  return `test-${randomUUID()}`;
}
