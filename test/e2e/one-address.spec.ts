import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drawOf } from '@mingjing/draw/contracts';
import type { Bureau } from '../kit/bureau';
import { DRAW, drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';

jest.setTimeout(180_000);

let bureau: Bureau;
let port: number;
let authorization: string;

beforeAll(async () => {
  bureau = await drawnUpTo('UNBLINDED');
  await bureau.app.listen(0, '127.0.0.1');
  port = (bureau.app.getHttpServer().address() as AddressInfo).port;
  authorization = await bureau.authorization(AUDITOR);
});
afterAll(() => bureau.close());

interface Answered {
  readonly status: number | undefined;
  readonly caching: string | undefined;
}

/** The path goes over the wire as it is written: nothing on this side brings it into another form. */
function asWritten(path: string, method = 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { authorization } }, (answer) => {
      answer.resume();
      const { statusCode: status, headers } = answer;
      answer.on('end', () => resolve({ status, caching: headers['cache-control'] }));
    });
    asked.on('error', reject).end();
  });
}

const encoded = (char: string): string => `%${char.charCodeAt(0).toString(16)}`;

/** The same path to whoever decodes it or tidies it up. A fragment behind a query would be a part of the query. */
function otherSpellings(path: string): readonly string[] {
  const [resource = '', query] = path.split('?');
  const rest = query === undefined ? '' : `?${query}`;
  const name = resource.slice('/log/'.length);
  return [
    `/log/${encoded(name.charAt(0))}${name.slice(1)}${rest}`,
    `/log/${name.slice(0, -1)}${encoded(name.slice(-1))}${rest}`,
    `/log/${name.replaceAll(/[a-z0-9]/g, encoded)}${rest}`,
    `/%6cog/${name}${rest}`,
    `//log/${name}${rest}`,
    `/log//${name}${rest}`,
    `/log/./${name}${rest}`,
    `/log/${name}/${rest}`,
    `/LOG/${name}${rest}`,
    ...(query === undefined ? [`/log/${name}#1`] : []),
  ];
}

describe('a resource of the log', () => {
  it('has one address, and under every other spelling of it nothing is found or kept', async () => {
    const size = await bureau.ledger.store.size();
    const lists = Object.values(drawOf(bureau.ledger.writer.facts(), DRAW)?.frozen?.lists ?? {});
    const paths = [
      ...['checkpoint', 'entry/0', 'proof/0', `proof/0?size=${String(size)}`, `tile/0/000.p/${String(size)}`],
      ...[`tile/entries/000.p/${String(size)}`, ...lists.slice(0, 1).map(({ sha256 }) => `files/${sha256}`)],
    ].map((path) => `/log/${path}`);
    expect(paths).toHaveLength(7);
    for (const path of paths) expect([path, (await asWritten(path)).status]).toEqual([path, 200]);
    for (const path of paths.flatMap(otherSpellings)) {
      for (const method of ['GET', 'HEAD']) {
        const answered = { method, path, ...(await asWritten(path, method)) };
        expect(answered).toEqual({ method, path, status: 404, caching: 'no-store' });
      }
    }
  });
});
