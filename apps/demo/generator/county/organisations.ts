import type { OrganisationKind } from '@mingjing/governance';

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly parent?: string;
}

const COUNTIES = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];

/** One city with eight counties; county G is the one whose year is played. */
export const ORGANISATIONS: readonly Organisation[] = [
  { id: 'CITY', name: '样例市卫生健康委员会', kind: 'CITY_HEALTH' },
  { id: 'CITY-INST', name: '样例市卫生监督所', kind: 'CITY_INSTITUTE', parent: 'CITY' },
  ...COUNTIES.map((name, i): Organisation => {
    const id = `COUNTY-${String(i + 1)}`;
    return { id, name: `样例${name}县卫生健康局`, kind: 'COUNTY_HEALTH', parent: 'CITY' };
  }),
  { id: 'G', name: '样例高县卫生健康局', kind: 'COUNTY_HEALTH', parent: 'CITY' },
  { id: 'G-LEGAL', name: '样例高县卫生健康局法制科', kind: 'COUNTY_HEALTH', parent: 'G' },
  { id: 'G-OFFICE', name: '样例高县卫生健康局办公室', kind: 'COUNTY_HEALTH', parent: 'G' },
  { id: 'G-BRIGADE', name: '样例高县卫生健康监督执法大队', kind: 'COUNTY_BRIGADE', parent: 'G' },
  { id: 'G-DESK', name: '执法大队综合科', kind: 'COUNTY_BRIGADE', parent: 'G-BRIGADE' },
  { id: 'G-S1', name: '执法大队公共场所科', kind: 'COUNTY_BRIGADE', parent: 'G-BRIGADE' },
  { id: 'G-S2', name: '执法大队医疗卫生科', kind: 'COUNTY_BRIGADE', parent: 'G-BRIGADE' },
  { id: 'G-S3', name: '执法大队学校饮水职业卫生科', kind: 'COUNTY_BRIGADE', parent: 'G-BRIGADE' },
  { id: 'G-INST', name: '样例高县疾病预防控制中心（卫生监督所）', kind: 'CITY_INSTITUTE', parent: 'G' },
  { id: 'G-LAB', name: '样例高县疾病预防控制中心检验室', kind: 'LAB' },
  { id: 'G-JUSTICE', name: '样例高县司法局', kind: 'JUSTICE' },
  { id: 'G-DISCIPLINE', name: '样例高县纪委监委', kind: 'DISCIPLINE' },
  { id: 'G-POLICE', name: '样例高县公安局', kind: 'POLICE' },
  { id: 'G-PROCURATORATE', name: '样例高县人民检察院', kind: 'PROCURATORATE' },
  { id: 'G-COURT', name: '样例高县人民法院', kind: 'COURT' },
  { id: 'G-MARKET', name: '样例高县市场监督管理局', kind: 'OTHER_DEPT' },
];

export const SECTIONS = ['G-S1', 'G-S2', 'G-S3'] as const;
