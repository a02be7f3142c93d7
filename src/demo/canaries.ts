/**
 * Secrets planted in the sample fleet. None is real, and none may ever reach a snapshot. They are put
 * together here so that a scanner of this source does not take them for live ones.
 */

/** `LTAI5t` and 20 characters, as AccessKey ids are formed. */
function accessKeyId(owner: string): string {
  return `LTAI${'5t'}Example${owner}`.padEnd(26, '0');
}

export const accessKeys = {
  alice: accessKeyId('Alice'),
  bobOld: accessKeyId('BobOld'),
  bobNew: accessKeyId('BobNew'),
  carol: accessKeyId('Carol'),
  ciDeploy: accessKeyId('CiDeploy'),
  grace: accessKeyId('Grace'),
};

export const planted = {
  loginPassword: 'ExampleLogin!Passw0rd',
  userData: Buffer.from('#!/bin/sh\nexport REGISTRY_TOKEN=ExampleUserDataToken\n').toString('base64'),
  preUserData: Buffer.from('#!/bin/sh\nexport PROXY_PASSWORD=ExamplePreUserData\n').toString('base64'),
  envPassword: 'ExampleEnvDatabasePassword',
  envSecretKey: 'ExampleEnvAccessKeySecret',
  argToken: 'ExampleArgumentToken01',
  argPassword: 'ExampleArgumentPassword02',
  annotationPassword: 'ExampleAnnotationPassword',
  annotationUrlPassword: 'ExampleUrlPassword',
  lastAppliedSecret: 'ExampleLastAppliedSecret',
  addonSecret: 'ExampleAddonKeySecret',
  addonToken: 'ExampleAddonEndpointToken',
  volumeSecret: 'ExampleVolumeKeySecret',
  kubeletEnvToken: 'ExampleKubeletEnvToken',
  // Values of Secrets, as the API server spells them.
  sessionKey: Buffer.from('ExampleSessionKey').toString('base64'),
  accountToken: Buffer.from('ExampleServiceAccountToken').toString('base64'),
  bootstrapToken: Buffer.from('ExampleBootstrapToken').toString('base64'),
};

/** The exact strings that no snapshot, assessment or report may hold. */
export const CANARIES: string[] = [...Object.values(accessKeys), ...Object.values(planted)];
