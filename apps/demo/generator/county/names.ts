import type { Chance } from '../chance/chance';

const SYLLABLES = [...'安宝昌德福广和恒华吉嘉金康利隆茂明宁平泉荣瑞盛顺泰通旺祥鑫兴扬益永裕源'];

const SUFFIX: Readonly<Record<string, string>> = {
  'PP-HOTEL': '宾馆',
  'PP-SWIM': '游泳馆',
  'PP-BATH': '浴池',
  'PP-HAIR': '理发店',
  'PP-SPA': '美容院',
  'PP-ENT': '歌舞厅',
  'PP-MALL': '商场',
  'PP-WAIT': '候车室',
  'PP-EXPO': '图书馆',
  'PP-GYM': '体育馆',
  'MI-HOSP': '医院',
  'MI-PRIV': '民营医院',
  'MI-CLIN': '诊所',
  'MI-DENT': '口腔诊所',
  'MI-COSM': '医疗美容门诊部',
  'MI-TCM': '中医诊所',
  'MI-TOWN': '卫生院',
  'MI-VILL': '村卫生室',
  'MI-SCHOOL': '校医室',
  'MI-LAB': '检验所',
  'MI-DIAL': '血液透析中心',
  'SC-PRI': '小学',
  'SC-MID': '中学',
  'SC-HIGH': '学院',
  'SC-VOC': '职业学校',
  'CC-KIN': '幼儿园',
  'CC-NUR': '托育中心',
  'CC-TRAIN': '培训学校',
  'DW-CEN': '水厂',
  'DW-SMALL': '供水站',
  'DW-SEC': '二次供水站',
  'DW-VEND': '售水点',
  'DW-PROD': '涉水产品厂',
  'DP-MFR': '消毒用品厂',
  'DP-SALE': '消毒用品经营部',
  'TW-DISINF': '餐具消毒中心',
  'RD-DX': '放射诊断科',
  'RD-TX': '放射治疗科',
  'RD-SVC': '放射检测公司',
  'OH-EMP': '制造公司',
  'OH-SVC': '职业卫生检测公司',
  'OH-EXAM': '体检中心',
  'BL-STATION': '采血站',
  'ID-CDC': '疾控中心',
  'ID-BSL': '生物安全实验室',
  'ID-VACC': '接种门诊',
  'MC-DELIVERY': '助产机构',
  'UN-PRACTICE': '无证行医点',
};

/** "样例" marks every name as invented; no company is called so. */
export function companyName(chance: Chance, subtype: string): string {
  return `样例${tradeName(chance, subtype)}`;
}

/** "样例户…": the name of a sole trader is personal, so no organisation is called alike. */
export function traderName(chance: Chance, subtype: string): string {
  return `样例户${tradeName(chance, subtype)}`;
}

function tradeName(chance: Chance, subtype: string): string {
  const middle = chance.one(SYLLABLES) + chance.one(SYLLABLES) + chance.one(SYLLABLES);
  return `${middle}${SUFFIX[subtype] ?? '单位'}`;
}

/** "样例某…": no name of an organisation holds 某, so a search for persons finds persons only. */
export function personName(chance: Chance): string {
  return `样例某${chance.one(SYLLABLES)}${chance.one(SYLLABLES)}${chance.one(SYLLABLES)}`;
}

/** No subscriber has such a number. */
export function phone(chance: Chance): string {
  return `000-${String(chance.whole(0, 99_999_999)).padStart(8, '0')}`;
}

export function address(chance: Chance, town: string): string {
  return `样例高县${town}样例路${String(chance.whole(1, 999))}号${String(chance.whole(1, 99))}室`;
}
