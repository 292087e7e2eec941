/** class-transformer keeps what `@Type` was told in a module that its index does not export. */
declare module 'class-transformer/cjs/storage' {
  export { defaultMetadataStorage } from 'class-transformer/types/storage';
}
