import { PatternList, Text, Whole } from '@mingjing/catalogue';

const DAY = [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day such as 2026-03-05'] as const;

/** A year of the State Council's holiday notice; published again where the notice is changed. */
export class CalendarPublished {
  @Whole(2000, 2199) readonly year!: number;
  /** Days off, weekends inside a holiday included. */
  @PatternList(...DAY, { max: 100, unique: true }) readonly holidays!: readonly string[];
  /** Saturdays and Sundays worked instead. */
  @PatternList(...DAY, { max: 40, unique: true }) readonly workdays!: readonly string[];
  /** The notice by title and number. */
  @Text(300) readonly source!: string;
}
