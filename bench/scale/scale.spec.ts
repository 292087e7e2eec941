import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '@mingjing/kernel';
import { MerkleTree, leafHash, verifyInclusion } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { busyHour } from './busy-hour';
import { SHARDS, TABLES } from './tables';

const PAGE = join(__dirname, '../../docs/scale.md');

/** Whatever the formatter makes of the columns' widths. */
const plain = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim();

describe('the page about scale', () => {
  it.each(Object.entries(TABLES))('shows the table "%s" as it is computed here', (name, make) => {
    const page = readFileSync(PAGE, 'utf8');
    const between = new RegExp(`(?<=<!-- ${name} -->\n)[\\s\\S]*?(?=\n<!-- /${name} -->)`);
    if (process.env['UPDATE_CONTRACTS'] !== undefined) {
      writeFileSync(PAGE, page.replace(between, `\n${make()}\n`));
    }
    const [shown = ''] = between.exec(readFileSync(PAGE, 'utf8')) ?? [];
    expect(plain(shown)).toBe(plain(make()));
  });
});

describe('a busy hour', () => {
  it('makes nobody wait for more than a group while there is little to do', () => {
    expect(busyHour(1, 2, 0.25).median).toBeCloseTo(2.25, 1);
  });

  it('makes waits longer, and groups larger, the more arrives', () => {
    const [calm, busy] = [busyHour(20, 2, 2), busyHour(300, 2, 2)];
    expect(busy.p99).toBeGreaterThan(calm.p99);
    expect(busy.busy).toBeLessThan(1);
  });
});

describe('a log of logs', () => {
  it('proves an entry of a province under the root of the nation, and no altered one', () => {
    const provinces = Array.from({ length: SHARDS }, (_, p) => {
      const tree = new MerkleTree(sha256);
      for (let i = 0; i < 200 + p; i++) tree.append(leafHash(sha256, utf8(`${String(p)} ${String(i)}`)));
      return tree;
    });
    const nation = new MerkleTree(sha256);
    const checkpoint = (tree: MerkleTree): Uint8Array => leafHash(sha256, tree.root());
    for (const tree of provinces) nation.append(checkpoint(tree));
    const [p, i] = [17, 123];
    const province = provinces[p] ?? nation;
    const holds = (text: string): boolean =>
      verifyInclusion(sha256, {
        ...{ index: i, size: province.size, root: province.root() },
        ...{ leaf: leafHash(sha256, utf8(text)), path: province.inclusion(i) },
      }) &&
      verifyInclusion(sha256, {
        ...{ index: p, size: nation.size, root: nation.root() },
        ...{ leaf: checkpoint(province), path: nation.inclusion(p) },
      });
    expect(holds('17 123')).toBe(true);
    expect(holds('17 124')).toBe(false);
  });
});
