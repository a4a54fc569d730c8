import type { Action, FileMaker } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Button, Message } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { isAsKept } from '../../domain/evidence.ts';
import type { Evidence, SecurityEvent } from '../../domain/security-event.ts';
import { caseworkers, deskEvent, needsToKnow, showable } from '../report/access.ts';
import type { Unit, Work } from '../work.ts';
import { mustFit } from './access.ts';

/** How many files have a button of their own; further ones are had by number. */
const mostButtons = 5;

/** Hands one file of evidence to somebody with a need to know, when it is what was kept. */
export async function handOutEvidence(ctx: Work, id: string, number: number): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const t = ctx.t.record.handOut;
  const file = event.files[number - 1];
  if (!file) throw new Refusal('not-found', t.noFile(id, event.files.length));
  mustFit(ctx, event, event.marking, 'record', ctx.language);
  ctx.detail = `evidence:${number}`;
  if (!(await wholeBytes(ctx, file))) {
    ctx.detail += ':damaged';
    throw new Refusal('not-found', t.damaged(id, number));
  }
  const changed = change(event, ctx.actor.id, ctx.now, 'exported', {}, { to: `evidence ${number}` });
  ctx.save('events', changed);
  const what = t.evidence(number, file.name);
  return {
    text: t.given(what, id, ctx.t.common.markings[event.marking]),
    files: [{ maker: evidenceFile.id, of: `${id}:evidence:${number}`, name: file.name, type: file.type }],
  };
}

async function wholeBytes(unit: Unit, file: Evidence): Promise<Uint8Array | undefined> {
  const bytes = await unit.store.files.read(file.sha256);
  return bytes && isAsKept(file, bytes) ? bytes : undefined;
}

/** Gives a file of evidence out when it is taken: `EV-2026-0001:evidence:2`. Who reads and where is checked again. */
export const evidenceFile: FileMaker<Unit> = {
  id: 'event.evidence',
  async make(unit, of, reader, platform) {
    const [id = '', , number] = of.split(':');
    const event = await unit.store.events.get(id);
    const file = event?.files[Number(number) - 1];
    if (!event || !file || !reader || !(await needsToKnow(unit, event, reader))) return undefined;
    return showable(unit.department, event, platform) ? wholeBytes(unit, file) : undefined;
  },
};

/** A button for each of the first files of an event. */
export function evidenceButtons(ctx: Work, event: SecurityEvent): Button[] {
  return event.files.slice(0, mostButtons).map(({ name }, i) => ({
    action: 'event.evidence',
    value: `${event.id} ${i + 1}`,
    label: ctx.t.record.handOut.evidence(i + 1, name),
  }));
}

export const evidenceAction: Action<Work> = {
  id: 'event.evidence',
  who: caseworkers,
  privacy: 'private',
  run(ctx, value) {
    const [id = '', number] = value.split(' ');
    return handOutEvidence(ctx, id, Number(number));
  },
};
