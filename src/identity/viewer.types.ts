import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ALL_ROLES, ROLES, type Role } from './role.js';

export const RoleEnum = Object.fromEntries(ALL_ROLES.map((role) => [role, role]));

registerEnumType(RoleEnum, {
  name: 'Role',
  description: '角色。 What a person acts as; county roles are bound to one county, city roles to one pool.',
  valuesConfig: Object.fromEntries(ALL_ROLES.map((role) => [role, { description: ROLES[role].name }])),
});

@ObjectType('Grant', { description: '一项授权。 A role of the person, and what it is bound to.' })
export class GrantType {
  @Field(() => RoleEnum, { description: '角色。 The role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: '统筹区。 The pool it is bound to; null: not bound to one.' })
  pool?: string;

  @Field(() => ID, { nullable: true, description: '县市区。 The county it is bound to; null: not bound to one.' })
  county?: string;
}

@ObjectType('Viewer', { description: '当前用户。 Who is asking, as the bearer token says.' })
export class ViewerType {
  @Field(() => ID, { description: '人员。 The person; four eyes, signatures and idempotency go by it.' })
  person!: string;

  @Field(() => [GrantType], { description: '授权。 The roles, each with its bound.' })
  grants!: GrantType[];
}
