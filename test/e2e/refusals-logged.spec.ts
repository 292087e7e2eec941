import type { LoggerService } from '@nestjs/common';
import type { Bureau } from '../kit/bureau';
import { openCounty } from '../kit/county';
import { CLERK, REGISTRAR } from '../kit/county-people';

/** Handbook 5.7: a command refusal is itself recorded in the operations log with the actor. */
describe('a refused statement', () => {
  let bureau: Bureau;
  const lines: string[] = [];
  const log: LoggerService = {
    log: () => undefined,
    error: (line: unknown) => void lines.push(String(line)),
    warn: (line: unknown) => void lines.push(String(line)),
  };
  beforeAll(async () => {
    bureau = await openCounty();
    bureau.app.useLogger(log);
  });
  beforeEach(() => {
    lines.length = 0;
  });
  afterAll(async () => {
    bureau.app.useLogger(false);
    await bureau.close();
  });

  const reviewed = { type: 'RegisterReviewed', stream: 'register/entities', data: { on: '王小明' } };

  it('is logged with its code, its type, its id and whoever stated it, and with nothing that was typed', async () => {
    const submission = bureau.submission(CLERK, reviewed);
    const { code } = await bureau.post(submission);
    const { id } = submission.statement;
    expect(lines).toEqual([`refused ${code}: RegisterReviewed ${id} by ${CLERK}`]);
  });

  it('is named among the others of its array', async () => {
    const [good, bad] = [
      bureau.submission(CLERK, { type: 'Unheard', stream: 'x/1', data: {} }),
      bureau.submission(REGISTRAR, reviewed),
    ];
    await bureau.post([good, bad]);
    expect(lines).toEqual([
      `refused unknown-type: statement of an unknown type ${good.statement.id} by ${CLERK}, with 1 more`,
    ]);
  });

  it('is logged as such where it cannot be read', async () => {
    await bureau.post('{"statement":');
    expect(lines).toEqual(['refused malformed-json: a statement that cannot be read']);
  });

  it('is counted apart from refused questions', async () => {
    await bureau.post('{"statement":');
    await bureau.get('/v1/nothing-here');
    const told = JSON.parse((await bureau.get('/readyz')).text) as Record<string, Record<string, number>>;
    expect(told['refused']?.['not-found']).toBeGreaterThan(0);
    expect(told['refusedStatements']?.['not-found']).toBeUndefined();
    expect(told['refusedStatements']?.['malformed-json']).toBeGreaterThan(0);
    const metrics = (await bureau.get('/metrics')).text;
    expect(metrics).toContain('mingjing_statements_refused_total{code="malformed-json"}');
    expect(metrics).not.toContain('mingjing_statements_refused_total{code="not-found"}');
  });
});
