import { CATEGORIES, type Family } from './categories';
import { OF_FAMILY, violation } from './violations';

/** An item of the county's checklist, and the violation that its failure is taken for. */
export interface Item {
  readonly code: string;
  readonly name: string;
  readonly objects: readonly string[];
  readonly mandatory: boolean;
  readonly method: 'SITE' | 'DOCUMENT' | 'SAMPLING';
  readonly violation?: string;
  readonly basis: { readonly document: string; readonly article: string };
}

const GENERAL_BASIS = { document: '中华人民共和国行政处罚法', article: '第四十二条' };

/** What is looked at in every place, whatever its trade. */
const COMMON: readonly (readonly [code: string, name: string, mandatory: boolean])[] = [
  ['ALL-01', '证照与实际经营主体、地址、项目一致', true],
  ['ALL-02', '负责人与卫生管理人员配备', true],
  ['ALL-03', '上次检查问题整改情况', true],
  ['ALL-04', '日常自查记录', false],
];

const OWN: Readonly<Record<Family, readonly string[]>> = {
  PP: ['公共用品用具清洗消毒', '从业人员健康合格证明', '卫生检测与结果公示', '卫生管理制度与档案'],
  MI: ['执业范围与人员资质', '消毒隔离与污水处置', '医疗废物分类贮存', '医疗废物制度、登记与培训'],
  SC: ['教学环境与采光照明', '传染病防控措施落实', '饮用水设施', '学生健康档案'],
  DW: ['净化消毒设施运转', '供管水人员健康证明', '水箱清洗消毒与检测', '信息公示'],
  DP: ['产品卫生质量', '产品备案与标签', '检验与出厂记录', '原料进货查验'],
  RD: ['设备性能检测', '个人剂量监测', '防护用品与警示标志', '人员培训与档案'],
  OH: ['职业病危害项目申报', '职业健康监护档案', '检测结果公布', '防护设施与警示标识'],
};

/** Three further points of each family that an officer looks at where there is time. */
const FURTHER = ['现场环境与设施', '投诉处理记录', '应急预案与演练'];

function itemsOf(family: Family): readonly Item[] {
  const objects = CATEGORIES.filter((one) => one.family === family).map((one) => one.code);
  const { atOnce, afterOrder } = OF_FAMILY[family];
  const violations = [...atOnce, ...afterOrder];
  return [...OWN[family], ...FURTHER].map((name, i) => {
    const code = violations[i % violations.length] ?? '';
    const { document, article } = violation(code);
    return {
      code: `${family}-${String(i + 1).padStart(2, '0')}`,
      name,
      objects,
      mandatory: i < 3,
      method: i === 2 ? 'SAMPLING' : 'SITE',
      violation: code,
      basis: { document, article },
    };
  });
}

const everywhere = COMMON.map(([code, name, mandatory]): Item => {
  const objects = CATEGORIES.map((one) => one.code);
  return { code, name, objects, mandatory, method: 'DOCUMENT', basis: GENERAL_BASIS };
});

/** The county's checklist (抽查事项清单): six mandatory and five further items for every category. */
export const ITEMS: readonly Item[] = [
  ...everywhere,
  ...(Object.keys(OWN) as Family[]).flatMap((family) => itemsOf(family)),
];

export function itemsFor(category: string): readonly Item[] {
  return ITEMS.filter((item) => item.objects.includes(category));
}
