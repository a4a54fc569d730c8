import type { Element } from '../../chat/message.ts';
import { signsOf } from '../../domain/phishing-signs.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';

/** What somebody can learn from the suspicious message that they reported. */
export function feedback({ awareness: { feedback: t } }: Text, event: SecurityEvent): Element[] {
  if (event.type !== 'suspicious-message' || !event.text || event.danger) return [];
  const signs = signsOf(event.text);
  return [
    { kind: 'text', tone: 'strong', text: t.heading },
    signs.length > 0
      ? { kind: 'list', items: signs.map((sign) => t.signs[sign]) }
      : { kind: 'text', text: t.none },
    { kind: 'text', text: t.thanks },
  ];
}

/** What became of what its author knows as a suspicious message. */
export function verdict(
  { awareness: { feedback: t } }: Text,
  { type }: Pick<SecurityEvent, 'type'>,
  outcome: string,
): string[] {
  if (type !== 'suspicious-message') return [];
  return [outcome === 'unfounded' ? t.harmless : t.harmful];
}
