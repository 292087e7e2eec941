import { existsSync } from 'node:fs';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { checkDatabase, type CheckedDatabase } from './database-check';
import { Findings, type Finding } from './finding';

type Name = 'ledger' | 'checkpoint' | 'vault' | 'views';

interface Begun {
  readonly file: string;
  readonly findings: Findings;
  /** Undefined where there is no such file. */
  readonly checked: Promise<CheckedDatabase | undefined>;
}

/** The databases of a folder, all of them begun at once: the views, which take longest, are waited for last. */
export class DatabaseChecks {
  private readonly begun: readonly Begun[];

  /** `reference`: makes new, empty files of this program while threads read. `names`: those that belong into the folder. */
  constructor(folder: DataFolder, reference: () => Promise<DataFolder>, names: readonly Name[]) {
    const made = Promise.resolve().then(reference);
    this.begun = names.map((name) => {
      const [file, findings] = [`${name}.db`, new Findings()];
      const checked = begin(
        folder[name],
        file,
        made.then((files) => files[name]),
        findings,
      );
      // It is awaited in its turn; until then a failure is nobody's surprise.
      checked.catch(() => undefined);
      return { file, findings, checked };
    });
  }

  /** Whether rows can be read from it. */
  async isReadable(file: string): Promise<boolean> {
    const checked = await this.begun.find((one) => one.file === file)?.checked;
    return checked?.isReadable === true;
  }

  /** Those that are there. */
  async all(): Promise<readonly CheckedDatabase[]> {
    const checked = await Promise.all(this.begun.map((one) => one.checked));
    return checked.filter((one) => one !== undefined);
  }

  /** File by file, once all were waited for. */
  findings(): readonly Finding[] {
    return this.begun.flatMap(({ findings }) => findings.all());
  }
}

async function begin(
  path: string,
  file: string,
  reference: Promise<string>,
  findings: Findings,
): Promise<CheckedDatabase | undefined> {
  reference.catch(() => undefined);
  if (existsSync(path)) return checkDatabase(path, file, reference, findings);
  tellAbsent(file, findings);
  return undefined;
}

function tellAbsent(file: string, findings: Findings): void {
  if (file === 'views.db') {
    findings.note(file, 'file-absent', 'There are no views; the next start tells them from the log.');
  } else {
    findings.fault(
      file,
      'file-missing',
      `${file} is not here: restore it from a backup of the same moment as the others.`,
    );
  }
}
