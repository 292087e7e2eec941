export * from './county';
export * from './visiting';
