import { openKurrentDbEventStore, readKurrentDbStream } from '@mingjing/event-store';
import { fromUtf8, isJsonObject, utf8, type Json } from '@mingjing/kernel';

/** Where a ledger lies in KurrentDB. */
interface Streams {
  readonly url: string;
  readonly stream: string;
}

/** The log of these streams goes on elsewhere: whoever wrote to them would sign another history. */
export class StreamsMoved extends Error {
  constructor(stream: string, to: string) {
    super(
      `The ledger of the stream ${stream} of KurrentDB was moved to ${to}, and goes on there: a node that wrote here would sign another history. Start the service there, or bring the ledger back: mingjing migrate --from sqlite:FOLDER --to kurrentdb --stream ${stream} --resume`,
    );
  }
}

/**
 * Says where the log goes on, in a stream of its own beside it, `<stream>-moved`: an event for each move, of
 * which the newest counts, `{"to":"/srv/home"}`, or `{"to":null}` once it goes on here again.
 *
 * Nobody signs it. Whoever may write there can keep nodes from starting, as with any event of his in the log.
 */
export async function markStreams({ url, stream }: Streams, to: string | null): Promise<void> {
  const marks = await openKurrentDbEventStore({ url, stream: `${stream}-moved` });
  try {
    const size = await marks.size();
    if (to === null && size === 0) return;
    const bytes = utf8(JSON.stringify({ to }));
    const marked = await marks.append(size, [{ id: `moved/${String(size)}`, type: 'LogMoved', bytes }]);
    if (marked !== 'done') throw new Error(`Somebody else marks the stream ${stream} as moved.`);
  } finally {
    await marks.close();
  }
}

/** Throws StreamsMoved. A node needs no right to write there. */
export async function refuseMovedStreams({ url, stream }: Streams): Promise<void> {
  const newest = (await readKurrentDbStream({ url, stream: `${stream}-moved` })).at(-1);
  const to = newest === undefined ? null : placeIn(newest);
  if (to !== null) throw new StreamsMoved(stream, to);
}

function placeIn(mark: Uint8Array): string | null {
  const said = JSON.parse(fromUtf8(mark)) as Json;
  const to = isJsonObject(said) ? said['to'] : undefined;
  return to === null || typeof to === 'string' ? to : 'another place';
}
