import { printedText, statedBundle } from '@mingjing/bundle/testing';
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

/** The contents page of a file whose only entry is of that type, in a stream that is not the subject's own. */
function contentsOf(type: string, subject = 'case/1'): string {
  const page = printedText(statedBundle(subject, [{ type, stream: 'other/1' }]));
  return page.slice(page.indexOf('卷内目录'), page.indexOf('适用规则 Rules'));
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
