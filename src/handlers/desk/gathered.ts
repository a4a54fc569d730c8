import { both, type Message } from '../../chat/message.ts';
import type { Department } from '../../domain/department.ts';
import { text } from '../../text/index.ts';

const listed = 20;

/** One message for many reports that came faster than the desk's channel takes cards. */
export function gatheredReports({ languages }: Department, ids: readonly string[]): Message {
  const shown = ids.slice(0, listed).join(', ') + (ids.length > listed ? ', …' : '');
  return both(
    languages.map((language): Message => {
      const t = text(language).desk;
      const heading = t.gathered(ids.length);
      return {
        text: heading,
        card: [
          { kind: 'heading', text: heading },
          { kind: 'text', text: t.gatheredList(shown) },
          { kind: 'text', tone: 'quiet', text: t.gatheredHint },
        ],
      };
    }),
  );
}
