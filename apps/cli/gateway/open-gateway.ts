import type { Pen } from '@mingjing/client';
import { dataFolder } from '../../ledger/composition/data-folder';
import type { CliIo } from '../io';
import type { Gateway, Inquiries } from './gateway';
import { HttpGateway } from './http-gateway';
import { LocalGateway } from './local-gateway';
import { readerToken } from './reader-token';

export interface Where {
  readonly data: string;
  /** Of a running service; otherwise the data folder is opened in this process. */
  readonly url?: string;
}

/** Does some work at the ledger's door, and closes it however that ends. `pen` asks where a reader is needed. */
export async function atTheGateway<T>(
  { data, url }: Where,
  io: CliIo,
  pen: Pen | undefined,
  work: (gateway: Gateway & Inquiries) => Promise<T>,
): Promise<T> {
  const token = (origin: string): string | undefined => pen && readerToken(pen, origin, io.clock());
  const gateway: Gateway & Inquiries =
    url === undefined
      ? await LocalGateway.open(dataFolder(data), io.clock)
      : await HttpGateway.open(url, token);
  try {
    return await work(gateway);
  } finally {
    await gateway.close();
  }
}
