import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8, toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Response } from '../kit/bureau';
import { CASE, closedCase, type ClosedCase } from '../kit/closed-case';
import { AUDITOR } from '../kit/county-people';

interface Shown {
  readonly files: readonly { readonly sha256: string }[];
}

describe('evidence that was altered on the disk', () => {
  let story: ClosedCase;
  let name = '';

  beforeAll(async () => {
    story = await closedCase();
    name = toHex(sha256(utf8(`样例照片 ${story.pair.task}`)));
    writeFileSync(join(story.bureau.folder, 'evidence', name.slice(0, 2), name), '另一张样例照片');
  });
  afterAll(() => story.bureau.close());

  const get = (path: string): Promise<Response> => story.bureau.get(path, AUDITOR);

  it.each([
    ['by itself', () => `/log/files/${name}`],
    ['in the bundle that should bring it', () => `/v1/bundles/case/${CASE}?files=true`],
  ])('is refused by its hash %s', async (_, path) => {
    const refused = await get(path());
    expect(refused).toMatchObject({ status: 503, code: 'file-altered', body: { facts: { sha256: name } } });
    expect(refused.text).toContain('文件与其哈希不符');
    expect(refused.text).toContain('Put it back from a backup');
  });

  it('keeps no case from being handed over without its files', async () => {
    const { status, body } = await get(`/v1/bundles/case/${CASE}`);
    expect(status).toBe(200);
    expect((body as unknown as Shown).files.map((file) => file.sha256)).toContain(name);
  });
});
