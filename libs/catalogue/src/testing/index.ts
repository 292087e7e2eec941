export { wordsOfForm } from '../form-words';
export { bothAgreeOn } from './both-agree';
export { validateWithClassValidator } from './validate-with-class-validator';
