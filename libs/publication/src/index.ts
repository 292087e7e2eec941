export * from './application/publication-context';
export * from './contracts';
export * from './payloads/publishing';
export * from './payloads/summaries';
