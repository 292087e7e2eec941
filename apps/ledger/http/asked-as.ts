import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiQuery } from '@nestjs/swagger';

/** The parameters that every query takes. */
export function AsksTheViews(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiBearerAuth(),
    ApiQuery({
      name: 'min-size',
      required: false,
      description: 'Wait until the views have reached this size.',
    }),
    ApiQuery({ name: 'size', required: false, description: 'As it was recorded at this earlier size.' }),
    ApiQuery({
      name: 'occurred-by',
      required: false,
      description: 'Only what is stated to have happened by this moment.',
    }),
  );
}

/** The parameters of a list: its filters, and which page of it. */
export function AsksForAPage(...filters: readonly string[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ...filters.map((name) => ApiQuery({ name, required: false })),
    ApiQuery({ name: 'after', required: false, description: '"next" of the page before.' }),
    ApiQuery({ name: 'limit', required: false, description: 'Rows of a page at most.' }),
  );
}
