import type { EventStore, Page } from '@mingjing/event-store';

/** The engine, and when what follows it has ended. */
export function noticing(engine: EventStore): { readonly engine: EventStore; readonly end: Promise<void> } {
  let tell: () => void;
  const end = new Promise<void>((resolve) => (tell = resolve));
  const follow = async function* (...given: Parameters<EventStore['follow']>): AsyncGenerator<Page> {
    try {
      yield* engine.follow(...given);
    } finally {
      // A turn later whoever follows knows.
      setImmediate(tell);
    }
  };
  return { engine: withFollow(engine, follow), end };
}

/** The same engine, followed otherwise. */
export function withFollow(engine: EventStore, follow: EventStore['follow']): EventStore {
  return new Proxy(engine, {
    get: (target, name) => {
      if (name === 'follow') return follow;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
