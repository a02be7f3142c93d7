// biome-ignore-all lint/performance/noBarrelFile: what the package exports as `demarc/rbac`
export type {
  AccessReviewSpec,
  NonResourceAttributes,
  Request,
  ResourceAttributes,
  Subject,
} from './access-review.ts';
export type { AggregationDrift } from './aggregation.ts';
export { type AllowedOptions, type Answer, allowed, type Grant } from './allowed.ts';
export { type CompileOptions, compileRbac } from './compile-rbac.ts';
export { type Coverage, covers } from './covers.ts';
export type { EscalationAnswer } from './escalation.ts';
export { withImplicitGroups } from './implicit-groups.ts';
export { type BindingWrite, mayBind } from './may-bind.ts';
export { mayWriteRole, type RoleWrite } from './may-write-role.ts';
export type { RbacPolicy } from './policy.ts';
export type { PolicyRule } from './policy-rule.ts';
export type { Problem, RbacSubject } from './rbac-object.ts';
export { type ReadAccessReview, readAccessReview } from './read-access-review.ts';
export { type HeldRule, type HeldRules, rulesFor } from './rules-for.ts';
export { type Holder, type WhoCan, type WhoCanOptions, whoCan } from './who-can.ts';
