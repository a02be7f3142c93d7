// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data

/** What an action leads to, for the access to clusters. */
export type PowerKind =
  /** Gets credentials for a cluster. */
  | 'issue-kubeconfig'
  /** Changes who may do what in a cluster. */
  | 'grant-cluster-rights'
  /** Takes the access of others away. */
  | 'clean-cluster-rights'
  /** Changes or deletes a cluster or its nodes. */
  | 'change-cluster'
  /** Acts as another identity. */
  | 'become-identity'
  /** Changes what an identity, its own included, may do. */
  | 'grant-ram-rights'
  /** Hands a role to a service, which then acts with it. */
  | 'pass-role'
  /** Brings a deleted identity back, with its id. */
  | 'restore-identity';

export interface Power {
  action: string;
  kind: PowerKind;
  /** What its resource is; `none` where RAM takes only `*`. */
  on: 'cluster' | 'user' | 'group' | 'role' | 'policy' | 'none';
}

/**
 * The actions that matter for who gets into a cluster. Actions of ACK and whether they take a resource:
 * https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-ram
 * Actions of RAM: https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-ram
 */
export const POWERS: readonly Power[] = [
  { action: 'cs:DescribeClusterUserKubeconfig', kind: 'issue-kubeconfig', on: 'cluster' },
  // Revoking one's own kubeconfig issues a new one at once.
  { action: 'cs:RevokeK8sClusterKubeConfig', kind: 'issue-kubeconfig', on: 'cluster' },
  { action: 'cs:GrantPermissions', kind: 'grant-cluster-rights', on: 'none' },
  { action: 'cs:UpdateUserPermissions', kind: 'grant-cluster-rights', on: 'none' },
  { action: 'cs:CleanClusterUserPermissions', kind: 'clean-cluster-rights', on: 'cluster' },
  { action: 'cs:CleanUserPermissions', kind: 'clean-cluster-rights', on: 'none' },
  { action: 'cs:ModifyCluster', kind: 'change-cluster', on: 'cluster' },
  { action: 'cs:DeleteCluster', kind: 'change-cluster', on: 'cluster' },
  { action: 'cs:CreateClusterNodePool', kind: 'change-cluster', on: 'cluster' },
  { action: 'cs:ModifyClusterNodePool', kind: 'change-cluster', on: 'cluster' },
  { action: 'cs:AttachInstances', kind: 'change-cluster', on: 'cluster' },
  { action: 'cs:InstallClusterAddons', kind: 'change-cluster', on: 'cluster' },
  { action: 'ram:CreateAccessKey', kind: 'become-identity', on: 'user' },
  { action: 'ram:CreateLoginProfile', kind: 'become-identity', on: 'user' },
  { action: 'ram:UpdateLoginProfile', kind: 'become-identity', on: 'user' },
  { action: 'ram:UpdateRole', kind: 'become-identity', on: 'role' },
  { action: 'sts:AssumeRole', kind: 'become-identity', on: 'role' },
  { action: 'ram:AttachPolicyToUser', kind: 'grant-ram-rights', on: 'user' },
  { action: 'ram:AttachPolicyToGroup', kind: 'grant-ram-rights', on: 'group' },
  { action: 'ram:AttachPolicyToRole', kind: 'grant-ram-rights', on: 'role' },
  { action: 'ram:AddUserToGroup', kind: 'grant-ram-rights', on: 'group' },
  { action: 'ram:CreatePolicyVersion', kind: 'grant-ram-rights', on: 'policy' },
  { action: 'ram:SetDefaultPolicyVersion', kind: 'grant-ram-rights', on: 'policy' },
  { action: 'ram:PassRole', kind: 'pass-role', on: 'role' },
  { action: 'ram:RestoreUserFromRecycleBin', kind: 'restore-identity', on: 'none' },
];
