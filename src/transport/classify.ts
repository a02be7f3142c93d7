import { dig } from '../kernel/json.ts';
import type { Refusal } from './answer.ts';
import type { Secrets } from './secrets.ts';

/** What a service said when it said no. */
export interface ServiceError {
  httpStatus?: number | undefined;
  code?: string | undefined;
  message?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

/** The credentials themselves were refused, whatever was asked. */
const REJECTED =
  /^(?:InvalidAccessKeyId|InvalidAccessKeySecret|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken|MissingSecurityToken|SecurityTokenExpired)/;
const THROTTLED = /Throttling|^ServiceUnavailable|^TooManyRequests|^Rejected\.Throttling/i;
const DENIED =
  /^Forbidden|^StatusForbidden|NoPermission|NoPrivilege|AccessDenied|NotAuthorized|^UnauthorizedOperation|^APISERVER_403|^ErrorRamPolicyConfig/i;
const DENIED_TEXT = /(?:RAM|STSToken) policy Forbidden/i;
const ABSENT = /NotFound|NotExist/i;
// The interface, not the resource, is unknown there: our fault or an unsupported region.
const NO_SUCH_INTERFACE = /^Invalid(?:Action|Version|Api|Product)|UnsupportedOperation|^InvalidRegionId/i;
const CLOCK = /^InvalidTimeStamp|^IllegalTimestamp|^SignatureTimestampExpired/i;

export function isCredentialRejection(code: string | undefined): boolean {
  return code !== undefined && REJECTED.test(code);
}

/** How a refusal ends the fetch, and whether asking again may help. */
export function classify(error: ServiceError, secrets: Secrets): Refusal {
  const refusal = judge(error);
  const code = cleanCode(error.code, secrets);
  return {
    ...refusal,
    reason: `${refusal.reason}${detail(error, code, secrets)}`,
    ...(code === undefined ? {} : { code }),
    ...(error.httpStatus === undefined ? {} : { httpStatus: error.httpStatus }),
  };
}

function judge({ httpStatus, code = '', message = '', retryAfterSeconds }: ServiceError): Refusal {
  if (isCredentialRejection(code)) return final('failed', 'the credentials are no longer accepted');
  if (CLOCK.test(code))
    return final('failed', "the service refuses the time of the request: this machine's clock is off");
  if (THROTTLED.test(code) || httpStatus === 429 || httpStatus === 503) {
    const refusal: Refusal = { outcome: 'throttled', retry: true, reason: 'the service asks to slow down' };
    if (retryAfterSeconds !== undefined && retryAfterSeconds >= 0)
      refusal.retryAfterMs = retryAfterSeconds * 1000;
    return refusal;
  }
  if (DENIED.test(code) || DENIED_TEXT.test(message)) return final('denied', 'the permission is missing');
  if (NO_SUCH_INTERFACE.test(code)) return final('failed', 'the service does not offer this operation');
  if (ABSENT.test(code) || httpStatus === 404) return final('absent', 'there is no such resource');
  if (httpStatus === 401 || httpStatus === 403) return final('denied', 'the permission is missing');
  if (httpStatus !== undefined && httpStatus >= 500) {
    return { outcome: 'failed', retry: true, reason: 'the service failed' };
  }
  return final('failed', 'the service refused the request');
}

function final(outcome: Refusal['outcome'], reason: string): Refusal {
  return { outcome, retry: false, reason };
}

// Codes are names; anything else in their place is text from outside.
function cleanCode(code: string | undefined, secrets: Secrets): string | undefined {
  if (code === undefined || code === 'undefined') return undefined;
  const clean = secrets.clean(code);
  return /^[\w.-]{1,100}$/.test(clean) ? clean : undefined;
}

// The message of a signature error quotes the string to sign, key id included.
function detail(error: ServiceError, code: string | undefined, secrets: Secrets): string {
  const status = error.httpStatus === undefined ? '' : `HTTP ${error.httpStatus}`;
  const parts = [status, code ?? ''].filter((part) => part !== '').join(' ');
  const quotable =
    error.message !== undefined &&
    error.message !== '' &&
    !/signature|to sign/i.test(`${error.code} ${error.message}`);
  const message = quotable ? secrets.clean(error.message ?? '') : '';
  if (parts === '' && message === '') return '';
  return ` (${[parts, message].filter((part) => part !== '').join(': ')})`;
}

/** Bodies spell their members in two styles. */
export function serviceErrorOf(body: unknown, httpStatus: number | undefined): ServiceError {
  return {
    httpStatus,
    code: text(dig(body, 'Code') ?? dig(body, 'code')),
    message: text(dig(body, 'Message') ?? dig(body, 'message')),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
