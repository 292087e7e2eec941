/** What stands after "/" in the name of a person or a device: `G-0012` of `officer/G-0012`. */
export const ACTOR_NAME = /^[A-Za-z0-9._-]{1,100}$/;

/** Whoever states from outside: `founder`, or `officer/G-0012` (record.md, statement). */
export const STATING_ACTOR = new RegExp(`^[a-z]+/${ACTOR_NAME.source.slice(1, -1)}$|^founder$`);

/** What such a name looks like, for whoever has written it otherwise. */
export const ACTOR_IN_WORDS = 'an actor such as officer/G-0012, or "founder"';

/** Whoever an entry can name as its actor, and whoever can hold a key: the ledger as well. */
export const ACTOR = new RegExp(`${STATING_ACTOR.source}|^ledger$`);
