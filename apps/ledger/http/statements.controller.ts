import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Receipt, Wait } from '@mingjing/writer';
import { AcceptStatement, type Acceptance } from './accept-statement';
import { Answers, Refuses } from './answers/declared';
import { RefusedStatements } from './problem';
import { RawBody, STATEMENTS } from './raw-bodies';

const WAITS: readonly Wait[] = ['appended', 'sealed', 'witnessed'];

@ApiTags('statements')
@Controller('v1/statements')
export class StatementsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Submit one signed statement, or an array of them, all or nothing',
    description:
      'Writes authenticate by the signature of the statement itself. The answer is a receipt {index, revision, size, proof}; an array is answered by an array in order. Sending the same statement again gives the first receipt again.',
  })
  @ApiQuery({ name: 'wait', enum: WAITS, required: false })
  @ApiBody({ schema: { $ref: '#/components/schemas/Submission' } })
  @Answers('Receipts', 'Receipt, or an array of receipts', 201)
  @Refuses(400, 403, 409, 413, 415, 422, 503)
  async submit(
    @RawBody(STATEMENTS) body: Buffer,
    @Query('wait') wait: Wait = 'sealed',
  ): Promise<Receipt | readonly Receipt[]> {
    const acceptance = await this.commands.execute<AcceptStatement, Acceptance>(
      new AcceptStatement(body, wait),
    );
    if (!acceptance.answer.ok) throw new RefusedStatements(acceptance.answer.rejection, acceptance.stated);
    const [first] = acceptance.answer.receipts;
    return acceptance.isArray || first === undefined ? acceptance.answer.receipts : first;
  }
}
