import type { Paging } from './operation.ts';

/** What the operations of RPC style have in common: one path, everything in parameters. */
export const rpc = { style: 'RPC', method: 'POST', read: true } as const;

export const whole: Paging = { style: 'none' };
export const marker: Paging = {
  style: 'token',
  token: 'Marker',
  size: 'MaxItems',
  pageSize: 100,
  next: '/Marker',
  more: '/IsTruncated',
};
export const pageNumber: Paging = {
  style: 'number',
  page: 'PageNumber',
  size: 'PageSize',
  pageSize: 100,
  total: ['/TotalCount'],
};
export const nextToken: Paging = {
  style: 'token',
  token: 'NextToken',
  size: 'MaxResults',
  pageSize: 100,
  next: '/NextToken',
};
