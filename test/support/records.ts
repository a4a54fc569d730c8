import type { ChatEvent } from '../../src/chat/event.ts';
import type { ActionItem } from '../../src/domain/action-item.ts';
import type { Alert } from '../../src/domain/alert.ts';
import { type Assignment, assignmentId } from '../../src/domain/assignment.ts';
import type { Campaign } from '../../src/domain/campaign.ts';
import type { Crisis } from '../../src/domain/crisis.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { entryId, type LogEntry } from '../../src/domain/log-entry.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Room } from '../../src/domain/room.ts';
import type { Screening } from '../../src/domain/screening.ts';
import type { ScreeningTask } from '../../src/domain/screening-clocks.ts';
import { newEvent, type SecurityEvent } from '../../src/domain/security-event.ts';

export const noon = '2026-11-24T12:00:00.000Z';

export function anEvent(number: number, fields: Partial<SecurityEvent> = {}): SecurityEvent {
  return newEvent({
    id: `EV-2026-${String(number).padStart(4, '0')}`,
    author: 'jane@sample.example',
    platform: 'console',
    language: 'en',
    at: noon,
    text: `report ${number}`,
    history: [],
    ...fields,
  });
}

export function aPerson(id: string, fields: Partial<Person> = {}): Person {
  return { id, version: 0, name: id, source: 'directory', active: true, roles: [], accounts: {}, ...fields };
}

export function aDelivery(id: string, fields: Partial<Delivery> = {}): Delivery {
  return {
    id,
    version: 0,
    lane: 'normal',
    to: { kind: 'person', id: `${id}@sample.example`, platform: 'slack' },
    content: { text: id },
    state: 'owed',
    owedAt: noon,
    tryAt: noon,
    attempts: 0,
    ...fields,
  };
}

export function anAlert(number: number, fields: Partial<Alert> = {}): Alert {
  return {
    id: `AL-2026-${String(number).padStart(4, '0')}`,
    version: 0,
    kind: 'warning',
    title: { en: 'Power is out', fr: 'Panne de courant' },
    body: { en: 'Work from home today.', fr: 'Travaillez de la maison aujourd’hui.' },
    marking: 'unclassified',
    audience: { include: [{ kind: 'everyone' }], except: [] },
    wanted: 'none',
    state: 'open',
    author: 'officer1@sample.example',
    createdAt: noon,
    updates: [],
    fired: [],
    history: [],
    ...fields,
  };
}

export function aScreening(id: string, fields: Partial<Screening> = {}): Screening {
  return {
    id,
    version: 0,
    level: 'secret',
    status: 'active',
    granted: '2023-11-24',
    expires: '2033-11-24',
    ...fields,
  };
}

export function aTask(person: string, since: string, fields: Partial<ScreeningTask> = {}): ScreeningTask {
  return {
    id: `${person} inform-of-rights ${since}`,
    version: 0,
    person,
    clock: 'inform-of-rights',
    since,
    due: since,
    startedBy: 'os:admin',
    ...fields,
  };
}

/** Words that somebody of the sample department writes in the console's direct chat. */
export function says(email: string, text: string, id: string): ChatEvent {
  return {
    kind: 'text',
    id,
    sender: { platform: 'console', id: email, email, name: email, standing: 'member' },
    place: { platform: 'console', id: email, kind: 'direct' },
    audience: 'author',
    lasting: true,
    text,
    files: [],
    mentions: [],
  };
}

export function anAssignment(
  campaign: string,
  round: number,
  person: string,
  fields: Partial<Assignment> = {},
): Assignment {
  return {
    id: assignmentId(campaign, round, person),
    version: 0,
    campaign,
    round,
    topic: 'lock-screen',
    person,
    givenAt: noon,
    answers: [],
    reminders: 0,
    ...fields,
  };
}

export function aCampaign(number: number, fields: Partial<Campaign> = {}): Campaign {
  return {
    id: `CA-2026-${String(number).padStart(4, '0')}`,
    version: 0,
    name: { en: 'Lock it', fr: 'Verrouillez' },
    topics: ['lock-screen'],
    audience: { include: [{ kind: 'everyone' }], except: [] },
    rhythm: { kind: 'once' },
    mandatory: false,
    dueWithin: 14 * 86_400_000,
    remindEvery: 4 * 86_400_000,
    reminders: 1,
    state: 'draft',
    author: 'officer1@sample.example',
    createdAt: noon,
    rounds: [],
    history: [],
    ...fields,
  };
}

export function aCrisis(number: number, fields: Partial<Crisis> = {}): Crisis {
  return {
    id: `CR-2026-${String(number).padStart(4, '0')}`,
    version: 0,
    name: `crisis ${number}`,
    playbook: 'flood-fire',
    severity: 'high',
    exercise: false,
    marking: 'unclassified',
    state: 'open',
    openedAt: noon,
    openedBy: 'officer1@sample.example',
    platform: 'console',
    language: 'en',
    members: [],
    keptOut: [],
    roles: [],
    handovers: [],
    checklist: [],
    services: [],
    reporting: { issued: 0, late: 0, nextAt: noon },
    injects: [],
    alerts: [],
    closures: [],
    ...fields,
  };
}

export function anEntry(crisis: string, number: number, fields: Partial<LogEntry> = {}): LogEntry {
  return {
    id: entryId(crisis, number),
    version: 0,
    crisis,
    number,
    what: 'fact',
    at: noon,
    by: 'officer1@sample.example',
    text: `entry ${number}`,
    via: 'console',
    ...fields,
  };
}

export function anAction(number: number, fields: Partial<ActionItem> = {}): ActionItem {
  return {
    id: `AC-2026-${String(number).padStart(4, '0')}`,
    version: 0,
    crisis: 'CR-2026-0001',
    kind: 'response',
    exercise: false,
    marking: 'unclassified',
    text: `action ${number}`,
    state: 'open',
    createdAt: noon,
    by: 'officer1@sample.example',
    tracked: false,
    reminded: 0,
    history: [],
    ...fields,
  };
}

export function aRoom(id: string, fields: Partial<Room> = {}): Room {
  return { id, version: 0, platforms: ['console'], refusals: [], people: {}, troubles: {}, ...fields };
}
