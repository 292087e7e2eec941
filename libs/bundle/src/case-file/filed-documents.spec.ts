import { portableSha256 } from '@mingjing/log';
import type { Bundle } from '../bundle';
import type { Report } from '../report';
import { caseFile } from './case-file';

const report: Report = { kind: 'bundle', title: { zh: '', en: '' }, checks: [] };
const signature = { key: 'ab'.repeat(8), sig: 'A'.repeat(86) + '==' };

type Stated = readonly [type: string, stream: string, more?: object];

function bundleOf(subject: string, stated: readonly Stated[], more: Partial<Bundle> = {}): Bundle {
  const entries = stated.map(([type, stream, data = {}], index) => {
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const statement = {
      ...{ actor: 'head/H-1', data, id, ledger: 'mingjing.example/x' },
      ...{ occurredAt: '2026-03-24T09:00:00.000+08:00', stream, type, version: 1 },
    };
    const entry = { recordedAt: '2026-03-24T01:00:00.000Z', revision: 0, signature, statement, v: 1 };
    return { entry: JSON.stringify(entry), index, path: [] };
  });
  return { checkpoint: '', entries, format: 'mingjing/bundle/v1', subject, ...more };
}

/** Its text, as a reader of paper has it. */
function printed(bundle: Bundle): string {
  return caseFile(bundle, report, portableSha256)
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ');
}

describe('the documents of a case file', () => {
  it('tell of a finding that it was dismissed, and why', () => {
    const page = printed(
      bundleOf('entity/E-1', [
        ['FindingDismissed', 'finding/1', { reason: '经复核不构成违法' }],
        ['FindingOpened', 'finding/1'],
      ]),
    );
    expect(page).toMatch(/第 1 件 问题线索登记.*第 2 件 问题线索核查结论（不构成违法）.*经复核不构成违法/);
  });

  it('are those of the draw where the file is of a draw, in the order in which it ran', () => {
    const draw = [
      'DrawPublished',
      'DrawExecuted',
      'SeedRevealed',
      'RegisterFrozen',
      'SeedCommitted',
      'DrawPlanned',
    ];
    const stated = draw.map((type) => [type, 'draw/1'] as const);
    const page = printed(bundleOf('draw/1', [...stated, ['PlanApproved', 'plan/1']]));
    expect(page).toContain('卷内件数 Pieces 7');
    expect(page).toMatch(
      /第 1 件 抽查计划 .*抽取方案 .*随机数承诺 .*名录冻结记录 .*随机数公开 .*抽取结果 .*第 7 件 抽取结果公布 /,
    );
  });

  it('hold a type that has no name yet under that of the catalogue', () => {
    const page = printed(
      bundleOf('case/1', [
        ['CourtJudgment', 'case/1'],
        ['CaseClosed', 'case/1'],
      ]),
    );
    expect(page).toMatch(/第 1 件 结案报告.*第 2 件 其他材料（CourtJudgment） Other material: CourtJudgment/);
  });

  it('hold the keys and roles of an officer in his own file, and in no other', () => {
    const stated: readonly Stated[] = [
      ['RoleAssigned', 'actor/officer/O-1'],
      ['RoleAssigned', 'actor/head/H-1'],
    ];
    const own = printed(bundleOf('officer/O-1', stated));
    expect(own).toContain('第 1 件 职责授予');
    expect(own).toContain('本卷收入 1 条目；另有 1 条目见电子原件 officer/O-1');
    expect(printed(bundleOf('case/1', stated))).not.toContain('职责授予');
  });
});

describe('the contents of a case file', () => {
  it('count what is left to the electronic original, with the reason', () => {
    const page = printed(
      bundleOf('case/1', [
        ['LedgerOpened', 'ledger/main'],
        ['KeyEnrolled', 'actor/head/H-1'],
        ['KeyEnrolled', 'actor/deputy/D-1'],
        ['CaseFiled', 'case/1'],
      ]),
    );
    expect(page).toContain('本卷收入 1 条目；另有 3 条目见电子原件 case/1');
    expect(page).toContain('签名人的公钥与职责 2 条：只证明签名，签名人列于卷末。');
    expect(page).not.toContain('机构与执法委托');
  });

  it('count the entries that cannot be read', () => {
    const bundle = bundleOf('case/1', [['CaseFiled', 'case/1']]);
    const entries = [...bundle.entries, { entry: '{', index: 1, path: [] }];
    expect(printed({ ...bundle, entries })).toContain('另有 1 条目见电子原件 case/1');
    expect(printed({ ...bundle, entries })).toContain('无法读取的条目 1 条');
  });

  it('say that the transcript of a draw is not printed', () => {
    const stated: readonly Stated[] = [['DrawPublished', 'draw/1']];
    expect(printed(bundleOf('draw/1', stated, { transcript: {} }))).toContain('抽取全过程记录');
    expect(printed(bundleOf('draw/1', stated))).not.toContain('抽取全过程记录');
  });
});
