import { interact, type SlackService, slash } from './slack.ts';
import { activityOf, type TeamsService } from './teams.ts';

/** Somebody on a platform: what they say and press arrives as the platform sends it. */
export interface User {
  say(words: string): Promise<Response>;
  press(action: string, value: string): Promise<Response>;
}

export function slackUser(service: SlackService, bot: string, id: string, email: string): User {
  const member = { id, email, name: id };
  return {
    say: (words) => slash(bot, service, member, '/vigie', words),
    press: (action, value) =>
      interact(bot, service, member, {
        type: 'block_actions',
        channel: { id: `D-${id}`, name: 'directmessage' },
        container: { type: 'message' },
        actions: [{ type: 'button', action_id: `${action}#0`, value }],
      }),
  };
}

export function teamsUser(service: TeamsService, bot: string, id: string, email: string): User {
  const member = { id, email, name: id };
  return {
    say: (words) => service.send(bot, activityOf(service, member, { text: words })),
    press: (action, value) => service.send(bot, activityOf(service, member, pressed(action, value))),
  };
}

/** A pressed button of a card, as Teams sends it. */
function pressed(action: string, value: string): Record<string, unknown> {
  const data = { vigie: { action, value } };
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1',
    value: { action: { type: 'Action.Execute', verb: 'vigie', data } },
  };
}
