import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { rejection, type Json, type JsonObject, type Rejection } from '@mingjing/kernel';
import { rulesOf, type PayloadClass } from '../schema-of';

const STRICTEST = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };

/**
 * The second opinion on a payload: class-validator itself, at its strictest. It settles what that
 * library leaves open, in the way of JSON Schema:
 *
 * - class-transformer drops members named as those of every object (`toString`), or breaks on them
 *   (`constructor`), before anything is checked: they go in under another name, which no class has;
 * - a class without members refuses even `{}`: it takes exactly that.
 */
export function validateWithClassValidator(
  payloadClass: PayloadClass,
  data: JsonObject,
): Rejection | undefined {
  if (rulesOf(payloadClass).length === 0) return refusalOf(Object.keys(data));
  const instance = plainToInstance(payloadClass, ordinary(data));
  return refusalOf(validateSync(instance, STRICTEST).map(textOf));
}

function refusalOf(problems: readonly string[]): Rejection | undefined {
  return problems.length === 0
    ? undefined
    : rejection('payload-invalid', problems.join('; '), { problems });
}

function textOf(error: ValidationError): string {
  return error.toString(false, false, '', true).trim();
}

function ordinary(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(ordinary);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name in Object.prototype ? `own ${name}` : name,
    ordinary(member),
  ]);
  return Object.fromEntries(members) as JsonObject;
}
