import type { ViewDefinition } from '../view';
import { EventLists } from './event-lists';
import { listStatementsOf, listTablesSql, type ListStatements } from './list-tables';
import type { ViewsFile } from './views-file';

/**
 * The lists of one view while its store is open. Of a file that is told from nothing they grow in memory and
 * are written in few long rows, when somebody asks or the end is reached; else with the page that noted them.
 */
export class OpenLists {
  readonly gathered = new EventLists();
  private readonly statements: ListStatements;

  constructor(
    private readonly file: ViewsFile,
    view: ViewDefinition,
  ) {
    file.execute(listTablesSql(view));
    this.statements = listStatementsOf(view);
  }

  /** Writes what the page noted, in the transaction that is open. */
  writePage(): void {
    this.file.write(this.statements.note, this.gathered.events());
    this.gathered.turnPage();
    if (this.file.isFresh) return;
    this.write();
    this.gathered.clear();
  }

  /** Writes what is held in memory where that is more than `most` places in lists. */
  shelve(most: number): void {
    if (this.gathered.count <= most) return;
    this.file.together(() => this.write());
    this.gathered.clear();
  }

  private write(): void {
    this.file.write(this.statements.list, this.gathered.lists());
  }
}
