import { isObject, type Json, type JsonObject, pointerToken } from '../../kernel/json.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { at, inSpec } from './containers.ts';
import { type HeldCredential, heldCredentials, isOssDriver } from './volume-credentials.ts';

const FORMS = [
  { member: 'csi', attributes: 'volumeAttributes', secret: 'nodePublishSecretRef' },
  { member: 'flexVolume', attributes: 'options', secret: 'secretRef' },
] as const;

/** Credentials that stand in the volumes of a pod itself, and what could not be told of these. */
export interface PodVolumeCredentials {
  found: { volume: string; credential: HeldCredential; evidence: Evidence }[];
  gaps: Gap[];
  /** It has volumes on OSS. */
  anyOss: boolean;
}

export function podVolumeCredentials(row: PodTemplate): PodVolumeCredentials {
  const all: PodVolumeCredentials = { found: [], gaps: [], anyOss: false };
  const volumes = at(row.spec, 'volumes');
  if (!Array.isArray(volumes)) return all;
  for (const [index, volume] of volumes.entries())
    for (const form of FORMS) {
      const source = at(volume, form.member);
      if (source !== undefined) add(all, row, { index, name: nameOf(volume, index), source, form });
    }
  return all;
}

interface Volume {
  index: number;
  name: string;
  source: Json;
  form: (typeof FORMS)[number];
}

function add(all: PodVolumeCredentials, row: PodTemplate, { index, name, source, form }: Volume): void {
  const path = `/volumes/${index}/${form.member}`;
  const driver = at(source, 'driver');
  const attributes = at(source, form.attributes) ?? {};
  const secret = at(source, form.secret) ?? {};
  if (typeof driver !== 'string' || !isObject(attributes) || !isObject(secret)) {
    all.gaps.push(
      gapOf(row.at.source, row.at.ids, 'failed', `${row.specPath}${path} is not of the form of the API`),
    );
    return;
  }
  all.anyOss ||= isOssDriver(driver);
  for (const credential of heldCredentials({ driver, attributes, secret: secretName(secret) }))
    all.found.push({
      volume: name,
      credential,
      evidence: inSpec(row, path + placeOf(credential, form), credential.value),
    });
}

function placeOf({ attribute }: HeldCredential, form: Volume['form']): string {
  return attribute === undefined ? `/${form.secret}/name` : `/${form.attributes}/${pointerToken(attribute)}`;
}

function secretName(secret: JsonObject): string {
  const name = at(secret, 'name');
  return typeof name === 'string' ? name : '';
}

function nameOf(volume: Json, index: number): string {
  const name = at(volume, 'name');
  return typeof name === 'string' ? name : String(index);
}
