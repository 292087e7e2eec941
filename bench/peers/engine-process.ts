import { EngineDouble } from '@mingjing/event-store/testing';
import { ownProcessorTime } from '../measure/processor-time';

/**
 * A process of its own, as a server has: it says where it listens, answers every message with its processor
 * time in µs, and ends with whoever started it.
 */
void EngineDouble.start().then(({ url }) => process.send?.(url));
process.on('message', () => process.send?.(ownProcessorTime()));
process.once('disconnect', () => process.exit(0));
