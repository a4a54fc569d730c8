import { SendError } from '../../chat/errors.ts';
import { call, type GcNotifyOptions } from './client.ts';

/** What is wrong with GC Notify, one sentence each; for `doctor`. It looks the templates up, and sends nothing. */
export async function checkGcNotify(options: GcNotifyOptions): Promise<string[]> {
  const found: string[] = [];
  for (const [kind, byLanguage] of Object.entries(options.templates)) {
    for (const [language, id] of Object.entries(byLanguage)) {
      try {
        const template = (await call(options, 'GET', `/v2/template/${id}`)) as Template;
        const said = `${template.subject ?? ''} ${template.body ?? ''}`;
        const lacking = ['((title))', '((body))'].filter((each) => !said.includes(each));
        if (template.type !== kind)
          found.push(`GC Notify: the template ${id} (${kind}, ${language}) is one for ${template.type}.`);
        else if (lacking.length > 0)
          found.push(`GC Notify: the template ${id} (${kind}, ${language}) lacks ${lacking.join(' and ')}.`);
      } catch (error) {
        const reason = error instanceof SendError ? error.reason : 'unknown';
        if (reason === 'AuthError')
          return ['GC Notify does not accept GC_NOTIFY_API_KEY. Copy the key again; it begins with gcntfy-.'];
        if (!(error instanceof SendError) || !error.permanent)
          return [`GC Notify cannot be reached (${reason}). Those whom chat does not reach get nothing.`];
        found.push(
          `GC Notify: the template ${id} (${kind}, ${language}) is not there (${reason}). Copy its id again.`,
        );
      }
    }
  }
  return found;
}

interface Template {
  type?: string;
  subject?: string | null;
  body?: string;
}
