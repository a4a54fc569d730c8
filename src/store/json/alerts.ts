import type { Alert, Alerts } from '../../domain/alert.ts';
import { NumberedIndex } from './numbered.ts';

export class AlertIndex extends NumberedIndex<Alert> {
  constructor() {
    super(({ state }) => state === 'open');
  }

  view(get: (id: string) => Alert | undefined): Alerts {
    return {
      get: async (id) => get(id),
      page: async (after, limit) => this.page(after, limit),
      open: async () => this.open(),
    };
  }
}
