import type { Alert } from '../../domain/alert.ts';
import type { Department } from '../../domain/department.ts';
import type { OutsideWords } from '../../domain/outside.ts';
import { languageOf, type Person } from '../../domain/person.ts';
import { text } from '../../text/index.ts';
import { titleOf } from './card.ts';

/** What an alert says by e-mail or text message: its own words in the person's language, and nothing about the person. */
export function outsideWords({ desk }: Department) {
  return (alert: Alert, person: Person): OutsideWords => {
    const language = languageOf(person, undefined);
    const last = text(language).outside.last(desk.telephone);
    return {
      language,
      title: titleOf(alert, language),
      body: alert.body[language],
      last,
    };
  };
}
