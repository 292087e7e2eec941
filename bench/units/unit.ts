import type { Row } from '../report/row';
import type { Length } from '../run/length';

/** What a unit is given: a folder of its own on the disk under test, and how much time it may take. */
export interface Workbench {
  readonly folder: string;
  readonly length: Length;
  readonly say: (line: string) => void;
}

/** Measurements that belong together; each unit runs in a process of its own. */
export interface Unit {
  readonly name: string;
  /** Too long for a run of everything: measured where it is named. */
  readonly isLong?: true;
  run(bench: Workbench): Promise<readonly Row[]>;
}
