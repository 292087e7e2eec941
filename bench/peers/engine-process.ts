import { EngineDouble } from '@mingjing/event-store/testing';

/**
 * A process of its own, as a server has: it says where it listens, answers every message with its processor
 * time in µs, and ends with whoever started it.
 */
void EngineDouble.start().then(({ url }) => process.send?.(url));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.once('disconnect', () => process.exit(0));
