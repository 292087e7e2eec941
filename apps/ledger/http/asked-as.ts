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

/** The parameters that every query of the views takes. */
export function AsksTheViews(): Declared {
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
      description: 'Only what is stated to have happened by this moment.',
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
