import { BUNDLE_ANSWERS } from './bundle-answers';
import { DRAW_ANSWERS } from './draw-answers';
import { DRAW_LIST_ANSWERS } from './draw-list-answers';
import { LIST_ANSWERS } from './list-answers';
import { MUSTS_ANSWERS } from './musts-answers';
import { SERVICE_ANSWERS } from './service-answers';
import { STATE_ANSWERS } from './state-answers';
import { TRAIL_ANSWERS } from './trail-answers';
import { WHY_ANSWERS } from './why-answers';

/** Every schema that an answer is declared with, by its name in the document. */
export const ANSWERS = {
  ...SERVICE_ANSWERS,
  ...LIST_ANSWERS,
  ...STATE_ANSWERS,
  ...DRAW_ANSWERS,
  ...DRAW_LIST_ANSWERS,
  ...TRAIL_ANSWERS,
  ...MUSTS_ANSWERS,
  ...BUNDLE_ANSWERS,
  ...WHY_ANSWERS,
};
