export * from './bureau';
export * from './publishing';
