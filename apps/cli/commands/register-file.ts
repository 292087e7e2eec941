import { officerRegisterIsFiled, officerRegisterRoot } from '@mingjing/registers/contracts';
import { readPen } from '../../ledger/composition/key-file';
import type { Question } from '../gateway/question';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';
import { receiptLine, state } from './states';

export interface Filing {
  readonly where: Where;
  readonly key: string;
  /** The bureau's receipt, such as 样卫备〔2026〕1号. */
  readonly receipt: string;
  /** Id of the organisation that it is filed with. */
  readonly filedWith: string;
}

interface RegisterFiling {
  /** Hex: see officerRegisterRoot. */
  readonly root: string;
  readonly filed: boolean;
}

const FILING: Question<RegisterFiling> = {
  fromFacts: (facts) => ({ root: officerRegisterRoot(facts), filed: officerRegisterIsFiled(facts) }),
  path: 'registers/officers/filing',
  fromBody: (body) => body as unknown as RegisterFiling,
};

/** States that the officer register as it stands is filed; until it is, no draw is frozen. */
export async function fileOfficerRegister(
  { where, key, receipt, filedWith }: Filing,
  io: CliIo,
): Promise<void> {
  const pen = readPen(key);
  await atTheGateway(where, io, pen, async (gateway) => {
    const { root, filed } = await gateway.answer(FILING);
    if (filed) io.err('What was filed last is still the register; it is filed again under this receipt.');
    const what = {
      type: 'OfficerRegisterFiled',
      stream: 'register/officers',
      data: { root, receipt, filedWith },
    };
    io.out(receiptLine(what, await state(what, pen, gateway, io)));
  });
}
