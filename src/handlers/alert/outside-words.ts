import type { Alert } from '../../domain/alert.ts';
import type { Department } from '../../domain/department.ts';
import type { OutsideWords, Saying } from '../../domain/outside.ts';
import { languageOf, type Person } from '../../domain/person.ts';
import { type Text, text } from '../../text/index.ts';
import { followLabel, titleOf } from './card.ts';

/** What an alert says by e-mail or text message: its own words in the person's language, and nothing about the person. */
export function outsideWords({ desk }: Department) {
  return (alert: Alert, person: Person, saying: Saying): OutsideWords => {
    const language = languageOf(person, undefined);
    const t = text(language);
    const asks = alert.wanted === 'muster' && alert.state === 'open';
    return { language, ...said(alert, t, saying), last: t.outside.last(desk.telephone, asks) };
  };
}

function said(alert: Alert, t: Text, saying: Saying): Pick<OutsideWords, 'title' | 'body'> {
  const { language } = t.common;
  const title = titleOf(alert, language);
  switch (saying) {
    case 'alert':
      return { title, body: alert.body[language] };
    case 'recalled':
      return {
        title: t.watch.recall.withdrawn(title),
        body: t.watch.recall.correction(title, alert.ended?.reason ?? ''),
      };
    default: {
      const n = Number(saying);
      const body = alert.updates[n - 1]?.body[language] ?? '';
      return { title: followLabel(alert, n, t), body };
    }
  }
}
