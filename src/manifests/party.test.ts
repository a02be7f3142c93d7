import { describe, expect, it } from 'vitest';
import { catalogue } from '../checks/catalogue.generated.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { partyOf } from './party.ts';

function check(id: string): AnyCheck {
  return catalogue.find((one) => one.id === id) as AnyCheck;
}

describe('manifests/party', () => {
  it('is the customer where all four columns say so', () => {
    expect(partyOf(check('pod-privileged'), undefined)).toBe('customer');
    expect(partyOf(check('service-node-port'), 'serverless')).toBe('customer');
  });

  it('is unknown where the columns disagree, until the configuration is given', () => {
    const kubelet = check('kubelet-version-skew');
    expect(partyOf(kubelet, undefined)).toBe('unknown');
    expect(partyOf(kubelet, 'managed')).toBe('customer');
    expect(partyOf(kubelet, 'managed-node-pool')).toBe('alibaba-cloud');
    expect(partyOf(check('node-os-vulns-open'), 'edge')).toBe('unknown');
  });
});
