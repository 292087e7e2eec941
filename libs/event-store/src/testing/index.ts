export { describeCheckpointStore } from './checkpoint-store.conformance';
export type { CheckpointPlace } from './checkpoint-store.conformance';
export { describeEventStore } from './event-store.conformance';
export type { LogPlace } from './event-store.conformance';
export { describeFileStore } from './file-store.conformance';
export type { FilePlace } from './file-store.conformance';
export { EngineDouble } from './engine-double/engine-double';
export { doublePlace, engines } from './engine-place';
export type { EnginePlace } from './engine-place';
