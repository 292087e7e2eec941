import { Day, File, type FileReference, Hash, Id, OneOf, Text, Whole } from '@mingjing/catalogue';

export const REVIEWED_REGISTERS = ['ENTITIES', 'OFFICERS'] as const;
export const IMPORTED_REGISTERS = ['ENTITIES', 'OFFICERS', 'TASKS'] as const;

/** The yearly look through a register (至少每年更新一次), recorded also where nothing changed. */
export class RegisterReviewed {
  @OneOf(REVIEWED_REGISTERS) readonly register!: (typeof REVIEWED_REGISTERS)[number];
  @Day() readonly reviewed!: string;
  /** How many rows the review changed. */
  @Whole(0) readonly changes!: number;
}

/** The officer register as filed with the bureau (报县卫生健康局备案). */
export class OfficerRegisterFiled {
  /** Root of the register as it stands, hex: see officerRegisterRoot. */
  @Hash() readonly root!: string;
  /** The bureau's receipt. */
  @Text(200) readonly receipt!: string;
  @Id() readonly filedWith!: string;
}

/** The last statement of an import: its rows are in effect only from here on, all of them or none. */
export class ImportCompleted {
  @OneOf(IMPORTED_REGISTERS) readonly register!: (typeof IMPORTED_REGISTERS)[number];
  @File() readonly file!: FileReference;
  /** None where a list was announced and no row of it taken: nothing is to come any more. */
  @Whole(0, 99_999_999) readonly rows!: number;
  /** Root over the rows in order, hex: see importRowsRoot. */
  @Hash() readonly rowsRoot!: string;
}
