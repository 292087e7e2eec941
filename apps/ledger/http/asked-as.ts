import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiQuery, ApiSecurity } from '@nestjs/swagger';
import type { Filters } from './query-text';

type Declared = MethodDecorator & ClassDecorator;

/** Public as far as it goes; a reader's token shows more. */
export function MayBringAToken(): Declared {
  return applyDecorators(ApiSecurity({}), ApiBearerAuth());
}

/** For what is asked of the log as it stands, and not of views. */
export function WaitsForASize(): Declared {
  return ApiQuery({
    name: 'min-size',
    required: false,
    schema: { type: 'integer', minimum: 0 },
    description: 'Wait until the log has reached this size, ten seconds at most; then 503 size-not-reached.',
  });
}

/** What `occurred-by` means of an answer: it is told of nothing else, or of rows that the log wrote one after the other. */
const OCCURRED_BY = {
  state: 'Folded of what is stated to have happened by this moment, and of nothing else.',
  events: 'Only events that are stated to have happened by this moment.',
  rows:
    'Each row as it was left by the newest entry of the log that is stated to have happened by this moment. ' +
    'What entries before that one say is in it too, whenever they say that it happened.',
  musts:
    'Judged of acts alone that are stated to have happened by this moment, and as of it where no "as-of" is given. ' +
    'Rules, calendars, corrections and reasons for lateness are those that the log has.',
} as const;

/** The parameters that every query of the views takes. */
export function AsksTheViews(occurredBy: keyof typeof OCCURRED_BY): Declared {
  return applyDecorators(
    ApiBearerAuth(),
    WaitsForASize(),
    ApiQuery({
      name: 'size',
      required: false,
      schema: { type: 'integer', minimum: 0 },
      description: 'As it was recorded at this earlier size.',
    }),
    ApiQuery({
      name: 'occurred-by',
      required: false,
      description: OCCURRED_BY[occurredBy],
    }),
  );
}

/** The parameters of a list: its filters, and which page of it. */
export function AsksForAPage(filters: Filters = {}): Declared {
  return applyDecorators(
    ...Object.entries(filters).map(([name, values]) =>
      ApiQuery({ name, required: false, ...(values === 'any' ? {} : { enum: [...values] }) }),
    ),
    ApiQuery({ name: 'after', required: false, description: '"next" of the page before.' }),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1 },
      description: 'Rows of a page at most.',
    }),
  );
}
