import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Context } from '@mingjing/kernel';

/** The members of an event's payload that class-validator has something against. */
export function faultsOf(context: Context, type: string, data: object): readonly string[] {
  const definition = context.events.find((event) => event.type === type);
  const instance = plainToInstance(definition!.payload, data) as object;
  const problems = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  return problems.map(({ property }) => property);
}
