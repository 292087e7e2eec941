import { at } from './moments';

/** Nothing is stated after this moment: the trail is judged as it stands then. */
export const STORY_END = at('2027-01-31', '18:00');
export const STORY_JUDGED = at('2027-01-31', '23:59');
