import type { JsonObject } from '@mingjing/kernel';

/** What a clerk does about a refusal, in the words in which sentences ask for it. */
const VERBS = [
  'ask choose check confirm correct draft file give go have leave let list look make name open plan publish put read',
  'record register request reveal see send sign state take try type wait withdraw write',
]
  .join(' ')
  .replaceAll(' ', '|');

/** "must be …", or after a stop, a colon, a comma what to do: "…: record OrderServed first." */
const ADVICE = new RegExp(`\\bmust\\b|[.:;,] (?:or |then |and )?(?:${VERBS})\\b`, 'i');

/** What a clerk reads of a refusal: a title in Chinese, and a sentence that is more than the code and says what to do. */
export function expectASentence({ title, detail, code }: JsonObject): void {
  expect(title).toMatch(/[\u4e00-\u9fff]/);
  expect(detail).toMatch(/^\S.{15,}\.$/s);
  expect(detail).not.toBe(code);
  expect(detail).toMatch(ADVICE);
}
