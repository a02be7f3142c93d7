import { describe, expect, it } from 'vitest';
import { classify, type ServiceError } from './classify.ts';
import { createSecrets } from './secrets.ts';

const outcome = (error: ServiceError) => classify(error, createSecrets()).outcome;

describe('src/transport/classify.ts', () => {
  it.each([
    [403, 'NoPermission'],
    [403, 'NoPrivilege'],
    [400, 'RdCheckNoPermission'],
    [403, 'StatusForbidden'],
    [403, 'Forbidden.RAM'],
    [403, 'ForbiddenQueryClusterNamespace'],
    [400, 'ForbiddenCheckControlPlaneLog'],
    [403, 'APISERVER_403'],
    [400, 'ErrorRamPolicyConfig'],
    [403, undefined],
    [401, undefined],
    [404, 'Forbidden.NotFound'],
  ])('reads HTTP %s %s as denied', (httpStatus, code) => {
    expect(outcome({ httpStatus, code })).toBe('denied');
  });

  it.each([
    'RAM policy Forbidden for action cs:DescribeClusterVuls',
    'STSToken policy Forbidden for action cs:GetClusters',
  ])('reads the text "%s" as denied', (message) => {
    expect(outcome({ httpStatus: 400, code: 'BadRequest', message })).toBe('denied');
  });

  it.each([
    [404, 'ErrorClusterNotFound'],
    [404, 'ErrorNodePoolNotFound'],
    [404, 'AddonNotFound'],
    [400, 'Cluster.NotFound'],
    [404, 'InvalidResource.NotFound'],
    [404, 'EntityNotExist.User.LoginProfile'],
    [404, undefined],
  ])('reads HTTP %s %s as absent', (httpStatus, code) => {
    expect(outcome({ httpStatus, code })).toBe('absent');
  });

  it.each([
    [400, 'Throttling'],
    [400, 'Throttling.User'],
    [400, 'Throttling.Api'],
    [429, 'Rejected.Throttling'],
    [503, 'ServiceUnavailable'],
    [400, 'ServiceUnavailable'],
    [429, undefined],
    [503, undefined],
  ])('reads HTTP %s %s as throttled, to be asked again', (httpStatus, code) => {
    expect(classify({ httpStatus, code }, createSecrets())).toMatchObject({
      outcome: 'throttled',
      retry: true,
    });
  });

  it.each([
    [500, 'InternalError', true],
    [502, undefined, true],
    [400, 'InvalidParameter', false],
    [404, 'InvalidAction.NotFound', false],
    [400, 'InvalidTimeStamp.Expired', false],
    [404, 'InvalidAccessKeyId.NotFound', false],
    [200, undefined, false],
  ])('reads HTTP %s %s as failed (asked again: %s)', (httpStatus, code, retry) => {
    expect(classify({ httpStatus, code }, createSecrets())).toMatchObject({ outcome: 'failed', retry });
  });

  it('keeps the code, the status and the wait, and says them in the reason', () => {
    const error = {
      httpStatus: 429,
      code: 'Throttling',
      message: 'Request was denied',
      retryAfterSeconds: 3,
    };
    expect(classify(error, createSecrets())).toEqual({
      outcome: 'throttled',
      retry: true,
      retryAfterMs: 3000,
      httpStatus: 429,
      code: 'Throttling',
      reason: 'the service asks to slow down (HTTP 429 Throttling: Request was denied)',
    });
  });

  it('does not repeat what a signature error quotes', () => {
    const message =
      'Specified signature is not matched with our calculation. server string to sign is:GET&LTAI5tAAAABBBBCCCC';
    expect(
      classify({ httpStatus: 400, code: 'SignatureDoesNotMatch', message }, createSecrets()).reason,
    ).toBe('the credentials are no longer accepted (HTTP 400 SignatureDoesNotMatch)');
  });

  it('keeps no code that is not a name', () => {
    expect(classify({ httpStatus: 400, code: '<b>\u001b[31m' }, createSecrets())).toEqual({
      outcome: 'failed',
      retry: false,
      httpStatus: 400,
      reason: 'the service refused the request (HTTP 400)',
    });
  });
});
