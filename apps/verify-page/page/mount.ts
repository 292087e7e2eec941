import type { Words } from '@mingjing/bundle';
import { verifyOffline, type OfflineFile } from '../verify-offline';
import type { PageDocument, PageElement, PageFile } from './dom';
import { showReport, spoken } from './show-report';

/** Runs after what was said has been painted. */
export type Later = (work: () => void) => void;

const WORKING: Words = { zh: '正在核验……', en: 'Verifying …' };
const KEYS_WRONG: Words = {
  zh: '公钥或策略格式有误，或公钥类型在此无法核验；请整行、完整复制（策略须含 quorum 行）',
  en: 'A verifier key or the tlog-policy cannot be read, or is of a type that cannot be verified here; copy it whole, a policy with its quorum line',
};

/** Wires the page: files by the picker or dropped anywhere, verified again when the keys change. */
export function mount(document: PageDocument, later: Later): void {
  const page = new Page(document, later);
  const picker = found(document, 'files');
  picker.addEventListener('change', () => void page.take([...(picker.files ?? [])]));
  found(document, 'keys').addEventListener('input', () => page.verify());
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    void page.take([...(event.dataTransfer?.files ?? [])]);
  });
}

class Page {
  private files: readonly OfflineFile[] = [];

  constructor(
    private readonly document: PageDocument,
    private readonly later: Later,
  ) {}

  async take(chosen: readonly PageFile[]): Promise<void> {
    if (chosen.length === 0) return;
    this.files = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    this.verify();
  }

  verify(): void {
    if (this.files.length === 0) return;
    this.say(WORKING);
    this.later(() => this.show());
  }

  private show(): void {
    const reports = verifyOffline(this.files, found(this.document, 'keys').value);
    if (reports === undefined) {
      this.say(KEYS_WRONG);
      return;
    }
    const cards = reports.map((report) => showReport(this.document, report));
    found(this.document, 'reports').replaceChildren(...cards);
  }

  private say(words: Words): void {
    found(this.document, 'reports').replaceChildren(spoken(this.document, 'p', words, 'working'));
  }
}

function found(document: PageDocument, id: string): PageElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element ${id}`);
  return element;
}
