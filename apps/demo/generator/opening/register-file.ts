import { utf8, toHex, type JsonObject, type Sha256 } from '@mingjing/kernel';
import { parse } from 'csv-parse/sync';
import type { Entity, Officer } from '../county/entity';

/** A register as the bureau hands it over: a file of rows, headings first. */
export interface RegisterFile {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** One row as read back from the file. */
export type Row = Readonly<Record<string, string>>;

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
  const rows = entities.map((one) => [
    ...[one.id, one.kind, one.name, one.creditCode, one.category, one.subtype, one.district],
    ...[one.grade ?? '', one.licence?.number ?? '', one.licence?.kind ?? '', one.licence?.issued ?? ''],
    ...[one.licence?.validTo ?? '', one.licence?.mode ?? '', one.licensor, one.level],
    ...[one.legalRepresentative, one.phone, one.address],
  ]);
  return fileOf('entities.csv', ENTITY_COLUMNS, rows, sha256);
}

export function officersFile(officers: readonly Officer[], sha256: Sha256): RegisterFile {
  const rows = officers.map((one) => [
    ...[one.id, one.name, 'G-BRIGADE', one.post, one.section, one.specialty, one.fields.join(';')],
    ...[String(one.canLead), String(one.frontLine), one.employment, one.certificate.kind],
    ...[one.certificateNumber, one.certificate.validFrom, one.certificate.validTo, one.phone],
  ]);
  return fileOf('officers.csv', OFFICER_COLUMNS, rows, sha256);
}

export function rowsOf(file: RegisterFile): readonly Row[] {
  return parse(file.text, { columns: true, skip_empty_lines: true });
}

/** The data of EntityRegistered and the personal values that stay outside it. */
export function entityOfRow(row: Row): { readonly data: JsonObject; readonly personal: Row } {
  const isTrader = row['kind'] === 'SOLE_TRADER';
  const own = pick(row, ['name', 'creditCode']);
  return {
    data: {
      ...pick(row, ['kind', 'category', 'district', 'grade', 'licensor', 'level']),
      ...(isTrader ? {} : own),
      subtypes: listed(row['subtypes']),
      ...licenceOf(row),
    },
    personal: { ...(isTrader ? own : {}), ...pick(row, ['legalRepresentative', 'phone', 'address']) },
  };
}

export function officerOfRow(row: Row): { readonly data: JsonObject; readonly personal: Row } {
  return {
    data: {
      ...pick(row, ['org', 'post', 'section', 'employment']),
      specialties: listed(row['specialties']),
      fields: listed(row['fields']),
      canLead: row['canLead'] === 'true',
      frontLine: row['frontLine'] === 'true',
      certificate: {
        kind: row['certificateKind'] ?? '',
        validFrom: row['certificateValidFrom'] ?? '',
        validTo: row['certificateValidTo'] ?? '',
      },
    },
    personal: pick(row, ['name', 'certificateNumber', 'phone']),
  };
}

function licenceOf(row: Row): JsonObject {
  if ((row['licenceNumber'] ?? '') === '') return {};
  const licence = {
    number: row['licenceNumber'] ?? '',
    kind: row['licenceKind'] ?? '',
    issued: row['licenceIssued'] ?? '',
    validTo: row['licenceValidTo'] ?? '',
    mode: row['licenceMode'] ?? '',
  };
  return { licence };
}

/** The cells that hold something. */
function pick(row: Row, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((name) => [name, row[name] ?? '']).filter(([, cell]) => cell !== ''));
}

function listed(cell = ''): string[] {
  return cell === '' ? [] : cell.split(';');
}

function fileOf(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  sha256: Sha256,
): RegisterFile {
  const text = [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
  const bytes = utf8(text);
  return { name, text, bytes, sha256: toHex(sha256(bytes)) };
}
