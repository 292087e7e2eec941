// Prints what the quickstart signs and no file can hold, since it names days: `year`, the checklist,
// plan and ratios of this year, and `draw`, a draw whose secrets are due in ten and twenty minutes.

const MINUTE = 60_000;
const inChina = (moment) => `${new Date(moment + 480 * MINUTE).toISOString().slice(0, -1)}+08:00`;
const after = (minutes) => inChina(Date.now() + minutes * MINUTE);
const year = Number(after(0).slice(0, 4));
// The day on which the officers are told; close to midnight it is not today.
const day = after(30).slice(0, 10);

const BANDS = '00000000-0000-4000-8000-000000000001';
const FLOOR = '00000000-0000-4000-8000-000000000002';

const item = (code, category) => ({
  code,
  name: '卫生许可',
  basis: [{ document: '公共场所卫生管理条例', article: '第八条' }],
  objects: [category],
  subject: 'bureau',
  content: '是否取得有效卫生许可证',
  method: 'SITE',
  frequency: '每年一次',
  class: 'GENERAL',
  mandatory: true,
});

const ratio = (decision, members) => ({
  type: 'RatioDecided',
  stream: 'plan/first-plan',
  data: { decision, reason: '依据年度监督力量确定', ...members },
});

/** The bands of the shipped preset, each with the percentage that this county decided. */
const bands = [
  { min: 1, max: 20, percent: 50 },
  { min: 21, max: 50, percent: 35 },
  { min: 51, max: 100, percent: 25 },
  { min: 101, max: 200, percent: 12 },
  { min: 201, max: 500, percent: 8 },
  { min: 501, percent: 4 },
];

const PRINTED = {
  year: () => [
    {
      type: 'ChecklistPublished',
      stream: 'checklist/health',
      data: {
        title: '样例县随机抽查事项清单',
        items: [item('PP-01', 'PP'), item('MI-01', 'MI')],
        effectiveFrom: '2026-01-01',
      },
    },
    {
      type: 'PlanApproved',
      stream: 'plan/first-plan',
      data: {
        year,
        level: 'COUNTY',
        title: `样例县${year}年度抽查计划`,
        checklist: 'health',
        responsible: { leader: 'head/H-1', deputy: 'head/H-1', section: 'section-1' },
        // What is planned on a year's last evening is drawn in the next.
        draws: [{ no: 1, kind: 'DAILY', from: `${year}-01-01`, to: `${year + 1}-01-31` }],
        preset: 'gaoqing-bands/v1',
      },
    },
    ratio(BANDS, { source: 'BAND', bands }),
    ratio(FLOOR, { source: 'FLOOR', ratio: [30, 100], stratum: 'MI' }),
  ],
  draw: () => ({
    type: 'DrawPlanned',
    stream: 'draw/first-draw',
    data: {
      plan: 'first-plan',
      no: 1,
      kind: 'DAILY',
      items: ['PP-01', 'MI-01'],
      checklist: 'health',
      strata: [
        {
          id: 'S-places',
          field: 'G/public-places',
          mode: 'ratio',
          ratioDecision: BANDS,
          select: { categories: ['PP'] },
        },
        {
          id: 'S-clinics',
          field: 'G/medical',
          mode: 'ratio',
          ratio: [30, 100],
          ratioDecision: FLOOR,
          select: { categories: ['MI'] },
        },
      ],
      contributors: [
        { id: 'legal', actor: 'legal/L-1' },
        { id: 'organiser', actor: 'organiser/O-1' },
      ],
      validOn: day,
      organiser: 'organiser/O-1',
      reserve: 'NONE',
      algorithm: 'mingjing-draw-v1',
      commitBy: after(10),
      revealBy: after(20),
      unblind: { officers: after(30), entity: after(30) },
    },
  }),
};

const print = PRINTED[process.argv[2]];
if (print === undefined) throw new Error('Say which: year, draw');
console.log(JSON.stringify(print(), null, 2));
