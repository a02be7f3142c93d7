import { isRedacted } from '../../kernel/credential-shapes.ts';
import { isObject, type Json, type JsonObject, member } from '../../kernel/json.ts';

const OSS = new Set(['ossplugin.csi.alibabacloud.com', 'alicloud/oss']);
/** Drivers of Alibaba Cloud; those of NAS and disks need no AccessKey, but could be handed one. */
const ALIBABA_CLOUD = /(?:^alicloud\/|\.csi\.alibabacloud\.com$)/;
/** Where the driver gets short-lived credentials itself, the Secret is not used. */
const KEYLESS = new Set(['rrsa', 'csi-secret-store', 'sts', 'public']);
/** The redactor leaves the first on what is no placeholder, the second on the id of an AccessKey. */
const KEY_SHAPES = ['secret-by-name', 'alibaba-access-key-id'];

/** What a driver is told of one volume. */
export interface DriverSettings {
  driver: string;
  attributes: JsonObject;
  /** The Secret it is given; empty where there is none. */
  secret: string;
}

export interface HeldCredential {
  /** `akId`, `Secret oss-key`. */
  name: string;
  /** The attribute it stands in; undefined for a reference to a Secret. */
  attribute?: string;
  value: Json;
}

export function isOssDriver(driver: string): boolean {
  return OSS.has(driver);
}

/** The fixed credentials that a volume holds: AccessKeys among its attributes, and for OSS a Secret with one. */
export function heldCredentials({ driver, attributes, secret }: DriverSettings): HeldCredential[] {
  const found = keysAmong(driver, attributes);
  const usesSecret = isOssDriver(driver) && secret !== '' && !KEYLESS.has(authTypeOf(attributes));
  return usesSecret ? [...found, { name: `Secret ${secret}`, value: secret }] : found;
}

/** The AccessKeys among the attributes, which tell whatever the driver is. */
export function keysAmong(driver: string, attributes: JsonObject): HeldCredential[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (!isObject(value) || !isRedacted(value)) return [];
    const isKey = value.shapes.some((shape) => KEY_SHAPES.includes(shape)) && ALIBABA_CLOUD.test(driver);
    const isKeyId = value.shapes.includes('alibaba-access-key-id');
    return isKey || isKeyId ? [{ name, attribute: name, value }] : [];
  });
}

function authTypeOf(attributes: JsonObject): string {
  const type = member(attributes, 'authType');
  return typeof type === 'string' ? type.trim().toLowerCase() : '';
}
