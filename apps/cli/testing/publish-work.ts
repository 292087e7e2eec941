import type { CommandLine } from './command-line';

/** The draft of a checklist with one item, PP-01. */
const CHECKLIST: object = {
  ...{ type: 'ChecklistPublished', stream: 'checklist/spec' },
  data: {
    title: '样例县随机抽查事项清单',
    items: [
      {
        ...{ code: 'PP-01', name: '卫生许可', basis: [{ document: '公共场所卫生管理条例', article: '8' }] },
        ...{ objects: ['PP'], subject: 'bureau', content: '是否取得有效卫生许可证', method: 'SITE' },
        ...{ frequency: '每年一次', class: 'GENERAL', mandatory: true },
      },
    ],
    effectiveFrom: '2026-01-01',
  },
};

/** The draft of an officer of G/public-places. */
const OFFICER: object = {
  ...{ type: 'OfficerRegistered', stream: 'officer/G-0099' },
  data: {
    ...{ org: 'bureau', post: '监督员', section: 'bureau', specialties: ['公共场所'] },
    ...{ fields: ['G/public-places'], canLead: true, frontLine: true, employment: 'CIVIL_SERVANT' },
    certificate: { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2035-12-31' },
  },
};

/** What makes tasks of PP-01 in G/public-places admissible. The bureau is registered before; throws where it is refused. */
export async function publishWork(cli: CommandLine): Promise<void> {
  const stated = [
    ['head/H-9', 'HEAD', CHECKLIST],
    ['registrar/R-9', 'REGISTRAR_OFFICER', OFFICER],
  ] as const;
  for (const [actor, role, draft] of stated) {
    const key = await cli.employ(actor, role);
    const sent = await cli.run(
      'sign',
      cli.json('work.json', draft),
      '--data',
      cli.data,
      '--key',
      key,
      '--send',
    );
    if (sent.exitCode !== 0) throw new Error(sent.err);
  }
}
