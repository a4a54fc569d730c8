import type { Language } from '../chat/event.ts';
import type { Department } from '../domain/department.ts';
import type { OutsideKind } from '../domain/outside.ts';
import type { Environment } from './environment.ts';

/** What is needed to reach GC Notify; undefined where the department does not use it. */
export function gcNotifyOptions(environment: Environment, department: Department) {
  const settings = department.alerting.gcNotify;
  if (!settings || !environment.gcNotifyKey) return undefined;
  const { url = 'https://api.notification.canada.ca', emailTemplate, smsTemplate } = settings;
  const templates: Partial<Record<OutsideKind, Readonly<Record<Language, string>>>> = {
    ...(emailTemplate && { email: emailTemplate }),
    ...(smsTemplate && { sms: smsTemplate }),
  };
  return { apiKey: environment.gcNotifyKey, url, templates };
}
