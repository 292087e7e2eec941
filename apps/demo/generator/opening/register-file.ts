import { toHex, utf8, type Sha256 } from '@mingjing/kernel';
import type { Entity, Officer } from '../county/entity';

/** A register as the bureau hands it over: a file of rows, headings first, as `import` reads it. */
export interface RegisterFile {
  readonly register: 'entities' | 'officers';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const ENTITY_COLUMNS = [
  'id',
  'kind',
  'name',
  'creditCode',
  'category',
  'subtypes',
  'district',
  'grade',
  'licenceNumber',
  'licenceKind',
  'licenceIssued',
  'licenceValidTo',
  'licenceMode',
  'licensor',
  'level',
  'legalRepresentative',
  'phone',
  'address',
] as const;

const OFFICER_COLUMNS = [
  'id',
  'name',
  'org',
  'post',
  'section',
  'specialties',
  'fields',
  'canLead',
  'frontLine',
  'employment',
  'certificateKind',
  'certificateNumber',
  'certificateValidFrom',
  'certificateValidTo',
  'phone',
] as const;

export function entitiesFile(entities: readonly Entity[], sha256: Sha256): RegisterFile {
  return fileOf('entities', ENTITY_COLUMNS, entities.map(entityCells), sha256);
}

function entityCells(one: Entity): readonly string[] {
  return [
    ...[one.id, one.kind, one.name, one.creditCode, one.category, one.subtype, one.district, one.grade ?? ''],
    ...licenceCells(one),
    ...[one.licensor, one.level, one.legalRepresentative, one.phone, one.address],
  ];
}

function licenceCells({ licence }: Entity): readonly string[] {
  if (licence === undefined) return ['', '', '', '', ''];
  const { number, kind, issued, validTo, mode } = licence;
  return [number, kind, issued, validTo, mode];
}

export function officersFile(officers: readonly Officer[], sha256: Sha256): RegisterFile {
  const rows = officers.map((one) => [
    ...[one.id, one.name, 'G-BRIGADE', one.post, one.section, one.specialty, one.fields.join(';')],
    ...[String(one.canLead), String(one.frontLine), one.employment, one.certificate.kind],
    ...[one.certificateNumber, one.certificate.validFrom, one.certificate.validTo, one.phone],
  ]);
  return fileOf('officers', OFFICER_COLUMNS, rows, sha256);
}

function fileOf(
  register: RegisterFile['register'],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  sha256: Sha256,
): RegisterFile {
  const text = [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
  const bytes = utf8(text);
  return { register, name: `${register}.csv`, bytes, sha256: toHex(sha256(bytes)) };
}
