export { Follower, eventOf } from './follower';
export { HaltedView } from './halted-view';
export { eventsTableOf, listsTableOf } from './sqlite/list-tables';
export { dataOfVersion } from './sqlite/row-delta';
export { SqliteViewStore } from './sqlite/sqlite-view-store';
export { tableOf } from './sqlite/view-table';
export type { AsOf, RowQuery, RowVersion, Rows, ViewDefinition } from './view';
export type { ViewStore } from './view-store';
