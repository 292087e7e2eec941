/** Every refusal of this context with its title. */
export const accountabilityRefusals = {
  'admits-own-statement': '不得自行补录本人逾期陈述',
  'approver-missing': '补录理由未经他人批准',
  'corrects-itself': '不得更正自身',
  'original-key-unknown': '原始陈述的密钥从未登记',
  'original-signature-invalid': '原始陈述的签名不符',
  'original-unreadable': '原始陈述无法识读',
  'reason-given': '补录理由已经批准',
  'root-differs': '锚定的根与账本不符',
  'size-beyond-log': '账本尚无此长度',
  'stream-used': '编号已被使用',
  'target-not-recorded': '更正对象尚未入账',
} as const;
