import type { Element, Message, Phone } from '../chat/message.ts';
import { colon } from '../chat/words.ts';
import type { Department } from '../domain/department.ts';
import type { Text } from '../text/index.ts';

/** The emergency numbers and the desk's telephone, in the reader's language. */
export function emergencyPhones(t: Text, department: Department): Phone[] {
  const language = t.common.language;
  return [
    ...department.emergencyNumbers.map(({ label, number }) => ({ label: label[language], number })),
    deskPhone(t, department),
  ];
}

/** The telephone of the security desk, with its label. */
export function deskPhone(t: Text, department: Department): Phone {
  return { label: t.common.deskTelephone, number: department.desk.telephone };
}

/** What stands first whenever somebody may be in danger. */
export function dangerFirst(t: Text, department: Department): Element[] {
  return [
    { kind: 'text', tone: 'alert', text: t.report.dangerHeading },
    { kind: 'phones', rows: emergencyPhones(t, department), language: t.common.language },
  ];
}

/** The same in one line, for the plain text of a message. */
export function dangerLine(t: Text, department: Department): string {
  return `${t.report.dangerHeading}${colon(t.common.language)}${numbersLine(t, department)}`;
}

/** The same as a message, before which nothing else is said. */
export function dangerMessage(t: Text, department: Department): Message {
  return { text: dangerLine(t, department), card: dangerFirst(t, department) };
}

/** The numbers in one line, for the plain text of a message. */
export function numbersLine(t: Text, department: Department): string {
  return emergencyPhones(t, department)
    .map(({ label, number }) => `${label} ${number}`)
    .join(' · ');
}
