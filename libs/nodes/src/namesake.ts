import type { Term } from './term-text';

/** Another process writes, or wrote while this one was at work, under this node's name. */
export class Namesake extends Error {
  override readonly name = 'Namesake';

  constructor({ node, url }: Term) {
    super(
      `Another node at ${url} is called ${node} too: give each one a MINGJING_NODE and a MINGJING_NODE_URL of its own.`,
    );
  }
}
