import { isOfSameLength, sameLength, seal, unseal } from '../../domain/seal.ts';
import type { Unit } from '../work.ts';

/** Seals anew what an older version sealed: such a seal is as long as the name in it, for as long as its record is kept. */
export async function sealAlike(unit: Unit): Promise<void> {
  const { sealKey, sealBroken } = unit.services;
  for (const each of await unit.store.sealed.all()) {
    if (isOfSameLength(each)) continue;
    try {
      const identity = JSON.parse(unseal(each, sealKey)) as object;
      unit.save('sealed', { ...each, box: seal(sameLength(identity), each.id, sealKey) });
    } catch {
      sealBroken?.(each.id);
    }
  }
}
