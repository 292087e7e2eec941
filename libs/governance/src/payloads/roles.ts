import { Actor, Day, Id, OneOf, Optional, Text } from '@mingjing/catalogue';
import { ROLES, type Role } from '@mingjing/kernel';

export class RoleAssigned {
  @Actor() readonly actor!: string;
  @OneOf(ROLES) readonly role!: Role;
  @Id() readonly org!: string;
  /** First day on which the role is held. */
  @Day() readonly from!: string;
  /** Last day on which it is held. */
  @Optional() @Day() readonly to?: string;
}

export class RoleWithdrawn {
  @Actor() readonly actor!: string;
  @OneOf(ROLES) readonly role!: Role;
  @Id() readonly org!: string;
  @Text(500) readonly reason!: string;
}
