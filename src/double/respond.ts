import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { toJsonText } from '../kernel/json.ts';
import type { Operation } from '../operations/operation.ts';
import type { Fault } from './faults.ts';
import { requestId } from './quirks.ts';
import type { DoubleRefusal } from './refusal.ts';

export interface Sending {
  httpStatus: number;
  body: unknown;
  headers?: Record<string, string> | undefined;
  fault?: Fault | undefined;
  gzip?: boolean;
}

export function send(response: ServerResponse, { httpStatus, body, headers, fault, gzip }: Sending): void {
  const text = fault?.kind === 'garbled' ? `<html>${'…'.repeat(20)}` : toJsonText(body);
  const plain = Buffer.from(text);
  const zipped = gzip === true && plain.length > 4096;
  const bytes = zipped ? gzipSync(plain) : plain;
  response.writeHead(httpStatus, {
    'content-type': 'application/json;charset=utf-8',
    'content-length': bytes.length,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    ...headers,
  });
  if (fault?.kind === 'cut') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.end(bytes);
}

/** The body of a refusal in the operation's style. */
export function refusalBody(
  { httpStatus, code, message }: DoubleRefusal,
  style: 'ROA' | 'RPC' | 'log',
  seed: string,
): Record<string, unknown> {
  if (style === 'log') return { errorCode: code, errorMessage: message };
  const id = requestId(`${seed}\n${code}`);
  if (style === 'ROA') return { code, message, requestId: id, status: httpStatus };
  return { RequestId: id, HostId: 'double.invalid', Code: code, Message: message, Recommend: '' };
}

/** Every product says "denied" in its own words. */
export function denial(operation: Operation): DoubleRefusal {
  const message = `You are not authorized to do this action: ${operation.action}`;
  switch (operation.product) {
    case 'cs':
      return {
        httpStatus: 403,
        code: 'StatusForbidden',
        message: `RAM policy Forbidden for action ${operation.action}`,
      };
    case 'sas':
      return { httpStatus: 400, code: 'RdCheckNoPermission', message };
    case 'cr':
      return { httpStatus: 403, code: 'NoPrivilege', message };
    case 'sls':
      return { httpStatus: 401, code: 'Unauthorized', message: `denied by sts or ram, ${message}` };
    case 'ecs':
    case 'slb':
    case 'vpc':
      return { httpStatus: 403, code: 'Forbidden.RAM', message };
    default:
      return { httpStatus: 403, code: 'NoPermission', message };
  }
}

const RAM_ABSENCES: Readonly<Record<string, string>> = {
  GetLoginProfile: 'EntityNotExist.User.LoginProfile',
  GetUserMFAInfo: 'EntityNotExist.User.MFADevice',
  ListPoliciesForRole: 'EntityNotExist.Role',
  GetPolicy: 'EntityNotExist.Policy',
};

/** How a product says that it has no such thing. */
export function absence(operation: Operation): DoubleRefusal {
  switch (operation.product) {
    case 'cs':
      return { httpStatus: 404, code: 'ErrorClusterNotFound', message: 'cluster not found' };
    case 'sls':
      return { httpStatus: 404, code: 'LogStoreNotExist', message: 'The logstore does not exist.' };
    case 'ram':
      return {
        httpStatus: 404,
        code: RAM_ABSENCES[operation.name] ?? 'EntityNotExist.User',
        message: 'The entity does not exist.',
      };
    default:
      return {
        httpStatus: 404,
        code: 'InvalidResource.NotFound',
        message: 'The specified resource is not found.',
      };
  }
}
