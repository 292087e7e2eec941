/** No node could be found that writes, in the time that a caller can be asked to wait. Nothing was taken by this node. */
export class NoWriter extends Error {
  override readonly name = 'NoWriter';
}

/** This node was asked by another one, and has no pen now: nothing is known of what was handed on. */
export class NotTheWriter extends Error {
  override readonly name = 'NotTheWriter';
}
