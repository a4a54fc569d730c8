/** The platforms Vigie speaks on. The console is one of them: a platform without servers of its own. */
export type Platform = 'slack' | 'teams' | 'console';

export type Language = 'en' | 'fr';

/**
 * Who wrote, as the platform reports it: never what somebody typed.
 * Only a `member` can be matched to a person of the directory; everybody else may report and see the numbers.
 */
export interface Sender {
  platform: Platform;
  /** The platform's own id of the account; unique together with `tenant`. */
  id: string;
  /** Slack workspace or Microsoft Entra tenant. */
  tenant?: string;
  /** Confirmed address (Slack) or user principal name (Teams), lower case. */
  email?: string;
  name: string;
  locale?: string;
  standing: 'member' | 'guest' | 'external' | 'bot' | 'unconfirmed';
}

/** Where something was said or is to be shown. `address` is the adapter's own business and opaque to the rest. */
export interface Place {
  platform: Platform;
  id: string;
  kind: 'direct' | 'group' | 'channel';
  /** The message the conversation hangs on, where the platform has threads. */
  thread?: string;
}

/** A file a person sent. `read` fetches the bytes when a handler keeps it, and not before. */
export interface IncomingFile {
  name: string;
  /** Bytes, as the platform states them; checked again when read. */
  size: number;
  type: string;
  read(): Promise<Uint8Array>;
}

interface Base {
  /** The platform's id of this delivery; the same when it is delivered again. Unique per platform. */
  id: string;
  /** The platform never delivers this kind of event twice: its answer need not be kept. */
  once?: true;
  /** For the log: the id of the request that brought it. */
  request?: string;
  sender: Sender;
  place: Place;
  /**
   * Who sees an answer given at `place`: only the author (a direct chat, a Slack slash command), or everyone there.
   */
  audience: 'author' | 'everyone';
  /**
   * False where no answer can but vanish by itself (Slack's modals, and what only one person sees in a channel): what must
   * last is then also sent directly.
   */
  lasting: boolean;
}

/** Words: a slash command, a mention, or a direct message, the platform's own marks removed. */
export interface TextEvent extends Base {
  kind: 'text';
  text: string;
  /** They stand nowhere on the platform, as those of a slash command. */
  unposted?: true;
  /** Where others read it, the platform's id of the message: the same as in `quoted` of a shortcut that is used on it. */
  message?: string;
  /** When it was changed since it was sent, as the platform says it: it may have been answered as it was then. */
  edited?: string;
  files: IncomingFile[];
  /** Files came along that a bot may not read here: the person is told where to send them. */
  filesElsewhere?: true;
  /** Accounts mentioned in the text, by the token that stands for each in `text` (for example `<@U1>`). */
  mentions: Mention[];
}

export interface Mention {
  token: string;
  id: string;
  email?: string;
  /** How those who read it know who is meant, until then what the client of whoever wrote calls them; absent: by the token. */
  name?: string;
}

/** A pressed button or a changed choice. */
export interface ActionEvent extends Base {
  kind: 'action';
  action: string;
  value: string;
  /** The button beside a choice, of which nothing was chosen. */
  unchosen?: true;
}

/** A form sent off. `values` holds every field by name; a field left empty is absent. */
export interface FormEvent extends Base {
  kind: 'form';
  form: string;
  token: string;
  state: string;
  /** What gives the same form once more; absent from one that was shown before forms said so. */
  again?: { action: string; value: string };
  values: Record<string, string>;
  files: IncomingFile[];
}

/** A shortcut, a message action or a menu entry that starts a command, perhaps on somebody's message. */
export interface ShortcutEvent extends Base {
  kind: 'shortcut';
  command: string;
  /** The text of the message it was used on. */
  quote?: string;
  /** Accounts mentioned in it. */
  mentions?: Mention[];
  /** That message: where the platform has it, who wrote it and when (ISO 8601), as far as it tells. */
  quoted?: { id: string; author?: string; at?: string };
}

/** The person opened the bot's home or their conversation with it (Slack), or the bot met them for the first time. */
export interface VisitEvent extends Base {
  kind: 'home' | 'opened' | 'welcome';
}

export type ChatEvent = TextEvent | ActionEvent | FormEvent | ShortcutEvent | VisitEvent;
