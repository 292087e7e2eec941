import { File, Optional, Text, type FileReference } from '@mingjing/catalogue';
import { accept, type Context } from '@mingjing/kernel';

class BellRung {
  @Text(100) readonly ringer!: string;
  @Optional() @File() readonly recording?: FileReference;
}

class EchoHeard {
  @Text(100) readonly of!: string;
}

/** The smallest context of which the ledger derives something: whoever rings is echoed. */
export const bellContext: Context = {
  name: 'bell',
  streams: [],
  events: [
    {
      type: 'BellRung',
      version: 1,
      stream: 'bell',
      payload: BellRung,
      visibility: 'public',
      statedBy: ['HEAD'],
      decide: (_state, { data, stream }) => {
        const echo = { stream, type: 'EchoHeard', version: 1, data: { of: (data as BellRung).ringer } };
        return accept([{ ...echo, algorithm: 'echo/v1' }]);
      },
    },
    {
      type: 'EchoHeard',
      version: 1,
      stream: 'bell',
      payload: EchoHeard,
      visibility: 'public',
      statedBy: ['ledger'],
    },
  ],
  refusals: {},
};
