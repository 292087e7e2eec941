import { Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Rejection } from '@mingjing/kernel';
import { rehearseImport } from '../composition/rehearse-import';
import { Answers, Refuses } from './answers/declared';
import { Refused } from './problem';
import { RawBody, STATEMENTS } from './raw-bodies';
import { readRehearsal } from './read-rehearsal';
import { veiled } from './refusal-veil';
import { ReadingDesk } from './service';

/** A row that the ledger would not take; `position` counts from 0. */
type RefusedRow = Rejection & { readonly position: number };

@ApiTags('registers and tasks')
@Controller('v1/imports/rehearsal')
export class RehearsalController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Post()
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'What the ledger would say to rows of an import; nothing is recorded, and nothing is signed',
    description:
      'By who would state the rows. Each is decided upon those before it, as `POST /v1/statements` would: role, keys, register, checklist, days.',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/Rehearsal' } })
  @Answers('Rehearsed', 'Those that would be refused')
  @Refuses(400, 401, 403, 413, 415)
  async rehearse(
    @RawBody(STATEMENTS) body: Buffer,
    @Headers('authorization') authorization?: string,
  ): Promise<{ readonly size: number; readonly refused: readonly RefusedRow[] }> {
    const reader = await this.desk.demandReader(authorization, 'import');
    const rows = readRehearsal(body, reader.actor);
    if (!rows.ok) throw new Refused(rows.rejection);
    const facts = this.desk.ledger.writer.facts();
    const now = this.desk.now();
    const refused = [...rehearseImport(facts, now, rows.value)].map(([position, why]) => ({
      ...veiled(why, statementAt(rows.value, position), facts, now),
      position,
    }));
    return { size: facts.index, refused };
  }
}

function statementAt<T>(rows: readonly { readonly statement: T }[], position: number): readonly T[] {
  return rows.slice(position, position + 1).map(({ statement }) => statement);
}
