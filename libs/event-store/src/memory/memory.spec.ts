import { describeCheckpointStore, describeEventStore } from '../testing';
import { MemoryCheckpoints, MemoryCheckpointStore } from './memory-checkpoint-store';
import { MemoryEventStore, MemoryLog } from './memory-event-store';

const nothingToLeave = async (): Promise<void> => undefined;

describeEventStore('memory', async () => {
  const log = new MemoryLog();
  return { open: async () => new MemoryEventStore(log), leave: nothingToLeave };
});

describeCheckpointStore('memory', async () => {
  const checkpoints = new MemoryCheckpoints();
  return { open: async () => new MemoryCheckpointStore(checkpoints), leave: nothingToLeave };
});
