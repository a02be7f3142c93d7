import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const NURSERY_MB = 4;
const GROWTH_PERCENT = 50;

/**
 * Documents live for a moment: a small nursery holds them, and with larger ones the nurseries take more memory
 * than what is in them. What is old is little, and is looked through before it has grown much.
 */
export function keepHeapsSmall(): void {
  // Of threads that are started later.
  setFlagsFromString(`--min-semi-space-size=${NURSERY_MB}`);
  setFlagsFromString(`--max-semi-space-size=${NURSERY_MB}`);
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  // Of this one, whose nursery is there already: it grows once, as far as that of the others.
  setFlagsFromString(`--semi-space-growth-factor=${NURSERY_MB}`);
}

/** No limit holds for a nursery that was there before: asked now and then, this keeps it from growing on. */
export function limitNursery(): void {
  const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (nursery !== undefined && nursery.space_size >= NURSERY_MB << 20)
    setFlagsFromString('--semi-space-growth-factor=1');
}
