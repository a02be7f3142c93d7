import { describe, expect, it } from 'vitest';
import { isNetworkError, networkRefusal } from './network-error.ts';

const withCode = (code: string, message = 'GET https://h/?Signature=secret failed') =>
  Object.assign(new Error(message), { code });
const timeout = Object.assign(new Error('ConnectTimeout: Connect https://h/?Signature=secret failed.'), {
  name: 'RequestTimeoutError',
});

describe('src/transport/network-error.ts', () => {
  it.each([
    [withCode('ECONNREFUSED'), true, 'the connection was refused (ECONNREFUSED)'],
    [withCode('ENOTFOUND'), true, 'the host name does not resolve (ENOTFOUND)'],
    [withCode('HPE_INVALID_CONSTANT'), true, 'the connection failed (HPE_INVALID_CONSTANT)'],
    [new AggregateError([withCode('EHOSTUNREACH')], ''), true, 'the host cannot be reached (EHOSTUNREACH)'],
    [timeout, true, 'no answer came in time'],
    [withCode('CERT_HAS_EXPIRED'), false, "the server's certificate has expired (CERT_HAS_EXPIRED)"],
    [
      withCode('SELF_SIGNED_CERT_IN_CHAIN'),
      false,
      "the server's certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN)",
    ],
    [
      withCode('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
      false,
      'the server wants a client certificate (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)',
    ],
  ])('keeps the code of %s and none of its text', (error, retry, reason) => {
    expect([isNetworkError(error), networkRefusal(error)]).toEqual([
      true,
      { outcome: 'failed', retry, reason },
    ]);
  });

  it.each([[new Error('our bug')], [withCode('not a code')], ['text'], [undefined]])(
    'does not take %s for one',
    (error) => {
      expect(isNetworkError(error)).toBe(false);
    },
  );
});
