import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The `sh` blocks of a page of docs/, line by line, in order: what a reader pastes. */
export class PastedPage {
  readonly text: string;
  readonly lines: readonly string[];

  constructor(name: string) {
    this.text = readFileSync(join(__dirname, '../../docs', name), 'utf8');
    this.lines = [...this.text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
      block.trim().split('\n'),
    );
  }
}

/** A line as a shell takes it: its words without quotes, where its output goes, its remark left out. */
export interface PastedLine {
  readonly words: readonly string[];
  readonly redirected?: string;
}

export function pastedLine(line: string): PastedLine {
  const [command = '', redirected] = line.replace(/\s+#.*$/, '').split(' > ');
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return { words, ...(redirected === undefined ? {} : { redirected }) };
}
