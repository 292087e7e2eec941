export * from './disclosing';
export * from './pen';
export * from './submission';
