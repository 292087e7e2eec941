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
