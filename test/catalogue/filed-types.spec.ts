import { caseFile, type Bundle, type Report } from '@mingjing/bundle';
import { portableSha256 } from '@mingjing/log';
import { registry } from '../../apps/ledger/composition/constitution';

/**
 * What a printed case file leaves to the electronic original, because it only proves something about
 * the documents. A type that joins this list is material to nobody who holds the paper.
 */
const LEFT_TO_ORIGINAL: Readonly<Record<string, string>> = {
  Anchored: 'proves when the log stood',
  CalendarPublished: 'a published text, the same for all',
  ChecklistPublished: 'a published text, the same for all',
  ChecklistRevised: 'a published text, the same for all',
  DelegationGranted: 'proves for whom a signer stands',
  DelegationRevoked: 'proves for whom a signer stands',
  KeyEnrolled: 'proves a signature; listed among the signers',
  KeyRevoked: 'proves a signature',
  LedgerOpened: 'proves the log',
  LogKeyEnrolled: 'proves the log',
  LogKeyRetired: 'proves the log',
  OrgRegistered: 'proves for whom a signer stands',
  RoleAssigned: 'proves that a signer might sign; listed among the signers',
  RoleWithdrawn: 'proves that a signer might sign',
  RuleVersionPublished: 'a published text; listed among the rules applied',
};

const types = [...new Set(registry.events().map(({ type }) => type))];
const REPORT: Report = { kind: 'bundle', title: { zh: '', en: '' }, checks: [] };

/** The contents page of a file whose only entry is of that type, in a stream that is not the subject's own. */
function contentsOf(type: string, subject = 'case/1'): string {
  const statement = {
    ...{ actor: 'head/H-1', data: {}, id: '00000000-0000-4000-8000-000000000001' },
    ...{ ledger: 'mingjing.example/x', occurredAt: '2026-03-24T09:00:00.000+08:00' },
    ...{ stream: 'other/1', type, version: 1 },
  };
  const signature = { key: 'ab'.repeat(8), sig: 'A'.repeat(86) + '==' };
  const entry = { recordedAt: '2026-03-24T01:00:00.000Z', revision: 0, signature, statement, v: 1 };
  const bundle: Bundle = {
    ...{ checkpoint: '', format: 'mingjing/bundle/v1', subject },
    entries: [{ entry: JSON.stringify(entry), index: 0, path: [] }],
  };
  const page = caseFile(bundle, REPORT, portableSha256);
  const contents = /<section class="contents">.*?<\/section>/s.exec(page)?.[0] ?? '';
  return contents.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');
}

describe('a printed case file', () => {
  it.each(types.filter((type) => LEFT_TO_ORIGINAL[type] === undefined))(
    'files %s under a name in Chinese and English',
    (type) => {
      const contents = contentsOf(type);
      expect(contents).toContain('本卷收入 1 条目；另有 0 条目见电子原件');
      expect(contents).toMatch(/ 1 [\u4e00-\u9fff]\S+ [A-Z][^\u4e00-\u9fff]+ 2026年3月24日 /);
      expect(contents).not.toContain('其他材料');
    },
  );

  it.each(Object.entries(LEFT_TO_ORIGINAL))('leaves %s to the electronic original and says so: it %s', (type) => {
    expect(types).toContain(type);
    const contents = contentsOf(type);
    expect(contents).toContain('本卷收入 0 条目；另有 1 条目见电子原件 case/1');
    expect(contents).toMatch(/ [\u4e00-\u9fff、]+ 1 条：[\u4e00-\u9fff，]+。 [A-Z].+, 1: .+\./);
  });

  it.each(Object.keys(LEFT_TO_ORIGINAL))('files %s, which is left elsewhere, of whoever it is about', (type) => {
    const contents = contentsOf(type, 'head/H-1');
    expect(contents).toContain('本卷收入 1 条目；另有 0 条目见电子原件');
    expect(contents).not.toContain('其他材料');
  });
});
