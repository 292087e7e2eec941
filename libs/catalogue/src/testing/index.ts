export { wordsOfForm } from '../form-words';
export { bothAgreeOn } from './both-agree';
export { faultsOf } from './faults-of';
export { validateWithClassValidator } from './validate-with-class-validator';
