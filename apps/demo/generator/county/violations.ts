import type { Family } from './categories';

export type Gate = 'I' | 'I_O' | 'I_S' | 'O' | 'R' | 'O_R';

/** A row of the violation catalogue (domain handbook, §5.6); money in yuan. */
export interface Violation {
  readonly code: string;
  readonly gate: Gate;
  readonly text: string;
  readonly document: string;
  readonly article: string;
  readonly fine: readonly [low: number, high: number];
}

const row = (
  code: string,
  gate: Gate,
  text: string,
  document: string,
  article: string,
  ...fine: readonly [number, number]
): Violation => ({ code, gate, text, document, article, fine });

const PLACES = '公共场所卫生管理条例实施细则';
const EPIDEMICS = '中华人民共和国传染病防治法';
const DOCTORS = '中华人民共和国医师法';
const HEALTH = '中华人民共和国基本医疗卫生与健康促进法';
const WASTE = '医疗废物管理条例';
const WATER = '淄博市城乡饮用水卫生管理办法';
const WORK = '中华人民共和国职业病防治法';

export const VIOLATIONS: readonly Violation[] = [
  row('PP-01', 'I', '未依法取得卫生许可证擅自营业', PLACES, '第三十五条', 500, 5000),
  row('PP-02', 'I_O', '未按规定进行空气、水质等卫生检测', PLACES, '第三十六条', 500, 2000),
  row('PP-03', 'I_O', '用品用具未清洗消毒或重复使用一次性用品', PLACES, '第三十六条', 500, 2000),
  row('PP-04', 'O_R', '未建立卫生管理制度或档案、未公示许可证', PLACES, '第三十七条', 1000, 10_000),
  row('PP-05', 'I_O', '安排未获健康合格证明人员直接服务顾客', PLACES, '第三十八条', 500, 5000),
  row('PP-07', 'I', '传染病防控条件或措施不符合标准', EPIDEMICS, '第一百零八条', 1000, 6000),
  row('MI-01', 'I', '未取得执业许可擅自执业', HEALTH, '第九十九条第一款', 10_000, 30_000),
  row('MI-02', 'I', '非医师行医', DOCTORS, '第五十九条', 10_000, 20_000),
  row('MI-05', 'I_S', '医疗质量、安全管理制度不健全', HEALTH, '第一百零一条', 10_000, 15_000),
  row('MI-06', 'I', '超出注册范围执业', DOCTORS, '第五十七条', 10_000, 14_000),
  row('ID-03', 'I', '场所、废物、污水未按规定消毒', EPIDEMICS, '第一百零四条', 1000, 8000),
  row('MW-01', 'O', '未建立医疗废物管理制度、登记或培训', WASTE, '第四十五条', 2000, 5000),
  row('MW-02', 'I_O', '医疗废物贮存设施或包装不符合要求', WASTE, '第四十六条', 1000, 5000),
  row('DW-03', 'I', '净化、消毒设施未安装或未运转', WATER, '第三十条', 1000, 6000),
  row('DW-05', 'O', '现制现售饮用水未公示信息', WATER, '第三十四条', 500, 3000),
  row('DW-06', 'I', '供管水人员无健康合格证明', WATER, '第三十六条', 500, 2000),
  row('DW-07', 'I_S', '二次供水设施未清洗消毒或未检测', WATER, '第三十八条', 1000, 5000),
  row('DP-01', 'I', '消毒产品不符合卫生标准', EPIDEMICS, '第一百零七条', 2000, 9000),
  row('DP-02', 'I', '消毒产品未备案', EPIDEMICS, '第一百零八条', 1000, 6000),
  row(
    'TW-01',
    'R',
    '餐饮具集中消毒用水、检验、标签不合规',
    '中华人民共和国食品安全法',
    '第一百二十六条',
    5000,
    12_000,
  ),
  row('RD-01', 'I_O', '放射诊疗设备未按规定检测', '放射诊疗管理规定', '第四十一条', 1000, 8000),
  row('OH-01', 'I', '职业病危害项目未申报', WORK, '第七十一条', 5000, 12_000),
  row('OH-03', 'O', '检测结果未存档公布、未组织培训', WORK, '第七十条', 3000, 9000),
  row('OH-06', 'I', '未建立职业健康监护档案', WORK, '第七十一条', 5000, 12_000),
  row('SC-01', 'O', '学校饮水、采光、卫生设施不符合要求', '学校卫生工作条例', '第三十三条', 500, 2000),
];

export function violation(code: string): Violation {
  const found = VIOLATIONS.find((one) => one.code === code);
  if (found === undefined) throw new RangeError(`No violation ${code}`);
  return found;
}

/** A penalty may follow at once, or only where the order was not kept. */
export function isImmediateGate(gate: Gate): boolean {
  return gate === 'I' || gate === 'I_O' || gate === 'I_S';
}

interface FamilyViolations {
  readonly atOnce: readonly string[];
  readonly afterOrder: readonly string[];
  /** Share of violations for which a penalty needs an order that was not kept. */
  readonly afterOrderShare: number;
}

/** 55 of 100 violations are of gate I over the whole county (domain handbook, §5.12). */
export const OF_FAMILY: Readonly<Record<Family, FamilyViolations>> = {
  PP: { atOnce: ['PP-02', 'PP-03', 'PP-05', 'PP-07'], afterOrder: ['PP-04'], afterOrderShare: 0.46 },
  MI: { atOnce: ['MI-05', 'MI-06', 'ID-03', 'MW-02'], afterOrder: ['MW-01'], afterOrderShare: 0.42 },
  SC: { atOnce: ['PP-07'], afterOrder: ['SC-01'], afterOrderShare: 0.6 },
  DW: { atOnce: ['DW-03', 'DW-06', 'DW-07'], afterOrder: ['DW-05'], afterOrderShare: 0.4 },
  DP: { atOnce: ['DP-01', 'DP-02'], afterOrder: ['TW-01'], afterOrderShare: 0.3 },
  RD: { atOnce: ['RD-01'], afterOrder: ['MW-01'], afterOrderShare: 0.3 },
  OH: { atOnce: ['OH-01', 'OH-06'], afterOrder: ['OH-03'], afterOrderShare: 0.55 },
};
