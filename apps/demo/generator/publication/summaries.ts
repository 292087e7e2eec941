import { toHex, utf8 } from '@mingjing/kernel';
import { BRIGADE_HEAD, CLERK, HEAD, PUBLISHER } from '../county/people';
import { CITY_PLAN, COUNTY_PLAN } from '../opening/plans';
import { at, HOUR, laterBy } from '../story/moments';
import type { Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import { publish } from './publish';

interface Summary {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** The day on which the brigade drafts it. */
  readonly drafted: string;
  readonly plan: string;
}

/** Key checks within a month of their end (T-23), daily checks in January (T-24). */
const SUMMARIES: readonly Summary[] = [
  {
    title: '上半年重点抽查汇总分析',
    from: '2026-03-09',
    to: '2026-06-30',
    drafted: '2026-07-14',
    plan: COUNTY_PLAN,
  },
  {
    title: '下半年重点抽查汇总分析',
    from: '2026-08-03',
    to: '2026-11-20',
    drafted: '2026-12-03',
    plan: COUNTY_PLAN,
  },
  {
    title: '全年日常抽查汇总分析',
    from: '2026-01-05',
    to: '2026-12-25',
    drafted: '2027-01-11',
    plan: COUNTY_PLAN,
  },
  {
    title: '全市抽查（高县部分）汇总分析',
    from: '2026-01-12',
    to: '2026-12-25',
    drafted: '2027-01-12',
    plan: CITY_PLAN,
  },
];

/** Summaries: the brigade drafts, its head submits, the bureau publishes; and the year's statistics (T-22). */
export function summaries(story: Story): readonly Step[] {
  const statistics = {
    subject: `plan/${COUNTY_PLAN}`,
    kind: 'STATISTICS',
    text: '样例高县2026年度卫生行政执法统计：检查、责令改正、复查、处罚各项数据及口径见附件，罚没数额不作为考核指标。',
  };
  const stream = `publication/${story.ids.uuid('publication', 'statistics')}`;
  return [
    ...SUMMARIES.flatMap((summary) => course(story, summary)),
    ...publish(story, stream, statistics, at('2027-01-20', '10:00')),
  ];
}

function course(story: Story, { title, from, to, drafted, plan }: Summary): readonly Step[] {
  const stream = `publication/${story.ids.uuid('publication', title)}`;
  const draftedAt = at(drafted, '10:00');
  const submittedAt = laterBy(draftedAt, 1);
  const approvedAt = laterBy(submittedAt, 2);
  const text = `${title}（${from}至${to}）：抽查结果已逐项公示，问题单位均已责令改正并复查。`;
  const paper = story.file('样例汇总分析', title);
  const draft = { title, period: { from, to }, content: paper.reference };
  const content = toHex(story.sha256(utf8(text)));
  const published = { subject: `plan/${plan}`, kind: 'SUMMARY', text, where: '样例高县政府网站' };
  return [
    sitting(draftedAt, CLERK, [story.act('SummaryDrafted', stream, draftedAt, draft)], [paper]),
    sitting(submittedAt, BRIGADE_HEAD, [story.act('SummarySubmitted', stream, submittedAt, { to: 'G' })]),
    sitting(approvedAt, HEAD, [story.act('PublicationApproved', stream, approvedAt, { content })]),
    sitting(approvedAt + HOUR, PUBLISHER, [story.act('Published', stream, approvedAt + HOUR, published)]),
  ];
}
