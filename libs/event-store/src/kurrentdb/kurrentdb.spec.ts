import { describeCheckpointStore, describeEventStore } from '../testing';
import { onEngines } from '../testing/engine-place';
import { openKurrentDbCheckpointStore } from './kurrentdb-checkpoint-store';
import { openKurrentDbEventStore } from './kurrentdb-event-store';

onEngines('on %s', (place) => {
  describeEventStore('KurrentDB', async () => {
    const stream = place().newStream();
    return {
      open: () => openKurrentDbEventStore({ url: place().url, stream }),
      leave: async () => undefined,
    };
  });

  describeCheckpointStore('KurrentDB', async () => {
    const stream = place().newStream();
    return {
      open: () => openKurrentDbCheckpointStore({ url: place().url, stream }),
      leave: async () => undefined,
    };
  });
});
