export { describeWriter } from './writer.conformance';
export type { Stores, WriterPlace } from './writer-place';
