export * from './handles';
export * from './scenario';
export * from './sources';
