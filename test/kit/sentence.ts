import type { JsonObject } from '@mingjing/kernel';

/** What a clerk reads of a refusal: a title in Chinese, and a sentence that is more than the code. */
export function expectASentence({ title, detail, code }: JsonObject): void {
  expect(title).toMatch(/[\u4e00-\u9fff]/);
  expect(detail).toMatch(/^\S.{15,}\.$/s);
  expect(detail).not.toBe(code);
}
