import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderMessage as card } from '../../src/adapters/cards/message.ts';
import { limits } from '../../src/adapters/slack/limits.ts';
import { renderMessage as blocks } from '../../src/adapters/slack/render.ts';
import { lessonCard } from '../../src/handlers/awareness/lesson.ts';
import { Unit } from '../../src/handlers/work.ts';
import { sampleTopics } from '../support/bot.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { anAssignment } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';

let opened: Awaited<ReturnType<typeof temporaryJsonStore>>;
beforeAll(async () => {
  opened = await temporaryJsonStore();
});
afterAll(() => opened.remove());

/** A Teams message may have 100 KB; it is kept under 80. */
const teamsBytes = 80_000;
const longAddress = `${'n'.repeat(64)}.${'m'.repeat(60)}@department.example`;

describe.each(sampleTopics().map((topic) => [topic.id, topic] as const))('the lesson %s', (_id, topic) => {
  it.each(['en', 'fr'] as const)(
    'fits on every platform in %s, its question and its buttons too',
    (language) => {
      const unit = new Unit(sampleServices(opened.store), new Date('2026-11-24T15:00:00.000Z'));
      const assignment = anAssignment('CA-2026-0001', 12, longAddress, {
        topic: topic.id,
        due: '2026-12-08T15:00:00.000Z',
        reminders: 1,
      });
      const frame = {
        id: 'CA-2026-0001',
        kind: 'campaign' as const,
        name: { en: 'A campaign', fr: 'Une campagne' },
        mandatory: true,
        live: true,
        remindEvery: 0,
        reminders: 4,
      };
      const message = lessonCard(unit, assignment, frame, topic, language);
      const slack = blocks(message);
      expect(slack.blocks.length).toBeLessThanOrEqual(limits.blocks);
      const json = JSON.stringify(slack);
      expect(json.length).toBeLessThan(limits.allBlocks);
      expect(JSON.stringify(card(message)).length).toBeLessThan(teamsBytes);
      // Nothing was cut: the last words of the lesson, the question and every choice stand there whole.
      const question = topic[language].questions[0];
      for (const words of [
        topic[language].lesson.split(' ').at(-1),
        question?.ask,
        ...(question?.choices ?? []).map(({ text }) => text),
      ])
        expect(json).toContain(JSON.stringify(words).slice(1, -1));
    },
  );
});
