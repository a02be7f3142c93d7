import type { Operation } from './operation.ts';
import { marker, rpc, whole } from './rpc.ts';
import { once } from './targets.ts';

// Its operations are allowed by actions of RAM.
const ims = {
  ...rpc,
  product: 'ims',
  version: '2019-08-15',
  endpoint: 'central',
  throttling: 'ims',
  ids: [],
  targets: once,
} as const;

/** Identity Management Service, 2019-08-15. */
export const imsOperations: readonly Operation[] = [
  {
    ...ims,
    name: 'GetAccountSecurityPracticeReport',
    paging: whole,
    action: 'ram:GetAccountSecurityPracticeReport',
  },
  { ...ims, name: 'GetPasswordPolicy', paging: whole, action: 'ram:GetPasswordPolicy' },
  {
    ...ims,
    name: 'ListUsersInRecycleBin',
    paging: marker,
    items: '/Users/User',
    action: 'ram:ListUsersInRecycleBin',
  },
];
