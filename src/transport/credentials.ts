import type CredentialsLibrary from '@alicloud/credentials';
import { UsageError } from '../kernel/usage-error.ts';
import { exportsOf } from './common-js.ts';
import type { Secrets } from './secrets.ts';

type Library = typeof CredentialsLibrary;

/** Where the credentials come from; nothing given means the default chain. */
export interface CredentialChoice {
  accessKeyId?: string | undefined;
  accessKeySecret?: string | undefined;
  securityToken?: string | undefined;
  /** ARN of a RAM role to assume over the credentials found. */
  assumeRole?: string | undefined;
  roleSessionName?: string | undefined;
  /** Region whose STS endpoint issues the role's session. */
  stsRegion?: string | undefined;
}

/** What openapi-core asks of a credential. */
export type CredentialSource = Pick<InstanceType<Library['default']>, 'getCredential'>;

interface CredentialsProvider {
  getCredentials(): Promise<{
    accessKeyId: string;
    accessKeySecret: string;
    securityToken: string;
    providerName: string;
  }>;
  getProviderName(): string;
}

/** Loads the credentials library; every value it issues is remembered so that no message can carry it. */
export async function loadCredentials(choice: CredentialChoice, secrets: Secrets): Promise<CredentialSource> {
  secrets.remember(choice.accessKeyId, choice.accessKeySecret, choice.securityToken);
  const library = exportsOf(await import('@alicloud/credentials'), 'DefaultCredentialsProvider');
  const base = baseProvider(library, choice);
  const provider =
    choice.assumeRole === undefined ? base : roleProvider(library, base, choice, choice.assumeRole);
  const credential = new library.default(undefined, provider);
  return {
    async getCredential() {
      try {
        const issued = await credential.getCredential();
        secrets.remember(
          issued.accessKeyId,
          issued.accessKeySecret,
          issued.securityToken,
          issued.bearerToken,
        );
        return issued;
      } catch (error) {
        throw toUsageError(error, choice);
      }
    },
  };
}

function baseProvider(library: Library, choice: CredentialChoice): CredentialsProvider {
  const { accessKeyId, accessKeySecret, securityToken } = choice;
  if (accessKeyId === undefined || accessKeySecret === undefined)
    return library.DefaultCredentialsProvider.builder().build();
  if (securityToken === undefined) {
    return library.StaticAKCredentialsProvider.builder()
      .withAccessKeyId(accessKeyId)
      .withAccessKeySecret(accessKeySecret)
      .build();
  }
  return library.StaticSTSCredentialsProvider.builder()
    .withAccessKeyId(accessKeyId)
    .withAccessKeySecret(accessKeySecret)
    .withSecurityToken(securityToken)
    .build();
}

function roleProvider(
  library: Library,
  base: CredentialsProvider,
  choice: CredentialChoice,
  role: string,
): CredentialsProvider {
  if (!/^acs:ram::\d+:role\/\S+$/.test(role)) {
    throw new UsageError(
      'bad-flag',
      'The role to assume is not an ARN of the form acs:ram::<account-id>:role/<name>.',
    );
  }
  const builder = library.RAMRoleARNCredentialsProvider.builder()
    .withCredentialsProvider(base)
    .withRoleArn(role)
    .withRoleSessionName(choice.roleSessionName ?? 'demarc');
  return (choice.stsRegion === undefined ? builder : builder.withStsRegionId(choice.stsRegion)).build();
}

// The library's messages quote whole answers, and with them key ids: only the error code is kept.
function toUsageError(error: unknown, choice: CredentialChoice): UsageError {
  if (error instanceof UsageError) return error;
  const message = error instanceof Error ? error.message : '';
  const code = /"Code"\s*:\s*"([\w.]{1,80})"/.exec(message)?.[1];
  if (choice.assumeRole !== undefined && !/unable to get credentials from any/.test(message)) {
    return new UsageError(
      'credentials-rejected',
      `The role ${choice.assumeRole} could not be assumed${code === undefined ? '' : ` (${code})`}. ` +
        'Check its ARN, its trust policy, and that your identity is allowed sts:AssumeRole on it.',
    );
  }
  return missingCredentials();
}

export function missingCredentials(): UsageError {
  return new UsageError(
    'credentials-missing',
    'No Alibaba Cloud credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, ' +
      'configure a profile, or run where a RAM role or an OIDC token is offered. Try `demarc demo` without an account.',
  );
}

export function rejectedCredentials(code: string | undefined): UsageError {
  const why =
    code === 'SignatureDoesNotMatch' || code === 'InvalidAccessKeySecret'
      ? 'The AccessKey secret does not belong to the AccessKey id.'
      : 'The AccessKey is unknown or disabled, or the session token has expired.';
  return new UsageError(
    'credentials-rejected',
    `Alibaba Cloud refused the credentials${code === undefined ? '' : ` (${code})`}. ${why} Check the key in the RAM console, or renew the session.`,
  );
}
