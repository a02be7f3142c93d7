/** The ARNs of identities: `acs:ram::<account>:user/<name>`, of clusters: `acs:cs:<region>:<account>:cluster/<id>`. */
export function userArn(account: string, name: string): string {
  return `acs:ram::${account}:user/${name}`;
}

export function clusterArn(region: string, account: string, cluster: string): string {
  return `acs:cs:${region}:${account}:cluster/${cluster}`;
}

export interface RamArn {
  account: string;
  /** `root`, `user/<name>`, `role/<name>`, `oidc-provider/<name>`, `saml-provider/<name>`. */
  rest: string;
}

/** Undefined where the text is no ARN of RAM. */
export function parseRamArn(text: string): RamArn | undefined {
  const [acs, service, _region, account, ...rest] = text.split(':');
  if (acs !== 'acs' || service !== 'ram' || account === undefined || rest.length === 0) return undefined;
  return { account, rest: rest.join(':') };
}
