/** Where one store lives: every `open` gives another handle on the same one. */
export interface Place<Handle> {
  open(): Promise<Handle>;
  /** Removes the store; the handles are closed by then. */
  leave(): Promise<void>;
}

/** For the suite around it: each test begins in a place of its own, whose handles are closed when it is over. */
export function handlesOn<Handle extends { close(): Promise<void> }>(
  found: () => Promise<Place<Handle>>,
): () => Promise<Handle> {
  let place: Place<Handle>;
  let opened: Handle[];
  beforeEach(async () => {
    place = await found();
    opened = [];
  });
  afterEach(async () => {
    for (const handle of opened) await handle.close();
    await place.leave();
  });
  return async () => {
    const handle = await place.open();
    opened.push(handle);
    return handle;
  };
}
