import { findComponent } from '../advisories/components.ts';
import { compareTexts, FAMILIES } from '../advisories/versions/families.ts';
import type { InventoryItem } from './inventory-item.ts';

/** Whether a version is older than what is installed: ACK takes nothing back, and old branches get no fixes. */
export function goesBack({ component, version }: InventoryItem, to: string): boolean {
  const family = FAMILIES.get(findComponent(component)?.family ?? '');
  return version.known && family !== undefined && compareTexts(family, to, version.value) === -1;
}
