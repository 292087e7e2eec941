export { registersContext } from './application/registers-context';
export * from './contracts';
export * from './payloads/entity-events';
export * from './payloads/officer-events';
export * from './payloads/register-events';
export * from './payloads/shared-members';
