// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
/** A kind that every API server serves: its group, and whether its objects are in namespaces. */
export interface KnownResource {
  resource: string;
  group: string;
  namespaced: boolean;
}

const NAMESPACED: Readonly<Record<string, string>> = {
  '': 'bindings configmaps:cm:configmap endpoints:ep events:ev:event limitranges:limits:limitrange persistentvolumeclaims:pvc:persistentvolumeclaim pods:po:pod podtemplates replicationcontrollers:rc:replicationcontroller resourcequotas:quota:resourcequota secrets:secret serviceaccounts:sa:serviceaccount services:svc:service',
  apps: 'controllerrevisions daemonsets:ds:daemonset deployments:deploy:deployment replicasets:rs:replicaset statefulsets:sts:statefulset',
  'authorization.k8s.io': 'localsubjectaccessreviews',
  autoscaling: 'horizontalpodautoscalers:hpa:horizontalpodautoscaler',
  batch: 'cronjobs:cj:cronjob jobs:job',
  'coordination.k8s.io': 'leases:lease',
  'discovery.k8s.io': 'endpointslices:endpointslice',
  'networking.k8s.io': 'ingresses:ing:ingress networkpolicies:netpol:networkpolicy',
  policy: 'poddisruptionbudgets:pdb:poddisruptionbudget',
  'rbac.authorization.k8s.io': 'rolebindings:rolebinding roles:role',
};

const CLUSTER_SCOPED: Readonly<Record<string, string>> = {
  '': 'componentstatuses:cs namespaces:ns:namespace nodes:no:node persistentvolumes:pv:persistentvolume',
  'admissionregistration.k8s.io':
    'mutatingwebhookconfigurations validatingwebhookconfigurations validatingadmissionpolicies validatingadmissionpolicybindings mutatingadmissionpolicies mutatingadmissionpolicybindings',
  'apiextensions.k8s.io': 'customresourcedefinitions:crd:crds:customresourcedefinition',
  'apiregistration.k8s.io': 'apiservices:apiservice',
  'authentication.k8s.io': 'tokenreviews selfsubjectreviews',
  'authorization.k8s.io': 'selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews',
  'certificates.k8s.io': 'certificatesigningrequests:csr signers',
  'flowcontrol.apiserver.k8s.io': 'flowschemas prioritylevelconfigurations',
  'networking.k8s.io': 'ingressclasses:ingressclass',
  'node.k8s.io': 'runtimeclasses:runtimeclass',
  'ramauthenticator.k8s.alibabacloud': 'ramidentitymappings:ramidentitymapping',
  'rbac.authorization.k8s.io': 'clusterrolebindings:clusterrolebinding clusterroles:clusterrole',
  'scheduling.k8s.io': 'priorityclasses:pc:priorityclass',
  'storage.k8s.io': 'csidrivers csinodes storageclasses:sc:storageclass volumeattachments',
};

const known = new Map<string, KnownResource>();
for (const [table, namespaced] of [
  [NAMESPACED, true],
  [CLUSTER_SCOPED, false],
] as const) {
  for (const [group, words] of Object.entries(table)) {
    for (const names of words.split(' ')) {
      const all = names.split(':');
      for (const name of all) known.set(name, { resource: all[0] as string, group, namespaced });
    }
  }
}

/** By the plural, the singular or the short name that kubectl takes. */
export function knownResource(name: string): KnownResource | undefined {
  return known.get(name);
}

/** The same by plural and group. */
export function isClusterScoped(resource: string, group: string): boolean {
  const found = known.get(resource);
  return found?.group === group && found.resource === resource && !found.namespaced;
}
