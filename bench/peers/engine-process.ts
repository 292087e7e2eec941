import { EngineDouble } from '@mingjing/event-store/testing';

/** A process of its own, as a server has: it says where it listens, and ends with whoever started it. */
void EngineDouble.start().then(({ url }) => process.send?.(url));
process.once('disconnect', () => process.exit(0));
