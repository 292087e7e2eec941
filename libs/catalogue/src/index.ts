export * from './vocabulary';
export { compilePayload } from './compile-payload';
export type { PayloadCheck } from './compile-payload';
export { generateCatalogue } from './generate-catalogue';
export type { JsonSchema } from './json-schema';
export { schemaOf } from './schema-of';
export type { PayloadClass } from './schema-of';
