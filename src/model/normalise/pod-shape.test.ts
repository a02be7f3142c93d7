import { describe, expect, it } from 'vitest';
import { malformation } from './pod-shape.ts';

const app = { name: 'app', image: 'a:1' };
const faultOf = (spec: object) => malformation({ spec: { containers: [app], ...spec } } as never);
const inContainer = (members: object) => faultOf({ containers: [{ ...app, ...members }] });

describe('the shape of a pod', () => {
  it('is right where members are missing or null', () => {
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ hostPID: null, volumes: null, securityContext: null, os: null })).toBeUndefined();
    expect(inContainer({ securityContext: { capabilities: { add: [null] } } })).toBeUndefined();
    expect(
      inContainer({ securityContext: {}, ports: [], volumeMounts: [{ name: 'a', mountPath: '/a' }] }),
    ).toBeUndefined();
  });

  it('is right where an argument held a secret', () => {
    expect(
      inContainer({ args: ['--password', { redacted: true, length: 9, shapes: ['secret-by-name'] }] }),
    ).toBeUndefined();
  });

  it.each<[string | undefined, string]>([
    [malformation({}), 'spec is not an object'],
    [malformation({ spec: {} }), 'spec.containers is missing'],
    [
      malformation({ metadata: { annotations: [] }, spec: { containers: [app] } }),
      'metadata.annotations is not an object',
    ],
    [faultOf({ containers: [] }), 'spec.containers is empty'],
    [faultOf({ containers: [app, 'sidecar'] }), 'spec.containers[1] is not an object'],
    [faultOf({ hostPID: 'true' }), 'spec.hostPID is not a boolean'],
    [faultOf({ hostUsers: 0 }), 'spec.hostUsers is not a boolean'],
    [faultOf({ os: 'windows' }), 'spec.os is not an object'],
    [faultOf({ securityContext: { sysctls: [{}] } }), 'spec.securityContext.sysctls[0].name is missing'],
    [
      faultOf({ securityContext: { windowsOptions: { hostProcess: 1 } } }),
      'spec.securityContext.windowsOptions.hostProcess is not a boolean',
    ],
    [faultOf({ volumes: [{ emptyDir: {} }] }), 'spec.volumes[0].name is missing'],
    [faultOf({ volumes: [{ name: 'a', hostPath: {} }] }), 'spec.volumes[0].hostPath.path is missing'],
    [
      faultOf({ volumes: [{ name: 'a', flexVolume: { driver: 1 } }] }),
      'spec.volumes[0].flexVolume.driver is not a text',
    ],
    [
      inContainer({ ports: [{ containerPort: 80.5 }] }),
      'spec.containers[0].ports[0].containerPort is not an integer',
    ],
    [inContainer({ ports: [{ protocol: 6 }] }), 'spec.containers[0].ports[0].protocol is not a text'],
    [
      inContainer({ volumeMounts: [{ mountPath: '/a' }] }),
      'spec.containers[0].volumeMounts[0].name is missing',
    ],
    [
      inContainer({ securityContext: { capabilities: { drop: 'ALL' } } }),
      'spec.containers[0].securityContext.capabilities.drop is not a list of texts',
    ],
    [
      inContainer({ lifecycle: { preStop: { httpGet: { host: 1 } } } }),
      'spec.containers[0].lifecycle.preStop.httpGet.host is not a text',
    ],
    [faultOf({ ephemeralContainers: {} }), 'spec.ephemeralContainers is not a list'],
    [faultOf({ shareProcessNamespace: 'yes' }), 'spec.shareProcessNamespace is not a boolean'],
    [faultOf({ imagePullSecrets: ['a'] }), 'spec.imagePullSecrets[0] is not an object'],
    [
      faultOf({ securityContext: { supplementalGroups: ['0'] } }),
      'spec.securityContext.supplementalGroups[0] is not an integer',
    ],
    [inContainer({ args: ['-p', 80] }), 'spec.containers[0].args is not a list of texts'],
    [inContainer({ command: 'sh' }), 'spec.containers[0].command is not a list of texts'],
    [inContainer({ resources: { limits: ['1'] } }), 'spec.containers[0].resources.limits is not an object'],
    [
      inContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: 'a' } }] }),
      'spec.containers[0].env[0].valueFrom.secretKeyRef is not an object',
    ],
    [
      malformation({ metadata: { ownerReferences: [{ name: 'a' }] }, spec: { containers: [app] } }),
      'metadata.ownerReferences[0].kind is missing',
    ],
  ])('%s', (found, expected) => expect(found).toBe(expected));
});
