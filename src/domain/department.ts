import type { Language, Platform } from '../chat/event.ts';
import type { Contact, Row } from './agency-routing.ts';
import type { Term } from './audience.ts';
import type { Bilingual } from './bilingual.ts';
import type { Course } from './course.ts';
import type { Drill } from './drill.ts';
import type { Marking } from './marking.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { Retention } from './retention.ts';
import type { Severity } from './severity.ts';

/** One department's settings, as its YAML file says; times are already milliseconds. */
export interface Department {
  /** True for the sample that ships with Vigie: refused beside a real platform. */
  sample: boolean;
  name: Bilingual;
  /** IANA zone; record numbers take its year, and people read its times. */
  timeZone: string;
  /** Province or territory whose holidays count, as its two letters. */
  province: string;
  /** Days that the department adds to its holidays, and takes away from them. */
  holidays: { also: readonly string[]; not: readonly string[] };
  /** When people work, on the department's clocks: nothing that can wait is sent outside of it. */
  workingHours: { from: string; until: string };
  /** Which language comes first in shared channels. */
  languages: readonly Language[];
  ceilings: Readonly<Record<Platform, Marking>>;
  /** The marking of each kind of record. */
  markings: { report: Marking; alert: Marking; crisis: Marking; restricted: Marking; screening: Marking };
  channels: readonly Channel[];
  emergencyNumbers: readonly { label: Bilingual; number: string }[];
  desk: { telephone: string; email?: string | undefined };
  /** Whom people ask about their screening; the desk where nothing is set. */
  screeningOffice?: { telephone?: string | undefined; email?: string | undefined } | undefined;
  screeningRules: {
    /** A change of circumstances that no officer acknowledged after so long: they are reminded, and after as long again the CSO. */
    acknowledgeWithin: number;
    reminders: {
      /** So many days before the end of validity, and before a recurring check, the person is reminded. */
      updates: readonly number[];
      checks: readonly number[];
      /** For so long a person may put a reminder off. */
      snooze: number;
      /** What is overdue for so long is told to the CSO. */
      escalateAfter: number;
    };
    /** The day, `2024-05-01`, on which the security requirements of all positions were last reviewed. */
    positionsReviewed?: string | undefined;
    /** Changes of personal status, marital status included, have to be reported too. */
    securityAndIntelligence: boolean;
    /** What people read before they tell of a change of circumstances. */
    notice: PrivacyNotice;
  };
  buildings: readonly Building[];
  /** Microsoft Entra tenants whose members are members of the department. */
  allowedTenants: readonly string[];
  duty: { officers: readonly string[] };
  reporting: {
    /** Unacknowledged for so long: the officers on duty are told directly. */
    acknowledgeWithin: number;
    /** The same where somebody is in danger, and as long again until the CSO is told; never longer than the others. */
    acknowledgeDangerWithin: number;
    /** Still unacknowledged so long after that: the CSO. */
    escalateAfter: number;
    /** Reports of one person in a minute above which further ones join the last. */
    floodPerMinute: number;
    /** New cards in the desk channel in a minute above which they are gathered into one. */
    deskCardsPerMinute: number;
    files: { most: number; bytes: number; types: readonly string[] };
  };
  alerting: {
    /** More people than this need a second officer's approval. */
    approvalAbove: number;
    /** An emergency that went out in one language: the other is owed within this time. */
    secondLanguageWithin: number;
    /** For answers that are wanted: how long people have, unless the alert says otherwise. */
    answerWithin: number;
    /** Those who have not answered are reminded so often, so many times. */
    remindEvery: number;
    reminders: number;
    /** Fewer than so many percent answered after so long: the wardens hear of it; after the second time, the CSO. */
    escalateBelow: number;
    escalateAfter: number;
    escalateToCsoAfter: number;
    /** Whom chat does not reach gets e-mails or text messages through GC Notify: ids of its templates by language. */
    gcNotify?:
      | {
          url?: string | undefined;
          emailTemplate?: Readonly<Record<Language, string>> | undefined;
          smsTemplate?: Readonly<Record<Language, string>> | undefined;
        }
      | undefined;
    /** What the platforms allow; Vigie stays just under it. Slack's cap on the whole workspace is not published. */
    limits: {
      slackMessagesPerMinute: number;
      slackChangesPerMinute: number;
      teamsRequestsPerSecond: number;
    };
  };
  /** When it is looked up every night who can be reached (`02:30`), and after how long what is known is stale. */
  sync: { at: string; staleAfter: number };
  notifications: {
    /** The department's own deadlines by row of the reporting standard, in milliseconds from when the row applies. */
    deadlines: Readonly<Partial<Record<Row, number>>>;
    /** What has to be told without delay and is not filed after so long: the owner is reminded. */
    remindWithoutDelay: number;
    /** How long before a deadline the owner is reminded, and how long after it the CSO. */
    warnBefore: number;
    escalateAfter: number;
    /** A contact that was verified longer ago is shown as stale. */
    contactsStaleAfter: number;
  };
  retention: Retention;
  /** The readiness levels, the baseline first. */
  readinessLevels: readonly { id: string; name: Bilingual }[];
  /** How each agency of the routing is reached. */
  agencies: Readonly<Record<string, Contact>>;
  crisis: CrisisSettings;
  awareness: AwarenessSettings;
  privacyNotice: PrivacyNotice;
  /** Where the sample's people are, beside the department's file. */
  people?: string | undefined;
  /** Where their screening records are; dates in it are relative to today. */
  screening?: string | undefined;
}

/** How the department runs its crisis rooms; times are milliseconds. */
export interface CrisisSettings {
  /** Whether roles bear the names of the Incident Command System. */
  roleNames: 'plain' | 'ics';
  /** Time between two situation reports. */
  rhythm: Readonly<Record<Severity, number>>;
  /** How long a reminder of a report is put off at a time. */
  snooze: number;
  /** A report that is late so long: the event lead and the CSO are told directly, then ever more rarely. */
  chaseReportAfter: number;
  /** A critical role that nobody has after so long is asked for again, then ever more rarely. */
  chaseRolesAfter: number;
  /** A closed room can be opened again for so long; then it is archived. */
  reopenWithin: number;
  /** Who gets every situation report, by address. */
  executives: readonly string[];
  criticalServices: readonly CriticalService[];
  actions: {
    /** When an action is due that was given no date, how long before it and then how often its owner is reminded. */
    dueWithin: number;
    warnBefore: number;
    remindEvery: number;
  };
  /** Pages that every room has at hand, such as the business continuity plan. */
  links: readonly { title: Bilingual; url: string }[];
  rooms: {
    /** Whether every room is private; the emoji, by its name, that puts a message into the log. */
    slack: { private: boolean; reaction: string };
    /** The team whose channels are rooms, and the channel (by its id here) where rooms are threads without it. */
    teams: { team?: string | undefined; channel?: string | undefined };
  };
}

/** How the department keeps its people aware; times are milliseconds. */
export interface AwarenessSettings {
  /** The part of what a platform takes, in percent, that lessons may use at most. */
  share: number;
  /** A lesson for everybody goes out spread over so much working time, or longer where the share asks for it. */
  window: number;
  /** Hours of a working day in which no lesson is sent. */
  quietHours: QuietHours;
  /** How long people have for a lesson, how often they are reminded, and how many times at most. */
  dueWithin: number;
  remindEvery: number;
  reminders: { optional: number; mandatory: number };
  /** “Later today” is after so long. */
  later: number;
  /** Nothing is shown of a smaller group than this. */
  smallestGroup: number;
  /** Topics that everybody gets who is new, and that people get when their screening was granted or updated. */
  onboarding: { topics: readonly string[]; every: number };
  briefing: { topics: readonly string[]; every: number };
  courses: readonly Course[];
  /** People who have not taken a course are reminded so often, so many times. */
  courseReminders: { every: number; most: number };
  drills: readonly Drill[];
}

/** A critical service, with the time it may be down at most (MAD), in milliseconds. */
export interface CriticalService {
  id: string;
  name: Bilingual;
  maximumDowntime: number;
}

/** Purpose, authority, personal information bank, who sees it, how long (Directive on Privacy Practices). */
export interface PrivacyNotice {
  purpose: Bilingual;
  authority: Bilingual;
  bank: Bilingual;
  seenBy: Bilingual;
  kept: Bilingual;
}

/** The channel that the security desk watches. */
export const deskChannel = 'desk';

/** A shared channel that Vigie knows by name. `desk` is the security desk's. */
export interface Channel {
  id: string;
  name: Bilingual;
  slack?: string | undefined;
  teams?: string | undefined;
  /** The console shows the channels that have this set. */
  console?: boolean | undefined;
  /** Who reads this channel: an alert to all of them is also posted here. */
  covers?: readonly Term[] | undefined;
}

export interface Building {
  id: string;
  name: Bilingual;
  floors: readonly string[];
}

/** Whether nobody has checked for long how to reach an agency. */
export function isStale({ notifications }: Department, { verified }: Contact, now: Date): boolean {
  return now.getTime() - Date.parse(verified) > notifications.contactsStaleAfter;
}
